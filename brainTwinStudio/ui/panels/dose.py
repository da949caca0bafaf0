"""The dose of a stimulation as the engine told it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from brainTwinStudio.language import tr, within
from brainTwinStudio.project import Device, Stimulation
from brainTwinStudio.project.dose import NOTHING_ALLOWED, dose_of, modality
from brainTwinStudio.project.stimulator_alike import said_differing
from brainTwinStudio.report.wording import given, significant
from brainTwinStudio.ui.controls.gauge import Gauge
from brainTwinStudio.ui.controls.section import section
from brainTwinStudio.ui.effect_rows import round_up
from brainTwinStudio.ui.panels.stimulator_form import words_of as given_words

NO_LIMITS = tr("limits: not set")
NO_STIMULATOR = tr("Model units; no stimulator is set, so no charge to hold to limits.")
BEYOND = tr("Beyond what the site allows: {what}. The plan is refused.")
NOT_RUN = tr("Not estimated: the plan was not run.")
UNIT = tr("model units")
MEANING = tr(
    "Area of the input over time and regions, in units of the model's first state"
)


class Dose(QWidget):
    """Gauge of the area of the input; there are no limits in model units."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gauge = Gauge()
        self.gauge.setToolTip(MEANING)
        self.numbers = QLabel()
        self.numbers.setProperty("role", "label")
        self.beyond = QLabel()
        self.beyond.setProperty("role", "bad")
        self.given = QLabel(NO_STIMULATOR)
        self.given.setProperty("role", "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 6)
        column.setSpacing(2)
        column.addWidget(section(tr("Dose")))
        column.addWidget(self.gauge)
        self.numbers.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for label in (self.numbers, self.beyond, self.given):
            label.setWordWrap(True)
            column.addWidget(label)

    def set(self, dose: Mapping[str, float] | None, stimulus: Stimulation) -> None:
        """Show what a result says, None where the plan was not run, and what the
        stimulator gives beside what the site allows, or why it is refused."""
        device = stimulus.device
        area = None if not dose else dose.get("absolute_area")
        maximum = 1.0 if area is None else round_up(1.5 * area)
        self.gauge.set(area, None, maximum, UNIT, NO_LIMITS)
        self.numbers.setText(words_of(dose) if dose else NOT_RUN)
        lines = () if device is None else dose_of(device)
        self.given.setText("\n".join(given_words(lines)) if lines else NO_STIMULATOR)
        said = [] if device is None else _refused(device)
        said.append(said_differing(stimulus))
        self.beyond.setText(" ".join(filter(None, said)))
        self.beyond.setVisible(bool(self.beyond.text()))


def _refused(device: Device) -> list[str]:
    """Why the site does not allow a stimulator."""
    one, over = modality(device.modality), [o for o in dose_of(device) if o.beyond]
    if not device.limits:
        return [NOTHING_ALLOWED.format(stimulator=tr(one.label), site=device.site)]
    what = ", ".join(within(tr(line.label)) for line in over)
    return [BEYOND.format(what=what)] if over else []


def words_of(dose: Mapping[str, float]) -> str:
    """The other numbers of a dose in one line."""
    parts = []
    if (peak := dose.get("peak_amplitude_per_s")) is not None:
        parts.append(tr("peak {peak}", peak=given(peak, "/s")))
    if (time := dose.get("time_on_s")) is not None:
        parts.append(tr("on for {time}", time=significant(time, "s")))
    if (targets := dose.get("targets")) is not None:
        many = tr("1 region") if targets <= 1 else tr("{count:.0f} regions")
        parts.append(many.format(count=targets))
    return ", ".join(parts)
