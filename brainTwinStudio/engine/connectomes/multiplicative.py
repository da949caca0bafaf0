"""Tracts that are there become stronger or weaker; none is made or turned around.

    C_ij = SC_ij exp(m_ij),   pull: sum m^2 over tracts, as if each weighed the usual

0 stays 0 and no weight is below 0: the least that a fit can do to anatomy, and what its
streamline counts are least certain of. Directed (C[target, source] free of symmetry)
only the lagged FC in the loss can tell who drives whom.
Source: SCIENCE.md B.6 (multiplicative on existing edges, L2 on m).
"""

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.connectomes.base import ConnectomeForm, Pairs
from brainTwinStudio.project import Array, PartInfo

STEP = 0.5  # of the logarithm, for a unit step of a free number


def _begun(pairs: Pairs) -> Array:
    return np.zeros(pairs.tracts.size)


def _weights(edges: jax.Array, pairs: Pairs) -> jax.Array:
    at = pairs.tracts
    grown = jnp.asarray(pairs.base)[at] * jnp.exp(STEP * edges)
    return jnp.zeros(pairs.base.size, edges.dtype).at[at].set(grown)


def _held(edges: jax.Array, origin: jax.Array, pairs: Pairs) -> jax.Array:
    usual = jnp.sqrt(jnp.mean(jnp.asarray(pairs.base)[pairs.tracts] ** 2))
    return usual * STEP * (edges - origin) / jnp.sqrt(pairs.spread)


MULTIPLICATIVE = ConnectomeForm(
    PartInfo(
        "multiplicative",
        "Strength of tracts",
        "every tract is made stronger or weaker by a factor, held near 1; no tract is "
        "added, and no weight is below 0",
        "SCIENCE.md B.6",
    ),
    _begun,
    _weights,
    _held,
    by_tract=True,
)
