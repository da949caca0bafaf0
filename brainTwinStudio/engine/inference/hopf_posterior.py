"""Posterior of a Hopf twin given the features of its recording and its connectome.

A synthetic Gaussian likelihood (Wood 2010, doi:10.1038/nature09319): Fisher-z FC and
log band powers scatter around what the linear theory predicts as surrogates of the
recording do (`feature_noise`), wider where the theory follows them less than noise
explains. Every parameter is even between its bounds before. Learned edges stay as they
were fitted: they are too many for samplers.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from brainTwinStudio.engine.inference.derivatives import Predicted
from brainTwinStudio.engine.inference.noise import FeatureNoise
from brainTwinStudio.engine.inference.posterior import Posterior
from brainTwinStudio.engine.inference.shrunk_covariance import covariance
from brainTwinStudio.engine.linear_objective import (
    Targets,
    linear,
    linear_bands,
    nearness,
)
from brainTwinStudio.engine.losses import Sampled
from brainTwinStudio.engine.losses.psd import band_edges
from brainTwinStudio.engine.parameters import (
    FASTEST_COUPLING,
    Layout,
    Theta,
    physical,
)
from brainTwinStudio.project import Array

UNIFORM_SD = np.pi / np.sqrt(3)
EDGES_HELD = (
    "Intervals hold for the learned connectome as it is: its weights are too many for "
    "this method; Laplace, ensemble and bootstrap estimate them too."
)
STEEP = 10.0  # of the wall where the network nears instability


class Heard(NamedTuple):
    """features (feature,) measured; whiten (feature, feature): its product with what
    noise does has unit covariance; weights[target, source], learned or not."""

    features: jax.Array
    whiten: jax.Array
    weights: jax.Array


def hopf_posterior(
    layout: Layout,
    theta: Theta,
    targets: Targets,
    sampled: Sampled,
    noise: FeatureNoise,
    misfit: tuple[float, float],
    names: Sequence[str],
) -> tuple[Posterior, tuple[str, ...]]:
    """Of the parameters in `names`, begun at `theta`; and these names in the order of
    the raveled values. All other parameters stay as they are."""
    kept = {name: theta[name] for name in names}
    flat, _ = ravel_pytree(kept)
    shapes = tuple((name, tuple(value.shape)) for name, value in sorted(kept.items()))
    bounds = tuple(layout.bounds.items())
    values = physical(theta, layout)
    held = tuple(
        (name, float(values[name])) for name in layout.bounds if name not in kept
    )
    kind = _Kind(
        layout.regions,
        bounds,
        held,
        shapes,
        sampled,
    )
    draws = np.concatenate(
        [misfit[0] * noise.fc_z, misfit[1] * noise.bands.reshape(len(noise.bands), -1)],
        axis=1,
    )
    data = Heard(
        jnp.concatenate([targets.fc_z, jnp.ravel(targets.bands)]),
        jnp.asarray(whitening(draws)),
        values["learned_weights"],
    )
    density, told = _made(kind)
    of = Posterior(
        tuple(_names(shapes)),
        density,
        told,
        data,
        np.asarray(flat, float),
        np.full(flat.size, UNIFORM_SD),
    )
    return of, tuple(name for name, _ in shapes)


def whitening(draws: Array) -> Array:
    """Inverse of a root of the covariance of draws (draw, feature)."""
    root = np.linalg.cholesky(covariance(draws))
    return np.linalg.solve(root, np.eye(len(root)))


class _Kind(NamedTuple):
    """What a posterior of this kind is compiled for."""

    regions: int
    bounds: tuple[tuple[str, tuple[float, float]], ...]
    held: tuple[tuple[str, float], ...]
    shapes: tuple[tuple[str, tuple[int, ...]], ...]
    sampled: Sampled


@lru_cache(16)
def _made(kind: _Kind) -> tuple[Callable[..., Any], Callable[..., Any]]:
    n = kind.regions
    none = np.zeros(n * (n - 1) // 2)
    layout = Layout(n, none, dict(kind.bounds), dict(kind.held))
    edges = band_edges(kind.sampled)
    centres = jnp.asarray(np.sqrt(edges[:-1] * edges[1:]))
    example = {name: jnp.zeros(shape) for name, shape in kind.shapes}
    unravel = ravel_pytree(example)[1]

    def values(flat: jax.Array, data: Heard) -> dict[str, jax.Array]:
        return physical(unravel(flat), layout) | {"learned_weights": data.weights}

    def density(flat: jax.Array, data: Heard) -> jax.Array:
        p = values(flat, data)
        theory = linear(p)
        seen = Predicted(
            jnp.arctanh(
                jnp.clip(theory.fc[layout.rows, layout.columns], -0.999, 0.999)
            ),
            linear_bands(p, theory, centres, 1 / kind.sampled.sampling_hz),
        )
        off = jnp.concatenate([seen.fc_z, jnp.ravel(seen.bands)]) - data.features
        even = -jnp.sum(jax.nn.softplus(flat) + jax.nn.softplus(-flat))
        rates = p["G"] * jnp.abs(p["learned_weights"]).sum(axis=1)
        fast = jnp.sum(jnp.maximum(rates - FASTEST_COUPLING, 0.0) ** 2)
        wall = (STEEP * nearness(p, theory)) ** 2 + fast
        value = even - jnp.sum((data.whiten @ off) ** 2) / 2 - wall
        calm = jnp.all(jnp.diagonal(theory.states) > 0)
        return jnp.where(calm, value, -jnp.inf)

    def told(flat: jax.Array, data: Heard) -> jax.Array:
        p = values(flat, data)
        return jnp.concatenate([jnp.ravel(p[name]) for name, _ in kind.shapes])

    return density, told


def _names(shapes: Sequence[tuple[str, tuple[int, ...]]]) -> list[str]:
    names: list[str] = []
    for name, shape in shapes:
        if shape:
            names += [f"{name} of region-{k + 1}" for k in range(shape[0])]
        else:
            names.append(name)
    return names
