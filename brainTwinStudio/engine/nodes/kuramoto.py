"""Kuramoto: a region as a bare phase that its neighbours pull along.

    dtheta/dt = 2 pi f + received

The coupling form "sine" makes received = G sum_j C_ij sin(theta_j(t - delay) - theta_i
- alpha), so the drift itself knows no phase differences. All to all with weights 1 / N
and frequencies of a Lorentzian of half width gamma (rad/s), regions begin to agree at
G = 2 gamma. theta grows without end; wrap it for display only.
The step is 1/50 of the default period; the rotation itself is exact at any step.
Source: Cabral et al. 2011, NeuroImage 57:130, doi:10.1016/j.neuroimage.2011.04.010.
"""

import math

import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.project import NodeModelInfo, ParameterSpec

SOURCE = "doi:10.1016/j.neuroimage.2011.04.010"
DELAYED = "doi:10.1016/j.neuroimage.2013.11.047"  # Cabral et al. 2014: 40 Hz

# fmt: off
INFO = NodeModelInfo(
    name="kuramoto",
    label="Kuramoto oscillator",
    states=("theta",),
    parameters=(
        ParameterSpec("G", "G", "rad/s", 10.0, 0.0, 1000.0, False,
                      "how strongly regions pull each other's rhythm; "
                      "weights / max * 0.2", SOURCE),
        ParameterSpec("frequency_hz", "f", "Hz", 40.0, 0.01, 100.0, True,
                      "the region's own frequency", DELAYED),
        ParameterSpec("noise", "sigma", "rad/sqrt(s)", 1.0, 0.001, 30.0, True,
                      "how much the rhythm jitters by itself", SOURCE),
    ),
    equations=(
        "dtheta/dt = 2 pi f + G sum_j C_ij sin(theta_j(t - tau_ij) - theta_i - alpha) "
        "+ sigma dW"
    ),
    source=SOURCE,
    time_unit="s",
    unit_s=1.0,
    step=0.0005,
    sent=("theta",),
    couplings=("sine",),
    noisy=(("theta", 1.0),),
    start=((0.0, 2 * math.pi),),
    stimulus="added to dtheta/dt, rad/s: speeds the rhythm up or slows it down",
)
# fmt: on


def drift(
    state: Float[Array, "1 region"],
    received: Float[Array, "1 region"],
    stimulus: Float[Array, " region"] | float,
    p: Parameters,
) -> Float[Array, "1 region"]:
    """Rate of change per second."""
    rate = 2 * jnp.pi * p["frequency_hz"] + received[0] + stimulus
    return jnp.broadcast_to(rate, state.shape)


def sent(state: Float[Array, "1 region"], p: Parameters) -> Float[Array, "1 region"]:
    return state


def wave(state: Float[Array, "1 region"], p: Parameters) -> Float[Array, " region"]:
    """sin(theta): what blood flow and electrodes see of the phase."""
    return jnp.sin(state[0])


KURAMOTO = NodeModel(INFO, drift, sent, bold=wave, potential=wave)
