"""What a backward pass may keep, to fit into the memory that the caller gives it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.form import Form
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.integrators import integrator
from brainTwinStudio.engine.network import network_rate, noisy_rows
from brainTwinStudio.engine.pieces import pieces_of
from brainTwinStudio.engine.simulation import Inputs, Memory, Watch
from brainTwinStudio.errors import InputError

# What XLA adds to the numbers that a derivative needs; measured, see
# tests/engine/test_memory.py.
MARGIN = 1.5


def plan(
    form: Form, grid: Grid, inputs: Inputs, watch: Watch, seeds: int, limit: int
) -> Memory:
    """The least recomputation that keeps the backward pass of `seeds` runs at once
    below `limit` bytes. Raises InputError if none does, with what is needed."""
    best: tuple[int, Memory] | None = None
    pieces = [1, *(2**k for k in range(1, 16) if 2**k <= grid.substeps)]
    total = grid.samples + grid.burn_in
    counts = [1, *(2**k for k in range(1, 24) if 2**k <= total)]
    for segments in counts:
        for count in pieces:
            memory = Memory(segments, count)
            need = needed(form, grid, inputs, watch, memory) * seeds
            if need <= limit:
                return memory
            if best is None or need < best[0]:
                best = need, memory
    assert best is not None
    raise InputError(
        f"The gradient of this simulation needs at least {best[0] / 1e6:.0f} MB; "
        f"{limit / 1e6:.0f} MB were allowed. Use fewer seeds at once, a shorter run or "
        "longer samples."
    )


def needed(form: Form, grid: Grid, inputs: Inputs, watch: Watch, memory: Memory) -> int:
    """Bytes of one seed's backward pass, about: carries of segments, of the samples of
    one, of the pieces of one sample, and everything of the steps of one piece."""
    item = inputs.wiring.gain.dtype.itemsize
    numbers = form.states * form.regions
    history = 0
    gathered = 0
    pieces = pieces_of(form, grid, watch, memory)
    lag, slots = form.lag, inputs.wiring.slots
    if lag is not None and slots is not None:
        history = form.waves * form.regions * (lag.history + grid.substeps)
        edges = slots.far.size + slots.near.size
        gathered = 3 * form.waves * edges * (lag.block + 2)
    blood = 4 * form.regions if watch.balloon is not None else 0
    carry = numbers + history + blood + _tallies(watch, form.regions)
    total = grid.samples + grid.burn_in
    stretch = -(-total // memory.segments)
    kept = (memory.segments if memory.segments > 1 else 0) + stretch
    steps = grid.substeps // pieces
    inside = steps * _step(form, inputs) + gathered
    if lag is None:  # a step keeps its state, noise, and what arrived and was sent
        stages = 1 if form.held else integrator(form.integrator).stages
        kept_of_step = 2 * form.states + 3 * stages * form.waves
        inside = steps * kept_of_step * form.regions + _step(form, inputs)
    if form.draws == "normal":  # all of a sample at once
        inside += 2 * grid.substeps * len(noisy_rows(form)) * form.regions
    seen = total * form.regions * (2 if watch.keep else 0)
    once = 2 * form.regions**2 * (1 + len(watch.reductions))  # weights, matrices made
    numbers = (kept + (pieces if pieces > 1 else 0)) * carry + inside + seen + once
    return int(MARGIN * item * numbers)


def _step(form: Form, inputs: Inputs) -> int:
    """Numbers that the derivative of one step needs: of the rates at its stages, and
    the draws. Weights are the same at all steps."""
    n = form.regions
    state = jax.ShapeDtypeStruct((form.states, n), inputs.wiring.gain.dtype)
    rate = partial(network_rate, form, inputs.parameters, inputs.wiring)
    needed = _derivative(rate, state)
    rates = sum(int(np.prod(shape)) for shape in needed if shape != (n, n))
    stages = 4 if form.integrator == "rk4" else 2
    return stages * rates + len(noisy_rows(form)) * n


def _tallies(watch: Watch, regions: int) -> int:
    """Numbers that the derivative of one sample of the reductions needs."""
    sample = jax.ShapeDtypeStruct((regions,), np.float64)
    found: list[tuple[int, ...]] = []
    for reduction in watch.reductions:
        tally = jax.eval_shape(partial(reduction.start, regions, np.float64))
        add = partial(reduction.add, count=jnp.zeros((), jnp.int32))
        found += _derivative(add, tally, sample)
    return sum(int(np.prod(shape)) for shape in found)


def _derivative(function: Callable, *given: Any) -> list[tuple[int, ...]]:
    """Shapes of the arrays that a backward pass through a function needs."""
    pulled = jax.eval_shape(lambda *values: jax.vjp(function, *values)[1], *given)
    return [leaf.shape for leaf in jax.tree.leaves(pulled)]
