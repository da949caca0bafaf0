"""Every weight may grow or shrink by itself, held near anatomy.

    C_ij = SC_ij + 0.05 e_ij,   pull: sum (C - C_0)^2 / sum (SC - mean SC)^2

Signed, because correlations of regions are: with weights of 0 and more a fit of 12
people ended 0.05 lower in its own FC. Directed (C[target, source] free of symmetry)
only the lagged FC in the loss can tell who drives whom: correlations at one moment are
the same for many a direction.
Source: SCIENCE.md B.6 (dense additive, L2 toward SC).
"""

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.connectomes.base import EDGE_SCALE, ConnectomeForm, Pairs
from brainTwinStudio.project import Array, PartInfo


def _begun(pairs: Pairs) -> Array:
    return np.zeros(pairs.base.size)


def _weights(edges: jax.Array, pairs: Pairs) -> jax.Array:
    return jnp.asarray(pairs.base) + EDGE_SCALE * edges


def _held(edges: jax.Array, origin: jax.Array, pairs: Pairs) -> jax.Array:
    return EDGE_SCALE * (edges - origin) / jnp.sqrt(pairs.spread)


DENSE = ConnectomeForm(
    PartInfo(
        "learned",
        "Every weight",
        "weights of either sign between all regions, held near anatomy by the square "
        "of their change",
        "SCIENCE.md B.6",
    ),
    _begun,
    _weights,
    _held,
    dense=True,
)
