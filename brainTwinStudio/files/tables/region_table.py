"""Region tables and plain lists of region names in text."""

from collections import Counter
from dataclasses import replace

import numpy as np

from brainTwinStudio.analysis.tissue import not_tissue
from brainTwinStudio.errors import FileError
from brainTwinStudio.files.reader import (
    LARGEST,
    Content,
    Reader,
    RegionTable,
    SourceFile,
)
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

MAX_REGIONS = 20_000
_NAME_TITLES = ("name", "region_name", "region", "label", "roi", "names", "labels")
_NAME_TITLES += ("regions", "roi_name", "area", "acronym")
_ID_TITLES = ("index", "id", "label_id", "roi_id", "key", "value", "mics")
_NOTHING = frozenset({"none", "n/a", "na", "nan", "null", "-"})
_SIDE_TITLES = ("hemisphere", "hemi", "side")
_CENTRE_TITLES = (
    (("x_mm", "y_mm", "z_mm"), "not stated"),
    (("x_mni", "y_mni", "z_mni"), "MNI152"),
    (("x_mni152", "y_mni152", "z_mni152"), "MNI152"),
    (("x_mni305", "y_mni305", "z_mni305"), "MNI305"),
    (("x", "y", "z"), "not stated"),
)
_PREFIX = {"L": "lh-", "R": "rh-", "-": ""}
_SIDES = {"l": "L", "lh": "L", "left": "L", "r": "R", "rh": "R", "right": "R"}


def recognises(source: SourceFile) -> bool:
    if source.suffix not in SUFFIXES or not is_text(source):
        return False
    try:
        return looks_like_regions(lines_of(head_of(source)))
    except FileError:
        return False


def looks_like_regions(lines: list[Line]) -> bool:
    """A titled table with a name column, a list of names, or lines `name x y z`."""
    if len(lines) > MAX_REGIONS:
        return False
    if _title_of_names(lines) is not None:
        return True
    if not any(is_number(cell) for line in lines for cell in line.cells):
        return len(lines) > 1 or len(lines[0].cells) > 1
    return _name_column(lines) is not None


def read(source: SourceFile) -> Content:
    """The regions in the order of the file, each with a name of its own."""
    table = table_of(source)
    table = replace(table, names=_apart(table.names))
    _check_names(source, table.names)
    return Content(regions=table)


def table_of(source: SourceFile) -> RegionTable:
    """The regions as the file lists them; several may have one name."""
    lines = lines_of(source)
    if _title_of_names(lines) is not None:
        table = _titled(source, lines)
    elif not any(is_number(cell) for line in lines for cell in line.cells):
        table = RegionTable(_listed(lines))
    elif _name_column(lines) is not None:
        table = _untitled(source, lines)
    else:
        raise FileError(
            source.path,
            tr(
                "No column holds region names; expected a list of names or a table "
                "with a column 'name'."
            ),
        )
    return table


def _title_of_names(lines: list[Line]) -> int | None:
    """Column of the names in a table with titles, or None."""
    titles = [cell.lower() for cell in lines[0].cells]
    if len(lines) < 2 or any(is_number(title) for title in titles):
        return None
    for wanted in _NAME_TITLES:
        if wanted not in titles:
            continue
        column = titles.index(wanted)
        body = [line.cells for line in lines[1:]]
        names = {cells[column] for cells in body if len(cells) > column}
        is_matrix = len(names & set(lines[0].cells)) > 1
        is_wide = len(titles) > 30
        if not (is_matrix or is_wide) and not all(is_number(n) for n in names):
            return column
    return None


def _name_column(lines: list[Line]) -> int | None:
    """The only column of text in lines of equal, small width, or None."""
    width = len(lines[0].cells)
    if not 2 <= width <= 8 or any(len(line.cells) != width for line in lines):
        return None
    texts = [
        column
        for column in range(width)
        if not any(is_number(line.cells[column]) for line in lines)
        and any(_says_something(line.cells[column]) for line in lines)
    ]
    numbers = sum(is_number(cell) for cell in lines[0].cells)
    return texts[0] if len(texts) == 1 and numbers in (1, 3, 4, 5, 6) else None


def _says_something(cell: str) -> bool:
    return bool(cell) and cell.lower() not in _NOTHING


def _listed(lines: list[Line]) -> tuple[str, ...]:
    """One name a line, or all names in one line."""
    if len(lines) == 1:
        return lines[0].cells
    names = [line.text.strip('"') for line in lines]
    if names[0].lower() in _NAME_TITLES:
        names = names[1:]
    return tuple(names)


