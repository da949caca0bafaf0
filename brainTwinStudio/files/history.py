"""What was done to a project, and what can be undone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class History:
    """What was done, oldest first: texts (step,), times (step,) in UTC; position is
    the step whose project is shown."""

    texts: tuple[str, ...]
    times: tuple[str, ...]
    position: int

    @property
    def undo_text(self) -> str:
        """What undo would take back; empty where there is nothing."""
        return self.texts[self.position] if self.position > 0 else ""

    @property
    def redo_text(self) -> str:
        """What redo would do again; empty where there is nothing."""
        following = self.position + 1
        return self.texts[following] if following < len(self.texts) else ""
