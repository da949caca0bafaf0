"""Deterministic methods of scipy.optimize, behind the same signature."""

from functools import partial
from typing import Any

import numpy as np

from brainTwinStudio.engine.optimisers.base import (
    NOT_FINITE,
    Heard,
    Minimised,
    Problem,
    Record,
    Settings,
)
from brainTwinStudio.project import Array

MEMORY = 20
STEEP = 1e-8
STRIDE = np.finfo(float).eps ** (1 / 3)


class _Enough(Exception):  # noqa: N818  # no error: the listener has heard enough
    """Ends SciPy's loop from within."""


class _Watched:
    """A problem as SciPy calls it, with a record of the best point."""

    def __init__(self, problem: Problem, start: Array, heard: Heard) -> None:
        self.problem, self.heard = problem, heard
        self.record = Record(start)
        self.lost = False

    def both(self, x: Array) -> tuple[float, Array]:
        found, slope = self.problem.value_and_gradient(x)
        value, gradient = float(found), np.array(slope, float)
        self.lost = not (np.isfinite(value) and np.isfinite(gradient).all())
        if self.lost:
            return self._beyond(), np.zeros_like(x)
        self.record.note(x, value)
        return value, gradient

    def value(self, x: Array) -> float:
        if self.problem.value is None:
            return self.both(x)[0]
        value = float(self.problem.value(x))
        self.lost = not np.isfinite(value)
        if self.lost:
            return self._beyond()
        self.record.note(x, value)
        return value

    def _beyond(self) -> float:
        """A value that turns a line search back where there is none."""
        return 1e3 * (1 + abs(self.record.value))

    def product(self, x: Array, direction: Array) -> Array:
        """Hessian times direction, by a central difference of exact gradients if the
        problem has no better."""
        if self.problem.hessian_vector is not None:
            return np.array(self.problem.hessian_vector(x, direction), float)
        size = float(np.linalg.norm(direction))
        if size == 0:
            return np.zeros_like(x)
        step = STRIDE * max(1.0, float(np.linalg.norm(x))) / size
        ahead, behind = (
            np.array(self.problem.value_and_gradient(x + s * direction)[1], float)
            for s in (step, -step)
        )
        return (ahead - behind) / (2 * step)

    def stepped(self, *_: Any) -> None:
        self.record.steps += 1
        if self.heard(self.record.steps, self.record.value, self.record.x):
            raise _Enough


def _options(method: str, settings: Settings, parameters: int) -> dict[str, Any]:
    fine, steps = settings.tolerance, settings.steps
    if method == "L-BFGS-B":
        most = 20 * steps
        own = {"ftol": fine, "gtol": STEEP, "maxcor": MEMORY, "maxfun": most}
    elif method == "SLSQP":
        own = {"ftol": fine}
    elif method == "Nelder-Mead":
        most = 20 * (steps + parameters)
        own = {"xatol": fine, "fatol": fine, "adaptive": parameters > 2, "maxfev": most}
        steps += 1  # it counts the simplex it starts with
    else:
        own = {"gtol": max(fine, STEEP), "max_trust_radius": 10.0}
    return {"maxiter": steps, **own}


def run(
    method: str, problem: Problem, start: Array, settings: Settings, heard: Heard
) -> Minimised:
    from scipy.optimize import minimize  # heavy; the engine starts without it

    start = np.array(start, float)
    watched = _Watched(problem, start, heard)
    record = watched.record
    watched.both(start)
    if not np.isfinite(record.value):
        return record.ended(NOT_FINITE)
    sloped = method != "Nelder-Mead"
    try:
        answer = minimize(
            watched.both if sloped else watched.value,
            start,
            jac=sloped or None,
            hessp=watched.product if method == "trust-ncg" else None,
            method=method,
            callback=watched.stepped,
            options=_options(method, settings, start.size),
        )
    except _Enough:
        return record.stopped()
    if watched.lost:
        return record.ended(
            f"Ended after {record.steps} steps at the edge of where the loss is finite."
        )
    if answer.success:
        return record.ended(f"Converged after {record.steps} steps.", converged=True)
    if record.steps >= settings.steps:
        return record.used_up()
    return record.ended(f"Ended after {record.steps} steps: {answer.message}")


lbfgs, trust_region, slsqp, nelder_mead = (
    partial(run, method) for method in ("L-BFGS-B", "trust-ncg", "SLSQP", "Nelder-Mead")
)
