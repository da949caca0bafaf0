"""Who of a BIDS folder was operated, with which outcome, which contacts are marked.

The outcome comes from participants.tsv: Engel's class (1993), ILAE's (Wieser et al.
2001, doi:10.1046/j.1528-1157.2001.35100.x), or a column "outcome" in words.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from brainTwinStudio.analysis.zone_overlap import ContactOverlap, contact_overlap
from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.source import load
from brainTwinStudio.files.waves.bids_table import Row, table_at
from brainTwinStudio.files.waves.electrode_table import electrodes_of
from brainTwinStudio.project import Electrodes

_GOOD = {"engel": ("1",), "ilae": ("1", "2")}  # free of disabling seizures
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_CLASS = re.compile(r"(?:class\W*)?(vi|iv|v|i{1,3}|[1-6])\W*[a-d]?\d?", re.I)
_WORDS = {
    **dict.fromkeys(("s", "success", "good", "seizure free", "seizure-free"), True),
    **dict.fromkeys(("f", "failure", "bad", "poor", "not seizure free"), False),
}


@dataclass(frozen=True, slots=True, eq=False)
class Operated:
    """A patient with a stated outcome. good: Engel I, or ILAE 1 or 2; outcome: as the
    table has it."""

    id: str
    outcome: str
    good: bool
    contacts: Electrodes

    @property
    def overlap(self) -> ContactOverlap:
        """Of the contacts in the seizure onset zone with those resected."""
        return contact_overlap(
            np.array(self.contacts.soz, bool), np.array(self.contacts.resected, bool)
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A patient of whom something is missing, and what."""

    id: str
    why: str


def operated_patients(
    root: str | Path,
) -> tuple[tuple[Operated, ...], tuple[LeftOut, ...]]:
    """Every patient of a BIDS folder with an outcome and contacts marked as seizure
    onset zone and as resected; the others with the reason. Raises FileError where the
    folder has no participants.tsv that tells outcomes."""
    folder = Path(root)
    table = table_at(folder / "participants.tsv", ("participant_id",))
    scales = [c for c in table.columns if _scale(c) or c == "outcome"]
    if not scales:
        raise FileError(
            table.source.path,
            "It tells no outcome: a column with engel or ilae in its name, or outcome, "
            f"is needed; it has {', '.join(table.columns[:8])}.",
        )
    scales.sort(key=lambda column: not _scale(column))  # a class before words
    rows: dict[str, list[Row]] = {}
    for row in table.rows:
        code = row.text("participant_id").removeprefix("sub-")
        rows.setdefault(f"sub-{code}", []).append(row)
    beside = {path.name for path in folder.glob("sub-*") if path.is_dir()}
    found: list[Operated] = []
    missing: list[LeftOut] = []
    for code in sorted({*rows, *beside}):
        try:
            found.append(_patient(folder, code, rows.get(code, []), scales))
        except InputError as error:
            missing.append(LeftOut(code, str(error)))
    return tuple(found), tuple(missing)


def _patient(folder: Path, code: str, rows: list[Row], scales: list[str]) -> Operated:
    """Raises InputError with what is missing."""
    if len(rows) != 1:
        often = f"lists this patient {len(rows)} times" if rows else "does not list it"
        raise InputError(f"participants.tsv {often}.")
    (row,) = rows
    column = next((c for c in scales if row.text(c)), scales[0])
    told = row.text(column)
    good = outcome_is_good(column, told)
    if not told:
        raise InputError("participants.tsv states no outcome of this patient.")
    if good is None:
        raise InputError(f"Its outcome '{told}' ({column}) is not understood.")
    return Operated(code, told, good, _marked_contacts(folder / code))


def _marked_contacts(folder: Path) -> Electrodes:
    """Of the patient's tables of contacts the first that marks both; they differ in
    session or space."""
    if not folder.is_dir():
        raise InputError("There is no folder of this patient.")
    tables = sorted(folder.rglob("*_electrodes.tsv"))
    if not tables:
        raise InputError("There is no table of contacts (electrodes.tsv).")
    read = [electrodes_of(load(path))[0] for path in tables]
    for contacts in read:
        if any(contacts.soz or ()) and any(contacts.resected or ()):
            return contacts
    whats = (("soz", "seizure onset zone"), ("resected", "resected"))
    lacking = [
        what for name, what in whats
        if not any(any(getattr(contacts, name) or ()) for contacts in read)
    ]  # fmt: skip
    said = " or ".join(lacking) or "both in one table"
    raise InputError(f"No contact is marked as {said}.")


def outcome_is_good(column: str, told: str) -> bool | None:
    """Whether an outcome under the name of its column is good, None where it is not
    understood: a number alone is a class only under a column of a scale."""
    scale = _scale(told) or _scale(column)
    if not scale:
        return _WORDS.get(told.strip().lower())
    hit = _CLASS.fullmatch(told.lower().replace(scale, "").strip(" .:_-"))
    if hit is None:
        return None
    known = _ROMAN.get(hit[1], hit[1])
    if scale == "engel" and known > "4":
        return None
    return known in _GOOD[scale]


def _scale(text: str) -> str:
    return next((name for name in _GOOD if name in text.lower()), "")
