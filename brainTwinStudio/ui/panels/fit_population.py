"""The field of a fit for a prior from other people."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.population import population_at
from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.controls.still_combo import StillCombo
from brainTwinStudio.ui.panels.fit_people import People

OPTIONS = {
    "none": tr("None"),
    "project": tr("Other patients of this project"),
    "file": "",
    "folder": tr("Folder of twins, or project…"),
    "twin": tr("A twin (.btwin)…"),
}
TIP = tr(
    "What the fit aims at (FC and spectra) is shrunk toward other people, "
    "as far as they show how little a recording tells."
)
READING = tr("Reading {name}…")
UNREADABLE = tr("{name} could not be read.")


class PopulationField(QWidget):
    """None, this project, or what a dialog was told; `changed` after the user chose."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.combo, self.note = StillCombo(fewest=12), QLabel()
        self.combo.setToolTip(TIP)
        self.combo.setAccessibleName(tr("Prior from other people"))
        self.note.setProperty("role", "note")
        self.note.setWordWrap(True)
        self.note.hide()
        self._people = People()
        self._reading = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.combo)
        column.addWidget(self.note)
        self.combo.activated.connect(self._picked)
        self.set(People())

    def set(self, people: People) -> None:
        """Show a choice; emits nothing."""
        self._people = people
        options = {key: text for key, text in OPTIONS.items() if text}
        if people.source == "file":
            options = {"file": people.name, **options}
        self.combo.clear()
        for key, text in options.items():
            self.combo.addItem(text, key)
        self.combo.setCurrentIndex(self.combo.findData(people.source))

    def choice(self) -> People:
        return self._people

    def tell(self, sentence: str) -> None:
        """What is known of the choice, below it."""
        if not self._reading:
            self.note.setText(sentence)
            self.note.setVisible(bool(sentence))

    def read(self, path: str | Path) -> None:
        """Take the twins of a file or folder, once they are read."""
        name = Path(path).name
        self._reading = str(path)
        self.note.setText(READING.format(name=name))
        self.note.show()
        work = partial(population_at, path)
        done = partial(self._read, str(path))
        in_background(self, work, done, partial(self._refused, str(path)))

    def _picked(self) -> None:
        key = self.combo.currentData()
        if key in ("folder", "twin"):
            self.set(self._people)  # until something is chosen
            self._ask(folder=key == "folder")
        elif key != self._people.source:
            self._choose(People(key))

    def _ask(self, *, folder: bool) -> None:
        title = tr("A project, or a folder of twins") if folder else tr("A twin")
        dialog = QFileDialog(self.window(), title)
        modes = QFileDialog.FileMode
        dialog.setFileMode(modes.Directory if folder else modes.ExistingFile)
        if not folder:
            dialog.setNameFilter(tr("Twins (*.btwin)"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.fileSelected.connect(self.read)
        dialog.open()

    def _read(self, path: str, twins: tuple[Twin, ...]) -> None:
        if path == self._reading:
            self._choose(People("file", twins, Path(path).name))

    def _refused(self, path: str, error: Exception) -> None:
        if path != self._reading:
            return
        self._reading = ""
        known = isinstance(error, InputError)
        self.tell(str(error) if known else UNREADABLE.format(name=Path(path).name))

    def _choose(self, people: People) -> None:
        self._reading = ""
        self.set(people)
        self.changed.emit()
