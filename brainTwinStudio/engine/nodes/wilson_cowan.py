"""Wilson and Cowan: an excitatory and an inhibitory population.

    tau_e dE/dt = -E + (k_e - r_e E) S_e(alpha_e (c_ee E - c_ei I + P - theta_e + c))
    tau_i dI/dt = -I + (k_i - r_i I) S_i(alpha_i (c_ie E - c_ii I + Q - theta_i))
    S(x) = c (1 / (1 + exp(-a (x - b))) - shift / (1 + exp(a b)))

E, I: share of cells that fire; c (in the first line): what the region receives. With
shift = 1 a region without input is silent, S(0) = 0, and E may become negative under
inhibition. Parameters and their names as in tvb-library; c_ie is from E to I.
Source: Wilson and Cowan 1972, Biophys. J. 12:1-24, doi:10.1016/S0006-3495(72)86068-5.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.project import NodeModelInfo, ParameterSpec

SOURCE = "doi:10.1016/S0006-3495(72)86068-5"
TVB = "doi:10.1016/j.neuroimage.2015.01.002"

# fmt: off
INFO = NodeModelInfo(
    name="wilson_cowan",
    label="Wilson-Cowan",
    states=("E", "I"),
    parameters=(
        ParameterSpec("G", "G", "1", 0.6, 0.0, 20.0, False,
                      "strength of the input that regions send each other; "
                      "weights / max", "doi:10.1007/s12559-021-09931-9"),
        ParameterSpec("c_ee", "c_ee", "1", 12.0, 0.0, 25.0, True,
                      "how strongly excitatory cells drive each other", TVB),
        ParameterSpec("c_ei", "c_ei", "1", 4.0, 0.0, 25.0, True,
                      "how strongly inhibitory cells brake excitatory ones", TVB),
        ParameterSpec("c_ie", "c_ie", "1", 13.0, 0.0, 25.0, True,
                      "how strongly excitatory cells drive inhibitory ones", TVB),
        ParameterSpec("c_ii", "c_ii", "1", 11.0, 0.0, 25.0, True,
                      "how strongly inhibitory cells brake each other", TVB),
        ParameterSpec("tau_e", "tau_e", "ms", 10.0, 2.0, 150.0, True,
                      "time constant of the excitatory cells", TVB),
        ParameterSpec("tau_i", "tau_i", "ms", 10.0, 2.0, 150.0, True,
                      "time constant of the inhibitory cells", TVB),
        ParameterSpec("a_e", "a_e", "1", 1.2, 0.5, 3.0, True,
                      "how abruptly excitatory cells respond to input", TVB),
        ParameterSpec("a_i", "a_i", "1", 1.0, 0.5, 3.0, True,
                      "how abruptly inhibitory cells respond to input", TVB),
        ParameterSpec("b_e", "b_e", "1", 2.8, 1.4, 6.0, True,
                      "input at which the excitatory response is steepest", TVB),
        ParameterSpec("b_i", "b_i", "1", 4.0, 1.4, 6.0, True,
                      "input at which the inhibitory response is steepest", TVB),
        ParameterSpec("c_e", "c_e", "1", 1.0, 0.5, 2.0, True,
                      "largest response of excitatory cells", TVB),
        ParameterSpec("c_i", "c_i", "1", 1.0, 0.5, 2.0, True,
                      "largest response of inhibitory cells", TVB),
        ParameterSpec("theta_e", "theta_e", "1", 0.0, 0.0, 10.0, True,
                      "threshold of excitatory cells", TVB),
        ParameterSpec("theta_i", "theta_i", "1", 0.0, 0.0, 10.0, True,
                      "threshold of inhibitory cells", TVB),
        ParameterSpec("alpha_e", "alpha_e", "1", 1.0, 0.0, 20.0, True,
                      "gain on all input of excitatory cells", TVB),
        ParameterSpec("alpha_i", "alpha_i", "1", 1.0, 0.0, 20.0, True,
                      "gain on all input of inhibitory cells", TVB),
        ParameterSpec("k_e", "k_e", "1", 1.0, 0.5, 2.0, True,
                      "share of excitatory cells that can respond", TVB),
        ParameterSpec("k_i", "k_i", "1", 1.0, 0.5, 2.0, True,
                      "share of inhibitory cells that can respond", TVB),
        ParameterSpec("r_e", "r_e", "1", 1.0, 0.5, 1.5, True,
                      "how much firing keeps excitatory cells from responding", TVB),
        ParameterSpec("r_i", "r_i", "1", 1.0, 0.5, 1.5, True,
                      "how much firing keeps inhibitory cells from responding", TVB),
        ParameterSpec("P", "P", "1", 0.0, -5.0, 20.0, True,
                      "constant drive of excitatory cells from outside", TVB),
        ParameterSpec("Q", "Q", "1", 0.0, -5.0, 20.0, True,
                      "constant drive of inhibitory cells from outside", TVB),
        ParameterSpec("shift", "shift", "1", 1.0, 0.0, 1.0, False,
                      "1: a region without input is silent; 0: plain responses",
                      TVB),
        ParameterSpec("noise", "sigma", "1/sqrt(ms)", 0.01, 0.0001, 0.3, True,
                      "amplitude of the noise that drives both populations", TVB),
    ),
    equations=(
        "tau_e dE/dt = -E + (k_e - r_e E) S_e(alpha_e (c_ee E - c_ei I + P - theta_e + "
        "G sum_j C_ij E_j)) + noise; tau_i dI/dt = -I + (k_i - r_i I) S_i(alpha_i "
        "(c_ie E - c_ii I + Q - theta_i)) + noise; "
        "S(x) = c (1 / (1 + exp(-a (x - b))) - shift / (1 + exp(a b)))"
    ),
    source=SOURCE,
    time_unit="ms",
    unit_s=0.001,
    step=0.1,
    sent=("E",),
    couplings=("additive", "diffusive"),
    noisy=(("E", 1.0), ("I", 1.0)),
    start=((0.0, 1.0), (0.0, 1.0)),
    stimulus="added to P, the drive of excitatory cells, dimensionless",
)
# fmt: on


def response(
    drive: Float[Array, " region"], population: str, p: Parameters
) -> Float[Array, " region"]:
    """S of the population "e" or "i"."""
    a, b, c = (p[f"{letter}_{population}"] for letter in "abc")
    rest = p["shift"] * jax.nn.sigmoid(-a * b)
    return c * (jax.nn.sigmoid(a * (drive - b)) - rest)


def drift(
    state: Float[Array, "2 region"],
    received: Float[Array, "1 region"],
    stimulus: Float[Array, " region"] | float,
    p: Parameters,
) -> Float[Array, "2 region"]:
    """Rate of change per ms."""
    E, I = state
    to_e = p["c_ee"] * E - p["c_ei"] * I + p["P"] - p["theta_e"]
    to_i = p["c_ie"] * E - p["c_ii"] * I + p["Q"] - p["theta_i"]
    s_e = response(p["alpha_e"] * (to_e + received[0] + stimulus), "e", p)
    s_i = response(p["alpha_i"] * to_i, "i", p)
    return jnp.stack(
        [
            ((p["k_e"] - p["r_e"] * E) * s_e - E) / p["tau_e"],
            ((p["k_i"] - p["r_i"] * I) * s_i - I) / p["tau_i"],
        ]
    )


def sent(state: Float[Array, "2 region"], p: Parameters) -> Float[Array, "1 region"]:
    return state[:1]


def excitation(
    state: Float[Array, "2 region"], p: Parameters
) -> Float[Array, " region"]:
    return state[0]


def potential(
    state: Float[Array, "2 region"], p: Parameters
) -> Float[Array, " region"]:
    """E - I, the excess of excitation."""
    return state[0] - state[1]


WILSON_COWAN = NodeModel(INFO, drift, sent, bold=excitation, potential=potential)
