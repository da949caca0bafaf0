"""GIFTI: surfaces, labels, time series and maps on one hemisphere."""

import base64
import contextlib
import re
import zlib
from typing import Any

import numpy as np

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.images.imaging import (
    LEFT,
    RIGHT,
    Block,
    DenseLabels,
    DenseSeries,
    RegionMap,
    Surface,
)
from brainTwinStudio.files.images.nifti import sidecar_tr
from brainTwinStudio.files.images.surfaces import check_surface
from brainTwinStudio.files.parsing import parsing
from brainTwinStudio.files.reader import Content, Reader, SourceFile
from brainTwinStudio.project import Array
from brainTwinStudio.project.volume_geometry import VolumeGeometry

FORMAT = "GIFTI file"
MOST_BYTES = 256 * 1024**2
# NIfTI intent codes
_POINTS, _TRIANGLES, _LABELS, _SERIES = 1008, 1009, 1002, 2001
_SPACES = {1: "scanner RAS", 4: "MNI152"}
_LEFT = re.compile(r"(?:^|[^a-z])(?:lh|left|l|hemi-l)(?:[^a-z]|$)", re.I)
_RIGHT = re.compile(r"(?:^|[^a-z])(?:rh|right|r|hemi-r)(?:[^a-z]|$)", re.I)


def recognises(source: SourceFile) -> bool:
    return source.suffix == ".gii" and b"<GIFTI" in source.data[:4096]


def read(source: SourceFile) -> Content:
    from nibabel.gifti.gifti import GiftiImage

    path = source.path
    if not recognises(source):
        raise FileError(path, "It is not a GIFTI file, or it is damaged.")
    if len(source.data) > MOST_BYTES:
        raise FileError(path, f"A GIFTI file above {MOST_BYTES // 1024**2} MB.")
    if re.search(rb'ExternalFileName\s*=\s*"[^"]', source.data):
        raise FileError(
            path,
            "Its numbers lie in another file; save it with the numbers inside "
            "(GZipBase64Binary).",
        )
    with parsing(path, FORMAT):
        _refuse_bombs(source)
        image: Any = GiftiImage.from_bytes(source.data)
        arrays = {}
        for one in image.darrays:
            arrays.setdefault(int(one.intent), []).append(one)
        hemisphere = hemisphere_of(image, path.name)
        if _POINTS in arrays and _TRIANGLES in arrays:
            return _surface(source, arrays, hemisphere)
        if _LABELS in arrays:
            return _labels(source, image, arrays[_LABELS], hemisphere)
        if _SERIES in arrays:
            return _series(source, arrays[_SERIES], hemisphere)
        if not image.darrays:
            raise FileError(path, "It holds no numbers.")
        values = np.stack([np.asarray(a.data, float).ravel() for a in image.darrays])
    reason = f"a map of {values.shape[1]} vertices"
    return Content(part=RegionMap((), values), stated=("map", "sure", reason))


def _refuse_bombs(source: SourceFile) -> None:
    """Packed arrays that would fill the memory, before the library unpacks them."""
    total = 0
    for packed in re.finditer(rb"<Data>([A-Za-z0-9+/=\s]{64,})</Data>", source.data):
        stream = zlib.decompressobj()
        # What is not packed (ASCII numbers, plain base64), or damaged, is read below.
        with contextlib.suppress(zlib.error, ValueError):
            data = base64.b64decode(packed.group(1))
            while data and total <= MOST_BYTES:
                total += len(stream.decompress(data, 1 << 24))
                data = stream.unconsumed_tail
    if total > MOST_BYTES:
        raise FileError(
            source.path, f"It unpacks to more than {MOST_BYTES // 1024**2} MB."
        )


def hemisphere_of(image: Any, name: str) -> str:
    """Side "L", "R" or "-": AnatomicalStructurePrimary, else the name of the file."""
    told = [str(dict(image.meta).get("AnatomicalStructurePrimary", ""))]
    told += [
        str(dict(one.meta).get("AnatomicalStructurePrimary", ""))
        for one in image.darrays
    ]
    for text in told:
        if text.lower().endswith(("left", "right")):
            return "L" if text.lower().endswith("left") else "R"
    return side_in_name(name)


