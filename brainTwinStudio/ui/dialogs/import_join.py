"""How the regions of several files were brought together."""

from collections.abc import Sequence
from dataclasses import dataclass

from brainTwinStudio.files.looking import Candidate
from brainTwinStudio.files.names import plain
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient
from brainTwinStudio.ui.dialogs.import_needs import region_names, with_regions

NOT_THERE = "—"


@dataclass(frozen=True, slots=True)
class Join:
    """columns: what is compared; rows: (name in each column, matched). Rows without a
    match come first."""

    sentence: str
    detail: str
    complete: bool
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, ...], bool], ...] = ()


def join_of(files: Sequence[Candidate], existing: Patient | None) -> Join | None:
    """None where nothing names regions, or only one file is there."""
    files = with_regions(files)
    here = existing.connectome if existing else None
    wanted = here.parcellation.region_names if here else region_names(files)
    home = existing.id if existing is not None and here is not None else ""
    if len(files) + bool(home) < 2:
        return None
    if not wanted:
        text = tr("no file names the regions; they are numbered")
        return Join(tr("Regions joined by order"), text, True)
    named = [(one.file, one.names) for one in files if _own(one)]
    if not home and named:
        home = next((file for file, names in named if names == wanted), named[0][0])
    others = [(file, names) for file, names in named if file != home]
    by_order = len(files) - len(named)
    rows, matched = _rows(wanted, [names for _, names in others])
    total = len(wanted)
    columns = (home or tr("Regions"), *(file for file, _ in others))
    complete = matched == len(rows)
    if not others:
        words = tr("only {file} names them; 1 file is in the same order")
        if by_order != 1:
            words = tr("only {file} names them; {count} files are in the same order")
        detail = words.format(file=home, count=by_order)
        return Join(tr("Regions joined by order"), detail, True, columns, rows)
    detail = tr("{matched} of {total} match by name", matched=matched, total=total)
    if by_order:
        words = tr("; 1 file is without names in the same order")
        if by_order > 1:
            words = tr("; {count} files are without names in the same order")
        detail += words.format(count=by_order)
    return Join(tr("Regions joined by name"), detail, complete, columns, rows)


def _own(one: Candidate) -> bool:
    """Whether the file names regions by itself."""
    if one.read_as in ("regions", "tvb"):
        return bool(one.names)
    sheet = one.sheet
    return bool(sheet.column_names or sheet.row_names) and bool(one.names)


def _rows(
    wanted: tuple[str, ...], others: list[tuple[str, ...]]
) -> tuple[tuple[tuple[tuple[str, ...], bool], ...], int]:
    """Rows of the table, those without match first, and the number of matches."""
    places = [{plain(name): name for name in names} for names in others]
    found = []
    for name in wanted:
        key = plain(name)
        cells = (name, *(place.get(key, NOT_THERE) for place in places))
        found.append((cells, NOT_THERE not in cells))
    known = {plain(name) for name in wanted}
    extra: dict[str, tuple[str, ...]] = {}
    for names in others:
        for name in names:
            key = plain(name)
            if key not in known:
                cells = (place.get(key, NOT_THERE) for place in places)
                extra[key] = (NOT_THERE, *cells)
    matched = sum(is_matched for _, is_matched in found)
    rows = [(cells, False) for cells in extra.values()] + found
    return tuple(sorted(rows, key=lambda row: row[1])), matched
