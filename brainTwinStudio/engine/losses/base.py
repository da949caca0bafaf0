"""What a loss is: a feature of signals, and a distance between two such features."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import jax

from brainTwinStudio.project import PartInfo


class Sampled(NamedTuple):
    """How signals were sampled: Hz, band edges in Hz or None, and the sample counts
    that fix windows and segments (so that two recordings are measured alike)."""

    sampling_hz: float
    band_hz: tuple[float, float] | None
    samples: int


@dataclass(frozen=True, slots=True)
class Loss:
    """feature(signals (row, region, time), sampled) -> array, a mean over rows;
    distance(simulated, measured) -> scalar >= 0, zero for equal features; squared says
    that it grows with the square of a difference."""

    info: PartInfo
    feature: Callable[[jax.Array, Sampled], jax.Array]
    distance: Callable[[jax.Array, jax.Array], jax.Array]
    squared: bool = True


@partial(jax.jit, static_argnames=("metric", "sampled"))
def measured(metric: Loss, signals: jax.Array, sampled: Sampled) -> jax.Array:
    """The feature of recorded signals (row, region, time); compiled once per shape."""
    return metric.feature(signals, sampled)
