"""What a fitted Hopf twin expects of an intervention, by its linear theory: exact and
at once, where simulations would need hundreds of runs to be as sure.

The twin rests at A = diag(i omega - d) + gain, d the damping of every region. A removed
region takes its connections along. How much damping the others lose with it is what
the coupling forms disagree about, and what the rest recording cannot tell:
d' = d - share * (gain from the removed regions), 1 in the diffusive form, 0 in the
additive one.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from intervention.hidden_brains import Intervention
from scipy.linalg import solve_continuous_lyapunov

from brainTwinStudio.analysis.connectivity import fisher_z
from brainTwinStudio.project import Array


class Rest(NamedTuple):
    """A linear Hopf twin: damping, omega (1/s), noise, all (region,), gain (target,
    source) and measurement noise per variance of the signal (region,)."""

    damping: Array
    omega: Array
    gain: Array
    noise: Array
    noise_ratio: Array


class Expected(NamedTuple):
    """Changes of Fisher-z FC (region, region), of log power (region,) and, where
    regions are stimulated, of mean activity per standard deviation (region,)."""

    fc: Array
    power: Array
    level: Array


def rest_of(parameters: Mapping[str, Array], coupling: str) -> Rest:
    """From the parameters of a twin. The white part that has the network's own
    covariance changes no correlation; only the rest of it counts as noise."""
    white, share = np.asarray(parameters["noise_ratio"]), parameters["fast_share"]
    gain = np.asarray(parameters["G"] * parameters["learned_weights"])
    own = -np.asarray(parameters["a"])
    lost = gain.sum(axis=1) if coupling == "diffusive" else 0.0
    return Rest(
        own + lost,
        2 * np.pi * np.asarray(parameters["frequency_hz"]),
        gain,
        np.asarray(parameters["noise"]),
        white * (1 - share) / (1 + share * white),
    )


def expected(
    twin: Rest, change: Intervention, share: float, dose: float = 0.0
) -> Expected:
    """share: of the damping that is lost with a neighbour. dose: of a stimulation, the
    shift of the targets' mean activity per standard deviation of their signal."""
    here, gone = _split(len(twin.damping), change)
    before = _covariance(_system(twin))
    scanner = np.diagonal(before(twin.noise)) * twin.noise_ratio
    old = before(twin.noise) + np.diag(scanner)
    level = np.zeros(len(twin.damping))
    if change.kind == "resect":
        lost = twin.gain[:, gone].sum(axis=1)
        part = Rest(
            (twin.damping - share * lost)[here],
            twin.omega[here],
            twin.gain[np.ix_(here, here)],
            twin.noise[here],
            twin.noise_ratio[here],
        )
        new = _covariance(_system(part))(part.noise)
    else:
        state = _pushed(twin, change.regions, dose * np.sqrt(np.diagonal(old)))
        level = state[: len(level)] / np.sqrt(np.diagonal(old))
        new = _covariance(_slope(twin, state))(twin.noise)
    after = np.full(old.shape, np.nan)
    after[np.ix_(here, here)] = new + np.diag(scanner[here])
    return Expected(
        fisher_z(correlation_of(after)) - fisher_z(correlation_of(old)),
        np.log(np.diagonal(after)) - np.log(np.diagonal(old)),
        level,
    )


def correlation_of(covariance: Array) -> Array:
    sd = np.sqrt(np.diagonal(covariance))
    return covariance / np.outer(sd, sd)


def _split(regions: int, change: Intervention) -> tuple[Array, list[int]]:
    gone = list(change.regions) if change.kind == "resect" else []
    return np.setdiff1d(np.arange(regions), gone), gone


def _system(twin: Rest) -> Array:
    """Jacobian of (x, y) at 0, (2 region, 2 region)."""
    inner = twin.gain - np.diag(twin.damping)
    turn = np.diag(twin.omega)
    return np.block([[inner, -turn], [turn, inner]])


def _covariance(system: Array):
    """E[x x^T] as a function of the noise amplitudes (region,)."""
    n = len(system) // 2
    if np.linalg.eigvals(system).real.max() >= 0:
        return lambda noise: np.full((n, n), np.nan)

    def of(noise: Array) -> Array:
        forcing = np.diag(np.tile(noise**2, 2))
        return solve_continuous_lyapunov(system, -forcing)[:n, :n]

    return of


def _pushed(twin: Rest, targets: tuple[int, ...], wanted: Array) -> Array:
    """The state (x, y) at which constant drives of the targets hold the mean of their x
    where it is wanted."""
    n, at = len(twin.damping), list(targets)
    linear = np.linalg.inv(_system(twin))
    drive = -wanted[at] / linear[at, at]
    for _ in range(8):
        push = np.zeros(2 * n)
        push[at] = drive
        state = -linear @ push
        for _ in range(8):
            square = np.tile(state[:n] ** 2 + state[n:] ** 2, 2)
            rate = _system(twin) @ state - square * state + push
            state = state - np.linalg.solve(_slope(twin, state), rate)
        drive = drive * wanted[at] / state[at]
    return state


def _slope(twin: Rest, state: Array) -> Array:
    """Jacobian at a state, with the cubic term of the Hopf model."""
    n = len(twin.damping)
    x, y = state[:n], state[n:]
    cubic = np.block(
        [
            [np.diag(3 * x**2 + y**2), np.diag(2 * x * y)],
            [np.diag(2 * x * y), np.diag(x**2 + 3 * y**2)],
        ]
    )
    return _system(twin) - cubic
