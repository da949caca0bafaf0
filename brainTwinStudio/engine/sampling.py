"""One seed of a simulation: the scan over its samples.

Samples are taken at the end of equal stretches of steps. What is wanted of them is made
while stepping: the samples themselves, FC, spectra; a trajectory of the steps is never
kept. In the backward pass every sample is computed again from the state before it.

A slow Ornstein-Uhlenbeck state s can multiply the noise of all regions by
g = exp(depth s - depth^2), so that E[g^2] = 1 and stationary covariances stay those of
the linear theory; it makes the waxing and waning of connectivity that a network under
stationary noise lacks (parameters "gain_depth" and "gain_tau_s" of the first group).
"""

from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Key

from brainTwinStudio.engine.delays import first_history, shifted
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.network import (
    Form,
    noisy_rows,
    parts,
    read,
    waves,
)
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.noise import coin_key
from brainTwinStudio.engine.observe.balloon import (
    balloon,
    longest_step_s,
    rest,
    signal,
)
from brainTwinStudio.engine.observe.balloon import step as balloon_step
from brainTwinStudio.engine.simulation import Inputs, Memory, Run, Stimulus, Watch
from brainTwinStudio.engine.stepping import (
    Moment,
    Network,
    Pace,
    Place,
    prepared,
    with_delays,
    without_delays,
)


class _Carry(NamedTuple):
    place: Place
    slow: jax.Array | None
    history: jax.Array | None
    blood: jax.Array | None
    tallies: tuple[Any, ...]
    finite: jax.Array


class _Item(NamedTuple):
    """What a sample takes from outside."""

    number: jax.Array
    key: jax.Array | None
    slow_kick: jax.Array | None
    course: jax.Array | None


