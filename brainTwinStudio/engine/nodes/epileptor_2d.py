"""Epileptor in two dimensions: onset and end of seizures without their discharges.

    dx/dt = 1 - x^3 - 2 x^2 - z + I1 + stimulus
    dz/dt = (4 (x - x0) - z - K received) / tau0

x follows the envelope of a seizure, z is the slow permittivity. `received` is
G sum_j C_ij (x_j - x_i), so a seizing neighbour lowers z and recruits a region if
K > 0. (The Epileptor in six dimensions needs Ks < 0 for the same.) A region alone
seizes by itself if x0 is above a threshold: -2.062 for slow z (large tau0), -2.055 at
tau0 = 35. `upper` blends in another branch of dx/dt at x > 0: 0 is the cubic above, 1
is 1 + 0.6 (z - 4)^2 x - 5 x^2 - z + I1, the form of The Virtual Brain.

Time has no unit. With the default tau0 a seizure lasts about 10 units; one unit is
taken as 1 s here, and a recording's own pace is a matter of tau0.
Source: Proix et al. 2014, J. Neurosci. 34:15009, doi:10.1523/JNEUROSCI.1570-14.2014;
in the form fitted by Hashemi et al. 2020, doi:10.1016/j.neuroimage.2020.116839.
"""

import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.project import NodeModelInfo, ParameterSpec

SOURCE = "doi:10.1523/JNEUROSCI.1570-14.2014"
FITTED = "doi:10.1016/j.neuroimage.2020.116839"
SIX_DIMENSIONS = "doi:10.1093/brain/awu133"

INFO = NodeModelInfo(
    name="epileptor_2d",
    label="Epileptor 2D",
    states=("x", "z"),
    parameters=(
        ParameterSpec(
            *("G", "G", "1", 1.0, 0.0, 10.0, False),
            "strength of what regions hear of each other, times K; for weights "
            "divided by their maximum",
            FITTED,
        ),
        ParameterSpec(
            *("x0", "x_0", "1", -2.2, -5.0, -1.0, True),
            "excitability: above about -2.06 a region alone falls into seizures",
            SOURCE,
        ),
        ParameterSpec(
            *("K", "K", "1", 1.0, 0.0, 10.0, True),
            "how strongly a seizing neighbour promotes a seizure here",
            FITTED,
        ),
        ParameterSpec(
            *("tau0", "tau_0", "1", 35.0, 5.0, 3000.0, True),
            "pace at which seizures start and end",
            FITTED,
        ),
        ParameterSpec(
            *("I1", "I_1", "1", 3.1, 1.5, 5.0, True),
            "constant input to the region",
            SOURCE,
        ),
        ParameterSpec(
            *("upper", "u", "1", 0.0, 0.0, 1.0, True),
            "shape during a seizure: 0 is the cubic, 1 the branch of the Epileptor in "
            "six dimensions",
            SIX_DIMENSIONS,
        ),
        ParameterSpec(
            *("noise", "sigma", "1", 0.01, 0.0, 0.5, True),
            "amplitude of the noise that drives the region",
            FITTED,
        ),
    ),
    equations=(
        "dx/dt = 1 - x^3 - 2 x^2 - z + I_1 + sigma dW (u = 0); "
        "dz/dt = (4 (x - x_0) - z - K G sum_j C_ij (x_j - x_i))/tau_0 + sigma dW"
    ),
    source=SOURCE,
    time_unit="1",
    unit_s=1.0,
    step=0.05,
    sent=("x",),
    couplings=("diffusive",),
    noisy=(("x", 1.0), ("z", 1.0)),
    start=((-2.1, -1.9), (3.4, 3.6)),
    stimulus="added to I_1, dimensionless",
)


def drift(
    state: Float[Array, "2 region"],
    received: Float[Array, "1 region"],
    stimulus: Float[Array, " region"] | float,
    p: Parameters,
) -> Float[Array, "2 region"]:
    """Rate of change per time unit."""
    x, z = state
    cubic = x**3 + 2 * x**2
    other = 5 * x**2 - 0.6 * (z - 4) ** 2 * x
    f = cubic + p["upper"] * jnp.where(x < 0, 0, other - cubic)
    slow = 4 * (x - p["x0"]) - z - p["K"] * received[0]
    return jnp.stack([1 - f - z + p["I1"] + stimulus, slow / p["tau0"]])


def sent(state: Float[Array, "2 region"], p: Parameters) -> Float[Array, "1 region"]:
    return state[:1]


def envelope(state: Float[Array, "2 region"], p: Parameters) -> Float[Array, " region"]:
    """x: the logarithm of the power of a region, not a voltage. The power at a contact
    is log(sum over regions of gain times exp(x)) in the source of the fit. BOLD: the
    model was not made for it."""
    return state[0]


EPILEPTOR_2D = NodeModel(INFO, drift, sent, bold=envelope, potential=envelope)
