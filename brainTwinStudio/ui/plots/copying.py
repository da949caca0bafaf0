"""The right click of every plot: its numbers, its picture, how it was computed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

HOW = "How was this computed?"


def copy_menu(plot: QWidget, numbers: Callable[[], str]) -> QMenu:
    """A menu that puts the numbers (tab-separated) or the picture on the clipboard."""
    menu = QMenu(plot)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    board = QGuiApplication.clipboard()
    copy = menu.addAction("Copy numbers")
    copy.triggered.connect(lambda: board.setText(numbers()))
    image = menu.addAction("Copy image")
    image.triggered.connect(lambda: board.setPixmap(plot.grab()))
    add_answer(menu, plot)
    return menu


def add_answer(menu: QMenu, plot: QWidget) -> None:
    """The question that every plot answers, where a panel around it knows how."""
    around: Any = plot  # a Panel, which imports plots
    while around is not None and not hasattr(around, "fact_of"):
        around = around.parentWidget()
    fact = around.fact_of(type(plot).__name__) if around is not None else ""
    if around is not None and fact:
        ask = around.ask_how
        menu.addAction(HOW).triggered.connect(lambda: ask(fact))
