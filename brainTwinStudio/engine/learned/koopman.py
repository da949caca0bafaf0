"""Deep Koopman operator with inputs: linear in a space of learned functions.

    z = [x, psi(x(t-2), x(t-1), x(t))],   z(t+1) = K z(t) + B u(t),   B = [1; B_psi]

The observed channels are the first entries of z, so nothing has to be decoded. Inputs u
(stimulation, noise, what was not predicted) move x at once and psi through B_psi, which
training learns from its own surprises. K = R M R^-1 with M in polar form, a rotation
times a symmetric matrix with all eigenvalues in (0, 1): M shortens every vector, so no
eigenvalue of K lies beyond the unit circle and free runs never explode. R is the square
root of the covariance of z: in its frame every stationary process has such an M.
Training starts at extended dynamic mode decomposition (EDMD), the least squares K.
Source: Liang et al. 2021, arXiv:2103.14321; SCIENCE.md B.11.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PRNGKeyArray

from brainTwinStudio.engine.learned.sequence import (
    SequenceModel,
    Sizes,
    Weights,
    size,
    uniform,
)
from brainTwinStudio.project import PartInfo

SAMPLES = 3
LINEARITY = 0.1  # weight of the error of psi beside that of x
RIDGE = 0.03  # of the variance of z
FIRST_RADIUS = 0.9
LARGEST_RADIUS = 0.995  # of the start

INFO = PartInfo(
    name="koopman",
    label="Deep Koopman operator",
    meaning="linear dynamics of learned functions of the recording, with inputs",
    source="arXiv:2103.14321",
    parameters=(
        size("lifted", 0.5, 0.1, 20, "learned functions per channel"),
        size("layer", 1.0, 0.1, 20, "units of the hidden layer, per channel"),
    ),
)


def begun(key: PRNGKeyArray, channels: int, sizes: Sizes) -> Weights:
    lifted = max(round(sizes["lifted"] * channels), 1)
    layer = max(round(sizes["layer"] * channels), 1)
    whole, inputs = channels + lifted, SAMPLES * channels
    one, two = jax.random.split(key)
    return {
        "kernel_0": uniform(one, (layer, inputs), inputs),
        "bias_0": jnp.zeros(layer),
        "kernel_1": uniform(two, (lifted, layer), layer),
        "bias_1": jnp.zeros(lifted),
        "frame": jnp.eye(whole),
        "rotation": jnp.eye(whole),
        "axes": jnp.eye(whole),
        "turn": jnp.zeros((whole, whole)),
        "tilt": jnp.zeros((whole, whole)),
        "radius": jnp.full(whole, _logit(FIRST_RADIUS)),
        "input": jnp.zeros((lifted, channels)),
    }


def informed(weights: Weights, runs: tuple[jax.Array, ...]) -> Weights:
    """The start at EDMD: ridge regression of z on z one sample before, in the frame
    of their covariance, and of the surprises of psi on those of x."""
    rows = [lifted_run(weights, run) for run in runs]
    before = jnp.concatenate([z[:-1] for z in rows])
    after = jnp.concatenate([z[1:] for z in rows])
    channels = runs[0].shape[1]
    square = before.T @ before / len(before)
    square += RIDGE * jnp.trace(square) / len(square) * jnp.eye(len(square))
    K = jnp.linalg.solve(square, before.T @ after / len(before)).T
    surprise = after - before @ K.T
    x, psi = surprise[:, :channels], surprise[:, channels:]
    own = x.T @ x
    own += RIDGE * jnp.trace(own) / channels * jnp.eye(channels)
    return {
        **weights,
        **polar(K, square),
        "input": jnp.linalg.solve(own, x.T @ psi).T,
    }


def polar(
    K: Float[Array, "entry entry"], square: Float[Array, "entry entry"]
) -> Weights:
    """The weights of `operator` nearest to K, but for turn and tilt, which are 0; in
    the frame of the second moments of z, `square`."""
    values, vectors = jnp.linalg.eigh(square)
    frame = (vectors * jnp.sqrt(values)) @ vectors.T
    left, radii, right = jnp.linalg.svd(jnp.linalg.solve(frame, K @ frame))
    return {
        "frame": frame,
        "rotation": left @ right,
        "axes": right.T,
        "radius": _logit(jnp.clip(radii, 1 - LARGEST_RADIUS, LARGEST_RADIUS)),
    }


def operator(weights: Weights) -> Float[Array, "entry entry"]:
    """K, with all eigenvalues inside the unit circle."""
    frame, rotation, axes = (
        jax.lax.stop_gradient(weights[name]) for name in ("frame", "rotation", "axes")
    )
    axes = axes @ _turned(weights["tilt"])
    stretch = (axes * jax.nn.sigmoid(weights["radius"])) @ axes.T
    shortened = rotation @ _turned(weights["turn"]) @ stretch
    return jnp.linalg.solve(frame, (frame @ shortened).T).T


def _turned(free: Float[Array, "entry entry"]) -> Float[Array, "entry entry"]:
    """Rotation (1 - S)^-1 (1 + S) of the skew part S of any matrix (Cayley)."""
    skew = free - free.T
    one = jnp.eye(len(skew))
    return jnp.linalg.solve(one - skew, one + skew)


def _logit(share: float | jax.Array) -> jax.Array:
    return jnp.log(jnp.asarray(share) / (1 - jnp.asarray(share)))


def lifted_run(weights: Weights, run: Float[Array, "time channel"]) -> jax.Array:
    """State of all samples of a run but the first two (time - 2, entry)."""
    times = jnp.arange(run.shape[0] - SAMPLES + 1)[:, None] + jnp.arange(SAMPLES)
    return jax.vmap(lambda past: first(weights, past))(run[times])


def lift(weights: Weights, past: Float[Array, "3 channel"]) -> Float[Array, " lifted"]:
    """psi: bounded functions of three samples."""
    h = jnp.tanh(weights["kernel_0"] @ past.reshape(-1) + weights["bias_0"])
    return jnp.tanh(weights["kernel_1"] @ h + weights["bias_1"])


def first(weights: Weights, past: Float[Array, "3 channel"]) -> Float[Array, " entry"]:
    return jnp.concatenate([past[-1], lift(weights, past)])


def prepared(weights: Weights) -> Weights:
    return {**weights, "K": operator(weights)}


def moved(ready: Weights, state: Float[Array, " entry"]) -> Float[Array, " entry"]:
    return ready["K"] @ state


def kicked(
    ready: Weights, state: Float[Array, " entry"], kick: Float[Array, " channel"]
) -> Float[Array, " entry"]:
    return state + jnp.concatenate([kick, ready["input"] @ kick])


def penalty(
    ready: Weights,
    states: Float[Array, "time entry"],
    signals: Float[Array, "all channel"],
) -> Float[Array, ""]:
    """How far predicted functions are from functions of the data."""
    channels = signals.shape[1]
    truth = lifted_run(ready, signals[1:])[:, channels:]
    return LINEARITY * jnp.mean((states[:, channels:] - truth) ** 2)


KOOPMAN = SequenceModel(
    INFO, SAMPLES, begun, first, moved, kicked, prepared, informed, penalty
)
