"""Every part of the window has its page; every link, picture and key is there."""

import importlib
import inspect
import pkgutil
import re
from functools import cache
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog

from brainTwinStudio import ui
from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.engine.catalogue import catalogue
from brainTwinStudio.report.assets import resource
from brainTwinStudio.report.facts import FACTS
from brainTwinStudio.ui import controls, dialogs, panels, plots
from brainTwinStudio.ui import pages as stages
from brainTwinStudio.ui.actions import ACTIONS
from brainTwinStudio.ui.dialogs.sheet import Sheet
from brainTwinStudio.ui.help import pages
from brainTwinStudio.ui.help.browser import place_of
from brainTwinStudio.ui.help.generated import BRAIN, Known, keys_of
from brainTwinStudio.ui.help.glossary import terms
from brainTwinStudio.ui.help.rendering import html_of
from brainTwinStudio.ui.help.searching import hits
from brainTwinStudio.ui.help.what_actions_do import DOES, does
from brainTwinStudio.ui.pages.base import Page
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.matrix_panel import MatrixPanel
from brainTwinStudio.ui.plots import brain as plots_brain
from brainTwinStudio.ui.plots.brain.keys import Key
from brainTwinStudio.ui.preferences import Preferences, key_name
from brainTwinStudio.ui.theme import DARK

KEY = re.compile(
    r"(?:(?:Ctrl|Shift|Alt|keypad)[+ ])*"
    r"(?:[A-Z0-9]|F\d+|Space|Enter|Esc|Home|End|Insert|Delete|PgUp|PgDown"
    r"|Left|Right|Up|Down|\[|\]|\+|-|Ctrl|Shift|Alt)"
)
CASES = {"epilepsy_case/README", "stimulation_case/README"}  # with their pictures
QT_NAMES = {"Enter": "Return", "Delete": "Del", "Insert": "Ins"}
LINK = re.compile(r'(?:href|src)="([^"]+)"')


def classes_of(package, base: type) -> set[type]:
    """All classes below `base` in the modules of a package."""
    found: set[type] = set()
    for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(info.name)
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, base) and kind.__module__ == info.name:
                found.add(kind)
    return found


def known_keys() -> set[str]:
    """What some part of the window listens to."""
    found = {action.keys for action in ACTIONS}
    for package in (plots, plots_brain, panels, ui):
        for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            source = inspect.getsource(importlib.import_module(info.name))
            for name in re.findall(r"Qt\.Key\.(Key_\w+)", source):
                found.add(QKeySequence(Qt.Key[name].value).toString())
    return found


@cache
def rendered(name: str) -> str:
    return html_of(pages.source_of(name), name, DARK)


def anchors(name: str) -> set[str]:
    return set(re.findall(r'<a name="([^"]*)"', rendered(name)))


def test_every_panel_page_and_dialog_is_spoken_of():
    kinds = classes_of(panels, Panel) | classes_of(dialogs, QDialog)
    named = {kind.__name__ for kind in kinds - {Panel, MatrixPanel, Sheet}}
    named |= {kind.__name__ for kind in classes_of(stages, Page) - {Page}}
    assert named - pages.topics().keys() == set()


def test_pages_speak_of_nothing_that_is_not_there():
    known = set()
    for package in (ui, panels, dialogs, stages, controls):
        known |= {kind.__name__ for kind in classes_of(package, object)}
    assert pages.topics().keys() - known == set()


def test_every_fact_stands_on_a_page():
    text = "".join(map(pages.source_of, pages.names()))
    for fact in FACTS.values():
        assert f"How it is computed: {fact.title}." in text


@pytest.mark.parametrize("name", pages.names())
def test_links_and_pictures_of_a_page_are_there(name: str):
    folder = name.split("/")[:-1]
    for link in LINK.findall(rendered(name)):
        if link.startswith("https://doi.org/10."):
            continue
        if link.endswith(".png"):
            assert resource("help", *folder, link).is_file(), link
            continue
        page, _, anchor = place_of(link, name).partition("#")
        assert page in pages.names(), link
        assert not anchor or anchor in anchors(page), link


def test_sources_are_publications_that_a_reader_can_open():
    text = "".join(pages.source_of(page, Known(catalogue())) for page in pages.names())
    assert "SCIENCE.md" not in text
    assert text.count("https://doi.org/10.") > 60


