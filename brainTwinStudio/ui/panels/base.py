"""What every panel is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from brainTwinStudio.ui.controls.head import PanelHead
from brainTwinStudio.ui.engine_link import Job
from brainTwinStudio.ui.view import View


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

    def present(self, view: View) -> None:
        """Draw what `view` holds; called after every change of anything."""
        raise NotImplementedError

    def hover(self, region: str) -> None:
        """The mouse is over a region somewhere else ("" = over none)."""

    def show_job(self, job: Job) -> None:
        """A job got on; up to 20 times a second."""
