"""channels.tsv and events.tsv of BIDS: what is known of channels, and marks in time."""

from dataclasses import dataclass
from pathlib import Path

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.reader import SourceFile
from brainTwinStudio.files.waves.bids_table import Table, table_at, table_of
from brainTwinStudio.project import Annotation, plain_contact

# BIDS type of a channel -> kind of Recording.channel_kinds
_KINDS = {
    **{k: k for k in ("eeg", "seeg", "ecog", "eog", "ecg", "emg", "misc", "dbs")},
    **dict.fromkeys(("heog", "veog"), "eog"),
    "ref": "misc",
    "trig": "stim",
    "ekg": "ecg",
    "resp": "misc",
    "meggradaxial": "grad",
    "meggradplanar": "grad",
    "megmag": "mag",
}
_BODY = ("ekg", "ecg", "eog", "emg")


@dataclass(frozen=True, slots=True)
class Channel:
    """kind "" and bad None where the table does not tell; soz, resected: whether the
    status description says so."""

    name: str
    kind: str
    unit: str
    bad: bool | None
    soz: bool
    resected: bool


@dataclass(frozen=True, slots=True, eq=False)
class ChannelTable:
    """The channels of one recording, in the order of the table."""

    channels: tuple[Channel, ...]

    def by_name(self) -> dict[str, Channel]:
        """Channels by their plain name; a name that two share is left out."""
        found: dict[str, Channel | None] = {}
        for one in self.channels:
            key = plain_contact(one.name)
            found[key] = None if key in found else one
        return {key: one for key, one in found.items() if one is not None}


def channels_at(path: Path) -> ChannelTable:
    table = table_at(path)
    return ChannelTable(tuple(_channel(table, i) for i in range(len(table.rows))))


def _channel(table: Table, index: int) -> Channel:
    row = table.rows[index]
    name = row.text("name")
    if not name:
        raise FileError(table.source.path, f"Row {row.number} has no channel name.")
    kind = _KINDS.get(row.text("type").lower(), "")
    if kind in ("seeg", "ecog", "eeg") and is_of_body(name):
        kind = body_kind(name)
    status = row.text("status").lower()
    words = row.text("status_description").lower()
    return Channel(
        name,
        kind,
        row.text("units"),
        {"good": False, "bad": True}.get(status),
        soz="soz" in words or "onset" in words,
        resected="resect" in words or "ablat" in words,
    )


def is_of_body(name: str) -> bool:
    """Whether a channel's name says heart, eye or muscle."""
    return body_kind(name) != ""


def body_kind(name: str) -> str:
    plain = plain_contact(name)
    hit = next((word for word in _BODY if plain.startswith(word)), "")
    return "ecg" if hit == "ekg" else hit


def events_at(path: Path) -> tuple[tuple[Annotation, ...], tuple[str, ...]]:
    """Marks of events.tsv in order of time, and notes. Raises FileError."""
    return _events(table_at(path, ("onset",)))


def events_of(source: SourceFile) -> tuple[tuple[Annotation, ...], tuple[str, ...]]:
    return _events(table_of(source, ("onset",)))


def _events(table: Table) -> tuple[tuple[Annotation, ...], tuple[str, ...]]:
    marks, without = [], 0
    for row in table.rows:
        onset = table.number(row, "onset")
        if onset is None:
            without += 1
            continue
        duration = table.number(row, "duration") or 0.0
        text = row.text("trial_type", "description", "event_type", "value")
        marks.append(Annotation(onset, max(0.0, duration), text[:400] or "event"))
    marks.sort(key=lambda mark: mark.onset_s)
    said = (f"{without} events without an onset are left out.",) if without else ()
    return tuple(marks), said
