"""A lesion mask from a NIfTI file to changed dynamics, with the map of what changed."""

from pathlib import Path
from typing import Any

import nibabel
import numpy as np
import pytest

from brainTwinStudio.engine.scenarios import run
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.planned import damage_planned
from brainTwinStudio.project import Patient, Scenario
from brainTwinStudio.project.what_if import perilesional
from brainTwinStudio.report.touched import touched
from tests.engine.named_twin import NAMES, PLACES, connectome, twin

nib: Any = nibabel
SIZE = 4.0  # of a voxel, mm
AFFINE = np.diag([SIZE, SIZE, SIZE, 1.0])
AFFINE[:3, 3] = [-80, -110, -60]
HALF = 2  # of the cube that is a region, voxels: 5 x 5 x 5


def voxel(point: np.ndarray) -> np.ndarray:
    return np.rint((point - AFFINE[:3, 3]) / SIZE).astype(int)


def written(path: Path, data: np.ndarray) -> Path:
    image = nib.Nifti1Image(data, AFFINE)
    image.header.set_sform(AFFINE, 4)
    image.header.set_qform(AFFINE, 4)
    image.header.set_xyzt_units("mm")
    nib.save(image, path)
    return path


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """An atlas of cubes around the regions' centres, and a stroke that takes the front
    three fifths of the left precentral one."""
    atlas = np.zeros((41, 51, 41), np.int16)
    mask = np.zeros(atlas.shape, np.uint8)
    for number, point in enumerate(PLACES, start=1):
        x, y, z = voxel(point)
        cube = tuple(slice(v - HALF, v + HALF + 1) for v in (x, y, z))
        atlas[cube] = number
    x, y, z = voxel(PLACES[1])
    mask[x - HALF : x + HALF + 1, y : y + HALF + 1, z - HALF : z + HALF + 1] = 1
    table = tmp_path / "atlas.txt"
    table.write_text("".join(f"{k} {n}\n" for k, n in enumerate(NAMES, start=1)))
    return [
        written(tmp_path / "atlas_dseg.nii", atlas),
        written(tmp_path / "lesion_mask.nii", mask),
        table,
    ]


def test_a_mask_from_a_file_changes_what_it_covers(files: list[Path]):
    _, mask, table = files
    kinds: dict = {mask: "mask", table: "regions"}
    patient = Patient("p", connectome=connectome())
    found = look(files, kinds, patient)
    anatomy = build_patient(
        "p", found, Choices(space="MNI152"), patient
    ).patient.anatomy
    assert anatomy is not None
    (lesion,) = anatomy.lesions
    damage = damage_planned(connectome(), anatomy, lesion)
    assert damage.regions == (NAMES[1],)
    assert damage.shares[0] == pytest.approx(0.6, abs=1e-3)
    assert touched(damage).lost == {NAMES[1]: damage.shares[0]}
    around = perilesional(damage, "hopf", 0.04, 15.0)
    plan = Scenario("s", "twin-1", "stroke", (damage, around), seeds=5)
    result = run(twin(), plan, Silent())[0].result
    assert result is not None
    before, after = result.arrays["fc_before"], result.arrays["fc_after"]
    assert np.isfinite(after).all()  # weakened, not removed
    # the map: what was taken loses most of its FC
    change = np.nan_to_num(after - before)
    np.fill_diagonal(change, 0)
    assert int(change.sum(axis=1).argmin()) == 1
    assert any("straight lines" in note for note in result.notes) == bool(damage.edges)
    effects = {effect.name: effect for effect in result.effects}
    assert effects["fc_change"].low > 0
