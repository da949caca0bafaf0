"""Dynamic mean field: a region as an excitatory and an inhibitory population.

    dS_E/dt = -S_E / tau_e + (1 - S_E) gamma_e H(I_E; a_e, b_e, d_e)
    dS_I/dt = -S_I / tau_i + gamma_i H(I_I; a_i, b_i, d_i)
    I_E = W_e I_o + w_p J_N S_E + J_N received - J_i S_I + stimulus
    I_I = W_i I_o + J_N S_E - S_I + feed_forward J_N received
    H(I) = (a I - b) / (1 - exp(-d (a I - b)))

S_E and S_I are shares of open synaptic gates, currents are in nA, H in Hz, time in ms.
J_i is the inhibition that `feedback_inhibition` tunes so that every region fires at
3 Hz; it must be tuned anew when G or the weights change. feed_forward is lambda of
the literature, which names a Python keyword.
Source: Deco et al. 2014, J. Neurosci. 34:7886, doi:10.1523/JNEUROSCI.5068-13.2014.
"""

import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.engine.nodes.reduced_wong_wang import firing_rate
from brainTwinStudio.project import NodeModelInfo, ParameterSpec

SOURCE = "doi:10.1523/JNEUROSCI.5068-13.2014"

INFO = NodeModelInfo(
    name="dynamic_mean_field",
    label="Dynamic mean field (E-I)",
    states=("S_E", "S_I"),
    parameters=(
        ParameterSpec(
            *("G", "G", "1", 1.0, 0.0, 10.0, False),
            "strength of the input that regions send each other; for weights divided "
            "by their maximum, times 0.2",
            SOURCE,
        ),
        ParameterSpec(
            *("J_i", "J_i", "1", 1.0, 0.0, 10.0, True),
            "inhibition that a region's excitatory cells receive",
            SOURCE,
        ),
        ParameterSpec(
            *("w_p", "w_+", "1", 1.4, 0.0, 3.0, True),
            "how strongly the excitatory cells excite themselves",
            SOURCE,
        ),
        ParameterSpec(
            *("I_o", "I_0", "nA", 0.382, 0.2, 0.6, True),
            "constant input from outside the modelled network",
            SOURCE,
        ),
        ParameterSpec(
            *("J_N", "J_N", "nA", 0.15, 0.01, 0.5, True),
            "current that fully open excitatory synapses carry",
            SOURCE,
        ),
        ParameterSpec(
            *("feed_forward", "lambda", "1", 0.0, 0.0, 1.0, True),
            "how much of the input from other regions also drives the inhibitory cells",
            SOURCE,
        ),
        ParameterSpec(
            *("W_e", "W_E", "1", 1.0, 0.0, 2.0, True),
            "share of the constant input that reaches the excitatory cells",
            SOURCE,
        ),
        ParameterSpec(
            *("W_i", "W_I", "1", 0.7, 0.0, 2.0, True),
            "share of the constant input that reaches the inhibitory cells",
            SOURCE,
        ),
        ParameterSpec(
            *("tau_e", "tau_E", "ms", 100.0, 50.0, 200.0, True),
            "how long an excitatory synapse stays open",
            SOURCE,
        ),
        ParameterSpec(
            *("tau_i", "tau_I", "ms", 10.0, 5.0, 50.0, True),
            "how long an inhibitory synapse stays open",
            SOURCE,
        ),
        ParameterSpec(
            *("gamma_e", "gamma_E", "1/(ms Hz)", 0.641e-3, 0.1e-3, 1e-3, True),
            "how far one spike opens the excitatory synapses",
            SOURCE,
        ),
        ParameterSpec(
            *("gamma_i", "gamma_I", "1/(ms Hz)", 1e-3, 0.1e-3, 2e-3, True),
            "how far one spike opens the inhibitory synapses",
            SOURCE,
        ),
        ParameterSpec(
            *("a_e", "a_E", "Hz/nA", 310.0, 100.0, 500.0, True),
            "steepness of excitatory firing over the input current",
            SOURCE,
        ),
        ParameterSpec(
            *("b_e", "b_E", "Hz", 125.0, 50.0, 200.0, True),
            "threshold of excitatory firing",
            SOURCE,
        ),
        ParameterSpec(
            *("d_e", "d_E", "s", 0.16, 0.05, 0.3, True),
            "sharpness of the threshold of excitatory firing",
            SOURCE,
        ),
        ParameterSpec(
            *("a_i", "a_I", "Hz/nA", 615.0, 300.0, 800.0, True),
            "steepness of inhibitory firing over the input current",
            SOURCE,
        ),
        ParameterSpec(
            *("b_i", "b_I", "Hz", 177.0, 80.0, 300.0, True),
            "threshold of inhibitory firing",
            SOURCE,
        ),
        ParameterSpec(
            *("d_i", "d_I", "s", 0.087, 0.03, 0.2, True),
            "sharpness of the threshold of inhibitory firing",
            SOURCE,
        ),
        ParameterSpec(
            *("noise", "sigma", "1/sqrt(ms)", 0.01, 0.0, 0.1, True),
            "amplitude of the noise that drives both populations",
            SOURCE,
        ),
    ),
    equations=(
        "dS_E/dt = -S_E/tau_E + (1 - S_E) gamma_E H_E(I_E) + sigma dW; "
        "dS_I/dt = -S_I/tau_I + gamma_I H_I(I_I) + sigma dW; "
        "I_E = W_E I_0 + w_+ J_N S_E + G J_N sum_j C_ij S_E,j - J_i S_I + I_stim; "
        "I_I = W_I I_0 + J_N S_E - S_I + lambda G J_N sum_j C_ij S_E,j; "
        "H(I) = (a I - b) / (1 - exp(-d (a I - b)))"
    ),
    source=SOURCE,
    time_unit="ms",
    unit_s=0.001,
    step=0.5,
    sent=("S_E",),
    couplings=("additive",),
    noisy=(("S_E", 1.0), ("S_I", 1.0)),
    start=((0.001, 0.1), (0.001, 0.1)),
    stimulus="current into the excitatory cells, nA",
)


