"""Waiting in the window's own thread, with its events."""

import time
from collections.abc import Callable
from threading import Event

from PySide6.QtWidgets import QApplication

REST_S = 0.0005  # after each turn, so that threads which work get theirs


def wait(
    application: QApplication, done: Callable[[], bool], limit_s: float
) -> tuple[float, float]:
    """Seconds until `done`, and the longest turn of events meanwhile."""
    never = Event()
    start = last = time.perf_counter()
    longest = 0.0
    while not done() and last - start < limit_s:
        application.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        never.wait(REST_S)
    return last - start, longest
