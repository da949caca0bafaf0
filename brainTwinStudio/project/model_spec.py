"""What can be chosen (the engine's catalogue) and what was chosen."""

from dataclasses import dataclass
from math import inf
from typing import Literal

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.data_kinds import Data, explained_by


@dataclass(frozen=True, slots=True)
class ParameterSpec:
    """One parameter as form, engine and report see it."""

    name: str
    symbol: str
    unit: str
    default: float
    low: float
    high: float
    per_region: bool
    meaning: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class NodeModelInfo:
    """What the engine tells about a node model.

    sent: names of what a region sends to others, one a channel. couplings: forms that
    make sense for it, the usual one first. noisy: (state, relative amplitude) of the
    states that the parameter "noise" drives. start: usual range of every state at the
    beginning. stimulus: what a stimulus is and its unit. unit_s: seconds of one time
    unit; step: recommended time step in time units. fitted: `fit` can fit it.
    """

    name: str
    label: str
    states: tuple[str, ...]
    parameters: tuple[ParameterSpec, ...]
    equations: str
    source: str
    time_unit: str
    unit_s: float
    step: float
    sent: tuple[str, ...]
    couplings: tuple[str, ...]
    noisy: tuple[tuple[str, float], ...]
    start: tuple[tuple[float, float], ...]
    stimulus: str
    fitted: bool = False

    def parameter(self, name: str) -> ParameterSpec:
        for spec in self.parameters:
            if spec.name == name:
                return spec
        known = ", ".join(spec.name for spec in self.parameters)
        raise InputError(f"{self.label} has no parameter '{name}'. Known: {known}.")


@dataclass(frozen=True, slots=True)
class PartInfo:
    """What the engine tells about a loss, coupling, composition, observation,
    optimiser, regulariser, stimulus waveform or disease. fitted: `fit` can use it.
    in_dynamics: a learned part that a ModelSpec names in `learned`. begins, time_unit:
    of a disease, as of DiseaseInfo."""

    name: str
    label: str
    meaning: str
    source: str = ""
    parameters: tuple[ParameterSpec, ...] = ()
    fitted: bool = True
    in_dynamics: bool = False
    begins: str = ""
    time_unit: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the engine can do; its first message."""

    node_models: tuple[NodeModelInfo, ...]
    compositions: tuple[PartInfo, ...]
    learned_parts: tuple[PartInfo, ...]
    couplings: tuple[PartInfo, ...]
    observations: tuple[PartInfo, ...]
    losses: tuple[PartInfo, ...]
    optimisers: tuple[PartInfo, ...]
    waveforms: tuple[PartInfo, ...]
    device: str
    versions: tuple[tuple[str, str], ...]
    integrators: tuple[PartInfo, ...] = ()
    regularisers: tuple[PartInfo, ...] = ()
    black_boxes: tuple[PartInfo, ...] = ()
    connectomes: tuple[PartInfo, ...] = ()
    electric: tuple[PartInfo, ...] = ()
    uncertainties: tuple[PartInfo, ...] = ()
    diseases: tuple[PartInfo, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """All choices that make a model; no results.

    node: a node model, or a black box or a network that makes an EEG, for which nothing
    else counts.
    connectome "fixed" keeps the anatomical weights (scaled square root); others are
    learned, pulled toward anatomy: "learned" lets every weight grow or shrink, the rest
    are in the engine's catalogue. directed: what is learned of a weight may differ from
    the way back; weights[target, source].
    slow_gain adds one slow Ornstein-Uhlenbeck gain on the noise of all regions.
    learned: names of learned parts in the dynamics of every region.
    """

    node: str = "hopf"
    coupling: str = "additive"
    connectome: str = "learned"
    slow_gain: bool = True
    learned: tuple[str, ...] = ()
    directed: bool = False

    def __post_init__(self) -> None:
        if len(set(self.learned)) < len(self.learned):
            raise InputError("A learned part is named twice; once is enough.")
        if self.directed and not self.learns_connectome:
            raise InputError(
                "A fixed connectome has the directions of its file; only a learned one "
                "can be made directed."
            )

    @property
    def learns_connectome(self) -> bool:
        return self.connectome != "fixed"

    @property
    def dynamics(self) -> str:
        """What the engine calls a region with these parts: "hopf+residual"."""
        return "+".join((self.node, *self.learned))

    @property
    def data(self) -> Data:
        """Kinds of recordings that it explains."""
        return explained_by(self.node)


Effort = Literal["quick", "standard", "thorough"]
EFFORTS: tuple[Effort, ...] = ("quick", "standard", "thorough")
AUTO, GRID = "auto", "grid"
UNNAMED = (AUTO, GRID)  # no optimiser is asked for by name
LAPLACE, NOT_ESTIMATED = "laplace", "none"
Regularised = tuple[tuple[str, float | None], ...]


@dataclass(frozen=True, slots=True)
class FitSettings:
    """How a fit is done and judged.

    losses: (name, weight) pairs, each in units of the recording's own run-to-run
    difference. hold_out: fraction at the end of every run kept for judgement only.
    judge_seeds: noise seeds of the free-running simulations behind every
    agreement number. optimiser: one of the catalogue, "auto" (L-BFGS on the linear
    theory, Adam on simulations), or "grid" (the best of the starting grid is kept).
    regularisers: (name, weight) pairs of the catalogue in the units of the losses;
    None = the weight is chosen by the fit. uncertainty: how intervals of the parameters
    are estimated, one of the catalogue, or "none".
    """

    effort: Effort = "standard"
    losses: tuple[tuple[str, float], ...] = (
        ("fc", 1.0),
        ("fcd", 1.0),
        ("psd", 0.25),
    )
    hold_out: float = 0.0
    seed: int = 0
    judge_seeds: int = 64
    optimiser: str = AUTO
    regularisers: Regularised = ()
    uncertainty: str = LAPLACE

    def __post_init__(self) -> None:
        if self.effort not in EFFORTS:
            raise InputError(f"No effort '{self.effort}'. Known: {', '.join(EFFORTS)}.")
        if not 0 <= self.hold_out <= 0.5:
            raise InputError(
                f"The held-out fraction is {self.hold_out:g}; it must lie between 0 "
                "and 0.5."
            )
        if not 2 <= self.judge_seeds <= 4096:
            raise InputError("The number of judging seeds must be 2 to 4096.")
        if not 0 <= self.seed < 2**31:
            raise InputError("The seed must be a whole number from 0 to 2147483647.")
        if not self.losses or any(weight < 0 for _, weight in self.losses):
            raise InputError("Losses need at least one entry and weights of 0 or more.")
        if not self.optimiser:
            raise InputError(f"The optimiser has no name; '{AUTO}' is the usual one.")
        if not self.uncertainty:
            raise InputError(
                f"The method of uncertainty has no name; '{LAPLACE}' is the usual one, "
                f"'{NOT_ESTIMATED}' leaves it out."
            )
        names = [name for name, _ in self.regularisers]
        for name, weight in self.regularisers:
            if names.count(name) > 1:
                raise InputError(f"The regulariser '{name}' is named twice.")
            if weight is not None and not 0 <= weight < inf:
                raise InputError(
                    f"The weight of the regulariser '{name}' is {weight:g}; it must be "
                    "a number of 0 or more."
                )
