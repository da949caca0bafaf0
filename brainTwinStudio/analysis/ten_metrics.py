"""The ten metrics of the review's benchmark (SCIENCE.md D.9) and better relatives.

They judge a predicted signal against the real one, sample by sample or by what it
does. No single one decides: a null value stands beside each, that of a surrogate with
the real spectra and random phases, each channel by itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis import distributions, fractal, topology
from brainTwinStudio.analysis.connectivity import correlation, upper
from brainTwinStudio.analysis.fractal import dimension_similarity
from brainTwinStudio.analysis.nulls import phase_randomised
from brainTwinStudio.analysis.spectrum import log_spectral_distance_db, welch
from brainTwinStudio.errors import InputError

Array = NDArray[np.floating]
Better = Literal["higher", "lower"]
WELCH_SAMPLES = 256
REVIEW = "SCIENCE.md D.9"


@dataclass(frozen=True, eq=False)
class Signals:
    """Real and predicted signals (channel, time), and what several metrics need."""

    real: Array
    predicted: Array
    sampling_hz: float

    @cached_property
    def error(self) -> Array:
        return self.real - self.predicted

    @cached_property
    def correlations(self) -> tuple[Array, Array]:
        return correlation(self.real), correlation(self.predicted)

    @cached_property
    def spectra(self) -> tuple[Array, Array]:
        """(channel, frequency) each, of Welch's method as in the benchmark."""
        from scipy.signal import welch as scipy_welch

        segment = min(WELCH_SAMPLES, self.real.shape[1])
        first, second = (
            scipy_welch(signals, fs=self.sampling_hz, nperseg=segment, axis=-1)[1]
            for signals in (self.real, self.predicted)
        )
        return first, second

    @cached_property
    def diagrams(self) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
        """(H0, H1) of each; both in standard deviations of the real channels."""
        first, second = (
            topology.diagrams(topology.standardised_by(self.real, signals))
            for signals in (self.real, self.predicted)
        )
        return first, second


@dataclass(frozen=True, slots=True)
class Metric:
    """`number` is its place among the ten, None for an addition of ours."""

    name: str
    label: str
    number: int | None
    group: str
    better: Better
    source: str
    compute: Callable[[Signals], float]


@dataclass(frozen=True, slots=True)
class Score:
    """A metric of the prediction, and of the surrogate that knows the spectra only."""

    value: float
    null: float


def ten_metrics(
    real: Array,
    predicted: Array,
    sampling_hz: float,
    rng: np.random.Generator,
    only: Sequence[str] | None = None,
) -> dict[str, Score]:
    """All metrics of two signals (channel, time) of one shape, or `only` those named;
    persistent homology takes most of the time."""
    _check(real, predicted)
    real, predicted = real.astype(float), predicted.astype(float)
    chosen = METRICS if only is None else [_named(name) for name in only]
    (surrogate,) = phase_randomised([real], rng)
    judged = Signals(real, predicted, sampling_hz)
    null = Signals(real, surrogate, sampling_hz)
    return {m.name: Score(m.compute(judged), m.compute(null)) for m in chosen}


def fc_similarity(one: Array, other: Array) -> float:
    """1 - |C1 - C2| / (|C1| + |C2|) in Frobenius norms of FC (region, region) without
    the diagonal. With it two recordings of noise would reach 0.85."""
    return _similarity(upper(one), upper(other))


def fc_similarity_with_diagonal(one: Array, other: Array) -> float:
    """The benchmark's formula on whole matrices, for comparison."""
    return _similarity(one, other)


def fc_similarity_as_coded(real: Array, predicted: Array) -> float:
    """The same of correlations between samples across channels: the benchmark's code
    transposes twice, so its FC is time by time. For comparison."""
    first, second = (_unit(signals.T) for signals in (real, predicted))
    squares = np.sum((first.T @ first) ** 2), np.sum((second.T @ second) ** 2)
    shared = np.sum((first.T @ second) ** 2)
    apart = np.sqrt(max(squares[0] + squares[1] - 2 * shared, 0.0))
    return float(1 - apart / (np.sqrt(squares[0]) + np.sqrt(squares[1])))


def nrmse(real: Array, predicted: Array) -> float:
    """Root mean square error over the real standard deviation, mean over channels."""
    error = np.sqrt(np.mean((real - predicted) ** 2, axis=1))
    return float(np.mean(error / real.std(axis=1)))


def explained_variance(real: Array, predicted: Array) -> float:
    """1 - var(error) / var(real), mean over channels: a shifted level costs nothing."""
    return float(np.mean(1 - (real - predicted).var(axis=1) / real.var(axis=1)))


def r_squared(real: Array, predicted: Array) -> float:
    """1 - mean squared error / var(real), mean over channels; at most the above."""
    error = np.mean((real - predicted) ** 2, axis=1)
    return float(np.mean(1 - error / real.var(axis=1)))


def _spectral_similarity(of: Signals) -> float:
    first, second = of.spectra
    norms = np.linalg.norm(first, axis=1) * np.linalg.norm(second, axis=1)
    products = np.sum(first * second, axis=1)
    return float(np.mean(products / np.where(norms > 0, norms, 1.0)))


def _log_spectral(of: Signals) -> float:
    segment = min(WELCH_SAMPLES, of.real.shape[1])
    first, second = (
        welch(signals, of.sampling_hz, segment)[1]
        for signals in (of.real, of.predicted)
    )
    return log_spectral_distance_db(second, first)


