"""A twin as the system that is stimulated: paired runs with the same noise."""

from dataclasses import replace
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.extrapolation import refuse_left
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.interventions import course_of
from brainTwinStudio.engine.plan_pair import Pair
from brainTwinStudio.engine.run_twin import activity, response_of, seen
from brainTwinStudio.engine.seeds import seed_keys
from brainTwinStudio.engine.simulation import Stimulus
from brainTwinStudio.engine.stimulation_search.goals import (
    Goal,
    Moments,
    Outcome,
    Readers,
)
from brainTwinStudio.engine.stimulation_search.linear_response import (
    LinearResponse,
)
from brainTwinStudio.engine.stimulation_search.space import EVERY, Points, Slope
from brainTwinStudio.project import Array, Stimulation, Twin
from brainTwinStudio.project.waveforms import waveform

ROWS = 32  # runs of one compiled program: settings times seeds
NUDGE = 1e-4  # of a frequency, or rad: for the slope of an exact course


class Wanted(NamedTuple):
    """The goal, regions it is read in (region,) 0 or 1, and the FC to come nearer to,
    Fisher z (region, region), zeros where there is none."""

    goal: Goal
    read: Array
    fc_z: Array


class Runs(NamedTuple):
    """Noise seeds: how many, from which on, and of which base; rows: runs of one
    compiled program."""

    count: int
    first: int
    seed: int
    rows: int = ROWS


