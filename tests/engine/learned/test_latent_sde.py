"""The latent SDE: its bound beside the exact likelihood, and a system it finds."""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from scipy.stats import multivariate_normal

from brainTwinStudio.engine.learned.free_run import free
from brainTwinStudio.engine.learned.latent_evidence import (
    contraction,
    evidence,
    lower_bound_loss,
    seen_sd,
    spread,
)
from brainTwinStudio.engine.learned.latent_sde import LATENT_SDE
from brainTwinStudio.engine.learned.sequence import Weights
from brainTwinStudio.engine.learned.training import TrainingSettings, train

CHANNELS = 5


def linear_model() -> Weights:
    """Two hidden states, no part of the drift that is not linear."""
    weights = LATENT_SDE.initial(jax.random.key(1), CHANNELS, {"latent": 0.4})
    turned = jnp.array([[0.8, -0.3], [0.3, 0.8]])
    none = jnp.zeros_like(weights["kernel_1"])
    return {**weights, "linear": turned, "kernel_1": none}


def covariance(weights: Weights, samples: int) -> np.ndarray:
    """Of (time, channel), raveled, of a linear model from unit variance."""
    A, C = np.asarray(contraction(weights["linear"])), np.asarray(weights["readout"])
    noise = np.diag(np.asarray(spread({**weights}, jnp.zeros(2))) ** 2)
    states, within = [np.eye(2)], np.zeros((samples, samples, 2, 2))
    for _ in range(samples - 1):
        states.append(A @ states[-1] @ A.T + noise)
    for t, held in enumerate(states):
        for later in range(t, samples):
            within[later, t] = held
            within[t, later] = held.T
            held = A @ held
    seen = np.einsum("ia,stab,jb->sitj", C, within, C)
    flat = seen.reshape(samples * CHANNELS, -1)
    return flat + np.diag(np.tile(np.asarray(seen_sd(weights)) ** 2, samples))


def law_of(matrix: Any) -> Any:
    return multivariate_normal(cov=matrix)


@pytest.mark.slow
def test_the_bound_lies_below_the_likelihood_and_comes_near_it():
    """A posterior that was trained leaves little between the two."""
    weights, samples = linear_model(), 6
    exact_law = law_of(covariance(weights, samples))
    window = jnp.asarray(exact_law.rvs(random_state=3).reshape(samples, CHANNELS) * 0.8)
    exact = float(exact_law.logpdf(np.asarray(window).ravel()))
    keys = jax.random.split(jax.random.key(0), 400)
    bounds = jax.jit(jax.vmap(evidence, (None, None, 0)))
    posterior = {"gain", "pull_1", "start_0", "start_level", "pull_0", "gates"}

    def loss(free_part: Weights) -> jax.Array:
        return -jnp.mean(bounds({**weights, **free_part}, window, keys[:100]))

    part = {name: weights[name] for name in posterior}
    begun = float(jnp.mean(bounds(weights, window, keys)))
    slope, adam = jax.jit(jax.grad(loss)), optax.adam(0.02)
    memory = adam.init(part)
    for _ in range(150):
        change, memory = adam.update(slope(part), memory)
        part = jax.tree.map(jnp.add, part, change)
    reached = float(jnp.mean(bounds({**weights, **part}, window, keys)))
    assert begun < reached < exact + 0.1
    assert exact - reached < 0.15 * (exact - begun)


def test_the_divergence_grows_in_over_the_first_third():
    weights, window = linear_model(), jnp.ones((8, CHANNELS))
    key = jax.random.key(0)
    losses = [
        float(lower_bound_loss(weights, window, key, d)) for d in (0.0, 0.2, 0.4, 1.0)
    ]
    assert losses[0] < losses[1] < losses[2]
    assert losses[2] == losses[3]
    bound = float(evidence(weights, window, key))
    assert losses[3] == pytest.approx(-bound / window.size)


def two_wells(samples: int) -> np.ndarray:
    """One hidden state between two wells, seen in 5 channels with noise."""
    rng = np.random.default_rng(0)
    z, path = 1.0, np.empty(samples)
    for t in range(samples):
        z += 0.15 * (z - z**3) + 0.28 * rng.standard_normal()
        path[t] = z
    seen = np.outer(np.array([1.0, -0.8, 0.6, 0.9, -0.5]), path)
    seen += 0.25 * rng.standard_normal(seen.shape)
    return (seen - seen.mean(axis=1, keepdims=True)) / seen.std(axis=1, keepdims=True)


def flatness(signals: np.ndarray) -> float:
    """Kurtosis of the common signal less that of a Gaussian: two wells are below 0."""
    common = signals @ np.array([1.0, -1, 1, 1, -1])
    z = (common - common.mean()) / common.std()
    return float(np.mean(z**4) - 3)


@pytest.mark.slow
def test_two_wells_are_found_where_the_linear_start_has_none():
    data = two_wells(1500)
    settings = TrainingSettings(epochs=80, window=30, batch=16, rate=2e-2, seed=0)
    found = train(LATENT_SDE, [data], {"latent": 0.2, "layer": 8}, settings)
    assert found.ahead[0] < found.persistence[0]
    keys = jax.random.split(jax.random.key(7), 4)
    start = jnp.zeros(CHANNELS + 1)

    def kurtosis(weights: Weights) -> float:
        noise = jnp.asarray(found.noise)
        runs = free(LATENT_SDE, weights, start, noise, keys, 3000)
        assert runs.finite.all()
        signals = np.asarray(runs.signals[:, 200:]).reshape(-1, CHANNELS)
        return flatness(signals)

    truth = flatness(data.T)
    begun = LATENT_SDE.initial(jax.random.key(0), CHANNELS, {"latent": 0.2})
    assert LATENT_SDE.informed is not None
    linear = LATENT_SDE.informed(begun, (jnp.asarray(data.T),))
    none = {**linear, "kernel_1": jnp.zeros_like(linear["kernel_1"])}
    assert truth < -0.7
    assert abs(kurtosis(none)) < 0.35
    assert kurtosis(found.weights) < truth / 2
