"""Directions in the space of parameters: a list, and the spectrum they are from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QVBoxLayout, QWidget

from brainTwinStudio.language import heard_part, tr
from brainTwinStudio.project.parameter_names import in_sentence
from brainTwinStudio.project.well_posedness import Direction, WellPosedness
from brainTwinStudio.report import well_posedness as say_of
from brainTwinStudio.report.wording import significant
from brainTwinStudio.ui.controls.table import Cell, make_table
from brainTwinStudio.ui.panels.brain_values import (
    DIRECTIONS,
    direction_key,
    regional_part,
)
from brainTwinStudio.ui.panels.system_parts import note
from brainTwinStudio.ui.plots.singular_plot import SingularPlot
from brainTwinStudio.ui.theme import Theme

HEADERS = (tr("Direction"), tr("Singular value"), tr("What trades with what"))
TOLD = 2
LIST_PX, PLOT_PX = 620, 420
PICK = tr("Choose a direction: its loading colours the brain.")
NO_REGIONS = tr("This direction has no regional part: the brain keeps its colours.")
SHOWN = tr("The brain is coloured by {name} in it: equal colours move together.")


class DirectionsBench(QWidget):
    """colour_picked: the key of a colouring of the brain."""

    colour_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of: WellPosedness | None = None
        self._directions: tuple[tuple[str, Direction], ...] = ()
        self.table = make_table(HEADERS, TOLD)
        self.table.setAccessibleName(tr("Directions, the sloppiest first"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _: self._picked(now.row())
        )
        self.plot = SingularPlot()
        self.plot.setAccessibleName(tr("Singular values"))
        self.plot.setToolTip(say_of.SPECTRUM)
        self.hint = note(PICK)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(_column(self.table, self.hint))
        split.addWidget(self.plot)
        split.setSizes([LIST_PX, PLOT_PX])
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def set_theme(self, theme: Theme) -> None:
        self.plot.set_theme(theme)

    def set(self, of: WellPosedness) -> None:
        if of is self._of:
            return
        self._of = of
        kinds = (("sloppy", of.sloppy), ("stiff", of.stiff))
        self._directions = tuple(
            (direction_key(kind, k), one)
            for kind, directions in kinds
            for k, one in enumerate(directions)
        )
        rows = [
            (
                Cell(DIRECTIONS[kind].format(number=k + 1)),
                Cell(
                    significant(one.singular),
                    one.singular,
                    "right",
                    token="" if one.singular >= 1 else "text3",
                    tooltip=say_of.SPECTRUM,
                ),
                Cell(heard_part(one.told), token="text2", tooltip=heard_part(one.told)),
            )
            for kind, directions in kinds
            for k, one in enumerate(directions)
        ]
        self.table.rows.set_rows(rows)
        self.plot.set(of.singular)
        self.hint.set_text(PICK)

    def _picked(self, row: int) -> None:
        if not 0 <= row < len(self._directions):
            self.plot.choose(None)
            return
        key, one = self._directions[row]
        self.plot.choose(one.singular)
        part = regional_part(one)
        if part is None:
            self.hint.set_text(NO_REGIONS)
            return
        self.hint.set_text(SHOWN.format(name=in_sentence(part)))
        self.colour_picked.emit(key)


def _column(widget: QWidget, words: QWidget) -> QWidget:
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 2)
    column.setSpacing(2)
    column.addWidget(widget, 1)
    column.addWidget(words)
    return place
