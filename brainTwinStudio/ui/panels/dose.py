"""The dose of a stimulation as the engine told it: a gauge and its numbers."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from brainTwinStudio.report.wording import NOT_ESTIMATED, significant
from brainTwinStudio.ui.controls.gauge import Gauge
from brainTwinStudio.ui.controls.section import row, seam, section
from brainTwinStudio.ui.effect_rows import round_up

NO_LIMITS = "limits: not set"
NO_ELECTRODE = "Model units; no charge density: an electrode model comes later."
UNIT = "model units x time"
ROWS = (
    ("peak_amplitude_per_s", "Highest amplitude", "/s"),
    ("time_on_s", "Time on", "s"),
    ("targets", "Stimulated regions", ""),
)


class Dose(QWidget):
    """Area of the input over time and regions; there are no limits in model units."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gauge = Gauge()
        self.rows = {name: row(label, "") for name, label, _ in ROWS}
        note = QLabel(NO_ELECTRODE)
        note.setProperty("role", "note")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addWidget(section("Dose"))
        column.addWidget(self.gauge)
        column.addWidget(seam())
        for line in self.rows.values():
            column.addWidget(line)
        column.addWidget(note)

    def set(self, dose: Mapping[str, float] | None) -> None:
        """Show what a result says, None where the plan was not run."""
        area = None if not dose else dose.get("absolute_area")
        maximum = 1.0 if area is None else round_up(1.5 * area)
        self.gauge.set(area, None, maximum, UNIT, NO_LIMITS)
        for name, _, unit in ROWS:
            value = None if not dose else dose.get(name)
            digits = 0 if name == "targets" else 3
            shown = NOT_ESTIMATED if value is None else significant(value, unit, 3)
            if value is not None and not digits:
                shown = f"{value:.0f}"
            self.rows[name].set_value(shown)
