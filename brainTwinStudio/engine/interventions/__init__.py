"""Kinds of changes that a plan is made of: one file each, one line here."""

from collections.abc import Iterable

from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.grid import Grid, time_grid
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
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Change, ParameterChange, Stimulation, Twin
from brainTwinStudio.project.seizure_twin import SeizureTwin

NO_SURGERY = (Stimulation, ParameterChange)
ONLY_SURGERY = (
    "A twin of seizures takes surgery and damage; '{kind}' is neither. Plan it on a "
    "twin of activity at rest."
)

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


def structural_plan(twin: SeizureTwin, changes: Iterable[Change]) -> Plan:
    """The same of surgery on a twin of seizures. Raises InputError for a change that
    is no surgery."""
    making = Making(twin, time_grid(2, 1.0))
    for change in changes:
        if isinstance(change, NO_SURGERY):
            raise InputError(ONLY_SURGERY.format(kind=type(change).__name__))
        _ADD[type(change)](change, making)
    return making.plan()


__all__ = ["KINDS", "Kind", "Making", "course_of", "plan_of", "structural_plan"]
