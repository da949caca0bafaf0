"""Training of a corrector: coarse steps that end where fine steps would.

The fine solver runs first; its states and the sums of its random increments are kept
once a coarse step. The corrector is then trained through the coarse solver: it starts
at a state of the fine run, meets the same noise (the same Brownian path) and has to end
where the fine run did, after 1, 2, 5 and 10 coarse steps. Source: SCIENCE.md B.5, B.2;
Um et al. 2020, arXiv:2007.00016. The step itself: `engine.corrected_step`.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jaxtyping import Array, Float

from brainTwinStudio.engine.assemble import Assembled
from brainTwinStudio.engine.corrected_step import OF, PART, USUAL
from brainTwinStudio.engine.draws import normal
from brainTwinStudio.engine.learned.familiar import share_outside, unfamiliar, visited
from brainTwinStudio.engine.learned.long_run import (
    SAMPLES,
    least_squares,
    loudness,
    unbiased,
)
from brainTwinStudio.engine.learned.same_path import (
    Course,
    Lesson,
    fine_runs,
    received_at,
)
from brainTwinStudio.errors import InputError

TRAINED = ("w1", "b1", "w2", "b2", "linear")
Heard = Callable[[int, float, float], bool]


class Trained(NamedTuple):
    """weights: "corrector.*", for `with_corrector`. errors: after 1 coarse step and
    after the longest horizon, root mean square over all states of runs not trained on,
    in units of the error of one coarse step without corrector: (without, with) each."""

    weights: dict[str, jax.Array]
    errors: dict[int, tuple[float, float]]


def with_corrector(network: Assembled, weights: Mapping[str, jax.Array]) -> Assembled:
    """The network with corrected steps. Raises InputError if they were learned for
    another step or another number of states."""
    dt, usual = network.grid.dt_s, float(weights["corrector.dt_s"])
    if not abs(dt - usual) <= 1e-6 * usual:
        raise InputError(
            f"This corrector was trained for steps of {usual:.4g} s; the run has steps "
            f"of {dt:.4g} s. Use its step, or train another."
        )
    _check(network)
    (own,), states = network.inputs.parameters, network.form.states
    if len(weights["corrector.error"]) != states:
        raise InputError(
            f"This corrector was trained for {len(weights['corrector.error'])} states; "
            f"the node model here has {states}."
        )
    inputs = network.inputs._replace(parameters=({**own, **weights},))
    return network._replace(inputs=inputs)


def trained(
    network: Assembled,
    lesson: Lesson | None = None,
    varied: tuple[str, ...] = (),
    heard_of: Heard = lambda horizon, share, loss: False,
) -> Trained:
    """Learn to correct the steps of `network.grid`.

    network: without delays, one node model; what is in `network.over` has a leading
    axis of the length `lesson.runs`: the corrector then holds for all of it. varied:
    regional parameters it is told, over regions or runs. heard_of(horizon, share done,
    loss) ends the training where it returns True.
    """
    lesson = lesson or Lesson()
    _check(network)
    key_record, key_start, key_fit = jax.random.split(jax.random.key(lesson.seed), 3)
    record = fine_runs(network, lesson, key_record)
    if not np.isfinite(record.states).all():
        raise InputError(
            "The fine steps diverge too: there is nothing to learn from. Use a shorter "
            "step, or lower G or the noise."
        )
    course = Course(network, record, lesson)
    weights = _first(course, varied, key_start)
    weights = _fitted(course, weights, key_fit, heard_of)
    weights = unbiased(course, weights)
    weights["corrector.loudness"] = loudness(course, weights)
    return Trained(weights, _errors(course, weights))


def met(
    network: Assembled, states: Float[Array, "sample state region"]
) -> Float[Array, "met input"]:
    """What the corrector of a network is told at states of a run: state and received
    input of every region."""
    parameters, wiring = network.inputs.parameters, network.inputs.wiring

    def at(state: jax.Array) -> jax.Array:
        received = received_at(network.form, parameters, wiring, state)
        return jnp.concatenate([state, received]).T

    found = jax.jit(jax.vmap(at))(jnp.asarray(states))
    return found.reshape(-1, found.shape[-1])


def extrapolation(
    network: Assembled, states: Float[Array, "sample state region"]
) -> tuple[float, str]:
    """Share of what the corrector met at states of a run that lies outside of its
    training, and a sentence if that is too much, "" otherwise."""
    weights = network.inputs.parameters[0]
    inputs = met(network, states)
    share = share_outside("corrector", weights, inputs)
    return share, unfamiliar("corrector", weights, inputs)


def _check(network: Assembled) -> None:
    if len(network.form.groups) > 1 or network.form.lag is not None:
        raise InputError(
            "A corrector is trained for networks of one node model without conduction "
            "delays; this one has several, or delays."
        )


def _first(
    course: Course, varied: tuple[str, ...], key: jax.Array
) -> dict[str, jax.Array]:
    """Scales of inputs and errors, the best linear correction, and hidden units that
    begin to speak from near 0."""
    lesson = course.lesson
    key, first, shift, last, own = jax.random.split(key, 5)
    windows = course.windows(key, 1, SAMPLES)
    inputs, lacks = jax.jit(jax.vmap(course.told))(*windows)
    inputs = jnp.moveaxis(inputs, 1, -1).reshape(-1, inputs.shape[1])
    lacks = jnp.moveaxis(lacks, 1, -1).reshape(-1, lacks.shape[1])
    good = jnp.isfinite(lacks).all(axis=1)
    inputs, lacks = inputs[good], lacks[good]
    states = lacks.shape[1]
    true = inputs.at[:, -states:].add(lacks)  # increments as fine steps make them
    centre, spread = true.mean(axis=0), true.std(axis=0)
    spread = jnp.where(spread > 0, spread, 1.0)
    reach = jnp.maximum(lesson.slack * jnp.abs((true - centre) / spread).max(axis=0), 1)
    scaled = jnp.clip((inputs - centre) / spread, -reach, reach)
    lacks = true[:, -states:] - (centre + spread * scaled)[:, -states:]
    error = jnp.sqrt(jnp.square(lacks).mean(axis=0))
    error = jnp.where(error > 0, error, 1.0)
    line = least_squares(scaled, lacks / error)
    count, hidden = inputs.shape[1], lesson.hidden
    weights = {
        "dt_s": jnp.asarray(course.network.grid.dt_s),
        "centre": centre,
        "spread": spread,
        "reach": reach,
        "error": error,
        "linear": line[:, :-1],
        "b2": line[:, -1],
        "w1": normal(first, (hidden, count)) / count**0.5,
        "b1": jax.random.uniform(shift, (hidden,), minval=-1.0, maxval=1.0),
        "w2": 1e-3 * normal(last, (states, hidden)),
    }
    found = {PART + name: value for name, value in weights.items()}
    for name, part in zip(varied, jax.random.split(own, len(varied)), strict=True):
        value = course.network.inputs.parameters[0][name]
        spreads = jnp.where(value.std() > 0, value.std(), 1.0)
        found[OF + name] = jax.random.normal(part, (hidden,)) / count**0.5
        found[USUAL + name] = jnp.stack([value.mean(), spreads])
    return found | visited("corrector", inputs[:, :-states])


def _fitted(
    course: Course, weights: dict[str, jax.Array], key: jax.Array, heard_of: Heard
) -> dict[str, jax.Array]:
    """Adam through the coarse solver, over growing horizons; the weights that do best
    on runs not trained on."""
    lesson = course.lesson
    trainable = {
        name: value
        for name, value in weights.items()
        if name.removeprefix(PART) in TRAINED or name.startswith(OF)
    }
    fixed = {name: v for name, v in weights.items() if name not in trainable}
    count = lesson.updates * len(lesson.horizons)
    schedule = optax.cosine_decay_schedule(lesson.rate, count, 0.01)
    rule = optax.apply_if_finite(
        optax.chain(optax.clip_by_global_norm(1.0), optax.adam(schedule)), 20
    )
    error = weights["corrector.error"][:, None]

    def loss(trial: dict[str, jax.Array], runs: Any, starts: Any, n: int) -> jax.Array:
        along = jax.vmap(partial(course.steps, fixed | trial, n=n))
        coarse, fine = along(run=runs, start=starts)
        off = (coarse - fine) / error / jnp.sqrt(1.0 + jnp.arange(n))[:, None, None]
        return (jnp.sqrt(1 + jnp.square(off)) - 1).mean()  # wild windows count less

    @partial(jax.jit, static_argnames=("n", "times"))
    def updated(trial: Any, memory: Any, key: jax.Array, n: int, times: int) -> Any:
        def one(carry: Any, key: jax.Array) -> Any:
            trial, memory = carry
            runs, starts = course.windows(key, n, lesson.batch)
            value, slope = jax.value_and_grad(loss)(trial, runs, starts, n)
            change, memory = rule.update(slope, memory, trial)
            return (optax.apply_updates(trial, change), memory), value

        carry, values = jax.lax.scan(one, (trial, memory), jax.random.split(key, times))
        return carry, values.mean()

    longest = max(lesson.horizons)
    check = course.windows(jax.random.key(1), longest, 64, held_out=True)
    judged = jax.jit(partial(loss, n=longest))
    memory, best, lowest = rule.init(trainable), trainable, judged(trainable, *check)
    block = max(lesson.updates // 10, 1)
    for horizon in lesson.horizons:
        for done in range(0, lesson.updates, block):
            key, own = jax.random.split(key)
            (trainable, memory), value = updated(trainable, memory, own, horizon, block)
            now = judged(trainable, *check)
            if now < lowest or not jnp.isfinite(lowest):
                best, lowest = trainable, now
            if heard_of(horizon, (done + block) / lesson.updates, float(value)):
                return fixed | best
    return fixed | best


def _errors(
    course: Course, weights: dict[str, jax.Array]
) -> dict[int, tuple[float, float]]:
    found: dict[int, tuple[float, float]] = {}
    error = weights["corrector.error"][:, None]
    quiet = {k: v for k, v in weights.items() if k != "corrector.loudness"}
    for n in (1, max(course.lesson.horizons)):
        windows = course.windows(jax.random.key(3), n, 64, held_out=True)

        def off(some: dict[str, jax.Array], n: int = n, windows: Any = windows):
            coarse, fine = jax.jit(jax.vmap(partial(course.steps, some, n=n)))(*windows)
            last = (coarse - fine)[:, -1] / error
            return float(jnp.sqrt(jnp.square(last).mean()))

        found[n] = off({}), off(quiet)
    return found
