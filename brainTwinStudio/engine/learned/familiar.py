"""Has a learned part met inputs like these? Its visited range, and what lies outside.

A network of tanh units answers anything it is asked; far from its training data the
answer means nothing. So training leaves behind where it was: "PART.visited_centre"
(input,), "PART.visited_root" (input, input), the inverse of the Cholesky factor of the
covariance, and "PART.visited_limit", the distance (Mahalanobis) within which 99.9 % of
the training inputs lie; parts of regions also "PART.visited_usual" (region,), the share
of each region's own training inputs beyond it. Source: SCIENCE.md F.8 (state-space
support; shown as a warning above 5 %).
"""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from brainTwinStudio.project import Array as NumpyArray
from brainTwinStudio.project.extrapolation import (
    TOLERATED,
    TOLERATED_REGION,
    Extrapolation,
)

KNOWN_SHARE = 0.999
RIDGE = 1e-9
FAR = 3.0  # times the limit, for most of the time: refused
LIMIT = ".visited_limit"
USUAL = ".visited_usual"


def visited(
    part: str, inputs: Float[Array, "sample input"]
) -> dict[str, Float[Array, "..."]]:
    """What a learned part `part` keeps of its training inputs."""
    return {f"{part}.visited_{name}": kept for name, kept in _range(inputs).items()}


@jax.jit
def _range(inputs: Float[Array, "sample input"]) -> dict[str, Float[Array, "..."]]:
    centre = inputs.mean(axis=0)
    moved = inputs - centre
    covariance = moved.T @ moved / len(inputs)
    size = jnp.diagonal(covariance)
    size = jnp.where(size > 0, size, 1.0)
    root = jnp.linalg.cholesky(covariance + RIDGE * jnp.diag(size))
    inverse = jax.scipy.linalg.solve_triangular(root, jnp.eye(len(root)), lower=True)
    far = jnp.linalg.norm(moved @ inverse.T, axis=1)
    return {
        "centre": centre,
        "root": inverse,
        "limit": jnp.quantile(far, KNOWN_SHARE),
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


# ---------------------------------------------------------------- over regions


def visited_regions(
    part: str, inputs: Float[Array, "sample region input"]
) -> dict[str, Float[Array, "..."]]:
    """`visited` of a part that serves all regions, with each one's usual share
    outside."""
    found = visited(part, inputs.reshape(-1, inputs.shape[-1]))
    outside = (distance(part, found, inputs) > 1).mean(axis=0)
    return found | {part + USUAL: outside}


def parts_with_support(weights: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(n.removesuffix(LIMIT) for n in weights if n.endswith(LIMIT))


def extrapolation(
    part: str,
    weights: Mapping[str, jax.Array],
    inputs: Float[Array, "sample region input"],
    regions: tuple[str, ...],
    present: NumpyArray | None = None,
) -> tuple[Extrapolation, bool]:
    """What the part met against its training, and whether that is too far: most of the
    time outside and, in some region, `FAR` times as far out as training. present: 0 for
    regions that do not count."""
    far = np.asarray(distance(part, weights, inputs))
    here = np.ones(len(regions)) if present is None else np.asarray(present)
    kept = np.flatnonzero(here > 0)
    usual = np.broadcast_to(
        np.asarray(weights.get(part + USUAL, 1 - KNOWN_SHARE)), (len(regions),)
    )
    outside = (far > 1).mean(axis=0)
    more = outside - usual
    # a stimulus comes and goes: what matters is how far it leads while it is on
    reached = np.quantile(far, 0.9, axis=0)
    worst = kept[np.argsort(-(more + 1e-6 * np.minimum(reached, 1e5))[kept])]
    named = tuple(regions[k] for k in worst if more[k] > TOLERATED_REGION)
    first = worst[0]
    share, expected = float(outside[kept].mean()), float(usual[kept].mean())
    told = Extrapolation(
        part,
        share,
        expected,
        named,
        float(outside[first]),
        float(min(reached[first], 1e6)),
    )
    most = np.quantile(far, 0.5, axis=0)[kept]  # more than half of the time beyond
    refused = bool((most > FAR).any()) or share - expected > 0.5
    return told, refused
