"""Text files as lines of cells: encodings, delimiters, comments, quotes."""

import csv
import math
import re
from dataclasses import dataclass, replace

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.reader import LARGEST, SourceFile
from brainTwinStudio.language import tr

SUFFIXES = (".csv", ".tsv", ".txt", ".dat", ".1d")
MAX_CELLS = 6_000_000
MAX_TEXT_BYTES = 128 * 1024**2
_HEAD_BYTES = 512 * 1024
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_DECIMAL_POINT = re.compile(r"^[-+]?\d*\.\d+(e[-+]?\d+)?$", re.I)
_DECIMAL_COMMA = re.compile(r"^[-+]?\d+,\d+(e[-+]?\d+)?$", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is neither blank nor a comment; number counts from 1. commas: a
    cell of it had a decimal comma, which is a point now."""

    number: int
    text: str
    cells: tuple[str, ...]
    commas: bool = False


def is_text(source: SourceFile) -> bool:
    head = source.data[:65536]
    if head[:2] in _UTF_16:
        return True
    return not _BINARY.search(head)


def head_of(source: SourceFile) -> SourceFile:
    """The first whole lines: enough to recognise a format."""
    if len(source.data) <= _HEAD_BYTES:
        return source
    head = source.data[:_HEAD_BYTES]
    if head[:2] in _UTF_16:  # a line ends in two bytes there
        text = head.decode("utf-16", "ignore")
        return replace(source, data=text[: text.rfind("\n") + 1].encode() or head)
    return replace(source, data=head[: head.rfind(b"\n") + 1] or head)


def lines_of(source: SourceFile) -> list[Line]:
    """Every line with content. Raises FileError for anything that is not text."""
    if not is_text(source):
        raise FileError(source.path, tr("The file is not text; expected a table."))
    if len(source.data) > MAX_TEXT_BYTES:
        raise FileError(
            source.path,
            tr(
                "The text holds {size:.0f} MB; expected below {most} MB. Save it as "
                ".npy.",
                size=len(source.data) / 1e6,
                most=MAX_TEXT_BYTES // 1024**2,
            ),
        )
    text = _decoded(source)
    cells = max(text.count(mark) for mark in "\n\t;, ")
    if cells > MAX_CELLS:
        raise FileError(
            source.path,
            tr(
                "The table has about {count} cells; at most {most} are read from text. "
                "Save it as .npy.",
                count=cells,
                most=MAX_CELLS,
            ),
        )
    numbered = _content_lines(text)
    if not numbered:
        raise FileError(source.path, tr("The file is empty; expected a table."))
    delimiter = _stated_delimiter(numbered[0][1])
    if delimiter:
        numbered = numbered[1:]
    else:
        delimiter = _delimiter_of([text for _, text in numbered[:50]])
    lines = [
        Line(number, text.strip(), _cells(source, number, text, delimiter))
        for number, text in numbered
    ]
    return lines if delimiter == "," else _with_points(lines)


def _with_points(lines: list[Line]) -> list[Line]:
    """The lines with decimal points where the file writes decimal commas throughout; a
    file that mixes both stays as it is, and its first comma is refused later."""
    cells = [cell for line in lines for cell in line.cells]
    has_commas = any("," in c and _DECIMAL_COMMA.match(c) for c in cells)
    if not has_commas or any("." in c and _DECIMAL_POINT.match(c) for c in cells):
        return lines
    return [
        replace(line, cells=tuple(_with_point(c) for c in line.cells), commas=True)
        if "," in line.text
        else line
        for line in lines
    ]


def _with_point(cell: str) -> str:
    return cell.replace(",", ".") if _DECIMAL_COMMA.match(cell) else cell


def is_number(cell: str) -> bool:
    try:
        number_of(cell)
    except ValueError:
        return False
    return True


def number_of(cell: str) -> float:
    if "_" in cell:
        raise ValueError(cell)
    return float(cell)


def cell_error(source: SourceFile, row: int, column: int, cell: str) -> FileError:
    """The one wording for a cell that is not a number; row and column from 1."""
    place = tr("Cell in row {row}, column {column}", row=row, column=column)
    if not cell:
        return FileError(
            source.path, tr("{place} is empty; expected a number.", place=place)
        )
    shown = cell if len(cell) <= 30 else cell[:27] + "..."
    if _DECIMAL_COMMA.match(cell):
        return FileError(
            source.path,
            tr(
                "{place} is {shown!r}, a decimal comma beside decimal points "
                "or commas between cells; save the file with decimal points.",
                place=place,
                shown=shown,
            ),
        )
    below = tr(" below {most:g}", most=LARGEST) if _is_number(cell) else ""
    return FileError(
        source.path,
        tr(
            "{place} is {shown!r}; expected a number{below}.",
            place=place,
            shown=shown,
            below=below,
        ),
    )


def _is_number(cell: str) -> bool:
    try:
        return not math.isnan(float(cell))
    except ValueError:
        return False


def _decoded(source: SourceFile) -> str:
    data = source.data
    if data[:2] in _UTF_16:
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise FileError(source.path, tr("The UTF-16 text is damaged.")) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _content_lines(text: str) -> list[tuple[int, str]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [
        (number, line)
        for number, line in enumerate(lines, start=1)
        if line.strip() and line.lstrip()[0] not in "#%"
    ]


def _stated_delimiter(line: str) -> str:
    """Excel's first line "sep=;" tells the delimiter."""
    text = line.strip("\n\r ").strip('"')
    if text.lower().startswith("sep=") and len(text) == 5:
        return text[4]
    return ""


def _delimiter_of(lines: list[str]) -> str:
    """Tab, semicolon or comma where most lines have it, else blanks ("")."""
    for delimiter in "\t;,":
        if sum(delimiter in line.strip() for line in lines) >= 0.8 * len(lines):
            return delimiter
    return ""


def _cells(
    source: SourceFile, number: int, text: str, delimiter: str
) -> tuple[str, ...]:
    if '"' in text and delimiter:
        try:
            cells = next(csv.reader([text], delimiter=delimiter, strict=True))
        except (csv.Error, StopIteration):
            raise FileError(
                source.path,
                tr(
                    "The quotation marks in row {number} do not pair up.", number=number
                ),
            ) from None
    elif delimiter:
        cells = text.split(delimiter)
    else:
        cells = text.split()
    return tuple(cell.strip().strip('"').strip() for cell in cells)