def one_seed(
    form: Form,
    grid: Grid,
    watch: Watch,
    memory: Memory,
    inputs: Inputs,
    key: jax.Array,
) -> Run:
    """One seed. Stimulus, start and answers have the order of the connectome."""
    order = None if form.order is None else np.asarray(form.order)
    if order is not None and inputs.stimulus is not None:
        targets = inputs.stimulus.targets[:, order]
        inputs = inputs._replace(stimulus=inputs.stimulus._replace(targets=targets))
    if order is not None and inputs.start is not None:
        inputs = inputs._replace(start=inputs.start[:, order])
    network = prepared(form, inputs.parameters, inputs.wiring)
    total = grid.samples + grid.burn_in
    key_start, key_slow, key_coins, key_run = jax.random.split(key, 4)
    shared = inputs.parameters[0]
    waxing = "gain_depth" in shared
    dtype = inputs.wiring.gain.dtype
    items = _Item(
        jnp.arange(total, dtype=jnp.int32),
        jax.random.split(key_run, total) if form.draws == "normal" else None,
        _normal(key_slow, (total + 1,), dtype) if waxing else None,
        None if inputs.stimulus is None else inputs.stimulus.course,
    )
    slow = None
    if items.slow_kick is not None:
        slow = items.slow_kick[0]
        items = items._replace(slow_kick=items.slow_kick[1:])
    state = inputs.start
    if state is None:
        state = first_state(form, key_start, dtype)
    lag = form.lag
    history = None
    if lag is not None:
        sent = waves(form, inputs.parameters, state)
        history = first_history(lag, sent, grid.substeps // lag.block)
    carry = _Carry(
        Place(state, jnp.zeros((), jnp.uint64)),
        slow,
        history,
        None if watch.balloon is None else rest(form.regions, dtype),
        tuple(r.start(form.regions, dtype) for r in watch.reductions),
        jnp.zeros((), jnp.int32),
    )
    pieces = pieces_of(form, grid, watch, memory)
    body = partial(
        _sample, network, grid, watch, pieces, inputs.stimulus, coin_key(key_coins)
    )
    carry, samples = _scan(body, carry, items, total, memory.segments)
    count = jnp.asarray(grid.samples, jnp.int32)
    reduced = {
        r.name: r.finish(tally, count)
        for r, tally in zip(watch.reductions, carry.tallies, strict=True)
    }
    if samples is None:
        samples = jnp.zeros((grid.burn_in, form.regions), dtype)
    return Run(samples[grid.burn_in :], reduced, carry.finite)


def _scan(body: Any, carry: _Carry, items: _Item, total: int, segments: int):
    """A scan over samples, of which the backward pass keeps the carry of every sample
    (one segment), or of every segment and of the samples of one."""
    body = jax.checkpoint(body)
    if segments == 1:
        return jax.lax.scan(body, carry, items)
    length = -(-total // segments)
    missing = length * segments - total
    items = jax.tree.map(lambda leaf: _folded(leaf, missing, segments), items)

    @jax.checkpoint
    def segment(carry: _Carry, part: _Item):
        return jax.lax.scan(body, carry, part)

    carry, samples = jax.lax.scan(segment, carry, items)
    if samples is not None:
        samples = samples.reshape(length * segments, *samples.shape[2:])[:total]
    return carry, samples


def _folded(leaf: jax.Array, missing: int, segments: int) -> jax.Array:
    """(total, ...) to (segment, sample, ...), the last rows repeated to fill up."""
    longer = jnp.concatenate([leaf, leaf[leaf.shape[0] - missing :]])
    return longer.reshape(segments, -1, *leaf.shape[1:])


def _sample(
    network: Network,
    grid: Grid,
    watch: Watch,
    pieces: int,
    stimulus: Stimulus | None,
    key: jax.Array,
    carry: _Carry,
    item: _Item,
):
    """The steps of one sample, and what is seen at its end."""
    form, p = network.form, network.parameters
    dtype = network.sigma.dtype
    slow = carry.slow
    dt = grid.dt_s / form.unit_s
    loudness = jnp.asarray(dt**0.5, dtype)
    if slow is not None and item.slow_kick is not None:
        stays = jnp.exp(-grid.sample_s / p[0]["gain_tau_s"])
        slow = stays * slow + jnp.sqrt(1 - stays**2) * item.slow_kick
        depth = p[0]["gain_depth"]
        loudness = loudness * jnp.exp(depth * slow - depth**2)
    draws = None
    if item.key is not None:
        shape = (grid.substeps, len(noisy_rows(form)), form.regions)
        draws = _normal(item.key, shape, dtype)
    pushes = None
    if stimulus is not None and item.course is not None:
        pushes = item.course @ stimulus.targets
    moments = Moment(None, None, pushes, draws)
    look = None
    if watch.averaged or watch.balloon is not None:
        look = partial(read, form, p, what=watch.what)
    pace = Pace(dt, loudness, key, look)
    before = _Steps(carry.place, carry.history, carry.blood, None)
    if look is not None:
        before = before._replace(seen=jnp.zeros(form.regions, dtype))
    after = _steps(network, grid, watch, pieces, pace, before, moments)
    place, history = after.place, after.history
    seen = _seen(form, p, watch, after, grid)
    if form.order is not None:
        seen = seen[..., np.argsort(form.order)]
    state = place.state
    alive = jnp.isfinite(state).all() & (carry.finite == item.number)
    count = item.number - grid.burn_in
    counts = (count >= 0) & (count < grid.samples)
    tallies = tuple(
        jax.tree.map(
            lambda new, old: jnp.where(counts, new, old),
            r.add(tally, seen, jnp.maximum(count, 0)),
            tally,
        )
        for r, tally in zip(watch.reductions, carry.tallies, strict=True)
    )
    finite = carry.finite + alive.astype(jnp.int32)
    carry = _Carry(place, slow, history, after.blood, tallies, finite)
    return carry, seen if watch.keep else None


class _Steps(NamedTuple):
    """Where the steps of a sample stand; seen (region,): the sum of what is looked
    at."""

    place: Place
    history: jax.Array | None
    blood: jax.Array | None
    seen: jax.Array | None


def _steps(
    network: Network,
    grid: Grid,
    watch: Watch,
    pieces: int,
    pace: Pace,
    steps: _Steps,
    moments: Moment,
) -> _Steps:
    """The steps of one sample, piece by piece: a piece is a block of the lag or a step
    of the haemodynamics, or as many steps as the backward pass keeps at a time."""
    lag, count = network.form.lag, grid.substeps // pieces
    haemodynamics = None if watch.balloon is None else balloon(watch.balloon)
    shared = network.parameters[0]

    def piece(carry: tuple[_Steps, jax.Array], moments: Moment):
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
        return (_Steps(place._replace(seen=None), history, blood, seen), now), None

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
    wants, and short enough for the haemodynamics."""
    if form.lag is not None:
        return grid.substeps // form.lag.block
    wanted = memory.pieces
    if watch.balloon is not None:
        longest = longest_step_s(balloon(watch.balloon))
        wanted = max(wanted, int(np.ceil(grid.sample_s / longest - 1e-9)))
    divisors = [n for n in range(1, grid.substeps + 1) if grid.substeps % n == 0]
    return min((n for n in divisors if n >= wanted), default=grid.substeps)


def _seen(
    form: Form, p: tuple[Parameters, ...], watch: Watch, steps: _Steps, grid: Grid
) -> jax.Array:
    if watch.balloon is not None and steps.blood is not None:
        return signal(steps.blood, balloon(watch.balloon))
    if steps.seen is not None:
        return steps.seen / grid.substeps
    if watch.what == "states":
        return steps.place.state
    return read(form, p, steps.place.state, watch.what)


def first_state(
    form: Form, key: Key[Array, ""], dtype: np.dtype | type
) -> Float[Array, "state region"]:
    """A state drawn evenly from the usual ranges of the models."""
    low, high = np.zeros((2, form.states, form.regions))
    for part in parts(form):
        for row, (least, most) in enumerate(part.node.info.start):
            low[row, part.here], high[row, part.here] = least, most
    share = jax.random.uniform(key, low.shape, jnp.float32).astype(dtype)
    return jnp.asarray(low, dtype) + jnp.asarray(high - low, dtype) * share


def _normal(key: jax.Array, shape: tuple[int, ...], dtype: np.dtype) -> jax.Array:
    return jax.random.normal(key, shape, jnp.float32).astype(dtype)
