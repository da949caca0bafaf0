"""A stop in the midst of a controller's work.

Training and playing a controller take up to a minute, behind caches and through
functions that any caller may use without a watcher. So whoever can stop says so around
them (`heeding`), and long loops look at every turn (`heed`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Halted(Exception):  # noqa: N818 - a wish, no error
    """The work was left where it was, as was asked."""


_stop: ContextVar[Callable[[], bool] | None] = ContextVar("stop", default=None)


@contextmanager
def heeding(stop_requested: Callable[[], bool]) -> Iterator[None]:
    """Whether to stop is asked by `heed` within."""
    before = _stop.set(stop_requested)
    try:
        yield
    finally:
        _stop.reset(before)


def heed() -> None:
    """Raises Halted where a stop was asked for."""
    stop_requested = _stop.get()
    if stop_requested is not None and stop_requested():
        raise Halted
