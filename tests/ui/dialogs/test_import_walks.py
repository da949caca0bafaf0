"""The import dialog with real people's files, as a mouse and keys would do it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from brainTwinStudio.files.importing import ImportResult
from brainTwinStudio.project import Patient
from brainTwinStudio.ui.dialogs.import_data import CHOOSE_PARTS, ImportDialog

LEFT = Qt.MouseButton.LeftButton
SHARED = Path(__file__).parents[4] / "shared" / "data"
CALLOSUM = {"ctx-lh-corpuscallosum", "ctx-rh-corpuscallosum"}
Walk = Callable[..., ImportDialog]

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the real data (../shared/data) are not here"
)


@pytest.fixture
def dropped(qtbot) -> Walk:
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(1280, 720)
    home.show()

    def open_it(*paths: Path) -> ImportDialog:
        dialog = ImportDialog(home, None, paths)
        dialog.open()
        settle(qtbot, dialog)
        return dialog

    return open_it


def settle(qtbot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(
        lambda: not dialog._reading and not dialog._checking, timeout=20_000
    )


def press(qtbot, dialog: ImportDialog, button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, LEFT)
    settle(qtbot, dialog)


def added(qtbot, dialog: ImportDialog) -> ImportResult:
    answers: list[ImportResult] = []
    dialog.accepted_data.connect(lambda result, text: answers.append(result))
    press(qtbot, dialog, dialog.add)
    (answer,) = answers
    return answer


def choose_part(dialog: ImportDialog, subject: str) -> None:
    dialog.bids.search.setText(subject)
    table = dialog.bids.table
    ways = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(
        table.rows.index(0, 0), ways.ClearAndSelect | ways.Rows
    )


def test_the_corpus_callosum_is_left_out_of_70_labels(qtbot, dropped: Walk):
    folder = SHARED / "rest_dk70_single"
    person = folder / "sub-000"
    dialog = dropped(
        person / "Counts.csv",
        person / "rfMRI_REST1_LR_BOLD.csv",
        folder / "region_names.txt",
    )
    row = dialog.tell.atlas_row
    assert row.words.text() == "68 of 70 names are Desikan-Killiany"
    press(qtbot, dialog, dialog.tell.show_atlas)
    table = dialog.detail.table
    assert table is not None
    first = {table.rows.cell(table.rows.index(at, 0)).text for at in range(2)}
    assert first == CALLOSUM
    press(qtbot, dialog, dialog.detail.button)
    press(qtbot, dialog, dialog.tell.drop.button)
    qtbot.keyClicks(dialog.tell.time.field, "0.72")
    settle(qtbot, dialog)
    connectome = added(qtbot, dialog).patient.connectome
    assert connectome is not None
    names = connectome.parcellation.region_names
    assert (len(names), CALLOSUM & set(names)) == (68, set())


def test_matlab_files_with_lengths_of_aal2(qtbot, dropped: Walk):
    folder = SHARED / "rest_aal2_lengths"
    person = folder / "gw" / "NAP_001"
    dialog = dropped(person, folder / "aal2_regions_94.tsv")
    assert not dialog.add.isEnabled()
    qtbot.keyClicks(dialog.tell.time.field, "2")
    settle(qtbot, dialog)
    assert dialog.tell.atlas_row.words.text() == "94 of 94 names are AAL2"
    assert "not symmetric" in dialog.tell.decided_row.note.text()
    press(qtbot, dialog, dialog.tell.show_decided)
    table = dialog.detail.table
    assert table is not None
    said = [table.rows.cell(table.rows.index(at, 1)).text
            for at in range(table.rows.rowCount())]  # fmt: skip
    assert sum("the mean of both directions is used" in one for one in said) == 2
    press(qtbot, dialog, dialog.detail.button)
    patient = added(qtbot, dialog).patient
    assert patient.connectome is not None
    assert patient.connectome.lengths_mm is not None
    assert patient.recordings[0].repetition_time_s == 2


def test_an_eeg_and_the_files_it_is_read_with(qtbot, dropped: Walk):
    folder = SHARED / "eeg_task_set"
    dialog = dropped(folder / "eeglab_data.set", folder / "eeglab_data.fdt")
    _, part = dialog.list.rows
    assert part.fault.text().startswith("Read with eeglab_data.set")
    assert part.fault.property("role") == "label"
    (run,) = added(qtbot, dialog).patient.recordings
    assert (run.kind, run.signals.shape) == ("eeg", (32, 30504))


def test_a_subject_of_a_bids_folder_is_chosen_and_added(qtbot, dropped: Walk):
    dialog = dropped(SHARED / "ieeg_outcomes")
    assert dialog.stack.currentWidget() is dialog.bids
    assert "29 of 29 subjects can be used" in dialog.bids.text.text()
    choose_part(dialog, "sub-HUP117")
    press(qtbot, dialog, dialog.bids.use)
    (row,) = dialog.list.rows
    assert row.read_as.currentText() == "Contacts"
    patient = added(qtbot, dialog).patient
    assert patient.id == "sub-HUP117"
    assert patient.electrodes is not None
    assert any(patient.electrodes.resected or ())


def test_parts_of_two_people_cannot_be_added_together(qtbot, dropped: Walk):
    dialog = dropped(SHARED / "ieeg_outcomes")
    dialog.bids.table.selectAll()
    assert not dialog.bids.use.isEnabled()
    assert "one person" in dialog.bids.use.text()
    press(qtbot, dialog, dialog.bids.button)
    assert dialog.stack.currentIndex() == 0


def test_a_list_of_channels_alone_is_said_and_stops_nothing(
    qtbot, dropped: Walk, tmp_path: Path
):
    folder = SHARED / "ieeg_outcomes" / "sub-HUP070" / "ses-presurgery" / "ieeg"
    channels = next(folder.glob("*_channels.tsv"))
    shutil.copy(channels, tmp_path)
    dialog = dropped(tmp_path / channels.name, SHARED / "eeg_rest" / "S001R01.edf")
    assert "read with the recording" in dialog.list.rows[0].fault.text()
    (run,) = added(qtbot, dialog).patient.recordings
    assert run.kind == "eeg"


def test_the_times_of_a_sidecar_are_used(qtbot, dropped: Walk, tmp_path: Path):
    """XCP-D's names around a real recording."""
    folder = tmp_path / "xcp_d" / "sub-01" / "func"
    folder.mkdir(parents=True)
    name = "sub-01_task-rest_space-fsLR_seg-DK_stat-mean_timeseries"
    shutil.copy(SHARED / "demo_composite" / "bold_tr1.4s.tsv", folder / f"{name}.tsv")
    (folder / f"{name}.json").write_text('{"RepetitionTime": 1.4}')
    dialog = dropped(tmp_path / "xcp_d")
    choose_part(dialog, "sub-01")
    press(qtbot, dialog, dialog.bids.use)
    (run,) = added(qtbot, dialog).patient.recordings
    assert run.repetition_time_s == pytest.approx(1.4)


