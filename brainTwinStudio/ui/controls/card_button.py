"""A large choice: icon, title, one line of text."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from brainTwinStudio.ui import icons, theme
from brainTwinStudio.ui.controls.focus_ring import paint_focus_ring
from brainTwinStudio.ui.controls.key_cap import key_cap_px, paint_key_cap

HEIGHT_PX, TILE_PX, PAD_PX, RADIUS = 68, 40, 15, 8


class CardButton(QAbstractButton):
    """Use `clicked`; the `chosen` card of a page is the accent one."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        key_hint: str = "",
        *,
        chosen: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._words, self._key_hint = icon, text, key_hint
        self._chosen = chosen
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(560, HEIGHT_PX)

    def set_key(self, key_hint: str) -> None:
        """The keys that do the same, "" for none."""
        if key_hint != self._key_hint:
            self._key_hint = key_hint
            self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(240, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(1.0 if self.isEnabled() else 0.5)
            self._paint_card(painter)
            self._paint_tile(painter)
            self._paint_words(painter)

    def _paint_card(self, painter: QPainter) -> None:
        tokens, area = theme.current(), QRectF(self.rect())
        over = self.isEnabled() and (self.underMouse() or self.isDown())
        fill = tokens.hover if over else tokens.raised
        edge = fill if tokens.name == "dark" else tokens.line
        if self._chosen:
            fill, edge = tokens.accent_soft, tokens.accent
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if self.hasFocus():
            paint_focus_ring(painter, area.adjusted(1.5, 1.5, -1.5, -1.5), RADIUS - 1.5)

    def _paint_tile(self, painter: QPainter) -> None:
        tokens = theme.current()
        tile = QRectF(PAD_PX, (HEIGHT_PX - TILE_PX) / 2, TILE_PX, TILE_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        fill = tokens.accent_fill if self._chosen else tokens.hover
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(tile, RADIUS, RADIUS)
        square = QRectF(0, 0, 18, 18)
        square.moveCenter(tile.center())
        colour = tokens.on_accent if self._chosen else tokens.text
        icons.paint(painter, self._icon, colour, square)

    def _paint_words(self, painter: QPainter) -> None:
        tokens, left = theme.current(), PAD_PX + TILE_PX + 14
        cap = key_cap_px(self._key_hint) + 14 if self._key_hint else 0
        room = max(self.width() - left - PAD_PX - cap, 0)
        lines = (
            (theme.font("object", bold=True), tokens.text, 14, self.text()),
            (theme.font("control"), tokens.text2, 35, self._words),
        )
        for font, colour, top, words in lines:
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            end = Qt.TextElideMode.ElideRight
            shown = QFontMetrics(font).elidedText(words, end, room)
            area = QRectF(left, top, room, 20)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
        if self._key_hint:
            at = QPointF(self.width() - PAD_PX, HEIGHT_PX / 2)
            paint_key_cap(painter, at, self._key_hint)
