"""What the linear noise approximation predicts, and the objective that a fit lowers:
compiled once for all people with the same parcellation and sampling."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.typing import ArrayLike

from brainTwinStudio.engine.lagged_theory import lag_s, lagged_z
from brainTwinStudio.engine.linear import lyapunov, spectra, system_matrix
from brainTwinStudio.engine.linear_residuals import mean_square, of_penalty
from brainTwinStudio.engine.losses import Sampled
from brainTwinStudio.engine.losses.psd import band_edges, log_relative
from brainTwinStudio.engine.observe.bold_direct import measured_covariance
from brainTwinStudio.engine.parameters import Layout, Pull, Theta, penalty, physical
from brainTwinStudio.engine.regularised import Regular
from brainTwinStudio.project import Array

LARGEST_AMPLIFICATION = 30.0
WALL = 0.3


class Targets(NamedTuple):
    """What the linear theory is fitted to: Fisher-z FC (pair,), log relative band
    powers (region, band), the weight of each per unit of run-to-run difference, those
    of regularisers (regulariser,), and of directed connectomes Fisher-z lagged FC
    (ordered pair,)."""

    fc_z: jax.Array
    bands: jax.Array
    fc_weight: jax.Array
    psd_weight: jax.Array
    regular: jax.Array | Array = np.zeros(0)
    lagged_z: jax.Array | Array = np.zeros(0)
    lagged_weight: jax.Array | float = 0.0


class Linear(NamedTuple):
    """What the linear theory says of a network: Jacobian and covariance of the states,
    and FC (region, region) of what is measured. moments: E[z z^H], complex."""

    system: jax.Array
    states: jax.Array
    fc: jax.Array
    moments: jax.Array


@partial(jax.jit, inline=True)
def linear(p: dict[str, jax.Array]) -> Linear:
    """Theory of the network with parameters of `physical`."""
    gain = p["G"] * p["learned_weights"]
    turning = p.get("frequency_hz", jnp.zeros(len(gain)))  # a neural SDE has none
    system = system_matrix(p["a"], turning, gain, jnp.zeros(len(gain)))
    moments = lyapunov(system, jnp.diag(2 * p["noise"] ** 2).astype(system.dtype))
    x = jnp.real(moments) / 2
    y = measured_covariance(
        x, p["noise_ratio"], p["global_signal_removed"], p["fast_share"]
    )
    sd = jnp.sqrt(jnp.diagonal(y))
    return Linear(system, x, y / jnp.outer(sd, sd), moments)


@partial(jax.jit, inline=True)
def linear_bands(
    p: dict[str, jax.Array],
    theory: Linear,
    frequencies_hz: jax.Array,
    repetition_time_s: ArrayLike,
) -> jax.Array:
    """Log relative powers (region, frequency) that the theory predicts for the
    recording. The band-pass of a filtered recording is left to the nonlinear stage."""
    floor = jnp.diagonal(theory.states) * p["noise_ratio"] * 2 * repetition_time_s
    power = spectra(theory.system, p["noise"], frequencies_hz) + floor[:, None]
    return log_relative(power)


def nearness(p: dict[str, jax.Array], theory: Linear) -> jax.Array:
    """Rises where the network makes more than thirty times the variance along its
    leading mode that regions would have by themselves: there it nears instability,
    small changes move everything, and a recording is too short to see the mode often.
    The leading mode by the 4-norm of the singular values, which has a gradient."""
    own = jnp.sqrt(p["noise"] ** 2 / (2 * jnp.abs(p["a"])))
    square = theory.states / jnp.outer(own, own)
    leading = jnp.sum((square @ square) ** 2) ** 0.25
    return jnp.maximum(jnp.log(leading / LARGEST_AMPLIFICATION), 0.0)


class Shape(NamedTuple):
    """What the objective is compiled for, beside the layout."""

    unravel: Callable[[jax.Array], Theta]
    sampled: Sampled


def _aside(
    shape: Shape, layout: Layout, free: Theta, targets: Targets
) -> tuple[jax.Array, list[jax.Array]]:
    """Nearness to instability, and residuals of what was measured."""
    edges, tr = band_edges(shape.sampled), 1 / shape.sampled.sampling_hz
    centres = jnp.asarray(np.sqrt(edges[:-1] * edges[1:]))
    rows, columns = np.triu_indices(layout.regions, 1)
    p = physical(free, layout)
    theory = linear(p)
    bands = linear_bands(p, theory, centres, tr)
    z = jnp.arctanh(jnp.clip(theory.fc[rows, columns], -0.999, 0.999))
    off = [
        mean_square(targets.fc_weight, z - targets.fc_z),
        mean_square(targets.psd_weight, bands - targets.bands),
    ]
    if targets.lagged_z.size:
        lag = lag_s(shape.sampled.sampling_hz)
        z = lagged_z(p, theory.system, theory.moments, lag)
        off.append(mean_square(targets.lagged_weight, z - targets.lagged_z))
    return nearness(p, theory), off


def _plain_value(
    shape: Shape,
    layout: Layout,
    regular: Regular,
    flat: jax.Array,
    targets: Targets,
    pull: Pull,
) -> jax.Array:
    free = shape.unravel(flat)
    near, off = _aside(shape, layout, free, targets)
    data = sum(jnp.sum(part**2) for part in off)
    total = data + penalty(free, layout, pull) + WALL * near**2
    return total + regular.value(free, layout, targets.regular)


value = jax.jit(_plain_value, static_argnums=0)
value_and_gradient = jax.jit(
    jax.value_and_grad(_plain_value, argnums=3), static_argnums=0
)


def residuals(
    shape: Shape, layout: Layout, flat: jax.Array, targets: Targets, pull: Pull
) -> jax.Array:
    free = shape.unravel(flat)
    near, off = _aside(shape, layout, free, targets)
    wall = np.sqrt(WALL) * near[None]
    return jnp.concatenate([*off, of_penalty(free, layout, pull), wall])
