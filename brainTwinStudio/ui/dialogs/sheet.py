"""A dialog as a rounded sheet over the dimmed window."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from brainTwinStudio.ui import theme

RADIUS, SHADOW_PX, EDGE_PX = 12, 36, 40
DIM = "#05070A"
DIM_DARK, DIM_LIGHT, SHADOW = 0.62, 0.38, 0.008
COARSE = 4  # pixels of the screen that are one of the shadow


class Dimmer(QWidget):
    """Lies over the whole window, makes it darker, and paints the sheet's shadow."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._sheet = QRect()
        self._soft: QPixmap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def set_sheet(self, area: QRect) -> None:
        """Where the sheet lies, in the window's coordinates."""
        self._sheet = area
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        share = DIM_DARK if theme.current().dark else DIM_LIGHT
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour(DIM, share))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._around().toRect(), self._shadow())

    def _around(self) -> QRectF:
        """Where the shadow lies, a little below the sheet."""
        room = SHADOW_PX + COARSE
        return QRectF(self._sheet).adjusted(-room, -room, room, room).translated(0, 6)

    def _shadow(self) -> QPixmap:
        """Made once a size, and coarser than the screen: it is soft, and large."""
        around = self._around()
        size = (around.size() / COARSE).toSize()
        if self._soft is None or self._soft.size() != size:
            self._soft = QPixmap(size)
            self._soft.fill(Qt.GlobalColor.transparent)
            with QPainter(self._soft) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.scale(1 / COARSE, 1 / COARSE)
                painter.translate(-around.topLeft())
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("#000000", SHADOW))
                for grown in range(SHADOW_PX, 0, -2):
                    area = QRectF(self._sheet).adjusted(-grown, -grown, grown, grown)
                    area.translate(0, 6)
                    painter.drawRoundedRect(area, RADIUS + grown, RADIUS + grown)
        return self._soft


class Sheet(QDialog):
    """A window-modal dialog without a frame, in the middle of its window.

    Fill `column`. It is as high as `height_for` says, and never larger than the window.
    """

    def __init__(self, parent: QWidget | None, width: int) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        # plain X11 may have no compositor, and then shows black where nothing is drawn
        self._opaque = QGuiApplication.platformName() == "xcb"
        if not self._opaque:
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
            self.setStyleSheet("Sheet { background: transparent; }")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._width = width
        self._dimmer: Dimmer | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def fit(self, wanted: QSize) -> None:
        """Take the size that is wanted as far as the window has room, in its middle."""
        home = self.parentWidget()
        if home is None:
            self.resize(wanted)
            return
        room = home.window().size() - QSize(EDGE_PX, EDGE_PX)
        size = wanted.boundedTo(room)
        if size != self.size():
            self.resize(size)
        middle = home.window().mapToGlobal(home.window().rect().center())
        self.move(middle - QPoint(size.width() // 2, size.height() // 2))
        if self._dimmer is not None:
            corner = home.window().mapFromGlobal(self.pos())
            self._dimmer.set_sheet(QRect(corner, size))

    def showEvent(self, event: QShowEvent) -> None:
        home = self.parentWidget()
        if home is not None and self._dimmer is None:
            self._dimmer = Dimmer(home.window())
            self.finished.connect(self._clear)
        self.fit(self.size())
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._clear()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        with QPainter(self) as painter:
            if self._opaque:
                painter.fillRect(self.rect(), _dimmed(tokens.panel))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour(tokens.line2), 1))
            painter.setBrush(theme.colour(tokens.panel))
            area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(area, RADIUS, RADIUS)

    def _clear(self, *_: object) -> None:
        if self._dimmer is not None:
            self._dimmer.hide()
            self._dimmer.setParent(None)
            self._dimmer.deleteLater()
            self._dimmer = None


def _dimmed(colour: str) -> QColor:
    """What a colour of the window looks like under the dimmer and the shadow."""
    share = DIM_DARK if theme.current().dark else DIM_LIGHT
    under, over = theme.colour(colour), theme.colour(DIM)
    parts = zip(_rgb(under), _rgb(over), strict=True)
    return QColor(*(round(0.9 * (u * (1 - share) + o * share)) for u, o in parts))


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
