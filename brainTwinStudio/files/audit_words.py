"""Words and numbers as the audit log may keep them."""

from typing import Any

from brainTwinStudio.files.privacy.identifiers import REMOVED, cleaned
from brainTwinStudio.files.privacy.personal import names_a_person


def code(name: str) -> str:
    """A code, or what stands for one that looks like a name."""
    return REMOVED if names_a_person(name) else cleaned(name)


def finite(rows: list[list[Any]]) -> list[list[Any]]:
    """JSON knows no NaN."""
    return [
        [None if isinstance(v, float) and v - v != 0 else v for v in row]
        for row in rows
    ]
