"""Linear stochastic model (multivariate Ornstein-Uhlenbeck process, MOU).

    dx/dt = -x / tau + received

With additive coupling dx = A x dt + sigma dW, A = -I / tau + G C, and the covariance P
of x solves A P + P A^T + diag(sigma^2) = 0. Rest is stable while the eigenvalues of A
have real parts below 0: G times the largest eigenvalue of C below 1 / tau (additive),
or always (diffusive, weights not negative). x is BOLD itself, in arbitrary units.
Source: Gilson et al. 2016, PLoS Comput. Biol. 12:e1004762,
doi:10.1371/journal.pcbi.1004762.
"""

from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.project import NodeModelInfo, ParameterSpec

SOURCE = "doi:10.1371/journal.pcbi.1004762"

# fmt: off
INFO = NodeModelInfo(
    name="linear",
    label="Linear stochastic (MOU)",
    states=("x",),
    parameters=(
        ParameterSpec("G", "G", "1/s", 0.5, 0.0, 10.0, False,
                      "strength of the input that regions send each other; "
                      "weights / max * 0.2", SOURCE),
        ParameterSpec("tau", "tau", "s", 1.0, 0.1, 20.0, True,
                      "how long the region's own activity lasts", SOURCE),
        ParameterSpec("noise", "sigma", "1/sqrt(s)", 1.0, 0.001, 10.0, True,
                      "amplitude of the noise that drives the region", SOURCE),
    ),
    equations="dx/dt = -x / tau + G sum_j C_ij x_j + sigma dW",
    source=SOURCE,
    time_unit="s",
    unit_s=1.0,
    step=0.1,
    sent=("x",),
    couplings=("additive", "diffusive"),
    noisy=(("x", 1.0),),
    start=((-1.0, 1.0),),
    stimulus="added to dx/dt, 1/s",
)
# fmt: on


def drift(
    state: Float[Array, "1 region"],
    received: Float[Array, "1 region"],
    stimulus: Float[Array, " region"] | float,
    p: Parameters,
) -> Float[Array, "1 region"]:
    """Rate of change per second."""
    return -state / p["tau"] + received + stimulus


def sent(state: Float[Array, "1 region"], p: Parameters) -> Float[Array, "1 region"]:
    return state


def first(state: Float[Array, "1 region"], p: Parameters) -> Float[Array, " region"]:
    """x: BOLD itself."""
    return state[0]


LINEAR = NodeModel(INFO, drift, sent, bold=first, potential=first)
