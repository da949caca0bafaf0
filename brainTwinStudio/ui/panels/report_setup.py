"""Sets up a report: about which twin, as what, where to; and writes it."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report.wanted import ALL
from brainTwinStudio.ui.controls.scrolled import scrolled
from brainTwinStudio.ui.controls.section import row, section
from brainTwinStudio.ui.controls.segmented import Segmented
from brainTwinStudio.ui.icons import icon
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.report_parts import Earlier, StaleNote, WrittenNote
from brainTwinStudio.ui.panels.report_wanted import WantedFields
from brainTwinStudio.ui.panels.words import fit_name
from brainTwinStudio.ui.report_contents import Part, parts_of, stale_of
from brainTwinStudio.ui.report_process import ReportWriter
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Do, Written

NO_PATIENT = tr("No patient is selected; a report is about one patient.")
NO_NAME = tr("The report needs a file name.")
NO_FILE = tr("No file can have this name ({reason}). Choose another one.")
NO_FOLDER = tr("The folder {folder} does not exist. Choose another place.")
REPLACED = tr("A file of this name exists; it will be replaced.")
WITHOUT, SEIZURES = tr("Without a twin"), tr("Of seizures")


class ReportSetup(Panel):
    """Contents, twin, format and file; the written report can be opened.

    twin_picked(Twin | None): the user chose another twin for the report. wanted: what
    is to be in it has changed.
    """

    twin_picked = Signal(object)
    wanted_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Report"))
        self.twin = QComboBox()
        self.format = Segmented([("pdf", "PDF"), ("html", "HTML")])
        self.file, self.choose = QLineEdit(), QPushButton(tr("Choose…"))
        self.choose.setProperty("kind", "small")
        self.holds, self.earlier = WantedFields(), Earlier()
        self.stale = StaleNote()
        self.note, self.error = QLabel(), QLabel()
        self.done = WrittenNote()
        self.write = QPushButton(tr("Write report"))
        self.write.setProperty("kind", "primary")
        self.write.setIcon(icon("report", "on_accent", 14))
        self.writer = ReportWriter(self)
        self._view = View()
        self._wanted = ALL  # of the report that is being written
        self._twin_id: str | None = None
        self._asked: tuple[Path, str] | None = None  # project and twin being written
        self._named = False  # the user chose the file
        self._told = ""
        self.twin.setAccessibleName(tr("Twin that the report is about"))
        self.file.setAccessibleName(tr("File of the report"))
        self.twin.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._lay_out()
        self._connect()
        self._tell()

    def present(self, view: View) -> None:
        before = self._view
        self._view = view
        twins = (view.twins, view.seizure_twins), (before.twins, before.seizure_twins)
        if view.patient is not before.patient or twins[0] != twins[1]:
            self._fill_twins()
        if view.selection.twin_id != before.selection.twin_id or self._twin_id is None:
            self._choose_twin(view.selection.twin_id)
        if view.selection.patient_id != before.selection.patient_id:
            self._named = False
            self.done.hide()
            self._told = ""
        self._tell()

    def chosen_twin(self) -> Twin | None:
        """The twin that the report is about."""
        found = (t for t in self._view.twins if t.id == self._twin_id)
        return next(found, None)

    def _about(self) -> str:
        """The id of that twin; where there are only twins of seizures, of the latest,
        which gives the verdict."""
        twin, located = self.chosen_twin(), self._view.seizure_twins
        return twin.id if twin is not None else located[-1].id if located else ""

    # ------------------------------------------------------------ what the user does

    def _want(self) -> None:
        self.done.hide()
        self._tell()

    def _pick_twin(self) -> None:
        self._twin_id = self.twin.currentData()
        self.stale.anyway.setChecked(False)
        self.done.hide()
        self._tell()
        self.twin_picked.emit(self.chosen_twin())

    def _pick_format(self, suffix: str) -> None:
        if self._named and self.file.text().strip():
            path = Path(self.file.text().strip())
            self.file.setText(str(path.with_suffix(f".{suffix}")))
        self.done.hide()
        self._tell()

    def _name(self, _: str) -> None:
        self._named = True
        self.done.hide()
        self._tell()

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Write report as"), self.file.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # said below
        dialog.setNameFilter(f"*.{self.format.current()}")
        dialog.setDefaultSuffix(self.format.current())
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, path: str) -> None:
        self.file.setText(path)
        self._name(path)

    def _write(self) -> None:
        view = self._view
        if self._lack() or view.path is None or view.patient is None:
            self._tell()
            return
        self.done.hide()
        self._told = ""
        twin, about = self.chosen_twin(), self._about()
        self._asked = (view.path, about) if about and not view.read_only else None
        self._wanted, of = self.holds.wanted(), twin.id if twin else None
        self.writer.write(view.path, view.patient.id, of, self._path(), self._wanted)
        self._tell()

    # ------------------------------------------------------------ what came of it

    def _written(self, path: Path) -> None:
        """Tell what was written when it was asked: the page may be hidden by now, and
        another project open."""
        self.done.set(path)
        self._tell()
        if self._asked is None:
            return
        created = datetime.now(UTC).isoformat(timespec="seconds")
        project, twin_id = self._asked
        told = Written(project, twin_id, path.name, created, self._wanted)
        self.wish.emit(Do("record-report", told))

    def _failed(self, sentence: str) -> None:
        self._told = sentence
        self._tell()

    # ------------------------------------------------------------ what is shown

    def _path(self) -> Path:
        name, ending = self.file.text().strip(), f".{self.format.current()}"
        path = Path(name if name.lower().endswith(ending) else name + ending)
        if not path.is_absolute() and self._view.path is not None:
            path = self._view.path.parent / path
        return path

    def _lack(self) -> str:
        """Why nothing can be written now, "" when it can."""
        if self._view.patient is None:
            return NO_PATIENT
        name = self.file.text().strip()
        if not name or name.endswith(("/", "\\")):
            return NO_NAME
        path = self._path()
        try:
            path.exists()
        except OSError as error:
            return NO_FILE.format(reason=error.strerror)
        folder = path.parent
        return "" if folder.is_dir() else NO_FOLDER.format(folder=folder)

    def _tell(self) -> None:
        view, twin = self._view, self.chosen_twin()
        if not self._named:
            self._suggest()
        parts: tuple[Part, ...] = ()
        reasons: tuple[str, ...] = ()
        if view.project is not None and view.patient is not None:
            parts = parts_of(view.project, view.patient, twin)
            reasons = stale_of(view.patient, twin)
        self.holds.set(parts, (view.path, view.selection.patient_id))
        self.wanted_changed.emit(self.holds.wanted())
        written = () if view.project is None else view.project.reports
        about = self._about()
        self.earlier.set(tuple(r for r in written if r.twin_id == about))
        self.stale.set(reasons)
        lack = self._lack()
        exists = not lack and self._path().exists() and self.done.isHidden()
        self._say(self.note, REPLACED if exists else "")
        self._say(self.error, self._told or (lack if view.project else ""))
        held = bool(reasons) and not self.stale.anyway.isChecked()
        self.write.setEnabled(not lack and not held and not self.writer.busy)
        self.write.setText(tr("Writing…") if self.writer.busy else tr("Write report"))
        choices = (self.twin, self.format, self.holds.language, self.file, self.choose)
        for field in choices:
            field.setEnabled(view.patient is not None)

    def _suggest(self) -> None:
        """A free name beside the project."""
        view, twin = self._view, self.chosen_twin()
        if view.path is None or view.patient is None:
            self.file.setText("")
            return
        stem = view.patient.id if twin is None else f"{view.patient.id}-{twin.id}"
        path = view.path.parent / f"{stem}.{self.format.current()}"
        if self.file.text() != str(path):
            self.file.setText(str(path))
            self.file.setCursorPosition(0)
            self.file.setToolTip(str(path))

    def _fill_twins(self) -> None:
        self.twin.clear()
        for twin in reversed(self._view.twins):
            created = twin.provenance.created[:10]
            effort = tr(twin.settings.effort)
            self.twin.addItem(f"{fit_name(twin)}, {effort}, {created}", twin.id)
        if not self._view.twins:
            self.twin.addItem(SEIZURES if self._view.seizure_twins else WITHOUT, None)
        self._choose_twin(self._twin_id)

    def _choose_twin(self, twin_id: str | None) -> None:
        at = self.twin.findData(twin_id)
        self.twin.setCurrentIndex(max(at, 0))
        self._twin_id = self.twin.currentData()

    def _say(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        upper = QWidget()
        inside = QVBoxLayout(upper)
        inside.setContentsMargins(14, 2, 12, 4)
        inside.setSpacing(6)
        inside.addWidget(section(tr("About")))
        inside.addWidget(row(tr("Twin"), self.twin))
        inside.addWidget(row(tr("Format"), self.format))
        inside.addWidget(row(tr("Language"), self.holds.language))
        inside.addWidget(section(tr("File")))
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(self.file, 1)
        file.addWidget(self.choose)
        inside.addLayout(file)
        for label, role in ((self.note, "note"), (self.error, "error")):
            label.setProperty("role", role)
            label.setWordWrap(True)
            inside.addWidget(label)
        inside.addSpacing(6)
        inside.addWidget(self.holds)
        inside.addSpacing(6)
        inside.addWidget(self.earlier)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 4, 12, 12)
        foot.setSpacing(6)
        for widget in (self.stale, self.done, self.write):
            foot.addWidget(widget)
        self.body.addWidget(scrolled(upper), 1)
        self.body.addLayout(foot)
        self.done.hide()

    def _connect(self) -> None:
        self.twin.activated.connect(lambda _: self._pick_twin())
        self.format.picked.connect(self._pick_format)
        self.file.textEdited.connect(self._name)
        self.choose.clicked.connect(self._choose)
        self.holds.changed.connect(self._want)
        self.stale.anyway.clicked.connect(lambda _: self._tell())
        self.write.clicked.connect(self._write)
        self.writer.written.connect(self._written)
        self.writer.failed.connect(self._failed)
