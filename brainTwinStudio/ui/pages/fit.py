"""The Fit stage: set one up, watch it, stop it, look at what came of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

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
        middle = QWidget()
        middle.setProperty("bg", "seam")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        stack = QVBoxLayout(middle)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(1)
        stack.addWidget(self.numbers)
        stack.addWidget(pictures, 1)
        right = _scrolled(_Column(self.running, self.setup))
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


def _scrolled(inside: QWidget) -> QScrollArea:
    """Scrolls only where the window is too low for what must be seen."""
    wrapper = QWidget()
    around = QVBoxLayout(wrapper)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(inside)
    area = QScrollArea()
    area.setWidget(wrapper)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


class _Column(QWidget):
    """One panel above another, that can be squeezed. Wrapped words would else ask for
    the height that they would like best, and a scroll area would give it to them."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._first, self._second = first, second
        self.setProperty("bg", "seam")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(first)
        column.addWidget(second, 1)

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        """All of the first panel; of the second what cannot be scrolled."""
        width = max(self.width(), RIGHT_PX - 30)
        first = self._first.heightForWidth(width)
        if first < 0:
            first = self._first.sizeHint().height()
        inside = self._second.layout()
        second = inside.minimumHeightForWidth(width) if inside is not None else -1
        if second < 0:
            second = self._second.minimumSizeHint().height()
        return QSize(super().minimumSizeHint().width(), first + 1 + second)
