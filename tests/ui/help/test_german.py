"""The German help says what the English one says: page by page, term by term."""

import json
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from brainTwinStudio import language
from brainTwinStudio.report.assets import resource
from brainTwinStudio.ui.help import pages
from brainTwinStudio.ui.help.browser import place_of
from brainTwinStudio.ui.help.glossary import terms
from brainTwinStudio.ui.help.rendering import _pattern, html_of
from brainTwinStudio.ui.help.searching import hits
from brainTwinStudio.ui.theme import DARK

WRITTEN = tuple(name for name in pages.names() if name not in pages.GENERATED)
CASES = {"epilepsy_case/README", "stimulation_case/README"}  # with their pictures
KEYS = {  # on a German keyboard, as Qt calls them there
    "Strg": "Ctrl",
    "Umschalt": "Shift",
    "Leertaste": "Space",
    "Entf": "Delete",
    "Einfg": "Insert",
    "Bild auf": "PgUp",
    "Bild ab": "PgDown",
    "Links": "Left",
    "Rechts": "Right",
}
GERMAN_KEYS = re.compile(rf"`({'|'.join(KEYS)})`")
CODE = re.compile(r"`[^`]+`|\{(?:key:[\w-]+|brain-keys)\}|\]\([^)#]*")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
EMPHASISED = re.compile(r"\*+([^*|]+)\*+")
LINK = re.compile(r'<a href="([^"]+)"')


@pytest.fixture
def german() -> Iterator[None]:
    """What is read from now on is German; constants of modules stay English."""
    kept = (pages._file, pages.topics, terms, _pattern)
    language.choose("de")
    for one in kept:
        one.cache_clear()
    yield
    language.choose("en")
    for one in kept:
        one.cache_clear()


def both(name: str) -> tuple[str, str]:
    """A page in English and in German."""
    path = f"{name}.md".split("/")
    files = resource("help", *path), resource("help", "de", *path)
    english, its_german = (file.read_text("utf-8") for file in files)
    return english, its_german


def test_every_page_has_a_twin_and_every_twin_a_page():
    folder = resource("help", "de")
    found = {file.name.removesuffix(".md") for file in folder.iterdir()
             if file.name.endswith(".md")}  # fmt: skip
    assert found | CASES == set(WRITTEN)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_page_has_the_headings_links_keys_and_numbers_of_its_twin(name: str):
    english, its_german = both(name)
    one, other = pages.sections(english), pages.sections(its_german)
    assert [(s.level, s.classes) for s in one] == [(s.level, s.classes) for s in other]
    for ours, theirs in zip(one, other, strict=True):
        back = GERMAN_KEYS.sub(lambda m: f"`{KEYS[m[1]]}`", theirs.text)
        for found in (CODE, NUMBER):
            said, written = (Counter(found.findall(s)) for s in (ours.text, back))
            assert said == written, theirs.title
        assert ours.text.count("\n|") == theirs.text.count("\n|"), theirs.title
    assert english != its_german


@pytest.mark.parametrize("name", WRITTEN)
def test_names_of_the_window_are_those_it_shows(name: str):
    """What is emphasised in English and a text of the window, "Run full", has the name
    in German that the window has."""
    english, its_german = (" ".join(text.split()) for text in both(name))
    shown = language.translations("de")
    for called in EMPHASISED.findall(english):
        wanted = shown.get(called) or shown.get(f"{called}…", "")
        assert wanted.removesuffix("…") in its_german, (called, wanted)


@pytest.mark.usefixtures("german")
def test_links_of_german_pages_lead_somewhere():
    shown = {name: html_of(pages.source_of(name), name, DARK) for name in pages.names()}
    there = {name: set(re.findall(r'<a name="([^"]*)"', html))
             for name, html in shown.items()}  # fmt: skip
    glossary = 0
    for name, html in shown.items():
        for link in LINK.findall(html):
            if not link.startswith("https://doi.org/10."):
                page, _, anchor = place_of(link, name).partition("#")
                assert not anchor or anchor in there[page], (name, link)
                glossary += page == "glossary"
    assert glossary > 50
    for place in pages.topics().values():
        page, _, anchor = place.partition("#")
        assert anchor in there[page], place


@pytest.mark.usefixtures("german")
def test_what_is_searched_is_german():
    assert hits("obergrenze")[0].title == "Obergrenze"
    assert hits("anfallsursprung lokalisieren")[0].place.startswith("seizures#")
    assert pages.topics()["JobsStrip"] == "window#aufträge"


def test_a_page_without_a_twin_is_english(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pages, "spoken", lambda: "xx")
    assert pages._file.__wrapped__("plan").startswith("# Plan {PlanPage}")


def test_every_term_has_a_twin():
    english = json.loads(resource("glossary.json").read_text("utf-8"))
    own = json.loads(resource("help", "de", "glossary.json").read_text("utf-8"))
    assert [one["term"] for one in english] == list(own)
    for one in english:
        twin = own[one["term"]]
        assert twin.keys() <= {"term", "short", "long", "also", "forms"}
        assert ("also" in twin) or not one.get("also"), "its English words would stay"
        assert twin["short"]
        assert not twin["short"].endswith(".")
        assert twin["long"] != one["long"]
        assert twin["long"].endswith(".")
        assert NUMBER.findall(twin["long"]) == NUMBER.findall(one["long"])


@pytest.mark.usefixtures("german")
def test_german_terms_are_told_apart():
    words = [word.lower() for term in terms()
             for word in (term.term, *term.also, *term.forms)]  # fmt: skip
    assert len(words) == len(set(words))
