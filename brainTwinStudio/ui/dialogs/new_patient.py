"""Whose data come next: a code, and the project they go into."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient

CODE_HINT = tr("A code, never a name: it is shown everywhere and printed in reports.")
TAKEN = tr("This project already has a patient of that code.")
EXISTS = tr("There is already something at that place; choose another name.")


def code_problem(code: str, taken: tuple[str, ...]) -> str:
    """What is wrong with a patient code, "" when nothing is."""
    if not code.strip():
        return CODE_HINT
    if code.strip() in taken:
        return TAKEN
    try:
        Patient(code.strip())
    except InputError as error:
        return str(error)
    return ""


class NewPatientDialog(QDialog):
    """chosen(code, folder): folder None = the project that is open."""

    chosen = Signal(str, object)

    def __init__(
        self,
        parent: QWidget | None,
        project: str | None,
        taken: tuple[str, ...],
        home: Path,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("New patient"))
        self.setFixedWidth(520)
        self._taken, self._home = taken, home
        self._touched = False
        self.code = QLineEdit(placeholderText=tr("for example BT-001"))
        self.here = QRadioButton(
            tr("Add to the open project {name}", name=project or "")
        )
        self.there = QRadioButton(tr("Make a new project in the folder"))
        (self.here if project else self.there).setChecked(True)
        self.here.setVisible(project is not None)
        self.folder = QLineEdit()
        self.folder.setAccessibleName(self.there.text())
        self._browse = QPushButton(tr("Choose…"))
        self._problem = QLabel(CODE_HINT)
        self._problem.setProperty("role", "note")
        self._problem.setWordWrap(True)
        self.ok = QPushButton(tr("Create patient"))
        self.ok.setProperty("kind", "primary")
        self.ok.setDefault(True)
        self.cancel = QPushButton(tr("Cancel"))
        self._build()
        self._check()

    def _build(self) -> None:
        title = QLabel(tr("New patient"))
        title.setProperty("role", "dialog")
        code = QLabel(tr("Patient code"))
        code.setBuddy(self.code)
        self.folder.setAccessibleName(tr("Folder of the new project"))
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(self._browse)
        foot = QHBoxLayout()
        only = QLabel(tr("Research use only"))
        only.setProperty("role", "note")
        foot.addWidget(only)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        for part in (title, code, self.code, self._problem):
            column.addWidget(part)
        column.addWidget(self.here)
        column.addWidget(self.there)
        column.addLayout(place)
        column.addSpacing(8)
        column.addLayout(foot)
        self.code.textEdited.connect(self._check)
        self.folder.textEdited.connect(self._typed_folder)
        self.here.clicked.connect(self._check)
        self.there.clicked.connect(self._check)
        self._browse.clicked.connect(self._choose)
        self.cancel.clicked.connect(self.reject)
        self.ok.clicked.connect(self._finish)
        self.code.setFocus()

    def _typed_folder(self) -> None:
        self._touched = True
        self._check()

    def _check(self, *_: object) -> None:
        code = self.code.text().strip()
        if not self._touched:
            name = code.replace(" ", "-") or "study"
            self.folder.setText(str(self._home / f"{name}.btproj"))
        wants_folder = self.there.isChecked()
        self.folder.setEnabled(wants_folder)
        self._browse.setEnabled(wants_folder)
        taken = () if wants_folder else self._taken
        problem = code_problem(code, taken)
        if not problem and wants_folder:
            problem = self._folder_problem()
        self._problem.setText(problem or CODE_HINT)
        role = "error" if problem and problem != CODE_HINT else "note"
        self._problem.setProperty("role", role)
        self._problem.style().polish(self._problem)
        self.ok.setEnabled(not problem)

    def _folder_problem(self) -> str:
        path = Path(self.folder.text())
        if path.suffix != ".btproj":
            return tr("The name of a project folder ends in .btproj.")
        if not path.parent.is_dir():
            return tr("There is no folder {folder}.", folder=path.parent)
        return EXISTS if path.exists() else ""

    def _choose(self) -> None:
        dialog = QFileDialog(
            self, tr("Folder that the project goes into"), str(self._home)
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._chose)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chose(self, chosen: str) -> None:
        name = Path(self.folder.text()).name
        self._touched = True
        self.folder.setText(str(Path(chosen) / name))
        self._check()

    def _finish(self) -> None:
        folder = Path(self.folder.text()) if self.there.isChecked() else None
        self.accept()
        self.chosen.emit(self.code.text().strip(), folder)
