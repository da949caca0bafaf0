"""Levenberg-Marquardt and Gauss-Newton of Optimistix, stepped one by one.

Up to 300 parameters a step solves its linear problem by QR of the Jacobian; beyond, by
conjugate gradients on products with the Jacobian, which is never made.
"""

from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
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

DENSE = 300
INNER = 1e-4
MOST_INNER = 300
PATIENCE = 20


def run(
    kind: str, problem: Problem, start: Array, settings: Settings, heard: Heard
) -> Minimised:
    import equinox as eqx  # with optimistix 0.5 s, which the start goes without

    residuals = problem.residuals
    assert residuals is not None  # minimise() has looked
    x = jnp.asarray(start, jnp.float64)
    record = Record(start)
    if not np.isfinite(np.asarray(residuals(x))).all():
        return record.ended(NOT_FINITE)
    solver = _solver(kind, settings.tolerance, x.size)
    mode = {"jac": _mode(residuals, x)}

    def both(x: jax.Array, _: Any) -> tuple[jax.Array, None]:
        return residuals(x), None

    shape = jax.eval_shape(residuals, x)
    none: frozenset[object] = frozenset()
    state = solver.init(both, x, None, mode, shape, None, none)
    step = eqx.filter_jit(lambda x, s: solver.step(both, x, None, mode, s, none)[:2])
    idle = 0
    # the first step of these solvers only looks at the start
    for number in range(settings.steps + 1):
        x, state = step(x, state)
        before = record.value
        record.steps = number
        record.note(np.asarray(x), float(jnp.sum(state.f_info.residual**2)))
        if number and heard(number, record.value, record.x):
            return record.stopped()
        idle = 0 if record.value < before else idle + 1
        if bool(state.terminate) or idle >= PATIENCE:
            return record.ended(f"Converged after {number} steps.", converged=True)
        if not np.isfinite(np.asarray(state.y_eval)).all():
            return record.ended(
                f"Diverged after {number} steps; the best before that is kept."
            )
    return record.used_up()


def _solver(kind: str, fine: float, parameters: int) -> Any:
    import lineax
    import optimistix

    made = {
        "levenberg-marquardt": optimistix.LevenbergMarquardt,
        "gauss-newton": optimistix.GaussNewton,
    }[kind]
    if parameters > DENSE:
        inner = lineax.CG(rtol=INNER, atol=1e-12, max_steps=MOST_INNER)
        return made(rtol=fine, atol=fine, linear_solver=lineax.Normal(inner))
    return made(rtol=fine, atol=fine)


def _mode(residuals: Any, x: jax.Array) -> str:
    """Forward, or backward where a derivative is written for the backward pass only."""
    try:
        jax.jit(lambda x: jax.jvp(residuals, (x,), (x,))).lower(x)
    except TypeError:
        return "bwd"
    return "fwd"


levenberg_marquardt, gauss_newton = (
    partial(run, kind) for kind in ("levenberg-marquardt", "gauss-newton")
)
