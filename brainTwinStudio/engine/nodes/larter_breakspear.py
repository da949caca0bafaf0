"""Larter and Breakspear: ion channels of pyramidal cells and an inhibitory population.

    dV/dt = - (g_Ca + r_NMDA a_ee H) m_Ca (V - V_Ca) - g_K W (V - V_K)
            - g_L (V - V_L) - (g_Na m_Na + a_ee H) (V - V_Na)
            - a_ie Z Q_Z + a_ne I
    dW/dt = phi (m_K - W) / tau_K
    dZ/dt = b (a_ni I + a_ei V Q_V)
    H = (1 - C) Q_V + C c,  m_x = (1 + tanh((V - T_x) / d_x)) / 2,
    Q_V = Q_Vmax (1 + tanh((V - V_T) / d_V)) / 2, likewise Q_Z with Z_T, d_Z

V: potential of pyramidal cells; W: open share of K channels; Z: potential of inhibitory
cells; Q: mean firing rates; c: what the region receives. All rates times t_scale. One
time unit counts as 1 ms; the other quantities are dimensionless. Names and defaults as
in tvb-library: a rhythm of bursts. With g_Ca = 1, C = 0 and d_Z = d_V the spread d_V
leads from rest (to 0.55) through a small rhythm (to 0.59) to chaos (from 0.6).
Where a_ei V Q_V cannot balance a_ni I, or from a far start, Z grows without end.
Source: Breakspear, Terry, Friston 2003, Network 14:703-732,
doi:10.1080/net.14.4.703.732.
"""

import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.project import NodeModelInfo, ParameterSpec

SOURCE = "doi:10.1080/net.14.4.703.732"


def _spec(
    name: str, symbol: str, value: float, low: float, high: float, meaning: str
) -> ParameterSpec:
    return ParameterSpec(name, symbol, "1", value, low, high, True, meaning, SOURCE)


# fmt: off
INFO = NodeModelInfo(
    name="larter_breakspear",
    label="Larter-Breakspear",
    states=("V", "W", "Z"),
    parameters=(
        ParameterSpec("G", "G", "1", 1.0, 0.0, 5.0, False,
                      "strength of the input that regions send each other; "
                      "weights / max * 0.2", SOURCE),
        _spec("C", "C", 0.1, 0.0, 1.0, "share of excitation that comes from others"),
        _spec("gCa", "g_Ca", 1.1, 0.9, 1.5, "conductance of calcium channels"),
        _spec("gK", "g_K", 2.0, 1.5, 2.5, "conductance of potassium channels"),
        _spec("gL", "g_L", 0.5, 0.3, 0.7, "conductance of the leak"),
        _spec("gNa", "g_Na", 6.7, 0.0, 10.0, "conductance of sodium channels"),
        _spec("VCa", "V_Ca", 1.0, 0.9, 1.1, "potential that calcium pulls to"),
        _spec("VK", "V_K", -0.7, -0.8, -0.5, "potential that potassium pulls to"),
        _spec("VL", "V_L", -0.5, -0.7, -0.4, "potential that the leak pulls to"),
        _spec("VNa", "V_Na", 0.53, 0.5, 0.56, "potential that sodium pulls to"),
        _spec("TCa", "T_Ca", -0.01, -0.05, 0.05, "threshold of calcium channels"),
        _spec("TK", "T_K", 0.0, -0.05, 0.05, "threshold of potassium channels"),
        _spec("TNa", "T_Na", 0.3, 0.2, 0.4, "threshold of sodium channels"),
        _spec("d_Ca", "d_Ca", 0.15, 0.1, 0.2, "spread of the calcium threshold"),
        _spec("d_K", "d_K", 0.3, 0.1, 0.4, "spread of the potassium threshold"),
        _spec("d_Na", "d_Na", 0.15, 0.1, 0.2, "spread of the sodium threshold"),
        _spec("aee", "a_ee", 0.4, 0.0, 0.6, "synapses from excitation to excitation"),
        _spec("aei", "a_ei", 2.0, 1.0, 2.5, "synapses from excitation to inhibition"),
        _spec("aie", "a_ie", 2.0, 0.5, 2.5, "synapses from inhibition to excitation"),
        _spec("ane", "a_ne", 1.0, 0.4, 1.0, "synapses of the input on excitation"),
        _spec("ani", "a_ni", 0.4, 0.1, 0.5, "synapses of the input on inhibition"),
        _spec("rNMDA", "r_NMDA", 0.25, 0.1, 0.4, "ratio of NMDA to AMPA receptors"),
        _spec("Iext", "I", 0.3, 0.0, 0.5, "constant input from below the cortex"),
        _spec("phi", "phi", 0.7, 0.3, 0.9, "temperature factor of potassium channels"),
        ParameterSpec("tau_K", "tau_K", "ms", 1.0, 1.0, 10.0, True,
                      "time constant of potassium channels", SOURCE),
        _spec("b", "b", 0.1, 0.0001, 1.0, "speed of the inhibitory cells"),
        _spec("VT", "V_T", 0.0, -0.1, 0.7, "potential at which half of V cells fire"),
        _spec("ZT", "Z_T", 0.0, -0.1, 0.1, "potential at which half of Z cells fire"),
        _spec("d_V", "d_V", 0.65, 0.45, 0.8, "spread of the excitatory threshold"),
        _spec("d_Z", "d_Z", 0.7, 0.1, 0.8, "spread of the inhibitory threshold"),
        _spec("QV_max", "Q_Vmax", 1.0, 0.1, 1.0, "largest rate of excitatory cells"),
        _spec("QZ_max", "Q_Zmax", 1.0, 0.1, 1.0, "largest rate of inhibitory cells"),
        _spec("t_scale", "t", 1.0, 0.1, 1.0, "speed of the whole region"),
        ParameterSpec("noise", "sigma", "1/sqrt(ms)", 0.01, 0.0001, 0.2, True,
                      "amplitude of the noise on V", SOURCE),
    ),
    equations=(
        "dV/dt = -(g_Ca + r_NMDA a_ee H) m_Ca (V - V_Ca) - g_K W (V - V_K) - g_L "
        "(V - V_L) - (g_Na m_Na + a_ee H) (V - V_Na) - a_ie Z Q_Z + a_ne I + noise; "
        "dW/dt = phi (m_K - W) / tau_K; dZ/dt = b (a_ni I + a_ei V Q_V); "
        "H = (1 - C) Q_V + C G sum_j C_ij Q_V,j; "
        "Q_V = Q_Vmax (1 + tanh((V - V_T) / d_V)) / 2, likewise Q_Z; "
        "m_x = (1 + tanh((V - T_x) / d_x)) / 2"
    ),
    source=SOURCE,
    time_unit="ms",
    unit_s=0.001,
    step=0.1,
    sent=("Q_V",),
    couplings=("additive",),
    noisy=(("V", 1.0),),
    start=((-0.3, 0.3), (0.0, 0.5), (0.0, 0.15)),
    stimulus="added to a_ne I in dV/dt, dimensionless",
)
# fmt: on


