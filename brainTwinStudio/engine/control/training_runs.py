"""Runs that controllers learn from: not stimulated, or stimulated at random.

Stimulation has to be in the data: what it does cannot be learned from rest
(SCIENCE.md B.11, F.9).
"""

from functools import lru_cache
from typing import NamedTuple

import jax
import numpy as np
from jaxtyping import Bool, Float

from brainTwinStudio.analysis.biomarkers import course_of
from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.engine.control.playing import TRAINED, Played, keys_of, played
from brainTwinStudio.errors import InputError

LONGEST_HOLD = 12  # decisions
BEGINNING_S = 0.5  # of an episode


class Training(NamedTuple):
    """Runs whose noise is never that of judged runs, whatever the seed."""

    seed: int
    runs: int = 8
    seconds: float = 40.0


class Thresholds(NamedTuple):
    """Values of a biomarker at which a trigger turns on, and off."""

    on: float
    off: float


def keys(training: Training) -> jax.Array:
    return keys_of(training.seed, training.runs, TRAINED)


@lru_cache(maxsize=4)
def unstimulated(plant: Plant, training: Training) -> Played:
    samples = round(training.seconds * plant.sampling_hz)
    return played(plant, keys(training), np.zeros((samples, training.runs)))


def stimulated(
    plant: Plant, training: Training
) -> tuple[Played, Float[np.ndarray, "time run"]]:
    """Levels between the limits, each held for 1 to 12 decisions, a third of them 0,
    small ones as likely as large ones; as fast as the rate allows."""
    rng, runs = np.random.default_rng([training.seed, TRAINED]), training.runs
    samples = round(training.seconds * plant.sampling_hz)
    u = np.zeros((samples, runs))
    reach = plant.rate / plant.sampling_hz
    for run in range(runs):
        at, last = 0, 0.0
        while at < samples:
            level = rng.uniform(plant.low, plant.high) * rng.uniform() ** 2
            level *= rng.uniform() > 1 / 3
            for _ in range(plant.every * int(rng.integers(1, LONGEST_HOLD + 1))):
                if at < samples:
                    last += float(np.clip(level - last, -reach, reach))
                    u[at, run], at = last, at + 1
    return played(plant, keys(training), u), u


def meant(
    plant: Plant, ill: Bool[np.ndarray, "time run"]
) -> tuple[Bool[np.ndarray, "time run"], Bool[np.ndarray, "time run"]]:
    """Where the marker is to be high, and where it is to be low: while ill and while
    well; or, of one that foretells, in the time before an episode, and in all other
    samples that are well. What is nearer to its beginning than BEGINNING_S is neither,
    for the symptom looks to both sides and may begin late."""
    hz = plant.sampling_hz
    ahead, guard = round(plant.ahead_s * hz), round(BEGINNING_S * hz)
    if not ahead:
        return ill, ~ill
    soon, near = np.zeros_like(ill), np.zeros_like(ill)
    begins = np.diff(ill, axis=0, prepend=True) & ill  # not where a run begins ill
    for first, run in np.argwhere(begins):
        soon[max(first - ahead, 0) : max(first - guard, 0), run] = True
        near[max(first - guard, 0) : first, run] = True
    soon &= ~ill & ~near
    return soon, ~ill & ~near & ~soon


def thresholds(plant: Plant, training: Training) -> Thresholds:
    """Of the plant's marker, by its medians where it is to be low and high."""
    seen = unstimulated(plant, training)
    ill = plant.is_ill(seen.potential)
    hz = plant.sampling_hz
    courses = [course_of(plant.marker(hz), run) for run in seen.sensed.T]
    values, late = np.stack(courses, axis=1), plant.marker(hz).warm_up
    here, elsewhere = meant(plant, ill)
    sick, well = values[late:][here[late:]], values[late:][elsewhere[late:]]
    if not sick.size:
        raise InputError(
            f"Nothing to control: in {training.seconds:g} s without stimulation no "
            f"{plant.word} came."
        )
    usual = float(np.median(well))
    way = float(np.median(sick)) - usual
    return Thresholds(*(usual + share * way for share in plant.trigger))
