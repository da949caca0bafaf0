"""A neural ODE finds the mean field of Montbrio, Pazo and Roxin in its trajectories."""

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.optimize import root

from brainTwinStudio.engine.learned.neural_ode import (
    neural_ode_extrapolation,
    neural_ode_rate,
    neural_ode_start,
    neural_ode_trained,
)
from brainTwinStudio.engine.learned.shooting import Shooting, Weights, rolled, shot
from brainTwinStudio.engine.nodes.montbrio_pazo_roxin import INFO, drift
from brainTwinStudio.errors import InputError

DT, FINE, HELD = 0.05, 10, 40
# eta = -5, J = 15 (SCIENCE.md A.2.2): low node, saddle, high focus, (r, V)
FIXED_POINTS = ((0.0811344, -1.961620), (0.4729803, -0.336494), (1.0305968, -0.154430))
DEFAULT = {spec.name: jnp.full(1, spec.default) for spec in INFO.parameters}


class Learned(NamedTuple):
    weights: dict[str, jax.Array]
    samples: jax.Array
    received: jax.Array

    def rate(self, state: np.ndarray, current: float = 0.0) -> np.ndarray:
        received = jnp.asarray([[current], [0.0]])
        found = neural_ode_rate(self.weights, jnp.asarray(state)[:, None], received)
        return np.asarray(found)[:, 0]


def trajectory(key: jax.Array) -> tuple[jax.Array, jax.Array]:
    """From anywhere in the usual range, under a current that jumps now and then:
    samples and received input (time, row, 1)."""
    at, level = jax.random.split(key)
    share = jax.random.uniform(at, (2, 1))
    low, high = jnp.asarray([[0.0], [-2.5]]), jnp.asarray([[2.0], [1.5]])
    current = jnp.repeat(jax.random.uniform(level, (4,), minval=-1.5, maxval=2.5), HELD)
    received = jnp.stack([current, 0 * current], axis=1)[:, :, None]

    def one(state: jax.Array, given: jax.Array):
        after = state
        for _ in range(FINE):
            first = drift(after, given, 0.0, DEFAULT)
            second = drift(after + DT / FINE * first, given, 0.0, DEFAULT)
            after = after + DT / FINE / 2 * (first + second)
        return after, state

    return jax.lax.scan(one, low + (high - low) * share, received)[1], received


@pytest.fixture(scope="module")
def learned() -> Learned:
    keys = jax.random.split(jax.random.key(0), 64)
    samples, received = jax.jit(jax.vmap(trajectory))(keys)
    start = neural_ode_start(jax.random.key(1), 24, samples, received, DT)
    shooting = Shooting(DT, horizons=(1, 4), updates=2500, batch=64, rate=1e-2)
    weights, _ = neural_ode_trained(start, samples, received, shooting)
    return Learned(weights, samples, received)


@pytest.mark.slow
def test_fixed_points_within_2_percent(learned: Learned):
    for point in FIXED_POINTS:
        found = root(learned.rate, point).x
        np.testing.assert_allclose(found, point, rtol=0.02)
        np.testing.assert_allclose(learned.rate(found), 0, atol=1e-9)


@pytest.mark.slow
def test_folds_where_theory_has_them(learned: Learned):
    """The ends of bistability in the current: eta + I = -5.743507 and -3.136134
    (SCIENCE.md A.2.2), within 0.15 (A.3.5)."""

    def current_at(r: float) -> float:
        """I of the fixed point with this r."""

        def off(values: np.ndarray) -> np.ndarray:
            return learned.rate(np.array([r, values[0]]), values[1])

        exact = np.pi**2 * r**2 - 15 * r - 1 / (4 * np.pi**2 * r**2) + 5
        return float(root(off, (-1 / (2 * np.pi * r), exact)).x[1])

    most = max(current_at(r) for r in np.linspace(0.09, 0.4, 63))
    least = min(current_at(r) for r in np.linspace(0.5, 1.0, 51))
    assert abs(most - 5 - -3.136134) < 0.15
    assert abs(least - 5 - -5.743507) < 0.15


@pytest.mark.slow
def test_a_trajectory_it_never_saw(learned: Learned):
    samples, received = trajectory(jax.random.key(77))

    def rate(weights: Weights, state: jax.Array, given: jax.Array | None):
        assert given is not None
        return neural_ode_rate(weights, state, given)

    count = len(samples) - 1
    follow = partial(rolled, rate, learned.weights)
    found = follow(samples[0], received[:-1], Shooting(DT), count)
    assert np.abs(found - samples[1:]).max() < 0.1


@pytest.mark.slow
def test_it_starts_slow_and_never_leaves_all_bounds(learned: Learned):
    samples, received = learned.samples, learned.received
    start = neural_ode_start(jax.random.key(1), 8, samples, received, DT)
    first = neural_ode_rate(start, samples[0, 0], received[0, 0])
    assert np.abs(first).max() < 0.1 * start["neural_ode.speed"].max()
    far = jnp.asarray([[1e3], [-1e3]])
    pulled = neural_ode_rate(learned.weights, far, jnp.zeros((2, 1)))
    assert pulled[0, 0] < 0 < pulled[1, 0]  # the leak wins


@pytest.mark.slow
def test_it_says_where_it_was_never_trained(learned: Learned):
    share, sentence = neural_ode_extrapolation(
        learned.weights, learned.samples, learned.received
    )
    assert share < 0.0015
    assert not sentence
    share, sentence = neural_ode_extrapolation(
        learned.weights, learned.samples, learned.received.at[:, :, 0].add(20.0)
    )
    assert share == 1
    assert sentence.startswith("In 100% of this run the learned part 'neural_ode' met")


def test_training_that_diverges_ends_with_a_sentence():
    def explosive(weights: Weights, state: jax.Array, given: jax.Array | None):
        return weights["k"] * state**9

    samples = jnp.full((2, 30, 1, 1), 1e3) + jnp.arange(30)[:, None, None]
    shooting = Shooting(1.0, horizons=(8,), updates=60, batch=4)
    with pytest.raises(InputError, match="Roll-outs diverged 20 times in a row"):
        shot(explosive, {"k": jnp.asarray(1.0)}, samples, shooting)


@pytest.mark.slow
def test_a_path_seen_through_noise_is_found_with_the_weights():
    """An Ornstein-Uhlenbeck process: its decay rate as in the path without observation
    noise, and a path nearer to that one than what was observed."""
    decay, driven, observed, dt = 0.5, 0.3, 0.1, 0.25
    rng = np.random.default_rng(0)
    stays = np.exp(-decay * dt)
    path = np.zeros((8, 400))
    for t in range(1, 400):
        path[:, t] = stays * path[:, t - 1] + driven * rng.normal(size=8)
    samples = jnp.asarray(path + observed * rng.normal(size=path.shape))[
        ..., None, None
    ]
    shooting = Shooting(
        dt, 1, (1,), 400, 0, 2e-2, observed=observed, driven=driven, path_rate=2e-2
    )
    found = shot(
        lambda w, x, _: -w["decay"] * x, {"decay": jnp.zeros(1)}, samples, shooting
    )
    left = np.asarray(found.path)[..., 0, 0] - path
    assert np.sqrt((left**2).mean()) < 0.95 * observed

    def decay_in(rows: np.ndarray) -> float:
        after, before = rows[:, 1:], rows[:, :-1]
        return float(-np.log((after * before).sum() / (before**2).sum()) / dt)

    best, naive = decay_in(path), decay_in(np.asarray(samples)[..., 0, 0])
    assert abs(found.weights["decay"][0] - best) < 0.75 * abs(naive - best)
