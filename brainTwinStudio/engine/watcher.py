"""How a long computation tells of itself and learns that it should stop."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from brainTwinStudio.project import Array


@runtime_checkable  # the tests check annotations while they run
class Watcher(Protocol):
    """The engine's only way out while it works; who listens is not its business."""

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        """`fraction` 0..1 of the whole job."""

    def preview(self, arrays: Mapping[str, Array]) -> None:
        """Arrays worth drawing now."""

    def checkpoint(self, state: Mapping[str, Array]) -> None:
        """State from which the same computation can be resumed exactly."""

    def stop_requested(self) -> bool:
        """True once the person wants the best so far."""
        ...


class Silent:
    """A watcher that hears nothing and never stops."""

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        pass

    def preview(self, arrays: Mapping[str, Array]) -> None:
        pass

    def checkpoint(self, state: Mapping[str, Array]) -> None:
        pass

    def stop_requested(self) -> bool:
        return False
