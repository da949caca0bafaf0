"""The lead field that an EEG is fitted through, by the names of the recording."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.waves.eeg_lead_field import eeg_lead_field
from brainTwinStudio.project import (
    Connectome,
    Electrodes,
    LeadField,
    Parcellation,
    Patient,
    Recording,
)

NAMES = ("EEG Fp1", "EEG Fp2", "EEG C3", "EEG C4", "EEG O1", "EEG O2", "odd", "ECG")
PLACES = np.array([[-40.0, 0, 50], [40, 0, 50], [0, -80, 10]])


def recording(**more: Any) -> Recording:
    kinds = ("eeg",) * 7 + ("ecg",)
    signals = np.random.default_rng(0).normal(size=(8, 50))
    asked: dict[str, Any] = {"channel_kinds": kinds, **more}
    return Recording("eeg-1", "eeg", signals, 100.0, NAMES, "µV", **asked)


def patient(**more: Any) -> Patient:
    regions = Parcellation("own", ("a", "b", "c"), ("L", "R", "-"), PLACES, "MNI152")
    graph = Connectome(regions, np.ones((3, 3)) - np.eye(3))
    return Patient("P1", connectome=graph, recordings=(recording(),), **more)


def test_names_of_the_10_20_system_are_places():
    found = eeg_lead_field(patient(), (recording(),))
    field = found.lead_field
    assert field.channel_names == NAMES[:6]
    assert field.region_names == ("a", "b", "c")
    np.testing.assert_allclose(field.gain.sum(axis=0), 0, atol=1e-12)
    # the nearest channel sees a region most
    assert np.argmax(np.abs(field.gain), axis=0)[:2].tolist() == [2, 3]
    assert any("odd" in note for note in found.notes)


def test_bad_channels_and_those_of_one_run_only_are_left_out():
    other = replace(recording(bad_channels=("EEG Fp1",)), id="eeg-2")
    found = eeg_lead_field(patient(), (recording(), other))
    assert found.lead_field.channel_names == NAMES[1:6]


def test_a_given_lead_field_counts_first_and_is_brought_to_microvolts():
    gain = np.random.default_rng(1).normal(size=(6, 3))
    names = ("Fp1", "Fp2", "C3", "C4", "O1", "O2")
    given = LeadField(gain, names, ("c", "b", "a"), "V/(A m)", "mine")
    found = eeg_lead_field(patient(lead_field=given), (recording(),)).lead_field
    centred = (gain - gain.mean(axis=0))[:, ::-1]
    np.testing.assert_allclose(found.gain, centred * 1e-3)
    assert (found.channel_names, found.how) == (NAMES[:6], "mine")
    free = replace(given, unit="a.u.")
    found = eeg_lead_field(patient(lead_field=free), (recording(),)).lead_field
    assert np.sqrt(np.mean(found.gain**2)) == pytest.approx(0.02)
    meg = replace(given, unit="T/(A m)")
    with pytest.raises(InputError, match="of MEG"):
        eeg_lead_field(patient(lead_field=meg), (recording(),))


def test_contacts_with_places_count_before_names():
    names = ("Fp1", "Fp2", "C3", "C4", "O1")
    places = 90 * np.array(
        [
            [-0.3, 0.9, 0.3],
            [0.3, 0.9, 0.3],
            [-0.9, 0, 0.4],
            [0.9, 0, 0.4],
            [0, -0.9, 0.3],
        ]
    )
    cap = Electrodes(names, ("eeg",) * 5, places, "MNI305")
    found = eeg_lead_field(patient(electrodes=cap), (recording(),))
    assert found.lead_field.channel_names == NAMES[:5]
    depth = Electrodes(("X1", "X2"), ("seeg",) * 2, places[:2], "MNI305")
    found = eeg_lead_field(patient(electrodes=depth), (recording(),))
    assert found.lead_field.channel_names == NAMES[:6]


def test_what_is_missing_is_said():
    few = recording(bad_channels=NAMES[:4])
    with pytest.raises(InputError, match="2 EEG channels of P1"):
        eeg_lead_field(patient(), (few,))
    with pytest.raises(InputError, match="No EEG"):
        eeg_lead_field(patient(), ())
    with pytest.raises(InputError, match="no connectome"):
        eeg_lead_field(Patient("P1"), (recording(),))
