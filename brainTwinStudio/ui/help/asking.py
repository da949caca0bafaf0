"""F1: which page speaks of what has the keyboard or lies under the mouse."""

from PySide6.QtGui import QCursor, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from brainTwinStudio.ui.help.pages import START, topics

F1 = "F1"


def topic_here(stage: str) -> str:
    """'page#anchor' of the panel with the keyboard, else of that under the mouse, else
    of the stage."""
    focused = topic_of(QApplication.focusWidget(), pages=False)
    pointed = topic_of(QApplication.widgetAt(QCursor.pos()), pages=False)
    whole = topics().get(f"{stage.capitalize()}Page", START)
    return focused or pointed or whole


def topic_of(widget: QWidget | None, *, pages: bool = True) -> str:
    """'page#anchor' of the nearest part around a widget that help speaks of, "" where
    there is none; pages: whether a whole stage counts."""
    while widget is not None:
        for kind in type(widget).__mro__:
            found = topics().get(kind.__name__, "")
            if found and (pages or not kind.__name__.endswith("Page")):
                return found
        widget = widget.parentWidget()
    return ""


def answer_f1(dialog: QDialog) -> None:
    """F1 in a dialog over the window, which the keys of the window do not reach; a
    second call does nothing."""
    if dialog.findChild(QShortcut, F1) is None:
        key = QShortcut(QKeySequence(F1), dialog)
        key.setObjectName(F1)
        key.activated.connect(_ask)  # what holds the dialog would end Qt with it


def _ask() -> None:
    """Of the dialog in front."""
    dialog = QApplication.activeModalWidget() or QApplication.activeWindow()
    home = None if dialog is None else dialog.parentWidget()
    acted = getattr(home.window() if home else None, "acted", None)
    if acted is not None:
        topic = topic_of(QApplication.focusWidget()) or topic_of(dialog)
        acted.emit("help", topic or START)
