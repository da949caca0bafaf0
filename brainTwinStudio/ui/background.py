"""Short work beside the window: reading files, quality numbers, writing to the disk.

Nothing here takes minutes and nothing touches widgets; long work belongs to the engine.
"""

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    QRunnable,
    QThreadPool,
    Signal,
)

from brainTwinStudio.errors import InputError

_log = logging.getLogger(__name__)


class _Bridge(QObject):
    """Carries the outcome to the thread of the window."""

    done = Signal(object)
    failed = Signal(object)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], Any], bridge: _Bridge) -> None:
        super().__init__()
        self._task: tuple[Callable[[], Any], _Bridge] | None = (work, bridge)

    def run(self) -> None:
        if self._task is None:
            return
        (work, bridge), self._task = self._task, None  # Qt may keep us: we keep nothing
        try:
            result = work()
        except Exception as error:
            if not isinstance(error, InputError):
                _log.exception("Work in the background failed.")
            self._tell(bridge.failed, error)
        else:
            self._tell(bridge.done, result)

    def _tell(self, signal: Any, value: object) -> None:
        try:
            signal.emit(value)
        except RuntimeError:  # the application is gone
            _log.info("Nobody waits for this work any more.")


def in_background(
    parent: QObject,
    work: Callable[[], Any],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None],
) -> None:
    """Run `work` in a thread; `done` or `failed` is called in the window's thread, and
    neither once `parent` is gone."""
    # Of the application, not of `parent`: one that died with it could do so while the
    # other thread tells it how the work ended.
    bridge = _Bridge(QCoreApplication.instance())
    calls: dict[str, Callable[[Any], None]] = {"done": done, "failed": failed}

    def forget() -> None:
        calls.clear()

    gone = parent.destroyed.connect(forget)

    def finish(which: str, value: Any) -> None:
        call = calls.get(which)
        QObject.disconnect(gone)
        calls.clear()
        bridge.deleteLater()
        if call is not None:
            call(value)

    bridge.done.connect(lambda value: finish("done", value))
    bridge.failed.connect(lambda error: finish("failed", error))
    QThreadPool.globalInstance().start(_Work(work, bridge))
