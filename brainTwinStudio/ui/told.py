"""What the engine told of twins: kept while the window is open, and in no project."""

from typing import Any

from brainTwinStudio.jobs.messages import ExplainRequest, ForecastRequest
from brainTwinStudio.project import Twin
from brainTwinStudio.project.forecast import Forecast
from brainTwinStudio.project.validation import Explanation


class Told:
    """Explanations and forecasts by the id of their twin."""

    def __init__(self) -> None:
        self.explanations: dict[str, Explanation] = {}
        self.forecasts: dict[str, Forecast] = {}

    def twin_of(self, request: object) -> Twin | None:
        """The twin that is asked about, None of another request."""
        asks = isinstance(request, ExplainRequest | ForecastRequest)
        return request.twin if asks else None

    def keep(self, answer: object) -> None:
        if isinstance(answer, Explanation):
            self.explanations[answer.twin_id] = answer
        elif isinstance(answer, Forecast):
            self.forecasts[answer.twin_id] = answer

    def shown(self) -> dict[str, Any]:
        """Both, by their names in the view."""
        kept = {"explanations": self.explanations, "forecasts": self.forecasts}
        return {name: dict(answers) for name, answers in kept.items()}

    def clear(self) -> None:
        self.explanations.clear()
        self.forecasts.clear()
