"""Meshes of one import: which to keep, left or right, and their labels."""

import re
from collections.abc import Sequence

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.images.imaging import SIDE_OF, DenseLabels, Surface
from brainTwinStudio.files.images.label_names import PairedAtlas
from brainTwinStudio.project import Array
from brainTwinStudio.project.anatomy import Hemisphere

SIDES = {"L": "left", "R": "right"}
_RANKS = ("pial", "white", "midthickness", "")  # drawn: the outer one first
_NO_SHEET = re.compile(r"infl|sphere|flat", re.I)
_NEAR_MM = 2.0  # of the midline: the side of a surface cannot be told


def one_a_side(surfaces: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The mesh to draw of each side, pial before white before others; inflated ones and
    spheres lie nowhere in a head."""
    best: dict[str, tuple[int, Candidate]] = {}
    for at, one in enumerate(surfaces):
        part = one.content.part
        assert isinstance(part, Surface)  # a candidate of that kind holds one
        if _NO_SHEET.search(one.file):
            continue
        rank = next(i for i, word in enumerate(_RANKS) if word in one.file.lower())
        side = part.hemisphere if part.hemisphere in "LR" else f"unknown {at}"
        if side not in best or rank < best[side][0]:
            best[side] = (rank, one)
    return tuple(one for _, one in best.values())


def why_left(one: Candidate) -> str:
    """Why one_a_side passed a mesh over."""
    if _NO_SHEET.search(one.file):
        return "an inflated sheet, a sphere or a flat one lies nowhere in a head"
    return "another mesh of a side that has one"


def side_of(one: Candidate, points_mm: Array) -> Hemisphere:
    """As file or name say, else where it lies."""
    part = one.content.part
    assert isinstance(part, Surface)  # chosen so
    if part.hemisphere == "L":
        return "L"
    if part.hemisphere == "R":
        return "R"
    middle = float(points_mm[:, 0].mean())
    if abs(middle) < _NEAR_MM:
        raise FileError(
            one.path,
            "It does not say whether it is left or right and lies across the midline; "
            "give one surface for each side (lh..., rh...).",
        )
    return "L" if middle < 0 else "R"


def refuse_swapped(places: dict[Hemisphere, tuple[Candidate, Array]]) -> None:
    """X grows to the right in every space that is known here."""
    middles: dict[Hemisphere, float] = {
        side: float(p[:, 0].mean()) for side, (_, p) in places.items()
    }
    wrong: list[Hemisphere] = [
        side for side, x in middles.items()
        if (x > _NEAR_MM if side == "L" else x < -_NEAR_MM)
    ]  # fmt: skip
    both = len(middles) == 2
    if both and middles["L"] < middles["R"]:
        return  # a head that does not lie in the middle of its scan
    if wrong or both:
        side: Hemisphere = wrong[0] if wrong else "L"
        raise FileError(
            places[side][0].path,
            f"It is named {SIDES[side]} but lies at the other side (mean x "
            f"{middles[side]:.0f} mm). Left and right are swapped in its name or in "
            "its coordinates.",
        )


def labels_on(
    atlas: PairedAtlas | None, side: str, count: int
) -> tuple[Array, tuple[str, ...]]:
    """Of every vertex its place among the names of that side's regions, or -1."""
    nothing = np.full(count, -1)
    if atlas is None or not isinstance(atlas.part, DenseLabels):
        return nothing, ()
    start = 0
    for block in atlas.part.blocks:
        ids = atlas.part.ids[start : start + len(block.places)]
        start += len(block.places)
        if SIDE_OF.get(block.structure, "-") != side:
            continue
        if block.grid != (count,):
            raise FileError(
                atlas.path,
                f"The labels are for {block.grid[0]} vertices, the {SIDES[side]} "
                f"surface has {count}; use files of one subject and one mesh.",
            )
        names = dict(zip(atlas.labelled.ids, atlas.labelled.names, strict=True))
        there = [int(one) for one in np.unique(ids) if int(one) in names]
        place = {label: at for at, label in enumerate(there)}
        labels = nothing.copy()
        found = [place.get(int(one), -1) for one in ids]
        labels[np.asarray(block.places)] = found
        return labels, tuple(names[label] for label in there)
    return nothing, ()
