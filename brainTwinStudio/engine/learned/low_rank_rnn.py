"""Low-rank RNN: what all units do together is a few numbers.

    x(t+1) = (1 - a) x(t) + a (sum_r m_r kappa_r(t) + b)
    kappa_r = n_r^T tanh(g (x - theta)) / M

W = sum_r m_r n_r^T / M has rank R; kappa is the latent state whose plane can be drawn.
Training starts at reduced-rank regression of a sample on the one before.
Source: Mastrogiuseppe and Ostojic 2018, Neuron 99:609,
doi:10.1016/j.neuron.2018.07.003; SCIENCE.md B.10.
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

SMALL = 0.1
TANH_SLOPE = 0.6  # mean over z-scored signals

INFO = PartInfo(
    name="low_rank_rnn",
    label="Low-rank RNN",
    meaning="rate units whose connections have a rank of a few",
    source="doi:10.1016/j.neuron.2018.07.003",
    parameters=(
        size("rank", 5, 1, 100, "rank of the connections"),
        size("hidden", 0, 0, 4096, "units beyond the observed channels"),
        size("leak", 0.3, 0.01, 0.99, "share of a state that is new, at the start"),
    ),
)


def begun(key: PRNGKeyArray, channels: int, sizes: Sizes) -> Weights:
    units, rank = channels + int(sizes["hidden"]), int(sizes["rank"])
    out, into, hidden = jax.random.split(key, 3)
    return {
        "m": jax.random.normal(out, (units, rank), jnp.float64),
        "n": jax.random.normal(into, (units, rank), jnp.float64),
        **unit_start(units, sizes["leak"], 0.0),
        **hidden_start(hidden, channels, units),
    }


def informed(weights: Weights, runs: tuple[jax.Array, ...]) -> Weights:
    """The channels at the best linear predictor of this rank, beside one leak for all;
    hidden units at chance, and heard little."""
    linear = next_from_last(runs)
    channels, (units, rank) = len(linear), weights["m"].shape
    leak = jnp.clip(1 - jnp.median(jnp.diag(linear)), *LEAKS)
    rest = (linear - (1 - leak) * jnp.eye(channels)) / leak
    out, strength, into = jnp.linalg.svd(rest)
    rank = min(rank, channels)
    strength = jnp.sqrt(units * strength[:rank])
    return {
        **weights,
        "m": weights["m"].at[:channels, :rank].set(out[:, :rank] * strength),
        "n": (SMALL * weights["n"])
        .at[:channels, :rank]
        .set(into[:rank].T * strength / TANH_SLOPE),
        "leak": jnp.full(units, jnp.log(leak / (1 - leak))),
    }


def kappa(weights: Weights, state: Float[Array, " unit"]) -> Float[Array, " rank"]:
    """The latent state."""
    return weights["n"].T @ jnp.tanh(driven(weights, state)) / state.shape[0]


def moved(ready: Weights, state: Float[Array, " unit"]) -> Float[Array, " unit"]:
    return leaked(ready, state, ready["m"] @ kappa(ready, state))


LOW_RANK_RNN = SequenceModel(INFO, 1, begun, with_hidden, moved, informed=informed)
