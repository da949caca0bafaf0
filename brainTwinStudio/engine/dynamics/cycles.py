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

from brainTwinStudio.engine.dynamics.curve import Curve, pieces
from brainTwinStudio.engine.dynamics.flow import carried, trajectory
from brainTwinStudio.engine.dynamics.vector_field import Change, VectorField, Weights
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Cycles, Special

STEPS = 600
FIRST = 1e-3  # of the usual size of a state: amplitude of the first cycle
LONGEST = 8.0
FAR = 100.0  # usual ranges that a cycle may leave that of its states by


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
    at = field.chosen(knob)
    low, high = ends or tuple(field.ends[at])
    shot = _Shooting(field, special, at, (low, high))
    begin = shot.first()

    def step(point: Array) -> float:
        """Longer ones where a cycle is larger than the usual range of the states."""
        aside = np.abs((point[: shot.n] - special.state) / field.state_size).max()
        return longest * max(1.0, float(aside))

    points = [begin]
    walk = pieces(shot.curve, begin, shot.way, shot.box, longest=step, most=most)
    for piece in walk:
        points.append(piece.end)
        around = shot.around(piece.end)
        if (np.ptp(around, axis=0) / field.state_size).max() < FIRST:
            break  # it ends in another Hopf point
    return _described(field, np.array(points), [shot.parted(p) for p in points])


class _Shooting:
    """Cycles over one knob; a point is a state on the cycle, the period, the knob. The
    state is the one where the state that swings most is at its peak."""

    def __init__(
        self,
        field: VectorField,
        special: Special,
        at: int,
        ends: tuple[float, float],
    ) -> None:
        self.field, self.special, self.at = field, special, at
        self.n = len(field.states)
        self.period = 1 / special.frequency
        self.knobs = field.start.copy()
        self.knobs[at] = special.knob
        size = field.state_size
        values, modes = np.linalg.eig(field.slope(special.state, self.knobs))
        pair = np.argmin(np.abs(values - 2j * np.pi * special.frequency))
        self.most = int(np.argmax(np.abs(modes[:, pair] / size)))
        mode = np.real(modes[:, pair] / modes[self.most, pair]) * size[self.most]
        way = np.append(mode / size, [0.0, 0.0])
        self.way = way / np.linalg.norm(way)
        room = FAR * (np.ptp(field.state_ends, axis=1) + size)
        low, high = field.state_ends.T
        reach = [self.period / LONGEST, self.period * LONGEST]
        self.box = np.vstack([np.column_stack([low - room, high + room]), reach, ends])
        whole = np.append(size, [self.period, ends[1] - ends[0]])
        self.curve = Curve(self.value, self.slope, whole)
        self.start = np.append(special.state, [self.period, special.knob])

    def first(self) -> Array:
        """A small cycle beside the Hopf point."""
        beside = self.start + FIRST * self.curve.size * self.way
        found = self.curve.corrected(beside, self.way)
        if found is None:
            raise InputError(
                f"No cycle was found beside the Hopf point at {self.special.knob:g}."
            )
        return found[0]

    def parted(self, point: Array) -> tuple[Array, float, Array]:
        turned = self.knobs.copy()
        turned[self.at] = point[self.n + 1]
        return point[: self.n], float(point[self.n]), turned

    def around(self, point: Array) -> Array:
        """States (time, state) of one round."""
        state, time, turned = self.parted(point)
        return trajectory(self.field, state, turned, time / STEPS, STEPS)[1:]

    def value(self, point: Array) -> Array:
        state, _, turned = self.parted(point)
        turning = self.field.value(state, turned)[self.most]
        return np.append(self.around(point)[-1] - state, turning * self.period)

    def slope(self, point: Array) -> Array:
        field, (state, time, turned) = self.field, self.parted(point)
        flown = _flown_slope(field.change, state, time, turned, field.weights)
        by_state, by_time, by_knob = map(np.asarray, flown)
        upper = np.column_stack(
            [by_state - np.eye(self.n), by_time, by_knob[:, self.at]]
        )
        turning = field.slope(state, turned)[self.most]
        lower = np.append(turning, [0.0, field.push(state, turned)[self.most, self.at]])
        return np.vstack([upper, lower * self.period])


def _described(
    field: VectorField, points: Array, parts: list[tuple[Array, float, Array]]
) -> Cycles:
    n = len(field.states)
    low, high, largest = [], [], []
    for state, time, turned in parts:
        way = trajectory(field, state, turned, time / STEPS, STEPS)[1:]
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
def _flown_slope(
    change: Change,
    state: Float[JaxArray, " state"],
    time: Float[JaxArray, ""] | float,
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
) -> tuple[JaxArray, JaxArray, JaxArray]:
    def flown(state: JaxArray, time: JaxArray, knobs: JaxArray) -> JaxArray:
        return carried(change, state, knobs, weights, time / STEPS, STEPS)[-1]

    return jax.jacfwd(flown, argnums=(0, 1, 2))(state, jnp.asarray(time, float), knobs)
