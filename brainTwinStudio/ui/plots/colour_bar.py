"""One short horizontal bar for the colours that matrices or brains share."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme

BAR_PX, THICK_PX, GAP_PX = 132, 8, 8
Table = NDArray[np.uint8]


class ColourBar(QWidget):
    """Low end, colours, high end, and what they measure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._low = self._high = self._title = ""
        self._table: Table | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set(self, low: str, high: str, table: Table, title: str = "") -> None:
        """Ends in words; table (256, rgb); title: what is measured, with its unit."""
        if (low, high, title) == (self._low, self._high, self._title) and (
            table is self._table
        ):
            return
        self._low, self._high, self._title, self._table = low, high, title, table
        flat = np.ascontiguousarray(table[None])
        image = QImage(flat.tobytes(), 256, 1, 768, QImage.Format.Format_RGB888)
        self._image = image.copy()
        self.setToolTip(title)
        self.setAccessibleName(
            tr(
                "{title}: {low} to {high}",
                title=title or tr("Colours"),
                low=low,
                high=high,
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(BAR_PX + 84, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(110, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._table is None:
            return
        tokens = theme.current()
        font = theme.font("note")
        measure = QFontMetricsF(font).horizontalAdvance
        ends = max(measure(self._low), measure(self._high))
        width = min(float(BAR_PX), max(24.0, self.width() - 2 * (ends + GAP_PX)))
        bar = QRectF(0, 0, width, THICK_PX)
        bar.moveCenter(QRectF(self.rect()).center())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            shape = QPainterPath()
            shape.addRoundedRect(bar, THICK_PX / 2, THICK_PX / 2)
            painter.setClipPath(shape)
            painter.drawImage(bar, self._image)
            painter.setClipping(False)
            painter.setFont(font)
            painter.setPen(theme.colour(tokens.text2))
            left = QRectF(0, 0, bar.left() - GAP_PX, self.height())
            right = QRectF(bar.right() + GAP_PX, 0, self.width(), self.height())
            painter.drawText(
                left,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                self._low,
            )
            painter.drawText(
                right,
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                self._high,
            )
