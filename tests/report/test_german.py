"""A report and a card in German, written by a process of its own: words are chosen when
modules are loaded."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

WRITE = """
import json, sys
from dataclasses import fields, is_dataclass
from brainTwinStudio import language
language.choose(sys.argv[1])
sys.path.insert(0, sys.argv[2])
from conftest import make_project
from matplotlib.text import Text
from brainTwinStudio.report.blocks import Picture
from brainTwinStudio.report.contents import sections_of
from brainTwinStudio.report.model_card import card_text
from brainTwinStudio.report.page import heading

def texts(of):
    if isinstance(of, str):
        return [of]
    if isinstance(of, tuple):
        return [text for one in of for text in texts(one)]
    if not is_dataclass(of):
        return []
    found = [text for one in fields(of) for text in texts(getattr(of, one.name))]
    if isinstance(of, Picture):
        found += [one.get_text() for one in of.draw().findobj(Text)]
    return found

project = make_project("Checked on Monday. composite demo, not one person")
patient, twin = project.patients[0], project.twins[0]
said = [heading(patient), *texts(sections_of(project, patient, twin))]
print(json.dumps([*said, *card_text(twin).splitlines()]))
"""
ENGLISH = re.compile(r"\b(the|of|is|are|and|with|that|not|this|from|their|its)\b")
# A person's own words, and what the made project calls things.
THEIRS = {
    "Checked on Monday. composite demo, not one person",
    "strength of input",
    "distance from rhythm",
    "a (1/s), distance from rhythm",
}


def written(language: str) -> list[str]:
    """Every text of the report, its pictures too, and of the card."""
    folder = Path(__file__).parent
    call = [sys.executable, "-c", WRITE, language, str(folder)]
    done = subprocess.run(
        call, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def english(texts: list[str]) -> set[str]:
    """Those with an English word that German has not, without names of a person."""
    bare = {text: text for text in texts}
    for theirs in THEIRS:
        bare = {text: left.replace(theirs, "") for text, left in bare.items()}
    return {text for text, left in bare.items() if ENGLISH.search(left)}


@pytest.fixture(scope="module")
def german() -> list[str]:
    return written("de")


def test_no_english_sentence_is_left(german: list[str]):
    assert english(german) == set()


def test_german_says_what_matters(german: list[str]):
    whole = "\n".join(german)
    for words in (
        "Bericht des Hirnzwillings: P1",
        "Simulierte FC stimmt mit gemessener FC überein: r = 0.70",
        "Modellergebnisse an einer Kopie des Zwillings, keine Empfehlungen",
        "Nur für die Forschung. Kein Medizinprodukt",
        "nicht geschätzt",
        "Gemessen",
    ):
        assert words in whole, words


def test_english_is_what_it_was():
    texts = written("en")
    whole = "\n".join(texts)
    for words in (
        "Brain twin report: P1",
        "Simulated FC agrees with measured FC: r = 0.70",
        "Effects are model results on a copy of the twin, not recommendations.",
        "Research use only. Not a medical device",
        "held-out 0.61",
        "Not run yet: effects not estimated.",
        "# Model card: twin-1 of P1",
    ):
        assert words in whole, words
    assert len(english(texts)) > 30  # the test above can fail
