"""Montbrio, Pazo and Roxin: the exact mean field of spiking QIF neurons.

    tau dr/dt = Delta / (pi tau) + Gamma r / pi + 2 r V
    tau dV/dt = V^2 - (pi tau r)^2 + eta + J tau r + I + cr c_r + cv c_V

r: population firing rate per time unit; V: mean membrane potential, dimensionless;
c_r, c_V: what the region receives. Time is counted in membrane time constants: one unit
is 10 ms, so tau = 1 is tau = 10 ms. Gamma, the spread of synaptic weights, widens the
input by Gamma tau r; tvb-library 2.10 lists it but leaves it out of the equation.
Source: Montbrio, Pazo, Roxin 2015, Phys. Rev. X 5:021028,
doi:10.1103/PhysRevX.5.021028.
"""

import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.project import NodeModelInfo, ParameterSpec

SOURCE = "doi:10.1103/PhysRevX.5.021028"

# fmt: off
INFO = NodeModelInfo(
    name="montbrio_pazo_roxin",
    label="Montbrio-Pazo-Roxin mean field",
    states=("r", "V"),
    parameters=(
        ParameterSpec("G", "G", "1", 0.55, 0.0, 5.0, False,
                      "strength of the input that regions send each other; "
                      "weights / max", SOURCE),
        ParameterSpec("tau", "tau", "1", 1.0, 0.5, 15.0, True,
                      "time constant of the cell membrane; 1 is 10 ms", SOURCE),
        ParameterSpec("Delta", "Delta", "1", 1.0, 0.1, 10.0, True,
                      "how much cells of the region differ in excitability", SOURCE),
        ParameterSpec("J", "J", "1", 15.0, -25.0, 25.0, True,
                      "strength of the synapses within the region", SOURCE),
        ParameterSpec("eta", "eta", "1", -5.0, -10.0, 10.0, True,
                      "mean excitability of the cells", SOURCE),
        ParameterSpec("Gamma", "Gamma", "1", 0.0, 0.0, 10.0, True,
                      "how much synapses within the region differ in strength", SOURCE),
        ParameterSpec("cr", "c_r", "1", 1.0, 0.0, 1.0, True,
                      "share of the input that comes from firing rates of others",
                      SOURCE),
        ParameterSpec("cv", "c_V", "1", 0.0, 0.0, 1.0, True,
                      "share of the input that comes from potentials of others",
                      SOURCE),
        ParameterSpec("I", "I", "1", 0.0, -10.0, 10.0, True,
                      "constant current into the cells", SOURCE),
        ParameterSpec("noise", "sigma", "1", 0.26, 0.001, 1.0, True,
                      "amplitude of the noise on r; on V it is sqrt(2) times larger",
                      SOURCE),
    ),
    equations=(
        "tau dr/dt = Delta / (pi tau) + Gamma r / pi + 2 r V + noise; "
        "tau dV/dt = V^2 - (pi tau r)^2 + eta + J tau r + I + cr G sum_j C_ij r_j + "
        "cv G sum_j C_ij V_j + sqrt(2) noise; r >= 0"
    ),
    source=SOURCE,
    time_unit="1",
    unit_s=0.01,
    step=0.01,
    sent=("r", "V"),
    couplings=("additive", "diffusive"),
    noisy=(("r", 1.0), ("V", 2**0.5)),
    start=((0.0, 2.0), (-2.0, 1.5)),
    stimulus="added to the current I, dimensionless",
)
# fmt: on


def drift(
    state: Float[Array, "2 region"],
    received: Float[Array, "2 region"],
    stimulus: Float[Array, " region"] | float,
    p: Parameters,
) -> Float[Array, "2 region"]:
    """Rate of change per time unit."""
    r, V = state
    tau, beat = p["tau"], jnp.pi * p["tau"] * r
    spread = (p["Delta"] / tau + p["Gamma"] * r) / jnp.pi
    heard = p["cr"] * received[0] + p["cv"] * received[1]
    push = p["eta"] + p["J"] * tau * r + p["I"] + stimulus + heard
    return jnp.stack([(spread + 2 * r * V) / tau, (V**2 - beat**2 + push) / tau])


def sent(state: Float[Array, "2 region"], p: Parameters) -> Float[Array, "2 region"]:
    return state


def rate(state: Float[Array, "2 region"], p: Parameters) -> Float[Array, " region"]:
    return state[0]


def potential(
    state: Float[Array, "2 region"], p: Parameters
) -> Float[Array, " region"]:
    return state[1]


def kept(state: Float[Array, "2 region"]) -> Float[Array, "2 region"]:
    """A firing rate is not negative."""
    r, V = state
    return jnp.stack([jnp.maximum(r, 0.0), V])


MONTBRIO_PAZO_ROXIN = NodeModel(
    INFO, drift, sent, bold=rate, potential=potential, kept=kept
)
