"""What drove the predicted effect of a plan: what engine/scenario_drivers.py finds
(SCIENCE.md E.9)."""

from dataclasses import dataclass
from typing import Literal

from brainTwinStudio.project.scenario import Effect

DriverKind = Literal["part of the plan", "region", "connection"]


@dataclass(frozen=True, slots=True)
class Driver:
    """One factor and what its absence takes away. regions: one, or (target, source) of
    a connection; effects: whole effect minus the effect without the factor, with the
    same noise, mean and middle 95 % of the paired runs (baseline: without it); linear:
    the same of the mean FC by integrated gradients of the linear theory, nan where
    there is none."""

    kind: DriverKind
    name: str
    regions: tuple[str, ...]
    effects: tuple[Effect, ...]
    linear: float


@dataclass(frozen=True, slots=True)
class PlanDrivers:
    """effects: of the whole plan in these runs; drivers of each kind, the strongest
    first; screened: how many regions and connections there were to choose from; linear:
    change of the mean FC by the linear theory."""

    twin_id: str
    scenario_id: str
    name: str
    effects: tuple[Effect, ...]
    drivers: tuple[Driver, ...]
    screened: tuple[int, int]
    linear: float
    seeds: int
    seed: int
    seconds: float
    notes: tuple[str, ...] = ()
    stopped: bool = False
