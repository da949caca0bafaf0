import json
import os
import shutil
import socket
from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files import store as store_module
from brainTwinStudio.files.lock import Lock, ProjectLockedError
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.project import Project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "study.btproj"


@pytest.fixture
def filled(path: Path, make_patient) -> Path:
    """A closed project with three changes."""
    with ProjectStore.create(path) as store:
        for number in range(3):
            store.change(
                store.project.with_patient(make_patient(number)), f"Add p{number}"
            )
    return path


def codes(project: Project) -> list[str]:
    return [patient.id for patient in project.patients]


def copy_of(path: Path, name: str) -> Path:
    """The folder as a crash would leave it: the lock belongs to nobody alive."""
    target = path.with_name(name)
    shutil.copytree(path, target)
    (target / "lock").unlink(missing_ok=True)
    return target


def test_a_project_comes_back_after_closing(filled: Path, make_patient):
    with ProjectStore.open(filled) as store:
        assert codes(store.project) == ["p0", "p1", "p2"]
        assert not store.recovered
        np.testing.assert_array_equal(
            store.project.patients[2].recordings[0].signals,
            make_patient(2).recordings[0].signals,
        )


def test_arrays_are_mapped_read_only(filled: Path):
    with ProjectStore.open(filled, read_only=True) as store:
        signals = store.project.patients[0].recordings[0].signals
        assert not signals.flags.writeable
        assert not signals.flags.owndata
        while type(signals) is np.ndarray:
            signals = signals.base
        assert isinstance(signals, np.memmap)


def test_undo_and_redo_are_earlier_projects_and_survive_closing(filled: Path):
    with ProjectStore.open(filled) as store:
        assert store.history.texts == ("New project", "Add p0", "Add p1", "Add p2")
        assert codes(store.undo()) == ["p0", "p1"]
        assert codes(store.undo()) == ["p0"]
    with ProjectStore.open(filled) as store:
        assert codes(store.project) == ["p0"]
        assert store.history.undo_text == "Add p0"
        assert store.history.redo_text == "Add p1"
        assert codes(store.redo()) == ["p0", "p1"]
        store.undo()
        store.undo()
        with pytest.raises(InputError, match="nothing to undo"):
            store.undo()
        assert codes(store.project) == []


def test_a_change_after_undo_ends_redo(filled: Path, make_patient):
    with ProjectStore.open(filled) as store:
        store.undo()
        store.change(store.project.with_patient(make_patient(7)), "Add p7")
        with pytest.raises(InputError, match="nothing to redo"):
            store.redo()
    with ProjectStore.open(filled) as store:
        assert codes(store.project) == ["p0", "p1", "p7"]
        assert store.history.texts[-1] == "Add p7"


def test_an_unclosed_project_is_recovered(filled: Path, make_patient):
    with ProjectStore.open(filled) as store:
        store.change(store.project.with_patient(make_patient(9)), "Add p9")
        store.undo()
        store.redo()
        crashed = copy_of(filled, "crashed.btproj")
    with ProjectStore.open(crashed) as store:
        assert store.recovered
        assert codes(store.project)[-1] == "p9"
        assert store.history.undo_text == "Add p9"


@pytest.mark.parametrize("tail", [b'{"check":"00', b"\0" * 300, b"garbage\n", b"{}\n"])
def test_a_torn_last_line_is_dropped(filled: Path, tail: bytes, make_patient):
    with (filled / "journal.jsonl").open("ab") as journal:
        journal.write(tail)
    with ProjectStore.open(filled, read_only=True) as store:
        assert codes(store.project) == ["p0", "p1", "p2"]
    with ProjectStore.open(filled) as store:
        store.change(store.project.with_patient(make_patient(9)), "Add p9")
        crashed = copy_of(filled, "crashed.btproj")
    with ProjectStore.open(crashed) as store:
        assert codes(store.project)[-1] == "p9"


