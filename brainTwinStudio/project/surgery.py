"""Kinds of surgery and damage beside the resection of whole regions.

Each says what was asked for and, where it depends on anatomy that a twin does not
carry, what that came to in regions and connections: a twin in a file of its own plays
the plan again with the same numbers.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.spaces import SPACES, Space

Edge = tuple[str, str]
Overlap = Literal["surface", "sphere", "surface and sphere", "mask"]
Extent = Literal["complete", "anterior two thirds"]
EXTENTS: tuple[Extent, ...] = get_args(Extent)
Side = Literal["L", "R"]
LARGEST_RADIUS_MM = 40.0
SLOWEST = 10.0


@dataclass(frozen=True, slots=True)
class Ablation:
    """Laser ablation of a sphere; centre_mm (x, y, z) in `space`.

    regions, shares: what it takes of each region, above 0 to 1; found_by: how that was
    measured ("sphere": regions taken for spheres, approximate). removed_from: share
    from which a region counts as removed as a whole; below it is weakened by its share.
    """

    centre_mm: tuple[float, float, float]
    radius_mm: float
    space: Space
    regions: tuple[str, ...]
    shares: tuple[float, ...]
    found_by: Overlap = "sphere"
    removed_from: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.radius_mm <= LARGEST_RADIUS_MM:
            raise InputError(
                tr(
                    "The radius of the ablation is {radius:g} mm; it must be above 0 "
                    "and at most {largest:g} mm.",
                    radius=self.radius_mm,
                    largest=LARGEST_RADIUS_MM,
                )
            )
        if self.space not in SPACES:
            raise InputError(f"No space '{self.space}'. Known: {', '.join(SPACES)}.")
        _check_shares(tr("An ablation"), self.regions, self.shares)
        _check_removed_from(self.removed_from)

    @property
    def approximate(self) -> bool:
        return self.found_by != "surface"


@dataclass(frozen=True, slots=True)
class Callosotomy:
    """Cuts the corpus callosum: connections between the cortices of both sides.

    "anterior two thirds" cuts those between regions that send their fibres through the
    front of it, and half of what joins such a region to another one (engine).
    """

    extent: Extent = "complete"
    fraction: float = 1.0

    def __post_init__(self) -> None:
        check_fraction(self.fraction)
        if self.extent not in EXTENTS:
            raise InputError(
                f"No callosotomy '{self.extent}'. Known: {', '.join(EXTENTS)}."
            )


@dataclass(frozen=True, slots=True)
class Hemispherotomy:
    """Cuts every connection of the cortex of a side with the rest of the brain; the
    disconnected cortex stays."""

    side: Side

    def __post_init__(self) -> None:
        if self.side not in ("L", "R"):
            raise InputError(f"A hemispherotomy is of side L or R, not '{self.side}'.")


@dataclass(frozen=True, slots=True)
class Damage:
    """Tissue that is lost, as a lesion, a stroke or a tumour takes it.

    regions, shares: what is lost of each, above 0 to 1; edges, edge_shares: what is
    lost of connections that pass through the damage, each (target, source); near,
    near_mm: distance of regions to the damage, where it was measured. slowing: delays
    of damaged connections are multiplied by 1 + share (slowing - 1). title: what it is
    called; found: how it was found, in words. low_confidence: connections are straight
    lines or another guess, not tracts. removed_from: as of Ablation.
    """

    title: str
    regions: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()
    edges: tuple[Edge, ...] = ()
    edge_shares: tuple[float, ...] = ()
    near: tuple[str, ...] = ()
    near_mm: tuple[float, ...] = ()
    slowing: float = 1.0
    found: str = ""
    low_confidence: bool = True
    removed_from: float = 1.0

    def __post_init__(self) -> None:
        if not self.regions and not self.edges:
            raise InputError(
                tr("{damage} touches no region and no connection.", damage=self.title)
            )
        if self.regions:
            _check_shares(self.title, self.regions, self.shares)
        if self.edges:
            _check_shares(self.title, self.edges, self.edge_shares)
        if len(self.near) != len(self.near_mm):
            raise InputError(f"{self.title} needs one distance for every region near.")
        if not 1 <= self.slowing <= SLOWEST:
            raise InputError(
                tr(
                    "Conduction slows by the factor {factor:g}; it must lie between 1 "
                    "and {slowest:g}.",
                    factor=self.slowing,
                    slowest=SLOWEST,
                )
            )
        _check_removed_from(self.removed_from)


def check_fraction(fraction: float) -> None:
    if not 0 < fraction <= 1:
        raise InputError(
            tr(
                "The removed fraction is {fraction:g}; it must be above 0 and "
                "at most 1.",
                fraction=fraction,
            )
        )


def _check_shares(
    what: str, things: tuple[object, ...], shares: tuple[float, ...]
) -> None:
    if not things:
        raise InputError(tr("{what} touches no region of this brain.", what=what))
    if len(things) != len(shares):
        raise InputError(f"{what} needs one share for each of {len(things)} things.")
    if len(set(things)) != len(things):
        raise InputError(f"{what} names one thing twice.")
    wrong = [share for share in shares if not 0 < share <= 1]
    if wrong:
        raise InputError(
            tr(
                "{what} takes a share of {wrong:g}; it must be above 0 and at most 1.",
                what=what,
                wrong=wrong[0],
            )
        )


def _check_removed_from(share: float) -> None:
    if not 0 < share <= 1:
        raise InputError(
            tr(
                "A region counts as removed from a share of {share:g}; it "
                "must be above 0 and at most 1.",
                share=share,
            )
        )
