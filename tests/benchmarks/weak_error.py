"""How wrong are the stationary covariances of a time step? Exactly, without sampling.

The Hopf network of peer_speed.py, x coupled by the difference form, is linearised at
its fixed point: dz = A z dt + s dW, z = (x, y). Its covariance solves the continuous
Lyapunov equation; that of a scheme, z' = M z + N w with w of variance s^2 dt, the
discrete one. The error is the relative Frobenius norm of the difference. M and N are
read off our integrators themselves: a step from every unit vector, and a step from 0
under every unit kick. Draws enter by mean and variance alone, and those of our coins
are exactly 0 and 1, as those of normal draws: nothing is lost by them here.
"""

from typing import Any, NamedTuple

import numpy as np
from peers.setting import HOPF, laplacian
from scipy import linalg

from brainTwinStudio.engine.integrators import integrator

SAMPLE_S = HOPF["dt"] * HOPF["every"]
MOST_STEPS = 40


class Scheme(NamedTuple):
    """steps: of 600 s."""

    name: str
    held: bool
    dt: float
    error: float

    @property
    def steps(self) -> int:
        return round(HOPF["steps"] * HOPF["dt"] / self.dt)


def compared(numbers: Any) -> tuple[Scheme, list[Scheme]]:
    """The peer's scheme (Heun, coupling held over the step) at its step, and of each of
    ours (coupling at every stage) the longest step that is not worse. A sample of 2 s
    is a whole number of steps."""
    parts = linearised(numbers["hopf"], numbers["frequency_hz"])
    theirs = _scheme(parts, "heun", HOPF["dt"], held=True)
    ours = []
    for name in ("heun", "rotation"):
        tried = (
            _scheme(parts, name, SAMPLE_S / count, held=False)
            for count in range(1, MOST_STEPS + 1)
        )
        ours.append(next(one for one in tried if one.error <= theirs.error))
    return theirs, ours


def linearised(weights: np.ndarray, frequency_hz: np.ndarray):
    """Decay, rotation and coupling, whose sum is A."""
    n = len(weights)
    zero, one = np.zeros((n, n)), np.eye(n)
    turning = np.diag(2 * np.pi * frequency_hz)
    decay = HOPF["a"] * np.block([[one, zero], [zero, one]])
    rotation = np.block([[zero, -turning], [turning, zero]])
    coupling = np.block([[laplacian(weights), zero], [zero, zero]])
    return decay, rotation, coupling


def _scheme(parts: Any, name: str, dt: float, *, held: bool) -> Scheme:
    decay, rotation, coupling = parts
    variance = HOPF["noise"] ** 2
    unit = np.eye(len(decay))
    exact = linalg.solve_continuous_lyapunov(
        decay + rotation + coupling, -variance * unit
    )
    M = _stepped(parts, name, dt, unit, 0.0, held=held)
    N = _stepped(parts, name, dt, 0.0 * unit, unit, held=held)
    if np.abs(np.linalg.eigvals(M)).max() >= 1:
        return Scheme(name, held, dt, np.inf)
    found = linalg.solve_discrete_lyapunov(
        M, variance * dt * N @ N.T, method="bilinear"
    )
    error = np.linalg.norm(found - exact) / np.linalg.norm(exact)
    return Scheme(name, held, dt, float(error))


def _stepped(
    parts: Any, name: str, dt: float, state: Any, kick: Any, *, held: bool
) -> np.ndarray:
    """One step of our integrator, from every column of `state` at once."""
    decay, rotation, coupling = parts
    scheme: Any = integrator(name)
    own = decay if scheme.turns else decay + rotation
    start = coupling @ state

    def rate(trial: np.ndarray, stage: float) -> np.ndarray:
        return own @ trial + (start if held else coupling @ trial)

    def turn(trial: np.ndarray, share: float) -> np.ndarray:
        return linalg.expm(share * dt * rotation) @ trial

    return scheme.step(rate, state, dt, kick, lambda trial: trial, turn)
