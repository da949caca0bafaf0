"""A residual that hears messages of the neighbours: and finds what depends on them."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.form import Wiring, single
from brainTwinStudio.engine.hybrid import SCALE, begun
from brainTwinStudio.engine.learned.graph_residual import (
    graph_residual_rate,
    graph_residual_start,
    messages,
)
from brainTwinStudio.engine.learned.residual import residual_rate
from brainTwinStudio.engine.learned.shooting import Shooting, rolled, shot
from brainTwinStudio.engine.network import network_rate

REGIONS, HIDDEN = 6, 12


def grown() -> dict[str, jax.Array]:
    start = graph_residual_start(jax.random.key(0), HIDDEN)
    keys = jax.random.split(jax.random.key(1), len(start))
    return {
        name: value + 0.7 * jax.random.normal(key, value.shape)
        for key, (name, value) in zip(keys, start.items(), strict=True)
    }


def gains(rng: np.random.Generator) -> np.ndarray:
    """Not symmetric, half of them 0; in-strength about 1 per s."""
    gain = rng.uniform(0.1, 0.7, (REGIONS, REGIONS)) * (
        rng.random((REGIONS,) * 2) < 0.5
    )
    return gain * (1 - np.eye(REGIONS))


def physics() -> dict[str, jax.Array]:
    return {
        "G": jnp.asarray(1.0),
        "a": jnp.full(REGIONS, -0.5),
        "frequency_hz": jnp.full(REGIONS, 0.08),
        "noise": jnp.full(REGIONS, 0.1),
        SCALE: jnp.ones(REGIONS),
    }


def test_it_is_0_at_rest_bounded_and_near_0_at_the_start():
    weights, scale = grown(), jnp.linspace(0.5, 2.0, REGIONS)
    nothing = jnp.zeros((2, REGIONS))
    assert not messages(weights, nothing, scale).any()
    assert not graph_residual_rate(
        weights, nothing, jnp.zeros((5, REGIONS)), scale
    ).any()
    far = 1e6 * jnp.ones((5, REGIONS))
    change = np.abs(graph_residual_rate(weights, far[:2], far, scale))
    limit = 2 * np.abs(weights["graph_residual.w2"]).sum(axis=1)[:, None] * scale
    assert (change <= limit * (1 + 1e-12)).all()
    start = graph_residual_start(jax.random.key(0), HIDDEN)
    first = graph_residual_rate(start, far[:2] / 1e6, far / 1e6, scale)
    assert 0 < np.abs(first).max() < 0.02


def test_gradients_are_those_of_finite_differences():
    """Of the rate of a whole network, by weights, messages and state."""
    rng = np.random.default_rng(0)
    wiring = Wiring(jnp.asarray(gains(rng)), jnp.zeros(REGIONS))
    form = single("hopf+graph_residual", "diffusive", REGIONS)
    state = jnp.asarray(rng.normal(size=(2, REGIONS)))

    @jax.jit
    def loss(weights: dict[str, jax.Array], state: jax.Array) -> jax.Array:
        rate = network_rate(form, (physics() | weights,), wiring, state)
        return jnp.sin(rate).sum()

    weights = grown()
    found, at_state = jax.grad(loss, argnums=(0, 1))(weights, state)
    for name, value in weights.items():
        way = jnp.asarray(rng.normal(size=value.shape))
        ahead, back = (
            loss(weights | {name: value + s * way}, state) for s in (1e-5, -1e-5)
        )
        known = (ahead - back) / 2e-5
        np.testing.assert_allclose((found[name] * way).sum(), known, rtol=1e-6)
    way = jnp.asarray(rng.normal(size=state.shape))
    ahead, back = (loss(weights, state + s * way) for s in (1e-5, -1e-5))
    np.testing.assert_allclose((at_state * way).sum(), (ahead - back) / 2e-5, rtol=1e-6)


@pytest.mark.slow
def test_it_finds_a_hidden_drift_that_the_sum_of_inputs_does_not_tell():
    """Hidden: what the neighbours' squares add up to, which linear coupling hides from
    the residual that sees only the sum of their states."""
    rng = np.random.default_rng(1)
    gain = jnp.asarray(gains(rng))
    wiring, p = Wiring(gain, jnp.zeros(REGIONS)), physics()
    plain = single("hopf", "diffusive", REGIONS)
    full = single("hopf+graph_residual", "diffusive", REGIONS)

    def hidden(state: jax.Array) -> jax.Array:
        loud = gain @ jnp.tanh(state[0] ** 2)
        return jnp.stack([0.8 * loud, jnp.zeros(REGIONS)])

    def true(weights, state, given):
        return network_rate(plain, (p,), wiring, state) + hidden(state) + given

    setting = Shooting(dt=0.2, every=1, horizons=(1,), updates=400, rate=0.02)
    pushes = jnp.asarray(rng.normal(size=(4, 200, 2, REGIONS)))
    starts = jnp.asarray(rng.normal(size=(4, 2, REGIONS)))
    runs = jax.vmap(lambda x, u: rolled(true, {}, x, u, setting, 200))(starts, pushes)

    def graph(weights, state, given):
        return network_rate(full, (p | weights,), wiring, state) + given

    def local(weights, state, given):
        received = state @ gain.T
        own = residual_rate(weights, state, received, p[SCALE])
        return network_rate(plain, (p,), wiring, state) + own + given

    test = jax.random.normal(jax.random.key(9), (200, 2, REGIONS))
    nothing = jnp.zeros((2, REGIONS))

    def explained(rate, name: str) -> float:
        """Share of the hidden drift that is found, on states not seen."""
        start = begun((name,), REGIONS)
        inputs = jnp.concatenate([pushes[:, 1:], pushes[:, :1]], axis=1)
        found = shot(rate, start, runs, setting, inputs).weights
        bare = jax.vmap(lambda x: network_rate(plain, (p,), wiring, x))(test)
        told = jax.vmap(lambda x: rate(found, x, nothing))(test) - bare
        wanted = jax.vmap(hidden)(test)
        return float(1 - jnp.square(told - wanted).sum() / jnp.square(wanted).sum())

    by_graph, by_self = explained(graph, "graph_residual"), explained(local, "residual")
    assert by_graph > 0.9
    assert 1 - by_graph < 0.4 * (1 - by_self)
