"""What one slice of a brain shows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.language import tr

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class SlicePicture:
    """grey (row, column) 0 to 255, 0 = nothing; extent_mm (left, right, bottom, top);
    at_mm: the crosshair, across and up. lines: token -> segments (segment, end, 2) in
    mm. spots (mark, 2), strengths (mark,) 0 to 1, names (mark,); chosen: names. ends:
    letters at left, right, bottom, top; name and place: which slice."""

    name: str
    place: str
    grey: Floats
    extent_mm: tuple[float, float, float, float]
    at_mm: tuple[float, float]
    lines: tuple[tuple[str, Floats], ...]
    spots: Floats
    strengths: Floats
    names: tuple[str, ...]
    chosen: frozenset[str]
    ends: tuple[str, str, str, str]

    def numbers(self) -> str:
        """The contacts in sight as tab-separated columns; strength: 1 in the slice."""
        heads = (tr("contact"), tr("across (mm)"), tr("up (mm)"), tr("strength"))
        lines = ["\t".join(heads)]
        for name, (x, y), near in zip(
            self.names, self.spots, self.strengths, strict=True
        ):
            lines.append(f"{name}\t{x:.6g}\t{y:.6g}\t{near:.4g}")
        return "\n".join(lines)
