"""Rate network of excitatory and inhibitory units (Dale's law).

    x(t+1) = (1 - a) x(t) + a (W r(x(t)) + b),   W = |V| D,  diagonal 0

D has +1 for excitatory and -1 for inhibitory units, one in five by default, and is not
trained. Rates are bounded: r = tanh(max(0, g (x - theta))), or tanh(g (x - theta)). A
start from data regresses every sample on the one before: channels that go before the
greatest fall in all others are called inhibitory, and connections of the right sign
start at the size found.
Source: Song et al. 2016, PLoS Comput. Biol. 12:e1004792,
doi:10.1371/journal.pcbi.1004792; SCIENCE.md B.9.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PRNGKeyArray

from brainTwinStudio.engine.learned.rates import LEAKS, driven, leaked, unit_start
from brainTwinStudio.engine.learned.regression import next_from_last
from brainTwinStudio.engine.learned.sequence import (
    SequenceModel,
    Sizes,
    Weights,
    hidden_start,
    size,
    with_hidden,
)
from brainTwinStudio.project import PartInfo

SMALLEST = 1e-3  # connection
THRESHOLD = -1.0

INFO = PartInfo(
    name="dale_rnn",
    label="Excitatory-inhibitory RNN",
    meaning="rate units that only excite or only inhibit others (Dale's law)",
    source="doi:10.1371/journal.pcbi.1004792",
    parameters=(
        size("hidden", 0, 0, 4096, "units beyond the observed channels"),
        size("inhibitory", 0.2, 0.0, 0.9, "share of inhibitory units"),
        size("leak", 0.3, 0.01, 0.99, "share of a state that is new, at the start"),
        size("rectified", 1, 0, 1, "1: rates are never below 0"),
    ),
)


def begun(key: PRNGKeyArray, channels: int, sizes: Sizes) -> Weights:
    """The last units are inhibitory; their weights are as much larger as they are
    fewer, so that excitation and inhibition cancel."""
    units = channels + int(sizes["hidden"])
    inhibitory = round(sizes["inhibitory"] * units)
    signs = jnp.where(jnp.arange(units) < units - inhibitory, 1.0, -1.0)
    random, hidden = jax.random.split(key)
    spread = jax.random.gamma(random, 2.0, (units, units), jnp.float64)
    ratio = (units - inhibitory) / max(inhibitory, 1)
    scale = jnp.where(signs > 0, 1.0, ratio) / (2 * units)
    threshold = THRESHOLD if sizes["rectified"] else 0.0
    return {
        "connections": spread * scale,
        "signs": signs,
        "rectified": jnp.asarray(sizes["rectified"]),
        **unit_start(units, sizes["leak"], threshold),
        **hidden_start(hidden, channels, units),
    }


def informed(weights: Weights, runs: tuple[jax.Array, ...]) -> Weights:
    """Signs, leak and connections of the channels from data; hidden units are
    inhibitory first."""
    linear = next_from_last(runs)
    channels, units = len(linear), weights["signs"].shape[0]
    leak = jnp.clip(1 - jnp.diag(linear), *LEAKS)
    outgoing = linear.sum(axis=0) - jnp.diag(linear)
    inhibitory = int((weights["signs"] < 0).sum())
    score = jnp.concatenate([outgoing, jnp.full(units - channels, -jnp.inf)])
    rank = jnp.argsort(jnp.argsort(score))
    signs = jnp.where(rank < inhibitory, -1.0, 1.0)
    ratio = (units - inhibitory) / max(inhibitory, 1)
    was, now = (jnp.where(s > 0, 1.0, ratio) for s in (weights["signs"], signs))
    slope = _mean_slope(weights)[:channels]
    found = linear * signs[:channels] / (leak[:, None] * slope)
    connections = weights["connections"] * now / was
    connections = connections.at[:channels, :channels].set(jnp.maximum(found, SMALLEST))
    new = {**weights, "signs": signs, "connections": connections}
    new["leak"] = new["leak"].at[:channels].set(jnp.log(leak / (1 - leak)))
    at_rest = signed(new) @ rates(new, jnp.zeros(units))
    return {**new, "bias": -at_rest}


def _mean_slope(weights: Weights) -> Float[Array, " unit"]:
    """Slope of the rates, mean over the range of z-scored signals."""
    places = jnp.linspace(-1.5, 1.5, 31)
    states = jnp.broadcast_to(places[:, None], (31, weights["signs"].shape[0]))
    by_place = jax.vmap(lambda x: jax.jvp(
        lambda y: rates(weights, y), (x,), (jnp.ones_like(x),)
    )[1])  # fmt: skip
    return jnp.maximum(by_place(states).mean(axis=0), SMALLEST)


def signed(weights: Weights) -> Float[Array, "target source"]:
    """The connections as they act: sign of the source, no self-connections."""
    signs = jax.lax.stop_gradient(weights["signs"])
    whole = jnp.abs(weights["connections"]) * signs
    return whole - jnp.diag(jnp.diag(whole))


def prepared(weights: Weights) -> Weights:
    rectified = jax.lax.stop_gradient(weights["rectified"])
    return {**weights, "W": signed(weights), "rectified": rectified}


def rates(ready: Weights, state: Float[Array, " unit"]) -> Float[Array, " unit"]:
    drive = driven(ready, state)
    return jnp.tanh(jnp.where(ready["rectified"] > 0, jax.nn.relu(drive), drive))


def moved(ready: Weights, state: Float[Array, " unit"]) -> Float[Array, " unit"]:
    return leaked(ready, state, ready["W"] @ rates(ready, state))


DALE_RNN = SequenceModel(
    INFO, 1, begun, with_hidden, moved, prepared=prepared, informed=informed
)
