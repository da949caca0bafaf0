"""The Report stage: what it will hold at the left, how it will look at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.pages.base import Page, splitter
from brainTwinStudio.ui.pages.layout import Place
from brainTwinStudio.ui.panels.report_preview import ReportPreview
from brainTwinStudio.ui.panels.report_setup import ReportSetup

LEFT_PX = 380


class ReportPage(Page):
    """Set-up and live preview."""

    stage = "report"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setup, self.preview = ReportSetup(), ReportPreview()
        self.own(self.setup, self.preview)
        self.setup.twin_picked.connect(self.preview.look_at)
        self.setup.wanted_changed.connect(self.preview.want)
        self.setup.setMinimumWidth(320)
        whole = splitter(
            Qt.Orientation.Horizontal, (LEFT_PX, 990), self.setup, self.preview
        )
        whole.setStretchFactor(0, 0)
        whole.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(whole)
        self.lay_out(
            Place("Contents", self.setup, "side", tr("Contents")),
            Place("Preview", self.preview, "plots", tr("Preview")),
        )
