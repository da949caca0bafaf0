"""What answers requests about how far a twin can be trusted. Imports the engine where
it is used, as worker.py does."""

from collections.abc import Callable
from typing import Any

from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.jobs.trust_requests import (
    EquilibriaRequest,
    ExponentRequest,
    NodeExponentsRequest,
    PlanDriversRequest,
    WellPosednessRequest,
)
from brainTwinStudio.project.scenario_drivers import PlanDrivers
from brainTwinStudio.project.stability import (
    Equilibria,
    LargestExponent,
    NodeExponents,
)
from brainTwinStudio.project.well_posedness import WellPosedness


def _well_posedness(of: WellPosednessRequest, watcher: Watcher) -> WellPosedness:
    from brainTwinStudio.engine.well_posedness.dashboard import Plan, well_posedness

    plan = Plan(of.starts, of.repeats, of.points)
    return well_posedness(of.twin, of.recordings, plan, of.seed, watcher, of.notes)


def _equilibria(of: EquilibriaRequest, watcher: Watcher) -> Equilibria:
    from brainTwinStudio.engine.dynamics.equilibria import equilibria
    from brainTwinStudio.engine.dynamics.vector_field import node_field

    return Equilibria(equilibria(node_field(of.node, of.values)))


def _exponent(of: ExponentRequest, watcher: Watcher) -> LargestExponent:
    from brainTwinStudio.engine.dynamics.exponents import twin_exponent

    return twin_exponent(of.twin, of.seed)


def _node_exponents(of: NodeExponentsRequest, watcher: Watcher) -> NodeExponents:
    from brainTwinStudio.engine.dynamics.exponents import node_exponents

    return node_exponents(of.node, of.values, of.seed)


def _plan_drivers(of: PlanDriversRequest, watcher: Watcher) -> PlanDrivers:
    from brainTwinStudio.engine.scenario_drivers import drivers

    return drivers(of.twin, of.scenario, watcher, of.most)


TRUST: dict[type, Callable[[Any, Watcher], object]] = {
    WellPosednessRequest: _well_posedness,
    EquilibriaRequest: _equilibria,
    ExponentRequest: _exponent,
    NodeExponentsRequest: _node_exponents,
    PlanDriversRequest: _plan_drivers,
}
