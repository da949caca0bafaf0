"""What explains the agreement of a twin: parts, regions, parameters."""

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.project.validation import Explanation
from brainTwinStudio.report.validation import ABLATION, REGIONS, SENSITIVITY
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.engine_link import Job
from brainTwinStudio.ui.panels import explained_rows as rows
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.words import fit_name
from brainTwinStudio.ui.plots.bar_grid import BarGrid
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do

NO_TWIN = "No fitted twin selected. Here it is told what makes a twin agree."
NOT_YET = (
    "Not estimated. What does each part of this twin explain, where, and which "
    "parameters does each metric follow? The twin is run whole and without each part, "
    "32 times each."
)
RUNNING = "{stage}, {percent:.0f} %. It can be stopped in the strip of jobs below."
WAITING = "Waiting for the job before it."
SEGMENTS = (("parts", "Parts"), ("regions", "Regions"), ("parameters", "Parameters"))
WORDS = {"parts": ABLATION, "regions": REGIONS, "parameters": SENSITIVITY}
NO_LEARNED = "This twin has the anatomical connectome: there is no learned part."


class ExplainedPanel(Panel):
    """Three views of an explanation, which is long work for the engine and kept while
    the window is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What explains it", parent)
        self._view = View()
        self._drawn: tuple[object, ...] = ()
        self.segments = Segmented(SEGMENTS)
        self.segments.setAccessibleName("What the bars show")
        self.segments.picked.connect(lambda _: self.present(self._view))
        self.empty = Empty(NO_TWIN, "Set up a fit")
        self.empty.pressed.connect(self._mend)
        self.facts, self.words, self.basis = Elided(), Elided(), Elided()
        self.facts.setProperty("role", "label")
        self.grid = BarGrid()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page())
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack, 1)

    def present(self, view: View) -> None:
        self._view = view
        found = self._explanation()
        self._stack.setCurrentIndex(0 if found is not None else 1)
        if found is None:
            self.empty.set_text(*self._missing(view.job("explain")))
            return
        shown = self.segments.current()
        drawn = (found, shown, view.theme)
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(found, shown)

    def show_job(self, job: Job) -> None:
        if job.kind == "explain" and self._explanation() is None:
            self.empty.set_text(*self._missing(job))

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        for label in (self.facts, self.words, self.basis):
            label.setContentsMargins(12, 0, 12, 0)
        for label in (self.words, self.basis):
            label.setProperty("role", "note")
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        inner = QWidget()
        inner.setProperty("bg", "panel")
        rows_in = QVBoxLayout(inner)
        rows_in.setContentsMargins(0, 0, 0, 0)
        rows_in.addWidget(self.grid)
        rows_in.addStretch(1)
        area.setWidget(inner)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 0, 0)
        row.addWidget(self.segments)
        row.addWidget(self.words, 1)
        column.addLayout(row)
        column.addWidget(self.facts)
        column.addWidget(area, 1)
        column.addWidget(self.basis)
        return page

    def _draw(self, found: Explanation, shown: str) -> None:
        make = {
            "parts": rows.parts_grid,
            "regions": rows.regions_grid,
            "parameters": rows.parameters_grid,
        }
        heads, lines = make[shown](found)
        self.grid.set(heads, lines)
        self.facts.set_text(rows.facts_line(found))
        none = shown == "regions" and not lines
        self.words.set_text(NO_LEARNED if none else WORDS[shown])
        self.basis.set_text(rows.basis(found))

    def _explanation(self) -> Explanation | None:
        twin = self._view.twin
        return None if twin is None else self._view.explanations.get(twin.id)

    def _missing(self, job: Job | None) -> tuple[str, str]:
        """Words for an empty panel, and the button that mends it."""
        if self._view.twin is None:
            return NO_TWIN, "" if self._view.patient is None else "Set up a fit"
        if job is None or job.is_over:
            return NOT_YET, "Compute"
        if job.state == "queued":
            return WAITING, ""
        stage = job.stage or "Starting"
        return RUNNING.format(stage=stage, percent=100 * job.fraction), ""

    def _mend(self) -> None:
        twin = self._view.twin
        if twin is None:
            self.wish.emit(Do("fit"))
            return
        request = rows.request_of(self._view, twin)
        self.wish.emit(Ask(request, f"Explain {fit_name(twin)}"))
