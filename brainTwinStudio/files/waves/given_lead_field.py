"""A lead field from elsewhere: a table of channels by regions, joined to the patient.

Names of channels and regions come from the table, else from texts of the same file
("channels", "region_names"); a table without names is taken in order where its sides
have the numbers of the patient's channels and regions. The unit is never guessed.
"""

import json
from dataclasses import dataclass, replace

import numpy as np

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.names import listed, order_by_name, plain
from brainTwinStudio.files.reader import Sheet
from brainTwinStudio.files.source import load, split_key
from brainTwinStudio.project import Array, LeadField, Patient, plain_contact

UNITS = ("µV/(nA m)", "V/(A m)", "fT/(nA m)", "T/(A m)", "a.u.")
_CHANNEL_KEYS = ("channels", "ch_names", "channel_names", "contacts", "electrodes")
_UNIT_KEYS = ("unit", "units")
_BEFORE = (
    "Import the recording or its table of contacts, and the regions, with it or before."
)


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """One side of the table: how many, and their names, () where the file has none."""

    count: int
    names: tuple[str, ...]


def unit_named(text: str) -> str | None:
    """The unit that a text means in the spelling of UNITS: "uV/nAm" is "µV/(nA m)"."""
    return {_bare(unit): unit for unit in UNITS}.get(_bare(text))


def _bare(unit: str) -> str:
    kept = "".join(c for c in unit.lower() if c.isalpha() or c == "/")
    return kept.replace("u", "µ").replace("μ", "µ").replace("arbitrary", "aµ")


def with_lead_field(
    patient: Patient,
    given: tuple[Candidate, ...],
    unit: str | None,
    drop: tuple[str, ...] = (),
) -> tuple[Patient, tuple[str, ...]]:
    """The patient with the lead field, and in sentences how it was joined. unit: as
    told by the person; drop: regions that are left out. Raises FileError where it does
    not fit, or has no unit."""
    if not given:
        return patient, ()
    one, *more = given
    if more:
        raise InputError(
            f"{len(given)} files are read as leadfield ({one.path} and "
            f"{more[0].path}); one is expected."
        )
    stated = _unit(one, unit)
    gain, channels, regions, notes = _joined(one, patient, drop)
    try:
        field = LeadField(
            gain, channels, regions, stated, f"given, {len(channels)} channels",
            one.file, one.sha256,
        )  # fmt: skip
    except InputError as error:
        raise FileError(one.path, str(error)) from None
    if patient.lead_field is not None:
        notes.append("it takes the place of the lead field that was there.")
    size = f"{len(channels)} channels and {len(regions)} regions"
    notes.append(f"lead field of {size} in {stated}.")
    said = tuple(f"{one.file}: {note}" for note in notes)
    return replace(patient, lead_field=field), said


# ---------------------------------------------------------------- unit


def _unit(one: Candidate, told: str | None) -> str:
    known = ", ".join(UNITS)
    asked = unit_named(told) if told else None
    if told and asked is None:
        raise InputError(f"No unit '{told}' of a lead field. Known: {known}.")
    words = _words_of_unit(one)
    found = unit_named(words)
    if words and found is None:
        raise FileError(
            one.path, f"Its unit '{words[:30]}' is not known here. Known: {known}."
        )
    if asked and found and asked != found:
        raise FileError(one.path, f"The file states {found}, but {asked} was given.")
    if not (asked or found):
        raise FileError(
            one.path,
            "The unit of the lead field is missing, and it is not guessed: state it "
            f"(--unit), one of {known}.",
        )
    return asked or found or ""


