"""A region without physics: what leaks, what arrives, and a learned drift.

    dx/dt = a x + received_x,  dy/dt = a y + received_y,  plus a learned residual

By itself it is a leak; "neural_sde+residual" is the neural stochastic differential
equation (model M2 of SCIENCE.md B.6): a drift that is all learned, with a leak outside
the net that keeps it from running away (SCIENCE.md B.2), and learned noise.
Source: Kidger et al. 2021, arXiv:2102.03657.
"""

import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.project import NodeModelInfo, ParameterSpec

SOURCE = "arXiv:2102.03657"

INFO = NodeModelInfo(
    name="neural_sde",
    label="Neural SDE",
    states=("x", "y"),
    parameters=(
        ParameterSpec(
            "G",
            "G",
            unit="1/s",
            default=1.0,
            low=0.0,
            high=100.0,
            per_region=False,
            meaning="strength of the input that regions send each other",
            source=SOURCE,
        ),
        ParameterSpec(
            "a",
            "a",
            unit="1/s",
            default=-0.1,
            low=-100.0,
            high=100.0,
            per_region=True,
            meaning="leak outside the net: what decays by itself",
            source=SOURCE,
        ),
        ParameterSpec(
            "noise",
            "beta",
            unit="1/sqrt(s)",
            default=0.02,
            low=0.0,
            high=10.0,
            per_region=True,
            meaning="amplitude of the noise that drives the region",
            source=SOURCE,
        ),
    ),
    equations=(
        "dx/dt = a x + f(x, y, received) + G sum_j C_ij (x_j - x_i) + beta g dW, "
        "dy/dt alike; f is learned (part 'residual')"
    ),
    source=SOURCE,
    time_unit="s",
    unit_s=1.0,
    step=0.1,
    sent=("x", "y"),
    couplings=("diffusive", "additive"),
    noisy=(("x", 1.0), ("y", 1.0)),
    start=((-0.01, 0.01), (-0.01, 0.01)),
    stimulus="added to dx/dt, 1/s",
    fitted=True,
)


def drift(
    state: Float[Array, "2 region"],
    received: Float[Array, "2 region"],
    stimulus: Float[Array, " region"] | float,
    p: Parameters,
) -> Float[Array, "2 region"]:
    """Rate of change per second."""
    x, y = state
    return jnp.stack([p["a"] * x + received[0] + stimulus, p["a"] * y + received[1]])


def sent(state: Float[Array, "2 region"], p: Parameters) -> Float[Array, "2 region"]:
    return state


def first(state: Float[Array, "2 region"], p: Parameters) -> Float[Array, " region"]:
    """x: BOLD itself."""
    return state[0]


NEURAL_SDE = NodeModel(INFO, drift, sent, bold=first, potential=first)
