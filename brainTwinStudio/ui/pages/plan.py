"""Plan: virtual surgery and stimulation on a copy of the twin."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QWidget,
)

from brainTwinStudio.analysis.paired import PairedFc
from brainTwinStudio.jobs.messages import ScenarioAnswer
from brainTwinStudio.language import tr
from brainTwinStudio.project import Catalogue
from brainTwinStudio.ui import taking_off
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.pages.base import Page, slot_widget, splitter
from brainTwinStudio.ui.pages.head_tabs import HeadTabs
from brainTwinStudio.ui.pages.layout import Place
from brainTwinStudio.ui.pages.shared_place import SharedPlace
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.compare import ComparePanel
from brainTwinStudio.ui.panels.difference import DifferencePanel
from brainTwinStudio.ui.panels.effects import EffectsPanel
from brainTwinStudio.ui.panels.history import HistoryPanel
from brainTwinStudio.ui.panels.inspector import InspectorPanel
from brainTwinStudio.ui.panels.plan_editor import PlanEditor
from brainTwinStudio.ui.panels.plan_list import PlanListPanel
from brainTwinStudio.ui.panels.readouts import ReadoutsPanel
from brainTwinStudio.ui.panels.seizure_editor import SeizureEditor
from brainTwinStudio.ui.panels.seizure_outcome import SeizureOutcomePanel
from brainTwinStudio.ui.panels.stimulation_search import StimulationSearchPanel
from brainTwinStudio.ui.panels.stimulus_editor import StimulusEditor
from brainTwinStudio.ui.panels.sweep import SweepPanel
from brainTwinStudio.ui.panels.waveform import WaveformPanel
from brainTwinStudio.ui.plan_runs import answer_of, spread_of
from brainTwinStudio.ui.plans import Kind, kind_of
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Select

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
WIDTHS_PX = (1071, 302)
UPPER_PX = (684, 386)  # brain, matrix
BELOW_PX = (410, 660)  # waveform, outcome
Layout = Kind | Literal["seizures"]
CENTRE_PX: dict[Layout, tuple[int, ...]] = {
    "seizures": (370, 483),
    "surgery": (548, 305),
    "stimulation": (502, 351),
}
COLUMN_PX: dict[Layout, tuple[int, ...]] = {
    "seizures": (660, 50, 143),
    "surgery": (540, 170, 143),
    "stimulation": (672, 104, 77),
}
INSPECTING_PX: dict[Layout, tuple[int, ...]] = {  # the same beside the inspector
    "seizures": (450, 50, 353),
    "surgery": (390, 110, 353),
    "stimulation": (470, 80, 303),
}
TABS = (tr("Effects"), tr("Sweep"), tr("Search"), tr("Readouts"))
SUBJECTS = (("activity", tr("Activity")), ("seizures", tr("Seizures")))
EFFECTS, SWEEP, SEARCH, READOUTS, COMPARE, SEIZURES = range(6)  # below the brain
LEAST_RIGHT_PX = 302
_log = logging.getLogger(__name__)


class PlanPage(Page):
    """The brain; beside it what changes in FC (surgery); below it the waveform
    (stimulation) and the effects; at the right the plan, all plans, and the history
    or the inspector."""

    stage = "plan"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: Layout | None = None
        self._view = View()
        self._awaited: ScenarioAnswer | None = None
        self.editor, self.stimulus = PlanEditor(), StimulusEditor()
        self.difference, self.waveform = DifferencePanel(), WaveformPanel()
        self.effects, self.compare = EffectsPanel(), ComparePanel()
        self.sweep, self.search = SweepPanel(), StimulationSearchPanel()
        self.plans, self.history = PlanListPanel(), HistoryPanel()
        self.readouts, self.inspector = ReadoutsPanel(), InspectorPanel()
        self.beside = SharedPlace(self.history, self.inspector)
        self.beside.picked.connect(self._show_beside)
        self.seizure_editor = SeizureEditor()
        self.seizure_outcome = SeizureOutcomePanel()
        self.own(
            *(self.editor, self.stimulus, self.difference, self.waveform),
            *(self.effects, self.compare, self.sweep, self.search),
            *(self.plans, self.history, self.inspector, self.readouts),
            *(self.seizure_editor, self.seizure_outcome),
        )
        self.subjects = tuple(
            self._subjects(panel) for panel in (self.effects, self.seizure_outcome)
        )
        self._tabs = [self._tab(panel) for panel in self._below[: len(TABS)]]
        self.outcome, self.right = QStackedWidget(), QStackedWidget()
        for panel in self._below:
            self.outcome.addWidget(panel)
        for panel in self._editors:
            self.right.addWidget(panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._columns())
        self.lay_out(
            Place("Brain", self._brain_place, "brain", tr("Brain")),
            Place("Difference", self.difference, "plots", tr("Difference")),
            Place("Waveform", self.waveform, "plots", tr("Waveform")),
            Place("Outcome", self.outcome, "plots", tr("Outcome")),
            Place("Plan", self.right, "side", tr("Plan")),
            Place("All plans", self.plans, "side", tr("All plans")),
            Place("History", self.beside, "side", tr("History")),
        )
        self._arrange("surgery")
        self.effects.compare.connect(lambda: self.show_outcome(COMPARE))
        self.stimulus.search.clicked.connect(self._ask_search)
        self.compare.back.connect(lambda: self.show_outcome(EFFECTS))
        self.waveform.pulled.connect(self.stimulus.form.show_pulled)

    @property
    def _below(self) -> tuple[Panel, ...]:
        return (
            *(self.effects, self.sweep, self.search, self.readouts),
            *(self.compare, self.seizure_outcome),
        )

    @property
    def _editors(self) -> tuple[Panel, ...]:
        return (self.editor, self.stimulus, self.seizure_editor)

    def present(self, view: View) -> None:
        for step in self.steps():
            step(view)

    def steps(self) -> list[Callable[[View], None]]:
        return [self._prepare, *(self._step(panel) for panel in self.panels)]

    def set_catalogue(self, catalogue: Catalogue | None) -> None:
        """What the engine can do: the bounds of parameters for what-ifs, and which
        models are black boxes."""
        self.editor.operations.set_catalogue(catalogue)
        self.search.set_catalogue(catalogue)

    def show_outcome(self, number: int) -> None:
        """EFFECTS, SWEEP, SEARCH, READOUTS, COMPARE or SEIZURES."""
        self.outcome.setCurrentIndex(number)
        for tabs, _ in self._tabs:
            tabs.set_current(min(number, READOUTS))
        self._show_waveform()
        panel = self.outcome.currentWidget()
        if isinstance(panel, Panel):
            panel.present(self._view)

    def _ask_search(self) -> None:
        self.show_outcome(SEARCH)
        self.search.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What neither brain nor matrix took, while one of them has the keys."""
        place = self.room.place_of(QApplication.focusWidget())
        pictured = place is not None and place.name in ("Brain", "Difference")
        wish = taking_off.wish_of(self._view) if pictured else None
        if Qt.Key(event.key()) is Qt.Key.Key_Delete and wish is not None:
            self.wish.emit(wish)
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ presenting

    def _prepare(self, view: View) -> None:
        """Lay out for the kind of the plan, and find out what lies beyond noise."""
        self._view = view
        plan = view.scenario
        kind: Layout = "surgery" if plan is None else kind_of(plan)
        self._arrange("seizures" if view.on_seizures else kind)
        for subjects in self.subjects:
            both = view.twin is not None and view.seizure_twin is not None
            subjects.setVisible(both)
            subjects.set_current("seizures" if view.on_seizures else "activity")
        self.stimulus.set_search(self.search.refused(view))
        answer = answer_of(plan, view.answers)
        if answer is not None and answer is not self._awaited:
            self._awaited = answer
            self._ask_spread(answer)

    def _ask_spread(self, answer: ScenarioAnswer) -> None:
        def done(spread: PairedFc) -> None:
            self.effects.set_spread(answer, spread)
            self.difference.set_spread(answer, spread)

        def failed(error: Exception) -> None:
            _log.error("The spread of a plan's runs is not known.", exc_info=error)

        in_background(self, lambda: spread_of(answer), done, failed)

    def _step(self, panel: Panel) -> Callable[[View], None]:
        def step(view: View) -> None:
            if self._is_shown(panel):
                panel.present(view)
            panel.setUpdatesEnabled(True)

        return step

    def _is_shown(self, panel: Panel) -> bool:
        """Whether a panel belongs to what is laid out."""
        if panel in self._editors:
            return panel is self.right.currentWidget()
        if panel in self._below:
            return panel is self.outcome.currentWidget()
        return not panel.isHidden()

    # ------------------------------------------------------------ layout

    def _columns(self) -> QWidget:
        self._brain_place, self.brain_slot = slot_widget()
        upper = splitter(ACROSS, UPPER_PX, self._brain_place, self.difference)
        self._lower = splitter(ACROSS, BELOW_PX, self.waveform, self.outcome)
        self._centre = splitter(DOWN, CENTRE_PX["surgery"], upper, self._lower)
        parts = (self.right, self.plans, self.beside)
        self._column = splitter(DOWN, COLUMN_PX["surgery"], *parts)
        self._column.setMinimumWidth(LEAST_RIGHT_PX)
        whole = splitter(ACROSS, WIDTHS_PX, self._centre, self._column)
        whole.setStretchFactor(0, 1)
        whole.setStretchFactor(1, 0)
        return whole

    def _arrange(self, kind: Layout) -> None:
        """Show what belongs to surgery, to stimulation, or to plans on seizures."""
        if kind == self._kind:
            return
        self._kind = kind
        stimulates, seizures = kind == "stimulation", kind == "seizures"
        self.room.want(self.difference, kind == "surgery")
        self.room.want(self.plans, not seizures)
        editors = {"stimulation": self.stimulus, "seizures": self.seizure_editor}
        self.right.setCurrentWidget(editors.get(kind, self.editor))
        for tabs, title in self._tabs:
            tabs.setVisible(stimulates)
            title.setVisible(not stimulates)
        place = self.outcome.currentIndex()
        if seizures:
            self.show_outcome(SEIZURES)
        elif place == SEIZURES or (EFFECTS < place < COMPARE and not stimulates):
            self.show_outcome(EFFECTS)
        self._show_waveform()
        self._share_room()

    def _show_beside(self, _: int) -> None:
        """The history or the inspector, which needs more height."""
        self._share_room()
        panel = self.beside.currentWidget()
        if isinstance(panel, Panel):
            panel.present(self._view)

    def _share_room(self) -> None:
        kind = self._kind or "surgery"
        inspects = self.beside.currentWidget() is self.inspector
        column = (INSPECTING_PX if inspects else COLUMN_PX)[kind]
        usual = {self._centre: CENTRE_PX[kind], self._column: column}
        self.room.arrange(f"{kind} inspector" if inspects else kind, usual)

    def _show_waveform(self) -> None:
        """Of a stimulation, but not beside what is wide and not of its course."""
        wide = self.outcome.currentIndex() in (READOUTS, COMPARE)
        self.room.want(self.waveform, self._kind == "stimulation" and not wide)

    def _subjects(self, panel: Panel) -> Segmented:
        """Whether plans are about activity at rest or about seizures."""
        subjects = Segmented(SUBJECTS)
        subjects.setAccessibleName(tr("What the plan is about"))
        subjects.picked.connect(self._pick_subject)
        panel.head.add_right(subjects)
        return subjects

    def _pick_subject(self, key: str) -> None:
        after = replace(self._view.selection, seizures=key == "seizures")
        self.wish.emit(Select(after))

    def _tab(self, panel: Panel) -> tuple[HeadTabs, QLabel]:
        """Tabs in the head of a panel, and the title that they take the place of."""
        title = panel.head.findChild(QLabel)
        assert title is not None
        tabs = HeadTabs(TABS)
        tabs.picked.connect(self.show_outcome)
        panel.head.add_left(tabs)
        return tabs, title
