"""Patients: new ones, and data for them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient, Selection
from brainTwinStudio.ui.alerts import Alert
from brainTwinStudio.ui.commands.base import Deed, Group

if TYPE_CHECKING:
    from brainTwinStudio.files.importing import ImportResult
    from brainTwinStudio.ui.commands.projects import Projects
    from brainTwinStudio.ui.studio import Studio

SOON_MS = 10  # the project is shown first


class Patients(Group):
    """Whose data are in the project, and adding to them."""

    def __init__(self, studio: "Studio", projects: "Projects") -> None:
        super().__init__(studio)
        self.projects = projects

    @property
    def deeds(self) -> dict[str, Deed]:
        return {
            "new-patient": self.new_patient,
            "add-data": self.add_data,
        }

    def new_patient(self, _: object = None) -> None:
        from brainTwinStudio.ui.dialogs.new_patient import NewPatientDialog

        project = self.studio.session.project
        dialog = NewPatientDialog(
            self.studio.window,
            None if project is None else project.name,
            tuple(p.id for p in project.patients) if project else (),
            Path.home(),
        )
        dialog.chosen.connect(self.studio.guarded(self._new_patient))
        dialog.open()

    def add_data(self, paths: Iterable[object] | None = None) -> None:
        """The import dialog, for the selected patient."""
        from brainTwinStudio.ui.dialogs.import_data import ImportDialog

        files = tuple(Path(str(path)) for path in paths or ())
        if len(files) == 1 and _is_project(files[0]):
            whole = files[0].is_file()
            self.studio.act("import-zip" if whole else "open-project", files[0])
            return
        store = self.studio.session.store
        if store is None or self.studio.session.project is None:
            self._add_to_new(files)
            return
        if store.read_only:
            raise InputError(tr("The project is open read-only; nothing can be added."))
        taken = tuple(p.id for p in self.studio.session.project.patients)
        wanted = self.studio.session.selection.patient_id
        patient = self.studio.session.project.patient(wanted) if wanted else None
        dialog = ImportDialog(self.studio.window, patient, files, taken)
        dialog.accepted_data.connect(self.studio.guarded(self._imported))
        dialog.open()

    # ------------------------------------------------------------ inside

    def _new_patient(self, code: str, folder: Path | None) -> None:
        if folder is not None:
            self.projects.may_leave()
            self.projects.make(
                folder, Patient(code), tr("Add patient {code}", code=code)
            )
            self.studio.show_stage("data")
            return
        project = self.studio.session.project
        if project is None:
            raise InputError(tr("No project is open."))
        self.studio.session.change(
            project.with_patient(Patient(code)),
            tr("Add patient {code}", code=code),
            Selection(code),
        )
        self.studio.show_stage("data")

    def _add_to_new(self, files: tuple[Path, ...]) -> None:
        """Files dropped on the start page: first whose they are."""
        from brainTwinStudio.ui.dialogs.new_patient import NewPatientDialog

        dialog = NewPatientDialog(self.studio.window, None, (), Path.home())

        def chosen(code: str, folder: Path | None) -> None:
            self._new_patient(code, folder)  # the dialog after it, in its own turn
            add = self.studio.guarded(lambda: self.add_data(files))
            QTimer.singleShot(SOON_MS, self.studio, add)

        dialog.chosen.connect(self.studio.guarded(chosen))
        dialog.open()

    def _imported(self, result: "ImportResult", text: str, done: str) -> None:
        project = self.studio.session.project
        if project is None:
            raise InputError(tr("No project is open."))
        patient = result.patient
        selection = replace(self.studio.session.selection, patient_id=patient.id)
        self.studio.session.change(project.with_patient(patient), text, selection)
        if result.notes:
            self.studio.tell(Alert("ok", done, (), "\n".join(result.notes)))


def _is_project(path: Path) -> bool:
    return path.name.endswith((".btproj", ".btproj.zip"))
