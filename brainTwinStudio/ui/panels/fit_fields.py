"""The fields of a fit, group by group. They hold choices and know no project."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Catalogue, PartInfo
from brainTwinStudio.project.data_kinds import (
    BOLD_ONLY,
    EXPLAINS,
    Data,
    explained_by,
)
from brainTwinStudio.report import wording
from brainTwinStudio.ui.controls.number_field import NumberField
from brainTwinStudio.ui.controls.section import row
from brainTwinStudio.ui.controls.still_combo import StillCombo
from brainTwinStudio.ui.icons import icon
from brainTwinStudio.ui.panels.fit_choices import Choices, Losses, losses_of
from brainTwinStudio.ui.panels.fit_method import MethodFields

LOSS_WORDS = {"fc": "FC", "fcd": tr("FC dynamics (FCD)"), "psd": tr("power spectra")}
NODE_WORDS = {"hopf": tr("Hopf oscillator")}
COUPLINGS = {"additive": tr("Additive"), "diffusive": tr("Diffusive")}
MOST_SEED = 2**31 - 1


class Radios(QWidget):
    """One of a few, each with a note at the right; `picked` carries its key."""

    picked = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._keys = [key for key, _ in options]
        self.buttons: dict[str, QRadioButton] = {}
        self.notes: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, (key, text) in enumerate(options):
            button, note = QRadioButton(text), QLabel()
            note.setProperty("role", "note")
            self._group.addButton(button, place)
            self.buttons[key], self.notes[key] = button, note
            column.addWidget(_line(button, note))
        self._group.idClicked.connect(lambda at: self.picked.emit(self._keys[at]))

    def set_current(self, key: str) -> None:
        """Choose one; "" for none. Emits nothing."""
        self._group.setExclusive(False)
        for name, button in self.buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def current(self) -> str:
        at = self._group.checkedId()
        return self._keys[at] if at >= 0 else ""


class Checks(QWidget):
    """Some of a few, each with a note at the right; `changed` after a click."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._options: tuple[tuple[str, str, str], ...] = ()

    def set(
        self, options: Sequence[tuple[str, str, str]], checked: Sequence[str] | None
    ) -> None:
        """options: (key, text, note); checked: keys, None = all."""
        if tuple(options) != self._options:
            self._build(tuple(options))
        for key, box in self.boxes.items():
            box.setChecked(checked is None or key in checked)

    def checked(self) -> tuple[str, ...]:
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def _build(self, options: tuple[tuple[str, str, str], ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._options, self.boxes = options, {}
        for key, text, note in options:
            box, words = QCheckBox(text), QLabel(note)
            words.setProperty("role", "note")
            box.clicked.connect(self.changed)
            self.boxes[key] = box
            self._column.addWidget(_line(box, words))


class Advanced(QWidget):
    """What few people change, folded away: model, coupling, weights, method, seeds."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fold = QPushButton(tr("Advanced"))
        self.fold.setProperty("kind", "ghost")
        self.fold.setCheckable(True)
        self.fold.setIcon(icon("chevron-right", "text2", 14))
        self.fold.clicked.connect(self._unfold)
        self.node, self.coupling = StillCombo(), StillCombo()
        self.weights = {
            name: NumberField(0.0, "", 0.0, 100.0, 2) for name in ("fc", "fcd", "psd")
        }
        self.seed = NumberField(0, "", 0, MOST_SEED, 0)
        self.seeds = NumberField(64, "", 2, 4096, 0)
        self.method = MethodFields()
        self.rows = QWidget()
        self._nodes: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
        self._boxes: set[str] = set(EXPLAINS)
        self._data: Data = BOLD_ONLY
        self._build()
        self.set_catalogue(None)
        self.rows.hide()

    def set_catalogue(self, catalogue: Catalogue | None) -> None:
        """What the engine offers; before it has said so, what is always there."""
        self.method.set_catalogue(catalogue)
        nodes: tuple[tuple[str, str, tuple[str, ...]], ...] = (
            ("hopf", NODE_WORDS["hopf"], ("diffusive", "additive")),
            *((name, wording.NODES[name], ()) for name in EXPLAINS),
        )
        parts: tuple[PartInfo, ...] = ()
        if catalogue is not None:
            nodes = tuple(
                (n.name, tr(n.label), n.couplings)
                for n in catalogue.node_models
                if n.fitted
            )
            alone = (*catalogue.black_boxes, *catalogue.electric)
            boxes = tuple((box.name, tr(box.label), ()) for box in alone)
            self._boxes = {name for name, _, _ in boxes}
            nodes = (*nodes, *boxes)
            parts = catalogue.losses
        if nodes != self._nodes:
            self._nodes = nodes
            self._fill_nodes()
        for part in parts:
            if part.name in self.weights:
                self.weights[part.name].set_tip(tr(part.meaning))

    def set(self, choices: Choices) -> None:
        self._show_data(explained_by(choices.node))
        self.method.set(choices)
        self.node.setCurrentIndex(max(self.node.findData(choices.node), 0))
        self._fill_couplings()
        self.coupling.setCurrentIndex(max(self.coupling.findData(choices.coupling), 0))
        self.set_losses(dict(losses_of(choices)))
        self.seed.set_value(choices.seed)
        self.seeds.set_value(choices.judge_seeds)

    def set_losses(self, losses: dict[str, float]) -> None:
        for name, field in self.weights.items():
            field.set_value(losses.get(name, 0.0))

    def losses(self) -> Losses:
        """Weights above 0."""
        values = {name: field.value() or 0.0 for name, field in self.weights.items()}
        return tuple((name, value) for name, value in values.items() if value > 0)

    def chosen_coupling(self) -> str:
        """Its name; nothing of a black box or a model of an EEG."""
        if self.node.currentData() in self._boxes:
            return ""
        return str(self.coupling.currentData())

    def of_physics(self) -> tuple[QWidget, ...]:
        """What does not count for a black box."""
        return (*self.weights.values(), self.method)

    def set_enabled(self, enabled: bool) -> None:
        self.rows.setEnabled(enabled)

    def _unfold(self) -> None:
        unfolded = self.fold.isChecked()
        self.rows.setVisible(unfolded)
        name = "chevron-down" if unfolded else "chevron-right"
        self.fold.setIcon(icon(name, "text2", 14))

    def _show_data(self, data: Data) -> None:
        """Offer the models that explain such data."""
        if data != self._data:
            self._data = data
            self._fill_nodes()

    def _fill_nodes(self) -> None:
        known = [(n, label) for n, label, _ in self._nodes if self._explains(n)]
        _fill(self.node, known)
        self._fill_couplings()

    def _explains(self, node: str) -> bool:
        return explained_by(node) == self._data

    def _fill_couplings(self) -> None:
        chosen = self.node.currentData()
        couplings = next((c for name, _, c in self._nodes if name == chosen), ())
        _fill(self.coupling, [(name, COUPLINGS.get(name, name)) for name in couplings])
        self.coupling.setEnabled(bool(couplings))

    def _node_picked(self) -> None:
        self._fill_couplings()
        self.changed.emit()

    def _build(self) -> None:
        rows = QVBoxLayout(self.rows)
        rows.setContentsMargins(0, 2, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(row(tr("Node model"), self.node))
        rows.addWidget(row(tr("Coupling"), self.coupling))
        for name, field in self.weights.items():
            rows.addWidget(row(tr("Weight of {loss}", loss=LOSS_WORDS[name]), field))
            field.edited.connect(lambda _: self.changed.emit())
        rows.addWidget(self.method)
        self.method.changed.connect(self.changed)
        rows.addWidget(row(tr("Seed"), self.seed))
        rows.addWidget(row(tr("Free runs to judge by"), self.seeds))
        for field in (self.seed, self.seeds):
            field.edited.connect(lambda _: self.changed.emit())
        self.node.activated.connect(self._node_picked)
        self.coupling.activated.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.rows)


def _line(button: QWidget, note: QLabel) -> QWidget:
    result = QWidget()
    result.setFixedHeight(24)
    line = QHBoxLayout(result)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(button, 1)
    line.addWidget(note)
    return result


def _fill(combo: QComboBox, options: Sequence[tuple[str, str]]) -> None:
    before = combo.currentData()
    combo.clear()
    for key, text in options:
        combo.addItem(text, key)
    combo.setCurrentIndex(max(combo.findData(before), 0))
