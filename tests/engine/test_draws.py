"""Draws that compile quickly are those of JAX, bit by bit."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.draws import normal, uniform


@pytest.mark.parametrize("dtype", [float, jnp.float32])
def test_draws_are_those_of_jax(dtype: type):
    key, shape = jax.random.key(3), (5, 7)
    for ours, theirs in ((normal, jax.random.normal), (uniform, jax.random.uniform)):
        np.testing.assert_array_equal(
            ours(key, shape, dtype), theirs(key, shape, dtype)
        )
    assert normal(key, (), dtype).shape == ()