def drift(
    state: Float[Array, "3 region"],
    received: Float[Array, "1 region"],
    stimulus: Float[Array, " region"] | float,
    p: Parameters,
) -> Float[Array, "3 region"]:
    """Rate of change per ms."""
    V, W, Z = state
    m_Ca, m_K, m_Na = (
        _share(V, p[f"T{ion}"], p[f"d_{ion}"]) for ion in ("Ca", "K", "Na")
    )
    Q_V = firing(state, p)
    Q_Z = p["QZ_max"] * _share(Z, p["ZT"], p["d_Z"])
    heard = p["aee"] * ((1 - p["C"]) * Q_V + p["C"] * received[0])
    ions = (p["gCa"] + p["rNMDA"] * heard) * m_Ca * (p["VCa"] - V)
    ions = ions + p["gK"] * W * (p["VK"] - V) + p["gL"] * (p["VL"] - V)
    ions = ions + (p["gNa"] * m_Na + heard) * (p["VNa"] - V)
    dV = ions - p["aie"] * Z * Q_Z + p["ane"] * p["Iext"] + stimulus
    dW = p["phi"] * (m_K - W) / p["tau_K"]
    dZ = p["b"] * (p["ani"] * p["Iext"] + p["aei"] * V * Q_V)
    return p["t_scale"] * jnp.stack([dV, dW, dZ])


def _share(
    potential: Float[Array, " region"],
    threshold: Float[Array, " region"],
    spread: Float[Array, " region"],
) -> Float[Array, " region"]:
    """Share of channels or cells beyond their threshold."""
    return 0.5 * (1 + jnp.tanh((potential - threshold) / spread))


def firing(state: Float[Array, "3 region"], p: Parameters) -> Float[Array, " region"]:
    """Q_V, mean firing rate of the pyramidal cells."""
    return p["QV_max"] * _share(state[0], p["VT"], p["d_V"])


def sent(state: Float[Array, "3 region"], p: Parameters) -> Float[Array, "1 region"]:
    return firing(state, p)[None]


def potential(
    state: Float[Array, "3 region"], p: Parameters
) -> Float[Array, " region"]:
    return state[0]


LARTER_BREAKSPEAR = NodeModel(INFO, drift, sent, bold=firing, potential=potential)
