"""The likeliest way out of a stable equilibrium under weak noise, and how rare it is.

Of dx = F dt + sigma R dW the mean time to leave grows as exp(A / sigma^2), where A is
the least action of a path phi from the equilibrium to the saddle at the edge of its
basin. At best timing it does not depend on time,
    A = int |F| |phi'| - <F, phi'>   in coordinates x / R,
and the path is found by descending it, as a string of points that keep equal distances
(geometric minimum action method, Heymann and Vanden-Eijnden 2008,
doi:10.1002/cpa.20238, section 3). Down from the saddle the system goes by itself, at no
cost. In gradient systems A is twice the height of the barrier and the factor is known
(Bovier et al. 2004, doi:10.4171/JEMS/14). Source: SCIENCE.md H.5.
"""

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array as JaxArray
from jaxtyping import Float

from brainTwinStudio.engine.dynamics.equilibria import equilibria
from brainTwinStudio.engine.dynamics.flow import trajectory
from brainTwinStudio.engine.dynamics.vector_field import Change, VectorField, Weights
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Equilibrium
from brainTwinStudio.project.landscape import ActionPath, Transitions

POINTS, FINER = 161, 20  # of a path; times as many where its action is taken
STEPS, ROUNDS = 200, 150  # of the descent between spacing, and how often at most
PACE = 0.3  # of a step, beside the square of the fastest rate
ROUGH = 1e-6  # of the action, that a round may raise it by
SETTLED = 1e-7  # of the action, that a round lowers it by
BENDS = (0.2, -0.2)  # of its length: how far the first paths bow aside
ASKED = 64
ALIKE = 1e-6  # asymmetry of the Jacobian of a gradient
ASIDE, NEAR, DOWN = 1e-4, 2e-3, 20_000
SHOWN = 200
ONE = "There is one stable equilibrium only: no other to get to."
NONE = "There is no stable equilibrium: nothing to leave."
NO_SADDLE = "No saddle was found between the stable equilibria."
LEADS_ON = (
    "From the saddle at {where} the state goes to no equilibrium on one side, so a "
    "cycle or more may lie there; that way was left out."
)


def transitions(
    field: VectorField, level: float, relative: Array, knobs: Array | None = None
) -> Transitions:
    """Between all stable equilibria that share a saddle with one direction away; level,
    relative (state,) as `noise_of` gives them."""
    if not (relative > 0).all():
        still = [n for n, r in zip(field.states, relative, strict=True) if not r > 0]
        raise InputError(
            f"No noise drives {' and '.join(still)}: the least action is known only "
            "where noise drives all states."
        )
    knobs = field.start if knobs is None else knobs
    rest = equilibria(field, knobs)
    stable = [one for one in rest if not one.unstable]
    if len(stable) < 2:
        return Transitions((), (ONE if stable else NONE,))
    paths, notes = [], []
    for saddle in (one for one in rest if one.unstable == 1):
        ends = [_down(field, saddle, side, knobs, stable) for side in (-1.0, 1.0)]
        if None in ends:
            where = ", ".join(f"{value:.3g}" for value in saddle.state)
            notes.append(LEADS_ON.format(where=where))
        one, other = ends
        if one is None or other is None or one[0] is other[0]:
            continue
        for (begin, _), (end, down) in ((one, other), (other, one)):
            found = _path(field, begin, saddle, (end, down), relative, knobs, level)
            paths.append(found)
    if not paths and not notes:
        notes.append(NO_SADDLE)
    return Transitions(tuple(paths), tuple(notes))


class Up(NamedTuple):
    """A path (point, state), its action in units of sigma^2, the steps taken, and the
    share of the action that the last round of them won."""

    path: Array
    action: float
    steps: int
    left: float


