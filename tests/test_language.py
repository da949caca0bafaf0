"""A text is translated whole; the language is chosen before words are loaded."""

import ast
from pathlib import Path
from string import Formatter

import pytest

from brainTwinStudio import language
from brainTwinStudio.engine.seizures import outcome
from brainTwinStudio.engine.well_posedness.words import not_estimated
from brainTwinStudio.language import LANGUAGES, heard, heard_part, inside, tr, within
from brainTwinStudio.project.extrapolation import Extrapolation
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


def test_an_english_label_begins_small_within_a_sentence():
    assert within("Global coupling") == "global coupling"
    assert within("FC row error") == "FC row error"
    assert inside("Duty Cycle") == "duty cycle"


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Globale Kopplung", "globale Kopplung"),
        ("Gelerntes Konnektom", "gelerntes Konnektom"),
        ("Mittlere FC", "mittlere FC"),
        ("Erregbarkeit", "Erregbarkeit"),
        ("Fläche der Elektrode", "Fläche der Elektrode"),
        ("Strom", "Strom"),
    ],
)
@pytest.mark.usefixtures("words")
def test_german_nouns_keep_their_capital(label: str, said: str):
    assert within(label) == inside(label) == said


def test_an_unknown_language_is_english():
    language.choose("xx")
    assert language.spoken() == "en"


# ---------------------------------------------------------------- of other processes

SAID = {
    "Seizures stay in {count} of {all} regions.": "Von {all} bleibt es in {count}.",
    "Stretched: the truth lies beyond. {why}": "Gedehnt: Sie liegt jenseits. {why}",
    "Only {said}.": "Nur {said}.",
    "{near} inversions near the best": "{near} Inversionen nahe dem besten",
    "{name} up": "{name} aufwärts",
    "{count} s": "{count} s",
    "noise level": "Rauschpegel",
    "Stopped early; the rest is kept.": "Angehalten; der Rest bleibt.",
}


@pytest.fixture
def said(monkeypatch):
    monkeypatch.setattr(language, "translations", lambda _: SAID)
    language.choose("de")
    yield
    language.choose("en")


@pytest.mark.usefixtures("said")
def test_a_sentence_is_found_by_its_template_and_values_change_places():
    told = heard("Seizures stay in 3 of 40 regions.")
    assert told == "Von 40 bleibt es in 3."


@pytest.mark.usefixtures("said")
def test_several_sentences_are_heard_one_by_one_or_not_at_all():
    both = "Stopped early; the rest is kept. Seizures stay in 3 of 40 regions."
    told = "Angehalten; der Rest bleibt. Von 40 bleibt es in 3."
    assert heard(both) == told
    assert heard(f"{both} 5 are unknown.") == f"{both} 5 are unknown."
    assert heard(f"{both} Nobody knows this.") == f"{both} Nobody knows this."
    stretched = heard(f"Stretched: the truth lies beyond. {both}")
    assert stretched == f"Gedehnt: Sie liegt jenseits. {told}"


@pytest.mark.usefixtures("said")
def test_a_short_template_needs_words_that_are_known():
    told = "Nur 3 Inversionen nahe dem besten."
    assert heard("Only 3 inversions near the best.") == told
    assert heard("Only nobody knows what.") == "Only nobody knows what."


@pytest.mark.usefixtures("said")
def test_what_stands_within_a_sentence_is_heard_piece_by_piece():
    assert heard_part("noise level up; L Hipp up") == "Rauschpegel aufwärts; L Hipp up"


def test_english_is_heard_as_it_was_said():
    assert heard("Seizures stay in 3 of 40 regions.").startswith("Seizures stay in 3")


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


def test_what_the_engine_composes_is_heard_in_german():
    language.choose("de")
    try:
        seen = outcome.UNSEEN.format(seen=12, all=40)
        assert heard(seen).startswith("Die Kontakte haben 12 von 40 Regionen gesehen.")
        far = Extrapolation("residual", 0.3, 0.01, ("L Hipp",), 0.5, 3.2).sentence
        assert heard(far).startswith("In 30 % dieses Laufs traf der gelernte Teil")
        start = not_estimated("uniqueness", "it was not asked for").told
        assert heard(start) == "Nicht geschätzt: es wurde nicht verlangt."
    finally:
        language.choose("en")
