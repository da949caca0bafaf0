"""The numbers that only one waveform has."""

import math
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project.waveforms import Extra, Waveform, extras_of
from brainTwinStudio.ui.controls.number_field import NumberField


class OwnNumbers(QWidget):
    """The numbers that only this waveform has; `edited` carries name and value."""

    edited = Signal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, NumberField] = {}
        self._kind = ""
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(7)

    def set(self, kind: Waveform, shape: Mapping[str, float]) -> None:
        """Show a waveform's numbers."""
        if kind.name != self._kind:
            self._kind = kind.name
            self._build(kind)
        for name, value in extras_of(kind.name, shape).items():
            self.fields[name].set_value(value)
        self.setVisible(bool(self.fields))

    def _build(self, kind: Waveform) -> None:
        while (row := self._rows.takeAt(0)) is not None:
            holder = row.widget()
            if holder is not None:
                holder.deleteLater()
        self.fields = {}
        for extra in kind.extras:
            bounds = extra.low, extra.high
            field = NumberField(extra.usual, extra.unit, *bounds, decimals_of(extra))
            field.setAccessibleName(tr(extra.label))
            field.edited.connect(partial(self.edited.emit, extra.name))
            label = QLabel(tr(extra.label))
            label.setProperty("role", "label")
            holder = QWidget()
            holder.setFixedHeight(field.height())
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label, 1)
            row.addWidget(field)
            self._rows.addWidget(holder)
            self.fields[extra.name] = field


def decimals_of(extra: Extra) -> int:
    """None of a count, else as many as its lowest value or its range needs."""
    if not extra.unit:
        return 0
    if extra.low > 0:
        return min(max(-math.floor(math.log10(extra.low)), 1), 4)
    return 5 if extra.high <= 1 else 2
