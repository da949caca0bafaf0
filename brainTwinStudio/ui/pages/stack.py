"""The pages, one shown at a time; in a small window they are scrolled, never cut."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from brainTwinStudio.ui.pages.base import Page

# The room of a page in a window of 1280 x 720, for which all of them are drawn: what
# they ask for beyond that is comfort; not so where a person has moved panels.
DRAWN_FOR = QSize(1050, 570)
COMFORT = QSize(1120, 570)  # what pages ask for at most as they are drawn


class PageStack(QStackedWidget):
    """Asks for the room of the page that is shown."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        if page is None:
            return DRAWN_FOR
        least = page.minimumSizeHint()
        drawn = least.boundedTo(DRAWN_FOR)
        if not isinstance(page, Page) or page.room.cells.is_usual:
            return drawn
        wide, high = least.width() > COMFORT.width(), least.height() > COMFORT.height()
        return QSize(
            (least if wide else drawn).width(), (least if high else drawn).height()
        )

    def heightForWidth(self, width: int) -> int:
        """No page is asked: its panels wrap their words in the room that they have."""
        return -1

    def setCurrentWidget(self, page: QWidget) -> None:
        super().setCurrentWidget(page)
        self.updateGeometry()


def scrolled_pages(stack: PageStack) -> QScrollArea:
    """Room for the pages, which shows bars where there is too little of it."""
    area = QScrollArea()
    area.setWidget(stack)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
