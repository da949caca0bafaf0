"""How well free-running simulations agree with recordings they have not seen.

All numbers follow CLI.md: FC of several runs is the mean of Fisher-z; belief numbers
compare the mean over seeds, `_single` and `_sd` one simulated recording.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.connectivity import (
    cdf_distances,
    global_connectivity,
    square,
    upper,
)
from brainTwinStudio.analysis.features import Features, features
from brainTwinStudio.analysis.spectrum import log_spectral_distance_db
from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr

__all__ = [
    "METRICS",
    "Features",
    "Metric",
    "Pair",
    "compare",
    "concordance",
    "features",
    "reliability",
    "spectral_r",
    "structure_floor",
    "structure_function",
]
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Metric:
    """The one list of names, words and units of what twins are judged by is `METRICS`.

    `short` is for narrow places; `better` is None for a spread, which is neither good
    nor bad; `compute` answers None where the features lack what it needs."""

    name: str
    short: str
    label: str
    group: Literal["static", "dynamic", "spectral", "phase"]
    better: Literal["higher", "lower"] | None
    compute: "Callable[[Pair], float | None]"
    unit: str = ""

    @property
    def titled(self) -> str:
        """The label with its unit."""
        return f"{self.label}, {self.unit}" if self.unit else self.label


@dataclass(frozen=True, eq=False)
class Pair:
    """A prediction and a measurement, and what several metrics need of both: `belief`
    is the mean over the rows predicted, `target` that over the rows measured."""

    predicted: Features
    measured: Features

    @cached_property
    def fc_z(self) -> tuple[Array, Array]:
        """(belief, target), each (pair,)."""
        return self.predicted.fc_z.mean(axis=0), self.measured.fc_z.mean(axis=0)

    @cached_property
    def fc(self) -> tuple[Array, Array]:
        return np.tanh(self.fc_z[0]), np.tanh(self.fc_z[1])

    @cached_property
    def single_fc_r(self) -> Array:
        """(row,) correlation of the FC of each row predicted with the target."""
        return np.array([_r(row, self.fc_z[1]) for row in self.predicted.fc_z])

    @cached_property
    def phase_fc(self) -> tuple[Array, Array]:
        return self.predicted.phase_fc.mean(axis=0), self.measured.phase_fc.mean(axis=0)

    @cached_property
    def psd(self) -> tuple[Array, Array]:
        """(belief, target), (region, frequency) at the measured frequencies."""
        belief = _spectra_at(self.measured, self.predicted)
        return belief, self.measured.psd.mean(axis=0)

    @cached_property
    def fcd_distances(self) -> Array:
        """(row of the prediction, KS and Wasserstein-1) against all rows measured."""
        pooled = np.sort(np.concatenate(self.measured.fcd))
        return np.array([cdf_distances(row, pooled) for row in self.predicted.fcd])

    @cached_property
    def lagged_fc_z(self) -> tuple[Array, Array] | None:
        """(belief, target), each (ordered pair,); None where one was not stored."""
        belief, target = self.predicted.lagged_fc_z, self.measured.lagged_fc_z
        if belief is None or target is None:
            return None
        return belief.mean(axis=0), target.mean(axis=0)

    @cached_property
    def gbc(self) -> tuple[Array, Array]:
        """Global brain connectivity: each region's mean FC (region,)."""
        belief, target = (global_connectivity(square(fc)) for fc in self.fc)
        return belief, target


def compare(predicted: Features, measured: Features) -> dict[str, float]:
    """Agreement of a prediction (rows = seeds, or the runs of another day) with a
    measurement (rows = runs), by every metric of `METRICS` that the features allow."""
    pair = Pair(predicted, measured)
    found = ((metric.name, metric.compute(pair)) for metric in METRICS)
    return {name: value for name, value in found if value is not None}


def reliability(of: Features) -> dict[str, float]:
    """Agreement of the runs of one recording with each other: every run against all
    others by the same formulas, mean over runs: what a model can be asked for. Spreads,
    of which one run has none, are left out."""
    count = len(of.fc_z)
    if count < 2:
        raise InputError(
            "One run cannot show how well runs repeat; give two runs or more, or "
            "two halves of this one."
        )
    everyone = set(range(count))
    each = [compare(of.rows([i]), of.rows(sorted(everyone - {i}))) for i in everyone]
    names = [metric.name for metric in METRICS if metric.better is not None]
    kept = [name for name in names if name in each[0]]
    return {name: float(np.mean([row[name] for row in each])) for name in kept}


def spectral_r(predicted: Array, measured: Array) -> float:
    """Mean over regions of the Pearson correlation of log spectra (region, freq)."""
    return float(
        np.mean(
            [
                _r(np.log(p + 1e-12), np.log(m + 1e-12))
                for p, m in zip(predicted, measured, strict=True)
            ]
        )
    )


def _spectra_at(measured: Features, predicted: Features) -> Array:
    """Mean predicted spectra (region, frequency) at the measured frequencies; runs of
    another length resolve other ones, in between which log power is interpolated."""
    at, own = measured.frequencies_hz, predicted.frequencies_hz
    spectra = predicted.psd.mean(axis=0)
    if at.shape == own.shape and np.allclose(at, own):
        return spectra
    logs = np.log(spectra + 1e-12)
    return np.exp(np.stack([np.interp(at, own, row) for row in logs]))


