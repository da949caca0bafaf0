"""What a stimulator would be set to, beside what the site allows."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.site_profile import read_site_profile
from brainTwinStudio.language import tr, within
from brainTwinStudio.project import Device, FrozenMap, Stimulation
from brainTwinStudio.project.device import Limit, SiteProfile
from brainTwinStudio.project.dose import (
    MODALITIES,
    DoseLine,
    device_of,
    dose_of,
    refuse_beyond,
)
from brainTwinStudio.project.stimulator_alike import known_settings
from brainTwinStudio.report.wording import given, significant
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.still_combo import StillCombo
from brainTwinStudio.ui.panels.operation_forms import OperationForm
from brainTwinStudio.ui.view import View

NONE = tr("None")
FROM_WAVEFORM = tr("As the waveform and its times say; change it there.")
MOST = 1e5
DECIMALS = {"area_cm2": 4, "current_ma": 2, "phase_us": 0, "returned": 2, "duty": 3}
USUAL_DECIMALS = 2


class StimulatorForm(OperationForm):
    """`made` carries one Device, or None where none is wanted; one that goes beyond
    what the site allows is refused here, and by the engine again. Settings that the
    stimulus already says are shown and not typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Stimulator"), tr("Use it"), parent)
        self._site = SiteProfile("", FrozenMap())
        self._stimulus: Stimulation | None = None
        self.kind = StillCombo()
        self.kind.setAccessibleName(tr("Kind of stimulator"))
        self.kind.addItem(NONE, "")
        for one in MODALITIES:
            self.kind.addItem(tr(one.label), one.name)
        self.add_row(tr("Kind"), self.kind)
        self.site = QPushButton()
        self.site.setAccessibleName(tr("Site profile"))
        self.site.setToolTip(tr("Choose a site profile: what is allowed here, as TOML"))
        self.add_row(tr("Site profile"), self.site)
        self._first_row = self.rows.rowCount()
        self.fields: dict[str, NumberField] = {}
        self.lines = QLabel()
        self.lines.setProperty("role", "note")
        self.lines.setWordWrap(True)
        self.column.insertWidget(2, self.lines)
        self.kind.activated.connect(lambda _: self._show_kind({}))
        self.site.clicked.connect(self._choose_site)

    def begin_with(self, stimulus: Stimulation) -> None:
        """Show what is set; the site profile is the one it was set under."""
        self._stimulus, device = stimulus, stimulus.device
        self._site = read_site_profile() if device is None else _site_of(device)
        name = "" if device is None else device.modality
        self.kind.setCurrentIndex(max(self.kind.findData(name), 0))
        self._show_kind({} if device is None else device.settings)

    def begin(self, view: View) -> None:
        self._tell()

    def change(self, view: View) -> tuple[Device | None]:
        device = self._device()
        if device is not None:
            refuse_beyond(device)
        return (device,)

    def _device(self) -> Device | None:
        kind = self.kind.currentData()
        if not kind:
            return None
        values = {name: field.value() for name, field in self.fields.items()}
        settings = {name: v for name, v in values.items() if v is not None}
        return device_of(kind, settings, self._site)

    def _show_kind(self, settings: "FrozenMap[float] | dict[str, float]") -> None:
        while self.rows.rowCount() > self._first_row:
            self.rows.removeRow(self._first_row)
        self.fields = {}
        chosen, known = self.kind.currentData(), self._known()
        for setting in next((m.settings for m in MODALITIES if m.name == chosen), ()):
            decimals = DECIMALS.get(setting.name, USUAL_DECIMALS)
            value = settings.get(setting.name, setting.usual)
            value = known.get(setting.name, value)
            field = NumberField(value, setting.unit, 0.0, MOST, decimals)
            label = tr(setting.label)
            field.setAccessibleName(label)
            if setting.name in known:
                field.setReadOnly(True)
                field.set_tip(FROM_WAVEFORM)
            field.edited.connect(lambda _: self._tell())
            self.add_row(label, field)
            self.fields[setting.name] = field
        self._tell()

    def _known(self) -> dict[str, float]:
        kind = self.kind.currentData()
        if self._stimulus is None or not kind:
            return {}
        return known_settings(self._stimulus, kind)

    def _tell(self) -> None:
        """What is given, and whether it may be."""
        self.site.setText(self._site.name)
        try:
            device = self._device()
            lines = () if device is None else dose_of(device)
            self.lines.setText("\n".join(words_of(lines)))
            if device is not None:
                refuse_beyond(device)
            self._say("")
        except InputError as error:
            self._say(str(error))
        self.lines.setVisible(bool(self.lines.text()))
        self.adjustSize()

    def _choose_site(self) -> None:
        found, _ = QFileDialog.getOpenFileName(
            self, tr("Site profile"), "", tr("Site profiles (*.toml)")
        )
        if found:
            self.take_site(Path(found))

    def take_site(self, path: Path) -> None:
        """Hold settings against another site's limits from now on."""
        try:
            self._site = read_site_profile(path)
        except InputError as error:
            self._say(str(error))
            return
        self._tell()


def words_of(lines: Sequence[DoseLine]) -> list[str]:
    """Quantities beside their limits, then those that have none."""
    held = [line for line in lines if line.most == line.most]
    at_most = tr("{quantity} {value}, at most {most}")
    at_least = tr("{quantity} {value}, at least {most}")
    words = [
        (at_least if line.least else at_most).format(
            quantity=tr(line.label),
            value=significant(line.value, line.unit),
            most=given(line.most),
        )
        for line in held
    ]
    free = [
        f"{within(tr(line.label))} {significant(line.value, line.unit)}"
        for line in lines
        if line not in held
    ]
    limitless = tr("No limit entered: {quantities}", quantities=", ".join(free))
    return [*words, limitless] if free else words


def _site_of(device: Device) -> SiteProfile:
    limits = {
        name: Limit(most, device.sources[name]) for name, most in device.limits.items()
    }
    return SiteProfile(device.site, FrozenMap({device.modality: FrozenMap(limits)}))
