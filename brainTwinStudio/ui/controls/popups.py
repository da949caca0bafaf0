"""Where pop-ups open."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

GAP_PX = 4


def show_below(popup: QWidget, widget: QWidget) -> None:
    """Below a widget, or above it where its window has no room; never beyond it at the
    right."""
    corner = widget.mapToGlobal(QPoint(0, widget.height() + GAP_PX))
    room = widget.window().geometry() & widget.screen().availableGeometry()
    above = widget.mapToGlobal(QPoint(0, -popup.height() - GAP_PX))
    if corner.y() + popup.height() > room.bottom() and above.y() >= room.top():
        corner = above
    corner.setX(max(min(corner.x(), room.right() - popup.width()), room.left()))
    popup.move(corner)
    popup.show()


def keep_on_screen(popup: QWidget) -> None:
    """Move one that has grown up, so far that its lower edge can be reached."""
    room = popup.screen().availableGeometry()
    beyond = popup.geometry().bottom() - room.bottom()
    if beyond > 0:
        popup.move(popup.x(), max(popup.y() - beyond, room.top()))
