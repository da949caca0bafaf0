"""What cannot be asked of a model that explains an EEG: refused in one place, in one
sentence."""

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.dynamics_requests import (
    CouplingScanRequest,
    ManifoldRequest,
    NetworkModesRequest,
    PulseAtPhaseRequest,
    RegionEntrainmentRequest,
    RegionSystemRequest,
    ResponseComplexityRequest,
    ResponseMapRequest,
    TwinLandscapeRequest,
)
from brainTwinStudio.jobs.messages import (
    CompareRequest,
    EvaluateRequest,
    FitRequest,
    Request,
    ScenarioRequest,
    SimulateRequest,
)
from brainTwinStudio.jobs.trust_requests import (
    ExponentRequest,
    PlanDriversRequest,
    WellPosednessRequest,
)
from brainTwinStudio.jobs.validation_requests import (
    CrossValidateRequest,
    ExplainRequest,
    ForecastRequest,
    FrontRequest,
    StatesRequest,
)
from brainTwinStudio.project import ModelSpec, Twin
from brainTwinStudio.project.data_kinds import BOLD_ONLY, words_of

OF_ALL: tuple[type, ...] = (
    FitRequest,
    EvaluateRequest,
    SimulateRequest,
    ScenarioRequest,
)
TITLES: dict[type, str] = {
    CompareRequest: "A table of several twins",
    CrossValidateRequest: "Cross-validation",
    ExplainRequest: "What explains a twin",
    ForecastRequest: "A forecast",
    FrontRequest: "A front of losses",
    NetworkModesRequest: "The modes of a network",
    RegionSystemRequest: "A region as a dynamical system",
    TwinLandscapeRequest: "The landscape of a network",
    CouplingScanRequest: "A scan of the coupling",
    ManifoldRequest: "The space of a twin",
    ResponseMapRequest: "A map of responses",
    ResponseComplexityRequest: "The complexity of a response",
    RegionEntrainmentRequest: "Entrainment",
    PulseAtPhaseRequest: "A phase response",
    StatesRequest: "A comparison of recurring states",
    ExponentRequest: "A Lyapunov exponent",
    PlanDriversRequest: "What drove a plan",
    WellPosednessRequest: "Well-posedness",
}


def refuse_of_eeg(request: Request) -> None:
    """Raises InputError for what works with twins of fMRI only."""
    if isinstance(request, OF_ALL):
        return
    for spec in _specs(request):
        if spec.data != BOLD_ONLY:
            what = TITLES.get(type(request), "This")
            raise InputError(
                f"{what} works with models of fMRI alone; '{spec.node}' explains "
                f"{words_of(spec.data)}. Choose a twin of fMRI alone."
            )


def _specs(request: Request) -> tuple[ModelSpec, ...]:
    """Of every twin in a request, and of the model to be fitted."""
    twins = (*getattr(request, "twins", ()), getattr(request, "twin", None))
    found = [twin.spec for twin in twins if isinstance(twin, Twin)]
    spec = getattr(request, "spec", None)
    return (*found, *(() if spec is None else (spec,)))
