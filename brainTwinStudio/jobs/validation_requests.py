"""Requests that take many fits or runs of one person's twin."""

from dataclasses import dataclass, field

from brainTwinStudio.project import (
    Connectome,
    FitSettings,
    ModelSpec,
    Recording,
    Twin,
)
from brainTwinStudio.project.forecast import ForecastPlan
from brainTwinStudio.project.validation import FoldPlan


@dataclass(frozen=True, slots=True, eq=False)
class CrossValidateRequest:
    """Fit to all folds but one and judge on that one, in turn. The answer is a
    CrossValidation; settings.hold_out is not used."""

    patient_id: str
    connectome: Connectome
    recordings: tuple[Recording, ...]
    spec: ModelSpec = field(default_factory=ModelSpec)
    settings: FitSettings = field(default_factory=FitSettings)
    plan: FoldPlan = field(default_factory=FoldPlan)


@dataclass(frozen=True, slots=True, eq=False)
class FrontRequest:
    """Fits with different weights of competing losses. The answer is a LossFront."""

    patient_id: str
    connectome: Connectome
    recordings: tuple[Recording, ...]
    losses: tuple[str, ...]
    points: int = 7
    spec: ModelSpec = field(default_factory=ModelSpec)
    settings: FitSettings = field(default_factory=FitSettings)


@dataclass(frozen=True, slots=True, eq=False)
class ExplainRequest:
    """What makes a twin agree. The answer is an Explanation. recordings: what to judge
    by, none = the features of the training runs that the twin carries."""

    twin: Twin
    recordings: tuple[Recording, ...] = ()
    seeds: int = 32
    seed: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class StatesRequest:
    """Recurring states of free runs beside those of recordings. The answer is a
    RecurringComparison. training: runs the twin was fitted to, which say how far apart
    two days are, none = they are left out."""

    twin: Twin
    recordings: tuple[Recording, ...]
    training: tuple[Recording, ...] = ()
    seeds: int = 16
    seed: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ForecastRequest:
    """What a twin foretells of recordings, beside simple forecasts. The answer is a
    Forecast. training: runs that AR and VAR learn from, none = they are left out."""

    twin: Twin
    recordings: tuple[Recording, ...]
    training: tuple[Recording, ...] = ()
    plan: ForecastPlan = field(default_factory=ForecastPlan)
    seed: int = 0
    notes: tuple[str, ...] = ()
