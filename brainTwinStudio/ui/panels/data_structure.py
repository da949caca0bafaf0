"""The structural matrix as it was imported: weights or lengths."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Connectome
from brainTwinStudio.report.assets import colour_map
from brainTwinStudio.report.wording import number, region, significant
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.panels.matrix_order import by_hemisphere
from brainTwinStudio.ui.panels.matrix_panel import MatrixPanel
from brainTwinStudio.ui.panels.sameness import same
from brainTwinStudio.ui.plots.colour_bar import ColourBar
from brainTwinStudio.ui.plots.matrix import MatrixPlot
from brainTwinStudio.ui.theme import Theme
from brainTwinStudio.ui.view import View

SPOKEN = {
    "weights": tr("Structural weights"),
    "lengths": tr("Structural lengths"),
}
SHOWN = (("weights", tr("Weights")), ("lengths", tr("Lengths")))
NOTHING = tr("No connectome yet. Drop a matrix of structural weights here.")
BELOW = -1e9  # below every level: no connection
NO_LENGTHS = tr("No file told tract lengths.")


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """values (target, source), below levels where there is no connection; ends of the
    colours, and the same in words."""

    values: Array
    levels: tuple[float, float]
    ends: tuple[str, str]
    title: str


def weights_matrix(connectome: Connectome) -> Matrix:
    """Logarithm to base 10 of the weights."""
    weights = connectome.weights
    positive = weights[weights > 0]
    low, high = float(positive.min()), float(positive.max())
    levels = (float(np.log10(low)), float(np.log10(high)))
    values = np.log10(np.where(weights > 0, weights, low))
    values[weights == 0] = BELOW
    return Matrix(
        values, levels, (significant(low), significant(high)), tr("weight, log")
    )


def lengths_matrix(connectome: Connectome) -> Matrix | None:
    """Millimetres; None where no file told lengths."""
    if connectome.lengths_mm is None:
        return None
    lengths = connectome.lengths_mm
    values = np.where(lengths > 0, lengths, BELOW)
    high = float(lengths.max())
    ends = ("0", number(high, 0, "mm"))
    return Matrix(values, (0.0, high), ends, tr("length, mm"))


def with_ground(
    levels: tuple[float, float], table: Array, theme: Theme
) -> tuple[tuple[float, float], Array]:
    """Levels and colours (256, rgb) whose lowest colour is the empty ground: cells
    without a connection show no value."""
    low, high = levels
    step = (high - low) / 254 if high > low else 1.0
    ground = QColor(theme.canvas)
    colours = np.array(table)
    colours[1:] = table[np.linspace(0, 255, 255).round().astype(int)]
    colours[0] = (ground.red(), ground.green(), ground.blue())
    return (low - step, high if high > low else low + 254), colours


class StructurePanel(MatrixPanel):
    """A click selects the two regions of a cell and their connection."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Structure"), parent)
        self._drawn: tuple[object, ...] = ()
        self.choice = Segmented(SHOWN)
        self.choice.setAccessibleName(tr("What the matrix shows"))
        self.choice.picked.connect(lambda _: self.present(self._view))
        self.head.add_right(self.choice)
        self.plot = MatrixPlot(profile=True)
        self.plot.describe = self._describe
        self.bar = ColourBar()
        self.empty = Empty(NOTHING)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.plot, 1)
        column.addWidget(self.bar)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack)
        self._listen(self.plot)

    def present(self, view: View) -> None:
        self._view = view
        connectome = view.patient.connectome if view.patient else None
        drawn = (connectome, view.theme, self.choice.current())
        if not same(drawn, self._drawn):
            self._drawn = drawn
            self._draw(connectome)
        places = _places(view, connectome)
        self.plot.set_selected(places)

    def hover(self, region: str) -> None:
        connectome = self._connectome()
        if connectome is not None:
            names = connectome.parcellation.region_names
            self.plot.set_hover(names.index(region) if region in names else -1)

    def _connectome(self) -> Connectome | None:
        return self._view.patient.connectome if self._view.patient else None

    def _draw(self, connectome: Connectome | None) -> None:
        has_lengths = connectome is not None and connectome.lengths_mm is not None
        self.choice.set_available("lengths", has_lengths, NO_LENGTHS)
        self._stack.setCurrentIndex(1 if connectome is None else 0)
        self.choice.setVisible(connectome is not None)
        if connectome is None:
            return
        if self.choice.current() == "lengths" and not has_lengths:
            self.choice.set_current("weights")
        lengths = self.choice.current() == "lengths"
        shown = lengths_matrix(connectome) if lengths else weights_matrix(connectome)
        assert shown is not None  # without lengths the segment is not available
        table = colour_map(self._view.theme.values_map)
        self._order = by_hemisphere(connectome.parcellation)
        levels, ground = with_ground(shown.levels, table, self._view.theme)
        self.plot.set(
            shown.values, levels, ground, self._order.places, self._order.seams
        )
        names = [region(name) for name in connectome.parcellation.region_names]
        self.plot.set_names(names, shown.title)
        self.plot.setAccessibleName(SPOKEN[self.choice.current()])
        self.bar.set(*shown.ends, table, shown.title)

    def _describe(self, row: int, column: int) -> str:
        connectome = self._connectome()
        if connectome is None:
            return ""
        names = [region(connectome.parcellation.region_names[i]) for i in (row, column)]
        weight = float(connectome.weights[row, column])
        said = (
            tr("weight {weight}", weight=significant(weight))
            if weight > 0
            else tr("no connection")
        )
        if connectome.lengths_mm is not None and connectome.lengths_mm[row, column] > 0:
            length = float(connectome.lengths_mm[row, column])
            said += f", {number(length, 0, 'mm')}"
        if row == column:
            return names[0]
        return tr(
            "{region} from {source}: {said}",
            region=names[0],
            source=names[1],
            said=said,
        )

    def _structure(self) -> tuple[Sequence[str], Array | None]:
        """Of what was imported, whatever twin is selected."""
        connectome = self._connectome()
        if connectome is None:
            return (), None
        return connectome.parcellation.region_names, connectome.weights


def _places(view: View, connectome: Connectome | None) -> tuple[int, ...]:
    if connectome is None:
        return ()
    names = connectome.parcellation.region_names
    places = {name: at for at, name in enumerate(names)}
    return tuple(places[n] for n in view.selection.regions if n in places)
