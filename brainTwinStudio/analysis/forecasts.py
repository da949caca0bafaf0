"""Forecasts of signals from their own past, and how far any forecast errs.

Baselines that a model of the brain must beat: persistence, an autoregression of every
region by itself (AR) and of all regions together (VAR, Luetkepohl 2005,
doi:10.1007/978-3-540-27752-1). Signals are standardised, (channel, time); an origin is
the number of the last sample that a forecast knows. Nothing crosses the border of a run
(SCIENCE.md D.7, D.12).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.errors import InputError

Array = NDArray[Any]
HIGHEST_ORDER = 20  # of an AR; BIC chooses up to here
ORDERS = (1, 2, 3, 5)  # of a VAR, chosen on validation data as its ridge is
RIDGES = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)  # in variances of a standardised channel
VALIDATION = 0.2  # share at the end of every training run
FEWEST_ORIGINS = 20
DRAWS = 2000
LEVEL = 0.95


@runtime_checkable
class Forecaster(Protocol):
    """memory: samples up to the origin that `predict` reads."""

    @property
    def memory(self) -> int: ...

    def predict(
        self, run: Array, origins: Array, horizons: Sequence[int]
    ) -> Array: ...  # (horizon, origin, channel)


# ---------------------------------------------------------------- baselines


@dataclass(frozen=True, slots=True)
class Persistence:
    """Tomorrow as today."""

    memory: int = 1

    def predict(self, run: Array, origins: Array, horizons: Sequence[int]) -> Array:
        return np.repeat(run[:, origins].T[None], len(horizons), axis=0)


@dataclass(frozen=True, slots=True, eq=False)
class Autoregression:
    """coefficients (lag, target, source), lag 0 is the origin; iterated for horizons
    above 1. An AR has them on the diagonal."""

    coefficients: Array
    ridge: float = 0.0

    @property
    def memory(self) -> int:
        return len(self.coefficients)

    def predict(self, run: Array, origins: Array, horizons: Sequence[int]) -> Array:
        past = np.stack([run[:, origins - lag].T for lag in range(self.memory)])
        found = np.empty((len(horizons), len(origins), len(run)))
        for step in range(1, max(horizons) + 1):
            new = np.einsum("los,lts->ot", past, self.coefficients, optimize=True)
            past = np.concatenate([new[None], past[:-1]])
            for place in np.flatnonzero(np.asarray(horizons) == step):
                found[place] = new
        return found

    def stable(self) -> bool:
        """Whether iterated forecasts stay bounded."""
        lags, channels, _ = self.coefficients.shape
        companion = np.eye(lags * channels, k=-channels)
        companion[:channels] = np.concatenate(list(self.coefficients), axis=1)
        return bool(np.abs(np.linalg.eigvals(companion)).max() < 1)


def fitted_ar(runs: Sequence[Array], highest: int = HIGHEST_ORDER) -> Autoregression:
    """An AR of each channel by least squares over all runs, its order by BIC."""
    highest = min(highest, min(run.shape[1] for run in runs) // 10)
    if highest < 1:
        raise InputError("Training runs for an AR need 10 samples or more each.")
    channels = len(runs[0])
    coefficients = np.zeros((highest, channels, channels))
    for channel in range(channels):
        own = [run[channel : channel + 1] for run in runs]
        past, after = _rows(own, highest)
        square, product = past.T @ past, past.T @ after[:, 0]
        total, count = float(after[:, 0] @ after[:, 0]), len(after)
        tried = []
        for order in range(1, highest + 1):
            found = np.linalg.lstsq(square[:order, :order], product[:order])[0]
            left = max(total - float(product[:order] @ found), 1e-12 * total + 1e-300)
            tried.append((count * np.log(left / count) + order * np.log(count), found))
        best = min(tried, key=lambda one: one[0])[1]
        coefficients[: len(best), channel, channel] = best
    return Autoregression(coefficients)


def fitted_var(
    runs: Sequence[Array],
    horizons: Sequence[int],
    orders: Sequence[int] = ORDERS,
    ridges: Sequence[float] = RIDGES,
) -> Autoregression:
    """A VAR by ridge regression; order and ridge are those that err least, mean over
    the horizons, at the end of the training runs when fitted to their beginnings."""
    cuts = [round((1 - VALIDATION) * run.shape[1]) for run in runs]
    early = [run[:, :cut] for run, cut in zip(runs, cuts, strict=True)]
    room = min(run.shape[1] - cut for run, cut in zip(runs, cuts, strict=True))
    orders = [order for order in orders if order < min(cuts) // 2]
    if not orders or room <= max(horizons):
        raise InputError(
            f"The training runs are too short to choose a VAR for {max(horizons)} "
            f"samples ahead: a fifth of a run, {room} samples, must be longer."
        )
    tried: list[tuple[float, int, float]] = []
    for order in orders:
        for ridge in ridges:
            found = _ridged(early, order, ridge)
            if not found.stable():
                continue
            errors = [
                _raw_errors(found, run, np.arange(cut - 1, run.shape[1]), horizons)
                for run, cut in zip(runs, cuts, strict=True)
            ]
            tried.append((float(np.mean(errors)), order, ridge))
    if not tried:
        raise InputError("No VAR of these training runs is stable; give longer runs.")
    _, order, ridge = min(tried)
    return _ridged(runs, order, ridge)


def _ridged(runs: Sequence[Array], order: int, ridge: float) -> Autoregression:
    past, after = _rows(runs, order)
    square = past.T @ past / len(past) + ridge * np.eye(past.shape[1])
    found = np.linalg.solve(square, past.T @ after / len(past))
    channels = after.shape[1]
    stacked = found.reshape(order, channels, channels)
    return Autoregression(np.swapaxes(stacked, 1, 2), ridge)


def _rows(runs: Sequence[Array], order: int) -> tuple[Array, Array]:
    """(row, lag and channel) of pasts and (row, channel) of what came next."""
    past = [
        np.concatenate(
            [run[:, order - 1 - lag : run.shape[1] - 1 - lag] for lag in range(order)]
        ).T
        for run in runs
    ]
    after = [run[:, order:].T for run in runs]
    return np.concatenate(past), np.concatenate(after)


def _raw_errors(
    of: Forecaster, run: Array, places: Array, horizons: Sequence[int]
) -> Array:
    """Mean squared error (horizon,) from those places whose targets are in the run."""
    origins = places[places < run.shape[1] - max(horizons)]
    predicted = of.predict(run, origins, horizons)
    return np.mean((predicted - targets(run, origins, horizons)) ** 2, axis=(1, 2))


# ---------------------------------------------------------------- errors


def standardised(run: Array) -> Array:
    """A run (channel, time) with mean 0 and variance 1; a constant channel stays 0."""
    centred = np.asarray(run, float) - np.mean(run, axis=1, keepdims=True, dtype=float)
    sd = centred.std(axis=1, keepdims=True)
    return centred / np.where(sd > 0, sd, 1.0)


def origins_of(samples: int, first: int, furthest: int, every: int = 1) -> Array:
    """Origins of a run: the same for every forecaster and horizon."""
    found = np.arange(first, samples - furthest, every)
    if len(found) < FEWEST_ORIGINS:
        raise InputError(
            f"A run of {samples} samples leaves {len(found)} places to forecast "
            f"{furthest} samples ahead from, after the first {first}; at least "
            f"{FEWEST_ORIGINS} are needed. Ask for nearer horizons or longer runs."
        )
    return found


def targets(run: Array, origins: Array, horizons: Sequence[int]) -> Array:
    """What came, (horizon, origin, channel)."""
    return np.stack([run[:, origins + step].T for step in horizons])


def normalised_errors(
    predicted: Sequence[Array], came: Sequence[Array]
) -> tuple[Array, ...]:
    """Squared error over the variance of what came, mean over channels, one array
    (horizon, origin) a run. The variance is that of a channel at that horizon over all
    runs: 1 is as good as forecasting its mean."""
    whole = np.concatenate(list(came), axis=1)
    variance = whole.var(axis=1)
    alive = variance > 1e-12
    share = alive / np.where(alive, variance, 1.0) / alive.sum(axis=1, keepdims=True)
    return tuple(
        np.einsum("hoc,hc->ho", (p - c) ** 2, share)
        for p, c in zip(predicted, came, strict=True)
    )


def resampled(
    errors: Sequence[Array], block: int, draws: int = DRAWS, seed: int = 0
) -> Array:
    """Means over origins (draw, ...) of errors (..., origin), one array a run, when
    blocks of neighbouring origins are drawn again inside every run (circular block
    bootstrap, Politis and Romano 1992). What is resampled together stays paired."""
    rng = np.random.default_rng(seed)
    total = sum(one.shape[-1] for one in errors)
    found = np.zeros((draws, *errors[0].shape[:-1]))
    for one in errors:
        count = one.shape[-1]
        length = min(block, count)
        wrapped = np.concatenate([one, one[..., : length - 1]], axis=-1)
        summed = np.cumsum(wrapped, axis=-1)
        before = np.concatenate([np.zeros_like(summed[..., :1]), summed], axis=-1)
        means = (before[..., length:] - before[..., :-length]) / length
        starts = rng.integers(0, count, (draws, -(-count // length)))
        drawn = means[..., starts].mean(axis=-1)
        found += np.moveaxis(drawn, -1, 0) * (count / total)
    return found


def interval(draws: Array, level: float = LEVEL) -> tuple[Array, Array]:
    """Low and high quantile over the first axis."""
    low, high = np.quantile(draws, ((1 - level) / 2, (1 + level) / 2), axis=0)
    return low, high
