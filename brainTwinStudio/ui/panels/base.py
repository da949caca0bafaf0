"""What every panel is."""

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from brainTwinStudio.ui.controls.head import PanelHead
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.computed import fact_name
from brainTwinStudio.ui.plots.copying import add_answer
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do


class Panel(QWidget):
    """A head of 34 px and a body. `present` fills it from the frozen view and emits
    nothing; `wish` is its only way out. It knows no other panel."""

    wish = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missed: View | None = None
        self.setObjectName(type(self).__name__)
        self.setProperty("bg", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = PanelHead(title)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self.body, 1)

    def follow(self, view: View) -> None:
        """Present now, or, where a tab hides the panel, once it is shown."""
        if self.isVisible():
            self._missed = None
            self.present(view)
        else:
            self._missed = view
        self.setUpdatesEnabled(True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        held = self.testAttribute(Qt.WidgetAttribute.WA_ForceUpdatesDisabled)
        if self._missed is not None and not held:  # a tab disables updates meanwhile
            self.follow(self._missed)

    @abstractmethod
    def present(self, view: View) -> None:
        """Draw what `view` holds; called after every change of anything."""

    def hover(self, region: str) -> None:
        """The mouse is over a region somewhere else ("" = over none)."""

    def show_moment(self, time_s: float | None) -> None:
        """The moment of the signals that is looked at, None = none."""

    def show_job(self, job: Job) -> None:
        """A job got on; up to 20 times a second."""

    # ------------------------------------------------------------ how it was computed

    def fact_of(self, plot: str) -> str:
        """The name in report/facts.py of what a plot in this panel (its class; the
        panel's own for the rest of it) shows; "" where no number was computed."""
        return fact_name(type(self).__name__, plot)

    def ask_how(self, fact: str) -> None:
        self.wish.emit(Do("how-computed", fact))

    def answers(self) -> QMenu:
        """What a right click beside the plots offers."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_answer(menu, self)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.answers()
        if menu.isEmpty():
            menu.deleteLater()
            event.ignore()
        else:
            menu.popup(event.globalPos())
