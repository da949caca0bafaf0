"""How what a twin predicts answers to its parameters: elasticities of summaries of FC
and spectra (SCIENCE.md E.7, sensitivity)."""

from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.well_posedness.setting import Setting
from brainTwinStudio.project import Array
from brainTwinStudio.project.well_posedness import Elasticity


def elasticities(
    of: Setting, features: jax.Array, slopes: Array, draws: Array
) -> tuple[Elasticity, ...]:
    """By outcome and parameter: change of the outcome, in its standard errors, when the
    parameter (all its regions together) moves by one prior spread. features (feature,)
    at the twin, slopes (feature, parameter), draws (draw, feature) of their noise."""
    found = []
    for outcome, summary in outcomes(of).items():
        slope = np.asarray(jax.grad(summary)(features))
        error = float(np.sqrt(((draws @ slope) ** 2).mean()))
        answer = slope @ slopes * of.ranges.sd
        found += [
            Elasticity(name, outcome, float(answer[where].sum()) / error)
            for name, where in of.prior.places.items()
        ]
    return tuple(found)


def outcomes(of: Setting) -> dict[str, Callable[[jax.Array], jax.Array]]:
    """Summaries of the features: mean and standard deviation of FC over pairs; the
    share of its leading mode, which follows how much regions swing together
    (metastability itself is not linear); and how steeply spectra fall, as the slope of
    log power over log frequency in the mean of regions."""
    n, pairs = of.layout.regions, of.aim.fc_z.size
    rows, columns = np.triu_indices(n, 1)
    bands = of.aim.bands.shape[1]
    place = np.linspace(-1, 1, bands)  # bands are even in log frequency

    def leading(features: jax.Array) -> jax.Array:
        r = jnp.tanh(features[:pairs])
        matrix = jnp.eye(n).at[rows, columns].set(r).at[columns, rows].set(r)
        return jnp.linalg.eigvalsh(matrix)[-1] / n

    def steepness(features: jax.Array) -> jax.Array:
        power = features[pairs:].reshape(n, bands).mean(axis=0)
        return -(power @ place) / (place @ place)

    return {
        "mean FC": lambda f: jnp.mean(jnp.tanh(f[:pairs])),
        "spread of FC": lambda f: jnp.std(jnp.tanh(f[:pairs])),
        "leading mode of FC": leading,
        "steepness of spectra": steepness,
    }
