"""Numbers stay finite wherever the bounds of a model allow it to go."""

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.nodes.base import NodeModel

POINTS = 200


def assert_finite_anywhere(model: NodeModel, dtype: type, seed: int = 0):
    """Rates and gradients at random states, inputs and parameters (a region each)."""
    rng = np.random.default_rng(seed)
    info = model.info

    def uniform(low: float, high: float, size: int | None = POINTS):
        return jnp.asarray(rng.uniform(low, high, size), dtype)

    given = (
        jnp.stack(
            [uniform(2 * low - high, 2 * high - low) for low, high in info.start]
        ),
        jnp.stack([uniform(-1, 1) for _ in info.sent]),
        uniform(-1, 1),
        {
            p.name: uniform(p.low, p.high, POINTS if p.per_region else None)
            for p in info.parameters
        },
    )
    with jax.numpy_dtype_promotion("strict"):
        rates = model.drift(*given)
        slopes = jax.grad(lambda all_: jnp.sum(model.drift(*all_) ** 2))(given)
        state, p = given[0], given[3]
        read = [f(state, p) for f in (model.sent, model.bold, model.potential)]
    for array in (rates, *read, *jax.tree.leaves(slopes)):
        assert array.dtype == dtype
        assert jnp.isfinite(array).all()
