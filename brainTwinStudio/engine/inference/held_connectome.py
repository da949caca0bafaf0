"""Intervals of a fit whose connectome is no free number a pair: given that connectome.

The Laplace approximation needs a smooth pull on every parameter by itself. The forms
with few numbers a region, with a threshold, or with directions (which the lagged FC
tells, not what the approximation looks at) have none; their connectome is taken as it
is, so that intervals of the rest are too narrow by what it leaves open.
"""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from brainTwinStudio.engine.connectomes import connectome_form
from brainTwinStudio.engine.initialise import LinearFit
from brainTwinStudio.engine.linear_objective import Targets
from brainTwinStudio.engine.parameters import Layout, Pull, Theta, edge_weights

HELD = "Intervals hold for the learned connectome as it is."


def is_held(theta: Theta, layout: Layout) -> bool:
    """Whether intervals take the connectome as it is."""
    if "edges" not in theta:
        return False
    return layout.directed or not connectome_form(layout.connectome).dense


def connectome_held(
    fit: LinearFit, theta: Theta, targets: Targets, pull: Pull
) -> tuple[LinearFit, Theta, Targets, Pull]:
    """What `laplace` takes; the same where it can do with the edges."""
    if not is_held(theta, fit.layout):
        return fit, theta, targets, pull
    edges = theta["edges"]
    rest = {name: value for name, value in theta.items() if name != "edges"}
    base = np.asarray(edge_weights(theta, fit.layout))
    _, unravel = ravel_pytree(rest)

    def whole(part: Theta) -> Theta:
        return {name: part.get(name, edges) for name in theta}

    def objective(
        flat: jax.Array, targets: Targets, pull: Pull
    ) -> tuple[jax.Array, jax.Array]:
        full = ravel_pytree(whole(unravel(jnp.asarray(flat))))[0]
        origin = pull._replace(origin=whole(pull.origin))
        value, slope = fit.objective(full, targets, origin)
        named = ravel_pytree(theta)[1](slope)
        return value, ravel_pytree({name: named[name] for name in rest})[0]

    return (
        replace(fit, layout=replace(fit.layout, base=base), objective=objective),
        rest,
        targets._replace(lagged_weight=0.0 * targets.lagged_weight),
        pull,
    )
