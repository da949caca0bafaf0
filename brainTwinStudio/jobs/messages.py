"""What travels between the window (or command line) and the engine process.

A request determines its answer, seed included; the same request from a dialog, the
command line or a cohort gives the same numbers.

What comes out of a pipe goes through `revived` on both sides, see jobs/revived.py.
"""

from dataclasses import dataclass, field

from brainTwinStudio.jobs.disease_requests import DiseaseAsked
from brainTwinStudio.jobs.dynamics_requests import (
    CycleRequest,
    DiagramRequest,
    Driving,
    NetworkModesRequest,
    NodeSystemRequest,
    PortraitRequest,
    RegionSystemRequest,
    TrajectoryRequest,
    WithNoise,
)
from brainTwinStudio.jobs.loop_requests import LoopRequest
from brainTwinStudio.jobs.pausing import Paused
from brainTwinStudio.jobs.seizure_requests import SeizureAsked
from brainTwinStudio.jobs.stimulation_requests import FindStimulationRequest
from brainTwinStudio.jobs.trust_requests import TrustAsked
from brainTwinStudio.jobs.validation_requests import (
    CrossValidateRequest,
    ExplainRequest,
    ForecastRequest,
    FrontRequest,
    StatesRequest,
)
from brainTwinStudio.project import (
    Array,
    Catalogue,
    Connectome,
    FitSettings,
    FrozenMap,
    LeadField,
    ModelSpec,
    Recording,
    Scenario,
    Twin,
    frozen,
)

ENGINE = 0  # stands for a job id where the engine speaks of itself

# ---------------------------------------------------------------- requests


@dataclass(frozen=True, slots=True, eq=False)
class FitRequest:
    """Fit a twin to runs of one person. The answer is a Twin.

    population: twins of other people, the prior of the fit; twins of the same person
    among them are left out. checkpoint: file the running fit saves its state to, and
    resumes from when the file belongs to the same request; "" for none. Whoever has put
    the answer in a safe place deletes it (jobs/checkpoint.py). lead_field: what the
    channels of an EEG see, where `spec` explains one.
    """

    patient_id: str
    connectome: Connectome
    recordings: tuple[Recording, ...]
    spec: ModelSpec = field(default_factory=ModelSpec)
    settings: FitSettings = field(default_factory=FitSettings)
    checkpoint: str = ""
    population: tuple[Twin, ...] = ()
    lead_field: LeadField | None = None


@dataclass(frozen=True, slots=True, eq=False)
class EvaluateRequest:
    """Judge a twin on runs it has not seen. The answer is an Evaluation."""

    twin: Twin
    recordings: tuple[Recording, ...]
    seeds: int = 64
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class CompareRequest:
    """Judge twins side by side on the same runs. The answer is a Comparison. names: of
    the twins, as its rows call them; notes: what is known of the choice of runs."""

    twins: tuple[Twin, ...]
    names: tuple[str, ...]
    recordings: tuple[Recording, ...]
    seeds: int = 64
    seed: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class SimulateRequest:
    """Run a twin freely. The answer is a Simulation; seconds None = one run."""

    twin: Twin
    seconds: float | None = None
    seeds: int = 4
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class ScenarioRequest:
    """Virtual surgery or stimulation. The answer is a ScenarioAnswer: the scenario with
    its result, and the simulated runs before and after (seed, time, region)."""

    twin: Twin
    scenario: Scenario


@dataclass(frozen=True, slots=True, eq=False)
class BenchmarkRequest:
    """Time the engine on this machine. The answer is a mapping for JSON."""

    rows: tuple[str, ...] = ()


