"""Which file names the regions, and what is told about them."""

from dataclasses import replace

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.looking import Candidate
from brainTwinStudio.files.names import order_by_name
from brainTwinStudio.files.parcellations import recognised
from brainTwinStudio.files.parts import Parts
from brainTwinStudio.files.reader import RegionTable
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Parcellation, hemispheres_of

NUMBERED = tr("No file names the regions; they are numbered.")


def names_in(one: Candidate) -> tuple[str, ...]:
    """Names in the file of a square matrix, the same for rows and columns."""
    rows, columns = one.sheet.row_names, one.sheet.column_names
    if rows and columns and rows != columns:
        raise FileError(
            one.path,
            tr(
                "Rows and columns name different regions, or in another order; "
                "expected the same."
            ),
        )
    beside = one.names if len(one.names) == len(one.sheet.values) else ()
    return columns or rows or beside


def named_regions(
    parts: Parts, one: Candidate, table: RegionTable | None, count: int
) -> tuple[RegionTable, list[str]]:
    """The regions in the order of the weights, from whichever file names them, and
    which atlas they are."""
    named, notes = _named(parts, one, table, count)
    atlas = recognised(named.names)
    return named, [*notes, atlas.sentence] if atlas else notes


def _named(
    parts: Parts, one: Candidate, table: RegionTable | None, count: int
) -> tuple[RegionTable, list[str]]:
    own = names_in(one)
    inside = one.content.regions
    if table is None and inside is not None:
        is_ours = one.content.is_connectome or inside.count == count
        table = inside if is_ours else None
    if table is None:
        return _without_table(parts, own, count)
    path = parts.regions.path if parts.regions else one.path
    if own and table.names and own != table.names:
        order, _ = order_by_name(path, own, table.names, spare=table.names)
        sides, centres = table.hemispheres, table.centres_mm
        return RegionTable(
            own,
            tuple(sides[i] for i in order) if sides else None,
            centres[order] if centres is not None else None,
            table.space,
        ), [tr("{file}: joined to the weights by name.", file=path)]
    if table.count != count:
        raise FileError(
            path,
            tr(
                "It lists {count} regions, but {file} has {total}. Choose the "
                "list that belongs to the weights.",
                count=table.count,
                file=one.file,
                total=count,
            ),
        )
    if not table.names:
        named, notes = _without_table(parts, own, count)
        return replace(table, names=named.names), notes
    if own:
        return table, []
    return table, [
        tr(
            "{file}: regions are named by order from the list of regions.",
            file=one.file,
        )
    ]


def _without_table(
    parts: Parts, own: tuple[str, ...], count: int
) -> tuple[RegionTable, list[str]]:
    if own:
        return RegionTable(own), []
    others = [c for c in (parts.lengths, *parts.bold) if c and len(c.names) == count]
    if others:
        text = tr("The regions are named after {file}, by order.", file=others[0].file)
        return RegionTable(others[0].names), [text]
    return RegionTable(numbered(count)), [NUMBERED]


def numbered(count: int) -> tuple[str, ...]:
    """Names of regions that no file names."""
    return tuple(f"region-{i + 1}" for i in range(count))


def parcellation_of(parts: Parts, table: RegionTable, kept: list[int]) -> Parcellation:
    names = tuple(table.names[i] for i in kept)
    sides = hemispheres_of(names)
    if table.hemispheres:
        sides = tuple(table.hemispheres[i] for i in kept)
    centres = table.centres_mm[kept] if table.centres_mm is not None else None
    named = parts.regions or parts.weights
    path = named.path if named else "regions"
    if centres is not None:
        _check_sides(path, sides, centres)
    try:
        return Parcellation(
            f"{len(names)} regions",
            names,
            sides,  # type: ignore[arg-type]
            centres,
            table.space if centres is not None else "not stated",
        )
    except InputError as error:
        raise FileError(path, str(error)) from None


def _check_sides(path: object, sides: tuple[str, ...], centres: Array) -> None:
    """Left is x < 0 in every space that is read."""
    known = [
        (side == "L") == (x < 0)
        for side, x in zip(sides, centres[:, 0], strict=True)
        if side in "LR" and abs(x) > 2
    ]
    if len(known) >= 4 and sum(known) < 0.5 * len(known):
        raise FileError(
            path,
            tr(
                "Left and right seem to be swapped: {count} of {total} "
                "regions lie on the other side than their name says (left is "
                "x < 0).",
                count=len(known) - sum(known),
                total=len(known),
            ),
        )
