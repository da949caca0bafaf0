"""Operations between and around hemispheres, by names and sides of the regions."""

import numpy as np

from brainTwinStudio.analysis.hemispheric_cuts import around_hemisphere, callosal
from brainTwinStudio.engine.interventions.base import Kind, Making
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Callosotomy, Hemispherotomy

NO_LOBES = (
    "Which connections run through the front of the corpus callosum is told by lobes, "
    "and the names of these regions tell none. Plan a complete callosotomy, or cut "
    "connections by name."
)
NOTHING_CROSSES = (
    "The twin has no connection between the cortices of both sides: a callosotomy "
    "would cut nothing."
)
NO_SIDE = "No cortical region of this twin is known to be on side {side}."
BY_LOBES = (
    "The front of the callosum is told by lobes: all connections between frontal "
    "regions of both sides, half of those that join a frontal region to another one. "
    "Tracts were not looked at."
)


def _callosotomy(change: Callosotomy, plan: Making) -> None:
    of = plan.parcellation
    front = change.extent != "complete"
    share = callosal(of.region_names, of.hemispheres, front_only=front)
    if share is None:
        raise InputError(NO_LOBES)
    if not _cut(plan, change.fraction * share):
        raise InputError(NOTHING_CROSSES)
    if front:
        plan.note(BY_LOBES)


def _hemispherotomy(change: Hemispherotomy, plan: Making) -> None:
    of = plan.parcellation
    share = around_hemisphere(of.region_names, of.hemispheres, change.side)
    if not _cut(plan, share):
        raise InputError(NO_SIDE.format(side=change.side))


def _cut(plan: Making, share: Array) -> bool:
    """Whether there was any such connection."""
    there = np.asarray(plan.running.get("learned_weights", plan.factor)) != 0
    hit = there & (share > 0)
    plan.cut(share)
    plan.touched |= hit.any(axis=0) | hit.any(axis=1)
    return bool(hit.any())


CALLOSOTOMY = Kind(Callosotomy, _callosotomy)
HEMISPHEROTOMY = Kind(Hemispherotomy, _hemispherotomy)
