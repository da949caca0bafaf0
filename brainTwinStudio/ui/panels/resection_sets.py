"""Sets of regions that a search tried: effect against cost, never one answer."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.jobs.seizure_requests import PlanResectionRequest
from brainTwinStudio.language import tr
from brainTwinStudio.project import Resection
from brainTwinStudio.project.seizure_plan import UNFAMILIAR
from brainTwinStudio.project.seizure_twin import ResectionSearch, ResectionSet
from brainTwinStudio.report import seizure_words as say_of
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui import seizure_plans
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.pick_list import PickList
from brainTwinStudio.ui.controls.table import Cell, WholeRows, make_table
from brainTwinStudio.ui.panels.job_words import going_of
from brainTwinStudio.ui.panels.system_parts import above, head, side, wrapped
from brainTwinStudio.ui.panels.words import located_name
from brainTwinStudio.ui.plots.point_plot import PointPlot
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do, Select

MOST, USUAL, BUDGET = 8, 4, 200
NOT_YET = tr(
    "Not estimated. Sets that stop the seizures are looked for with 200 simulations."
)
COST, EFFECT = tr("Connections lost (%)"), tr("Fall of likelihood (%)")
HEADS = (
    tr("Regions"),
    tr("Effect, 90 %"),
    tr("Lost"),
    tr("Simulations"),
    tr("On front"),
)
SIMULATIONS, NARROW_PX = 3, 700  # a column that a narrow table can spare
LOST = tr(
    "Connections lost, as a share of all; on the front: no set does more for less."
)

ABOUT = f"{say_of.SEARCHED} {UNFAMILIAR}"


class ResectionSets(QWidget):
    """Limits and the button that searches above; below, a plot and a table of the
    candidates, of which one can be made a plan."""

    wish = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view = View()
        self._of: ResectionSearch | None = None
        self._chosen: int | None = None
        self.forbidden: tuple[str, ...] = ()
        self.forbid = QPushButton(tr("Forbidden regions…"))
        self.picker = PickList(tr("Eloquent regions, never taken"), tr("Forbid"), self)
        self.kept = Elided(tr("none"))
        self.most = NumberField(float(USUAL), tr("regions"), 1.0, float(MOST), 0)
        self.most.setAccessibleName(tr("Most regions of a set"))
        self.start, self.take = (
            QPushButton(tr("Search")),
            QPushButton(tr("Make a plan of it")),
        )
        self.plot = PointPlot(tr("Effect against cost"), COST, EFFECT)
        self.front = self.plot.add_points("accent", "o", 12, hollow=True)
        self.table = make_table(HEADS, stretch=0)
        self.table.setAccessibleName(tr("Sets of regions"))
        self.told, self.about = wrapped(), wrapped(ABOUT)
        self.stack, self.empty = QStackedWidget(), Empty(NOT_YET, tr("Search"))
        self._build()
        self._connect()

    def _build(self) -> None:
        for button in (self.forbid, self.take, self.start):
            button.setProperty("kind", "small")
        self.kept.setProperty("role", "note")
        limits = QHBoxLayout()
        limits.setContentsMargins(12, 4, 12, 4)
        limits.setSpacing(8)
        limits.addWidget(self.forbid)
        limits.addWidget(self.kept, 1)
        limits.addWidget(QLabel(tr("At most")))
        for widget in (self.most, self.start, self.take):
            limits.addWidget(widget)
        found = QWidget()
        plot = side((head(tr("Effect and cost")),), (), self.plot)
        above(found, ((plot, 1), (WholeRows(self.table), 2)), self.told, self.about)
        self.stack.addWidget(found)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addLayout(limits)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.forbid.clicked.connect(self._open)
        self.picker.picked.connect(self._forbid)
        self.start.clicked.connect(self._search)
        self.empty.pressed.connect(self._search)
        self.take.clicked.connect(self._plan)
        self.plot.picked.connect(self._pick)
        self.table.clicked.connect(
            lambda index: self._pick(self.table.rows.source_row(index.row()))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Regions before simulations, where there is no room for both."""
        super().resizeEvent(event)
        narrow = self.table.width() < NARROW_PX
        self.table.setColumnHidden(SIMULATIONS, narrow)

    # ------------------------------------------------------------ presenting

    def present(self, view: View) -> None:
        self._view = view
        twin, job = view.seizure_twin, view.job("sets")
        self.plot.set_theme(view.theme)
        found = None if twin is None else twin.search
        if found is not self._of:
            self._of, self._chosen = found, None
            self._draw(found)
        may = twin is not None and not view.read_only
        self.start.setText(tr("Search") if job is None else tr("Stop"))
        self.start.setEnabled(twin is not None and (job is None or job.can_stop))
        self.take.setEnabled(may and self._chosen is not None)
        told = "" if found is None else self._words(found)
        if job is not None and not job.is_over:
            told = going_of(job)
        self.stack.setCurrentIndex(1 if found is None else 0)
        self.empty.set_text(
            told or NOT_YET, "" if told or twin is None else tr("Search")
        )
        self.start.setVisible(found is not None or job is not None)
        self.told.setText("" if found is None else told)

    def _words(self, found: ResectionSearch) -> str:
        twin = self._view.seizure_twin
        told = found.sentence if twin is None else say_of.plain(twin, found.sentence)
        before = say_of.spread(found.baseline, percent=True)
        basis = tr(
            "Likelihood of a seizure without a plan: {before}. {forward} simulations "
            "forward and {reverse} in reverse, each counted four times; forbidden: "
            "{regions}.",
            before=before,
            forward=found.forward,
            reverse=found.reverse,
            regions=say_of.names_line(found.forbidden),
        )
        return f"{told} {basis} {say_of.COST_NOTE}"

    def _draw(self, found: ResectionSearch | None) -> None:
        sets = () if found is None else found.sets
        self.table.rows.set_rows(_cells(one) for one in sets)
        cost = np.array([100 * one.cost.get("all", np.nan) for one in sets])
        effect = np.array([100 * one.effect.value for one in sets])
        front = np.array([_leads(one) for one in sets], bool)
        rows = map(say_of.set_row, sets)
        names = [f"{row[0]}: {row[1]} {row[2]}, {row[3]}" for row in rows]
        self.plot.set(cost, effect, names)
        self.front.set(cost[front], effect[front])

    # ------------------------------------------------------------ wishes

    def _open(self) -> None:
        twin = self._view.seizure_twin
        if twin is not None:
            names = [(name, region(name)) for name in twin.zone.region_names]
            self.picker.set(names, self.forbidden)
            self.picker.open_at(self.forbid)

    def _forbid(self, names: tuple[str, ...]) -> None:
        self.forbidden = names
        self.kept.set_text(say_of.names_line(names))

    def _search(self) -> None:
        twin, job = self._view.seizure_twin, self._view.job("sets")
        if job is not None:
            self.wish.emit(Do("stop", job.id))
        elif twin is not None:
            known = set(twin.zone.region_names)
            kept = tuple(name for name in self.forbidden if name in known)
            most = int(self.most.value() or USUAL)
            request = PlanResectionRequest(twin, kept, most, BUDGET)
            title = tr("Sets that stop “{twin}”", twin=located_name(twin))
            self.wish.emit(Ask(request, title))

    def _pick(self, number: int) -> None:
        found, view = self._of, self._view
        if found is None or number >= len(found.sets):
            return
        self._chosen = number
        self.plot.choose(number)
        self.table.selectRow(self.table.rows.shown_row(number))
        self.take.setEnabled(not view.read_only)
        after = replace(view.selection, regions=found.sets[number].regions, edges=())
        if after != view.selection:
            self.wish.emit(Select(after))

    def _plan(self) -> None:
        view, found, number = self._view, self._of, self._chosen
        twin = view.seizure_twin
        if view.project is None or found is None or number is None or twin is None:
            return
        changes = tuple(Resection((name,)) for name in found.sets[number].regions)
        made = seizure_plans.new_plan(view.project, twin.id, changes)
        self.wish.emit(made.wish(view.selection))


def _leads(one: ResectionSet) -> bool:
    """On the front, and not only because it costs nothing and does nothing."""
    return one.on_front and one.effect.value > 0


def _cells(one: ResectionSet) -> tuple[Cell, ...]:
    """A candidate by HEADS."""
    names, effect, ends, lost, simulations, _ = say_of.set_row(one)
    return (
        Cell(names, tooltip=names),
        Cell(f"{effect} {ends}", one.effect.value, "right"),
        Cell(lost, one.cost.get("all", np.nan), "right", tooltip=LOST),
        Cell(simulations, one.simulations, "right"),
        Cell(tr("front") if _leads(one) else "", token="accent", tooltip=LOST),
    )
