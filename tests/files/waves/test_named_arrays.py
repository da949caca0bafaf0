"""Recordings in .npz and .mat: what is flagged on contacts, marks, units."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scipy.io

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.importing import ImportResult, build_patient
from brainTwinStudio.files.looking import look, read_as
from brainTwinStudio.project import Patient

NAMES = ("A1", "A2", "A3", "B1", "B2", "B3")
FLAGS = np.array([1, 1, 0, 0, 0, 0], bool)


def npz(folder: Path, **more: Any) -> Path:
    path = folder / "seizure.npz"
    values = np.random.default_rng(0).normal(size=(6, 400)).astype("f4")
    told = {"data": values, "sfreq": 200.0, "channels": np.array(NAMES)}
    np.savez(path, **{**told, **more})
    return path


def table(folder: Path) -> Path:
    rows = [f"{name}\t{20 + i}\t-30\t{10 + i}" for i, name in enumerate(NAMES[1:])]
    path = folder / "sub-1_electrodes.tsv"
    path.write_text("\n".join(["name\tx\ty\tz", *rows]) + "\n")
    return path


def imported(*paths: Path, existing: Patient | None = None) -> ImportResult:
    return build_patient("P1", look(paths), None, existing)


def test_flags_of_a_recording_are_flags_of_contacts(tmp_path: Path):
    result = imported(npz(tmp_path, soz=FLAGS, resected=FLAGS[::-1].astype(int)))
    contacts = result.patient.electrodes
    assert contacts is not None
    assert (contacts.names, contacts.positions_mm) == (NAMES, None)
    assert contacts.soz == (True, True, False, False, False, False)
    assert contacts.resected == (False, False, False, False, True, True)
    assert set(contacts.kinds) == {"seeg"}
    assert "2 contacts are flagged in the seizure onset zone." in " ".join(result.notes)


def test_without_flags_there_are_no_contacts(tmp_path: Path):
    assert imported(npz(tmp_path)).patient.electrodes is None


def test_a_table_places_the_flagged_contacts(tmp_path: Path):
    files = npz(tmp_path, soz=FLAGS), table(tmp_path)
    together = imported(*files).patient.electrodes
    after = imported(files[1], existing=imported(files[0]).patient).patient.electrodes
    before = imported(files[0], existing=imported(files[1]).patient).patient.electrodes
    for contacts in (together, after, before):
        assert contacts is not None
        assert contacts.names == NAMES[1:]
        assert len(contacts.placed) == 5
        assert contacts.soz == (True, False, False, False, False)
        assert contacts.resected is None


def test_a_table_that_is_there_is_not_replaced(tmp_path: Path):
    patient = imported(table(tmp_path)).patient
    with pytest.raises(FileError, match="has contacts already"):
        imported(table(tmp_path), existing=patient)


def test_what_the_table_states_stays(tmp_path: Path):
    path = table(tmp_path)
    rows = path.read_text().splitlines()
    flagged = [
        rows[0] + "\tsoz",
        *(f"{row}\t{i == 3}" for i, row in enumerate(rows[1:])),
    ]
    path.write_text("\n".join(flagged) + "\n")
    contacts = imported(npz(tmp_path, soz=FLAGS), path).patient.electrodes
    assert contacts is not None
    assert contacts.soz == (False, False, False, True, False)


@pytest.mark.parametrize(
    ("soz", "sentence"),
    [
        (np.ones(5, bool), "soz holds 5 values for 6 channels"),
        (np.arange(6), "soz holds other values than 0 and 1"),
        (np.array(["yes"] * 6), "soz holds 6 values for 6 channels; expected a yes"),
        (np.full(6, np.nan), "soz holds other values than 0 and 1"),
    ],
)
def test_flags_that_fit_no_channel_are_refused(tmp_path: Path, soz, sentence: str):
    with pytest.raises(FileError, match=sentence):
        look([npz(tmp_path, soz=soz)])


def test_marks_units_kinds_and_bad_channels(tmp_path: Path):
    kinds = np.array(["ecog"] * 5 + ["ecg"])
    marks = {"mark_onset_s": [0.5, 0.1], "mark_duration_s": [0.25, 0.0],
             "mark_text": np.array(["end", "start"])}  # fmt: skip
    path = npz(
        tmp_path, unit=np.array("µV"), kinds=kinds, bad=FLAGS, tmin=-0.2, **marks
    )
    (run,) = imported(path).patient.recordings
    assert (run.unit, run.bad_channels) == ("µV", ("A1", "A2"))
    assert run.channel_kinds == ("ecog",) * 5 + ("ecg",)
    told = [(mark.onset_s, mark.duration_s, mark.text) for mark in run.annotations]
    assert told == [
        (0.1, 0.0, "start"), (0.2, 0.0, "time 0 of the file"), (0.5, 0.25, "end")
    ]  # fmt: skip
    with pytest.raises(FileError, match="an onset, a duration and a text"):
        look([npz(tmp_path, **{**marks, "mark_onset_s": [0.5]})])


def test_mat_holds_a_recording_where_it_is_told(tmp_path: Path):
    values = np.random.default_rng(0).normal(size=(6, 400))
    path = tmp_path / "a.mat"
    names = np.array(NAMES, dtype=object)
    told = {"data": values, "sfreq": 200.0, "channels": names, "soz": FLAGS}
    scipy.io.savemat(path, told)
    result = build_patient("P1", look([path], {str(path): "seeg"}))
    (run,) = result.patient.recordings
    assert (run.kind, run.sampling_hz, run.channel_names) == ("seeg", 200.0, NAMES)
    np.testing.assert_array_equal(run.signals, values.astype("f4"))
    assert result.patient.electrodes is not None
    assert sum(result.patient.electrodes.soz or ()) == 2


def test_a_word_of_the_person_reaches_the_contacts(tmp_path: Path):
    names = np.array(["Fp1", "Fp2", "Cz", "O1", "O2", "Pz"])
    (found,) = look([npz(tmp_path, channels=names, soz=FLAGS)])
    for kind in ("eeg", "seeg"):
        told = read_as(found, kind)
        contacts = build_patient("P1", (told,)).patient.electrodes
        assert contacts is not None
        assert set(contacts.kinds) == {kind}


def test_the_real_seizure_brings_its_zone(shared_data: Path):
    """ds003029 sub-pt01: AD1-4, ATT1-2 and PD1-4 are in the seizure onset zone, and the
    seizure starts one second into the file."""
    result = imported(shared_data / "ecog_seizure" / "pt01_seizure1.npz")
    contacts = result.patient.electrodes
    assert contacts is not None
    flags = zip(contacts.names, contacts.soz or (), strict=True)
    inside = sorted(name for name, is_in in flags if is_in)
    assert inside == [f"AD{i}" for i in range(1, 5)] + ["ATT1", "ATT2"] + [
        f"PD{i}" for i in range(1, 5)
    ]
    assert [m.onset_s for m in result.patient.recordings[0].annotations] == [1.0]


ODD = (
    np.array([]), np.array("x"), np.array(["a", "a"]), np.zeros((2, 3, 4)),
    np.array([[np.nan] * 6]), np.array([1 + 2j]), np.array([np.inf] * 6),
    np.array([-1, 300, 2]), np.array([""] * 6), np.zeros((0, 5)), np.array(1e308),
    np.array(["\x00"] * 6), np.array(-0.2), np.array(["A1"] * 6),
)  # fmt: skip


@pytest.mark.parametrize(
    "key",
    ["data", "sfreq", "channels", "soz", "unit", "kinds", "bad", "tmin",
     "mark_onset_s", "mark_text"],
)  # fmt: skip
def test_odd_arrays_are_read_or_refused_in_a_sentence(tmp_path: Path, key: str):
    """Anything else than an InputError would be a fault of ours."""
    marks = {"mark_onset_s": [0.1], "mark_duration_s": [0.0], "mark_text": ["x"]}
    told = {"soz": FLAGS, "unit": "µV", "kinds": ["ecog"] * 6, "bad": FLAGS}
    said = []
    for odd in ODD:
        path = npz(tmp_path, **{**told, **marks, "tmin": -0.2, key: odd})
        try:
            runs = imported(path).patient.recordings
        except InputError as error:
            said.append(str(error))
        else:
            assert all(np.isfinite(run.signals).all() for run in runs)
    assert all("seizure.npz" in text for text in said)
