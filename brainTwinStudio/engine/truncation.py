"""Gradients that look back only so far (truncated back-propagation through time)."""

from typing import Any

import jax
import jax.numpy as jnp


def forgotten(carry: Any, number: jax.Array, every: int) -> Any:
    """The same numbers, whose past has no gradient where `number` (of steps taken) is a
    multiple of `every` above 0: in a scan over steps no gradient reaches further back
    than `every` steps, and on average half of that (SCIENCE.md E.2). every 0 changes
    nothing. exponent.horizon says how far is far enough."""
    if every == 0:
        return carry
    cut = (number > 0) & (number % every == 0)
    return jax.tree.map(
        lambda leaf: jnp.where(cut, jax.lax.stop_gradient(leaf), leaf), carry
    )
