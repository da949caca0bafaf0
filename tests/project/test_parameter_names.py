"""Labels within sentences, in English and in German."""

import pytest

from brainTwinStudio.project import parameter_names
from brainTwinStudio.project.parameter_names import lowered, within


def test_an_english_label_begins_small_within_a_sentence():
    assert within("Global coupling") == "global coupling"
    assert lowered("Duty Cycle") == "duty cycle"


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
def test_german_nouns_keep_their_capital(
    label: str, said: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(parameter_names, "spoken", lambda: "de")
    assert within(label) == lowered(label) == said
