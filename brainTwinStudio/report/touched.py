"""What a change of a plan touches: regions with shares, connections with shares."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from brainTwinStudio.analysis.hemispheric_cuts import around_hemisphere, callosal
from brainTwinStudio.project import (
    Ablation,
    Array,
    Callosotomy,
    Change,
    Damage,
    Disconnection,
    Hemispherotomy,
    ParameterChange,
    Parcellation,
    Resection,
    Scenario,
    Stimulation,
)

Edge = tuple[str, str]
MOST_EDGES = 60  # of one change that a picture marks, the heaviest first
MARKED = 0.05  # share from which a lost connection is marked


@dataclass(frozen=True, slots=True)
class Touched:
    """lost: region -> share of it that goes, whole where it counts as removed;
    given: regions that are stimulated; altered: regions whose parameters change; edges:
    (target, source) that are named by the change."""

    lost: dict[str, float] = field(default_factory=dict)
    given: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()

    @property
    def regions(self) -> tuple[str, ...]:
        """All regions that are named; of connections alone, their ends."""
        named = dict.fromkeys((*self.lost, *self.given, *self.altered))
        return tuple(named or dict.fromkeys(r for edge in self.edges for r in edge))


def touched(change: Change) -> Touched:
    """Of a change by itself; what an operation on a hemisphere cuts is told by
    `edges_cut`, which knows the brain."""
    if isinstance(change, Resection):
        return Touched(dict.fromkeys(change.regions, change.fraction))
    if isinstance(change, Disconnection):
        return Touched(edges=change.edges)
    if isinstance(change, Stimulation):
        return Touched(given=change.targets)
    if isinstance(change, Ablation | Damage):
        shares = zip(change.regions, change.shares, strict=True)
        lost = {n: 1.0 if s >= change.removed_from else s for n, s in shares}
        edges = change.edges if isinstance(change, Damage) else ()
        return Touched(lost, edges=edges)
    if isinstance(change, ParameterChange):
        edge = () if change.edge is None else (change.edge,)
        return Touched(altered=change.regions, edges=edge)
    return Touched()


def edges_cut(
    change: Change, of: Parcellation, weights: Array | None = None
) -> tuple[tuple[int, int], ...]:
    """Places (target, source) of connections that a change names or cuts, for a
    picture: of many only the heaviest ones that the brain has."""
    if isinstance(change, Disconnection):
        return tuple((of.index(a), of.index(b)) for a, b in change.edges)
    share = _shares(change, of)
    if share is None or weights is None:
        return ()
    lost = np.where(share >= MARKED, share * np.maximum(weights, weights.T), 0.0)
    order = np.argsort(-np.triu(lost + lost.T, 1), axis=None)[:MOST_EDGES]
    rows, columns = np.unravel_index(order, lost.shape)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return tuple((i, j) for i, j in pairs if lost[i, j] > 0 or lost[j, i] > 0)


def _shares(change: Change, of: Parcellation) -> Array | None:
    names, sides = of.region_names, of.hemispheres
    if isinstance(change, Callosotomy):
        front = change.extent != "complete"
        found = callosal(names, sides, front_only=front)
        return None if found is None else change.fraction * found
    if isinstance(change, Hemispherotomy):
        return around_hemisphere(names, sides, change.side)
    if isinstance(change, Damage) and change.edges:
        share = np.zeros((of.count, of.count))
        for (a, b), lost in zip(change.edges, change.edge_shares, strict=True):
            share[of.index(a), of.index(b)] = lost
        return share
    return None


def marks_of(
    scenario: Scenario, parcellation: Parcellation, weights: Array | None = None
) -> dict[str, Any]:
    """Region indices and index pairs that a brain picture marks; nothing of changes
    that are switched off. weights (target, source): without them only connections that
    are cut by name are marked."""
    find = parcellation.index
    marks: dict[str, list] = {
        "removed": [],
        "weakened": [],
        "stimulated": [],
        "cut_edges": [],
    }
    for item in scenario.active:
        about = touched(item)
        for name, taken in about.lost.items():
            marks["removed" if taken >= 1 else "weakened"].append(find(name))
        marks["cut_edges"] += edges_cut(item, parcellation, weights)
        marks["stimulated"] += [find(name) for name in about.given]
    return {kind: tuple(found) for kind, found in marks.items()}
