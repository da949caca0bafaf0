"""What the model predicts of a plan, each number with its interval."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from brainTwinStudio.analysis.paired import PairedFc
from brainTwinStudio.jobs.messages import ScenarioAnswer
from brainTwinStudio.language import tr
from brainTwinStudio.project import Scenario
from brainTwinStudio.ui.controls.caution import Caution
from brainTwinStudio.ui.controls.chip import Chip
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.effect_rows import cost_sections, sections
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.familiarity_row import FamiliarityRow
from brainTwinStudio.ui.plan_runs import FULL_SEEDS, answer_of, owner_of, runs_of
from brainTwinStudio.ui.plots.forest import Forest
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Hover, Select

EMPTY = tr(
    "What the model predicts of a plan is shown here, each outcome with the range of "
    "95 % of its paired runs. Runs differ in noise, and in how regions answer to the "
    "input they lose, which a recording at rest does not tell."
)
NOT_RUN = tr("Not run yet: effects not estimated.")
NO_CHANGES = tr("The plan changes nothing yet.")
NOT_ADVICE = tr("A model result on a copy of the twin, not a recommendation.")
OUT_OF_DATE = tr("out of date")
STAGES = (("acute", tr("Right after")), ("recovered", tr("Recovered")))
STAGE_TIP = tr(
    "Right after: nothing is tuned. Recovered: the excitability of every region is "
    "tuned until its growth left after coupling is what it was. The brain and the "
    "matrix show what is right after."
)


class EffectsPanel(Panel):
    """Forest of effects; the last numbers stay, marked, while an edited plan is run
    again. compare: the user wants all plans side by side."""

    compare = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Effects"), parent)
        self._view = View()
        self._spread: tuple[ScenarioAnswer, PairedFc] | None = None
        self._shown: tuple[object, ...] = ()
        self._owner: tuple[object, ...] = ()  # whose numbers are shown
        self.state = Chip()
        self.runs = Elided()
        self.runs.setProperty("role", "note")
        self.runs.setToolTip(NOT_ADVICE)
        self.stage = Segmented(STAGES)
        self.stage.setToolTip(STAGE_TIP)
        self.stage.picked.connect(lambda _: self.present(self._view))
        self.stage.hide()
        self.compare_button = QPushButton(tr("Compare"))
        self.compare_button.setToolTip(tr("Two or more plans side by side"))
        self.compare_button.setProperty("kind", "small")
        self.compare_button.clicked.connect(self.compare)
        self.head.add_right(self.stage)
        self.head.add_right(self.state)
        self.head.add_right(self.runs)
        self.head.add_right(self.compare_button)
        self.forest = Forest()
        self.forest.row_clicked.connect(self._clicked)
        self.forest.row_hovered.connect(lambda key: self.wish.emit(Hover(key)))
        self.empty = Empty(EMPTY)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.forest)
        self.stack.addWidget(self.empty)
        self.caution = Caution()
        self.familiarity = FamiliarityRow()
        self.body.addWidget(self.stack)
        self.body.addWidget(self.familiarity)
        self.body.addWidget(self.caution)

    def set_spread(self, answer: ScenarioAnswer, spread: PairedFc) -> None:
        """The spread of an answer's runs was computed."""
        self._spread = (answer, spread)
        self.present(self._view)

    def present(self, view: View) -> None:
        self._view = view
        plan = view.scenario
        self.compare_button.setEnabled(len(view.scenarios) > 1)
        self.forest.set_theme(view.theme)
        if plan is not None and plan.result is not None and plan.active:
            self._present_result(plan, view)
        else:
            self._present_missing(plan, view)
        self.forest.set_selected(view.selection.regions[-1] if view.selected else "")

    def _present_result(self, plan: Scenario, view: View) -> None:
        result, spread = plan.result, self._spread_of(plan, view)
        assert result is not None
        self._owner = owner_of(plan, view)
        self.stack.setCurrentWidget(self.forest)
        preview = plan.seeds < FULL_SEEDS
        self.state.set_text(tr("preview") if preview else tr("full run"), "plain")
        self.state.show()
        self.runs.set_text(runs_told(plan))
        self.caution.set(result.notes)
        self.familiarity.set(result.familiarity)
        later = result.stages[0] if result.stages else None
        self.stage.setVisible(later is not None)
        if later is None or self.stage.current() == "acute":
            later = None
        told = result if later is None else later
        paired = spread if later is None else None  # of the runs right after
        shown = (result, paired, view.names, later)
        if shown != self._shown:
            self._shown = shown
            made = sections(told.effects, paired, view.names)
            self.forest.set((*made, *cost_sections(told.cost)))

    def _present_missing(self, plan: Scenario | None, view: View) -> None:
        stale = plan is not None and bool(plan.active)
        if plan is not None and self._owner != owner_of(plan, view):
            stale = False
        if stale and self._shown:
            self.state.set_text(OUT_OF_DATE, "warn")
            return
        self._shown, self._owner = (), ()
        self.stage.hide()
        self.caution.set(())
        self.familiarity.hide()
        self.state.hide()
        self.runs.set_text("")
        self.stack.setCurrentWidget(self.empty)
        if plan is None:
            self.empty.set_text(EMPTY)
        else:
            self.empty.set_text(NOT_RUN if plan.active else NO_CHANGES)

    def _spread_of(self, plan: Scenario, view: View) -> PairedFc | None:
        answer = answer_of(plan, view.answers)
        known = self._spread
        return known[1] if known is not None and known[0] is answer else None

    def _clicked(self, region: str) -> None:
        selection = replace(self._view.selection, regions=(region,), edges=())
        if selection != self._view.selection:
            self.wish.emit(Select(selection))


def runs_told(plan: Scenario) -> str:
    """How many runs there were, and whether they went through draws of the twin."""
    draws = 0 if plan.result is None else plan.result.draws
    if not draws:
        return tr("{count} paired runs, same noise", count=runs_of(plan))
    return tr(
        "{count} runs, {draws} draws",
        count=runs_of(plan),
        draws=draws,
    )
