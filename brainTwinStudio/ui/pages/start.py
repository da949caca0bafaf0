"""The first page: open something, or drop data."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui.controls.card_button import CardButton
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.controls.icon_button import small_button
from brainTwinStudio.ui.dialogs.drop_zone import DropZone
from brainTwinStudio.ui.pages.base import Page, slot_widget
from brainTwinStudio.ui.pages.recent_row import ROW_PX, RecentRow
from brainTwinStudio.ui.recents import Recent
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do

MARGIN, LEFT_PX, GAP_PX = 56, 560, 11
TIGHT_BELOW_PX = 800  # height of the page
DROP_PX, TIGHT_DROP_PX = 168, 112
CAPTION = tr("Demo patient: composite of two open data sets, not one person")
SLOGAN = tr("Fit a model to one brain. Look, test, and plan on the copy.")
NOTHING_YET = tr("Projects you open are listed here.")
TUTORIALS = (
    ("resting", tr("A brain at rest")),
    ("epilepsy", tr("Where seizures begin")),
    ("stimulation", tr("Stimulation")),
)


class StartPage(Page):
    """Two demo patients, own data, recent projects, the demo brain, and a drop zone."""

    stage = "start"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bg", "window")
        self.demo = CardButton(
            "brain",
            tr("Open demo patient"),
            tr("Real data, ready to explore. No download."),
            chosen=True,
        )
        self.epilepsy = CardButton(
            "signal",
            tr("Open demo epilepsy patient"),
            tr("Virtual: simulated SEEG seizures, no real person"),
        )
        self.new = CardButton("plus", tr("New patient…"), tr("From your own files"))
        self.open = CardButton("folder", tr("Open project…"), tr("A .btproj folder"))
        self.clear = QPushButton(tr("Clear list"))
        self.clear.setProperty("kind", "ghost")
        self.drop = DropZone()
        self.rows: list[RecentRow] = []
        self._shown: tuple[Recent, ...] | None = None
        self._build()
        self._connect()
        self.show_recents(())

    def _build(self) -> None:
        place, self.brain_slot = slot_widget()
        caption = QLabel(CAPTION)
        caption.setProperty("role", "note")
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(place, 1)
        right.addWidget(caption, 0, Qt.AlignmentFlag.AlignRight)
        upper = QHBoxLayout()
        upper.setSpacing(24)
        upper.addWidget(self._left())
        upper.addLayout(right, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(upper, 1)
        self._column.addSpacing(24)
        self._column.addWidget(self.drop)

    def _left(self) -> QWidget:
        left = QWidget()
        left.setMaximumWidth(LEFT_PX)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        head = _head()
        head.addWidget(self._tutorials(), 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        column.addSpacing(16)
        for card in (self.demo, self.epilepsy):
            column.addWidget(card)
        own = QHBoxLayout()
        own.setSpacing(GAP_PX)
        for card in (self.new, self.open):
            own.addWidget(card)
        column.addLayout(own)
        column.addSpacing(8)
        column.addLayout(self._recent_head())
        column.addWidget(self._recent_room(), 1)
        return left

    def _tutorials(self) -> QPushButton:
        """A button with a menu: all cards are about patients."""
        button = small_button("play", tr("Tutorials"))
        menu = QMenu(button)
        for name, text in TUTORIALS:
            entry = menu.addAction(text)
            entry.triggered.connect(lambda _=False, n=name: self._begin(n))
        button.setMenu(menu)
        return button

    def _begin(self, tutorial: str) -> None:
        self.wish.emit(Do("tutorial", tutorial))

    def _recent_head(self) -> QHBoxLayout:
        recent = QLabel(tr("Recent"))
        recent.setProperty("role", "object")
        line = QHBoxLayout()
        line.addWidget(recent)
        line.addStretch(1)
        line.addWidget(self.clear)
        return line

    def _recent_room(self) -> QWidget:
        self._none = QLabel(NOTHING_YET)
        self._none.setProperty("role", "label")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._room = QWidget()
        self._room.setMinimumHeight(ROW_PX)
        self._room.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored
        )
        room = QVBoxLayout(self._room)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(0)
        room.addWidget(self._none)
        room.addLayout(self._list)
        room.addStretch(1)
        return self._room

    def _connect(self) -> None:
        self.demo.clicked.connect(lambda: self.wish.emit(Do("open-demo")))
        self.epilepsy.clicked.connect(
            lambda: self.wish.emit(Do("open-demo", "epilepsy"))
        )
        self.new.clicked.connect(lambda: self.wish.emit(Do("new-patient")))
        self.open.clicked.connect(lambda: self.wish.emit(Do("open-project")))
        self.clear.clicked.connect(lambda: self.wish.emit(Do("clear-recent")))
        self.drop.dropped.connect(lambda paths: self.wish.emit(Do("add-data", paths)))

    def take_keyboard(self) -> None:
        """The first choice can be taken with Space at once."""
        self.demo.setFocus()

    # ------------------------------------------------------------ filling

    def present(self, view: View) -> None:
        """Nothing here depends on the project; recents come by `show_recents`."""
        self.new.set_key(view.preferences.cap_of("new-patient", "Ctrl+N"))
        self.open.set_key(view.preferences.cap_of("open-project", "Ctrl+O"))

    def show_recents(self, those: tuple[Recent, ...]) -> None:
        """The projects opened last, the latest first."""
        if those == self._shown and not any(
            r.there != r.recent.is_there for r in self.rows
        ):
            return
        self._shown = those
        for row in self.rows:
            self._list.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        self.rows = [RecentRow(recent) for recent in those]
        for row in self.rows:
            path = row.recent.path
            row.clicked.connect(lambda _=False, r=row: self._opened(r))
            row.locate_wanted.connect(
                lambda p=path: self.wish.emit(Do("find-moved", p))
            )
            self._list.addWidget(row)
        self._none.setVisible(not those)
        self.clear.setVisible(bool(those))
        self._fit_rows()

    def _opened(self, row: RecentRow) -> None:
        if row.there:
            self.wish.emit(Do("open-project", row.recent.path))

    # ------------------------------------------------------------ room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = self.height() < TIGHT_BELOW_PX
        self._column.setContentsMargins(
            MARGIN, 18 if tight else 46, MARGIN, 18 if tight else 36
        )
        self.drop.setFixedHeight(TIGHT_DROP_PX if tight else DROP_PX)
        self._column.activate()
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Only whole rows are shown, as many as there is room for."""
        room = max(1, self._room.height() // ROW_PX)
        for at, row in enumerate(self.rows):
            row.setVisible(at < room)
            row.set_last(at == min(room, len(self.rows)) - 1)


def _head() -> QHBoxLayout:
    title, text = QLabel("Brain Twin Studio"), QLabel(SLOGAN)
    title.setProperty("role", "page")
    text.setProperty("role", "body")
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(title)
    words.addWidget(text)
    head = QHBoxLayout()
    head.setSpacing(15)
    head.addWidget(Glyph("logo", "accent_fill", 44))
    head.addLayout(words, 1)
    return head
