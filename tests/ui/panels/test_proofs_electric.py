"""Pictures and mends of the cards on channels and contacts, without a window."""

import numpy as np
import pytest

from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.project import Electrodes, Patient, Recording
from brainTwinStudio.report.checks import cards_of
from brainTwinStudio.ui.panels.key_numbers import KEYS
from brainTwinStudio.ui.panels.mending import offers_of
from brainTwinStudio.ui.panels.proof_kinds import TracesProof
from brainTwinStudio.ui.panels.proofs import proof_of
from brainTwinStudio.ui.plots.evidence import Evidence
from tests.ui.small import small_project

HZ = 200.0


@pytest.fixture
def patient() -> Patient:
    """Ten channels of noise and hum, the fourth silent; contacts, one far away."""
    draw = np.random.default_rng(0)
    t = np.arange(round(40 * HZ)) / HZ
    signals = draw.normal(size=(10, len(t))) + 2 * np.sin(2 * np.pi * 50 * t)
    signals[3] = 0.0
    names = tuple(f"LA{i + 1}" for i in range(10))
    run = Recording("seeg-1", "seeg", signals.astype(np.float32), HZ, names)
    small = small_project().patients[0]
    assert small.connectome is not None
    parcellation = small.connectome.parcellation
    places = np.linspace([-20, 0, 0], [-60, 0, 0], 10)
    places[9] = (-200, 0, 0)
    assert parcellation.centres_mm is not None
    contacts = Electrodes(names, ("seeg",) * 10, places, "MNI305")
    return Patient("p", "", small.connectome, (run,), contacts)


def card(patient: Patient, key: str) -> Card:
    return next(c for c in cards_of(patient) if c.numbers and c.numbers[0][0] == key)


def test_cards_of_an_seeg_are_among_all_cards_without_fmri(patient: Patient):
    titles = [c.title for c in cards_of(patient)]
    assert "seeg-1: 1 of 10 channels look bad" in titles
    assert "seeg-1: mains hum" in titles
    assert "No fMRI recording" in titles


def test_every_card_with_numbers_has_a_picture_and_words(patient: Patient):
    for one in cards_of(patient):
        if one.numbers:
            assert proof_of(one, patient).picture is not None, one.title
        assert all(key in KEYS for key, _ in one.numbers)


def test_bad_channels_are_drawn_above_sound_ones(patient: Patient):
    proof = proof_of(card(patient, "channels"), patient)
    assert proof.regions == ("LA4",)
    assert isinstance(proof.picture, TracesProof)
    assert proof.picture.run.channel_names == ("LA4", "LA1", "LA2")
    assert not proof.picture.run.signals[0].any()


def test_a_click_marks_the_bad_channels_and_the_card_is_content(patient: Patient):
    [offer] = offers_of(card(patient, "channels"), patient)
    assert offer.text == "Mark 1 channel bad"
    assert offer.change is not None
    mended = offer.change(patient)
    assert mended.recordings[0].bad_channels == ("LA4",)
    assert mended.recordings[0].signals is patient.recordings[0].signals
    assert card(mended, "channels").severity == "ok"


def test_hum_is_seen_in_the_spectrum(patient: Patient):
    proof = proof_of(card(patient, "line_hz"), patient)
    assert isinstance(proof.picture, Evidence)
    [trace] = proof.picture.traces
    assert trace.x[np.argmax(trace.y)] == pytest.approx(50)


def test_contacts_outside_are_marked_from_above(patient: Patient):
    proof = proof_of(card(patient, "outside"), patient)
    assert isinstance(proof.picture, Evidence)
    assert proof.picture.dots is not None
    assert proof.picture.dots[2][9]
