"""One limit cycle by collocation: for stiff nodes and long spikes, where a single shot
around the cycle loses its way.

The cycle solves dx/ds = T F(x) on s from 0 to 1 with x(0) = x(1); the state that swings
most begins at three quarters of its range, where no equilibrium within the cycle can
take its place. T is solved for with it. Piecewise
cubic collocation at the three Lobatto points with a mesh that is refined until the
residual is small (Kierzenka and Shampine 2001, doi:10.1145/502800.502801, in SciPy).
Floquet multipliers are the eigenvalues of the product of the flow's derivatives over
the pieces of the mesh. Source: Kuznetsov 2004, doi:10.1007/978-1-4757-3978-7, section
10.2; SCIENCE.md H.3.
"""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array as JaxArray
from jaxtyping import Float

from brainTwinStudio.engine.dynamics.flow import runge_kutta, trajectory
from brainTwinStudio.engine.dynamics.vector_field import Change, VectorField, Weights
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Cycle

TOLERANCE = 1e-6
MOST_POINTS = 20_000
POINTS_A_SWING, FEWEST, MOST_FIRST = 100, 400, 8000  # of the first mesh
WITHIN = 40  # steps of the flow in one piece of the mesh, for its derivative
RUNS = (8_000, 64_000, 256_000)  # steps
AGAIN = 0.05  # of how much a state swings: how near it must come back
REST = 1e-4  # of the usual size of a state
SHRUNK = 0.1  # of how much the first round swings
NONE = (
    "No cycle was found: from this start the state rests, or does not come back "
    "within {span:g} time units."
)
FAILED = "The cycle could not be solved: {why} Try another start."


def any_cycle(field: VectorField, step: float, knobs: Array | None = None) -> Cycle:
    """A stable cycle of the field, by longer and longer runs from the middle of the
    usual range of the states; InputError where there is none."""
    start, why = field.state_ends.mean(axis=1) + REST * field.state_size, NONE
    for steps in RUNS:
        try:
            return cycle(field, start, step, steps * step, knobs)
        except InputError as error:
            why = str(error)
    raise InputError(why)


