"""Has a learned part met inputs like these? Its visited range, and what lies outside.

A network of tanh units answers anything it is asked; far from its training data the
answer means nothing. So training leaves behind where it was: "PART.visited_centre"
(input,), "PART.visited_root" (input, input), the inverse of the Cholesky factor of the
covariance, and "PART.visited_limit", the distance (Mahalanobis) within which 99.9 % of
the training inputs lie. Source: SCIENCE.md F.8 (state-space support; shown as a warning
above 5 %).
"""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

KNOWN_SHARE = 0.999
TOLERATED = 0.05
RIDGE = 1e-9


def visited(
    part: str, inputs: Float[Array, "sample input"]
) -> dict[str, Float[Array, "..."]]:
    """What a learned part `part` keeps of its training inputs."""
    centre = inputs.mean(axis=0)
    moved = inputs - centre
    covariance = moved.T @ moved / len(inputs)
    size = jnp.diagonal(covariance)
    size = jnp.where(size > 0, size, 1.0)
    root = jnp.linalg.cholesky(covariance + RIDGE * jnp.diag(size))
    inverse = jax.scipy.linalg.solve_triangular(root, jnp.eye(len(root)), lower=True)
    far = jnp.linalg.norm(moved @ inverse.T, axis=1)
    return {
        f"{part}.visited_centre": centre,
        f"{part}.visited_root": inverse,
        f"{part}.visited_limit": jnp.quantile(far, KNOWN_SHARE),
    }


def distance(
    part: str, weights: Mapping[str, jax.Array], inputs: Float[Array, "*sample input"]
) -> Float[Array, "*sample"]:
    """Mahalanobis distance from the centre of training over its limit: above 1 is
    outside; not a number is infinitely far."""
    moved = inputs - weights[f"{part}.visited_centre"]
    far = jnp.linalg.norm(moved @ weights[f"{part}.visited_root"].T, axis=-1)
    return jnp.where(jnp.isfinite(far), far / weights[f"{part}.visited_limit"], jnp.inf)


def share_outside(
    part: str, weights: Mapping[str, jax.Array], inputs: Float[Array, "*sample input"]
) -> float:
    """Share of inputs outside of what training visited; 0.001 of its own are."""
    return float((distance(part, weights, inputs) > 1).mean())


def unfamiliar(
    part: str,
    weights: Mapping[str, jax.Array],
    inputs: Float[Array, "*sample input"],
    tolerated: float = TOLERATED,
) -> str:
    """A sentence if more than `tolerated` of the inputs lie outside, "" otherwise."""
    share = share_outside(part, weights, inputs)
    if share <= tolerated:
        return ""
    return (
        f"In {share:.0%} of this run the learned part '{part}' met states or inputs "
        "unlike all it was trained on; what it answers there means nothing. Use weaker "
        "stimulation or parameters closer to those of the fit, or train it on such "
        "states."
    )
