"""How zones meet: one that was estimated what a clinician marked, by regions; the
seizure onset zone (SOZ) what was resected, by contacts."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.language import tr

Z = 1.959964  # of 95 %, both sides
# Said wherever such a number is shown: command line, window, report and benchmark.
NOT_VALIDATED = tr(
    "Overlap of zones, estimated, marked or resected, is not a validated predictor of "
    "outcome."
)


@dataclass(frozen=True, slots=True)
class Share:
    """hits of count, with the 95 % interval of Wilson (1927,
    doi:10.1080/01621459.1927.10502953); NaN where there is nothing to count."""

    hits: int
    count: int

    @property
    def value(self) -> float:
        return self.hits / self.count if self.count else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        if not self.count:
            return float("nan"), float("nan")
        p, n, square = self.value, self.count, Z * Z
        middle = (p + square / (2 * n)) / (1 + square / n)
        arm = Z * sqrt(p * (1 - p) / n + square / (4 * n * n)) / (1 + square / n)
        return max(middle - arm, 0.0), min(middle + arm, 1.0)


@dataclass(frozen=True, slots=True)
class ZoneOverlap:
    """found: of the regions that hold a marked contact, how many are in the zone; held:
    of the regions of the zone, how many hold one. contacts: how many are marked;
    outside: marked ones that belong to no region."""

    found: Share
    held: Share
    contacts: int
    outside: int


def zone_overlap(
    zone: NDArray[np.bool_], marked: NDArray[np.bool_], region: NDArray[np.integer]
) -> ZoneOverlap:
    """Of zone (region,): whether a region is in it; marked (contact,); region
    (contact,): which one a contact is in, -1 for none."""
    inside = marked & (region >= 0)
    there = np.zeros(len(zone), bool)
    there[region[inside]] = True
    both = int((zone & there).sum())
    return ZoneOverlap(
        Share(both, int(there.sum())),
        Share(both, int(zone.sum())),
        int(marked.sum()),
        int((marked & (region < 0)).sum()),
    )


@dataclass(frozen=True, slots=True)
class ContactOverlap:
    """soz_resected: of the contacts in the SOZ, how many were resected; resected_soz:
    of the resected contacts, how many are in the SOZ; either: of the contacts that are
    one or the other, how many are both. Intervals are as if contacts were independent,
    which neighbours on a shaft are not: they are rather too narrow."""

    soz_resected: Share
    resected_soz: Share
    either: Share

    @property
    def dice(self) -> float:
        """2 |A and B| / (|A| + |B|) (Dice 1945, doi:10.2307/1932409); NaN where nothing
        is marked."""
        return _dice(self.either.value)

    @property
    def dice_interval(self) -> tuple[float, float]:
        """That of `either` (Jaccard's index), of which Dice's is a rising function."""
        low, high = self.either.interval
        return _dice(low), _dice(high)


def _dice(jaccard: float) -> float:
    return 2 * jaccard / (1 + jaccard)


def contact_overlap(
    soz: NDArray[np.bool_], resected: NDArray[np.bool_]
) -> ContactOverlap:
    """Of soz, resected (contact,): whether a contact is so marked."""
    both = int((soz & resected).sum())
    return ContactOverlap(
        Share(both, int(soz.sum())),
        Share(both, int(resected.sum())),
        Share(both, int((soz | resected).sum())),
    )
