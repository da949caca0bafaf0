"""Where, when and how to stimulate: the question, and candidates that were judged on
noise which the search did not see."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.jobs.stimulation_requests import FindStimulationRequest
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import Catalogue, Stimulation, Twin
from brainTwinStudio.project.stimulation_search import (
    StimulationChoice,
    StimulationSearch,
)
from brainTwinStudio.project.waveforms import waveform
from brainTwinStudio.report import stimulation_words as say_of
from brainTwinStudio.report.electric_words import explains_eeg
from brainTwinStudio.ui import plans, stimuli
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.restyle import restyle
from brainTwinStudio.ui.controls.table import ROW_PX, Cell, make_table
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.asked import WAITING
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.job_words import going_of
from brainTwinStudio.ui.panels.stimulation_aim import AimForm
from brainTwinStudio.ui.panels.system_parts import button, wrapped
from brainTwinStudio.ui.panels.words import fit_name
from brainTwinStudio.ui.shown_plan import wish_for
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do, Select

KIND = "stimulation"
HEADS = (
    tr("Target"),
    tr("Amplitude"),
    "Hz",
    tr("Phase"),
    tr("{label}, 95 %"),
    tr("First better, 95 %"),
    tr("Best in draws"),
)
LABELS = {  # of what was asked to rise, in the head of a column
    "response": tr("Response"),
    "entrainment": tr("Entrainment"),
    "fc_change": tr("FC change"),
    "mean_fc": tr("Mean FC"),
    "lower_mean_fc": tr("Lower mean FC"),
    "power": tr("Power"),
    "lower_power": tr("Lower power"),
    "target_power": tr("Target power"),
    "lower_target_power": tr("Lower target power"),
    "toward_fc": tr("Toward FC"),
}
BETTER, OF_DRAWS = 5, 6  # columns
OF_REPEATS = 2, 3  # columns that only a stimulus that repeats has
OF_EEG = tr(
    "A twin of an EEG is not searched: its runs are of sources. Choose a twin of fMRI."
)
BLACK_BOX = tr(
    "A black box knows no network that a stimulus could travel in. Choose a twin with "
    "a connectome."
)
SEARCH, STOP, ANEW, BACK = tr("Search"), tr("Stop"), tr("Ask anew"), tr("Answer")
MAP = tr("Colour the brain by what is believed of the best setting at every region")
FORM, FOUND, GOING = range(3)
NARROW_PX, DRAWS_PX = 620, 120


class StimulationSearchPanel(Panel):
    """The question, while the engine searches how far it is, and then the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Search"), parent)
        self._view = View()
        self._of: StimulationSearch | None = None
        self._chosen = 0
        self._asks = False  # the question is on top although there is an answer
        self._black_boxes: frozenset[str] = frozenset()
        self.form = AimForm()
        self.turn = button(ANEW, tr("The question, or the answer to the last one"))
        self.start = button(SEARCH, tr("Where, when and how, by the engine"))
        self.use = button(
            tr("Use in this plan"), tr("Put the choice in the stimulus's place")
        )
        self.new = button(
            tr("New plan from it"), tr("A further plan with this stimulus")
        )
        self.map = button(tr("Map"), MAP)
        self.head.add_right(self.turn)
        self.head.add_right(self.start)
        self.table = make_table(HEADS, stretch=0)
        self.table.setAccessibleName(tr("Candidates, best first"))
        self.said, self.notes, self.empty = wrapped(), wrapped(), Empty("")
        self.stack = QStackedWidget()
        for page in (_scrolled(tr("Question"), self.form), self._answer(), self.empty):
            self.stack.addWidget(page)
        self.body.addWidget(self.stack)
        self._connect()

    def _answer(self) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(5)
        for part in (self.said, self.table, self.notes):
            column.addWidget(part)
        column.addStretch(1)
        deeds = QHBoxLayout()
        deeds.setContentsMargins(12, 5, 12, 6)
        deeds.setSpacing(8)
        for part in (self.use, self.new, self.map):
            deeds.addWidget(part)
        deeds.addStretch(1)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(_scrolled(tr("Answer"), words), 1)
        whole.addLayout(deeds)
        return page

    def _connect(self) -> None:
        self.form.changed.connect(lambda: self._show(self._view.job(KIND)))
        self.start.clicked.connect(self._pressed)
        self.turn.clicked.connect(self._turn)
        self.use.clicked.connect(self._use)
        self.new.clicked.connect(self._plan)
        self.map.clicked.connect(lambda: self.wish.emit(Do("show-search")))
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _: self._pick(now.row())
        )
        self.table.clicked.connect(lambda index: self._pick(index.row()))

    def set_catalogue(self, catalogue: Catalogue | None) -> None:
        boxes = () if catalogue is None else catalogue.black_boxes
        self._black_boxes = frozenset(one.name for one in boxes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Names of targets before how often the first is better and in how many draws
        it is the best, which the tool tip of the outcome tells as well."""
        draws = 0 if self._of is None else self._of.draws
        room = self.width() - NARROW_PX
        self.table.setColumnHidden(OF_DRAWS, not draws or room < 0)
        self.table.setColumnHidden(BETTER, room < (DRAWS_PX if draws else 0))

    # ------------------------------------------------------------ presenting

    def present(self, view: View) -> None:
        self._view = view
        found, stimulus = view.search, stimuli.shown_stimulus(view)
        if found is not self._of:
            self._of, self._chosen, self._asks = found, 0, False
            if found is not None and view.twin is not None:
                self._draw(found, view.twin)
        if stimulus is None or view.twin is None:
            return
        self.form.present(view, stimulus[1])
        self._show(view.job(KIND))

    def show_job(self, job: Job) -> None:
        if job.kind == KIND:
            self._show(None if job.is_over else job)

    def refused(self, view: View) -> str:
        """Why a twin is not searched, "" if it is."""
        twin = view.twin
        if twin is None or twin.spec.node in self._black_boxes:
            return BLACK_BOX
        return OF_EEG if explains_eeg(twin) else ""

    def ask(self) -> None:
        """The question on top, whatever was answered before."""
        self._asks = True
        self.present(self._view)

    def _show(self, job: Job | None) -> None:
        view, found = self._view, self._of
        refused = self.refused(view)
        asks = found is None or self._asks
        self.start.setText(SEARCH if job is None else STOP)
        self.start.setVisible(not refused and (asks or job is not None))
        ready = not self.form.lacking()
        self.start.setEnabled(ready if job is None else job.can_stop)
        self.turn.setText(BACK if asks else ANEW)
        self.turn.setVisible(found is not None and job is None and not refused)
        for deed in (self.use, self.new):
            deed.setEnabled(not view.read_only)
        if refused:
            self.empty.set_text(refused)
        elif job is not None:
            self.empty.set_text(WAITING if job.state == "queued" else going_of(job))
        going = bool(refused) or job is not None
        self.stack.setCurrentIndex(GOING if going else FORM if asks else FOUND)

    def _draw(self, found: StimulationSearch, twin: Twin) -> None:
        self.said.setText(say_of.plain(twin, found.sentence))
        restyle(self.said, role="note" if found.recommends else "warn")
        stopped = (tr("It was stopped: the best until then."),) if found.stopped else ()
        told = say_of.spent(found), say_of.NONE_IS_IT
        notes = (*stopped, *map(heard, found.notes), *told)
        self.notes.setText(" ".join(notes))
        outcome = found.choices[0].effect
        repeats = waveform(found.aim.template.waveform).repeats
        for column in OF_REPEATS:
            self.table.setColumnHidden(column, not repeats)
        self._fit_columns()
        label = LABELS.get(outcome.name, outcome.name)
        self.table.rows.set_headers([head.format(label=label) for head in HEADS])
        rows = [_cells(found, one) for one in found.choices]
        self.table.rows.set_rows(rows)
        head = self.table.horizontalHeader().height()
        self.table.setFixedHeight(head + ROW_PX * len(rows) + 2)
        with QSignalBlocker(self.table.selectionModel()):
            self.table.selectRow(self.table.rows.shown_row(0))

    # ------------------------------------------------------------ wishes

    def _pressed(self) -> None:
        twin, job = self._view.twin, self._view.job(KIND)
        if job is not None:
            self.wish.emit(Do("stop", job.id))
        elif twin is not None:
            self._asks = False
            request = FindStimulationRequest(twin, self.form.aim())
            title = tr("Search on “{twin}”", twin=fit_name(twin))
            self.wish.emit(Ask(request, title))

    def _turn(self) -> None:
        self._asks = not self._asks
        self._show(self._view.job(KIND))

    def _pick(self, row: int) -> None:
        if self._of is None or not 0 <= row < len(self._of.choices):
            return
        self._chosen = self.table.rows.source_row(row)
        targets = self._choice().targets
        after = replace(self._view.selection, regions=targets, edges=())
        if after != self._view.selection:
            self.wish.emit(Select(after))

    def _choice(self) -> Stimulation:
        assert self._of is not None
        return self._of.choices[self._chosen].stimulation

    def _use(self) -> None:
        shown = stimuli.shown_stimulus(self._view)
        if shown is not None and self._of is not None:
            wish = wish_for(self._view, plans.changed, shown[0], self._choice())
            if wish is not None:
                self.wish.emit(wish)

    def _plan(self) -> None:
        view = self._view
        if view.project is None or view.twin is None or self._of is None:
            return
        made = plans.new_plan(view.project, view.twin.id, (self._choice(),))
        self.wish.emit(made.wish(view.selection))


def _cells(found: StimulationSearch, one: StimulationChoice) -> tuple[Cell, ...]:
    """A candidate by HEADS."""
    target, amplitude, hz, phase, outcome, better, best = say_of.choice_row(found, one)
    how, first = one.stimulation, one.better
    tip = f"{HEADS[BETTER]}: {better}"
    if best:
        tip = f"{tip}\n{HEADS[OF_DRAWS]}: {best}"
    return (
        Cell(target, tooltip=target),
        Cell(amplitude, how.amplitude, "right"),
        Cell(hz, how.frequency_hz, "right"),
        Cell(phase, how.phase_rad, "right"),
        Cell(outcome, one.effect.value, "right", tooltip=tip),
        Cell(better, -1.0 if first != first else first, "right"),
        Cell(best, one.best_in, "right"),
    )


def _scrolled(name: str, inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
