"""What the linear theory says of correlations across time: who leads whom.

E[z(t + lag) z(t)^H] = expm(A lag) P (SCIENCE.md A.1.4, A.10). White noise of the
measurement has no memory; the global signal is taken off both factors.
"""

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.losses.lagged_fc import lag_samples
from brainTwinStudio.engine.observe.bold_direct import measured_covariance
from brainTwinStudio.project import Array


def lag_s(sampling_hz: float) -> float:
    """The lag of the loss lagged_fc at this sampling."""
    return lag_samples(sampling_hz) / sampling_hz


def lagged_z(
    p: dict[str, jax.Array], system: jax.Array, moments: jax.Array, seconds: float
) -> jax.Array:
    """Fisher z of corr(y_i(t + seconds), y_j(t)) of what is measured, for all ordered
    pairs i != j (ordered pair,), as losses.lagged_fc. system: Jacobian; moments P
    (region, region), complex."""
    x = jnp.real(moments) / 2
    later = jnp.real(jax.scipy.linalg.expm(system * seconds) @ moments) / 2
    ratio, shared = p["noise_ratio"], p["fast_share"]
    nothing = jnp.zeros(())
    with_mean = measured_covariance(x, ratio, nothing, shared).mean(axis=1)
    share = p["global_signal_removed"] * with_mean / with_mean.mean()

    def cleaned(matrix: jax.Array) -> jax.Array:
        return matrix - jnp.outer(share, matrix.mean(axis=0))

    later = cleaned(cleaned(later).T).T
    y = measured_covariance(x, ratio, p["global_signal_removed"], shared)
    sd = jnp.sqrt(jnp.diagonal(y))
    i, j = off_diagonal(len(y))
    r = (later / jnp.outer(sd, sd))[i, j]
    return jnp.arctanh(jnp.clip(r, -0.999, 0.999))


def off_diagonal(regions: int) -> tuple[Array, Array]:
    """Every ordered pair of different regions, in the order of losses.lagged_fc."""
    i, j = np.nonzero(~np.eye(regions, dtype=bool))
    return i, j
