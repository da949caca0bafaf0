"""Axes over fixed ranges that tell where they are pressed."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent

from brainTwinStudio.ui.plots.axes import Axes

Span = tuple[float, float]


class KeyedAxes(Axes):
    """The ranges stay as they are set; a double click changes nothing."""

    def __init__(self, x_label: str = "", y_label: str = "") -> None:
        super().__init__(x_label, y_label, zoom="none")
        self.spans: tuple[Span, Span] = ((0.0, 1.0), (0.0, 1.0))

    def set_spans(self, x: Span, y: Span) -> None:
        """What the axes show, whatever is drawn."""
        self.spans = x, y
        self.box.setRange(xRange=x, yRange=y, padding=0)

    def reset_view(self) -> None:
        """The ranges follow from the data alone."""

    def value_at(self, point: QPointF) -> tuple[float, float]:
        """What lies under a place of the widget."""
        found = self.box.mapSceneToView(self.mapToScene(point.toPoint()))
        return float(found.x()), float(found.y())

    def place_of(self, x: float, y: float) -> QPointF:
        """Where a value is drawn."""
        return QPointF(self.mapFromScene(self.box.mapViewToScene(QPointF(x, y))))

    def pressed(self, point: QPointF) -> None:
        """The left button went down, or moves while it is down."""

    def released(self) -> None:
        """The left button was let go."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed(event.position())
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.pressed(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.released()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        for action in menu.actions()[-2:]:  # all is shown always
            menu.removeAction(action)
        menu.popup(event.globalPos())
