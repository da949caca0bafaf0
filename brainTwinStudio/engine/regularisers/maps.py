"""Penalties on maps: parameters with one value a region, as the anatomy neighbours."""

import jax
import jax.numpy as jnp

from brainTwinStudio.engine.regularisers.base import Penalised, Regulariser
from brainTwinStudio.project import PartInfo


def _differences(given: Penalised) -> tuple[jax.Array, jax.Array]:
    """Differences of every map between regions, in units of its span (map, target,
    source), and anatomical weights that add up to 1 (target, source)."""
    anatomy = jnp.asarray(given.anatomy)
    share = anatomy / anatomy.sum()
    maps = [
        value / given.spans.get(name, 1.0)
        for name, value in sorted(given.parameters.items())
        if value.ndim == 1
    ]
    if not maps:
        return jnp.zeros((1, *anatomy.shape), anatomy.dtype), share
    stacked = jnp.stack(maps)
    return stacked[:, :, None] - stacked[:, None, :], share


def _total_variation(given: Penalised) -> jax.Array:
    apart, share = _differences(given)
    return jnp.sum(share * jnp.abs(apart), axis=(1, 2)).mean()


def _laplacian(given: Penalised) -> jax.Array:
    apart, share = _differences(given)
    return jnp.sum(share * apart**2, axis=(1, 2)).mean()


TOTAL_VARIATION = Regulariser(
    PartInfo(
        "total_variation",
        "Maps in patches",
        "mean |theta_i - theta_j| over connected regions, weighted by the connection: "
        "maps with few borders",
        "doi:10.1016/0167-2789(92)90242-F",
    ),
    _total_variation,
    on="maps",
)
LAPLACIAN = Regulariser(
    PartInfo(
        "graph_smoothness",
        "Smooth maps",
        "mean (theta_i - theta_j)^2 over connected regions, weighted by the connection "
        "(2 theta' L theta / sum of weights): maps without borders",
        "SCIENCE.md E.8",
    ),
    _laplacian,
    on="maps",
)
