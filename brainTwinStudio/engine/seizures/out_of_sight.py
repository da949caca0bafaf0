"""Does most of what begins a seizure lie where no contact is?

Zones lie together. A source in sight that begins with one out of sight has then more
likely been reached early, or been placed beside where it lies, than that it is the
zone: to name it would be to name a wrong region, or a part that leaves seizures.
"""

import numpy as np

from brainTwinStudio.engine.seizures.classes import zone_share
from brainTwinStudio.engine.seizures.sources import Sources
from brainTwinStudio.project import Array
from brainTwinStudio.project.seizure_twin import NAMED

# Share of what begins. Set on virtual patients that no benchmark judges; any from 0.35
# to 0.45 says the same there (virtual_cohort_settings.py).
MOST = 0.4


def lies_outside(shares: Array, seen: Array) -> bool:
    """Of shares (source,), the probability of the zone by delay alone, and seen
    (source,): whether a contact is near where each source is put."""
    return bool(shares[~seen].sum() >= MOST * shares.sum() > 0)


def held_back(sources: Sources) -> tuple[int, ...]:
    """Regions in sight that begin with what lies outside, where most of it does; none
    where it does not, or where there is no source."""
    if not sources.count:
        return ()
    shares = zone_share("", sources.usual_s())
    regions = sources.regions()
    seen = sources.seen[regions]
    if not lies_outside(shares, seen):
        return ()
    return tuple(int(i) for i in np.unique(regions[seen & (shares >= NAMED)]))
