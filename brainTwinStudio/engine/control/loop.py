"""The loop in time: what is sensed arrives late, a controller decides, an amplifier
obeys within its limits.

Sample k is taken at the beginning of tick k and arrives delay + jitter later, never
before an earlier one. At tick t the controller is given the samples that have arrived
since, one call each; the last decision holds until the next tick. So stimulation at t
depends on samples up to t - delay only. The delay stands for sensing, conversion,
computing and actuation together.
"""

import math
from collections.abc import Callable, Sequence
from time import thread_time
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Bool, Float

from brainTwinStudio.engine.control.controllers.base import Policy
from brainTwinStudio.engine.control.heeding import heed
from brainTwinStudio.engine.control.plants.base import Plant
from brainTwinStudio.engine.control.playing import (
    begun,
    first_potential,
    sensor_noise,
    stepping,
)

Course = Float[np.ndarray, "time run"]


class Line(NamedTuple):
    """From the sensor to the controller, in s; jitter is uniform from 0 up."""

    delay_s: float = 0.0
    jitter_s: float = 0.0

    @property
    def mean_s(self) -> float:
        return self.delay_s + self.jitter_s / 2


class Looped(NamedTuple):
    """potential (time, run, region), u as given, marker (NaN: none), on. step_s: of
    each run, processor time (call,) of calls that made a decision, so that others on
    the same core do not count."""

    potential: Float[np.ndarray, "time run region"]
    u: Course
    marker: Course
    on: Bool[np.ndarray, "time run"]
    step_s: tuple[np.ndarray, ...]


def arrivals(
    line: Line, hz: float, samples: int, rng: np.random.Generator
) -> np.ndarray:
    """Tick (sample,) at which each sample has arrived."""
    late = (line.delay_s + line.jitter_s * rng.uniform(size=samples)) * hz
    ticks = np.ceil(np.arange(samples) + late - 1e-9).astype(int)
    return np.maximum.accumulate(ticks)


def _ticks(line: Line, hz: float) -> int:
    """After which a sample arrives at the earliest."""
    return math.ceil(line.delay_s * hz - 1e-9)


class Amplifier:
    """What is asked, within the plant's limits and its rate."""

    def __init__(self, plant: Plant, runs: int) -> None:
        self._low, self._high = plant.low, plant.high
        self._reach = plant.rate / plant.sampling_hz
        self.given = np.zeros(runs)

    def give(self, wanted: np.ndarray) -> np.ndarray:
        wanted = np.clip(wanted, self._low, self._high)
        step = np.clip(wanted - self.given, -self._reach, self._reach)
        self.given = self.given + step
        return self.given


class Listener:
    """One controller, and the samples on their way to it."""

    def __init__(self, policy: Policy, due: np.ndarray) -> None:
        self._policy, self._due, self._next = policy, due, 0
        self.u, self.marker, self.on = 0.0, np.nan, False
        self.step_s: list[float] = []

    def hear(self, tick: int, samples: np.ndarray) -> None:
        """All samples (time,) that are due; later ones are not touched."""
        while self._next <= tick and self._due[self._next] <= tick:
            began = thread_time()
            told = self._policy.step(float(samples[self._next]))
            if told.made:
                self.step_s.append(thread_time() - began)
            self.u, self.marker, self.on = told.u, told.marker, told.on
            self._next += 1


def looped(
    plant: Plant,
    begin: Callable[[], Policy],
    keys: jax.Array,
    samples: int,
    line: Line,
    seed: int = 0,
) -> Looped:
    """Every run has its own key, controller and jitter (by the seed, so that jitter is
    the same under all controllers). Raises Halted (`heeding`)."""
    runs = len(keys)
    listeners = _listeners(plant, begin, runs, samples, line, seed)
    sensor, course = sensor_noise(plant, keys, samples), stepping(plant)
    amplifier, state = Amplifier(plant, runs), begun(plant, runs)
    # What is decided before a sample can arrive is decided without it, so that many
    # ticks are played at once.
    block = _ticks(line, plant.sampling_hz) + 1
    longer = samples + block
    kept = np.empty((longer, runs, plant.network.count))
    u, marker = np.zeros((longer, runs)), np.empty((samples, runs))
    sensed, on = np.full((samples, runs), np.nan), np.zeros((samples, runs), bool)
    kept[0] = first_potential(plant, runs)
    sensed[0] = plant.heard(kept[0]) + sensor[0]
    for first in range(0, samples, block):
        heed()
        for t in range(first, min(first + block, samples)):
            for run, listener in enumerate(listeners):
                listener.hear(t, sensed[:, run])
                marker[t, run], on[t, run] = listener.marker, listener.on
            u[t] = amplifier.give(np.array([listener.u for listener in listeners]))
        given = jnp.asarray(u[first : first + block])
        state, made = course(state, given, keys, first)
        kept[first + 1 : first + 1 + block] = made
        here = slice(first + 1, min(first + 1 + block, samples))
        sensed[here] = plant.heard(kept[here]) + sensor[here]
    step_s = tuple(np.array(one.step_s) for one in listeners)
    return Looped(kept[:samples], u[:samples], marker, on, step_s)


def listened(
    plant: Plant,
    begin: Callable[[], Policy],
    sensed: Course,
    line: Line,
    seed: int = 0,
) -> Bool[np.ndarray, "time run"]:
    """When the trigger is on over what is given, with nothing stimulated. Raises Halted
    (`heeding`)."""
    samples, runs = sensed.shape
    listeners = _listeners(plant, begin, runs, samples, line, seed)
    on = np.zeros((samples, runs), bool)
    for t in range(samples):
        heed()
        for run, listener in enumerate(listeners):
            listener.hear(t, sensed[:, run])
            on[t, run] = listener.on
    return on


def _listeners(
    plant: Plant,
    begin: Callable[[], Policy],
    runs: int,
    samples: int,
    line: Line,
    seed: int,
) -> Sequence[Listener]:
    rng = np.random.default_rng([seed, runs, samples])
    hz = plant.sampling_hz
    return [Listener(begin(), arrivals(line, hz, samples, rng)) for _ in range(runs)]
