"""The factors of a plan that scenario_drivers.py takes out, one at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.interventions import plan_of
from brainTwinStudio.engine.run_twin import Network
from brainTwinStudio.engine.scenario_theory import Theory
from brainTwinStudio.project import (
    Array,
    Callosotomy,
    Change,
    Disconnection,
    Hemispherotomy,
    ParameterChange,
    Resection,
    Stimulation,
    Twin,
)
from brainTwinStudio.project.scenario_drivers import DriverKind


class Setting(NamedTuple):
    """Names of the regions, the whole network, the time grid, the plan with removed
    regions isolated, and gone (region,), 1 where a region was removed."""

    names: tuple[str, ...]
    network: Network
    grid: Grid
    plan: Plan
    gone: Array


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """What is taken out. plan: what is left; kept: of the weights in both runs
    (target, source); linear: by the theory."""

    kind: DriverKind
    name: str
    regions: tuple[str, ...]
    plan: Plan
    kept: Array
    linear: float


def isolated(plan: Plan) -> Plan:
    """The plan with removed regions alive and unconnected, so that any connection of
    theirs can be given back."""
    gone = plan.present == 0
    cut = gone[:, None] | gone[None, :]
    factor = np.where(cut, 0.0, plan.factor)
    stimuli = tuple((where * plan.present, course) for where, course in plan.stimuli)
    return plan._replace(
        factor=factor, present=np.ones_like(plan.present), stimuli=stimuli
    )


def factors_of(
    twin: Twin, changes: tuple[Change, ...], of: Setting, theory: Theory, most: int
) -> tuple[list[Factor], tuple[int, int]]:
    """What to take out, of each kind at most `most`, and how many regions and
    connections there were to choose from."""
    found = list(_parts(twin, changes, of, most))
    edges, regions = _weighed(of, theory)
    found += [_region(i, of, theory) for i in regions[:most]]
    found += [_edge(i, j, of, theory) for i, j in edges[:most]]
    return found, (len(regions), len(edges))


def _parts(
    twin: Twin, changes: tuple[Change, ...], of: Setting, most: int
) -> Iterator[Factor]:
    """The plan without one of its regions, connections or stimuli, if it has more."""
    singles = [one for change in changes for one in _singles(change)]
    if len(singles) < 2:
        return
    everything = np.ones_like(of.plan.factor)
    for at, (name, where, _) in enumerate(singles[:most]):
        left = [change for k, (_, _, change) in enumerate(singles) if k != at]
        plan = isolated(plan_of(twin, left, of.grid))
        yield Factor("part of the plan", name, where, plan, everything, np.nan)


def _singles(change: Change) -> list[tuple[str, tuple[str, ...], Change]]:
    """A change as changes of one region or connection each."""
    if isinstance(change, Resection):
        return [
            (f"removal of {name}", (name,), replace(change, regions=(name,)))
            for name in change.regions
        ]
    if isinstance(change, Disconnection):
        return [
            (f"cut {source} to {target}", (target, source),
             replace(change, edges=((target, source),)))
            for target, source in change.edges
        ]  # fmt: skip
    if isinstance(change, Stimulation):
        return [
            (f"stimulus at {name}", (name,), change.at((name,)))
            for name in change.targets
        ]
    return [(*_whole(change), change)]


def _whole(change: Change) -> tuple[str, tuple[str, ...]]:
    """What a change that is not taken apart is called, and the regions it names."""
    if isinstance(change, Callosotomy):
        return f"callosotomy ({change.extent})", ()
    if isinstance(change, Hemispherotomy):
        return f"hemispherotomy {change.side}", ()
    if isinstance(change, ParameterChange):
        named = change.edge or change.regions
        return f"other value of {change.name}", named
    regions = getattr(change, "regions", ())
    return f"{getattr(change, 'title', 'ablation').lower()}", regions


def _weighed(of: Setting, theory: Theory) -> tuple[list[tuple[int, int]], list[int]]:
    """Connections and regions that carry the plan, the weightiest first."""
    gain = np.abs(np.asarray(of.network.gain))
    lost = np.abs(1 - of.plan.factor) * gain
    if not lost.any():  # a stimulation: what leads out of the stimulated regions
        hit = np.any([where != 0 for where, _ in of.plan.stimuli], axis=0)
        lost = gain * hit[None, :] * ~hit[:, None]
    weight = np.where(lost > 0, np.abs(theory.edges), 0.0)
    if not np.isfinite(weight).all() or not weight.any():
        weight = lost
    both = weight + weight.T if not of.plan.stimuli else weight
    pairs = np.argwhere((np.triu(both) if not of.plan.stimuli else both) > 0)
    pairs = sorted(map(tuple, pairs), key=lambda at: -both[at])
    rows = np.where(of.gone > 0, 0.0, weight.sum(axis=1))
    order = [int(i) for i in np.argsort(-rows) if rows[i] > 0]
    return [(int(i), int(j)) for i, j in pairs], order


def _region(i: int, of: Setting, theory: Theory) -> Factor:
    mask = np.zeros_like(of.plan.factor, dtype=bool)
    mask[i] = True
    plan, kept = _without(mask, of)
    told = float(theory.edges[i].sum())
    name = f"changed input of {of.names[i]}"
    return Factor("region", name, (of.names[i],), plan, kept, told)


def _edge(i: int, j: int, of: Setting, theory: Theory) -> Factor:
    """Both ways of a connection of a resection or cut; one way out of a stimulus."""
    mask = np.zeros_like(of.plan.factor, dtype=bool)
    mask[i, j] = True
    if not of.plan.stimuli:
        mask[j, i] = True
    plan, kept = _without(mask, of)
    sign = "to" if of.plan.stimuli else "and"
    ends = (of.names[j], of.names[i]) if of.plan.stimuli else (of.names[i], of.names[j])
    name = f"connection of {ends[0]} {sign} {ends[1]}"
    told = float(theory.edges[mask].sum())
    return Factor("connection", name, (of.names[i], of.names[j]), plan, kept, told)


def _without(mask: Array, of: Setting) -> tuple[Plan, Array]:
    """Weights under the mask (target, source) as before the plan; where the plan left
    them alone, they are cut in both runs, out of stimulated regions only."""
    factor, kept = of.plan.factor, np.ones_like(of.plan.factor)
    if (factor[mask] != 1).any():
        return of.plan._replace(factor=np.where(mask, 1.0, factor)), kept
    hit = np.any([where != 0 for where, _ in of.plan.stimuli], axis=0)
    kept[mask & hit[None, :]] = 0
    return of.plan, kept
