"""What is asked of a simulation, and what comes back."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from brainTwinStudio.engine.form import Wiring
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.reductions import Reduction


class Stimulus(NamedTuple):
    """targets (stimulus, region) weights; course (sample, substep, stimulus) in the
    unit of the node model's stimulus, the burn-in included."""

    targets: jax.Array
    course: jax.Array


def no_stimulus(grid: Grid, regions: int, dtype: np.dtype | type) -> Stimulus:
    total = grid.samples + grid.burn_in
    return Stimulus(
        jnp.zeros((1, regions), dtype), jnp.zeros((total, grid.substeps, 1), dtype)
    )


class Watch(NamedTuple):
    """What is wanted of a run; part of what is compiled.

    what: "bold" drive, "potential", "first" state, or "states" (all). averaged: a
    sample is the mean over its steps instead of the value at its end. balloon: name of
    the haemodynamics (observe.balloon) that turn "bold" drive into BOLD while stepping,
    if any; their input is drive_gain (drive - drive_baseline), two parameters of the
    first group, 1 and 0 if not given. keep: give back the samples. reductions: what is
    made of them while they come.
    """

    what: str = "bold"
    averaged: bool = False
    balloon: str | None = None
    keep: bool = True
    reductions: tuple[Reduction, ...] = ()


class Memory(NamedTuple):
    """What the backward pass keeps: one state of each of `segments` stretches of
    samples and the states of one stretch; and of a sample, one state of each of
    `pieces`. The answer does not depend on it. See `memory.plan`."""

    segments: int = 1
    pieces: int = 1


class Run(NamedTuple):
    """Samples (seed, time, region), or (seed, time, state, region) of "states", of no
    time if not kept; reduced: name -> answer (seed, ...); finite (seed,): samples, the
    burn-in included, before a state left all bounds, and lost (seed,) the region whose
    state it was, -1 if none."""

    samples: jax.Array
    reduced: dict[str, jax.Array]
    finite: Int[Array, " seed"]
    lost: Int[Array, " seed"]


class Inputs(NamedTuple):
    """Everything with numbers that a run depends on. `start` (state, region): None
    draws it from the usual range of the models."""

    parameters: tuple[Parameters, ...]
    wiring: Wiring
    stimulus: Stimulus | None = None
    start: Float[Array, "state region"] | None = None
