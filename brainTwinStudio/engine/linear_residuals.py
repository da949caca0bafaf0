"""The objective of the linear theory as a sum of squares, for methods that work on
residuals. Without regularisers, which are no sums of squares."""

import jax
import jax.numpy as jnp

from brainTwinStudio.engine.parameters import (
    FASTEST_COUPLING,
    REGIONAL_PULL,
    WEIGHT_PULL,
    Layout,
    Pull,
    Theta,
    is_weight,
    physical,
    pulled_edges,
)


def mean_square(weight: jax.Array | float, difference: jax.Array) -> jax.Array:
    """Residuals whose squares add up to weight * mean(difference^2)."""
    return jnp.sqrt(weight / difference.size) * difference.ravel()


def of_penalty(theta: Theta, layout: Layout, pull: Pull) -> jax.Array:
    """Residuals of parameters.penalty."""
    p = physical(theta, layout)
    rates = p["G"] * jnp.abs(p["learned_weights"]).sum(axis=1)
    parts = [mean_square(1.0, jnp.maximum(rates - FASTEST_COUPLING, 0.0))]
    for name, value in theta.items():
        if name == "edges":
            away = pulled_edges(theta, layout, pull.origin)
            parts.append(jnp.sqrt(pull.strength) * away)
        elif is_weight(name):
            parts.append(jnp.sqrt(WEIGHT_PULL) * value.ravel())
        elif value.ndim == 1:
            departure = value - pull.origin[name]
            common = departure.mean()
            parts.append(mean_square(pull.regional, departure - common))
            parts.append(mean_square(REGIONAL_PULL, common))
    return jnp.concatenate(parts)
