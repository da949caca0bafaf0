"""The patient's own anatomy from the files of real brains: fsaverage5 with its
Desikan-Killiany labels in the place of a person's, and the T1 inside nilearn."""

import csv
import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nibabel
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brainTwinStudio import cli
from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.project import Patient, PatientAnatomy

nib: Any = nibabel
DATA = Path(__file__).parents[3].parent / "shared" / "data" / "fsaverage5"
T1 = "mni_icbm152_t1_tal_nlin_sym_09a_converted.nii.gz"
CRAS = np.array([3.0, -17.0, 20.0])
VOLUME = {
    "head": np.array([2, 0, 20], np.int32), "valid": "1  # volume info valid",
    "filename": "orig.mgz", "volume": np.array([256, 256, 256]),
    "voxelsize": np.ones(3), "xras": np.array([-1.0, 0, 0]),
    "yras": np.array([0.0, 0, -1]), "zras": np.array([0.0, 1, 0]), "cras": CRAS,
}  # fmt: skip


def of_gifti(name: str) -> Any:
    if not DATA.is_dir():
        pytest.skip("no ../shared/data/fsaverage5 here")
    return nib.GiftiImage.from_bytes(gzip.decompress((DATA / name).read_bytes()))


def mesh(side: str) -> tuple[np.ndarray, np.ndarray]:
    return tuple(one.data for one in of_gifti(f"pial_{side}.gii.gz").darrays)  # type: ignore[return-value]


def dk(side: str) -> tuple[np.ndarray, list[str]]:
    """Of every vertex the row of a name, and the names, row 0 = unknown."""
    ids = np.asarray(of_gifti(f"dk_{side}h.label.gii.gz").darrays[0].data)
    with (DATA / "dk_labels.csv").open() as file:
        names = {int(row["id"]): row["label"] for row in csv.DictReader(file)}
    there = [int(one) for one in np.unique(ids) if one]
    rows = np.searchsorted([0, *there], ids)
    return rows, ["unknown", *(names[one] for one in there)]


@pytest.fixture(scope="module")
def subject(tmp_path_factory) -> Path:
    """lh.pial, rh.pial and their annotations as FreeSurfer writes them, in tkRAS."""
    folder = tmp_path_factory.mktemp("surf")
    for side, word in (("l", "left"), ("r", "right")):
        points, faces = mesh(word)
        nib.freesurfer.write_geometry(
            folder / f"{side}h.pial", points - CRAS, faces, volume_info=VOLUME
        )
        rows, names = dk(side)
        colours = np.zeros((len(names), 5), np.int64)
        colours[:, 0] = np.arange(len(names)) * 3
        colours[:, 1] = 40
        nib.freesurfer.write_annot(
            folder / f"{side}h.aparc.annot", rows, colours, names, fill_ctab=True
        )
    return folder


def anatomy_of(*paths: Path, choices: Choices | None = None, kinds=None):
    told = {str(path): kind for path, kind in (kinds or {}).items()}
    result = build_patient("P1", look([str(p) for p in paths], told), choices)
    anatomy = result.patient.anatomy
    assert isinstance(anatomy, PatientAnatomy)
    return anatomy, "\n".join(result.notes)


def all_of(subject: Path) -> list[Path]:
    return sorted(subject.iterdir())


def test_surfaces_and_annotations_of_freesurfer_are_the_patients_own(subject: Path):
    anatomy, notes = anatomy_of(*all_of(subject))
    assert anatomy.space == "scanner RAS"
    assert "moved from tkRAS" in notes
    assert {s.hemisphere for s in anatomy.surfaces} == {"L", "R"}
    for surface in anatomy.surfaces:
        side = "left" if surface.hemisphere == "L" else "right"
        points, faces = mesh(side)
        np.testing.assert_allclose(surface.vertices_mm, points, atol=1e-3)
        np.testing.assert_array_equal(surface.faces, faces)
        rows, names = dk(side[0])
        kept = np.array([*surface.region_names, ""])[surface.labels]
        prefix = "lh-" if side == "left" else "rh-"
        wanted = [
            "" if names[row] in ("unknown", "corpuscallosum") else prefix + names[row]
            for row in rows
        ]
        np.testing.assert_array_equal(kept, wanted)
        assert len(surface.region_names) == 34


def test_swapped_hemispheres_are_found(subject: Path, tmp_path: Path):
    for side, other in (("l", "r"), ("r", "l")):
        data = (subject / f"{side}h.pial").read_bytes()
        (tmp_path / f"{other}h.pial").write_bytes(data)
    with pytest.raises(InputError, match="lies at the other side"):
        anatomy_of(tmp_path / "lh.pial", tmp_path / "rh.pial")
    with pytest.raises(InputError, match=r"lh\.pial.*named left"):
        anatomy_of(tmp_path / "lh.pial")


