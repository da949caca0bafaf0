"""A Gaussian process over targets and settings: what is to be expected where nothing
was simulated, and how sure that is.

Mean: a constant and, where there is a theory, its answer, both by least squares, in
which the theory's own scale counts as much as one point.
Covariance of points p, q: (shared + own [same target]) k(p, q) + offset [same target],
k the Matern 3/2 function of their distance in amplitude, log frequency, on the circle
of phases and in the plane of amplitude and phase, in which weak stimuli are near each
other whatever their phase (Rasmussen and Williams 2006, Gaussian Processes for Machine
Learning, chapters 2, 4 and 5). Scales are those of the highest marginal likelihood.
"""

from typing import NamedTuple

import numpy as np
from scipy.linalg import cho_factor, cho_solve, solve_triangular
from scipy.optimize import minimize
from scipy.stats import norm, rankdata

from brainTwinStudio.engine.stimulation_search.space import Points
from brainTwinStudio.project import Array

# log of: variances shared, own and offset; lengths of amplitude, frequency, phase and
# plane; noise. Of outcomes with variance 1, and axes of length 1.
FIRST = np.log([0.5, 0.5, 0.1, 1.0, 0.3, 3.0, 1.0, 1e-3])
BOUNDS = [(np.log(low), np.log(high)) for low, high in (
    (1e-4, 20), (1e-4, 20), (1e-6, 20), (0.1, 20), (0.03, 20), (0.2, 20), (0.2, 20),
    (1e-6, 0.5),
)]  # fmt: skip
WIDTH = 1.0  # standard deviations of the log scales around FIRST: a weak prior
THEORY, TINY = 1.0, 1e-9  # points that the theory's own scale and offset are worth
MOST_FITTED = 240  # points that scales are fitted to


class Axes(NamedTuple):
    """Points on axes of length 1: target (point,) and (point, axis) of amplitude, log
    frequency, and the two coordinates of the circle and of the plane."""

    target: Array
    place: Array


def axes_of(points: Points) -> Axes:
    """Lengths are those of the points given: of the whole grid."""
    log_hz = np.log(np.maximum(points.frequency_hz, 1e-12))
    columns = [_unit(points.amplitude), _unit(log_hz)]
    circle = [np.cos(points.phase_rad), np.sin(points.phase_rad)]
    part = np.abs(points.amplitude) / max(np.abs(points.amplitude).max(), 1e-12)
    columns += [*circle, *(part * one for one in circle)]
    return Axes(points.target, np.stack(columns, axis=1))


def normal_scores(values: Array) -> Array:
    """Ranks as quantiles of the normal distribution."""
    return norm.ppf((rankdata(values) - 0.5) / len(values))


def half_ranked(values: Array) -> Array:
    """Values in units of the spread of the better half, around the median; those below
    it as normal scores of their rank: a few very bad settings do not flatten what lies
    near the best, which keeps its own shape (Song et al. 2024, arXiv:2408.11527)."""
    centre = np.median(values)
    better = values[values >= centre] - centre
    spread = np.sqrt((better**2).mean()) or 1.0
    worse = np.minimum(normal_scores(values), 0)
    return np.where(values >= centre, (values - centre) / spread, worse)


def _unit(values: Array) -> Array:
    width = values.max() - values.min()
    return (values - values.min()) / (width if width > 0 else 1.0)


def _covariance(scales: Array, one: Axes, two: Axes) -> Array:
    shared, own, offset, amplitude, hz, phase, polar, _ = np.exp(scales)
    lengths = np.array([amplitude, hz, phase, phase, polar, polar])
    a, b = one.place / lengths, two.place / lengths
    square = (a**2).sum(1)[:, None] + (b**2).sum(1)[None] - 2 * a @ b.T
    r = np.sqrt(3 * np.maximum(square, 0))
    near = (1 + r) * np.exp(-r)
    same = one.target[:, None] == two.target[None]
    return (shared + own * same) * near + offset * same


