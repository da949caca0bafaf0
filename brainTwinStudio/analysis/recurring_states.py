"""Recurring states of phase coherence (leading eigenvector dynamics analysis, LEiDA).

At every sample the leading eigenvector of cos(phase_i - phase_j) says which regions
move together; k-means over all samples of all runs finds the patterns that come back,
and how often, how long and in which order they do (Cabral et al. 2017,
doi:10.1038/s41598-017-05425-7; SCIENCE.md D.4). An eigenvector has no sign, so distance
is 1 - |cosine| (diametrical clustering, Dhillon et al. 2003,
doi:10.1093/bioinformatics/btg209); centroids are shown with most entries below 0.
Nothing crosses the border of a run.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.dynamics import NARROW_BAND_HZ, phases
from brainTwinStudio.errors import InputError

Array = NDArray[Any]
COUNTS = tuple(range(2, 11))
RESTARTS = 8
ROUNDS = 200
JUDGED = 1500  # samples that the silhouette is taken of
FLOOR = 1e-3  # occupancy of a state that was never seen, for the divergence


@dataclass(frozen=True, slots=True, eq=False)
class RecurringStates:
    """centroids (state, region) of length 1, the most frequent state first. labels: of
    every sample, one array a run. occupancy (state,): share of samples. lifetime_s
    (state,): mean time until it is left; visits that a run's border cuts off count as
    they are. transitions (state, next state): probability a sample later, rows sum to
    1, 0 in rows of states that were never left nor kept. silhouettes: number of states
    -> mean silhouette, of all numbers that were tried."""

    centroids: Array
    labels: tuple[Array, ...]
    occupancy: Array
    lifetime_s: Array
    transitions: Array
    silhouettes: dict[int, float]

    @property
    def count(self) -> int:
        return len(self.centroids)


@dataclass(frozen=True, slots=True, eq=False)
class StatesApart:
    """Simulated against measured states. partner (state,): of every measured state the
    simulated one; likeness (state,): |cosine| of their centroids. occupancy_kl: mean of
    both Kullback-Leibler divergences of occupancies in nats. lifetime_error_s: mean
    absolute difference; transition_error: root mean square difference."""

    partner: Array
    likeness: Array
    occupancy_kl: float
    lifetime_error_s: float
    transition_error: float


def leading_eigenvectors(angle: Array) -> Array:
    """Of cos(phase_i - phase_j), (time, region), of phases (region, time) in rad.

    The matrix is c c^T + s s^T with c = cos(phase), s = sin(phase): its leading
    eigenvector lies in their plane, found from two times two numbers.
    """
    c, s = np.cos(angle), np.sin(angle)
    turn = 0.5 * np.arctan2(2 * (c * s).sum(axis=0), (c**2 - s**2).sum(axis=0))
    found = (np.cos(turn) * c + np.sin(turn) * s).T
    found = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)
    return turned(found)


def turned(vectors: Array) -> Array:
    """Rows with the sign that puts most entries below 0."""
    above = (vectors > 0).sum(axis=1) - (vectors < 0).sum(axis=1)
    flip = (above > 0) | ((above == 0) & (vectors.sum(axis=1) > 0))
    return np.where(flip[:, None], -vectors, vectors)


def recurring_states(
    runs: Sequence[Array],
    sampling_hz: float,
    band_hz: tuple[float, float] = NARROW_BAND_HZ,
    counts: Sequence[int] = COUNTS,
    seed: int = 0,
) -> RecurringStates:
    """Of runs (region, time). The number of states is the one of `counts` with the
    largest mean silhouette."""
    if not runs or min(len(run) for run in runs) < 3:
        raise InputError("Recurring states need a run with three regions at least.")
    patterns = [leading_eigenvectors(phases(run, sampling_hz, band_hz)) for run in runs]
    together = np.concatenate(patterns)
    if len(together) < 10 * max(counts):
        raise InputError(
            f"{len(together)} samples are too few for {max(counts)} recurring states; "
            f"at least {10 * max(counts)} are needed."
        )
    every = -(-len(together) // JUDGED)
    tried = {k: clustered(together, k, seed) for k in sorted(set(counts))}
    quality = {
        k: silhouette(together[::every], found[1][::every])
        for k, found in tried.items()
    }
    best = max(quality, key=lambda k: quality[k])
    centroids, flat = tried[best]
    labels = np.split(flat, np.cumsum([len(one) for one in patterns])[:-1])
    return _described(centroids, tuple(labels), sampling_hz, quality)


def clustered(points: Array, count: int, seed: int = 0) -> tuple[Array, Array]:
    """Centroids (state, region) of length 1, most frequent first, and labels (point,):
    k-means of axes, which have no sign, the best of several k-means++ starts."""
    rng = np.random.default_rng([seed, count])
    best: tuple[float, Array, Array] | None = None
    for _ in range(RESTARTS):
        centres = _spread_out(points, count, rng)
        labels = np.full(len(points), -1)
        for _ in range(ROUNDS):
            cosine = points @ centres.T
            new = np.abs(cosine).argmax(axis=1)
            if np.array_equal(new, labels):
                break
            labels = new
            centres = _centres(points, labels, cosine)
        total = float(np.abs(points @ centres.T).max(axis=1).sum())
        if best is None or total > best[0]:
            best = total, centres, labels
    assert best is not None
    _, centres, labels = best
    order = np.argsort(-np.bincount(labels, minlength=count), kind="stable")
    place = np.empty(count, int)
    place[order] = np.arange(count)
    return turned(centres[order]), place[labels]


def _spread_out(points: Array, count: int, rng: np.random.Generator) -> Array:
    chosen = [points[rng.integers(len(points))]]
    while len(chosen) < count:
        nearest = np.abs(points @ np.stack(chosen).T).max(axis=1)
        apart = np.clip(1 - nearest, 0, None)
        total = apart.sum()
        share = apart / total if total > 0 else None
        chosen.append(points[rng.choice(len(points), p=share)])
    return np.stack(chosen)


def _centres(points: Array, labels: Array, cosine: Array) -> Array:
    """Mean axes; a state that lost all its points gets the worst placed one."""
    count = cosine.shape[1]
    sums = np.zeros((count, points.shape[1]))
    signs = np.where(cosine[np.arange(len(points)), labels] < 0, -1.0, 1.0)
    np.add.at(sums, labels, signs[:, None] * points)
    for empty in np.flatnonzero(np.bincount(labels, minlength=count) == 0):
        sums[empty] = points[np.abs(cosine).max(axis=1).argmin()]
    return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12)


def silhouette(points: Array, labels: Array) -> float:
    """Mean over points of (b - a) / max(a, b): mean distance 1 - |cosine| to the own
    state and to the nearest other one (Rousseeuw 1987,
    doi:10.1016/0377-0427(87)90125-7); 0 for a point alone in its state."""
    kinds, own = np.unique(labels, return_inverse=True)
    if len(kinds) < 2:
        return -1.0
    member = own[:, None] == np.arange(len(kinds))
    sizes = member.sum(axis=0)
    total = (1 - np.abs(points @ points.T)) @ member
    at = np.arange(len(points))
    alone = sizes[own] == 1
    inside = total[at, own] / np.maximum(sizes[own] - 1, 1)
    outside = total / sizes
    outside[at, own] = np.inf
    nearest = outside.min(axis=1)
    found = (nearest - inside) / np.maximum(np.maximum(nearest, inside), 1e-12)
    return float(np.where(alone, 0.0, found).mean())


def _described(
    centroids: Array,
    labels: tuple[Array, ...],
    sampling_hz: float,
    silhouettes: dict[int, float],
) -> RecurringStates:
    told = visited(labels, len(centroids), sampling_hz)
    return RecurringStates(centroids, labels, *told, silhouettes)


def visited(
    labels: Sequence[Array], count: int, sampling_hz: float
) -> tuple[Array, Array, Array]:
    """Occupancy (state,), lifetime in s (state,) and transitions (state, next state) of
    labels of every sample, one array a run; as of RecurringStates."""
    seen, visits = np.zeros((2, count))
    passed = np.zeros((count, count))
    for one in labels:
        seen += np.bincount(one, minlength=count)
        entered = one[np.concatenate([[0], np.flatnonzero(np.diff(one)) + 1])]
        visits += np.bincount(entered, minlength=count)
        np.add.at(passed, (one[:-1], one[1:]), 1)
    rows = passed.sum(axis=1, keepdims=True)
    return (
        seen / seen.sum(),
        seen / np.maximum(visits, 1) / sampling_hz,
        passed / np.maximum(rows, 1),
    )


def states_apart(measured: RecurringStates, simulated: RecurringStates) -> StatesApart:
    """Both of the same number of states (ask for `counts=(measured.count,)` of the
    simulation), matched by the assignment of largest total
    |cosine|."""
    from scipy.optimize import linear_sum_assignment  # slow to load

    if measured.count != simulated.count:
        raise InputError(
            f"{measured.count} measured states are compared with {simulated.count} "
            "simulated ones; look for the same number in both."
        )
    cosine = np.abs(measured.centroids @ simulated.centroids.T)
    _, partner = linear_sum_assignment(-cosine)
    p = _floored(measured.occupancy)
    q = _floored(simulated.occupancy[partner])
    apart = simulated.transitions[np.ix_(partner, partner)] - measured.transitions
    longer = simulated.lifetime_s[partner] - measured.lifetime_s
    return StatesApart(
        partner,
        cosine[np.arange(len(partner)), partner],
        float(np.sum((p - q) * np.log(p / q)) / 2),
        float(np.abs(longer).mean()),
        float(np.sqrt(np.mean(apart**2))),
    )


def _floored(share: Array) -> Array:
    raised = np.maximum(share, FLOOR)
    return raised / raised.sum()
