"""The right click of every plot: its numbers, its picture, how it was computed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.plots.pictures import FORMATS, picture, write_picture
from brainTwinStudio.ui.wishes import Do

HOW = tr("How was this computed?")
NUMBERS, SAVE_NUMBERS = tr("Copy numbers"), tr("Save numbers…")
IMAGE, SAVE_IMAGE = tr("Copy image"), tr("Save image…")
TABLE = tr("Tab-separated values (*.tsv)")
COPIED_TIMES = 2  # as fine as the screen
Numbers = Callable[[], str]


def copy_menu(plot: QWidget, numbers: Numbers) -> QMenu:
    """A menu that puts the numbers (tab-separated) or the picture on the clipboard or
    into a file."""
    menu = QMenu(plot)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    board = QGuiApplication.clipboard()
    for text, deed in (
        (NUMBERS, lambda: board.setText(numbers())),
        (SAVE_NUMBERS, lambda: _ask_numbers(plot, numbers)),
        (IMAGE, lambda: board.setPixmap(picture(plot, COPIED_TIMES))),
        (SAVE_IMAGE, lambda: _ask_image(plot)),
    ):
        menu.addAction(text).triggered.connect(deed)
    add_answer(menu, plot)
    return menu


def add_answer(menu: QMenu, plot: QWidget) -> None:
    """The question that every plot answers, where a panel around it knows how."""
    around = _panel_of(plot)
    fact = around.fact_of(type(plot).__name__) if around is not None else ""
    if around is not None and fact:
        ask = around.ask_how
        menu.addAction(HOW).triggered.connect(lambda: ask(fact))


def _panel_of(plot: QWidget) -> Any:
    """The Panel, which imports plots, around one."""
    around: Any = plot
    while around is not None and not hasattr(around, "fact_of"):
        around = around.parentWidget()
    return around


def _ask_numbers(plot: QWidget, numbers: Numbers) -> None:
    dialog = _dialog(plot, tr("Save numbers"), [TABLE])
    dialog.setDefaultSuffix("tsv")
    text = numbers()  # as they were asked for
    dialog.fileSelected.connect(
        lambda path: _save(plot, path, partial(_write_text, text))
    )
    dialog.open()


def _ask_image(plot: QWidget) -> None:
    dialog = _dialog(plot, tr("Save image"), list(FORMATS))

    def chosen(path: str) -> None:
        ending, times = FORMATS[dialog.selectedNameFilter()]
        suffix = Path(path).suffix.lower()
        path = path if suffix in (".svg", ".png") else f"{path}.{ending}"
        _save(plot, path, lambda where: write_picture(plot, where, times))

    dialog.fileSelected.connect(chosen)
    dialog.open()


def _dialog(plot: QWidget, title: str, filters: list[str]) -> QFileDialog:
    name = plot.accessibleName().replace("/", "-").strip() or "plot"
    dialog = QFileDialog(plot.window(), title, str(Path.home() / name))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(filters)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _save(plot: QWidget, path: str, write: Callable[[Path], None]) -> None:
    """The window writes it: it says what came of it."""
    around = _panel_of(plot)
    if around is not None:
        around.wish.emit(Do("save-plot", (Path(path), write)))


def _write_text(text: str, path: Path) -> None:
    path.write_text(text + "\n", encoding="utf-8")
