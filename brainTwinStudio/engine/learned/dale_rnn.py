"""Rate network of excitatory and inhibitory units (Dale's law).

    x(t+1) = (1 - a) x(t) + a (W r(x(t)) + b),   W = |V| D,  diagonal 0

D has +1 for excitatory and -1 for inhibitory units, one in five by default, and is not
trained. Rates are bounded: r = tanh(max(0, g (x - theta))), or tanh(g (x - theta)). A
start from data calls those channels inhibitory whose activity goes before the greatest
fall in all others (ridge regression of one sample on the one before).
Source: Song et al. 2016, PLoS Comput. Biol. 12:e1004792,
doi:10.1371/journal.pcbi.1004792; SCIENCE.md B.9.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PRNGKeyArray

from brainTwinStudio.engine.learned.rates import driven, leaked, unit_start
from brainTwinStudio.engine.learned.sequence import (
    SequenceModel,
    Sizes,
    Weights,
    hidden_start,
    size,
    with_hidden,
)
from brainTwinStudio.project import PartInfo

RIDGE = 0.01  # of the number of samples
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
    """Signs from data: hidden units are inhibitory first; of the channels those with
    the lowest mean effect on others one sample later."""
    before = jnp.concatenate([run[:-1] for run in runs])
    after = jnp.concatenate([run[1:] for run in runs])
    samples, channels = before.shape
    square = before.T @ before + RIDGE * samples * jnp.eye(channels)
    effects = jnp.linalg.solve(square, before.T @ after)  # (source, target)
    outgoing = (effects - jnp.diag(jnp.diag(effects))).sum(axis=1)
    units = weights["signs"].shape[0]
    inhibitory = int((weights["signs"] < 0).sum())
    score = jnp.concatenate([outgoing, jnp.full(units - channels, -jnp.inf)])
    rank = jnp.argsort(jnp.argsort(score))
    signs = jnp.where(rank < inhibitory, -1.0, 1.0)
    ratio = (units - inhibitory) / max(inhibitory, 1)
    was, now = (jnp.where(s > 0, 1.0, ratio) for s in (weights["signs"], signs))
    return {
        **weights,
        "signs": signs,
        "connections": weights["connections"] * now / was,
    }


def signed(weights: Weights) -> Float[Array, "target source"]:
    """The connections as they act: sign of the source, no self-connections."""
    signs = jax.lax.stop_gradient(weights["signs"])
    whole = jnp.abs(weights["connections"]) * signs
    return whole - jnp.diag(jnp.diag(whole))


def prepared(weights: Weights) -> Weights:
    rectified = jax.lax.stop_gradient(weights["rectified"])
    return {**weights, "W": signed(weights), "rectified": rectified}


def moved(ready: Weights, state: Float[Array, " unit"]) -> Float[Array, " unit"]:
    drive = driven(ready, state)
    drive = jnp.where(ready["rectified"] > 0, jax.nn.relu(drive), drive)
    return leaked(ready, state, ready["W"] @ jnp.tanh(drive))


DALE_RNN = SequenceModel(
    INFO, 1, begun, with_hidden, moved, prepared=prepared, informed=informed
)
