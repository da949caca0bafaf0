"""What a twin does when one region is stimulated: how complex its answer to a pulse is,
where it follows a sine, and what a pulse does by the phase it meets. Kept with the
twin, the latest of every kind and region; engine/response_complexity.py and
engine/region_rhythm.py find them."""

from dataclasses import dataclass

import numpy as np

from brainTwinStudio.project.arrays import Array
from brainTwinStudio.project.response_map import Estimate

LEAST_SHARE = 0.01  # significant: an entropy of 0.08 bits


@dataclass(frozen=True, slots=True, eq=False)
class ResponseComplexity:
    """PCI and PCIst of the response to a pulse to one region, over sets of `trials`
    runs with other noise; share: of regions and times that are significant. The same
    with _rest: on the same noise without the pulse, NaN where it was stopped before;
    pci_st_more: by how much PCIst is larger with it. PCI is NaN where less than
    LEAST_SHARE is significant: its norm divides by an entropy that is then near 0.
    significant (channel, time) of the first set at times_s, the most active first."""

    region: str
    pci: Estimate
    pci_st: Estimate
    share: Estimate
    pci_rest: Estimate
    pci_st_rest: Estimate
    share_rest: Estimate
    pci_st_more: Estimate
    significant: Array
    times_s: Array
    trials: int
    sets: int
    pulse: float
    seed: int
    stopped: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class RegionEntrainment:
    """How well the noisy rhythm of a region follows a sine given to it alone.
    amplitudes (row,) in the unit of the node's stimulus; detuning_hz (column,): own
    frequency less that of the sine. value (row, column): phase-locking value to it over
    `seconds`; chance (column,): the same without it. Rows after a stop are NaN."""

    region: str
    amplitudes: Array
    detuning_hz: Array
    value: Estimate
    chance: Estimate
    frequency_hz: float
    seconds: float
    seeds: int
    seed: int
    stopped: bool = False

    @property
    def follows(self) -> np.ndarray:
        """Where the interval of the value lies above that of chance (row, column)."""
        return self.value.low > self.chance.high


@dataclass(frozen=True, slots=True, eq=False)
class PulseAtPhase:
    """What a pulse does to a region's noisy rhythm, by the phase (bin,) in rad that it
    meets: shift (bin,) of the phase in rad and growth (bin,) of the log amplitude,
    after_s later, against the same noise without it. runs (bin,); pulse: its area, in
    `deviations` of the region's activity. NaN of a phase that fewer than three runs
    met."""

    region: str
    phases: Array
    shift: Estimate
    growth: Estimate
    runs: Array
    pulse: float
    deviations: float
    after_s: float
    frequency_hz: float
    seed: int
    stopped: bool = False


Readout = ResponseComplexity | RegionEntrainment | PulseAtPhase


def with_readout(known: tuple[Readout, ...], new: Readout) -> tuple[Readout, ...]:
    """All of them, the new one in the place of one of its kind and region."""
    kept = (one for one in known if (type(one), one.region) != (type(new), new.region))
    return (*kept, new)
