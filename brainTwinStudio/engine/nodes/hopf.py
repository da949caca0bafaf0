"""Hopf normal form: a region as a noisy oscillator near its birth.

    dx/dt = (a - x^2 - y^2) x - 2 pi f y + received_x
    dy/dt = (a - x^2 - y^2) y + 2 pi f x + received_y

The recorded BOLD signal is x itself: the oscillator lives in the BOLD band.
Source: Deco et al. 2017, Sci. Rep. 7:3095, doi:10.1038/s41598-017-03073-5.
"""

import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.project import NodeModelInfo, ParameterSpec

SOURCE = "doi:10.1038/s41598-017-03073-5"

INFO = NodeModelInfo(
    name="hopf",
    label="Hopf oscillator",
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
            meaning="below 0 noise decays, above 0 the region oscillates by itself",
            source=SOURCE,
        ),
        ParameterSpec(
            "frequency_hz",
            "f",
            unit="Hz",
            default=0.05,
            low=0.001,
            high=100.0,
            per_region=True,
            meaning="the region's own frequency",
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
        "dx/dt = (a - x^2 - y^2) x - 2 pi f y + G sum_j C_ij (x_j - x_i) + beta g dW; "
        "dy/dt = (a - x^2 - y^2) y + 2 pi f x + G sum_j C_ij (y_j - y_i) + beta g dW"
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
    growth = p["a"] - x**2 - y**2
    omega = rotation(p)
    return jnp.stack(
        [
            growth * x - omega * y + received[0] + stimulus,
            growth * y + omega * x + received[1],
        ]
    )


def sent(state: Float[Array, "2 region"], p: Parameters) -> Float[Array, "2 region"]:
    return state


def first(state: Float[Array, "2 region"], p: Parameters) -> Float[Array, " region"]:
    """x: BOLD itself in the BOLD band, the source of a band-limited EEG otherwise."""
    return state[0]


def rotation(p: Parameters) -> Float[Array, " region"]:
    return 2 * jnp.pi * p["frequency_hz"]


HOPF = NodeModel(INFO, drift, sent, bold=first, potential=first, rotation=rotation)
