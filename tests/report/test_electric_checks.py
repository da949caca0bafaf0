"""Cards on electrical recordings and contacts."""

import numpy as np
import pytest

from brainTwinStudio.project import (
    Connectome,
    Electrodes,
    Parcellation,
    Patient,
    Recording,
)
from brainTwinStudio.project.spaces import Space
from brainTwinStudio.report.electric_checks import electric_cards

CENTRES = np.array([[-40.0, 0, 0], [40, 0, 0], [-40, 40, 0], [40, 40, 0]])
NAMES = ("LA1", "LA2", "LB1", "RA1", "RA2", "RB1")
PLACES = np.array(
    [[-38.0, 0, 0], [-44, 0, 0], [-40, 35, 0], [38, 0, 0], [44, 0, 0], [40, 35, 0]]
)


def connectome(space: Space = "MNI152") -> Connectome:
    weights = np.ones((4, 4)) - np.eye(4)
    names = ("lh-a", "rh-a", "lh-b", "rh-b")
    return Connectome(Parcellation("4", names, ("L", "R") * 2, CENTRES, space), weights)


def electrodes(places=PLACES, space: Space = "MNI152") -> Electrodes:
    return Electrodes(NAMES, ("seeg",) * 6, places, space)


def titles(patient: Patient) -> dict[str, str]:
    return {card.title: card.severity for card in electric_cards(patient)}


def test_sound_contacts_pass():
    found = titles(Patient("p", connectome=connectome(), electrodes=electrodes()))
    assert found == {
        "Sides of contacts match their names": "ok",
        "Contacts lie in the brain": "ok",
        "What the contacts can see": "info",
    }


@pytest.mark.parametrize(
    ("places", "space", "title", "severity"),
    [
        (
            PLACES * [-1, 1, 1],
            "MNI152",
            "Left and right of contacts are swapped",
            "bad",
        ),
        (
            PLACES + np.array([0, 0, 90]),
            "MNI152",
            "6 contacts lie outside the brain",
            "bad",
        ),
        (PLACES, "tkRAS", "Contacts are not laid to regions", "warn"),
    ],
)
def test_a_flipped_or_misplaced_implantation_is_found(places, space, title, severity):
    patient = Patient(
        "p", connectome=connectome(), electrodes=electrodes(places, space)
    )
    assert titles(patient)[title] == severity


def test_bad_channels_and_hum_are_named():
    draw = np.random.default_rng(0)
    time = np.arange(20_000) / 500
    signals = draw.normal(0, 10, (12, time.size)) + 4 * np.sin(2 * np.pi * 60 * time)
    signals[3] = 0
    names = tuple(f"E{i}" for i in range(12))
    run = Recording("eeg-1", "eeg", signals.astype(np.float32), 500, names, "µV")
    cards = {
        card.title: card for card in electric_cards(Patient("p", "", None, (run,)))
    }
    assert "E3 (flat" in cards["eeg-1: 1 of 12 channels look bad"].detail
    assert cards["eeg-1: mains hum"].numbers == (("line_hz", 60.0),)


def test_a_patient_without_electrodes_has_no_such_cards():
    assert electric_cards(Patient("p", connectome=connectome())) == ()
