"""How far learned edges may lie from anatomy, told by the features of a recording.

To first order features y = f(theta) + e scatter around those of the prior's middle with
the covariance B + s^2 J J': noise and all other parameters, and edges of spread s. The
likelihood of s has that whole covariance, not only how far edges moved: directions that
no noise reaches say most. With few regions it stays wide, so s is drawn from its
posterior rather than set to its best value (a hierarchical model; half-Cauchy prior:
Gelman 2006, doi:10.1214/06-BA117A), and intervals carry what is not known of it.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from brainTwinStudio.engine.inference.shrunk_covariance import covariance
from brainTwinStudio.project import Array

GRID = np.exp(np.linspace(np.log(0.01), np.log(20.0), 200))  # of s over its usual size
SMALLEST = 1e-9


class Heard(NamedTuple):
    """away (feature,): features less what the theory says of the prior's middle; noise
    (draw, feature): what they scatter by; edges, others (parameter, feature): slopes,
    those of `others` over a unit of their prior spread."""

    away: Array
    noise: Array
    edges: Array
    others: Array


def edge_spreads(
    heard: Heard, usual: float
) -> Callable[[Array, np.random.Generator], Array]:
    """Draws of the spread (draw,) given G of every draw over the fitted one (draw,):
    features know the product of both. usual: the prior's median."""
    spreads = usual * GRID
    likelihood = _log_likelihood(heard, spreads)

    def drawn(share: Array, rng: np.random.Generator) -> Array:
        shown = spreads[None, :] * share[:, None]
        told = np.interp(np.log(shown), np.log(spreads), likelihood)
        density = told - np.log1p(GRID**2) + np.log(GRID)
        density = np.exp(density - density.max(axis=1, keepdims=True))
        whole = np.cumsum(density, axis=1)
        places = rng.permutation((np.arange(len(share)) + rng.random()) / len(share))
        first = [
            np.interp(place * row[-1], row, np.log(spreads))
            for place, row in zip(places, whole, strict=True)
        ]
        return np.exp(first)

    return drawn


def _log_likelihood(heard: Heard, spreads: Array) -> Array:
    """Of every spread, but for a constant."""
    rest = covariance(heard.noise) + heard.others.T @ heard.others
    root = np.linalg.cholesky(rest)
    both = np.linalg.solve(root, np.column_stack([heard.away, heard.edges.T]))
    away, edges = both[:, 0], both[:, 1:]
    size, along = np.linalg.eigh(edges.T @ edges)
    seen = size > SMALLEST * size[-1]
    size, told = size[seen], (along.T @ (edges.T @ away))[seen]
    more = spreads[:, None] ** 2
    gain = (told**2 * more / (1 + more * size)).sum(axis=1)
    return (gain - np.log1p(more * size).sum(axis=1)) / 2
