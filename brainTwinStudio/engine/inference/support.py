"""How familiar a changed network is: whether its regions still do what the unchanged
one was seen to do (SCIENCE.md F.8). Beyond that a prediction is an extrapolation."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.stats import f as fisher_f

from brainTwinStudio.analysis.connectivity import correlation, fisher_z
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

INSIDE = 0.99
MINUTE_S = 60.0
FEWEST_MINUTES = 8


class Support(NamedTuple):
    """Share of samples outside what training spans: whole, and of every region
    (region,), nan where a region is gone."""

    outside: float
    regions: Array


def support(simulated: Array, training: Array, inside: float = INSIDE) -> Support:
    """Of simulated (sample, region, feature) against training (sample, region,
    feature), region by region.

    Squared Mahalanobis distance to the training samples; its limit is that of a new
    Gaussian sample against a mean and covariance estimated from so many samples
    (Hotelling's T squared), so a share of 0.01 is what more of the same would have.
    """
    count, _, size = training.shape
    if count < size + 2:
        raise InputError(
            f"Support needs at least {size + 2} baseline runs for {size} features; "
            f"there are {count}."
        )
    if simulated.shape[1:] != training.shape[1:]:
        raise InputError(
            "The changed run has other regions or features than the baseline run; "
            "compute both from the same twin."
        )
    limit = size * (count + 1) * (count - 1) / (count * (count - size))
    limit *= fisher_f.ppf(inside, size, count - size)
    shares = [
        _outside(simulated[:, k], training[:, k], limit)
        for k in range(training.shape[1])
    ]
    regions = np.asarray(shares)
    whole = float(np.nanmean(regions)) if np.isfinite(regions).any() else np.nan
    return Support(whole, regions)


def regional_features(signals: Array) -> Array:
    """What is compared of runs (seed, region, time): log power and mean Fisher-z FC
    with the other regions, (seed, region, 2). A region without activity has none (nan)
    and counts for no other."""
    power = signals.var(axis=-1)
    here = power > 0
    z = fisher_z(correlation(signals))
    pairs = here[:, :, None] & here[:, None, :]
    pairs &= ~np.eye(signals.shape[1], dtype=bool)
    number = np.maximum(pairs.sum(axis=-1), 1)
    mean = np.where(pairs, z, 0.0).sum(axis=-1) / number
    log_power = np.log(np.where(here, power, 1.0))
    features = np.stack([log_power, mean], axis=-1)
    features[~here] = np.nan
    return features


def run_features(signals: Array) -> Array:
    """What a run is known by, (run, region, feature) of signals (run, time, region): of
    every region log power, mean Fisher-z FC and pace."""
    rows = np.swapaxes(signals, 1, 2)
    known = regional_features(rows)
    pace = fisher_z(_pace(rows))[..., None]
    return np.concatenate([known, pace], axis=-1)


def _outside(simulated: Array, training: Array, limit: float) -> float:
    if not (np.isfinite(simulated).all() and np.isfinite(training).all()):
        return np.nan
    spread = np.atleast_2d(np.cov(training, rowvar=False))
    spread = spread + 1e-9 * np.diag(np.diagonal(spread) + 1e-12)
    away = simulated - training.mean(axis=0)
    distance = np.einsum("sf,sf->s", away, np.linalg.solve(spread, away.T).T)
    return float((distance > limit).mean())


def familiar_minutes(
    simulated: Sequence[Array], recorded: Sequence[Array], sampling_hz: float
) -> Support | None:
    """Of the minutes of simulated runs (region, time) each against the recorded ones,
    by what does not depend on the scale of a signal: every region's mean Fisher-z FC
    and its pace (Fisher-z correlation with its own next sample). None where fewer than
    8 minutes were recorded."""
    window = round(MINUTE_S * sampling_hz)
    seen = [_paced(part) for run in recorded for part in _windows(run, window)]
    made = [_paced(part) for run in simulated for part in _windows(run, window)]
    if len(seen) < FEWEST_MINUTES or not made:
        return None
    return support(np.stack(made), np.stack(seen))


def _windows(run: Array, window: int) -> list[Array]:
    """Stretches (region, time) one after the other; the rest at the end is left out."""
    count = run.shape[1] // window
    return [run[:, k * window : (k + 1) * window] for k in range(count)]


def _paced(part: Array) -> Array:
    """(region, mean Fisher-z FC and Fisher-z lag-one autocorrelation)."""
    z = fisher_z(correlation(part))
    np.fill_diagonal(z, 0.0)
    return np.stack([z.sum(axis=1) / (len(z) - 1), fisher_z(_pace(part))], axis=-1)


def _pace(signals: Array) -> Array:
    """Correlation of signals (..., time) with their own next sample."""
    centred = signals - signals.mean(axis=-1, keepdims=True)
    lagged = (centred[..., 1:] * centred[..., :-1]).sum(axis=-1)
    return lagged / np.maximum((centred**2).sum(axis=-1), 1e-300)
