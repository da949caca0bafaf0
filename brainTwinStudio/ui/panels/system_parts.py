"""Small widgets of the bench of a region."""

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.ui.controls.elide import Elided
from brainTwinStudio.ui.controls.still_combo import StillCombo

HEAD_PX = 30


def combo(name: str, fewest: int) -> StillCombo:
    """A box of choices; fewest: characters it is wide for."""
    box = StillCombo(fewest=fewest)
    box.setAccessibleName(name)
    return box


def button(text: str, tip: str) -> QPushButton:
    result = QPushButton(text)
    result.setProperty("kind", "small")
    result.setToolTip(tip)
    return result


def offer(box: StillCombo, names: tuple[str, ...], at: int) -> None:
    """These names in a box, where there are others, and one of them chosen."""
    if [box.itemText(n) for n in range(box.count())] != list(names):
        box.clear()
        box.addItems(list(names))
    box.setCurrentIndex(min(at, len(names) - 1))


def head(text: str) -> QLabel:
    words = QLabel(text)
    words.setProperty("role", "head")
    return words


def note(text: str) -> Elided:
    words = Elided(text)
    words.setProperty("role", "note")
    words.setContentsMargins(12, 0, 12, 0)
    return words


def wrapped(text: str = "", beside_px: int = 12) -> QLabel:
    """A note of as many lines as it needs."""
    words = QLabel(text)
    words.setProperty("role", "note")
    words.setWordWrap(True)
    words.setContentsMargins(beside_px, 0, beside_px, 0)
    return words


def above(
    page: QWidget, parts: tuple[tuple[QWidget, int], ...], *notes: QWidget
) -> None:
    """Parts side by side, each with its share of the width, above notes."""
    row = QHBoxLayout()
    row.setSpacing(1)
    for part, share in parts:
        row.addWidget(part, share)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 6)
    column.setSpacing(2)
    column.addLayout(row, 1)
    for note in notes:
        column.addWidget(note)


def side(
    left: tuple[QWidget, ...],
    right: tuple[QWidget, ...],
    plot: QWidget,
    note: QWidget | None = None,
) -> QWidget:
    """A plot with its head above and a note below."""
    top = QWidget()
    top.setFixedHeight(HEAD_PX)
    row = QHBoxLayout(top)
    row.setContentsMargins(12, 0, 12, 0)
    row.setSpacing(10)
    for widget in left:
        row.addWidget(widget)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    place = QWidget()
    place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(top)
    column.addWidget(plot, 1)
    if note is not None:
        column.addWidget(note)
    return place
