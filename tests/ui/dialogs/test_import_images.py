"""Images, atlases and confounds in the import dialog's state; without Qt."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import nibabel
import nilearn
import numpy as np
import pytest

from brainTwinStudio.files.reader import Kind
from brainTwinStudio.ui.dialogs.import_choices import (
    READ_AS,
    State,
    kinds_for,
    reason_of,
    size_text,
    used,
)
from brainTwinStudio.ui.dialogs.import_files import look_each
from brainTwinStudio.ui.dialogs.import_join import join_of
from brainTwinStudio.ui.dialogs.import_needs import needs
from brainTwinStudio.ui.dialogs.import_trial import trial
from brainTwinStudio.ui.dialogs.thumbnail import SIGNS, thumbnail

nib: Any = nibabel
AFFINE = np.diag([4.0, 4, 4, 1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run of fMRIPrep with atlas, table and confounds of nilearn."""
    labels = np.zeros((9, 8, 4), np.int16)
    labels[1:4, 1:7], labels[5:8, 1:7] = 10, 49
    run = np.random.default_rng(0).normal(size=(9, 8, 4, 30)).astype("f4")
    image = nib.Nifti1Image(run, AFFINE)
    image.header.set_xyzt_units("mm", "sec")
    image.header.set_zooms((4, 4, 4, 0))
    nib.save(image, tmp_path / "sub-1_task-rest_desc-preproc_bold.nii.gz")
    nib.save(nib.Nifti1Image(labels, AFFINE), tmp_path / "atlas_dseg.nii.gz")
    (tmp_path / "atlas_dseg.tsv").write_text("index\tname\n10\tlh-a\n49\trh-a\n")
    data = Path(nilearn.__file__).parent / "interfaces" / "fmriprep" / "data"
    shutil.copy(
        data / "test-v21_desc-confounds_timeseries.tsv",
        tmp_path / "sub-1_task-rest_desc-confounds_timeseries.tsv",
    )
    return tmp_path


def state_of(folder: Path, *left_out: str) -> State:
    found = look_each([folder])
    out = frozenset(one.path for one in found if one.file in left_out)
    return State(patient_id="P1", left_out=out).with_found(found)


def test_every_kind_has_a_name_and_what_has_no_numbers_a_sign():
    assert set(READ_AS) == set(Kind.__args__)  # type: ignore[attr-defined]
    assert set(SIGNS) == set(READ_AS) - {"weights", "lengths", "bold", "regions", "tvb"}


def test_what_is_missing_is_asked_one_thing_after_the_other(folder: Path):
    state = state_of(folder)
    kinds = {one.file: one.read_as for one in used(state)}
    assert sorted(kinds.values()) == ["atlas", "confounds", "image", "regions"]
    blocking = [need.kind for need in needs(state) if need.blocks]
    assert blocking == ["tr_s", "confounds"]
    assert trial(state).sentence == ""
    assert not trial(state).ready
    state = replace(state, tr_s=2.0, confounds="24HMP+2Phys+GSR")
    outcome = trial(state)
    assert outcome.ready
    assert outcome.result is not None
    recording = outcome.result.patient.recordings[0]
    assert recording.channel_names == ("lh-a", "rh-a")
    assert recording.global_signal == "removed"
    assert recording.repetition_time_s == pytest.approx(2.0)
    assert not any(str(folder) in note for note in outcome.result.notes)


def test_without_an_atlas_the_sentence_stands_beside_the_image(folder: Path):
    state = replace(state_of(folder, "atlas_dseg.nii.gz"), tr_s=2.0, confounds="none")
    outcome = trial(state)
    assert outcome.path.endswith("_bold.nii.gz")
    assert "needs an atlas in its space" in outcome.sentence


def test_a_table_of_labels_is_no_list_of_regions_to_join(folder: Path):
    state = state_of(folder)
    assert join_of(used(state), None) is None


def test_rows_tell_size_kinds_and_tr_of_an_image(folder: Path, qapp):
    state = state_of(folder)
    by_kind = {one.read_as: one for one in used(state)}
    assert size_text(by_kind["image"]) == "9 × 8 × 4 × 30"
    assert kinds_for(by_kind["image"]) == ("image",)
    assert kinds_for(by_kind["atlas"]) == ("atlas", "mask", "anatomy")
    image = by_kind["image"]
    timed = replace(image, content=replace(image.content, tr_s=2.0))
    assert reason_of(state, timed, timed).endswith("the file says TR 2 s")
    assert all(thumbnail(one).width() == 80 for one in by_kind.values())


def test_an_image_with_its_brain_mask_becomes_the_own_anatomy(tmp_path: Path):
    grid = np.stack(np.meshgrid(*[np.arange(40)] * 3, indexing="ij"), axis=-1)
    brain = ((grid - 20) ** 2).sum(axis=-1) < 15**2
    noise = np.random.default_rng(0).integers(20, 900, brain.shape).astype(np.int16)
    nib.save(nib.Nifti1Image(noise, AFFINE), tmp_path / "sub-1_T1w.nii.gz")
    alone = trial(state_of(tmp_path))
    assert alone.path.endswith("sub-1_T1w.nii.gz")
    assert "It shows a face" in alone.sentence
    mask = nib.Nifti1Image(brain.astype(np.uint8), AFFINE)
    nib.save(mask, tmp_path / "sub-1_brain_mask.nii.gz")
    outcome = trial(state_of(tmp_path))
    assert outcome.ready
    assert outcome.result is not None
    anatomy = outcome.result.patient.anatomy
    assert anatomy is not None
    assert anatomy.image is not None
    assert (anatomy.image.values > 0).sum() == brain.sum()
