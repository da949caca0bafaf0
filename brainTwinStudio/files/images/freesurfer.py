"""FreeSurfer's own files: surfaces, annotations, and maps such as lh.curv."""

import struct
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.images.gifti import block_of, side_in_name
from brainTwinStudio.files.images.imaging import DenseLabels, RegionMap, Surface
from brainTwinStudio.files.images.surfaces import check_surface
from brainTwinStudio.files.parsing import parsing
from brainTwinStudio.files.reader import Content, Reader, SourceFile
from brainTwinStudio.project.volume_geometry import VolumeGeometry

FORMAT = "FreeSurfer file"
# Triangles; quads with floats, as recon-all writes *.nofix; maps of version 2
_SURFACE, _QUADS, _MAP = b"\xff\xff\xfe", b"\xff\xff\xfd", b"\xff\xff\xff"
_SURFACES = (".pial", ".white", ".inflated", ".orig", ".sphere", ".smoothwm")
_MAPS = (".curv", ".sulc", ".thickness", ".area", ".volume")
SUFFIXES = (".annot", *_SURFACES, *_MAPS)
MOST_VERTICES = 2_000_000


def recognises(source: SourceFile) -> bool:
    if source.suffix == ".annot":
        return _is_annot(source.data)
    if source.data[:3] in (_SURFACE, _QUADS):
        return source.suffix in _SURFACES or _holds_what_it_claims(source.data)
    return source.data[:3] == _MAP and source.suffix in _MAPS


def _is_annot(data: bytes) -> bool:
    """Number of vertices, a pair a vertex, and a colour table, all int32 big endian."""
    count = int.from_bytes(data[:4], "big")
    return 0 < count <= MOST_VERTICES and len(data) >= 4 + 8 * count + 4


def read(source: SourceFile) -> Content:
    path = source.path
    if not recognises(source):
        raise FileError(path, "It is not a FreeSurfer file, or it is damaged.")
    if source.suffix == ".annot":
        return _annot(source)
    if source.data[:3] in (_SURFACE, _QUADS):
        return _surface(source)
    if 4 * int.from_bytes(source.data[3:7], "big") > len(source.data) - 15:
        raise FileError(path, "It is cut off or damaged; fetch the file again.")
    values = _with_file(source, _read_map)
    reason = f"a map of {len(values)} vertices"
    return Content(part=RegionMap((), values[None]), stated=("map", "sure", reason))


