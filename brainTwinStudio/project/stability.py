"""Where a system rests and how fast small changes grow; engine/dynamics finds it."""

from dataclasses import dataclass

from brainTwinStudio.project.dynamics import Equilibrium, Spectrum


@dataclass(frozen=True, slots=True, eq=False)
class Equilibria:
    """All that were found, sorted by the first state."""

    found: tuple[Equilibrium, ...]


@dataclass(frozen=True, slots=True)
class LargestExponent:
    """Of a twin's network with its noise: per_s, above 0 where small changes grow, its
    standard error over parts of a run of `seconds`."""

    per_s: float
    error: float
    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class NodeExponents:
    """All exponents of a node by itself, per time unit of unit_s seconds, over a run of
    `seconds`."""

    spectrum: Spectrum
    unit_s: float
    seconds: float
