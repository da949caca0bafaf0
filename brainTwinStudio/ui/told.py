"""What the engine told of twins and plans: kept while the window is open. Recurring
states, well-posedness, searches for a stimulation and readouts of one are also kept
with their twin."""

from dataclasses import replace
from typing import Any

from brainTwinStudio.jobs.dynamics_requests import (
    CouplingScanRequest,
    ManifoldRequest,
    PulseAtPhaseRequest,
    RegionEntrainmentRequest,
    ResponseComplexityRequest,
    ResponseMapRequest,
)
from brainTwinStudio.jobs.messages import (
    ExplainRequest,
    ForecastRequest,
    NetworkModesRequest,
    StatesRequest,
)
from brainTwinStudio.jobs.stimulation_requests import FindStimulationRequest
from brainTwinStudio.jobs.trust_requests import WellPosednessRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import RecurringComparison, Twin
from brainTwinStudio.project.dynamics import NetworkModes
from brainTwinStudio.project.forecast import Forecast
from brainTwinStudio.project.full_seizure import FullSeizure
from brainTwinStudio.project.loop import LoopComparison
from brainTwinStudio.project.manifold import LatentManifold
from brainTwinStudio.project.readouts import Readout, with_readout
from brainTwinStudio.project.response_map import ResponseMap
from brainTwinStudio.project.scans import CouplingScan
from brainTwinStudio.project.stimulation_search import StimulationSearch
from brainTwinStudio.project.validation import Explanation
from brainTwinStudio.project.well_posedness import WellPosedness
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui.panels.words import fit_name
from brainTwinStudio.ui.session import Session

ASKED = (
    ExplainRequest
    | ForecastRequest
    | StatesRequest
    | NetworkModesRequest
    | WellPosednessRequest
    | CouplingScanRequest
    | ManifoldRequest
    | ResponseMapRequest
    | ResponseComplexityRequest
    | RegionEntrainmentRequest
    | PulseAtPhaseRequest
    | FindStimulationRequest
)
KEPT_SEIZURES = 4  # each some 15 MB


class Told:
    """Explanations, forecasts, recurring states, modes of the network, scans,
    manifolds, responses, readouts, well-posedness, searches, full seizures and closed
    loops by the id of their twin."""

    def __init__(self) -> None:
        self.explanations: dict[str, Explanation] = {}
        self.forecasts: dict[str, Forecast] = {}
        self.states: dict[str, RecurringComparison] = {}
        self.modes: dict[str, NetworkModes] = {}
        self.scans: dict[str, CouplingScan] = {}
        self.manifolds: dict[str, LatentManifold] = {}
        self.responses: dict[str, ResponseMap] = {}
        self.readouts: dict[str, tuple[Readout, ...]] = {}
        self.well_posedness: dict[str, WellPosedness] = {}
        self.searches: dict[str, StimulationSearch] = {}
        self.full_seizures: dict[str, tuple[FullSeizure, ...]] = {}
        self.loops: dict[str, LoopComparison] = {}

    def twin_of(self, request: object) -> Twin | None:
        """The twin that is asked about, None of another request."""
        return request.twin if isinstance(request, ASKED) else None

    def keep(self, answer: object, twin_id: str = "") -> None:
        """twin_id: of an answer that does not say itself what twin it is about."""
        kept = self._by_type().get(type(answer))
        if kept is not None:
            kept[getattr(answer, "twin_id", twin_id)] = answer
        elif isinstance(answer, Readout):
            before = self.readouts.get(twin_id, ())
            self.readouts[twin_id] = with_readout(before, answer)
        elif isinstance(answer, FullSeizure):
            before = self.full_seizures.get(answer.twin_id, ())
            self.full_seizures[answer.twin_id] = (*before[1 - KEPT_SEIZURES :], answer)
        elif isinstance(answer, LoopComparison) and answer.places is not None:
            self.loops[answer.places.twin_id] = answer

    def _by_type(self) -> dict[type, dict[str, Any]]:
        """Where answers are kept of which a twin has one."""
        return {
            Explanation: self.explanations,
            Forecast: self.forecasts,
            RecurringComparison: self.states,
            NetworkModes: self.modes,
            CouplingScan: self.scans,
            LatentManifold: self.manifolds,
            ResponseMap: self.responses,
            WellPosedness: self.well_posedness,
            StimulationSearch: self.searches,
        }

    def shown(self) -> dict[str, Any]:
        """All of them, by their names in the view."""
        kept = {
            "explanations": self.explanations,
            "forecasts": self.forecasts,
            "states": self.states,
            "modes": self.modes,
            "scans": self.scans,
            "manifolds": self.manifolds,
            "responses": self.responses,
            "readouts": self.readouts,
            "well_posedness": self.well_posedness,
            "searches": self.searches,
            "full_seizures": self.full_seizures,
            "loops": self.loops,
        }
        return {name: dict(answers) for name, answers in kept.items()}

    def clear(self) -> None:
        for answers in (*self._by_type().values(), self.readouts, self.full_seizures):
            answers.clear()
        self.loops.clear()


def keep_with_twin(session: Session, answer: object, twin_id: str) -> None:
    """Recurring states, well-posedness, searches and readouts go into the project,
    unless it is read-only or an earlier step of its history is shown."""
    store, project = session.store, session.project
    if store is None or project is None:
        return
    if store.read_only or store.history.redo_text:
        return
    if isinstance(answer, RecurringComparison):
        twin = replace(project.twin(answer.twin_id), states=answer)
        text = tr("Recurring states of {fit}", fit=fit_name(twin))
    elif isinstance(answer, WellPosedness):
        twin = replace(project.twin(answer.twin_id), well_posedness=answer)
        text = tr("Well-posedness of {fit}", fit=fit_name(twin))
    elif isinstance(answer, StimulationSearch):
        twin = replace(project.twin(answer.twin_id), search=answer)
        name = fit_name(twin)
        text = tr("Search where, when and how to stimulate {fit}", fit=name)
    elif isinstance(answer, Readout):
        known = project.twin(twin_id)
        twin = replace(known, readouts=with_readout(known.readouts, answer))
        at, name = region(answer.region), fit_name(twin)
        text = tr("What stimulating {region} of {fit} does", region=at, fit=name)
    else:
        return
    session.change(project.with_twin(twin), text)
