"""Resection and disconnection: regions and connections lose a share."""

from brainTwinStudio.engine.interventions.base import Kind, Making
from brainTwinStudio.project import Disconnection, Resection


def _resection(change: Resection, plan: Making) -> None:
    at = plan.places(change.regions)
    plan.weaken(at, [change.fraction] * len(at))


def _disconnection(change: Disconnection, plan: Making) -> None:
    for target, source in change.edges:
        i, j = plan.places((target, source))
        plan.factor[i, j] *= 1 - change.fraction
        plan.touched[[i, j]] = True


RESECTION = Kind(Resection, _resection)
DISCONNECTION = Kind(Disconnection, _disconnection)
