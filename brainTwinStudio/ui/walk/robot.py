"""Mouse and keyboard: events that enter where the system's would, at the window.

A click goes to whatever lies at that place of the screen: a button that is covered or
out of sight is not reached, as for a person.
"""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class LostError(AssertionError):
    """Something the robot looked for is not there."""


def click(
    widget: QWidget,
    place: QPoint | None = None,
    modifiers: Qt.KeyboardModifier = NONE,
) -> None:
    """Press and release the left button over a widget (its middle, or `place`)."""
    where = place or widget.rect().center()
    if not widget.isVisible():
        raise LostError(f"{_named(widget)} is not visible.")
    if isinstance(widget, QAbstractButton) and not widget.isEnabled():
        raise LostError(f"{_named(widget)} cannot be pressed now.")
    _scroll_to(widget)
    top = widget.window()
    point = widget.mapTo(top, where)
    if not top.rect().contains(point):
        raise LostError(f"{_named(widget)} lies outside its window.")
    found = top.childAt(point)
    if found is not None and not (
        found is widget or widget.isAncestorOf(found) or found.isAncestorOf(widget)
    ):
        raise LostError(f"{_named(widget)} is covered by {_named(found)}.")
    handle = top.windowHandle()
    QTest.mouseMove(handle, point)
    QTest.mouseClick(handle, LEFT, modifiers, point)


def _scroll_to(widget: QWidget) -> None:
    """Into view, as a person scrolls to what does not fit."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and parent.widget() is not None:
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def drag(widget: QWidget, start: QPoint, steps: list[QPoint]) -> None:
    """Press at `start`, move through `steps`, release at the last."""
    top = widget.window()
    handle = top.windowHandle()
    QTest.mousePress(handle, LEFT, NONE, widget.mapTo(top, start))
    for step in steps:
        QTest.mouseMove(handle, widget.mapTo(top, step))
    QTest.mouseRelease(handle, LEFT, NONE, widget.mapTo(top, steps[-1]))


def type_text(widget: QWidget, text: str) -> None:
    """Click into a field and type."""
    click(widget)
    QTest.keyClicks(widget, text)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """A key, sent to what has the focus in the window of a widget."""
    QTest.keyClick(widget.window().windowHandle(), key, modifiers)


def drop(window: QWidget, path: Path) -> None:
    """Bring a file over the middle of the window and let it go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    middle, copy = window.rect().center(), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(middle, copy, data, left, none)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        raise LostError("The window does not take the file.")
    drop = QDropEvent(QPointF(middle), copy, data, left, none)
    QApplication.sendEvent(window, drop)


def button(parent: QWidget, text: str) -> QAbstractButton:
    """The visible button of that text."""
    for one in parent.findChildren(QAbstractButton):
        if one.isVisible() and one.text().replace("&", "").strip() == text:
            return one
    shown = {b.text() for b in parent.findChildren(QAbstractButton) if b.isVisible()}
    raise LostError(f"No button '{text}'. There are: {', '.join(sorted(shown))}.")


def _named(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    name = widget.accessibleName() or widget.objectName() or str(text)
    return f"{type(widget).__name__} '{name}'"
