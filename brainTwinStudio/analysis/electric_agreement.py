"""How alike two electrical recordings of the same channels are: what a twin of an EEG
is judged by, with the ceiling that the recording sets itself.

Runs are (channel, time) of the same sampling rate, already in one reference. Of several
runs (or seeds) powers and connectivities are averaged; runs are never joined.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.analysis.connectivity import correlation, upper
from brainTwinStudio.analysis.electric_spectrum import (
    ALPHA_HZ,
    LOWEST_PEAK,
    spectra,
)
from brainTwinStudio.analysis.filtering import band_passed
from brainTwinStudio.errors import InputError

Array = NDArray[np.floating]
SHAPE_HZ = (1.0, 45.0)
RHYTHM_HZ = (8.0, 13.0)
SHORTEST_S = 10.0
SMOOTH_HZ = 0.75
BESIDE_HZ = ((2.0, 6.0), (14.0, 35.0))  # where the 1/f line is fitted
_TINY = 1e-30


@dataclass(frozen=True, slots=True, eq=False)
class ElectricFeatures:
    """log_power (channel, frequency): natural log of Welch's density, signal unit
    squared per Hz, at frequencies_hz of 1 to 45 Hz. Connectivities (channel, channel)
    of one band, zero diagonal: envelope, orthogonal_envelope, imaginary_coherence,
    wpli, phase_locking."""

    frequencies_hz: Array
    log_power: Array
    connectivity: Mapping[str, Array]


def electric_features(
    runs: Sequence[Array],
    sampling_hz: float,
    band_hz: tuple[float, float] = RHYTHM_HZ,
) -> ElectricFeatures:
    """Features of runs (channel, time), means over runs (of power, not of its log)."""
    if not runs or any(run.shape[1] < SHORTEST_S * sampling_hz for run in runs):
        raise InputError(
            f"An electrical recording is judged by runs of {SHORTEST_S:g} s or more; "
            "give a longer one."
        )
    powers = []
    found: dict[str, list[Array]] = {}
    frequencies = np.zeros(0)
    for run in runs:
        frequencies, power = spectra(run, sampling_hz)
        powers.append(power)
        for name, matrix in connectivities(analytic(run, sampling_hz, band_hz)).items():
            found.setdefault(name, []).append(matrix)
    inside = (frequencies >= SHAPE_HZ[0]) & (frequencies <= SHAPE_HZ[1])
    mean = np.mean(powers, axis=0)[:, inside]
    if not (mean > 0).all():
        flat = int(np.argmin((mean > 0).all(axis=1)))
        raise InputError(f"Channel {flat + 1} is flat; leave it out.")
    matrices = {name: np.mean(values, axis=0) for name, values in found.items()}
    return ElectricFeatures(frequencies[inside], np.log(mean), matrices)


# ------------------------------------------------------------- connectivity of a band


def analytic(run: Array, sampling_hz: float, band_hz: tuple[float, float]) -> NDArray:
    """Analytic signals (channel, time), complex, of a band; the ends, where filter and
    Hilbert transform ring, are cut off (one second, or a period of the lower edge)."""
    from scipy.signal import hilbert  # heavy; the window starts without it

    inside = band_passed(np.asarray(run, float), sampling_hz, *band_hz)
    cut = round(max(1.0, 1 / band_hz[0]) * sampling_hz)
    return np.asarray(hilbert(inside, axis=1))[:, cut:-cut]


def connectivities(z: NDArray) -> dict[str, Array]:
    """All connectivities (channel, channel) of analytic signals z (channel, time)."""
    return {
        "envelope": _bare(correlation(np.abs(z))),
        "orthogonal_envelope": orthogonal_envelope_correlation(z),
        "imaginary_coherence": imaginary_coherence(z),
        "wpli": weighted_phase_lag_index(z),
        "phase_locking": phase_locking(z),
    }


def orthogonal_envelope_correlation(z: NDArray) -> Array:
    """Correlation of log power envelopes after each signal lost, sample by sample, what
    is in phase with the other; mean of both directions (Hipp et al. 2012,
    doi:10.1038/nn.3101). Blind to what lead field and reference mix without delay."""
    size = np.abs(z)
    unit = z.conj() / np.maximum(size, _TINY)
    log_power = np.log(np.maximum(size, _TINY) ** 2)
    own = _standard(log_power)
    rows = []
    for i in range(len(z)):
        across = np.imag(z * unit[i])
        across[i] = 1.0  # a signal has nothing across itself
        rows.append(_standard(np.log(across**2 + _TINY)) @ own[i] / z.shape[1])
    one_way = np.array(rows)
    return _bare((one_way + one_way.T) / 2)


def imaginary_coherence(z: NDArray) -> Array:
    """Size of the imaginary part of coherency (Nolte et al. 2004,
    doi:10.1016/j.clinph.2004.04.029)."""
    cross = z @ z.conj().T
    power = np.maximum(np.real(np.diagonal(cross)), _TINY)
    return _bare(np.abs(np.imag(cross)) / np.sqrt(np.outer(power, power)))


def weighted_phase_lag_index(z: NDArray) -> Array:
    """Size of the sum of imaginary cross products over the sum of their sizes (Vinck et
    al. 2011, doi:10.1016/j.neuroimage.2011.01.055)."""
    signed = np.imag(z @ z.conj().T)
    sizes = np.stack([np.abs(np.imag(z * one.conj())).sum(axis=1) for one in z])
    return _bare(np.abs(signed) / np.maximum(sizes, _TINY))


def phase_locking(z: NDArray) -> Array:
    """Phase-locking value, SCIENCE.md D.4."""
    unit = z / np.maximum(np.abs(z), _TINY)
    return _bare(np.abs(unit @ unit.conj().T) / z.shape[1])


def _bare(matrix: Array) -> Array:
    """Without its diagonal."""
    out = np.array(matrix, float)
    np.fill_diagonal(out, 0.0)
    return out


def _standard(values: Array) -> Array:
    centred = values - values.mean(axis=-1, keepdims=True)
    spread = centred.std(axis=-1, keepdims=True)
    return centred / np.where(spread > _TINY, spread, np.inf)


# ------------------------------------------------------------- alpha


def alpha_channels(of: ElectricFeatures) -> NDArray[np.intp]:
    """The quarter of the channels whose alpha stands out most above 1/f; all where none
    does. Chosen on the recording and used for the twin as well."""
    excess = _excess(of.frequencies_hz, of.log_power)
    heights = excess[:, _alpha(of.frequencies_hz)].max(axis=1)
    return np.sort(np.argsort(-heights, kind="stable")[: max(1, len(heights) // 4)])


def alpha_frequency(of: ElectricFeatures, channels: NDArray[np.intp]) -> float:
    """Individual alpha frequency in Hz: the peak of the mean log spectrum of these
    channels above 1/f, after a Gaussian of 0.75 Hz (standard deviation) and refined by
    a parabola; NaN where none stands out from 7 to 13 Hz.

    Without the Gaussian the peak of a broad alpha wanders with the noise of the
    estimate: by 0.78 Hz between the halves of a recording of three minutes.
    """
    mean = of.log_power[channels].mean(axis=0)
    excess = _excess(of.frequencies_hz, mean[None])[0]
    apart = of.frequencies_hz[:, None] - of.frequencies_hz
    kernel = np.exp(-0.5 * (apart / SMOOTH_HZ) ** 2)
    smooth = kernel @ excess / kernel.sum(axis=1)
    band = np.flatnonzero(_alpha(of.frequencies_hz))
    top = band[np.argmax(smooth[band])]
    below, at, above = smooth[top - 1 : top + 2]
    if at < np.log(LOWEST_PEAK) or at < max(below, above):
        return float("nan")
    bend = below - 2 * at + above
    shift = 0.5 * (below - above) / bend if bend < 0 else 0.0
    step = of.frequencies_hz[1] - of.frequencies_hz[0]
    return float(of.frequencies_hz[top] + shift * step)


def alpha_gravity(of: ElectricFeatures, channels: NDArray[np.intp]) -> float:
    """Hz of the centre of gravity of what is above 1/f from 7 to 13 Hz (Klimesch 1999,
    doi:10.1016/S0165-0173(98)00056-3, of the spectrum without its 1/f line)."""
    excess = _excess(of.frequencies_hz, of.log_power[channels].mean(axis=0)[None])[0]
    band = _alpha(of.frequencies_hz)
    weight = np.maximum(np.expm1(excess[band]), 0.0)
    if not weight.sum() > 0:
        return float("nan")
    return float(weight @ of.frequencies_hz[band] / weight.sum())


def _alpha(frequencies: Array) -> NDArray[np.bool_]:
    return (frequencies >= ALPHA_HZ[0]) & (frequencies <= ALPHA_HZ[1])


def _excess(frequencies: Array, log_power: Array) -> Array:
    """Log power (channel, frequency) above a line over log frequency, fitted beside
    alpha."""
    beside = np.zeros(frequencies.shape, bool)
    for low, high in BESIDE_HZ:
        beside |= (frequencies >= low) & (frequencies <= high)
    line = np.polyfit(np.log(frequencies[beside]), log_power[:, beside].T, 1)
    return log_power - (np.log(frequencies)[:, None] * line[0] + line[1]).T


# ------------------------------------------------------------- comparing


def compare_electric(
    predicted: ElectricFeatures,
    measured: ElectricFeatures,
    channels: NDArray[np.intp] | None = None,
) -> dict[str, float]:
    """Numbers of agreement.

    spectrum_r: Pearson correlation of log power over channels and frequencies;
    spectrum_mean_r of the mean over channels; spectrum_rms: root mean square difference
    of log power about the mean difference, the gain being free. alpha_hz and
    measured_alpha_hz, alpha_error_hz between them (NaN where one has no peak) and
    alpha_gravity_error_hz, between centres of gravity. <connectivity>_r: Pearson
    correlation over pairs of channels. channels: those of alpha, chosen on `measured`
    where not given.
    """
    if predicted.log_power.shape != measured.log_power.shape:
        raise InputError(
            "Two recordings of different channels or sampling cannot be compared: "
            f"{predicted.log_power.shape} and {measured.log_power.shape} (channel, "
            "frequency)."
        )
    if channels is None:
        channels = alpha_channels(measured)
    one, other = predicted.log_power, measured.log_power
    apart = one - other
    peaks = [alpha_frequency(of, channels) for of in (predicted, measured)]
    centres = [alpha_gravity(of, channels) for of in (predicted, measured)]
    found = {
        "spectrum_r": _r(one.ravel(), other.ravel()),
        "spectrum_mean_r": _r(one.mean(axis=0), other.mean(axis=0)),
        "spectrum_rms": float(np.std(apart)),
        "alpha_hz": peaks[0],
        "measured_alpha_hz": peaks[1],
        "alpha_error_hz": abs(peaks[0] - peaks[1]),
        "alpha_gravity_error_hz": abs(centres[0] - centres[1]),
    }
    for name, matrix in measured.connectivity.items():
        mine = upper(predicted.connectivity[name])
        found[f"{name}_r"] = _r(mine, upper(matrix))
    return found


def halves(signals: Array) -> tuple[Array, Array]:
    """First and second half of a run (channel, time), of equal length."""
    middle = signals.shape[1] // 2
    return signals[:, :middle], signals[:, middle : 2 * middle]


def split_half_ceiling(
    signals: Array, sampling_hz: float, band_hz: tuple[float, float] = RHYTHM_HZ
) -> dict[str, float]:
    """How well the first half of a run foretells its second: what a twin that had
    merely copied the first would reach."""
    first, second = (
        electric_features([half], sampling_hz, band_hz) for half in halves(signals)
    )
    return compare_electric(first, second)


def _r(one: Array, other: Array) -> float:
    if min(np.std(one), np.std(other)) < 1e-12:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])
