"""Data: what the patient has, what it looks like, and what was decided about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.pages.base import Page, slot_widget, splitter
from brainTwinStudio.ui.pages.layout import Place
from brainTwinStudio.ui.pages.shared_place import SharedPlace
from brainTwinStudio.ui.panels.data_about import AboutPanel
from brainTwinStudio.ui.panels.data_signals import DataSignals
from brainTwinStudio.ui.panels.data_structure import StructurePanel
from brainTwinStudio.ui.panels.data_table import DataTable
from brainTwinStudio.ui.panels.history import HistoryPanel
from brainTwinStudio.ui.panels.inspector import InspectorPanel
from brainTwinStudio.ui.panels.slices import SlicesPanel

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
CENTRE_PX, RIGHT_PX = 1070, 302
BRAIN_PX, MATRIX_PX = 660, 410
UPPER_PX, TABLE_PX, SIGNALS_PX = 436, 212, 244
WAVES_PX = (270, 122, 500)  # the same while an EEG or contacts are shown
LEAST_BRAIN_PX = 196  # the brain itself has 138 of them
SLICES_PX = (560, 122, 210)  # the same while slices are


class DataPage(Page):
    """Brain beside the matrix, or slices of the own brain; the table; the signals. At
    the right the patient, what is selected, and what was done."""

    stage = "data"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.structure, self.table = StructurePanel(), DataTable()
        self.signals, self.about = DataSignals(), AboutPanel()
        self.slices = SlicesPanel()
        self.inspector, self.history = InspectorPanel(), HistoryPanel()
        self.own(
            *(self.table, self.about, self.structure, self.slices, self.signals),
            *(self.inspector, self.history),
        )
        place, self.brain_slot = slot_widget()
        self._roomy = False
        self._stack = SharedPlace(self.structure, self.slices)
        self._stack.picked.connect(self.show_place)
        self.beside = SharedPlace(self.about, self.inspector, self.history)
        self._upper = splitter(ACROSS, (BRAIN_PX, MATRIX_PX), place, self._stack)
        self._upper.setMinimumHeight(LEAST_BRAIN_PX)
        self._centre = splitter(
            DOWN,
            (UPPER_PX, TABLE_PX, SIGNALS_PX),
            self._upper,
            self.table,
            self.signals,
        )
        self.signals.roomy.connect(self._make_room)
        whole = splitter(ACROSS, (CENTRE_PX, RIGHT_PX), self._centre, self.beside)
        whole.setStretchFactor(0, 1)
        whole.setStretchFactor(1, 0)
        self.beside.setMinimumWidth(RIGHT_PX - 42)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(whole)
        self.lay_out(
            Place("Brain", place, "brain", tr("Brain")),
            Place(
                "Structure and slices", self._stack, "plots", tr("Structure and slices")
            ),
            Place("Recordings", self.table, "plots", tr("Recordings")),
            Place("Signals", self.signals, "plots", tr("Signals")),
            Place("Patient", self.beside, "side", tr("Patient")),
        )

    def show_place(self, number: int) -> None:
        """Beside the brain: 0 the matrix, 1 slices."""
        self._stack.show_panel(number)
        self._arrange()

    def _make_room(self, roomy: bool) -> None:
        """Whether waves or contacts need more height."""
        self._roomy = roomy
        self._arrange()

    def _arrange(self) -> None:
        half = (BRAIN_PX + MATRIX_PX) // 2
        if self._stack.currentWidget() is self.slices:
            halves = {self._upper: (half, half), self._centre: SLICES_PX}
            self.room.arrange("slices", halves)
        elif self._roomy:
            self.room.arrange("waves", {self._centre: WAVES_PX})
        else:
            self.room.arrange("")
