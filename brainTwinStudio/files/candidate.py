"""What a file is taken for, before anything is built from it."""

from dataclasses import dataclass

from brainTwinStudio.files.bold import Direction
from brainTwinStudio.files.guessing import Confidence
from brainTwinStudio.files.reader import Content, Kind, Sheet


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """One thing in a file and what it is taken for.

    path: as given, with ":key" where the file holds several things; file: its name
    without folders. shape: (row, column) in the file, or (region,) of a region table.
    needs: what must still be told ("tr_s", "direction"). names: region names found
    with it. direction: which side is time, where the person told. beside: name and
    sha256 of other files that its numbers were made with.
    """

    path: str
    file: str
    read_as: Kind
    shape: tuple[int, ...]
    confidence: Confidence
    reason: str
    sha256: str
    content: Content
    names: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    direction: Direction | None = None
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def sheet(self) -> Sheet:
        return self.content.sheets[0]
