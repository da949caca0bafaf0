"""A field for one number with its unit and bounds."""

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.controls.keeps_escape import KeepsEscape
from brainTwinStudio.ui.controls.restyle import restyle

NOT_A_NUMBER = tr("“{text}” is not a number. Use a dot for decimals, like {example}.")
OUTSIDE = tr("{text} is outside {low} to {high}{unit}. The old value is kept.")
PAD_PX = 9


class NumberField(QLineEdit):
    """`edited` carries a new valid number once the user is done: Enter, or focus away.

    A number that cannot be taken keeps the red border and says why in the tool tip;
    Escape brings the old one back, the arrows step the last decimal.
    """

    edited = Signal(float)

    def __init__(
        self,
        value: float | None,
        unit: str,
        low: float,
        high: float,
        decimals: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._unit, self._low, self._high = unit, low, high
        self._decimals, self._value = decimals, value
        self._tip = ""
        self.setLocale(QLocale.c())
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("kind", "number")
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setTextMargins(0, 0, self._unit_px() + 2 if unit else 0, 0)
        self.setAccessibleName(
            tr("Number in {unit}", unit=unit) if unit else tr("Number")
        )
        self.textEdited.connect(self._judge)
        self.editingFinished.connect(self._take)
        KeepsEscape(self, self._pending)
        self.set_value(value)

    def value(self) -> float | None:
        """The last valid number; None when nothing was entered yet."""
        return self._value

    def set_value(self, value: float | None) -> None:
        """Show a number; emits nothing."""
        self._value = value
        text = self._written(value)
        if text != self.text():
            self.setText(text)
        self._judge(text)

    def set_bounds(self, low: float, high: float) -> None:
        if (low, high) != (self._low, self._high):
            self._low, self._high = low, high
            self.updateGeometry()
        self._judge(self.text())

    def set_tip(self, tip: str) -> None:
        """The tool tip of a field without fault."""
        self._tip = tip
        self._judge(self.text())

    def fault(self) -> str:
        """Why the text cannot be taken; "" when it can."""
        text = self.text().strip()
        number, understood = QLocale.c().toDouble(text)
        if not text:
            return ""
        if not understood:
            example = self._written(min(max(1.5, self._low), self._high))
            return NOT_A_NUMBER.format(text=text, example=example)
        if self._low <= number <= self._high:
            return ""
        unit = f" {self._unit}" if self._unit else ""
        low, high = f"{self._low:g}", f"{self._high:g}"
        return OUTSIDE.format(text=text, low=low, high=high, unit=unit)

    def sizeHint(self) -> QSize:
        widest = max((self._written(self._low), self._written(self._high)), key=len)
        number = QFontMetrics(theme.font("body")).horizontalAdvance(widest[:9])
        unit = self._unit_px() + 5 if self._unit else 0
        return QSize(max(number + unit + 2 * PAD_PX + 8, 56), 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, 26)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step and self._value is not None and not self.isReadOnly():
            stepped = self._value + step * 10.0**-self._decimals
            self.setText(self._written(min(max(stepped, self._low), self._high)))
            self._take()
        elif event.key() == Qt.Key.Key_Escape and self._pending():
            self.set_value(self._value)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._unit:
            return
        with QPainter(self) as painter:
            painter.setFont(theme.font("control"))
            painter.setPen(theme.colour(theme.current().text3))
            area = QRectF(self.rect()).adjusted(0, 0, -PAD_PX, 0)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, right, self._unit)

    def _unit_px(self) -> int:
        return QFontMetrics(theme.font("control")).horizontalAdvance(self._unit)

    def _written(self, value: float | None) -> str:
        return "" if value is None else f"{value:.{self._decimals}f}"

    def _pending(self) -> bool:
        return self.text() != self._written(self._value)

    def _judge(self, _: str) -> None:
        fault = self.fault()
        restyle(self, state="bad" if fault else "")
        self.setToolTip(fault or self._tip)
        self.setAccessibleDescription(fault)

    def _take(self) -> None:
        self._judge(self.text())
        if self.fault() or not self._pending():
            return
        if not self.text().strip():
            self.set_value(self._value)
            return
        number, _ = QLocale.c().toDouble(self.text().strip())
        self.set_value(number)
        self.edited.emit(number)
