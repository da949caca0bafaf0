"""What repeated fits to one person say: cross-validation, trade-offs between metrics,
and what the parts of a twin are good for."""

from dataclasses import dataclass, field
from typing import Literal

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.arrays import Array, FrozenMap
from brainTwinStudio.project.comparison import MetricInfo
from brainTwinStudio.project.stopping import TellsOutcome

Over = Literal["runs", "time"]
Losses = tuple[tuple[str, float], ...]


# ---------------------------------------------------------------- cross-validation


@dataclass(frozen=True, slots=True)
class FoldPlan:
    """over: folds of whole runs, or of blocks of time that all runs are cut into.
    folds None: one a run, or four blocks. candidates: losses to choose from inside the
    training part of every fold, none = those of the settings. robust: fit again to
    noisier and shorter data and to fewer regions."""

    over: Over = "runs"
    folds: int | None = None
    candidates: tuple[Losses, ...] = ()
    robust: bool = False

    def __post_init__(self) -> None:
        if self.over not in ("runs", "time"):
            raise InputError(f"No folds over '{self.over}'. Known: runs, time.")
        if self.folds is not None and self.folds < 2:
            raise InputError("Cross-validation needs at least 2 folds.")


@dataclass(frozen=True, slots=True, eq=False)
class HarderScore:
    """One fold fitted to harder data and judged on the same left-out ones as before.

    kind "noise": level in dB of signal to noise; "time", "regions": hidden share.
    values: of that fit; before: of the fit to the data as they are, on the same
    regions; copy: the harder training data themselves.
    """

    name: str
    kind: Literal["noise", "time", "regions"]
    level: float
    values: FrozenMap[float]
    before: FrozenMap[float]
    copy: FrozenMap[float]


@dataclass(frozen=True, slots=True, eq=False)
class FoldScore:
    """left_out: what was judged on. values: of the twin; copy: of the training data
    taken as the prediction; structure: of the connectome alone. losses: what was
    fitted; tried: mean rank of every candidate over the inner folds, in words."""

    left_out: tuple[str, ...]
    values: FrozenMap[float]
    copy: FrozenMap[float]
    structure: FrozenMap[float]
    losses: Losses
    outcome: str
    tried: FrozenMap[float] = field(default_factory=FrozenMap[float])
    harder: tuple[HarderScore, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class CrossValidation(TellsOutcome):
    """Finished folds only; planned: how many were asked for."""

    metrics: tuple[MetricInfo, ...]
    folds: tuple[FoldScore, ...]
    planned: int
    plan: FoldPlan
    patient_id: str
    seeds: int
    seed: int
    seconds: float = 0.0
    notes: tuple[str, ...] = ()

    @property
    def stopped(self) -> bool:
        return len(self.folds) < self.planned


# ---------------------------------------------------------------- trade-offs


@dataclass(frozen=True, slots=True, eq=False)
class FrontPoint:
    """One fit: the weights of its losses, all agreement numbers, whether no other fit
    is better in one objective and as good in the others, whether it is the knee."""

    weights: Losses
    values: FrozenMap[float]
    on_front: bool
    knee: bool
    outcome: str


@dataclass(frozen=True, slots=True, eq=False)
class LossFront(TellsOutcome):
    """objectives: the metric that stands for each loss, less is better in all. held_out
    False: judged on what was fitted. copy: the training data as the prediction."""

    losses: tuple[str, ...]
    objectives: tuple[MetricInfo, ...]
    metrics: tuple[MetricInfo, ...]
    points: tuple[FrontPoint, ...]
    planned: int
    held_out: bool
    copy: FrozenMap[float]
    patient_id: str
    seeds: int
    seed: int
    seconds: float = 0.0
    notes: tuple[str, ...] = ()

    @property
    def stopped(self) -> bool:
        return len(self.points) < self.planned


# ---------------------------------------------------------------- explanation


@dataclass(frozen=True, slots=True, eq=False)
class PartLoss:
    """What is lost when a twin goes without a part. changes: metric -> value without
    it minus value of the whole twin; None where the network is then unstable. regions
    (region,): share of the region's squared FC error without the part that the part
    takes away, 1 = all, below 0 = it does harm; None as `changes`."""

    part: str
    changes: FrozenMap[float] | None
    regions: Array | None


@dataclass(frozen=True, slots=True, eq=False)
class Explanation(TellsOutcome):
    """What makes a twin agree.

    judged_on: recordings, none = the features of the training runs that the twin
    carries. r_with_sc, changed_fraction, changed_on_absent: of the learned connectome,
    None where it is the anatomical one. growth_left (region,): a_eff in 1/s.
    whole: agreement of the whole twin by the same simulations. sensitivity: metric of
    the linear theory -> parameters -> change of the metric (root sum of squares) when
    every value of theirs moves by one standard deviation of its prior. outside: share
    of simulated minutes whose regional FC and pace lie outside what recorded minutes
    span, and of every region (region,); None where there are no recordings for it.
    """

    metrics: tuple[MetricInfo, ...]
    whole: FrozenMap[float]
    parts: tuple[PartLoss, ...]
    sensitivity: FrozenMap[FrozenMap[float]]
    growth_left: Array
    r_with_sc: float | None
    changed_fraction: float | None
    changed_on_absent: float | None
    judged_on: tuple[str, ...]
    region_names: tuple[str, ...]
    twin_id: str
    patient_id: str
    seeds: int
    seed: int
    outside: float | None = None
    outside_regions: Array | None = None
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    stopped: bool = False

    def part(self, name: str) -> PartLoss | None:
        return next((one for one in self.parts if one.part == name), None)
