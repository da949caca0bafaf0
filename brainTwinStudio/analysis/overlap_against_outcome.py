"""Does the overlap of seizure onset zone (SOZ) and resection go with outcome?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.two_groups import Separation, separation
from brainTwinStudio.analysis.zone_overlap import ContactOverlap


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a patient."""

    name: str
    label: str
    value: Callable[[ContactOverlap], float]


# The last is no overlap: what the size of a resection tells by itself.
MEASURES: tuple[Measure, ...] = (
    Measure("soz_resected", "share of SOZ resected", lambda of: of.soz_resected.value),
    Measure(
        "resected_soz", "share of resected in SOZ", lambda of: of.resected_soz.value
    ),
    Measure("dice", "Dice of SOZ and resection", lambda of: of.dice),
    Measure("resected", "contacts resected", lambda of: float(of.resected_soz.count)),
)


def against_outcome(
    overlaps: Sequence[ContactOverlap], good: NDArray[np.bool_]
) -> tuple[tuple[Measure, Separation], ...]:
    """Each of MEASURES in patients with a good outcome (patient,) against the others.
    Raises InputError where a group has fewer than two patients."""
    found = []
    for measure in MEASURES:
        values = np.array([measure.value(one) for one in overlaps])
        found.append((measure, separation(values[good], values[~good])))
    return tuple(found)
