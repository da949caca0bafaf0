"""A neural ODE of a region: its whole rate of change is a net.

    dx/dt = v [W3 tanh(W2 tanh(W1 u + b1) + b2) + b3] - lambda (x - m)
    u = ((x - m) / s, (c - m_c) / s_c)

x: state, c: what the region receives; m, s: mean and spread of both in training, v =
s / T their usual speed. All regions share the weights. The leak lambda is positive and
the tanh units are bounded, so no trajectory leaves all bounds. The last layer starts
near 0. Trained by `shooting`. Source: SCIENCE.md B.2; Chen et al. 2018,
arXiv:1806.07366.
"""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key

from brainTwinStudio.engine.draws import normal
from brainTwinStudio.engine.learned.familiar import share_outside, unfamiliar, visited
from brainTwinStudio.engine.learned.shooting import Heard, Shooting, shot

PART = "neural_ode"
FIRST, LEAK = 1e-3, 0.01
FIXED = ("centre", "spread", "speed")
Weights = Mapping[str, jax.Array]


def neural_ode_start(
    key: Key[Array, ""],
    hidden: int,
    samples: Float[Array, "run time state region"],
    received: Float[Array, "run time channel region"],
    dt: float,
) -> dict[str, jax.Array]:
    """First weights "neural_ode.*", scaled by trajectories with `dt` between samples;
    with what they visited ("neural_ode.visited_*")."""
    inputs = _inputs(samples, received)
    flat = jnp.moveaxis(inputs, 2, 3).reshape(-1, inputs.shape[2])
    states, count = samples.shape[2], inputs.shape[2]
    centre, spread = flat.mean(axis=0), flat.std(axis=0)
    spread = jnp.where(spread > 0, spread, 1.0)
    speed = jnp.sqrt(jnp.square(jnp.diff(samples, axis=1) / dt).mean(axis=(0, 1, 3)))
    first, second, third, shift = jax.random.split(key, 4)
    found = {
        "centre": centre,
        "spread": spread,
        "speed": speed,
        "leak": jnp.full((states,), jnp.log(LEAK)) + jnp.log(speed / spread[:states]),
        "w1": normal(first, (hidden, count)) / count**0.5,
        "b1": jax.random.uniform(shift, (hidden,), minval=-1.0, maxval=1.0),
        "w2": normal(second, (hidden, hidden)) / hidden**0.5,
        "b2": jnp.zeros(hidden),
        "w3": FIRST * normal(third, (states, hidden)) / hidden**0.5,
        "b3": jnp.zeros(states),
    }
    named = {f"{PART}.{name}": value for name, value in found.items()}
    return named | visited(PART, flat)


def neural_ode_rate(
    weights: Weights,
    state: Float[Array, "state region"],
    received: Float[Array, "channel region"],
) -> Float[Array, "state region"]:
    """Rate of change, per time unit of the trajectories it was trained on."""
    w = {name: weights[f"{PART}.{name}"] for name in ("w1", "w2", "w3")}
    b = {name: weights[f"{PART}.{name}"][:, None] for name in ("b1", "b2", "b3")}
    centre = weights[f"{PART}.centre"][:, None]
    inputs = jnp.concatenate([state, received]) - centre
    hidden = jnp.tanh(w["w1"] @ (inputs / weights[f"{PART}.spread"][:, None]) + b["b1"])
    hidden = jnp.tanh(w["w2"] @ hidden + b["b2"])
    pushed = weights[f"{PART}.speed"][:, None] * (w["w3"] @ hidden + b["b3"])
    leak = jnp.exp(weights[f"{PART}.leak"])[:, None]
    return pushed - leak * inputs[: len(state)]


def neural_ode_trained(
    weights: Weights,
    samples: Float[Array, "run time state region"],
    received: Float[Array, "run time channel region"],
    shooting: Shooting,
    heard: Heard = lambda horizon, share, loss: False,
) -> tuple[dict[str, jax.Array], list[float]]:
    """Weights after multiple shooting, and the loss of every stage; received is held
    from one sample to the next."""
    still = {
        name: value
        for name, value in weights.items()
        if "visited" in name or name.rpartition(".")[2] in FIXED
    }
    moving = {name: value for name, value in weights.items() if name not in still}

    def rate(trial: Weights, state: jax.Array, given: jax.Array | None) -> jax.Array:
        assert given is not None
        return neural_ode_rate({**still, **trial}, state, given)

    found = shot(rate, moving, samples, shooting, received, heard)
    return {**still, **found.weights}, found.losses


def neural_ode_extrapolation(
    weights: Weights,
    samples: Float[Array, "run time state region"],
    received: Float[Array, "run time channel region"],
) -> tuple[float, str]:
    """Share of a run outside of what training visited, and a sentence if that is too
    much, "" otherwise."""
    inputs = jnp.moveaxis(_inputs(samples, received), 2, 3)
    return share_outside(PART, weights, inputs), unfamiliar(PART, weights, inputs)


def _inputs(samples: jax.Array, received: jax.Array) -> jax.Array:
    return jnp.concatenate([samples, received], axis=2)
