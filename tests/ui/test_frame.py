"""The small parts of the frame: alerts, palette, stage marks, status line."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.errors import FileError
from brainTwinStudio.project import Project
from brainTwinStudio.ui.actions import ACTIONS
from brainTwinStudio.ui.alerts import OUR_FAULT, Alert, AlertBar, alert_of
from brainTwinStudio.ui.dialogs.new_patient import (
    CODE_HINT,
    EXISTS,
    TAKEN,
    NewPatientDialog,
    code_problem,
)
from brainTwinStudio.ui.main_window import MainWindow
from brainTwinStudio.ui.palette import Palette, entries_of
from brainTwinStudio.ui.panels.fit_choices import NO_PROJECT, NO_RUNS
from brainTwinStudio.ui.patient_notes import SignOff
from brainTwinStudio.ui.stage_marks import NO_TWIN, marks_of, reasons_of
from brainTwinStudio.ui.status_line import selection_text
from brainTwinStudio.ui.view import View
from tests.ui.small import empty_view, small_view

# ---------------------------------------------------------------- alerts


def test_a_mistake_of_the_person_is_a_sentence_without_details() -> None:
    alert = alert_of(FileError("w.csv", "Cell in row 3 is 'n/a'."))
    assert alert == Alert("bad", "w.csv: Cell in row 3 is 'n/a'.")


def test_a_fault_of_ours_folds_the_traceback() -> None:
    try:
        raise ZeroDivisionError("a bug")
    except ZeroDivisionError as error:
        alert = alert_of(error)
    assert alert.sentence == OUR_FAULT
    assert "ZeroDivisionError: a bug" in alert.details


def test_a_long_sentence_beside_buttons_is_not_cut(qtbot: QtBot) -> None:
    bar = AlertBar()
    qtbot.addWidget(bar)
    bar.setFixedWidth(500)
    bar.show()
    bar.tell(Alert("info", "Word " * 16, (), "details"))
    high = bar.height_for(500)
    text = next(label for label in bar.findChildren(QLabel) if label.text())
    room = 500 - sum(button.width() for button in bar.findChildren(QPushButton))
    assert high >= text.heightForWidth(room)


def test_an_alert_is_as_high_as_its_words_and_names_its_own_way_out(
    qtbot: QtBot,
) -> None:
    bar = AlertBar()
    qtbot.addWidget(bar)
    bar.tell(Alert("warn", "A fit is running.", close="Do not close"))
    assert [b.text() for b in bar.findChildren(QPushButton)] == ["Do not close"]
    short = bar.height_for(860)
    assert short < 60
    bar.tell(Alert("warn", "A fit is running, and there is much to say. " * 8))
    assert bar.height_for(860) > short


def test_an_alert_offers_its_actions_and_goes_away_with_them(qtbot: QtBot) -> None:
    bar = AlertBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.tell(Alert("warn", "The engine ended.", (("Resume", "resume", 7),)))
    button = next(b for b in bar.findChildren(QPushButton) if b.text() == "Resume")
    with qtbot.waitSignal(bar.acted) as acted:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acted.args == ["resume", 7]
    assert bar.alerts == ()
    assert bar.isHidden()


def test_the_same_alert_twice_is_shown_once(qtbot: QtBot) -> None:
    bar = AlertBar()
    qtbot.addWidget(bar)
    bar.tell(Alert("info", "a"))
    bar.tell(Alert("info", "b"))
    bar.tell(Alert("info", "a"))
    assert [alert.sentence for alert in bar.alerts] == ["b", "a"]


# ---------------------------------------------------------------- actions


def test_no_two_actions_share_their_keys() -> None:
    keys = [action.keys for action in ACTIONS if action.keys]
    assert len(keys) == len(set(keys))


def test_without_a_project_only_what_needs_none_can_be_done() -> None:
    can = {action.name for action in ACTIONS if action.when(empty_view())}
    assert {"open-demo", "new-patient", "open-project"} <= can
    assert not can & {"fit", "undo", "new-plan", "report", "add-data", "stage"}


def test_a_read_only_project_cannot_be_changed() -> None:
    view = small_view(read_only=True)
    can = {action.name for action in ACTIONS if action.when(view)}
    assert not can & {"fit", "undo", "new-plan", "delete-twin"}
    assert "export-zip" in can


# ---------------------------------------------------------------- palette


def test_the_palette_finds_actions_and_regions() -> None:
    found = entries_of(small_view(), "insula")
    assert [entry[2] for entry in found] == ["select-region", "select-region"]
    assert entries_of(small_view(), "set fit")[0][2] == "fit"
    assert entries_of(small_view(), "") == ()
    assert entries_of(empty_view(), "set fit") == ()


def test_the_palette_runs_what_was_typed(qtbot: QtBot) -> None:
    palette = Palette()
    qtbot.addWidget(palette)
    palette.present(small_view())
    palette.show()
    palette.take_focus()
    QTest.keyClicks(palette.field, "lh insula")
    with qtbot.waitSignal(palette.acted) as acted:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert acted.args == ["select-region", "ctx-lh-insula"]
    assert palette.list.isHidden()
    assert palette.field.text() == ""


# ---------------------------------------------------------------- marks and status


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (empty_view(), ("data", "", "")),
        (small_view(), ("data", "tick", "")),
        (small_view(cards=None), ("check", "", "")),
        (small_view(), ("check", "", "")),
        (small_view(cards=(Card("bad", "x", "y"),)), ("check", "warning", "1")),
        (small_view(), ("fit", "tick", "")),
        (small_view(), ("plan", "count", "3")),
    ],
)
def test_stage_marks(view: View, expected: tuple[str, str, str]) -> None:
    assert expected in marks_of(view)


@pytest.mark.parametrize(
    ("sign", "mark"),
    [
        (SignOff("2026-11-21", "AB", "accepted"), "tick"),
        (SignOff("2026-11-21", "AB", "rejected"), ""),
        (SignOff("2026-11-21", "AB", "accepted", data="00000000"), ""),
    ],
    ids=["accepted", "rejected", "of other data"],
)
def test_the_check_has_its_tick_once_it_is_signed_off(sign: SignOff, mark: str) -> None:
    view = small_view()
    assert view.project is not None
    assert view.patient is not None
    patient = replace(view.patient, notes=sign.line())
    project = view.project.with_patient(patient)
    assert ("check", mark, "") in marks_of(replace(view, project=project))


def test_stages_say_what_they_lack() -> None:
    nothing = reasons_of(empty_view())
    assert nothing["data"].ready
    for stage in ("check", "fit", "inspect", "plan", "report"):
        assert not nothing[stage].ready
        assert nothing[stage].words == NO_PROJECT
    view = small_view()
    assert {why.words for why in reasons_of(view).values()} == {""}
    assert all(why.ready for why in reasons_of(view).values())
    assert view.project is not None
    assert view.patient is not None
    bare = replace(view.patient, recordings=())
    alone = replace(view, project=Project("Study", (bare,)))
    why = reasons_of(alone)
    assert not why["fit"].ready
    assert why["fit"].words == NO_RUNS.format(patient="P1")
    assert not why["plan"].ready
    assert why["plan"].words == NO_TWIN
    assert why["report"].ready
    found = small_view(cards=(Card("bad", "x", "y"), Card("ok", "z", "y")))
    assert reasons_of(found)["check"].words == "x"
    assert reasons_of(found)["check"].ready


def test_the_window_tells_why_a_stage_is_not_ready(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.present(empty_view())
    button = window.stages.button("plan")
    assert button.toolTip() == NO_PROJECT
    assert NO_PROJECT in button.accessibleDescription()
    assert "not ready" in button.accessibleDescription()
    window.present(small_view())
    assert button.toolTip() == ""
    assert button.accessibleDescription() == "3"


def test_the_selection_in_words() -> None:
    view = small_view()
    chosen = replace(view.selection, regions=("a", "b"), edges=(("a", "b"),))
    assert selection_text(view) == "Selection: none"
    text = selection_text(replace(view, selection=chosen))
    assert text == "Selection: 2 regions, 1 connection"
    both = replace(chosen, edges=(("a", "b"), ("b", "a")))
    text = selection_text(replace(view, selection=both))
    assert text == "Selection: 2 regions, 1 connection"


# ---------------------------------------------------------------- new patient


def test_a_patient_needs_a_code_of_its_own() -> None:
    assert code_problem(" ", ()) == CODE_HINT
    assert code_problem("P1", ("P1",)) == TAKEN
    assert "cannot be a patient code" in code_problem("a/b", ())
    assert code_problem("P2", ("P1",)) == ""


def test_a_new_patient_goes_into_a_new_folder(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewPatientDialog(None, None, (), tmp_path)
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.ok.isEnabled()
    QTest.keyClicks(dialog.code, "BT-1")
    assert dialog.folder.text() == str(tmp_path / "BT-1.btproj")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert chosen.args == ["BT-1", tmp_path / "BT-1.btproj"]


def test_a_folder_that_is_taken_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "BT-1.btproj").mkdir()
    dialog = NewPatientDialog(None, None, (), tmp_path)
    qtbot.addWidget(dialog)
    dialog.open()
    QTest.keyClicks(dialog.code, "BT-1")
    assert not dialog.ok.isEnabled()
    assert dialog._problem.text() == EXISTS
