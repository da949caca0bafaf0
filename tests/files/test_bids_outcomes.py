"""Patients of a BIDS folder with outcome and marks, and why others are left out."""

from pathlib import Path

import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.bids.outcomes import operated_patients, outcome_is_good

HEAD = "participant_id\tengel\toutcome\n"


def patient(root: Path, code: str, *marks: str) -> None:
    """Contacts LA1, LA2, ... with these status descriptions."""
    folder = root / code / "ses-a" / "ieeg"
    folder.mkdir(parents=True)
    names = [f"LA{i + 1}" for i in range(len(marks))]
    rows = [f"{name}\t-{40 - i}\t0\t0" for i, name in enumerate(names)]
    table = "\n".join(["name\tx\ty\tz", *rows])
    (folder / f"{code}_ses-a_electrodes.tsv").write_text(table)
    rows = [f"{name}\tSEEG\t{mark}" for name, mark in zip(names, marks, strict=True)]
    table = "\n".join(["name\ttype\tstatus_description", *rows])
    (folder / f"{code}_ses-a_task-ictal_channels.tsv").write_text(table)


def test_patients_come_with_outcome_and_overlap_the_others_with_a_reason(tmp_path):
    rows = (
        *("sub-1\tIIIB\tn/a", "sub-2\tn/a\tS", "sub-3\t1A\tS", "sub-4\t1A\tS"),
        *("sub-5\tn/a\tNR", "sub-6\t1A\tS", "sub-8\tn/a\tn/a"),
        *("sub-9\t1\tS", "sub-9\t2\tF"),
    )
    (tmp_path / "participants.tsv").write_text(HEAD + "\n".join(rows))
    patient(tmp_path, "sub-1", "soz", "resect,soz", "resect", "n/a")
    patient(tmp_path, "sub-2", "soz", "resect")
    patient(tmp_path, "sub-3", "soz", "n/a")
    patient(tmp_path, "sub-5", "soz", "resect")
    (tmp_path / "sub-6").mkdir()
    patient(tmp_path, "sub-7", "soz", "resect")
    found, missing = operated_patients(tmp_path)
    assert [(one.id, one.outcome, one.good) for one in found] == [
        ("sub-1", "IIIB", False),
        ("sub-2", "S", True),
    ]
    assert found[0].overlap.soz_resected.value == 0.5
    assert found[0].overlap.resected_soz.value == 0.5
    assert {one.id: one.why for one in missing} == {
        "sub-3": "No contact is marked as resected.",
        "sub-4": "There is no folder of this patient.",
        "sub-5": "Its outcome 'NR' (outcome) is not understood.",
        "sub-6": "There is no table of contacts (electrodes.tsv).",
        "sub-7": "participants.tsv does not list it.",
        "sub-8": "participants.tsv states no outcome of this patient.",
        "sub-9": "participants.tsv lists this patient 2 times.",
    }


@pytest.mark.parametrize(
    ("column", "told", "good"),
    [
        ("engel", "1B", True),
        ("engel_outcome", "IA", True),
        ("engel", "Engel class II", False),
        ("engel", "IVc", False),
        ("engel", "5", None),
        ("ilae", "2", True),
        ("outcome", "ILAE 3", False),
        ("outcome", "1", None),
        ("outcome", "seizure free", True),
        ("outcome", "F", False),
        ("outcome", "NR", None),
    ],
)
def test_outcomes_are_understood_or_left_out(column, told, good):
    assert outcome_is_good(column, told) is good


def test_a_folder_that_tells_no_outcome_is_refused(tmp_path):
    (tmp_path / "participants.tsv").write_text("participant_id\tage\nsub-1\t30\n")
    with pytest.raises(FileError, match=r"tells no outcome.*participant_id, age"):
        operated_patients(tmp_path)


def test_every_real_patient_has_both(shared_data):
    found, missing = operated_patients(shared_data / "ieeg_outcomes")
    assert (len(found), missing) == (29, ())
    assert sum(one.good for one in found) == 18
