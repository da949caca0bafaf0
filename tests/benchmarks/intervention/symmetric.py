"""Linear twins fitted to FC alone, in a second, with exact gradients: to compare many
families of twins, which the engine's fit is too slow for.

A = D - G C with damping D, a symmetric connectome C (streamlines as the engine scales
them) and noise Q, all regions of one frequency, which then does not matter. FC is that
of P with A P + P A = Q, plus white measurement noise of one share of every variance.
The loss is the engine's: squared distance of Fisher z per run-to-run difference, plus
`pull` times the departure of the edges from anatomy per spread of anatomy, plus `hold`
times the mean square of log D and of log Q. FC fixes neither time nor scale: D and Q
are relative to 1.
"""

from typing import NamedTuple

import numpy as np
from intervention.predictions import Rest
from scipy.optimize import minimize

from brainTwinStudio.analysis.connectivity import correlation, fisher_z, upper
from brainTwinStudio.engine.network import scaled_weights
from brainTwinStudio.project import Array

EDGE_SCALE = 0.1
SMALL = 1e-3  # amplitude at which the cubic term of the Hopf model is nothing


class Family(NamedTuple):
    """hold: of regions together, None for alike. pull: of anatomy, None for fixed."""

    hold: float | None
    pull: float | None


FAMILIES = {
    "G alone": Family(None, None),
    "regions loose": Family(0.01, None),
    "regions held": Family(1.0, None),
    "learned, all loose": Family(0.01, 0.2),
    "learned, regions loose": Family(0.01, 3.0),
    "learned, both held": Family(1.0, 3.0),
}


class Values(NamedTuple):
    """Logarithms of G and of the measurement noise's share (1,), of D and Q (region,),
    and steps of the edges (pair,)."""

    strength: Array
    share: Array
    damping: Array
    noise: Array
    edges: Array


class Problem(NamedTuple):
    """base (pair,): anatomy's edges; z (pair,): the target; unit: run-to-run mean
    square."""

    family: Family
    regions: int
    base: Array
    z: Array
    unit: float


def fitted(
    family: Family, counts: Array, signals: Array, iterations: int = 250
) -> Rest:
    """The twin of runs (run, region, time) on streamline counts (target, source)."""
    z = np.asarray([upper(fisher_z(correlation(run))) for run in signals])
    base = upper(scaled_weights(counts))
    if family.pull is not None:
        base = np.where(base > 0, base, np.percentile(base[base > 0], 5) / 2)
    unit = float(np.mean((z[0] - z[-1]) ** 2))
    problem = Problem(family, len(counts), base, z.mean(axis=0), unit)
    answer = minimize(
        lambda flat: _loss(problem, flat),
        _start(problem),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": iterations, "maxcor": 20, "ftol": 1e-8},
    )
    values = _values(problem, answer.x)
    gain = np.exp(values.strength) * _square(problem, _edges(problem, values))
    n = problem.regions
    return Rest(
        np.exp(values.damping),
        np.zeros(n),
        gain,
        SMALL * np.exp(values.noise / 2),
        np.full(n, np.exp(values.share[0])),
    )


def _start(problem: Problem) -> Array:
    largest = np.linalg.eigvalsh(_square(problem, problem.base))[-1]
    tried = []
    for near in (0.3, 0.6, 0.85, 0.95):
        flat = np.zeros(2 + 2 * problem.regions + problem.base.size)
        flat[:2] = np.log(near / largest), np.log(0.2)
        tried.append((_loss(problem, flat)[0], near, flat))
    return min(tried, key=lambda item: item[:2])[2]


def _values(problem: Problem, flat: Array) -> Values:
    n = problem.regions
    return Values(*np.split(flat, [1, 2, 2 + n, 2 + 2 * n]))


def _edges(problem: Problem, values: Values) -> Array:
    return (np.sqrt(problem.base) + EDGE_SCALE * values.edges) ** 2


def _square(problem: Problem, pairs: Array) -> Array:
    square = np.zeros((problem.regions, problem.regions))
    square[np.triu_indices(problem.regions, 1)] = pairs
    return square + square.T


def _loss(problem: Problem, flat: Array) -> tuple[float, Array]:
    """Value and gradient."""
    v = _values(problem, flat)
    edges, (hold, pull) = _edges(problem, v), problem.family
    strength, share, q = np.exp(v.strength[0]), np.exp(v.share[0]), np.exp(v.noise)
    connectome = _square(problem, edges)
    system = np.diag(np.exp(v.damping)) - strength * connectome
    rates, modes = np.linalg.eigh(system)
    if rates[0] < 1e-3:
        return 1e6 * (1 + 1e-3 - rates[0]), np.zeros_like(flat)
    sums = rates[:, None] + rates
    p = modes @ ((modes.T * q) @ modes / sums) @ modes.T
    variance = np.diagonal(p) * (1 + share)
    sd = np.sqrt(variance)
    r = upper(p / np.outer(sd, sd))
    away = np.arctanh(np.clip(r, -0.99, 0.99)) - problem.z
    value = np.mean(away**2) / problem.unit
    by_r = _square(problem, away / away.size / problem.unit / (1 - r**2))
    by_variance = -(by_r * _square(problem, r)).sum(axis=1) / variance
    by_p = by_r / np.outer(sd, sd) + np.diag(by_variance * (1 + share))
    adjoint = modes @ ((modes.T @ by_p @ modes) / sums) @ modes.T
    by_system = -(adjoint @ p + p @ adjoint)
    root = (
        2
        * EDGE_SCALE
        * np.sqrt(edges)
        * np.sign(np.sqrt(problem.base) + EDGE_SCALE * v.edges)
    )
    by_edges = np.zeros_like(edges)
    if pull is not None:
        spread = np.sum((problem.base - problem.base.mean()) ** 2)
        moved = edges - problem.base
        value += pull * np.sum(moved**2) / spread
        by_edges = (2 * pull * moved / spread - 2 * strength * upper(by_system)) * root
    gradient = Values(
        np.array([-np.sum(by_system * connectome) * strength]),
        np.array([by_variance @ np.diagonal(p) * share]),
        np.zeros(problem.regions),
        np.zeros(problem.regions),
        by_edges,
    )
    if hold is not None:
        value += hold * (np.mean(v.damping**2) + np.mean(v.noise**2))
        gradient = gradient._replace(
            damping=np.diagonal(by_system) * np.exp(v.damping)
            + 2 * hold * v.damping / problem.regions,
            noise=np.diagonal(adjoint) * q + 2 * hold * v.noise / problem.regions,
        )
    return float(value), np.concatenate(gradient)
