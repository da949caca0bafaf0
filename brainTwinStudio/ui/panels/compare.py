"""All plans on the twin side by side; two of them against each other."""

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.analysis.paired import PairedFc
from brainTwinStudio.jobs.messages import ScenarioAnswer
from brainTwinStudio.language import tr
from brainTwinStudio.project import Effect
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.compare_rows import (
    OUTCOMES,
    between,
    comparable,
    familiarity_of,
    outcomes_of,
    runs_words,
)
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.table import Cell, make_table
from brainTwinStudio.ui.effect_rows import sections
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.words import PLAN
from brainTwinStudio.ui.plan_runs import answer_of
from brainTwinStudio.ui.plots.forest import Forest
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Select

NARROW_PX = 800
HEADERS = (
    PLAN,
    *(label for _, label in OUTCOMES),
    tr("Familiarity"),
    tr("Paired runs"),
)
NOT_ADVICE = tr(
    "Change against the unedited twin [95 % of runs]; grey: within noise. "
    "A model result, not a recommendation."
)
HOW = tr("Select two plans (Ctrl+click) to see how they differ.")
NO_RUNS = tr(
    "The difference of these two needs the simulated runs of both in this session: run "
    "each of them."
)
COMPUTING = tr("Comparing run by run.")
AGAINST = tr("second plan against the first")
Pair = tuple[ScenarioAnswer, ScenarioAnswer]


class ComparePanel(Panel):
    """Click a plan to show it; Ctrl+click a second one to compare the two run by run.
    back: the user wants the effects of the shown plan again."""

    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Compare plans"), parent)
        self._view = View()
        self._known: tuple[Pair, tuple[tuple[Effect, ...], PairedFc]] | None = None
        self._awaited: Pair | None = None
        self.close_button = QPushButton(tr("Back to the plan"))
        self.close_button.setProperty("kind", "small")
        self.close_button.clicked.connect(self.back)
        note = Elided(NOT_ADVICE)
        note.setProperty("role", "note")
        self.head.add_left(note)
        self.head.add_right(self.close_button)
        self.table = make_table(HEADERS)
        self.table.setAccessibleName(tr("Plans and their outcomes"))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        extended = QAbstractItemView.SelectionMode.ExtendedSelection
        self.table.setSelectionMode(extended)
        self.table.clicked.connect(self._chosen)
        self.table.activated.connect(self._chosen)
        self.hint = QLabel(HOW)
        self.hint.setProperty("role", "note")
        self.hint.setContentsMargins(12, 6, 12, 8)
        self.forest = Forest()
        self.forest.hide()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.table, 3)
        column.addWidget(self.hint)
        column.addWidget(self.forest, 4)
        self.body.addLayout(column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names of plans before how often they were run, which their tool tips tell."""
        super().resizeEvent(event)
        self.table.setColumnHidden(len(HEADERS) - 1, self.width() < NARROW_PX)

    def present(self, view: View) -> None:
        self._view = view
        self.forest.set_theme(view.theme)
        self.table.rows.set_rows(_cells(view))
        rows = self.selected_plans()
        shown = view.selection.scenario_id
        if len(rows) < 2 and shown is not None and rows != [shown]:
            self._mark(shown)
        self._present_pair()

    def selected_plans(self) -> list[str]:
        """Ids of the selected rows, in the order of the plans."""
        model = self.table.selectionModel()
        numbers = {self.table.rows.source_row(i.row()) for i in model.selectedRows()}
        plans = self._view.scenarios
        return [plans[number].id for number in sorted(numbers) if number < len(plans)]

    def _mark(self, plan_id: str) -> None:
        """Select the row of a plan; emits nothing."""
        ids = [plan.id for plan in self._view.scenarios]
        if plan_id not in ids:
            return
        row = self.table.rows.shown_row(ids.index(plan_id))
        flag = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(
            self.table.rows.index(row, 0), flag.ClearAndSelect | flag.Rows
        )

    def _chosen(self, index: QModelIndex) -> None:
        view = self._view
        rows = self.selected_plans()
        if len(rows) == 1 and rows[0] != view.selection.scenario_id:
            selection = replace(view.selection, scenario_id=rows[0], change=None)
            self.wish.emit(Select(selection))
        self._present_pair()

    # ------------------------------------------------------------ two plans

    def _present_pair(self) -> None:
        rows = self.selected_plans()
        pair = self._pair(rows)
        known = self._known if pair is not None else None
        ready = known is not None and pair is not None and _same(known[0], pair)
        self.forest.setVisible(ready)
        self.hint.setVisible(not ready)
        if known is not None and ready:
            effects, spread = known[1]
            self.forest.set(
                sections(effects, spread, self._view.names, self._title(rows), AGAINST)
            )
        elif pair is not None:
            self.hint.setText(COMPUTING)
            self._ask(pair)
        else:
            self.hint.setText(NO_RUNS if len(rows) == 2 else HOW)

    def _pair(self, rows: list[str]) -> Pair | None:
        """The runs of two plans, None where they cannot be compared."""
        if len(rows) != 2:
            return None
        plans = {plan.id: plan for plan in self._view.scenarios}
        one, other = (answer_of(plans[row], self._view.answers) for row in rows)
        if one is None or other is None or not comparable(one, other):
            return None
        return one, other

    def _title(self, rows: list[str]) -> str:
        names = {plan.id: plan.name for plan in self._view.scenarios}
        return tr(
            "“{plan}” against “{other}”", plan=names[rows[1]], other=names[rows[0]]
        )

    def _ask(self, pair: Pair) -> None:
        if self._awaited is not None and _same(self._awaited, pair):
            return
        self._awaited = pair

        def done(found: tuple[tuple[Effect, ...], PairedFc]) -> None:
            self._known = (pair, found)
            self._present_pair()

        def failed(error: Exception) -> None:
            self.hint.setText(str(error))

        in_background(self, lambda: between(*pair), done, failed)


def _same(one: Pair, other: Pair) -> bool:
    return one[0] is other[0] and one[1] is other[1]


def _cells(view: View) -> list[tuple[Cell, ...]]:
    rows = []
    for plan in view.scenarios:
        shown = plan.id == view.selection.scenario_id
        outcomes = [
            Cell(
                o.text,
                o.key,
                "right",
                "text3" if o.noise or o.key is None else o.token,
                o.tip,
            )
            for o in (*outcomes_of(plan), familiarity_of(plan))
        ]
        runs = runs_words(plan)
        tip = f"{plan.name}\n{HEADERS[-1]}: {runs}"
        name = Cell(plan.name, bold=shown, tooltip=tip)
        rows.append((name, *outcomes, Cell(runs, alignment="right")))
    return rows
