"""How well free-running simulations agree with recordings they have not seen.

All numbers follow CLI.md: FC of several runs is the mean of Fisher-z; belief numbers
compare the mean over seeds, `_single` and `_sd` one simulated recording.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.connectivity import (
    correlation,
    fcd,
    fisher_z,
    ks_distance,
    upper,
    window_samples,
)
from brainTwinStudio.analysis.dynamics import metastability, phase_connectivity, phases
from brainTwinStudio.analysis.spectrum import (
    in_band,
    relative,
    segment_samples,
    welch,
)

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Features:
    """What is compared, one row a run or a seed.

    fc_z (row, pair) Fisher-z; phase_fc (row, pair); psd (row, region, frequency),
    relative; fcd: one array (window pair,) a row; metastability (row,).
    """

    fc_z: Array
    phase_fc: Array
    psd: Array
    frequencies_hz: Array
    fcd: tuple[Array, ...]
    metastability: Array


def features(
    runs: tuple[Array, ...] | list[Array],
    sampling_hz: float,
    band_hz: tuple[float, float] | None = None,
    segment: int | None = None,
) -> Features:
    """Features of runs (region, time), each by itself. `segment` fixes the Welch
    segment where recordings of different length are to be compared."""
    shortest = min(run.shape[-1] for run in runs)
    segment = segment or segment_samples(shortest, sampling_hz)
    window, step = window_samples(1 / sampling_hz)
    window = min(window, shortest // 3)
    one = partial(
        _features, sampling_hz=sampling_hz, segment=segment, window=window, step=step
    )
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # NumPy lets other threads work
        rows = list(pool.map(one, runs))
    frequencies = welch(runs[0][:1], sampling_hz, segment)[0]
    kept = in_band(frequencies, band_hz)
    return Features(
        fc_z=np.stack([row[0] for row in rows]),
        phase_fc=np.stack([row[1] for row in rows]),
        psd=np.stack([relative(row[2][:, kept]) for row in rows]),
        frequencies_hz=frequencies[kept],
        fcd=tuple(row[3] for row in rows),
        metastability=np.array([row[4] for row in rows]),
    )


def _features(run: Array, sampling_hz: float, segment: int, window: int, step: int):
    angle = phases(run, sampling_hz)
    return (
        upper(fisher_z(correlation(run))),
        upper(phase_connectivity(angle)),
        welch(run, sampling_hz, segment)[1],
        fcd(run.astype(np.float32), window, step).astype(float),
        float(metastability(angle)),
    )


def compare(predicted: Features, measured: Features) -> dict[str, float]:
    """Agreement of a prediction (rows = seeds, or the runs of another day) with a
    measurement (rows = runs)."""
    target = measured.fc_z.mean(axis=0)
    belief = predicted.fc_z.mean(axis=0)
    singles = np.array([_r(row, target) for row in predicted.fc_z])
    pooled = np.concatenate(measured.fcd)
    distances = [ks_distance(row, pooled) for row in predicted.fcd]
    excess = predicted.metastability - measured.metastability.mean()
    return {
        "fc_r": _r(belief, target),
        "fc_rmse": float(np.sqrt(np.mean((np.tanh(belief) - np.tanh(target)) ** 2))),
        "fcd_ks": float(np.mean(distances)),
        "metastability_error": float(np.abs(excess).mean()),
        "psd_r": spectral_r(
            _spectra_at(measured, predicted), measured.psd.mean(axis=0)
        ),
        "phase_fc_r": _r(
            predicted.phase_fc.mean(axis=0), measured.phase_fc.mean(axis=0)
        ),
        "fc_r_single": float(singles.mean()),
        "fc_r_sd": float(singles.std()),
        "fcd_ks_sd": float(np.std(distances)),
    }


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


def _r(a: Array, b: Array) -> float:
    if np.std(a) < 1e-12 or np.std(b) < 1e-12:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])
