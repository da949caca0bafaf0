"""Balloon-Windkessel haemodynamics: from neural drive to BOLD.

    ds/dt = z - kappa s - gamma (f - 1)         vasodilating signal, per s
    df/dt = s                                   blood flow, 1 at rest
    tau dv/dt = f - v^(1/alpha)                 blood volume
    tau dq/dt = f E(f) / E0 - v^(1/alpha) q/v   deoxyhaemoglobin
    E(f) = 1 - (1 - E0)^(1/f)                   oxygen taken out of the blood
    BOLD = V0 (k1 (1 - q) + k2 (1 - q/v) + k3 (1 - v))

Sources: Friston et al. 2000, doi:10.1006/nimg.2000.0630, equations 1 to 6; Stephan et
al. 2007, doi:10.1016/j.neuroimage.2007.07.040 (coefficients k).

A state (4, region) holds s, f - 1, log v and log q, so that rest is 0 and v and q are
above 0 whatever happens. s and f are linear in z and f alone may fall below 0 when z
is far below rest; there the equations of v and q have no meaning. We deviate: they see
`inflow`, which is f down to 0.1 and stays above 0 below. Integrating log f instead,
as SPM does, breaks down in finite time for such z.

The drive z, in 1/s^2, is normalised: z = gain (drive - baseline), which is the caller's
work. At a steady z flow is 1 + z / gamma; the nearly linear range is 0.5 < f < 2.
`transfer` is the same model linearised at rest.
"""

from functools import cache, partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.typing import DTypeLike
from jaxtyping import Array, Complex, Float
from scipy.linalg import expm

from brainTwinStudio.engine.observe.balloon_sets import Balloon

LOWEST_FLOW = 0.1
PULSE_S = 0.5
PULSE = 1e-4
STEP_SHARE = 0.25


def rest(regions: int, dtype: DTypeLike) -> Float[Array, "4 region"]:
    """The state without drive, in which BOLD is 0: start here, or a transient of some
    20 s has to be dropped."""
    return jnp.zeros((4, regions), dtype)


def inflow(flow: Float[Array, " region"]) -> Float[Array, " region"]:
    """Blood flow that volume and oxygen see, 1 at rest: flow itself from 0.1 up; below,
    a hyperbola that goes on smoothly (value and slope) and stays above 0."""
    low = LOWEST_FLOW
    return jnp.where(flow >= low, flow, low / (2 - jnp.minimum(flow, low) / low))


def _oxygen(f: jax.Array, parameters: Balloon) -> jax.Array:
    """Deoxyhaemoglobin that flow f brings, f E(f) / E0: 1 at rest."""
    return f * -jnp.expm1(np.log1p(-parameters.E0).item() / f) / parameters.E0


def rate(
    state: Float[Array, "4 region"],
    drive: Float[Array, " region"],
    parameters: Balloon,
) -> Float[Array, "4 region"]:
    """Rate of change per s of s, f - 1, log v and log q: the equations that `step`
    integrates."""
    s, excess, log_v, log_q = state
    f = inflow(1 + excess)
    out = jnp.exp((1 / parameters.alpha - 1) * log_v)
    return jnp.stack(
        [
            drive - parameters.kappa * s - parameters.gamma * excess,
            s,
            (f * jnp.exp(-log_v) - out) / parameters.tau,
            (_oxygen(f, parameters) * jnp.exp(-log_q) - out) / parameters.tau,
        ]
    )


def step(
    state: Float[Array, "4 region"],
    drive: Float[Array, " region"],
    dt_s: float,
    parameters: Balloon,
) -> Float[Array, "4 region"]:
    """The state dt_s seconds later. drive: mean normalised drive z over the step.

    Second order, like Heun, but never unstable or NaN at any finite drive and step
    (Heun in any of these variables is, for z = 50): s and f exactly; v by the
    exponential Rosenbrock-Euler method on log v and q by its own exact solution, with
    the flow and volume of mid-step held (Hochbruck and Ostermann 2010,
    doi:10.1017/S0962492910000048). Rest stays rest. Errors: `longest_step_s`.

    dt_s is a number known when compiling; `parameters` is static.
    """
    _, _, log_v, log_q = state
    tau, power = parameters.tau, 1 / parameters.alpha - 1
    s_mid, excess_mid = _flow_half_step(state[0], state[1], drive, dt_s, parameters)
    s, excess = _flow_half_step(s_mid, excess_mid, drive, dt_s, parameters)
    f = inflow(1 + excess_mid)
    filled, emptied = f * jnp.exp(-log_v), jnp.exp(power * log_v)
    slope = -(filled + power * emptied) * (dt_s / tau)
    change = (filled - emptied) * (dt_s / tau) * jnp.expm1(slope) / slope
    out = jnp.exp(power * (log_v + change / 2))
    surplus = _oxygen(f, parameters) * jnp.exp(-log_q) / out - 1
    turned_over = -jnp.expm1(-out * (dt_s / tau))
    return jnp.stack(
        [s, excess, log_v + change, log_q + jnp.log1p(surplus * turned_over)]
    )