def uphill(
    field: VectorField, begin: Array, top: Array, relative: Array, knobs: Array
) -> tuple[Up, float]:
    """The path of least action between two equilibria, and how far its action may be
    off: three times its distance to that with half the points, since actions of paths
    that wind come down with the distance between points (the mean field's focus: 0.0829
    by 161 points, 0.0787 by shooting in Hamilton's equations)."""
    what = (field.change, relative, knobs, field.weights)
    ends = begin / relative, top / relative
    tried = [_descent(what, _first(*ends, bend)) for bend in BENDS]
    best = min(tried, key=lambda one: one.action)
    coarse = _descent(what, best.path[::2])
    error = 3 * abs(coarse.action - best.action)
    return best._replace(path=best.path * relative), error


def _path(
    field: VectorField,
    begin: Equilibrium,
    saddle: Equilibrium,
    down: tuple[Equilibrium, Array],
    relative: Array,
    knobs: Array,
    level: float,
) -> ActionPath:
    up, error = uphill(field, begin.state, saddle.state, relative, knobs)
    gradient = is_gradient(field, relative, knobs)
    rate = float(np.real(saddle.eigenvalues[0]))
    escape = np.nan
    if gradient:
        steep = np.prod(np.real(saddle.eigenvalues)) / np.prod(
            np.real(begin.eigenvalues)
        )
        factor = 2 * np.pi / rate * np.sqrt(abs(steep))
        with np.errstate(over="ignore"):
            escape = float(factor * np.exp(up.action / level**2))
    return ActionPath(
        begin=begin,
        saddle=saddle,
        end=down[0],
        states=np.vstack([up.path, down[1]]),
        top=len(up.path) - 1,
        action=up.action,
        error=error,
        level=level,
        gradient=gradient,
        rate_up=rate,
        escape=escape,
        steps=up.steps,
        left=up.left,
    )


def is_gradient(field: VectorField, relative: Array, knobs: Array) -> bool:
    """Whether the Jacobian is symmetric all over the usual range: then noise and
    drift are in detailed balance."""
    low, high = field.state_ends.T / relative
    rng = np.random.default_rng(0)
    points = rng.uniform(low, np.maximum(high, low + 1e-9), (ASKED, low.size))
    what = (field.change, relative, knobs, field.weights)
    slopes = np.asarray(_all_slopes(*what, points))
    uneven = np.abs(slopes - np.swapaxes(slopes, 1, 2)).max()
    return bool(uneven < ALIKE * np.abs(slopes).max())


def _down(
    field: VectorField,
    saddle: Equilibrium,
    side: float,
    knobs: Array,
    stable: list[Equilibrium],
) -> tuple[Equilibrium, Array] | None:
    """Where a state goes from beside a saddle, and on which way (point, state); None if
    to no equilibrium."""
    size = field.state_size
    away = np.real(saddle.modes[:, 0])
    begin = saddle.state + side * ASIDE * size * away / np.linalg.norm(away)
    fastest = max(np.abs(one.eigenvalues).max() for one in (saddle, *stable))
    step = 0.1 / float(fastest)
    way = trajectory(field, begin, knobs, step, DOWN)
    for one in stable:
        close = np.abs((way - one.state) / size).max(axis=1) < NEAR
        if close.any() and close[-1]:
            way = np.vstack([way[: int(close.argmax())], one.state])
            return one, _spaced(way / size, SHOWN) * size
    return None


def _spaced(way: Array, count: int) -> Array:
    """Points (count, state) at equal distances on a line (point, state)."""
    from scipy.interpolate import PchipInterpolator

    pieces = np.linalg.norm(np.diff(way, axis=0), axis=1)
    way = way[np.append(True, pieces > 0)]
    along = np.append(0.0, np.cumsum(pieces[pieces > 0]))
    found = PchipInterpolator(along, way)(np.linspace(0.0, along[-1], count))
    found[0], found[-1] = way[0], way[-1]
    return found


# ---------------------------------------------------------------- descent


