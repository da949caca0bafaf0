"""The project as a tree, and all regions of the open patient as a list."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.icon_button import IconButton, small_button
from brainTwinStudio.ui.controls.search_field import SearchField
from brainTwinStudio.ui.controls.section import seam
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.browser_nodes import (
    Node,
    key_of,
    nodes_of,
    renamed_plan,
    selection_of,
    without_fit,
    without_plan,
)
from brainTwinStudio.ui.panels.browser_tree import ProjectTree, node_at
from brainTwinStudio.ui.panels.first_steps import FirstStepsCard
from brainTwinStudio.ui.panels.fold import Fold
from brainTwinStudio.ui.panels.region_list import RegionList, region_rows
from brainTwinStudio.ui.patient_notes import notes_of, with_own
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change, Do, Hover, Select

EMPTY = (tr("Open a project to see its patients, fits and plans."),)
NO_PATIENTS = (tr("No patient yet."), tr("New patient..."))
BESIDE_PX = 195  # both buttons together, in the narrowest browser


class BrowserPanel(Panel):
    """Patients, data, fits, plans, reports; and below, the regions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Project"), parent)
        self._view = View()
        self._stage = "data"
        self._shown: tuple[object, ...] = ()
        self._place: tuple[object, ...] = ()
        self._held = ""  # key of the row that the user has just clicked
        self._make_head()
        self.tree = ProjectTree()
        self.tree.chosen.connect(self._choose)
        self.tree.opened.connect(self._open)
        self.tree.renamed.connect(self._rename)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._menu_at)
        self.menu = QMenu(self)
        self.empty = Empty(*EMPTY)
        self.empty.pressed.connect(lambda: self.wish.emit(Do("new-patient")))
        self.fold = Fold(tr("Regions"))
        self.fold.opened.connect(self._fold)
        self.first_steps = FirstStepsCard()
        self.regions = RegionList()
        self.regions.chosen.connect(self._select_regions)
        self.regions.pointed.connect(lambda name: self.wish.emit(Hover(name)))
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(226, 600)

    def present(self, view: View) -> None:
        self._view = view
        nodes = nodes_of(view)
        shown = view.project is not None and bool(nodes)
        self.tree.setVisible(shown)
        self.empty.setVisible(not shown)
        if not shown:
            self.empty.set_text(*(EMPTY if view.project is None else NO_PATIENTS))
        self.tree.set_nodes(nodes, f"patient:{view.selection.patient_id}")
        self._follow(view)
        self.add_data.setEnabled(view.project is not None and not view.read_only)
        may = view.planned_on is not None and not view.read_only
        self.new_plan.setEnabled(may)
        self._show_regions(view)

    def set_stage(self, stage: str) -> None:
        """Highlight the row that stands for what the stage shows."""
        if stage != self._stage:
            self._stage = stage
            self._follow(self._view)

    def find(self) -> None:
        """Open the filter line and the list of regions."""
        self.search.setChecked(True)
        self._filter_shown()
        self.fold.set_open(True)
        self.regions.setVisible(not self.fold.isHidden())
        self.filter.setFocus()

    def _make_head(self) -> None:
        self.search = IconButton(
            "search", tr("Find a patient or region"), checkable=True
        )
        self.more = IconButton("more", tr("More"))
        self.head.add_right(self.search)
        self.head.add_right(self.more)
        self.search.clicked.connect(self._filter_shown)
        menu = QMenu(self.more)
        for text, action in (
            (tr("New patient..."), "new-patient"),
            (tr("Export project..."), "export-zip"),
        ):
            entry = menu.addAction(text)
            entry.triggered.connect(lambda _=False, a=action: self.wish.emit(Do(a)))
        menu.addSeparator()
        menu.addAction(tr("Open all rows")).triggered.connect(
            lambda: self.tree.expandAll()
        )
        menu.addAction(tr("Close all rows")).triggered.connect(
            lambda: self.tree.collapseAll()
        )
        self.more.setMenu(menu)
        self.filter = SearchField(tr("Patient or region"))
        self.filter.textEdited.connect(self._filter)
        self.filter.returnPressed.connect(self._take_first)

    def _lay_out(self) -> None:
        self.add_data = small_button("plus", tr("Add data"))
        self.new_plan = small_button("plus", tr("New plan"))
        self.add_data.clicked.connect(lambda: self.wish.emit(Do("add-data")))
        self.new_plan.clicked.connect(lambda: self.wish.emit(Do("new-plan")))
        line = QHBoxLayout()
        line.setContentsMargins(10, 2, 10, 6)
        line.addWidget(self.filter)
        self.filter.hide()
        rows = QVBoxLayout()
        rows.setContentsMargins(6, 0, 6, 0)
        rows.addWidget(self.tree)
        way = QBoxLayout.Direction
        hints = (self.add_data.sizeHint(), self.new_plan.sizeHint())
        beside = sum(hint.width() for hint in hints) <= BESIDE_PX
        foot = QBoxLayout(way.LeftToRight if beside else way.TopToBottom)
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(8)
        foot.addWidget(self.add_data, 1)
        foot.addWidget(self.new_plan, 1)
        self.body.addLayout(line)
        self.body.addLayout(rows, 3)
        self.body.addWidget(self.empty, 3)
        self.body.addWidget(self.first_steps)
        self.body.addWidget(self.fold)
        self.body.addWidget(self.regions, 2)
        self.body.addWidget(seam())
        self.body.addLayout(foot)
        self.regions.hide()
        self.fold.hide()

    # ------------------------------------------------------------ following the view

    def _follow(self, view: View) -> None:
        chosen = view.selection
        place = (
            self._stage,
            chosen.patient_id,
            chosen.recording_id,
            chosen.twin_id,
            chosen.scenario_id,
            *(chosen.seizures, chosen.seizure_twin_id, chosen.seizure_plan_id),
        )
        if place != self._place:
            self._place = place
            self.tree.set_current(self._held or key_of(view, self._stage))
        self._held = ""

    def _show_regions(self, view: View) -> None:
        words = self.filter.text() if self.search.isChecked() else ""
        shown = (view.twin, view.patient, words)
        if shown != self._shown:
            self._shown = shown
            rows, label = region_rows(view, words)
            self.regions.show_rows(rows)
            self.regions.setAccessibleDescription(tr("Values: {label}", label=label))
            self.fold.setVisible(bool(view.names))
            count = str(len(view.names))
            if words:
                count = tr("{count} of {all}", count=len(rows), all=count)
            self.fold.set_facts(count, label)
        self.regions.setVisible(self.fold.is_open and bool(view.names))
        self.regions.select_regions(view.selection.regions)

    def _filter_shown(self) -> None:
        on = self.search.isChecked()
        self.filter.setVisible(on)
        if on:
            self.filter.setFocus()
        else:
            self.tree.filter("")
        self._show_regions(self._view)

    def _filter(self, words: str) -> None:
        self.tree.filter(
            words,
            f"patient:{self._view.selection.patient_id}",
        )
        if words and self._view.names:
            self.fold.set_open(True)
        self._show_regions(self._view)

    def _take_first(self) -> None:
        """Enter in the filter line selects the first region that is left."""
        rows, _ = region_rows(self._view, self.filter.text())
        if rows:
            self._select_regions((rows[0][0],))

    # ------------------------------------------------------------ what the user does

    def _fold(self, is_open: bool) -> None:
        self.regions.setVisible(is_open and bool(self._view.names))

    def _choose(self, node: Node) -> None:
        chosen = selection_of(self._view, node)
        if chosen != self._view.selection:
            self._held = node.key
            self.wish.emit(Select(chosen))

    def _open(self, node: Node) -> None:
        self._choose(node)
        self.wish.emit(Do("stage", node.stage))

    def _select_regions(self, regions: tuple[str, ...]) -> None:
        if regions != self._view.selection.regions:
            chosen = replace(self._view.selection, regions=regions, edges=())
            self.wish.emit(Select(chosen))

    def _rename(self, node: Node, name: str) -> None:
        self._wish(renamed_plan(self._view, node.thing, name))

    def _wish(self, change: Change | None) -> None:
        if change is not None:
            self.wish.emit(change)

    def _menu_at(self, place: QPoint) -> None:
        index = self.tree.indexAt(place)
        if index.isValid():
            self.fill_menu(node_at(index))
            self.menu.popup(self.tree.viewport().mapToGlobal(place))

    def fill_menu(self, node: Node) -> None:
        """What can be done with a row."""
        self.menu.clear()
        view, thing = self._view, node.thing
        may = not view.read_only

        def add(text: str, do, enabled: bool = True) -> None:
            entry = self.menu.addAction(text)
            entry.setEnabled(enabled)
            entry.triggered.connect(lambda _=False: do())

        add(tr("Open"), lambda: self._open(node))
        if node.kind == "fit":
            add(tr("Delete fit"), lambda: self._wish(without_fit(view, thing)), may)
        elif node.kind == "plan":
            index = self.tree.index_of(node.key)
            add(tr("Rename plan"), lambda: self.tree.edit(index), may)
            add(tr("Delete plan"), lambda: self._wish(without_plan(view, thing)), may)
        elif node.kind == "patient":
            add(tr("Notes..."), lambda: self._ask_notes(thing), may)
        add(tr("Export project..."), lambda: self.wish.emit(Do("export-zip")))

    def _ask_notes(self, patient_id: str) -> None:
        """Free words about a patient; what was decided and signed stays."""
        if self._view.project is None:
            return
        patient = self._view.project.patient(patient_id)
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Notes on {patient}", patient=patient_id))
        dialog.setLabelText(
            tr("No names or birth dates: the code stands for the person.")
        )
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setTextValue(notes_of(patient.notes).own)
        dialog.textValueSelected.connect(lambda text: self._note(patient_id, text))
        dialog.open()

    def _note(self, patient_id: str, text: str) -> None:
        project = self._view.project
        if project is None:
            return
        patient = project.patient(patient_id)
        notes = with_own(patient.notes, text)
        if notes != patient.notes:
            new = project.with_patient(replace(patient, notes=notes))
            self.wish.emit(
                Change(new, tr("Edit notes on {patient}", patient=patient_id))
            )
