"""The right click of every plot: its numbers, its picture."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget


def copy_menu(plot: QWidget, numbers: Callable[[], str]) -> QMenu:
    """A menu that puts the numbers (tab-separated) or the picture on the clipboard."""
    menu = QMenu(plot)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    board = QGuiApplication.clipboard()
    copy = menu.addAction("Copy numbers")
    copy.triggered.connect(lambda: board.setText(numbers()))
    image = menu.addAction("Copy image")
    image.triggered.connect(lambda: board.setPixmap(plot.grab()))
    return menu
