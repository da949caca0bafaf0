"""From what files hold to a patient: one way for window, command line and cohort.

Nothing is guessed silently: every decision is a note, everything else is refused with
one sentence, and a refusal leaves the patient as it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.anatomy import Anatomy, anatomy_of, in_told_space
from brainTwinStudio.files.bold import (
    Direction,
    check_signals,
    direction_of,
    global_signal_of,
    refuse_other_side,
    refuse_same_run,
)
from brainTwinStudio.files.images.confounds import Strategy
from brainTwinStudio.files.images.pairing import paired
from brainTwinStudio.files.images.patient_anatomy import with_anatomy
from brainTwinStudio.files.looking import Candidate, Kind, look
from brainTwinStudio.files.names import order_by_name
from brainTwinStudio.files.naming import NUMBERED, numbered
from brainTwinStudio.files.parts import Parts
from brainTwinStudio.files.privacy.named_in_headers import names_in_headers
from brainTwinStudio.files.privacy.without_person import without_person
from brainTwinStudio.files.region_lists import with_one_list
from brainTwinStudio.files.repetition_time import (
    check_repetition_time,
    repetition_time_of,
)
from brainTwinStudio.files.waves.given_lead_field import with_lead_field
from brainTwinStudio.files.waves.wave_candidates import is_electrophysiology
from brainTwinStudio.files.waves.wave_import import with_waves
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Patient, Recording, Space
from brainTwinStudio.project.patient import GlobalSignal

STATED = "stated at import"  # of the global signal; kept in projects
_DIRECTIONS = {
    "time x region": tr("{file} is read as time x region: {why}."),
    "region x time": tr("{file} is read as region x time: {why}."),
}
_GLOBAL: dict[GlobalSignal, str] = {
    "present": tr("{file}: global signal present ({why})."),
    "removed": tr("{file}: global signal removed ({why})."),
    "not stated": tr("{file}: global signal not stated ({why})."),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What only the person can say. None = not said.

    tr_s: repetition time in s. band_hz: (low, high) of the band the signals were
    filtered to. direction: for time series whose sides cannot be told apart. drop:
    regions to leave out. velocity_m_s: kept in the patient's notes. confounds: how
    the nuisance series of fMRIPrep are used, where they are given. space: of centres,
    surfaces and volumes whose files do not state theirs. unit: of a lead field.
    """

    tr_s: float | None = None
    global_signal: GlobalSignal | None = None
    band_hz: tuple[float, float] | None = None
    direction: Direction | None = None
    symmetrise: bool = True
    drop: tuple[str, ...] = ()
    velocity_m_s: float | None = None
    notes: str = ""
    confounds: Strategy | None = None
    space: Space | None = None
    unit: str | None = None

    def __post_init__(self) -> None:
        if self.tr_s is not None:
            check_repetition_time(self.tr_s)
        if self.velocity_m_s is not None and not 0.1 <= self.velocity_m_s <= 200:
            raise InputError(
                tr(
                    "The conduction velocity is {speed:g} m/s; expected 0.1 to 200.",
                    speed=self.velocity_m_s,
                )
            )


@dataclass(frozen=True, slots=True, eq=False)
class ImportResult:
    """The patient, and in sentences what was decided on the way. renamed: file names
    that looked personal -> what is kept instead."""

    patient: Patient
    notes: tuple[str, ...]
    renamed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InputFiles:
    """Files of one person given by name; each may be "file.npz:key"."""

    weights: str
    bold: tuple[str, ...]
    lengths: str | None = None
    labels: str | None = None
    eeg: tuple[str, ...] = ()


def read_input(
    files: InputFiles, choices: Choices | None = None, patient_id: str = "patient"
) -> ImportResult:
    """A patient straight from files, by the same rules as an import into a project."""
    kinds: dict[str, Kind] = {}
    for kind, paths in (
        ("weights", (files.weights,)),
        ("lengths", (files.lengths,)),
        ("regions", (files.labels,)),
        ("bold", files.bold),
        ("eeg", files.eeg),
    ):
        for path in paths:
            if path is None:
                continue
            if str(path) in kinds:
                raise InputError(tr("{file} is given twice.", file=path))
            kinds[str(path)] = kind  # type: ignore[assignment]
    return build_patient(patient_id, look(kinds, kinds), choices)


def build_patient(
    patient_id: str,
    candidates: tuple[Candidate, ...],
    choices: Choices | None = None,
    existing: Patient | None = None,
) -> ImportResult:
    """A patient from candidates, or `existing` with what they add.

    Raises InputError (FileError where a file is at fault) and changes nothing then.
    """
    choices = choices or Choices()
    waves = tuple(one for one in candidates if is_electrophysiology(one))
    fields = tuple(one for one in candidates if one.read_as == "leadfield")
    others = tuple(one for one in candidates if one not in (*waves, *fields))
    patient = existing or Patient(patient_id)
    texts = [patient.notes, choices.notes, _velocity_note(choices)]
    patient = replace(patient, notes="\n".join(text for text in texts if text))
    result = ImportResult(patient, ())
    if others or not (waves or fields):
        result = _of_regions(patient, others, choices)
    patient, notes = with_waves(result.patient, waves)
    patient, told = with_lead_field(patient, fields, choices.unit, choices.drop)
    clean = without_person(patient, names_in_headers(one.path for one in candidates))
    notes = (*result.notes, *notes, *told, *clean.notes)
    return ImportResult(clean.patient, notes, clean.renamed)


