"""How well an input to one region moves a linear network.

From a matrix A of x+ = A x + B u (one step) or dx/dt = A x + B u: what an impulse at a
region leaves behind in all (average controllability), how much it moves the modes that
fade fast (modal), and what the cheapest course to a state costs. Regions of high
average controllability are those of high strength: compare with strength.
Source: Gu et al. 2015, doi:10.1038/ncomms9414; SCIENCE.md H.6.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import (
    expm,
    solve_continuous_lyapunov,
    solve_discrete_lyapunov,
    svdvals,
)

from brainTwinStudio.errors import InputError

Array = NDArray[np.float64]


def schur_stable(weights: Array) -> Array:
    """A / (1 + s_max(A)): a step matrix whose states fade, from a connectome (target,
    source)."""
    return weights / (1 + float(svdvals(weights)[0]))


def average(step: Array) -> Array:
    """Trace of the Gramian sum_k A^k b b^T A^kT of an input to every region alone
    (region,): the energy of all responses to an impulse of 1. A (target, source) of a
    step, all of its eigenvalues inside the unit circle."""
    _faded(step)
    # trace(W_i) = b_i^T (sum_k A^kT A^k) b_i
    return np.diag(solve_discrete_lyapunov(step.T, np.eye(len(step)))).copy()


def average_continuous(rate: Array) -> Array:
    """The same of dx/dt = A x + b u (region,), integrated over time, in seconds where
    A is per second; all eigenvalues left of the axis."""
    if np.real(np.linalg.eigvals(rate)).max() >= 0:
        raise InputError("The network does not come to rest; its energy has no bound.")
    return np.diag(solve_continuous_lyapunov(rate.T, -np.eye(len(rate)))).copy()


def modal(step: Array) -> Array:
    """sum_j (1 - lambda_j^2) v_ij^2 (region,) of a symmetric step matrix (a directed
    one is taken by its symmetric part): how much every region moves modes that fade
    fast."""
    values, modes = np.linalg.eigh((step + step.T) / 2)
    return (modes**2) @ (1 - values**2)


@dataclass(frozen=True, slots=True)
class Course:
    """The cheapest input from one state to another in given steps. inputs (step,
    input); energy: sum of their squares; condition: of the Gramian (large: the numbers
    mean little)."""

    inputs: Array
    energy: float
    condition: float


def cheapest(
    step: Array, inputs: Array, start: Array, end: Array, steps: int
) -> Course:
    """x+ = A x + B u from start to end (region,) in so many steps; inputs: B (region,
    input). InputError where these inputs cannot reach it."""
    if steps < 1:
        raise InputError("At least one step is needed.")
    pushes = [inputs]
    for _ in range(steps - 1):
        pushes.append(step @ pushes[-1])
    reach = np.concatenate(pushes[::-1], axis=1)
    way = end - np.linalg.matrix_power(step, steps) @ start
    gramian = reach @ reach.T
    found, *_ = np.linalg.lstsq(reach, way, rcond=None)
    missed = np.linalg.norm(reach @ found - way)
    if missed > 1e-6 * max(np.linalg.norm(way), 1e-300):
        raise InputError(
            f"These inputs cannot reach the state in {steps} steps; add inputs or "
            "steps."
        )
    course = np.asarray(found, np.float64).reshape(steps, -1)
    return Course(course, float(found @ found), float(np.linalg.cond(gramian)))


def over_time(rate: Array, seconds: float) -> Array:
    """The step matrix of dx/dt = A x over this time."""
    return np.asarray(expm(rate * seconds), np.float64)


def _faded(step: Array) -> None:
    largest = float(np.abs(np.linalg.eigvals(step)).max())
    if largest >= 1:
        raise InputError(
            f"The network does not fade (largest eigenvalue {largest:.3g}); make it "
            "stable first."
        )
