"""The spread of a plan's runs, computed beside the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from brainTwinStudio.jobs.messages import ScenarioAnswer
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.panels.brain_plan import Spread, spread_of


class LatestSpread:
    """Of the answer that was asked for last; `news` once another one is there."""

    def __init__(self, parent: QObject, news: Callable[[], None]) -> None:
        self._parent, self._news = parent, news
        self._awaited: ScenarioAnswer | None = None
        self._known: tuple[ScenarioAnswer, Spread] | None = None

    def of(self, answer: ScenarioAnswer | None) -> Spread | None:
        """None while it is computed, and where there are no runs."""
        known = self._known
        return known[1] if known is not None and known[0] is answer else None

    def ask(self, answer: ScenarioAnswer | None) -> None:
        """Compute it unless it was asked for already."""
        if answer is None or answer is self._awaited:
            return
        self._awaited = answer

        def got(spread: Spread) -> None:
            if answer is self._awaited:  # an older one may take longer
                self._known = (answer, spread)
                self._news()

        in_background(self._parent, lambda: spread_of(answer), got, lambda error: None)
