"""Noise seeds: how many run at once, and their keys."""

from functools import partial

import jax
import jax.numpy as jnp

SEEDS_AT_ONCE = 16


def seed_keys(seed: int, first: int, count: int) -> jax.Array:
    """Keys of noise seeds first .. first + count - 1; the same whatever the count."""
    base = jax.random.key(seed)
    return jax.vmap(partial(jax.random.fold_in, base))(jnp.arange(first, first + count))
