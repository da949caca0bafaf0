"""One step of time: name, scheme, order. All treat noise as additive.

rate(state, stage) is the drift at `stage` 0 (now), 0.5 or 1 (end of the step); kick is
the noise of the step, sigma sqrt(dt) times draws; kept brings a state back inside hard
bounds; turn(state, share) rotates the states that rotate by their angle in `share` of a
step.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import jax

from brainTwinStudio.engine.entries import entry_of
from brainTwinStudio.project import PartInfo

Rate = Callable[[jax.Array, float], jax.Array]
Kept = Callable[[jax.Array], jax.Array]
Turn = Callable[[jax.Array, float], jax.Array]


class Move(NamedTuple):
    """What makes a step, as said at the head of this file; dt in model time units."""

    rate: Rate
    dt: float
    kick: jax.Array | float
    kept: Kept
    turn: Turn


Step = Callable[[Move, jax.Array], jax.Array]


@dataclass(frozen=True, slots=True)
class Integrator:
    """order: of convergence without noise. stages: evaluations of the rate. turns: the
    drift it is given is without rotation. reach: |dt eigenvalue| up to which decay
    stays decay."""

    info: PartInfo
    step: Step
    order: int
    stages: int
    reach: float
    turns: bool = False


def _heun(move: Move, state: jax.Array) -> jax.Array:
    rate, dt, kick, kept, _ = move
    first = rate(state, 0.0)
    second = rate(kept(state + dt * first + kick), 1.0)
    return kept(state + (dt / 2) * (first + second) + kick)


def _euler(move: Move, state: jax.Array) -> jax.Array:
    return move.kept(state + move.dt * move.rate(state, 0.0) + move.kick)


def _rk4(move: Move, state: jax.Array) -> jax.Array:
    """Half of the noise before, half after the step: weak order 2."""
    rate, dt, kick, kept, _ = move
    state = kept(state + kick / 2)
    first = rate(state, 0.0)
    second = rate(kept(state + (dt / 2) * first), 0.5)
    third = rate(kept(state + (dt / 2) * second), 0.5)
    fourth = rate(kept(state + dt * third), 1.0)
    change = (dt / 6) * (first + 2 * (second + third) + fourth)
    return kept(state + change + kick / 2)


def _rotation(move: Move, state: jax.Array) -> jax.Array:
    """Half a turn, a Heun step of all that does not rotate, half a turn."""
    return move.turn(_heun(move, move.turn(state, 0.5)), 0.5)


INTEGRATORS: tuple[Integrator, ...] = (
    Integrator(
        PartInfo(
            "heun",
            "Stochastic Heun",
            "second order without noise, weak order 2 with additive noise; keeps the "
            "Hopf point where Euler moves it",
            "doi:10.1007/978-3-662-12616-5",
        ),
        _heun,
        order=2,
        stages=2,
        reach=1.7,
    ),
    Integrator(
        PartInfo(
            "euler",
            "Euler-Maruyama",
            "first order; to repeat published work: it adds omega^2 dt / 2 to a of the "
            "Hopf model",
            "doi:10.1007/978-3-662-12616-5",
        ),
        _euler,
        order=1,
        stages=1,
        reach=1.7,
    ),
    Integrator(
        PartInfo(
            "rk4",
            "Runge-Kutta 4",
            "fourth order without noise; half of the noise enters before, half after a "
            "step, weak order 2",
            "doi:10.1007/978-3-662-12616-5",
        ),
        _rk4,
        order=4,
        stages=4,
        reach=2.5,
    ),
    Integrator(
        PartInfo(
            "rotation",
            "Exact rotation, Heun for the rest",
            "Strang splitting for oscillators of the EEG band: a rotation of any "
            "frequency neither grows nor decays, whatever the step",
            "doi:10.1137/0705041",
        ),
        _rotation,
        order=2,
        stages=2,
        reach=1.7,
        turns=True,
    ),
)


def integrator(name: str) -> Integrator:
    return entry_of(INTEGRATORS, name, "integrator")
