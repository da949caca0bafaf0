"""The import dialog with mouse, keys and files, sound and bad."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from brainTwinStudio.project import Patient
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.dialogs.import_data import ImportDialog
from brainTwinStudio.ui.dialogs.sheet import Dimmer
from tests.ui.dialogs.made_files import NAMES, Files, N, bold_of, lengths_of

LEFT = Qt.MouseButton.LeftButton
Open = Callable[..., ImportDialog]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def home(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def opened(qtbot, home: QWidget) -> Open:
    def open_it(paths: list[str], existing: Patient | None = None, **more: object):
        dialog = ImportDialog(home, existing, paths, **more)  # type: ignore[arg-type]
        dialog.open()
        settled(qtbot, dialog)
        return dialog

    return open_it


def settled(qtbot, dialog: ImportDialog) -> None:
    """Nothing is being read or tried any more."""
    qtbot.waitUntil(
        lambda: not dialog._reading and not dialog._checking, timeout=10_000
    )


def answers_of(dialog: ImportDialog) -> list[tuple]:
    answers: list[tuple] = []
    dialog.accepted_data.connect(lambda result, text: answers.append((result, text)))
    return answers


def said(dialog: ImportDialog) -> dict[str, str]:
    """File -> the sentence that is shown beside it."""
    return {
        row.found.file: row.fault.text()
        for row in dialog.list.rows
        if row.fault.isVisible()
    }


def test_four_files_are_added_once_the_repetition_time_is_told(
    qtbot, opened: Open, files: Files
):
    dialog = opened(files.all(), Patient("BT-014"))
    answers = answers_of(dialog)
    assert dialog.title.text() == "Add data to BT-014"
    assert [row.read_as.currentText() for row in dialog.list.rows] == [
        "Structural weights",
        "Tract lengths, mm",
        "Region names, centres",
        "fMRI region signals",
    ]
    assert dialog.missing.text() == "Repetition time missing"
    assert not dialog.add.isEnabled()
    qtbot.mouseClick(dialog.add, LEFT)
    qtbot.keyClicks(dialog.tell.time.field, "1.4")
    settled(qtbot, dialog)
    assert dialog.missing.text() == ""
    assert dialog.add.text() == "Add 4 files"
    qtbot.mouseClick(dialog.add, LEFT)
    ((result, text),) = answers
    assert text == "Add 4 files to BT-014"
    assert result.patient.connectome.lengths_mm is not None
    assert abs(result.patient.recordings[0].repetition_time_s - 1.4) < 1e-12


def test_enter_adds_only_when_everything_is_told(qtbot, opened: Open, files: Files):
    dialog = opened([files.weights(), files.bold()], Patient("P"))
    answers = answers_of(dialog)
    field = dialog.tell.time.field
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert answers == []
    qtbot.keyClicks(field, "2")
    settled(qtbot, dialog)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert len(answers) == 1


def test_the_field_that_is_missing_has_the_keyboard(opened: Open, files: Files):
    dialog = opened([files.weights(), files.bold()], Patient("P"))
    assert dialog.focusWidget() is dialog.tell.time.field


def test_a_cell_that_is_no_number_is_told_beside_its_file(
    qtbot, opened: Open, files: Files
):
    dialog = opened([files.weights(), files.with_a_bad_cell()], Patient("P"))
    assert said(dialog) == {
        "bad_cell.csv": "Cell in row 4, column 3 is 'n/a'; expected a number."
    }
    assert not dialog.list.rows[1].check.isEnabled()
    assert dialog.add.isEnabled()
    assert dialog.add.text() == "Add 1 file"


def test_another_number_of_regions_is_told_beside_its_file(
    qtbot, opened: Open, files: Files
):
    wrong = files.table("lengths.csv", lengths_of(N - 2))
    dialog = opened([files.weights(), wrong, files.bold()], Patient("P"))
    assert said(dialog) == {
        "lengths.csv": "The two files describe different numbers of regions: the "
        "weights have 12, the lengths 10 x 10."
    }
    assert dialog.missing.text() == "One file does not fit and 1 more"
    box = dialog.list.rows[1].check
    qtbot.mouseClick(box, LEFT, pos=box.rect().center())
    settled(qtbot, dialog)
    assert said(dialog) == {}
    assert dialog.missing.text() == "Repetition time missing"
    assert dialog.list.rows[1].read_as.currentText() == "Leave out"


def test_leave_out_and_back_by_the_list_of_readings(qtbot, opened: Open, files: Files):
    dialog = opened([files.weights(), files.lengths()], Patient("P"))
    row = dialog.list.rows[1]
    row.read_as.setFocus()
    qtbot.keyClick(row.read_as, Qt.Key.Key_End)
    settled(qtbot, dialog)
    assert not row.check.isChecked()
    first = dialog.list.rows[0]
    assert row.read_as.x() == first.read_as.x()  # columns stay in line
    assert dialog.add.text() == "Add 1 file"
    for _ in range(row.read_as.count()):
        if row.read_as.currentText() == "Tract lengths, mm":
            break
        qtbot.keyClick(row.read_as, Qt.Key.Key_Up)
        settled(qtbot, dialog)
    assert row.check.isChecked()
    assert dialog.add.text() == "Add 2 files"


def test_two_matrices_are_refused_together_until_one_is_read_otherwise(
    qtbot, opened: Open, files: Files
):
    other = files.table("other.csv", lengths_of())
    dialog = opened([files.weights(), other], Patient("P"))
    row = dialog.list.rows[1]
    assert row.read_as.currentText() == "Tract lengths, mm"  # a guess by its values
    qtbot.keyClick(row.read_as, Qt.Key.Key_Home)
    settled(qtbot, dialog)
    assert dialog.tell.trouble.isVisible()
    assert "2 files are read as weights (weights.csv and other.csv)" in (
        dialog.tell.trouble.text.text()
    )
    assert not dialog.add.isEnabled()
    qtbot.keyClick(row.read_as, Qt.Key.Key_Down)
    settled(qtbot, dialog)
    assert not dialog.tell.trouble.isVisible()
    assert row.why.text().startswith("confirmed")
    assert dialog.add.isEnabled()


def test_a_guess_is_confirmed_by_its_button(qtbot, opened: Open, files: Files):
    path = files.table("some.csv", lengths_of())
    dialog = opened([files.weights(), path], Patient("P"))
    row = dialog.list.rows[1]
    assert row.word.text() == "guess"
    assert row.fault.text() == "Only a guess. Is it tract lengths, mm?"
    assert dialog.missing.text() == "A guess to confirm"
    qtbot.mouseClick(row.confirm, LEFT)
    settled(qtbot, dialog)
    assert row.word.text() == "sure"
    assert not row.confirm.isVisible()
    assert dialog.add.isEnabled()


def test_a_square_recording_asks_which_side_is_time(qtbot, opened: Open, files: Files):
    square = files.table("rest_bold.csv", bold_of(times=N))
    dialog = opened([files.weights(), square], Patient("P"))
    answers = answers_of(dialog)
    qtbot.mouseClick(dialog.list.rows[1].confirm, LEFT)
    qtbot.keyClicks(dialog.tell.time.field, "2")
    settled(qtbot, dialog)
    (side,) = dialog.tell.sides
    assert side.choice.currentText() == ""
    assert dialog.missing.text() == "Direction of time missing"
    qtbot.keyClick(side.choice, Qt.Key.Key_Down)
    settled(qtbot, dialog)
    assert side.choice.currentText() == "Rows are time"
    qtbot.mouseClick(dialog.add, LEFT)
    assert len(answers) == 1


def test_regions_are_left_out_and_kept_again(qtbot, opened: Open, files: Files):
    names = (*NAMES[:-1], "Unknown")
    labels = files.text("labels.txt", "\n".join(names))
    dialog = opened([files.weights(), labels], Patient("P"))
    row = dialog.tell.drop
    assert "1 region may have to be left out: Unknown" in row.title.text()
    qtbot.mouseClick(row.button, LEFT)
    settled(qtbot, dialog)
    assert row.field.text() == "Unknown"
    assert dialog.outcome.result is not None
    assert len(dialog.outcome.result.patient.connectome.weights) == N - 1  # type: ignore[union-attr]
    qtbot.mouseClick(row.button, LEFT)
    settled(qtbot, dialog)
    assert len(dialog.outcome.result.patient.connectome.weights) == N  # type: ignore[union-attr]


def test_a_region_that_nobody_knows_is_told(qtbot, opened: Open, files: Files):
    labels = files.text("labels.txt", "\n".join((*NAMES[:-1], "Unknown")))
    dialog = opened([files.weights(), labels], Patient("P"))
    answers = answers_of(dialog)
    field = dialog.tell.drop.field
    qtbot.keyClicks(field, "lh-zz")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(qtbot, dialog)
    assert answers == []
    assert "No region 'lh-zz' to leave out" in dialog.tell.trouble.text.text()
    assert not dialog.add.isEnabled()


def test_a_new_patient_gets_a_code(qtbot, opened: Open, files: Files):
    dialog = opened([files.weights()], taken=("BT-1",))
    answers = answers_of(dialog)
    field = dialog.tell.code.field
    assert dialog.title.text() == "New patient"
    field.selectAll()
    qtbot.keyClicks(field, "BT-1")
    settled(qtbot, dialog)
    assert dialog.missing.text() == "Patient code taken"
    assert not dialog.add.isEnabled()
    qtbot.keyClicks(field, "4")
    settled(qtbot, dialog)
    qtbot.mouseClick(dialog.add, LEFT)
    ((result, text),) = answers
    assert (result.patient.id, text) == ("BT-14", "Add patient BT-14")


def test_global_signal_and_band_reach_the_recording(qtbot, opened: Open, files: Files):
    dialog = opened([files.weights(), files.bold()], Patient("P"))
    row = dialog.tell.signals
    qtbot.keyClicks(dialog.tell.time.field, "2")
    qtbot.keyClicks(row.low, "0.01")
    qtbot.keyClicks(row.high, "0,1")
    for _ in range(2):
        qtbot.keyClick(row.choice, Qt.Key.Key_Down)
    settled(qtbot, dialog)
    assert dialog.outcome.result is not None
    (run,) = dialog.outcome.result.patient.recordings
    assert (run.global_signal, run.band_hz) == ("removed", (0.01, 0.1))


def test_a_band_above_half_the_rate_is_told_beside_the_file(
    qtbot, opened: Open, files: Files
):
    dialog = opened([files.weights(), files.bold()], Patient("P"))
    qtbot.keyClicks(dialog.tell.time.field, "2")
    qtbot.keyClicks(dialog.tell.signals.low, "0.01")
    qtbot.keyClicks(dialog.tell.signals.high, "9")
    settled(qtbot, dialog)
    assert "does not fit below half the sampling rate" in said(dialog)["rest_bold.tsv"]


def test_only_the_latest_words_count(qtbot, opened: Open, files: Files):
    dialog = opened([files.weights(), files.bold()], Patient("P"))
    qtbot.keyClicks(dialog.tell.time.field, "1.25")  # an answer for every key is due
    settled(qtbot, dialog)
    assert dialog.outcome.result is not None
    run = dialog.outcome.result.patient.recordings[0]
    assert abs(run.repetition_time_s - 1.25) < 1e-12


def test_the_join_is_shown_and_left_again(qtbot, opened: Open, files: Files):
    dialog = opened(files.all(), Patient("P"))
    qtbot.mouseClick(dialog.tell.show_join, LEFT)
    table = dialog.detail.table
    assert table is not None
    assert table.isVisible()
    assert table.rows.rowCount() == N
    qtbot.mouseClick(dialog.detail.button, LEFT)
    assert dialog.list.rows[0].isVisible()


def test_a_telling_file_name_is_shown_with_what_is_kept(
    qtbot, opened: Open, files: Files
):
    path = files.table("Mueller_Anna_weights.csv", lengths_of())
    dialog = opened([path], Patient("P"))
    assert (
        dialog.tell.check_row.note.text() == "1 file name is replaced by a neutral one"
    )
    qtbot.mouseClick(dialog.tell.show_personal, LEFT)
    rows = dialog.tell.personal
    assert (rows[0].what, rows[0].text, rows[0].kept) == (
        "a name",
        "Mueller_Anna",
        "file-1.csv",
    )


def test_more_files_can_be_dropped_on_it(qtbot, opened: Open, files: Files):
    dialog = opened([files.weights()], Patient("P"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(files.lengths())])
    keys, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    middle = QPointF(dialog.rect().center())
    dialog.dropEvent(QDropEvent(middle, copy, data, LEFT, keys))
    settled(qtbot, dialog)
    assert [row.found.file for row in dialog.list.rows] == [
        "weights.csv",
        "lengths.csv",
    ]
    assert dialog.add.text() == "Add 2 files"


def test_without_files_it_offers_to_drop_some(opened: Open):
    dialog = opened([], Patient("P"))
    assert dialog.list.drop.isVisible()
    assert not dialog.add.isEnabled()


def test_an_empty_folder_is_told(opened: Open, files: Files):
    dialog = opened([str(files.folder)], Patient("P"))
    assert said(dialog) == {
        files.folder.name: "This folder holds no file that can be read."
    }


def test_the_window_is_dimmed_until_it_is_closed(
    qtbot, opened: Open, home: QWidget, files: Files
):
    dialog = opened([files.weights()], Patient("P"))
    (dimmer,) = home.findChildren(Dimmer)
    assert dimmer.geometry() == home.rect()
    home.resize(1200, 700)
    qtbot.waitUntil(lambda: dimmer.geometry() == home.rect())
    answers = answers_of(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not home.findChildren(Dimmer))
    assert answers == []


def test_it_lies_inside_its_window_however_many_files_there_are(
    opened: Open, home: QWidget, files: Files
):
    paths = [files.table(f"m{i}.csv", lengths_of(seed=i)) for i in range(20)]
    dialog = opened(paths, Patient("P"))
    inside = QRect(home.mapToGlobal(home.rect().topLeft()), home.size())
    assert inside.contains(dialog.geometry())
    assert dialog.add.isVisible()


def test_closing_while_files_are_read_is_harmless(qtbot, home: QWidget, files: Files):
    dialog = ImportDialog(home, Patient("P"), files.all())
    dialog.open()
    answers = answers_of(dialog)
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.reject()
    qtbot.waitUntil(lambda: bool(gone))
    assert answers == []


@pytest.mark.parametrize("name", ["dark", "light"])
def test_it_can_be_drawn_in_both_themes(
    qapp: QApplication, opened: Open, files: Files, name: str
):
    theme.apply(qapp, theme.named(name))
    try:
        dialog = opened([files.weights(), files.with_a_bad_cell()], Patient("P"))
        panel = theme.current().panel.lower()
        image = dialog.grab().toImage()
        assert image.pixelColor(12, dialog.height() // 2).name() == panel
    finally:
        theme.apply(qapp, theme.DARK)


def test_every_control_has_a_name_for_screen_readers(opened: Open, files: Files):
    dialog = opened(files.all(), Patient("P"))
    row = dialog.list.rows[0]
    assert row.check.accessibleName() == "Use weights.csv"
    assert row.read_as.accessibleName() == "Read weights.csv as"
    assert dialog.tell.time.field.accessibleName() == "Repetition time in seconds"


def test_the_space_of_centres_can_be_told(qtbot, opened: Open, files: Files):
    dialog = opened([files.weights(), files.regions()])
    row = dialog.tell.spaces["regions"]
    assert row.isVisible()
    assert list(dialog.tell.spaces) == ["regions"]
    row.choice.setFocus()
    qtbot.keyClicks(row.choice, "MNI305")
    settled(qtbot, dialog)
    answers = answers_of(dialog)
    qtbot.mouseClick(dialog.add, LEFT)
    ((result, _),) = answers
    assert result.patient.connectome.parcellation.space == "MNI305"


def test_the_keyboard_goes_to_add_where_nothing_is_missing(opened: Open, files: Files):
    dialog = opened([files.weights(), files.lengths()])
    assert dialog.focusWidget() is dialog.add
