"""Phase portraits of two states: field, nullclines, trajectories, separatrices.

Further states stay at given values. Source: SCIENCE.md H.1.
"""

from functools import partial

import contourpy
import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array as JaxArray
from jaxtyping import Float

from brainTwinStudio.engine.dynamics.equilibria import equilibria
from brainTwinStudio.engine.dynamics.flow import trajectory
from brainTwinStudio.engine.dynamics.vector_field import Change, VectorField, Weights
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Equilibrium, Portrait

FINE = 161
ARROWS = 21
ASIDE = 1e-4  # of the usual size: how far beside a saddle its separatrices begin


def portrait(
    field: VectorField,
    knobs: Array | None = None,
    ends: Array | None = None,
    axes: tuple[int, int] = (0, 1),
    at: Array | None = None,
) -> Portrait:
    """The portrait of two states over ends (2, 2), by default their usual range, a
    quarter wider; the others stay at `at`, by default the middle of theirs."""
    knobs = field.start if knobs is None else knobs
    if ends is None:
        wide = field.state_ends[list(axes)]
        room = np.maximum(np.ptp(wide, axis=1), field.state_size[list(axes)])[:, None]
        ends = wide + room * np.array([-0.25, 0.25])
    at = field.state_ends.mean(axis=1) if at is None else at
    x, y = (np.linspace(low, high, FINE) for low, high in ends)
    rates = _rates(field.change, at, x, y, knobs, field.weights, axes)
    u, v = np.moveaxis(np.asarray(rates), -1, 0)
    nullclines = (_zero_lines(x, y, u), _zero_lines(x, y, v))
    rest = equilibria(field, knobs) if len(field.states) == 2 else ()
    borders = [
        line
        for one in rest
        if one.kind == "saddle"
        for line in separatrices(field, one, knobs, ends)
    ]
    every = (FINE - 1) // (ARROWS - 1)
    names = field.states[axes[0]], field.states[axes[1]]
    few = np.s_[::every, ::every]
    return Portrait(
        names, x[::every], y[::every], u[few], v[few], nullclines, rest,
        tuple(borders),
    )  # fmt: skip


def _zero_lines(x: Array, y: Array, rate: Array) -> tuple[Array, ...]:
    """Where the rate (row, column) is 0, lines (point, 2)."""
    found = contourpy.contour_generator(x, y, rate, line_type="Separate").lines(0.0)
    return tuple(np.asarray(line, float) for line in found)


@partial(jax.jit, static_argnums=(0, 6))
def _rates(
    change: Change,
    at: Float[JaxArray, " state"],
    x: Float[JaxArray, " column"],
    y: Float[JaxArray, " row"],
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
    axes: tuple[int, int],
) -> JaxArray:
    def one(a: JaxArray, b: JaxArray) -> JaxArray:
        state = jnp.asarray(at).at[axes[0]].set(a).at[axes[1]].set(b)
        return change(state, knobs, weights)[jnp.array(axes)]

    return jax.vmap(lambda b: jax.vmap(lambda a: one(a, b))(x))(y)


def separatrices(
    field: VectorField, saddle: Equilibrium, knobs: Array, ends: Array
) -> list[Array]:
    """The two lines (point, state) along which states come into a saddle of two states:
    what divides the basins. Run backwards until they leave the ends."""
    inward = np.real(saddle.modes[:, -1])
    step = 0.02 / np.abs(saddle.eigenvalues).max()
    lines = []
    for side in (-1.0, 1.0):
        begin = saddle.state + side * ASIDE * field.state_size * inward
        line = trajectory(field, begin, knobs, -step, 4000)
        outside = (line < ends[:, 0]) | (line > ends[:, 1]) | ~np.isfinite(line)
        leaves = np.flatnonzero(outside.any(axis=1))
        lines.append(line[: leaves[0]] if leaves.size else line)
    return lines