def _untitled(source: SourceFile, lines: list[Line]) -> RegionTable:
    column = _name_column(lines)
    assert column is not None  # the caller looked
    names = tuple(line.cells[column] for line in lines)
    first = lines[0].cells
    others = [c for c in range(len(first)) if c != column and _says_something(first[c])]
    centres = _centres(source, lines, others) if len(others) == 3 else None
    numbers = others[:1] if len(others) in (1, 5) and others[:1] == [0] else []
    return RegionTable(names, None, centres, ids=_ids(lines, numbers))


def _titled(source: SourceFile, lines: list[Line]) -> RegionTable:
    titles = [cell.lower() for cell in lines[0].cells]
    body = [_filled(line, len(titles)) for line in lines[1:]]
    for line in body:
        if len(line.cells) != len(titles):
            raise FileError(
                source.path,
                tr(
                    "Row {number} has {count} cells; the header has {total}.",
                    number=line.number,
                    count=len(line.cells),
                    total=len(titles),
                ),
            )
    column = _title_of_names(lines)
    assert column is not None  # the caller looked
    centres, space = None, "not stated"
    for wanted, where in _CENTRE_TITLES:
        if all(title in titles for title in wanted):
            places = [titles.index(title) for title in wanted]
            centres, space = _centres(source, body, places), where
            break
    names, sides = tuple(line.cells[column] for line in body), _sides(titles, body)
    if sides and len(set(names)) < len(names):
        names = tuple(
            _PREFIX[side] + name for side, name in zip(sides, names, strict=True)
        )
    numbers = [titles.index(title) for title in _ID_TITLES if title in titles]
    return RegionTable(names, sides, centres, space, _ids(body, numbers[:1]))


def _filled(line: Line, width: int) -> Line:
    """A row that ends with empty cells may lack some of them."""
    if len(line.cells) >= width or line.cells[-1]:
        return line
    return replace(line, cells=line.cells + ("",) * (width - len(line.cells)))


def _ids(body: list[Line], columns: list[int]) -> tuple[int, ...]:
    """Numbers that an image of the atlas has for the regions, where the column holds
    different whole numbers: BIDS _dseg.tsv, a FreeSurfer colour table."""
    cells = [line.cells[column] for line in body for column in columns]
    if not cells or not all(cell.isdecimal() and len(cell) < 10 for cell in cells):
        return ()
    ids = tuple(int(cell) for cell in cells)
    return ids if len(set(ids)) == len(ids) else ()


def _sides(titles: list[str], body: list[Line]) -> tuple[str, ...] | None:
    for wanted in _SIDE_TITLES:
        if wanted in titles:
            column = titles.index(wanted)
            return tuple(_SIDES.get(b.cells[column].lower(), "-") for b in body)
    return None


def _centres(source: SourceFile, body: list[Line], columns: list[int]) -> Array:
    centres = np.empty((len(body), 3))
    for row, line in enumerate(body):
        for axis, column in enumerate(columns):
            cell = line.cells[column]
            value = number_of(cell) if is_number(cell) else np.nan
            if not abs(value) <= LARGEST:
                raise cell_error(source, line.number, column + 1, cell)
            centres[row, axis] = value
    return centres


def _apart(names: tuple[str, ...]) -> tuple[str, ...]:
    """Labels that are no grey matter and share a name get the number of their row, as
    the medial wall of both sides does."""
    times = Counter(names)
    doubled = {name for name in not_tissue(sorted(times)) if times[name] > 1}
    return tuple(
        f"{name} {row}" if name in doubled else name
        for row, name in enumerate(names, start=1)
    )


def _check_names(source: SourceFile, names: tuple[str, ...]) -> None:
    if len(names) > MAX_REGIONS:
        raise FileError(
            source.path,
            tr(
                "{count} names; at most {most}.",
                count=len(names),
                most=MAX_REGIONS,
            ),
        )
    if not all(names):
        place = names.index("") + 1
        raise FileError(
            source.path,
            tr(
                "Region {number} of {count} has no name.",
                number=place,
                count=len(names),
            ),
        )
    doubled = sorted(name for name, times in Counter(names).items() if times > 1)
    if doubled:
        raise FileError(
            source.path,
            tr(
                "Region names appear twice: {names}. Every region needs its own name.",
                names=", ".join(doubled[:5]),
            ),
        )


READER = Reader("Region names or table", SUFFIXES, recognises, read, "CSV, TSV, TXT")
