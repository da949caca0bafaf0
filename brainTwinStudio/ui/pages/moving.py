"""Panels that the mouse pulls by their heads or tabs to another place of the page."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.pull import Pull
from brainTwinStudio.ui.pages.layout import Layout
from brainTwinStudio.ui.pages.tiling import Side

EDGE = 0.27  # share of a panel, at each side, in which a drop goes beside it
VEIL = 0.22
EDGE_PX, WORDS_PX = 2, 12
WHERE: dict[Side, str] = {
    "left": tr("Left of {place}"),
    "right": tr("Right of {place}"),
    "above": tr("Above {place}"),
    "below": tr("Below {place}"),
    "tab": tr("By a tab with {place}"),
}
Drop = tuple[str, Side]  # at which place, at which side of it


class Moving(QObject):
    """Heads and tabs of one page. `drop_at` says what letting go would do."""

    def __init__(self, page: QWidget, room: Layout) -> None:
        super().__init__(page)
        self._page, self._room = page, room
        self._mark: DropMark | None = None
        for head, place in room.heads.items():
            if place.role != "brain":
                self._watch(head, lambda name=place.name: name)
                head.offer_pull()
        room.cells.built.connect(self._watch_tabs)
        self._watch_tabs()

    def drop_at(self, name: str, at: QPoint) -> tuple[Drop, QRect] | None:
        """Where a place would go that is let go at a point of the page, and the room it
        would have there; None where it stays."""
        if self._room.alone is not None:
            return None
        for target, widget in self._room.cells.spots():
            if not widget.isVisible():
                continue
            corner = widget.mapTo(self._page, QPoint())
            spot = QRect(corner, widget.size())
            sides = self._room.cells.sides(name, target)
            if spot.contains(at) and sides:
                side = _side(spot, at, sides)
                return ((target, side), _part(spot, side)) if side else None
        return None

    # ------------------------------------------------------------ doing it

    def _watch_tabs(self) -> None:
        for stand in self._room.cells.stands():
            for tab, name in zip(stand.heads.tabs, stand.names, strict=True):
                if len(stand.names) > 1 and not tab.findChild(Pull):
                    self._watch(tab, lambda n=name: n)

    def _watch(self, widget: QWidget, name: Callable[[], str]) -> None:
        pull = Pull(widget)
        pull.pulled.connect(lambda at: self._show(name(), at))
        pull.dropped.connect(lambda at: self._drop(name(), at))
        pull.left.connect(self._hide)

    def _show(self, name: str, at: QPoint) -> None:
        if self._mark is None:
            self._mark = DropMark(self._page)
        found = self.drop_at(name, self._page.mapFromGlobal(at))
        if found is None:
            self._mark.hide()
            return
        (target, side), spot = found
        place = self._room.place(target)
        title = (place.title or place.name) if place is not None else target
        self._mark.show_at(spot, WHERE[side].format(place=title))

    def _hide(self) -> None:
        if self._mark is not None:
            self._mark.hide()

    def _drop(self, name: str, at: QPoint) -> None:
        self._hide()
        found = self.drop_at(name, self._page.mapFromGlobal(at))
        if found is not None:  # once the head has had its event
            (target, side), _ = found
            QTimer.singleShot(0, self, lambda: self._room.move(name, target, side))


class DropMark(QWidget):
    """Over the page, where a panel would go, in words too."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("DropMark")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = ""
        self.hide()

    def show_at(self, spot: QRect, words: str) -> None:
        self.words = words
        self.setGeometry(spot)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, area = theme.current(), QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(area, theme.colour(tokens.accent, VEIL))
            painter.setPen(QPen(theme.colour(tokens.accent), EDGE_PX))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
            font = theme.font("control", bold=True)
            measure = QFontMetrics(font)
            words = measure.elidedText(
                self.words, Qt.TextElideMode.ElideRight, self.width() - 4 * WORDS_PX
            )
            box = QRectF(0, 0, measure.horizontalAdvance(words) + 2 * WORDS_PX, 28)
            box.moveCenter(area.center())
            painter.setBrush(theme.colour(tokens.panel))
            painter.drawRoundedRect(box, 6, 6)
            painter.setFont(font)
            painter.setPen(theme.colour(tokens.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _side(spot: QRect, at: QPoint, sides: tuple[Side, ...]) -> Side | None:
    """The nearest of the sides that can be; in the middle the tab."""
    across = (at.x() - spot.left()) / max(spot.width(), 1)
    down = (at.y() - spot.top()) / max(spot.height(), 1)
    far: dict[Side, float] = {
        "left": across,
        "right": 1 - across,
        "above": down,
        "below": 1 - down,
    }
    nearest = min(far, key=lambda side: far[side])
    if "tab" in sides and far[nearest] > EDGE:
        return "tab"
    return nearest if nearest in sides else None


def _part(spot: QRect, side: Side) -> QRect:
    """The room that would be given away."""
    half_x, half_y = spot.width() // 2, spot.height() // 2
    if side == "left":
        return spot.adjusted(0, 0, -half_x, 0)
    if side == "right":
        return spot.adjusted(half_x, 0, 0, 0)
    if side == "above":
        return spot.adjusted(0, 0, 0, -half_y)
    if side == "below":
        return spot.adjusted(0, half_y, 0, 0)
    return spot
