"""First part of a fit: the linear noise approximation, with exact gradients.

Stages: coupling G by a sweep from several damping levels, then the regional
parameters, then the learned connectome. All runs in the diffusive form; the additive
form has the same rest activity with a lowered by G times the strength.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree
from scipy.optimize import minimize

from brainTwinStudio.engine.linear import covariance, spectra, system_matrix
from brainTwinStudio.engine.losses import Sampled, loss
from brainTwinStudio.engine.losses.psd import band_edges, log_relative
from brainTwinStudio.engine.observe.bold_direct import measured_covariance
from brainTwinStudio.engine.parameters import (
    Layout,
    Theta,
    penalty,
    physical,
    to_unbounded,
)
from brainTwinStudio.project import Array

SWEEP_G = np.geomspace(0.02, 20.0, 11)
SWEEP_A = (-0.05, -0.15, -0.4)
SWEEP_REMOVED = (0.1, 0.9)
STARTS = 3


class Targets(NamedTuple):
    """What the linear theory is fitted to: Fisher-z FC (pair,), log relative band
    powers (region, band), and the weight of each per unit of run-to-run difference."""

    fc_z: jax.Array
    bands: jax.Array
    fc_weight: jax.Array
    psd_weight: jax.Array


@dataclass(frozen=True, slots=True, eq=False)
class LinearFit:
    """A compiled objective; `minimise` runs one stage of it. `show` is given the
    parameters, raveled, after every iteration."""

    layout: Layout
    origin: Theta
    objective: Callable[..., tuple[jax.Array, jax.Array]]
    value: Callable[..., jax.Array]
    show: Callable[[Array], None]

    def minimise(
        self,
        theta: Theta,
        free: tuple[str, ...],
        targets: Targets,
        strength: float,
        iterations: int,
        step: Callable[[float], bool],
    ) -> tuple[Theta, list[float]]:
        """L-BFGS over the parameters named in `free`; `step(loss)` hears of every
        iteration and stops the stage by answering True."""
        flat, unravel = ravel_pytree(theta)
        fixed = np.asarray(flat)
        marks = {
            k: jnp.full_like(v, 1.0 if k in free else 0.0) for k, v in theta.items()
        }
        moving = np.flatnonzero(np.asarray(ravel_pytree(marks)[0]))
        history: list[float] = []

        def full(part: Array) -> Array:
            whole = fixed.copy()
            whole[moving] = part
            return whole

        def evaluate(part: Array) -> tuple[float, Array]:
            value, gradient = self.objective(full(part), targets, strength)
            return float(value), np.asarray(gradient)[moving]

        def heard(intermediate_result: Any) -> None:
            value = float(intermediate_result.fun)
            history.append(value)
            enough = step(value)
            self.show(full(intermediate_result.x))
            if enough:
                raise StopIteration

        answer = minimize(
            evaluate,
            fixed[moving],
            jac=True,
            method="L-BFGS-B",
            callback=heard,
            options={"maxiter": iterations, "maxcor": 20, "ftol": 1e-6},
        )
        return unravel(jnp.asarray(full(answer.x))), history


def linear_fit(
    layout: Layout,
    theta: Theta,
    sampled: Sampled,
    show: Callable[[Array], None] = lambda flat: None,
) -> LinearFit:
    """Compile the linear objective for this layout and sampling."""
    edges = band_edges(sampled)
    centres = jnp.asarray(np.sqrt(edges[:-1] * edges[1:]))
    rows, columns = np.triu_indices(layout.regions, 1)
    _, unravel = ravel_pytree(theta)
    origin = dict(theta)
    fc_distance, psd_distance = loss("fc").distance, loss("psd").distance

    def value(flat: jax.Array, targets: Targets, strength: jax.Array) -> jax.Array:
        free = unravel(flat)
        fc, bands = linear_features(
            physical(free, layout), centres, 1 / sampled.sampling_hz
        )
        z = jnp.arctanh(jnp.clip(fc[rows, columns], -0.999, 0.999))
        return (
            targets.fc_weight * fc_distance(z, targets.fc_z)
            + targets.psd_weight * psd_distance(bands, targets.bands)
            + penalty(free, layout, origin, strength)
        )

    gradient = jax.jit(jax.value_and_grad(value))
    return LinearFit(layout, origin, gradient, jax.jit(value), show)


def linear_features(
    p: dict[str, jax.Array], frequencies_hz: jax.Array, repetition_time_s: float
) -> tuple[jax.Array, jax.Array]:
    """FC (region, region) and log relative powers (region, frequency) that the linear
    theory predicts for the recording. The band-pass of a filtered recording is left to
    the nonlinear stage."""
    system, x, fc = _linear(p)
    floor = jnp.diagonal(x) * p["noise_ratio"] * 2 * repetition_time_s
    power = spectra(system, p["noise"], frequencies_hz) + floor[:, None]
    return fc, log_relative(power)


def linear_fc(p: dict[str, jax.Array]) -> jax.Array:
    """The FC alone (region, region)."""
    return _linear(p)[2]


def _linear(p: dict[str, jax.Array]) -> tuple[jax.Array, jax.Array, jax.Array]:
    """Jacobian, covariance of the states, and FC of what is measured."""
    gain = p["G"] * p["learned_weights"]
    system = system_matrix(p["a"], p["frequency_hz"], gain, gain.sum(axis=1))
    x = covariance(system, p["noise"])
    y = measured_covariance(x, p["noise_ratio"], p["global_signal_removed"])
    sd = jnp.sqrt(jnp.diagonal(y))
    return system, x, y / jnp.outer(sd, sd)


def sweep(fit: LinearFit, theta: Theta, targets: Targets) -> list[Theta]:
    """The best starting points of a grid over G, damping and (where it is free) the
    removed global signal, best first."""
    bounds = fit.layout.bounds
    removed = SWEEP_REMOVED if "global_signal_removed" in theta else (None,)
    candidates: list[tuple[float, int, Theta]] = []
    for a in SWEEP_A:
        best: tuple[float, int, Theta] | None = None
        for g in SWEEP_G:
            for share in removed:
                trial = dict(theta)
                trial["G"] = jnp.asarray(to_unbounded("G", g, bounds["G"]))
                trial["a"] = jnp.full_like(
                    theta["a"], to_unbounded("a", a, bounds["a"])
                )
                if share is not None:
                    trial["global_signal_removed"] = jnp.asarray(
                        to_unbounded("", share, bounds["global_signal_removed"])
                    )
                flat = ravel_pytree(trial)[0]
                value = float(fit.value(flat, targets, 0.0))
                if np.isfinite(value) and (best is None or value < best[0]):
                    best = (value, len(candidates), trial)
        if best is not None:
            candidates.append(best)
    candidates.sort(key=lambda item: item[:2])
    return [trial for _, _, trial in candidates[:STARTS]]
