"""What stimulating a region does, as the engine would answer, made by hand."""

import numpy as np

from brainTwinStudio.project.readouts import (
    PulseAtPhase,
    Readout,
    RegionEntrainment,
    ResponseComplexity,
)
from brainTwinStudio.project.response_map import Estimate


def around(value: object, room: float = 0.1) -> Estimate:
    """With an interval of a tenth on both sides."""
    middle = np.asarray(value, float)
    half = room * np.abs(middle)
    return Estimate(middle, middle - half, middle + half)


def unknown() -> Estimate:
    return Estimate(*(np.asarray(np.nan) for _ in range(3)))


def complexity(region: str, factor: float = 1.0) -> ResponseComplexity:
    """Of a response in three regions of four; at rest PCI is not estimated."""
    significant = np.arange(20)[None] < np.array([[12], [6], [2], [0]])
    return ResponseComplexity(
        region, around(0.4 * factor), around(22.0 * factor), around(0.25 * factor),
        unknown(), around(20.0 * factor), around(0.001 * factor),
        around(2.0 * factor), significant, np.arange(1, 21) / 4.0, 32, 8, 0.3, 0,
    )  # fmt: skip


def entrainment(region: str, factor: float = 1.0) -> RegionEntrainment:
    """At 0.05 Hz; a louder sine is followed further away, a weak one only closely."""
    amplitudes = np.array([0.01, 0.02, 0.03])
    detuning = np.array([-0.02, 0.0, 0.02])
    near = np.array([0.2, 0.6, 0.2]) + 0.1 * np.arange(3)[:, None]
    value = factor * np.minimum(near, 0.9)
    chance = around(factor * np.full(3, 0.22))
    return RegionEntrainment(
        region, amplitudes, detuning, around(value), chance, 0.05, 300.0, 8, 0
    )


def by_phase(region: str, factor: float = 1.0) -> PulseAtPhase:
    """A pulse turns the phase back by -sin of it; nobody met the last phase."""
    phases = 2 * np.pi * (np.arange(8) + 0.5) / 8
    shift, growth = -factor * np.sin(phases), factor * 0.3 * np.cos(phases)
    for one in (shift, growth):
        one[-1] = np.nan
    runs = np.array([*[18] * 7, 2])
    return PulseAtPhase(
        region, phases, around(shift), around(growth), runs, 0.01, 1.0, 2.5, 0.05, 0
    )


def everywhere(names: tuple[str, ...], factor: float = 1.0) -> tuple[Readout, ...]:
    """All three of every region."""
    made = (complexity, entrainment, by_phase)
    return tuple(one(name, factor) for name in names for one in made)
