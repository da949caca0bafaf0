"""What files were found, what the person said about them, and what follows from it.

All of it is pure: the dialog shows a State, replaces it, and asks again.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.bold import Direction
from brainTwinStudio.files.images.confounds import Strategy
from brainTwinStudio.files.images.image_candidates import kinds_of
from brainTwinStudio.files.importing import Choices
from brainTwinStudio.files.looking import Candidate, Kind, compared, read_as
from brainTwinStudio.files.privacy.personal import (
    names_a_person,
    neutral_name,
    personal_signs,
)
from brainTwinStudio.files.waves.wave_candidates import WAVE_KINDS, is_electrophysiology
from brainTwinStudio.language import tr
from brainTwinStudio.project import Patient, Space
from brainTwinStudio.project.patient import GlobalSignal
from brainTwinStudio.ui.dialogs.import_files import Found
from brainTwinStudio.ui.dialogs.import_spaces import with_told_space

TIMED: tuple[Kind, ...] = ("bold", "image")  # kinds with a repetition time
COUNTING: tuple[Kind, ...] = ("weights", "lengths", "regions", "tvb", "atlas")
PROBE_TR_S = 1.0  # stands in while the repetition time is missing; never kept


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """Everything the dialog knows.

    existing: the patient the data are for, None for a new one; taken: codes of the
    patients that are there. told: path -> kind the person picked or confirmed.
    left_out: paths without their check mark. directions: path -> told direction.
    spaces: kind -> told space of those files that do not state theirs.
    """

    existing: Patient | None = None
    taken: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
    left_out: frozenset[str] = frozenset()
    told: Mapping[str, Kind] = field(default_factory=dict)
    directions: Mapping[str, Direction] = field(default_factory=dict)
    spaces: Mapping[Kind, Space] = field(default_factory=dict)
    patient_id: str = ""
    tr_s: float | None = None
    global_signal: GlobalSignal | None = None
    band_hz: tuple[float | None, float | None] = (None, None)
    drop: tuple[str, ...] = ()
    confounds: Strategy | None = None

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """What could be read, as it was guessed."""
        return tuple(one for one in self.found if isinstance(one, Candidate))

    def with_found(self, more: Iterable[Found]) -> "State":
        """The state with more files; a path that is there already is not added."""
        known = {one.path for one in self.found}
        new = tuple(one for one in more if one.path not in known)
        state = replace(self, found=(*self.found, *new))
        if not state.patient_id and state.existing is None and state.found:
            return replace(state, patient_id=suggested_code(state))
        return state

    def with_said(self, changes: Mapping[str, Any]) -> "State":
        """The state with other fields, by name; "direction" (path, side) and "space"
        (kind, space) stand beside what was told of other files."""
        fields = dict(changes)
        if told := fields.pop("direction", None):
            fields["directions"] = {**self.directions, told[0]: told[1]}
        if told := fields.pop("space", None):
            fields["spaces"] = {**self.spaces, told[0]: told[1]}
        return replace(self, **fields)


# ---------------------------------------------------------------- what was said


def used(state: State) -> tuple[Candidate, ...]:
    """The candidates with a check mark, read as the person says, seen side by side. One
    that cannot be what was told keeps its guess."""
    chosen = []
    for one in state.candidates:
        if one.path in state.left_out:
            continue
        kind = state.told.get(one.path)
        try:
            chosen.append(one if kind is None else read_as(one, kind))
        except FileError:
            chosen.append(one)
    seen = compared(chosen, state.existing)
    if _counts_regions(seen, state.existing):
        return seen
    return tuple(_to_turn(one) for one in seen)


def _counts_regions(files: tuple[Candidate, ...], existing: Patient | None) -> bool:
    """Whether anything tells how many regions a recording has."""
    known = existing is not None and existing.connectome is not None
    return known or any(one.read_as in COUNTING or one.names for one in files)


def _to_turn(one: Candidate) -> Candidate:
    """A recording whose sides nothing tells apart: the person is asked."""
    if one.read_as != "bold" or "direction" in one.needs:
        return one
    return replace(one, needs=(*one.needs, "direction"))


def impossible(state: State) -> dict[str, str]:
    """A sentence by path, for files that cannot be what the person says."""
    sentences = {}
    for one in state.candidates:
        kind = state.told.get(one.path)
        if kind is None or one.path in state.left_out:
            continue
        try:
            read_as(one, kind)
        except FileError as error:
            sentences[one.path] = error.message
    return sentences


def to_build(state: State, *, probe: bool = False) -> tuple[Candidate, ...]:
    """The candidates as they go to `build_patient`: with told times, directions and
    spaces, and with neutral names where a file name seems to name a person. probe: what
    is still to be told is filled in, to learn what else is wrong."""
    ready, names = [], {one.file for one in state.candidates}
    for one in used(state):
        if "tr_s" in one.needs and one.read_as in TIMED:
            tr_s = state.tr_s or (PROBE_TR_S if probe else None)
            one = replace(one, content=replace(one.content, tr_s=tr_s))
        direction = state.directions.get(one.path)
        if "direction" in one.needs:
            guess = "time x region" if probe else None
            one = replace(one, direction=direction or guess)
        if probe and one.confidence == "unsure":
            one = replace(one, confidence="likely")
        if any(s.where == "file name" for s in personal_signs(one.file, one.content)):
            one = replace(one, file=neutral_name(one.file, names))
            names.add(one.file)
        ready.append(with_told_space(one, state.spaces))
    return tuple(ready)


def choices_of(state: State, *, probe: bool = False) -> Choices:
    """What holds for all files at once; probe: as of `to_build`."""
    low, high = state.band_hz
    band = None if low is None or high is None else (low, high)
    return Choices(
        global_signal=state.global_signal,
        band_hz=band,
        drop=state.drop,
        confounds=state.confounds or ("none" if probe else None),
    )


def suggested_code(state: State) -> str:
    """A code for a new patient: the subject label of a file name, else a number."""
    taken = {code.lower() for code in state.taken}
    for one in state.found:
        hit = re.search(r"(?<![a-zA-Z0-9])sub-[a-zA-Z0-9]{1,12}", one.path)
        if hit and hit.group().lower() not in taken and not names_a_person(hit.group()):
            return hit.group()
    number = 1
    while f"patient-{number}" in taken:
        number += 1
    return f"patient-{number}"


# ---------------------------------------------------------------- words

READ_AS: dict[Kind, str] = {
    "weights": tr("Structural weights"),
    "lengths": tr("Tract lengths, mm"),
    "regions": tr("Region names"),
    "bold": tr("fMRI region signals"),
    "tvb": tr("TVB archive"),
    "image": tr("fMRI image"),
    "atlas": tr("Atlas"),
    "surface": tr("Surface"),
    "mask": tr("Lesion or mask"),
    "anatomy": tr("Image of the anatomy"),
    "confounds": tr("fMRIPrep confounds"),
    "map": tr("Map of values"),
    "eeg": "EEG",
    "seeg": "SEEG",
    "meg": "MEG",
    "electrodes": tr("Contacts"),
    "events": tr("Events"),
    "leadfield": tr("Lead field"),
}
Bars = Literal["sure", "likely", "guess"]


def kind_text(one: Candidate) -> str:
    """What the file is taken for: "Region names, centres"."""
    table = one.content.regions
    if one.read_as != "regions" or table is None or table.centres_mm is None:
        return READ_AS[one.read_as]
    return tr("Region names, centres") if table.names else tr("Region centres")


def kinds_for(one: Candidate) -> tuple[Kind, ...]:
    """What a file may be read as."""
    if is_electrophysiology(one):
        return WAVE_KINDS if one.read_as in WAVE_KINDS else (one.read_as,)
    if one.content.part is not None:
        return kinds_of(one.content)
    if one.content.is_connectome:
        keys = tuple(sheet.key for sheet in one.content.sheets)
        return ("tvb", *(k for k in ("weights", "lengths") if k in keys), "regions")
    if not one.content.sheets:
        return ("regions",)
    return ("weights", "lengths", "regions", "bold", "leadfield")


def size_text(one: Candidate) -> str:
    """Rows and columns with thousands set apart: "68 × 652"."""
    return " × ".join(f"{side:,}".replace(",", "\u202f") for side in one.shape)


def confidence_of(state: State, one: Candidate) -> Bars:
    """How certain it is what a used file is."""
    if one.path in state.told:
        return "sure"
    return "guess" if one.confidence == "unsure" else one.confidence


def reason_of(state: State, original: Candidate, one: Candidate) -> str:
    """Why it is read so."""
    reason = tr("as you say") if one.path in state.told else tr(one.reason)
    if state.told.get(one.path) == original.read_as:
        reason = tr("confirmed; {reason}", reason=tr(original.reason))
    if one.read_as in TIMED and one.content.tr_s is not None:
        reason += tr("; the file says TR {tr_s:g} s", tr_s=one.content.tr_s)
    return reason
