"""Where pop-ups open."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

GAP_PX = 4


def show_below(popup: QWidget, widget: QWidget) -> None:
    """Below a widget, or above it where there is no room; never beyond the screen."""
    corner = widget.mapToGlobal(QPoint(0, widget.height() + GAP_PX))
    screen = widget.screen().availableGeometry()
    if corner.y() + popup.height() > screen.bottom():
        corner = widget.mapToGlobal(QPoint(0, -popup.height() - GAP_PX))
    corner.setX(min(corner.x(), screen.right() - popup.width()))
    popup.move(corner)
    popup.show()
