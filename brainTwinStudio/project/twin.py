"""A fitted twin: everything needed to run it without the project."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.anatomy import Connectome
from brainTwinStudio.project.arrays import Array, FrozenMap, frozen
from brainTwinStudio.project.model_spec import FitSettings, ModelSpec, ParameterSpec
from brainTwinStudio.project.patient import GlobalSignal
from brainTwinStudio.project.readouts import Readout
from brainTwinStudio.project.sensors import Sensors
from brainTwinStudio.project.states import RecurringComparison
from brainTwinStudio.project.stimulation_search import StimulationSearch
from brainTwinStudio.project.well_posedness import WellPosedness

Outcome = Literal["converged", "stopped", "diverged"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What determined the answer.

    inputs: (file name, sha256) pairs. versions: (package, version) pairs.
    """

    created: str
    inputs: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]
    device: str
    dtype: str
    integrator: str
    dt_s: float


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the recording was sampled and cleaned; simulations get the same.

    run_samples: samples of each training run.
    """

    repetition_time_s: float
    run_samples: tuple[int, ...]
    global_signal: GlobalSignal
    band_hz: tuple[float, float] | None


@dataclass(frozen=True, slots=True, eq=False)
class Twin:
    """A model fitted to one person.

    parameters: name -> array, () global, (region,) regional or (target, source);
    planning: the same names, held closer to anatomy and to each other: what surgery
    and stimulation are predicted with; empty in twins that have only `parameters`.
    planning_draws: name -> (draw, ...), `planning` as the recording allows it as well;
    empty where that was not estimated.
    intervals: name -> (2, ...) low and high of 90 %, only where they were estimated;
    identifiable: the same names -> whether data tell more than the prior.
    loss_history (step,) with phases (first step, name).
    measured / simulated: "fc" (region, region) mean over runs, "psd" (region,
    frequency) with "psd_hz" (frequency,), "fcd" (quantile,).
    train, held_out, ceiling, floor: the agreement numbers of CLI.md.
    population: codes of the other people whose twins were the prior of the fit.
    learned: weights of learned parts, "part.array" -> array of any shape; shares: how
    much of learned dynamics is physics ("explained_by_physics"), {} without any.
    sensors: what an EEG sees, of twins that explain one. Its pictures are "eeg_hz"
    (frequency,), "eeg_log_power" (channel, frequency) and "eeg_<connectivity>"
    (channel, channel); without fMRI there is no "fc", "psd", "fcd".
    states: its recurring states beside measured ones, once they were compared.
    well_posedness: whether its recordings determine it, once that was asked.
    search: the latest search for where, when and how to stimulate.
    readouts: what stimulating a region does, the latest of every kind and region.
    """

    id: str
    patient_id: str
    connectome: Connectome
    spec: ModelSpec
    settings: FitSettings
    parameter_specs: tuple[ParameterSpec, ...]
    parameters: FrozenMap[Array]
    sampling: Sampling
    outcome: Outcome
    message: str
    seconds: float
    compile_seconds: float
    free_parameters: int
    loss_history: Array
    provenance: Provenance
    phases: tuple[tuple[int, str], ...] = ()
    intervals: FrozenMap[Array] = field(default_factory=FrozenMap[Array])
    identifiable: FrozenMap[bool] = field(default_factory=FrozenMap[bool])
    planning: FrozenMap[Array] = field(default_factory=FrozenMap[Array])
    measured: FrozenMap[Array] = field(default_factory=FrozenMap[Array])
    simulated: FrozenMap[Array] = field(default_factory=FrozenMap[Array])
    train: FrozenMap[float] = field(default_factory=FrozenMap[float])
    held_out: FrozenMap[float] = field(default_factory=FrozenMap[float])
    ceiling: FrozenMap[float] = field(default_factory=FrozenMap[float])
    floor: FrozenMap[float] = field(default_factory=FrozenMap[float])
    learned_connectome: FrozenMap[float] = field(default_factory=FrozenMap[float])
    population: tuple[str, ...] = ()
    learned: FrozenMap[Array] = field(default_factory=FrozenMap[Array])
    shares: FrozenMap[float] = field(default_factory=FrozenMap[float])
    sensors: Sensors | None = None
    states: RecurringComparison | None = None
    well_posedness: WellPosedness | None = None
    search: StimulationSearch | None = None
    readouts: tuple[Readout, ...] = ()
    planning_draws: FrozenMap[Array] = field(default_factory=FrozenMap[Array])

    @property
    def running(self) -> FrozenMap[Array]:
        """All that a simulation needs: parameters and weights of learned parts."""
        return FrozenMap({**self.parameters, **self.learned})

    @property
    def learned_weights(self) -> Array | None:
        """Weights (target, source) that were fitted, None where they were not."""
        matrices = (one for one in self.parameters.values() if np.ndim(one) == 2)
        return next(matrices, None)

    def __post_init__(self) -> None:
        n = self.connectome.parcellation.count
        if ("eeg" in self.spec.data) != (self.sensors is not None):
            raise InputError("A twin has sensors if, and only if, it explains an EEG.")
        if self.sensors is not None:
            regions = self.connectome.parcellation.region_names
            if self.sensors.lead_field.region_names != regions:
                raise InputError("The twin's sensors see other regions than it has.")
        for name, array in self.parameters.items():
            if np.shape(array) not in ((), (n,), (n, n)):
                raise InputError(
                    f"Twin parameter '{name}' has shape {np.shape(array)}; expected a "
                    f"single value, {n} values or {n} x {n}."
                )
        history = frozen(self.loss_history, "Loss history", (None,), finite=False)
        object.__setattr__(self, "loss_history", history)
