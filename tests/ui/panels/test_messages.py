"""What was told stays listed, with what can still be done about it."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.alerts import Alert
from brainTwinStudio.ui.kept_messages import FILE, KeptMessages
from brainTwinStudio.ui.messages import MOST
from brainTwinStudio.ui.panels.messages import AT_ONCE, MessageRow, MessagesList
from brainTwinStudio.ui.scrubbed import scrubbed
from tests.ui.small import empty_view, small_view


@pytest.fixture
def messages(qtbot: QtBot) -> MessagesList:
    result = MessagesList()
    qtbot.addWidget(result)
    result.resize(900, 230)
    result.show()
    return result


def listed(messages: MessagesList, qtbot: QtBot, count: int) -> list[MessageRow]:
    """The rows, once all of them were made."""
    qtbot.waitUntil(lambda: len(messages.rows) == count)
    return messages.rows


def button(row: MessageRow, words: str) -> QPushButton:
    return next(b for b in row.findChildren(QPushButton) if b.text() == words)


def test_the_latest_comes_first_and_all_are_counted(
    messages: MessagesList, qtbot: QtBot
):
    counts: list[int] = []
    messages.counted.connect(counts.append)
    for sentence in ("One.", "Two.", "One."):
        messages.add(Alert("info", sentence))
    assert [r.text.text() for r in listed(messages, qtbot, 2)] == ["One.", "Two."]
    assert counts == [1, 2, 2]
    messages.clear.click()
    assert counts[-1] == 0
    assert not messages.clear.isEnabled()


def test_a_button_is_there_while_it_would_do_something(
    messages: MessagesList, qtbot: QtBot
):
    messages.add(Alert("warn", "A fit is done.", (("Inspect", "inspect-twin", "t"),)))
    messages.add(Alert("info", "Add data.", (("Add data", "add-data", None),)))
    messages.present(empty_view())
    rows = listed(messages, qtbot, 2)
    for row, words in zip(rows, ("Add data", "Inspect"), strict=True):
        assert not button(row, words).isVisible()
    messages.present(small_view())
    last = messages.rows[0]
    with qtbot.waitSignal(messages.acted) as acted:
        button(last, "Add data").click()
    assert acted.args == ["add-data", None]
    messages.present(replace(small_view(), read_only=True))
    assert not button(last, "Add data").isVisible()


def test_only_some_are_drawn_until_older_ones_are_wanted(
    messages: MessagesList, qtbot: QtBot
):
    for number in range(AT_ONCE + 3):
        messages.add(Alert("info", f"Message {number}."))
    listed(messages, qtbot, AT_ONCE)
    messages.older.click()
    rows = listed(messages, qtbot, AT_ONCE + 3)
    assert rows[-1].text.text() == "Message 0."
    assert not messages.older.isVisible()


def test_details_are_folded_and_copied_without_names(
    messages: MessagesList, qtbot: QtBot
):
    home = Path.home() / "Jane Roe" / "weights.csv"
    messages.add(Alert("bad", "A fault.", (), f"File '{home}', line 3"))
    (row,) = listed(messages, qtbot, 1)
    assert row.details is None
    button(row, "Details").click()
    assert row.details is not None
    assert row.details.isVisible()
    button(row, "Copy").click()
    copied = QApplication.clipboard().text()
    assert "weights.csv" in copied
    assert "A fault." in copied
    assert "Roe" not in copied
    assert str(Path.home()) not in copied


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('File "/home/a/x/brainTwinStudio/ui/a.py", line 3',
         'File "…/brainTwinStudio/ui/a.py", line 3'),
        ("'C:\\Users\\Anna Roe\\x.csv'", "'…/x.csv'"),
        ("weights/lengths 3/4 mm/s", "weights/lengths 3/4 mm/s"),
    ],
)  # fmt: skip
def test_paths_are_shortened_to_what_helps(text: str, expected: str):
    assert scrubbed(text) == expected


# ---------------------------------------------------------------- after a restart


def started(folder: Path, qtbot: QtBot) -> MessagesList:
    """The list of a window that starts with this folder."""
    result = MessagesList()
    qtbot.addWidget(result)
    KeptMessages(folder, result)
    result.resize(900, 230)
    result.show()
    return result


def test_messages_are_there_after_a_restart(tmp_path: Path, qtbot: QtBot):
    one = started(tmp_path, qtbot)
    assert not one._before.isVisible()
    one.add(Alert("bad", f"{Path.home()}/x/jane.csv fails.", (), "Line 3"))
    one.add(Alert("warn", "Ünfinished.", (("Stop", "stop", 4),)))
    later = started(tmp_path, qtbot)
    counts: list[int] = []
    later.counted.connect(counts.append)
    rows = listed(later, qtbot, 2)
    assert [row.text.text() for row in rows] == ["Ünfinished.", "…/jane.csv fails."]
    assert rows[0].buttons == []  # its job is gone
    button(rows[1], "Details").click()
    assert rows[1].details is not None
    assert rows[1].details.toPlainText() == "Line 3"
    later.add(Alert("info", "Now."))
    listed(later, qtbot, 3)
    assert counts == [1]  # of this start
    assert later._before.isVisible()
    qtbot.waitUntil(lambda: later.rows[0].y() < later._before.y() < later.rows[1].y())


def test_what_cannot_be_read_is_passed_over_and_clearing_is_for_good(
    tmp_path: Path, qtbot: QtBot
):
    started(tmp_path, qtbot).add(Alert("info", "Kept."))
    file = tmp_path / FILE
    assert file.stat().st_mode & 0o077 == 0 or os.name == "nt"
    good = file.read_text("utf-8")
    bad = '{"at": "x"}\n[]\n{"at": "2026-01-01T00:00:00", "kind": "odd", '
    file.write_text(f'{bad}"sentence": "", "details": ""}}\nnull\n{good}', "utf-8")
    later = started(tmp_path, qtbot)
    assert [one.alert.sentence for one in later.messages] == ["Kept."]
    listed(later, qtbot, 1)
    later.clear.click()
    assert not file.exists()
    assert started(tmp_path, qtbot).messages == []


def test_only_the_latest_are_kept(tmp_path: Path, qtbot: QtBot):
    first = started(tmp_path, qtbot)
    first.hide()
    for number in range(MOST + 20):
        first.add(Alert("info", f"Message {number}."))
    later = started(tmp_path, qtbot)
    assert len(later.messages) == MOST
    assert later.messages[0].alert.sentence == "Message 20."
    assert len((tmp_path / FILE).read_text("utf-8").splitlines()) == MOST


def test_a_folder_that_cannot_be_written_to_breaks_nothing(
    tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
):
    shown = started(tmp_path / "nowhere", qtbot)
    shown.add(Alert("info", "Still shown."))
    listed(shown, qtbot, 1)
    assert "could not be kept" in caplog.text
