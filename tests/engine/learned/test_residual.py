"""The residual part of a drift: 0 at rest, bounded, alike for all regions."""

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.learned.residual import (
    explained_by_physics,
    residual_rate,
    residual_start,
)

REGIONS, HIDDEN = 5, 7


def grown(embedding: int = 3) -> dict[str, jax.Array]:
    """Weights far from the start, all of them different from 0."""
    start = residual_start(jax.random.key(0), HIDDEN, embedding, REGIONS)
    keys = jax.random.split(jax.random.key(1), len(start))
    return {
        name: value + 0.7 * jax.random.normal(key, value.shape)
        for key, (name, value) in zip(keys, start.items(), strict=True)
    }


def somewhere(seed: int, size: float = 1.0) -> tuple[jax.Array, jax.Array, jax.Array]:
    state, received, scale = jax.random.split(jax.random.key(seed), 3)
    return (
        size * jax.random.normal(state, (2, REGIONS)),
        size * jax.random.normal(received, (2, REGIONS)),
        jax.random.uniform(scale, (REGIONS,), minval=0.3, maxval=2.0),
    )


def test_it_is_0_at_rest_and_starts_near_0():
    _, _, scale = somewhere(2)
    nothing = jnp.zeros((2, REGIONS))
    assert not residual_rate(grown(), nothing, nothing, scale).any()
    start = residual_start(jax.random.key(0), HIDDEN, 3, REGIONS)
    first = residual_rate(start, *somewhere(3))
    assert 0 < np.abs(first).max() < 0.02


def test_it_is_bounded_however_far_a_state_is():
    weights = grown()
    state, received, scale = somewhere(4, 1e6)
    change = np.abs(residual_rate(weights, state, received, scale))
    limit = 2 * np.abs(weights["residual.w2"]).sum(axis=1)[:, None] * scale
    assert np.isfinite(change).all()
    assert (change <= limit * (1 + 1e-12)).all()
    assert change.max() > 0.1


def test_gradients_are_those_of_finite_differences():
    weights, (state, received, scale) = grown(), somewhere(5)

    def loss(weights: dict[str, jax.Array], state: jax.Array) -> jax.Array:
        return jnp.sin(residual_rate(weights, state, received, scale)).sum()

    found, at_state = jax.grad(loss, argnums=(0, 1))(weights, state)
    rng, step = np.random.default_rng(0), 1e-5
    for name, value in weights.items():
        way = jnp.asarray(rng.normal(size=value.shape))
        ahead = loss(weights | {name: value + step * way}, state)
        back = loss(weights | {name: value - step * way}, state)
        expected = (ahead - back) / (2 * step)
        np.testing.assert_allclose((found[name] * way).sum(), expected, rtol=1e-6)
    way = jnp.asarray(rng.normal(size=state.shape))
    ahead, back = loss(weights, state + step * way), loss(weights, state - step * way)
    expected = (ahead - back) / (2 * step)
    np.testing.assert_allclose((at_state * way).sum(), expected, rtol=1e-6)


def test_regions_in_another_order_get_the_same_rates():
    weights, (state, received, scale) = grown(), somewhere(6)
    order = np.array([3, 0, 4, 1, 2])
    other = weights | {"residual.embedding": weights["residual.embedding"][order]}
    moved = residual_rate(other, state[:, order], received[:, order], scale[order])
    same = residual_rate(weights, state, received, scale)[:, order]
    np.testing.assert_allclose(moved, same, rtol=1e-12, atol=1e-14)


def test_a_loud_region_is_a_quiet_one_in_other_units():
    weights = grown(0)
    state, received, _ = somewhere(7)
    one = residual_rate(weights, state, received, jnp.ones(REGIONS))
    tenth = residual_rate(weights, state / 10, received / 10, jnp.full(REGIONS, 0.1))
    np.testing.assert_allclose(tenth, one / 10, rtol=1e-12)


def test_share_that_physics_explains():
    rng = np.random.default_rng(0)
    physics, residual = jnp.asarray(rng.normal(size=(2, 100_000)))
    whole = explained_by_physics(physics, 0.5 * residual)
    np.testing.assert_allclose(whole, 0.8, atol=0.01)  # 1 - 0.25 / 1.25
    assert explained_by_physics(physics, 0 * residual) == 1
