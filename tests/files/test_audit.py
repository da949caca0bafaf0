"""The audit log: durable, chained, and silent about persons."""

import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.audit import NAME, AuditLog, Event, log_of, read_log
from brainTwinStudio.files.audit_trail import checked
from brainTwinStudio.files.store import ProjectStore


@pytest.fixture
def path(tmp_path: Path, make_patient) -> Path:
    """A closed project: new, one patient, another, the last taken back."""
    folder = tmp_path / "study.btproj"
    with ProjectStore.create(folder) as store:
        for number in range(2):
            project = store.project.with_patient(make_patient(number))
            store.change(project, f"Import p{number}")
        store.undo()
    return folder


def kinds(folder: Path) -> list[str]:
    return [entry.event.kind for entry in read_log(folder).entries]


def lines_of(folder: Path) -> list[bytes]:
    return (folder / NAME).read_bytes().splitlines(keepends=True)


def test_every_change_is_a_line_and_undo_is_one_too(path: Path):
    assert kinds(path) == ["new project", "import", "import", "undo"]
    log, fault = checked(path)
    assert not fault
    assert [entry.change for entry in log.entries] == [1, 2, 3, 4]
    assert log.sentence() == "The chain of the audit log is whole (4 lines)."


def test_undone_and_overwritten_steps_stay_in_the_log(path: Path, make_patient):
    with ProjectStore.open(path) as store:
        store.change(store.project.with_patient(make_patient(7)), "Import p7")
        assert len(store.history.texts) == 3, "the history forgot the undone step"
    assert [e.event.told for e in read_log(path).entries][-3:] == [
        "Import p1", "Import p1", "Import p7"
    ]  # fmt: skip


def test_an_import_tells_hashes_and_lengths_but_no_file(path: Path):
    facts = read_log(path).entries[1].event.facts
    (changed,) = facts["changed"]
    assert changed["what"] == "import"
    assert changed["recordings"][0]["seconds"] > 0
    text = (path / NAME).read_text()
    assert "w.csv" not in text, "names of files may name a person"


def test_each_changed_byte_is_found_and_named(path: Path):
    whole = lines_of(path)
    for number in range(len(whole)):
        body = whole[number].replace(b'"done"', b'"lost"')
        assert body != whole[number]
        log = log_of(b"".join([*whole[:number], body, *whole[number + 1 :]]))
        assert log.broken == number + 1
        assert f"line {number + 1}:" in log.sentence()


def test_a_line_taken_out_doubled_or_moved_is_found(path: Path):
    a, b, c, d = lines_of(path)
    assert log_of(a + c + d).broken == 2
    assert log_of(a + b + b + c + d).broken == 3
    assert log_of(a + c + b + d).broken == 2
    assert log_of(b + c + d).broken == 1
    assert log_of(a + b"nonsense\n" + b).broken == 2


def test_lines_cut_off_at_the_end_are_found(path: Path):
    (path / NAME).write_bytes(b"".join(lines_of(path)[:2]))
    log, fault = checked(path)
    assert not log.broken, "what is left is a whole chain"
    assert fault == (
        "The audit log ends at line 2, but the project knew 4 lines: the rest was cut "
        "off."
    )


def test_a_log_written_anew_is_found(path: Path):
    (path / NAME).unlink()
    for _ in range(5):
        AuditLog(path).append(Event("edit", "Nothing to see here"), 4)
    log, fault = checked(path)
    assert not log.broken
    assert fault == "Line 4 of the audit log is not the one that the project knew."


def test_damage_stays_known_after_work_goes_on(path: Path, make_patient):
    (path / NAME).write_bytes(b"".join(lines_of(path)[:2]))
    for number in (8, 9):
        with ProjectStore.open(path) as store:
            store.change(store.project.with_patient(make_patient(number)), "More")
    assert kinds(path).count("damage") == 1
    assert "cut off" in checked(path)[1]


def test_a_torn_last_line_is_dropped_and_the_chain_goes_on(path: Path, make_patient):
    with (path / NAME).open("ab") as stream:
        stream.write(b'{"chain":"0123')
    with ProjectStore.open(path) as store:
        store.change(store.project.with_patient(make_patient(8)), "Import p8")
    assert not checked(path)[1]
    assert kinds(path)[-1] == "import"


def test_a_kill_between_log_and_journal_is_settled(path: Path):
    AuditLog(path).append(Event("fit", "Fit hopf"), 5)  # its journal line never came
    ProjectStore.open(path).close()
    last = read_log(path).entries[-1].event
    assert (last.kind, last.outcome) == ("not saved", "lost")
    ProjectStore.open(path).close()
    assert kinds(path).count("not saved") == 1


def test_a_project_older_than_the_log_starts_one(path: Path):
    (path / NAME).unlink()
    (path / "journal.jsonl").unlink()
    data = json.loads((path / "project.json").read_text())
    del data["audit"]
    (path / "project.json").write_text(json.dumps(data))
    ProjectStore.open(path).close()
    assert kinds(path) == ["log starts"]
    assert not checked(path)[1]


