"""What needs no twin: the predictions that one has to beat.

All start from the Fisher-z FC of the runs that the fit got, or from the connectome it
got, and none knows any dynamics.

no change: nothing. all FC shrinks: every edge by the same share, the best one in
hindsight, an intervention at a time. graph deletion: the region's row and column leave
the inverse of the measured FC, so that what it explains linearly is gone. linear graph:
FC of (I - k C)^-1 (I - k C)^-T with the connectome C, k fitted to the measured FC, and
the region deleted from C.
"""

from typing import Any

import numpy as np
from intervention.hidden_brains import Intervention
from intervention.predictions import correlation_of
from scipy.optimize import minimize_scalar

from brainTwinStudio.analysis.connectivity import fisher_z, mean_fisher_z, upper
from brainTwinStudio.analysis.interventions import (
    best_scale,
    remaining,
    without_regions,
)
from brainTwinStudio.engine.network import scaled_weights
from brainTwinStudio.project import Array, Connectome, Recording

NAMES = ("no change", "all FC shrinks", "graph deletion", "linear graph")


def rivals(
    recordings: tuple[Recording, ...],
    connectome: Connectome,
    changes: tuple[Intervention, ...],
    true: Array,
) -> dict[str, Array]:
    """Name -> predicted change of Fisher-z FC (intervention, region, region); `true`
    the true one, for the scale in hindsight. A constant drive leaves the graph alone:
    "graph deletion" and "linear graph" expect no change of it."""
    z = mean_fisher_z([r.signals for r in recordings])
    np.fill_diagonal(z, 0)
    n = len(z)
    fc = np.tanh(z) + np.eye(n)
    graph = scaled_weights(connectome.weights)
    k = _strength(graph, z)
    nothing = np.zeros((len(changes), n, n))
    found = {name: nothing.copy() for name in NAMES}
    for row, change in enumerate(changes):
        gone = change.regions if change.kind == "resect" else ()
        edges = remaining(n, gone)
        found["all FC shrinks"][row] = best_scale(z[edges], true[row][edges]) * z
        if gone:
            left = without_regions(fc, gone)
            found["graph deletion"][row] = fisher_z(correlation_of(left)) - z
            cut = graph.copy()
            cut[list(gone), :] = cut[:, list(gone)] = 0
            found["linear graph"][row] = _graph_z(cut, k) - _graph_z(graph, k)
    return found


def _graph_z(graph: Array, k: float) -> Array:
    spread = np.linalg.inv(np.eye(len(graph)) - k * graph)
    return fisher_z(correlation_of(spread @ spread.T))


def _strength(graph: Array, z: Array) -> float:
    """k of the least squared distance to the measured FC."""
    edge = 1 / np.linalg.eigvalsh(graph).max()
    wanted = upper(z)

    def distance(share: float) -> float:
        return float(np.sum((upper(_graph_z(graph, share * edge)) - wanted) ** 2))

    search: Any = minimize_scalar  # its stub knows no answer
    return float(search(distance, bounds=(0, 0.999), method="bounded").x * edge)
