"""A patient out to other programs."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.language import tr
from brainTwinStudio.ui.alerts import Alert
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.commands.base import Deed, Group

if TYPE_CHECKING:
    from brainTwinStudio.files.export.exporting import Exported

TITLE = tr("Export patient into a new folder")


class Exports(Group):
    """Exporting the shown patient; every export is scanned for signs of a person."""

    @property
    def deeds(self) -> dict[str, Deed]:
        return {
            "export-patient": self.export_patient,
            "save-plot": self.save_plot,
        }

    def save_plot(self, wanted: object) -> None:
        """Write numbers or picture of a plot: (path, what writes to it)."""
        assert isinstance(wanted, tuple)
        path, write = wanted
        try:
            write(path)
        except OSError as error:
            raise FileError(
                path, tr("It cannot be written ({error}).", error=error)
            ) from error
        self.studio.window.status.say(tr("Saved: {name}.", name=path.name))

    def export_patient(self, chosen: object = None) -> None:
        """Ask for a folder and a format, or take (folder, name of the format)."""
        patient, project = self.studio.view.patient, self.studio.session.project
        if patient is None or project is None:
            raise InputError(tr("No patient is selected."))
        if not isinstance(chosen, tuple):
            self._ask(patient.id)
            return
        folder, form = Path(str(chosen[0])), str(chosen[1])
        session = self.studio.session
        history, place = session.history, session.path
        done = history.texts[: history.position + 1] if history else ()

        def work() -> "Exported":
            from brainTwinStudio.files.export.exporting import export_patient

            return export_patient(project, patient.id, folder, form, done)

        def told(made: "Exported") -> None:
            count = (
                tr("{count} files", count=len(made.files))
                if len(made.files) > 1
                else tr("1 file")
            )
            first = tr(
                "{patient} was exported to {folder}: {files}.",
                patient=patient.id,
                folder=folder,
                files=count,
            )
            self.studio.tell(Alert("ok", " ".join([first, *made.notes])))
            if session.path == place:
                facts = {"as": form, "files": len(made.files)}
                session.note("export", tr("Export {what}", what=patient.id), facts)

        in_background(self.studio, work, told, self.studio.fail)

    def _ask(self, patient_id: str) -> None:
        """One dialog: a name for the folder, the formats where file types are."""
        from brainTwinStudio.files.export.exporting import FORMATS

        forms = {f"{tr(one.label)} (*)": one.name for one in FORMATS}
        start = str(Path.home() / f"{patient_id}-export")
        dialog = QFileDialog(self.studio.window, TITLE, start)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(forms))
        dialog.setLabelText(QFileDialog.DialogLabel.FileName, tr("New folder"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Written as"))
        dialog.selectFile(f"{patient_id}-export")

        def taken(path: str) -> None:
            self.export_patient((path, forms[dialog.selectedNameFilter()]))

        dialog.fileSelected.connect(self.studio.guarded(taken))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
