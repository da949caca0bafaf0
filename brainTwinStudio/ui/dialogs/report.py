"""Writes a report from any stage: the set-up of the Report page as a dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.panels.report_setup import ReportSetup
from brainTwinStudio.ui.view import View


class ReportDialog(QDialog):
    """`wish` as of a panel. `present` keeps it up to date while it is open."""

    wish = Signal(object)

    def __init__(self, parent: QWidget | None, view: View) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Write report"))
        self.resize(480, 600)
        self.setup = ReportSetup()
        self.setup.wish.connect(self.wish)
        self.cancel = QPushButton(tr("Close"))
        self.cancel.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 12, 14)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.setup, 1)
        column.addLayout(foot)
        self.present(view)

    def present(self, view: View) -> None:
        self.setup.present(view)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.setup.writer.stop()
        super().closeEvent(event)
