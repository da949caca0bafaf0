"""One project of the recent list."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui import icons, theme
from brainTwinStudio.ui.controls.focus_ring import paint_focus_ring
from brainTwinStudio.ui.recent_picture import HEIGHT_PX, WIDTH_PX
from brainTwinStudio.ui.recents import Recent, when_words

ROW_PX, GAP_PX, RADIUS = 82, 14, 6
MOVED, NOT_FOUND = tr("File moved"), tr("project folder not found")


class RecentRow(QAbstractButton):
    """Picture, name, facts, when; `clicked` opens it. One that is gone can be
    located."""

    locate_wanted = Signal()

    def __init__(self, recent: Recent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recent = recent
        self.there = recent.is_there
        self._last = False
        self._picture = QPixmap()
        if recent.thumbnail is not None:
            self._picture = QPixmap(str(recent.thumbnail))
        self.setText(recent.name)
        self.setToolTip(str(recent.path))
        self.setAccessibleName(
            tr("Open {name}", name=recent.name) if self.there else recent.name
        )
        self.setAccessibleDescription(recent.facts if self.there else NOT_FOUND)
        self.setFixedHeight(ROW_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        strong = Qt.FocusPolicy.StrongFocus
        self.setFocusPolicy(strong if self.there else Qt.FocusPolicy.NoFocus)
        self.locate = QPushButton(tr("Locate…"))
        self.locate.setProperty("kind", "small")
        self.locate.setAccessibleName(tr("Locate {name}", name=recent.name))
        self.locate.clicked.connect(self.locate_wanted)
        moved = QLabel(MOVED)
        moved.setProperty("role", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(moved)
        row.addWidget(self.locate)
        moved.setVisible(not self.there)
        self.locate.setVisible(not self.there)

    def set_last(self, last: bool) -> None:
        """The last row has no line below it."""
        if last != self._last:
            self._last = last
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, ROW_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            area = QRectF(self.rect()).adjusted(-0.5, 3.5, -0.5, -4.5)
            if self.there and self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(tokens.raised))
                painter.drawRoundedRect(area, RADIUS, RADIUS)
            self._paint_picture(painter)
            self._paint_words(painter)
            if not self._last:
                painter.setPen(theme.colour(tokens.line))
                bottom = self.height() - 1
                painter.drawLine(QPoint(0, bottom), QPoint(self.width(), bottom))
            if self.hasFocus():
                paint_focus_ring(painter, area, RADIUS)

    def _paint_picture(self, painter: QPainter) -> None:
        tokens = theme.current()
        frame = QRectF(2, (ROW_PX - HEIGHT_PX) / 2 - 0.5, WIDTH_PX, HEIGHT_PX)
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(frame, 4, 4)
        painter.setClipPath(shape)
        painter.fillRect(frame, theme.colour(tokens.canvas))
        painter.setOpacity(1.0 if self.there else 0.55)
        if self._picture.isNull():
            sign = QRectF(0, 0, 22, 22)
            sign.moveCenter(frame.center())
            icons.paint(painter, "brain", tokens.text3, sign)
        else:
            painter.drawPixmap(frame, self._picture, QRectF(self._picture.rect()))
        painter.restore()

    def _paint_words(self, painter: QPainter) -> None:
        tokens, left = theme.current(), 2 + WIDTH_PX + GAP_PX
        when = when_words(self.recent.when) if self.there else ""
        note = theme.font("control")
        when_px = QFontMetrics(note).horizontalAdvance(when)
        taken = when_px if self.there else self.locate.width() + 90
        room = self.width() - left - taken - 2 * GAP_PX
        facts = self.recent.facts if self.there else NOT_FOUND
        lines = (
            (theme.font("object", bold=self.there), self.recent.name, 21,
             tokens.text if self.there else tokens.text2),
            (note, facts, 41, tokens.text2),
        )  # fmt: skip
        for font, words, top, colour in lines:
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            end = Qt.TextElideMode.ElideRight
            shown = QFontMetrics(font).elidedText(words, end, max(room, 0))
            area = QRectF(left, top, max(room, 0), 20)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
        if self.there:
            painter.setFont(note)
            painter.setPen(theme.colour(tokens.text2))
            area = QRectF(0, 0, self.width() - 4, ROW_PX - 1)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, right, when)
