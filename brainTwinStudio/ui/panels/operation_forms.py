"""Small forms for operations: pop-ups that say at once what cannot be taken."""

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Catalogue, ParameterSpec
from brainTwinStudio.project.parameter_names import begun, in_sentence
from brainTwinStudio.project.spaces import space_named
from brainTwinStudio.project.what_if import EDGE, Mode
from brainTwinStudio.ui import operations
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.popups import keep_on_screen, show_below
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.controls.still_combo import StillCombo
from brainTwinStudio.ui.view import View

WIDTH_PX, MARGIN_PX = 292, 12
FURTHEST_MM = 200.0
MODES: tuple[tuple[Mode, str], ...] = (
    ("shift", tr("Add")),
    ("factor", tr("Times")),
    ("value", tr("Set to")),
)
START: dict[Mode, float] = {"shift": 0.02, "factor": 1.2, "value": 0.0}
WHOLE = tr(
    "A region counts as removed as a whole from this share on; below, its connections "
    "are weakened by the share that is taken."
)
NO_SPACE = tr("not stated")


class OperationForm(QFrame):
    """A pop-up with fields and one button; `made` carries the changes."""

    made = Signal(tuple)

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "tools")
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(title)
        self._view = View()
        head = QLabel(title)
        head.setProperty("role", "head")
        self.fault = QLabel()
        self.fault.setProperty("role", "bad")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.take = QPushButton(verb)
        self.take.setProperty("kind", "primary")
        self.take.clicked.connect(self._take)
        self.rows = QFormLayout()
        self.rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.rows.setHorizontalSpacing(10)
        self.rows.setVerticalSpacing(8)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.take)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN_PX, 10, MARGIN_PX, MARGIN_PX)
        self.column.setSpacing(8)
        self.column.addWidget(head)
        self.column.addLayout(self.rows)
        self.column.addWidget(self.fault)
        self.column.addLayout(foot)

    def add_row(self, text: str, widget: QWidget) -> None:
        label = QLabel(text)
        label.setProperty("role", "label")
        label.setBuddy(widget)
        self.rows.addRow(label, widget)

    def open_at(self, widget: QWidget, view: View) -> None:
        """Show below a widget, or above it where there is no room."""
        self._view = view
        self._say("")
        self.begin(view)
        self.adjustSize()
        show_below(self, widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            keep_on_screen(self)

    def begin(self, view: View) -> None:
        """Fill the fields from what is selected."""

    @abstractmethod
    def change(self, view: View) -> tuple:
        """What the fields say. Raises InputError."""

    def _say(self, text: str) -> None:
        write(self.fault, text)
        self.fault.setVisible(bool(text))
        self.adjustSize()

    def _take(self) -> None:
        try:
            changes = self.change(self._view)
        except InputError as error:
            self._say(str(error))
            return
        self.hide()
        self.made.emit(changes)


class AblationForm(OperationForm):
    """Centre, radius, and from which share a region is gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Laser ablation"), tr("Ablate"), parent)
        self.axes = tuple(
            NumberField(0.0, "mm", -FURTHEST_MM, FURTHEST_MM, 1) for _ in range(3)
        )
        for name, field in zip("xyz", self.axes, strict=True):
            field.setAccessibleName(tr("Centre, {name} in mm", name=name))
            self.add_row(tr("Centre {name}", name=name), field)
        self.radius = NumberField(8.0, "mm", 0.5, 40.0, 1)
        self.radius.setAccessibleName(tr("Radius in mm"))
        self.space = QLabel()
        self.space.setProperty("role", "label")
        self.whole = NumberField(100.0, "%", 1.0, 100.0, 0)
        self.whole.setAccessibleName(tr("Removed from, in percent"))
        self.whole.set_tip(WHOLE)
        self.add_row(tr("Space"), self.space)
        self.add_row(tr("Radius"), self.radius)
        self.add_row(tr("Removed from"), self.whole)

    def begin(self, view: View) -> None:
        twin = view.planned_on
        of = None if twin is None else twin.connectome.parcellation
        self.space.setText(NO_SPACE if of is None else tr(of.space))
        centre = operations.usual_centre(view)
        for field, value in zip(self.axes, centre or (0.0,) * 3, strict=True):
            field.set_value(value)

    def change(self, view: View) -> tuple:
        values = [number_in(field) for field in (*self.axes, self.radius, self.whole)]
        x, y, z, radius, whole = values
        twin = view.planned_on
        stated = "not stated"
        if twin is not None:
            stated = space_named(twin.connectome.parcellation.space)
        space = None if stated == "not stated" else stated
        return (operations.ablation(view, (x, y, z), radius, space, whole / 100),)


class WhatIfForm(OperationForm):
    """A parameter, how it changes, and by how much; for the selection or everywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What if"), tr("Add"), parent)
        self._specs: tuple[ParameterSpec, ...] = ()
        self.catalogue: Catalogue | None = None
        self.parameter = StillCombo(fewest=14)
        self.parameter.setAccessibleName(tr("Parameter"))
        self.mode = Segmented(MODES)
        self.amount = NumberField(0.02, "", -1e6, 1e6, 3)
        self.amount.setAccessibleName(tr("Amount"))
        self.where = QLabel()
        self.where.setProperty("role", "label")
        self.meaning = QLabel()
        self.meaning.setProperty("role", "note")
        self.meaning.setWordWrap(True)
        self.add_row(tr("Parameter"), self.parameter)
        self.add_row(tr("How"), self.mode)
        self.add_row(tr("Amount"), self.amount)
        self.add_row(tr("In"), self.where)
        self.column.insertWidget(2, self.meaning)
        self.parameter.currentIndexChanged.connect(self._chosen)
        self.mode.picked.connect(self._restart)

    def begin(self, view: View) -> None:
        self._specs = operations.changeable(view, self.catalogue)
        self.parameter.blockSignals(True)
        self.parameter.clear()
        for spec in self._specs:
            name = (
                tr("connection weight") if spec.name == EDGE else in_sentence(spec.name)
            )
            self.parameter.addItem(begun(name), spec.name)
        self.parameter.blockSignals(False)
        self.take.setEnabled(bool(self._specs))
        self.mode.set_current("shift")
        self._chosen(0)
        if not self._specs:
            self._say(operations.NO_PARAMETERS)

    def change(self, view: View) -> tuple:
        spec = self._specs[self.parameter.currentIndex()]
        asked = operations.WhatIf(spec.name, self._mode(), number_in(self.amount))
        return (operations.what_if(view, spec, asked),)

    def _mode(self) -> Mode:
        key = self.mode.current()
        return next(mode for mode, _ in MODES if mode == key)

    def _chosen(self, at: int) -> None:
        if not 0 <= at < len(self._specs):
            return
        spec = self._specs[at]
        self.where.setText(operations.where(self._view, spec))
        bounds = operations.allowed(spec)
        meaning = begun(tr(spec.meaning))
        told = f"{meaning}."
        if bounds:
            told = tr(
                "{meaning}; the model allows {bounds}.", meaning=meaning, bounds=bounds
            )
        write(self.meaning, told)
        self._restart()

    def _restart(self, _: str = "") -> None:
        spec = self._specs[self.parameter.currentIndex()]
        start = spec.default if self._mode() == "value" else START[self._mode()]
        self.amount.set_value(start)
        self._say("")


def write(label: QLabel, text: str) -> None:
    """A text over as many lines as it needs in the width of the pop-up."""
    width = WIDTH_PX - 2 * MARGIN_PX
    label.setText(text)
    label.setFixedWidth(width)
    label.setFixedHeight(label.heightForWidth(width) if text else 0)


def number_in(field: NumberField) -> float:
    """What a field holds; a text that is no number is refused in its own words."""
    value = field.value()
    fault = field.fault()
    if fault or value is None:
        raise InputError(
            fault or tr("{field} is missing.", field=field.accessibleName())
        )
    return value
