"""A plan in the making: what every kind of change adds to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Parcellation, Twin
from brainTwinStudio.project.seizure_twin import SeizureTwin


class Making:
    """What a list of changes does to a network so far: factor on weights and on delays
    (target, source), present and touched (region,), stimuli, their highest |height| as
    it was asked for (region,), whether they are felt, dose, other values of parameters,
    and what is to be said about all that."""

    def __init__(self, twin: Twin | SeizureTwin, grid: Grid) -> None:
        n = twin.connectome.parcellation.count
        self.twin: Any = twin  # of structural plans perhaps a SeizureTwin
        self.grid = grid
        self.factor, self.slowed = np.ones((n, n)), np.ones((n, n))
        self.present, self.touched = np.ones(n), np.zeros(n, bool)
        self.stimuli: list[tuple[Array, Array]] = []
        self.peak, self.felt = np.zeros(n), True
        self.dose: dict[str, float] = {}
        self.values: dict[str, Array] = {}
        self.notes: list[str] = []

    @property
    def parcellation(self) -> Parcellation:
        return self.twin.connectome.parcellation

    @property
    def running(self) -> Mapping[str, Array]:
        """Parameters that plans are predicted with."""
        if isinstance(self.twin, SeizureTwin):
            return {"learned_weights": self.twin.connectome.weights}
        return self.twin.planning or self.twin.running

    def places(self, names: Iterable[str]) -> list[int]:
        return [self.parcellation.index(name) for name in names]

    def weaken(
        self, at: Sequence[int], shares: Sequence[float], removed_from: float = 1.0
    ) -> None:
        """Regions lose shares of themselves: W_ij *= (1 - f_i)(1 - f_j); from
        removed_from on one counts as removed with all its activity."""
        left = np.ones(len(self.present))
        left[list(at)] = 1 - np.asarray(shares, float)
        self.factor *= left[:, None] * left[None, :]
        gone = [i for i, share in zip(at, shares, strict=True) if share >= removed_from]
        self.factor[gone] = 0
        self.factor[:, gone] = 0
        self.present[gone] = 0
        self.touched[list(at)] = True

    def cut(self, share: Array) -> None:
        """Connections lose a share (target, source)."""
        self.factor *= 1 - share

    def note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)

    def plan(self) -> Plan:
        """Raises InputError where too little is left of the brain."""
        if self.present.sum() < 3:
            raise InputError("The resection leaves fewer than 3 regions.")
        return Plan(
            self.factor,
            self.present,
            tuple(self.stimuli),
            self.touched,
            self.dose,
            self.values,
            self.slowed,
            tuple(self.notes),
            self.peak,
            self.felt,
        )


class Kind(NamedTuple):
    """One kind of change: its noun, and what adds one of them to a plan."""

    noun: type
    add: Callable[[Any, Making], None]