def test_a_t1_is_kept_only_within_the_brain(nilearn_folder: Path, tmp_path: Path, save):
    """A head of noise is put around the real brain; none of it may stay."""
    source = nib.load(nilearn_folder / "datasets" / "data" / T1)
    brain = np.asarray(source.dataobj)[::2, ::2, ::2].astype(np.int16)
    affine = source.affine @ np.diag([2.0, 2, 2, 1])
    around = np.random.default_rng(1).integers(1, 99, brain.shape)
    head = np.where(brain > 0, brain + 200, around).astype(np.int16)
    t1 = save("sub-01_T1w.nii", head, affine, code=4)
    with pytest.raises(FileError, match=r"T1w\.nii: Nothing of it.*shows a face"):
        anatomy_of(t1)
    mask = save("sub-01_brain_mask.nii", (brain > 0).astype(np.uint8), affine, code=4)
    anatomy, notes = anatomy_of(t1, mask)
    assert "has no face, so that none enters the project" in notes
    assert not anatomy.lesions
    image = anatomy.image
    assert image is not None
    assert anatomy.space == "MNI152"
    box = [round(x) for x in np.linalg.inv(affine)[:3] @ image.affine[:, 3]]
    there = tuple(slice(a, a + n) for a, n in zip(box, image.values.shape, strict=True))
    np.testing.assert_array_equal(image.values > 0, brain[there] > 0)
    assert (image.values > 0).sum() == (brain > 0).sum()
    order = np.argsort(brain[there][image.values > 0])
    assert (np.diff(image.values[image.values > 0][order].astype(int)) >= 0).all()


def test_what_adds_nothing_leaves_the_anatomy_as_it_was(subject: Path, save):
    anatomy, _ = anatomy_of(*subject.glob("*.pial"))
    there = Patient("P1", anatomy=anatomy)
    mask = np.zeros((80, 90, 80), np.uint8)
    mask[10:70, 10:80, 10:70] = 1
    affine = np.diag([2.0, 2, 2, 1])
    path = save("brain_mask.nii", mask, affine, code=1)
    with pytest.raises(FileError, match=r"brain_mask\.nii: Nothing of it"):
        build_patient("P1", look([str(path)]), None, there)


def test_a_second_import_adds_to_the_anatomy_in_its_space(subject: Path, save):
    anatomy, _ = anatomy_of(*subject.glob("*.pial"))
    mask = np.zeros((20, 20, 20), np.uint8)
    mask[5:9, 5:9, 5:9] = 1
    affine = np.diag([4.0, 4, 4, 1])
    there = Patient("P1", anatomy=anatomy)
    for space, code in (("scanner RAS", 1), ("MNI152", 4)):
        path = save(f"lesion_{code}_mask.nii", mask, affine, code=code)
        candidates = look([str(path)])
        if space == "MNI152":
            with pytest.raises(InputError, match="cannot be brought"):
                build_patient("P1", candidates, None, there)
            continue
        new = build_patient("P1", candidates, None, there).patient.anatomy
        assert new is not None
        assert new.surfaces == anatomy.surfaces
        assert [lesion.name for lesion in new.lesions] == ["Lesion"]
        there_now = Patient("P1", anatomy=new)
        again = build_patient("P1", candidates, None, there_now)
        assert again.patient.anatomy is not None
        assert [one.name for one in again.patient.anatomy.lesions] == ["Lesion"]
        assert "takes the place of its earlier import" in " ".join(again.notes)


def test_own_surfaces_keep_the_face_out_too(nilearn_folder: Path, subject: Path, save):
    source = nib.load(nilearn_folder / "datasets" / "data" / T1)
    brain = np.asarray(source.dataobj)[::2, ::2, ::2].astype(np.int16)
    affine = source.affine @ np.diag([2.0, 2, 2, 1])
    around = np.random.default_rng(1).integers(1, 99, brain.shape)
    head = np.where(brain > 0, brain + 200, around).astype(np.int16)
    t1 = save("sub-01_T1w.nii", head, affine, code=1)
    anatomy, notes = anatomy_of(t1, *subject.glob("*.pial"))
    assert "within 4 mm of the own cortex" in notes
    image = anatomy.image
    assert image is not None
    points = np.argwhere(image.values) @ image.affine[:3, :3].T + image.affine[:3, 3]
    cortex = np.concatenate([s.vertices_mm for s in anatomy.surfaces])
    assert (points.min(axis=0) > cortex.min(axis=0) - 7).all()
    assert (points.max(axis=0) < cortex.max(axis=0) + 7).all()
    lowest = affine[2, 3]
    assert points[:, 2].min() > lowest + 15  # neck, jaw and nose lie below
    middle = np.linalg.inv(image.affine)[:3] @ [-25.0, -20, 25, 1]
    assert image.values[tuple(np.round(middle).astype(int))] > 0  # white matter inside


