"""A Laplace approximation of a fit, on its linearised model (SCIENCE.md E.4, E.7).

The fit minimises w |predicted - target|^2 + penalties. To first order its answer is off
the truth by H^-1 (J' w e + P b), with H = J' w J + P the Gauss-Newton curvature of the
objective, e the noise of the features and b how far the truth lies from where the
penalty pulls. For weights that are the inverse noise and a penalty that is the inverse
prior, this is the posterior; for others it stays right (the sandwich form, Huber 1967),
and what neither data nor penalty determine keeps its prior spread. Draws of e come from
surrogates of the recording, draws of b from a prior between the bounds; how far learned
edges may lie from anatomy is estimated from how far they moved (empirical Bayes).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree
from scipy.linalg import cho_factor, cho_solve

from brainTwinStudio.engine.connectomes import EDGE_SCALE
from brainTwinStudio.engine.inference.derivatives import (
    Derivatives,
    derivatives,
    predicted,
)
from brainTwinStudio.engine.inference.noise import FeatureNoise, feature_noise
from brainTwinStudio.engine.initialise import LinearFit
from brainTwinStudio.engine.linear_objective import Targets
from brainTwinStudio.engine.losses import Sampled
from brainTwinStudio.engine.parameters import (
    SLOW_GAIN_PARAMETERS,
    Layout,
    Pull,
    Theta,
    is_weight,
    penalty,
    physical,
)
from brainTwinStudio.project import Array, Recording

DRAWS = 400
UNIFORM_SD = np.pi / np.sqrt(3)  # of the logit of a place uniform between bounds
UNSEEN = tuple(p.name for p in SLOW_GAIN_PARAMETERS)
SMALLEST = 1e-9
HALF = 0.5
INFLATION = 1.05  # chosen on simulated brains
ALIKE = 4.0  # edges that move together


@dataclass(frozen=True, slots=True, eq=False)
class Laplace:
    """A fitted point and draws of how far the truth may lie from it.

    theta: the point; deviations (draw, parameter) in unbounded space, raveled, 0 for
    parameters the linear theory does not see; prior_sd (parameter,). slopes, noise and
    anchors (draw, parameter; prior draws of b): what they were made of. misfit: how
    much larger residuals of FC and of band powers are than noise explains.
    """

    layout: Layout
    theta: Theta
    deviations: Array
    prior_sd: Array
    slopes: Derivatives
    noise: FeatureNoise
    anchors: Array
    misfit: tuple[float, float]

    def places(self) -> dict[str, Array]:
        """Name -> indices in the raveled parameters."""
        return _places(self.theta)

    def split(self, flat: Array | jax.Array) -> Theta:
        """Raveled parameters by name."""
        return ravel_pytree(self.theta)[1](jnp.asarray(flat))

    @property
    def sd(self) -> Array:
        """Posterior standard deviations (parameter,), raveled."""
        return np.sqrt((self.deviations**2).mean(axis=0))

    @property
    def names(self) -> tuple[str, ...]:
        """Parameters an interval can be given for."""
        return tuple(name for name in self.theta if _seen(name))


def laplace(
    fit: LinearFit,
    theta: Theta,
    targets: Targets,
    pull: Pull,
    sampled: Sampled,
    runs: Sequence[Recording],
    *,
    draws: int = DRAWS,
    seed: int = 0,
) -> Laplace:
    """Of `theta`, a minimum of fit.objective for these targets and this pull; `runs`
    are what the targets were made from."""
    slopes = derivatives(theta, fit.layout, sampled)
    noise = feature_noise(runs, sampled, draws, seed)
    bend = _bend(fit, theta, targets, pull, slopes)
    for_fc, for_bands = _weights(targets, slopes)
    bands = noise.bands.reshape(draws, -1)
    by_fc = bend.solve(for_fc * noise.fc_z @ slopes.fc_z.T)
    by_bands = bend.solve(for_bands * bands @ slopes.bands.T)
    rng = np.random.default_rng(seed)
    prior, anchors = _prior(fit.layout, theta, pull, bend, by_fc + by_bands, rng)
    pulled = bend.solve(bend.held * anchors)
    whole = by_fc + by_bands + pulled
    seen = predicted(physical(theta, fit.layout), sampled)
    misfit = (
        _misfit(seen.fc_z - targets.fc_z, noise.fc_z - whole @ slopes.fc_z),
        _misfit(seen.bands - targets.bands, bands - whole @ slopes.bands),
    )
    deviations = misfit[0] * by_fc + misfit[1] * by_bands + pulled
    deviations *= INFLATION
    for place in np.flatnonzero((bend.held == 0) & bend.seen):
        deviations = _bounded(deviations, int(place), rng)
    return Laplace(fit.layout, theta, deviations, prior, slopes, noise, anchors, misfit)


def _misfit(residual: jax.Array, expected: Array) -> float:
    """How much larger residuals are than noise explains (draw, entry), at least 1: what
    the theory cannot follow counts as noise (Birge 1932,
    doi:10.1103/PhysRev.40.207)."""
    ratio = float((residual**2).mean()) / float((expected**2).mean())
    return float(np.sqrt(max(ratio, 1.0)))


@dataclass(frozen=True, slots=True, eq=False)
class _Bend:
    """Curvature of the objective: which parameters are seen (parameter,), that of the
    penalty alone (parameter,), and the Cholesky factor of the whole over those seen."""

    seen: Array
    held: Array
    factor: Array

    def solve(self, rows: Array) -> Array:
        """H^-1 of every row (row, parameter)."""
        answer = np.zeros_like(rows)
        answer[:, self.seen] = cho_solve((self.factor, True), rows[:, self.seen].T).T
        return answer


def _bend(
    fit: LinearFit, theta: Theta, targets: Targets, pull: Pull, slopes: Derivatives
) -> _Bend:
    seen = np.ones(len(slopes.fc_z), bool)
    for name in theta:
        if not _seen(name):
            seen[_places(theta)[name]] = False
    held = np.asarray(_penalty_bend(theta, fit.layout, pull))
    for_fc, for_bands = _weights(targets, slopes)
    both = np.concatenate(
        [np.sqrt(for_fc) * slopes.fc_z, np.sqrt(for_bands) * slopes.bands], axis=1
    )[seen]
    whole = both @ both.T + np.diag(held[seen])
    # what is left of the objective without data and pull is a wall c l^2: its
    # Gauss-Newton curvature 2 c l' l' is its slope squared over twice its value
    nothing = targets._replace(fc_weight=jnp.asarray(0.0), psd_weight=jnp.asarray(0.0))
    flat = ravel_pytree(theta)[0]
    wall, slope = fit.objective(flat, nothing, Pull(theta, 0.0))
    if wall > SMALLEST:
        whole += np.outer(slope, slope)[np.ix_(seen, seen)] / (2 * float(wall))
    ridge = SMALLEST * np.trace(whole) / len(whole)
    factor, _ = cho_factor(whole + ridge * np.eye(len(whole)), lower=True)
    return _Bend(seen, held, factor)


def _weights(targets: Targets, slopes: Derivatives) -> tuple[float, float]:
    """Second derivative of the objective by one entry of FC and of band powers."""
    return (
        2 * float(targets.fc_weight) / slopes.fc_z.shape[1],
        2 * float(targets.psd_weight) / slopes.bands.shape[1],
    )


def _penalty_bend(theta: Theta, layout: Layout, pull: Pull) -> jax.Array:
    """Second derivatives of the penalty (parameter,), which takes every parameter by
    itself; without its wall at fast couplings, which belongs to the other walls."""
    if "G" in theta:
        theta = {**theta, "G": jnp.asarray(-30.0)}
    flat, unravel = ravel_pytree(theta)

    def value(at: jax.Array) -> jax.Array:
        return penalty(unravel(at), layout, pull)

    return jax.jvp(jax.grad(value), (flat,), (jnp.ones_like(flat),))[1]


def _prior(
    layout: Layout,
    theta: Theta,
    pull: Pull,
    bend: _Bend,
    noisy: Array,
    rng: np.random.Generator,
) -> tuple[Array, Array]:
    """Prior standard deviations (parameter,), and draws of where the truth may lie from
    where a penalty pulls (draw, parameter)."""
    unit = rng.standard_normal(noisy.shape)
    for name, where in _places(theta).items():
        if (
            name != "edges" and _seen(name) and where.size > 1
        ):  # half of it common to all regions
            common = rng.standard_normal((len(unit), 1))
            unit[:, where] = (unit[:, where] + common) / np.sqrt(2)
    spread = np.where(bend.seen, UNIFORM_SD, 0.0)
    if "edges" in theta:
        edges = _places(theta)["edges"]
        alone = np.zeros_like(unit)
        alone[:, edges] = unit[:, edges]
        left = (bend.solve(bend.held * alone) - alone)[:, edges]
        moved = np.asarray(theta["edges"] - pull.origin["edges"])
        spread[edges] = _edge_spread(layout, moved, noisy[:, edges], left)
    return spread, np.where(bend.held > 0, spread * unit, 0.0)


def _edge_spread(layout: Layout, moved: Array, noisy: Array, left: Array) -> float:
    """How far edges may lie from where they are pulled. Estimated from what they moved
    (pair,), less what noise moves them (draw, pair), over what of a unit spread a fit
    shows (draw, pair); where that is itself uncertain, as with few regions, drawn
    toward half the spread of the anatomical weights."""
    usual = float(np.var(layout.base)) * (HALF / EDGE_SCALE) ** 2
    shown, seen = float((moved**2).mean()), float((left**2).mean())
    own = (shown - float((noisy**2).mean())) / seen
    sure = moved.size / ALIKE / (2 * (shown / seen) ** 2 + SMALLEST)
    guess = 1 / (usual**2 + SMALLEST)
    spread = (sure * own + guess * usual) / (sure + guess)
    return float(np.sqrt(max(spread, 0.1 * shown / seen, SMALLEST)))


def _bounded(deviations: Array, place: int, rng: np.random.Generator) -> Array:
    """Deviations (draw, parameter) told that one parameter, which no penalty holds,
    lies between its bounds: an observation with the prior's spread."""
    here = deviations[:, place]
    gain = here @ deviations / (here @ here + here.size * UNIFORM_SD**2)
    seen = here + UNIFORM_SD * rng.standard_normal(here.size)
    return deviations - np.outer(seen, gain)


def _seen(name: str) -> bool:
    """Whether the linear theory sees it: no slow gain, no weights of learned parts."""
    return name not in UNSEEN and not is_weight(name)


def _places(theta: Theta) -> dict[str, Array]:
    """Name -> indices in the raveled parameters."""
    flat, unravel = ravel_pytree(theta)
    numbers = unravel(jnp.arange(flat.size, dtype=flat.dtype))
    return {name: np.atleast_1d(np.asarray(v, int)) for name, v in numbers.items()}
