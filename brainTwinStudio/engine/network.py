"""How regions drive each other, and how weights are brought to a common scale."""

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array as NumpyArray
from brainTwinStudio.project import PartInfo

COUPLINGS: tuple[PartInfo, ...] = (
    PartInfo(
        "diffusive",
        "Diffusive",
        "G sum_j C_ij (x_j - x_i): what a region receives pulls it toward its "
        "neighbours, so losing a neighbour also lessens its damping",
        "doi:10.1038/s41598-017-03073-5",
    ),
    PartInfo(
        "additive",
        "Additive",
        "G sum_j C_ij x_j: the damping is the region's own. Same rest activity as the "
        "diffusive form with a lowered by G times the strength, another answer to "
        "surgery",
    ),
)
SC_SCALE = 0.2


def scaled_weights(weights: NumpyArray) -> NumpyArray:
    """sqrt(weights) / max * 0.2, (target, source), dimensionless.

    The square root tames the heavy tail of streamline counts, in which a few hubs
    would decide the stability of the network; 0.2 is the convention of the Hopf
    literature (Deco et al. 2017). G is only comparable within one convention.
    """
    root = np.sqrt(weights)
    return root / root.max() * SC_SCALE


def check_coupling(name: str) -> None:
    if name not in {part.name for part in COUPLINGS}:
        known = ", ".join(part.name for part in COUPLINGS)
        raise InputError(f"No coupling '{name}'. Known: {known}.")


def received(
    state: Float[Array, "state region"],
    gain: Float[Array, "target source"],
    strength: Float[Array, " region"],
) -> Float[Array, "state region"]:
    """sum_j gain_ij x_j - strength_i x_i, per model time unit.

    gain = G C (target, source). strength = row sums of gain for the diffusive form,
    zeros for the additive one.
    """
    return state @ gain.T - strength * state


def damping(gain: jax.Array, coupling: str) -> jax.Array:
    """The strength term of `received` (region,)."""
    total = gain.sum(axis=1)
    return total if coupling == "diffusive" else jnp.zeros_like(total)
