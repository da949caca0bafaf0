"""Kinds of changes that a plan is made of: one file each, one line here."""

from collections.abc import Iterable

from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.interventions.ablation import ABLATION
from brainTwinStudio.engine.interventions.base import Kind, Making
from brainTwinStudio.engine.interventions.cuts import DISCONNECTION, RESECTION
from brainTwinStudio.engine.interventions.damage import DAMAGE
from brainTwinStudio.engine.interventions.hemispheres import (
    CALLOSOTOMY,
    HEMISPHEROTOMY,
)
from brainTwinStudio.engine.interventions.stimulation import STIMULATION, course_of
from brainTwinStudio.engine.interventions.what_if import PARAMETER
from brainTwinStudio.project import Change, Twin

KINDS: tuple[Kind, ...] = (
    RESECTION,
    DISCONNECTION,
    STIMULATION,
    ABLATION,
    CALLOSOTOMY,
    HEMISPHEROTOMY,
    DAMAGE,
    PARAMETER,
)
_ADD = {kind.noun: kind.add for kind in KINDS}


def plan_of(twin: Twin, changes: Iterable[Change], grid: Grid) -> Plan:
    """What a list of changes does to a network; refuses what cannot be done."""
    making = Making(twin, grid)
    for change in changes:
        _ADD[type(change)](change, making)
    return making.plan()


__all__ = ["KINDS", "Kind", "Making", "course_of", "plan_of"]
