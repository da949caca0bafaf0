"""What a pulse to every region of a twin does; engine/response_map.py finds it."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.project.arrays import Array


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """A number, or an array of them, with its 90 % interval over noise seeds."""

    value: Array
    low: Array
    high: Array


@dataclass(frozen=True, slots=True, eq=False)
class ResponseMap:
    """Mean paired difference after a pulse to one region at a time, per area of the
    pulse. All matrices (responding, stimulated), rows receive, as in a connectome.

    course (time, responding, stimulated) at times_s after the pulse; peak: where it is
    farthest from 0; area: its integral over time, s; latency_s: of the peak; lasting_s:
    until when the response to these pulses stays above one standard deviation of the
    region's activity at rest, 0 where it never does, window where it still does at the
    end. scatter (region,): that deviation; pulse (stimulated,): areas of the pulses.
    order: name -> rank correlation over pairs of different regions.
    """

    times_s: Array
    course: Array
    peak: Estimate
    area: Estimate
    latency_s: Estimate
    lasting_s: Estimate
    scatter: Array
    pulse: Array
    order: dict[str, Estimate]
    seeds: int
    seed: int
    stopped: bool = False

    @property
    def known(self) -> np.ndarray:
        """Which regions were stimulated before a stop (stimulated,)."""
        return np.asarray(np.isfinite(self.course).all(axis=(0, 1)))
