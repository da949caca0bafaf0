"""What a window says, statement by statement."""

import re
from collections.abc import Iterator

import pyqtgraph as pg
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from brainTwinStudio.ui.panels.base import Panel
from tests.numbers_follow import Said

SCALES = ("ColourBar", "QHeaderView")  # no statements: ends of scales, a table's head
ROW_PX = 9  # labels whose middles are closer stand in one row


def said_by(root: QWidget) -> list[Said]:
    """Everything a person can read in the visible part of a window: rows of labels,
    rows of tables, words in plots, what painted widgets tell a screen reader, and all
    tool tips. Digits of axes and of colour bars are scales and left out."""
    found: list[Said] = []
    for number, widget in enumerate(_widgets(root)):
        if type(widget).__name__ in SCALES:
            continue
        place = (_panel_of(widget), f"{type(widget).__name__} {number}")
        words = _words_of(widget)
        found += [Said((*place, str(k)), text) for k, text in enumerate(words) if text]
    return found


def _widgets(root: QWidget) -> Iterator[QWidget]:
    yield root
    for child in root.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from _widgets(child)


def _panel_of(widget: QWidget) -> str:
    above: QWidget | None = widget
    while above is not None and not isinstance(above, Panel):
        above = above.parentWidget()
    return "" if above is None else type(above).__name__


def _words_of(widget: QWidget) -> list[str]:
    tips = [_plain(widget.toolTip())]
    if isinstance(widget, QLabel):
        return [_row_of(widget), *tips]
    if isinstance(widget, QAbstractItemView):
        return [*_rows_of(widget), *tips]
    if isinstance(widget, QComboBox):
        return [widget.currentText(), *tips]
    if isinstance(widget, QAbstractButton | QLineEdit):
        return [widget.text(), *tips]
    if isinstance(widget, pg.GraphicsView):
        scene = widget.scene()
        items = scene.items() if scene is not None else []
        inside = [i.toPlainText() for i in items if isinstance(i, pg.TextItem)]
        return [*inside, widget.accessibleDescription(), *tips]
    told = [*widget.accessibleDescription().split("; "), widget.accessibleName()]
    return [*told, *_painted(widget), *tips]


def _painted(widget: QWidget) -> list[str]:
    """Words of widgets that paint: a bar's own tip, the tag of a region."""
    rows = getattr(widget, "_rows", ())
    return [
        bar.tip
        for row in (rows if isinstance(rows, tuple) else ())
        for bar in getattr(row, "bars", ())
    ]


def _plain(text: str) -> str:
    return re.sub(r"<[^>]+>", "", text)


def _row_of(label: QLabel) -> str:
    """A label with its neighbours at the same height; said once, by the first."""
    parent = label.parentWidget()
    if parent is None:
        return _plain(label.text())
    middle = _middle(label)
    row = [
        one
        for one in parent.findChildren(
            QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        if one.isVisible() and abs(_middle(one) - middle) <= ROW_PX
    ]
    row.sort(key=lambda one: one.x())
    return " | ".join(_plain(one.text()) for one in row) if row[0] is label else ""


def _middle(widget: QWidget) -> float:
    return widget.y() + widget.height() / 2


def _rows_of(view: QAbstractItemView) -> list[str]:
    model = view.model()
    if model is None:
        return []
    rows = list(_lines(model, QModelIndex()))
    return [text for line in rows for text in line]


def _lines(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[list[str]]:
    is_list = isinstance(model, QAbstractListModel)
    columns = 1 if is_list else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        cells = [model.index(row, k, parent) for k in range(columns)]
        shown = [str(cell.data() or "") for cell in cells]
        tips = [str(cell.data(Qt.ItemDataRole.ToolTipRole) or "") for cell in cells]
        yield [" | ".join(shown), *tips]
        for cell in cells[:1]:
            yield from _lines(model, cell)