def structure_floor(weights: Array, measured: Features) -> float:
    """What structure alone predicts: `structure_function` of Fisher-z FC."""
    return structure_function(weights, measured.fc_z.mean(axis=0))


def structure_function(weights: Array, fc_z: Array) -> float:
    """r(log SC, FC) over all pairs (SCIENCE.md D.5), for fc_z (pair,).

    Weights (target, source) are symmetrised and enter as log(1 + w / smallest weight),
    which for streamline counts is log(1 + count) and does not change with their scale.
    """
    strength = upper((weights + weights.T) / 2)
    return _r(np.log1p(strength / strength[strength > 0].min()), fc_z)


def concordance(a: Array, b: Array) -> float:
    """Lin's concordance 2 cov / (var a + var b + (mean a - mean b)^2): a correlation
    that sees the level too, doi:10.2307/2532051."""
    total = a.var() + b.var() + (a.mean() - b.mean()) ** 2
    if total < 1e-24:
        return 1.0
    return float(2 * np.mean((a - a.mean()) * (b - b.mean())) / total)


def _rmse(a: Array, b: Array) -> float:
    return float(np.sqrt(np.mean((a - b) ** 2)))


def _error(predicted: Array | None, measured: Array | None) -> float | None:
    """Mean distance of each row predicted from the mean of the rows measured."""
    if predicted is None or measured is None:
        return None
    return float(np.abs(predicted - measured.mean()).mean())


def _lagged(pair: Pair, score: Callable[[Array, Array], float]) -> float | None:
    return None if pair.lagged_fc_z is None else score(*pair.lagged_fc_z)


def _r(a: Array, b: Array) -> float:
    if np.std(a) < 1e-12 or np.std(b) < 1e-12:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])


# fmt: off
METRICS: tuple[Metric, ...] = (
    Metric("fc_r", tr("FC r"), tr("FC, correlation"),
           "static", "higher", lambda of: _r(*of.fc_z)),
    Metric("fc_rmse", "FC RMSE", tr("FC, root mean square error"),
           "static", "lower", lambda of: _rmse(*of.fc)),
    Metric("fcd_ks", "FCD KS", tr("FC dynamics (FCD), KS distance"),
           "dynamic", "lower", lambda of: float(of.fcd_distances[:, 0].mean())),
    Metric("metastability_error", tr("Metastability"), tr("Metastability, error"),
           "phase", "lower",
           lambda of: _error(of.predicted.metastability, of.measured.metastability)),
    Metric("psd_r", tr("Spectrum r"), tr("Log spectrum, correlation"),
           "spectral", "higher", lambda of: spectral_r(*of.psd)),
    Metric("phase_fc_r", tr("Phase FC r"), tr("Phase FC, correlation"),
           "phase", "higher", lambda of: _r(*of.phase_fc)),
    Metric("fc_r_single", tr("FC r, one run"), tr("FC, correlation of one run"),
           "static", "higher", lambda of: float(of.single_fc_r.mean())),
    Metric("fc_r_sd", tr("FC r, spread"), tr("FC, correlation: spread over runs"),
           "static", None, lambda of: float(of.single_fc_r.std())),
    Metric("fcd_ks_sd", tr("FCD KS, spread"), tr("FCD, KS distance: spread over runs"),
           "dynamic", None, lambda of: float(of.fcd_distances[:, 0].std())),
    Metric("fc_ccc", tr("FC concordance"), tr("FC, concordance"),
           "static", "higher", lambda of: concordance(*of.fc)),
    Metric("gbc_r", tr("Mean FC r"), tr("Mean FC of regions, correlation"),
           "static", "higher", lambda of: _r(*of.gbc)),
    Metric("gbc_rmse", tr("Mean FC RMSE"),
           tr("Mean FC of regions, root mean square error"),
           "static", "lower", lambda of: _rmse(*of.gbc)),
    Metric("lagged_fc_r", tr("Lagged FC r"), tr("Lagged FC, correlation"),
           "dynamic", "higher", lambda of: _lagged(of, _r)),
    Metric("lagged_fc_rmse", tr("Lagged FC RMSE"),
           tr("Lagged FC, root mean square error"),
           "dynamic", "lower",
           lambda of: _lagged(of, lambda a, b: _rmse(np.tanh(a), np.tanh(b)))),
    Metric("fcd_w1", "FCD W1", tr("FCD, Wasserstein-1 distance"),
           "dynamic", "lower", lambda of: float(of.fcd_distances[:, 1].mean())),
    Metric("psd_log_distance_db", tr("Spectrum"), tr("Log spectrum, distance"),
           "spectral", "lower", lambda of: log_spectral_distance_db(*of.psd), "dB"),
    Metric("phase_fc_rmse", tr("Phase FC RMSE"), tr("Phase FC, root mean square error"),
           "phase", "lower", lambda of: _rmse(*of.phase_fc)),
    Metric("synchrony_error", tr("Synchrony"), tr("Synchrony, error"),
           "phase", "lower",
           lambda of: _error(of.predicted.synchrony, of.measured.synchrony)),
)
# fmt: on
