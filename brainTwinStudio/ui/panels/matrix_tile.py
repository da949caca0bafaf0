"""One matrix with its name and a fact above it, or what is missing."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.panels.matrix_order import Order
from brainTwinStudio.ui.panels.matrix_scene import Tile
from brainTwinStudio.ui.plots.matrix import MatrixPlot
from brainTwinStudio.ui.plots.matrix_image import Table

KEYS = tr(
    "Arrows move between cells, Enter selects, B or an arrow with Shift begins a box."
)


class MatrixTile(QWidget):
    """Name and fact, 24 px; below them the matrix, or words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.fact = QLabel(), Elided()
        self.title.setProperty("role", "label")
        self.fact.setProperty("role", "note")
        self.plot = MatrixPlot(profile=True)
        self.plot.setWhatsThis(KEYS)
        self.missing = QLabel()
        self.missing.setProperty("role", "note")
        self.missing.setWordWrap(True)
        self.missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.missing.setContentsMargins(8, 0, 8, 0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.fact.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        row.addWidget(self.title)
        row.addWidget(self.fact, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.plot)
        self._stack.addWidget(self.missing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(self._stack, 1)

    def present(
        self,
        tile: Tile,
        order: Order,
        levels: tuple[float, float],
        table: Table,
        describe: Callable[[int, int], str],
    ) -> None:
        """Draw a tile; describe(row, column): the words for a cell."""
        self.title.setText(tile.title)
        self.fact.set_text(tile.fact)
        self.plot.describe = describe
        self.plot.setAccessibleName(tr("{title} matrix", title=tile.title))
        if tile.values is None:
            self.missing.setText(tile.missing)
            self._stack.setCurrentWidget(self.missing)
            return
        self._stack.setCurrentWidget(self.plot)
        self.plot.set(tile.values, levels, table, order.places, order.seams)
