"""The changes of a plan as cards below each other, with a hint where there are none."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui.panels.change_card import ChangeCard


class ChangeCards(QScrollArea):
    """`connect_card` wires a new card, whose place in the plan it is told."""

    def __init__(self, connect_card: Callable[[ChangeCard, int], None]) -> None:
        super().__init__()
        self._connect_card = connect_card
        self.setAccessibleName(tr("Changes of the plan"))
        self.cards: list[ChangeCard] = []
        self.hint = QLabel()
        self.hint.setProperty("role", "note")
        self.hint.setWordWrap(True)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(12, 4, 12, 8)
        self._column.setSpacing(8)
        self._column.addWidget(self.hint)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(holder)

    def show_hint(self, text: str) -> None:
        """Above the cards; "" hides it."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def set_count(self, count: int) -> None:
        while len(self.cards) < count:
            card, number = ChangeCard(), len(self.cards)
            self._connect_card(card, number)
            self.cards.append(card)
            self._column.insertWidget(self._column.count() - 1, card)
        while len(self.cards) > count:
            card = self.cards.pop()
            self._column.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
