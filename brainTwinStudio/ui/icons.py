"""The icon set: line drawings from resources/icons, coloured from the theme's tokens.

An `icon` asks for its colour when it is painted, so it follows a change of theme.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from brainTwinStudio.report.assets import resource
from brainTwinStudio.ui import theme

NAMES = (
    "data",
    "check",
    "fit",
    "inspect",
    "plan",
    "report",
    "search",
    "undo",
    "redo",
    "chevron-right",
    "chevron-left",
    "chevron-down",
    "chevron-up",
    "plus",
    "more",
    "folder",
    "patient",
    "structure",
    "signal",
    "eeg",
    "twin",
    "scissors",
    "bolt",
    "warning",
    "tick",
    "info",
    "clock",
    "cross",
    "lock",
    "pin",
    "camera",
    "home",
    "lasso",
    "pointer",
    "rotate",
    "play",
    "stop",
    "pause",
    "download",
    "file",
    "eye",
    "brain",
    "ring",
    "link",
    "trash",
    "star",
    "copy",
    "settings",
    "shield",
    "drop",
    "sun",
    "moon",
    "grid",
    "enlarge",
    "reduce",
    "logo",
)
WHITE, BLACK, BRIGHT = "#FFFFFF", "#000000", 0.75
RATIO = 2.0  # pixmaps are drawn at twice their size
_clones: list[QIconEngine] = []


def icon(name: str, token: str = "text2", size: int = 16, on: str = "") -> QIcon:
    """An icon in a token's colour, at most `size` px.

    Disabled it is text3, in a selected row accent if it was text2, switched on `on`.
    The colour is looked up at each painting, so the icon needs no care when the
    theme changes.
    """
    return _icon(_known(name), token, size, on or token)


def pixmap(name: str, colour_hex: str, size: int, ratio: float = RATIO) -> QPixmap:
    """The drawing in one colour: size px square, with `ratio` device pixels a px."""
    return _pixmap(_known(name), colour_hex.upper(), size, ratio)


def paint(painter: QPainter, name: str, colour_hex: str, rect: QRectF) -> None:
    """Draw into rect, sharp on any screen."""
    _renderer(_known(name), colour_hex.upper()).render(painter, rect)


def drawing(name: str, colour_hex: str) -> str:
    """The SVG text with currentColor replaced; white on it (the logo's nodes) is black
    where the colour is bright."""
    text = resource("icons", f"{_known(name)}.svg").read_text("utf-8")
    if QColor(colour_hex).lightnessF() > BRIGHT:
        text = text.replace(WHITE, BLACK)
    return text.replace("currentColor", colour_hex)


class _Engine(QIconEngine):
    def __init__(self, name: str, token: str, size: int, on: str) -> None:
        super().__init__()
        self._drawing = (name, token, size, on)

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        name, _, size, _ = self._drawing
        side = min(rect.width(), rect.height(), size)
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, name, self._colour(mode, state), square)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        name, _, largest, _ = self._drawing
        side = min(size.width(), size.height(), largest)
        return pixmap(name, self._colour(mode, state), side, scale)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        side = min(size.width(), size.height(), self._drawing[2])
        return QSize(side, side)

    def clone(self) -> QIconEngine:
        _clones.append(_Engine(*self._drawing))  # else Python frees what Qt still uses
        return _clones[-1]

    def key(self) -> str:
        return "brainTwinStudio"

    def isNull(self) -> bool:
        return False

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        _, token, _, on = self._drawing
        if mode is QIcon.Mode.Disabled:
            token = "text3"
        elif mode is QIcon.Mode.Selected and token == "text2":
            token = "accent"
        elif state is QIcon.State.On:
            token = on
        return theme.current().tokens()[token]


@cache
def _icon(name: str, token: str, size: int, on: str) -> QIcon:
    return QIcon(_Engine(name, token, size, on))


@cache
def _pixmap(name: str, colour_hex: str, size: int, ratio: float) -> QPixmap:
    side = max(1, round(size * ratio))
    result = QPixmap(side, side)
    result.fill(Qt.GlobalColor.transparent)
    with QPainter(result) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, name, colour_hex, QRectF(QPoint(0, 0), QSize(side, side)))
    result.setDevicePixelRatio(ratio)
    return result


@cache
def _renderer(name: str, colour_hex: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(drawing(name, colour_hex).encode()))


def _known(name: str) -> str:
    if name not in NAMES:
        raise KeyError(f"No icon {name!r}. Known: {', '.join(NAMES)}.")
    return name
