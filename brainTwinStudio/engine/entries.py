"""The visible tuples of what there is to choose: an entry by its name."""

from collections.abc import Iterable
from typing import Protocol, TypeVar, runtime_checkable

from brainTwinStudio.errors import InputError


@runtime_checkable  # the tests check annotations while they run
class Named(Protocol):
    """What is told of an entry."""

    @property
    def name(self) -> str: ...


@runtime_checkable
class Entry(Protocol):
    """A node model, a loss, an optimiser, ..."""

    @property
    def info(self) -> Named: ...


Chosen = TypeVar("Chosen", bound=Entry)


def entry_of(entries: Iterable[Chosen], name: str, what: str) -> Chosen:
    """Raises InputError that lists the names there are; what: "loss", "integrator"."""
    by_name = {entry.info.name: entry for entry in entries}
    if name not in by_name:
        raise InputError(f"No {what} '{name}'. Known: {', '.join(by_name)}.")
    return by_name[name]
