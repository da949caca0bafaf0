"""Whether the time step can follow the learned parts of a network.

A net that is bounded but steep does not diverge under a step that is too long: it
chatters between its bounds, and its statistics are those of the step. Source: Hairer
and Wanner 1996, doi:10.1007/978-3-642-05221-7, ch. IV.2 (stability of explicit steps).
"""

from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Float

from brainTwinStudio.engine.hybrid import learned_drift
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.errors import InputError
from brainTwinStudio.project.extrapolation import listed

ASKED = 64  # states that steepness is taken of
STEEP = 1.0  # rate times step; Heun's method is stable to 2, and physics needs its part
STIFF = (
    "The learned part {part} is too steep for the time step of {dt:.3g} s: in {where} "
    "it changes at {rate:.3g} per s, {over:.2g} times what such a step can follow, so "
    "what would be shown is an artefact. Fit again with another seed or less effort, "
    "or use a twin without this part."
)


def refuse_steep(
    names: tuple[str, ...],
    p: Parameters,
    gain: Float[jax.Array, "target source"],
    dt_s: float,
    states: Float[jax.Array, "time state region"],
    heard: Float[jax.Array, "time channel region"],
    regions: tuple[str, ...],
) -> None:
    """Raises InputError where steps of dt_s cannot follow the learned parts `names` at
    states of a run."""
    every = max(states.shape[0] // ASKED, 1)
    rates = _rates(names, dict(p), gain, states[::every], heard[::every])
    rate = np.quantile(np.asarray(rates), 0.95, axis=0)
    over = rate * dt_s / STEEP
    if over.max() <= 1:
        return
    where = listed(tuple(regions[k] for k in np.argsort(-over) if over[k] > 1))
    part = " and ".join(f"'{name}'" for name in names)
    told = {"rate": float(rate.max()), "over": float(over.max())}
    raise InputError(STIFF.format(part=part, dt=dt_s, where=where, **told))


@partial(jax.jit, static_argnames=("names",))
def _rates(
    names: tuple[str, ...],
    p: dict[str, jax.Array],
    gain: jax.Array,
    states: jax.Array,
    heard: jax.Array,
) -> jax.Array:
    """Norm of the Jacobian of learned parts, what comes through the coupling included
    (sample, region), 1/s."""
    parts = [learned_drift(name) for name in names]
    strength = jnp.abs(gain).sum(axis=1)

    def added(state: jax.Array, received: jax.Array) -> jax.Array:
        found = [f.added(state, received, p) for f in parts if f.added is not None]
        return sum(found, jnp.zeros_like(state))

    def sent(state: jax.Array) -> jax.Array:
        found = [f.sent(state, p) for f in parts if f.sent is not None]
        return sum(found, jnp.zeros_like(state))

    @jax.vmap
    def rate(state: jax.Array, received: jax.Array) -> jax.Array:
        own = _slope(lambda x: added(x, received), state)
        coupled = _slope(lambda c: added(state, c), received)
        bent = _slope(sent, state)
        return own + strength * (coupled + jnp.abs(bent).max())

    return rate(states, heard)


def _slope(rule: Callable[[jax.Array], jax.Array], at: jax.Array) -> jax.Array:
    """Norm of the Jacobian of every region by itself (region,)."""
    columns = [
        jax.jvp(rule, (at,), (jnp.zeros_like(at).at[k].set(1.0),))[1]
        for k in range(at.shape[0])
    ]
    matrix = jnp.stack(columns, axis=1)  # (out, in, region)
    return jnp.linalg.norm(jnp.moveaxis(matrix, 2, 0), ord=2, axis=(1, 2))