def drift(
    state: Float[Array, "2 region"],
    received: Float[Array, "1 region"],
    stimulus: Float[Array, " region"] | float,
    p: Parameters,
) -> Float[Array, "2 region"]:
    """Rate of change per ms."""
    S_E, S_I = state
    heard = p["J_N"] * received[0]
    I_E = excitatory_current(state, p) + heard + stimulus
    I_I = p["W_i"] * p["I_o"] + p["J_N"] * S_E - S_I + p["feed_forward"] * heard
    r_E = excitatory_rate(I_E, p)
    r_I = inhibitory_rate(I_I, p)
    return jnp.stack(
        [
            -S_E / p["tau_e"] + (1 - S_E) * p["gamma_e"] * r_E,
            -S_I / p["tau_i"] + p["gamma_i"] * r_I,
        ]
    )


def excitatory_rate(current: Float[Array, "..."], p: Parameters):
    """Firing rate in Hz at a current in nA."""
    return firing_rate(p["a_e"] * current - p["b_e"], p["d_e"])


def inhibitory_rate(current: Float[Array, "..."], p: Parameters):
    """Firing rate in Hz at a current in nA."""
    return firing_rate(p["a_i"] * current - p["b_i"], p["d_i"])


def excitatory_current(
    state: Float[Array, "2 region"], p: Parameters
) -> Float[Array, " region"]:
    """I_E without what other regions and a stimulus add, nA: the local part, a proxy of
    the local field potential."""
    S_E, S_I = state
    return p["W_e"] * p["I_o"] + p["w_p"] * p["J_N"] * S_E - p["J_i"] * S_I


def sent(state: Float[Array, "2 region"], p: Parameters) -> Float[Array, "1 region"]:
    return state[:1]


def excitation(
    state: Float[Array, "2 region"], p: Parameters
) -> Float[Array, " region"]:
    """S_E drives blood flow, as in the source; r_E would need what a region receives,
    which a reading of the state alone does not know."""
    return state[0]


def kept(state: Float[Array, "2 region"]) -> Float[Array, "2 region"]:
    """S_E and S_I are shares."""
    return jnp.clip(state, 0, 1)


DYNAMIC_MEAN_FIELD = NodeModel(
    INFO, drift, sent, bold=excitation, potential=excitatory_current, kept=kept
)
