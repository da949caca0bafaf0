"""The project on disk: a folder NAME.btproj that survives being killed at any moment.

project.json   the project without its arrays, as it was last closed or saved
arrays/        <sha256>.npy, immutable, shared between versions
journal.jsonl  one durable line a change: the undo history, and all since project.json
audit.jsonl    one durable line an event, never shortened: what was asked (audit.py)
checkpoints/   states of running fits, owned by the jobs that write them
lock           the program that may write

A change is confirmed once its line is on the disk. Opening takes the later of journal
and project.json, told by their count of changes.
"""

from pathlib import Path

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files import project_json, project_zip
from brainTwinStudio.files.array_store import ArrayStore
from brainTwinStudio.files.audit import Event
from brainTwinStudio.files.audit_events import event_of, neutral
from brainTwinStudio.files.audit_trail import Trail, carried
from brainTwinStudio.files.disk import refused, remove_drafts
from brainTwinStudio.files.history import History
from brainTwinStudio.files.journal import Replay, Step, now, replayed, write_history
from brainTwinStudio.files.lock import Lock
from brainTwinStudio.files.privacy.leaving import named_after, refuse_signs
from brainTwinStudio.files.snapshots import Snapshots, State
from brainTwinStudio.language import tr
from brainTwinStudio.project import Project

KEPT_STEPS = 200


