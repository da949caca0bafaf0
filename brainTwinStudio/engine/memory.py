"""What a backward pass may keep, to fit into the memory that the caller gives it."""

import jax
import numpy as np

from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.network import Form, noisy_rows
from brainTwinStudio.engine.sampling import pieces_of
from brainTwinStudio.engine.simulation import Inputs, Memory, Watch
from brainTwinStudio.errors import InputError

# Numbers per state and step that a reverse pass holds on to; measured, see
# tests/engine/test_memory.py.
PER_STEP = 24


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
    carry = numbers + history + 4 * form.regions
    tallies = jax.tree.leaves(
        [
            jax.eval_shape(lambda r=r: r.start(form.regions, np.float64))
            for r in watch.reductions
        ]
    )
    carry += sum(int(np.prod(leaf.shape)) for leaf in tallies)
    total = grid.samples + grid.burn_in
    stretch = -(-total // memory.segments)
    kept = (memory.segments if memory.segments > 1 else 0) + stretch
    steps = grid.substeps // pieces
    rows = numbers + len(noisy_rows(form)) * form.regions + form.waves * form.regions
    inside = PER_STEP * rows * steps + gathered
    seen = total * form.regions * (2 if watch.keep else 0)
    return item * (kept * carry + (pieces if pieces > 1 else 0) * carry + inside + seen)
