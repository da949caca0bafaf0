"""What a twin foretells of a recording, through each of the filters."""

from dataclasses import dataclass
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.forecasts import Forecaster
from brainTwinStudio.engine.ensemble_filter import (
    EnsembleFiltered,
    System,
    ensemble_filter,
    ensemble_forecast,
    resting,
    shrunk,
)
from brainTwinStudio.engine.filtering import (
    gains_of,
    kalman_filter,
    raw_gain,
    unrelated,
)
from brainTwinStudio.engine.state_space import StateSpace
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array
from brainTwinStudio.project.forecast import ForecastPlan

RESTING = 512  # states at rest, for variances and a start without a filter


class Told(NamedTuple):
    """Forecasts of the twin for every run: (horizon, origin, channel) from a filtered
    and from a raw start, and the variance of the first, in standardised signals."""

    filtered: list[Array]
    raw: list[Array]
    variance: list[Array]
    unrelated: float


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Standardised runs (channel, time) with their origins, and the horizons."""

    runs: list[Array]
    origins: list[Array]
    horizons: tuple[int, ...]

    def by(self, one: Forecaster) -> list[Array]:
        return [
            one.predict(run, places, self.horizons)
            for run, places in zip(self.runs, self.origins, strict=True)
        ]


def by_kalman(space: StateSpace, judged: Judged) -> Told:
    """Through the exact filter of the linear theory."""
    sd = np.sqrt(np.diagonal(space.signal))
    gains = gains_of(space, max(run.shape[1] for run in judged.runs))
    start = raw_gain(space)
    ahead = [space.ahead(gains.filtered[-1], step) for step in judged.horizons]
    views = [space.seen @ power / sd[:, None] for power, _ in ahead]
    spreads = [
        np.diagonal(space.seen @ spread @ space.seen.T + space.noise) / sd**2
        for _, spread in ahead
    ]
    told = Told([], [], [], 0.0)
    surprises = []
    for run, places in zip(judged.runs, judged.origins, strict=True):
        found = kalman_filter(space, run * sd[:, None], gains)
        raw = (run * sd[:, None])[:, places].T @ start.T
        told.filtered.append(np.stack([found.mean[places] @ v.T for v in views]))
        told.raw.append(np.stack([raw @ view.T for view in views]))
        told.variance.append(np.stack([s + 0 * told.raw[-1][0] for s in spreads]))
        surprises.append(unrelated(found.surprise))
    return told._replace(unrelated=float(np.mean(surprises)))


def by_ensemble(system: System, judged: Judged, plan: ForecastPlan, seed: int) -> Told:
    """Through the ensemble filter of the nonlinear network; its raw start is an
    ensemble at rest that takes the last sample as if it had no noise."""
    sd = np.sqrt(_resting_variance(system, seed))
    told = Told([], [], [], 0.0)
    surprises = []
    for number, (run, places) in enumerate(
        zip(judged.runs, judged.origins, strict=True)
    ):
        signals, key = run * sd[:, None], seed + 1 + number
        found = ensemble_filter(
            system,
            signals,
            places,
            members=plan.members,
            inflation=plan.inflation,
            seed=key,
        )
        _refuse_lost(found)
        mean, variance = ensemble_forecast(system, found.members, judged.horizons, key)
        raw = raw_members(system, signals[:, places].T, plan.members, key)
        told.filtered.append(mean / sd)
        told.variance.append(variance / sd**2)
        told.raw.append(ensemble_forecast(system, raw, judged.horizons, key)[0] / sd)
        surprises.append(unrelated(found.surprise))
    return told._replace(unrelated=float(np.mean(surprises)))


def _refuse_lost(found: EnsembleFiltered) -> None:
    if found.lost:
        raise InputError(
            "The ensemble filter lost the recording: a member left all bounds. Use "
            "more members, or the Kalman filter."
        )


def _resting_variance(system: System, seed: int) -> Array:
    """Of what is recorded (channel,), noise included."""
    seen = np.asarray(system.seen)
    if system.resting is None:
        variance = (resting(system, RESTING, seed) @ seen.T).var(axis=0)
    else:
        variance = np.diagonal(seen @ np.asarray(system.resting) @ seen.T)
    return variance + np.sum(np.asarray(system.noise_root) ** 2, axis=1)


def raw_members(system: System, samples: Array, members: int, seed: int) -> Array:
    """Members (origin, member, state), all alike: the mean state at rest given one
    sample (origin, channel) that is taken as if it had no noise."""
    seen = np.asarray(system.seen)
    if system.resting is None:
        states = resting(system, RESTING, seed)
        mean = states.mean(axis=0)
        covariance = np.asarray(shrunk(jnp.asarray(states - mean)))
    else:
        covariance = np.asarray(system.resting)
        mean = np.zeros(len(covariance))
    crossed = covariance @ seen.T
    gain = crossed @ np.linalg.pinv(seen @ crossed, rcond=1e-9, hermitian=True)
    found = mean + (samples - seen @ mean) @ gain.T
    return np.repeat(found[:, None], members, axis=1)
