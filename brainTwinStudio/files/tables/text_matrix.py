"""Matrices and time series in delimited text, with or without names."""

from collections.abc import Sequence

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.images.confounds import looks_like_confounds
from brainTwinStudio.files.reader import LARGEST, Content, Reader, Sheet, SourceFile
from brainTwinStudio.files.tables import region_table
from brainTwinStudio.files.tables.missing import said_uncovered, without_uncovered
from brainTwinStudio.files.tables.text_table import (
    SUFFIXES,
    Line,
    cell_error,
    head_of,
    is_number,
    is_text,
    lines_of,
    number_of,
)
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array

_INDEX_TITLES = {"", "index", "unnamed: 0", "node", "time", "time_s", "t", "volume"}
_INDEX_TITLES |= {"frame", "name", "label", "region", "names", "labels", "regions"}


def recognises(source: SourceFile) -> bool:
    """Text with numbers that is not a table of regions."""
    if source.suffix not in SUFFIXES or not is_text(source):
        return False
    try:
        lines = lines_of(head_of(source))
    except FileError:
        return False
    if region_table.looks_like_regions(lines) or looks_like_confounds(lines):
        return False
    cells = [cell for line in lines[:20] for cell in line.cells]
    return sum(is_number(cell) for cell in cells) * 2 > len(cells)


def read(source: SourceFile) -> Content:
    """The numbers of the file as one sheet (row, column)."""
    lines = _without_empty_last_column(lines_of(source))
    header, body = _header_and_body(lines)
    if not body:
        raise FileError(source.path, tr("The file holds names but no numbers."))
    width = len(body[0].cells)
    _check_widths(source, body, width)
    index = _has_index_column(header, body)
    columns = _column_names(source, header, width, index)
    body, columns, uncovered = without_uncovered(body, columns, index)
    if not body or not body[0].cells[int(index) :]:
        raise FileError(source.path, tr("No region has values in it; all are missing."))
    rows = tuple(line.cells[0] for line in body) if index else ()
    values = _numbers(source, body, 1 if index else 0)
    sheet = Sheet(values, "", _real_names(rows), _real_names(columns))
    notes = _notes(header, index, rows, columns)
    if any(line.commas for line in lines):
        notes += (tr("Decimal commas are read as decimal points."),)
    if uncovered:
        notes += (said_uncovered(uncovered),)
    return Content((sheet,), notes=notes)


def _without_empty_last_column(lines: list[Line]) -> list[Line]:
    """Some writers end every line with a delimiter."""
    if not all(len(line.cells) > 1 and not line.cells[-1] for line in lines):
        return lines
    return [Line(line.number, line.text, line.cells[:-1]) for line in lines]


def _header_and_body(lines: list[Line]) -> tuple[Line | None, list[Line]]:
    first = lines[0].cells
    texts = sum(bool(cell) and not is_number(cell) for cell in first)
    numbers = sum(is_number(cell) for cell in first)
    if texts > numbers and (texts > 1 or len(lines) > 1):
        return lines[0], lines[1:]
    rest = first[1:] if first and first[0] in ("", "index") else first
    if len(lines) > 1 and len(rest) >= 5 and _is_counting(rest):
        return lines[0], lines[1:]
    if _numbers_a_square(lines):
        return lines[0], lines[1:]
    return None, lines


def _numbers_a_square(lines: list[Line]) -> bool:
    """The first row holds the numbers of the labels above a square matrix: whole,
    above 0, each once, and one row more than columns."""
    first = lines[0].cells
    whole = all(cell.isdecimal() and int(cell[:9]) > 0 for cell in first)
    is_square = len(lines) == len(first) + 1 and len(first) >= 5
    return is_square and whole and len(set(first)) == len(first)


def _is_counting(cells: Sequence[str]) -> bool:
    """0, 1, 2, ... or 1, 2, 3, ...: numbers a program wrote instead of names."""
    return any(
        all(cell == str(i + start) for i, cell in enumerate(cells)) for start in (0, 1)
    )


def _check_widths(source: SourceFile, body: list[Line], width: int) -> None:
    for line in body:
        if len(line.cells) != width:
            raise FileError(
                source.path,
                tr(
                    "Row {number} has {count} cells; the rows before it have "
                    "{width}. Every row needs the same number.",
                    number=line.number,
                    count=len(line.cells),
                    width=width,
                ),
            )


def _has_index_column(header: Line | None, body: list[Line]) -> bool:
    first = [line.cells[0] for line in body]
    if len(body[0].cells) < 2:
        return False
    if not any(is_number(cell) for cell in first):
        return True
    if header is None:
        return False
    if len(header.cells) == len(body[0].cells) - 1:
        return True
    return header.cells[0].lower() in _INDEX_TITLES and _is_rising(first)


def _is_rising(cells: Sequence[str]) -> bool:
    try:
        steps = np.diff([number_of(cell) for cell in cells])
    except ValueError:
        return False
    return bool((steps > 0).all())


def _column_names(
    source: SourceFile, header: Line | None, width: int, index: bool
) -> tuple[str, ...]:
    if header is None:
        return ()
    names = header.cells
    if index and len(names) == width:
        names = names[1:]
    wanted = width - 1 if index else width
    if len(names) != wanted:
        raise FileError(
            source.path,
            tr(
                "The header in row {number} has {count} names, but the rows "
                "have {wanted} numbers.",
                number=header.number,
                count=len(names),
                wanted=wanted,
            ),
        )
    return names


def _real_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names that say something: not counting numbers, none empty."""
    if all(is_number(name) for name in names) or not all(names):
        return ()
    return names


def _numbers(source: SourceFile, body: list[Line], start: int) -> Array:
    values = np.empty((len(body), len(body[0].cells) - start))
    for position, line in enumerate(body):
        try:
            values[position] = [number_of(cell) for cell in line.cells[start:]]
        except ValueError:
            column = next(
                c for c in range(start, len(line.cells)) if not is_number(line.cells[c])
            )
            raise cell_error(
                source, line.number, column + 1, line.cells[column]
            ) from None
    sound = np.abs(values) <= LARGEST
    if not sound.all():
        row, column = (int(i) for i in np.argwhere(~sound)[0])
        line = body[row]
        cell = line.cells[column + start]
        raise cell_error(source, line.number, column + start + 1, cell)
    return values


def _notes(
    header: Line | None, index: bool, rows: tuple[str, ...], columns: tuple[str, ...]
) -> tuple[str, ...]:
    notes = []
    if header is not None and not _real_names(columns):
        told = tr("The first row numbers columns and was left out.")
        if _is_counting(header.cells):
            told = tr("The first row counts columns and was left out.")
        notes.append(told)
    if index and not _real_names(rows):
        notes.append(tr("The first column counts rows (or time) and was left out."))
    return tuple(notes)


READER = Reader(
    "Text matrix (CSV, TSV, blanks)", SUFFIXES, recognises, read, "CSV, TSV, TXT"
)
