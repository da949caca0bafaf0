"""Folders of BIDS: usable subjects and their imports by names alone."""

import json
import os
import time
from pathlib import Path

import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.bids.bids_names import taken_apart
from brainTwinStudio.files.bids.bids_root import is_bids, look_into, repetition_time


def put(root: Path, *names: str, text: str = "") -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def described(root: Path, name: str, **more: object) -> None:
    put(root, "dataset_description.json", text=json.dumps({"Name": name, **more}))


def made_by(root: Path, tool: str) -> None:
    described(root, tool, DatasetType="derivative", GeneratedBy=[{"Name": tool}])


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Two subjects through four pipelines under names that do not tell, one without
    anything, and SEEG."""
    root = tmp_path / "study"
    described(root, "A study")
    put(root, "participants.tsv", text="participant_id\nsub-01\nsub-02\nsub-77\n")
    for sub in ("sub-01", "sub-02"):
        run = f"{sub}_task-rest_run-1"
        put(root, f"{sub}/func/{run}_bold.nii.gz")
        put(root, f"{sub}/func/{run}_bold.json", text='{"RepetitionTime": 0.8}')
        a = root / "derivatives" / "a"
        made_by(a, "fMRIPrep")
        for space in ("MNI152NLin2009cAsym", "T1w"):
            put(a, f"{sub}/func/{run}_space-{space}_desc-preproc_bold.nii.gz")
        put(a, f"{sub}/func/{run}_desc-confounds_timeseries.tsv")
        b = root / "derivatives" / "b"
        made_by(b, "xcp_d")
        for atlas in ("4S156Parcels", "Gordon"):
            start = f"{sub}/func/{run}_space-fsLR_seg-{atlas}_stat"
            put(
                b,
                f"{start}-mean_timeseries.tsv",
                f"{start}-mean_timeseries.ptseries.nii",
            )
            put(b, f"{start}-pearsoncorrelation_relmat.tsv", f"{start}-reho_bold.tsv")
    put(root / "derivatives" / "qsirecon", "sub-01/dwi/sub-01_connectivity.mat")
    mica = root / "derivatives" / "micapipe_v0.2.0"
    start = "sub-02/dwi/connectomes/sub-02_space-dwi_atlas-schaefer-100_desc-iFOD2-40M"
    put(
        mica,
        f"{start}-SIFT2_full-connectome.txt",
        f"{start}-SIFT2_full-edgeLengths.txt",
    )
    start = "sub-03/ses-a/ieeg/sub-03_ses-a_task-ictal_run-"
    put(root, f"{start}01_ieeg.edf", f"{start}01_channels.tsv", f"{start}01_events.tsv")
    put(root, f"{start}02_ieeg.vhdr", f"{start}02_ieeg.eeg", f"{start}02_channels.tsv")
    put(root, "sub-03/ses-a/ieeg/sub-03_ses-a_space-MNI_electrodes.tsv")
    put(root, "sub-04/anat/sub-04_T1w.nii.gz")
    return root


def test_a_name_is_taken_apart():
    file = taken_apart(
        Path("func/sub-01_task-rest_run-2_seg-X_stat-mean_timeseries.tsv")
    )
    assert (file.suffix, file.ending, file.folder) == ("timeseries", ".tsv", "func")
    assert (file.run, file.atlas, file.get("stat")) == ("task-rest run-2", "X", "mean")


def test_every_pipeline_gives_its_imports(study: Path):
    root = look_into(study)
    assert root.name == "A study"
    assert is_bids(study)
    told = {s.id: [(j.pipeline, len(j.files)) for j in s.jobs] for s in root.subjects}
    assert told == {
        "sub-01": [("fMRIPrep", 2), ("XCP-D", 1), ("XCP-D", 1), ("QSIRecon", 1)],
        "sub-02": [("fMRIPrep", 2), ("XCP-D", 1), ("XCP-D", 1), ("micapipe", 2)],
        "sub-03": [("iEEG", 1), ("iEEG", 1)],
        "sub-04": [],
    }
    image = root.subject("01").jobs[0].paths[0]
    assert "space-MNI152" in image.name, "of several spaces the standard one"
    assert [kind for _, kind in root.subject("02").jobs[-1].files] == [
        "weights",
        "lengths",
    ]


def test_the_repetition_time_comes_from_the_raw_sidecar(study: Path):
    job = look_into(study).subject("sub-01").job("xcpd_task-rest_run-1_atlas-Gordon")
    assert repetition_time(job) == 0.8
    put(study, "sub-01/func/sub-01_task-rest_run-1_x.json", text="{}")
    raw = study / "derivatives/b/sub-01/func/sub-01_task-rest_run-1_bold.json"
    raw.write_text('{"RepetitionTime": 2.0}')
    job = look_into(study).subject("sub-01").job(job.name)
    assert repetition_time(job) is None, "two that differ tell nothing"


def test_sentences_tell_what_is_wrong(study: Path):
    (study / "derivatives/a/dataset_description.json").write_text("{broken")
    os.symlink("../nowhere", study / "sub-01/func/sub-01_task-rest_run-9_bold.nii.gz")
    root = look_into(study)
    text = "\n".join(root.sentences)
    assert "a/dataset_description.json is no JSON text" in text
    assert "1 subjects have nothing that can be imported: sub-04" in text
    assert "participants.tsv lists subjects without data: sub-77" in text
    assert "1 files are links to data that are not here" in text
    assert len(root.usable) == 3, "what made the files is told by their names then"


@pytest.mark.parametrize(
    "folder", ["derivatives", "derivatives/b", "derivatives/qsirecon"]
)
def test_a_folder_of_derivatives_is_a_root_too(study: Path, folder: str):
    assert look_into(study / folder).usable


def test_folders_without_subjects_are_refused(tmp_path: Path):
    with pytest.raises(FileError, match="No subject is in it"):
        look_into(tmp_path)
    with pytest.raises(FileError, match="no such folder"):
        look_into(tmp_path / "none")
    assert not is_bids(tmp_path)


def test_unknown_subjects_and_parts_are_listed(study: Path):
    root = look_into(study)
    with pytest.raises(FileError, match=r"No subject 'sub-9'. Known: sub-01, sub-02"):
        root.subject("sub-9")
    with pytest.raises(
        FileError, match=r"No part 'x'. Known: fmriprep_task-rest_run-1"
    ):
        root.subject("sub-01").job("x")


def test_thousands_of_files_are_listed_quickly(tmp_path: Path):
    made_by(tmp_path, "xcp_d")
    for sub in range(100):
        for run in range(5):
            start = (
                f"sub-{sub:03}/func/sub-{sub:03}_task-rest_run-{run}_seg-A_stat-mean"
            )
            put(tmp_path, *(f"{start}_timeseries.{e}" for e in ("tsv", "json")))
            put(tmp_path, *(f"{start}_res-{i}_alff.tsv" for i in range(8)))
    started = time.process_time()
    root = look_into(tmp_path)
    assert time.process_time() - started < 2
    assert sum(len(subject.jobs) for subject in root.subjects) == 500


def test_a_real_dataset_is_listed(shared_data: Path):
    root = look_into(shared_data / "ieeg_outcomes")
    assert root.name == "HUP iEEG Epilepsy Dataset"
    assert len(root.usable) == len(root.subjects) == 29
    assert {j.gives for s in root.subjects for j in s.jobs} == {"contacts"}
