"""Garbage with widgets in it is never collected by a thread of the background."""

import gc
from threading import Thread

import pytest
from PySide6.QtCore import QObject, QThread

from brainTwinStudio.ui.collecting import Collecting


class Knot(QObject):
    """An object in a circle, which only a collection can end."""

    ended_in: list[object] = []  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.me = self

    def __del__(self) -> None:
        Knot.ended_in.append(QThread.currentThread())


@pytest.fixture
def collecting(qtbot):
    found = Collecting()
    yield found
    found.stop()


def many() -> None:
    """Enough young objects for an automatic collection."""
    for _ in range(200):
        kept = [[] for _ in range(1000)]
        kept.append(kept)


def test_a_thread_of_the_background_collects_nothing(qtbot, collecting):
    Knot.ended_in.clear()
    Knot()
    thread = Thread(target=many)
    thread.start()
    thread.join()
    assert not Knot.ended_in
    here = QThread.currentThread()
    qtbot.waitUntil(lambda: bool(Knot.ended_in), timeout=5000)
    assert Knot.ended_in == [here]


def test_the_automatic_collection_comes_back(qtbot):
    found = Collecting()
    assert not gc.isenabled()
    found.stop()
    assert gc.isenabled()


def test_nothing_is_done_before_it_is_due(qtbot, collecting):
    gc.collect()
    before = gc.get_stats()[0]["collections"]
    collecting.collect()
    assert gc.get_stats()[0]["collections"] == before
