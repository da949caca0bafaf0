"""How the objective of a fit curves at its end, over its data, its pull and its walls
(Gauss-Newton; SCIENCE.md E.7)."""

from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree
from scipy.linalg import cho_factor, cho_solve

from brainTwinStudio.engine.inference.derivatives import Derivatives
from brainTwinStudio.engine.initialise import LinearFit
from brainTwinStudio.engine.linear_objective import Targets
from brainTwinStudio.engine.parameters import (
    SLOW_GAIN_PARAMETERS,
    Layout,
    Pull,
    Theta,
    is_weight,
    penalty,
)
from brainTwinStudio.project import Array

UNSEEN = tuple(p.name for p in SLOW_GAIN_PARAMETERS)
SMALLEST = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Curvature:
    """Curvature of the objective: which parameters are seen (parameter,), that of the
    penalty alone (parameter,), and the Cholesky factor of the whole over those seen."""

    seen: Array
    held: Array
    factor: Array

    def solve(self, rows: Array) -> Array:
        """H^-1 of every row (row, parameter)."""
        answer = np.zeros_like(rows)
        answer[:, self.seen] = cho_solve((self.factor, True), rows[:, self.seen].T).T
        return answer


def curvature(
    fit: LinearFit, theta: Theta, targets: Targets, pull: Pull, slopes: Derivatives
) -> Curvature:
    seen = np.ones(len(slopes.fc_z), bool)
    for name in theta:
        if not is_seen(name):
            seen[places_of(theta)[name]] = False
    held = np.asarray(_penalty_bend(theta, fit.layout, pull))
    for_fc, for_bands = feature_weights(targets, slopes)
    both = np.concatenate(
        [np.sqrt(for_fc) * slopes.fc_z, np.sqrt(for_bands) * slopes.bands], axis=1
    )[seen]
    whole = both @ both.T + np.diag(held[seen])
    # what is left of the objective without data and pull is a wall c l^2: its
    # Gauss-Newton curvature 2 c l' l' is its slope squared over twice its value
    nothing = targets._replace(fc_weight=jnp.asarray(0.0), psd_weight=jnp.asarray(0.0))
    flat = ravel_pytree(theta)[0]
    wall, slope = fit.objective(flat, nothing, Pull(theta, 0.0))
    if wall > SMALLEST:
        whole += np.outer(slope, slope)[np.ix_(seen, seen)] / (2 * float(wall))
    ridge = SMALLEST * np.trace(whole) / len(whole)
    factor, _ = cho_factor(whole + ridge * np.eye(len(whole)), lower=True)
    return Curvature(seen, held, factor)


def feature_weights(targets: Targets, slopes: Derivatives) -> tuple[float, float]:
    """Second derivative of the objective by one entry of FC and of band powers."""
    return (
        2 * float(targets.fc_weight) / slopes.fc_z.shape[1],
        2 * float(targets.psd_weight) / slopes.bands.shape[1],
    )


def _penalty_bend(theta: Theta, layout: Layout, pull: Pull) -> jax.Array:
    """Second derivatives of the penalty (parameter,), which takes every parameter by
    itself; without its wall at fast couplings, which belongs to the other walls."""
    if "G" in theta:
        theta = {**theta, "G": jnp.asarray(-30.0)}
    flat, unravel = ravel_pytree(theta)

    def value(at: jax.Array) -> jax.Array:
        return penalty(unravel(at), layout, pull)

    @jax.jit
    def bend(at: jax.Array) -> jax.Array:
        return jax.jvp(jax.grad(value), (at,), (jnp.ones_like(at),))[1]

    return bend(flat)


def is_seen(name: str) -> bool:
    """Whether the linear theory sees it: no slow gain, no weights of learned parts."""
    return name not in UNSEEN and not is_weight(name)


def places_of(theta: Theta) -> dict[str, Array]:
    """Name -> indices in the raveled parameters."""
    flat, unravel = ravel_pytree(theta)
    numbers = unravel(jnp.arange(flat.size, dtype=flat.dtype))
    return {name: np.atleast_1d(np.asarray(v, int)) for name, v in numbers.items()}
