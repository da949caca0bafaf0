"""The path of least action between two states of dx = F dt + sigma R dW.

At best timing the action does not depend on time,
    A = int |F| |phi'| - <F, phi'>   in coordinates x / R,
and the path is found by descending it, as a string of points that keep equal distances
(geometric minimum action method, Heymann and Vanden-Eijnden 2008,
doi:10.1002/cpa.20238, section 3). Source: SCIENCE.md H.5.
"""

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array as JaxArray
from jaxtyping import Float

from brainTwinStudio.engine.dynamics.vector_field import Change, VectorField, Weights
from brainTwinStudio.project import Array

POINTS, FINER = 161, 20  # of a path; times as many where its action is taken
STEPS, ROUNDS = 200, 150  # of the descent between spacing, and how often at most
PACE = 0.3  # of a step, beside the square of the fastest rate
ROUGH = 1e-6  # of the action, that a round may raise it by
SETTLED = 1e-7  # of the action, that a round lowers it by
BENDS = (0.2, -0.2)  # of its length: how far the first paths bow aside
ASKED = 64
ALIKE = 1e-6  # asymmetry of the Jacobian of a gradient


class Given(NamedTuple):
    """What a rate depends on beside the state: relative (state,), R, by which states
    are divided so that the noise is alike in all; knobs (knob,); weights."""

    relative: JaxArray
    knobs: JaxArray
    weights: Weights


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
    what = _what(field, relative, knobs)
    ends = begin / relative, top / relative
    tried = [_descent(what, _first(*ends, bend)) for bend in BENDS]
    best = min(tried, key=lambda one: one.action)
    coarse = _descent(what, best.path[::2])
    error = 3 * abs(coarse.action - best.action)
    return best._replace(path=best.path * relative), error


def is_gradient(field: VectorField, relative: Array, knobs: Array) -> bool:
    """Whether the Jacobian is symmetric all over the usual range: then noise and
    drift are in detailed balance."""
    low, high = field.state_ends.T / relative
    rng = np.random.default_rng(0)
    points = rng.uniform(low, np.maximum(high, low + 1e-9), (ASKED, low.size))
    what = _what(field, relative, knobs)
    slopes = np.asarray(_all_slopes(*what, points))
    uneven = np.abs(slopes - np.swapaxes(slopes, 1, 2)).max()
    return bool(uneven < ALIKE * np.abs(slopes).max())


def spaced(way: Array, count: int) -> Array:
    """Points (count, state) at equal distances on a line (point, state)."""
    from scipy.interpolate import PchipInterpolator

    pieces = np.linalg.norm(np.diff(way, axis=0), axis=1)
    way = way[np.append(True, pieces > 0)]
    along = np.append(0.0, np.cumsum(pieces[pieces > 0]))
    found = PchipInterpolator(along, way)(np.linspace(0.0, along[-1], count))
    found[0], found[-1] = way[0], way[-1]
    return found


def _what(field: VectorField, relative: Array, knobs: Array) -> tuple[Change, Given]:
    given = Given(jnp.asarray(relative), jnp.asarray(knobs), field.weights)
    return field.change, given


def _descent(what: tuple[Change, Given], path: Array) -> Up:
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
            moved = spaced(moved, points)
            now = float(_action(*what, spaced(moved, FINER * points)))
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
    change: Change, of: Given, path: Float[JaxArray, "point state"]
) -> JaxArray:
    rate = partial(_rate, change, of)
    return jax.vmap(jax.jacfwd(rate))(path)


@partial(jax.jit, static_argnums=0)
def _action(
    change: Change, of: Given, path: Float[JaxArray, "point state"]
) -> JaxArray:
    rate = jax.vmap(partial(_rate, change, of))
    drift = rate((path[1:] + path[:-1]) / 2)
    step = path[1:] - path[:-1]
    length = jnp.linalg.norm(drift, axis=1) * jnp.linalg.norm(step, axis=1)
    return jnp.sum(length - jnp.sum(drift * step, axis=1))


def _rate(change: Change, of: Given, z: JaxArray) -> JaxArray:
    """In coordinates in which the noise is alike in all states."""
    return change(z * of.relative, of.knobs, of.weights) / of.relative


@partial(jax.jit, static_argnums=0)
def _moved(
    change: Change,
    of: Given,
    path: Float[JaxArray, "point state"],
    pace: Float[JaxArray, ""] | float,
) -> JaxArray:
    """STEPS steps down the action; the second derivative along the path is taken at the
    end of a step."""
    rate = partial(_rate, change, of)
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
