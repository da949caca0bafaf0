"""What becomes of seizures under a plan, beside another plan; sets of regions that a
search tried; and stimulation in closed loop."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project.seizure_plan import SeizurePlan
from brainTwinStudio.project.seizure_twin import SeizureOutcome
from brainTwinStudio.report import seizure_words as say_of
from brainTwinStudio.ui.controls.caution import Caution
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.controls.table import Cell, WholeRows, make_table
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.closed_loop import ClosedLoop
from brainTwinStudio.ui.panels.computed import OF_SEGMENTS
from brainTwinStudio.ui.panels.resection_sets import ResectionSets
from brainTwinStudio.ui.panels.system_parts import combo, offer, wrapped
from brainTwinStudio.ui.seizure_sources import LOCATE
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do

SEGMENTS = (
    ("outcome", tr("Outcome")),
    ("sets", tr("Search sets")),
    ("loop", tr("Closed loop")),
)
LEAST_PX, ROOM_PX = 360, 900
NO_TWIN = tr("No twin of seizures. Locate the onset of seizures first.")
NO_PLAN = tr("Make a plan at the right: what becomes of the seizures will stand here.")
NOT_RUN = tr("“{name}” has not been run since its last edit: no outcome to show.")
NONE = tr("No other plan")
RECOVERED = tr("Recovered")
WIDER = tr("A wider panel shows “{name}” recovered, too.")
COLUMNS = 6  # outcome, without, and two plans right after and recovered
BASIS = tr(
    "{runs} runs with and without the plan, paired by posterior draw; 90 % over draws."
)


class SeizureOutcomePanel(Panel):
    """A table of outcomes, each number with its interval; the search; or closed
    loops."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Seizures under the plan"), parent)
        self._view = View()
        self._other: str | None = None
        self._narrow, self._heads = False, [""]
        self.segments = Segmented(SEGMENTS)
        self.segments.picked.connect(self.show_segment)
        self.beside = combo(tr("Plan beside it"), 14)
        self.beside.activated.connect(self._compare)
        heads = tr("Outcome"), tr("Without")
        self.table = make_table((*heads, *[""] * (COLUMNS - len(heads))), stretch=0)
        self.table.setAccessibleName(tr("Outcome of the plan"))
        self.basis, self.caution = wrapped(), Caution(whole=True)
        self.empty, self.sets = Empty(NO_TWIN), ResectionSets()
        self.loop = ClosedLoop()
        for bench in (self.sets, self.loop):
            bench.wish.connect(self.wish)
        self.empty.pressed.connect(lambda: self.wish.emit(Do("locate")))
        self.stack = QStackedWidget()
        self._build()

    def _build(self) -> None:
        self.head.add_right(self.beside)
        self.head.add_right(self.segments)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addWidget(WholeRows(self.table), 1)
        column.addWidget(self.caution)
        column.addWidget(self.basis)
        for widget in (page, self.empty, self.sets, self.loop):
            self.stack.addWidget(widget)
        self.body.addWidget(self.stack)

    def minimumSizeHint(self) -> QSize:
        """It has the whole width when it is shown: it keeps no page from being
        narrow."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), LEAST_PX), hint.height())

    def show_segment(self, key: str) -> None:
        self.segments.set_current(key)
        self.present(self._view)

    def present(self, view: View) -> None:
        self._view = view
        segment = self.segments.current()
        others = self._others(view)
        run = view.seizure_plan is not None and view.seizure_plan.outcome is not None
        self.beside.setVisible(bool(others) and run and segment == "outcome")
        self.segments.setVisible(view.seizure_twin is not None)
        if view.seizure_twin is None:
            self._say(NO_TWIN, LOCATE)
        elif segment != "outcome":
            bench = self.loop if segment == "loop" else self.sets
            bench.present(view)
            self.stack.setCurrentWidget(bench)
        elif view.seizure_plan is None:
            self._say(NO_PLAN)
        elif view.seizure_plan.outcome is None:
            self._say(NOT_RUN.format(name=view.seizure_plan.name))
        else:
            self._show(view.seizure_plan, others)

    def show_job(self, job: Job) -> None:
        if self.stack.currentWidget() is self.loop:
            self.loop.show_job(job)

    def fact_of(self, plot: str) -> str:
        """Closed loops are told of otherwise than surgery."""
        shown = type(self).__name__, self.segments.current()
        return OF_SEGMENTS.get(shown) or super().fact_of(plot)

    def _say(self, text: str, button: str = "") -> None:
        self.empty.set_text(text, button)
        self.stack.setCurrentWidget(self.empty)

    def _others(self, view: View) -> list[SeizurePlan]:
        """Plans that can stand beside the shown one."""
        shown = view.seizure_plan
        return [
            plan
            for plan in view.seizure_plans
            if plan.outcome is not None and shown is not None and plan.id != shown.id
        ]

    def _show(self, plan: SeizurePlan, others: list[SeizurePlan]) -> None:
        self.stack.setCurrentIndex(0)
        ids = [one.id for one in others]
        if self._other not in ids:
            self._other = None
        at = 0 if self._other is None else ids.index(self._other) + 1
        names = tuple(tr("Beside “{name}”", name=one.name) for one in others)
        offer(self.beside, (NONE, *names), at)
        assert plan.outcome is not None
        shown = [plan, *others[at - 1 : at]] if at else [plan]
        self._fill([(one.name, one.outcome) for one in shown if one.outcome])
        self.caution.set(plan.outcome.notes)
        said = [BASIS.format(runs=plan.outcome.runs), say_of.COST_NOTE]
        twin = self._view.seizure_twin
        if plan.outcome.recovery is not None and twin is not None:
            names = twin.zone.region_names
            said.insert(1, say_of.moved_words(plan.outcome.recovery, names))
        if self.table.isColumnHidden(COLUMNS - 1) and len(self._heads) == COLUMNS:
            said.append(WIDER.format(name=shown[-1].name))
        self.basis.setText(" ".join(said))

    def _fill(self, told: list[tuple[str, SeizureOutcome]]) -> None:
        """One column without a plan, and for each plan right after it and recovered."""
        heads = [tr("Outcome"), tr("Without")]
        for name, outcome in told:
            heads.append(f"“{name}”")
            if outcome.recovery is not None:
                heads.append(RECOVERED)
        self._heads, lacking = heads, [""] * (COLUMNS - len(heads))
        own = 2 + (told[0][1].recovery is not None)  # the last of the shown plan
        rows = say_of.outcome_table([outcome for _, outcome in told])
        self.table.rows.set_rows(
            (
                Cell(row[0], tooltip=row[0]),
                *(
                    Cell(words, None, "right", bold=1 < at <= own)
                    for at, words in enumerate((*row[1:], *lacking), 1)
                ),
            )
            for row in rows
        )
        self.table.rows.set_headers((*heads, *lacking))
        most = COLUMNS - self._narrow  # names of outcomes before the last column
        for at in range(2, COLUMNS):
            self.table.setColumnHidden(at, at >= min(len(heads), most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < ROOM_PX
        if narrow != self._narrow:
            self._narrow = narrow
            self.present(self._view)

    def _compare(self, number: int) -> None:
        others = self._others(self._view)
        self._other = others[number - 1].id if number else None
        self.present(self._view)
