"""Data: what the patient has, what it looks like, and what was decided about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from brainTwinStudio.ui.pages.base import Page, slot_widget, splitter
from brainTwinStudio.ui.panels.data_about import AboutPanel
from brainTwinStudio.ui.panels.data_signals import DataSignals
from brainTwinStudio.ui.panels.data_structure import StructurePanel
from brainTwinStudio.ui.panels.data_table import DataTable

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
CENTRE_PX, RIGHT_PX = 1070, 302
BRAIN_PX, MATRIX_PX = 660, 410
UPPER_PX, TABLE_PX, SIGNALS_PX = 436, 212, 244
WAVES_PX = (270, 122, 500)  # the same while an EEG or contacts are shown


class DataPage(Page):
    """Brain beside the matrix; the table; the signals. At the right the patient."""

    stage = "data"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.structure, self.table = StructurePanel(), DataTable()
        self.signals, self.about = DataSignals(), AboutPanel()
        self.preview, self.waves = self.signals.preview, self.signals.waves
        self.own(self.table, self.about, self.structure, self.signals)
        place, self.brain_slot = slot_widget()
        upper = splitter(ACROSS, (BRAIN_PX, MATRIX_PX), place, self.structure)
        sizes = (UPPER_PX, TABLE_PX, SIGNALS_PX)
        centre = splitter(DOWN, sizes, upper, self.table, self.signals)
        self.signals.roomy.connect(
            lambda roomy: centre.setSizes(list(WAVES_PX if roomy else sizes))
        )
        whole = splitter(ACROSS, (CENTRE_PX, RIGHT_PX), centre, self.about)
        whole.setStretchFactor(0, 1)
        whole.setStretchFactor(1, 0)
        self.about.setMinimumWidth(RIGHT_PX - 42)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(whole)
