"""Anatomy and a change of few dimensions: groups of regions that hear alike and are
heard alike.

    C = SC + 0.05 U V^T        directed
    C = SC + 0.05 (U V^T + V U^T) / 2        both directions alike

U, V (region, 4), of either sign; the diagonal stays 0. What multiplies SC is the
coupling G. With 8 numbers a region instead of one a pair it asks less of a recording.
Directed (C[target, source] free of symmetry) only the lagged FC in the loss can tell
who drives whom.
Source: SCIENCE.md B.6 (low-rank additive, L2).
"""

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.connectomes.base import EDGE_SCALE, ConnectomeForm, Pairs
from brainTwinStudio.project import Array, PartInfo

RANK = 4
FIRST = 0.3  # U = V = 0 is a saddle
BALANCE = 1e-3  # keeps U and V of one size


def _begun(pairs: Pairs) -> Array:
    draw = np.random.default_rng(0)
    return FIRST * draw.standard_normal(2 * pairs.regions * rank_of(pairs))


def rank_of(pairs: Pairs) -> int:
    return min(RANK, pairs.regions)


def _change(edges: jax.Array, pairs: Pairs) -> jax.Array:
    u, v = edges.reshape(2, pairs.regions, -1)
    change = u @ v.T
    change = change if pairs.directed else (change + change.T) / 2
    return EDGE_SCALE * change[pairs.rows, pairs.columns]


def _weights(edges: jax.Array, pairs: Pairs) -> jax.Array:
    return jnp.asarray(pairs.base) + _change(edges, pairs)


def _held(edges: jax.Array, origin: jax.Array, pairs: Pairs) -> jax.Array:
    change = _change(edges, pairs) / jnp.sqrt(pairs.spread)
    size = np.sqrt(BALANCE / edges.size)
    return jnp.concatenate([change, size * edges])


LOW_RANK = ConnectomeForm(
    PartInfo(
        "low_rank",
        "Low rank",
        f"anatomy and a change of rank {RANK} of either sign, held near 0 by the "
        "square of the change",
        "SCIENCE.md B.6",
    ),
    _begun,
    _weights,
    _held,
)
