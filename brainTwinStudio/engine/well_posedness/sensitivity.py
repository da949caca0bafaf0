"""What data say of the parameters of any model, to first order (SCIENCE.md E.7).

Features f of the data answer to parameters by J = df/dtheta (feature, parameter); they
scatter by a covariance R although nothing changes; before any data parameters are known
to a covariance P. With K = R^-1/2 J L = U S V' and
P = L L', a direction of singular value s
keeps the share 1 / sqrt(1 + s^2) of its prior spread: below 1 the prior says more than
the data. Nothing here knows which model it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, solve_triangular

from brainTwinStudio.project import Array
from brainTwinStudio.project.well_posedness import condition_of

ZERO = 1e-7  # of the largest singular value: what is left by rounding
SHARED = 0.5  # of the prior variance of regional values is common to all regions
WIDE = 700  # parameters from which K'K is taken instead of K


@dataclass(frozen=True, slots=True, eq=False)
class Prior:
    """sd (parameter,): standard deviations before any data. places: name -> indices of
    its values; those of the names in `alike` have half of their variance in common, as
    the regions of one brain."""

    sd: Array
    places: Mapping[str, Array]
    alike: frozenset[str] = frozenset()

    def root(self, columns: Array) -> Array:
        """L times (parameter, ...), for L L' = P."""
        return (self._mixed(columns).T * self.sd).T

    def scaled(self, slopes: Array) -> Array:
        """J L of slopes (feature, parameter)."""
        return self._mixed((slopes * self.sd).T).T

    def precision(self) -> Array:
        """P^-1 (parameter, parameter)."""
        inverse = np.diag(1 / self.sd**2)
        for where in self._groups():
            n, each = where.size, self.sd[where]
            own = 1 - SHARED
            block = np.eye(n) / own - SHARED / (own * (own + n * SHARED))
            inverse[np.ix_(where, where)] = block / np.outer(each, each)
        return inverse

    def _groups(self) -> list[Array]:
        return [w for k, w in self.places.items() if k in self.alike and w.size > 1]

    def _mixed(self, rows: Array) -> Array:
        """The root of the correlation matrix times rows (parameter, ...)."""
        found = rows.copy()
        for where in self._groups():
            n, part = where.size, rows[where]
            own = np.sqrt(1 - SHARED)
            common = np.sqrt(1 - SHARED + n * SHARED) - own
            found[where] = own * part + common * part.mean(axis=0)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Whitening:
    """R^-1/2 for R = D (1 + Q diag(gain) Q') D: scale (feature,), basis Q (feature,
    rank), gain (rank,)."""

    scale: Array
    basis: Array
    gain: Array

    def __call__(self, rows: Array) -> Array:
        """R^-1/2 times (feature, ...)."""
        unit = (rows.T / self.scale).T
        shrink = 1 / np.sqrt(1 + self.gain) - 1
        return unit + (self.basis * shrink) @ (self.basis.T @ unit)


def whitening(draws: Array, misfit: Array | None = None) -> Whitening:
    """Of features that scatter like draws (draw, feature), mean 0, and independently
    of each other by the variances `misfit` (feature,) besides: what a model cannot
    follow counts as noise. The covariance of the draws is shrunk toward its diagonal
    (Schaefer and Strimmer 2005, doi:10.2202/1544-6115.1175), for a few hundred draws do
    not tell that of thousands of features."""
    count = len(draws)
    variance = (draws**2).mean(axis=0)
    extra = np.zeros_like(variance) if misfit is None else misfit
    unit = draws / np.sqrt(np.maximum(variance, 1e-300))
    share = _shrinkage(unit)
    alone = np.sqrt(share * variance + extra)
    wide = np.sqrt((1 - share) / count) * draws / np.maximum(alone, 1e-300)
    _, sizes, basis = np.linalg.svd(wide, full_matrices=False)
    return Whitening(alone, basis.T, sizes**2)