def test_a_folder_can_be_chosen_where_none_is_dropped(qtbot, dropped: Walk):
    dialog = dropped()
    press(qtbot, dialog, dialog.list.drop.folder)
    (chooser,) = dialog.findChildren(QFileDialog)
    assert chooser.fileMode() is QFileDialog.FileMode.Directory
    chooser.filesSelected.emit([str(SHARED / "ieeg_outcomes")])
    settle(qtbot, dialog)
    assert dialog.stack.currentWidget() is dialog.bids
    chooser.reject()


def test_a_folder_of_subjects_without_names_of_bids_is_read_as_files(
    qtbot, dropped: Walk, tmp_path: Path
):
    person = tmp_path / "sub-000"
    person.mkdir()
    shutil.copy(SHARED / "rest_dk70_single" / "sub-000" / "Counts.csv", person)
    dialog = dropped(tmp_path)
    assert dialog.stack.currentIndex() == 0
    assert [row.found.file for row in dialog.list.rows] == ["Counts.csv"]


def test_a_dataset_without_data_says_why(qtbot, dropped: Walk, tmp_path: Path):
    (tmp_path / "sub-01" / "anat").mkdir(parents=True)
    dialog = dropped(tmp_path)
    (row,) = dialog.list.rows
    assert "1 subjects have nothing that can be imported" in row.fault.text()


def test_the_patient_is_searched_for_in_a_dataset(qtbot):
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(1280, 720)
    patient = Patient("sub-HUP070")
    dialog = ImportDialog(home, patient, (SHARED / "ieeg_outcomes",))
    dialog.open()
    settle(qtbot, dialog)
    assert dialog.bids.search.text() == "sub-HUP070"
    assert dialog.subtitle.text() == CHOOSE_PARTS
    assert {code for code, _ in dialog.bids.chosen()} == {"sub-HUP070"}
    press(qtbot, dialog, dialog.bids.use)
    assert dialog.subtitle.text() != CHOOSE_PARTS
    electrodes = added(qtbot, dialog).patient.electrodes
    assert electrodes is not None
    assert electrodes.count == 82
