"""A node model as a vector field whose numbers can be turned.

One region by itself: what it receives from others is a number like its parameters,
"input" less "strength" times what it sends itself (diffusive coupling in a network at
rest), and a slow state may be held and turned too (slow-fast cuts, SCIENCE.md H.1).
Mechanistic, learned and hybrid nodes are taken alike. Numbers are arguments of what is
compiled: turning one traces nothing again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, NodeModelInfo

Weights = Mapping[str, Any]
Change = Callable[[jax.Array, jax.Array, Weights], jax.Array]
INPUT, STRENGTH, STIMULUS = "input", "strength", "stimulus"
ENDS = {STRENGTH: (0.0, 5.0), STIMULUS: (-5.0, 5.0)}
INPUT_ENDS = (-5.0, 5.0)


@dataclass(frozen=True, slots=True)
class VectorField:
    """change(state (state,), knobs (knob,), weights) is the rate of change (state,) per
    unit_s seconds; the same function for all fields of one kind. knobs: names of the
    numbers that can be turned, start: their values now, ends (knob, 2): their usual
    lowest and highest. state_ends (state, 2): the usual range of the states. kept: the
    states (state, point) brought back inside hard bounds, None where there are none."""

    states: tuple[str, ...]
    knobs: tuple[str, ...]
    change: Change
    start: Array
    ends: Array
    state_ends: Array
    unit_s: float = 1.0
    weights: Weights = field(default_factory=dict)
    kept: Callable[[jax.Array], jax.Array] | None = None

    @property
    def state_size(self) -> Array:
        """Usual absolute value of every state (state,), 1 where that is 0."""
        return sizes(self.state_ends)

    def chosen(self, knob: str) -> int:
        """Which of the knobs; InputError if it is none."""
        if knob not in self.knobs:
            known = ", ".join(self.knobs)
            raise InputError(f"'{knob}' cannot be turned here. Known: {known}.")
        return self.knobs.index(knob)

    def turned(self, **knobs: float) -> Array:
        """The values of all knobs (knob,) with these set."""
        values = self.start.copy()
        for name, value in knobs.items():
            values[self.chosen(name)] = value
        return values

    def possible(self, states: Array) -> np.ndarray:
        """Which of these states (point, state) lie inside the hard bounds."""
        if self.kept is None:
            return np.ones(len(states), bool)
        inside = np.asarray(self.kept(jnp.asarray(states.T))).T
        moved = np.abs(inside - states) > 1e-9 * self.state_size
        return ~np.any(moved, axis=1)

    def value(self, state: Array, knobs: Array) -> Array:
        return np.asarray(_value(self.change, state, knobs, self.weights))

    def slope(self, state: Array, knobs: Array) -> Array:
        """Jacobian (state, state)."""
        return np.asarray(_slope(self.change, state, knobs, self.weights))

    def rates(self, states: Array, knobs: Array) -> Array:
        """`value` of many states (point, state)."""
        return np.asarray(_rates(self.change, states, knobs, self.weights))

    def push(self, state: Array, knobs: Array) -> Array:
        """Derivative with respect to the knobs (state, knob)."""
        return np.asarray(_push(self.change, state, knobs, self.weights))


@partial(jax.jit, static_argnums=0)
def _value(change: Change, state: Any, knobs: Any, weights: Weights) -> jax.Array:
    return change(jnp.asarray(state), jnp.asarray(knobs), weights)


@partial(jax.jit, static_argnums=0)
def _rates(change: Change, states: Any, knobs: Any, weights: Weights) -> jax.Array:
    return jax.vmap(lambda state: change(state, knobs, weights))(jnp.asarray(states))


@partial(jax.jit, static_argnums=0)
def _slope(change: Change, state: Any, knobs: Any, weights: Weights) -> jax.Array:
    return jax.jacfwd(change)(state, knobs, weights)


@partial(jax.jit, static_argnums=0)
def _push(change: Change, state: Any, knobs: Any, weights: Weights) -> jax.Array:
    return jax.jacfwd(change, argnums=1)(state, knobs, weights)


def node_field(
    node: str,
    values: Mapping[str, Any] | None = None,
    held: tuple[str, ...] = (),
) -> VectorField:
    """The field of one region of this node model.

    values: its parameters, a number each (defaults where missing), and the weights of
    its learned parts for this one region ("part.array"). held: states that stand still
    and become knobs, at the middle of their usual range unless `values` has them.
    """
    info, bounds = node_model(node).info, node_model(node).kept
    given = {name: np.asarray(value, float) for name, value in (values or {}).items()}
    ends = dict(zip(info.states, info.start, strict=True))
    for state in held:
        if state not in ends:
            known = ", ".join(ends)
            raise InputError(f"{node} has no state '{state}'. Known: {known}.")
    free = tuple(state for state in info.states if state not in held)
    if not free:
        raise InputError(f"All states of {node} are held; at least one must be free.")
    numbers = {spec.name: spec.default for spec in info.parameters}
    numbers |= {state: sum(ends[state]) / 2 for state in held}
    outside = dict.fromkeys(inputs(info), INPUT_ENDS) | ENDS
    numbers |= dict.fromkeys(outside, 0.0)
    ranges = {spec.name: (spec.low, spec.high) for spec in info.parameters}
    ranges |= {state: ends[state] for state in held} | outside
    weights = {name: value for name, value in given.items() if name not in numbers}
    numbers |= {n: _one(n, value) for n, value in given.items() if n in numbers}
    return VectorField(
        free,
        tuple(numbers),
        _change(node, held),
        np.array(list(numbers.values())),
        np.array([ranges[name] for name in numbers], float),
        np.array([ends[state] for state in free], float),
        info.unit_s,
        weights,
        None if held else bounds,
    )


def inputs(info: NodeModelInfo) -> tuple[str, ...]:
    """Names of what comes from outside: "input", one a quantity that is sent if there
    are several."""
    if len(info.sent) == 1:
        return (INPUT,)
    return tuple(f"{INPUT} {name}" for name in info.sent)


@cache
def _change(node: str, held: tuple[str, ...]) -> Change:
    model = node_model(node)
    states, channels = model.info.states, len(model.info.sent)
    free = tuple(state for state in states if state not in held)
    names = [spec.name for spec in model.info.parameters]
    heard = inputs(model.info)
    at = {name: number for number, name in enumerate((*names, *held, *heard, *ENDS))}
    first = at[heard[0]] if heard else 0
    rows = np.array([states.index(name) for name in free])

    def change(state: jax.Array, knobs: jax.Array, weights: Weights) -> jax.Array:
        own = dict(zip(free, state, strict=True))
        whole = jnp.stack([own.get(n, knobs[at.get(n, 0)]) for n in states])[:, None]
        parameters = {name: knobs[at[name]][None] for name in names} | dict(weights)
        outside = knobs[first : first + channels][:, None]
        received = outside - knobs[at[STRENGTH]] * model.sent(whole, parameters)
        push = knobs[at[STIMULUS]][None]
        return model.drift(whole, received, push, parameters)[rows, 0]

    return change


def _one(name: str, value: Array) -> float:
    if value.size != 1:
        raise InputError(
            f"'{name}' has {value.size} values; one region has one. Choose a region."
        )
    return float(value.ravel()[0])


def sizes(ends: Array) -> Array:
    """Largest absolute value of every range (row, 2), 1 where that is 0."""
    size = np.abs(ends).max(axis=-1)
    return np.where(size > 0, size, 1.0)
