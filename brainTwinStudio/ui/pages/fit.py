"""The Fit stage: set one up, watch it, stop it, look at what came of it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Catalogue
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.head import PanelHead
from brainTwinStudio.ui.effort_times import EffortTimes
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.pages.base import Page, splitter
from brainTwinStudio.ui.pages.layout import Place
from brainTwinStudio.ui.panels.fit_agreement import AgreementPanel
from brainTwinStudio.ui.panels.fit_choices import missing
from brainTwinStudio.ui.panels.fit_drift import DriftPanel
from brainTwinStudio.ui.panels.fit_loss import LossPanel
from brainTwinStudio.ui.panels.fit_matrix import HalvesPanel
from brainTwinStudio.ui.panels.fit_numbers import NumbersPanel
from brainTwinStudio.ui.panels.fit_running import RunningPanel
from brainTwinStudio.ui.panels.fit_setup import FitSetup
from brainTwinStudio.ui.seizure_sources import LOCATE, only_seizures
from brainTwinStudio.ui.seizure_sources import missing as lack_of_seizures
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do

RIGHT_PX = 302
LOCATING = tr("The onset of the seizures is being located.")
SEEN_IN = tr("What comes of it stands in Inspect, tab Seizures.")


class FitPage(Page):
    """Numbers above four pictures; the fit and its set-up at the right. Where nothing
    but seizures can be fitted, what to do instead."""

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
        self.seizures, instead = Empty(""), QWidget()
        instead.setProperty("bg", "panel")
        instead.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(instead)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PanelHead(tr("Fit")))
        column.addWidget(self.seizures, 1)
        self.seizures.pressed.connect(lambda: self.wish.emit(Do("locate")))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(instead)
        self.lay_out(
            Place("Loss", self.loss, "plots", tr("Loss")),
            Place("Agreement", self.agreement, "plots", tr("Agreement")),
            Place("Parameters", self.drift, "plots", tr("Parameters")),
            Place("Connectivity", self.halves, "plots", tr("Connectivity")),
            Place("Set-up", right, "side", tr("Set-up")),
        )

    def present(self, view: View) -> None:
        for step in self.steps():
            step(view)

    def steps(self) -> list[Callable[[View], None]]:
        return [self._arrange, *(panel.follow for panel in self.panels)]

    def _arrange(self, view: View) -> None:
        patient = view.patient
        if patient is None or not only_seizures(patient):
            self._stack.setCurrentIndex(0)
            return
        running, lack = view.job("locate") is not None, lack_of_seizures(patient)
        told = LOCATING if running else missing(view)
        may = not (running or lack or view.read_only)
        self.seizures.set_text(lack or f"{told} {SEEN_IN}", LOCATE if may else "")
        self._stack.setCurrentIndex(1)

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
    area.setAccessibleName(tr("Set up a fit"))
    area.setWidget(wrapper)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


class _Column(QWidget):
    """One panel above another: the first has the height that it needs, the second what
    is left, which it scrolls in. (A box layout would squeeze the first.)"""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._first, self._second = first, second
        self.setProperty("bg", "seam")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for panel in (first, second):
            panel.setParent(self)

    def minimumSizeHint(self) -> QSize:
        """All of the first panel; of the second what cannot be scrolled."""
        inside = self._second.layout()
        second = inside.minimumHeightForWidth(self._width()) if inside else -1
        if second < 0:
            second = self._second.minimumSizeHint().height()
        width = max(p.minimumSizeHint().width() for p in (self._first, self._second))
        return QSize(width, self._first_px() + 1 + second)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _width(self) -> int:
        return max(self.width(), RIGHT_PX - 30)

    def _first_px(self) -> int:
        wanted = self._first.heightForWidth(self._width())
        return wanted if wanted > 0 else self._first.sizeHint().height()

    def _place(self) -> None:
        first = self._first_px()
        self._first.setGeometry(0, 0, self.width(), first)
        rest = max(self.height() - first - 1, 0)
        self._second.setGeometry(0, first + 1, self.width(), rest)
