"""The notes of a patient, line by line: own words, decisions at import, sign-offs."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from brainTwinStudio.project import Patient

Decision = Literal["accepted", "accepted with note", "rejected"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)
_DECIDED = "Import: "
_SIGNED = re.compile(
    r"^Check (?P<day>\d{4}-\d\d-\d\d)(?:, (?P<by>[^:]{1,12}))?: "
    rf"(?P<decision>{'|'.join(sorted(DECISIONS, key=len, reverse=True))})\."
    r"(?: (?P<note>(?!\[data ).+?))?(?: \[data (?P<data>[0-9a-f]{8})\])?$"
)


@dataclass(frozen=True, slots=True)
class SignOff:
    """What somebody decided after the check. day: YYYY-MM-DD; by: initials; data: the
    `data_mark` of what was looked at."""

    day: str
    by: str
    decision: Decision
    note: str = ""
    data: str = ""

    def line(self) -> str:
        by = f", {self.by}" if self.by else ""
        note = f" {self.note}" if self.note else ""
        data = f" [data {self.data}]" if self.data else ""
        return f"Check {self.day}{by}: {self.decision}.{note}{data}"


@dataclass(frozen=True, slots=True)
class Notes:
    """own: what the person wrote; decided: what the import decided, a sentence a line;
    sign_offs: oldest first."""

    own: str = ""
    decided: tuple[str, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()

    def text(self) -> str:
        """As it is kept in `Patient.notes`."""
        lines = [self.own.strip()] if self.own.strip() else []
        lines += [f"{_DECIDED}{sentence}" for sentence in self.decided]
        return "\n".join([*lines, *(sign.line() for sign in self.sign_offs)])


def notes_of(text: str) -> Notes:
    """The kinds of lines in `Patient.notes`."""
    own, decided, signed = [], [], []
    for line in text.splitlines():
        hit = _SIGNED.match(line)
        if hit:
            signed.append(
                SignOff(
                    hit["day"],
                    hit["by"] or "",
                    next(one for one in DECISIONS if one == hit["decision"]),
                    hit["note"] or "",
                    hit["data"] or "",
                )
            )
        elif line.startswith(_DECIDED):
            decided.append(line.removeprefix(_DECIDED))
        else:
            own.append(line)
    return Notes("\n".join(own).strip(), tuple(decided), tuple(signed))


def with_decisions(text: str, sentences: Iterable[str]) -> str:
    """Notes and what an import decided on top of it; nothing twice."""
    notes = notes_of(text)
    one_line = [" ".join(sentence.split()) for sentence in sentences]
    return replace(
        notes, decided=tuple(dict.fromkeys((*notes.decided, *one_line)))
    ).text()


def with_own(text: str, own: str) -> str:
    """Notes with other words of the person; the rest stays."""
    return replace(notes_of(text), own=own).text()


def with_sign_off(
    patient: Patient, decision: Decision, by: str, note: str, day: date | None = None
) -> str:
    """The notes of a patient with one dated line more."""
    initials = " ".join(by.replace(":", " ").split())[:12].strip()
    said = " ".join(note.split())
    when = (day or date.today()).isoformat()
    sign = SignOff(when, initials, decision, said, data_mark(patient))
    notes = notes_of(patient.notes)
    return replace(notes, sign_offs=(*notes.sign_offs, sign)).text()


def data_mark(patient: Patient) -> str:
    """Eight characters that differ once connectome or recordings differ."""
    parts: list[str] = []
    connectome = patient.connectome
    if connectome is not None:
        weights = hashlib.sha256(connectome.weights.tobytes()).hexdigest()
        parts += [*connectome.parcellation.region_names, connectome.sha256, weights]
    for run in patient.recordings:
        parts += [run.id, run.sha256, str(run.signals.shape), f"{run.sampling_hz:g}"]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]


def signed(text: str) -> SignOff | None:
    """The latest sign-off in the notes of a patient."""
    found = notes_of(text).sign_offs
    return found[-1] if found else None
