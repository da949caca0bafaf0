"""Inspect: how well the twin agrees, where it does not, and what was fitted."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.report.electric_words import explains_both, explains_eeg
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.pages.base import Page, slot_widget, splitter
from brainTwinStudio.ui.pages.head_tabs import HeadTabs, share_place
from brainTwinStudio.ui.pages.layout import Place
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.electric import ElectricPanel
from brainTwinStudio.ui.panels.explained import ExplainedPanel
from brainTwinStudio.ui.panels.forecast import ForecastPanel
from brainTwinStudio.ui.panels.history import HistoryPanel
from brainTwinStudio.ui.panels.inspector import InspectorPanel
from brainTwinStudio.ui.panels.matrices import MatricesPanel
from brainTwinStudio.ui.panels.parameters import ParametersPanel
from brainTwinStudio.ui.panels.ranking import RankingPanel
from brainTwinStudio.ui.panels.seizures import SeizuresPanel
from brainTwinStudio.ui.panels.signals import SignalsPanel
from brainTwinStudio.ui.panels.states import StatesPanel
from brainTwinStudio.ui.panels.system import SystemPanel
from brainTwinStudio.ui.panels.verdict import VerdictStrip
from brainTwinStudio.ui.panels.well_posed import WellPosedPanel
from brainTwinStudio.ui.seizure_sources import depth_runs
from brainTwinStudio.ui.view import View

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
CENTRE_PX, RIGHT_PX = 1048, 302
BRAIN_PX, BELOW_PX = 474, 338
MATRICES_PX, SIGNALS_PX = 692, 355
INSPECTOR_PX, HISTORY_PX = 662, 195
# Where the head is narrow, and where it is very narrow; tool tips have whole names.
SHORT = {1: tr("Values"), 3: tr("Why"), 4: tr("Ahead"), 6: tr("System"), 7: tr("Posed")}
SHORTEST = dict(zip((4, 6), tr("Next Sys").split(), strict=True))
CLOSE, CLOSE_PX = {tr("Functional connectivity"): "FC"}, 540  # where it is very narrow
ALONE = {2: 1, 6: 2}  # what takes the whole place, and where it is
FMRI, EEG = "fmri", "eeg"
SIDES = ((FMRI, tr("fMRI")), (EEG, "EEG"))
OF_FMRI = (3, 4, 5)  # computed for twins of fMRI alone; of both, their room is needed
WIDE = (7, 8)  # what takes the place of the signals as well, below the brain
WIDE_PX = 300  # its least height: plots stand beside each other in it
SEIZURES = 8
TABS_PX = 910  # the head of a panel with all tabs by their whole names
ROOM_PX = 660  # what stands beside it at least


class InspectPage(Page):
    """Verdict; brain; connectivity (or parameters, what explains the agreement, or the
    forecast, or recurring states) beside signals, or well-posedness, or seizures; at
    the right the inspector and the history. The comparison of twins and the twin as a
    dynamical system take the place of all that is between verdict and foot."""

    stage = "inspect"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = VerdictStrip()
        self.matrices, self.parameters = MatricesPanel(), ParametersPanel()
        self.signals, self.ranking = SignalsPanel(), RankingPanel()
        self.explained, self.forecast = ExplainedPanel(), ForecastPanel()
        self.states, self.system = StatesPanel(), SystemPanel()
        self.electric, self.well_posed = ElectricPanel(), WellPosedPanel()
        self.seizures = SeizuresPanel()
        self.inspector, self.history = InspectorPanel(), HistoryPanel()
        self.own(
            self.verdict,
            self.matrices,
            self.parameters,
            self.signals,
            self.ranking,
            self.explained,
            self.forecast,
            self.states,
            self.system,
            self.well_posed,
            self.seizures,
            self.electric,
            self.inspector,
            self.history,
        )
        self._shared = (
            self.matrices,
            self.parameters,
            self.ranking,
            self.explained,
            self.forecast,
            self.states,
            self.system,
            self.well_posed,
            self.seizures,
        )
        self._place, self._of_eeg = 0, False
        self._shown_for: str | None = None  # patient whose seizures were shown first
        self._both: bool | None = None
        self._channels = False  # of a twin of both: which of them is in the first place
        self._headed = (*self._shared, self.electric)
        self.sides = (Segmented(SIDES), Segmented(SIDES))
        both = (self.matrices, self.electric)
        for panel, sides in zip(both, self.sides, strict=True):
            sides.setAccessibleName(tr("Which recording"))
            sides.picked.connect(self._pick_side)
            panel.head.add_right(sides)
        self._tabs = tuple(self._tab(panel) for panel in self._headed)
        self._renaming = QTimer(self, singleShot=True, interval=0)
        self._renaming.timeout.connect(self._name_tabs)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.matrices)
        self._stack.addWidget(self.parameters)
        self._stack.addWidget(self.explained)
        self._stack.addWidget(self.forecast)
        self._stack.addWidget(self.states)
        self._stack.addWidget(self.electric)
        self._stack.addWidget(self.well_posed)
        self._stack.addWidget(self.seizures)
        self._places = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._columns())
        self.lay_out(
            Place("Brain", self._brain_place, "brain", tr("Brain")),
            Place(
                "Connectivity and what shares its place",
                self._stack,
                "plots",
                tr("Connectivity and what shares its place"),
            ),
            Place("Signals", self.signals, "plots", tr("Signals")),
            Place("Inspector", self.inspector, "side", tr("Inspector")),
            Place("History", self.history, "side", tr("History")),
        )

    def present(self, view: View) -> None:
        super().present(view)
        self._show_kind(view)
        self._name_tabs(view)

    def steps(self) -> list[Callable[[View], None]]:
        follow = (panel.follow for panel in self.panels)
        return [*follow, self._show_kind, self._name_tabs]

    def _show_kind(self, view: View) -> None:
        """Channels take the place of connectivity where the twin explains an EEG; of
        one that explains both, the user chooses."""
        both = explains_both(view.twin)
        if both != self._both:
            self._both = both
            for sides in self.sides:
                sides.setVisible(both)
            for tabs in self._tabs:
                for number in OF_FMRI:
                    tabs.offer(number, not both)
            if both and self._place in OF_FMRI:
                self.show_place(0)
        self._offer_seizures(view)
        of_eeg = self._channels if both else explains_eeg(view.twin)
        if of_eeg != self._of_eeg:
            self._of_eeg = of_eeg
            self.show_place(self._place)

    def _offer_seizures(self, view: View) -> None:
        """Their tab, where there are any; they come first for a patient who has no
        other twin."""
        patient = view.patient
        some = patient is not None and bool(depth_runs(patient))
        offered = some or view.seizure_twin is not None
        for tabs in self._tabs:
            tabs.offer(SEIZURES, offered)
        if not offered and self._place == SEIZURES:
            self.show_place(0)
        alone = offered and view.twin is None and patient is not None
        mine = patient.id if alone and patient is not None else None
        if mine is not None and mine != self._shown_for:
            self.show_place(SEIZURES)
        self._shown_for = mine

    def _pick_side(self, key: str) -> None:
        self._channels = self._of_eeg = key == EEG
        for sides in self.sides:
            sides.set_current(key)
        self.show_place(0)

    def _name_tabs(self, _: View | None = None) -> None:
        """The whole names, or their last words where the head is narrow."""
        shown = self.electric if self._of_eeg else self.matrices
        first, last = shown.head.title(), self.ranking.head.title()
        for panel, tabs in zip(self._headed, self._tabs, strict=True):
            alone = panel in (
                *(self.ranking, self.system, self.well_posed, self.seizures),
            )
            beside = min(self.width() - ROOM_PX, self._stack.width())
            whole = (self._places.width() if alone else beside) >= TABS_PX
            for number, name in ((0, first), (2, last)):
                short = name if name.isupper() else name.split()[-1].capitalize()
                short = CLOSE.get(name, short) if beside < CLOSE_PX else short
                tabs.set_name(number, name if whole else short)
            close = beside < CLOSE_PX and not alone
            for number, short in (SHORT | (SHORTEST if close else {})).items():
                name = self._shared[number].head.title()
                tabs.set_name(number, name if whole else short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._place in WIDE:
            self._make_room(wide=True)
        self._renaming.start()

    def show_place(self, number: int) -> None:
        """0: connectivity, 1: parameters, 2: the comparison of twins, 3: what explains
        the agreement, 4: the forecast, 5: recurring states, 6: a dynamical system, 7:
        well-posedness, 8: seizures."""
        self._place = number
        self._places.setCurrentIndex(ALONE.get(number, 0))
        if number == 0 and self._of_eeg:
            self._stack.setCurrentWidget(self.electric)
        elif number not in ALONE:
            self._stack.setCurrentWidget(self._shared[number])
        self._make_room(wide=number in WIDE)
        for tabs in self._tabs:
            tabs.set_current(number)
        self._renaming.start()

    def _make_room(self, *, wide: bool) -> None:
        """The whole width, and some height where the window is low, for a panel that
        needs both."""
        self.room.want(self.signals, not wide)
        if not wide:
            self.room.arrange("")
        elif all(self._middle.sizes()):
            brain, below = self._middle.sizes()
            more = max(WIDE_PX - below, 0)
            self.room.arrange("wide", {self._middle: (brain - more, below + more)})

    def _tab(self, panel: Panel) -> HeadTabs:
        names = tuple(one.head.title() for one in self._shared)
        tabs = HeadTabs(names)
        tabs.set_close(True)
        tabs.picked.connect(self.show_place)
        share_place(panel, tabs)
        return tabs

    def _columns(self) -> QWidget:
        self._brain_place, self.brain_slot = slot_widget()
        below = splitter(ACROSS, (MATRICES_PX, SIGNALS_PX), self._stack, self.signals)
        below.splitterMoved.connect(self._renaming.start)
        self._middle = splitter(DOWN, (BRAIN_PX, BELOW_PX), self._brain_place, below)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.verdict)
        self._places.addWidget(self._middle)
        self._places.addWidget(self.ranking)
        self._places.addWidget(self.system)
        column.addWidget(self._places, 1)
        sides = (INSPECTOR_PX, HISTORY_PX)
        right = splitter(DOWN, sides, self.inspector, self.history)
        whole = splitter(ACROSS, (CENTRE_PX, RIGHT_PX), centre, right)
        whole.setStretchFactor(0, 1)
        whole.setStretchFactor(1, 0)
        return whole
