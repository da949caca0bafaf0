"""What is kept of an electrical recording to judge by later, and the floor: noise that
knows its spectra and zero-lag correlations, and no brain.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.electric_agreement import ElectricFeatures
from brainTwinStudio.analysis.electric_spectrum import spectra

Array = NDArray[np.floating]
_POWER, _HZ = "eeg_log_power", "eeg_hz"
_NO_MATRIX = {_POWER, _HZ}


def pooled(several: Sequence[ElectricFeatures]) -> ElectricFeatures:
    """Means over runs judged one by one: of power, not of its log, and of
    connectivities; the same as of all runs together."""
    first = several[0]
    power = np.log(np.mean([np.exp(one.log_power) for one in several], axis=0))
    matrices = {
        name: np.mean([one.connectivity[name] for one in several], axis=0)
        for name in first.connectivity
    }
    return ElectricFeatures(first.frequencies_hz, power, matrices)


def electric_arrays(of: ElectricFeatures) -> dict[str, Array]:
    """Features as arrays of a twin: "eeg_hz", "eeg_log_power", "eeg_<connectivity>"."""
    matrices = {f"eeg_{name}": matrix for name, matrix in of.connectivity.items()}
    return {_HZ: of.frequencies_hz, _POWER: of.log_power, **matrices}


def features_in(arrays: Mapping[str, Array]) -> ElectricFeatures:
    """The inverse of `electric_arrays`; every other one is a connectivity."""
    matrices = {
        name.removeprefix("eeg_"): matrix
        for name, matrix in arrays.items()
        if name.startswith("eeg_") and name not in _NO_MATRIX
    }
    return ElectricFeatures(arrays[_HZ], arrays[_POWER], matrices)


def noise_arrays(runs: Sequence[Array], sampling_hz: float) -> dict[str, Array]:
    """What the floor needs of runs (channel, time), means over runs: "noise_hz", all
    frequencies, "noise_psd" (channel, frequency), "noise_correlation" (channel,
    channel) at zero lag."""
    found = [spectra(run, sampling_hz) for run in runs]
    return {
        "noise_hz": found[0][0],
        "noise_psd": np.mean([power for _, power in found], axis=0),
        "noise_correlation": np.mean([np.corrcoef(run) for run in runs], axis=0),
    }


def noise_runs(
    arrays: Mapping[str, Array], sampling_hz: float, samples: int, seed: list[int]
) -> Array:
    """Gaussian noise (channel, time) as `noise_arrays` says."""
    values, vectors = np.linalg.eigh(arrays["noise_correlation"])
    mixing = vectors * np.sqrt(np.maximum(values, 0))
    white = np.random.default_rng(seed).standard_normal((len(mixing), samples))
    mixed = np.fft.rfft(mixing @ white, axis=1)
    at = np.fft.rfftfreq(samples, 1 / sampling_hz)
    known = arrays["noise_hz"]
    size = np.stack(
        [
            np.sqrt(np.interp(at, known, row) * sampling_hz / 2)
            for row in arrays["noise_psd"]
        ]
    )
    return np.fft.irfft(mixed * size, samples, axis=1)
