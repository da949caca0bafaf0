"""Systems whose best stimulation an exhaustive search can tell: two linear ones, four
that are not. Each is a few regions whose equations are written out here, not in the
engine; `other` wires them otherwise."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.stimulation_search.space import (
    EVERY,
    Points,
    Slope,
    Space,
)
from brainTwinStudio.project import Array

# shares (region,), amplitude, frequency in Hz, phase in rad, key -> outcome
Outcome = Callable[[jax.Array, jax.Array, jax.Array, jax.Array, jax.Array], jax.Array]
TURN = 2 * jnp.pi


class Known(NamedTuple):
    """A system as the search sees it. count: simulations of one seed that were run."""

    name: str
    linear: bool
    space: Space
    regions: int
    outcome: Outcome
    seeds: int = 1
    counts: dict[str, int] | None = None

    def outcomes(self, points: Points, seeds: slice = EVERY) -> Array:
        keys = self._keys()[seeds]
        if self.counts is not None:
            self.counts["forward"] += points.count * len(keys)
        rows = -(-points.count // TOGETHER) * TOGETHER
        padded = [np.resize(column, rows) for column in points]
        every = []
        for first in range(0, rows, TOGETHER):
            part = Points(*(column[first : first + TOGETHER] for column in padded))
            every.append(_together(self.outcome, self.regions, keys, part))
        return np.concatenate([np.asarray(part) for part in every])[: points.count]

    def expected(self, points: Points) -> Array | None:
        return None

    def slope(self, points: Points) -> Slope:
        if self.counts is not None:
            self.counts["reverse"] += self.seeds
        share = jnp.eye(self.regions)[int(points.target[0])]
        numbers = [jnp.asarray(float(column[0])) for column in points[1:]]
        found = jax.grad(self.mean, argnums=(0, 1, 2, 3))(share, *numbers)
        shares = np.asarray(found[0])
        rest = (float(value) for value in found[1:])
        return Slope(shares, shares[list(self.space.targets)], *rest)

    def mean(self, shares: jax.Array, *numbers: jax.Array) -> jax.Array:
        one = partial(self.outcome, shares, *numbers)
        return jax.vmap(one)(self._keys()).mean()

    def _keys(self) -> jax.Array:
        return _keys(self.seeds)


TOGETHER = 8


def _keys(seeds: int) -> jax.Array:
    return jax.random.split(jax.random.key(0), seeds)


@partial(jax.jit, static_argnums=(0, 1))
def _together(
    outcome: Outcome, regions: int, keys: jax.Array, points: Points
) -> jax.Array:
    shares = jnp.eye(regions)[points.target]
    one = jax.vmap(outcome, in_axes=(None, None, None, None, 0))
    each = jax.vmap(one, in_axes=(0, 0, 0, 0, None))
    amplitude, hz, phase = (jnp.asarray(column) for column in points[1:])
    return each(shares, amplitude, hz, phase, keys)


def _run(
    rate: Callable[[jax.Array, jax.Array], jax.Array],
    start: jax.Array,
    steps: int,
    dt: float,
    kicks: jax.Array | None = None,
) -> jax.Array:
    """Heun steps of d state / d t = rate(state, t); all states (step, ...)."""

    def step(state: jax.Array, item: tuple[jax.Array, jax.Array | None]):
        number, kick = item
        t = number * dt
        push = 0.0 if kick is None else kick
        first = rate(state, t)
        second = rate(state + dt * first + push, t + dt)
        state = state + dt * (first + second) / 2 + push
        return state, state

    return jax.lax.scan(step, start, (jnp.arange(steps), kicks))[1]


def _weights(regions: int, seed: int) -> jax.Array:
    rng = np.random.default_rng(seed)
    weights = rng.uniform(0, 1, (regions, regions)) ** 2
    np.fill_diagonal(weights, 0)
    return jnp.asarray(weights / weights.sum(axis=1, keepdims=True))


def resonance(regions: int = 12, other: int = 0) -> Known:
    """Damped oscillators of different pace: which input reaches region 0 loudest? The
    answer is the largest entry of the transfer matrix."""
    weights = _weights(regions, 1 + 100 * other)
    hz = jnp.linspace(0.6, 1.6, regions)

    def outcome(shares, amplitude, frequency_hz, phase, key):
        def rate(state, t):
            x, v = state
            push = amplitude * shares * jnp.sin(TURN * frequency_hz * t + phase)
            pull = (TURN * hz) ** 2 * x
            return jnp.stack([v, -pull - 1.5 * v + 12 * weights @ x + push])

        path = _run(rate, jnp.zeros((2, regions)), 1500, 0.02)
        return jnp.sqrt((path[750:, 0, 0] ** 2).mean()) - 0.004 * amplitude**2

    hzs = tuple(np.linspace(0.5, 1.7, 13))
    amplitudes = tuple(np.linspace(0.25, 4.0, 10))
    space = Space(tuple(range(1, regions)), amplitudes, hzs, (0.0,))
    return Known("resonance", True, space, regions, outcome)


def cancelling(regions: int = 10, other: int = 0) -> Known:
    """A rhythm that comes in at region 2 is to be cancelled in region 0: the best input
    has its frequency, and one phase and amplitude, which the transfer matrix gives."""
    weights = _weights(regions, 2 + 100 * other)

    def outcome(shares, amplitude, frequency_hz, phase, key):
        def rate(state, t):
            own = jnp.zeros(regions).at[2].set(jnp.sin(TURN * 0.8 * t))
            push = amplitude * shares * jnp.sin(TURN * frequency_hz * t + phase)
            return -2 * state + 1.5 * weights @ state + own + push

        path = _run(rate, jnp.zeros(regions), 1250, 0.02)
        return -jnp.sqrt((path[500:, 0] ** 2).mean())

    phases = tuple(np.arange(12) * np.pi / 6)
    hzs = (0.4, 0.6, 0.8, 1.0, 1.2)
    amplitudes = tuple(np.linspace(0.1, 1.5, 8))
    space = Space(tuple(range(regions)), amplitudes, hzs, phases)
    return Known("cancelling", True, space, regions, outcome)


def desynchronising(regions: int = 10, other: int = 0) -> Known:
    """Coupled phase oscillators (Kuramoto) that march in step: which pulse, given where
    and at which phase of their march, throws them apart the most?"""
    rng = np.random.default_rng(3 + 100 * other)
    weights = jnp.asarray(rng.uniform(0, 1, (regions, regions)))
    omega = TURN * jnp.asarray(1 + 0.05 * rng.normal(size=regions))
    start = jnp.asarray(0.3 * rng.normal(size=regions))

    def outcome(shares, amplitude, frequency_hz, phase, key):
        def rate(theta, t):
            pull = jnp.sin(theta[None] - theta[:, None])
            when = (t - 1.0 - phase / TURN) / 0.06
            pulse = (
                amplitude
                * jnp.exp(-0.5 * when**2)
                * jnp.cos(TURN * frequency_hz * (t - 1))
            )
            return (
                omega + 0.12 * (weights * pull).sum(1) - shares * pulse * jnp.sin(theta)
            )

        path = _run(rate, start, 400, 0.01)[250:]
        order = jnp.abs(jnp.exp(1j * path).mean(axis=1))
        return -order.mean() - 0.002 * amplitude

    phases = tuple(np.arange(12) * np.pi / 6)
    amplitudes = tuple(np.linspace(2.0, 30.0, 8))
    space = Space(tuple(range(regions)), amplitudes, (0.5, 1.0, 2.0, 4.0), phases)
    return Known("desynchronising", False, space, regions, outcome)


def switching(regions: int = 8, other: int = 0) -> Known:
    """Regions with two wells, all in the lower one: which rhythm lifts as many as
    possible into the upper one for the least energy? Too weak or too fast lifts none,
    too slow pulls them back."""
    weights = _weights(regions, 4 + 100 * other)
    tilt = jnp.linspace(0.05, 0.2, regions)

    def outcome(shares, amplitude, frequency_hz, phase, key):
        def rate(x, t):
            on = jnp.where(t < 6, 1.0, 0.0)
            push = amplitude * shares * on * jnp.sin(TURN * frequency_hz * t + phase)
            near = weights @ x - x
            return x - x**3 + tilt + 0.2 * near + push

        path = _run(rate, -jnp.ones(regions), 600, 0.03)
        return jnp.tanh(3 * path[-100:]).mean() - 0.03 * amplitude

    phases = tuple(np.arange(8) * np.pi / 4)
    amplitudes = tuple(np.linspace(1.0, 8.0, 8))
    space = Space(
        tuple(range(regions)), amplitudes, (0.02, 0.05, 0.1, 0.3, 1.0), phases
    )
    return Known("switching", False, space, regions, outcome)


def calming(regions: int = 10, other: int = 0) -> Known:
    """Noisy FitzHugh-Nagumo regions that fire in volleys: which rhythm keeps region 0
    quietest?"""
    weights = _weights(regions, 5 + 100 * other)
    a = jnp.linspace(0.55, 0.75, regions)

    def outcome(shares, amplitude, frequency_hz, phase, key):
        kicks = 0.02 * jax.random.normal(key, (1200, regions))
        kicks = jnp.stack([kicks, jnp.zeros_like(kicks)], axis=1)

        def rate(state, t):
            v, w = state
            push = amplitude * shares * jnp.sin(TURN * frequency_hz * t + phase)
            dv = v - v**3 / 3 - w + 0.35 + 0.2 * (weights @ v - v) + push
            return jnp.stack([dv, 0.1 * (v + a - 0.8 * w)])

        path = _run(rate, jnp.full((2, regions), -1.0), 1200, 0.1, kicks)
        return -jnp.var(path[200:, 0, 0]) - 0.02 * amplitude

    hzs = (0.003, 0.01, 0.02, 0.04, 0.08, 0.16)
    amplitudes = tuple(np.linspace(0.1, 1.0, 6))
    phases = tuple(np.arange(6) * np.pi / 3)
    space = Space(tuple(range(regions)), amplitudes, hzs, phases)
    return Known("calming", False, space, regions, outcome, seeds=4)


def entraining(regions: int = 12, other: int = 0) -> Known:
    """Limit cycles (Stuart-Landau) of different pace: which input makes the whole
    network follow it? Only near a region's own pace, and only through hubs."""
    weights = _weights(regions, 6 + 100 * other)
    rng = np.random.default_rng(6 + 100 * other)
    hz = jnp.asarray(1 + 0.12 * rng.normal(size=regions))

    def outcome(shares, amplitude, frequency_hz, phase, key):
        def rate(z, t):
            push = amplitude * shares * jnp.exp(1j * (TURN * frequency_hz * t + phase))
            own = (0.5 + 1j * TURN * hz - jnp.abs(z) ** 2) * z
            return own + 0.25 * (weights @ z - z) + push

        start = 0.7 * jnp.exp(1j * jnp.arange(regions, dtype=float))
        path = _run(rate, start, 2000, 0.015)[1000:]
        clock = jnp.exp(-1j * TURN * frequency_hz * 0.015 * jnp.arange(1000, 2000))
        locked = jnp.abs((path / jnp.abs(path) * clock[:, None]).mean(axis=0))
        return locked.mean() - 0.03 * amplitude

    hzs = tuple(np.linspace(0.7, 1.3, 13))
    amplitudes = tuple(np.linspace(0.5, 4.0, 8))
    space = Space(tuple(range(regions)), amplitudes, hzs, (0.0, np.pi / 2, np.pi))
    return Known("entraining", False, space, regions, outcome)


ALL: tuple[Callable[..., Known], ...] = (
    resonance,
    cancelling,
    desynchronising,
    switching,
    calming,
    entraining,
)
