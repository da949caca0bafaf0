"""A posterior that any inference method takes: a log density of unbounded numbers.

`log_density(theta, data)` is a pure function; what belongs to one recording is in
`data` (a pytree), so that a second brain of the same kind costs no second compilation.
Methods work in coordinates u with theta = start + root u, in which a Gaussian posterior
has mean 0 and unit covariance (`Frame`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

LEVEL = 0.9
FLATTEST = 0.25  # curvature in prior spreads; a direction bent less is taken as so
ITERATIONS = 200
KEPT = 32  # compiled functions of so many kinds of posteriors
Density = Callable[[jax.Array, Any], jax.Array]


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """What is asked of a recording.

    names (quantity,): what is told of, such as "eta" or "x0 of region-3";
    physical(theta, data) -> (quantity,) in their units. log_density(theta (parameter,),
    data) -> (), up to a constant. start, prior_sd (parameter,): where to begin (after
    `at_optimum` the optimum) and the spread of the prior.
    redrawn(theta, data, key) -> data: as if recorded again from a brain with `theta`,
    and told of another draw of the prior; resampled(theta, data, key) -> data: blocks
    of the recording drawn with replacement. None where there is no such thing; methods
    that need it refuse.
    """

    names: tuple[str, ...]
    log_density: Density
    physical: Callable[[jax.Array, Any], jax.Array]
    data: Any
    start: Array
    prior_sd: Array
    redrawn: Callable[[jax.Array, Any, jax.Array], Any] | None = None
    resampled: Callable[[jax.Array, Any, jax.Array], Any] | None = None


class Frame(NamedTuple):
    """theta = start + root u. flat: directions in which the optimum is no maximum of
    the density or hardly one; the prior's spread is taken there."""

    start: jax.Array  # (parameter,)
    root: jax.Array  # (parameter, parameter)
    flat: int


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """theta (draw, parameter) unbounded, values (draw, quantity) in their units, low
    and high (quantity,) at 90 %. notes: what is to be said of the method's work, in
    sentences. r_hat: the largest of all parameters, ess: the smallest effective sample
    size, where the method makes chains, else nan."""

    method: str
    names: tuple[str, ...]
    theta: Array
    values: Array
    low: Array
    high: Array
    notes: tuple[str, ...] = ()
    r_hat: float = np.nan
    ess: float = np.nan
    divergences: int = 0
    seconds: float = 0.0


def at_optimum(
    of: Posterior, starts: Array | None = None, iterations: int = ITERATIONS
) -> Posterior:
    """The same posterior, begun at its highest point found from `starts` (start,
    parameter), the posterior's own if None, by L-BFGS."""
    rows = of.start[None] if starts is None else starts
    found = [climb(of, row, of.data, iterations) for row in rows]
    best = max(found, key=lambda item: item[1])
    if not np.isfinite(best[1]):
        raise InputError(
            "The model fits the recording nowhere near its prior: every start gives "
            "values that are not finite. Check units and bounds."
        )
    return replace(of, start=best[0])


def climb(
    of: Posterior, begin: Array, data: Any, iterations: int = ITERATIONS
) -> tuple[Array, float]:
    """A maximum of the density of `data` near `begin`, and the density there."""
    from scipy.optimize import minimize  # heavy; the engine starts without it

    slope, scale = value_and_slope(of.log_density), of.prior_sd

    def below(unit: Array) -> tuple[float, Array]:
        value, gradient = slope(jnp.asarray(unit * scale), data)
        gradient = np.asarray(gradient)
        if not (np.isfinite(value) and np.isfinite(gradient).all()):
            return 1e12, np.zeros(unit.size)
        return -float(value), -gradient * scale

    answer = minimize(
        below,
        begin / scale,
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": iterations, "maxcor": 30, "ftol": 1e-12, "gtol": 1e-6},
    )
    value = -float(answer.fun)
    return answer.x * scale, value if value > -1e11 else -np.inf


def frame_of(of: Posterior) -> Frame:
    """Coordinates from the curvature at the start, which should be the optimum."""
    bend = -np.asarray(_bend(of.log_density)(jnp.asarray(of.start), of.data))
    scaled = bend * np.outer(of.prior_sd, of.prior_sd)
    scaled = np.where(np.isfinite(scaled), scaled, 0.0)
    values, vectors = np.linalg.eigh((scaled + scaled.T) / 2)
    flat = int((values < FLATTEST).sum())
    root = of.prior_sd[:, None] * vectors / np.sqrt(np.maximum(values, FLATTEST))
    return Frame(jnp.asarray(of.start), jnp.asarray(root), flat)


def physical_of(of: Posterior, theta: Array) -> Array:
    """Draws (draw, parameter) in the units of the quantities (draw, quantity)."""
    told = _told(of.physical)
    return np.asarray(told(jnp.asarray(theta), of.data))


def estimate_of(of: Posterior, method: str, theta: Array, **more: Any) -> Estimate:
    """Intervals of draws (draw, parameter)."""
    values = physical_of(of, theta)
    low, high = np.quantile(values, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return Estimate(method, of.names, theta, values, low, high, **more)


@lru_cache(KEPT)
def value_and_slope(log_density: Density) -> Callable[..., Any]:
    return jax.jit(jax.value_and_grad(log_density))


@lru_cache(KEPT)
def _bend(log_density: Density) -> Callable[..., Any]:
    return jax.jit(jax.hessian(log_density))


@lru_cache(KEPT)
def _told(physical: Callable[..., Any]) -> Callable[..., Any]:
    return jax.jit(jax.vmap(physical, in_axes=(0, None)))
