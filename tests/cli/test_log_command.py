"""`braintwin log`, and what other commands leave in the audit log of a project."""

from pathlib import Path

import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.audit import NAME
from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.messages import FitRequest


def kinds(braintwin, project: Path) -> list[tuple[str, str]]:
    said = braintwin("log", project, "--json")
    assert said.status == 0, said
    return [(e["kind"], e["outcome"]) for e in said.json["entries"]]


def test_what_commands_did_is_in_the_log(braintwin, engine, project: Path):
    assert braintwin("fit", project, "--patient", "P1").status == 0
    assert braintwin("resect", project, "--regions", "lh-insula").status == 0
    assert braintwin("export", project, "--to", "out", "--format", "npz").status == 0
    assert braintwin("report", project, "--out", "P1.html").status == 0
    assert kinds(braintwin, project) == [
        (kind, "done")
        for kind in ("new project", "import", "fit", "plan run", "export", "report")
    ]


def test_a_preview_of_the_window_is_nothing_to_note(braintwin, project: Path):
    braintwin("report", project, "--out", "P1.html", "--by-window")
    assert ("report", "done") not in kinds(braintwin, project)


@pytest.mark.parametrize(
    ("error", "outcome"), [(InputError("No."), "refused"), (ValueError(), "failed")]
)
def test_a_fit_that_fails_is_noted(
    error: Exception, outcome: str, braintwin, engine, project: Path, monkeypatch
):
    def fail(*_):
        raise error

    monkeypatch.setitem(worker.HANDLERS, FitRequest, fail)
    assert braintwin("fit", project, "--patient", "P1", "--seed", "7").status != 0
    said = braintwin("log", project, "--json").json["entries"][-1]
    assert (said["kind"], said["outcome"]) == ("fit", outcome)
    assert said["facts"]["seed"] == 7


def test_the_table_and_its_chain(braintwin, project: Path):
    said = braintwin("log", project)
    assert "Import P1" in said.out
    assert "The chain of the audit log is whole (2 lines)." in said.out
    chain = braintwin("log", project, "--json").json["entries"][-1]["chain"]
    assert chain in said.out


def test_a_broken_chain_names_the_line(braintwin, project: Path):
    assert braintwin("log", project, "--verify").status == 0
    path = project / NAME
    path.write_bytes(path.read_bytes().replace(b"Import P1", b"Import P2"))
    said = braintwin("log", project, "--verify")
    assert said.status == 2
    assert said.out == ""
    (sentence,) = said.err.splitlines()
    assert "broken at line 2" in sentence
    assert braintwin("log", project).status == 0, "the rest can still be read"


def test_a_log_that_cannot_be_written_does_not_stop_an_export(braintwin, project: Path):
    (project / NAME).unlink()
    (project / NAME).mkdir()
    said = braintwin("export", project, "--to", "out", "--format", "npz")
    assert said.status == 0
    assert "not noted in the audit log" in said.err
    assert list(Path("out").iterdir())
