"""The arithmetic behind the quality cards. Signals are (region, time)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.agreement import structure_function
from brainTwinStudio.analysis.connectivity import mean_fisher_z, upper

Floats = NDArray[np.float64]


def correlation(a: Floats, b: Floats) -> float:
    """Pearson correlation of two vectors; NaN where one of them is constant."""
    if len(a) < 3 or not np.std(a) > 0 or not np.std(b) > 0:
        return float("nan")
    return float(np.corrcoef(a, b)[0, 1])


def agreement(a: Sequence[Floats], b: Sequence[Floats]) -> float:
    """`fc_r` of two sets of runs: correlation of their Fisher-z upper triangles."""
    return correlation(upper(mean_fisher_z(a)), upper(mean_fisher_z(b)))


def split_half(runs: Sequence[Floats]) -> float:
    """FC agreement of the first halves of all runs with their second halves."""
    middles = [run.shape[1] // 2 for run in runs]
    first = [run[:, :middle] for run, middle in zip(runs, middles, strict=True)]
    second = [run[:, middle:] for run, middle in zip(runs, middles, strict=True)]
    return agreement(first, second)


def ceiling_from_halves(half_r: float) -> float:
    """Highest FC correlation a noise-free model could reach, about.

    Spearman-Brown: reliability of the whole = 2 r / (1 + r) for the agreement r of
    two halves; a noise-free prediction correlates with data of that reliability at
    most by its square root (correction for attenuation, Spearman 1904). Both halves
    are taken to share one true FC; drift makes the real ceiling differ.
    """
    if not half_r > 0:
        return float("nan")
    return float(np.sqrt(2 * half_r / (1 + half_r)))


def log_weights_against_fc(weights: Floats, runs: Sequence[Floats]) -> float:
    """r(log SC, FC) over all pairs; see `structure_function`."""
    return structure_function(weights, upper(mean_fisher_z(runs)))


def dvars_z(signals: Floats) -> Floats:
    """Robust z of the frame-to-frame change (time - 1,).

    Root mean square over regions of the difference of z-scored signals, minus its
    median, divided by 1.4826 times the median absolute deviation. After DVARS:
    Power et al. 2012, doi:10.1016/j.neuroimage.2011.10.018; on parcels, not voxels.
    """
    change = np.sqrt(np.mean(np.diff(standardised(signals), axis=1) ** 2, axis=0))
    centre = np.median(change)
    spread = 1.4826 * np.median(np.abs(change - centre))
    return (change - centre) / spread if spread > 0 else np.zeros_like(change)


def standardised(signals: Floats) -> Floats:
    """Each region with mean 0 and standard deviation 1; constant regions are 0."""
    centred = signals - signals.mean(axis=1, keepdims=True)
    spread = centred.std(axis=1, keepdims=True)
    return np.divide(centred, spread, out=np.zeros_like(centred), where=spread > 0)


def drift_share(signals: Floats) -> float:
    """Median over regions of the variance explained by a parabola over the run (R2)."""
    z = standardised(signals)
    time = np.linspace(-1, 1, z.shape[1])
    basis = np.polynomial.legendre.legvander(time, 2)
    fitted = (basis @ np.linalg.lstsq(basis, z.T, rcond=None)[0]).T
    return float(np.median(fitted.var(axis=1)))


def global_share(signals: Floats) -> float:
    """Variance of the mean over regions of z-scored signals, 0..1.

    Equals the mean of the FC matrix with its diagonal; near 1/regions when the
    global signal was regressed out (Murphy & Fox 2017,
    doi:10.1016/j.neuroimage.2016.11.052).
    """
    return float(standardised(signals).mean(axis=0).var())


def effective_samples(signals: Floats) -> float:
    """Independent samples behind one correlation, mean over regions.

    T / (1 + 2 sum_k (1 - k/T) rho_k^2) with each region's autocorrelation rho
    (Bartlett 1946), lags up to T/5 as in Afyouni et al. 2019,
    doi:10.1016/j.neuroimage.2019.05.011, there for two signals.
    """
    z = standardised(signals)
    count = z.shape[1]
    lags = np.arange(1, max(2, count // 5))
    spectrum = np.abs(np.fft.rfft(z, 2 * count, axis=1)) ** 2
    rho = np.fft.irfft(spectrum, axis=1)[:, lags] / count
    inflation = 1 + 2 * np.sum((1 - lags / count) * rho**2, axis=1)
    return float(np.mean(count / inflation))


def homologues(
    names: Sequence[str], hemispheres: Sequence[str]
) -> list[tuple[int, int]]:
    """(left, right) index pairs whose names differ only in the side."""
    right = {bare_name(n): i for i, n in enumerate(names) if hemispheres[i] == "R"}
    return [
        (i, right[bare_name(name)])
        for i, name in enumerate(names)
        if hemispheres[i] == "L" and bare_name(name) in right
    ]


def bare_name(name: str) -> str:
    """A region's name without side, prefix or punctuation, for comparing."""
    parts = name.lower()
    for sign in "_.- /":
        parts = parts.replace(sign, " ")
    sides = {"l", "r", "lh", "rh", "left", "right", "ctx", "cortex", "hemi"}
    kept = [part for part in parts.split() if part not in sides]
    return "".join(kept) or name.lower()


def distances_mm(centres_mm: Floats) -> Floats:
    """Straight distances between region centres (region, region)."""
    return np.linalg.norm(centres_mm[:, None] - centres_mm[None], axis=-1)
