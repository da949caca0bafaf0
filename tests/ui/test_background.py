"""Short work beside the window tells whoever asked, and nobody who is gone."""

import threading

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool
from pytestqt.qtbot import QtBot

from brainTwinStudio.errors import InputError
from brainTwinStudio.ui.background import _Bridge, in_background


def bridges() -> int:
    app = QCoreApplication.instance()
    assert app is not None
    return len(app.findChildren(_Bridge))


def settle(qtbot: QtBot) -> None:
    QThreadPool.globalInstance().waitForDone(5000)
    qtbot.wait(20)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_what_was_found_and_what_went_wrong_is_told_once(qtbot: QtBot) -> None:
    told: list[object] = []
    parent, before = QObject(), bridges()

    def wrong() -> None:
        raise InputError("No such file.")

    in_background(parent, lambda: 3, told.append, told.append)
    in_background(parent, wrong, told.append, told.append)
    settle(qtbot)
    assert sorted(map(str, told)) == ["3", "No such file."]
    assert bridges() == before


def test_nobody_is_told_once_the_asker_is_gone(qtbot: QtBot) -> None:
    told: list[object] = []
    go, before = threading.Event(), bridges()
    parents = [QObject() for _ in range(8)]
    for parent in parents:
        in_background(parent, lambda: go.wait(5), told.append, told.append)
    for parent in parents:
        parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    go.set()
    settle(qtbot)
    assert told == []
    assert bridges() == before
