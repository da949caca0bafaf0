"""Noise seeds: how many run at once, and their keys."""

from functools import partial

import jax
import numpy as np
from jax.typing import ArrayLike

SEEDS_AT_ONCE = 16


def seed_keys(seed: int, first: int, count: int) -> jax.Array:
    """Keys of noise seeds first .. first + count - 1; the same whatever the count."""
    return _keys(seed, first + np.arange(count))


@jax.jit
def _keys(seed: ArrayLike, numbers: ArrayLike) -> jax.Array:
    return jax.vmap(partial(jax.random.fold_in, jax.random.key(seed)))(numbers)
