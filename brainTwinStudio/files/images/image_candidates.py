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
    return Candidate(
        path, source.path.name, kind, shape_of(content.part), confidence, reason,
        source.sha256, content, names, needs,
    )  # fmt: skip


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
