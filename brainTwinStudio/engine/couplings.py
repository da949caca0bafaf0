"""Coupling forms: what a region makes of what the others send. One line each.

Source of the forms: Sanz-Leon et al. 2015, doi:10.1016/j.neuroimage.2015.01.002.
"""

from collections.abc import Callable
from dataclasses import dataclass

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.entries import entry_of
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.project import ParameterSpec, PartInfo


@dataclass(frozen=True, slots=True)
class Coupling:
    """send turns what a region sends (channel, region) into what travels (wave,
    region); the network adds up gain times what arrives; receive turns that sum
    (wave, region), what the region itself sends (channel, region) and its in-strength
    (region,), or (channel, region), into what its drift hears (channel, region). waves:
    travelling rows per channel."""

    info: PartInfo
    receive: Callable[[jax.Array, jax.Array, jax.Array, Parameters], jax.Array]
    send: Callable[[jax.Array, Parameters], jax.Array] = lambda sent, p: sent
    waves: int = 1


def _sum(
    total: Float[Array, "wave region"],
    own: Float[Array, "wave region"],
    strength: Float[Array, "*channel region"],
    p: Parameters,
) -> Float[Array, "wave region"]:
    return total


def _difference(
    total: Float[Array, "wave region"],
    own: Float[Array, "wave region"],
    strength: Float[Array, "*channel region"],
    p: Parameters,
) -> Float[Array, "wave region"]:
    return total - strength * own


def _sigmoid(
    sent: Float[Array, "channel region"], p: Parameters
) -> Float[Array, "channel region"]:
    return p["sigmoid_max"] * jax.nn.sigmoid(
        p["sigmoid_slope"] * (sent - p["sigmoid_midpoint"])
    )


def _sine_and_cosine(
    sent: Float[Array, "channel region"], p: Parameters
) -> Float[Array, "wave region"]:
    return jnp.concatenate([jnp.sin(sent), jnp.cos(sent)])


def _sine_of_difference(
    total: Float[Array, "wave region"],
    own: Float[Array, "channel region"],
    strength: Float[Array, "*channel region"],
    p: Parameters,
) -> Float[Array, "channel region"]:
    sines, cosines = jnp.split(total, 2)
    mine = own + p["phase_lag"]
    return jnp.cos(mine) * sines - jnp.sin(mine) * cosines


JANSEN_RIT = "doi:10.1007/BF00199471"
SIGMOID_PARAMETERS = (
    ParameterSpec(
        "sigmoid_max", "2 e0", "1/ms", 0.005, 0.0, 0.1, False,
        "highest rate that a region sends", JANSEN_RIT,
    ),
    ParameterSpec(
        "sigmoid_midpoint", "v0", "mV", 6.0, 0.0, 20.0, False,
        "potential at half of the highest rate", JANSEN_RIT,
    ),
    ParameterSpec(
        "sigmoid_slope", "r", "1/mV", 0.56, 0.01, 5.0, False,
        "steepness of the sigmoid", JANSEN_RIT,
    ),
)  # fmt: skip
PHASE_LAG = ParameterSpec(
    "phase_lag", "alpha", "rad", 0.0, -3.1416, 3.1416, False,
    "phase by which a region's input lags", "doi:10.1143/PTP.76.576",
)  # fmt: skip

COUPLINGS: tuple[Coupling, ...] = (
    Coupling(
        PartInfo(
            "diffusive",
            "Diffusive",
            "G sum_j C_ij (x_j - x_i): what a region receives pulls it toward its "
            "neighbours, so losing a neighbour also lessens its damping",
            "doi:10.1038/s41598-017-03073-5",
        ),
        _difference,
    ),
    Coupling(
        PartInfo(
            "additive",
            "Additive",
            "G sum_j C_ij x_j: the damping is the region's own. Same rest activity as "
            "the diffusive form with a lowered by G times the strength, another answer "
            "to surgery",
        ),
        _sum,
    ),
    Coupling(
        PartInfo(
            "sigmoidal",
            "Sigmoidal",
            "G sum_j C_ij S(x_j): what is sent saturates before the sum",
            JANSEN_RIT,
            SIGMOID_PARAMETERS,
        ),
        _sum,
        send=_sigmoid,
    ),
    Coupling(
        PartInfo(
            "sine",
            "Sine of phase difference",
            "G sum_j C_ij sin(theta_j - theta_i - alpha): phases pull each other",
            "doi:10.1143/PTP.76.576",
            (PHASE_LAG,),
        ),
        _sine_of_difference,
        send=_sine_and_cosine,
        waves=2,
    ),
)


def coupling_form(name: str) -> Coupling:
    return entry_of(COUPLINGS, name, "coupling")
