"""Lost tissue: regions by their shares, connections that run through it, slower
conduction in what is left of these."""

from brainTwinStudio.engine.interventions.base import Kind, Making
from brainTwinStudio.project import Damage

LOW_CONFIDENCE = (
    "{title}: which connections run through it is told by straight lines between "
    "centres of regions, not by tracts. Low confidence."
)
NO_DELAYS = (
    "{title} slows conduction, which this twin does not hear: it has no delays. At the "
    "slow rhythms of fMRI they make no difference."
)


def _damage(change: Damage, plan: Making) -> None:
    if change.regions:
        at = plan.places(change.regions)
        plan.weaken(at, change.shares, change.removed_from)
    for (target, source), share in zip(change.edges, change.edge_shares, strict=True):
        i, j = plan.places((target, source))
        plan.factor[i, j] *= 1 - share
        plan.slowed[i, j] *= 1 + share * (change.slowing - 1)
        plan.touched[[i, j]] |= share > 0.5
    if change.edges and change.low_confidence:
        plan.note(LOW_CONFIDENCE.format(title=change.title))
    if (plan.slowed > 1).any() and plan.twin.sensors is None:
        plan.note(NO_DELAYS.format(title=change.title))


DAMAGE = Kind(Damage, _damage)
