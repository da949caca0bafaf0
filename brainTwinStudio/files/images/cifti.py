"""CIFTI-2: regional and dense matrices, series, maps and labels of the HCP family."""

from pathlib import Path
from typing import Any

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.images.imaging import (
    Block,
    DenseLabels,
    DenseSeries,
    RegionMap,
)
from brainTwinStudio.files.images.nifti import is_cifti, sidecar_tr
from brainTwinStudio.files.images.volume import opened
from brainTwinStudio.files.parsing import parsing
from brainTwinStudio.files.reader import LARGEST, Content, Reader, Sheet, SourceFile
from brainTwinStudio.files.source import unpacked
from brainTwinStudio.project import Array

FORMAT = "CIFTI-2 file"
MOST_PARCELS = 5000
_SECONDS = {"SECOND": 1.0}  # nibabel brings ms and us to s by series_exponent


def recognises(source: SourceFile) -> bool:
    return is_cifti(source) and source.name.endswith(".nii")


def read(source: SourceFile) -> Content:
    path = source.path
    if not recognises(source):
        raise FileError(path, "It is not a CIFTI-2 file, or its header is damaged.")
    image = opened(path) if path.name.lower().endswith(".nii") else _packed(path)
    with parsing(path, FORMAT):
        if len(image.shape) != 2:
            raise FileError(path, "It has more than two axes; such files are not read.")
        axes = tuple(image.header.get_axis(at) for at in (0, 1))
        if tuple(len(axis) for axis in axes) != tuple(image.shape):
            raise FileError(path, "Its axes and its matrix differ in size.")
        kinds = type(axes[0]).__name__, type(axes[1]).__name__
        make = _FORMATS.get(kinds)
        if make is not None:
            return make(path, image, axes)
    shown = " and ".join(_WORDS.get(kind, kind) for kind in kinds)
    raise FileError(
        path,
        f"Its axes are {shown}; read are parcels x parcels (pconn), series x parcels "
        "(ptseries), series x grayordinates (dtseries) and labels (dlabel).",
    )


def _packed(path: Path) -> Any:
    """A CIFTI-2 file in gzip, which nibabel does not open, whole in memory."""
    from nibabel.cifti2.cifti2 import Cifti2Image

    data = unpacked(path)
    with parsing(path, FORMAT):
        return Cifti2Image.from_bytes(data)


def _pconn(path: Path, image: Any, axes: Any) -> Content:
    rows, columns = (_names(path, axis) for axis in axes)
    sheet = Sheet(_matrix(path, image), "", rows, columns)
    return Content(sheets=(sheet,))


def _ptseries(path: Path, image: Any, axes: Any) -> Content:
    tr_s, notes = _tr(path, axes[0])
    values = _matrix(path, image)
    sheet = Sheet(values, "", (), _names(path, axes[1]))
    stated = ("bold", "sure", f"CIFTI time series of {values.shape[1]} parcels")
    return Content(sheets=(sheet,), tr_s=tr_s, notes=notes, stated=stated)


def _pscalar(path: Path, image: Any, axes: Any) -> Content:
    part = RegionMap(_names(path, axes[1]), _matrix(path, image))
    count = len(part.names)
    return Content(part=part, stated=("map", "sure", f"a map of {count} regions"))


def _dscalar(path: Path, image: Any, axes: Any) -> Content:
    part = RegionMap((), np.zeros((len(axes[0]), 0)))
    count = len(axes[1])
    return Content(part=part, stated=("map", "sure", f"a map of {count} grayordinates"))


def _dtseries(path: Path, image: Any, axes: Any) -> Content:
    tr_s, notes = _tr(path, axes[0])

    def read_part(start: int, stop: int) -> Array:
        with parsing(path, FORMAT):
            return _finite(np.asarray(image.dataobj[start:stop], dtype=np.float32))

    series = DenseSeries(_blocks(axes[1]), len(axes[0]), read_part)
    reason = f"{series.times} time points at {len(axes[1])} grayordinates"
    return Content(
        part=series, tr_s=tr_s, notes=notes, stated=("image", "sure", reason)
    )


