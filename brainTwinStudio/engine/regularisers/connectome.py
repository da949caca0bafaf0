"""Penalties on learned weights. Sums run over ordered pairs of different regions."""

import jax
import jax.numpy as jnp

from brainTwinStudio.engine.regularisers.base import (
    Penalised,
    Regulariser,
    off_diagonal,
)
from brainTwinStudio.project import PartInfo

LEAST_SPREAD = 1e-3


def _pairs(given: Penalised) -> tuple[jax.Array, jax.Array]:
    """Learned and anatomical weights (ordered pair,)."""
    at = off_diagonal(given.weights.shape[0])
    return given.weights[at], jnp.asarray(given.anatomy)[at]


def _l1(given: Penalised) -> jax.Array:
    learned, anatomy = _pairs(given)
    return jnp.abs(learned - anatomy).sum() / anatomy.sum()


def _l2(given: Penalised) -> jax.Array:
    learned, anatomy = _pairs(given)
    return jnp.sum((learned - anatomy) ** 2) / jnp.sum(anatomy**2)


def _anatomical(given: Penalised) -> jax.Array:
    learned, anatomy = _pairs(given)
    spread = jnp.sum((anatomy - anatomy.mean()) ** 2)
    spread = jnp.maximum(spread, LEAST_SPREAD * jnp.sum(anatomy**2))
    return jnp.sum((learned - anatomy) ** 2) / spread


def _absent(given: Penalised) -> jax.Array:
    learned, anatomy = _pairs(given)
    return jnp.where(anatomy == 0, jnp.abs(learned), 0.0).sum() / anatomy.sum()


def _wiring_cost(given: Penalised) -> jax.Array:
    learned, anatomy = _pairs(given)
    distance = jnp.asarray(given.distances_mm)[off_diagonal(given.weights.shape[0])]
    cost = distance / distance.mean()
    return jnp.sum(cost * jnp.abs(learned - anatomy)) / anatomy.sum()


L1 = Regulariser(
    PartInfo(
        "weights_l1",
        "Sparse change of weights",
        "sum |w - w0| / sum w0: few connections may leave anatomy, by any amount",
        "doi:10.1111/j.2517-6161.1996.tb02080.x",
    ),
    _l1,
)
L2 = Regulariser(
    PartInfo(
        "weights_l2",
        "Small change of weights",
        "sum (w - w0)^2 / sum w0^2: many connections may leave anatomy, each by little",
        "SCIENCE.md E.8",
    ),
    _l2,
)
ANATOMICAL = Regulariser(
    PartInfo(
        "anatomical",
        "Anatomy",
        "sum (w - w0)^2 / sum (w0 - mean w0)^2: 1 where weights are as far from "
        "anatomy as a connectome without any pattern",
        "SCIENCE.md E.8",
    ),
    _anatomical,
)
ABSENT = Regulariser(
    PartInfo(
        "absent_tracts",
        "No tract, no weight",
        "sum of |w| where anatomy has no tract / sum w0",
        "SCIENCE.md E.8",
    ),
    _absent,
)
WIRING_COST = Regulariser(
    PartInfo(
        "wiring_cost",
        "Short wires",
        "sum d |w - w0| / (mean d sum w0), d the distance between regions: long "
        "connections must earn their change",
        "doi:10.1038/nrn3214",
    ),
    _wiring_cost,
    needs=("distances_mm",),
)