def side_in_name(name: str) -> str:
    """Side "L" or "R" as in lh.pial, hemi-L_..., pial_left; "-" for nothing."""
    left, right = bool(_LEFT.search(name)), bool(_RIGHT.search(name))
    if left == right:
        return "-"
    return "L" if left else "R"


def block_of(hemisphere: str, count: int) -> Block:
    """All vertices of one hemisphere, in order."""
    structure = {"L": LEFT, "R": RIGHT}.get(hemisphere, "CORTEX")
    return Block(structure, np.arange(count), (count,))


def _surface(
    source: SourceFile, arrays: dict[int, list[Any]], hemisphere: str
) -> Content:
    points, faces = arrays[_POINTS][0], arrays[_TRIANGLES][0]
    space, geometry = _space(points)
    surface = Surface(
        np.asarray(points.data, float), np.asarray(faces.data), space, hemisphere,
        geometry,
    )  # fmt: skip
    surface = check_surface(source.path, surface)
    count = len(surface.vertices_mm)
    reason = f"surface of {count} vertices, space {space}"
    return Content(part=surface, stated=("surface", "sure", reason))


def _space(points: Any) -> tuple[str, VolumeGeometry | None]:
    """Space of the vertices: as the file says, else tkRAS where FreeSurfer wrote the
    geometry of the volume (mris_convert without --to-scanner)."""
    code = int(points.coordsys.dataspace) if points.coordsys else 0
    if code in _SPACES:
        return _SPACES[code], None
    meta = {str(key): str(value) for key, value in dict(points.meta).items()}
    if code or "VolGeomC_R" not in meta:
        return "not stated", None
    return "tkRAS", _geometry(meta)


def _geometry(meta: dict[str, str]) -> VolumeGeometry | None:
    def numbers(*keys: str) -> Array:
        return np.array([float(meta[f"VolGeom{key}"]) for key in keys])

    try:
        shape = numbers("Width", "Height", "Depth").astype(int)
        axes = np.stack([numbers(f"{a}_R", f"{a}_A", f"{a}_S") for a in "XYZ"], axis=1)
        return VolumeGeometry(
            (int(shape[0]), int(shape[1]), int(shape[2])),
            numbers("Xsize", "Ysize", "Zsize"), axes, numbers("C_R", "C_A", "C_S"),
        )  # fmt: skip
    except (KeyError, ValueError, InputError, OverflowError):
        return None


def _labels(
    source: SourceFile, image: Any, arrays: list[Any], hemisphere: str
) -> Content:
    if len(arrays) > 1:
        raise FileError(
            source.path, f"It holds {len(arrays)} maps of labels; save one of them."
        )
    ids = np.asarray(arrays[0].data)
    if ids.dtype.kind == "f" and not (ids == np.round(ids)).all():
        raise FileError(source.path, "Its labels are not whole numbers.")
    ids = ids.astype(np.int64).ravel()
    if not ids.size:
        raise FileError(source.path, "It holds no labels.")
    table = image.labeltable.labels
    names = {int(label.key): str(label.label) for label in table if label.label}
    part = DenseLabels((block_of(hemisphere, len(ids)),), ids, names)
    reason = f"{len(np.unique(ids))} labels on {len(ids)} vertices"
    return Content(part=part, stated=("atlas", "sure", reason))


def _series(source: SourceFile, arrays: list[Any], hemisphere: str) -> Content:
    """One array a time point, or one array (vertex, time)."""
    values = np.stack([np.asarray(one.data, np.float32) for one in arrays])
    values = values[0].T if values.ndim == 3 and len(values) == 1 else values
    if values.ndim != 2 or not values.size:
        raise FileError(source.path, "Its time points differ in size.")
    values = np.nan_to_num(values, posinf=0, neginf=0)
    tr_s, notes = sidecar_tr(source.path)
    series = DenseSeries(
        (block_of(hemisphere, values.shape[1]),),
        len(values),
        lambda start, stop: values[start:stop],
    )
    reason = f"{len(values)} time points at {values.shape[1]} vertices"
    return Content(
        part=series, tr_s=tr_s, notes=tuple(notes), stated=("image", "sure", reason)
    )


READER = Reader("GIFTI surface, labels or series", (".gii",), recognises, read, "GIFTI")