class Surrogate:
    """Of the points of one grid. expected (point,): of a theory, if there is one."""

    def __init__(self, points: Points, expected: Array | None) -> None:
        self._axes = axes_of(points)
        columns, self._first = [np.ones(points.count)], np.zeros(1)
        if expected is not None and np.ptp(expected) > 0:
            columns.append((expected - expected.mean()) / expected.std())
            self._first = np.array([expected.mean(), expected.std()])
        self._basis = np.stack(columns, axis=1)
        self._scales, self._fitted = FIRST, 0
        self.known, self._y = np.zeros(0, int), np.zeros(0)
        self._centre, self._spread = np.zeros(points.count), 1.0
        self._rows, self._pivots = np.zeros((0, points.count)), np.zeros(0)

    def learn(self, known: Array, outcomes: Array) -> None:
        """Known (n,): numbers of points; outcomes (n,). Points that were known keep
        their places. Scales are fitted again whenever there is half as much again to be
        learned from."""
        before, self.known = len(self.known), np.asarray(known, int)
        basis = self._basis[self.known]
        belief = np.diag([TINY, THEORY][: basis.shape[1]])
        square = basis.T @ basis + belief
        weights = np.linalg.solve(square, basis.T @ outcomes + belief @ self._first)
        self._centre = self._basis @ weights
        left = outcomes - self._centre[self.known]
        self._spread = max(float(left.std()), 1e-12)
        self._y = left / self._spread
        if len(known) >= 1.5 * self._fitted and len(known) > 4:
            self._fit()
            self._fitted = before = len(known)
            self._start()
        for place in range(before, len(known)):
            self._add(place, int(known[place]))

    def _fit(self) -> None:
        some = np.linspace(0, len(self.known) - 1, min(len(self.known), MOST_FITTED))
        rows = np.unique(some.astype(int))
        at, y = self._some(self.known[rows]), self._y[rows]

        def surprise(scales: Array) -> float:
            K = _covariance(scales, at, at)
            K[np.diag_indices(len(K))] += np.exp(scales[-1]) + 1e-9
            try:
                factor = cho_factor(K, lower=True)
            except np.linalg.LinAlgError:
                return 1e10
            fit = 0.5 * y @ cho_solve(factor, y) + np.log(np.diag(factor[0])).sum()
            return float(fit + 0.5 * (((scales - FIRST) / WIDTH) ** 2).sum())

        found = minimize(surprise, self._scales, bounds=BOUNDS, options={"maxiter": 30})
        self._scales = found.x

    def _some(self, which: Array) -> Axes:
        return Axes(self._axes.target[which], self._axes.place[which])

    # ------------------------------------------------------------ the process

    # A row for each known point, of inv(L) K(known, all), L the lower factor of
    # K(known, known): one more point costs one more row, not all of them again.

    def _start(self) -> None:
        """Rows of all known points at once."""
        at = self._some(self.known)
        K = _covariance(self._scales, at, at)
        K[np.diag_indices(len(K))] += self._noise
        lower = np.linalg.cholesky(K)
        between = _covariance(self._scales, at, self._axes)
        self._rows = solve_triangular(lower, between, lower=True)
        self._pivots = np.diag(lower).copy()

    def _add(self, place: int, number: int) -> None:
        if place >= len(self._rows):
            more = np.zeros((max(place, 64), self._rows.shape[1]))
            self._rows = np.concatenate([self._rows, more])
            self._pivots = np.concatenate([self._pivots, np.ones(len(more))])
        before = self._rows[:place]
        row = _covariance(self._scales, self._some(np.array([number])), self._axes)[0]
        row -= before[:, number] @ before
        self._pivots[place] = np.sqrt(max(row[number], 0.0) + self._noise)
        self._rows[place] = row / self._pivots[place]

    @property
    def _noise(self) -> float:
        return float(np.exp(self._scales[-1]) + 1e-9)

    def believed(self) -> tuple[Array, Array]:
        """Mean and standard deviation of every point (point,), in units of the
        outcome."""
        count = len(self.known)
        rows = self._rows[:count]
        lower = np.tril(rows[:, self.known].T)
        lower[np.diag_indices(count)] = self._pivots[:count]
        mean = solve_triangular(lower, self._y, lower=True) @ rows
        sd = np.sqrt(self._left(count))
        return self._centre + self._spread * mean, self._spread * sd

    def _left(self, count: int) -> Array:
        """Variance that the first `count` rows leave (point,)."""
        shared, own, offset = np.exp(self._scales[:3])
        told = np.einsum("ij,ij->j", self._rows[:count], self._rows[:count])
        return np.maximum(shared + own + offset - told, 1e-12)

    def promising(self, count: int) -> list[int]:
        """The `count` points to try next, the largest expected improvement first; each
        counts as known, at its mean, when the next one is chosen (kriging believer;
        Ginsbourger et al. 2010, doi:10.1007/978-3-642-10701-6_6). Every other one is
        chosen by the largest mean and two standard deviations: improvement alone stays
        where it is."""
        mean, _ = self.believed()
        best = float((self._y * self._spread + self._centre[self.known]).max())
        left, known = self._left(len(self.known)), len(self.known)
        untried, chosen = np.ones(len(mean), bool), []
        untried[self.known] = False
        for place in range(known, known + count):
            if not untried.any():
                break
            sd = self._spread * np.sqrt(left)
            gain = (mean - best) / sd
            hope = sd * (gain * norm.cdf(gain) + norm.pdf(gain))
            if len(chosen) % 2:
                hope = mean + 2 * sd
            number = int(np.where(untried, hope, -np.inf).argmax())
            chosen.append(number)
            untried[number] = False
            self._add(place, number)
            left = np.maximum(left - self._rows[place] ** 2, 1e-12)
        return chosen
