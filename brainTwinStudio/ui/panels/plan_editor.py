"""A plan of virtual surgery: its changes as cards, and what adds further ones."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.project import Change, Disconnection, Resection, Scenario
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui import icons, plan_words, plans
from brainTwinStudio.ui.connections import connections, edges_among, edges_of
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.pick_list import PickList
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.change_card import ChangeCard
from brainTwinStudio.ui.panels.plan_head import (
    PlanMenu,
    PlanName,
    PreviewButton,
    renaming,
)
from brainTwinStudio.ui.panels.run_bar import RunBar
from brainTwinStudio.ui.previewing import Previewing
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do, Select

NO_TWIN = "A plan changes a copy of a fitted twin. There is no fit of this patient yet."
NO_PLAN = "No plan yet. A plan changes a copy of the twin, never the data."
NO_CHANGES = (
    "Nothing is changed yet. Select regions in the brain and press Space, or add them "
    "by name."
)
READ_ONLY = "This project is open read-only: plans can be looked at, not edited."


class PlanEditor(Panel):
    """The right column of virtual surgery."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Plan", parent)
        self._view = View()
        self.name = PlanName()
        self.preview = PreviewButton()
        self.head.add_left(self.name)
        self.head.add_right(self.preview)
        self.menu = PlanMenu(self.head)
        self.previewing = Previewing(self)
        self.cards: list[ChangeCard] = []
        self._ends: tuple[str, ...] = ()
        self.empty = Empty(NO_PLAN, "New virtual surgery")
        self.hint = QLabel(NO_CHANGES)
        self.add_regions = QPushButton("Regions…")
        self.add_edge = QPushButton("Connection…")
        self.add_more = QPushButton("Selection")
        self.picker = PickList("Regions to remove", "Remove", self)
        self.first_end = PickList("Connect from", "Next: other ends", self)
        self.other_end = PickList("Connection to", "Cut", self)
        self.run_bar = RunBar("Run full")
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack)
        self._build()
        self._connect()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(12, 4, 12, 8)
        self._column.setSpacing(8)
        self.hint.setProperty("role", "note")
        self.hint.setWordWrap(True)
        self._column.addWidget(self.hint)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 6, 12, 8)
        tools.setSpacing(8)
        for button, icon in (
            (self.add_regions, "plus"),
            (self.add_edge, "plus"),
            (self.add_more, "link"),
        ):
            button.setProperty("kind", "small")
            button.setIcon(icons.icon(icon, size=14))
            tools.addWidget(button)
        tools.addStretch(1)
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(tools)
        column.addWidget(self.run_bar)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(editor)

    def _connect(self) -> None:
        self.name.named.connect(self._rename)
        self.preview.clicked.connect(self.previewing.set_on)
        self.menu.wished.connect(self.wish)
        self.previewing.asked.connect(self.wish)
        self.run_bar.wished.connect(self.wish)
        self.empty.pressed.connect(self._begin)
        self.add_regions.clicked.connect(self._open_regions)
        self.add_edge.clicked.connect(self._open_ends)
        self.picker.picked.connect(self._regions_picked)
        self.first_end.picked.connect(self._first_end_picked)
        self.other_end.picked.connect(self._edges_picked)
        menu = QMenu(self.add_more)
        self.selection_actions = (
            menu.addAction("Remove selected regions"),
            menu.addAction("Cut connections among selected regions"),
            menu.addAction("Cut all connections of selected regions"),
            menu.addAction("Cut selected connections"),
        )
        deeds = (self._remove, self._cut_among, self._cut_all, self._cut_selected)
        for action, deed in zip(self.selection_actions, deeds, strict=True):
            action.triggered.connect(deed)
        self.add_more.setMenu(menu)

    # ------------------------------------------------------------ presenting

    def present(self, view: View) -> None:
        self._view = view
        plan = view.scenario
        self.previewing.consider(view)
        self.menu.present(view)
        self.run_bar.present(view)
        self.name.setVisible(plan is not None)
        self.preview.setVisible(plan is not None)
        self.menu.button.setVisible(plan is not None)
        if plan is None:
            missing = view.twin is None
            button = "Set up a fit" if missing else "New virtual surgery"
            may = missing or not view.read_only
            self.empty.set_text(NO_TWIN if missing else NO_PLAN, button if may else "")
            self.stack.setCurrentIndex(0)
            return
        self.stack.setCurrentIndex(1)
        self.name.set_name(plan.name, locked=view.read_only)
        self.hint.setVisible(view.read_only or not plan.changes)
        self.hint.setText(READ_ONLY if view.read_only else NO_CHANGES)
        self._present_cards(plan, view)
        for button in (self.add_regions, self.add_edge, self.add_more):
            button.setEnabled(not view.read_only)
        self._present_selection(view)

    def _present_cards(self, plan: Scenario, view: View) -> None:
        while len(self.cards) < len(plan.changes):
            self._add_card()
        while len(self.cards) > len(plan.changes):
            card = self.cards.pop()
            self._column.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
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

    def _present_selection(self, view: View) -> None:
        regions, edges = len(view.selected), len(view.selection.edges)
        self.add_more.setToolTip(f"{regions} regions and {edges} connections selected")
        for action, needed in zip(
            self.selection_actions, (regions, regions > 1, regions, edges), strict=True
        ):
            action.setEnabled(bool(needed))

    def _add_card(self) -> None:
        card, number = ChangeCard(), len(self.cards)
        card.chosen.connect(lambda: self._choose(number))
        card.switched.connect(lambda on: self._edit(plans.switched, number, on))
        card.fraction.connect(lambda f: self._edit(plans.set_fraction, number, f))
        card.removed.connect(lambda: self._edit(plans.without_change, number))
        card.stepped.connect(lambda by: self._step(number + by))
        self.cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)

    # ------------------------------------------------------------ wishes

    def _edit(self, edit: Callable[..., plans.Edit], *arguments: object) -> None:
        view = self._view
        if view.project is None or view.scenario is None or view.read_only:
            return
        made = edit(view.project, view.scenario.id, *arguments)
        if made.project is not view.project:
            self.wish.emit(made.wish(view.selection))

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

    def _begin(self) -> None:
        begun = self._view.twin is not None
        self.wish.emit(Do("new-plan", "surgery") if begun else Do("stage", "fit"))

    def _remove(self) -> None:
        self._edit(plans.with_regions, self._selected())

    def _cut_among(self) -> None:
        assert self._view.twin is not None
        self._cut(edges_among(self._view.twin, self._selected()))

    def _cut_all(self) -> None:
        assert self._view.twin is not None
        self._cut(edges_of(self._view.twin, self._selected()))

    def _cut_selected(self) -> None:
        self._cut(self._view.selection.edges)

    def _cut(self, edges: tuple[tuple[str, str], ...]) -> None:
        if edges:
            self._edit(plans.with_edges, edges)

    def _selected(self) -> tuple[str, ...]:
        return tuple(self._view.names[i] for i in self._view.selected)

    # ------------------------------------------------------------ pickers

    def _open_regions(self) -> None:
        plan = self._view.scenario
        there = {r for c in plan.changes for r in about(c)[0]} if plan else set()
        names = [n for n in self._view.names if n not in there]
        chosen = [n for n in self._selected() if n in names]
        self.picker.set([(name, region(name)) for name in names], chosen)
        self.picker.open_at(self.add_regions)

    def _regions_picked(self, names: tuple[str, ...]) -> None:
        self._edit(plans.with_regions, names)

    def _open_ends(self) -> None:
        names = [(name, region(name)) for name in self._view.names]
        self.first_end.set(names, self._selected()[:1])
        self.first_end.open_at(self.add_edge)

    def _first_end_picked(self, names: tuple[str, ...]) -> None:
        twin = self._view.twin
        assert twin is not None
        near = {r for edge in edges_of(twin, names) for r in edge} - set(names)
        others = [(n, region(n)) for n in self._view.names if n in near]
        self._ends = names
        self.other_end.set(others, [n for n in self._selected() if n in near])
        self.other_end.open_at(self.add_edge)

    def _edges_picked(self, names: tuple[str, ...]) -> None:
        twin = self._view.twin
        assert twin is not None
        ends, others = set(self._ends), set(names)
        edges = [
            (target, source)
            for target, source in edges_of(twin, ends)
            if (target in ends and source in others)
            or (source in ends and target in others)
        ]
        self._cut(tuple(edges))


def about(change: Change) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The regions and connections that a change is about."""
    if isinstance(change, Resection):
        return change.regions, ()
    if isinstance(change, Disconnection):
        return (), change.edges
    return change.targets, ()
