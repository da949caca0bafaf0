"""Tables of BIDS by the names of their columns, and which files belong together.

Missing values are "n/a" or empty; columns may be absent; byte-order marks, CRLF and
quotes are no matter (BIDS specification, "Tabular files").
"""

import re
from dataclasses import dataclass
from pathlib import Path

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.reader import SourceFile
from brainTwinStudio.files.source import load
from brainTwinStudio.files.tables.text_table import lines_of

MISSING = ("", "n/a", "na", "nan", "none")
_ENTITY = re.compile(r"([a-z]+)-([A-Za-z0-9]+)")


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Cells by the lower-case name of their column; number: the line, from 1."""

    number: int
    cells: dict[str, str]

    def text(self, *columns: str) -> str:
        """The first of the columns that holds something, or ""."""
        for column in columns:
            cell = self.cells.get(column, "")
            if cell.lower() not in MISSING:
                return cell
        return ""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table with a header; rows keep the order of the file."""

    source: SourceFile
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def number(self, row: Row, column: str) -> float | None:
        """A cell as a number, None where it is missing. Raises FileError with its
        place."""
        text = row.text(column)
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            value = float("inf")
        if not abs(value) < 1e12:
            raise FileError(
                self.source.path,
                f"Row {row.number}, column {column} is '{text[:30]}'; expected a "
                "number or n/a.",
            )
        return value


def table_at(path: Path, needs: tuple[str, ...] = ("name",)) -> Table:
    """The table in a file; `needs` names columns it cannot do without."""
    return table_of(load(path), needs)


def table_of(source: SourceFile, needs: tuple[str, ...] = ("name",)) -> Table:
    """Raises FileError where a needed column is absent, or rows have other lengths."""
    head, *body = lines_of(source)
    columns = tuple(cell.strip("\ufeffï»¿").lower() for cell in head.cells)
    absent = [name for name in needs if name not in columns]
    if absent:
        raise FileError(
            source.path,
            f"The header has no column '{absent[0]}'; it has {', '.join(columns[:8])}.",
        )
    rows = []
    for line in body:
        if len(line.cells) > len(columns):
            raise FileError(
                source.path,
                f"Row {line.number} has {len(line.cells)} cells under "
                f"{len(columns)} columns.",
            )
        filled = (*line.cells, *[""] * (len(columns) - len(line.cells)))
        rows.append(Row(line.number, dict(zip(columns, filled, strict=True))))
    if not rows:
        raise FileError(source.path, "The table has a header but no rows.")
    return Table(source, columns, tuple(rows))


def suffix_of(path: str | Path) -> str:
    """What a BIDS name says the file is: "sub-01_task-rest_channels.tsv" ->
    "channels"; "" where the name is not of that form."""
    stem = Path(path).name.split(".")[0]
    return stem.rpartition("_")[2].lower() if "_" in stem or "-" not in stem else ""


def entities_of(path: str | Path) -> dict[str, str]:
    """Key and value pairs: "sub-01_task-rest_eeg.edf" -> {"sub": "01", ...}."""
    return dict(_ENTITY.findall(Path(path).name.split(".")[0]))


def beside(path: Path, suffix: str, endings: tuple[str, ...] = (".tsv",)) -> list[Path]:
    """Files of that suffix in the same folder that speak of the same recording: every
    entity both names have is the same, and the person is."""
    own = entities_of(path)
    if "sub" not in own:
        return []
    found = []
    for ending in endings:
        for other in sorted(path.parent.glob(f"*_{suffix}{ending}")):
            theirs = entities_of(other)
            if theirs.get("sub") == own["sub"] and all(
                own.get(key, value) == value for key, value in theirs.items()
            ):
                found.append(other)
    return found
