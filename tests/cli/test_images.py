"""`braintwin import` of images: real files of nilearn and MNE, an atlas made here."""

import importlib.util
import shutil
from pathlib import Path
from typing import Any

import nibabel
import numpy as np
import pytest

from brainTwinStudio.files.store import ProjectStore

nib: Any = nibabel
AFFINE = np.diag([4.0, 4, 4, 1])
STEM = "sub-1_task-rest_"


def wheel(package: str, path: str) -> Path:
    found = importlib.util.find_spec(package)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / path


@pytest.fixture
def images(tmp_path: Path) -> list[Path]:
    """A run of 30 volumes with labels of FreeSurfer, its table and its confounds."""
    labels = np.zeros((9, 8, 4), np.int16)
    labels[1:4, 1:7], labels[5:8, 1:7], labels[4, 1:7] = 10, 49, 2
    run = np.random.default_rng(0).normal(size=(9, 8, 4, 30)).astype("f4")
    image = nib.Nifti1Image(run, AFFINE)
    image.header.set_xyzt_units("mm", "msec")
    image.header.set_zooms((4, 4, 4, 2100))
    files = [tmp_path / f"{STEM}desc-preproc_bold.nii.gz", tmp_path / "seg.nii.gz"]
    nib.save(image, files[0])
    nib.save(nib.Nifti1Image(labels, AFFINE), files[1])
    files.append(tmp_path / f"{STEM}desc-confounds_timeseries.tsv")
    folder = "interfaces/fmriprep/data/test-v21_desc-confounds_timeseries.tsv"
    shutil.copy(wheel("nilearn", folder), files[2])
    return [*files, wheel("mne", "data/FreeSurferColorLUT.txt")]


def test_images_become_a_recording_of_regions(braintwin, images, tmp_path: Path):
    folder = tmp_path / "n.btproj"
    words = ("import", folder, *images, "--patient", "P")
    refused = braintwin(*words).refused
    assert "Choose a way of cleaning (--confounds)" in refused
    assert not folder.exists()
    said = braintwin(*words, "--confounds", "6HMP", "--json")
    assert said.status == 0, said.err
    kinds = {one["read_as"] for one in said.json["files"]}
    assert kinds == {"image", "atlas", "confounds", "regions"}
    notes = "\n".join(said.json["notes"])
    assert "6 motion parameters were removed by regression" in notes
    assert "no grey matter are left out: Left-Cerebral-White-Matter" in notes
    with ProjectStore.open(folder, read_only=True) as store:
        (recording,) = store.project.patient("P").recordings
    assert recording.channel_names == ("Left-Thalamus-Proper", "Right-Thalamus-Proper")
    assert recording.repetition_time_s == pytest.approx(2.1)
    assert recording.global_signal == "present"
    assert len(recording.sha256.split("; ")) == 4


def test_a_surface_alone_is_the_own_cortex(braintwin, tmp_path: Path):
    surface = wheel("nilearn", "datasets/data/fsaverage5/pial_left.gii.gz")
    said = braintwin("import", tmp_path / "n.btproj", surface, "--patient", "P")
    assert "the own left cortex, 10,242 vertices" in said.out
