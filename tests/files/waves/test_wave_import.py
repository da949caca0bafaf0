"""Recordings, contacts and events into a patient and a project."""

import json

import numpy as np
import pytest

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.importing import build_patient
from brainTwinStudio.files.looking import look, read_as
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.waves.wave_candidates import WaveContent
from brainTwinStudio.project import Annotation

SCALP = ("EEG Fp1", "EEG Fp2", "ECG")
DEEP = ("A'1", "A'2", "A'3")


def imported(*paths, kinds=None, existing=None):
    found = look([str(path) for path in paths], kinds, existing)
    return build_patient("p", found, None, existing)


def kinds_in(one: Candidate) -> set[str]:
    assert isinstance(one.content, WaveContent)
    return set(one.content.runs[0].kinds)


def test_scalp_and_depth_recordings_are_told_apart_by_their_names(
    write_edf, known_signals
):
    (one,) = look([write_edf(known_signals, 100, SCALP)])
    assert (one.read_as, one.confidence, one.shape) == ("eeg", "sure", (3, 2000))
    (two,) = look([write_edf(known_signals, 100, DEEP, "b.edf")])
    assert (two.read_as, two.confidence) == ("seeg", "likely")
    assert kinds_in(two) == {"seeg"}
    assert kinds_in(read_as(two, "eeg")) == {"eeg"}
    with pytest.raises(FileError, match="cannot be read as weights"):
        read_as(two, "weights")
    with pytest.raises(FileError, match="cannot be read as bold"):
        look([one.path], {one.path: "bold"})


def test_a_recording_is_kept_small_and_comes_back_from_the_project(
    write_edf, known_signals, tmp_path
):
    path = write_edf(known_signals, 100, SCALP, plus="C", marks=[(1, 0, "eyes open")])
    result = imported(path)
    (run,) = result.patient.recordings
    assert (run.id, run.kind, run.unit) == ("eeg-1", "eeg", "µV")
    assert run.channel_kinds == ("eeg", "eeg", "ecg")
    assert run.signals.dtype == np.float32
    assert np.allclose(run.signals, known_signals, atol=0.01)
    with ProjectStore.create(tmp_path / "a.btproj") as store:
        store.change(store.project.with_patient(result.patient), "Import")
    with ProjectStore.open(tmp_path / "a.btproj", read_only=True) as store:
        (again,) = store.project.patients[0].recordings
        assert np.array_equal(again.signals, run.signals)
        assert again.annotations == (Annotation(1.0, 0.0, "eyes open"),)
    kept = (tmp_path / "a.btproj" / "project.json").read_text()
    assert not any(word in kept for word in ("Jane", "Roe", "1970", "2020-01", "MAR"))
    with pytest.raises(FileError, match="in the patient already"):
        imported(path, existing=result.patient)


def test_runs_of_a_recording_with_gaps_are_recordings_of_their_own(
    write_edf, known_signals
):
    starts = [float(i) for i in range(8)] + [100.0 + i for i in range(12)]
    path = write_edf(known_signals, 100, SCALP, plus="D", starts=starts)
    patient = imported(path).patient
    assert [run.id for run in patient.recordings] == ["eeg-1", "eeg-2"]
    assert [run.starts_s for run in patient.recordings] == [0, 100]


