"""Runs that controllers learn from: not stimulated, or stimulated at random.

Stimulation has to be in the data: what it does cannot be learned from rest
(SCIENCE.md B.11, F.9).
"""

from functools import lru_cache
from typing import NamedTuple

import jax
import numpy as np
from jaxtyping import Float

from brainTwinStudio.analysis.biomarkers import course_of
from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.engine.control.playing import TRAINED, Played, keys_of, played
from brainTwinStudio.errors import InputError

LONGEST_HOLD = 12  # decisions


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


def thresholds(plant: Plant, training: Training) -> Thresholds:
    """Of the plant's marker, by its medians in well and in ill samples."""
    seen = unstimulated(plant, training)
    ill = plant.is_ill(seen.potential)
    hz = plant.sampling_hz
    courses = [course_of(plant.marker(hz), run) for run in seen.sensed.T]
    values, late = np.stack(courses, axis=1), plant.marker(hz).warm_up
    well, sick = values[late:][~ill[late:]], values[late:][ill[late:]]
    if not sick.size:
        raise InputError(
            f"Nothing to control: in {training.seconds:g} s without stimulation no "
            f"{plant.word} came."
        )
    usual = float(np.median(well))
    way = float(np.median(sick)) - usual
    return Thresholds(*(usual + share * way for share in plant.trigger))