@pytest.mark.parametrize("name", pages.names())
def test_every_heading_of_a_page_is_its_own(name: str):
    found = [section.anchor for section in pages.sections(pages.source_of(name))]
    assert len(found) == len(set(found))


def test_every_file_is_a_page():
    files = {path.name.removesuffix(".md") for path in resource("help").iterdir()
             if path.name.endswith(".md")}  # fmt: skip
    assert files | CASES == set(pages.names()) - set(pages.GENERATED)


def test_every_key_that_is_named_is_listened_to():
    known = known_keys()
    for name in pages.names():
        for code in re.findall(r"`([^`]+)`", pages.source_of(name)):
            if KEY.fullmatch(code) and code not in known:
                *held, key = re.split(r"(?<=.)[+ ]", code)
                key = QT_NAMES.get(key, key)
                assert {*held} <= {"Ctrl", "Shift", "Alt", "keypad"}, code
                assert key in known or key in ("Ctrl", "Shift", "Alt"), (name, code)


def test_every_key_of_the_3d_view_is_told_in_words():
    assert set(get_args(Key)) == BRAIN.keys()


def test_keys_of_actions_are_never_written_by_hand():
    for name in pages.names():
        if name not in pages.GENERATED:
            raw = pages._file(name)
            assert not re.search(r"`(Ctrl|Alt)\+|`F\d", raw), name


def test_every_action_is_described_and_listed():
    named = {key_name(action.name, action.argument) for action in ACTIONS}
    assert [name for name in named if not does(name)] == []
    assert DOES.keys() <= named | {action.name for action in ACTIONS}
    text = pages.source_of("keys")
    for action in ACTIONS:
        assert action.text in text.replace("\\", "")
        assert f"`{action.keys}`" in text if action.keys else True


def test_keys_are_those_of_now_and_a_page_names_no_other():
    nothing = pages.NOTHING_KNOWN
    assert keys_of("help", nothing) == "F1"
    assert keys_of("stage-data", nothing) == "Alt+1"
    with pytest.raises(LookupError):
        keys_of("nonsense", nothing)
    changed = Known(preferences=Preferences(keys={"find": "Ctrl+J", "undo": ""}))
    assert "`Ctrl+J`" in pages.source_of("window", changed)
    assert "(no key) takes a step back" in pages.source_of("window", changed)
    assert "| `Ctrl+J` |" in pages.source_of("keys", changed)


def test_terms_are_told_apart_and_whole():
    words = [word.lower() for term in terms() for word in (term.term, *term.also)]
    assert len(words) == len(set(words))
    for term in terms():
        assert term.long.endswith("."), term.term
        assert term.short, term.term
        assert not term.short.endswith("."), term.term


def test_words_of_metrics_and_verdicts_are_in_the_glossary():
    words = {word.lower() for term in terms() for word in (term.term, *term.also)}
    heads = {re.split(r",| \(", metric.label)[0].lower() for metric in METRICS}
    heads = {head.removeprefix("log ").removesuffix(" of regions") for head in heads}
    said = {
        *("structure alone", "ceiling", "held-out", "memorised noise", "diverged"),
        *("well determined", "not estimated", "within noise", "extrapolation"),
    }
    assert (heads | said) - words == set()


def test_the_page_of_models_names_all_that_the_engine_has():
    known = catalogue()
    both = (pages.source_of(page, Known(known)) for page in ("models", "parts"))
    text = "".join(both).replace("\\", "")
    for model in known.node_models:
        assert model.label in text
        for parameter in model.parameters:
            assert f"`{parameter.name}`" in text
            assert parameter.meaning in text
    for loss in (*known.losses, *known.regularisers, *known.black_boxes):
        assert loss.label in text
    assert all(metric.label in text for metric in METRICS)


def test_search_finds_titles_first_and_nothing_for_nonsense():
    assert hits("ceiling")[0].title == "Ceiling"
    assert hits("zone seizure")[0].place
    assert hits("xyzzy") == () == hits(" ")


def test_the_comparison_says_of_each_point_what_is_not_there():
    """Every row has what theirs shows, what ours shows and what is missing, and every
    program is named."""
    text = pages._file("anchors")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    points = [row.strip("|").split(" | ") for row in rows]
    assert len(points) > 50
    assert all(len(row) == 4 and all(map(str.strip, row)) for row in points)
    for name in ("TVB", "VEP", "Lead-DBS", "Brainstorm", "Slicer", "MNE", "Workbench"):
        assert any(name in row[1] for row in points), name
