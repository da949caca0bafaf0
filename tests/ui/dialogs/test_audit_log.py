"""The audit log in the window: what is noted, shown and copied."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brainTwinStudio.files.audit import NAME, read_log
from brainTwinStudio.ui.dialogs.audit_log import AuditDialog
from brainTwinStudio.ui.studio import Studio
from tests.ui.test_studio import FakeLink, link, running_fit, studio

__all__ = ["link", "studio"]  # fixtures


def opened(studio: Studio) -> AuditDialog:
    studio.commands.run("audit-log")
    (dialog,) = studio.window.findChildren(AuditDialog)
    return dialog


def kinds(studio: Studio) -> list[tuple[str, str]]:
    assert studio.session.path is not None
    entries = read_log(studio.session.path).entries
    return [(entry.event.kind, entry.event.outcome) for entry in entries]


def test_every_line_is_shown_and_can_be_copied(studio: Studio):
    studio.commands.run("undo")
    dialog = opened(studio)
    rows = dialog.table.rows
    assert rows.rowCount() == len(kinds(studio))
    last = [rows.index(rows.rowCount() - 1, column).data() for column in range(5)]
    assert last[2:4] == ["Undo", "done"]
    assert "is whole" in dialog.state.text()
    dialog.copy.click()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["number", "utc", "kind", "outcome", "told", "chain"]
    assert len(lines) == 1 + rows.rowCount()
    assert len(lines[-1].split("\t")[-1]) == 64


def test_a_broken_chain_is_said_below_the_table(studio: Studio):
    assert studio.session.path is not None
    path = studio.session.path / NAME
    path.write_bytes(path.read_bytes().replace(b'"done"', b'"gone"', 1))
    dialog = opened(studio)
    assert dialog.state.text().startswith("The audit log is broken at line 1")
    assert dialog.state.property("role") == "bad"


def test_a_lost_fit_is_noted(studio: Studio, link: FakeLink):
    job = running_fit(studio, link)
    link.end(job, state="lost", sentence="The engine stopped.")
    assert kinds(studio)[-1] == ("fit", "lost")


def test_exports_are_noted(studio: Studio, tmp_path: Path, qtbot: QtBot):
    studio.commands.run("export-zip", tmp_path / "x.btproj.zip")
    studio.commands.run("export-twin", tmp_path / "x.btwin")
    studio.commands.run("export-patient", (tmp_path / "out", "npz"))
    qtbot.waitUntil(lambda: kinds(studio)[-3:] == [("export", "done")] * 3)
