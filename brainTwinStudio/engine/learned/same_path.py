"""Fine runs of a network, and coarse runs along them on the same noise.

The fine solver runs first; its states and the sums of its random increments are kept
once a coarse step. A coarse run then begins at a state of the fine one and meets the
same Brownian path, so that it should end where the fine one did.
"""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.assemble import Assembled
from brainTwinStudio.engine.corrected_step import inputs_of
from brainTwinStudio.engine.draws import normal
from brainTwinStudio.engine.form import Form, Wiring, parts
from brainTwinStudio.engine.network import heard, noisy_rows, strength_of, total, waves
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.sampling import first_state
from brainTwinStudio.engine.stepping import (
    Moment,
    Network,
    Pace,
    Place,
    prepared,
    without_delays,
)


class Lesson(NamedTuple):
    """How a corrector is trained. finer: fine steps in a coarse one. solver: integrator
    of the fine steps, that of the network if None. runs: fine runs of `steps` coarse
    steps each, after `burn_in`. horizons: coarse steps of the roll-outs, one after the
    other, each for `updates` steps of Adam on `batch` windows. slack: how far beyond
    the visited range its inputs may go."""

    hidden: int = 16
    finer: int = 10
    solver: str | None = None
    runs: int = 32
    steps: int = 200
    burn_in: int = 0
    horizons: tuple[int, ...] = (1, 2, 5, 10)
    updates: int = 400
    batch: int = 8
    rate: float = 3e-3
    slack: float = 1.2
    seed: int = 0


class Record(NamedTuple):
    """Fine runs, once a coarse step: state (run, time + 1, state, region) and the
    increments in between, draws of unit variance (run, time, row, region)."""

    states: Float[Array, "run moment state region"]
    draws: Float[Array, "run time row region"]


def fine_runs(network: Assembled, lesson: Lesson, key: jax.Array) -> Record:
    """Runs of the fine solver, `lesson.finer` steps in every step of the grid."""

    def one(inputs: Any, key: jax.Array) -> Record:
        solver = lesson.solver or network.form.integrator
        form = network.form._replace(draws="normal", integrator=solver)
        ready = prepared(form, inputs.parameters, inputs.wiring)
        dt = network.grid.dt_s / form.unit_s / lesson.finer
        dtype = ready.sigma.dtype
        shape = (lesson.finer, len(noisy_rows(form)), form.regions)
        begin, key = jax.random.split(key)

        def coarse(state: jax.Array, key: jax.Array):
            draws = normal(key, shape, dtype)
            after = _stepped(ready, dt, state, draws, jnp.zeros((), jnp.uint64))
            return after, (after, draws.sum(axis=0) / lesson.finer**0.5)

        state = first_state(form, begin, dtype)
        state = inputs.start if inputs.start is not None else state
        keys = jax.random.split(key, lesson.burn_in + lesson.steps)
        state, _ = jax.lax.scan(coarse, state, keys[: lesson.burn_in])
        _, (states, draws) = jax.lax.scan(coarse, state, keys[lesson.burn_in :])
        return Record(jnp.concatenate([state[None], states]), draws)

    axes = (axes_of(network), 0)
    keys = jax.random.split(key, lesson.runs)
    return jax.jit(jax.vmap(one, in_axes=axes))(network.inputs, keys)


def axes_of(network: Assembled) -> Any:
    def of(path: Any, _: object) -> int | None:
        name = path[-1].key if hasattr(path[-1], "key") else path[-1].name
        return 0 if name in network.over else None

    return jax.tree_util.tree_map_with_path(of, network.inputs)


def _stepped(
    ready: Network,
    dt: float,
    state: jax.Array,
    draws: jax.Array,
    number: jax.Array,
) -> jax.Array:
    """The state after as many steps as there are draws (time, row, region)."""
    pace = Pace(dt, jnp.asarray(dt**0.5, state.dtype), number)
    moments = Moment(None, None, None, draws)
    return without_delays(ready, pace, Place(state, number), moments, len(draws)).state