def _of_regions(
    patient: Patient, candidates: tuple[Candidate, ...], choices: Choices
) -> ImportResult:
    """The patient with connectome and recordings by region."""
    candidates, said, images = paired(candidates, choices.confounds, patient)
    own, told = with_anatomy(patient.anatomy, images, choices.space)
    if not candidates and (not images.is_empty or images.atlas is not None):
        if own is patient.anatomy:
            first = images.first
            text = " ".join(told).replace(f"{first.file}: ", "")
            raise FileError(first.path, tr("Nothing of it can be kept.") + f" {text}")
        return ImportResult(replace(patient, anatomy=own), (*said, *told))
    patient = replace(patient, anatomy=own)
    candidates, joined = with_one_list(candidates)
    parts = Parts.of(candidates)
    notes = [f"{one.file}: {note}" for one in candidates for note in one.content.notes]
    notes += (*said, *joined)
    anatomy = anatomy_of(parts, patient, choices.symmetrise, choices.drop)
    notes += anatomy.notes
    connectome = in_told_space(anatomy.connectome, choices.space)
    recordings = [_rejoined(r, anatomy, choices) for r in patient.recordings]
    for candidate in parts.bold:
        recording, said = _recording(candidate, anatomy, choices, recordings)
        refuse_same_run(recording, tuple(recordings))
        recordings.append(recording)
        notes += said
    new = replace(patient, connectome=connectome, recordings=tuple(recordings))
    return ImportResult(new, tuple(dict.fromkeys((*notes, *told))))


def _rejoined(recording: Recording, anatomy: Anatomy, choices: Choices) -> Recording:
    """A recording that was there before, in the order of a connectome that is new."""
    names = anatomy.regions
    if recording.kind != "bold" or not names or recording.channel_names == names:
        return recording
    order, _ = order_by_name(recording.id, names, recording.channel_names, choices.drop)
    return replace(recording, signals=recording.signals[order], channel_names=names)


def _signals(
    candidate: Candidate, anatomy: Anatomy, choices: Choices
) -> tuple[Array, tuple[str, ...], list[str]]:
    """Signals (channel, time) in the order of the regions, their names, and notes."""
    path, sheet = candidate.path, candidate.sheet
    table = anatomy.table_names
    names = sheet.column_names or sheet.row_names
    from_table = not names and len(table) in sheet.values.shape
    count = len(table) if from_table else anatomy.count_for(sheet.values.shape)
    direction, why = candidate.direction or choices.direction, "as told"
    if direction is None or names:
        direction, why = direction_of(sheet, count, path)
    else:
        refuse_other_side(sheet, direction, count, path)
    signals = sheet.values.T if direction == "time x region" else sheet.values
    names = names or (table if from_table else ())
    order, said = anatomy.order_of(path, len(signals), names)
    if from_table:
        said = [tr("its regions are taken in the order of the list of regions.")]
    notes = [_DIRECTIONS[direction].format(file=candidate.file, why=tr(why))]
    notes += [f"{candidate.file}: {text}" for text in said]
    signals = np.ascontiguousarray(signals[order])
    regions = anatomy.regions or names
    if not regions:
        regions = numbered(len(signals))
        notes.append(f"{candidate.file}: {NUMBERED}")
    return signals, regions, notes


def _recording(
    candidate: Candidate, anatomy: Anatomy, choices: Choices, others: list[Recording]
) -> tuple[Recording, list[str]]:
    path = candidate.path
    signals, regions, notes = _signals(candidate, anatomy, choices)
    check_signals(signals, regions, path)
    told, reason = choices.global_signal, STATED
    if told is None and candidate.content.global_signal:
        told, reason = candidate.content.global_signal
        notes.append(_GLOBAL[told].format(file=candidate.file, why=tr(reason)))
    if told is None:
        told, reason = global_signal_of(signals)
        notes.append(_GLOBAL[told].format(file=candidate.file, why=tr(reason)))
    try:
        recording = Recording(
            id=_free_id(candidate, others),
            kind="bold",
            signals=signals,
            sampling_hz=1 / repetition_time_of(candidate, choices.tr_s),
            channel_names=regions,
            global_signal=told,
            global_signal_reason=reason,
            band_hz=choices.band_hz,
            source_file="; ".join((candidate.file, *(f for f, _ in candidate.beside))),
            sha256="; ".join((candidate.sha256, *(sha for _, sha in candidate.beside))),
        )
    except FileError:
        raise
    except InputError as error:
        raise FileError(path, str(error)) from None
    notes.append(
        tr(
            "{file}: {count} volumes, TR {time:g} s, {minutes:.1f} min, kept as "
            "{name}.",
            file=candidate.file,
            count=signals.shape[1],
            time=recording.repetition_time_s,
            minutes=recording.seconds / 60,
            name=recording.id,
        )
    )
    return recording, notes


def _free_id(candidate: Candidate, others: list[Recording]) -> str:
    """The array's key, else run-1, run-2, ...; file names may name a person."""
    taken = {recording.id for recording in others}
    key = candidate.sheet.key
    if key and key not in taken:
        return key
    number = 1
    while f"run-{number}" in taken:
        number += 1
    return f"run-{number}"


def _velocity_note(choices: Choices) -> str:
    if choices.velocity_m_s is None:
        return ""
    return tr(
        "Conduction velocity {speed:g} m/s was given at import; models without delays "
        "do not use it.",
        speed=choices.velocity_m_s,
    )
