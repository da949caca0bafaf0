"""Numbers about what is selected: a region, several, a connection, else the twin."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui import icons
from brainTwinStudio.ui.connections import picked
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.icon_button import IconButton, small_button
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.facts import NO_PATIENT, connectome_of, facts_of
from brainTwinStudio.ui.panels.facts_records import Edge, Facts
from brainTwinStudio.ui.panels.facts_rows import SIDE_PX, Dot, GroupBox, filled
from brainTwinStudio.ui.panels.words import counted
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do, Hover, Select

LOCK = tr("Keep showing this, whatever is selected")
UNLOCK = tr("Follow the selection again")


class InspectorPanel(Panel):
    """Facts about the selection; a lock keeps them while something else is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Inspector"), parent)
        self._view = View()
        self._facts: Facts | None = None
        self._locked: tuple[tuple[str, ...], tuple[Edge, ...]] | None = None
        self.lock = IconButton("lock", LOCK, checkable=True)
        self.more = IconButton("more", tr("More"))
        self.head.add_right(self.lock)
        self.head.add_right(self.more)
        self.lock.clicked.connect(self._lock)
        menu = QMenu(self.more)
        self.copy = menu.addAction(icons.icon("copy"), tr("Copy facts"))
        self.card = menu.addAction(icons.icon("report"), tr("Model card…"))
        self.clear = menu.addAction(tr("Clear selection"))
        self.copy.triggered.connect(self._copy)
        self.card.triggered.connect(lambda: self.wish.emit(Do("model-card")))
        self.clear.triggered.connect(lambda: self._select((), None))
        self.more.setMenu(menu)
        self._make_top()
        self._groups: list[GroupBox] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._scroll = self._scrolled()
        self.empty = Empty(NO_PATIENT)
        self.body.addWidget(self._top)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self.empty, 1)

    def sizeHint(self) -> QSize:
        return QSize(302, 600)

    def present(self, view: View) -> None:
        self._view = view
        self._release_lost()
        shown = view
        if self._locked is not None:
            regions, edges = self._locked
            chosen = replace(view.selection, regions=regions, edges=edges)
            shown = replace(view, selection=chosen)
        facts = facts_of(shown)
        if facts == self._facts:
            return
        self._facts = facts
        self._show(facts)

    def _show(self, facts: Facts) -> None:
        nothing = facts.kind == "none"
        self.empty.setVisible(nothing)
        self._top.setVisible(not nothing)
        self._scroll.setVisible(not nothing)
        self.title.set_text(facts.title)
        self.subtitle.set_text(facts.subtitle)
        self.dot.setVisible(facts.share is not None)
        if facts.share is not None:
            self.dot.set(facts.share)
        about_regions = bool(facts.regions)
        self._buttons.setVisible(about_regions)
        self.plot.setEnabled(facts.has_signal)
        self.plan.setText(_deed(facts))
        may = self._view.planned_on is not None and not self._view.read_only
        self.plan.setEnabled(may)
        self.lock.setEnabled(about_regions)
        self.clear.setEnabled(about_regions)
        self.copy.setEnabled(not nothing)
        self.card.setEnabled(self._view.twin is not None)
        filled(self._column, self._groups, facts.groups, self._group)

    def _make_top(self) -> None:
        self.dot = Dot()
        self.title, self.subtitle = Elided(), Elided()
        self.title.setProperty("role", "object")
        self.subtitle.setProperty("role", "note")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        name = QHBoxLayout()
        name.setSpacing(10)
        name.addWidget(self.dot)
        name.addLayout(words, 1)
        self.plot = small_button("signal", tr("Plot signal"))
        self.plan = small_button("scissors", tr("Add to plan"))
        self.plot.clicked.connect(self._plot)
        self.plan.clicked.connect(self._add_to_plan)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.plot)
        row.addWidget(self.plan)
        row.addStretch(1)
        self._top = QWidget()
        column = QVBoxLayout(self._top)
        column.setContentsMargins(SIDE_PX, 4, SIDE_PX, 12)
        column.setSpacing(12)
        column.addLayout(name)
        column.addWidget(self._buttons)

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._column)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(60)
        return area

    def _group(self) -> GroupBox:
        group = GroupBox()
        group.pressed.connect(lambda goal: self._select(*goal))
        group.entered.connect(lambda name: self.wish.emit(Hover(name)))
        return group

    # ------------------------------------------------------------ what the user does

    def _select(self, regions: tuple[str, ...], edge: Edge | None) -> None:
        edges = self._edges_of(edge)
        chosen = replace(
            self._view.selection, regions=regions or (edge or ()), edges=edges
        )
        self.wish.emit(Select(chosen))

    def _plot(self) -> None:
        if self._facts is not None:
            self._select(self._facts.regions, None)

    def _edges_of(self, edge: Edge | None) -> tuple[Edge, ...]:
        """What there is to select of a connection."""
        connectome, index = connectome_of(self._view), self._view.index
        if edge is None or connectome is None or not set(edge) <= set(index):
            return ()
        there = picked(connectome.weights, index[edge[0]], index[edge[1]])
        names = self._view.names
        return tuple((names[i], names[j]) for i, j in there)

    def _add_to_plan(self) -> None:
        """Remove the regions, or cut the connections and leave their ends."""
        facts, chosen = self._facts, self._view.selection
        if facts is None:
            return
        if facts.edge is None:
            self.wish.emit(Do("add-to-plan", facts.regions))
            return
        if self._locked is not None:
            regions, edges = self._locked
            kept = replace(chosen, regions=regions, edges=edges)
            if kept != chosen:
                self.wish.emit(Select(kept))
        self.wish.emit(Do("add-to-plan"))

    def _copy(self) -> None:
        if self._facts is not None:
            QApplication.clipboard().setText(self._facts.as_text())

    def _lock(self) -> None:
        chosen = self._view.selection
        on = self.lock.isChecked()
        self._locked = (chosen.regions, chosen.edges) if on else None
        self.lock.setToolTip(UNLOCK if on else LOCK)
        self.present(self._view)

    def _release_lost(self) -> None:
        """A lock on regions that another patient does not have is opened."""
        if self._locked is None:
            return
        names = {*self._locked[0], *(n for edge in self._locked[1] for n in edge)}
        if not names <= set(self._view.index):
            self._locked = None
            self.lock.setChecked(False)
            self.lock.setToolTip(LOCK)


def _deed(facts: Facts) -> str:
    """What the button beside "Plot signal" does."""
    if facts.edge is None:
        return tr("Add to plan")
    return counted(facts.connections, tr("Cut in plan"), tr("Cut {count} in plan"))
