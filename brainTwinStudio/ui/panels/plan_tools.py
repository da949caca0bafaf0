"""What adds changes to a plan of surgery: by name, or what is selected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Change
from brainTwinStudio.report.touched import touched
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui import icons
from brainTwinStudio.ui.connections import Edges, count, edges_among, edges_of
from brainTwinStudio.ui.controls.pick_list import PickList
from brainTwinStudio.ui.plan_words import some_regions
from brainTwinStudio.ui.view import View


class PlanTools(QWidget):
    """removed: names of regions; cut: connections, each (target, source)."""

    removed = Signal(tuple)
    cut = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = View()
        self._ends: tuple[str, ...] = ()
        self.by_region = QPushButton(tr("Regions…"))
        self.by_edge = QPushButton(tr("Connection…"))
        self.by_selection = QPushButton()
        self.picker = PickList(tr("Regions to remove"), tr("Remove"), self)
        self.first_end = PickList(tr("Connections of"), tr("Next"), self, counted=False)
        self.other_end = PickList(
            tr("With"), tr("Cut connections"), self, counted=False
        )
        self._build()
        self.by_region.clicked.connect(self._open_regions)
        self.by_edge.clicked.connect(self._open_ends)
        self.picker.picked.connect(self.removed)
        self.first_end.picked.connect(self._first_end_picked)
        self.other_end.picked.connect(self._other_end_picked)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 8)
        row.setSpacing(8)
        for button, icon in (
            (self.by_region, "plus"),
            (self.by_edge, "plus"),
            (self.by_selection, "pointer"),
        ):
            button.setProperty("kind", "small")
            button.setIcon(icons.icon(icon, size=14))
            row.addWidget(button)
        row.addStretch(1)
        menu = QMenu(self.by_selection)
        self.actions_ = (
            menu.addAction(tr("Remove selected regions")),
            menu.addAction(tr("Cut connections among selected regions")),
            menu.addAction(tr("Cut all connections of selected regions")),
            menu.addAction(tr("Cut selected connections")),
        )
        deeds = (self._remove, self._cut_among, self._cut_all, self._cut_selected)
        for action, deed in zip(self.actions_, deeds, strict=True):
            action.triggered.connect(deed)
        self.by_selection.setMenu(menu)

    def present(self, view: View) -> None:
        self._view = view
        self.setEnabled(not view.read_only)
        regions, edges = len(view.selected), count(view.selection.edges)
        words = tr(
            "Add the selection: {regions} regions, {connections} connections",
            regions=regions,
            connections=edges,
        )
        self.by_selection.setToolTip(words)
        self.by_selection.setAccessibleName(words)
        needs = (regions, regions > 1, regions, edges)
        for action, needed in zip(self.actions_, needs, strict=True):
            action.setEnabled(bool(needed))

    # ------------------------------------------------------------ the selection

    def _selected(self) -> tuple[str, ...]:
        return tuple(self._view.names[i] for i in self._view.selected)

    def _remove(self) -> None:
        self.removed.emit(self._selected())

    def _cut_among(self) -> None:
        if self._view.twin is not None:
            self._tell(edges_among(self._view.twin, self._selected()))

    def _cut_all(self) -> None:
        if self._view.twin is not None:
            self._tell(edges_of(self._view.twin, self._selected()))

    def _cut_selected(self) -> None:
        self._tell(self._view.selection.edges)

    def _tell(self, edges: Edges) -> None:
        if edges:
            self.cut.emit(edges)

    # ------------------------------------------------------------ by name

    def _open_regions(self) -> None:
        plan = self._view.scenario
        there = {r for c in plan.changes for r in about(c)[0]} if plan else set()
        names = [n for n in self._view.names if n not in there]
        chosen = [n for n in self._selected() if n in names]
        self.picker.set([(name, region(name)) for name in names], chosen)
        self.picker.open_at(self.by_region)

    def _open_ends(self) -> None:
        names = [(name, region(name)) for name in self._view.names]
        self.first_end.set(names, self._selected()[:1])
        self.first_end.open_at(self.by_edge)

    def _first_end_picked(self, names: tuple[str, ...]) -> None:
        twin = self._view.twin
        if twin is None:
            return
        self._ends = names
        near = {r for edge in edges_of(twin, names) for r in edge} - set(names)
        others = [(n, region(n)) for n in self._view.names if n in near]
        selected = self._selected()
        meant = selected[1:] if names == selected[:1] else ()  # the rest of a pair
        self.other_end.set(others, [n for n in meant if n in near])
        self.other_end.set_title(
            tr("Connections of {regions} with", regions=some_regions(names))
        )
        self.other_end.open_at(self.by_edge)

    def _other_end_picked(self, names: tuple[str, ...]) -> None:
        """Both directions between the two choices."""
        if self._view.twin is None:
            return
        ends, others = set(self._ends), set(names)
        between = [
            edge
            for edge in edges_of(self._view.twin, ends)
            if set(edge) & ends and set(edge) & others
        ]
        self._tell(tuple(between))


def about(change: Change) -> tuple[tuple[str, ...], Edges]:
    """The regions and connections that a change is about."""
    found = touched(change)
    named = (*found.lost, *found.given, *found.altered)
    return tuple(dict.fromkeys(named)), () if named else found.edges
