"""Branches of limit cycles over one knob, from the Hopf point where they are born.

A cycle is a state that returns to itself after a period (shooting): the one where the
state that swings most is at its peak. The flow over one period is taken in STEPS steps,
its derivative by forward differentiation. Floquet multipliers are the eigenvalues of
that derivative; one is 1, a cycle is stable where the others lie inside the unit
circle. A branch ends at another Hopf point, at the ends of the knob, or where the
period has grown LONGEST-fold: at a saddle, where it grows without end.
Source: Kuznetsov 2004, doi:10.1007/978-1-4757-3978-7, section 10.2; SCIENCE.md H.3.
"""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array as JaxArray
from jaxtyping import Float

from brainTwinStudio.engine.dynamics.continuation import FAR
from brainTwinStudio.engine.dynamics.curve import Curve, pieces
from brainTwinStudio.engine.dynamics.portrait import runge_kutta
from brainTwinStudio.engine.dynamics.vector_field import Change, VectorField, Weights
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Cycles, Special

STEPS = 600
FIRST = 1e-3  # of the usual size of a state: amplitude of the first cycle
LONGEST = 8.0


def cycles(
    field: VectorField,
    special: Special,
    knob: str,
    ends: tuple[float, float] | None = None,
    *,
    longest: float = 0.03,
    most: int = 400,
) -> Cycles:
    """The cycles born at this Hopf point of a branch over `knob`."""
    if special.kind != "hopf":
        raise InputError(f"No cycle is born at a {special.kind}.")
    at, n = field.chosen(knob), len(field.states)
    ends = ends or tuple(field.ends[at])
    period = 1 / special.frequency
    knobs = field.turned(**{knob: special.knob})
    values, modes = np.linalg.eig(field.slope(special.state, knobs))
    pair = np.argmin(np.abs(values - 2j * np.pi * special.frequency))
    most_moved = int(np.argmax(np.abs(modes[:, pair] / field.state_size)))
    mode = np.real(
        modes[:, pair] / modes[most_moved, pair] * field.state_size[most_moved]
    )

    def parted(point: Array) -> tuple[Array, float, Array]:
        turned = knobs.copy()
        turned[at] = point[n + 1]
        return point[:n], float(point[n]), turned

    def value(point: Array) -> Array:
        state, time, turned = parted(point)
        back = _flown(field.change, state, time, turned, field.weights)
        turning = field.value(state, turned)[most_moved]
        return np.append(np.asarray(back) - state, turning * period)

    def slope(point: Array) -> Array:
        state, time, turned = parted(point)
        by_state, by_time, by_knob = map(
            np.asarray, _flown_slope(field.change, state, time, turned, field.weights)
        )
        upper = np.column_stack([by_state - np.eye(n), by_time, by_knob[:, at]])
        lower = np.concatenate(
            [
                field.slope(state, turned)[most_moved],
                [0.0, field.push(state, turned)[most_moved, at]],
            ]
        )
        return np.vstack([upper, lower * period])

    size = np.concatenate([field.state_size, [period, ends[1] - ends[0]]])
    room = np.ptp(field.state_ends, axis=1) + field.state_size
    low, high = field.state_ends.T
    box = np.vstack(
        [
            np.column_stack([low - FAR * room, high + FAR * room]),
            [period / LONGEST, period * LONGEST],
            ends,
        ]
    )
    curve = Curve(value, slope, size)
    start = np.concatenate([special.state, [period, special.knob]])
    way = np.concatenate([mode / field.state_size, [0.0, 0.0]])
    way /= np.linalg.norm(way)
    begin = curve.corrected(start + FIRST * size * way, way)
    if begin is None:
        raise InputError(
            f"No cycle was found beside the Hopf point at {special.knob:g}."
        )
    points = [begin[0]]
    for piece in pieces(curve, begin[0], way, box, longest=longest, most=most):
        points.append(piece.end)
        state, time, turned = parted(piece.end)
        around = np.asarray(_way(field.change, state, time, turned, field.weights))
        if (np.ptp(around, axis=0) / field.state_size).max() < FIRST:
            break  # it ends in another Hopf point
    return _described(field, np.array(points), [parted(point) for point in points])


def _described(
    field: VectorField, points: Array, parts: list[tuple[Array, float, Array]]
) -> Cycles:
    n = len(field.states)
    low, high, largest = [], [], []
    for state, time, turned in parts:
        way = np.asarray(_way(field.change, state, time, turned, field.weights))
        low.append(way.min(axis=0))
        high.append(way.max(axis=0))
        flown = _flown_slope(field.change, state, time, turned, field.weights)[0]
        values = np.linalg.eigvals(np.asarray(flown))
        rest = np.delete(values, np.argmin(np.abs(values - 1)))
        largest.append(np.abs(rest).max(initial=0.0))
    return Cycles(
        points[:, n + 1], np.array(low), np.array(high), points[:, n], np.array(largest)
    )


@partial(jax.jit, static_argnums=0)
def _way(
    change: Change,
    state: Float[JaxArray, " state"],
    time: Float[JaxArray, ""] | float,
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
) -> Float[JaxArray, "time state"]:
    def on(state: JaxArray, _: None) -> tuple[JaxArray, JaxArray]:
        state = runge_kutta(lambda s: change(s, knobs, weights), state, time / STEPS)
        return state, state

    return jax.lax.scan(on, jnp.asarray(state), length=STEPS)[1]


@partial(jax.jit, static_argnums=0)
def _flown(
    change: Change,
    state: Float[JaxArray, " state"],
    time: Float[JaxArray, ""] | float,
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
) -> Float[JaxArray, " state"]:
    """The state after this time."""
    return _way(change, state, time, knobs, weights)[-1]


@partial(jax.jit, static_argnums=0)
def _flown_slope(
    change: Change,
    state: Float[JaxArray, " state"],
    time: Float[JaxArray, ""] | float,
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
) -> tuple[JaxArray, JaxArray, JaxArray]:
    of = jax.jacfwd(partial(_flown, change), argnums=(0, 1, 2))
    return of(state, jnp.asarray(time, float), knobs, weights)
