"""The dose of a stimulation as the engine told it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from brainTwinStudio.report.wording import given, significant
from brainTwinStudio.ui.controls.gauge import Gauge
from brainTwinStudio.ui.controls.section import section
from brainTwinStudio.ui.effect_rows import round_up

NO_LIMITS = "limits: not set"
NO_ELECTRODE = "Model units; no charge density: an electrode model comes later."
NOT_RUN = "Not estimated: the plan was not run."
UNIT = "model units"
MEANING = "Area of the input over time and regions, in units of the model's first state"


class Dose(QWidget):
    """Gauge of the area of the input; there are no limits in model units."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gauge = Gauge()
        self.gauge.setToolTip(MEANING)
        self.numbers = QLabel()
        self.numbers.setProperty("role", "label")
        note = QLabel(NO_ELECTRODE)
        note.setProperty("role", "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 6)
        column.setSpacing(2)
        column.addWidget(section("Dose"))
        column.addWidget(self.gauge)
        for label in (self.numbers, note):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)

    def set(self, dose: Mapping[str, float] | None) -> None:
        """Show what a result says, None where the plan was not run."""
        area = None if not dose else dose.get("absolute_area")
        maximum = 1.0 if area is None else round_up(1.5 * area)
        self.gauge.set(area, None, maximum, UNIT, NO_LIMITS)
        self.numbers.setText(words_of(dose) if dose else NOT_RUN)


def words_of(dose: Mapping[str, float]) -> str:
    """The other numbers of a dose in one line."""
    parts = []
    if (peak := dose.get("peak_amplitude_per_s")) is not None:
        parts.append(f"peak {given(peak, '/s')}")
    if (time := dose.get("time_on_s")) is not None:
        parts.append(f"on for {significant(time, 's')}")
    if (targets := dose.get("targets")) is not None:
        parts.append(f"{targets:.0f} region{'s' if targets > 1 else ''}")
    return ", ".join(parts)
