"""Inhibition that gives every region of a dynamic mean field one firing rate.

At the target rate r the excitatory equations fix the current I_E = H_E^-1(r) and the
gating S_E = tau_e gamma_e r / (1 + tau_e gamma_e r) of every region, hence what each
region receives. The inhibitory gating then solves one equation per region,
S_I = tau_i gamma_i H_I(I_I - S_I), and J_i follows from the equation of I_E.
Source of the aim: Deco et al. 2014, J. Neurosci. 34:7886,
doi:10.1523/JNEUROSCI.5068-13.2014, which finds J_i by repeated simulation instead.
"""

from collections.abc import Callable

import jax
import jax.core
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.nodes.dynamic_mean_field import (
    excitatory_rate,
    inhibitory_rate,
)
from brainTwinStudio.errors import InputError

NEWTON_STEPS = 25


def feedback_inhibition(
    parameters: Parameters,
    gain: Float[Array, "target source"],
    target_hz: float = 3.0,
) -> Float[Array, " region"]:
    """J_i (region,) at which the deterministic network has a fixed point with every
    excitatory rate equal to target_hz.

    gain: G times weights (target, source). Differentiable in gain and parameters by
    the implicit function theorem. The fixed point need not be stable: with the
    default parameters it is lost where every row of gain sums to more than 1.27.
    Raises InputError where the target cannot be reached with an inhibition above 0;
    inside jit or grad nothing is checked.
    """
    p = {name: value.astype(gain.dtype) for name, value in parameters.items()}
    regions = gain.shape[0]

    def everywhere(value: jax.Array) -> jax.Array:
        return jnp.broadcast_to(value, (regions,))

    opened = p["tau_e"] * p["gamma_e"] * target_hz
    S_E = everywhere(opened / (1 + opened))
    # from above: the rate is convex in the current, so that Newton cannot overshoot
    I_E = root(
        lambda current: excitatory_rate(current, p) - target_hz,
        everywhere((p["b_e"] + target_hz) / p["a_e"]),
    )
    heard = p["J_N"] * (gain @ S_E)
    drive = p["W_i"] * p["I_o"] + p["J_N"] * S_E + p["feed_forward"] * heard
    full = p["tau_i"] * p["gamma_i"]
    S_I = root(
        lambda gate: gate - full * inhibitory_rate(drive - gate, p),
        jnp.zeros(regions, gain.dtype),
    )
    excitation = p["W_e"] * p["I_o"] + p["w_p"] * p["J_N"] * S_E + heard
    J_i = (excitation - I_E) / S_I
    if not isinstance(J_i, jax.core.Tracer):
        check(np.asarray(J_i), target_hz)
    return J_i


def root(
    function: Callable[[jax.Array], jax.Array], start: Float[Array, " region"]
) -> Float[Array, " region"]:
    """Where an elementwise increasing function is 0, by Newton's method."""

    def solve(f: Callable[[jax.Array], jax.Array], x: jax.Array) -> jax.Array:
        def step(_: object, x: jax.Array) -> jax.Array:
            value, slope = jax.jvp(f, (x,), (jnp.ones_like(x),))
            return x - value / slope

        return jax.lax.fori_loop(0, NEWTON_STEPS, step, x)

    def divide(linear: Callable[[jax.Array], jax.Array], y: jax.Array) -> jax.Array:
        return y / linear(jnp.ones_like(y))

    return jax.lax.custom_root(function, start, solve, divide)


def check(J_i: np.ndarray, target_hz: float) -> None:
    wrong = np.flatnonzero(~(np.isfinite(J_i) & (J_i > 0)))
    if wrong.size:
        raise InputError(
            f"No inhibition gives {wrong.size} of {J_i.size} regions {target_hz:g} Hz "
            f"(region {wrong[0]} would need J_i = {J_i[wrong[0]]:.3g}). J_i must be "
            "above 0. Raise G or I_o, or lower the target."
        )
