"""What the commands of `actions.py` do. A command NAME-X is the method name_x."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from brainTwinStudio import __version__
from brainTwinStudio.errors import InputError
from brainTwinStudio.files.lock import ProjectLockedError
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.files.twin_file import write_twin
from brainTwinStudio.project import RESEARCH_USE, Patient, Selection
from brainTwinStudio.ui import plans, recents
from brainTwinStudio.ui.alerts import Alert
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.effort_times import EffortTimes
from brainTwinStudio.ui.engine_link import Job
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.panels.words import fit_name
from brainTwinStudio.ui.report_contents import report_of
from brainTwinStudio.ui.wishes import Change, Written

if TYPE_CHECKING:
    from brainTwinStudio.files.importing import ImportResult
    from brainTwinStudio.ui.dialogs.new_fit import NewFitDialog
    from brainTwinStudio.ui.dialogs.report import ReportDialog
    from brainTwinStudio.ui.studio import Studio

DEMO = "demo.btproj"
FIT_RUNS = "A fit is running for this project. Stop it, or wait until it is done."
_log = logging.getLogger(__name__)


class Commands(QObject):
    """Everything a menu, a key, a button or an alert can set off."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self._studio = studio
        self.close_anyway = False
        self.times = EffortTimes(studio.folder)

    def run(self, name: str, argument: object = None) -> None:
        """Run a command. Raises InputError with a sentence where it cannot be done."""
        method: Callable[[Any], None] | None = getattr(
            self, name.replace("-", "_"), None
        )
        if method is None:
            raise LookupError(f"No command '{name}'.")
        method(argument)

    # ------------------------------------------------------------ projects

    def open_demo(self, _: object = None) -> None:
        """The demo patient in a project of its own, made on first use."""
        self._may_leave()
        folder = self._studio.folder / DEMO
        if folder.exists():
            self._open(folder)
            return
        self._busy("Opening the demo patient")
        from brainTwinStudio.files.demo_patient import demo_patient

        def made(result: "ImportResult") -> None:
            self._busy("")
            if folder.exists():  # a second click was quicker
                return
            self._studio.guarded(self._may_leave_for)(folder, result.patient)

        in_background(self._studio, demo_patient, made, self._refused)

    def _may_leave_for(self, folder: Path, patient: Patient) -> None:
        self._may_leave()
        self._make(folder, patient, "Import the demo patient")

    def new_patient(self, _: object = None) -> None:
        from brainTwinStudio.ui.dialogs.new_patient import NewPatientDialog

        project = self._studio.session.project
        dialog = NewPatientDialog(
            self._studio.window,
            None if project is None else project.name,
            tuple(p.id for p in project.patients) if project else (),
            Path.home(),
        )
        dialog.chosen.connect(self._studio.guarded(self._new_patient))
        dialog.open()

    def _new_patient(self, code: str, folder: Path | None) -> None:
        if folder is not None:
            self._may_leave()
            self._make(folder, Patient(code), f"Add patient {code}")
            self._studio.show_stage("data")
            return
        project = self._studio.session.project
        if project is None:
            raise InputError("No project is open.")
        self._studio.session.change(
            project.with_patient(Patient(code)), f"Add patient {code}", Selection(code)
        )
        self._studio.show_stage("data")

    def open_project(self, path: object = None) -> None:
        self._may_leave()
        if path is not None:
            self._open(Path(str(path)))
            return
        dialog = QFileDialog(self._studio.window, "Open project (a folder .btproj)")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask_file(dialog, lambda chosen: self.open_project(chosen))

    def open_read_only(self, path: object) -> None:
        self._may_leave()
        self._open(Path(str(path)), read_only=True)

    def import_zip(self, path: object = None) -> None:
        self._may_leave()
        if path is None:
            dialog = QFileDialog(self._studio.window, "Open exported project")
            dialog.setNameFilter("Exported projects (*.btproj.zip)")
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            self._ask_file(dialog, self.import_zip)
            return
        source = Path(str(path))
        target = source.with_name(source.name.removesuffix(".zip"))
        self._shown(ProjectStore.import_zip(source, target))

    def export_zip(self, path: object = None) -> None:
        session = self._studio.session
        if session.store is None or session.project is None:
            raise InputError("No project is open.")
        if path is None:
            self._save_as(
                f"{session.project.name}.btproj.zip", ".btproj.zip", self.export_zip
            )
            return
        session.store.export_zip(Path(str(path)))
        self._studio.tell(Alert("ok", f"The project was exported to {path}."))

    def export_twin(self, path: object = None) -> None:
        twin = self._studio.view.twin
        if twin is None:
            raise InputError("No twin is selected.")
        if path is None:
            self._save_as(f"{twin.patient_id}-{twin.id}.btwin", ".btwin",
                          self.export_twin)  # fmt: skip
            return
        write_twin(twin, Path(str(path)))
        self._studio.tell(Alert("ok", f"The twin was exported to {path}."))

    def save(self, _: object = None) -> None:
        store = self._studio.session.store
        if store is not None and not store.read_only:
            store.save()
            self._studio.window.status.say("Every confirmed change is on the disk.")

    def close_project(self, _: object = None) -> None:
        self._may_leave()
        self.remember()
        self._studio.ends.forget_all()
        self._studio.session.close()
        self._to_start()

    def start_page(self, _: object = None) -> None:
        self._to_start()

    def locate(self, path: object) -> None:
        """A recent project that has moved."""
        dialog = QFileDialog(self._studio.window, f"Where is {Path(str(path)).name}?")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask_file(dialog, lambda chosen: self.open_project(chosen))

    def clear_recent(self, _: object = None) -> None:
        recents.forget_all(self._studio.folder)
        self._to_start()

    def quit(self, _: object = None) -> None:
        self._studio.window.close()

    # ------------------------------------------------------------ the document

    def undo(self, _: object = None) -> None:
        """One step back; what it took back is said, wherever the person looks."""
        history = self._studio.session.history
        text = "" if history is None else history.undo_text
        self._studio.session.undo()
        again = (("Redo", "redo", None),)
        self._studio.tell(Alert("ok", f"Undone: {text}.", again))

    def redo(self, _: object = None) -> None:
        self._studio.session.redo()
        self._studio.window.alerts.done("redo", None)

    def step_latest(self, _: object = None) -> None:
        """Go to the last step of history."""
        history = self._studio.session.history
        if history is not None:
            self._studio.session.go(len(history.texts) - 1)

    def step(self, position: object) -> None:
        """Go to a step of history."""
        self._studio.session.go(int(str(position)))

    def add_data(self, paths: object = None) -> None:
        """The import dialog, for the selected patient."""
        from brainTwinStudio.ui.dialogs.import_data import ImportDialog

        files: tuple[Path, ...] = tuple(Path(str(p)) for p in paths or ())  # type: ignore[attr-defined]
        if len(files) == 1 and _is_project(files[0]):
            self.run("import-zip" if files[0].is_file() else "open-project", files[0])
            return
        store = self._studio.session.store
        if store is None or self._studio.session.project is None:
            self._add_to_new(files)
            return
        if store.read_only:
            raise InputError("The project is open read-only; nothing can be added.")
        taken = tuple(p.id for p in self._studio.session.project.patients)
        dialog = ImportDialog(
            self._studio.window, self._studio.view.patient, files, taken
        )
        dialog.accepted_data.connect(self._studio.guarded(self._imported))
        dialog.open()

    def _add_to_new(self, files: tuple[Path, ...]) -> None:
        """Files dropped on the start page: first whose they are."""
        from brainTwinStudio.ui.dialogs.new_patient import NewPatientDialog

        dialog = NewPatientDialog(self._studio.window, None, (), Path.home())

        def chosen(code: str, folder: Path | None) -> None:
            self._new_patient(code, folder)
            self._studio.present_now()
            self.add_data(files)

        dialog.chosen.connect(self._studio.guarded(chosen))
        dialog.open()

    def _imported(self, result: "ImportResult", text: str) -> None:
        project = self._studio.session.project
        if project is None:
            raise InputError("No project is open.")
        patient = result.patient
        selection = replace(self._studio.session.selection, patient_id=patient.id)
        self._studio.session.change(project.with_patient(patient), text, selection)
        if result.notes:
            done = f"{text.replace('Add ', 'Added ', 1)}."
            told = Alert("ok", done, (), "\n".join(result.notes))
            self._studio.tell(told)

    def delete_twin(self, twin_id: object = None) -> None:
        view = self._studio.view
        wanted = str(twin_id or (view.twin.id if view.twin else ""))
        if view.project is None:
            raise InputError("No project is open.")
        name = fit_name(view.project.twin(wanted))
        self._studio.grant(Change(view.project.without_twin(wanted), f"Delete {name}"))

    def delete_plan(self, plan_id: object = None) -> None:
        view = self._studio.view
        wanted = str(plan_id or (view.scenario.id if view.scenario else ""))
        if view.project is None:
            raise InputError("No project is open.")
        self._studio.grant(plans.deleted(view.project, wanted).wish(view.selection))

    def new_plan(self, kind: object = None) -> None:
        """A new plan on the selected twin; kind "surgery" or "stimulation"."""
        view = self._studio.view
        edit = plans.new_plan_for(
            view, "stimulation" if kind == "stimulation" else "surgery"
        )
        self._studio.grant(edit.wish(view.selection))
        self._studio.show_stage("plan")

    def add_to_plan(self, regions: object = None) -> None:
        """Regions (or what is selected) into the selected plan, or into a new one."""
        view = self._studio.view
        names = tuple(str(name) for name in regions or ())  # type: ignore[attr-defined]
        if names:
            selection = replace(view.selection, regions=names, edges=())
            view = replace(view, selection=selection)
        edit = plans.with_selection(view)
        self._studio.grant(edit.wish(view.selection))
        self._studio.show_stage("plan")

    # ------------------------------------------------------------ looking

    def stage(self, name: object) -> None:
        if self._studio.session.project is None:
            raise InputError("Open the demo patient or a project first.")
        self._studio.show_stage(str(name))

    def find(self, _: object = None) -> None:
        self._studio.window.palette_box.take_focus()

    def find_region(self, _: object = None) -> None:
        self._studio.window.browser.find()

    def copy_panel(self, _: object = None) -> None:
        """The panel with the keyboard focus as a picture; else the 3D view."""
        window = self._studio.window
        panel: QWidget = window.brain if window.brain.isVisible() else window.page
        widget = QApplication.focusWidget()
        while widget is not None:
            if isinstance(widget, Panel):
                panel = widget
            widget = widget.parentWidget()
        QApplication.clipboard().setPixmap(panel.grab())
        name = panel.head.title() if isinstance(panel, Panel) else "page"
        window.status.say(f"Copied as a picture: {name}.")

    def select_region(self, name: object) -> None:
        selection = replace(
            self._studio.session.selection, regions=(str(name),), edges=()
        )
        self._studio.session.select(selection)

    def select_none(self, _: object = None) -> None:
        selection = replace(self._studio.session.selection, regions=(), edges=())
        self._studio.session.select(selection)

    def theme(self, _: object = None) -> None:
        self._studio.set_theme("light" if self._studio.view.theme.dark else "dark")

    def show_log(self, _: object = None) -> None:
        path = self._studio.folder / "studio.log"
        text = path.read_text("utf-8", "replace")[-20_000:] if path.is_file() else ""
        said = f"The log is {path}." if text else "The log is empty."
        self._studio.tell(Alert("info", said, (), text))

    def about(self, _: object = None) -> None:
        catalogue = self._studio.link.catalogue
        versions = catalogue.versions if catalogue else ()
        text = "\n".join(f"{name} {number}" for name, number in versions)
        self._studio.tell(
            Alert("info", f"Brain Twin Studio {__version__}. {RESEARCH_USE}", (), text)
        )

    # ------------------------------------------------------------ engine

    def fit(self, _: object = None) -> None:
        """The set-up of a fit: its stage, or from other stages a dialog."""
        studio = self._studio
        if studio.window.stage in ("fit", "start"):
            self.stage("fit")
            return
        from brainTwinStudio.ui.dialogs.new_fit import NewFitDialog

        view, catalogue = studio.view, studio.link.catalogue
        dialog = NewFitDialog(studio.window, view, self.times, catalogue)
        dialog.accepted.connect(lambda: studio.show_stage("fit"))
        self._open_dialog(dialog)

    def stop(self, job_id: object) -> None:
        """Let a running job end with its best; a waiting one is dropped."""
        job = self._job(job_id)
        self._studio.link.stop(job.id)
        if job.state == "queued":
            self._studio.ends.drop_checkpoint(job)

    def stop_fit(self, _: object = None) -> None:
        job = self._studio.view.job("fit")
        if job is not None:
            self._studio.link.stop(job.id)

    def stop_now(self, job_id: object) -> None:
        """End the engine over a job; the checkpoint stays."""
        self._studio.link.kill(int(str(job_id)))

    def discard(self, job_id: object) -> None:
        """Forget a job; of a fit, its checkpoint too."""
        job = self._job(job_id)
        self._studio.link.discard(job.id)
        self._studio.ends.drop_checkpoint(job)

    def resume(self, job_id: object) -> None:
        """Ask a lost job again; a fit goes on from its checkpoint."""
        lost, studio = self._job(job_id), self._studio
        store = studio.session.store
        if store is None or store.read_only:
            raise InputError("The project is open read-only; nothing can be fitted.")
        studio.link.forget(lost.id)
        studio.window.alerts.done("resume", job_id)
        studio.link.submit(lost.request, lost.title)

    def forget_job(self, job_id: object) -> None:
        """Take a job that is over off the list; a lost fit is given up with that."""
        job = self._job(job_id)
        self._studio.link.forget(job.id)
        self._studio.ends.drop_checkpoint(job)

    def resume_unfinished(self, name: object = None) -> None:
        """Ask an interrupted fit again; name: of its checkpoint."""
        request, title = self._studio.ends.unfinished_request(str(name))
        request = self._studio.ends.with_checkpoint(request, title)
        self._studio.link.submit(request, title)
        self._studio.show_stage("fit")

    def forget(self, name: object = None) -> None:
        """Discard an interrupted fit."""
        self._studio.ends.forget_unfinished(str(name))

    def inspect_twin(self, twin_id: object) -> None:
        """Look at a twin that was just fitted, whoever's it is."""
        session = self._studio.session
        if session.project is None:
            raise InputError("No project is open.")
        twin = session.project.twin(str(twin_id))
        session.select(
            replace(session.selection, patient_id=twin.patient_id, twin_id=twin.id)
        )
        self._studio.show_stage("inspect")

    def record_report(self, written: object) -> None:
        """Remember a report that was written, if its project is still open."""
        assert isinstance(written, Written)
        session = self._studio.session
        project = session.project
        if project is None or session.path != written.project:
            return
        if written.twin_id not in {twin.id for twin in project.twins}:
            return
        report = report_of(project, project.twin(written.twin_id), written.created)
        session.change(project.with_report(report), f"Write {written.name}")

    def close_anyway_now(self, _: object = None) -> None:
        self.close_anyway = True
        self._studio.window.close()

    def report(self, _: object = None) -> None:
        """What the report will hold: its stage, or from other stages a dialog."""
        if self._studio.window.stage in ("report", "start"):
            self.stage("report")
            return
        from brainTwinStudio.ui.dialogs.report import ReportDialog

        self._open_dialog(ReportDialog(self._studio.window, self._studio.view))

    # ------------------------------------------------------------ inside

    def remember(self) -> None:
        """Put the open project at the head of the recents, with its picture."""
        view, session = self._studio.view, self._studio.session
        if session.store is None or session.project is None:
            return
        recents.remember(self._studio.folder, session.store.path, view)

    def _open_dialog(self, dialog: "NewFitDialog | ReportDialog") -> None:
        """Open a dialog that follows the view and whose wishes are granted."""
        studio = self._studio
        dialog.wish.connect(studio.grant)
        studio.dialogs.append(dialog)
        dialog.finished.connect(lambda _: studio.dialogs.remove(dialog))
        dialog.open()

    def _may_leave(self) -> None:
        if self._studio.view.job("fit") is not None:
            raise InputError(FIT_RUNS)

    def _busy(self, text: str) -> None:
        self._studio.busy = text
        self._studio.present_soon()

    def _refused(self, error: Exception) -> None:
        self._busy("")
        self._studio.fail(error)

    def _open(self, folder: Path, *, read_only: bool = False) -> None:
        if self._studio.session.path == folder:  # it is open already
            self._studio.show_stage("data")
            return
        try:
            store = ProjectStore.open(folder, read_only=read_only)
        except ProjectLockedError as error:
            actions = (("Open read-only", "open-read-only", folder),)
            self._studio.tell(Alert("warn", str(error), actions))
            return
        self._shown(store)

    def _make(self, folder: Path, patient: Patient, text: str) -> None:
        store = ProjectStore.create(folder)
        try:
            store.change(store.project.with_patient(patient), text)
        except Exception:
            store.close()
            raise
        self._shown(store)

    def _job(self, job_id: object) -> Job:
        """A job by its id."""
        number = int(str(job_id))
        for job in self._studio.link.jobs:
            if job.id == number:
                return job
        raise InputError("This job is not on the list any more.")

    def _shown(self, store: ProjectStore) -> None:
        """Show a project that was just opened."""
        self._studio.guarded(self.remember)()  # a full disk must not stop the opening
        self._studio.ends.forget_all()
        self._studio.window.alerts.clear()
        self._studio.session.open(store)
        if store.recovered:
            history = store.history
            sentence = (
                "The program ended unexpectedly last time. Every confirmed step is "
                f"here; the last one was “{history.texts[history.position]}”."
            )
            self._studio.tell(Alert("info", sentence))
        self._studio.ends.offer_unfinished()
        has_twin = bool(store.project.twins)
        self._studio.show_stage("inspect" if has_twin else "data")

    def _to_start(self) -> None:
        self._studio.window.show_stage("start")
        self._studio.show_recents()
        self._studio.present_soon()

    def _ask_file(self, dialog: QFileDialog, then: Callable[[str], None]) -> None:
        dialog.fileSelected.connect(self._studio.guarded(then))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_as(self, name: str, suffix: str, then: Callable[[str], None]) -> None:
        dialog = QFileDialog(self._studio.window, "Save as", str(Path.home() / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"*{suffix}")
        dialog.selectFile(name)
        self._ask_file(dialog, then)


def _is_project(path: Path) -> bool:
    return path.name.endswith((".btproj", ".btproj.zip"))
