"""Small images made here, and real ones inside the wheels of nibabel and nilearn."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nibabel
import numpy as np
import pytest

nib: Any = nibabel  # its types are too narrow to say what it does
AFFINE = np.array([[4.0, 0, 0, -32], [0, 4, 0, -40], [0, 0, 8, 0], [0, 0, 0, 1]])


def folder_of(package: str) -> Path:
    found = importlib.util.find_spec(package)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent


@pytest.fixture(scope="session")
def nibabel_data() -> Path:
    folder = folder_of("nibabel") / "tests" / "data"
    if not folder.is_dir():
        pytest.skip("this nibabel wheel has no test data")
    return folder


@pytest.fixture(scope="session")
def nilearn_folder() -> Path:
    return folder_of("nilearn")


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """Writes an array as NIfTI; code: of the space (4 = MNI152, 1 = scanner)."""

    def write(
        name: str, data, affine=AFFINE, code: int = 2, tr: float = 0.0, unit: str = ""
    ) -> Path:
        image = nib.Nifti1Image(np.asarray(data), affine)
        image.header.set_sform(affine, code)
        image.header.set_qform(affine, code)
        image.header.set_xyzt_units("mm", unit or None)
        if image.ndim == 4:
            image.header.set_zooms((*image.header.get_zooms()[:3], tr))
        nib.save(image, tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def labels() -> np.ndarray:
    """Three labels 3, 10, 49 of blocks in a volume of 17 x 21 x 3."""
    data = np.zeros((17, 21, 3), np.int16)
    data[1:6, 2:18] = 10
    data[7:11, 2:18] = 3
    data[12:16, 2:18] = 49
    return data


@pytest.fixture(scope="session")
def shared_fsaverage() -> Path:
    folder = Path(__file__).parents[4] / "shared" / "data" / "fsaverage5"
    if not folder.is_dir():
        pytest.skip("the real data (../shared/data) are not on this machine")
    return folder