# ------------------------------------------------------------------- the coarse steps


class Course:
    """Windows of a record, and coarse runs along them."""

    def __init__(self, network: Assembled, record: Record, lesson: Lesson) -> None:
        self.network, self.record, self.lesson = network, record, lesson
        self.form = network.form
        self.dt = network.grid.dt_s / network.form.unit_s
        self.held_out = max(lesson.runs // 4, 1)
        self.axes = axes_of(network)
        rows = noisy_rows(self.form)
        self.noisy = [row in rows for row in range(self.form.states)]

    def inputs(self, run: jax.Array) -> Any:
        """What belongs to one run."""
        return jax.tree.map(
            lambda leaf, axis: leaf if axis is None else leaf[run],
            self.network.inputs,
            self.axes,
        )

    def steps(
        self,
        weights: Mapping[str, jax.Array],
        run: jax.Array,
        start: jax.Array,
        kicks: jax.Array | None = None,
        n: int = 1,
    ) -> tuple[jax.Array, jax.Array]:
        """Coarse states (time, state, region) of `n` steps along the path of a run,
        and those of the fine run; kicks: where the increments are read, `start` if not
        given."""
        inputs = self.inputs(run)
        (own,) = inputs.parameters
        ready = prepared(self.form, ({**own, **weights},), inputs.wiring)
        states = jax.lax.dynamic_slice_in_dim(self.record.states[run], start, n + 1)
        kicks = start if kicks is None else kicks
        draws = jax.lax.dynamic_slice_in_dim(self.record.draws[run], kicks, n)

        def one(state: jax.Array, given: tuple[jax.Array, jax.Array]):
            kick, number = given
            after = _stepped(ready, self.dt, state, kick[None], number)
            return after, after

        numbers = (start + jnp.arange(n)).astype(jnp.uint64)
        _, found = jax.lax.scan(one, states[0], (draws, numbers))
        return found, states[1:]

    def windows(self, key: jax.Array, n: int, count: int, *, held_out: bool = False):
        of_runs, of_starts = jax.random.split(key)
        first, last = self.held_out, self.lesson.runs
        if held_out or first == last:
            first, last = 0, self.held_out
        runs = jax.random.randint(of_runs, (count,), first, last)
        starts = jax.random.randint(of_starts, (count,), 0, self.lesson.steps - n + 1)
        return runs, starts

    @cached_property
    def free(self) -> Callable[..., tuple[jax.Array, jax.Array]]:
        """`steps` along whole runs: (weights, runs, starts), compiled once."""
        along = partial(self.steps, n=self.lesson.steps)
        return jax.jit(jax.vmap(along, in_axes=(None, 0, 0)))

    @cached_property
    def sent(self) -> Callable[..., jax.Array]:
        """What other regions hear (run, time, channel, region) at states (run, time,
        state, region) of runs."""
        node = next(iter(parts(self.form))).node

        def of(run: jax.Array, states: jax.Array) -> jax.Array:
            (own,) = self.inputs(run).parameters
            return jax.vmap(lambda state: node.sent(state, own))(states)

        return jax.jit(jax.vmap(of))

    def told(self, run: jax.Array, start: jax.Array) -> tuple[jax.Array, jax.Array]:
        """Inputs of the corrector (input, region) of one uncorrected step of a run, and
        what it lacks (state, region)."""
        (after,), (fine,) = self.steps({}, run, start)
        inputs = self.inputs(run)
        before, p = self.record.states[run, start], inputs.parameters
        received = received_at(self.form, p, inputs.wiring, before)
        return inputs_of(before, after, received), fine - after


def received_at(
    form: Form,
    parameters: tuple[Parameters, ...],
    wiring: Wiring,
    state: Float[Array, "state region"],
) -> Float[Array, "channel region"]:
    """What every region receives at a state, without delays."""
    arrived = total(form, wiring, waves(form, parameters, state))
    return heard(form, parameters, state, arrived, strength_of(form, wiring))