@settings(
    max_examples=20, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(data=st.data())
def test_no_order_of_labels_moves_a_lesion(data, tmp_path: Path, save: Callable):
    """Regions by name have the same share, whatever numbers the atlas gives them and
    however the mask's axes lie."""
    names = ["lh-cuneus", "lh-insula", "rh-cuneus", "rh-insula"]
    numbers = data.draw(st.permutations([3, 10, 49, 51]))
    flips = data.draw(st.tuples(*[st.sampled_from([1, -1])] * 3))
    blocks = np.zeros((12, 12, 8), np.int16)
    for at, number in enumerate(numbers):
        blocks[3 * at : 3 * at + 3, 1:11] = number
    damage = np.zeros(blocks.shape, np.uint8)
    damage[:2, 1:6] = 1
    damage[8, 3:8, :4] = 1
    affine = np.array([[2.0, 0, 0, -12], [0, 2, 0, -12], [0, 0, 2, 0], [0, 0, 0, 1]])
    turned = affine.copy()
    for axis, sign in enumerate(flips):
        if sign < 0:
            turned[:3, 3] += turned[:3, axis] * (blocks.shape[axis] - 1)
            turned[:3, axis] *= -1
    atlas = save("atlas_dseg.nii", blocks, affine)
    mask = save(
        "tumour_mask.nii", damage[:: flips[0], :: flips[1], :: flips[2]], turned
    )
    table = tmp_path / "atlas.txt"
    rows = sorted(zip(numbers, names, strict=True))
    table.write_text("".join(f"{number} {name}\n" for number, name in rows))
    anatomy, notes = anatomy_of(
        atlas, mask, table, kinds={mask: "mask", table: "regions"},
        choices=Choices(space="MNI152"),
    )  # fmt: skip
    (lesion,) = anatomy.lesions
    assert lesion.name == "Tumour"
    shares = dict(zip(lesion.region_names, lesion.fractions, strict=True))
    wanted = {"lh-cuneus": 80 / 240, "lh-insula": 0, "rh-cuneus": 20 / 240}
    assert shares == pytest.approx(wanted | {"rh-insula": 0})
    assert lesion.volume_ml == pytest.approx(damage.sum() * 8 / 1000)
    assert "33 %" in notes
    places = np.argwhere(lesion.mask) @ lesion.affine[:3, :3].T + lesion.affine[:3, 3]
    truth = np.argwhere(damage) @ affine[:3, :3].T + affine[:3, 3]
    np.testing.assert_allclose(
        places[np.lexsort(places.T)], truth[np.lexsort(truth.T)], atol=1e-4
    )


def test_different_spaces_are_refused_or_moved_by_a_known_way(subject: Path, save):
    mask = np.zeros((20, 20, 20), np.uint8)
    mask[5:9, 5:9, 5:9] = 1
    affine = np.diag([4.0, 4, 4, 1])
    affine[:3, 3] = -40
    other = save("lesion_mask.nii", mask, affine, code=4)
    with pytest.raises(InputError, match=r"scanner RAS.*MNI152|MNI152.*scanner RAS"):
        anatomy_of(subject / "lh.pial", other)
    unstated = save("roi_mask.nii", mask, affine, code=2)
    with pytest.raises(InputError, match="space is not stated"):
        anatomy_of(subject / "lh.pial", unstated)
    moved, _ = anatomy_of(
        subject / "lh.pial", unstated, choices=Choices(space="scanner RAS")
    )
    assert moved.space == "scanner RAS"
    with pytest.raises(InputError, match="Neither it nor"):
        anatomy_of(unstated, save("mask2.nii", mask[1:], affine, code=2))


def test_an_affine_that_no_head_has_is_refused(save):
    mask = np.zeros((20, 20, 20), np.uint8)
    mask[5:9, 5:9, 5:9] = 1
    for wrong in ((0, 3, 1e20), (1, 1, 900.0), (2, 2, 1e-4)):
        affine = np.diag([4.0, 4, 4, 1])
        affine[wrong[0], wrong[1]] = wrong[2]
        path = save("lesion_mask.nii", mask, affine, code=1)
        with pytest.raises(FileError, match="no image of a head"):
            anatomy_of(path)


def test_the_command_line_imports_an_anatomy(subject: Path, tmp_path: Path, save):
    mask = np.zeros((20, 20, 20), np.uint8)
    mask[5:9, 5:9, 5:9] = 1
    affine = np.diag([4.0, 4, 4, 1])
    affine[:3, 3] = -40
    lesion = save("lesion_mask.nii", mask, affine, code=1)
    folder = tmp_path / "p.btproj"
    files = [str(path) for path in (*all_of(subject), lesion)]
    assert cli.main(["import", str(folder), *files, "--patient", "P1"]) == 0
    with ProjectStore.open(folder) as store:
        anatomy = store.project.patient("P1").anatomy
    assert anatomy is not None
    assert [one.hemisphere for one in anatomy.surfaces] == ["L", "R"]
    assert anatomy.lesions[0].volume_ml == pytest.approx(64 * 64 / 1000)
    assert anatomy.lesions[0].region_names == ()
