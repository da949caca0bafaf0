"""The help: pages at the left, search over all of them, the page at the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.icon_button import IconButton
from brainTwinStudio.ui.controls.search_field import SearchField
from brainTwinStudio.ui.help import pages
from brainTwinStudio.ui.help.browser import HelpBrowser
from brainTwinStudio.ui.help.generated import Known
from brainTwinStudio.ui.help.searching import Hit, hits

TITLE = tr("Help")
SIZE, LEFT_PX = QSize(1040, 760), 246
NOTHING = tr("No page has these words.")
PLACE = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """Stays open beside the work. It has no parent: a dialog over the window would
    shut it out of the mouse otherwise."""

    def __init__(self) -> None:
        super().__init__(None)
        theme.dress(self)
        self.setWindowFlags(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(TITLE)
        self.resize(SIZE)
        self.search = SearchField(tr("Search help"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Pages"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.browser = HelpBrowser()
        self.back = IconButton("chevron-left", tr("Page before"))
        self.forward = IconButton("chevron-right", tr("Page after"))
        self._build()
        self._connect()
        self._list_pages()
        self.show_place(pages.START)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(12, 12, 12, 6)
        line.setSpacing(2)
        line.addWidget(self.search, 1)
        line.addWidget(self.back)
        line.addWidget(self.forward)
        inner = QHBoxLayout()
        inner.setContentsMargins(6, 0, 6, 8)
        inner.addWidget(self.list)
        pages_list = QWidget()
        column = QVBoxLayout(pages_list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addLayout(inner, 1)
        left = _on_panel(pages_list)
        left.setFixedWidth(LEFT_PX)
        self.setProperty("bg", "seam")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(left)
        row.addWidget(_on_panel(self.browser), 1)

    def _connect(self) -> None:
        self.search.textEdited.connect(self._typed)
        self.search.returnPressed.connect(self._take_first)
        self.list.itemClicked.connect(self._picked)
        self.list.itemActivated.connect(self._picked)
        self.back.clicked.connect(self.browser.back)
        self.forward.clicked.connect(self.browser.forward)
        self.browser.moved.connect(self._moved)
        QShortcut(QKeySequence.StandardKey.Back, self, self.browser.back)
        QShortcut(QKeySequence.StandardKey.Forward, self, self.browser.forward)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)

    def set_known(self, known: Known) -> None:
        """What the engine can do and which keys there are now."""
        if known != self.browser.known:
            self.browser.known = known
            self.browser.redraw()

    def show_place(self, place: str) -> None:
        """'page#anchor' or 'page'."""
        if place != self.browser.page:
            self.browser.go(place)

    # ------------------------------------------------------------ the list

    def _list_pages(self) -> None:
        self.list.clear()
        for group, names in pages.CONTENTS:
            self._add_head(group)
            for name in names:
                self._add(pages.title_of(name).partition(",")[0], name)
        self._moved(self.browser.page.partition("#")[0])

    def _add_head(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.font("note", bold=True))
        self.list.addItem(item)

    def _add(self, text: str, place: str, tip: str = "") -> None:
        item = QListWidgetItem(text)
        item.setData(PLACE, place)
        item.setToolTip(tip)
        self.list.addItem(item)

    def _typed(self, text: str) -> None:
        if not text.strip():
            self._list_pages()
            return
        self.list.clear()
        page = ""
        for hit in sorted(hits(text, self.browser.known), key=_order):
            if hit.page != page:
                page = hit.page
                self._add_head(page)
            self._add(hit.title, hit.place)
        if not self.list.count():
            self._add_head(NOTHING)

    def _take_first(self) -> None:
        for at in range(self.list.count()):
            if self.list.item(at).data(PLACE):
                self.list.setCurrentRow(at)
                self._picked(self.list.item(at))
                return

    def _picked(self, item: QListWidgetItem) -> None:
        place = item.data(PLACE)
        if place:
            self.show_place(str(place))

    def _moved(self, name: str) -> None:
        can_back, can_forward = self.browser.can
        self.back.setEnabled(can_back)
        self.forward.setEnabled(can_forward)
        for at in range(self.list.count()):
            if self.list.item(at).data(PLACE) == name:
                self.list.setCurrentRow(at)


def _order(hit: Hit) -> int:
    return pages.names().index(hit.place.partition("#")[0])


def _on_panel(*widgets: QWidget) -> QWidget:
    """Widgets below each other in the colour of panels."""
    panel = QWidget()
    panel.setProperty("bg", "panel")
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return panel
