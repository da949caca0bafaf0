"""The quality cards, the worst first."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.analysis.quality import Card, Severity
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.chip import Chip
from brainTwinStudio.ui.controls.empty import Empty
from brainTwinStudio.ui.controls.focus_ring import paint_focus_ring
from brainTwinStudio.ui.controls.glyph import Glyph
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.mending import Offer, offers_of
from brainTwinStudio.ui.panels.sameness import same
from brainTwinStudio.ui.view import View

CHECKING = tr("Checking the data…")
NO_DATA = (
    tr("Nothing to check yet. Add structural weights and fMRI first."),
    tr("Add data"),
)
RADIUS = 8
SIGNS: dict[Severity, tuple[str, str, str]] = {  # icon, token, word
    "bad": ("warning", "bad", tr("Problem")),
    "warn": ("warning", "warn", tr("Look at it")),
    "info": ("info", "text2", ""),
    "ok": ("tick", "ok", ""),
}


class CardRow(QAbstractButton):
    """Sign, title, what it means, and what can be done. offered: one of its offers;
    stepped: Up (-1) or Down (1) was pressed on it."""

    offered = Signal(object)
    stepped = Signal(int)

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        icon, token, word = SIGNS[card.severity]
        self.setCheckable(True)
        self.setText(card.title)
        self.setAccessibleName(f"{word + ': ' if word else ''}{card.title}")
        self.setAccessibleDescription(card.detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        title = _words(card.title, "body", strong=card.severity in ("bad", "warn"))
        self.detail = _words(card.detail, "label")
        self._offers = QHBoxLayout()
        self._offers.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Glyph(icon, token, 16), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(title, 1)
        if word:
            told = QLabel(word)
            told.setProperty("role", token)
            head.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        upright = 6 if card.severity == "ok" else 9
        column.setContentsMargins(12, upright, 12, upright)
        column.setSpacing(3)
        column.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(26, 0, 0, 0)
        below.setSpacing(7)
        below.addWidget(self.detail)
        below.addLayout(self._offers)
        column.addLayout(below)
        self.detail.setVisible(card.severity != "ok")
        self.toggled.connect(self._fold)

    def add_offers(self, offers: tuple[Offer, ...], *, enabled: bool) -> None:
        """Buttons for what can be done."""
        for offer in offers:
            button = QPushButton(offer.text)
            button.setProperty("kind", "small")
            button.setToolTip(offer.tip)
            button.setEnabled(enabled)
            button.clicked.connect(lambda _=False, o=offer: self.offered.emit(o))
            self._offers.addWidget(button)
        if offers:
            self._offers.addStretch(1)

    def _fold(self, on: bool) -> None:
        """A card that is all right shows its words only while it is chosen."""
        self.detail.setVisible(on or self.card.severity != "ok")

    def keyPressEvent(self, e: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(e.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(e)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            fill, edge = tokens.accent_soft, tokens.accent
        elif self.underMouse():
            fill = edge = tokens.hover
        elif self.card.severity == "ok":
            fill = edge = tokens.panel
        else:
            fill = edge = tokens.raised
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour(edge), 1))
            painter.setBrush(theme.colour(fill))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
            if self.hasFocus():
                inside = area.adjusted(1, 1, -1, -1)
                paint_focus_ring(painter, inside, RADIUS - 1)


class CardsPanel(Panel):
    """picked(Card): the chosen one; offered(Offer): a button on a card."""

    picked = Signal(object)
    offered = Signal(object)
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Checks"), parent)
        self._drawn: tuple[object, ...] = ()
        self.count = Chip()
        self.head.add_right(self.count)
        self.rows: list[CardRow] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda row: self.picked.emit(row.card))
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(12, 2, 12, 12)
        self._list.setSpacing(6)
        self._list.addStretch(1)
        self._scroll = scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(inside)
        scroll.setAccessibleName(self.head.title())
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = Empty(CHECKING)
        self.empty.pressed.connect(self.add_wanted)
        self._stack = QStackedWidget()
        self._stack.addWidget(scroll)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack)

    def present(self, view: View) -> None:
        drawn = (view.cards, view.patient, view.read_only)
        if same(drawn, self._drawn):
            return
        self._drawn = drawn
        patient = view.patient
        if patient is None or (view.cards is None and _has_nothing(patient)):
            self._show_words(*NO_DATA)
        elif view.cards is None:
            self._show_words(CHECKING, "")
        else:
            self._show_cards(view.cards, patient, enabled=not view.read_only)

    def chosen(self) -> Card | None:
        """The card whose picture is wanted."""
        row = self._group.checkedButton()
        return row.card if isinstance(row, CardRow) else None

    def _show_words(self, text: str, button: str) -> None:
        self.empty.set_text(text, button)
        self._stack.setCurrentIndex(1)
        self._clear()
        self.count.hide()

    def _show_cards(
        self, cards: tuple[Card, ...], patient: Patient, *, enabled: bool
    ) -> None:
        """The card that was chosen stays so, if it is still there."""
        before = self.chosen()
        self._clear()
        for card in cards:
            row = CardRow(card)
            row.add_offers(offers_of(card, patient), enabled=enabled)
            row.offered.connect(self.offered)
            row.stepped.connect(lambda step, r=row: self._step(r, step))
            self._group.addButton(row)
            self._list.insertWidget(len(self.rows), row)
            self.rows.append(row)
        again = (r for r in self.rows if before and r.card.title == before.title)
        chosen = next(again, self.rows[0] if self.rows else None)
        if chosen is not None:
            chosen.setChecked(True)
        found = sum(card.severity in ("bad", "warn") for card in cards)
        words = (
            tr("no warnings") if not found else tr("{count} to look at", count=found)
        )
        self.count.set_text(words, "warn" if found else "ok")
        self.count.show()
        self._stack.setCurrentIndex(0)

    def _step(self, row: CardRow, by: int) -> None:
        """The card above or below, as if it were clicked."""
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            other = self.rows[at]
            other.setFocus(Qt.FocusReason.TabFocusReason)
            other.click()
            self._scroll.ensureWidgetVisible(other)

    def _clear(self) -> None:
        for row in self.rows:
            self._group.removeButton(row)
            self._list.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        self.rows = []


def _has_nothing(patient: Patient) -> bool:
    return patient.connectome is None and not patient.recordings


def _words(text: str, role: str, *, strong: bool = False) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setProperty("strong", "true" if strong else "false")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
