"""What a search for a stimulation chooses from, and what it asks of a system."""

from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np

from brainTwinStudio.project import Array
from brainTwinStudio.project.stimulation_search import REVERSE

__all__ = ["EVERY", "REVERSE", "Points", "Slope", "Space", "System"]

EVERY = slice(None)  # noise seed
NEAR = np.array([  # of target, amplitude, frequency and phase
    (0, -1, 0, 0), (0, 1, 0, 0), (0, 0, -1, 0), (0, 0, 1, 0), (0, 0, 0, -1),
    (0, 0, 0, 1), (0, 0, -1, -1), (0, 0, -1, 1), (0, 0, 1, -1), (0, 0, 1, 1),
])  # fmt: skip


class Points(NamedTuple):
    """Settings, an entry each: number of the target region, amplitude, frequency in Hz,
    phase in rad. All (point,)."""

    target: Array
    amplitude: Array
    frequency_hz: Array
    phase_rad: Array

    def at(self, which: Array) -> "Points":
        return Points(*(column[which] for column in self))

    @property
    def count(self) -> int:
        return len(self.target)


class Space(NamedTuple):
    """The grid: every target with every amplitude, frequency and phase."""

    targets: tuple[int, ...]
    amplitudes: tuple[float, ...]
    frequencies_hz: tuple[float, ...]
    phases_rad: tuple[float, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(len(axis) for axis in self)

    @property
    def size(self) -> int:
        return int(np.prod(self.shape))

    def points(self) -> Points:
        """All of them; targets vary slowest, phases fastest."""
        meshed = np.meshgrid(*(np.asarray(axis) for axis in self), indexing="ij")
        return Points(*(axis.ravel() for axis in meshed))

    def neighbours(self, number: int) -> list[int]:
        """Points one step away in amplitude, frequency or phase, which is a circle, and
        in frequency and phase at once: another frequency meets the system in another
        phase."""
        here = np.unravel_index(number, self.shape)
        found = set()
        for step in NEAR:
            place = np.array(here) + step
            place[3] %= self.shape[3]
            if (place >= 0).all() and (place < self.shape).all():
                found.add(int(np.ravel_multi_index(tuple(place), self.shape)))
        return sorted(found - {number})

    def elsewhere(self, number: int) -> list[int]:
        """The same setting at every other target, in the order of the targets."""
        here = list(np.unravel_index(number, self.shape))
        at = [(i, *here[1:]) for i in range(self.shape[0]) if i != here[0]]
        return [int(np.ravel_multi_index(place, self.shape)) for place in at]


class Slope(NamedTuple):
    """Adjoint of the mean outcome at one setting: by the share of the stimulus that a
    region gets, shares (region,), and every target, targets (target,); amplitude,
    frequency_hz and phase_rad, by the setting itself. One backward pass gives all."""

    shares: Array
    targets: Array
    amplitude: float
    frequency_hz: float
    phase_rad: float


@runtime_checkable  # the tests check annotations while they run
class System(Protocol):
    """What is stimulated. A simulation is one run of one noise seed."""

    @property
    def seeds(self) -> int: ...

    def outcomes(self, points: Points, seeds: slice = EVERY) -> Array:
        """How much of the goal each point gives (point, seed), of these seeds, the same
        noise in all of them; larger is more."""
        ...

    def expected(self, points: Points) -> Array | None:
        """The same by a theory that simulates nothing (point,); its offset is not used,
        its scale only where little else is known. None where there is none."""
        ...

    def slope(self, points: Points) -> Slope:
        """Of a single point."""
        ...
