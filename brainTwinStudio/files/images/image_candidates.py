"""Candidates of image files: what they may be, and what they still need."""

from dataclasses import replace

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.images.imaging import (
    Confounds,
    DenseLabels,
    DenseSeries,
    Part,
    RegionMap,
    Surface,
    Volume,
    shape_of,
)
from brainTwinStudio.files.reader import Content, Kind, SourceFile
from brainTwinStudio.files.source import split_key

IMAGE_KINDS: tuple[Kind, ...] = (
    *("image", "atlas", "surface", "mask", "anatomy", "confounds", "map"),
)


def kinds_of(content: Content) -> tuple[Kind, ...]:
    """What an image file may be read as: its guess first."""
    if content.part is None or content.stated is None:
        return ()
    own = content.stated[0]
    found = kinds_of_part(content.part)
    others: list[Kind] = [kind for kind in found if kind != own]
    return (own, *others)


def kinds_of_part(part: Part) -> tuple[Kind, ...]:
    """What a part may be taken for by a person."""
    if isinstance(part, Volume) and len(part.shape) == 4:
        return ("image",)
    if isinstance(part, Volume):
        return ("atlas", "mask", "anatomy") if part.labels else ("anatomy",)
    single: dict[type, Kind] = {
        Surface: "surface",
        DenseLabels: "atlas",
        DenseSeries: "image",
    }
    single |= {RegionMap: "map", Confounds: "confounds"}
    return (single[type(part)],)


def of_part(path: str, source: SourceFile, content: Content) -> Candidate:
    """What an image file holds, as its reader says."""
    if content.part is None or content.stated is None:
        raise FileError(path, "It holds no image.")
    kind, confidence, reason = content.stated
    names = content.part.names if isinstance(content.part, RegionMap) else ()
    needs = ("tr_s",) if kind == "image" and content.tr_s is None else ()
    key = split_key(path)[1]
    file = f"{source.path.name}:{key}" if key else source.path.name
    return Candidate(
        path, file, kind, shape_of(content.part), confidence, reason,
        source.sha256, content, names, needs,
    )  # fmt: skip


def of_maps(path: str, source: SourceFile, content: Content) -> list[Candidate]:
    """One candidate for each atlas of a file of several, numbered from 1, of which a
    person chooses: "file.dlabel.nii:2"."""
    found = []
    for number, (name, part) in enumerate(content.maps, start=1):
        reason = f"map {number} of {len(content.maps)}: {name}"
        own = replace(content, part=part, maps=(), stated=("atlas", "unsure", reason))
        found.append(of_part(f"{path}:{number}", source, own))
    return found


def map_chosen(path: str, content: Content, key: str) -> Content:
    """The map that the person names by its number or its name."""
    for number, (name, part) in enumerate(content.maps, start=1):
        if key in (str(number), name):
            stated = ("atlas", "sure", f"map {number}: {name}")
            return replace(content, part=part, maps=(), stated=stated)
    known = ", ".join(f"{n} {name}" for n, (name, _) in enumerate(content.maps, 1))
    raise FileError(path, f"No map '{key}' in the file. Known: {known}.")


def part_told(path: str, source: SourceFile, content: Content, told: Kind) -> Candidate:
    """What an image file is by the word of the person."""
    possible = kinds_of(content)
    if told not in possible:
        raise FileError(
            path, f"It cannot be {told}; it can be {' or '.join(possible)}."
        )
    return of_part(path, source, replace(content, stated=(told, "sure", "as told")))


def with_atlas(one: Candidate, atlases: list[Candidate]) -> Candidate:
    """An image needs an atlas of its own kind, volume or surface."""
    if one.read_as != "image":
        return one
    is_volume = isinstance(one.content.part, Volume)
    has = any(isinstance(a.content.part, Volume) == is_volume for a in atlases)
    needs = tuple(need for need in one.needs if need != "atlas")
    return replace(one, needs=needs if has else (*needs, "atlas"))
