"""electrodes.tsv and coordsystem.json of BIDS, and plain tables of contacts.

A contact table has a column of names and x, y, z in any unit of length that the
coordsystem states or the numbers make plain. Flags come from the channels.tsv of the
same implantation (BIDS iEEG: Holdgraf et al. 2019, doi:10.1038/s41597-019-0105-7).
"""

import json
from dataclasses import dataclass
from glob import escape
from pathlib import Path

import numpy as np

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.reader import SourceFile
from brainTwinStudio.files.source import load
from brainTwinStudio.files.waves.bids_table import (
    Table,
    beside,
    entities_of,
    suffix_of,
    table_of,
)
from brainTwinStudio.files.waves.channel_table import (
    Channel,
    channels_at,
    is_of_body,
)
from brainTwinStudio.project import Array, Electrodes, plain_contact, space_named
from brainTwinStudio.project.electrodes import CONTACT_KINDS, ContactKind
from brainTwinStudio.project.spaces import SPACES, Space

_NAME_COLUMNS = ("name", "contact", "label", "electrode", "channel")
_TO_MM = {"m": 1000.0, "cm": 10.0, "mm": 1.0}
_HEAD_MM = (15.0, 300.0)  # how far the farthest contact may be from the origin
_TRUE = ("1", "true", "yes", "y", "t", "x")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a coordsystem.json says. unit: "m", "cm", "mm" or "" where it does not."""

    space: Space
    unit: str
    words: str


def electrodes_of(source: SourceFile) -> tuple[Electrodes, tuple[str, ...]]:
    """Contacts of a table, with what files beside it add, and notes."""
    table = table_of(source, ())
    column = next((c for c in _NAME_COLUMNS if c in table.columns), None)
    if column is None or not {"x", "y", "z"} <= set(table.columns):
        raise FileError(
            source.path,
            "A table of contacts needs the columns name, x, y and z; it has "
            f"{', '.join(table.columns[:8])}.",
        )
    notes: list[str] = []
    names = _names(table, column)
    frame = _frame(source.path, notes)
    places = _in_mm(table, frame, notes)
    channels = _channels(source.path, notes)
    known = [channels.get(plain_contact(name)) for name in names]
    soz, resected = _zones(table, known, channels, notes)
    try:
        found = Electrodes(
            names,
            tuple(_kind(source.path, table, i, known[i]) for i in range(len(names))),
            places,
            frame.space,
            tuple(
                bool(one and one.bad) or row.text("status").lower() == "bad"
                for one, row in zip(known, table.rows, strict=True)
            ),
            soz,
            resected,
            source.path.name,
            source.sha256,
        )
    except InputError as error:
        raise FileError(source.path, str(error)) from None
    return found, tuple(notes)


def _names(table: Table, column: str) -> tuple[str, ...]:
    names = []
    for row in table.rows:
        name = row.text(column)
        if not name:
            raise FileError(table.source.path, f"Row {row.number} has no contact name.")
        names.append(name)
    return tuple(names)


# ---------------------------------------------------------------- where


def _frame(path: Path, notes: list[str]) -> Frame:
    files = beside(path, "coordsystem", (".json",)) if suffix_of(path) else []
    if not files and path.name == "electrodes.tsv":
        alone = path.with_name("coordsystem.json")
        files = [alone] if alone.is_file() else []
    if not files:
        space = space_named(entities_of(path).get("space", ""))
        if space == "not stated":
            notes.append("No coordsystem.json beside it: the space is not stated.")
        return Frame(space, "", "")
    source = load(files[0])
    try:
        said = json.loads(source.data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise FileError(files[0], "The JSON is damaged; expected a coordinate system.")
    words = _first(said, "CoordinateSystem")
    space = space_named(words)
    described = _first(said, "CoordinateSystemDescription").strip()
    if space == "not stated" and words.lower() == "other" and described in SPACES:
        space = space_named(described)  # as our own exports write it
    if space == "not stated":
        space = space_named(entities_of(path).get("space", ""))
    if space == "not stated":
        notes.append(f"Its coordinate system '{words[:40]}' is not known here.")
    return Frame(space, _first(said, "CoordinateUnits").lower(), words)


def _first(said: dict[str, object], ending: str) -> str:
    """The value of iEEG..., EEG... or MEG...: whichever is there."""
    for prefix in ("iEEG", "EEG", "MEG", ""):
        value = said.get(prefix + ending)
        if isinstance(value, str) and value.lower() not in ("", "n/a"):
            return value
    return ""


def _in_mm(table: Table, frame: Frame, notes: list[str]) -> Array | None:
    """Positions (contact, xyz) in mm, NaN where n/a; None where there are none."""
    rows = [[table.number(row, axis) for axis in "xyz"] for row in table.rows]
    for row, place in zip(table.rows, rows, strict=True):
        if any(v is None for v in place) and any(v is not None for v in place):
            raise FileError(
                table.source.path, f"Row {row.number} has a position only in part."
            )
    places = np.array(rows, float)
    if not np.isfinite(places).any():
        notes.append("No contact has a position.")
        return None
    return places * _factor(table, places, frame, notes)


def _factor(table: Table, places: Array, frame: Frame, notes: list[str]) -> float:
    farthest = float(np.sqrt(np.nansum(places**2, axis=1)).max())
    if frame.unit in _TO_MM and _fits(farthest * _TO_MM[frame.unit]):
        return _TO_MM[frame.unit]
    fitting = [unit for unit, to_mm in _TO_MM.items() if _fits(farthest * to_mm)]
    if not fitting:
        raise FileError(
            table.source.path,
            f"The farthest contact is {farthest:g} from the origin: neither in m, cm "
            "nor mm does that fit in a head. Check the coordinates.",
        )
    unit = "mm" if "mm" in fitting else fitting[0]
    stated = f"its coordsystem states {frame.unit}, but" if frame.unit else "no unit is"
    stated += "" if frame.unit else " stated;"
    notes.append(
        f"Positions are read as {unit}: {stated} the farthest contact is "
        f"{farthest:.4g} from the origin."
    )
    return _TO_MM[unit]


def _fits(farthest_mm: float) -> bool:
    return _HEAD_MM[0] <= farthest_mm <= _HEAD_MM[1]


# ---------------------------------------------------------------- what


def _channels(path: Path, notes: list[str]) -> dict[str, Channel]:
    """Channels of all runs beside the table; a flag of one run counts."""
    found: dict[str, Channel] = {}
    files = beside_any_run(path, "channels")
    for file in files:
        for key, one in channels_at(file).by_name().items():
            before = found.get(key)
            found[key] = one if before is None else _joined(before, one)
    if files:
        notes.append(
            f"Kinds and flags of contacts are from {len(files)} channels.tsv beside it."
        )
    return found


def beside_any_run(path: Path, suffix: str) -> list[Path]:
    """Tables of the same person, session and implantation, whatever task and run."""
    own = {k: v for k, v in entities_of(path).items() if k in ("sub", "ses", "acq")}
    if "sub" not in own or not suffix_of(path):
        return []
    return [
        other
        for other in sorted(path.parent.glob(f"*_{suffix}.tsv"))
        if all(
            entities_of(other).get(key, value if key != "sub" else "") == value
            for key, value in own.items()
        )
    ]


def _joined(one: Channel, other: Channel) -> Channel:
    return Channel(
        one.name,
        one.kind or other.kind,
        one.unit or other.unit,
        bool(one.bad) and bool(other.bad),  # bad in every run: then a bad contact
        one.soz or other.soz,
        one.resected or other.resected,
    )


def _kind(path: Path, table: Table, index: int, known: Channel | None) -> ContactKind:
    row = table.rows[index]
    name = row.text(*_NAME_COLUMNS)
    if is_of_body(name):
        return "other"
    words = f"{row.text('type', 'group', 'kind')} {entities_of(path).get('acq', '')}"
    by_table = known.kind if known is not None else ""
    for kind in ("seeg", "ecog", "eeg"):
        if by_table == kind:
            return kind
    for kind in CONTACT_KINDS:
        if row.text("type").lower() == kind:
            return kind
    for hint, kind in _HINTS:
        if hint in words.lower():
            return kind
    return "eeg" if _is_of_scalp(path) else "seeg"


def _is_of_scalp(path: Path) -> bool:
    """A table in BIDS' folder of EEG, or beside the EEG of the same person."""
    person = entities_of(path).get("sub", "")
    named = person and any(path.parent.glob(f"sub-{escape(person)}_*_eeg.*"))
    return path.parent.name == "eeg" or bool(named)


