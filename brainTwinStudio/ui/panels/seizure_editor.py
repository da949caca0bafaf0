"""A plan on seizures: which one, its changes, what adds to them, and its run."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QPushButton,
    QWidget,
)

from brainTwinStudio.jobs.seizure_requests import SeizurePlanRequest
from brainTwinStudio.language import tr
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui import icons, operations, plan_words, seizure_plans
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.controls.pick_list import PickList
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.change_card import ChangeCard
from brainTwinStudio.ui.panels.change_cards import ChangeCards
from brainTwinStudio.ui.panels.operations_bar import OperationsBar
from brainTwinStudio.ui.panels.system_parts import combo, offer
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.virtual_lesion import lesions_of
from brainTwinStudio.ui.wishes import Ask, Do, Select

NO_PLAN = tr("No plan yet. A plan is a list of regions and connections to take away.")
NO_CHANGES = tr(
    "Nothing is changed yet. Choose regions by name, or select them in the picture "
    "and press Selected."
)
NOT_RUN = tr("Not run since the last edit")
RUN = tr("64 paired runs")


class SeizureEditor(Panel):
    """Cards of changes, tools below them, and the button that runs the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Plan"), parent)
        self._view = View()
        self.changes = ChangeCards(self._connect_card)
        self.cards = self.changes.cards
        self.names = combo(tr("Which plan"), 8)
        self.names.activated.connect(self._choose)
        self.menu = QMenu(self)
        self.more = IconButton("more", tr("More about this plan"), size=14)
        self.by_name, self.by_selection = (
            QPushButton(tr("Regions…")),
            QPushButton(tr("Selected")),
        )
        self.picker = PickList(tr("Regions to remove"), tr("Remove"), self)
        self.operations = OperationsBar()
        self.state, self.run = Elided(), QPushButton(tr("Run"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.head.add_left(self.names)
        self.head.add_right(self.more)
        for text, deed in (
            (tr("New plan"), self._new),
            (tr("Copy this plan"), self._copy),
            (tr("Rename…"), self._ask_name),
            (tr("Delete this plan"), self._delete),
        ):
            self.menu.addAction(text).triggered.connect(deed)
        self.state.setProperty("role", "note")
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 6, 12, 8)
        tools.setSpacing(8)
        for button, icon in ((self.by_name, "plus"), (self.by_selection, "pointer")):
            button.setProperty("kind", "small")
            button.setIcon(icons.icon(icon, size=14))
            tools.addWidget(button)
        tools.addStretch(1)
        self.run.setProperty("kind", "primary")
        self.run.setToolTip(RUN)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 10)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.run)
        self.body.addWidget(self.changes, 1)
        self.body.addLayout(tools)
        self.body.addWidget(self.operations)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.more.clicked.connect(
            lambda: self.menu.popup(
                self.more.mapToGlobal(self.more.rect().bottomLeft())
            )
        )
        self.by_name.clicked.connect(self._open)
        self.by_selection.clicked.connect(
            lambda: self._add(self._view.selection.regions)
        )
        self.picker.picked.connect(self._add)
        self.operations.made.connect(
            lambda changes: self._edit(seizure_plans.with_changes, changes)
        )
        self.operations.lesion.connect(self._add_lesion)
        self.operations.recovery.connect(
            lambda on: self._edit(seizure_plans.with_recovery, on)
        )
        self.run.clicked.connect(self._run)

    # ------------------------------------------------------------ presenting

    def present(self, view: View) -> None:
        self._view = view
        plan, plans = view.seizure_plan, view.seizure_plans
        may = view.seizure_twin is not None and not view.read_only
        self.names.setVisible(bool(plans))
        if plan is not None:
            ids = [one.id for one in plans]
            offer(self.names, tuple(one.name for one in plans), ids.index(plan.id))
        changes = () if plan is None else plan.changes
        empty = NO_PLAN if plan is None else NO_CHANGES
        self.changes.show_hint("" if changes else empty)
        for number, action in enumerate(self.menu.actions()):
            action.setEnabled(may and (plan is not None or not number))
        self.by_name.setEnabled(may)
        self.by_selection.setEnabled(may and bool(view.selection.regions))
        self.operations.present(view)
        self._present_cards(view)
        job = view.job("seizures")
        self.run.setEnabled(may and bool(changes) and job is None)
        told = "" if plan is None or plan.outcome is not None else NOT_RUN
        self.state.set_text(tr("Running") if job is not None else told)

    def _present_cards(self, view: View) -> None:
        changes = () if view.seizure_plan is None else view.seizure_plan.changes
        self.changes.set_count(len(changes))
        for card, change in zip(self.cards, changes, strict=True):
            heading = plan_words.heading(change)
            card.set(change, heading, on=True, chosen=False, locked=view.read_only)

    def _connect_card(self, card: ChangeCard, number: int) -> None:
        card.box.hide()  # a change is in the plan or it is not
        card.fraction.connect(
            lambda share: self._edit(seizure_plans.set_fraction, number, share)
        )
        card.removed.connect(lambda: self._edit(seizure_plans.without_change, number))

    # ------------------------------------------------------------ wishes

    def _edit(self, edit: Callable[..., seizure_plans.Edit], *what: object) -> None:
        """An edit of the shown plan; of a new one where there is none."""
        wish = seizure_plans.wish_for(self._view, edit, *what)
        if wish is not None:
            self.wish.emit(wish)

    def _add(self, regions: tuple[str, ...]) -> None:
        self._edit(seizure_plans.with_regions, regions)

    def _add_lesion(self, name: str) -> None:
        found = next((one for one in lesions_of(self._view) if one.name == name), None)
        if found is not None:
            changes = operations.lesion(self._view, found)
            self._edit(seizure_plans.with_changes, changes)

    def _open(self) -> None:
        twin = self._view.seizure_twin
        if twin is None:
            return
        names = [(name, region(name)) for name in twin.zone.region_names]
        self.picker.set(names, self._view.selection.regions)
        self.picker.open_at(self.by_name)

    def _choose(self, number: int) -> None:
        view = self._view
        chosen = view.seizure_plans[number].id
        after = seizure_plans.selecting(view.selection, chosen)
        self.wish.emit(Select(after))

    def _new(self) -> None:
        view = self._view
        if view.project is not None and view.seizure_twin is not None:
            made = seizure_plans.new_plan(view.project, view.seizure_twin.id)
            self.wish.emit(made.wish(view.selection))

    def _copy(self) -> None:
        self._edit(seizure_plans.copied)

    def _ask_name(self) -> None:
        if self._view.seizure_plan is None:
            return
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Rename plan"))
        dialog.setLabelText(tr("Name of the plan"))
        dialog.setTextValue(self._view.seizure_plan.name)
        dialog.textValueSelected.connect(self._rename)
        dialog.open()

    def _rename(self, name: str) -> None:
        if name.strip():
            self._edit(seizure_plans.renamed, name)

    def _delete(self) -> None:
        if self._view.seizure_plan is not None:
            self._edit(seizure_plans.deleted)

    def _run(self) -> None:
        twin, plan = self._view.seizure_twin, self._view.seizure_plan
        if twin is None or plan is None:
            return
        job = self._view.job("seizures")
        if job is not None:
            self.wish.emit(Do("stop", job.id))
            return
        request = SeizurePlanRequest(twin, plan.changes, recovery=plan.recovery)
        self.wish.emit(Ask(request, tr("“{name}” on seizures", name=plan.name)))
