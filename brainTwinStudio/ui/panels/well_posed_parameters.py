"""Verdict of every parameter: a table with a bar for what is left of its prior."""

from typing import Any

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from brainTwinStudio.language import heard, tr
from brainTwinStudio.project.parameter_names import parameter_label
from brainTwinStudio.project.well_posedness import ParameterVerdict, WellPosedness
from brainTwinStudio.report import well_posedness as say_of
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.hatching import paint_hatching
from brainTwinStudio.ui.controls.table import Cell, Table, make_table

HEADERS = (
    tr("Parameter"),
    tr("Verdict"),
    tr("Prior spread left"),
    "",
    tr("What would help"),
)
BAR, HELPS = 3, 4
BAR_PX, DOT_PX, SIDE_PX, LEAST_PX = 6, 8, 8, 110
TOKENS = {"identifiable": "", "correlated": "warn", "not identifiable": "text3"}
MOST_NAMED = 12
Index = QModelIndex | QPersistentModelIndex


def rows_of(of: WellPosedness, names: tuple[str, ...]) -> list[tuple[Cell, ...]]:
    """A row a parameter; names: of the regions."""
    return [_row(one, names) for one in of.parameters]


def _row(one: ParameterVerdict, names: tuple[str, ...]) -> tuple[Cell, ...]:
    loose = say_of.not_held(one, names)
    more = (
        " " + tr("and {count} more", count=len(loose) - MOST_NAMED)
        if len(loose) > MOST_NAMED
        else ""
    )
    tip = heard(one.told)
    if loose:
        named = ", ".join(loose[:MOST_NAMED]) + more
        tip += "\n" + tr("Not determined: {regions}.", regions=named)
    token = TOKENS[one.verdict]
    label, left, helps = parameter_label(one.name), say_of.left(one), heard(one.helps)
    return (
        Cell(label, tooltip=tip, token=token if token == "text3" else ""),
        Cell(say_of.verdict(one), tooltip=tip, token=token, bold=not token),
        Cell(left, alignment="right", tooltip=say_of.LEFT, token=token or "text2"),
        Cell("", tooltip=f"{left}. {say_of.LEFT}"),
        Cell(helps or tr("nothing is lacking"), tooltip=helps, token="text2"),
    )


def make_parameters() -> Table:
    """The table, its bars still to be set."""
    table = make_table(HEADERS, HELPS)
    table.setAccessibleName(tr("Which parameters the recordings determine"))
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    head = table.horizontalHeader()
    head.setSectionResizeMode(BAR, QHeaderView.ResizeMode.Fixed)
    table.setColumnWidth(BAR, LEAST_PX)
    return table


class LeftBars(QStyledItemDelegate):
    """From 0 to 100 % of the prior spread: dot = (median) share left, bar = range over
    regions. Hatched, hollow and grey where the parameter is not identifiable."""

    def __init__(self, parameters: tuple[ParameterVerdict, ...], parent: Table) -> None:
        super().__init__(parent)
        self.parameters = parameters

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        super().paint(painter, option, index)
        if index.row() >= len(self.parameters):
            return
        one = self.parameters[index.row()]
        seen: Any = option  # whose fields the stubs of PySide6 do not know
        rect = QRectF(seen.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint(painter, rect.adjusted(SIDE_PX, 0, -SIDE_PX, 0), one)
        painter.restore()


def _paint(painter: QPainter, room: QRectF, one: ParameterVerdict) -> None:
    tokens, y = theme.current(), room.center().y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tokens.track))
    painter.drawRoundedRect(QRectF(room.left(), y - 1, room.width(), 2), 1, 1)
    values = np.asarray(one.left, float).ravel()
    known = np.clip(values[np.isfinite(values)], 0, 1)
    if not known.size:
        return
    middle, *ends = room.left() + room.width() * np.array(
        [np.median(known), known.min(), known.max()]
    )
    held = say_of.is_held(one)
    bar = QRectF(ends[0], y - BAR_PX / 2, ends[1] - ends[0], BAR_PX)
    if values.size == 1:  # from 0: how much of the prior is left
        bar.setLeft(room.left())
    if held:
        painter.setBrush(theme.colour(tokens.sim, 0.38))
        painter.drawRoundedRect(bar, BAR_PX / 2, BAR_PX / 2)
        painter.setBrush(theme.colour(tokens.sim))
    else:
        paint_hatching(painter, bar, BAR_PX / 2, theme.colour(tokens.text3, 0.75), 5)
        painter.setPen(QPen(theme.colour(tokens.text3), 1.5))
        painter.setBrush(theme.colour(tokens.panel))
    painter.drawEllipse(QPointF(middle, y), DOT_PX / 2, DOT_PX / 2)
