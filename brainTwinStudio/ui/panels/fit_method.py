"""The fields of a fit for how it searches, what else holds it, and how sure it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Catalogue, PartInfo
from brainTwinStudio.project.model_spec import AUTO, LAPLACE, Regularised
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.section import row
from brainTwinStudio.ui.controls.still_combo import StillCombo

if TYPE_CHECKING:
    from brainTwinStudio.ui.panels.fit_choices import Choices

USUAL = tr("Automatic")
USUAL_TIP = tr("L-BFGS on the linear theory, Adam on simulations.")
TITLE = tr("Regularisers")
NOTE = tr("An empty weight is chosen by validation.")
WEIGHT_TIP = tr(
    "Weight in run-to-run differences. Empty: chosen on validation data, in a quick "
    "look by the L-curve."
)
MOST_WEIGHT = 1000.0
WEIGHT_PX = 64
TIP_ROLE = Qt.ItemDataRole.ToolTipRole


class WeightField(NumberField):
    """A number that may be left out; emptied, it has none again."""

    def __init__(self) -> None:
        super().__init__(None, "", 0.0, MOST_WEIGHT, 3)
        self.setFixedWidth(WEIGHT_PX)
        self.setPlaceholderText(tr("chosen"))
        self.set_tip(WEIGHT_TIP)

    def _take(self) -> None:
        if self.text().strip() or self.value() is None:
            super()._take()
            return
        self.set_value(None)
        self.edited.emit(0.0)


class MethodFields(QWidget):
    """Optimiser, how intervals are estimated, and regularisers with a weight each;
    `changed` after the user changed one. Before the engine has said what it knows,
    choices are kept as they were set."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.combo = StillCombo(fewest=14)
        self.combo.setAccessibleName(tr("Optimiser"))
        self.combo.activated.connect(self._picked)
        self.sure = StillCombo(fewest=14)
        self.sure.setAccessibleName(tr("Intervals of the parameters"))
        self.sure.activated.connect(self._picked)
        self.boxes: dict[str, QCheckBox] = {}
        self.weights: dict[str, WeightField] = {}
        self._optimiser, self._uncertainty = AUTO, LAPLACE
        self._regularisers: Regularised = ()
        self._known: tuple[PartInfo, ...] = ()
        self._head = QLabel(TITLE)
        self._head.setProperty("role", "label")
        self._note = QLabel(NOTE)
        self._note.setProperty("role", "note")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(row(tr("Optimiser"), self.combo))
        self._column.addWidget(row(tr("Intervals"), self.sure))
        self._column.addWidget(self._head)
        self._column.addWidget(self._note)
        self._fill_menu(())
        self._fill_sure(())
        self._show_head()

    def set_catalogue(self, catalogue: Catalogue | None) -> None:
        """What the engine offers for fits."""
        if catalogue is None:
            return
        self._fill_menu(catalogue.optimisers)
        self._fill_sure(catalogue.uncertainties)
        known = tuple(part for part in catalogue.regularisers if part.fitted)
        if known != self._known:
            self._known = known
            self._build()
        self._show()

    def set(self, choices: "Choices") -> None:
        """Show choices; emits nothing."""
        self._optimiser, self._regularisers = choices.optimiser, choices.regularisers
        self._uncertainty = choices.uncertainty
        self._show()

    def _show(self) -> None:
        for menu, name in (
            (self.combo, self._optimiser),
            (self.sure, self._uncertainty),
        ):
            if menu.findData(name) < 0:
                menu.addItem(name, name)
            menu.setCurrentIndex(menu.findData(name))
        chosen = dict(self._regularisers)
        for name, box in self.boxes.items():
            box.setChecked(name in chosen)
            self.weights[name].set_value(chosen.get(name))
            self.weights[name].setVisible(name in chosen)

    def optimiser(self) -> str:
        return self._optimiser

    def regularisers(self) -> Regularised:
        return self._regularisers

    def uncertainty(self) -> str:
        return self._uncertainty

    def _picked(self) -> None:
        self._optimiser = str(self.combo.currentData())
        self._uncertainty = str(self.sure.currentData())
        self.changed.emit()

    def _checked(self) -> None:
        found = []
        for name, box in self.boxes.items():
            field = self.weights[name]
            field.setVisible(box.isChecked())
            if box.isChecked():
                found.append((name, field.value()))
            else:
                field.set_value(None)
        self._regularisers = tuple(found)
        self.changed.emit()

    def _fill_menu(self, optimisers: tuple[PartInfo, ...]) -> None:
        self.combo.clear()
        self.combo.addItem(USUAL, AUTO)
        self.combo.setItemData(0, USUAL_TIP, TIP_ROLE)
        for part in optimisers:
            label = tr(part.label).partition(" (")[0]  # without its library
            self.combo.addItem(label, part.name)
            self.combo.setItemData(self.combo.count() - 1, tr(part.meaning), TIP_ROLE)

    def _fill_sure(self, methods: tuple[PartInfo, ...]) -> None:
        self.sure.clear()
        for part in methods:
            self.sure.addItem(tr(part.label), part.name)
            self.sure.setItemData(self.sure.count() - 1, tr(part.meaning), TIP_ROLE)

    def _build(self) -> None:
        for box in self.boxes.values():
            line = box.parentWidget()
            if line is not None:
                self._column.removeWidget(line)
                line.deleteLater()
        self.boxes, self.weights = {}, {}
        for part in self._known:
            box, field = QCheckBox(tr(part.label)), WeightField()
            box.setToolTip(tr(part.meaning))
            field.setAccessibleName(tr("Weight of {loss}", loss=tr(part.label)))
            box.clicked.connect(self._checked)
            field.edited.connect(lambda _: self._checked())
            self.boxes[part.name], self.weights[part.name] = box, field
            self._column.addWidget(_line(box, field))
        self._show_head()

    def _show_head(self) -> None:
        self._head.setVisible(bool(self.boxes))
        self._note.setVisible(bool(self.boxes))


def _line(box: QCheckBox, field: WeightField) -> QWidget:
    result = QWidget()
    result.setFixedHeight(28)
    line = QHBoxLayout(result)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(box, 1)
    line.addWidget(field)
    return result
