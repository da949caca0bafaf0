"""A plan of virtual surgery: its changes as cards, and what adds further ones."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import (
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Scenario
from brainTwinStudio.ui import plan_words, plans
from brainTwinStudio.ui.connections import connections
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.change_card import ChangeCard
from brainTwinStudio.ui.panels.change_cards import ChangeCards
from brainTwinStudio.ui.panels.new_plan import NewPlan, PlanStarter
from brainTwinStudio.ui.panels.operations_bar import OperationsBar
from brainTwinStudio.ui.panels.plan_head import (
    PlanMenu,
    PlanName,
    PreviewButton,
    renaming,
)
from brainTwinStudio.ui.panels.plan_tools import PlanTools, about
from brainTwinStudio.ui.panels.run_bar import RunBar
from brainTwinStudio.ui.plans import Kind
from brainTwinStudio.ui.previewing import Previewing
from brainTwinStudio.ui.shown_plan import wish_for
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do, Select

NO_TWIN = tr(
    "A plan changes a copy of a fitted twin. There is no fit of this patient yet."
)
NO_CHANGES = tr(
    "Nothing is changed yet. Select regions in the brain and press Space, or add them "
    "by name."
)
READ_ONLY = tr("This project is open read-only: plans can be looked at, not edited.")


class PlanEditor(Panel):
    """The right column of virtual surgery."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Plan"), parent)
        self._view = View()
        self.name = PlanName()
        self.preview = PreviewButton()
        self.head.add_left(self.name)
        self.head.add_right(self.preview)
        self.menu = PlanMenu(self.head)
        self.previewing = Previewing(self)
        self.cards: list[ChangeCard] = []
        self.starter = PlanStarter(self)
        self.empty = Empty(NO_TWIN, tr("Set up a fit"))
        self.new_plan = NewPlan()
        self.changes = ChangeCards(self._connect_card)
        self.cards = self.changes.cards
        self.tools, self.operations = PlanTools(), OperationsBar()
        self.run_bar = RunBar(tr("Run full"))
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack)
        self._build()
        self._connect()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.changes, 1)
        column.addWidget(self.tools)
        column.addWidget(self.operations)
        column.addWidget(self.run_bar)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.new_plan)
        self.stack.addWidget(editor)

    def _connect(self) -> None:
        self.name.named.connect(self._rename)
        self.preview.clicked.connect(self.previewing.set_on)
        self.menu.wished.connect(self.wish)
        self.previewing.asked.connect(self.wish)
        self.run_bar.wished.connect(self.wish)
        self.empty.pressed.connect(lambda: self.wish.emit(Do("stage", "fit")))
        self.new_plan.chosen.connect(self._begin)
        self.starter.wished.connect(self.wish)
        self.tools.removed.connect(lambda names: self._edit(plans.with_regions, names))
        self.tools.cut.connect(lambda edges: self._edit(plans.with_edges, edges))
        bar = self.operations
        bar.made.connect(lambda changes: self._edit(plans.with_operations, changes))
        bar.recovery.connect(lambda on: self._edit(plans.with_recovery, on))
        bar.disease.connect(lambda case: self.wish.emit(Do("plan-disease", case)))
        bar.lesion.connect(lambda name: self.wish.emit(Do("plan-lesion", name)))

    # ------------------------------------------------------------ presenting

    def present(self, view: View) -> None:
        self._view = view
        plan = view.scenario
        self.previewing.consider(view)
        self.menu.present(view)
        self.run_bar.present(view)
        self.head.set_title(tr("Plan") if plan is None else "")
        self.name.setVisible(plan is not None)
        self.preview.setVisible(plan is not None)
        self.menu.button.setVisible(plan is not None)
        if plan is None:
            missing = view.twin is None
            self.stack.setCurrentWidget(self.empty if missing else self.new_plan)
            self.new_plan.setEnabled(not view.read_only)
            return
        self.stack.setCurrentIndex(2)
        self.name.set_name(plan.name, locked=view.read_only)
        empty = "" if plan.changes else NO_CHANGES
        self.changes.show_hint(READ_ONLY if view.read_only else empty)
        self._present_cards(plan, view)
        self.tools.present(view)
        self.operations.present(view)

    def _present_cards(self, plan: Scenario, view: View) -> None:
        self.changes.set_count(len(plan.changes))
        assert view.twin is not None
        known = connections(view.twin)
        for number, (card, change) in enumerate(
            zip(self.cards, plan.changes, strict=True)
        ):
            card.set(
                change,
                plan_words.heading(change, known),
                on=number not in plan.off,
                chosen=number == view.selection.change,
                locked=view.read_only,
            )

    def _connect_card(self, card: ChangeCard, number: int) -> None:
        card.chosen.connect(lambda: self._choose(number))
        card.switched.connect(lambda on: self._edit(plans.switched, number, on))
        card.fraction.connect(lambda f: self._edit(plans.set_fraction, number, f))
        card.removed.connect(lambda: self._edit(plans.without_change, number))
        card.stepped.connect(lambda by: self._step(number + by))

    # ------------------------------------------------------------ wishes

    def _edit(self, edit: Callable[..., plans.Edit], *arguments: object) -> None:
        wish = wish_for(self._view, edit, *arguments)
        if wish is not None:
            self.wish.emit(wish)

    def _choose(self, number: int) -> None:
        """Select a change and what it is about."""
        view = self._view
        if view.scenario is None or number >= len(view.scenario.changes):
            return
        regions, edges = about(view.scenario.changes[number])
        selection = replace(view.selection, change=number, regions=regions, edges=edges)
        if selection != view.selection:
            self.wish.emit(Select(selection))

    def _step(self, number: int) -> None:
        if 0 <= number < len(self.cards):
            self.cards[number].setFocus()
            self._choose(number)

    def _rename(self, name: str) -> None:
        wish = renaming(self._view, name)
        if wish is not None:
            self.wish.emit(wish)

    def _begin(self, kind: Kind) -> None:
        self.starter.start(kind, self._view, self.new_plan.stimulation)
