"""What travels between the window (or command line) and the engine process.

A request determines its answer, seed included; the same request from a dialog, the
command line or a cohort gives the same numbers.

What comes out of a pipe goes through `revived` on both sides: unpickling neither
validates nor keeps arrays read-only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TypeVar, cast

import numpy as np

from brainTwinStudio.jobs.validation_requests import (
    CrossValidateRequest,
    ExplainRequest,
    ForecastRequest,
    FrontRequest,
)
from brainTwinStudio.project import (
    Array,
    Catalogue,
    Connectome,
    FitSettings,
    FrozenMap,
    ModelSpec,
    Recording,
    Scenario,
    Twin,
    frozen,
)

ENGINE = 0  # stands for a job id where the engine speaks of itself
Thing = TypeVar("Thing")

# ---------------------------------------------------------------- requests


@dataclass(frozen=True, slots=True, eq=False)
class FitRequest:
    """Fit a twin to runs of one person. The answer is a Twin.

    population: twins of other people, the prior of the fit; twins of the same person
    among them are left out. checkpoint: file the running fit saves its state to, and
    resumes from when the file belongs to the same request; "" for none. Whoever has put
    the answer in a safe place deletes it (jobs/checkpoint.py).
    """

    patient_id: str
    connectome: Connectome
    recordings: tuple[Recording, ...]
    spec: ModelSpec = field(default_factory=ModelSpec)
    settings: FitSettings = field(default_factory=FitSettings)
    checkpoint: str = ""
    population: tuple[Twin, ...] = ()


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
    """held_out, ceiling and floor as in CLI.md."""

    held_out: FrozenMap[float]
    ceiling: FrozenMap[float]
    floor: FrozenMap[float]
    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class Simulation:
    """bold (seed, time, region) sampled and cleaned like the recording."""

    bold: Array
    repetition_time_s: float
    region_names: tuple[str, ...]

    def __post_init__(self) -> None:
        shape = (None, None, len(self.region_names))
        bold = frozen(self.bold, "Simulated signals", shape, finite=False)
        object.__setattr__(self, "bold", bold)


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


Message = Hello | Progress | Preview | Done | Failed

# ---------------------------------------------------------------- about the engine


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


# ---------------------------------------------------------------- out of the pipe


def revived(thing: Thing) -> Thing:
    """`thing` with every record in it validated and every array read-only again.

    Raises InputError where a record does not hold together, and TypeError on anything
    but plain values, NumPy arrays and our records (an array of JAX would load JAX in
    the window).
    """
    return cast(Thing, _revived(thing))


def _revived(thing: object) -> object:
    if thing is None or isinstance(thing, str | bytes | int | float | np.generic):
        return thing
    if isinstance(thing, np.ndarray) and not thing.dtype.hasobject:
        thing.flags.writeable = False
        return thing
    if isinstance(thing, tuple | list):
        return type(thing)([_revived(item) for item in thing])
    if isinstance(thing, FrozenMap | dict):
        return type(thing)(_revived_items(thing))
    if is_dataclass(thing) and not isinstance(thing, type):
        parts = {f.name: _revived(getattr(thing, f.name)) for f in fields(thing)}
        return replace(thing, **parts)
    kind = f"{type(thing).__module__}.{type(thing).__qualname__}"
    raise TypeError(f"{kind} does not travel between window and engine.")


def _revived_items(items: Mapping[str, object]) -> dict[str, object]:
    return {name: _revived(value) for name, value in items.items()}
