"""What a person does with tables, lists, menus and boxes, by mouse and keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QTableView

from brainTwinStudio.report.wording import region
from brainTwinStudio.ui.controls.pick_list import PickList
from brainTwinStudio.ui.walk import robot
from brainTwinStudio.ui.walk.runner import Rest, Steps, Until

LEFT, ON_CHECK = Qt.MouseButton.LeftButton, QPoint(10, 0)
READS_S = 0.3  # a person reads a list before choosing from it


def pick(picker: PickList, names: list[str]) -> Steps:
    """Check names in a pop-up, one after the other, and take them."""
    yield Until("the list", picker.isVisible)
    for name in names:
        picker.search.clear()
        QTest.keyClicks(picker.search, region(name))
        yield Rest(0.2)
        items = picker.list
        shown = [items.item(row) for row in range(items.count())]
        (item,) = (one for one in shown if one.text() == region(name))
        if item.checkState() is not Qt.CheckState.Checked:
            place = items.visualItemRect(item)
            at = QPoint(place.left(), place.center().y()) + ON_CHECK
            QTest.mouseClick(items.viewport(), LEFT, pos=at)
    picker.search.clear()
    yield Until("the names to be checked", lambda: len(picker.checked()))
    robot.click(picker.take)
    yield Rest(0.4)


def pick_entry(menu: QMenu, text: str) -> Steps:
    yield Until("the menu", menu.isVisible)
    (action,) = (one for one in menu.actions() if one.text() == text)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    yield Rest(0.4)


def choose(box: QComboBox, number: int) -> Steps:
    """As soon as Qt takes a click for a choice: within a double click's time of opening
    it is taken for the end of the click that opened the list, and the list stays."""
    robot.click(box)
    yield Until("the list", box.view().isVisible)
    yield Rest(QApplication.doubleClickInterval() / 1000 + READS_S)
    place = box.view().visualRect(box.model().index(number, 0)).center()
    QTest.mouseMove(box.view().viewport(), place)
    QTest.mouseClick(box.view().viewport(), LEFT, pos=place)
    yield Until("the choice", lambda: box.currentIndex() == number)


def click_row(table: QTableView, row: int) -> None:
    """As a person: onto the first cell that is shown."""
    index = table.model().index(row, 0)
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())


def shown_dialog(kind: type[QDialog]) -> QDialog | None:
    found = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind))
    return next((one for one in found if one.isVisible()), None)