def _descent(what: tuple, path: Array) -> Up:
    """From a first path (point, state) in coordinates of even noise."""
    points = len(path)
    fastest = np.abs(np.asarray(_all_slopes(*what, path))).sum(axis=2).max()
    pace, best, left = PACE / fastest**2, np.inf, np.inf
    rounds = 0
    while rounds < ROUNDS and left >= SETTLED:
        rounds += 1
        moved = np.asarray(_moved(*what, path, pace))
        now = np.inf
        if np.isfinite(moved).all():
            moved = _spaced(moved, points)
            now = float(_action(*what, _spaced(moved, FINER * points)))
        if not now < best * (1 + ROUGH):
            pace /= 2  # a step that long does not lead down
            continue
        left = abs(best - now) / max(now, np.finfo(float).tiny)
        path, best = moved, min(best, now)
    return Up(path, best, rounds * STEPS, left)


def _first(begin: Array, top: Array, bend: float) -> Array:
    """A line (point, state), bowed aside by `bend` of its length."""
    share, line = np.linspace(0.0, 1.0, POINTS)[:, None], top - begin
    if line.size == 1:
        return begin + share * line
    aside = np.zeros(line.size)
    aside[int(np.abs(line).argmin())] = np.linalg.norm(line)
    aside -= line * (aside @ line) / (line @ line)
    return begin + share * line + bend * np.sin(np.pi * share) * aside


@partial(jax.jit, static_argnums=0)
def _all_slopes(
    change: Change,
    relative: Float[JaxArray, " state"],
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
    path: Float[JaxArray, "point state"],
) -> JaxArray:
    rate = partial(_rate, change, relative, knobs, weights)
    return jax.vmap(jax.jacfwd(rate))(path)


@partial(jax.jit, static_argnums=0)
def _action(
    change: Change,
    relative: Float[JaxArray, " state"],
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
    path: Float[JaxArray, "point state"],
) -> JaxArray:
    rate = jax.vmap(partial(_rate, change, relative, knobs, weights))
    drift = rate((path[1:] + path[:-1]) / 2)
    step = path[1:] - path[:-1]
    length = jnp.linalg.norm(drift, axis=1) * jnp.linalg.norm(step, axis=1)
    return jnp.sum(length - jnp.sum(drift * step, axis=1))


def _rate(
    change: Change, relative: JaxArray, knobs: JaxArray, weights: Weights, z: JaxArray
) -> JaxArray:
    """In coordinates in which the noise is alike in all states."""
    return change(z * relative, knobs, weights) / relative


@partial(jax.jit, static_argnums=0)
def _moved(
    change: Change,
    relative: Float[JaxArray, " state"],
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
    path: Float[JaxArray, "point state"],
    pace: Float[JaxArray, ""] | float,
) -> JaxArray:
    """STEPS steps down the action; the second derivative along the path is taken at the
    end of a step."""
    rate = partial(_rate, change, relative, knobs, weights)
    drift, slope = jax.vmap(rate), jax.vmap(jax.jacfwd(rate))
    wide = 1 / (path.shape[0] - 1)

    def middle(values: JaxArray) -> JaxArray:
        return (values[2:] - values[:-2]) / (2 * wide)

    def step(_: JaxArray, path: JaxArray) -> JaxArray:
        along, here = middle(path), drift(path)
        length = jnp.maximum(jnp.linalg.norm(along, axis=1), 1e-12)
        inner = jnp.linalg.norm(here[1:-1], axis=1) / length
        speed = jnp.pad(inner, 1)  # ends stand still
        jacobian, here = slope(path[1:-1]), here[1:-1]
        turning = jnp.einsum("pij,pj->pi", jacobian, along) - jnp.einsum(
            "pji,pj->pi", jacobian, along
        )
        push = (
            -inner[:, None] * turning
            - jnp.einsum("pji,pj->pi", jacobian, here)
            + (inner * middle(speed))[:, None] * along
        )
        share = pace * inner**2 / wide**2
        right = path[1:-1] + pace * push
        right = right.at[0].add(share[0] * path[0]).at[-1].add(share[-1] * path[-1])
        lower = jnp.concatenate([jnp.zeros(1), -share[1:]])
        upper = jnp.concatenate([-share[:-1], jnp.zeros(1)])
        found = jax.lax.linalg.tridiagonal_solve(lower, 1 + 2 * share, upper, right)
        return path.at[1:-1].set(found)

    return jax.lax.fori_loop(0, STEPS, step, path)
