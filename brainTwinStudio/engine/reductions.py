"""What is made of samples while they come, so that none is kept: memory does not grow
with the duration.

A reduction starts a tally, adds one sample (region,) at a time, and turns the tally
into its answer; `count` is the number of samples added before.
"""

from typing import Any, NamedTuple, Protocol

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array


class Reduction(Protocol):
    """Hashable, because it is part of what is compiled."""

    @property
    def name(self) -> str: ...

    def check(self, samples: int) -> None: ...

    def start(self, regions: int, dtype: Any) -> Any: ...

    def add(self, tally: Any, sample: jax.Array, count: jax.Array) -> Any: ...

    def finish(self, tally: Any, count: jax.Array) -> jax.Array: ...


class Moments(NamedTuple):
    """Covariance (region, region) of the samples, by Welford's update (1962,
    doi:10.1080/00401706.1962.10490022)."""

    name: str = "covariance"

    def check(self, samples: int) -> None:
        _at_least(samples, 2, "A covariance")

    def start(self, regions: int, dtype: Any) -> tuple[jax.Array, jax.Array]:
        return jnp.zeros(regions, dtype), jnp.zeros((regions, regions), dtype)

    def add(
        self, tally: tuple[jax.Array, jax.Array], sample: jax.Array, count: jax.Array
    ) -> tuple[jax.Array, jax.Array]:
        mean, products = tally
        step = sample - mean
        mean = mean + step / (count + 1).astype(sample.dtype)
        return mean, products + jnp.outer(step, sample - mean)

    def finish(self, tally: tuple[jax.Array, jax.Array], count: jax.Array) -> jax.Array:
        return tally[1] / jnp.maximum(count - 1, 1).astype(tally[1].dtype)


class Connectivity(NamedTuple):
    """FC (region, region): Pearson correlation of the samples; 0 for regions that never
    change."""

    name: str = "fc"

    def check(self, samples: int) -> None:
        _at_least(samples, 2, "FC")

    def start(self, regions: int, dtype: Any) -> tuple[jax.Array, jax.Array]:
        return Moments().start(regions, dtype)

    def add(
        self, tally: tuple[jax.Array, jax.Array], sample: jax.Array, count: jax.Array
    ) -> tuple[jax.Array, jax.Array]:
        return Moments().add(tally, sample, count)

    def finish(self, tally: tuple[jax.Array, jax.Array], count: jax.Array) -> jax.Array:
        power = jnp.diagonal(tally[1])
        still = power <= 0
        root = jnp.sqrt(jnp.where(still, 1.0, power))
        return jnp.where(still, 0.0, tally[1] / jnp.outer(root, root))


class Spectrum(NamedTuple):
    """One-sided power spectral density (region, frequency) by Welch's method: Hann
    windows of `segment` samples (an even number), half overlapping, the mean of every
    segment removed, exactly as scipy.signal.welch. In units squared per Hz."""

    segment: int
    sampling_hz: float
    name: str = "psd"

    @property
    def frequencies_hz(self) -> Array:
        return np.fft.rfftfreq(self.segment, 1 / self.sampling_hz)

    def check(self, samples: int) -> None:
        if self.segment < 4 or self.segment % 2:
            raise InputError(
                f"A spectrum needs segments of an even number of samples, 4 or more; "
                f"got {self.segment}."
            )
        _at_least(samples, self.segment, f"A spectrum of segments of {self.segment}")

    def _waves(self) -> Array:
        """Real and imaginary part (2, n, k) of exp(-2 pi i k n / segment) under the
        window."""
        n = np.arange(self.segment)
        window = np.hanning(self.segment + 1)[:-1, None]
        angle = 2 * np.pi * np.outer(n, np.arange(n.size // 2 + 1)) / n.size
        return np.stack([window * np.cos(angle), -window * np.sin(angle)])

    def start(self, regions: int, dtype: Any) -> dict[str, jax.Array]:
        bins = self.segment // 2 + 1
        return {
            "real": jnp.zeros((2, regions, bins), dtype),
            "imaginary": jnp.zeros((2, regions, bins), dtype),
            "sum": jnp.zeros((2, regions), dtype),
            "power": jnp.zeros((regions, bins), dtype),
            "segments": jnp.zeros((), dtype),
        }

    def add(
        self, tally: dict[str, jax.Array], sample: jax.Array, count: jax.Array
    ) -> dict[str, jax.Array]:
        dtype = sample.dtype
        table = self._waves()
        flat = table.sum(axis=1)
        half = self.segment // 2
        at = jnp.stack([count, count + half]) % self.segment
        new = (at == 0)[:, None]
        # the second window first starts half a segment late
        begun = (count >= jnp.asarray([0, half], count.dtype))[:, None]
        part = jnp.where(begun, sample, 0.0)
        sums = jnp.where(new, 0.0, tally["sum"]) + part
        real = (
            _begun(tally["real"], new)
            + part[:, :, None] * jnp.asarray(table[0], dtype)[at][:, None]
        )
        imaginary = (
            _begun(tally["imaginary"], new)
            + part[:, :, None] * jnp.asarray(table[1], dtype)[at][:, None]
        )
        mean = (sums / self.segment)[:, :, None]
        power = (real - mean * jnp.asarray(flat[0], dtype)) ** 2
        power = power + (imaginary - mean * jnp.asarray(flat[1], dtype)) ** 2
        full = (at == self.segment - 1) & (count + 1 >= self.segment)
        done = full.astype(dtype)[:, None, None]
        return {
            "real": real,
            "imaginary": imaginary,
            "sum": sums,
            "power": tally["power"] + (done * power).sum(axis=0),
            "segments": tally["segments"] + full.sum().astype(dtype),
        }

    def finish(self, tally: dict[str, jax.Array], count: jax.Array) -> jax.Array:
        window = np.hanning(self.segment + 1)[:-1]
        scale = np.full(
            self.segment // 2 + 1, 2 / (self.sampling_hz * (window**2).sum())
        )
        scale[[0, -1]] /= 2
        segments = jnp.maximum(tally["segments"], 1.0)
        return tally["power"] * jnp.asarray(scale, tally["power"].dtype) / segments


def _begun(sums: jax.Array, new: jax.Array) -> jax.Array:
    return jnp.where(new[:, :, None], 0.0, sums)


def _at_least(samples: int, least: int, what: str) -> None:
    if samples < least:
        raise InputError(
            f"{what} needs at least {least} samples; the run has {samples}."
        )
