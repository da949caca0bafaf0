"""Epileptor: a region that can fall into seizures and leave them again.

    dx1/dt = y1 - f1 - z + Iext + Kvf C1 + stimulus
    dy1/dt = c - d x1^2 - y1
    dz/dt = r (s (x1 - x0) - z - [0.1 z^7 if z < 0] + Ks C1)
    dx2/dt = -y2 + x2 - x2^3 + Iext2 + bb g - 0.3 (z - 3.5) + Kf C2
    dy2/dt = (-y2 + f2) / tau
    dg/dt = -0.01 (g - 0.1 x1)
    f1 = a x1^3 - b x1^2 if x1 < 0, else -(slope - x2 + 0.6 (z - 4)^2) x1
    f2 = 0 if x2 < -0.25, else aa (x2 + 0.25)

x1, y1 make fast discharges, x2, y2 spikes and waves, and the slow permittivity z
starts and ends a seizure. C1 and C2 are what a region receives of x1 and x2. Ks below
0 spreads seizures: a seizing neighbour lowers z. (The two-dimensional Epileptor has the
other sign.) A region alone seizes by itself if x0 is above -2.062.

Time has no unit. One unit is taken as 1 ms here, as in The Virtual Brain; a seizure of
some hundred units is then far shorter than a patient's, so a real recording has its own
factor. Source: Jirsa et al. 2014, Brain 137:2210, doi:10.1093/brain/awu133.
"""

import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.project import NodeModelInfo, ParameterSpec

SOURCE = "doi:10.1093/brain/awu133"
NETWORK = "doi:10.1523/JNEUROSCI.1570-14.2014"

INFO = NodeModelInfo(
    name="epileptor",
    label="Epileptor",
    states=("x1", "y1", "z", "x2", "y2", "g"),
    parameters=(
        ParameterSpec(
            *("G", "G", "1", 1.0, 0.0, 10.0, False),
            "strength of what regions hear of each other; for weights divided by their "
            "maximum",
            NETWORK,
        ),
        ParameterSpec(
            *("x0", "x_0", "1", -1.6, -3.5, -1.0, True),
            "excitability: above -2.062 a region alone falls into seizures",
            SOURCE,
        ),
        ParameterSpec(
            *("Ks", "K_s", "1", -0.2, -4.0, 4.0, True),
            "slow coupling: below 0 a seizing neighbour promotes a seizure",
            NETWORK,
        ),
        ParameterSpec(
            *("Kf", "K_f", "1", 0.0, 0.0, 4.0, True),
            "fast coupling between the spikes and waves of regions",
            NETWORK,
        ),
        ParameterSpec(
            *("Kvf", "K_vf", "1", 0.0, 0.0, 4.0, True),
            "very fast coupling between the fast discharges of regions",
            NETWORK,
        ),
        ParameterSpec(
            *("r", "r", "1", 0.00035, 0.00001, 0.001, True),
            "how fast seizures start and end",
            SOURCE,
        ),
        ParameterSpec(
            *("Iext", "I_1", "1", 3.1, 1.5, 5.0, True),
            "constant input to the fast discharges",
            SOURCE,
        ),
        ParameterSpec(
            *("Iext2", "I_2", "1", 0.45, 0.0, 1.0, True),
            "constant input to the spikes and waves",
            SOURCE,
        ),
        ParameterSpec(
            *("slope", "m", "1", 0.0, -16.0, 6.0, True),
            "shape of the fast discharges during a seizure",
            SOURCE,
        ),
        ParameterSpec(
            *("a", "a", "1", 1.0, 0.5, 1.5, True),
            "cubic term of the fast discharges",
            SOURCE,
        ),
        ParameterSpec(
            *("b", "b", "1", 3.0, 2.0, 4.0, True),
            "quadratic term of the fast discharges",
            SOURCE,
        ),
        ParameterSpec(
            *("c", "c", "1", 1.0, 0.5, 1.5, True),
            "constant input to the recovery of the fast discharges",
            SOURCE,
        ),
        ParameterSpec(
            *("d", "d", "1", 5.0, 4.0, 6.0, True),
            "strength of the recovery of the fast discharges",
            SOURCE,
        ),
        ParameterSpec(
            *("s", "s", "1", 4.0, 3.0, 5.0, True),
            "how strongly discharges raise the permittivity",
            SOURCE,
        ),
        ParameterSpec(
            *("tau", "tau_2", "1", 10.0, 5.0, 20.0, True),
            "recovery time of the spikes and waves",
            SOURCE,
        ),
        ParameterSpec(
            *("aa", "a_2", "1", 6.0, 4.0, 8.0, True),
            "strength of the recovery of the spikes and waves",
            SOURCE,
        ),
        ParameterSpec(
            *("bb", "b_2", "1", 2.0, 0.0, 4.0, True),
            "how strongly fast discharges drive spikes and waves",
            SOURCE,
        ),
        ParameterSpec(
            *("noise", "sigma", "1", 0.025, 0.0, 0.3, True),
            "amplitude of the noise on the spikes and waves",
            SOURCE,
        ),
    ),
    equations=(
        "dx1/dt = y1 - f1 - z + I_1 + K_vf C1; dy1/dt = c - d x1^2 - y1; "
        "dz/dt = r (s (x1 - x_0) - z - [0.1 z^7 if z < 0] + K_s C1); "
        "dx2/dt = -y2 + x2 - x2^3 + I_2 + b_2 g - 0.3 (z - 3.5) + K_f C2 + sigma dW; "
        "dy2/dt = (-y2 + f2)/tau_2 + sigma dW; dg/dt = -0.01 (g - 0.1 x1); "
        "f1 = a x1^3 - b x1^2 if x1 < 0, else -(m - x2 + 0.6 (z - 4)^2) x1; "
        "f2 = 0 if x2 < -0.25, else a_2 (x2 + 0.25); "
        "C1 = G sum_j C_ij (x1_j - x1_i), C2 likewise of x2"
    ),
    source=SOURCE,
    time_unit="1",
    unit_s=0.001,
    step=0.05,
    sent=("x1", "x2"),
    couplings=("diffusive",),
    noisy=(("x2", 1.0), ("y2", 1.0)),
    start=(
        *((-1.65, -1.55), (-12.5, -11.5), (3.4, 3.6)),
        *((-1.1, -1.0), (0.0, 0.001), (-0.11, -0.09)),
    ),
    stimulus="added to I_1, dimensionless",
)


