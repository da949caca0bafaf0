"""What panels with matrices over regions have in common: how they are picked in."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from brainTwinStudio.project import Array
from brainTwinStudio.ui.panels import matrix_choice as choice
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.facts import connectome_of
from brainTwinStudio.ui.panels.matrix_order import Order
from brainTwinStudio.ui.plots.matrix import MatrixPlot
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Hover, Say, Select


class MatrixPanel(Panel):
    """A click selects the two regions of a cell and their connection, a drag (or B) a
    box of regions; the mouse over a cell is over the region of its row."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._view = View()
        self._order = Order(np.empty(0, np.intp))
        self._hovered = ""

    def _listen(self, plot: MatrixPlot) -> None:
        plot.cell_clicked.connect(self._clicked)
        plot.boxed.connect(self._boxed)
        plot.cell_hovered.connect(self._entered)
        plot.told.connect(lambda words: self.wish.emit(Say(words)))

    def _structure(self) -> tuple[Sequence[str], Array | None]:
        """Names of the regions, and anatomical weights (target, source) where known."""
        connectome = connectome_of(self._view)
        return self._view.names, None if connectome is None else connectome.weights

    def _clicked(self, row: int, column: int, modifiers: Qt.KeyboardModifier) -> None:
        names, weights = self._structure()
        selection, cell = self._view.selection, (row, column)
        places = self._order.places
        chosen = choice.clicked(selection, names, places, cell, weights, modifiers)
        self.wish.emit(Select(chosen))

    def _boxed(
        self, rows: list[int], columns: list[int], modifiers: Qt.KeyboardModifier
    ) -> None:
        names, weights = self._structure()
        selection = self._view.selection
        chosen = choice.boxed(selection, names, rows, columns, weights, modifiers)
        self.wish.emit(Select(chosen))

    def _entered(self, row: int, column: int) -> None:
        name = self._structure()[0][row] if row >= 0 else ""
        if name != self._hovered:
            self._hovered = name
            self.wish.emit(Hover(name))
