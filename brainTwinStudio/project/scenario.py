"""What-if plans on a twin: virtual surgery and stimulation."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Self

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.arrays import Array, FrozenMap
from brainTwinStudio.project.device import Device
from brainTwinStudio.project.drawn import USUAL, Points, checked
from brainTwinStudio.project.familiarity import Familiarity
from brainTwinStudio.project.surgery import (
    Ablation,
    Callosotomy,
    Damage,
    Hemispherotomy,
    check_fraction,
)
from brainTwinStudio.project.waveforms import extras_of, longest_pulse_s, waveform
from brainTwinStudio.project.what_if import ParameterChange


@dataclass(frozen=True, slots=True)
class Resection:
    """Remove (fraction 1) or weaken regions with all their connections: a connection
    keeps (1 - f) at each of its ends."""

    regions: tuple[str, ...]
    fraction: float = 1.0

    def __post_init__(self) -> None:
        check_fraction(self.fraction)
        if not self.regions:
            raise InputError(tr("A resection names at least one region."))


@dataclass(frozen=True, slots=True)
class Disconnection:
    """Cut (fraction 1) or weaken connections, each (target, source)."""

    edges: tuple[tuple[str, str], ...]
    fraction: float = 1.0

    def __post_init__(self) -> None:
        check_fraction(self.fraction)
        if not self.edges:
            raise InputError(tr("A disconnection names at least one edge."))


@dataclass(frozen=True, slots=True)
class Stimulation:
    """Input to regions: amplitude in model units per second (state x of the node).

    waveform: one of `project.waveforms`; shape: numbers of its own by name, usual where
    missing. A pulse shorter than the time step enters by its area. start_s and stop_s
    bound it; stop_s None = to the end.
    device: what a stimulator would be set to; None where nothing physical is planned.
    weights (target,): share of the amplitude that each target gets, -1 to 1 and not 0;
    () = all of it. found: how the weights were found, in words.
    drawn: points (s since the start, height at amplitude 1) of a drawn waveform,
    () = a ramp up and down.
    """

    targets: tuple[str, ...]
    waveform: str = "constant"
    amplitude: float = 0.01
    frequency_hz: float = 0.05
    phase_rad: float = 0.0
    width_s: float = 0.5
    start_s: float = 0.0
    stop_s: float | None = None
    device: Device | None = None
    shape: FrozenMap[float] = field(default_factory=FrozenMap[float])
    weights: tuple[float, ...] = ()
    found: str = ""
    drawn: Points = ()

    def __hash__(self) -> int:
        known = self.targets, self.waveform, self.amplitude, self.frequency_hz
        when = self.phase_rad, self.width_s, self.start_s, self.stop_s
        own = self.device, tuple(sorted(self.shape.items())), self.weights
        return hash((known, when, own, self.drawn))

    def __post_init__(self) -> None:
        if not self.targets:
            raise InputError(tr("A stimulation names at least one target region."))
        self._check_weights()
        kind = waveform(self.waveform)
        object.__setattr__(self, "shape", FrozenMap(self.shape))
        extras = extras_of(self.waveform, self.shape)
        self._check_drawn(extras)
        if kind.repeats and not self.frequency_hz > 0:
            raise InputError(tr("The stimulation frequency must be above 0 Hz."))
        if kind.pulses:
            longest = longest_pulse_s(self.waveform, self.frequency_hz, extras)
            if longest <= 0:
                raise InputError(
                    tr(
                        "Pulses and bursts of these numbers do not fit into a period "
                        "of {period:g} s; lower the frequency, or shorten what belongs "
                        "to a period.",
                        period=1 / self.frequency_hz,
                    )
                )
            if not 0 < self.width_s <= longest * (1 + 1e-9):
                raise InputError(
                    tr(
                        "The pulse width is {width:g} s; it must be above 0 and at "
                        "most {longest:g} s to fit into a period.",
                        width=self.width_s,
                        longest=longest,
                    )
                )
        if self.stop_s is not None and not self.stop_s > self.start_s:
            raise InputError(tr("The stimulation must stop after it starts."))

    def _check_weights(self) -> None:
        weights = tuple(float(weight) for weight in self.weights)
        object.__setattr__(self, "weights", weights)
        if weights and len(weights) != len(self.targets):
            raise InputError(
                f"{len(self.targets)} targets of a stimulation but {len(weights)} "
                "weights."
            )
        for name, weight in zip(self.targets, weights, strict=False):
            if not 0 < abs(weight) <= 1:
                raise InputError(
                    tr(
                        "The stimulation gives {region} the weight {weight:g}; "
                        "expected a share of the amplitude, -1 to 1 and not 0.",
                        region=name,
                        weight=weight,
                    )
                )

    def _check_drawn(self, extras: Mapping[str, float]) -> None:
        if self.waveform != "drawn":
            object.__setattr__(self, "drawn", ())
            return
        points = checked(self.drawn or USUAL)
        object.__setattr__(self, "drawn", points)
        every = extras["every_s"]
        if 0 < every < points[-1][0]:
            raise InputError(
                tr(
                    "The drawn course lasts {seconds:g} s and cannot begin again every "
                    "{every:g} s.",
                    seconds=points[-1][0],
                    every=every,
                )
            )

    @property
    def shares(self) -> tuple[float, ...]:
        """(target,): what each gets of the amplitude."""
        return self.weights or (1.0,) * len(self.targets)

    def at(self, targets: tuple[str, ...]) -> "Stimulation":
        """The same at other targets: those that stay keep their weights, new ones get
        the whole amplitude."""
        if targets == self.targets:
            return self
        known = dict(zip(self.targets, self.shares, strict=True))
        weights = tuple(known.get(name, 1.0) for name in targets)
        if all(weight == 1 for weight in weights):
            weights = ()
        return replace(self, targets=targets, weights=weights, found="")


Change = (
    Resection
    | Disconnection
    | Stimulation
    | Ablation
    | Callosotomy
    | Hemispherotomy
    | Damage
    | ParameterChange
)
Surgery = Resection | Disconnection | Ablation | Callosotomy | Hemispherotomy | Damage
Stage = Literal["acute", "recovered"]


@dataclass(frozen=True, slots=True)
class Effect:
    """A change with its spread: value is the mean over seeds of the paired
    difference, low and high its 2.5 and 97.5 percentiles over seeds."""

    name: str
    label: str
    unit: str
    value: float
    low: float
    high: float
    baseline: float
    seeds: int

    @classmethod
    def of_runs(
        cls, name: str, label: str, unit: str, before: Array, after: Array
    ) -> Self:
        """From the outcome before and after in paired runs, each (run,)."""
        change = after - before
        low, high = np.quantile(change, (0.025, 0.975))
        return cls(
            name,
            label,
            unit,
            float(change.mean()),
            float(low),
            float(high),
            float(before.mean()),
            len(change),
        )


@dataclass(frozen=True, slots=True, eq=False)
class StageResult:
    """A later stage of a plan against the same unedited twin, with the same noise:
    effects, cost and arrays as of a ScenarioResult; how: what was tuned again."""

    stage: Stage
    how: str
    effects: tuple[Effect, ...]
    cost: tuple[Effect, ...]
    arrays: FrozenMap[Array]


@dataclass(frozen=True, slots=True, eq=False)
class ScenarioResult:
    """Paired same-noise runs. Arrays: "fc_before", "fc_after" (region, region),
    "power_before", "power_after" (region,); NaN for removed regions; of oscillators
    "a_eff_before", "a_eff_after" (region,) 1/s: growth left after coupling by the
    twin's own equations. outside: learned part -> share of time and regions in which it
    met what it was not trained on; notes: what is to be known before believing the
    effects; familiarity: whether the plan stays within what the twin knows, None where
    that was not estimated. cost: change of strength and efficiency of functional
    networks, in percent of the unedited twin. stages: later ones; the effects here are
    those right after. draws: of the twin's parameters that the runs go through, 0 where
    intervals are of noise (and of what cuts leave open) alone."""

    effects: tuple[Effect, ...]
    arrays: FrozenMap[Array]
    dose: FrozenMap[float] = field(default_factory=FrozenMap[float])
    outside: FrozenMap[float] = field(default_factory=FrozenMap[float])
    notes: tuple[str, ...] = ()
    familiarity: Familiarity | None = None
    cost: tuple[Effect, ...] = ()
    stages: tuple[StageResult, ...] = ()
    draws: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """A plan on a twin: changes in order, noise seeds, and the result once run.

    off: which changes are switched off, counted from 0; they stay in the plan and have
    no effect. recovery: whether the brain is also run after it has tuned its inhibition
    again; without, only right after the change.
    """

    id: str
    twin_id: str
    name: str
    changes: tuple[Change, ...]
    seeds: int = 16
    seed: int = 0
    result: ScenarioResult | None = None
    off: tuple[int, ...] = ()
    recovery: bool = False

    def __post_init__(self) -> None:
        if not 2 <= self.seeds <= 4096:
            raise InputError(tr("A scenario needs 2 to 4096 noise seeds."))
        known = range(len(self.changes))
        wrong = [number for number in self.off if number not in known]
        if wrong:
            raise InputError(
                f"Change {wrong[0]} is switched off, but the plan has "
                f"{len(self.changes)} (counted from 0)."
            )
        object.__setattr__(self, "off", tuple(sorted(set(self.off))))

    @property
    def active(self) -> tuple[Change, ...]:
        """The changes that are switched on, in order."""
        return tuple(c for i, c in enumerate(self.changes) if i not in self.off)
