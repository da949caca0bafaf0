"""Least squares from many starts, and which of them found the same solution (SCIENCE.md
E.7: uniqueness and stability of an inversion). For any model with residuals and their
slopes."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.linalg import cho_factor, cho_solve

from brainTwinStudio.project import Array
from brainTwinStudio.project.well_posedness import Perturbed, Starts

NEAR = 0.05  # of the best loss
SAME = 0.3  # root mean square distance, in prior spreads, of one solution
DAMPING = (1e-3, 4.0, 1e8)  # at first, factor, most
LONGEST = 2.0  # a step of one parameter, in prior spreads
FEW, MANY, HOPEFUL = 12, 18, 3.0
BOUND = 3.0  # prior spreads; beyond it a value lies at a bound
FLOOR = 1e-3  # of the mean curvature, where a parameter bends nothing
STILL = 1e-3  # relative gain at which a search has ended
LEVELS = np.arange(1, 11) / 100
Stop = Callable[[], bool]


class Squares(NamedTuple):
    """A sum of squares. residuals(theta): (residual,), not finite where the model has
    no answer; slopes(theta): (residual, parameter); sd (parameter,): how far a
    parameter usually lies from another person's."""

    residuals: Callable[[Array], Array]
    slopes: Callable[[Array], Array]
    sd: Array


class Found(NamedTuple):
    """Where a search ended: theta (parameter,), and the sum of squares there."""

    theta: Array
    loss: float


def loss_of(residuals: Array) -> float:
    return float(residuals @ residuals) if np.isfinite(residuals).all() else np.inf


def levenberg_marquardt(
    of: Squares, start: Array, iterations: int, stop: Stop = lambda: False
) -> Found:
    """Damped Gauss-Newton steps in units of the prior spreads (Marquardt 1963,
    doi:10.1137/0111030)."""
    theta, damping = start, DAMPING[0]
    residuals = of.residuals(theta)
    loss = loss_of(residuals)
    for _ in range(iterations):
        if stop() or not np.isfinite(loss):
            break
        scaled = of.slopes(theta) * of.sd
        bend, slope = scaled.T @ scaled, scaled.T @ residuals
        each = np.diagonal(bend)
        size = np.diag(np.maximum(each, FLOOR * each.mean()))
        before = loss
        while damping < DAMPING[2]:
            way = -_solved(bend + damping * size, slope)
            trial = theta + of.sd * np.clip(way, -LONGEST, LONGEST)
            found = of.residuals(trial)
            if loss_of(found) < loss:
                theta, residuals, loss = trial, found, loss_of(found)
                damping = max(damping / DAMPING[1], 1e-9)
                break
            damping *= DAMPING[1]
        if before - loss < STILL * before:
            break
    return Found(theta, loss)


def _solved(square: Array, right: Array) -> Array:
    return cho_solve(cho_factor(square, lower=True), right)


# ---------------------------------------------------------------- uniqueness


def from_many(
    of: Squares,
    starts: Sequence[Array],
    stop: Stop = lambda: False,
    step: Callable[[int], None] = lambda number: None,
) -> list[Found]:
    """Where each start ends: all of them a few steps, and those that are then within
    twice the best until they end. Fewer where a stop was asked for; without those whose
    model had no answer."""
    first = []
    for number, start in enumerate(starts):
        if stop():
            break
        step(number)
        first.append(levenberg_marquardt(of, start, FEW, stop))
    best = min((one.loss for one in first), default=np.inf)
    found = []
    for one in first:
        if one.loss <= HOPEFUL * best and not stop():
            one = levenberg_marquardt(of, one.theta, MANY, stop)
        found.append(one)
    return [one for one in found if np.isfinite(one.loss)]


def told_of_starts(found: Sequence[Found], sd: Array) -> Starts:
    """Which found the same solution: complete linkage of those within 5 % of the best
    loss; each of the rest, which found no solution, is of its own."""
    ordered = sorted(found, key=lambda one: one.loss)
    losses = np.array([one.loss for one in ordered])
    places = np.stack([_place(one.theta, sd) for one in ordered])
    good = losses <= (1 + NEAR) * losses[0]
    cluster = np.zeros(len(ordered), int)
    if good.sum() > 1:
        apart = places[good] / np.sqrt(places.shape[1])
        numbers = fcluster(linkage(apart, "complete"), SAME, "distance")
        first = dict.fromkeys(numbers.tolist())
        order = {number: k for k, number in enumerate(first)}
        cluster[good] = [order[number] for number in numbers.tolist()]
    rest = np.flatnonzero(~good)
    cluster[rest] = cluster[good].max() + 1 + np.arange(rest.size)
    spread = places[good].std(axis=0) if good.sum() > 1 else np.full(sd.size, np.nan)
    dispersion = float(np.sqrt((spread**2).mean()))
    return Starts(losses, cluster, dispersion, _picture(places))


def _place(theta: Array, sd: Array) -> Array:
    return np.clip(theta / sd, -BOUND, BOUND)


def _picture(places: Array) -> Array:
    """On the first two principal axes (start, 2)."""
    away = places - places.mean(axis=0)
    left, sizes, _ = np.linalg.svd(away, full_matrices=False)
    flat = np.zeros((len(places), 2))
    count = min(2, sizes.size)
    flat[:, :count] = (left * sizes)[:, :count]
    return flat


# ---------------------------------------------------------------- stability


def perturbed(
    refit: Callable[[Array], Array],
    theta: Array,
    sd: Array,
    sizes: Array,
    repeats: int,
    rng: np.random.Generator,
    stop: Stop = lambda: False,
) -> Perturbed | None:
    """Refits to data disturbed by white noise of 1 to 10 % of the features' root mean
    squares `sizes` (feature,). refit(change of the features (feature,)): parameters.
    None where a stop came before the first level was done."""
    here = _place(theta, sd)
    norm = float(np.linalg.norm(here))
    rows = []
    for level in LEVELS:
        row = []
        for _ in range(repeats):
            if stop():
                break
            moved = refit(level * sizes * rng.standard_normal(sizes.size))
            row.append(float(np.linalg.norm(_place(moved, sd) - here)) / norm)
        if len(row) < repeats:
            break
        rows.append(row)
    if not rows:
        return None
    levels, change = LEVELS[: len(rows)], np.array(rows)
    mean = change.mean(axis=1)
    slope = float(levels @ mean / (levels @ levels))
    return Perturbed(levels, change, slope)


class Chord:
    """Refits near one place: Gauss-Newton steps with the slopes and the curvature of
    that place, so that a refit costs a few residuals."""

    def __init__(self, of: Squares, theta: Array) -> None:
        self.theta = theta
        self._slopes = of.slopes(theta)
        bend = self._slopes.T @ self._slopes
        ridge = 1e-9 * np.trace(bend) / len(bend)
        self._bend = cho_factor(bend + ridge * np.eye(len(bend)), lower=True)

    def __call__(self, of: Squares, steps: int = 4) -> Found:
        """To other data, `of`, from the same place."""
        theta = self.theta
        residuals = of.residuals(theta)
        for _ in range(steps):
            loss, share = loss_of(residuals), 1.0
            way = -cho_solve(self._bend, self._slopes.T @ residuals)
            while share > 0.1:
                found = of.residuals(theta + share * way)
                if loss_of(found) < loss:
                    theta, residuals = theta + share * way, found
                    break
                share /= 2
            if loss - loss_of(residuals) < STILL * loss:
                break
        return Found(theta, loss_of(residuals))