def drift(
    state: Float[Array, "6 region"],
    received: Float[Array, "2 region"],
    stimulus: Float[Array, " region"] | float,
    p: Parameters,
) -> Float[Array, "6 region"]:
    """Rate of change per time unit."""
    x1, y1, z, x2, y2, g = state
    quiet = p["a"] * x1**3 - p["b"] * x1**2
    seizing = -(p["slope"] - x2 + 0.6 * (z - 4) ** 2) * x1
    f1 = jnp.where(x1 < 0, quiet, seizing)
    f2 = p["aa"] * jnp.maximum(x2 + 0.25, 0)
    floor = -0.1 * jnp.minimum(z, 0) ** 7
    slow = p["s"] * (x1 - p["x0"]) - z + floor + p["Ks"] * received[0]
    drive = p["Iext2"] + p["bb"] * g - 0.3 * (z - 3.5) + p["Kf"] * received[1]
    return jnp.stack(
        [
            y1 - f1 - z + p["Iext"] + stimulus + p["Kvf"] * received[0],
            p["c"] - p["d"] * x1**2 - y1,
            p["r"] * slow,
            -y2 + x2 - x2**3 + drive,
            (f2 - y2) / p["tau"],
            -0.01 * (g - 0.1 * x1),
        ]
    )


def sent(state: Float[Array, "6 region"], p: Parameters) -> Float[Array, "2 region"]:
    return jnp.stack([state[0], state[3]])


def discharge(
    state: Float[Array, "6 region"], p: Parameters
) -> Float[Array, " region"]:
    """x1. The model was not made for BOLD; nothing published says what drives it."""
    return state[0]


def potential(
    state: Float[Array, "6 region"], p: Parameters
) -> Float[Array, " region"]:
    """x2 - x1, the field potential of the source."""
    return state[3] - state[0]


EPILEPTOR = NodeModel(INFO, drift, sent, bold=discharge, potential=potential)
