"""A text is translated whole; the language is chosen before words are loaded."""

import ast
from pathlib import Path
from string import Formatter

import pytest

from brainTwinStudio import language
from brainTwinStudio.language import LANGUAGES, tr
from tests.words_elsewhere import words_elsewhere


@pytest.fixture
def words(monkeypatch):
    """A language of two texts."""
    known = {"Remove {count} regions": "{count} Regionen entfernen", "{": "offen {"}
    monkeypatch.setattr(language, "translations", lambda _: known)
    language.choose("de")
    yield
    language.choose("en")


def test_english_is_what_stands_in_the_source():
    assert language.spoken() == "en"
    assert tr("Remove {count} regions", count=3) == "Remove 3 regions"


@pytest.mark.usefixtures("words")
def test_a_text_is_looked_up_and_filled():
    assert tr("Remove {count} regions", count=3) == "3 Regionen entfernen"
    assert tr("Not translated {x:.1f}", x=0.25) == "Not translated 0.2"


@pytest.mark.usefixtures("words")
def test_without_values_braces_stay():
    assert tr("Remove {count} regions") == "{count} Regionen entfernen"
    assert tr("{") == "offen {"


@pytest.mark.usefixtures("words")
def test_a_label_inside_a_sentence_is_small_in_english_only():
    assert language.inside("Pulsfolge") == "Pulsfolge"
    language.choose("en")
    assert language.inside("Pulse train") == "pulse train"


def test_an_unknown_language_is_english():
    language.choose("xx")
    assert language.spoken() == "en"


# ---------------------------------------------------------------- what is shipped


def marked() -> set[str]:
    """Every text of the package that goes through `tr`."""
    found = set()
    for path in Path(language.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "tr":
                text = node.args[0]
                if isinstance(text, ast.Constant):
                    found.add(text.value)
    return found


def braces(text: str) -> list[tuple[object, ...]]:
    """Names of values with their formats; of a text that is no template, none."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return []
    return sorted(part[1:] for part in parts if part[1] is not None)


@pytest.mark.parametrize("name", [name for name in LANGUAGES if name != "en"])
def test_every_text_has_a_finished_translation_with_the_same_values(name: str):
    known = language.translations(name)
    wanted = marked() | set(words_elsewhere())
    assert set(known) == wanted, "run python -m tests.update_languages and translate"
    file = Path(__file__).parents[1] / "resources" / "languages" / f"{name}.ts"
    assert 'type="unfinished"' not in file.read_text(encoding="utf-8")
    other = {text for text, said in known.items() if braces(text) != braces(said)}
    assert not other
    outer = {t for t, said in known.items() if edges(t) != edges(said)}
    assert not outer, "a translation begins and ends with the same spaces"


def edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()
