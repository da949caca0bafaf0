"""What a region is, and how regions are connected."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.arrays import Array, frozen

Hemisphere = Literal["L", "R", "-"]


@dataclass(frozen=True, slots=True, eq=False)
class Parcellation:
    """The regions of a brain, in the order in which every array lists them.

    region_names (region,) unique; hemispheres (region,) "L", "R" or "-";
    centres_mm (region, xyz) in `space`, or None where no file told.
    """

    name: str
    region_names: tuple[str, ...]
    hemispheres: tuple[Hemisphere, ...]
    centres_mm: Array | None = None
    space: str = "not stated"

    def __post_init__(self) -> None:
        names = tuple(self.region_names)
        object.__setattr__(self, "region_names", names)
        object.__setattr__(self, "hemispheres", tuple(self.hemispheres))
        if not names:
            raise InputError("A parcellation needs at least one region.")
        doubled = sorted({name for name in names if names.count(name) > 1})
        if doubled:
            raise InputError(f"Region names appear twice: {', '.join(doubled)}.")
        if len(self.hemispheres) != len(names):
            raise InputError(
                f"{len(names)} regions but {len(self.hemispheres)} hemispheres."
            )
        if self.centres_mm is not None:
            centres = frozen(self.centres_mm, "Region centres", (len(names), 3))
            object.__setattr__(self, "centres_mm", centres)

    @property
    def count(self) -> int:
        return len(self.region_names)

    def index(self, region: str) -> int:
        """Position of a region by its name, or by whole words at its end where only one
        region has them; case and separators do not matter."""
        if region in self.region_names:
            return self.region_names.index(region)
        wanted = _plain(region)
        plain = [_plain(name) for name in self.region_names]
        hits = [i for i, name in enumerate(plain) if name == wanted] or [
            i for i, name in enumerate(plain) if name.endswith(f"-{wanted}")
        ]
        if len(hits) == 1:
            return hits[0]
        if hits:
            names = ", ".join(self.region_names[i] for i in hits)
            raise InputError(f"'{region}' could be any of: {names}.")
        known = ", ".join(self.region_names[:12])
        more = f", and {self.count - 12} more" if self.count > 12 else ""
        raise InputError(f"No region '{region}'. Known regions: {known}{more}.")


def _plain(name: str) -> str:
    """A name as people mix it: case and the kind of separator do not matter."""
    return name.lower().replace("_", "-").replace(".", "-").replace(" ", "-")


def hemispheres_of(names: tuple[str, ...]) -> tuple[Hemisphere, ...]:
    """Sides read from the usual spellings: lh/rh, L/R, left/right, _L/_R."""
    return tuple(_side(name) for name in names)


def _side(name: str) -> Hemisphere:
    low = _plain(name)
    parts = low.split("-")
    if parts[0] in ("l", "lh", "left") or parts[-1] in ("l", "lh", "left"):
        return "L"
    if parts[0] in ("r", "rh", "right") or parts[-1] in ("r", "rh", "right"):
        return "R"
    if "lh" in parts or "left" in low:
        return "L"
    if "rh" in parts or "right" in low:
        return "R"
    return "-"


@dataclass(frozen=True, slots=True, eq=False)
class Connectome:
    """Structural connections; rows receive.

    weights (target, source), dimensionless, >= 0, zero diagonal.
    lengths_mm (target, source) >= 0, or None where no file told; 0 = no tract.
    lengths_estimated says that they were computed from distances.
    """

    parcellation: Parcellation
    weights: Array
    lengths_mm: Array | None = None
    lengths_estimated: bool = False
    source_file: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        n = self.parcellation.count
        weights = frozen(self.weights, "Connectome weights", (n, n))
        if (weights < 0).any():
            i, j = (int(k) for k in np.argwhere(weights < 0)[0])
            raise InputError(
                "Connectome weights are negative in "
                f"{int((weights < 0).sum())} places, the first at row {i + 1}, "
                f"column {j + 1} ({weights[i, j]:g}). "
                "Structural weights must be 0 or more."
            )
        if np.diagonal(weights).any():
            raise InputError("Connectome weights must have a zero diagonal.")
        if not weights.any():
            raise InputError("Connectome weights are all zero.")
        object.__setattr__(self, "weights", weights)
        if self.lengths_mm is not None:
            lengths = frozen(self.lengths_mm, "Tract lengths", (n, n))
            if (lengths < 0).any():
                raise InputError("Tract lengths are negative in some places.")
            object.__setattr__(self, "lengths_mm", lengths)