class ProjectStore:
    """An open project. Use as a context manager, or close it."""

    def __init__(self, path: Path, read_only: bool) -> None:
        """Not for callers: `create`, `open` and `import_zip` make stores."""
        self.path = path
        self.read_only = read_only
        self.recovered = False
        self._lock = Lock(path)
        self._journal: Trail | None = None
        self._arrays = ArrayStore(path / "arrays")
        self._snapshots = Snapshots(self._arrays, path)
        self._past = Replay()
        self._project = Project(path.stem)

    # ------------------------------------------------------------ open and close

    @classmethod
    def create(cls, path: str | Path, name: str = "") -> "ProjectStore":
        """A new, empty project in the folder `path`, which must end in .btproj."""
        folder = project_zip.new_folder(path)
        with project_zip.building(folder) as draft:
            snapshots = Snapshots(ArrayStore(draft / "arrays"), folder)
            state = snapshots.take(Project(name or folder.stem))
            write_history(
                draft / "journal.jsonl",
                Replay([Step(tr("New project"), now(), state)], 0, 1),
            )
            project_json.write(draft, snapshots.full(state), 1, (0, ""))
        return cls.open(folder)

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> "ProjectStore":
        """The project in the folder `path`, recovered to its last confirmed change.

        Raises ProjectLockedError when another program has it open (unless read_only),
        FileError when something in it is missing, damaged or of a newer version.
        """
        folder = Path(path)
        if not folder.is_dir():
            raise FileError(folder, tr("There is no project folder here."))
        if not any((folder / n).is_file() for n in ("project.json", "journal.jsonl")):
            raise FileError(
                folder, tr("This folder holds no project.json: no project.")
            )
        store = cls(folder, read_only)
        if not read_only:
            store._lock.take()
        try:
            changed = store._load()
            if not read_only:
                store._prepare_for_writing(changed)
        except BaseException:
            store._abandon()
            raise
        return store

    def close(self) -> None:
        """Bring project.json up to date, drop history beyond the last 200 steps and
        arrays that nothing uses, and let others in. Closing twice is harmless."""
        if self._journal is None:
            return
        try:
            self._shorten()
            self.save()
            used = self._snapshots.forget_others([s.state for s in self._past.steps])
            self._past.records = self._snapshots.records_of(
                [s.state for s in self._past.steps]
            )
            write_history(self.path / "journal.jsonl", self._past)
            self._arrays.keep_only(used)
        finally:
            self._abandon()

    def __enter__(self) -> "ProjectStore":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------ the project

    @property
    def project(self) -> Project:
        return self._project

    @property
    def history(self) -> History:
        steps = self._past.steps
        return History(
            tuple(step.text for step in steps),
            tuple(step.time for step in steps),
            self._past.position,
        )

    @property
    def audit_anchor(self) -> tuple[int, str]:
        """Number and chain of the last line of the audit log that is known."""
        return self._past.audit

    @property
    def checkpoints(self) -> Path:
        """Folder for the states of running fits."""
        return self.path / "checkpoints"

    def change(self, project: Project, text: str) -> None:
        """Make `project` the present one; `text` says what was done.

        When this returns, the change outlives a crash. Raises FileError when the disk
        refuses; then nothing has changed.
        """
        journal = self._writable()
        state = self._snapshots.take(project)
        needed = self._snapshots.records_of([state])
        new = {k: r for k, r in needed.items() if k not in self._past.records}
        step = Step(text, now(), state)
        count = self._past.change + 1
        body = {"kind": "change", "change": count, "text": text, "time": step.time}
        event = event_of(self._project, project, text)
        journal.append({**body, "state": state, "records": new}, event)
        self._past.records.update(new)
        self._past.change = count
        self._past.steps = [*self._past.steps[: self._past.position + 1], step]
        self._past.position += 1
        self._project = project

    def prepare(self, noun: object) -> None:
        """Put the arrays of what a later change will hold on the disk: the slow part of
        it, which any thread may do. Raises FileError when the disk refuses."""
        if not self.read_only:
            self._snapshots.prepare(noun)

    def undo(self) -> Project:
        """The project before the last change. Raises InputError when there is none."""
        if self._past.position == 0:
            raise InputError(tr("There is nothing to undo."))
        return self._move(self._past.position - 1)

    def redo(self) -> Project:
        """The project after the change that was undone last."""
        if self._past.position == len(self._past.steps) - 1:
            raise InputError(tr("There is nothing to redo."))
        return self._move(self._past.position + 1)

    def save(self) -> None:
        """Bring project.json up to date; changes are safe without it."""
        self._writable()
        whole = self._snapshots.full(self._state())
        project_json.write(self.path, whole, self._past.change, self._past.audit)

    def note(self, event: Event) -> None:
        """Into the audit log: what changed nothing in the project."""
        self._writable().note(event)

    def export_zip(self, path: str | Path) -> None:
        """Write the present project with its audit log, without its history, as
        NAME.btproj.zip. Raises FileError, and then nothing is written, where it names a
        person."""
        whole = named_after(self._snapshots.full(self._state()), Path(path))
        refuse_signs(whole, path)
        project_zip.write(Path(path), whole, self._arrays, carried(self.path))

    @staticmethod
    def import_zip(zip_path: str | Path, folder: str | Path) -> "ProjectStore":
        """Unpack NAME.btproj.zip into the new project folder `folder` and open it.

        Raises FileError, and then no folder is left behind.
        """
        project_zip.unpack(Path(zip_path), project_zip.new_folder(folder))
        return ProjectStore.open(folder)

    # ------------------------------------------------------------ inside

    def _state(self) -> State:
        return self._past.steps[self._past.position].state

    def _writable(self) -> Trail:
        if self._journal is None:
            told = tr("The project is closed; it cannot be changed.")
            if self.read_only:
                told = tr("The project was opened read-only; it cannot be changed.")
            raise InputError(told)
        return self._journal

    def _load(self) -> bool:
        """Read the project; True when the journal on disk lacks something of it."""
        past = self._past = replayed(self.path / "journal.jsonl")
        self._snapshots.learn(past.records)
        changed = not past.steps
        try:
            whole, saved, anchor = project_json.read(self.path / project_json.NAME)
        except FileError:
            if not past.steps or (self.path / project_json.NAME).is_file():
                raise
            whole, saved, anchor = None, 0, past.audit
        past.audit = max(past.audit, anchor)
        if whole is not None and saved >= past.change:
            state = self._snapshots.state_of_full(whole)
            if not past.steps or state != self._state():
                text = tr("Changed outside the program") if past.steps else tr("Opened")
                past.steps = [*past.steps, Step(text, now(), state)]
                past.position = len(past.steps) - 1
                past.change = saved + 1
                past.records = self._snapshots.records_of(
                    [step.state for step in past.steps]
                )
                changed = True
        else:
            self.recovered = True
        project_json.check_version(self._state().get("format_version"), self.path)
        self._project = self._snapshots.project(self._state())
        return changed

    def _prepare_for_writing(self, changed: bool) -> None:
        journal = self.path / "journal.jsonl"
        try:
            for folder in (self._arrays.folder, self.checkpoints):
                folder.mkdir(exist_ok=True)
        except OSError as error:
            raise refused(self.path, error) from None
        for folder in (self.path, self._arrays.folder):
            remove_drafts(folder)
        if changed:
            write_history(journal, self._past)
            self._past.sound_bytes = journal.stat().st_size
        self._journal = Trail(self.path, self._past)

    def _move(self, position: int) -> Project:
        journal, past = self._writable(), self._past
        project = self._snapshots.project(past.steps[position].state)
        count, is_undo = past.change + 1, position < past.position
        text = neutral(past.steps[past.position if is_undo else position].text)
        event = Event("undo" if is_undo else "redo", text, {"step": position})
        body = {"kind": "move", "change": count, "position": position}
        journal.append(body, event)
        self._past.change = count
        self._past.position = position
        self._project = project
        return project

    def _shorten(self) -> None:
        past = self._past
        start = max(0, min(len(past.steps) - KEPT_STEPS, past.position))
        past.steps = past.steps[start : start + KEPT_STEPS]
        past.position -= start

    def _abandon(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        if not self.read_only:
            self._lock.give_back()
