"""A face never enters a project, and who has none need not prove it."""

from pathlib import Path
from typing import Any

import nibabel
import numpy as np
import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.images.head_removed import shows_no_face
from brainTwinStudio.files.importing import build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.project import Array, PatientAnatomy

nib: Any = nibabel  # its types are too narrow to say what it does
T1 = "mni_icbm152_t1_tal_nlin_sym_09a_converted.nii.gz"
MM = 4.0
LOWEST = np.array([-100.0, -136.0, -176.0])
SHAPE = (50, 64, 74)
AFFINE = np.diag([MM, MM, MM, 1.0])
AFFINE[:3, 3] = LOWEST


@pytest.fixture(scope="module")
def head() -> Array:
    """Voxels inside the scalp of fsaverage, neck included, from the wheel of MNE."""
    import mne
    from scipy.ndimage import binary_closing, binary_fill_holes

    folder = Path(mne.__file__).parent / "data" / "fsaverage"
    (scalp,) = mne.read_bem_surfaces(folder / "fsaverage-head.fif", verbose="ERROR")
    corners = scalp["rr"][scalp["tris"]] * 1000
    steps = [(u, v) for u in np.linspace(0, 1, 9) for v in np.linspace(0, 1 - u, 9)]
    first, second, third = corners.transpose(1, 0, 2)
    points = np.concatenate(
        [first * (1 - u - v) + second * u + third * v for u, v in steps]
    )
    shell = np.zeros(SHAPE, bool)
    shell[tuple(np.round((points - LOWEST) / MM).astype(int).T)] = True
    return np.asarray(binary_fill_holes(binary_closing(shell)))


@pytest.fixture(scope="module")
def brain(nilearn_folder: Path) -> tuple[Array, Array]:
    """The real brain of nilearn's wheel at 3 mm, and its affine."""
    source = nib.load(nilearn_folder / "datasets" / "data" / T1)
    values = np.asarray(source.dataobj)[::3, ::3, ::3].astype(np.int16)
    return values, source.affine @ np.diag([3.0, 3, 3, 1])


def places() -> tuple[Array, ...]:
    """x, y, z in mm of every voxel of the head."""
    grid = np.indices(SHAPE).reshape(3, -1).T * MM + LOWEST
    return tuple(grid.T.reshape(3, *SHAPE))


def faceless(head: Array) -> Array:
    """As a program removes it: nothing below and before a slanted plane."""
    _, y, z = places()
    return head & ~((y > 20) & (z < 0.6 * y - 52))


def grey(filled: Array, low: int = 50) -> Array:
    drawn = np.random.default_rng(0).integers(low, 250, filled.shape)
    return np.where(filled, drawn, 0).astype(np.int16)


def anatomy_of(*paths: Path) -> tuple[PatientAnatomy, str]:
    result = build_patient("P1", look(paths))
    assert result.patient.anatomy is not None
    return result.patient.anatomy, " ".join(result.notes)


def test_a_refusal_says_how_to_get_a_mask(head: Array, save):
    """By name of file and of program, so that nobody has to search."""
    path = save("sub-01_T1w.nii", grey(head), AFFINE, code=1)
    with pytest.raises(FileError) as said:
        anatomy_of(path)
    for word in (
        "It shows a face",
        "FreeSurfer's mri/brainmask.mgz",
        "fMRIPrep's ..._desc-brain_mask.nii.gz",
        "mri_synthstrip -i T1w.nii.gz -m T1w_brain_mask.nii.gz",
    ):
        assert word in str(said.value)


@pytest.mark.parametrize("name", ["T1w.nii", "brain_T1w.nii", "defaced_T1w.nii"])
@pytest.mark.parametrize("bottom_mm", [-170, -60, -40, -20, 0])
def test_no_name_lets_a_face_in(head: Array, save, name: str, bottom_mm: int):
    """Whole heads and fields of view that end at chin, mouth, nose and eyes."""
    seen = head & (places()[2] >= bottom_mm)
    with pytest.raises(FileError, match="shows a face"):
        anatomy_of(save(name, grey(seen), AFFINE, code=1))


def test_the_air_around_a_head_is_not_taken_for_nothing(head: Array, save):
    noisy = grey(head) + np.random.default_rng(1).integers(1, 9, SHAPE)
    with pytest.raises(FileError, match="shows a face"):
        anatomy_of(save("defaced_T1w.nii", noisy.astype(np.int16), AFFINE, code=1))


@pytest.mark.parametrize("name", ["norm.nii", "sub-01_desc-x_T1w.nii"])
@pytest.mark.parametrize("axes", ["RAS", "LPS", "ASR"])
def test_a_brain_alone_needs_no_name(brain, tmp_path: Path, name: str, axes: str):
    """norm.mgz of FreeSurfer does not say that its skull is gone."""
    values, affine = brain
    image = nib.Nifti1Image(values, affine)
    turn = nib.orientations.ornt_transform(
        nib.io_orientation(affine), nib.orientations.axcodes2ornt(axes)
    )
    turned = image.as_reoriented(turn)
    turned.header.set_sform(turned.affine, 1)
    turned.to_filename(tmp_path / name)
    anatomy, notes = anatomy_of(tmp_path / name)
    assert anatomy.image is not None
    assert "came without skull and face" in notes
    assert (anatomy.image.values > 0).sum() == (values != 0).sum()


def test_a_defaced_head_is_kept_as_it_is(head: Array, save):
    rest = faceless(head)
    path = save("sub-01_desc-defaced_T1w.nii", grey(rest), AFFINE, code=1)
    anatomy, notes = anatomy_of(path)
    assert anatomy.image is not None
    assert anatomy.image.kept_within == "it came without a face"
    assert "has no face, so that none enters the project" in notes
    assert (anatomy.image.values > 0).sum() == rest.sum()
    with pytest.raises(FileError, match="shows a face"):
        anatomy_of(save("sub-01_T1w.nii", grey(rest), AFFINE, code=1))


def test_brainmask_of_freesurfer_stands_in_for_its_t1(head: Array, brain, tmp_path):
    """brainmask.mgz holds the grey values of T1.mgz inside the brain."""
    from nibabel.processing import resample_from_to

    values, affine = brain
    inside = resample_from_to(nib.Nifti1Image(values, affine), (SHAPE, AFFINE), order=0)
    kept = np.asarray(inside.dataobj) > 0
    whole = grey(head | kept)
    for name, data in (("T1.mgz", whole), ("brainmask.mgz", np.where(kept, whole, 0))):
        nib.MGHImage(data.astype(np.uint8), AFFINE).to_filename(tmp_path / name)
    anatomy, notes = anatomy_of(tmp_path / "T1.mgz", tmp_path / "brainmask.mgz")
    assert anatomy.image is not None
    assert anatomy.image.source_file == "brainmask.mgz"
    assert (anatomy.image.values > 0).sum() == kept.sum()
    assert "T1.mgz: it shows a face and is not kept." in notes
    assert "mri_synthstrip" not in notes


def test_shapes_that_are_no_head():
    assert not shows_no_face(np.zeros((4, 4, 4), bool), np.eye(4))
    assert not shows_no_face(np.ones((1, 1, 1), bool), np.eye(4))
    assert not shows_no_face(np.ones((9, 9, 9), bool), np.diag([-1.0, -1, 2, 1]))
