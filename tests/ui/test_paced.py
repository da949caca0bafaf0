"""Pictures keep pace: soon, not too often, and only while they are seen."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.ui.paced import Paced


def seen(qtbot: QtBot) -> tuple[QWidget, list[int], Paced]:
    widget, drawn = QWidget(), []
    qtbot.addWidget(widget)
    widget.show()
    return widget, drawn, Paced(widget, lambda: drawn.append(1))


def test_many_changes_make_one_picture(qtbot: QtBot):
    _, drawn, paced = seen(qtbot)
    for _ in range(20):
        paced.ask()
    assert drawn == []
    qtbot.waitUntil(lambda: bool(drawn))
    assert len(drawn) == 1


def test_the_next_picture_waits_for_its_turn(qtbot: QtBot):
    _, drawn, paced = seen(qtbot)
    paced.now()
    paced.ask()
    assert paced._timer.remainingTime() > 300  # half a second apart
    assert len(drawn) == 1


def test_what_nobody_sees_is_drawn_when_it_is_shown(qtbot: QtBot):
    widget, drawn, paced = seen(qtbot)
    widget.hide()
    paced.ask()
    qtbot.waitUntil(lambda: paced._owed)
    assert drawn == []
    widget.show()
    qtbot.waitUntil(lambda: bool(drawn))


def test_another_thing_is_drawn_at_once(qtbot: QtBot):
    widget, drawn, paced = seen(qtbot)
    widget.hide()
    paced.now()
    assert len(drawn) == 1
