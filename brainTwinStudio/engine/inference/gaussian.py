"""Laplace: a Gaussian with the curvature of the posterior at its optimum."""

import jax
import numpy as np

from brainTwinStudio.engine.inference.posterior import Frame, Posterior
from brainTwinStudio.engine.inference.tried import Drawn
from brainTwinStudio.engine.watcher import Watcher

NO_MINIMUM = (
    "In {flat} of {size} directions the optimum is no clear one; there the spread is "
    "that of the prior."
)


def gaussian(
    of: Posterior, frame: Frame, draws: int, seed: int, watcher: Watcher
) -> Drawn:
    """Draws of the Laplace approximation (SCIENCE.md E.4) in unbounded space."""
    unit = jax.random.normal(jax.random.key(seed), (draws, of.start.size))
    theta = np.asarray(frame.start + unit @ frame.root.T)
    told = NO_MINIMUM.format(flat=frame.flat, size=of.start.size)
    return Drawn(theta, (told,) if frame.flat else ())
