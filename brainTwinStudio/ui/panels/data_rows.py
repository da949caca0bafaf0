"""The data of a patient as rows of words."""

import re
from dataclasses import dataclass, replace

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Connectome,
    Electrodes,
    Patient,
    Project,
    Recording,
)
from brainTwinStudio.project.data_kinds import choices_of
from brainTwinStudio.report.wording import duration, given, number
from brainTwinStudio.ui import seizure_sources
from brainTwinStudio.ui.panels.anatomy_rows import anatomy_cells
from brainTwinStudio.ui.patient_notes import notes_of, with_own
from brainTwinStudio.ui.seizure_sources import depth_runs

SAMPLING = tr("TR or rate")
ONLY_FMRI = tr("Global signal")  # a column that says nothing of anything else
SIZE, DURATION, BAND = tr("Size"), tr("Duration"), tr("Band")
FILE, FINGERPRINT = tr("File"), tr("Fingerprint")
HEADERS = (
    tr("Data"),
    tr("Kind"),
    SIZE,
    DURATION,
    SAMPLING,
    ONLY_FMRI,
    BAND,
    FILE,
    FINGERPRINT,
)
GLOBAL_SIGNAL = {
    "present": tr("present"),
    "removed": tr("removed"),
    "not stated": tr("not stated"),
}
KINDS = {"bold": tr("fMRI"), "eeg": "EEG", "meg": "MEG", "seeg": "SEEG"}
CONTACT_KINDS = {"eeg": "EEG", "seeg": "SEEG", "ecog": "ECoG", "other": tr("other")}
SHORT = 10  # characters of a fingerprint
NONE = "—"
VELOCITY = "Conduction velocity "  # as notes begin a line
NO_VELOCITY = tr("not given")
NO_STRUCTURE = tr("Structural weights are missing. A twin is built on them.")
_OF_FILE = re.compile(
    r"(?P<file>\S+\.\w+(?:\.gz)?(?::[^\s:]+)?)(?:: | is (?=read as ))(?P<said>.+)"
)
NO_RUNS = tr(
    "A recording is missing: fMRI or EEG at rest, or SEEG of seizures. Without one "
    "nothing can be fitted."
)


@dataclass(frozen=True, slots=True)
class DataRow:
    """cells in the order of HEADERS; tips: whole words behind short ones, by column;
    recording: its id, "" for structure."""

    cells: tuple[str, ...]
    tips: tuple[tuple[int, str], ...] = ()
    recording: str = ""


def rows_of(patient: Patient) -> tuple[DataRow, ...]:
    """Connectome, lengths and regions first, contacts and the own anatomy, then every
    recording."""
    rows = []
    if patient.connectome is not None:
        rows += _structure(patient.connectome)
    if patient.electrodes is not None:
        rows.append(_electrodes(patient.electrodes))
    rows += [DataRow(cells) for cells in anatomy_cells(patient.anatomy)]
    return (*rows, *(_recording(run) for run in patient.recordings))


def _electrodes(electrodes: Electrodes) -> DataRow:
    kinds = [kind for kind in CONTACT_KINDS if kind in electrodes.kinds]
    named = tr(" and ").join(CONTACT_KINDS[kind] for kind in kinds)
    placed = electrodes.positions_mm is not None
    where = (
        tr("space {space}", space=electrodes.space) if placed else tr("no positions")
    )
    words = f"{named}, {where}"
    cells = (tr("Contacts"), words, str(electrodes.count), NONE, NONE, NONE, NONE)
    file = electrodes.source_file or NONE
    return DataRow((*cells, file, electrodes.sha256[:SHORT] or NONE))


def missing(patient: Patient | None) -> tuple[str, ...]:
    """What a fit still needs, a sentence each."""
    if patient is None:
        return (NO_STRUCTURE, NO_RUNS)
    lacks = []
    if patient.connectome is None:
        lacks.append(NO_STRUCTURE)
    if choices_of(patient):
        return tuple(lacks)
    if not depth_runs(patient):
        lacks.append(NO_RUNS)
    elif not lacks and (lacking := seizure_sources.missing(patient)):
        lacks.append(lacking)
    return tuple(lacks)


def decided(patient: Patient) -> tuple[str, ...]:
    """What was decided at import: as noted, else what the recordings say."""
    noted = notes_of(patient.notes).decided
    if noted:
        return noted
    return tuple(
        tr(
            "{recording}: global signal {state} ({reason}).",
            recording=run.id,
            state=GLOBAL_SIGNAL[run.global_signal],
            reason=run.global_signal_reason,
        )
        for run in patient.recordings
        if run.global_signal_reason
    )


