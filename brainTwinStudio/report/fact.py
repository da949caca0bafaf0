"""What is told of a number that is shown."""

from dataclasses import dataclass
from typing import Literal

From = Literal[
    "fitted", "judged", "model", "plan", "recording", "files", "asked", "seizures"
]
NOT_ESTIMATED = "not estimated"  # English, as all of a fact until it is shown
NO_INTERVAL = "Not estimated."


@dataclass(frozen=True, slots=True)
class Fact:
    """In English; where it is shown, its texts are translated.

    title: what the number is; formula: how it is computed, in words; data: what
    from; interval: its kind, or that there is none; source: DOI, arXiv, or a file."""

    title: str
    formula: str
    data: From
    interval: str
    source: str
