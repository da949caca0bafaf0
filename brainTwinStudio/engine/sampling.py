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

from brainTwinStudio.engine.delays import first_history
from brainTwinStudio.engine.draws import normal, uniform
from brainTwinStudio.engine.form import Form, parts
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.network import noisy_rows, waves
from brainTwinStudio.engine.noise import coin_key, nearly_normal
from brainTwinStudio.engine.observe.balloon import rest
from brainTwinStudio.engine.pieces import (
    Steps,
    pieces_of,
    seen_of,
    steps_of_sample,
)
from brainTwinStudio.engine.simulation import Inputs, Memory, Run, Stimulus, Watch
from brainTwinStudio.engine.stepping import Moment, Network, Pace, Place, prepared
from brainTwinStudio.errors import InputError


class Keys(NamedTuple):
    """Random keys of one seed: draws of the steps (coins or normal) and slow gain."""

    coins: jax.Array
    normal: jax.Array
    slow: jax.Array


class Setting(NamedTuple):
    """What stays the same from sample to sample."""

    network: Network
    grid: Grid
    watch: Watch
    pieces: int
    stimulus: Stimulus | None
    keys: Keys


class Carry(NamedTuple):
    """What goes from sample to sample. finite: samples before a state left all bounds,
    lost: the first region that did, -1 if none."""

    number: jax.Array
    place: Place
    slow: jax.Array | None
    history: jax.Array | None
    blood: jax.Array | None
    tallies: tuple[Any, ...]
    finite: jax.Array
    lost: jax.Array


def one_seed(
    form: Form,
    grid: Grid,
    watch: Watch,
    memory: Memory,
    inputs: Inputs,
    key: jax.Array,
) -> Run:
    """One seed. Stimulus, start and answers have the order of the connectome."""
    _check(grid, watch)
    inputs = _ordered(form, inputs)
    key_start, key_slow, key_coins, key_normal = jax.random.split(key, 4)
    setting = Setting(
        prepared(form, inputs.parameters, inputs.wiring),
        grid,
        watch,
        pieces_of(form, grid, watch, memory),
        inputs.stimulus,
        Keys(coin_key(key_coins), key_normal, coin_key(key_slow)),
    )
    dtype = inputs.wiring.gain.dtype
    state = inputs.start
    if state is None:
        state = first_state(form, key_start, dtype)
    carry, samples = _scan(setting, _first(setting, inputs, state), memory.segments)
    count = jnp.asarray(grid.samples, jnp.int32)
    reduced = {
        r.name: r.finish(tally, count)
        for r, tally in zip(watch.reductions, carry.tallies, strict=True)
    }
    if samples is None:
        samples = jnp.zeros((grid.burn_in, form.regions), dtype)
    lost = carry.lost
    if form.order is not None:
        lost = jnp.where(lost < 0, lost, jnp.asarray(form.order, lost.dtype)[lost])
    return Run(samples[grid.burn_in :], reduced, carry.finite, lost)


def _check(grid: Grid, watch: Watch) -> None:
    if watch.reductions and watch.what == "states":
        raise InputError(
            "FC, covariance and spectra are made of one quantity a region: watch "
            "'bold', 'potential' or 'first' instead of 'states'."
        )
    for reduction in watch.reductions:
        reduction.check(grid.samples)


def _ordered(form: Form, inputs: Inputs) -> Inputs:
    """Stimulus and start in the order of the groups."""
    if form.order is None:
        return inputs
    order = np.asarray(form.order)
    if inputs.stimulus is not None:
        targets = inputs.stimulus.targets[:, order]
        inputs = inputs._replace(stimulus=inputs.stimulus._replace(targets=targets))
    if inputs.start is not None:
        inputs = inputs._replace(start=inputs.start[:, order])
    return inputs


def _first(setting: Setting, inputs: Inputs, state: jax.Array) -> Carry:
    form, watch = setting.network.form, setting.watch
    dtype = state.dtype
    history = slow = None
    if form.lag is not None:
        sent = waves(form, inputs.parameters, state)
        history = first_history(form.lag, sent, setting.pieces)
    if "gain_depth" in inputs.parameters[0]:
        zero = jnp.zeros((), jnp.uint64)
        slow = nearly_normal(setting.keys.slow, zero, dtype)
    return Carry(
        jnp.zeros((), jnp.int32),
        Place(state, jnp.zeros((), jnp.uint64)),
        slow,
        history,
        None if watch.balloon is None else rest(form.regions, dtype),
        tuple(r.start(form.regions, dtype) for r in watch.reductions),
        jnp.zeros((), jnp.int32),
        jnp.full((), -1, jnp.int32),
    )


