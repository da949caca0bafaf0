"""A matrix of correlations between regions, as a state to come nearer to."""

from pathlib import Path

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.looking import reader_for
from brainTwinStudio.files.source import load
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Parcellation


def read_fc(path: str, regions: Parcellation) -> Array:
    """FC (region, region), Pearson's r, in the order of `regions`: by the file's names
    where it has them. The diagonal is not read. Raises FileError for what is none."""
    source = load(Path(path))
    sheets = reader_for(source).read(source).sheets
    if not sheets:
        raise FileError(path, tr("It holds no matrix."))
    sheet = sheets[0]
    fc = np.array(sheet.values, float)
    if fc.shape != (regions.count, regions.count):
        raise FileError(
            path,
            tr(
                "It is {size}; the twin has {count} regions.",
                size=" x ".join(map(str, fc.shape)),
                count=regions.count,
            ),
        )
    names = sheet.column_names or sheet.row_names
    if names:
        order = np.argsort([regions.index(name) for name in names])
        fc = fc[np.ix_(order, order)]
    np.fill_diagonal(fc, 1.0)
    if np.abs(fc).max() > 1:
        raise FileError(
            path,
            tr(
                "It holds {value:.3g}; correlations lie within -1 and 1.",
                value=np.abs(fc).max(),
            ),
        )
    if not np.allclose(fc, fc.T, atol=1e-6):
        raise FileError(path, tr("It is not symmetric; a matrix of correlations is."))
    return fc