def _dlabel(path: Path, image: Any, axes: Any) -> Content:
    parts = [_labels(path, image, axes, at) for at in range(len(axes[0]))]
    if len(parts) > 1:
        named = zip((str(name).strip() for name in axes[0].name), parts, strict=True)
        reason = f"{len(parts)} maps of labels"
        return Content(maps=tuple(named), stated=("atlas", "unsure", reason))
    count = len(np.unique(parts[0].ids[parts[0].ids != 0]))
    reason = f"{count} labels on {len(parts[0].ids)} grayordinates"
    return Content(part=parts[0], stated=("atlas", "sure", reason))


def _labels(path: Path, image: Any, axes: Any, at: int) -> DenseLabels:
    ids = np.asarray(image.dataobj[at]).reshape(-1)
    if not (np.isfinite(ids).all() and (ids == np.round(ids)).all()):
        raise FileError(path, "Its labels are not whole numbers.")
    names = {int(key): str(value[0]) for key, value in axes[0].label[at].items()}
    return DenseLabels(_blocks(axes[1]), ids.astype(np.int64), names)


_FORMATS = {
    ("ParcelsAxis", "ParcelsAxis"): _pconn,
    ("SeriesAxis", "ParcelsAxis"): _ptseries,
    ("ScalarAxis", "ParcelsAxis"): _pscalar,
    ("ScalarAxis", "BrainModelAxis"): _dscalar,
    ("SeriesAxis", "BrainModelAxis"): _dtseries,
    ("LabelAxis", "BrainModelAxis"): _dlabel,
}
_WORDS = {
    "ParcelsAxis": "parcels",
    "SeriesAxis": "a series",
    "ScalarAxis": "maps",
    "BrainModelAxis": "grayordinates",
    "LabelAxis": "labels",
}


def _names(path: Path, axis: Any) -> tuple[str, ...]:
    """Parcels in the order of the matrix, which is not that of any label table."""
    names = tuple(str(name).strip() for name in axis.name)
    if len(names) > MOST_PARCELS:
        raise FileError(path, f"{len(names)} parcels; at most {MOST_PARCELS}.")
    if not all(names) or len(set(names)) < len(names):
        raise FileError(path, "Some of its parcels share a name or have none.")
    return names


def _matrix(path: Path, image: Any) -> Array:
    """(row, column) float64. Raises FileError naming a cell that is not a number."""
    values = np.array(image.dataobj, dtype=np.float64)
    bad = ~(np.abs(values) <= LARGEST)
    if bad.any():
        row, column = (int(at) + 1 for at in np.argwhere(bad)[0])
        raise FileError(
            path,
            f"{int(bad.sum())} of its values are no finite numbers, the first in row "
            f"{row}, column {column}.",
        )
    return values


def _tr(path: Path, axis: Any) -> tuple[float | None, tuple[str, ...]]:
    """Step of the series in s; only seconds say anything."""
    step, unit = float(axis.step), str(axis.unit).upper()
    if unit not in _SECONDS:
        return None, (f"its series counts in {unit.lower()}, not in seconds.",)
    told, notes = sidecar_tr(path)
    if not 0.01 <= step <= 30:
        text = f"it states a repetition time of {step:g} s, which cannot be; not used."
        return told, (*notes, text)
    if told is not None and abs(told - step) > 0.01 * step:
        text = f"it states a repetition time of {step:g} s, its JSON file {told:g} s; "
        return None, (text + "neither is used.",)
    return step, tuple(notes)


def _blocks(axis: Any) -> tuple[Block, ...]:
    """Structures in the order of the file."""
    found = []
    for name, _, model in axis.iter_structures():
        structure = str(name).removeprefix("CIFTI_STRUCTURE_")
        if name in axis.nvertices:
            places = np.asarray(model.vertex, np.int64)
            grid: tuple[int, ...] = (int(axis.nvertices[name]),)
            affine = None
        else:
            grid = tuple(int(n) for n in axis.volume_shape)
            places = np.ravel_multi_index(tuple(model.voxel.T), grid)
            affine = np.asarray(axis.affine, float)
        found.append(Block(structure, np.asarray(places, np.int64), grid, affine))
    return tuple(found)


def _finite(values: Array) -> Array:
    return np.nan_to_num(values, copy=False, posinf=0, neginf=0)


READER = Reader(
    "CIFTI-2 matrix, series or labels", (".nii",), recognises, read, "CIFTI-2"
)
