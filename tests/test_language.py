"""A text is translated whole; the language is chosen before words are loaded."""

import pytest

from brainTwinStudio import language
from brainTwinStudio.language import tr


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


def test_an_unknown_language_is_english():
    language.choose("xx")
    assert language.spoken() == "en"
