"""The phase response curve of a limit cycle: by the adjoint, and by pulses.

The gradient Z of the asymptotic phase along a cycle solves dZ/dt = -J^T Z and
Z . F = omega (Malkin; Ermentrout and Terman 2010, doi:10.1007/978-0-387-87708-2,
section 8.1). Here it is the exact adjoint of the Runge-Kutta steps around the cycle,
from the left eigenvector of their product whose eigenvalue is 1. Pulses of finite size
are played, and the state left alone for whole periods until it is back on the cycle.
Hopf: Z = -sin(phi) / r for input to x; after a kick q,
phi' = atan2(r sin(phi), r cos(phi) + q), as its isochrons are radii.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array as JaxArray
from jaxtyping import Float

from brainTwinStudio.engine.dynamics.collocation import any_cycle
from brainTwinStudio.engine.dynamics.flow import runge_kutta, trajectory
from brainTwinStudio.engine.dynamics.vector_field import (
    STIMULUS,
    Change,
    VectorField,
    Weights,
    node_field,
)
from brainTwinStudio.engine.nodes import node_model
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Cycle
from brainTwinStudio.project.rhythms import PhaseResponse

STEPS = 2000  # of one round, at least
PHASES = 64
IN_PULSE = 20  # steps of a pulse
WIDTH = 1 / 200  # of the period: the usual pulse
SMALL = 0.1  # rad: what the usual pulse shifts at most, to first order
FORGOTTEN, MOST_ROUNDS = 1e-9, 60
INEXACT = 1e-3
BARE_PHASE = (
    "The state of {node} is the phase itself: a pulse moves it by its area, whatever "
    "phase it meets."
)
NOT_CLOSED = (
    "The cycle does not close well enough for a phase response (relative error "
    "{residual:.1g}); it may be one of many rounds, or chaotic."
)


class Round(NamedTuple):
    """One round of a cycle in even steps, begun where the first state is highest:
    states (step, state), phase gradient (step, state) in rad, step in time units."""

    states: Array
    gradient: Array
    step: float
    residual: float


def node_phase_response(
    node: str, values: Mapping[str, Any], area: float | None = None
) -> PhaseResponse:
    """Of the cycle that a node with these values ends on."""
    if area is not None and not (np.isfinite(area) and area > 0):
        raise InputError(f"A pulse of area {area:g}; it must be above 0.")
    info = node_model(node).info
    if "sine" in info.couplings:
        raise InputError(BARE_PHASE.format(node=node))
    field = node_field(node, values)
    return phase_response(field, any_cycle(field, info.step), info.step, area)


def phase_response(
    field: VectorField,
    cycle: Cycle,
    step: float,
    area: float | None = None,
    knobs: Array | None = None,
) -> PhaseResponse:
    """Of a stable cycle of the field, to its stimulus; step: of the node model, in time
    units; area: of the pulses, None for one that shifts by SMALL at most."""
    knobs = field.start if knobs is None else knobs
    around = round_of(field, cycle, step, knobs)
    at = field.chosen(STIMULUS)
    pushes = np.asarray(_pushes(field.change, around.states, knobs, field.weights, at))
    slope = np.einsum("kn,kn->k", around.gradient, pushes)
    if area is None:
        most = np.abs(slope).max()
        area = SMALL / float(most) if most > 0 else 1.0
    here = np.arange(PHASES) * len(slope) // PHASES
    shift = _shifts(field, cycle, around, here, area, knobs)
    return PhaseResponse(
        2 * np.pi * here / len(slope),
        slope[here],
        shift,
        area,
        WIDTH * cycle.period * field.unit_s,
        1 / (cycle.period * field.unit_s),
        around.residual,
    )


def round_of(field: VectorField, cycle: Cycle, step: float, knobs: Array) -> Round:
    """The cycle with the gradient of its phase."""
    count = max(STEPS, int(np.ceil(cycle.period / step)))
    count += -count % PHASES
    step = cycle.period / count
    way = trajectory(field, _highest(field, cycle, knobs), knobs, step, count)[:-1]
    slopes = np.asarray(_slopes(field.change, way, knobs, field.weights, step))
    whole = np.eye(way.shape[1])
    for one in slopes:
        whole = one @ whole
    values, left = np.linalg.eig(whole.T)
    last = np.real(left[:, np.argmin(np.abs(values - 1))])
    rates = field.rates(way, knobs)
    gradient = np.empty_like(way)
    for k in range(count - 1, -1, -1):
        last = slopes[k].T @ last
        gradient[k] = last
    along = np.einsum("kn,kn->k", gradient, rates)
    omega = 2 * np.pi / cycle.period
    residual = float(np.abs(along / along[0] - 1).max())
    if not residual < INEXACT:
        raise InputError(NOT_CLOSED.format(residual=residual))
    return Round(way, gradient * (omega / along[0]), step, residual)


def _highest(field: VectorField, cycle: Cycle, knobs: Array) -> Array:
    """The state where the first one is highest: from the highest point of the mesh, to
    where its rate is 0."""
    state = cycle.states[:-1][cycle.states[:-1, 0].argmax()]
    rate = field.value(state, knobs)
    turning = (field.slope(state, knobs) @ rate)[0]
    late = np.array([-rate[0] / turning if turning < 0 else 0.0])
    return np.asarray(_moved(field.change, state[None], knobs, field.weights, late))[0]


def _shifts(
    field: VectorField,
    cycle: Cycle,
    around: Round,
    here: Array,
    area: float,
    knobs: Array,
) -> Array:
    """Shift of the phase (phase,) in rad, in (-pi, pi], by a pulse whose middle meets
    the cycle at these steps of the round."""
    count, width = len(around.states), WIDTH * cycle.period
    begin = (here - round(width / around.step / 2)) % count
    width = 2 * round(width / around.step / 2) * around.step
    pushed = knobs.copy()
    pushed[field.chosen(STIMULUS)] += area / width
    rounds = np.log(FORGOTTEN) / np.log(np.clip(cycle.largest, 1e-12, 1 - 1e-12))
    rounds = int(np.clip(np.ceil(rounds), 1, MOST_ROUNDS))
    rest = rounds * count - round(width / around.step)
    starts = around.states[begin]
    numbers = pushed, knobs, field.weights, around.step
    pulse = round(width / around.step)
    ends = np.asarray(_pulsed(field.change, (pulse, rest), starts, *numbers))
    phase = _phases(field, around, ends, knobs) - 2 * np.pi * begin / count
    return np.angle(np.exp(1j * phase))


def _phases(field: VectorField, around: Round, states: Array, knobs: Array) -> Array:
    """Asymptotic phase (point,) of states close to the cycle: that of the nearest point
    of it, and the gradient times what is left."""
    size = np.ptp(around.states, axis=0)
    size = np.where(size > 0, size, 1.0)
    apart = (states[:, None, :] - around.states[None, :, :]) / size
    near = (apart**2).sum(axis=-1).argmin(axis=1)
    omega = 2 * np.pi / (len(around.states) * around.step)
    base, rate = around.states[near], field.rates(around.states[near], knobs)
    late = ((states - base) * rate / size**2).sum(1) / (rate**2 / size**2).sum(1)
    foot = np.asarray(_moved(field.change, base, knobs, field.weights, late))
    left = np.einsum("pn,pn->p", around.gradient[near], states - foot)
    return omega * (near * around.step + late) + left


# ---------------------------------------------------------------- compiled


@partial(jax.jit, static_argnums=0)
def _slopes(
    change: Change,
    states: Float[JaxArray, "step state"],
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
    step: Float[JaxArray, ""] | float,
) -> JaxArray:
    """Derivatives (step, state, state) of every Runge-Kutta step."""

    def moved(state: JaxArray) -> JaxArray:
        return runge_kutta(lambda s: change(s, knobs, weights), state, step)

    return jax.vmap(jax.jacfwd(moved))(states)


@partial(jax.jit, static_argnums=(0, 4))
def _pushes(
    change: Change,
    states: Float[JaxArray, "step state"],
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
    at: int,
) -> JaxArray:
    """Derivative of the rate with respect to one knob (step, state)."""
    way = jnp.zeros_like(knobs).at[at].set(1.0)

    def of(state: JaxArray) -> JaxArray:
        return jax.jvp(lambda k: change(state, k, weights), (knobs,), (way,))[1]

    return jax.vmap(of)(states)


@partial(jax.jit, static_argnums=0)
def _moved(
    change: Change,
    states: Float[JaxArray, "point state"],
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
    times: Float[JaxArray, " point"],
) -> JaxArray:
    def one(state: JaxArray, time: JaxArray) -> JaxArray:
        return runge_kutta(lambda s: change(s, knobs, weights), state, time)

    return jax.vmap(one)(states, times)


@partial(jax.jit, static_argnums=(0, 1))
def _pulsed(
    change: Change,
    counts: tuple[int, int],
    starts: Float[JaxArray, "point state"],
    pushed: Float[JaxArray, " knob"],
    knobs: Float[JaxArray, " knob"],
    weights: Weights,
    step: Float[JaxArray, ""] | float,
) -> JaxArray:
    """States after the steps of the pulse and those without it."""

    def one(state: JaxArray) -> JaxArray:
        for count, values in zip(counts, (pushed, knobs), strict=True):
            rate = partial(_rate, change, values, weights)
            state = jax.lax.fori_loop(
                0, count, lambda _, s, of=rate: runge_kutta(of, s, step), state
            )
        return state

    return jax.vmap(one)(starts)


def _rate(
    change: Change, knobs: JaxArray, weights: Weights, state: JaxArray
) -> JaxArray:
    return change(state, knobs, weights)
