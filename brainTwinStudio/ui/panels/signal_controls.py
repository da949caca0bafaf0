"""What is chosen about the traces of an EEG: montage, filters, scale."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from brainTwinStudio.analysis.montages import MontageKey
from brainTwinStudio.analysis.wave_pieces import Filters
from brainTwinStudio.language import tr
from brainTwinStudio.project import Recording
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.panels.signal_montage import (
    MONTAGES,
    Choices,
    high_choices,
    low_choices,
    notch_choices,
)

ARROW_PX, GAP_PX, LARGER = 36, 8, 1.25


class WaveControls(QWidget):
    """changed: another montage or filter; scaled(float): traces times so much."""

    changed = Signal()
    scaled = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.montage = _combo(tr("Montage"))
        self.low, self.high = (
            _combo(tr("High-pass filter")),
            _combo(tr("Low-pass filter")),
        )
        self.notch = _combo(tr("Notch filter"))
        _fill(self.montage, MONTAGES)
        self.smaller, self.larger = QPushButton("\u2212"), QPushButton("+")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        for combo in (self.montage, self.low, self.high, self.notch):
            combo.activated.connect(self._chosen)
            row.addWidget(combo)
        for button, by, tip in (
            (self.smaller, 1 / LARGER, tr("Smaller traces (−)")),
            (self.larger, LARGER, tr("Larger traces (+)")),
        ):
            button.setProperty("kind", "small")
            button.setFixedWidth(26)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(lambda _=False, f=by: self.scaled.emit(f))
            row.addWidget(button)

    def offer(self, run: Recording) -> None:
        """Filters that fit a recording; what was chosen stays where it fits."""
        for combo, choices in (
            (self.low, low_choices(run)),
            (self.high, high_choices(run)),
            (self.notch, notch_choices(run)),
        ):
            _fill(combo, choices)

    def montage_key(self) -> MontageKey:
        return self.montage.currentData()

    def filters(self) -> Filters:
        values = (c.currentData() for c in (self.low, self.high, self.notch))
        return Filters(*(float(value) if value else None for value in values))

    def choose(self, combo: QComboBox, key: str) -> None:
        """As if it were chosen in the list."""
        combo.setCurrentIndex(max(0, combo.findData(key)))
        self._chosen()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.montage.sizeHint().height())

    def _chosen(self) -> None:
        for combo in (self.montage, self.low, self.high, self.notch):
            _narrow(combo)
        self.changed.emit()


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setProperty("kind", "bare")
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    return combo


def _fill(combo: QComboBox, options: Choices) -> None:
    have = [(combo.itemData(i), combo.itemText(i)) for i in range(combo.count())]
    if have != list(options):
        before = combo.currentData()
        combo.clear()
        for key, text in options:
            combo.addItem(text, key)
        combo.setCurrentIndex(max(0, combo.findData(before)))
    _narrow(combo)


def _narrow(combo: QComboBox) -> None:
    """A field as wide as its words; the list has room for all."""
    width = QFontMetrics(theme.font("control", bold=True)).horizontalAdvance
    combo.setFixedWidth(width(combo.currentText()) + ARROW_PX)
    texts = (combo.itemText(at) for at in range(combo.count()))
    combo.view().setMinimumWidth(max((width(t) for t in texts), default=0) + ARROW_PX)