def cycle(
    field: VectorField,
    start: Array,
    step: float,
    span: float,
    knobs: Array | None = None,
) -> Cycle:
    """The stable cycle that a run of `span` time units with this step, from `start`
    (state,), ends on."""
    knobs = field.start if knobs is None else knobs
    steps = round(span / step)
    way = trajectory(field, np.asarray(start, float), knobs, step, steps)
    late = way[steps // 2 :]
    if not np.isfinite(late).all():
        raise InputError(f"The run diverged with steps of {step:g} time units.")
    first, last = _turn(late, field.state_size, span)
    return solved(field, late[first : last + 1], (last - first) * step, knobs)


def solved(field: VectorField, way: Array, period: float, knobs: Array) -> Cycle:
    """The cycle near a first round (time, state), evenly over a first period."""
    from scipy.integrate import solve_bvp

    n, size = len(field.states), np.ptp(way, axis=0)
    size = np.where(size > REST * field.state_size, size, field.state_size)
    most = int((np.ptp(way, axis=0) / field.state_size).argmax())
    way, level = _from_level(way, most)
    what = (field.change, knobs, field.weights)
    share = np.linspace(0.0, 1.0, len(way))
    at = _mesh(way / size, share)
    guess = (
        np.stack([np.interp(at, share, way[:, k]) for k in range(n)]) / size[:, None]
    )
    guess[:, -1] = guess[:, 0]

    def rate(_: Array, y: Array, p: Array) -> Array:
        return p[0] * field.rates(y.T * size, knobs).T / size[:, None]

    def slope(_: Array, y: Array, p: Array) -> tuple[Array, Array]:
        places = y.T * size
        by_state = np.asarray(_slopes(*what, places)) * size / size[:, None]
        by_time = field.rates(places, knobs).T / size[:, None]
        return p[0] * np.moveaxis(by_state, 0, -1), by_time[:, None, :]

    def ends(before: Array, after: Array, p: Array) -> Array:
        return np.append(before - after, before[most] - level / size[most])

    found = solve_bvp(
        rate, ends, at, guess, p=[period], fun_jac=slope, tol=TOLERANCE,
        max_nodes=MOST_POINTS,
    )  # fmt: skip
    if not found.success:
        raise InputError(FAILED.format(why=found.message))
    states, time = (found.y * size[:, None]).T, float(found.p[0])
    if time <= 0 or np.ptp(found.y, axis=1).max() < SHRUNK:
        raise InputError(FAILED.format(why="It shrank to a point."))
    pieces = np.asarray(_derivatives(*what, states[:-1], np.diff(found.x) * time))
    whole = np.eye(n)
    for piece in pieces:
        whole = piece @ whole
    values = np.linalg.eigvals(whole)
    order = np.argsort(-np.abs(values))
    residual = float(found.rms_residuals.max())
    return Cycle(found.x * time, states, time, values[order], residual)


def _turn(late: Array, size: Array, span: float) -> tuple[int, int]:
    """Steps of two peaks of the state that swings most, one round apart."""
    swings = np.ptp(late, axis=0) / size
    most = int(swings.argmax())
    if swings[most] < REST:
        raise InputError(NONE.format(span=span))
    x = late[:, most]
    peaks = np.flatnonzero((x[1:-1] > x[:-2]) & (x[1:-1] >= x[2:])) + 1
    reach = np.ptp(late, axis=0)
    reach = np.where(reach > 0, reach, 1.0)
    for last in peaks[::-1]:
        before = peaks[peaks < last]
        apart = np.abs((late[before] - late[last]) / reach).max(axis=1)
        back = np.flatnonzero(apart < AGAIN)
        if back.size:
            return int(before[back[-1]]), int(last)
    raise InputError(NONE.format(span=span))


def _from_level(way: Array, most: int) -> tuple[Array, float]:
    """The round (time, state) begun where one state rises through three quarters of its
    range, and that value."""
    around = way[:-1]
    x = around[:, most]
    level = float(x.min() + 0.75 * np.ptp(x))
    rises = np.flatnonzero((x < level) & (np.roll(x, -1) >= level))
    turned = np.roll(around, -int(rises[0]), axis=0)
    return np.vstack([turned, turned[:1]]), level


def _mesh(way: Array, share: Array) -> Array:
    """Shares of the round at which points lie: half evenly in time, half along the way,
    so that spikes have some."""
    along = np.append(0.0, np.cumsum(np.linalg.norm(np.diff(way, axis=0), axis=1)))
    count = int(np.clip(POINTS_A_SWING * along[-1], FEWEST, MOST_FIRST))
    both = share + along / along[-1]
    found = np.interp(np.linspace(0.0, 2.0, count), both, share)
    found[0], found[-1] = 0.0, 1.0
    return np.unique(found)


@partial(jax.jit, static_argnums=0)
def _slopes(
    change: Change,
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
    places: Float[JaxArray, "point state"],
) -> JaxArray:
    return jax.vmap(jax.jacfwd(lambda state: change(state, knobs, weights)))(places)


@partial(jax.jit, static_argnums=0)
def _derivatives(
    change: Change,
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
    places: Float[JaxArray, "piece state"],
    times: Float[JaxArray, " piece"],
) -> JaxArray:
    """Of the flow over every piece of the mesh (piece, state, state)."""

    def flown(state: JaxArray, time: JaxArray) -> JaxArray:
        def on(_: object, state: JaxArray) -> JaxArray:
            rate = lambda s: change(s, knobs, weights)  # noqa: E731
            return runge_kutta(rate, state, time / WITHIN)

        return jax.lax.fori_loop(0, WITHIN, on, state)

    return jax.vmap(jax.jacfwd(flown))(places, jnp.asarray(times))
