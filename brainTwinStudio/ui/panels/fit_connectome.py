"""What a fit learns of the connectome: nothing, or in one of the engine's forms."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from brainTwinStudio.language import tr
from brainTwinStudio.project import Catalogue
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.controls.still_combo import StillCombo

FIXED, USUAL = "fixed", "learned"
USUAL_LABEL = tr("Every weight")
DIRECTED = tr("Each direction by itself")
LAGGED_TOO = tr("Lagged FC is fitted, too: only it tells who drives whom.")
TIP = int(Qt.ItemDataRole.ToolTipRole)


class ConnectomeField(QWidget):
    """`changed` after the user changed anything. The form of what is learned is only
    shown where something is."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.learned = Segmented([(USUAL, tr("Learned")), (FIXED, tr("Fixed"))])
        self.form = StillCombo(fewest=14)
        self.form.setAccessibleName(tr("What is learned"))
        self.directed = QCheckBox(DIRECTED)
        self.note = QLabel(LAGGED_TOO)
        self.note.setProperty("role", "note")
        self.note.setWordWrap(True)
        self.form.addItem(USUAL_LABEL, USUAL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(_beside(tr("Connectome"), self.learned))
        self._form_row = _beside(tr("What is learned"), self.form)
        for widget in (self._form_row, self.directed, self.note):
            column.addWidget(widget)
        self.learned.picked.connect(lambda _: self._told())
        self.form.activated.connect(lambda _: self._told())
        self.directed.clicked.connect(lambda _: self._told())
        self._show()

    def set_catalogue(self, catalogue: Catalogue | None) -> None:
        """What the engine offers; what was chosen stays."""
        if catalogue is None or not catalogue.connectomes:
            return
        chosen = self.form.currentData()
        self.form.clear()
        for part in catalogue.connectomes:
            self.form.addItem(tr(part.label), part.name)
            self.form.setItemData(self.form.count() - 1, tr(part.meaning), TIP)
        self._choose(str(chosen))

    def set(self, connectome: str, *, directed: bool) -> None:
        """Show choices; emits nothing."""
        self.learned.set_current(FIXED if connectome == FIXED else USUAL)
        if connectome != FIXED:
            self._choose(connectome)
        self.directed.setChecked(directed)
        self._show()

    def connectome(self) -> str:
        """The engine's name of what is chosen."""
        if self.learned.current() == FIXED:
            return FIXED
        return str(self.form.currentData())

    def is_directed(self) -> bool:
        return self.connectome() != FIXED and self.directed.isChecked()

    def _choose(self, name: str) -> None:
        if self.form.findData(name) < 0:
            self.form.addItem(name, name)
        self.form.setCurrentIndex(self.form.findData(name))

    def _told(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        learned = self.connectome() != FIXED
        self._form_row.setVisible(learned)
        self.directed.setVisible(learned)
        self.note.setVisible(self.is_directed())


def _beside(name: str, field: QWidget) -> QWidget:
    result = QWidget()
    line = QHBoxLayout(result)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    label = QLabel(name)
    label.setBuddy(field)
    line.addWidget(label, 1)
    line.addWidget(field)
    return result
