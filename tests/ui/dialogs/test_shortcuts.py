"""Keys that a person changes, and what refuses them."""

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui import preferences
from brainTwinStudio.ui.actions import ACTIONS, Action
from brainTwinStudio.ui.dialogs.shortcuts import ShortcutsDialog
from brainTwinStudio.ui.preferences import Preferences, key_name


@pytest.fixture
def dialog(qtbot: QtBot) -> ShortcutsDialog:
    dialog = ShortcutsDialog(None, {})
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: ShortcutsDialog, words: str) -> Action:
    dialog.search.setText(words)
    dialog.search.textEdited.emit(words)
    dialog.table.selectRow(0)
    return next(a for a in ACTIONS if words.lower() in a.words.lower() + a.keys.lower())


def test_every_action_has_a_name_of_its_own_for_its_keys():
    names = [key_name(action.name, action.argument) for action in ACTIONS]
    assert len(names) == len(set(names))


def test_new_keys_count_at_once(dialog: ShortcutsDialog, qtbot: QtBot):
    action = choose(dialog, "Show the log")
    with qtbot.waitSignal(dialog.changed) as changed:
        dialog.offer("Ctrl+L")
    assert changed.args == [{"show-log": "Ctrl+L"}]
    assert dialog.keys_of(action) == "Ctrl+L"


def test_keys_of_another_action_are_refused_until_that_one_gives_them(
    dialog: ShortcutsDialog, qtbot: QtBot
):
    log = choose(dialog, "Show the log")
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.offer("Ctrl+I")
    assert "Add data…" in dialog.told.text()
    assert "Show the log" in dialog.told.text()
    assert dialog.take.isVisible()
    with qtbot.waitSignal(dialog.changed) as changed:
        dialog.take.click()
    assert changed.args == [{"add-data": "", "show-log": "Ctrl+I"}]
    assert dialog.keys_of(log) == "Ctrl+I"
    add = choose(dialog, "Add data")
    dialog.usual.click()
    assert dialog.keys_of(add) == ""  # still those of the other
    assert "Show the log" in dialog.told.text()


@pytest.mark.parametrize("keys", ["A", "Shift+A", "5", "Left", "Space"])
def test_keys_that_fields_need_are_refused(dialog: ShortcutsDialog, keys: str):
    action = choose(dialog, "Show the log")
    dialog.offer(keys)
    assert dialog.keys_of(action) == ""
    assert "add Ctrl or Alt" in dialog.told.text()
    dialog.offer("F7")
    assert dialog.keys_of(action) == "F7"


def test_all_keys_go_back_at_once(dialog: ShortcutsDialog, qtbot: QtBot):
    choose(dialog, "Show the log")
    dialog.offer("Ctrl+L")
    with qtbot.waitSignal(dialog.changed) as changed:
        dialog.all.click()
    assert changed.args == [{}]


def test_the_search_finds_keys_as_well(dialog: ShortcutsDialog):
    choose(dialog, "ctrl+i")
    assert dialog.table.rows.rowCount() == 1


def test_preferences_outlive_the_program(tmp_path):
    where = str(tmp_path / "s.ini")
    wanted = Preferences(scale=150, notify=False, keys={"show-log": "Ctrl+L"})
    settings = QSettings(where, QSettings.Format.IniFormat)
    preferences.write(settings, wanted)
    settings.sync()
    again = QSettings(where, QSettings.Format.IniFormat)
    assert preferences.read(again) == wanted


def test_preferences_that_are_not_understood_count_as_not_set(tmp_path):
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    for name, value in (("scale", "117"), ("keys", "[1"), ("notify", "?")):
        settings.setValue(name, value)
    assert preferences.read(settings) == Preferences()
