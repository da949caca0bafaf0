"""Band-pass and sampling of a simulation, identical to those of the recording."""

import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.analysis.spectrum import band_response
from brainTwinStudio.errors import InputError

ROUNDING = 1e-6


def filtered(
    signals: Float[Array, "time region"], response: Float[Array, " frequency"]
) -> Float[Array, "time region"]:
    """Signals with each rfft frequency multiplied by its gain."""
    spectrum = jnp.fft.rfft(signals, axis=0)
    passed = spectrum * response.astype(spectrum.dtype)[:, None]
    return jnp.fft.irfft(passed, n=signals.shape[0], axis=0)


def down_sampled(
    signals: Float[Array, "time region"], every: int
) -> Float[Array, "sample region"]:
    """Means of `every` samples after each other, which is the low-pass that keeps fast
    rhythms from folding into the band: gain 0.64 at half the new sampling rate, 0 at
    the new rate itself. A rest shorter than `every` at the end is left out."""
    samples, regions = signals.shape
    kept = samples // every
    return signals[: kept * every].reshape(kept, every, regions).mean(axis=1)


def recorded(
    signals: Float[Array, "time region"],
    sampling_hz: float,
    band_hz: tuple[float, float] | None,
    recorded_hz: float | None = None,
) -> Float[Array, "sample region"]:
    """Simulated signals as the recording shows them: down-sampled to recorded_hz (as
    they are if None), the mean taken off, and through the band-pass of
    `analysis.spectrum.band_response` at that sampling, which `bold_direct.measure` and
    the analyses use too.

    sampling_hz: of the simulation, a whole multiple of recorded_hz. band_hz: lower and
    upper edge, or None for no filter.
    """
    target_hz = sampling_hz if recorded_hz is None else recorded_hz
    every = _ratio(sampling_hz, target_hz)
    if band_hz is not None and not 0 <= band_hz[0] < band_hz[1]:
        raise InputError(
            f"The band goes from {band_hz[0]:g} to {band_hz[1]:g} Hz; the lower edge "
            "must be 0 or more and below the upper one."
        )
    if signals.shape[0] < every:
        raise InputError(
            f"{signals.shape[0]} simulated samples make less than one recorded sample "
            f"of {every}. Simulate longer."
        )
    y = down_sampled(signals, every)
    response = band_response(y.shape[0], target_hz, band_hz)
    return filtered(y - y.mean(axis=0), jnp.asarray(response, y.dtype))


def _ratio(sampling_hz: float, recorded_hz: float) -> int:
    if not (sampling_hz > 0 and recorded_hz > 0):
        raise InputError(
            f"Sampling rates are {sampling_hz:g} and {recorded_hz:g} Hz; both must be "
            "above 0."
        )
    ratio = sampling_hz / recorded_hz
    every = round(ratio)
    if every < 1 or abs(ratio / every - 1) > ROUNDING:
        raise InputError(
            f"The simulation has {sampling_hz:g} samples per s, the recording "
            f"{recorded_hz:g}. The first must be a whole multiple of the second: "
            "choose another time step."
        )
    return every
