"""What explains the agreement of a twin: parts, regions, parameters."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.project.validation import Explanation
from brainTwinStudio.report.validation import ABLATION, REGIONS, SENSITIVITY
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.scrolled import scrolled
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels import explained_rows as rows
from brainTwinStudio.ui.panels.asked import Asked, Question
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.plots.bar_grid import BarGrid
from brainTwinStudio.ui.view import View

NO_TWIN = tr("No fitted twin selected. Here it is told what makes a twin agree.")
NOT_YET = tr(
    "Not estimated. What does each part of this twin explain, where, and which "
    "parameters does each metric follow? The twin is run whole and without each part, "
    "32 times each."
)
SEGMENTS = (
    ("parts", tr("Parts")),
    ("regions", tr("Regions")),
    ("parameters", tr("Parameters")),
)
WORDS = {"parts": ABLATION, "regions": REGIONS, "parameters": SENSITIVITY}
NO_LEARNED = tr("This twin has the anatomical connectome: there is no learned part.")


def known_of(view: View, twin: Twin) -> Explanation | None:
    return view.explanations.get(twin.id)


QUESTION = Question(
    "explain", NO_TWIN, NOT_YET, tr("Explain {twin}"), known_of, rows.request_of
)


class ExplainedPanel(Panel):
    """Three views of an explanation, which is long work for the engine and kept while
    the window is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What explains it"), parent)
        self._view = View()
        self._drawn: tuple[object, ...] = ()
        self.segments = Segmented(SEGMENTS)
        self.segments.setAccessibleName(tr("What the bars show"))
        self.segments.picked.connect(lambda _: self.present(self._view))
        self.facts, self.words, self.basis = Elided(), Elided(), Elided()
        self.facts.setProperty("role", "label")
        self.grid = BarGrid()
        self.asked = Asked(QUESTION, self._page())
        self.asked.wish.connect(self.wish)
        self.empty = self.asked.empty
        self.body.addWidget(self.asked, 1)

    def present(self, view: View) -> None:
        self._view = view
        found = self.asked.show_answer(view)
        if not isinstance(found, Explanation):
            return
        shown = self.segments.current()
        drawn = (found, shown, view.theme)
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(found, shown)

    def show_job(self, job: Job) -> None:
        self.asked.show_job(job)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        for label in (self.facts, self.words, self.basis):
            label.setContentsMargins(12, 0, 12, 0)
        for label in (self.words, self.basis):
            label.setProperty("role", "note")
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 0, 0)
        row.addWidget(self.segments)
        row.addWidget(self.words, 1)
        column.addLayout(row)
        column.addWidget(self.facts)
        column.addWidget(scrolled(self.grid), 1)
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
