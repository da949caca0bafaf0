"""A disease for the shown plan: which, how strong, where it begins, for how long."""

import math

import numpy as np
from PySide6.QtWidgets import QLabel, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Catalogue, FrozenMap, ParameterSpec
from brainTwinStudio.project.disease import MOST_TIMES, DiseaseCase
from brainTwinStudio.project.model_spec import PartInfo
from brainTwinStudio.project.parameter_names import parameter_label
from brainTwinStudio.ui import operations
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.still_combo import StillCombo
from brainTwinStudio.ui.panels.operation_forms import OperationForm, number_in, write
from brainTwinStudio.ui.plan_words import some_regions
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.virtual_lesion import lesions_of

MOST_TIME = 1e5
TELLING_UNITS = ("mm", "days", "mm²/day", "1/day", "1/year")  # short beside a number
LABELS = {  # of settings, in a word or two
    "shift": tr("Shift"),
    "ramp_days": tr("Comes on over"),
    "perilesional": tr("Shift at the border"),
    "width_mm": tr("Width of the border"),
    "settles_days": tr("Settles over"),
    "diffusion_mm2_day": tr("Diffusion"),
    "growth_day": tr("Growth"),
    "radius_mm": tr("Radius at first"),
    "spread_day": tr("Spread"),
    "start": tr("Burden at first"),
    "excitability_loss": tr("Excitability lost"),
    "rim": tr("Gained at the rim"),
    "tract_loss": tr("Loss of tracts"),
    "slowing": tr("Conduction slows"),
    "beta_year": tr("Rate of spread"),
    "alpha_year": tr("Rate of growth"),
    "excitability": tr("Excitability gained"),
}


class DiseaseForm(OperationForm):
    """`made` carries one DiseaseCase: its course up to the time that was asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Disease"), tr("Add"), parent)
        self.catalogue: Catalogue | None = None
        self.template = StillCombo(fewest=14)
        self.template.setAccessibleName(tr("Disease"))
        self.where = StillCombo(fewest=14)
        self.where.setAccessibleName(tr("Begins in"))
        self.meaning = QLabel()
        self.meaning.setProperty("role", "note")
        self.meaning.setWordWrap(True)
        self.time = NumberField(1.0, "", 0.0, MOST_TIME, 1)
        self.add_row(tr("Disease"), self.template)
        self.add_row(tr("Begins in"), self.where)
        self._first_row = self.rows.rowCount()
        self.add_row(tr("Time"), self.time)
        self.fields: dict[str, NumberField] = {}
        self.column.insertWidget(2, self.meaning)
        self.template.currentIndexChanged.connect(self._chosen)

    def begin(self, view: View) -> None:
        known = () if self.catalogue is None else self.catalogue.diseases
        if self.template.count() != len(known):
            self.template.clear()
            for one in known:
                self.template.addItem(tr(one.label), one.name)
        self.take.setEnabled(bool(known))
        self._chosen(self.template.currentIndex())

    def change(self, view: View) -> tuple[DiseaseCase]:
        info = self._info()
        assert info is not None
        end = number_in(self.time)
        lesion = self.where.currentData()
        damage = None
        if lesion is not None:
            damage = operations.damage(view, lesions_of(view)[lesion])
        regions = () if damage else tuple(view.names[i] for i in view.selected)
        values = {name: number_in(field) for name, field in self.fields.items()}
        usual = {spec.name: spec.default for spec in info.parameters}
        own = {name: v for name, v in values.items() if v != usual[name]}
        return (DiseaseCase(info.name, times_to(end), regions, damage, FrozenMap(own)),)

    def _info(self) -> PartInfo | None:
        known = () if self.catalogue is None else self.catalogue.diseases
        at = self.template.currentIndex()
        return known[at] if 0 <= at < len(known) else None

    def _chosen(self, _: int) -> None:
        info = self._info()
        if info is not None:
            write(self.meaning, tr(info.meaning))
            self._show_starts(info)
            self._show_settings(info)
        self._say("" if info else tr("The engine is still starting."))

    def _show_starts(self, info: PartInfo) -> None:
        """The selected regions; the patient's lesions where it can begin with one."""
        regions = tuple(self._view.names[i] for i in self._view.selected)
        self.where.clear()
        self.where.addItem(some_regions(regions) if regions else tr("nothing selected"))
        if info.begins == "damage":
            for at, lesion in enumerate(lesions_of(self._view)):
                self.where.addItem(tr(lesion.name), at)
            if not regions and self.where.count() > 1:
                self.where.setCurrentIndex(1)

    def _show_settings(self, info: PartInfo) -> None:
        """One row for each, its meaning as a tip; then how long it goes on."""
        value = self.time.value()
        while self.rows.rowCount() > self._first_row:
            self.rows.removeRow(self._first_row)
        self.fields = {}
        for spec in info.parameters:
            field = _field(spec)
            self.add_row(_label(spec), field)
            self.fields[spec.name] = field
        self.time = NumberField(value, tr(info.time_unit), 0.0, MOST_TIME, 1)
        self.time.setAccessibleName(tr("Time since it began"))
        self.add_row(tr("Time"), self.time)


def times_to(end: float) -> tuple[float, ...]:
    """From 0 to the end, as many as a course may have; the end alone where it is 0."""
    if end <= 0:
        return (0.0,)
    return tuple(float(time) for time in np.linspace(0.0, end, MOST_TIMES))


def _field(spec: ParameterSpec) -> NumberField:
    unit = tr(spec.unit) if spec.unit in TELLING_UNITS else ""
    digits = 1 - math.floor(math.log10(abs(spec.default) or 0.01))
    decimals = 1 if spec.unit in ("mm", "days") else max(digits, 3)
    field = NumberField(spec.default, unit, spec.low, spec.high, decimals)
    field.setAccessibleName(_label(spec))
    field.set_tip(tr(spec.meaning))
    return field


def _label(spec: ParameterSpec) -> str:
    return LABELS.get(spec.name) or parameter_label(spec.name)
