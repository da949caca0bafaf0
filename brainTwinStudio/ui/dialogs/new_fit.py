"""Sets up a fit from any stage: the set-up of the Fit page as a dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Catalogue
from brainTwinStudio.ui.effort_times import EffortTimes
from brainTwinStudio.ui.panels.fit_setup import FitSetup
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask


class NewFitDialog(QDialog):
    """`wish` as of a panel; closes once a fit is asked for."""

    wish = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        view: View,
        times: EffortTimes | None = None,
        catalogue: Catalogue | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Set up a fit"))
        self.resize(400, 620)
        self.setup = FitSetup(free=True)
        self.setup.set_catalogue(catalogue)
        if times is not None:
            self.setup.set_times(times)
        self.setup.wish.connect(self._wished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.setup)
        self.present(view)

    def present(self, view: View) -> None:
        self.setup.present(view)

    def _wished(self, wish: object) -> None:
        self.wish.emit(wish)
        if isinstance(wish, Ask) and isinstance(wish.request, FitRequest):
            self.accept()
