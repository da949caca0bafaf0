"""The window's export of a patient: the dialog's formats, files, refusals."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from brainTwinStudio.files.export.exporting import FORMATS
from brainTwinStudio.ui.studio import Studio
from tests.ui.test_studio import link, sentences, studio

__all__ = ["link", "studio"]  # fixtures


def test_a_patient_is_exported_and_the_files_are_counted(
    studio: Studio, tmp_path: Path, qtbot: QtBot
):
    studio.commands.run("export-patient", (tmp_path / "out", "npz"))
    qtbot.waitUntil(lambda: bool(sentences(studio)), timeout=20_000)
    (said,) = sentences(studio)
    files = [path for path in (tmp_path / "out").iterdir() if path.suffix == ".npz"]
    assert f"was exported to {tmp_path / 'out'}: {len(files)} file" in said


def test_a_refusal_is_a_sentence(studio: Studio, tmp_path: Path, qtbot: QtBot):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("x")
    studio.commands.run("export-patient", (tmp_path / "out", "npz"))
    qtbot.waitUntil(lambda: bool(sentences(studio)), timeout=20_000)
    assert "nothing is overwritten" in sentences(studio)[0]


def test_the_dialog_offers_every_format(studio: Studio, tmp_path: Path, qtbot: QtBot):
    studio.commands.run("export-patient")
    (dialog,) = studio.window.findChildren(QFileDialog)
    assert dialog.nameFilters() == [f"{one.label} (*)" for one in FORMATS]
    dialog.selectNameFilter(f"{FORMATS[-1].label} (*)")
    dialog.fileSelected.emit(str(tmp_path / "script"))
    qtbot.waitUntil(lambda: bool(sentences(studio)), timeout=20_000)
    dialog.reject()
    assert f"was exported to {tmp_path / 'script'}: 1 file." in sentences(studio)[0]
    assert (tmp_path / "script" / "repeat.py").is_file()
