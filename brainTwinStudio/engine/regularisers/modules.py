"""Modularity of the learned connectome, and the partition it is measured by."""

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.regularisers.base import Penalised, Regulariser
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, PartInfo

SOURCE = "doi:10.1103/PhysRevLett.100.118703"
LEAST_GAIN = 1e-10


def modularity(weights: jax.Array | Array, modules: jax.Array | Array) -> jax.Array:
    """Q = sum_ij (W_ij - in_i out_j / m) [same module] / m of weights (target, source),
    m their sum: Newman and Girvan's, for directed weights as Leicht and Newman 2008."""
    matrix = jnp.asarray(weights)
    total = matrix.sum()
    expected = jnp.outer(matrix.sum(axis=1), matrix.sum(axis=0)) / total
    together = jnp.asarray(modules[:, None] == modules[None, :], matrix.dtype)
    return jnp.sum(together * (matrix - expected)) / total


def leading_modules(weights: Array) -> Array:
    """Module numbers (region,) from 0, by the sign of the leading eigenvector of the
    modularity matrix, split again while Q grows (Newman 2006,
    doi:10.1073/pnas.0601602103). Directed weights count as their symmetric part."""
    matrix = np.asarray((weights + np.asarray(weights).T) / 2, float)
    total = matrix.sum()
    if not total > 0:
        raise InputError(
            "The weights add up to 0: a connectome without connections has no modules."
        )
    gain = matrix - np.outer(matrix.sum(axis=1), matrix.sum(axis=0)) / total
    found = np.zeros(matrix.shape[0], int)
    waiting = [np.arange(matrix.shape[0])]
    count = 0
    while waiting:
        group = waiting.pop()
        inner = gain[np.ix_(group, group)]
        inner = inner - np.diag(inner.sum(axis=1))
        signs = np.where(np.linalg.eigh(inner)[1][:, -1] > 0, 1, -1)
        if abs(signs.sum()) < group.size and signs @ inner @ signs > LEAST_GAIN * total:
            waiting += [group[signs > 0], group[signs < 0]]
            continue
        found[group] = count
        count += 1
    return found


def _lack(given: Penalised) -> jax.Array:
    pairs = 1 - np.eye(given.weights.shape[0])
    size = jnp.abs(given.weights) * pairs
    return 1 - modularity(size, jnp.asarray(given.modules))


MODULARITY = Regulariser(
    PartInfo(
        "modularity",
        "Modules",
        "1 - Q, Q the modularity of the size of learned weights for a given partition "
        "(the anatomy's own, from its leading eigenvectors): weights gather inside "
        "modules",
        SOURCE,
    ),
    _lack,
    needs=("modules",),
)