def independent(sd: Array) -> Whitening:
    """Of features with noise of their own, standard deviations (feature,)."""
    return Whitening(sd, np.zeros((sd.size, 0)), np.zeros(0))


def _shrinkage(unit: Array) -> float:
    """How far correlations of draws (draw, feature), each of variance 1, are drawn
    toward 0: their summed variance over their summed squares, 0 to 1."""
    count = len(unit)
    square = np.linalg.norm(unit @ unit.T) ** 2 / count**2 - unit.shape[1]
    power = (unit**2).sum(axis=1)
    products = (power**2).sum() / count - (unit**4).sum() / count
    spread = max(products - square, 0.0) / count
    return float(np.clip(spread / max(square, 1e-300), 1e-3, 1.0))


@dataclass(frozen=True, slots=True, eq=False)
class Sensitivity:
    """singular (parameter,): of K, the largest first; vectors (parameter, parameter):
    its directions V in columns. posterior (parameter, parameter): covariance after the
    data. left (parameter,): posterior over prior standard deviation; alone
    (parameter,): the same if all other parameters were known. correlation (parameter,
    parameter): of what is not known, 0 on the diagonal."""

    prior: Prior
    singular: Array
    vectors: Array
    posterior: Array
    left: Array
    alone: Array
    correlation: Array

    @property
    def condition(self) -> float:
        """Largest over smallest singular value; inf where a direction leaves no trace
        in the features."""
        return condition_of(self.singular)

    @property
    def seen(self) -> Array:
        """Singular values of the directions that leave a trace, the largest first."""
        return self.singular[self.singular > 0]

    @property
    def effective_rank(self) -> float:
        """exp(entropy) of the singular values (Roy and Vetterli 2007)."""
        total = self.singular.sum()
        if total == 0:
            return 0.0
        share = self.singular[self.singular > 0] / total
        return float(np.exp(-(share * np.log(share)).sum()))

    def direction(self, number: int) -> Array:
        """The number-th direction in parameters, in units of their prior spreads
        (parameter,), of length 1; the largest part is positive."""
        moved = self.prior.root(self.vectors[:, number]) / self.prior.sd
        moved = moved / np.linalg.norm(moved)
        return moved * np.sign(moved[np.abs(moved).argmax()])


def sensitivity(slopes: Array, noise: Whitening, prior: Prior) -> Sensitivity:
    """Of slopes J (feature, parameter)."""
    white = noise(slopes)
    k = prior.scaled(white)
    features, size = k.shape
    if size > WIDE:
        squares, vectors = np.linalg.eigh(k.T @ k)
        singular = np.sqrt(np.maximum(squares[::-1], 0.0))
        vectors = vectors[:, ::-1]
    else:
        _, found, rows = np.linalg.svd(k, full_matrices=features < size)
        singular, vectors = np.zeros(size), rows.T
        singular[: found.size] = found
    singular[singular <= ZERO * singular[0]] = 0.0
    share = 1 / np.sqrt(1 + singular**2)
    root = prior.root(vectors * share)
    posterior = root @ root.T
    sd = np.sqrt(np.diagonal(posterior))
    known = (white**2).sum(axis=0) * prior.sd**2
    correlation = posterior / np.outer(sd, sd)
    np.fill_diagonal(correlation, 0.0)
    return Sensitivity(
        prior,
        singular,
        vectors,
        posterior,
        sd / prior.sd,
        1 / np.sqrt(1 + known),
        correlation,
    )


def spread_left(slopes: Array, noise: Whitening, prior: Prior) -> Array:
    """Only `left` of a Sensitivity, which is found faster."""
    k = prior.scaled(noise(slopes))
    factor, lower = cho_factor(k.T @ k + np.eye(k.shape[1]), lower=True)
    half = solve_triangular(factor, prior.root(np.eye(k.shape[1])).T, lower=lower)
    return np.sqrt((half**2).sum(axis=0)) / prior.sd
