"""A block of time steps of one network: the inner loop of every simulation."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.ad_checkpoint import checkpoint_name
from jaxtyping import Array, Float, UInt

from brainTwinStudio.engine.corrected_step import corrected, louder
from brainTwinStudio.engine.delays import (
    Edges,
    between,
    block_inputs,
    edges_of,
    step_inputs,
)
from brainTwinStudio.engine.form import Form, Wiring
from brainTwinStudio.engine.integrators import Move, integrator
from brainTwinStudio.engine.network import (
    heard,
    kept,
    noise_scale,
    noisy_rows,
    rate,
    read,
    spin,
    strength_of,
    total,
    travelling,
    turned,
    waves,
)
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.noise import coins

Inputs = Callable[[jax.Array, float], jax.Array]


class Network(NamedTuple):
    """A form with its numbers, prepared once a run."""

    form: Form
    parameters: tuple[Parameters, ...]
    wiring: Wiring
    strength: Float[Array, "*channel region"]
    sigma: Float[Array, "state region"]
    edges: tuple[Edges, Edges] | None


def prepared(form: Form, parameters: tuple[Parameters, ...], wiring: Wiring) -> Network:
    edges, lag, gain = None, form.lag, wiring.gain
    if lag is not None and wiring.slots is not None and wiring.delays is not None:
        edges = edges_of(lag, wiring.slots, gain, wiring.delays, travelling(form))
    sigma = louder(form, parameters, noise_scale(form, parameters, gain.dtype))
    return Network(form, parameters, wiring, strength_of(form, wiring), sigma, edges)


class Moment(NamedTuple):
    """What arrives from far edges at the start and end of a step (wave, region),
    stimulus (region,) and normal draws (row, region), if there are any."""

    now: jax.Array | None
    then: jax.Array | None
    stimulus: jax.Array | None
    draws: jax.Array | None


class Pace(NamedTuple):
    """dt: step in time units of the network. loudness: factor on the noise, the root of
    dt in it. key: of the coins. look: what is summed over the steps (network.read)."""

    dt: float
    loudness: jax.Array
    key: UInt[Array, ""]
    look: str | None = None


class Place(NamedTuple):
    """State, number of the next step, and the sum over steps of what is looked at, if
    anything (region,)."""

    state: Float[Array, "state region"]
    number: UInt[Array, ""]
    seen: Float[Array, " region"] | None = None


def without_delays(
    network: Network, pace: Pace, place: Place, moments: Moment, count: int
) -> Place:
    """`count` steps further."""
    kind = _Kind(network.form, pace.dt, pace.look, count)
    numbers = (
        network.parameters,
        network.wiring._replace(delays=None, slots=None),
        network.strength,
        network.sigma,
        pace.loudness,
        place.state,
        place.seen,
        moments,
    )
    after: Any = _stepped(kind, numbers, pace.key, place.number)
    state, seen = after
    return Place(state, place.number + np.uint64(count), seen)


SAVED = jax.checkpoint_policies.save_only_these_names("arrived", "kick")
# Steps written out in a row: what costs least of calls and of compiling.
FORWARD, BACKWARD = 5, 2


class _Kind(NamedTuple):
    """What is compiled of a stretch of steps."""

    form: Form
    dt: float
    look: str | None
    count: int


@partial(jax.custom_vjp, nondiff_argnums=(0,))
def _stepped(kind: _Kind, numbers: Any, key: jax.Array, first: jax.Array) -> Any:
    """State and sum of what is looked at after the steps.

    The gradient is that of the loop, but what arrives is linear in the gain, whose
    gradient is a sum of outer products over steps: here one product of matrices.
    """
    return _loop(kind, numbers, key, first, None)[0]


def _loop(
    kind: _Kind, numbers: Any, key: jax.Array, first: jax.Array, taps: Any
) -> tuple[Any, Any]:
    """The steps; and all that was sent if there are taps, numbers (step, stage, wave,
    region) added to what arrives."""
    parameters, wiring, strength, sigma, loudness, state, seen, moments = numbers
    network = Network(kind.form, parameters, wiring, strength, sigma, None)
    pace = Pace(kind.dt, loudness, key, kind.look)

    def one(place: Place, item: tuple[Moment, Any]):
        moment, tap = item
        sent: list[jax.Array] = []

        def arriving(trial: jax.Array, stage: float) -> jax.Array:
            sent.append(waves(kind.form, parameters, trial))
            arrived = checkpoint_name(total(kind.form, wiring, sent[-1]), "arrived")
            return arrived if tap is None else arrived + tap[len(sent) - 1]

        place = _step(network, pace, place, arriving, moment)
        return place, None if tap is None else jnp.stack(sent)

    if taps is not None:
        one = jax.checkpoint(one, policy=SAVED)
    begin = Place(state, first, seen)
    unroll = FORWARD if taps is None else BACKWARD
    place, sent = jax.lax.scan(one, begin, (moments, taps), kind.count, unroll=unroll)
    return (place.state, place.seen), sent


def _stepped_forward(kind: _Kind, numbers: Any, key: jax.Array, first: jax.Array):
    return _stepped(kind, numbers, key, first), (numbers, key, first)


def _stepped_backward(kind: _Kind, kept: Any, change: Any):
    numbers, key, first = kept
    form, wiring, state = kind.form, numbers[1], numbers[5]
    stages = 1 if form.held else integrator(form.integrator).stages
    taps = jnp.zeros((kind.count, stages, form.waves, form.regions), state.dtype)

    def loop(numbers: Any, taps: jax.Array):
        still = jax.lax.stop_gradient(numbers[1].gain)
        numbers = numbers[0], numbers[1]._replace(gain=still), *numbers[2:]
        return _loop(kind, numbers, key, first, taps)

    def arrived(gain: jax.Array, sent: jax.Array) -> jax.Array:
        of = partial(total, form, wiring._replace(gain=gain, offset=None))
        return jax.vmap(jax.vmap(of))(sent)

    _, back, sent = jax.vjp(loop, numbers, taps, has_aux=True)
    found, at_taps = back(change)
    gain = jax.vjp(partial(arrived, sent=sent), wiring.gain)[1](at_taps)[0]
    given = found[1]._replace(gain=found[1].gain + gain)
    return (found[0], given, *found[2:]), None, None


_stepped.defvjp(_stepped_forward, _stepped_backward)


def with_delays(
    network: Network,
    pace: Pace,
    place: Place,
    moments: Moment,
    history: Float[Array, "wave region time"],
    now: jax.Array,
) -> tuple[Place, Float[Array, "wave region time"]]:
    """One block of the lag further, and the history; now: the column of the present."""
    form, lag = network.form, network.form.lag
    assert lag is not None
    assert network.edges is not None
    far, near = network.edges
    arrived = block_inputs(lag, far, history, now)
    moments = moments._replace(now=arrived[:-1], then=arrived[1:])
    back = lag.near + 2
    recent = None
    if near.sources.shape[1]:
        past = jax.lax.dynamic_slice_in_dim(history, now - back + 1, back, axis=2)
        room = jnp.zeros((*past.shape[:2], lag.block), past.dtype)
        recent = jnp.concatenate([past, room], axis=2)

    def one(carry: tuple[Place, jax.Array, jax.Array | None], moment: Moment):
        place, column, recent = carry

        def arriving(trial: jax.Array, stage: float) -> jax.Array:
            assert moment.now is not None
            assert moment.then is not None
            brought = between(moment.now, moment.then, stage)
            if recent is not None:
                start = step_inputs(lag, near, recent, column)
                end = start
                if stage > 0:
                    end = step_inputs(lag, near, recent, column + 1)
                brought = brought + between(start, end, stage)
            if network.wiring.offset is not None:
                brought = brought.at[0].add(-network.wiring.offset)
            return brought

        place = _step(network, pace, place, arriving, moment)
        sent = waves(form, network.parameters, place.state)
        if recent is not None:
            recent = jax.lax.dynamic_update_slice_in_dim(
                recent, sent[:, :, None], column + 1, axis=2
            )
        return (place, column + 1, recent), sent

    column = jnp.asarray(back - 1, jnp.int32)
    (place, _, _), sent = jax.lax.scan(one, (place, column, recent), moments)
    new = jnp.moveaxis(sent, 0, 2)
    history = jax.lax.dynamic_update_slice_in_dim(history, new, now + 1, axis=2)
    return place, history


def _step(
    network: Network, pace: Pace, place: Place, arriving: Inputs, moment: Moment
) -> Place:
    form, scheme = network.form, integrator(network.form.integrator)
    push = 0.0 if moment.stimulus is None else moment.stimulus

    found: list[jax.Array] = []

    def hear(trial: jax.Array, stage: float) -> jax.Array:
        arrived = arriving(trial, stage)
        found.append(heard(form, network.parameters, trial, arrived, network.strength))
        return found[-1]

    at_start = hear(place.state, 0.0) if form.held else None

    def of(trial: jax.Array, stage: float) -> jax.Array:
        received = hear(trial, stage) if at_start is None else at_start
        change = rate(form, network.parameters, trial, received, push)
        if scheme.turns:
            change = change - spin(form, network.parameters, trial)
        return change

    def turn(trial: jax.Array, share: float) -> jax.Array:
        return turned(form, network.parameters, trial, share * pace.dt)

    kick = checkpoint_name(_kick(network, pace, place.number, moment.draws), "kick")
    inside = partial(kept, form)
    state = scheme.step(Move(of, pace.dt, kick, inside, turn), place.state)
    state = corrected(form, network.parameters, place.state, state, found[0])
    seen = place.seen
    if pace.look is not None and seen is not None:
        seen = seen + read(form, network.parameters, state, pace.look)
    return Place(state, place.number + np.uint64(1), seen)


def _kick(
    network: Network, pace: Pace, number: jax.Array, draws: jax.Array | None
) -> jax.Array | float:
    """Sigma times draws (state, region) for the noisy states, 0 for the others."""
    rows = noisy_rows(network.form)
    if not rows:
        return 0.0
    sigma = network.sigma
    if draws is None:
        draws = coins(pace.key, number, len(rows), sigma.shape[1], sigma.dtype)
    if len(rows) == sigma.shape[0]:
        return pace.loudness * sigma * draws
    kicks = [jnp.zeros_like(sigma[0])] * sigma.shape[0]
    for place, row in enumerate(rows):
        kicks[row] = pace.loudness * sigma[row] * draws[place]
    return jnp.stack(kicks)
