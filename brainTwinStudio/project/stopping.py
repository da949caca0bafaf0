"""What long work says of its end."""

from typing import Literal, Protocol


class MayStop(Protocol):
    """An answer that may be of the part that was done when the person stopped."""

    @property
    def stopped(self) -> bool: ...


class TellsOutcome:
    """Gives a record its `outcome` from whether it was stopped."""

    __slots__ = ()

    @property
    def outcome(self: MayStop) -> Literal["finished", "stopped"]:
        return "stopped" if self.stopped else "finished"
