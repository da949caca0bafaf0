"""The steps of one sample, piece by piece, and what is seen at its end."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.delays import shifted
from brainTwinStudio.engine.form import Form
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.network import read
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.observe.balloon import longest_step_s, signal
from brainTwinStudio.engine.observe.balloon import step as balloon_step
from brainTwinStudio.engine.observe.balloon_sets import balloon
from brainTwinStudio.engine.simulation import Memory, Watch
from brainTwinStudio.engine.stepping import (
    Moment,
    Network,
    Pace,
    Place,
    with_delays,
    without_delays,
)
from brainTwinStudio.errors import InputError


class Steps(NamedTuple):
    """Where the steps of a sample stand; seen (region,): the sum of what is looked
    at."""

    place: Place
    history: jax.Array | None
    blood: jax.Array | None
    seen: jax.Array | None


def steps_of_sample(
    network: Network,
    grid: Grid,
    watch: Watch,
    pieces: int,
    pace: Pace,
    steps: Steps,
    moments: Moment,
) -> Steps:
    """The steps of one sample, piece by piece: a piece is a block of the lag or a step
    of the haemodynamics, or as many steps as the backward pass keeps at a time."""
    lag, count = network.form.lag, grid.substeps // pieces
    haemodynamics = None if watch.balloon is None else balloon(watch.balloon)
    shared = network.parameters[0]

    def piece(carry: tuple[Steps, jax.Array], moments: Moment):
        steps, now = carry
        place, history, blood, seen = steps
        if seen is not None:
            place = place._replace(seen=jnp.zeros_like(seen))
        if lag is None or history is None:
            place = without_delays(network, pace, place, moments, count)
        else:
            place, history = with_delays(network, pace, place, moments, history, now)
            now = now + lag.block
        if seen is not None and place.seen is not None:
            seen = seen + place.seen
        if haemodynamics is not None and blood is not None and place.seen is not None:
            drive = place.seen / count - shared.get("drive_baseline", 0.0)
            drive = drive * shared.get("drive_gain", 1.0)
            blood = balloon_step(blood, drive, count * grid.dt_s, haemodynamics)
        return (Steps(place._replace(seen=None), history, blood, seen), now), None

    now = jnp.asarray(0 if lag is None else lag.history - 1, jnp.int32)
    if pieces == 1:
        steps, _ = piece((steps, now), moments)[0]
    else:
        moments = jax.tree.map(
            lambda leaf: leaf.reshape(pieces, count, *leaf.shape[1:]), moments
        )
        scan = jax.lax.scan(jax.checkpoint(piece), (steps, now), moments, pieces)
        steps = scan[0][0]
    if lag is None or steps.history is None:
        return steps
    return steps._replace(history=shifted(lag, steps.history))


def pieces_of(form: Form, grid: Grid, watch: Watch, memory: Memory) -> int:
    """Pieces of a sample: blocks of the lag; else at least those the backward pass
    wants, and short enough for the haemodynamics. Raises InputError if no piece is."""
    longest = np.inf
    if watch.balloon is not None:
        longest = longest_step_s(balloon(watch.balloon)) * (1 + 1e-9)
    if form.lag is not None:
        count = grid.substeps // form.lag.block
    else:
        wanted = max(memory.pieces, int(np.ceil(grid.sample_s / longest)))
        divisors = [n for n in range(1, grid.substeps + 1) if grid.substeps % n == 0]
        count = min((n for n in divisors if n >= wanted), default=grid.substeps)
    if grid.sample_s / count > longest:
        raise InputError(
            f"Blood flow needs steps of at most {longest:.2g} s; the shortest here are "
            f"{grid.sample_s / count:.2g} s. Use a shorter time step."
        )
    return count


def seen_of(
    form: Form, p: tuple[Parameters, ...], watch: Watch, steps: Steps, grid: Grid
) -> jax.Array:
    if watch.balloon is not None and steps.blood is not None:
        return signal(steps.blood, balloon(watch.balloon))
    if steps.seen is not None:
        return steps.seen / grid.substeps
    if watch.what == "states":
        return steps.place.state
    return read(form, p, steps.place.state, watch.what)
