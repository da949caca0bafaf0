"""A plan of stimulation: the quantities of its stimulus, and the dose."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Scenario, Stimulation
from brainTwinStudio.report.sections.plans import REST_IS_SILENT
from brainTwinStudio.ui import plans, stimuli
from brainTwinStudio.ui.controls.section import seam
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.dose import Dose
from brainTwinStudio.ui.panels.plan_head import (
    PlanMenu,
    PlanName,
    PreviewButton,
    renaming,
)
from brainTwinStudio.ui.panels.run_bar import RunBar
from brainTwinStudio.ui.panels.stimulus_form import StimulusForm
from brainTwinStudio.ui.previewing import Previewing
from brainTwinStudio.ui.shown_plan import wish_for
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Select

SEARCH = tr("Find where, when and how…")
STIMULUS = (
    tr("Stimulus {number} of {count}"),
    tr("Stimulus {number} of {count}, off"),
)
SWITCH_OFF, SWITCH_ON = tr("Switch this stimulus off"), tr("Switch this stimulus on")
SEARCH_TIP = tr("Let the engine look for target, phase, amplitude and frequency")


class StimulusEditor(Panel):
    """The right column of stimulation; of several stimuli it shows the selected one.
    search: asks for the panel that finds where, when and how."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Plan"), parent)
        self._view = View()
        self._number = 0
        self.name = PlanName()
        self.preview = PreviewButton()
        self.head.add_left(self.name)
        self.head.add_right(self.preview)
        self.menu = PlanMenu(self.head)
        self.add_stimulus = self.menu.add_action(tr("Add another stimulus"))
        self.next_stimulus = self.menu.add_action(tr("Show the next stimulus"))
        self.switch = self.menu.add_action(SWITCH_OFF)
        self.remove_stimulus = self.menu.add_action(tr("Remove this stimulus"))
        self.previewing = Previewing(self)
        self.form = StimulusForm()
        self.search = QPushButton(SEARCH)
        self.dose = Dose()
        self.run_bar = RunBar(tr("Run paired"))
        self._build()
        self._connect()

    def _build(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        find = QHBoxLayout()
        find.setContentsMargins(12, 0, 12, 8)
        find.addWidget(self.search)
        column.addWidget(self.form)
        column.addLayout(find)
        for part in (seam(), self.dose, _warning()):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(tr("Contents"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.run_bar)

    def _connect(self) -> None:
        self.name.named.connect(self._rename)
        self.preview.clicked.connect(self.previewing.set_on)
        for source in (self.menu.wished, self.previewing.asked, self.run_bar.wished):
            source.connect(self.wish)
        self.form.edited.connect(self._edited)
        self.add_stimulus.triggered.connect(self._add)
        self.next_stimulus.triggered.connect(self._show_next)
        self.switch.triggered.connect(self._switch)
        self.remove_stimulus.triggered.connect(
            lambda: self._edit(plans.without_change, self._number)
        )

    # ------------------------------------------------------------ presenting

    def present(self, view: View) -> None:
        self._view = view
        self.menu.present(view)
        found = stimuli.shown_stimulus(view)
        if found is None or view.twin is None or view.scenario is None:
            return
        self._number, stimulus = found
        plan = view.scenario
        self.previewing.consider(view)
        self.run_bar.present(view)
        self.name.set_name(plan.name, locked=view.read_only)
        self.form.set(stimulus, view)
        result = None if plan.result is None else plan.result.dose
        self.dose.set(result, stimulus)
        places, on = stimuli_of(plan), self._number not in plan.off
        several = len(places) > 1
        title, number = "", places.index(self._number) + 1
        if several or not on:
            shown, off = STIMULUS
            title = (shown if on else off).format(number=number, count=len(places))
        self.head.set_title(title)
        self.switch.setText(SWITCH_OFF if on else SWITCH_ON)
        self.remove_stimulus.setEnabled(several and not view.read_only)
        self.next_stimulus.setEnabled(several)

    def set_search(self, refused: str) -> None:
        """Whether the twin can be searched, or why not."""
        self.search.setEnabled(not refused)
        self.search.setToolTip(refused or SEARCH_TIP)

    # ------------------------------------------------------------ wishes

    def _edit(self, edit: Callable[..., plans.Edit], *arguments: object) -> None:
        wish = wish_for(self._view, edit, *arguments)
        if wish is not None:
            self.wish.emit(wish)

    def _edited(self, stimulus: Stimulation) -> None:
        self._edit(plans.changed, self._number, stimulus)

    def _switch(self) -> None:
        plan = self._view.scenario
        if plan is not None:
            self._edit(plans.switched, self._number, self._number in plan.off)

    def _add(self) -> None:
        view, found = self._view, stimuli.shown_stimulus(self._view)
        if found is None:
            return
        new, chosen = found[1], tuple(view.names[i] for i in view.selected)
        if chosen:
            new = replace(new, targets=chosen, weights=(), found="")
        self._edit(plans.with_stimulus, new)

    def _show_next(self) -> None:
        plan = self._view.scenario
        if plan is None:
            return
        places = stimuli_of(plan)
        following = places[(places.index(self._number) + 1) % len(places)]
        selection = replace(self._view.selection, change=following)
        self.wish.emit(Select(selection))

    def _rename(self, name: str) -> None:
        wish = renaming(self._view, name)
        if wish is not None:
            self.wish.emit(wish)


def stimuli_of(plan: Scenario) -> list[int]:
    """The numbers of a plan's stimuli."""
    return [i for i, c in enumerate(plan.changes) if isinstance(c, Stimulation)]


def _warning() -> QWidget:
    """That the gain of a stimulus is an assumption."""
    note = QFrame()
    note.setProperty("role", "note-warn")
    words = QLabel(REST_IS_SILENT)
    words.setProperty("role", "note")
    words.setWordWrap(True)
    inside = QVBoxLayout(note)
    inside.setContentsMargins(10, 6, 8, 6)
    inside.addWidget(words)
    place = QWidget()
    edge = QVBoxLayout(place)
    edge.setContentsMargins(12, 4, 12, 8)
    edge.addWidget(note)
    return place
