"""The Fit stage: set one up, watch it, stop it, look at what came of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from brainTwinStudio.project import Catalogue
from brainTwinStudio.ui.effort_times import EffortTimes
from brainTwinStudio.ui.engine_link import Job
from brainTwinStudio.ui.pages.base import Page, splitter
from brainTwinStudio.ui.panels.fit_agreement import AgreementPanel
from brainTwinStudio.ui.panels.fit_drift import DriftPanel
from brainTwinStudio.ui.panels.fit_loss import LossPanel
from brainTwinStudio.ui.panels.fit_matrix import HalvesPanel
from brainTwinStudio.ui.panels.fit_numbers import NumbersPanel
from brainTwinStudio.ui.panels.fit_running import RunningPanel
from brainTwinStudio.ui.panels.fit_setup import FitSetup

RIGHT_PX = 302


class FitPage(Page):
    """Numbers above four pictures; the fit and its set-up at the right."""

    stage = "fit"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers, self.loss = NumbersPanel(), LossPanel()
        self.agreement, self.drift = AgreementPanel(), DriftPanel()
        self.halves, self.running = HalvesPanel(), RunningPanel()
        self.setup = FitSetup()
        self.own(
            self.numbers,
            self.running,
            self.setup,
            self.loss,
            self.agreement,
            self.drift,
            self.halves,
        )
        flat, upright = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        upper = splitter(flat, (672, 396), self.loss, self.agreement)
        lower = splitter(flat, (672, 396), self.drift, self.halves)
        pictures = splitter(upright, (424, 364), upper, lower)
        middle = _column(self.numbers, pictures)
        right = _column(self.running, self.setup)
        right.setMinimumWidth(RIGHT_PX - 22)
        whole = splitter(flat, (1070, RIGHT_PX), middle, right)
        whole.setStretchFactor(0, 1)
        whole.setStretchFactor(1, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(whole)

    def set_times(self, times: EffortTimes) -> None:
        """How long fits take on this computer."""
        self.setup.set_times(times)
        self.running.set_times(times)

    def set_catalogue(self, catalogue: Catalogue | None) -> None:
        """What the engine offers."""
        self.setup.set_catalogue(catalogue)

    def show_job(self, job: Job) -> None:
        if job.kind == "fit":
            super().show_job(job)


def _column(first: QWidget, second: QWidget) -> QWidget:
    result = QWidget()
    result.setProperty("bg", "seam")
    result.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(result)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(first)
    column.addWidget(second, 1)
    return result
