"""The built-in patient comes from its files by the rules of any import."""

from pathlib import Path

from brainTwinStudio.files.demo_patient import KINDS, PATIENT, demo_patient


def test_demo_patient_has_everything_a_fit_needs():
    patient = demo_patient().patient
    assert patient.id == PATIENT
    assert "composite demo, not one person" in patient.notes
    connectome = patient.connectome
    assert connectome is not None
    assert connectome.parcellation.count == 68
    assert connectome.parcellation.space == "MNI305 (fsaverage)"
    assert connectome.parcellation.centres_mm is not None
    assert connectome.lengths_mm is not None
    (run,) = patient.recordings
    assert run.signals.shape == (68, 652)
    assert abs(run.repetition_time_s - 1.4) < 1e-12
    assert run.channel_names == connectome.parcellation.region_names


def test_demo_patient_says_what_was_decided():
    notes = demo_patient().notes
    assert any("TR 1.4 s" in note for note in notes)
    assert any("regions are named by order" in note for note in notes)


def test_demo_patient_read_from_copies_is_the_same(tmp_path: Path):
    folder = tmp_path / "input"
    copied = demo_patient(folder).patient
    assert sorted(path.name for path in folder.iterdir()) == sorted(KINDS)
    built_in = demo_patient().patient
    assert copied.connectome is not None
    assert built_in.connectome is not None
    assert copied.connectome.sha256 == built_in.connectome.sha256
    assert (copied.recordings[0].signals == built_in.recordings[0].signals).all()


def test_demo_notes_name_no_folder(tmp_path: Path):
    notes = demo_patient(tmp_path / "input").notes
    assert not [note for note in notes if str(tmp_path) in note]