def test_files_of_bids_beside_a_recording_are_used(write_edf, known_signals, tmp_path):
    stem = "sub-1_task-rest_run-1"
    path = write_edf(known_signals, 100, DEEP, f"{stem}_ieeg.edf")
    (tmp_path / f"{stem}_channels.tsv").write_text(
        "name\ttype\tunits\tstatus\tstatus_description\nA'1\tECOG\tuV\tgood\tsoz\n"
        "A'2\tSEEG\tuV\tbad\tn/a\nA'3\tECG\tuV\tn/a\tn/a\n"
    )
    (tmp_path / f"{stem}_events.tsv").write_text(
        "onset\tduration\ttrial_type\n3.0\t0\tsz onset\n99\t0\tlate\n"
    )
    (tmp_path / f"{stem}_ieeg.json").write_text(json.dumps({"PowerLineFrequency": 60}))
    (tmp_path / "sub-1_space-MNI152Lin_electrodes.tsv").write_text(
        "name\tx\ty\tz\nA'1\t-40\t-10\t-20\nA'2\t-45\t-10\t-20\nB1\t10\t10\t10\n"
    )
    result = imported(path)
    (run,) = result.patient.recordings
    assert (run.kind, run.line_hz) == ("seeg", 60)
    assert run.channel_kinds == ("ecog", "seeg", "ecg")
    assert run.bad_channels == ("A'2",)
    assert run.annotations == (Annotation(3.0, 0.0, "sz onset"),)
    electrodes = result.patient.electrodes
    assert electrodes is not None
    assert (electrodes.count, electrodes.space) == (3, "MNI152")
    assert electrodes.soz == (True, False, False)


def test_contacts_and_events_may_come_later(write_edf, known_signals, tmp_path):
    run = write_edf(known_signals, 100, DEEP, "anything.edf")
    contacts = tmp_path / "sub-1_electrodes.tsv"
    contacts.write_text("name\tx\ty\tz\nA'1\t-40\t-10\t-20\nA'9\t-45\t-10\t-20\n")
    events = tmp_path / "sub-1_events.tsv"
    events.write_text("onset\tduration\ttrial_type\n3.0\t0\tsz onset\n")
    with pytest.raises(FileError, match="events belong to a recording"):
        imported(events)
    first = imported(run).patient
    second = imported(contacts, existing=first)
    assert "1 of 3 channels have a contact; without: A'2, A'3" in second.notes[-1]
    third = imported(events, existing=second.patient)
    assert third.patient.recordings[0].annotations[0].text == "sz onset"
    with pytest.raises(FileError, match="has contacts already"):
        imported(contacts, existing=third.patient)
    together = imported(run, contacts, events).patient
    assert together.electrodes is not None
    assert together.recordings[0].annotations == third.patient.recordings[0].annotations


def test_partners_of_a_recording_point_to_it(tmp_path):
    for name, wanted in (("a.vmrk", ".vhdr"), ("a.eeg", ".vhdr"), ("a.fdt", ".set")):
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(FileError, match=f"give its {wanted} file"):
            look([tmp_path / name])


def test_recordings_in_npz(tmp_path, known_signals, shared_data):
    path = tmp_path / "seizure.npz"
    np.savez(path, data=known_signals, sfreq=100.0, channels=np.array(DEEP))
    (run,) = imported(path).patient.recordings
    assert (run.kind, run.unit, run.sampling_hz) == ("seeg", "a.u.", 100)
    np.savez(path, data=known_signals[:2], sfreq=100.0, channels=np.array(DEEP))
    with pytest.raises(FileError, match="for 3 channel names"):
        look([path])
    broken = known_signals.copy()
    broken[1, 1500] = np.nan
    np.savez(path, data=broken, sfreq=100.0, channels=np.array(DEEP))
    with pytest.raises(FileError, match=r"Channel A'2 holds no number at 15\.000 s"):
        imported(path)
    real = shared_data / "ecog_seizure" / "pt01_seizure1.npz"
    (run,) = imported(real).patient.recordings
    assert (run.kind, len(run.channel_names), run.sampling_hz) == ("seeg", 84, 1000)


def test_an_eeg_takes_nothing_from_a_connectome_and_gives_it_nothing(
    write_edf, known_signals, make_patient
):
    patient = imported(
        write_edf(known_signals, 100, SCALP), existing=make_patient(1)
    ).patient
    assert [run.kind for run in patient.recordings] == ["bold", "eeg"]
    assert patient.connectome is not None


def test_two_tables_of_contacts_are_one_too_many(tmp_path):
    for name in ("sub-1_electrodes.tsv", "sub-2_electrodes.tsv"):
        (tmp_path / name).write_text("name\tx\ty\tz\nA1\t-40\t-10\t-20\n")
    with pytest.raises(InputError, match="one is expected"):
        imported(*sorted(tmp_path.glob("*.tsv")))
