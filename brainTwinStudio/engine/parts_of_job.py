"""One long job made of many: each tells its progress as a part of the whole."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array


class Parts:
    """`count` parts of equal length, taken one after the other with `next`."""

    def __init__(self, watcher: Watcher, count: int) -> None:
        self._watcher, self._count, self._done = watcher, count, 0
        self.stop_requested = watcher.stop_requested

    @contextmanager
    def next(self, name: str) -> Iterator["Part"]:
        """The watcher of the next part."""
        yield Part(self._watcher, name, self._done / self._count, 1 / self._count)
        self._done += 1

    def skip(self, count: int) -> None:
        """Parts that turned out not to be needed."""
        self._done += count


class Part:
    """A watcher that hears of one part; its pictures and its state are of no use to the
    whole and are dropped, unless `kept` is asked for them."""

    def __init__(self, watcher: Watcher, name: str, at: float, width: float) -> None:
        self._watcher, self._name = watcher, name
        self._at, self._width = at, width
        self.stop_requested = watcher.stop_requested
        self.kept: Mapping[str, Array] = {}

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        whole = self._at + self._width * min(max(fraction, 0.0), 1.0)
        self._watcher.progress(f"{self._name}: {stage}", min(whole, 1.0), loss)

    def preview(self, arrays: Mapping[str, Array]) -> None:
        pass

    def checkpoint(self, state: Mapping[str, Array]) -> None:
        self.kept = dict(state)


class Quiet:
    """A watcher for work that is short beside the part it belongs to: it tells nothing,
    but can be stopped."""

    def __init__(self, parts: Parts) -> None:
        self.stop_requested = parts.stop_requested

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        pass

    def preview(self, arrays: Mapping[str, Array]) -> None:
        pass

    def checkpoint(self, state: Mapping[str, Array]) -> None:
        pass
