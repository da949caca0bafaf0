"""Haemodynamic kernels: BOLD as a convolution of the neural drive.

Faster than the Balloon model and linear; the drive may have any unit. Where the
Balloon's baseline matters, BOLD = V0 k1 (G * z - 1) of The Virtual Brain is scale and
offset of the convolution with "volterra", which no correlation or relative spectrum
sees.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import factorial, sqrt

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import PartInfo

VOLTERRA_S = (0.8, 0.4)  # tau_s, tau_f
GAMMA = (3, 1.08, 2.05)  # stages, time constant in s, delay in s
RESPONSE, UNDERSHOOT, RATIO = 6, 16, 1 / 6


@dataclass(frozen=True, slots=True)
class Kernel:
    """of(t (time,) in s from 0) is the kernel (time,) in 1/s; seconds: usual length."""

    info: PartInfo
    of: Callable[[np.ndarray], np.ndarray]
    seconds: float


def _gamma(t: np.ndarray, stages: int, scale_s: float) -> np.ndarray:
    """Density of a gamma distribution."""
    x = np.maximum(t, 0) / scale_s
    return x ** (stages - 1) * np.exp(-x) / (scale_s * factorial(stages - 1))


def volterra_rotation() -> float:
    """Angular frequency of "volterra", rad/s."""
    tau_s, tau_f = VOLTERRA_S
    return sqrt(1 / tau_f - 1 / (4 * tau_s**2))


def _volterra(t: np.ndarray) -> np.ndarray:
    omega = volterra_rotation()
    return np.exp(-t / (2 * VOLTERRA_S[0])) * np.sin(omega * t) / (3 * omega)


def _double_gamma(t: np.ndarray) -> np.ndarray:
    both = _gamma(t, RESPONSE, 1.0) - RATIO * _gamma(t, UNDERSHOOT, 1.0)
    return both / (1 - RATIO)


def _boynton(t: np.ndarray) -> np.ndarray:
    stages, scale_s, delay_s = GAMMA
    return _gamma(t - delay_s, stages, scale_s)


KERNELS: tuple[Kernel, ...] = (
    Kernel(
        PartInfo(
            "kernel-double-gamma",
            "Double gamma",
            "convolution with the canonical response of SPM, gamma densities of order "
            "6 and 16, ratio 1/6; peaks after 5.0 s, undershoots at 15.7 s; area 1",
            "doi:10.1006/nimg.1998.0306",
        ),
        _double_gamma,
        32.0,
    ),
    Kernel(
        PartInfo(
            "kernel-gamma",
            "Gamma",
            "convolution with three equal low-pass stages of 1.08 s and a delay of "
            "2.05 s; peaks after 4.2 s, no undershoot; area 1",
            "doi:10.1523/JNEUROSCI.16-13-04207.1996",
        ),
        _boynton,
        20.0,
    ),
    Kernel(
        PartInfo(
            "kernel-volterra",
            "First-order Volterra",
            "convolution with the damped oscillation that The Virtual Brain takes "
            "unless told otherwise, too fast for blood; peaks after 0.8 s, undershoots "
            "at 3.0 s; area 0.133",
            "doi:10.1006/nimg.2000.0630",
        ),
        _volterra,
        20.0,
    ),
)
INFOS: tuple[PartInfo, ...] = tuple(known.info for known in KERNELS)


def kernel(
    name: str, dt_s: float, seconds: float | None = None
) -> Float[np.ndarray, " time"]:
    """Kernel in 1/s at 0, dt_s, 2 dt_s, ... below `seconds` (usually 20 or 32 s).
    name: of `INFOS`, "kernel-" may be left out.

    volterra: exp(-t / 2 tau_s) sin(w t) / (3 w), w^2 = 1 / tau_f - 1 / 4 tau_s^2, with
    tau_s 0.8 and tau_f 0.4 (Friston et al. 2000, doi:10.1006/nimg.2000.0630).
    double-gamma: (g_6 - g_16 / 6) / (1 - 1/6), g_n(t) = t^(n-1) exp(-t) / (n-1)!
    (Friston et al. 1998, doi:10.1006/nimg.1998.0306); SPM scales the samples to sum 1,
    we the area, so that the step does not matter.
    gamma: g_3((t - 2.05) / 1.08) / 1.08 (Boynton et al. 1996,
    doi:10.1523/JNEUROSCI.16-13-04207.1996).
    """
    for known in KERNELS:
        if name in (known.info.name, known.info.name.removeprefix("kernel-")):
            samples = round((known.seconds if seconds is None else seconds) / dt_s)
            if samples < 2:
                raise InputError(
                    f"A kernel in steps of {dt_s:g} s needs more than one sample. Take "
                    "a shorter step."
                )
            return known.of(dt_s * np.arange(samples))
    names = ", ".join(known.info.name for known in KERNELS)
    raise InputError(f"No kernel '{name}'. Known: {names}.")


def convolved(
    drive: Float[Array, "time region"],
    kernel: Float[Array | np.ndarray, " lag"],
    dt_s: float,
) -> Float[Array, "later region"]:
    """The sum over lags of kernel times drive times dt_s, by FFT.

    Only where the kernel lies wholly inside the drive: sample 0 belongs to sample
    lag - 1 of the drive, so later = time - lag + 1 and nothing is assumed about the
    past.
    """
    from scipy.fft import next_fast_len  # heavy; the engine starts without it

    samples, lags = drive.shape[0], kernel.shape[0]
    if samples < lags:
        raise InputError(
            f"The drive has {samples} samples, the kernel {lags}. Simulate at least "
            f"{lags * dt_s:g} s, or take a shorter kernel."
        )
    size = next_fast_len(samples, real=True)
    weights = jnp.fft.rfft(jnp.asarray(kernel, drive.dtype) * dt_s, n=size)
    spectrum = jnp.fft.rfft(drive, n=size, axis=0) * weights[:, None]
    return jnp.fft.irfft(spectrum, n=size, axis=0)[lags - 1 : samples]
