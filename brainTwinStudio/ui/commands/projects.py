"""Projects: open, make, close, pass on."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient
from brainTwinStudio.ui import recents
from brainTwinStudio.ui.alerts import Alert
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.commands.base import Deed, Group

if TYPE_CHECKING:
    from brainTwinStudio.files.importing import ImportResult
    from brainTwinStudio.files.store import ProjectStore

COMPOSITE, EPILEPSY = "composite", "epilepsy"
# which demo patient -> its project, and what is said of it
DEMOS = {
    COMPOSITE: ("demo.btproj", tr("the demo patient")),
    EPILEPSY: ("demo-epilepsy.btproj", tr("the demo epilepsy patient")),
}
FIT_RUNS = tr("A fit is running for this project. Stop it, or wait until it is done.")


class Projects(Group):
    """Opening, closing and passing on projects."""

    @property
    def deeds(self) -> dict[str, Deed]:
        return {
            "open-demo": self.open_demo,
            "open-project": self.open_project,
            "open-read-only": self.open_read_only,
            "import-zip": self.import_zip,
            "export-zip": self.export_zip,
            "export-twin": self.export_twin,
            "save": self.save,
            "close-project": self.close_project,
            "start-page": self.start_page,
            "find-moved": self.find_moved,
            "clear-recent": self.clear_recent,
            "quit": self.quit,
            "close-anyway-now": self.close_anyway_now,
        }

    def open_demo(self, which: object = None) -> None:
        """A demo patient in a project of its own, made on first use."""
        self.may_leave()
        chosen = str(which or COMPOSITE)
        name, called = DEMOS[chosen]
        folder = self.studio.folder / name
        if folder.exists():
            self._open(folder)
            return
        self._busy(tr("Opening {what}", what=called))

        def made(result: "ImportResult") -> None:
            self._busy("")
            if folder.exists():  # a second click was quicker
                return
            text = tr("Import {what}", what=called)
            self.studio.guarded(self._may_leave_for)(folder, result.patient, text)

        in_background(self.studio, lambda: _imported(chosen), made, self._refused)

    def open_project(self, path: object = None) -> None:
        self.may_leave()
        if path is not None:
            self._open(Path(str(path)))
            return
        dialog = QFileDialog(self.studio.window, tr("Open project (a folder .btproj)"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask_file(dialog, lambda chosen: self.open_project(chosen))

    def open_read_only(self, path: object) -> None:
        self.may_leave()
        self._open(Path(str(path)), read_only=True)

    def import_zip(self, path: object = None) -> None:
        self.may_leave()
        if path is None:
            dialog = QFileDialog(self.studio.window, tr("Open exported project"))
            dialog.setNameFilter(tr("Exported projects (*.btproj.zip)"))
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            self._ask_file(dialog, self.import_zip)
            return
        from brainTwinStudio.files.store import ProjectStore

        source = Path(str(path))
        target = source.with_name(source.name.removesuffix(".zip"))
        self._shown(ProjectStore.import_zip(source, target))

    def export_zip(self, path: object = None) -> None:
        session = self.studio.session
        if session.store is None or session.project is None:
            raise InputError(tr("No project is open."))
        if path is None:
            self._save_as(
                f"{session.project.name}.btproj.zip",
                ".btproj.zip",
                self.export_zip,
            )
            return
        session.store.export_zip(Path(str(path)))
        session.note("export", tr("Export the project"), {"as": "btproj.zip"})
        self.studio.tell(
            Alert("ok", tr("The project was exported to {path}.", path=path))
        )

    def export_twin(self, path: object = None) -> None:
        twin = self.studio.view.planned_on
        if twin is None:
            raise InputError(tr("No twin is selected."))
        if path is None:
            name = f"{twin.patient_id}-{twin.id}.btwin"
            self._save_as(name, ".btwin", self.export_twin)
            return
        from brainTwinStudio.files.twin_file import write_twin

        write_twin(twin, Path(str(path)))
        facts = {"as": "btwin", "twin": twin.id}
        self.studio.session.note("export", tr("Export {what}", what=twin.id), facts)
        self.studio.tell(Alert("ok", tr("The twin was exported to {path}.", path=path)))

    def save(self, _: object = None) -> None:
        store = self.studio.session.store
        if store is not None and not store.read_only:
            store.save()
            self.studio.window.status.say(tr("Every confirmed change is on the disk."))

    def close_project(self, _: object = None) -> None:
        self.may_leave()
        self.remember()
        self.studio.ends.forget_all()
        self.studio.session.close()
        self._to_start()

    def start_page(self, _: object = None) -> None:
        self._to_start()

    def find_moved(self, path: object) -> None:
        """A recent project that has moved."""
        dialog = QFileDialog(
            self.studio.window, tr("Where is {name}?", name=Path(str(path)).name)
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask_file(dialog, lambda chosen: self.open_project(chosen))

    def clear_recent(self, _: object = None) -> None:
        recents.forget_all(self.studio.folder)
        self._to_start()

    def quit(self, _: object = None) -> None:
        self.studio.window.close()

    def close_anyway_now(self, _: object = None) -> None:
        self.studio.ends.close_anyway = True
        self.studio.window.close()

    # ------------------------------------------------------------ inside

    def _may_leave_for(self, folder: Path, patient: Patient, text: str) -> None:
        self.may_leave()
        self.make(folder, patient, text)

    def make(self, folder: Path, patient: Patient, text: str) -> None:
        from brainTwinStudio.files.store import ProjectStore

        store = ProjectStore.create(folder)
        try:
            store.change(store.project.with_patient(patient), text)
        except Exception:
            store.close()
            raise
        self._shown(store)

    def remember(self) -> None:
        """Put the open project at the head of the recents, with its picture."""
        view, session = self.studio.view, self.studio.session
        if session.store is None or session.project is None:
            return
        recents.remember(self.studio.folder, session.store.path, view)

    def may_leave(self) -> None:
        if self.studio.view.job("fit") is not None:
            raise InputError(FIT_RUNS)

    def _busy(self, text: str) -> None:
        self.studio.busy = text
        self.studio.present_soon()

    def _refused(self, error: Exception) -> None:
        self._busy("")
        self.studio.fail(error)

    def _open(self, folder: Path, *, read_only: bool = False) -> None:
        if self.studio.session.path == folder:  # it is open already
            self.studio.show_stage("data")
            return
        from brainTwinStudio.files.lock import ProjectLockedError
        from brainTwinStudio.files.store import ProjectStore

        try:
            store = ProjectStore.open(folder, read_only=read_only)
        except ProjectLockedError as error:
            actions = ((tr("Open read-only"), "open-read-only", folder),)
            self.studio.tell(Alert("warn", str(error), actions))
            return
        self._shown(store)

    def _shown(self, store: "ProjectStore") -> None:
        """Show a project that was just opened."""
        self.studio.guarded(self.remember)()  # a full disk must not stop the opening
        self.studio.ends.forget_all()
        self.studio.window.alerts.clear()
        self.studio.session.open(store)
        if store.recovered:
            history = store.history
            sentence = tr(
                "The program ended unexpectedly last time. Every "
                "confirmed step is here; the last one was “{step}”.",
                step=history.texts[history.position],
            )
            self.studio.tell(Alert("info", sentence))
        self.studio.ends.offer_unfinished()
        has_twin = bool(store.project.twins)
        self.studio.show_stage("inspect" if has_twin else "data")

    def _to_start(self) -> None:
        self.studio.window.show_stage("start")
        self.studio.show_recents()
        self.studio.present_soon()

    def _ask_file(self, dialog: QFileDialog, then: Callable[[str], None]) -> None:
        dialog.fileSelected.connect(self.studio.guarded(then))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_as(self, name: str, suffix: str, then: Callable[[str], None]) -> None:
        dialog = QFileDialog(self.studio.window, tr("Save as"), str(Path.home() / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"*{suffix}")
        dialog.selectFile(name)
        self._ask_file(dialog, then)


def _imported(which: str) -> "ImportResult":
    """A demo patient from its files; runs beside the window."""
    if which == EPILEPSY:
        from brainTwinStudio.files.demo_epilepsy import demo_epilepsy_patient

        return demo_epilepsy_patient()
    from brainTwinStudio.files.demo_patient import demo_patient

    return demo_patient()