class TwinSystem:
    """places (target, region): shares of every target. template: all of a stimulus but
    its place, amplitude, frequency and phase."""

    def __init__(
        self,
        twin: Twin,
        pair: Pair,
        template: Stimulation,
        places: Array,
        wanted: Wanted,
        runs: Runs,
    ) -> None:
        self._twin, self._pair, self._wanted = twin, pair, wanted
        self._template, self._places, self._runs = template, places, runs
        self._grid: Grid = pair.grid
        sampling = twin.sampling
        self._response = response_of(
            sampling.run_samples[0], sampling.repetition_time_s, sampling.band_hz
        )
        self._rows = max(runs.rows, runs.count)
        self._keys = seed_keys(runs.seed, runs.first, runs.count)
        regions = pair.network.gain.shape[0]
        rows = self._rows
        shape = self._grid.burn_in + self._grid.samples, self._grid.substeps
        still = jnp.zeros((rows, regions)), jnp.zeros((rows, *shape))
        keys = self._keys[np.resize(np.arange(runs.count), rows)]
        self._usual = self._active(*still, keys)[: runs.count]
        self.before = self._seen(self._usual, self._usual, self._keys)
        refuse_left(np.asarray(self.before), self._names)

    @property
    def seeds(self) -> int:
        return self._runs.count

    @property
    def runs(self) -> Runs:
        return self._runs

    @property
    def _names(self) -> tuple[str, ...]:
        return self._twin.connectome.parcellation.region_names

    def course(self, frequency_hz: float, phase_rad: float) -> Array:
        """(sample, substep) at amplitude 1."""
        if not waveform(self._template.waveform).repeats:
            return course_of(replace(self._template, amplitude=1.0), self._grid)
        how = {"frequency_hz": frequency_hz, "phase_rad": phase_rad}
        return course_of(replace(self._template, amplitude=1.0, **how), self._grid)

    # ------------------------------------------------------------ simulations

    def outcomes(self, points: Points, seeds: slice = EVERY) -> Array:
        """Raises InputError where a run leaves its range."""
        some = np.arange(self.seeds)[seeds]
        at_once = max(self._rows // len(some), 1)
        parts = [
            self._some(
                points.at(np.arange(first, min(first + at_once, points.count))), some
            )
            for first in range(0, points.count, at_once)
        ]
        return np.concatenate(parts)

    def _some(self, points: Points, seeds: Array) -> Array:
        """Of so many points that their runs fit into the rows of one program."""
        shares = self._places[points.target]
        pairs = zip(points.frequency_hz, points.phase_rad, strict=True)
        courses = np.stack([self.course(*pair) for pair in pairs])
        courses = courses * points.amplitude[:, None, None]
        rows = self._rows
        which = np.resize(np.repeat(np.arange(points.count), len(seeds)), rows)
        seed = np.resize(np.tile(seeds, points.count), rows)
        count = points.count * len(seeds)
        keys = self._keys[seed]
        x = self._active(jnp.asarray(shares[which]), jnp.asarray(courses[which]), keys)
        after = self._seen(x, self._usual[seed], keys)
        refuse_left(np.asarray(after[:count]), self._names)
        targets = jnp.asarray((shares != 0).astype(float)[which])
        found = _judged(
            self._wanted.goal.of, self.before[seed], after, targets,
            jnp.asarray(self._wanted.read), jnp.asarray(self._wanted.fc_z),
        )  # fmt: skip
        return np.asarray(found)[:count].reshape(points.count, len(seeds))

    def _active(
        self, shares: jax.Array, courses: jax.Array, keys: jax.Array
    ) -> jax.Array:
        """First states (row, time, region) of rows with shares (row, region) and
        courses (row, sample, substep)."""
        stimulus = Stimulus(shares[:, None], courses[..., None])
        node, pair = self._twin.spec.dynamics, self._pair
        return activity(node, self._grid, pair.before, pair.network, stimulus, keys)

    def _seen(self, x: jax.Array, usual: jax.Array, keys: jax.Array) -> jax.Array:
        return seen(x, usual, self._pair.before, self._response, keys)

    # ------------------------------------------------------------ theory

    def expected(self, points: Points) -> Array | None:
        """By the linear theory, phase by phase the same."""
        theory = LinearResponse(self._pair.before, self._pair.network, self._grid)
        if not theory.stable or not waveform(self._template.waveform).repeats:
            return None
        before = jnp.asarray(_covariance(self.before).mean(axis=0))
        clean, response = self._cleaning(), np.asarray(self._response)
        told: dict[tuple[int, float, float], float] = {}
        phase = float(points.phase_rad.min())
        hzs, amplitudes = np.unique(points.frequency_hz), np.unique(points.amplitude)
        courses = [self.course(hz, phase) for hz in hzs]
        for target in np.unique(points.target):
            shares = self._places[target]
            transfer = theory.transfer(shares)
            for hz, course in zip(hzs, courses, strict=True):
                added = theory.added(transfer, course, clean, response)
                found = _foretold(
                    self._wanted.goal.of, before, jnp.asarray(added),
                    jnp.asarray(amplitudes), jnp.asarray(shares != 0, float),
                    jnp.asarray(self._wanted.read), jnp.asarray(self._wanted.fc_z),
                )  # fmt: skip
                for amplitude, value in zip(amplitudes, np.asarray(found), strict=True):
                    told[int(target), float(hz), float(amplitude)] = float(value)
        return np.array([
            told[int(i), float(hz), float(amplitude)]
            for i, amplitude, hz, _ in zip(*points, strict=True)
        ])  # fmt: skip

    def _cleaning(self) -> Array:
        """What the removal of the global signal does to a small addition."""
        x = np.asarray(self._usual)
        common = x.mean(axis=2, keepdims=True)
        common = common - common.mean(axis=1, keepdims=True)
        slope = (x * common).mean(axis=(0, 1)) / (common**2).mean()
        removed = float(np.asarray(self._pair.before["global_signal_removed"]))
        n = x.shape[2]
        return np.eye(n) - removed * slope[:, None] * np.full((1, n), 1 / n)

    # ------------------------------------------------------------ slopes

    def slope(self, points: Points) -> Slope:
        """By one backward pass through all steps of all seeds."""
        target, amplitude, hz, phase = (column[0] for column in points)
        shares, course = self._places[target], self.course(hz, phase)
        by_shares, by_course = self._gradient(shares, amplitude * course)

        def along(change_hz: float, change_phase: float, width: float) -> float:
            ends = [self.course(hz + sign * change_hz, phase + sign * change_phase)
                    for sign in (-1, 1)]  # fmt: skip
            return float((by_course * amplitude * (ends[1] - ends[0])).sum() / width)

        nudge = NUDGE * hz
        return Slope(
            by_shares,
            self._places @ by_shares,
            float((by_course * course).sum()),
            along(nudge, 0.0, 2 * nudge),
            along(0.0, NUDGE, 2 * NUDGE),
        )

    def _gradient(self, shares: Array, course: Array) -> tuple[Array, Array]:
        """Of the mean outcome over seeds, by shares (region,) and by the height of the
        course at every step (sample, substep)."""
        targets = jnp.asarray((shares != 0).astype(float))

        def outcome(shares: jax.Array, course: jax.Array) -> jax.Array:
            x = self._active(
                jnp.tile(shares, (self.seeds, 1)),
                jnp.tile(course, (self.seeds, 1, 1)),
                self._keys,
            )
            after = self._seen(x, self._usual, self._keys)
            return _judged(
                self._wanted.goal.of, self.before, after,
                jnp.tile(targets, (self.seeds, 1)),
                jnp.asarray(self._wanted.read), jnp.asarray(self._wanted.fc_z),
            ).mean()  # fmt: skip

        found = jax.jit(jax.grad(outcome, argnums=(0, 1)))(
            jnp.asarray(shares), jnp.asarray(course)
        )
        return np.asarray(found[0]), np.asarray(found[1])


def _covariance(bold: jax.Array) -> jax.Array:
    """(..., region, region) of BOLD (..., time, region)."""
    y = bold - bold.mean(axis=-2, keepdims=True)
    return jnp.swapaxes(y, -1, -2) @ y / bold.shape[-2]


def _readers(targets: jax.Array, read: jax.Array, fc_z: jax.Array) -> Readers:
    return Readers(read * (1 - targets), targets, fc_z)


@partial(jax.jit, static_argnums=0)
def _judged(
    of: Outcome,
    before: jax.Array,
    after: jax.Array,
    targets: jax.Array,
    read: jax.Array,
    fc_z: jax.Array,
) -> jax.Array:
    """Outcome of every row (row,), of BOLD (row, time, region)."""

    def one(before: jax.Array, after: jax.Array, targets: jax.Array) -> jax.Array:
        added = after - before
        driven = ((added - added.mean(axis=0)) ** 2).mean(axis=0)
        moments = Moments(_covariance(before), _covariance(after), driven)
        return of(moments, _readers(targets, read, fc_z))

    return jax.vmap(one)(before, after, targets)


@partial(jax.jit, static_argnums=0)
def _foretold(
    of: Outcome,
    before: jax.Array,
    added: jax.Array,
    amplitudes: jax.Array,
    targets: jax.Array,
    read: jax.Array,
    fc_z: jax.Array,
) -> jax.Array:
    """Outcome at every amplitude (amplitude,), where `added` is what one of 1 adds."""

    def one(amplitude: jax.Array) -> jax.Array:
        extra = amplitude**2 * added
        moments = Moments(before, before + extra, jnp.diagonal(extra))
        return of(moments, _readers(targets, read, fc_z))

    return jax.vmap(one)(amplitudes)
