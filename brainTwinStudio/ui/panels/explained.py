"""What explains the agreement of a twin: parts, regions, parameters."""

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.jobs.messages import ExplainRequest
from brainTwinStudio.project import Twin
from brainTwinStudio.project.validation import Explanation
from brainTwinStudio.report.validation import ABLATION, REGIONS, SENSITIVITY
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.panels import explained_rows as rows
from brainTwinStudio.ui.panels.asked import AskedPanel, Words
from brainTwinStudio.ui.plots.bar_grid import BarGrid
from brainTwinStudio.ui.view import View

NO_TWIN = "No fitted twin selected. Here it is told what makes a twin agree."
NOT_YET = (
    "Not estimated. What does each part of this twin explain, where, and which "
    "parameters does each metric follow? The twin is run whole and without each part, "
    "32 times each."
)
WORDS_OF = Words("explain", NO_TWIN, NOT_YET, "Explain {twin}")
SEGMENTS = (("parts", "Parts"), ("regions", "Regions"), ("parameters", "Parameters"))
WORDS = {"parts": ABLATION, "regions": REGIONS, "parameters": SENSITIVITY}
NO_LEARNED = "This twin has the anatomical connectome: there is no learned part."


class ExplainedPanel(AskedPanel):
    """Three views of an explanation, which is long work for the engine and kept while
    the window is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What explains it", WORDS_OF, parent)
        self.segments = Segmented(SEGMENTS)
        self.segments.setAccessibleName("What the bars show")
        self.segments.picked.connect(lambda _: self.present(self._view))
        self.facts, self.words, self.basis = Elided(), Elided(), Elided()
        self.facts.setProperty("role", "label")
        self.grid = BarGrid()
        self._build()

    def present(self, view: View) -> None:
        if not self._shows(view):
            return
        found = self.known()
        assert isinstance(found, Explanation)
        shown = self.segments.current()
        drawn = (found, shown, view.theme)
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(found, shown)

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

    def _answer(self, view: View, twin: Twin) -> Explanation | None:
        return view.explanations.get(twin.id)

    def _request(self, view: View, twin: Twin) -> ExplainRequest:
        return rows.request_of(view, twin)
