"""The data of a patient in words."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.files.demo_patient import demo_patient
from brainTwinStudio.project import Electrodes, Patient, Recording
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.ui.panels.data_preview import channels_of
from brainTwinStudio.ui.panels.data_rows import (
    HEADERS,
    NO_RUNS,
    NO_STRUCTURE,
    by_file,
    contacts,
    decided,
    electric,
    missing,
    own_words,
    rows_of,
    velocity,
    with_own_words,
    without_recording,
)
from brainTwinStudio.ui.panels.data_structure import (
    BELOW,
    lengths_matrix,
    weights_matrix,
    with_ground,
)
from brainTwinStudio.ui.patient_notes import with_decisions
from brainTwinStudio.ui.seizure_sources import NO_PLACES
from brainTwinStudio.ui.theme import DARK
from tests.ui.seizure_views import patient_with_seizures
from tests.ui.small import small_project

VELOCITY = (
    "Conduction velocity 7 m/s was given at import; models without delays do not use "
    "it."
)


@pytest.fixture
def patient() -> Patient:
    return small_project().patients[0]


def test_demo_data_are_listed_with_their_facts():
    rows = {row.cells[0]: dict(zip(HEADERS, row.cells, strict=True))
            for row in rows_of(demo_patient().patient)}  # fmt: skip
    assert list(rows) == ["Connectome", "Tract lengths", "Regions", "run-1"]
    assert rows["Connectome"]["Kind"] == "weights, 63\u00a0% linked"
    assert rows["Connectome"]["File"] == "weights.csv; lengths_mm.csv; regions.tsv"
    assert rows["Tract lengths"]["Kind"] == "tracked, median 103\u00a0mm"
    assert rows["Regions"]["Kind"] == "centres in MNI305 (fsaverage)"
    run = rows["run-1"]
    assert (run["Size"], run["Duration"], run["TR or rate"]) == (
        "68 × 652",
        "15.2\u00a0min",
        "1.4\u00a0s",
    )
    assert (run["Global signal"], run["Band"]) == ("present", "not filtered")
    assert len(run["Fingerprint"]) == 10


def test_what_is_missing_is_told(patient: Patient):
    assert missing(patient) == ()
    assert missing(None) == (NO_STRUCTURE, NO_RUNS)
    assert missing(replace(patient, recordings=())) == (NO_RUNS,)
    assert rows_of(Patient("P")) == ()
    seizures = patient_with_seizures()  # fit for itself: its seizures can be located
    assert missing(seizures) == ()
    assert missing(replace(seizures, electrodes=None)) == (NO_PLACES,)


def test_decisions_come_from_the_notes_else_from_the_recordings(patient: Patient):
    noted = replace(patient, notes=with_decisions("words", ["a", "b"]))
    assert decided(noted) == ("a", "b")
    run = replace(patient.recordings[0], global_signal_reason="stated at import")
    (line,) = decided(replace(patient, notes="", recordings=(run,)))
    assert line == "rest-1: global signal present (stated at import)."


def test_velocity_stays_when_the_words_change(patient: Patient):
    patient = replace(patient, notes=with_decisions(f"old\n{VELOCITY}", ["a"]))
    assert velocity(patient) == "7\u00a0m/s"
    assert own_words(patient) == "old"
    changed = replace(patient, notes=with_own_words(patient, "new\nwords"))
    assert own_words(changed) == "new\nwords"
    assert velocity(changed) == "7\u00a0m/s"
    assert decided(changed) == ("a",)
    assert velocity(Patient("P")) == "not given"


def test_a_recording_is_taken_away_and_twins_stay():
    project = small_project()
    smaller = without_recording(project, project.patients[0], "rest-1")
    assert smaller.patients[0].recordings == ()
    assert smaller.twins == project.twins


def test_cells_without_a_connection_have_no_colour(patient: Patient):
    connectome = patient.connectome
    assert connectome is not None
    shown = weights_matrix(connectome)
    assert ((shown.values == BELOW) == (connectome.weights == 0)).all()
    levels, colours = with_ground(shown.levels, colour_map("batlow"), DARK)
    assert tuple(colours[0]) == (13, 16, 20)
    assert levels[0] < shown.levels[0]
    assert levels[1] == shown.levels[1]
    assert lengths_matrix(replace(connectome, lengths_mm=None)) is None


def test_selected_regions_are_previewed_else_a_few(patient: Patient):
    run = patient.recordings[0]
    names = run.channel_names
    assert channels_of(run, (names[3], "gone", names[1]), 4) == (3, 1)
    assert channels_of(run, (), 3) == (0, 5, 11)


def test_an_eeg_claims_nothing_that_only_an_fmri_has(patient: Patient):
    eeg = Recording("eeg-1", "eeg", np.ones((3, 1000)), 100.0, ("C3", "Cz", "C4"))
    contacts_ = Electrodes(
        ("A1", "A2"), ("ecog", "other"), np.zeros((2, 3)), "MNI305",
        soz=(True, False), resected=(True, True),
    )  # fmt: skip
    person = replace(patient, recordings=(eeg,), electrodes=contacts_)
    rows = {row.cells[0]: dict(zip(HEADERS, row.cells, strict=True))
            for row in rows_of(person)}  # fmt: skip
    assert (rows["eeg-1"]["Global signal"], rows["eeg-1"]["Band"]) == (
        "—",
        "not stated",
    )
    assert rows["Contacts"]["Kind"] == "ECoG and other, space MNI305"
    assert electric(person) == "EEG 10.0\u00a0s, 3 channels"
    assert contacts(person) == "2: 1 SOZ, 2 resected"
    assert (electric(patient), contacts(Patient("P"))) == ("", "")


def test_sentences_stand_under_their_file():
    told = (
        "a.npz:bold_1: its regions are taken in order.",
        "68 of 68 names are Desikan-Killiany.",
        "a.npz:bold_1 is read as region x time: as told.",
        "b.nii.gz: read.",
    )
    assert by_file(told) == (
        ("a.npz:bold_1", ("Its regions are taken in order.",
                          "Read as region x time: as told.")),
        ("", ("68 of 68 names are Desikan-Killiany.",)),
        ("b.nii.gz", ("Read.",)),
    )  # fmt: skip
