"""What is open and what is selected: the one owner of the window's state."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from brainTwinStudio.files.history import History
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient, Project, Selection, Twin, new_id
from brainTwinStudio.ui.rebasing import rebased

if TYPE_CHECKING:
    from brainTwinStudio.files.store import ProjectStore

KEPT_PAST = 40


class Session(QObject):
    """An open project with its selection. Every change goes through here and is on the
    disk when the method returns; `changed` follows it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: ProjectStore | None = None
        self.selection = Selection()
        self._selected_at: dict[int, Selection] = {}  # position in history -> selection
        self._changing = False
        self._past: list[Project] = []  # what was shown lately, the latest last
        self._twin_ids: set[str] = set()  # all that were ever seen here

    # ------------------------------------------------------------ what is open

    @property
    def store(self) -> "ProjectStore | None":
        return self._store

    @property
    def project(self) -> Project | None:
        return None if self._store is None else self._store.project

    @property
    def history(self) -> History | None:
        return None if self._store is None else self._store.history

    @property
    def path(self) -> Path | None:
        return None if self._store is None else self._store.path

    def open(self, store: "ProjectStore") -> None:
        """Show another project; the one before is closed. Where that fails, the new one
        is closed as well and none is open."""
        try:
            self.close_store()
        except Exception:
            store.close()
            raise
        self._store = store
        self._remember()
        patients = store.project.patients
        self.selection = (
            whole_of(store.project, patients[-1]) if patients else Selection()
        )
        self._tell()

    def close_store(self) -> None:
        """Close the project, if there is one, without telling."""
        store, self._store = self._store, None
        self._selected_at.clear()
        self._past.clear()
        self._twin_ids.clear()
        self.selection = Selection()
        if store is not None:
            store.close()

    def close(self) -> None:
        """Close the project and show that none is open."""
        self.close_store()
        self._tell()

    # ------------------------------------------------------------ changes

    def change(
        self, project: Project, text: str, selection: Selection | None = None
    ) -> None:
        """Make `project` the present one, undoable. Raises FileError when the disk
        refuses, InputError when the project is read-only; nothing has changed then.

        Where it was made from an older project than the present one (a click just
        before the news was drawn), what came since is kept."""
        store = self._open_store()
        project = rebased(project, store.project, self._past)
        self._selected_at[store.history.position] = self.selection
        self._do(lambda: store.change(project, text))
        self._remember()
        self.selection = fitting(store.project, selection or self.selection)
        self._tell()

    def undo(self) -> None:
        self.go(self._open_store().history.position - 1)

    def redo(self) -> None:
        self.go(self._open_store().history.position + 1)

    def go(self, position: int) -> None:
        """Show the project of another step of history. Raises InputError where there
        is none."""
        store = self._open_store()
        self._selected_at[store.history.position] = self.selection
        while store.history.position > position:
            self._do(store.undo)
        while store.history.position < position:
            self._do(store.redo)
        self._remember()
        wanted = self._selected_at.get(position, self.selection)
        self.selection = fitting(store.project, wanted)
        self._tell()

    def select(self, selection: Selection) -> None:
        """Look at something else; the selection follows the patient and the twin."""
        project = self.project
        if project is None or selection == self.selection:
            return
        self.selection = fitting(project, selection)
        self._tell()

    def note(
        self, kind: str, told: str, facts: dict[str, Any], outcome: str = "done"
    ) -> None:
        """Into the audit log, where the project can be written: what changed nothing in
        it. Raises FileError when the disk refuses."""
        from brainTwinStudio.files.audit import Event
        from brainTwinStudio.files.audit_events import neutral

        store = self._store
        if store is not None and not store.read_only:
            codes = [patient.id for patient in store.project.patients]
            store.note(Event(kind, neutral(told, codes), facts, outcome))

    def new_twin_id(self, prefix: str = "twin") -> str:
        """An id that no twin of this project has or had while it was open: what was
        simulated for one must never be shown for another."""
        known = (name for name in self._twin_ids if name.startswith(prefix))
        return new_id(prefix, tuple(sorted(known)))

    # ------------------------------------------------------------ inside

    def _remember(self) -> None:
        project = self._open_store().project
        self._past = [*self._past[-KEPT_PAST + 1 :], project]
        self._twin_ids |= {twin.id for twin in project.twins}
        self._twin_ids |= {twin.id for twin in project.seizure_twins}

    def _open_store(self) -> "ProjectStore":
        if self._store is None:
            from brainTwinStudio.errors import InputError

            raise InputError(tr("No project is open."))
        return self._store

    def _do(self, deed: Callable[[], object]) -> None:
        if self._changing:
            raise RuntimeError("A change was made while another one was being made.")
        self._changing = True
        try:
            deed()
        finally:
            self._changing = False

    def _tell(self) -> None:
        if self._changing:
            raise RuntimeError("A change was told inside a change.")
        self.changed.emit()


def whole_of(project: Project, patient: Patient) -> Selection:
    """A patient with the latest twin and its latest plan."""
    twins = project.twins_of(patient.id)
    twin_id = twins[-1].id if twins else None
    return fitting(project, Selection(patient.id, None, twin_id))


def fitting(project: Project, selection: Selection) -> Selection:
    """The selection without what the project does not hold (any more)."""
    patients = {patient.id: patient for patient in project.patients}
    patient = patients.get(selection.patient_id or "")
    if patient is None:
        if not project.patients:
            return Selection()
        return whole_of(project, project.patients[-1])
    twins = {twin.id: twin for twin in project.twins_of(patient.id)}
    twin = twins.get(selection.twin_id or "") or (
        list(twins.values())[-1] if twins else None
    )
    plans = [] if twin is None else [s.id for s in project.scenarios_of(twin.id)]
    plan = selection.scenario_id
    if plan not in plans:
        plan = plans[-1] if plans else None
    names = set(_names(patient, twin))
    return replace(
        selection,
        recording_id=_known_run(patient, selection.recording_id),
        twin_id=None if twin is None else twin.id,
        scenario_id=plan,
        regions=tuple(name for name in selection.regions if name in names),
        edges=tuple(e for e in selection.edges if names >= set(e)),
        change=selection.change if plan == selection.scenario_id else None,
        **_of_seizures(project, selection, patient, twin),
    )


def _of_seizures(
    project: Project, selection: Selection, patient: Patient, twin: Twin | None
) -> dict[str, Any]:
    """Which twin of seizures and which plan on it; the latest where none is chosen."""
    known = [one.id for one in project.seizure_twins_of(patient.id)]
    chosen = selection.seizure_twin_id
    if chosen not in known:
        chosen = known[-1] if known else None
    plans = [] if chosen is None else project.seizure_plans_of(chosen)
    ids, plan = [one.id for one in plans], selection.seizure_plan_id
    if plan not in ids:
        plan = ids[-1] if ids else None
    on = chosen is not None and (selection.seizures or twin is None)
    return {"seizure_twin_id": chosen, "seizure_plan_id": plan, "seizures": on}


def _names(patient: Patient, twin: Twin | None) -> tuple[str, ...]:
    if twin is not None:
        return twin.connectome.parcellation.region_names
    if patient.connectome is None:
        return ()
    return patient.connectome.parcellation.region_names


def _known_run(patient: Patient, run: str | None) -> str | None:
    return run if run in {recording.id for recording in patient.recordings} else None