def _scan(
    setting: Setting, carry: Carry, segments: int
) -> tuple[Carry, jax.Array | None]:
    """A scan over samples, of which the backward pass keeps the carry of every sample
    (one segment), or of every segment and of the samples of one."""
    body = jax.checkpoint(partial(_sample, setting))
    total = setting.grid.samples + setting.grid.burn_in
    course = None if setting.stimulus is None else setting.stimulus.course
    if segments == 1:
        return jax.lax.scan(body, carry, course, total)
    length = -(-total // segments)
    if course is not None:  # filled up to whole segments; nothing after it counts
        missing = length * segments - total
        course = jnp.concatenate([course, course[total - missing :]])
        course = course.reshape(segments, length, *course.shape[1:])

    @jax.checkpoint
    def segment(carry: Carry, course: jax.Array | None):
        return jax.lax.scan(body, carry, course, length)

    carry, samples = jax.lax.scan(segment, carry, course, segments)
    if samples is not None:
        samples = samples.reshape(length * segments, *samples.shape[2:])[:total]
    return carry, samples


def _sample(
    setting: Setting, carry: Carry, course: jax.Array | None
) -> tuple[Carry, jax.Array | None]:
    """One sample; course (substep, stimulus) of the stimuli."""
    network, grid, watch = setting.network, setting.grid, setting.watch
    form, p = network.form, network.parameters
    dtype = network.sigma.dtype
    slow, loudness = _waxing(setting, carry)
    draws = pushes = look = seen = None
    if form.draws == "normal":
        shape = (grid.substeps, len(noisy_rows(form)), form.regions)
        key = jax.random.fold_in(setting.keys.normal, carry.number)
        draws = normal(key, shape, jnp.float32).astype(dtype)
    if setting.stimulus is not None and course is not None:
        pushes = course @ setting.stimulus.targets
    if watch.averaged or watch.balloon is not None:
        look = watch.what
        seen = jnp.zeros(form.regions, dtype)
    pace = Pace(grid.dt_s / form.unit_s, loudness, setting.keys.coins, look)
    steps = Steps(carry.place, carry.history, carry.blood, seen)
    moments = Moment(None, None, pushes, draws)
    steps = steps_of_sample(network, grid, watch, setting.pieces, pace, steps, moments)
    sample = seen_of(form, p, watch, steps, grid)
    if form.order is not None:
        sample = sample[..., np.argsort(form.order)]
    finite, lost = _alive(carry, steps.place.state, grid)
    after = Carry(
        carry.number + 1,
        steps.place,
        slow,
        steps.history,
        steps.blood,
        _tallied(setting, carry, sample),
        finite,
        lost,
    )
    return after, sample if watch.keep else None


def _waxing(setting: Setting, carry: Carry) -> tuple[jax.Array | None, jax.Array]:
    """The slow gain one sample later, and the factor it puts on the noise of a step,
    the root of the step in it."""
    p, grid = setting.network.parameters[0], setting.grid
    unit_s = setting.network.form.unit_s
    loudness = jnp.asarray((grid.dt_s / unit_s) ** 0.5, setting.network.sigma.dtype)
    if carry.slow is None:
        return None, loudness
    step = (carry.number + 1).astype(jnp.uint64)
    kick = nearly_normal(setting.keys.slow, step, loudness.dtype)
    stays = jnp.exp(-grid.sample_s / p["gain_tau_s"])
    slow = stays * carry.slow + jnp.sqrt(1 - stays**2) * kick
    depth = p["gain_depth"]
    return slow, loudness * jnp.exp(depth * slow - depth**2)


def _alive(carry: Carry, state: jax.Array, grid: Grid) -> tuple[jax.Array, jax.Array]:
    broken = ~jnp.isfinite(state).all(axis=0)
    inside = carry.number < grid.samples + grid.burn_in
    alive = ~broken.any() & (carry.finite == carry.number) & inside
    fresh = broken.any() & (carry.lost < 0) & inside
    first = jnp.argmax(broken).astype(jnp.int32)
    lost = jnp.where(fresh, first, carry.lost)
    return carry.finite + alive.astype(jnp.int32), lost


def _tallied(setting: Setting, carry: Carry, sample: jax.Array) -> tuple[Any, ...]:
    """The tallies with one more sample; those of the burn-in do not count."""
    grid = setting.grid
    count = carry.number - grid.burn_in
    counts = (count >= 0) & (count < grid.samples)
    return tuple(
        jax.tree.map(
            lambda new, old: jnp.where(counts, new, old),
            reduction.add(tally, sample, jnp.maximum(count, 0)),
            tally,
        )
        for reduction, tally in zip(
            setting.watch.reductions, carry.tallies, strict=True
        )
    )


def first_state(
    form: Form, key: Key[Array, ""], dtype: np.dtype | type
) -> Float[Array, "state region"]:
    """A state drawn evenly from the usual ranges of the models."""
    low, high = np.zeros((2, form.states, form.regions))
    for part in parts(form):
        for row, (least, most) in enumerate(part.node.info.start):
            low[row, part.here], high[row, part.here] = least, most
    share = uniform(key, low.shape, jnp.float32).astype(dtype)
    return jnp.asarray(low, dtype) + jnp.asarray(high - low, dtype) * share
