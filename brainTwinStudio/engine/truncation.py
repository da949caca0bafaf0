"""How far back a gradient may look.

Sensitivity to a state grows as exp(lambda t). Where the largest Lyapunov exponent
lambda is positive, gradients over much more than 1 / lambda are noise; where it is
negative they fade by themselves (SCIENCE.md E.2).
"""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.errors import InputError

GROWTH = 2.0  # of a sensitivity, in e-foldings: between the usual 1 and 3
FADING = 3.0  # e-foldings after which what is left of a sensitivity, 5 %, is let go


def horizon(exponent_per_s: float, step_s: float, longest: int) -> int:
    """Steps of step_s that a gradient may look back, 1 to `longest`.

    Two e-foldings of growth where small changes grow; three of decay where they fade,
    -1 / exponent being the autocorrelation time of the slowest mode.
    """
    if not np.isfinite(exponent_per_s):
        raise InputError(
            "The Lyapunov exponent is not a finite number: the simulation left all "
            "bounds. Lower G or the noise."
        )
    foldings = GROWTH if exponent_per_s > 0 else FADING
    size = abs(exponent_per_s) * step_s
    if foldings >= size * longest:
        return longest
    return max(round(foldings / size), 1)


def forgotten(carry: Any, number: jax.Array, every: int) -> Any:
    """The same numbers, whose past has no gradient where `number` (of steps taken) is a
    multiple of `every` above 0: in a scan over steps no gradient reaches further back
    than `every` steps, and on average half of that (truncated back-propagation through
    time). every 0 changes nothing."""
    if every == 0:
        return carry
    cut = (number > 0) & (number % every == 0)
    return jax.tree.map(
        lambda leaf: jnp.where(cut, jax.lax.stop_gradient(leaf), leaf), carry
    )
