"""How a long job is watched from a terminal, and stopped."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from brainTwinStudio.jobs.messages import Message, Progress
from brainTwinStudio.jobs.pipe_watcher import PipeWatcher

if TYPE_CHECKING:
    from types import FrameType

STOPPING = "Stopping at the next step; the best so far is kept. Ctrl-C again aborts."
_PAUSE_S = 5.0


class Line:
    """One line of progress: rewritten on a terminal, every 5 s elsewhere."""

    def __init__(
        self, stream: TextIO, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream
        self._clock = clock
        self._live = stream.isatty()
        self._shown_at: float | None = None

    def show(self, message: Message) -> None:
        if not isinstance(message, Progress):
            return
        now = self._clock()
        if self._live:
            self._stream.write(f"\r\x1b[K{text_of(message)[:79]}")
        elif self._shown_at is not None and now - self._shown_at < _PAUSE_S:
            return
        else:
            self._stream.write(f"{text_of(message)}\n")
        self._stream.flush()
        self._shown_at = now

    def clear(self) -> None:
        """Leave the terminal's line empty for what comes next."""
        if self._live and self._shown_at is not None:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def text_of(progress: Progress) -> str:
    """'Fitting  42 %  loss 0.123  1 min 20 s left'."""
    parts = [progress.stage, f"{100 * progress.fraction:.0f} %"]
    if progress.loss is not None:
        parts.append(f"loss {progress.loss:.4g}")
    if progress.seconds_left is not None:
        minutes, seconds = divmod(round(progress.seconds_left), 60)
        parts.append(
            f"{minutes} min {seconds} s left" if minutes else f"{seconds} s left"
        )
    return "  ".join(parts)


@contextmanager
def watching(
    stop_requested: Callable[[], bool] = lambda: False,
) -> Iterator[PipeWatcher]:
    """A watcher that shows its progress on standard error."""
    line = Line(sys.stderr)
    watcher = PipeWatcher(1, line.show, stop_requested)
    try:
        yield watcher
    finally:
        line.clear()


@contextmanager
def stopping_on_interrupt() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed: once asks for a stop, twice aborts."""
    asked = False

    def first(number: int, frame: "FrameType | None") -> None:
        nonlocal asked
        asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.write(2, f"\n{STOPPING}\n".encode())  # print is not safe in a handler

    before = signal.signal(signal.SIGINT, first)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)
