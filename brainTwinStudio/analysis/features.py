"""What is compared of runs: FC, its dynamics and lags, phases, spectra."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.connectivity import (
    correlation,
    fcd,
    fisher_z,
    lag_samples,
    lagged_correlation,
    off_diagonal,
    upper,
    window_samples,
)
from brainTwinStudio.analysis.dynamics import phase_connectivity, phases, synchrony
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
    relative; fcd: one array (window pair,) a row; metastability (row,), synchrony
    (row,): spread and mean over time of the Kuramoto order parameter; lagged_fc_z
    (row, ordered pair): Fisher-z of `lagged_correlation` at `lag_samples`, without the
    diagonal. A twin carries the mean lagged_fc_z of its runs as one row; twins written
    before neither that nor synchrony (None).
    """

    fc_z: Array
    phase_fc: Array
    psd: Array
    frequencies_hz: Array
    fcd: tuple[Array, ...]
    metastability: Array
    lagged_fc_z: Array | None = None
    synchrony: Array | None = None

    def rows(self, chosen: Sequence[int]) -> "Features":
        """The features of some rows only; without lagged_fc_z where that is a mean."""
        at = list(chosen)
        lagged = self.lagged_fc_z
        each = lagged is not None and len(lagged) == len(self.fc_z)
        return Features(
            fc_z=self.fc_z[at],
            phase_fc=self.phase_fc[at],
            psd=self.psd[at],
            frequencies_hz=self.frequencies_hz,
            fcd=tuple(self.fcd[i] for i in at),
            metastability=self.metastability[at],
            lagged_fc_z=lagged[at] if lagged is not None and each else None,
            synchrony=None if self.synchrony is None else self.synchrony[at],
        )


def features(
    runs: Sequence[NDArray[np.floating]],
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
        lagged_fc_z=np.stack([row[5] for row in rows]),
        synchrony=np.array([row[6] for row in rows]),
    )


def _features(run: Array, sampling_hz: float, segment: int, window: int, step: int):
    angle = phases(run, sampling_hz)
    order = synchrony(angle)
    lagged = fisher_z(lagged_correlation(run, lag_samples(sampling_hz)))
    return (
        upper(fisher_z(correlation(run))),
        upper(phase_connectivity(angle)),
        welch(run, sampling_hz, segment)[1],
        fcd(run.astype(np.float32), window, step).astype(float),
        float(order.std(axis=-1)),
        off_diagonal(lagged),
        float(order.mean()),
    )
