"""What a learned connectome still shares with anatomy, and where it left it."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.engine.network import scaled_weights
from brainTwinStudio.project import Array, Twin

MOST = 20


@dataclass(frozen=True, slots=True)
class ChangedEdge:
    """Regions of an edge, of a directed one target and source, its anatomical and its
    learned weight (model scale)."""

    between: tuple[str, str]
    anatomy: float
    learned: float


@dataclass(frozen=True, slots=True, eq=False)
class Interpretation:
    """r_with_sc: correlation of learned with anatomical weights over all pairs; 0 where
    one of them is even. growth_left (region,): a_eff, what is left of a after the
    coupling took G times the in-strength off (diffusive; elsewhere a itself), 1/s.
    changed_on_absent: share of the squared change of weights that fell on pairs
    without a tract. edges: those that changed most."""

    r_with_sc: float
    growth_left: Array
    changed_on_absent: float
    edges: tuple[ChangedEdge, ...]


def interpretation(twin: Twin, most: int = MOST) -> Interpretation:
    """Of a fitted twin, by its own parameters and its connectome."""
    weights = twin.connectome.weights
    learned_weights = np.asarray(twin.parameters["learned_weights"])
    pairs = np.triu_indices(len(weights), 1)
    even = np.array_equal(learned_weights, learned_weights.T)
    anatomy = scaled_weights((weights + weights.T) / 2 if even else weights)
    if not even:
        pairs = np.nonzero(~np.eye(len(weights), dtype=bool))
    anatomy, learned = anatomy[pairs], learned_weights[pairs]
    change = learned - anatomy
    total = float((change**2).sum())
    absent = float((change[anatomy == 0] ** 2).sum())
    rows, columns = pairs
    names = twin.connectome.parcellation.region_names
    order = np.argsort(-np.abs(change), kind="stable")[:most]
    edges = tuple(
        ChangedEdge(
            (names[rows[k]], names[columns[k]]), float(anatomy[k]), float(learned[k])
        )
        for k in order
        if abs(change[k]) > 1e-12
    )
    flat = np.std(anatomy) < 1e-12 or np.std(learned) < 1e-12
    growth = np.asarray(twin.parameters["a"])
    if twin.spec.coupling == "diffusive":
        strength = learned_weights.sum(axis=1)
        growth = growth - np.asarray(twin.parameters["G"]) * strength
    return Interpretation(
        0.0 if flat else float(np.corrcoef(anatomy, learned)[0, 1]),
        growth,
        absent / total if total > 0 else 0.0,
        edges,
    )