def _with_file(source: SourceFile, read_path: Any) -> Any:
    """Nibabel reads these by path only; an unpacked copy lives as long as the call."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "file"
        copy.write_bytes(source.data)
        with parsing(source.path, FORMAT):
            return read_path(copy)


def _read_map(path: Path) -> Any:
    from nibabel.freesurfer.io import read_morph_data

    return np.nan_to_num(np.asarray(read_morph_data(path), float))


def _surface(source: SourceFile) -> Content:
    """Vertices are tkRAS; the end of the file tells the volume they were made from."""
    from nibabel.freesurfer.io import read_geometry

    if not _holds_what_it_claims(source.data):
        raise FileError(source.path, "It is cut off or damaged; fetch the file again.")
    found = _with_file(source, lambda path: read_geometry(path, read_metadata=True))
    vertices, faces, information = found
    space = "not stated" if "sphere" in source.name else "tkRAS"
    side = side_in_name(source.path.name)
    surface = Surface(
        np.asarray(vertices, float), faces, space, side, _geometry(information)
    )
    surface = check_surface(source.path, surface)
    reason = f"surface of {len(surface.vertices_mm)} vertices, space {space}"
    return Content(part=surface, stated=("surface", "sure", reason))


def _holds_what_it_claims(data: bytes) -> bool:
    """Whether as many vertices and faces follow as the header says; the library
    allocates what it is told. Any name and comment will do: lh.sphere.reg,
    outer_skin.surf."""
    if data[:3] == _QUADS:
        vertices, quads = (int.from_bytes(data[i : i + 3], "big") for i in (3, 6))
        return vertices > 0 and 12 * (vertices + quads) + 9 <= len(data)
    at = data.find(b"\n") + 1
    at = data.find(b"\n", at) + 1
    vertices, faces = (int.from_bytes(data[at + i : at + i + 4], "big") for i in (0, 4))
    return at > 0 and vertices > 0 and 12 * (vertices + faces) + 8 <= len(data) - at


def _geometry(information: Any) -> VolumeGeometry | None:
    """None where the file says nothing valid."""
    try:
        if not str(information.get("valid", "")).startswith("1"):
            return None
        shape = tuple(int(n) for n in information["volume"])
        axes = np.stack([information[name] for name in ("xras", "yras", "zras")], 1)
        return VolumeGeometry(
            (shape[0], shape[1], shape[2]), information["voxelsize"], axes,
            information["cras"],
        )  # fmt: skip
    except (AttributeError, KeyError, ValueError, IndexError, TypeError, InputError):
        return None


def _annot(source: SourceFile) -> Content:
    """Vertices carry colours; the colour table names them. Its indices have gaps and
    are in no order, so entries are told apart by colour. 0 = no label, id -1."""
    path, data = source.path, source.data
    count = int.from_bytes(data[:4], "big")
    pairs = np.frombuffer(data, ">i4", 2 * count, 4).reshape(count, 2)
    if not np.array_equal(np.sort(pairs[:, 0]), np.arange(count)):
        raise FileError(path, "Its vertices are not numbered 0, 1, 2, ...")
    colours = np.empty(count, np.int64)
    colours[pairs[:, 0]] = pairs[:, 1]
    with parsing(path, FORMAT):
        table = colour_table(data[4 + 8 * count :])
    ids = np.full(count, -1, np.int64)
    names = {}
    for index, (colour, name) in table.items():
        there = (colours == colour) & (colours != 0)
        if there.any():
            if (ids[there] >= 0).any():
                raise FileError(path, f"'{name}' shares its colour with another label.")
            ids[there] = index
        names[index] = name
    lost = int(((ids < 0) & (colours != 0)).sum())
    if (ids < 0).all():
        raise FileError(path, "No vertex has a label of its colour table.")
    if lost:
        raise FileError(path, f"{lost} vertices have a label without a name.")
    block = block_of(side_in_name(path.name), count)
    reason = f"{len(np.unique(ids[ids >= 0]))} labels on {count} vertices"
    part = DenseLabels((block,), ids, names)
    return Content(part=part, stated=("atlas", "sure", reason))


def colour_table(data: bytes) -> dict[int, tuple[int, str]]:
    """Index -> colour as one number (R + 256 G + 65536 B) and name, of the table at the
    end of an annotation, old or new format (FreeSurfer wiki, LabelsClutsAnnotation
    Files). Raises ValueError or struct.error for a table that is cut off."""
    at = 0

    def number() -> int:
        nonlocal at
        at += 4
        return struct.unpack_from(">i", data, at - 4)[0]

    def text() -> str:
        nonlocal at
        length = number()
        if not 0 <= length <= len(data) - at:
            raise ValueError(length)
        at += length
        return data[at - length : at].split(b"\0")[0].decode("utf-8", "replace")

    if number() != 1:
        raise ValueError("no table")
    version = number()
    is_new = version < 0
    if is_new and (version != -2 or number() < 1):
        raise ValueError(version)
    text()  # where the table came from: a path, which may name a person
    entries = number() if is_new else version
    table = {}
    for row in range(entries):
        index = number() if is_new else row
        name = text().strip()
        red, green, blue, _ = (number() for _ in range(4))
        table[index] = (red + 256 * green + 65536 * blue, name)
    return table


READER = Reader(
    "FreeSurfer surface or labels", SUFFIXES, recognises, read, "FreeSurfer"
)
