"""Anatomy and a few changes: most weights stay exactly as they are.

    C_ij = SC_ij + d_ij,   d = 0.05 (u^2 - v^2),   pull: sum u^2 + v^2 ~ sum |d|

At its least the pull of u and v is the L1 norm of d (Hoff 2017,
doi:10.1016/j.csda.2017.06.007): smooth, so that every optimiser can follow it, and with
the soft threshold of the lasso: what the recording does not ask for ends at u = v = 0.
A unit change weighs as much as under the square of the dense form; a small one weighs
more. Directed (C[target, source] free of symmetry) only the lagged FC in the loss can
tell who drives whom.
Source: SCIENCE.md B.6 (dense additive, L1); Tibshirani 1996,
doi:10.1111/j.2517-6161.1996.tb02080.x.
"""

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.connectomes.base import EDGE_SCALE, ConnectomeForm, Pairs
from brainTwinStudio.project import Array, PartInfo

OPEN = 0.5
NO_ACCOUNT = 0.1  # of u^2 - v^2, a weight of 0.005
DIRECTED = (3.0, 1.0)
STRENGTHS = (1.0, 0.6)  # at 0.3 a third of all weights follow the noise of 30 min


def _begun(pairs: Pairs) -> Array:
    return np.full(2 * pairs.base.size, OPEN)


def _change(edges: jax.Array) -> jax.Array:
    up, down = jnp.split(edges, 2)
    return up**2 - down**2


def _weights(edges: jax.Array, pairs: Pairs) -> jax.Array:
    return jnp.asarray(pairs.base) + EDGE_SCALE * _change(edges)


def _held(edges: jax.Array, origin: jax.Array, pairs: Pairs) -> jax.Array:
    usual = jnp.sqrt(pairs.spread * pairs.base.size)
    return jnp.sqrt(EDGE_SCALE / usual) * edges


def _loosened(edges: jax.Array) -> jax.Array:
    return jnp.sqrt(edges**2 + OPEN**2)


def _settled(edges: jax.Array) -> jax.Array:
    kept = jnp.abs(_change(edges)) > NO_ACCOUNT
    return jnp.where(jnp.concatenate([kept, kept]), edges, 0.0)


SPARSE = ConnectomeForm(
    PartInfo(
        "sparse",
        "Few new edges",
        "anatomy and a few changes of weights of either sign, also where no tract is; "
        "the sum of their sizes is held down, so that most are exactly 0",
        "SCIENCE.md B.6",
    ),
    _begun,
    _weights,
    _held,
    strengths=STRENGTHS,
    directed_strengths=DIRECTED,
    loosened=_loosened,
    settled=_settled,
)