_HINTS: tuple[tuple[str, ContactKind], ...] = (
    ("depth", "seeg"),
    ("seeg", "seeg"),
    ("ecog", "ecog"),
    ("grid", "ecog"),
    ("strip", "ecog"),
    ("scalp", "eeg"),
    ("cup", "eeg"),
)


def _zones(
    table: Table,
    known: list[Channel | None],
    channels: dict[str, Channel],
    notes: list[str],
) -> tuple[tuple[bool, ...] | None, tuple[bool, ...] | None]:
    """Zones soz and resected (contact,), None where no file says so of any contact."""
    own = [_column(table, names) for names in (("soz",), ("resected", "resect"))]
    told = [any(one.soz for one in channels.values()),
            any(one.resected for one in channels.values())]  # fmt: skip
    flags = (
        tuple(bool(one and one.soz) for one in known),
        tuple(bool(one and one.resected) for one in known),
    )
    found = [mine or (flags[i] if told[i] else None) for i, mine in enumerate(own)]
    for what, zone in zip(
        ("in the seizure onset zone", "resected"), found, strict=True
    ):
        if zone is not None:
            notes.append(f"{sum(zone)} contacts are flagged {what}.")
    return found[0], found[1]


def _column(table: Table, names: tuple[str, ...]) -> tuple[bool, ...] | None:
    column = next((name for name in names if name in table.columns), None)
    if column is None:
        return None
    return tuple(row.text(column).lower() in _TRUE for row in table.rows)
