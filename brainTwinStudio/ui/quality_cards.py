"""The quality cards of the selected patient, computed beside the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient
from brainTwinStudio.ui.background import in_background

FAILED = tr("The checks could not be computed")
Cards = tuple[Card, ...]


class QualityCards(QObject):
    """Keeps the cards of one patient. `ready`: they are there."""

    ready = Signal()

    def __init__(self, fail: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._fail = fail
        self._known: tuple[Patient, Cards | None] | None = None

    def of(self, patient: Patient | None) -> Cards | None:
        """The cards of a patient, None while they are computed or nobody is chosen."""
        if patient is None:
            return None
        if self._known is not None and self._known[0] is patient:
            return self._known[1]
        self._known = (patient, None)
        from brainTwinStudio.report.checks import cards_of

        def done(cards: Cards) -> None:
            if self._known is not None and self._known[0] is patient:
                self._known = (patient, cards)
                self.ready.emit()

        def failed(error: Exception) -> None:
            done((Card("bad", FAILED, str(error)),))
            self._fail(error)

        in_background(self, lambda: cards_of(patient), done, failed)
        return None
