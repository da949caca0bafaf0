"""Latent stochastic differential equation, fitted by variational inference.

    dz = f(z) dt + s(z) dW,   y = C z + d + r e,   f(z) = (A - 1) z + W1 tanh(W0 z + b)

One Euler-Maruyama step a sample. Diffusion s is diagonal and bounded on both sides
(SCIENCE.md B.3); A shortens every vector, so paths stay bounded. Training maximises the
evidence lower bound of `latent_evidence` (Li et al. 2020, arXiv:2001.01328; SCIENCE.md
B.4). Afterwards the model runs in innovations form: what is seen moves z by the steady
Kalman gain of the network close to z = 0, and innovations take the place of both
noises. For a linear f that is the same process; else it is exact up to how far the
steady gain is from the best one.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PRNGKeyArray

from brainTwinStudio.engine.learned.latent_evidence import (
    LARGEST,
    SMALLEST,
    contraction,
    drifted,
    lower_bound_loss,
    posterior_start,
    seen_sd,
    spread,
)
from brainTwinStudio.engine.learned.regression import RIDGE
from brainTwinStudio.engine.learned.sequence import (
    SequenceModel,
    Sizes,
    Weights,
    size,
    uniform,
)
from brainTwinStudio.project import PartInfo

SETTLED = 60  # steps after which the gain stands still
SMALL = 0.1  # of the first weights of what is not linear
LEAST_VARIANCE = 1e-3

INFO = PartInfo(
    name="latent_sde",
    label="Latent SDE",
    meaning="stochastic dynamics of hidden states, fewer than regions",
    source="arXiv:2001.01328",
    parameters=(
        size("latent", 0.5, 0.05, 1, "hidden states per channel"),
        size("layer", 1.0, 0.1, 20, "units of the drift's hidden layer, per state"),
        size("context", 1.0, 0.1, 20, "units that read the recording, per state"),
    ),
)


def begun(key: PRNGKeyArray, channels: int, sizes: Sizes) -> Weights:
    states = max(round(sizes["latent"] * channels), 1)
    layer = max(round(sizes["layer"] * states), 1)
    context = max(round(sizes["context"] * states), 1)
    one, two, three, four = jax.random.split(key, 4)
    return {
        "readout": uniform(one, (channels, states), states),
        "offset": jnp.zeros(channels),
        "seen_level": jnp.full(channels, -1.0),
        "linear": 0.8 * jnp.eye(states),
        "kernel_0": uniform(two, (layer, states), states),
        "bias_0": jnp.zeros(layer),
        "kernel_1": SMALL * uniform(three, (states, layer), layer),
        "spread_level": jnp.full(states, -1.0),
        "spread_slope": jnp.zeros(states),
        **posterior_start(four, channels, states, context),
    }


def informed(weights: Weights, runs: tuple[jax.Array, ...]) -> Weights:
    """The start at probabilistic principal components that are regressed on themselves
    one sample before, in units of their standard deviation."""
    states = weights["linear"].shape[0]
    whole = jnp.concatenate(runs)
    mean = whole.mean(axis=0)
    values, vectors = jnp.linalg.eigh(jnp.cov(whole.T).reshape(whole.shape[1], -1))
    values, vectors = values[::-1][:states], vectors[:, ::-1][:, :states]
    readout = vectors * jnp.sqrt(jnp.maximum(values, 1e-9))
    scores = [
        (run - mean) @ vectors / jnp.sqrt(jnp.maximum(values, 1e-9)) for run in runs
    ]
    before = jnp.concatenate([z[:-1] for z in scores])
    after = jnp.concatenate([z[1:] for z in scores])
    square = before.T @ before / len(before) + RIDGE * jnp.eye(states)
    linear = jnp.linalg.solve(square, before.T @ after / len(before)).T
    left = jnp.var(after - before @ linear.T, axis=0)
    missed = jnp.var(whole - mean - jnp.concatenate(scores) @ readout.T, axis=0)
    step = jnp.sqrt(jnp.maximum(left, LEAST_VARIANCE))
    seen = jnp.sqrt(jnp.maximum(missed, LEAST_VARIANCE))
    return {
        **weights,
        "readout": readout,
        "offset": mean,
        "linear": linear,
        "seen_level": jnp.log(jnp.expm1(seen)),
        "spread_level": _level(step),
        "gain": 0.5 * jnp.linalg.pinv(readout),
    }


def _level(step: jax.Array) -> jax.Array:
    share = jnp.clip((step - SMALLEST) / (LARGEST - SMALLEST), 1e-3, 1 - 1e-3)
    return jnp.log(share / (1 - share))


def prepared(weights: Weights) -> Weights:
    """With A as a contraction and the steady Kalman gain (state, channel)."""
    ready = {**weights, "A": contraction(weights["linear"])}
    origin = jnp.zeros(ready["A"].shape[0])
    slope = jax.jacfwd(lambda z: drifted(ready, z))(origin)
    noise = jnp.diag(spread(ready, origin) ** 2)
    weighed = ready["readout"].T / seen_sd(ready) ** 2
    told = weighed @ ready["readout"]

    def settle(ahead: jax.Array, _: None):
        known = jnp.linalg.inv(jnp.linalg.inv(ahead) + told)
        return slope @ known @ slope.T + noise, None

    ahead, _ = jax.lax.scan(settle, noise, None, length=SETTLED)
    known = jnp.linalg.inv(jnp.linalg.inv(ahead) + told)
    return {**ready, "kalman": known @ weighed}


def first(weights: Weights, past: Float[Array, "1 channel"]) -> Float[Array, " entry"]:
    """What is seen, and hidden states at their mean: the next step reads them off."""
    return jnp.concatenate([past[-1], jnp.zeros(weights["linear"].shape[0])])


def moved(ready: Weights, state: Float[Array, " entry"]) -> Float[Array, " entry"]:
    """Hidden states are set right by what was seen, then move; the state holds what is
    seen next, and hidden states before they are set right."""
    channels = ready["readout"].shape[0]
    seen, hidden = state[:channels], state[channels:]
    surprise = seen - ready["readout"] @ hidden - ready["offset"]
    new = drifted(ready, hidden + ready["kalman"] @ surprise)
    return jnp.concatenate([ready["readout"] @ new + ready["offset"], new])


LATENT_SDE = SequenceModel(
    INFO,
    1,
    begun,
    first,
    moved,
    prepared=prepared,
    informed=informed,
    objective=lower_bound_loss,
)