def _words_of_unit(one: Candidate) -> str:
    """What the file says its unit is, or the "Units" of a .json beside it."""
    for key in _UNIT_KEYS:
        for name, words in one.content.texts.items():
            if name.lower().rpartition(".")[2] == key and words:
                return words[0].strip()
    beside = split_key(one.path)[0]
    beside = beside.with_name(beside.name.removesuffix(".gz")).with_suffix(".json")
    if not beside.is_file():
        return ""
    try:
        said = json.loads(load(beside).data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise FileError(beside, "The JSON is damaged; it should state Units.") from None
    words = said.get("Units") if isinstance(said, dict) else None
    return words if isinstance(words, str) else ""


# ---------------------------------------------------------------- joining


def _joined(
    one: Candidate, patient: Patient, drop: tuple[str, ...]
) -> tuple[Array, tuple[str, ...], tuple[str, ...], list[str]]:
    """Gain (channel, region), its names as the patient spells them, and notes."""
    contacts, regions = channels_of(patient), regions_of(patient)
    if not contacts or not regions:
        lost = "regions" if contacts else "channels"
        raise FileError(
            one.path, f"The patient has no {lost} that it could be joined to. {_BEFORE}"
        )
    values, rows, columns = _sides(one, regions)
    notes = []
    if values is not one.sheet.values:
        notes.append("its rows are regions and its columns channels; it is turned.")
    picks, names = _channels(one, rows, contacts, notes)
    order = _regions(one, columns, regions, drop, notes)
    gain = np.ascontiguousarray(values[np.ix_(picks, order)])
    return gain, names, regions, notes


def channels_of(patient: Patient) -> tuple[str, ...]:
    """Contacts of the patient, else the channels of the first electric recording."""
    if patient.electrodes is not None:
        return patient.electrodes.names
    runs = [run for run in patient.recordings if run.kind != "bold"]
    return runs[0].channel_names if runs else ()


def regions_of(patient: Patient) -> tuple[str, ...]:
    """Regions of the connectome, else of the first fMRI run."""
    if patient.connectome is not None:
        return patient.connectome.parcellation.region_names
    runs = [run for run in patient.recordings if run.kind == "bold"]
    return runs[0].channel_names if runs else ()


def _sides(one: Candidate, regions: tuple[str, ...]) -> tuple[Array, _Side, _Side]:
    """The table with channels as rows, whichever way it came."""
    sheet, content = one.sheet, one.content
    rows = _Side(len(sheet.values), sheet.row_names)
    columns = _Side(sheet.values.shape[1], sheet.column_names)
    texts = {k.lower().rpartition(".")[2]: v for k, v in content.texts.items()}
    said = next((texts[key] for key in _CHANNEL_KEYS if key in texts), ())
    stated = bool(said) and content.regions is not None
    turned = _is_turned(one.path, sheet, regions, stated)
    if turned:
        rows, columns = columns, rows
    if not rows.names and len(said) == rows.count:
        rows = _Side(rows.count, said)
    table = content.regions.names if content.regions else ()
    if not columns.names and len(table) == columns.count:
        columns = _Side(columns.count, table)
    return sheet.values.T if turned else sheet.values, rows, columns


def _is_turned(
    path: object, sheet: Sheet, regions: tuple[str, ...], stated: bool
) -> bool:
    """Whether rows are regions: by names where there are, else by numbers. stated: the
    file lists its channels and its regions, so a square one is as it should be."""
    known = {plain(name) for name in regions}
    for names, is_row in ((sheet.row_names, True), (sheet.column_names, False)):
        if names:
            hits = sum(plain(name) in known for name in names)
            return (hits >= 0.5 * len(names)) == is_row
    count = len(sheet.values), sheet.values.shape[1]
    if count[0] == count[1] == len(regions) and not stated:
        raise FileError(
            path,
            f"It is {count[0]} x {count[1]} without names: which side the channels are "
            "cannot be told. Add names of channels or regions.",
        )
    return count[0] == len(regions) and count[1] != len(regions)


def _channels(
    one: Candidate, side: _Side, contacts: tuple[str, ...], notes: list[str]
) -> tuple[list[int], tuple[str, ...]]:
    """Rows to take, and how the patient calls them."""
    if not side.names:
        if side.count != len(contacts):
            raise FileError(
                one.path,
                f"It has {side.count} channels without names; the patient has "
                f"{len(contacts)}. Add their names, or the matching table of contacts.",
            )
        notes.append("its channels have no names and are taken in the patient's order.")
        return list(range(side.count)), contacts
    places: dict[str, int] = {}
    for row, name in enumerate(side.names):
        if plain_contact(name) in places:
            raise FileError(one.path, f"It names the channel {name} twice.")
        places[plain_contact(name)] = row
    known = {plain_contact(name) for name in contacts}
    unknown = [name for name in side.names if plain_contact(name) not in known]
    if unknown:
        raise FileError(
            one.path,
            f"The patient has no channel {listed(unknown)}. Use the lead field of this "
            "recording and this implantation.",
        )
    held = tuple(name for name in contacts if plain_contact(name) in places)
    lost = [name for name in contacts if plain_contact(name) not in places]
    notes.append("its channels are joined to the patient's by name.")
    if lost:
        notes.append(f"{len(lost)} channels have no row: {listed(lost)}.")
    return [places[plain_contact(name)] for name in held], held


def _regions(
    one: Candidate,
    side: _Side,
    regions: tuple[str, ...],
    drop: tuple[str, ...],
    notes: list[str],
) -> list[int]:
    """Columns in the order of the patient's regions."""
    if side.names:
        order, _ = order_by_name(one.path, regions, side.names, drop)
        notes.append("its regions are joined to the patient's by name.")
        return order
    if side.count == 3 * len(regions):
        raise FileError(
            one.path,
            f"It has {side.count} columns, three orientations for each of the "
            f"{len(regions)} regions. Give one column a region, along its normal.",
        )
    if side.count != len(regions):
        raise FileError(
            one.path,
            f"It has {side.count} columns without names; the patient has "
            f"{len(regions)} regions. Add their names, or use files of one atlas.",
        )
    notes.append("its regions have no names and are taken in the patient's order.")
    return list(range(side.count))
