"""The fields of a fit for how it searches and what else holds it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.project import Catalogue, PartInfo
from brainTwinStudio.project.model_spec import AUTO, Regularised
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.section import row
from brainTwinStudio.ui.controls.still_combo import StillCombo

USUAL = "Automatic"
USUAL_TIP = "L-BFGS on the linear theory, Adam on simulations."
TITLE = "Regularisers"
NOTE = "An empty weight is chosen by validation."
WEIGHT_TIP = (
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
        self.setPlaceholderText("chosen")
        self.set_tip(WEIGHT_TIP)

    def _take(self) -> None:
        if self.text().strip() or self.value() is None:
            super()._take()
            return
        self.set_value(None)
        self.edited.emit(0.0)


class MethodFields(QWidget):
    """Optimiser, and regularisers with a weight each; `changed` after the user changed
    one. Before the engine has said what it knows, choices are kept as they were set."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.combo = StillCombo(fewest=14)
        self.combo.setAccessibleName("Optimiser")
        self.combo.activated.connect(self._picked)
        self.boxes: dict[str, QCheckBox] = {}
        self.weights: dict[str, WeightField] = {}
        self._optimiser: str = AUTO
        self._regularisers: Regularised = ()
        self._known: tuple[PartInfo, ...] = ()
        self._head = QLabel(TITLE)
        self._head.setProperty("role", "label")
        self._note = QLabel(NOTE)
        self._note.setProperty("role", "note")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(row("Optimiser", self.combo))
        self._column.addWidget(self._head)
        self._column.addWidget(self._note)
        self._fill_menu(())
        self._show_head()

    def set_catalogue(self, catalogue: Catalogue | None) -> None:
        """What the engine offers for fits."""
        if catalogue is None:
            return
        self._fill_menu(catalogue.optimisers)
        known = tuple(part for part in catalogue.regularisers if part.fitted)
        if known != self._known:
            self._known = known
            self._build()
        self.set(self._optimiser, self._regularisers)

    def set(self, optimiser: str, regularisers: Regularised) -> None:
        """Show choices; emits nothing."""
        self._optimiser, self._regularisers = optimiser, regularisers
        if self.combo.findData(optimiser) < 0:
            self.combo.addItem(optimiser, optimiser)
        self.combo.setCurrentIndex(self.combo.findData(optimiser))
        chosen = dict(regularisers)
        for name, box in self.boxes.items():
            box.setChecked(name in chosen)
            self.weights[name].set_value(chosen.get(name))
            self.weights[name].setVisible(name in chosen)

    def optimiser(self) -> str:
        return self._optimiser

    def regularisers(self) -> Regularised:
        return self._regularisers

    def _picked(self) -> None:
        self._optimiser = str(self.combo.currentData())
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
            label = part.label.partition(" (")[0]  # without its library
            self.combo.addItem(label, part.name)
            self.combo.setItemData(self.combo.count() - 1, part.meaning, TIP_ROLE)

    def _build(self) -> None:
        for box in self.boxes.values():
            line = box.parentWidget()
            if line is not None:
                self._column.removeWidget(line)
                line.deleteLater()
        self.boxes, self.weights = {}, {}
        for part in self._known:
            box, field = QCheckBox(part.label), WeightField()
            box.setToolTip(part.meaning)
            field.setAccessibleName(f"Weight of {part.label}")
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
