"""A matrix of correlations as a state to come nearer to."""

from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.fc_matrix import read_fc
from brainTwinStudio.project import Parcellation, hemispheres_of

NAMES = ("lh-a", "lh-b", "rh-a")
REGIONS = Parcellation("three", NAMES, hemispheres_of(NAMES))
FC = np.array([[1, 0.1, 0.2], [0.1, 1, 0.3], [0.2, 0.3, 1]])


def written(folder: Path, values: np.ndarray, names: tuple[str, ...] = ()) -> str:
    path = folder / "fc.csv"
    lines = [",".join(names)] if names else []
    lines += [",".join(repr(float(value)) for value in row) for row in values]
    path.write_text("\n".join(lines))
    return str(path)


def test_a_matrix_comes_in_the_order_of_the_regions(tmp_path: Path):
    assert read_fc(written(tmp_path, FC), REGIONS) == pytest.approx(FC)
    order = [2, 0, 1]
    shuffled = FC[np.ix_(order, order)]
    path = written(tmp_path, shuffled, tuple(NAMES[i] for i in order))
    assert read_fc(path, REGIONS) == pytest.approx(FC)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (FC[:2, :2], "It is 2 x 2; the twin has 3 regions"),
        (FC * [[1, 12, 1]] * [[1], [12], [1]], "It holds 3.6; correlations lie within"),
        (FC + np.triu(FC, 1), "It is not symmetric"),
    ],
)
def test_what_is_no_fc_is_refused(tmp_path: Path, values: np.ndarray, words: str):
    with pytest.raises(FileError, match=words):
        read_fc(written(tmp_path, values), REGIONS)