def _flow_half_step(
    s: jax.Array, excess: jax.Array, drive: jax.Array, dt_s: float, parameters: Balloon
) -> tuple[jax.Array, jax.Array]:
    """Both s and f - 1 half a step later, exactly, at constant drive."""
    (ss, sf), (fs, ff) = _half_step_matrix(dt_s, parameters.kappa, parameters.gamma)
    steady = drive / parameters.gamma
    away = excess - steady
    return ss * s + sf * away, steady + fs * s + ff * away


@cache
def _half_step_matrix(
    dt_s: float, kappa: float, gamma: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    over = expm(np.array([[-kappa, -gamma], [1, 0]]) * dt_s / 2)
    ss, sf, fs, ff = (float(value) for value in np.ravel(over))
    return (ss, sf), (fs, ff)


def longest_step_s(parameters: Balloon) -> float:
    """The longest step in s that changes BOLD by less than 0.5 % of its largest value:
    a quarter of alpha tau, the time in which volume follows flow.

    Measured for a drive that jumps every 0.5 s with standard deviation 0.3, against an
    integration to 1e-10; the largest error over 60 s per largest |BOLD|:

        step in s        0.01     0.02     0.05     0.1     allowed here
        stephan2007      0.001 %  0.004 %  0.026 %  0.10 %  0.16 s: 0.27 %
        friston2003      0.002 %  0.007 %  0.043 %  0.17 %  0.08 s: 0.11 %
        time-constants   0.004 %  0.017 %  0.11 %   0.42 %  0.08 s: 0.26 %
        tvb-older        0.013 %  0.052 %  0.33 %   1.3 %   0.05 s: 0.33 %
    """
    return STEP_SHARE * parameters.alpha * parameters.tau


def signal(
    state: Float[Array, "4 region"], parameters: Balloon
) -> Float[Array, " region"]:
    """BOLD change from rest, in units of V0."""
    _, _, log_v, log_q = state
    return -parameters.V0 * (
        parameters.k1 * jnp.expm1(log_q)
        + parameters.k2 * jnp.expm1(log_q - log_v)
        + parameters.k3 * jnp.expm1(log_v)
    )


@partial(jax.jit, static_argnames=("parameters", "dt_s", "seconds"))
def impulse_response(
    parameters: Balloon, dt_s: float, seconds: float
) -> Float[Array, " time"]:
    """BOLD at 0, dt_s, 2 dt_s, ... below `seconds` after the start of a drive of 0.5 s
    small enough (1e-4) for the linear range, per drive times second."""
    samples = round(seconds / dt_s)
    start = dt_s * np.arange(samples - 1)
    drive = jnp.asarray(PULSE * np.clip((PULSE_S - start) / dt_s, 0, 1))

    def one(state: jax.Array, z: jax.Array) -> tuple[jax.Array, jax.Array]:
        state = step(state, z[None], dt_s, parameters)
        return state, signal(state, parameters)[0]

    _, bold = jax.lax.scan(one, rest(1, drive.dtype), drive)
    return jnp.concatenate([jnp.zeros(1, bold.dtype), bold]) / (PULSE * PULSE_S)


class ResponseShape(NamedTuple):
    """Response to a brief input: time of the peak after the start of the input, width
    at half the peak, time of the deepest undershoot, all in s, and its value per value
    of the peak."""

    peak_s: float
    width_s: float
    undershoot_s: float
    undershoot_ratio: float


@cache
def shape_of(parameters: Balloon) -> ResponseShape:
    """Shape of `impulse_response`, to about 0.01 s."""
    dt_s, seconds = 0.005, 40.0
    bold = np.asarray(impulse_response(parameters, dt_s, seconds), np.float64)
    peak = int(bold.argmax())
    lowest = peak + int(bold[peak:].argmin())
    half = bold[peak] / 2
    first = int(np.argmax(bold >= half))
    last = peak + int(np.argmax(bold[peak:] < half)) - 1
    rise = first - (bold[first] - half) / (bold[first] - bold[first - 1])
    fall = last + (bold[last] - half) / (bold[last] - bold[last + 1])
    ratio = float(bold[lowest] / bold[peak])
    width_s = float(fall - rise) * dt_s
    return ResponseShape(peak * dt_s, width_s, lowest * dt_s, ratio)


@partial(jax.jit, static_argnames="parameters")
def transfer(
    parameters: Balloon, frequencies_hz: Float[Array, " frequency"]
) -> Complex[Array, " frequency"]:
    """BOLD per drive z at each frequency, of the model linearised at rest: C (i 2 pi f
    - A)^-1 B with A, B, C the derivatives of `rate` and `signal` there. The convention
    is that of exp(i 2 pi f t): delay turns the angle negative."""
    still = rest(1, frequencies_hz.dtype)
    none = jnp.zeros(1, still.dtype)
    a = jax.jacfwd(rate)(still, none, parameters)[:, 0, :, 0]
    b = jax.jacfwd(rate, 1)(still, none, parameters)[:, 0, 0]
    c = jax.jacfwd(signal)(still, parameters)[0, :, 0]
    turning = jax.lax.complex(
        jnp.zeros_like(frequencies_hz), 2 * np.pi * frequencies_hz
    )
    kind = turning.dtype
    system = turning[:, None, None] * jnp.eye(4, dtype=kind) - a.astype(kind)
    sources = jnp.broadcast_to(b.astype(kind)[:, None], (*system.shape[:2], 1))
    return jnp.linalg.solve(system, sources)[..., 0] @ c.astype(kind)
