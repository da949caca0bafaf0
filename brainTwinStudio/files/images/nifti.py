"""NIfTI-1, NIfTI-2 and FreeSurfer MGH volumes: recordings, atlases, masks, anatomy."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.images.imaging import Volume
from brainTwinStudio.files.images.volume import FORMAT, opened, plain_shape
from brainTwinStudio.files.parsing import parsing
from brainTwinStudio.files.reader import Content, Reader, SourceFile
from brainTwinStudio.project import Array
from brainTwinStudio.project.spaces import space_named

SUFFIXES = (".nii", ".mgz", ".mgh")
CIFTI_INTENTS = range(3000, 3100)
MOST_LABELS = 5000
MOST_PARTS = 5  # of a tumour: core, oedema, enhancing, ...
FEWEST_VOLUMES = 20
# NIfTI-1 standard, sform_code and qform_code
_SPACES = {1: "scanner RAS", 3: "not stated", 4: "MNI152"}
_SECONDS = {"sec": 1.0, "msec": 1e-3, "usec": 1e-6}
_SHORTEST_TR, _LONGEST_TR = 0.01, 30.0
_BOLD = re.compile(r"bold|func|fmri|rest|(?:^|[^a-z])task", re.I)
_MASK = re.compile(r"lesion|mask|tumou?r|resect|cavity|(?:^|[^a-z])roi", re.I)
_SPACE = re.compile(r"(?:^|_)space-([a-z0-9]+)", re.I)


def is_cifti(source: SourceFile) -> bool:
    """NIfTI-2 with an intent code of CIFTI-2 (int32 at byte 504)."""
    code = source.data[504:508]
    if source.data[4:8] != b"n+2\0":
        return False
    return any(int.from_bytes(code, end) in CIFTI_INTENTS for end in ("little", "big"))


def recognises(source: SourceFile) -> bool:
    data = source.data
    if data[344:348] == b"n+1\0" and source.name.endswith(".nii"):
        return True
    if data[4:8] == b"n+2\0" and source.name.endswith(".nii"):
        return not is_cifti(source)
    return data[:4] == b"\0\0\0\1" and source.name.endswith((".mgz", ".mgh"))


def read(source: SourceFile) -> Content:
    path = source.path
    if not recognises(source):
        raise FileError(
            path, "It is not a NIfTI or MGH image, or its header is damaged."
        )
    image = opened(path)
    shape = plain_shape(path, tuple(int(side) for side in image.shape))
    affine, space, notes = _affine(path, image)
    volume = Volume(path, shape, affine, space)
    if len(shape) == 4:
        return _recording(volume, image, notes)
    return _of_one_volume(volume, image, notes)


def _affine(path: Path, image: Any) -> tuple[Array, str, list[str]]:
    """Voxel to mm, the space that name or header state, and remarks."""
    with parsing(path, FORMAT):
        affine = np.asarray(image.affine, float)
        spread = abs(np.linalg.det(affine[:3, :3]))
        coded, code = hasattr(image.header, "get_sform"), 1
        if coded:
            code = int(image.header["sform_code"]) or int(image.header["qform_code"])
    if not np.isfinite(affine).all() or not 1e-9 < spread < 1e9:
        raise FileError(path, "Its affine (voxel to mm) cannot be used; it is damaged.")
    space = _SPACES.get(code, "not stated")
    hit = _SPACE.search(path.name)
    if hit and space_named(hit.group(1)) != "not stated":
        space = space_named(hit.group(1))
    notes = [] if code else ["its header states no orientation; left may be right."]
    return affine, space, notes


# ---------------------------------------------------------------- recordings


def _recording(volume: Volume, image: Any, notes: list[str]) -> Content:
    tr_s, said = repetition_time(volume.path, image)
    times = volume.shape[3]
    named = bool(_BOLD.search(volume.path.name))
    reason = f"{times} volumes of {_sides(volume)} voxels"
    sure = "sure" if named or times >= FEWEST_VOLUMES else "unsure"
    return Content(
        part=volume, tr_s=tr_s, notes=(*notes, *said), stated=("image", sure, reason)
    )


def repetition_time(path: Path, image: Any) -> tuple[float | None, list[str]]:
    """In s, from the header with its unit or the JSON sidecar; None with the reason
    where they do not tell, or contradict."""
    header, said = _header_tr(path, image)
    told, more = sidecar_tr(path)
    if told is None or header is None:
        return (header if told is None else told), more if told else [*said, *more]
    if abs(told - header) > 0.01 * told:
        return None, [
            f"the header states a repetition time of {header:g} s, the JSON file "
            f"{told:g} s; neither is used."
        ]
    return told, []


def _header_tr(path: Path, image: Any) -> tuple[float | None, list[str]]:
    with parsing(path, FORMAT):
        zooms = image.header.get_zooms()
        value = float(zooms[3]) if len(zooms) > 3 else 0.0
        # MGH headers hold milliseconds
        unit = "msec"
        if hasattr(image.header, "get_xyzt_units"):
            unit = str(image.header.get_xyzt_units()[1])
    if value == 0:
        return None, []
    if unit not in _SECONDS:
        text = f"the header states a repetition time of {value:g} without its unit; "
        return None, [text + "it is not used."]
    seconds = value * _SECONDS[unit]
    if not _SHORTEST_TR <= seconds <= _LONGEST_TR:
        text = f"the header states a repetition time of {value:g} {unit}, which cannot "
        return None, [text + "be; it is not used."]
    return round(seconds, 7), []  # float32 in the header


def sidecar_tr(path: Path) -> tuple[float | None, list[str]]:
    """RepetitionTime in s of the BIDS JSON file of that name, and remarks."""
    stem = re.sub(r"(\.(dtseries|func|shape))?\.(nii|gii|mgz|mgh)(\.gz)?$", "",
                  str(path), flags=re.I)  # fmt: skip
    beside = Path(stem + ".json")
    try:
        if not beside.is_file() or beside.stat().st_size > 4_000_000:
            return None, []
        data = json.loads(beside.read_bytes())
        value = float(data["RepetitionTime"])
    except (OSError, ValueError, RecursionError):
        return None, [f"{beside.name} beside it is not readable JSON."]
    except (KeyError, TypeError):
        return None, []
    if _SHORTEST_TR <= value <= _LONGEST_TR:
        return value, []
    return None, [f"{beside.name} states a repetition time of {value:g} s; not used."]


# ---------------------------------------------------------------- one volume


def _of_one_volume(volume: Volume, image: Any, notes: list[str]) -> Content:
    """An atlas, a mask or a picture of the anatomy, told apart by the numbers."""
    with parsing(volume.path, FORMAT):
        data = np.asarray(image.dataobj).reshape(volume.shape)
        data = np.nan_to_num(data, posinf=0, neginf=0)
        if np.iscomplexobj(data) or data.dtype.fields:
            raise FileError(volume.path, "Complex or colour images are not read.")
    labels = labels_in(data)
    if labels is not None:
        volume = Volume(volume.path, volume.shape, volume.affine, volume.space, labels)
    if labels is None or (len(labels) > 1 and _equal_neighbours(data) < 0.5):
        text = f"an image of the anatomy, {_sides(volume)} voxels"
        return Content(
            part=volume, notes=tuple(notes), stated=("anatomy", "likely", text)
        )
    if not labels:
        raise FileError(volume.path, "All its voxels are 0.")
    named = bool(_MASK.search(volume.path.name))
    if len(labels) == 1:
        share = float((data != 0).mean())
        text = f"two values only, {100 * share:.2g} % of {_sides(volume)} voxels"
        stated = ("mask", "sure" if named else "likely", text)
    elif named and len(labels) <= MOST_PARTS:
        text = f"{len(labels)} labels, but named like a mask"
        stated = ("mask", "unsure", text)
    else:
        text = f"{len(labels)} labels in {_sides(volume)} voxels"
        stated = ("atlas", "sure", text)
    return Content(part=volume, notes=tuple(notes), stated=stated)


def labels_in(data: Array) -> tuple[int, ...] | None:
    """The whole numbers other than 0, or None for an image of other numbers."""
    low, high = float(data.min()), float(data.max())
    if low < -(2**31) or high >= 2**31:
        return None
    if data.dtype.kind == "f" and not (data == np.round(data)).all():
        return None
    found = np.unique(data)
    if len(found) > MOST_LABELS or low < 0:
        return None
    return tuple(int(value) for value in found if value)


def _equal_neighbours(data: Array) -> float:
    """Share of neighbours along the longest axis, both not 0, that hold the same:
    0.7 to 1 in atlases, below 0.3 in pictures of 8 bits."""
    along = np.moveaxis(data, int(np.argmax(data.shape)), 0)
    here, there = along[:-1], along[1:]
    both = (here != 0) & (there != 0)
    if not both.any():
        return 1.0
    return float((here == there)[both].mean())


def _sides(volume: Volume) -> str:
    return " x ".join(str(side) for side in volume.shape[:3])


READER = Reader("NIfTI or MGH image", SUFFIXES, recognises, read, "NIfTI, MGH")