def by_file(sentences: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Sentences under the file that they speak of, "" for those of no file; in the
    order of the first of each."""
    found: dict[str, list[str]] = {}
    for sentence in sentences:
        hit = _OF_FILE.match(sentence)
        file, said = (hit["file"], hit["said"]) if hit else ("", sentence)
        found.setdefault(file, []).append(said[:1].upper() + said[1:] if hit else said)
    return tuple((file, tuple(said)) for file, said in found.items())


def electric(patient: Patient) -> str:
    """'EEG 3.0 min, 21 channels', "" where there is none."""
    runs = [run for run in patient.recordings if run.kind != "bold"]
    kinds = tr(" and ").join(dict.fromkeys(KINDS[run.kind] for run in runs))
    if not runs:
        return ""
    lasts = duration(sum(run.seconds for run in runs))
    many = tr("{count} recordings", count=len(runs)) if len(runs) > 1 else ""
    channels = tr("{count} channels", count=len(runs[0].channel_names))
    return f"{kinds} {lasts}, {many or channels}"


def contacts(patient: Patient) -> str:
    """'82: 10 SOZ, 23 resected', "" where there are none."""
    electrodes = patient.electrodes
    if electrodes is None:
        return ""
    parts = []
    for words, flags in (
        (tr("{count} SOZ"), electrodes.soz),
        (tr("{count} resected"), electrodes.resected),
    ):
        if flags is not None and any(flags):
            parts.append(words.format(count=sum(map(bool, flags))))
    return ": ".join(part for part in (str(electrodes.count), ", ".join(parts)) if part)


def velocity(patient: Patient) -> str:
    """'7 m/s' where one was given at import."""
    for line in notes_of(patient.notes).own.splitlines():
        if line.startswith(VELOCITY):
            return line.removeprefix(VELOCITY).partition(" m/s")[0] + "\u00a0m/s"
    return NO_VELOCITY


def own_words(patient: Patient) -> str:
    """The notes without what is shown elsewhere."""
    lines = notes_of(patient.notes).own.splitlines()
    return "\n".join(line for line in lines if not line.startswith(VELOCITY))


def with_own_words(patient: Patient, words: str) -> str:
    """The text of notes with other words of the person."""
    kept = [
        line
        for line in notes_of(patient.notes).own.splitlines()
        if line.startswith(VELOCITY)
    ]
    return with_own(patient.notes, "\n".join([words.strip(), *kept]).strip())


def without_recording(project: Project, patient: Patient, run: str) -> Project:
    """The project without one recording; twins keep what they were fitted to."""
    kept = tuple(r for r in patient.recordings if r.id != run)
    return project.with_patient(replace(patient, recordings=kept))


def _structure(connectome: Connectome) -> list[DataRow]:
    """Files are listed with the connectome, which was made from all of them."""
    parcellation, weights = connectome.parcellation, connectome.weights
    n = parcellation.count
    linked = np.count_nonzero(weights) / max(1, n * (n - 1))
    files, prints = connectome.source_file, connectome.sha256
    size, dash = f"{n} × {n}", (NONE,) * 4
    short = "; ".join(sha[:SHORT] for sha in prints.split("; ")) or NONE
    kind = tr("weights, {share} linked", share=number(100 * linked, 0, "%"))
    last = (files or tr("not stated"), short)
    rows = [
        DataRow(
            (tr("Connectome"), kind, size, *dash, *last),
            ((7, f"{files}\nSHA-256 {prints}"), (8, prints)),
        )
    ]
    if connectome.lengths_mm is not None:
        known = connectome.lengths_mm[connectome.lengths_mm > 0]
        how = tr("tracked, median {length}")
        if connectome.lengths_estimated:
            how = tr("estimated, median {length}")
        middle = number(float(np.median(known)), 0, "mm") if known.size else NONE
        kind = how.format(length=middle)
        rows.append(DataRow((tr("Tract lengths"), kind, size, *dash, NONE, NONE)))
    centres = parcellation.centres_mm is not None
    kind = (
        tr("centres in {space}", space=parcellation.space)
        if centres
        else tr("names only")
    )
    if parcellation.space == "not stated" and centres:
        kind = tr("centres, space not stated")
    return [*rows, DataRow((tr("Regions"), kind, str(n), *dash, NONE, NONE))]


def _recording(run: Recording) -> DataRow:
    size = f"{len(run.channel_names)} × {run.signals.shape[1]:,}".replace(",", "\u202f")
    is_bold = run.kind == "bold"
    band = tr("not filtered") if is_bold else tr("not stated")
    if run.band_hz is not None:
        band = tr(
            "{low} to {high}",
            low=given(run.band_hz[0]),
            high=given(run.band_hz[1], "Hz"),
        )
    step = given(run.sampling_hz, "Hz")
    if is_bold:
        step = given(run.repetition_time_s, "s")
    cells = (
        run.id,
        KINDS[run.kind],
        size,
        duration(run.seconds),
        step,
        GLOBAL_SIGNAL[run.global_signal] if is_bold else NONE,
        band,
        run.source_file or tr("not stated"),
        run.sha256[:SHORT] or NONE,
    )
    tip = tr(
        "{file}\nBand: {band}\nSHA-256 {sha256}",
        file=run.source_file,
        band=band,
        sha256=run.sha256,
    )
    tips = ((5, run.global_signal_reason), (7, tip), (8, run.sha256))
    return DataRow(cells, tips, run.id)
