"""First part of a fit: the linear noise approximation, with exact gradients.

Coupling G by a sweep from several damping levels, regional parameters, the learned
connectome; all with the growth left after coupling, of which the forms of coupling make
theirs when the twin is written.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree
from jax.tree_util import Partial
from scipy.optimize import minimize

from brainTwinStudio.engine.chosen_search import search
from brainTwinStudio.engine.linear_objective import (
    Shape,
    Targets,
    residuals,
    value,
    value_and_gradient,
)
from brainTwinStudio.engine.losses import Sampled
from brainTwinStudio.engine.parameters import (
    Layout,
    Pull,
    Theta,
    is_weight,
    physical,
    to_unbounded,
)
from brainTwinStudio.engine.regularised import NONE, Regular
from brainTwinStudio.project import Array
from brainTwinStudio.project.model_spec import AUTO, GRID

SWEEP_G = np.geomspace(0.02, 20.0, 11)
SWEEP_A = (-0.05, -0.15, -0.4)
SWEEP_REMOVED = (0.1, 0.9)
STARTS = 3
UNSTABLE = 1e6
MEMORY = 100  # pairs that L-BFGS keeps; with 20 it took twice as many iterations
FIRST_STEPS = (0.03, 0.003, 0.0003)  # shorter ones where a search ends at once
FLAT = 1e-9  # relative gain of a step below which a search has ended
STOPPED = 99  # SciPy's status where the callback asked for the end


@dataclass(frozen=True, slots=True, eq=False)
class LinearFit:
    """A compiled objective; `minimise` runs one stage of it. `show` is given the
    parameters, raveled, after every iteration. residuals: whose squares add up to the
    value without regularisers; optimiser: AUTO or a name of the catalogue."""

    layout: Layout
    objective: Callable[..., tuple[jax.Array, jax.Array]]
    value: Callable[..., jax.Array]
    show: Callable[[Array], None]
    residuals: Callable[..., jax.Array]
    optimiser: str = AUTO
    regular: Regular = NONE

    def minimise(
        self,
        theta: Theta,
        free: tuple[str, ...],
        targets: Targets,
        pull: Pull,
        iterations: int,
        step: Callable[[float], bool],
    ) -> tuple[Theta, list[float]]:
        """Over the parameters named in `free`, without weights of learned parts, which
        the linear theory does not see, by L-BFGS or the optimiser that was chosen;
        `step(loss)` hears of every iteration and stops the stage by answering
        True."""
        flat, unravel = ravel_pytree(theta)
        fixed = np.asarray(flat)
        marks = {
            k: jnp.full_like(v, 1.0 if k in free and not is_weight(k) else 0.0)
            for k, v in theta.items()
        }
        moving = np.flatnonzero(np.asarray(ravel_pytree(marks)[0]))
        history: list[float] = []

        def full(part: Array) -> Array:
            whole = fixed.copy()
            whole[moving] = part
            return whole

        def evaluate(part: Array, scale: float) -> tuple[float, Array]:
            value, gradient = self.objective(full(scale * part), targets, pull)
            if not np.isfinite(value):  # unstable: the line search steps back
                return UNSTABLE, np.zeros(moving.size)
            return float(value), scale * np.asarray(gradient)[moving]

        def heard(intermediate_result: Any, scale: float) -> None:
            value = float(intermediate_result.fun)
            history.append(value)
            enough = step(value)
            self.show(full(scale * intermediate_result.x))
            if enough:
                raise StopIteration

        if self.optimiser == GRID:  # what the grid found stays as it is
            history.append(float(self.value(fixed, targets, pull)))
            step(history[-1])
            return theta, history
        if self.optimiser != AUTO:

            def listened(value: float, at: Array) -> bool:
                history.append(value)
                self.show(at)
                return step(value)

            found = search(
                self.optimiser,
                lambda x: self.objective(x, targets, pull),
                lambda x: self.value(x, targets, pull),
                None
                if self.regular.names
                else Partial(self.residuals, targets=targets, pull=pull),
                fixed,
                moving,
                iterations,
                listened,
            )
            return unravel(jnp.asarray(found)), history
        at = fixed[moving]
        for scale in FIRST_STEPS:
            before = len(history)
            answer = minimize(
                partial(evaluate, scale=scale),
                at / scale,
                jac=True,
                method="L-BFGS-B",
                callback=_listener(heard, scale),
                options={
                    "maxiter": iterations - before,
                    "maxcor": MEMORY,
                    "ftol": FLAT,
                    "gtol": 0.0,
                },
            )
            at = scale * answer.x
            if answer.status == STOPPED or len(history) >= iterations:
                break
        return unravel(jnp.asarray(full(at))), history


def _listener(heard: Callable[..., None], scale: float) -> Callable[..., None]:
    """SciPy looks at the name of the argument to know what a callback takes."""

    def callback(intermediate_result: Any) -> None:
        heard(intermediate_result, scale)

    return callback


def linear_fit(
    layout: Layout,
    theta: Theta,
    sampled: Sampled,
    show: Callable[[Array], None] = lambda flat: None,
    optimiser: str = AUTO,
    regular: Regular = NONE,
) -> LinearFit:
    """The linear objective for this layout and sampling; compiled once for all people
    with the same parcellation and sampling."""
    shape = Shape(ravel_pytree(theta)[1], sampled)
    return LinearFit(
        layout,
        partial(value_and_gradient, shape, layout, regular),
        partial(value, shape, layout, regular),
        show,
        partial(residuals, shape, layout),
        optimiser,
        regular,
    )


def sweep(fit: LinearFit, theta: Theta, targets: Targets) -> list[Theta]:
    """The best starting points of a grid over G, damping and (where it is free) the
    removed global signal, best first."""
    bounds = fit.layout.bounds
    p = physical(theta, fit.layout)
    strength = np.abs(np.asarray(p["learned_weights"])).sum(axis=1)
    removed = SWEEP_REMOVED if "global_signal_removed" in theta else (None,)
    candidates: list[tuple[float, int, Theta]] = []
    for a in SWEEP_A:
        best: tuple[float, int, Theta] | None = None
        for g in SWEEP_G:
            for share in removed:
                trial = dict(theta)
                trial["G"] = jnp.asarray(to_unbounded("G", g, bounds["G"]))
                left = np.maximum(a - g * strength, 0.9 * bounds["a"][0])
                trial["a"] = jnp.asarray(to_unbounded("a", left, bounds["a"]))
                if share is not None:
                    trial["global_signal_removed"] = jnp.asarray(
                        to_unbounded("", share, bounds["global_signal_removed"])
                    )
                flat = ravel_pytree(trial)[0]
                value = float(fit.value(flat, targets, Pull(theta, 0.0)))
                if np.isfinite(value) and (best is None or value < best[0]):
                    best = (value, len(candidates), trial)
        if best is not None:
            candidates.append(best)
    candidates.sort(key=lambda item: item[:2])
    return [trial for _, _, trial in candidates[:STARTS]]
