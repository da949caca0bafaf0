"""Pages in a small window: scrolled where they must be, and only there."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.dialogs.drop_zone import DropZone, formats
from brainTwinStudio.ui.pages.stack import DRAWN_FOR, PageStack, scrolled_pages


class Wanting(QWidget):
    """A page that asks for so much room, and holds words that wrap."""

    def __init__(self, wide: int, high: int) -> None:
        super().__init__()
        self._least = QSize(wide, high)
        words = QLabel("Word " * 400)
        words.setWordWrap(True)
        QVBoxLayout(self).addWidget(words)

    def minimumSizeHint(self) -> QSize:
        return self._least


def test_only_the_shown_page_counts_and_it_is_scrolled_not_cut(qtbot: QtBot):
    stack = PageStack()
    area = scrolled_pages(stack)
    qtbot.addWidget(area)
    small, large = Wanting(400, 300), Wanting(5000, 5000)
    for page in (small, large):
        stack.addWidget(page)
    area.resize(500, 400)
    area.show()
    bars = (area.horizontalScrollBar(), area.verticalScrollBar())
    qtbot.waitUntil(lambda: not any(bar.isVisible() for bar in bars))
    assert small.size() == area.viewport().size()
    area.resize(300, 200)
    qtbot.waitUntil(lambda: all(bar.isVisible() for bar in bars))
    assert small.size() == QSize(400, 300)
    stack.setCurrentWidget(large)
    qtbot.waitUntil(lambda: large.size() == DRAWN_FOR)


def test_formats_that_do_not_fit_are_in_the_tip_and_not_cut(qtbot: QtBot):
    zone = DropZone()
    qtbot.addWidget(zone)
    zone.resize(700, 110)
    zone.show()
    shown = [chip for chip in zone.chips if chip.isVisible()]
    assert 0 < len(shown) < len(zone.chips)
    assert all(chip.width() >= chip.sizeHint().width() for chip in shown)
    assert all(name in zone.toolTip() for name in formats())
