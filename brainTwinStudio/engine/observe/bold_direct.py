"""BOLD as the first state of a node, with measurement noise and the recording's own
cleaning."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key

from brainTwinStudio.engine.draws import normal
from brainTwinStudio.engine.observe.recorded import filtered
from brainTwinStudio.project import PartInfo

TINY = 1e-12  # a root has no slope at 0
INFO = PartInfo(
    "bold_direct",
    "BOLD = x",
    "the oscillator lives in the BOLD band, so its first state is the signal; white "
    "measurement noise, global-signal removal and band-pass as in the recording",
    "doi:10.1038/s41598-017-03073-5",
)


def noise_spread(
    x: Float[Array, "seed time region"], noise_ratio: Float[Array, " region"]
) -> Float[Array, "seed region"]:
    """Standard deviation of the measurement noise that goes with signals x, for
    noise_ratio = variance of the noise per variance of the signal."""
    return jnp.sqrt(jnp.var(x, axis=1) * noise_ratio)


def measure(
    x: Float[Array, "seed time region"],
    spread: Float[Array, "seed region"],
    removed: Float[Array, ""],
    response: Float[Array, " frequency"],
    keys: Key[Array, " seed"],
    fast_share: Float[Array, ""] | float = 0.0,
) -> Float[Array, "seed time region"]:
    """Simulated BOLD through the recording's measurement and cleaning, seed by seed.

    spread: standard deviation of what is white in time (`noise_spread`). fast_share:
    the part of its variance (0..1) that regions share as they share x: activity of the
    same network faster than the scan, for which x itself in shuffled order stands; the
    rest is noise of the scanner, every region's own.
    removed: fraction (0..1) of each region's regression on the mean over regions that
    cleaning took away. response: gain of the band-pass per rfft frequency (ones for
    none). Regions that are all zero (resected) stay zero and count for no mean.
    """

    def one(row: jax.Array, sd: jax.Array, key: jax.Array) -> jax.Array:
        present = jnp.any(row != 0, axis=0)
        draws = normal(key, row.shape, jnp.float32).astype(row.dtype)
        own = jnp.where(present, sd, 0.0) * jnp.sqrt(1 - fast_share)
        order = jax.random.permutation(jax.random.fold_in(key, 2), len(row))
        ratio = jnp.where(present, sd, 0.0) / jnp.where(present, row.std(axis=0), 1.0)
        y = row + own * draws
        y = y + jnp.sqrt(fast_share + TINY) * ratio * (row - row.mean(axis=0))[order]
        y = y - y.mean(axis=0)
        count = jnp.sum(present, dtype=row.dtype)
        common = jnp.sum(y, axis=1, keepdims=True) / count
        slope = jnp.mean(y * common, axis=0) / jnp.mean(common**2)
        y = y - removed * slope * common
        return filtered(y, response)

    return jax.vmap(one)(x, spread, keys)


def measured_covariance(
    x: Float[Array, "region region"],
    noise_ratio: Float[Array, " region"],
    removed: Float[Array, ""],
    fast_share: Float[Array, ""] | float = 0.0,
) -> Float[Array, "region region"]:
    """The covariance that `measure` has in expectation, without band-pass."""
    root = jnp.sqrt(noise_ratio)
    own = jnp.diag(jnp.diagonal(x) * noise_ratio * (1 - fast_share))
    y = x * (1 + fast_share * jnp.outer(root, root)) + own
    with_mean = y.mean(axis=1)
    share = (2 * removed - removed**2) / with_mean.mean()
    return y - share * jnp.outer(with_mean, with_mean)
