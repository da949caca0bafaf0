"""Effects with their intervals, row by row: what changed, how much, how sure."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.hatching import paint_hatching
from brainTwinStudio.ui.plots.copying import copy_menu
from brainTwinStudio.ui.plots.drag_out import DragOut
from brainTwinStudio.ui.plots.forest_model import (
    GLYPH,
    HEADERS,
    INTERVAL,
    LABEL,
    ForestModel,
    ForestRow,
    ForestSection,
)
from brainTwinStudio.ui.theme import Theme

ROW_PX, SECTION_PX, HEAD_PX = 28, 26, 24
BAR_PX, DOT_PX, MARGIN_PX = 6, 8, 14
FILL = 0.38
NARROW_PX = 560


class Forest(QTableView):
    """Outcome, change, 95 % of runs, glyph, reading; sections have a title.

    row_clicked(key) and row_hovered(key, "" for none) come from mouse and keyboard
    only, for rows that have a key.
    """

    row_clicked = Signal(str)
    row_hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DragOut(self)
        self._rows = ForestModel()
        self._hovered = ""
        self._theme: Theme | None = None
        self.setModel(self._rows)
        self.setItemDelegateForColumn(GLYPH, _Glyphs(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Effects with 95 % of runs"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self._dress_heads()

    def set(self, sections: Sequence[ForestSection]) -> None:
        """Show sections of rows; the same ones again change nothing."""
        if not self._rows.set_sections(sections):
            return
        self.clearSpans()
        for row in range(self._rows.rowCount()):
            section = isinstance(self._rows.line(row), ForestSection)
            self.setRowHeight(row, SECTION_PX if section else ROW_PX)
            if section:
                self.setSpan(row, LABEL, 1, INTERVAL + 1)

    def set_selected(self, key: str) -> None:
        """Mark the row of a key; emits nothing."""
        row = self._rows.row_of(key)
        if row < 0:
            self.clearSelection()
        else:
            self.selectRow(row)

    def set_theme(self, colours: Theme) -> None:
        """Paint in another theme."""
        if colours is not self._theme:
            self._theme = colours
            self.viewport().update()

    def numbers(self) -> str:
        """The table as tab-separated text."""
        return self._rows.text()

    # ------------------------------------------------------------ Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short the glyph goes first: numbers and words say the same."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < NARROW_PX
        if narrow == self.isColumnHidden(GLYPH):
            return
        self.setColumnHidden(GLYPH, narrow)
        mode = QHeaderView.ResizeMode
        fits = mode.Stretch if narrow else mode.ResizeToContents
        self.horizontalHeader().setSectionResizeMode(LABEL, fits)

    def sizeHint(self) -> QSize:
        return QSize(720, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 96)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._tell(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(_key(self._rows, self.indexAt(event.position().toPoint())))

    def leaveEvent(self, event: object) -> None:
        self._hover("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.numbers())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        copy_menu(self, self.numbers).popup(event.globalPos())

    def _tell(self, index: QModelIndex) -> None:
        if key := _key(self._rows, index):
            self.row_clicked.emit(key)

    def _hover(self, key: str) -> None:
        if key != self._hovered:
            self._hovered = key
            self.row_hovered.emit(key)

    def _dress_heads(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(18)
        head = self.horizontalHeader()
        head.setFixedHeight(HEAD_PX)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(40)
        for column in range(len(HEADERS)):
            fits = QHeaderView.ResizeMode.ResizeToContents
            stretches = QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, stretches if column == GLYPH else fits)


class _Glyphs(QStyledItemDelegate):
    """Paints bar, dot and zero line of a row."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        model = index.model()
        assert isinstance(model, ForestModel)
        line = model.line(index.row())
        if not isinstance(line, ForestRow) or line.value is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        paint_effect(painter, area.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0), line)
        painter.restore()


def paint_effect(painter: QPainter, area: QRectF, line: ForestRow) -> None:
    """Track, zero, interval and value of a row over the width of `area`."""
    tokens, y = theme.current(), area.center().y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tokens.track))
    zero = round(area.center().x())
    left = zero if line.axis else area.left()
    painter.drawRoundedRect(QRectF(left, y - 1, area.right() - left, 2), 1, 1)
    if line.axis:
        painter.setFont(theme.font("axis"))
        painter.setPen(theme.colour(tokens.text3))
        words = QRectF(area.left(), area.top(), zero - 8 - area.left(), area.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        fits = painter.fontMetrics().horizontalAdvance(line.axis) <= words.width()
        text = line.axis if fits else line.axis.rpartition(", ")[2]
        painter.drawText(words, right, text)
    painter.fillRect(QRectF(zero, y - 8, 1, 16), theme.colour(tokens.text2))
    noise = line.tone in ("noise", "none")
    colour = tokens.text3 if noise else getattr(tokens, line.tone)
    if line.low is not None and line.high is not None:
        left, right = _x(area, line.low, line.arm), _x(area, line.high, line.arm)
        if right - left < BAR_PX:  # a sliver is drawn as a dot's width
            middle = (left + right) / 2
            left, right = middle - BAR_PX / 2, middle + BAR_PX / 2
        bar = QRectF(left, y - BAR_PX / 2, right - left, BAR_PX)
        _paint_bar(painter, bar, colour, noise)
    assert line.value is not None
    middle = QPointF(_x(area, line.value, line.arm), y)
    if noise:
        painter.setPen(QPen(theme.colour(colour), 1.5))
        painter.setBrush(theme.colour(tokens.panel))
        painter.drawEllipse(middle, DOT_PX / 2 - 0.5, DOT_PX / 2 - 0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(colour))
        painter.drawEllipse(middle, DOT_PX / 2, DOT_PX / 2)


def _paint_bar(painter: QPainter, bar: QRectF, colour: str, noise: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    fill = theme.current().panel if noise else colour
    painter.setBrush(theme.colour(fill, 1.0 if noise else FILL))
    painter.drawRoundedRect(bar, BAR_PX / 2, BAR_PX / 2)
    if noise:
        paint_hatching(painter, bar, BAR_PX / 2, theme.colour(colour, 0.75))


def _x(area: QRectF, value: float, arm: float) -> float:
    share = value / arm if arm > 0 else 0.0
    return area.center().x() + min(max(share, -1.0), 1.0) * area.width() / 2


def _key(model: ForestModel, index: QModelIndex) -> str:
    line = model.line(index.row()) if index.isValid() else None
    return line.key if isinstance(line, ForestRow) else ""
