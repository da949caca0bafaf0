"""Generic 2D oscillator: a cubic nullcline and one that can be bent at will.

    dV/dt = d tau (alpha W - f V^3 + e V^2 + g V + gamma (I + received + stimulus))
    dW/dt = d / tau (a + b V + c V^2 - beta W)

V is fast activity, W its slow recovery. By its parameters it is excitable, bistable or
an oscillator (FitzHugh-Nagumo: a 1.05, b -1, d 0.1, e 0, f 1/3, g 1, beta 0.2,
gamma -1, tau 1.25). The bounds are narrower than those of The Virtual Brain, where the
cubic term may grow without end (f <= 0) or is too fast for a step of 0.1 ms.
Source: Sanz-Leon et al. 2015, NeuroImage 111:385, doi:10.1016/j.neuroimage.2015.01.002.
"""

import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.project import NodeModelInfo, ParameterSpec

SOURCE = "doi:10.1016/j.neuroimage.2015.01.002"

# fmt: off
INFO = NodeModelInfo(
    name="generic_2d_oscillator",
    label="Generic 2D oscillator",
    states=("V", "W"),
    parameters=(
        ParameterSpec("G", "G", "1", 0.1, 0.0, 10.0, False,
                      "strength of the input that regions send each other; "
                      "weights / max * 0.2", SOURCE),
        ParameterSpec("tau", "tau", "1", 1.0, 1.0, 2.0, True,
                      "how much faster activity is than its recovery", SOURCE),
        ParameterSpec("I", "I", "1", 0.0, -5.0, 5.0, True,
                      "constant input to the region", SOURCE),
        ParameterSpec("a", "a", "1", -2.0, -5.0, 5.0, True,
                      "at the other defaults: -2 rests, 2 makes a rhythm", SOURCE),
        ParameterSpec("b", "b", "1", -10.0, -20.0, 15.0, True,
                      "how recovery follows activity", SOURCE),
        ParameterSpec("c", "c", "1", 0.0, -10.0, 5.0, True,
                      "how recovery follows the square of activity", SOURCE),
        ParameterSpec("d", "d", "1/ms", 0.02, 0.001, 0.1, True,
                      "speed of everything in the region", SOURCE),
        ParameterSpec("e", "e", "1", 3.0, -5.0, 5.0, True,
                      "how activity feeds itself, quadratic part", SOURCE),
        ParameterSpec("f", "f", "1", 1.0, 0.1, 5.0, True,
                      "how high activity limits itself, cubic part", SOURCE),
        ParameterSpec("g", "g", "1", 0.0, -5.0, 5.0, True,
                      "how activity feeds itself, linear part", SOURCE),
        ParameterSpec("alpha", "alpha", "1", 1.0, -2.0, 2.0, True,
                      "effect of recovery on activity", SOURCE),
        ParameterSpec("beta", "beta", "1", 1.0, 0.1, 5.0, True,
                      "how fast recovery fades by itself", SOURCE),
        ParameterSpec("gamma", "gamma", "1", 1.0, -1.0, 1.0, True,
                      "sign and scale of all input, also from other regions", SOURCE),
        ParameterSpec("noise", "sigma", "1/sqrt(ms)", 0.03, 0.0001, 0.3, True,
                      "amplitude of the noise that drives the region", SOURCE),
    ),
    equations=(
        "dV/dt = d tau (alpha W - f V^3 + e V^2 + g V + gamma (I + G sum_j C_ij V_j)) "
        "+ sigma dW1; dW/dt = d / tau (a + b V + c V^2 - beta W) + sigma dW2"
    ),
    source=SOURCE,
    time_unit="ms",
    unit_s=0.001,
    step=0.1,
    sent=("V",),
    couplings=("additive", "diffusive"),
    noisy=(("V", 1.0), ("W", 1.0)),
    start=((-2.0, 4.0), (-6.0, 6.0)),
    stimulus="added to the input I of V, dimensionless",
)
# fmt: on


def drift(
    state: Float[Array, "2 region"],
    received: Float[Array, "1 region"],
    stimulus: Float[Array, " region"] | float,
    p: Parameters,
) -> Float[Array, "2 region"]:
    """Rate of change per ms."""
    V, W = state
    own = ((p["e"] - p["f"] * V) * V + p["g"]) * V
    heard = p["gamma"] * (p["I"] + received[0] + stimulus)
    recovery = p["a"] + (p["b"] + p["c"] * V) * V - p["beta"] * W
    return jnp.stack(
        [
            p["d"] * p["tau"] * (p["alpha"] * W + own + heard),
            p["d"] / p["tau"] * recovery,
        ]
    )


def sent(state: Float[Array, "2 region"], p: Parameters) -> Float[Array, "1 region"]:
    return state[:1]


def first(state: Float[Array, "2 region"], p: Parameters) -> Float[Array, " region"]:
    """V, the fast activity."""
    return state[0]


GENERIC_2D_OSCILLATOR = NodeModel(INFO, drift, sent, bold=first, potential=first)
