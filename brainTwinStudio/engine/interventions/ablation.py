"""Laser ablation: every region loses the share of it that lies in the sphere."""

from brainTwinStudio.engine.interventions.base import Kind, Making
from brainTwinStudio.project import Ablation

APPROXIMATE = (
    "The shares that the ablation takes are approximate: regions without a surface of "
    "this patient were taken for spheres of one size around their centres."
)


def _ablation(change: Ablation, plan: Making) -> None:
    plan.weaken(plan.places(change.regions), change.shares, change.removed_from)
    if change.approximate:
        plan.note(APPROXIMATE)


ABLATION = Kind(Ablation, _ablation)
