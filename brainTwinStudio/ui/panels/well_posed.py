"""Whether the recordings determine the twin: the dashboard of well-posedness."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from brainTwinStudio.jobs.trust_requests import WellPosednessRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.project.well_posedness import WellPosedness
from brainTwinStudio.report import well_posedness as say_of
from brainTwinStudio.report.electric_words import explains_eeg
from brainTwinStudio.ui.controls.caution import Caution
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.scrolled import scrolled
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.controls.table import Table
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels import well_posed_parameters as of_parameters
from brainTwinStudio.ui.panels.asked import Asked, Question
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.brain_values import left_key
from brainTwinStudio.ui.panels.parameter_rows import specs_of
from brainTwinStudio.ui.panels.well_posed_criteria import CriteriaRows
from brainTwinStudio.ui.panels.well_posed_curves import CurvesBench
from brainTwinStudio.ui.panels.well_posed_directions import DirectionsBench
from brainTwinStudio.ui.panels.well_posed_sensitivity import sensitivity_grid
from brainTwinStudio.ui.panels.words import unit_of
from brainTwinStudio.ui.plots.bar_grid import BarGrid
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do

NO_TWIN = tr(
    "No fitted twin selected. Here it is told whether the recordings determine a twin."
)
OF_EEG = tr(
    "Well-posedness is computed for twins of fMRI. This twin explains an EEG: not "
    "estimated."
)
DIVERGED = tr("This fit diverged: there is no solution to judge. Not estimated.")
NOT_YET = tr(
    "Not estimated. Do the recordings determine this twin: is there one solution, does "
    "it stay when the data are disturbed, and which parameters are told apart? The "
    "twin is fitted again from many starts."
)
LEAST_PX = 260  # others in its place may be narrow; shown it has the whole width
SEGMENTS = (
    ("criteria", tr("Criteria")),
    ("parameters", tr("Parameters")),
    ("directions", tr("Directions")),
    ("curves", tr("Curves")),
    ("sensitivity", tr("Sensitivity")),
)
TOLD = {
    "criteria": tr("A well-posed problem has a solution, one only, and a steady one."),
    "parameters": say_of.LEFT,
    "directions": say_of.SPECTRUM,
    "curves": say_of.PROFILE,
    "sensitivity": (
        tr(
            "Change of a summary of the prediction, in its standard errors, when a "
            "parameter moves by one prior spread."
        )
    ),
}


def request_of(view: View, twin: Twin) -> WellPosednessRequest | None:
    """With the recordings it was fitted to, where the project still has them. None for
    a twin of an EEG."""
    if explains_eeg(twin):
        return None
    runs = () if view.patient is None else view.patient.recordings
    fitted = {sha for _, sha in twin.provenance.inputs[1:] if sha}
    seen = tuple(run for run in runs if run.kind == "bold" and run.sha256 in fitted)
    return WellPosednessRequest(twin, seen)


def known_of(view: View, twin: Twin) -> WellPosedness | None:
    return view.well_posedness.get(twin.id, twin.well_posedness)


def refused(twin: Twin) -> str:
    return DIVERGED if twin.outcome == "diverged" else ""


QUESTION = Question(
    "well-posedness",
    NO_TWIN,
    NOT_YET,
    tr("Well-posedness of {twin}"),
    known_of,
    request_of,
    OF_EEG,
    refused,
)


class WellPosedPanel(Panel):
    """Five views of one answer, each made when it is first wanted; long work for the
    engine, kept with the twin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Well-posedness"), parent)
        self._view = View()
        self._drawn: tuple[object, ...] = ()
        self._of: WellPosedness | None = None
        self._made: dict[str, QWidget] = {}
        self.segments = Segmented(SEGMENTS)
        self.segments.setAccessibleName(tr("What is shown of well-posedness"))
        self.segments.picked.connect(lambda _: self.present(self._view))
        self.words, self.basis, self.caution = Elided(), Elided(), Caution()
        self.asked = Asked(QUESTION, self._page())
        self.asked.wish.connect(self.wish)
        self.empty = self.asked.empty
        self.body.addWidget(self.asked, 1)
        self.setMinimumWidth(LEAST_PX)

    # ------------------------------------------------------------ the five views

    @cached_property
    def criteria(self) -> CriteriaRows:
        return CriteriaRows()

    @cached_property
    def parameters(self) -> Table:
        table = of_parameters.make_parameters()
        table.selectionModel().currentRowChanged.connect(
            lambda now, _: self._colour_by_left(now.row())
        )
        return table

    @cached_property
    def directions(self) -> DirectionsBench:
        bench = DirectionsBench()
        bench.colour_picked.connect(self._colour)
        return bench

    @cached_property
    def curves(self) -> CurvesBench:
        return CurvesBench()

    @cached_property
    def sensitivity(self) -> BarGrid:
        return BarGrid()

    # ------------------------------------------------------------ drawing

    def present(self, view: View) -> None:
        self._view = view
        found = self.asked.show_answer(view)
        if not isinstance(found, WellPosedness):
            return
        shown = self.segments.current()
        drawn = (found, shown, view.theme, view.names)
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(found, shown, view)

    def show_job(self, job: Job) -> None:
        self.asked.show_job(job)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        for label in (self.words, self.basis):
            label.setContentsMargins(12, 0, 12, 0)
            label.setProperty("role", "note")
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 0, 0)
        row.addWidget(self.segments)
        row.addWidget(self.words, 1)
        self._shown = QStackedWidget()
        column.addLayout(row)
        column.addWidget(self._shown, 1)
        column.addWidget(self.caution)
        column.addWidget(self.basis)
        return page

    def _draw(self, of: WellPosedness, shown: str, view: View) -> None:
        self._of = of
        fill: dict[str, Callable[[], None]] = {
            "criteria": lambda: self.criteria.set(of.criteria),
            "parameters": lambda: self._fill_parameters(of, view),
            "directions": lambda: self.directions.set(of),
            "curves": lambda: self.curves.set(of, units_of(view)),
            "sensitivity": lambda: self.sensitivity.set(*sensitivity_grid(of)),
        }
        self._show_view(shown)
        fill[shown]()
        if shown in ("directions", "curves"):
            bench = self._bench(shown)
            assert isinstance(bench, DirectionsBench | CurvesBench)
            bench.set_theme(view.theme)
        self.words.set_text(TOLD[shown])
        told = (say_of.basis(of), say_of.counts(of))
        self.basis.set_text(" ".join(told))
        self.caution.set(of.notes)

    def _bench(self, shown: str) -> QWidget:
        return getattr(self, shown)

    def _show_view(self, shown: str) -> None:
        if shown not in self._made:
            bench = self._bench(shown)
            scrolls = shown in ("criteria", "sensitivity")
            self._made[shown] = scrolled(bench, fills=True) if scrolls else bench
            self._shown.addWidget(self._made[shown])
        self._shown.setCurrentWidget(self._made[shown])

    def _fill_parameters(self, of: WellPosedness, view: View) -> None:
        table = self.parameters
        table.rows.set_rows(of_parameters.rows_of(of, view.names))
        bars = of_parameters.LeftBars(of.parameters, table)
        table.setItemDelegateForColumn(of_parameters.BAR, bars)

    # ------------------------------------------------------------ the brain

    def _colour(self, key: str) -> None:
        self.wish.emit(Do("colour-brain", key))

    def _colour_by_left(self, row: int) -> None:
        of = self._of
        if of is not None and 0 <= row < len(of.parameters):
            one = of.parameters[row]
            if one.left.shape == (len(self._view.names),):
                self._colour(left_key(one.name))


def units_of(view: View) -> dict[str, str]:
    """Of parameters by their names."""
    specs = [] if view.twin is None else specs_of(view.twin)
    return {spec.name: unit_of(spec) for spec in specs}
