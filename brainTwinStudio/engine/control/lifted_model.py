"""Koopman model with stimulation: linear in a space of delays and learned functions.

    z(k) = [y(k) .. y(k-d+1), u(k-1) .. u(k-m), 1, psi(all of these before)]
    z(k+1) = K z(k) + B u(k)

k counts decisions. y: mean of the samples that arrived since the last decision, minus
its median, over its spread; u: what was decided, over its largest limit. Data come
through the same delay as in the loop, so the delay is in K and the past u. psi are
bounded functions (a small net). K is kept in the polar form of learned/koopman.py, so
that no eigenvalue lies beyond the unit circle, and starts, with B, at extended dynamic
mode decomposition with control (EDMDc: least squares); training lowers the error of
predictions over the whole horizon. B is learned from stimulated data: rest does not
determine it. Sources: Korda and Mezic 2018, doi:10.1016/j.automatica.2018.03.046; Liang
et al. 2021, arXiv:2103.14321; SCIENCE.md B.11, F.9.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jaxtyping import Array, Float

from brainTwinStudio.engine.control.heeding import heed
from brainTwinStudio.engine.learned.koopman import operator, polar
from brainTwinStudio.engine.learned.sequence import Weights, uniform

DELAYS, PAST_INPUTS, LIFTED, LAYER = 20, 8, 12, 24
HORIZON = 20
RIDGE = 1e-4
ROUNDS, BATCH, RATE = 400, 256, 2e-3
LINEARITY = 0.1  # weight of the error of psi beside that of y


class Scale(NamedTuple):
    """y = (signal - middle) / spread, u = stimulation / largest."""

    middle: float
    spread: float
    largest: float


class LiftedModel(NamedTuple):
    """As NumPy: K (entry, entry), B (entry,), and the net of psi."""

    K: np.ndarray
    B: np.ndarray
    net: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
    scale: Scale

    def lifted(self, y: np.ndarray, u: np.ndarray) -> np.ndarray:
        """Z of delays y (DELAYS,) and past inputs u (PAST_INPUTS,), newest first."""
        seen = np.concatenate([y, u])
        w0, b0, w1, b1 = self.net
        psi = np.tanh(w1 @ np.tanh(w0 @ seen + b0) + b1)
        return np.concatenate([seen, [1.0], psi])

    def foretold(self, horizon: int) -> tuple[np.ndarray, np.ndarray]:
        """F (horizon, entry) and G (horizon, horizon): y(k+1 .. k+horizon) is F z + G u
        of u(k .. k+horizon-1)."""
        row = np.zeros(len(self.K))
        row[0] = 1.0
        rows, answer = [], np.zeros(horizon)
        for k in range(horizon):
            answer[k] = row @ self.B
            row = row @ self.K
            rows.append(row)
        lag = np.subtract.outer(np.arange(horizon), np.arange(horizon))
        return np.array(rows), np.where(lag >= 0, answer[np.maximum(lag, 0)], 0.0)


class Windows(NamedTuple):
    """y (window, DELAYS + HORIZON), u (window, PAST_INPUTS + HORIZON), oldest first;
    the newest known sample is y[DELAYS - 1], the first input to decide
    u[PAST_INPUTS]."""

    y: np.ndarray
    u: np.ndarray


def windows(y: np.ndarray, u: np.ndarray) -> Windows:
    """All windows of runs y, u (decision, run)."""
    first, n = max(DELAYS, PAST_INPUTS + 1) - 1, len(y)
    now = np.arange(first, n - HORIZON)
    at_y = now[:, None] + np.arange(-DELAYS + 1, HORIZON + 1)
    at_u = now[:, None] + np.arange(-PAST_INPUTS, HORIZON)
    return Windows(
        np.concatenate([run[at_y] for run in y.T]),
        np.concatenate([run[at_u] for run in u.T]),
    )


def trained(
    data: Windows, scale: Scale, seed: int, rounds: int = ROUNDS
) -> LiftedModel:
    """Rounds = 0: EDMDc with functions drawn at random. Raises Halted (`heeding`)."""
    y, u = jnp.asarray(data.y), jnp.asarray(data.u)
    weights = _begun(jax.random.key(seed), y, u)
    optimiser = optax.adam(optax.cosine_decay_schedule(RATE, max(rounds, 1)))

    @jax.jit
    def lowered(weights: Weights, state: optax.OptState, key: jax.Array):
        at = jax.random.randint(key, (BATCH,), 0, len(y))
        slope = jax.grad(_error)(weights, y[at], u[at])
        step, state = optimiser.update(slope, state)
        return optax.apply_updates(weights, step), state

    state = optimiser.init(weights)
    for key in jax.random.split(jax.random.key(seed + 1), rounds):
        heed()
        weights, state = lowered(weights, state, key)
    K = np.asarray(jax.jit(operator)(weights))
    w0, b0, w1, b1, B = (np.asarray(weights[n]) for n in ("w0", "b0", "w1", "b1", "B"))
    return LiftedModel(K, B, (w0, b0, w1, b1), scale)


def error_of(model: LiftedModel, data: Windows) -> np.ndarray:
    """Root mean square error (HORIZON,) of y at each step ahead, y having spread 1."""
    F, G = model.foretold(HORIZON)
    made = []
    for y, u in zip(data.y, data.u, strict=True):
        z = model.lifted(y[DELAYS - 1 :: -1], u[PAST_INPUTS - 1 :: -1])
        made.append(F @ z + G @ u[PAST_INPUTS:])
    return np.sqrt(np.mean((np.array(made) - data.y[:, DELAYS:]) ** 2, axis=0))


def _lift(
    weights: Weights, y: Float[Array, " delay"], u: Float[Array, " input"]
) -> Float[Array, " entry"]:
    """z, newest first."""
    seen = jnp.concatenate([y, u])
    hidden = jnp.tanh(weights["w0"] @ seen + weights["b0"])
    psi = jnp.tanh(weights["w1"] @ hidden + weights["b1"])
    return jnp.concatenate([seen, jnp.ones(1), psi])


def _at(weights: Weights, y: jax.Array, u: jax.Array, step: int) -> jax.Array:
    """Z (window, entry) `step` decisions after the newest known sample."""
    seen = y[:, step : step + DELAYS][:, ::-1]
    past = u[:, step : step + PAST_INPUTS][:, ::-1]
    return jax.vmap(_lift, (None, 0, 0))(weights, seen, past)


@jax.jit
def _begun(key: jax.Array, y: jax.Array, u: jax.Array) -> Weights:
    """Random functions, and K and B by least squares."""
    one, two = jax.random.split(key)
    seen = DELAYS + PAST_INPUTS
    weights: Weights = {
        "w0": uniform(one, (LAYER, seen), seen),
        "b0": jnp.linspace(-1.0, 1.0, LAYER),
        "w1": 3 * uniform(two, (LIFTED, LAYER), LAYER),
        "b1": jnp.zeros(LIFTED),
    }
    before, after = _at(weights, y, u, 0), _at(weights, y, u, 1)
    given = u[:, PAST_INPUTS]
    known = jnp.column_stack([before, given])
    square = known.T @ known / len(known)
    square += RIDGE * jnp.eye(len(square))
    both = jnp.linalg.solve(square, known.T @ after / len(known)).T
    entries = before.shape[1]
    frame = square[:entries, :entries]
    zero = jnp.zeros((entries, entries))
    start = polar(both[:, :entries], frame)
    return {**weights, **start, "turn": zero, "tilt": zero, "B": both[:, entries]}


def _error(weights: Weights, y: jax.Array, u: jax.Array) -> jax.Array:
    """Of y over the horizon, and of psi on the way."""
    K, B = operator(weights), weights["B"]
    last = DELAYS + PAST_INPUTS + 1
    z, total = _at(weights, y, u, 0), jnp.zeros(())
    for k in range(HORIZON):
        z = z @ K.T + u[:, PAST_INPUTS + k, None] * B
        total += jnp.mean((z[:, 0] - y[:, DELAYS + k]) ** 2)
        if k in (0, 4, HORIZON - 1):
            truth = _at(weights, y, u, k + 1)
            total += LINEARITY * jnp.mean((z[:, last:] - truth[:, last:]) ** 2)
    return total / HORIZON
