"""What kinds of jobs there are: which request is which, which can be stopped, and which
are answered without the strip of jobs."""

from typing import Literal

from brainTwinStudio.jobs.disease_requests import DiseaseRequest
from brainTwinStudio.jobs.dynamics_requests import (
    CouplingScanRequest,
    LandscapeRequest,
    ManifoldRequest,
    PulseAtPhaseRequest,
    RegionEntrainmentRequest,
    ResponseComplexityRequest,
    ResponseMapRequest,
    TransitionsRequest,
)
from brainTwinStudio.jobs.loop_requests import LoopRequest
from brainTwinStudio.jobs.messages import (
    BenchmarkRequest,
    CompareRequest,
    DiagramRequest,
    EvaluateRequest,
    ExplainRequest,
    FitRequest,
    ForecastRequest,
    NetworkModesRequest,
    PortraitRequest,
    RegionSystemRequest,
    ScenarioRequest,
    SimulateRequest,
    StatesRequest,
    TrajectoryRequest,
)
from brainTwinStudio.jobs.seizure_requests import (
    FullSeizureRequest,
    LocateRequest,
    PlanResectionRequest,
    SeizurePlanRequest,
)
from brainTwinStudio.jobs.stimulation_requests import FindStimulationRequest
from brainTwinStudio.jobs.trust_requests import PlanDriversRequest, WellPosednessRequest

Judging = Literal[
    "evaluate",
    "compare",
    "explain",
    "forecast",
    "states",
    "modes",
    "scan",
    "manifold",
    "responses",
    "readouts",
    "well-posedness",
    "drivers",
    "disease",
    "locate",
    "seizures",
    "sets",
    "full-seizure",
    "stimulation",
    "closed-loop",
]
JobKind = Judging | Literal["fit", "simulate", "scenario", "benchmark", "system"]
KINDS: dict[type, JobKind] = {
    FitRequest: "fit",
    EvaluateRequest: "evaluate",
    CompareRequest: "compare",
    ExplainRequest: "explain",
    ForecastRequest: "forecast",
    StatesRequest: "states",
    SimulateRequest: "simulate",
    ScenarioRequest: "scenario",
    BenchmarkRequest: "benchmark",
    NetworkModesRequest: "modes",
    ResponseMapRequest: "responses",
    ResponseComplexityRequest: "readouts",
    RegionEntrainmentRequest: "readouts",
    PulseAtPhaseRequest: "readouts",
    CouplingScanRequest: "scan",
    ManifoldRequest: "manifold",
    RegionSystemRequest: "system",
    PortraitRequest: "system",
    TrajectoryRequest: "system",
    DiagramRequest: "system",
    LandscapeRequest: "system",
    TransitionsRequest: "system",
    WellPosednessRequest: "well-posedness",
    PlanDriversRequest: "drivers",
    DiseaseRequest: "disease",
    LocateRequest: "locate",
    SeizurePlanRequest: "seizures",
    PlanResectionRequest: "sets",
    FullSeizureRequest: "full-seizure",
    FindStimulationRequest: "stimulation",
    LoopRequest: "closed-loop",
}
STOPS = (
    *("fit", "scenario", "compare", "explain", "forecast", "states"),
    "well-posedness",
    "drivers",
    "scan",
    "responses",
    "readouts",
    "locate",
    "sets",
    "stimulation",
    "closed-loop",
)
QUIET: JobKind = "system"  # small and many: asked by turning a knob, newest wins
