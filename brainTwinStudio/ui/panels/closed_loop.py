"""Stimulation in closed loop on the twin of seizures: where it is sensed, where it is
stimulated, by whom; and what that does to the seizures."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.jobs.loop_requests import LoopRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project.loop import BY_ITSELF, LoopComparison, TwinPlant
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.report import loop_words as say_of
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui.controls.caution import Caution
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.table import Cell, WholeRows, make_table
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.asked import WAITING
from brainTwinStudio.ui.panels.job_words import going_of
from brainTwinStudio.ui.panels.system_parts import (
    above,
    combo,
    note,
    offer,
)
from brainTwinStudio.ui.panels.words import located_name
from brainTwinStudio.ui.plots.loop_trace import LoopTrace
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do

KIND = "closed-loop"
Place = tuple[str, ...]
PLAYED = (  # beside none
    (tr("Open loop, threshold, MPC"), ("open_loop", "threshold", "koopman_mpc")),
    (tr("Open loop, threshold"), ("open_loop", "threshold")),
    (tr("One and two thresholds"), ("threshold", "proportional")),
    (tr("Threshold, phase-locked"), ("threshold", "phase_locked")),
    (tr("Koopman MPC"), ("koopman_mpc",)),
)
LIMIT, DELAY_MS, MOST_DELAY_MS, RUNS, MOST_RUNS = 3.0, 10.0, 1000.0, 4, 64
LARGEST = tr("Largest stimulation, in units of the Epileptor's I1")
ROOM_PX = 1000  # for all columns
NOT_YET = tr(
    "Not played. A controller hears the seizure late and decides when to stimulate: "
    "how much seizure is left, at which energy, beside open loop and none?"
)
PLAY, STOP, ZONE = tr("Play"), tr("Stop"), tr("Whole zone")


class ClosedLoop(QWidget):
    """The question above, the controllers' seizures and energies below, with one run of
    the chosen one."""

    wish = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view = View()
        self._of: LoopComparison | None = None
        self._senses: tuple[Place, ...] = ()
        self._targets: tuple[Place, ...] = ()
        self.sense = combo(tr("Sensed at"), 12)
        self.target = combo(tr("Stimulated"), 12)
        self.played = combo(tr("Controllers"), 22)
        offer(self.played, tuple(name for name, _ in PLAYED), 0)
        self.marker = combo(tr("What triggers listen to"), 10)
        offer(self.marker, tuple(label for _, label in say_of.MARKERS), 0)
        self.limit = NumberField(LIMIT, "", 0.01, LIMIT, 2)
        self.limit.setAccessibleName(LARGEST)
        self.limit.setToolTip(LARGEST)
        self.delay = NumberField(DELAY_MS, "ms", 0.0, MOST_DELAY_MS, 0)
        self.delay.setAccessibleName(tr("Delay of what is sensed, in ms"))
        self.runs = NumberField(float(RUNS), tr("runs"), 2.0, float(MOST_RUNS), 0)
        self.runs.setAccessibleName(tr("Runs of different noise"))
        self.start = QPushButton(PLAY)
        self.start.setProperty("kind", "small")
        self.shown = Elided()
        self.shown.setProperty("role", "head")
        self.plot = LoopTrace()
        self.plot.setAccessibleName(tr("What is sensed in one run, and the input"))
        self.table = make_table(say_of.HEADS, stretch=0)
        self.table.setAccessibleName(tr("Seizures under each controller"))
        self.told, self.caution = note(""), Caution(whole=True)
        self.trigger = note("")
        self.stack, self.empty = QStackedWidget(), Empty(NOT_YET)
        self._build()
        self.start.clicked.connect(self._pressed)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _: self._trace(self.table.rows.source_row(now.row()))
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(2)
        first = (QLabel(tr("Sense")), self.sense, QLabel(tr("Stimulate")), self.target)
        column.addLayout(_row(*first, self.played, last=self.start))
        asked = (QLabel(tr("Trigger")), self.marker, QLabel(tr("Limit")), self.limit)
        late = (QLabel(tr("Delay")), self.delay, self.runs)
        column.addLayout(_row(*asked, *late, last=self.shown))
        found = QWidget()
        policy = QSizePolicy.Policy
        self.plot.setSizePolicy(policy.Ignored, policy.Expanding)
        parts = ((self.plot, 4), (WholeRows(self.table), 5))
        above(found, parts, self.trigger, self.told, self.caution)
        self.stack.addWidget(found)
        self.stack.addWidget(self.empty)
        column.addWidget(self.stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Seizures and energy before all else, where there is no room for more."""
        super().resizeEvent(event)
        for column in say_of.SPARED:
            self.table.setColumnHidden(column, self.width() < ROOM_PX)

    # ------------------------------------------------------------ presenting

    def present(self, view: View) -> None:
        before, self._view = self._view.seizure_twin, view
        twin, job = view.seizure_twin, view.job(KIND)
        self.plot.set_theme(view.theme)
        if twin is not None and twin is not before:
            self._offer(twin)
        found = None if twin is None else view.loops.get(twin.id)
        if found is not self._of:
            self._of = found
            if found is not None:
                self._draw(found)
        self._say(job)
        self.start.setEnabled(twin is not None and (job is None or job.can_stop))

    def show_job(self, job: Job) -> None:
        if job.kind == KIND:
            self._say(None if job.is_over else job)
            self.start.setEnabled(job.is_over or job.can_stop)

    def _say(self, job: Job | None) -> None:
        self.start.setText(PLAY if job is None else STOP)
        if job is None:
            self.empty.set_text(NOT_YET)
        else:
            self.empty.set_text(WAITING if job.state == "queued" else going_of(job))
        self.stack.setCurrentIndex(1 if self._of is None or job is not None else 0)

    def _offer(self, twin: SeizureTwin) -> None:
        """First where the seizure is, then contacts, then all other regions."""
        zone, names = twin.zone.named, twin.zone.region_names
        there = list(dict.fromkeys((*zone, *twin.zone.order)))
        whole = (zone,) if len(zone) > 1 else ()
        regions = [(name,) for name in (*there, *(n for n in names if n not in there))]
        contacts = [(name,) for name in twin.seizures[0].channel_names]
        near, far = regions[: len(there)], regions[len(there) :]
        self._senses = (*whole, *near, *contacts, *far)
        self._targets = (*whole, *regions)
        for box, places in ((self.sense, self._senses), (self.target, self._targets)):
            offer(box, tuple(self._word(twin, place) for place in places), 0)

    @staticmethod
    def _word(twin: SeizureTwin, place: Place) -> str:
        known = twin.zone.region_names
        names = [region(name) if name in known else name for name in place]
        return ZONE if len(names) > 1 else ", ".join(names)

    def _draw(self, found: LoopComparison) -> None:
        self.table.rows.set_rows(
            (Cell(first), *(Cell(one, None, "right") for one in others))
            for first, *others in map(say_of.cells, found.rows)
        )
        twin, places = self._view.seizure_twin, found.places
        if twin is not None and places is not None:
            both = (places.sensed, places.stimulated)
            names = (", ".join(self._word(twin, (n,)) for n in one) for one in both)
            self.told.set_text(say_of.basis(found, *names))
        self.caution.set([one for one in found.notes if one != BY_ITSELF])
        last = self.table.rows.shown_row(len(found.rows) - 1)
        with QSignalBlocker(self.table.selectionModel()):
            self.table.selectRow(last)
        self._trace(len(found.rows) - 1)

    def _trace(self, at: int) -> None:
        """The run in the middle, by its time in seizures without stimulation."""
        found = self._of
        if found is None or not 0 <= at < len(found.rows):
            return
        self.shown.set_text(tr("One run: {name}", name=tr(found.rows[at].label)))
        words = say_of.trigger(found.rows[at])
        self.trigger.set_text(words)
        self.trigger.setVisible(bool(words))
        run = int(found.ill[0].mean(axis=1).argsort()[found.runs // 2])
        reach = float(abs(found.stimulation).max())
        signals = found.potential[at, run], found.stimulation[at, run]
        self.plot.set(*signals, found.sampling_hz, reach)

    # ------------------------------------------------------------ wishes

    def _pressed(self) -> None:
        twin, job = self._view.seizure_twin, self._view.job(KIND)
        if job is not None:
            self.wish.emit(Do("stop", job.id))
        elif twin is not None:
            title = tr("Closed loop on “{twin}”", twin=located_name(twin))
            self.wish.emit(Ask(self._request(twin), title))

    def _request(self, twin: SeizureTwin) -> LoopRequest:
        sensed = self._senses[self.sense.currentIndex()]
        target = self._targets[self.target.currentIndex()]
        delay = self.delay.value()
        return LoopRequest(
            TwinPlant(twin, sensed, target),
            PLAYED[self.played.currentIndex()][1],
            runs=int(self.runs.value() or RUNS),
            delay_s=(DELAY_MS if delay is None else delay) / 1000,
            limit=self.limit.value() or LIMIT,
            marker=say_of.MARKERS[self.marker.currentIndex()][0],
        )


def _row(*parts: QWidget, last: QWidget | None = None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(12, 2, 12, 2)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    if last is not None:
        row.addWidget(last)
    return row
