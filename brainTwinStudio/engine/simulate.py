"""One simulate function: any network, batched over seeds, parameters and patients."""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.core import Tracer
from jaxtyping import Array, Key

from brainTwinStudio.engine.form import Form
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.sampling import one_seed
from brainTwinStudio.engine.simulation import Inputs, Memory, Run, Watch
from brainTwinStudio.errors import InputError

PLAIN, ALL_SAMPLES = Watch(), Memory()


def simulate(
    form: Form,
    grid: Grid,
    inputs: Inputs,
    keys: Key[Array, "*seed"],
    watch: Watch = PLAIN,
    over: tuple[str, ...] = (),
    memory: Memory = ALL_SAMPLES,
) -> Run:
    """Run a network once for every key, or with one key once for every entry of what is
    in `over`: all of them then meet the same noise.

    over: names of what has a leading axis of the length of the batch: parameters by
    name, "gain", "strength", "offset", "delays", "stimulus", "start"; all else is
    shared. memory: what the backward pass keeps. On CPUs the cores share a batch.
    """
    leaves = jax.tree.leaves((inputs, keys))
    traced = any(isinstance(leaf, Tracer) for leaf in leaves)
    if not keys.ndim and not over:
        raise InputError("One key and nothing in `over`: give a batch of keys.")
    count = keys.shape[0] if keys.ndim else _length(inputs, over)
    shares = 1 if traced else _shares(count)
    if shares == 1:
        return _batch(form, grid, watch, over, memory, inputs, keys)
    size = count // shares
    with ThreadPoolExecutor(shares) as pool:  # XLA lets other threads work
        found = list(
            pool.map(
                lambda number: jax.block_until_ready(
                    _batch(
                        form,
                        grid,
                        watch,
                        over,
                        memory,
                        _share(inputs, over, number * size, size),
                        keys[number * size : (number + 1) * size]
                        if keys.ndim
                        else keys,
                    )
                ),
                range(shares),
            )
        )
    return jax.tree.map(lambda *rows: jnp.concatenate(rows), *found)


def trouble(run: Run, grid: Grid) -> str:
    """A sentence about runs whose states left all bounds, "" if none did."""
    total = grid.samples + grid.burn_in
    lost = np.asarray(run.finite) < total
    if not lost.any():
        return ""
    first = float((np.asarray(run.finite)[lost].min() + 1) * grid.sample_s)
    return (
        f"{lost.sum()} of {lost.size} runs diverged, the first within {first:.3g} s of "
        "its start: use a shorter time step, or lower G or the noise."
    )


def _shares(count: int) -> int:
    """Equal parts of a batch, one a core."""
    if jax.default_backend() != "cpu":
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return max(n for n in range(1, min(cores, count) + 1) if count % n == 0)


def _length(inputs: Inputs, over: tuple[str, ...]) -> int:
    """Length of the batch axis."""
    named: dict[str, Any] = {}
    for values in inputs.parameters:
        named |= values
    named |= inputs.wiring._asdict() | {"start": inputs.start}
    if inputs.stimulus is not None:
        named["stimulus"] = inputs.stimulus.course
    for name in over:
        if named.get(name) is not None:
            return int(named[name].shape[0])
    raise InputError(f"None of {', '.join(over)} is part of this network.")


def _axes(inputs: Any, over: tuple[str, ...]) -> Any:
    """Vmap's in_axes for inputs."""

    def of(name: str, value: Any) -> int | None:
        return 0 if name in over and value is not None else None

    wiring = inputs.wiring
    return type(inputs)(
        tuple({name: of(name, p[name]) for name in p} for p in inputs.parameters),
        type(wiring)(
            of("gain", wiring.gain),
            of("strength", wiring.strength),
            of("offset", wiring.offset),
            of("delays", wiring.delays),
            None,
        ),
        of("stimulus", inputs.stimulus),
        of("start", inputs.start),
    )


def _share(inputs: Inputs, over: tuple[str, ...], first: int, count: int) -> Inputs:
    def cut(name: str, value: Any) -> Any:
        if name not in over or value is None:
            return value
        return jax.tree.map(lambda leaf: leaf[first : first + count], value)

    wiring = inputs.wiring
    return Inputs(
        tuple({k: cut(k, v) for k, v in p.items()} for p in inputs.parameters),
        wiring._replace(
            **{name: cut(name, getattr(wiring, name)) for name in wiring._fields[:4]}
        ),
        cut("stimulus", inputs.stimulus),
        cut("start", inputs.start),
    )


@partial(jax.jit, static_argnames=("form", "grid", "watch", "over", "memory"))
def _batch(
    form: Form,
    grid: Grid,
    watch: Watch,
    over: tuple[str, ...],
    memory: Memory,
    inputs: Inputs,
    keys: jax.Array,
) -> Run:
    one = partial(one_seed, form, grid, watch, memory)
    return jax.vmap(one, in_axes=(_axes(inputs, over), 0 if keys.ndim else None))(
        inputs, keys
    )
