"""What a twin foretells of a recording, through each of the filters."""

from dataclasses import dataclass
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.analysis.forecasts import Forecaster
from brainTwinStudio.engine.ensemble_filter import (
    EnsembleFiltered,
    Heard,
    ensemble_filter,
    ensemble_forecast,
    unheard,
)
from brainTwinStudio.engine.ensemble_system import (
    System,
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

MET = 4  # members of an origin whose states are kept
RESTING = 512  # states at rest, for variances and a start without a filter


class StoppedError(Exception):
    """Someone asked for what there is so far."""


class Told(NamedTuple):
    """Forecasts of the twin for every run, or the first ones after a stop: (horizon,
    origin, channel) from a filtered and from a raw start, and the variance of the
    first, in standardised signals. met (sample, state): some states the filter found,
    of an ensemble."""

    filtered: list[Array]
    raw: list[Array]
    variance: list[Array]
    unrelated: float
    met: tuple[Array, ...] = ()


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


def by_kalman(space: StateSpace, judged: Judged, heard: Heard = unheard) -> Told:
    """Through the exact filter of the linear theory. heard(share done) may raise
    StoppedError."""
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
    for number, (run, places) in enumerate(
        zip(judged.runs, judged.origins, strict=True)
    ):
        if stopped(heard, number / len(judged.runs)):
            break
        found = kalman_filter(space, run * sd[:, None], gains)
        raw = (run * sd[:, None])[:, places].T @ start.T
        told.filtered.append(np.stack([found.mean[places] @ v.T for v in views]))
        told.raw.append(np.stack([raw @ view.T for view in views]))
        told.variance.append(np.stack([s + 0 * told.raw[-1][0] for s in spreads]))
        surprises.append(unrelated(found.surprise))
    return told._replace(unrelated=mean_of(surprises))


def by_ensemble(
    system: System,
    judged: Judged,
    plan: ForecastPlan,
    seed: int,
    heard: Heard = unheard,
) -> Told:
    """Through the ensemble filter of the nonlinear network; its raw start is an
    ensemble at rest that takes the last sample as if it had no noise."""
    sd = np.sqrt(_resting_variance(system, seed))
    told = Told([], [], [], 0.0)
    surprises, met = [], []
    for number, (run, places) in enumerate(
        zip(judged.runs, judged.origins, strict=True)
    ):
        signals, key = run * sd[:, None], seed + 1 + number
        filtering, ahead, rawly = _thirds(heard, number, len(judged.runs))
        try:
            found = ensemble_filter(
                system,
                signals,
                places,
                members=plan.members,
                inflation=plan.inflation,
                seed=key,
                heard=filtering,
            )
            _refuse_lost(found)
            what = (judged.horizons, key)
            mean, variance = ensemble_forecast(system, found.members, *what, ahead)
            raw = raw_members(system, signals[:, places].T, plan.members, key)
            plain, _ = ensemble_forecast(system, raw, *what, rawly)
        except StoppedError:
            break
        told.filtered.append(mean / sd)
        told.variance.append(variance / sd**2)
        told.raw.append(plain / sd)
        surprises.append(unrelated(found.surprise))
        met.append(found.members[:, :MET].reshape(-1, found.members.shape[-1]))
    return told._replace(unrelated=mean_of(surprises), met=tuple(met))


def _thirds(heard: Heard, number: int, count: int) -> tuple[Heard, Heard, Heard]:
    """What each of the three parts of the work on a run tells."""

    def part(which: int) -> Heard:
        return lambda share: heard((number + (which + share) / 3) / count)

    return part(0), part(1), part(2)


def stopped(heard: Heard, share: float) -> bool:
    """Whether who hears that this share is done wants no more."""
    try:
        heard(share)
    except StoppedError:
        return True
    return False


def mean_of(surprises: list[float]) -> float:
    return float(np.mean(surprises)) if surprises else 0.0


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
