"""The card of a tutorial: one step at a time, in a corner of the window."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.icon_button import IconButton

WIDTH_PX, EDGE_PX, HEAD_PX, FOOT_PX = 316, 14, 82, 62  # HEAD: menus and stages
COLUMN_PX = 302  # what stands at the sides of a page
ENDED = tr("That was all. Nothing has to be saved: every step is on the disk.")


class GuideCard(QFrame):
    """back, next, closed: what its buttons ask for; more: the page of the help."""

    back, next, closed, more = Signal(), Signal(), Signal(), Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._home = window
        self.setObjectName("GuideCard")
        self.setProperty("role", "tools")
        self.setFixedWidth(WIDTH_PX)
        self.title, self.count, self.text = QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "object")
        self.count.setProperty("role", "note")
        self.text.setProperty("role", "body")
        self.text.setWordWrap(True)
        self.close_button = IconButton("cross", tr("Close the tutorial"), size=12)
        self.back_button, self.next_button, self.more_button = (
            QPushButton(tr("Back")),
            QPushButton(tr("Skip")),
            QPushButton(tr("Help")),
        )
        for button in (self.back_button, self.more_button):
            button.setProperty("kind", "ghost")
        self.next_button.setProperty("kind", "small")
        self._build()
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.next)
        self.more_button.clicked.connect(self.more)
        self.close_button.clicked.connect(self.closed)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.back_button)
        foot.addWidget(self.more_button)
        foot.addStretch(1)
        foot.addWidget(self.next_button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addLayout(foot)

    def show_step(self, title: str, text: str, at: int, count: int, done: bool) -> None:
        """Step `at` of `count`, from 0; done: it is already, and the next one waits."""
        self.title.setText(title)
        self.count.setText(tr("{at} of {count}", at=at + 1, count=count))
        self.text.setText(text)
        self.back_button.setEnabled(at > 0)
        self.more_button.show()
        self.next_button.setText(tr("Next") if done else tr("Skip"))
        self._take_height()

    def show_end(self, title: str, count: int) -> None:
        self.title.setText(title)
        self.count.setText(tr("{at} of {count}", at=count, count=count))
        self.text.setText(ENDED)
        self.back_button.setEnabled(True)
        self.more_button.hide()
        self.next_button.setText(tr("Close"))
        self._take_height()

    def keep_clear_of(self, areas: tuple[QRect, ...]) -> None:
        """Move to the first place, corners before others, that covers none of some
        areas; where all do, to that which covers the first of them least."""
        home = self._home.rect()
        left, right = EDGE_PX, home.width() - EDGE_PX - self.width()
        top = HEAD_PX + EDGE_PX
        bottom = home.height() - FOOT_PX - EDGE_PX - self.height()
        across = (right, left, right - COLUMN_PX, left + COLUMN_PX)
        places = [QPoint(x, y) for y in (bottom, top) for x in across]

        def covered(place: QPoint) -> tuple[int, int]:
            mine = QRect(place, self.size())
            parts = [mine.intersected(area) for area in areas]
            sizes = [part.width() * part.height() for part in parts]
            return (sizes[0] if sizes else 0, sum(sizes))

        place = min(places, key=covered)
        if place != self.pos():
            self.move(place)

    def _take_height(self) -> None:
        self.setFixedHeight(self._column.totalHeightForWidth(WIDTH_PX))
        self.raise_()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
