"""One choice among a few, as joined segments."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.focus_ring import paint_focus_ring

HEIGHT_PX = 26


class Segmented(QWidget):
    """Segments of which one is on; `picked` carries the key the user chose."""

    picked = Signal(str)

    def __init__(
        self, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Choice"))
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(1)
        for key, text in options:
            segment = _Segment(text, self)
            self._group.addButton(segment, len(self._keys))
            self._keys.append(key)
            row.addWidget(segment)
        self._group.idClicked.connect(lambda at: self.picked.emit(self._keys[at]))
        if self._keys:
            self.set_current(self._keys[0])

    def set_current(self, key: str) -> None:
        """Switch a segment on; emits nothing."""
        self._group.button(self._at(key)).setChecked(True)

    def set_none(self) -> None:
        """Switch every segment off: what is chosen is none of them."""
        self._group.setExclusive(False)
        for segment in self._group.buttons():
            segment.setChecked(False)
        self._group.setExclusive(True)

    def current(self) -> str:
        """The key that is on, "" where none is."""
        at = self._group.checkedId()
        return self._keys[at] if at >= 0 else ""

    def set_available(self, key: str, available: bool, reason: str = "") -> None:
        """Whether a segment can be chosen; the reason is its tool tip."""
        segment = self._group.button(self._at(key))
        segment.setEnabled(available)
        segment.setToolTip("" if available else reason)

    def button(self, key: str) -> QAbstractButton:
        """The segment of a key."""
        return self._group.button(self._at(key))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour(tokens.line), 1))
            painter.setBrush(theme.colour(tokens.input))
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, 6, 6)

    def _at(self, key: str) -> int:
        if key not in self._keys:
            raise KeyError(f"No segment {key!r}. Known: {', '.join(self._keys)}.")
        return self._keys.index(key)


class _Segment(QAbstractButton):
    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._words_px() + 28, HEIGHT_PX - 4)

    def minimumSizeHint(self) -> QSize:
        """Whole words, also where a head has no room."""
        return QSize(self._words_px() + 6, HEIGHT_PX - 4)

    def _words_px(self) -> int:
        measure = QFontMetrics(theme.font("control", bold=True))
        return measure.horizontalAdvance(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        on, over = self.isChecked(), self.isEnabled() and self.underMouse()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect())
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(tokens.hover))
                painter.drawRoundedRect(frame, 4.5, 4.5)
            colour = tokens.text if on or over else tokens.text2
            if not self.isEnabled():
                colour = tokens.text3
            painter.setFont(theme.font("control", bold=on))
            painter.setPen(theme.colour(colour, 1.0 if self.isEnabled() else 0.55))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
            if self.hasFocus():
                paint_focus_ring(painter, frame, 4.5)
