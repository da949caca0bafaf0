"""What is told of a number that is shown."""

from dataclasses import dataclass
from typing import Literal

from brainTwinStudio.report.wording import NOT_ESTIMATED

From = Literal[
    "fitted", "judged", "model", "plan", "recording", "files", "asked", "seizures"
]
NO_INTERVAL = f"Interval: {NOT_ESTIMATED}."


@dataclass(frozen=True, slots=True)
class Fact:
    """title: what the number is; formula: how it is computed, in words; data: what
    from; interval: its kind, or that there is none; source: DOI or SCIENCE.md."""

    title: str
    formula: str
    data: From
    interval: str
    source: str
