"""What the engine told of twins: kept while the window is open. Recurring states are
also kept with their twin, for the report."""

from dataclasses import replace
from typing import Any

from brainTwinStudio.jobs.messages import (
    ExplainRequest,
    ForecastRequest,
    NetworkModesRequest,
    StatesRequest,
)
from brainTwinStudio.project import RecurringComparison, Twin
from brainTwinStudio.project.dynamics import NetworkModes
from brainTwinStudio.project.forecast import Forecast
from brainTwinStudio.project.validation import Explanation
from brainTwinStudio.ui.panels.words import fit_name
from brainTwinStudio.ui.session import Session

ASKED = ExplainRequest | ForecastRequest | StatesRequest | NetworkModesRequest


class Told:
    """Explanations, forecasts, recurring states and modes of the network by the id of
    their twin."""

    def __init__(self) -> None:
        self.explanations: dict[str, Explanation] = {}
        self.forecasts: dict[str, Forecast] = {}
        self.states: dict[str, RecurringComparison] = {}
        self.modes: dict[str, NetworkModes] = {}

    def twin_of(self, request: object) -> Twin | None:
        """The twin that is asked about, None of another request."""
        return request.twin if isinstance(request, ASKED) else None

    def keep(self, answer: object, twin_id: str = "") -> None:
        """twin_id: of an answer that does not say itself what twin it is about."""
        if isinstance(answer, Explanation):
            self.explanations[answer.twin_id] = answer
        elif isinstance(answer, Forecast):
            self.forecasts[answer.twin_id] = answer
        elif isinstance(answer, RecurringComparison):
            self.states[answer.twin_id] = answer
        elif isinstance(answer, NetworkModes):
            self.modes[twin_id] = answer

    def shown(self) -> dict[str, Any]:
        """All of them, by their names in the view."""
        kept = {
            "explanations": self.explanations,
            "forecasts": self.forecasts,
            "states": self.states,
            "modes": self.modes,
        }
        return {name: dict(answers) for name, answers in kept.items()}

    def clear(self) -> None:
        for answers in (self.explanations, self.forecasts, self.states, self.modes):
            answers.clear()


def keep_with_twin(session: Session, answer: object) -> None:
    """Recurring states go into the project, unless it is read-only or an earlier step
    of its history is shown."""
    store, project = session.store, session.project
    if not isinstance(answer, RecurringComparison) or store is None or project is None:
        return
    if store.read_only or store.history.redo_text:
        return
    twin = replace(project.twin(answer.twin_id), states=answer)
    session.change(project.with_twin(twin), f"Recurring states of {fit_name(twin)}")