# ---------------------------------------------------------------- answers


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """held_out, ceiling and floor as in CLI.md. outside: learned part
    -> share of time and regions in which it met what it was not trained on."""

    held_out: FrozenMap[float]
    ceiling: FrozenMap[float]
    floor: FrozenMap[float]
    seconds: float
    outside: FrozenMap[float] = field(default_factory=FrozenMap[float])
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Simulation:
    """bold (seed, time, region) sampled and cleaned like the recording, None of a twin
    that explains no fMRI; eeg (seed, time, channel) at eeg_hz of one that explains an
    EEG. outside, notes: as of an Evaluation."""

    bold: Array | None
    repetition_time_s: float
    region_names: tuple[str, ...]
    outside: FrozenMap[float] = field(default_factory=FrozenMap[float])
    notes: tuple[str, ...] = ()
    eeg: Array | None = None
    eeg_hz: float = 0.0
    channel_names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        rows = {"bold": len(self.region_names), "eeg": len(self.channel_names)}
        for name, count in rows.items():
            runs = getattr(self, name)
            if runs is not None:
                shape = (None, None, count)
                runs = frozen(runs, "Simulated signals", shape, finite=False)
                object.__setattr__(self, name, runs)


@dataclass(frozen=True, slots=True, eq=False)
class ScenarioAnswer:
    """before, after (seed, time, region); removed regions NaN in after."""

    scenario: Scenario
    before: Array
    after: Array
    repetition_time_s: float

    def __post_init__(self) -> None:
        for name in ("before", "after"):
            runs = frozen(
                getattr(self, name), "Simulated signals", (None,) * 3, finite=False
            )
            object.__setattr__(self, name, runs)


Request = (
    FitRequest
    | EvaluateRequest
    | CompareRequest
    | SimulateRequest
    | ScenarioRequest
    | BenchmarkRequest
    | CrossValidateRequest
    | FrontRequest
    | ExplainRequest
    | ForecastRequest
    | StatesRequest
    | RegionSystemRequest
    | NodeSystemRequest
    | PortraitRequest
    | TrajectoryRequest
    | DiagramRequest
    | NetworkModesRequest
    | CycleRequest
    | WithNoise
    | Driving
    | TrustAsked
    | DiseaseAsked
    | SeizureAsked
    | FindStimulationRequest
    | LoopRequest
)

# ---------------------------------------------------------------- to the engine


@dataclass(frozen=True, slots=True, eq=False)
class Submit:
    """Answer `request` when the jobs before it are done; job ids count from 1."""

    job_id: int
    request: Request


@dataclass(frozen=True, slots=True)
class Stop:
    """Finish job_id at the next step and answer with the best so far."""

    job_id: int


@dataclass(frozen=True, slots=True)
class Quit:
    """End once the running job is done."""


# ---------------------------------------------------------------- from the engine


@dataclass(frozen=True, slots=True)
class Hello:
    """First message: the engine introduces itself."""

    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Progress:
    """At most 20 a second, the last of every stage among them. fraction 0..1 of the
    whole job; loss where there is one; seconds_left None until it can be told."""

    job_id: int
    stage: str
    fraction: float
    loss: float | None = None
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Preview:
    """At most 2 a second: arrays to draw, such as "fc" (region, region)."""

    job_id: int
    arrays: FrozenMap[Array]


@dataclass(frozen=True, slots=True, eq=False)
class Done:
    """The answer that the request promises."""

    job_id: int
    answer: object


@dataclass(frozen=True, slots=True)
class Failed:
    """sentence for the person; details (a traceback) folded; mendable when the input
    was at fault and not the program; lost when the engine ended over it. job_id ENGINE:
    the engine could not be set up."""

    job_id: int
    sentence: str
    details: str
    mendable: bool
    lost: bool = False


Message = Hello | Progress | Paused | Preview | Done | Failed


@dataclass(frozen=True, slots=True)
class Lost:
    """The engine process ended by itself.

    exit_code: negative = number of the signal, None = it could not be started;
    sentence for the person; details (a traceback) folded; restarting False once it
    was given up: the next submit, start or restart tries again.
    """

    exit_code: int | None
    sentence: str
    details: str
    restarting: bool