def test_a_journal_cut_anywhere_gives_an_earlier_project(path: Path, make_patient):
    with ProjectStore.create(path) as store:
        for number in range(3):
            store.change(store.project.with_patient(make_patient(number)), "Add")
        crashed = copy_of(path, "crashed.btproj")
    whole = (crashed / "journal.jsonl").read_bytes()
    ends = [i + 1 for i, byte in enumerate(whole) if byte == 10]
    for cut in range(ends[0], len(whole) + 1, max(1, len(whole) // 40)):
        (crashed / "journal.jsonl").write_bytes(whole[:cut])
        with ProjectStore.open(crashed, read_only=True) as store:
            complete = sum(end <= cut for end in ends)
            assert codes(store.project) == ["p0", "p1", "p2"][: complete - 1]


def test_damage_inside_the_journal_is_told_and_mendable(filled: Path, make_patient):
    with ProjectStore.open(filled) as store:
        for number in (7, 8):
            store.change(store.project.with_patient(make_patient(number)), "Add")
        crashed = copy_of(filled, "crashed.btproj")
    journal = crashed / "journal.jsonl"
    lines = journal.read_bytes().split(b"\n")
    lines[1] = lines[1].replace(b"p7", b"p6")
    journal.write_bytes(b"\n".join(lines))
    with pytest.raises(
        FileError, match=r"journal\.jsonl: Line 2 is damaged.*elsewhere"
    ):
        ProjectStore.open(crashed)
    journal.rename(crashed / "journal.old")
    with ProjectStore.open(crashed) as store:
        assert codes(store.project) == ["p0", "p1", "p2"]


def test_leftover_drafts_are_cleared(filled: Path):
    for folder in (filled, filled / "arrays"):
        (folder / ".tmp-123-abc").write_bytes(b"half")
    ProjectStore.open(filled).close()
    assert not list(filled.rglob(".tmp-*"))


def test_anyone_can_read_the_folder_with_numpy(filled: Path):
    whole = json.loads((filled / "project.json").read_text())
    assert whole["format_version"] == 1
    record = whole["project"]["patients"][1]["recordings"][0]
    signals = np.load(filled / "arrays" / f"{record['signals']['array']}.npy")
    assert signals.shape == (4, 60)


def test_saving_costs_what_changed(filled: Path, make_patient):
    with ProjectStore.open(filled) as store:
        before = {f: f.stat().st_mtime_ns for f in (filled / "arrays").iterdir()}
        size = (filled / "journal.jsonl").stat().st_size
        store.change(store.project.with_patient(store.project.patients[0]), "Nothing")
        grown = (filled / "journal.jsonl").stat().st_size - size
        assert grown < 500
        assert before == {
            f: f.stat().st_mtime_ns for f in (filled / "arrays").iterdir()
        }


def test_equal_arrays_are_stored_once(path: Path, make_patient):
    with ProjectStore.create(path) as store:
        one = make_patient(1)
        two = type(one)(
            "other", "", make_patient(1).connectome, make_patient(1).recordings
        )
        store.change(store.project.with_patient(one), "Add")
        count = len(list((path / "arrays").iterdir()))
        store.change(store.project.with_patient(two), "Add")
        assert len(list((path / "arrays").iterdir())) == count == 4


def test_unused_arrays_go_on_closing_but_never_while_in_history(
    path: Path, make_patient, monkeypatch
):
    monkeypatch.setattr(store_module, "KEPT_STEPS", 3)
    with ProjectStore.create(path) as store:
        store.change(store.project.with_patient(make_patient(0)), "Add")
        store.change(Project("study"), "Clear")
    assert len(list((path / "arrays").iterdir())) == 4, "undo still needs them"
    with ProjectStore.open(path) as store:
        for _ in range(3):
            store.change(store.project, "Nothing")
        assert len(list((path / "arrays").iterdir())) == 4
    assert not list((path / "arrays").iterdir())
    with ProjectStore.open(path) as store:
        assert len(store.history.texts) == 3


def test_a_damaged_array_is_told(filled: Path):
    for file in (filled / "arrays").iterdir():
        data = bytearray(file.read_bytes())
        data[-1] ^= 1
        file.chmod(0o644)
        file.write_bytes(data)
    with pytest.raises(FileError, match="not what its name says"):
        ProjectStore.open(filled)
    assert not (filled / "lock").exists(), "a failed opening lets others in"


def test_a_missing_array_is_told(filled: Path):
    next((filled / "arrays").iterdir()).unlink()
    with pytest.raises(FileError, match="missing"):
        ProjectStore.open(filled)


def test_a_hand_edited_project_json_is_taken_and_can_be_undone(filled: Path):
    file = filled / "project.json"
    file.write_text(
        file.read_text().replace('"note": ""', '"x": 1').replace("p1", "q1")
    )
    with ProjectStore.open(filled) as store:
        assert codes(store.project) == ["p0", "q1", "p2"]
        assert codes(store.undo()) == ["p0", "p1", "p2"]


def test_project_json_alone_is_enough(filled: Path):
    (filled / "journal.jsonl").unlink()
    with ProjectStore.open(filled) as store:
        assert codes(store.project) == ["p0", "p1", "p2"]


def test_a_newer_format_is_refused(filled: Path):
    file = filled / "project.json"
    file.write_text(
        file.read_text().replace('"format_version": 1', '"format_version": 99')
    )
    with pytest.raises(FileError, match=r"newer version \(format 99"):
        ProjectStore.open(filled)


def test_a_full_disk_changes_nothing(filled: Path, make_patient, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with ProjectStore.open(filled) as store:
        before = store.project
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            with pytest.raises(FileError, match=r"No space left on device.*unharmed"):
                store.change(before.with_patient(make_patient(8)), "Add p8")
            with pytest.raises(FileError, match="No space left"):
                store.change(before, "Nothing new to store but the line")
        assert store.project is before
        assert len(store.history.texts) == 4
        store.change(before.with_patient(make_patient(8)), "Add p8")
    with ProjectStore.open(filled) as store:
        assert codes(store.project)[-1] == "p8"
        assert store.history.texts[-1] == "Add p8"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("x", "called NAME.btproj"), (".btproj", "called"), ("no/x.btproj", "above")],
)
def test_names_of_new_projects_are_checked(tmp_path: Path, name: str, sentence: str):
    with pytest.raises(FileError, match=sentence):
        ProjectStore.create(tmp_path / name)


def test_nothing_is_overwritten(filled: Path):
    with pytest.raises(FileError, match="something of that name"):
        ProjectStore.create(filled)


def test_folders_that_are_no_projects_are_refused(tmp_path: Path):
    with pytest.raises(FileError, match=r"no project\.json"):
        ProjectStore.open(tmp_path)
    with pytest.raises(FileError, match="no project folder"):
        ProjectStore.open(tmp_path / "none.btproj")


# ------------------------------------------------------------------ one writer


def test_a_second_opener_is_refused_or_reads_only(filled: Path):
    with ProjectStore.open(filled) as store:
        with pytest.raises(ProjectLockedError, match="already open in this program"):
            ProjectStore.open(filled)
        with ProjectStore.open(filled, read_only=True) as second:
            assert codes(second.project) == ["p0", "p1", "p2"]
            with pytest.raises(InputError, match="read-only"):
                second.change(second.project, "x")
        store.change(store.project, "still works")
    assert not (filled / "lock").exists()


def test_a_closed_project_is_not_changed(filled: Path):
    store = ProjectStore.open(filled)
    store.close()
    store.close()
    with pytest.raises(InputError, match="is closed"):
        store.change(store.project, "x")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"host": socket.gethostname(), "pid": 2**22 + 5, "started": ""}),
        json.dumps(
            {"host": socket.gethostname(), "pid": 1, "started": "another boot/1"}
        ),
        json.dumps({"host": socket.gethostname(), "pid": -1, "started": ""}),
        json.dumps({"host": socket.gethostname(), "pid": 10**30, "started": ""}),
        "",
        "half a li",
    ],
)
def test_locks_of_the_dead_are_taken_over(filled: Path, text: str):
    (filled / "lock").write_text(text)
    with ProjectStore.open(filled) as store:
        assert codes(store.project) == ["p0", "p1", "p2"]


@pytest.mark.parametrize(
    ("host", "sentence"),
    [("elsewhere", "computer 'elsewhere'"), (socket.gethostname(), "another program")],
)
def test_locks_of_the_living_hold(filled: Path, host: str, sentence: str):
    owner = {"host": host, "pid": os.getppid(), "started": ""}
    (filled / "lock").write_text(json.dumps(owner))
    with pytest.raises(ProjectLockedError, match=sentence):
        ProjectStore.open(filled)
    assert (filled / "lock").exists()


def test_a_lock_that_another_took_is_not_removed(tmp_path: Path):
    lock = Lock(tmp_path)
    lock.take()
    (tmp_path / "lock").write_text("another")
    lock.give_back()
    assert (tmp_path / "lock").read_text() == "another"
