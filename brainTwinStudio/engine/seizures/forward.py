"""Seizures of the fitted network: which regions take part, and when."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.seizures.network import SEIZING, STEP, STEPS, Wired, run
from brainTwinStudio.project import Array

LONGER = 2  # windows of the fit: what is late is no cure


class Runs(NamedTuple):
    """Draws of the posterior as they are run: x0, start_z (region, run); coupling, tau0
    (run,)."""

    x0: Array
    coupling: Array
    tau0: Array
    start_z: Array


def onsets(runs: Runs, connections: Array, present: Array) -> Array:
    """Onset (set, run, region) in units of model time, NaN where a region does not
    seize. present (set, region): which regions are left in each set; the strength of
    what they hear falls with those that are gone."""
    found = _onsets(
        jnp.asarray(runs.x0),
        jnp.asarray(runs.coupling),
        jnp.asarray(runs.tau0),
        jnp.asarray(runs.start_z),
        jnp.asarray(connections),
        jnp.asarray(present, float),
    )
    return np.asarray(found)


@jax.jit
def _onsets(
    x0: jax.Array,
    coupling: jax.Array,
    tau0: jax.Array,
    start_z: jax.Array,
    connections: jax.Array,
    present: jax.Array,
) -> jax.Array:
    def one(left: jax.Array) -> jax.Array:
        kept = connections * left[:, None] * left[None]
        wiring = Wired(kept, kept.sum(axis=1), jnp.zeros(len(left)))
        quiet = jnp.where(left[:, None] > 0, x0, -4.0)
        xs = run(quiet, coupling, tau0, start_z, wiring, LONGER * STEPS)
        above = (xs > SEIZING) & (left[:, None] > 0)
        first = jnp.argmax(above, axis=0) * STEP
        return jnp.where(above.any(axis=0), first, jnp.nan).T

    return jax.lax.map(one, present)


def every_region(count: int) -> Array:
    """The one set in which nothing is removed."""
    return np.ones((1, count))