def _fc_r(of: Signals) -> float:
    first, second = (upper(matrix) for matrix in of.correlations)
    if min(first.std(), second.std()) < 1e-12:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _homology(of: Signals, order: int) -> float:
    first, second = of.diagrams
    return topology.diagram_distance(first[order], second[order])


def _scaling_similarity(of: Signals) -> float:
    first, second = fractal.principal_components(of.real, of.predicted)
    return dimension_similarity(
        fractal.correlation_dimension(first), fractal.correlation_dimension(second)
    )


def _similarity(one: Array, other: Array) -> float:
    total = np.linalg.norm(one) + np.linalg.norm(other)
    return float(1 - np.linalg.norm(one - other) / total) if total > 0 else 1.0


def _unit(rows: Array) -> Array:
    centred = rows - rows.mean(axis=1, keepdims=True)
    norms = np.linalg.norm(centred, axis=1, keepdims=True)
    return centred / np.where(norms > 0, norms, 1.0)


def _check(real: Array, predicted: Array) -> None:
    if real.ndim != 2 or real.shape != predicted.shape:
        raise InputError(
            f"The real signals are {real.shape}, the predicted ones {predicted.shape}; "
            "both must be (channel, time) of one shape."
        )
    if real.shape[0] < 2:
        raise InputError("FC needs at least two channels; give more than one.")
    if not (np.isfinite(real).all() and np.isfinite(predicted).all()):
        raise InputError("A signal has missing values; fill them or cut them out.")
    still = np.flatnonzero(real.std(axis=1) == 0)
    if still.size:
        raise InputError(
            f"Channel {still[0] + 1} of the real signals does not vary; leave it out."
        )


def _named(name: str) -> Metric:
    for metric in METRICS:
        if metric.name == name:
            return metric
    known = ", ".join(metric.name for metric in METRICS)
    raise InputError(f"There is no metric {name}; the metrics are {known}.")


def _of_two(function: Callable[[Array, Array], float]) -> Callable[[Signals], float]:
    return lambda of: function(of.real, of.predicted)


def _of_fc(function: Callable[[Array, Array], float]) -> Callable[[Signals], float]:
    return lambda of: function(*of.correlations)


def _benchmark_fractal(of: Signals) -> float:
    return dimension_similarity(*fractal.benchmark_dimensions(of.real, of.predicted))


# fmt: off
METRICS: tuple[Metric, ...] = (
    Metric("mse", "Mean squared error", 1, "state space", "lower", REVIEW,
           lambda of: float(np.mean(of.error**2))),
    Metric("mae", "Mean absolute error", 2, "state space", "lower", REVIEW,
           lambda of: float(np.mean(np.abs(of.error)))),
    Metric("nrmse", "RMSE over standard deviation", None, "state space", "lower",
           "SCIENCE.md D.7", _of_two(nrmse)),
    Metric("kl", "KL divergence, nats", 3, "probability", "lower", REVIEW,
           _of_two(distributions.kl_divergence)),
    Metric("kl_smoothed", "KL divergence, Laplace-smoothed, nats", None, "probability",
           "lower", "SCIENCE.md D.8", _of_two(distributions.kl_divergence_smoothed)),
    Metric("js", "Jensen-Shannon divergence, nats", None, "probability", "lower",
           "doi:10.1109/18.61115", _of_two(distributions.js_divergence)),
    Metric("hellinger", "Hellinger distance", 4, "probability", "lower", REVIEW,
           _of_two(distributions.hellinger_distance)),
    Metric("wasserstein_1", "Wasserstein-1 distance, signal units", None, "probability",
           "lower", "SCIENCE.md D.8", _of_two(distributions.wasserstein_1)),
    Metric("ev", "Explained variance", 5, "fit", "higher", REVIEW,
           _of_two(explained_variance)),
    Metric("r2", "R²", 6, "fit", "higher", REVIEW, _of_two(r_squared)),
    Metric("spectral_similarity", "Spectral similarity (cosine)", 7, "functional",
           "higher", REVIEW, _spectral_similarity),
    Metric("log_spectral_distance_db", "Log-spectral distance, dB", None, "functional",
           "lower", "SCIENCE.md D.6", _log_spectral),
    Metric("fc_similarity", "FC similarity, off-diagonal", 8, "functional", "higher",
           REVIEW, _of_fc(fc_similarity)),
    Metric("fc_similarity_with_diagonal", "FC similarity, with diagonal", None,
           "functional", "higher", REVIEW, _of_fc(fc_similarity_with_diagonal)),
    Metric("fc_similarity_as_coded", "FC similarity as coded (time × time)", None,
           "functional", "higher", REVIEW, _of_two(fc_similarity_as_coded)),
    Metric("fc_r", "FC, correlation", None, "functional", "higher", "SCIENCE.md D.1",
           _fc_r),
    Metric("homology_h1", "Persistent homology distance, loops", 9, "topology", "lower",
           REVIEW, lambda of: _homology(of, 1)),
    Metric("homology_h0", "Persistent homology distance, components", None, "topology",
           "lower", REVIEW, lambda of: _homology(of, 0)),
    Metric("fractal_similarity", "Fractal dimension similarity, benchmark fit", 10,
           "topology", "higher", REVIEW, _benchmark_fractal),
    Metric("fractal_similarity_scaling",
           "Fractal dimension similarity, scaling region, 3 components", None,
           "topology", "higher", "SCIENCE.md D.10", _scaling_similarity),
)
# fmt: on
