"""Reduced Wong-Wang: a region as one population of slow excitatory (NMDA) synapses.

    dS/dt = -S / tau_s + (1 - S) gamma H(x)
    H(x) = (a x - b) / (1 - exp(-d (a x - b)))
    x = w J_N S + I_o + J_N received + stimulus

S is the share of open synaptic gates, x the input current in nA, H the firing rate in
spikes per ms. Weak recurrence leaves one quiet state, stronger recurrence adds an
active one. Heun steps of 1 ms are far inside the limit of stability: even at
received = 10 the fastest rate, 1 / tau_s + gamma H, is 0.5 / ms; Heun allows 2 / step.
Source: Deco et al. 2013, J. Neurosci. 33:11239, doi:10.1523/JNEUROSCI.1091-13.2013.
"""

import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.project import NodeModelInfo, ParameterSpec

SOURCE = "doi:10.1523/JNEUROSCI.1091-13.2013"
SERIES_BELOW = 0.1

INFO = NodeModelInfo(
    name="reduced_wong_wang",
    label="Reduced Wong-Wang",
    states=("S",),
    parameters=(
        ParameterSpec(
            *("G", "G", "1", 0.5, 0.0, 10.0, False),
            "strength of the input that regions send each other; for weights divided "
            "by their maximum, times 0.2",
            SOURCE,
        ),
        ParameterSpec(
            *("w", "w", "1", 0.9, 0.0, 2.0, True),
            "how strongly a region excites itself",
            SOURCE,
        ),
        ParameterSpec(
            *("I_o", "I_o", "nA", 0.3, 0.2, 0.5, True),
            "constant input from outside the modelled network",
            SOURCE,
        ),
        ParameterSpec(
            *("J_N", "J_N", "nA", 0.2609, 0.01, 0.5, True),
            "current that fully open synapses carry",
            SOURCE,
        ),
        ParameterSpec(
            *("tau_s", "tau_s", "ms", 100.0, 50.0, 200.0, True),
            "how long a synapse stays open",
            SOURCE,
        ),
        ParameterSpec(
            *("gamma", "gamma", "1", 0.641, 0.1, 1.0, True),
            "how far one spike opens the synapses",
            SOURCE,
        ),
        ParameterSpec(
            *("a", "a", "1/(ms nA)", 0.27, 0.1, 0.4, True),
            "steepness of the firing rate over the input current",
            SOURCE,
        ),
        ParameterSpec(
            *("b", "b", "1/ms", 0.108, 0.05, 0.2, True),
            "threshold of firing",
            SOURCE,
        ),
        ParameterSpec(
            *("d", "d", "ms", 154.0, 50.0, 300.0, True),
            "sharpness of the threshold",
            SOURCE,
        ),
        ParameterSpec(
            *("noise", "sigma", "1/sqrt(ms)", 0.001, 0.0, 0.05, True),
            "amplitude of the noise that drives the region",
            SOURCE,
        ),
    ),
    equations=(
        "dS/dt = -S/tau_s + (1 - S) gamma H(x) + sigma dW; "
        "H(x) = (a x - b) / (1 - exp(-d (a x - b))); "
        "x = w J_N S + I_o + J_N G sum_j C_ij S_j + I_stim"
    ),
    source=SOURCE,
    time_unit="ms",
    unit_s=0.001,
    step=1.0,
    sent=("S",),
    couplings=("additive",),
    noisy=(("S", 1.0),),
    start=((0.001, 0.3),),
    stimulus="current added to x, nA",
)


def drift(
    state: Float[Array, "1 region"],
    received: Float[Array, "1 region"],
    stimulus: Float[Array, " region"] | float,
    p: Parameters,
) -> Float[Array, "1 region"]:
    """Rate of change per ms."""
    S = state[0]
    x = current(state, p) + p["J_N"] * received[0] + stimulus
    rate = firing_rate(p["a"] * x - p["b"], p["d"])
    return (-S / p["tau_s"] + (1 - S) * p["gamma"] * rate)[None]


def firing_rate(
    drive: Float[Array, "..."], sharpness: Float[Array, "..."]
) -> Float[Array, "..."]:
    """The quotient drive / (1 - exp(-sharpness drive)), in units of drive: 0 far below
    threshold, 1 / sharpness at it, drive far above it.

    A series near drive = 0, where the quotient is 0/0; elsewhere exponentials of
    negative numbers only, which neither overflow nor spoil a gradient.
    """
    z = sharpness * drive
    near = jnp.abs(z) < SERIES_BELOW
    small, large = jnp.where(near, z, 0), jnp.where(near, 1, z)
    q = small**2
    series = 1 + small / 2 + q / 12 - q**2 / 720 + q**3 / 30240
    size = jnp.abs(large)
    exact = jnp.maximum(large, 0) - size * jnp.exp(-size) / jnp.expm1(-size)
    return jnp.where(near, series, exact) / sharpness


def current(state: Float[Array, "1 region"], p: Parameters) -> Float[Array, " region"]:
    """Input current x without what other regions and a stimulus add, nA."""
    return p["w"] * p["J_N"] * state[0] + p["I_o"]


def sent(state: Float[Array, "1 region"], p: Parameters) -> Float[Array, "1 region"]:
    return state


def gating(state: Float[Array, "1 region"], p: Parameters) -> Float[Array, " region"]:
    """S: drives blood flow, and stands for the synaptic current that EEG sees."""
    return state[0]


def kept(state: Float[Array, "1 region"]) -> Float[Array, "1 region"]:
    """S is a share."""
    return jnp.clip(state, 0, 1)


REDUCED_WONG_WANG = NodeModel(
    INFO, drift, sent, bold=gating, potential=gating, kept=kept
)
