"""A quantity: its name, a field for the exact number, a slider below."""

import math

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.slider import Slider

KEYS_MS = 500  # steps by keys that follow each other this fast are one change


class ValueSlider(QWidget):
    """`moved` while the number changes, `chosen` once, when the user is done.

    low, high: bounds of the field. slider: bounds of the slider, where most values lie;
    logarithmic: its steps are factors.
    """

    moved = Signal(float)
    chosen = Signal(float)

    def __init__(
        self,
        label: str,
        unit: str,
        bounds: tuple[float, float],
        slider: tuple[float, float],
        decimals: int,
        *,
        logarithmic: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._span, self._log = slider, logarithmic
        self._keyed: float | None = None
        self._pause = QTimer(self, singleShot=True, interval=KEYS_MS)
        self._pause.timeout.connect(self._settle)
        self.label = QLabel(label)
        self.label.setProperty("role", "label")
        self.field = NumberField(None, unit, *bounds, decimals)
        self.field.setAccessibleName(f"{label}, {unit}" if unit else label)
        self.field.edited.connect(self._typed)
        self.slider = Slider(0.0, 1.0)
        self.slider.setAccessibleName(label)
        self.slider.moved.connect(self._slid)
        self.slider.released.connect(self._let_go)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.slider)

    def value(self) -> float | None:
        return self.field.value()

    def set_value(self, value: float) -> None:
        """Show a number; emits nothing. Steps by keys that go on are not disturbed."""
        if self._keyed is not None:
            return
        if value != self.field.value():
            self.field.set_value(value)
        self.slider.set_value(self._share(value))

    def set_bounds(self, low: float, high: float) -> None:
        """What the field accepts."""
        self.field.set_bounds(low, high)

    def _slid(self, share: float) -> None:
        value = self._value(share)
        self.field.set_value(value)
        if not QGuiApplication.mouseButtons():
            self._keyed = value
        self.moved.emit(value)

    def _let_go(self, share: float) -> None:
        if self._keyed is None:
            self.chosen.emit(self._value(share))
        else:
            self._pause.start()

    def _settle(self) -> None:
        value, self._keyed = self._keyed, None
        if value is not None:
            self.chosen.emit(value)

    def _typed(self, value: float) -> None:
        self._keyed = None
        self._pause.stop()
        self.slider.set_value(self._share(value))
        self.chosen.emit(value)

    def _share(self, value: float) -> float:
        low, high = self._span
        if not self._log:
            return (value - low) / (high - low)
        if value <= low:
            return 0.0
        return math.log(value / low) / math.log(high / low)

    def _value(self, share: float) -> float:
        low, high = self._span
        value = low * (high / low) ** share if self._log else low + share * (high - low)
        return float(f"{value:.3g}")
