"""Jansen and Rit: pyramidal cells with an excitatory and an inhibitory loop.

    y0' = y3    y3' = A a S(y1 - y2) - 2 a y3 - a^2 y0
    y1' = y4    y4' = A a (mu + a_2 J S(a_1 J y0) + c) - 2 a y4 - a^2 y1
    y2' = y5    y5' = B b a_4 J S(a_3 J y0) - 2 b y5 - b^2 y2
    S(v) = 2 nu_max / (1 + exp(r (v0 - v)))

y1 - y2: potential of the pyramidal cells in mV, the source of the EEG; c: what the
region receives, firing per ms. v0 = 6 mV as in the paper (tvb-library: 5.52 mV). With
additive coupling y1 grows without end where G times the in-strength exceeds a / A.
Source: Jansen and Rit 1995, Biol. Cybern. 73:357-366, doi:10.1007/BF00199471.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.project import NodeModelInfo, ParameterSpec

SOURCE = "doi:10.1007/BF00199471"

# fmt: off
INFO = NodeModelInfo(
    name="jansen_rit",
    label="Jansen-Rit",
    states=("y0", "y1", "y2", "y3", "y4", "y5"),
    parameters=(
        ParameterSpec("G", "G", "1", 1.0, 0.0, 50.0, False,
                      "strength of the input that regions send each other; "
                      "weights / max; for additive coupling about 0.001", SOURCE),
        ParameterSpec("A", "A", "mV", 3.25, 2.6, 9.75, True,
                      "height of the excitatory response to one input", SOURCE),
        ParameterSpec("B", "B", "mV", 22.0, 17.6, 110.0, True,
                      "height of the inhibitory response to one input", SOURCE),
        ParameterSpec("a", "a", "1/ms", 0.1, 0.05, 0.15, True,
                      "speed of the excitatory response", SOURCE),
        ParameterSpec("b", "b", "1/ms", 0.05, 0.025, 0.075, True,
                      "speed of the inhibitory response", SOURCE),
        ParameterSpec("v0", "v_0", "mV", 6.0, 3.12, 7.0, True,
                      "potential at which half of the cells fire", SOURCE),
        ParameterSpec("nu_max", "nu_max", "1/ms", 0.0025, 0.00125, 0.00375, True,
                      "half of the largest firing rate", SOURCE),
        ParameterSpec("r", "r", "1/mV", 0.56, 0.28, 0.84, True,
                      "how abruptly cells begin to fire", SOURCE),
        ParameterSpec("J", "J", "1", 135.0, 65.0, 1350.0, True,
                      "number of synapses between the populations (C in the paper)",
                      SOURCE),
        ParameterSpec("a_1", "alpha_1", "1", 1.0, 0.5, 1.5, True,
                      "share of synapses from pyramidal to excitatory cells", SOURCE),
        ParameterSpec("a_2", "alpha_2", "1", 0.8, 0.4, 1.2, True,
                      "share of synapses from excitatory to pyramidal cells", SOURCE),
        ParameterSpec("a_3", "alpha_3", "1", 0.25, 0.125, 0.375, True,
                      "share of synapses from pyramidal to inhibitory cells", SOURCE),
        ParameterSpec("a_4", "alpha_4", "1", 0.25, 0.125, 0.375, True,
                      "share of synapses from inhibitory to pyramidal cells", SOURCE),
        ParameterSpec("mu", "mu", "1/ms", 0.22, 0.0, 0.5, True,
                      "mean input from outside, p in the paper", SOURCE),
        ParameterSpec("noise", "sigma", "mV/ms^1.5", 0.0325, 0.0001, 1.0, True,
                      "amplitude of the noise of the input", SOURCE),
    ),
    equations=(
        "y0' = y3; y1' = y4; y2' = y5; y3' = A a S(y1 - y2) - 2 a y3 - a^2 y0; "
        "y4' = A a (mu + a_2 J S(a_1 J y0) + G sum_j C_ij S(y1_j - y2_j)) - 2 a y4 - "
        "a^2 y1 + noise; y5' = B b a_4 J S(a_3 J y0) - 2 b y5 - b^2 y2; "
        "S(v) = 2 nu_max / (1 + exp(r (v0 - v)))"
    ),
    source=SOURCE,
    time_unit="ms",
    unit_s=0.001,
    step=0.1,
    sent=("y1 - y2",),
    couplings=("sigmoidal", "additive"),
    noisy=(("y4", 1.0),),
    start=((0.0, 0.15), (0.0, 30.0), (0.0, 20.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)),
    stimulus="added to the input mu, 1/ms",
)
# fmt: on


def firing(
    potential: Float[Array, " region"], p: Parameters
) -> Float[Array, " region"]:
    """S, firing rate per ms at a mean potential in mV."""
    return 2 * p["nu_max"] * jax.nn.sigmoid(p["r"] * (potential - p["v0"]))


def drift(
    state: Float[Array, "6 region"],
    received: Float[Array, "1 region"],
    stimulus: Float[Array, " region"] | float,
    p: Parameters,
) -> Float[Array, "6 region"]:
    """Rate of change per ms."""
    y0, y1, y2, y3, y4, y5 = state
    J, a, b = p["J"], p["a"], p["b"]
    loop = p["a_2"] * J * firing(p["a_1"] * J * y0, p)
    input_1 = p["mu"] + loop + received[0] + stimulus
    input_2 = p["a_4"] * J * firing(p["a_3"] * J * y0, p)
    return jnp.stack(
        [
            y3,
            y4,
            y5,
            p["A"] * a * firing(y1 - y2, p) - 2 * a * y3 - a**2 * y0,
            p["A"] * a * input_1 - 2 * a * y4 - a**2 * y1,
            p["B"] * b * input_2 - 2 * b * y5 - b**2 * y2,
        ]
    )


def sent(state: Float[Array, "6 region"], p: Parameters) -> Float[Array, "1 region"]:
    return potential(state, p)[None]


def rate(state: Float[Array, "6 region"], p: Parameters) -> Float[Array, " region"]:
    """Firing rate of the pyramidal cells, 1/ms."""
    return firing(potential(state, p), p)


def potential(
    state: Float[Array, "6 region"], p: Parameters
) -> Float[Array, " region"]:
    """Potential of the pyramidal cells, mV."""
    return state[1] - state[2]


JANSEN_RIT = NodeModel(INFO, drift, sent, bold=rate, potential=potential)