def test_a_full_disk_leaves_log_and_project_alone(
    path: Path, make_patient, monkeypatch
):
    def full(*_):
        raise OSError(28, "No space left on device")

    before = lines_of(path)
    with ProjectStore.open(path) as store:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            with pytest.raises(FileError, match=r"audit\.jsonl.*No space left"):
                store.change(store.project, "Nothing new to store but the lines")
        assert lines_of(path) == before
        store.change(store.project.with_patient(make_patient(8)), "Import p8")
    assert not checked(path)[1]


def test_a_change_that_the_journal_refused_is_said(
    path: Path, make_patient, monkeypatch
):
    from brainTwinStudio.files.journal import Journal

    def refuse(*_):
        raise FileError("journal.jsonl", "It cannot be written.")

    with ProjectStore.open(path) as store:
        with monkeypatch.context() as patch:
            patch.setattr(Journal, "append", refuse)
            with pytest.raises(FileError):
                store.change(store.project.with_patient(make_patient(8)), "Import p8")
        store.change(store.project.with_patient(make_patient(8)), "Import p8")
    assert kinds(path)[-3:] == ["import", "not saved", "import"]
    assert not checked(path)[1]


def test_two_programs_may_add_at_once(path: Path, make_patient):
    with ProjectStore.open(path) as store:
        AuditLog(path).append(Event("report", "From the command line"))
        store.change(store.project.with_patient(make_patient(8)), "Import p8")
        AuditLog(path).append(Event("export", "Again"))
        store.undo()
    assert kinds(path)[-4:] == ["report", "import", "export", "undo"]
    assert not checked(path)[1]


def test_the_archive_carries_the_log_and_goes_on_with_it(path: Path, make_patient):
    archive = path.with_name("out.btproj.zip")
    with ProjectStore.open(path) as store:
        store.export_zip(archive)
    copy = path.with_name("copy.btproj")
    with ProjectStore.import_zip(archive, copy) as store:
        store.change(store.project.with_patient(make_patient(8)), "Import p8")
    assert kinds(copy) == [*kinds(path), "archive", "import"]
    assert not checked(copy)[1]
    ProjectStore.open(copy).close()
    assert kinds(copy)[-1] == "import", "nothing was left to settle"


def test_an_archive_whose_log_was_cut_says_so(path: Path):
    whole = lines_of(path)
    archive = path.with_name("out.btproj.zip")
    with ProjectStore.open(path) as store:
        store.export_zip(archive)
    cut = path.with_name("cut.btproj.zip")
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(cut, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, b"".join(whole[:2]) if name.endswith(NAME) else data)
    ProjectStore.import_zip(cut, path.with_name("cut.btproj")).close()
    assert "cut off" in checked(path.with_name("cut.btproj"))[1]


def test_a_name_never_enters_the_log(path: Path, make_patient):
    person = replace(make_patient(8), id="Jane Doe")
    with ProjectStore.open(path) as store:
        store.change(store.project.with_patient(person), "Import Jane Doe")
        store.change(
            store.project.with_patient(replace(person, notes="Dr. Miller called")),
            "Note on 1950-03-02",
        )
        store.change(store.project, "Plan in „Plan für Miller“ umbenennen")
        store.change(store.project, "Rename plan “Plan of Millers”")
    text = (path / NAME).read_text()
    for word in ("Jane", "Doe", "Miller", "1950-03-02"):
        assert word not in text
    assert kinds(path)[-1] == "edit"
    assert read_log(path).entries[-1].event.told == "Rename plan “…”"


def test_a_sign_off_tells_who_by_initials(path: Path):
    from brainTwinStudio.ui.patient_notes import with_sign_off

    with ProjectStore.open(path) as store:
        patient = store.project.patients[0]
        for decision in ("accepted", "accepted with note", "rejected"):
            notes = with_sign_off(patient, decision, "AB", "Looks as usual")
            patient = replace(patient, notes=notes)
            store.change(store.project.with_patient(patient), "Sign off")
    told = [e.event for e in read_log(path).entries][-3:]
    assert [event.kind for event in told] == ["sign-off"] * 3
    facts = [event.facts["changed"][0] for event in told]
    assert [f["decision"] for f in facts] == [
        "accepted", "accepted with note", "rejected"
    ]  # fmt: skip
    assert all(f["by"] == "AB" and len(f["data"]) == 8 for f in facts)
    assert "as usual" not in (path / NAME).read_text()


def test_a_fit_a_plan_and_a_report_tell_what_was_asked(path: Path, small_project):
    with ProjectStore.open(path) as store:
        store.change(small_project, "Everything")
    (entry,) = read_log(path).entries[4:]
    parts = {part["what"]: part for part in entry.event.facts["changed"]}
    assert parts["fit"]["seed"] == small_project.twins[0].settings.seed
    assert parts["fit"]["versions"]
    assert parts["plan run"]["seeds"] == small_project.scenarios[0].seeds
    assert parts["report"]["twin"] == small_project.reports[0].twin_id


def test_a_log_that_cannot_be_written_is_one_sentence(path: Path):
    (path / NAME).unlink()
    (path / NAME).mkdir()  # nobody can write to it, root included
    with pytest.raises(FileError, match=r"audit\.jsonl"):
        ProjectStore.open(path)
