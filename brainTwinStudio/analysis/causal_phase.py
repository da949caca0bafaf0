"""The phase of a rhythm now, from its past only.

A band-pass that delays nothing, and the Hilbert transform, need samples on both sides.
So an autoregressive model of the last cycles foretells the next ones, and the newest
sample lies inside a window. Source: Chen et al. 2013, IEEE Trans. Biomed. Eng. 60:753,
doi:10.1109/TBME.2011.2109715. SCIENCE.md F.6.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve_toeplitz
from scipy.signal import butter, hilbert, sosfiltfilt

from brainTwinStudio.analysis.biomarkers import Past, refuse_band

Array = NDArray[Any]
RIDGE = 1e-6  # of the variance, where a signal is a pure sine


class Phase:
    """Phase in rad of the newest sample, 0 at a peak; 0 before `warm_up` samples.

    cycles: of the middle of the band that the model is made from. `keep` only takes a
    sample in, `step` gives the phase too, which costs a model.
    """

    ORDER, FORETOLD = 1.0, 1.5  # cycles

    def __init__(
        self, low_hz: float, high_hz: float, sampling_hz: float, cycles: float = 8
    ) -> None:
        refuse_band(low_hz, high_hz, sampling_hz)
        cycle = sampling_hz / math.sqrt(low_hz * high_hz)
        self.warm_up = math.ceil(cycles * cycle)
        self._past = Past(self.warm_up)
        self._order = max(round(self.ORDER * cycle), 2)
        self._ahead = math.ceil(self.FORETOLD * cycle)
        band = butter(2, (low_hz, high_hz), "bandpass", fs=sampling_hz, output="sos")
        units = np.eye(self.warm_up + self._ahead)
        # Filter and transform are linear: what they make of a unit at every place.
        made = np.asarray(hilbert(sosfiltfilt(band, units, axis=1), axis=1))
        self._response = made[:, self.warm_up - 1]

    def step(self, sample: float) -> float:
        self.keep(sample)
        return self.phase()

    def keep(self, sample: float) -> None:
        self._past.with_(sample)

    def phase(self) -> float:
        past = self._past.all()
        if len(past) < self.warm_up:
            return 0.0
        past = past - past.mean()
        here = complex(np.concatenate([past, self._foretold(past)]) @ self._response)
        return math.atan2(here.imag, here.real)

    def _foretold(self, past: Array) -> Array:
        """The next samples by the Yule-Walker equations."""
        order, n = self._order, len(past)
        lagged = np.array([past[: n - k] @ past[k:] for k in range(order + 1)]) / n
        if not lagged[0]:
            return np.zeros(self._ahead)
        lagged[0] *= 1 + RIDGE
        weights = solve_toeplitz(lagged[:-1], lagged[1:])[::-1]
        made = np.concatenate([past[-order:], np.zeros(self._ahead)])
        for t in range(order, len(made)):
            made[t] = weights @ made[t - order : t]
        return made[order:]
