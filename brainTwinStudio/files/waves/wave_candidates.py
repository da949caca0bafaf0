"""What recordings, contact tables and lists of events seem to be, with the reason."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.guessing import Guess
from brainTwinStudio.files.reader import Content, Kind
from brainTwinStudio.files.source import load
from brainTwinStudio.files.waves.bids_table import beside, suffix_of
from brainTwinStudio.files.waves.channel_table import (
    Channel,
    channels_at,
    events_at,
    events_of,
)
from brainTwinStudio.files.waves.electrode_table import electrodes_of
from brainTwinStudio.files.waves.wave_formats import FORMATS, open_waves
from brainTwinStudio.files.waves.wave_npz import holds_waves, open_mat, open_npz
from brainTwinStudio.files.waves.waves import Waves
from brainTwinStudio.language import tr
from brainTwinStudio.project import Annotation, Electrodes, plain_contact, shaft_of

WAVE_KINDS: tuple[Kind, ...] = ("eeg", "seeg", "meg")
_SUFFIXES = tuple(suffix for form in FORMATS for suffix in form.suffixes)
_PARTNERS = {".vmrk": ".vhdr", ".eeg": ".vhdr", ".fdt": ".set"}
_BRAIN = ("eeg", "seeg", "ecog", "dbs")


@dataclass(frozen=True, slots=True, eq=False)
class WaveContent(Content):
    """Runs of a recording file; nothing of their samples is in memory."""

    runs: tuple[Waves, ...] = ()
    found_electrodes: Electrodes | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ElectrodeContent(Content):
    """The contacts of a table."""

    electrodes: Electrodes | None = None


@dataclass(frozen=True, slots=True, eq=False)
class EventContent(Content):
    """Marks in time that belong to a recording elsewhere."""

    marks: tuple[Annotation, ...] = ()


def of_electrophysiology(path: str, told: Kind | None) -> Candidate | None:
    """The candidate where the file is one of electrophysiology, else None. Raises
    FileError for one that is damaged."""
    file = Path(path)
    named = suffix_of(file) if file.suffix.lower() in (".tsv", ".csv", ".txt") else ""
    if told == "electrodes" or (told is None and named == "electrodes"):
        return _electrodes(path, file, told)
    if told == "events" or (told is None and named == "events"):
        return _events(path, file, told)
    if told is None and named == "channels":
        raise FileError(path, tr("A list of channels is read with the recording or the "
                                 "contacts beside it; give that file."))  # fmt: skip
    partner = _PARTNERS.get(file.suffix.lower())
    if partner and told in (None, *WAVE_KINDS):
        text = tr("It is part of a recording; give its {ending} file.", ending=partner)
        raise FileError(path, text)
    if told in WAVE_KINDS and file.suffix.lower() == ".mat":
        return _waves(path, file, told, open_mat)
    reads = file.suffix.lower() in _SUFFIXES
    if not reads and not holds_waves(file):
        if told in WAVE_KINDS:
            text = tr("It is no recording that can be read as {kind}.", kind=told)
            raise FileError(path, text)
        return None
    if told is not None and told not in WAVE_KINDS:
        text = tr("It is a recording; it cannot be read as {kind}.", kind=told)
        raise FileError(path, text)
    return _waves(path, file, told, open_waves if reads else open_npz)


def retold(one: Candidate, kind: Kind) -> Candidate:
    """A candidate of this module taken for another kind. Raises FileError."""
    if not isinstance(one.content, WaveContent) or kind not in WAVE_KINDS:
        if kind == one.read_as:
            return replace(one, confidence="sure", reason="as told")
        raise FileError(one.path, tr("It cannot be read as {kind}.", kind=kind))
    content = replace(
        one.content,
        runs=tuple(_typed(r, kind) for r in one.content.runs),
        found_electrodes=_kinded(one.content.found_electrodes, kind),
    )
    return replace(
        one, read_as=kind, confidence="sure", reason="as told", content=content
    )


def is_electrophysiology(one: Candidate) -> bool:
    return isinstance(one.content, WaveContent | ElectrodeContent | EventContent)


# ---------------------------------------------------------------- recordings


def _waves(
    path: str, file: Path, told: Kind | None,
    opening: Callable[[Path], tuple[Waves, ...]],
) -> Candidate:  # fmt: skip
    runs = opening(file)
    notes = [note for run in runs[:1] for note in run.notes]
    tables = beside(file, "channels")
    channels = channels_at(tables[0]).by_name() if tables else {}
    if tables:
        notes.append(tr("Kinds and bad channels are from {file}.", file=tables[0].name))
    marks, more = _marks_beside(file)
    notes += more
    line = _line_hz(file)
    runs = tuple(with_marks(_with_table(run, channels, line), marks) for run in runs)
    kind, confidence, reason = _guess(runs[0])
    if told is not None:
        kind, confidence, reason = told, "sure", "as told"
    if told is not None or not tables:
        runs = tuple(_typed(run, kind) for run in runs)
    positions, more = _positions(file, runs[0])
    notes += more
    content = WaveContent(
        notes=tuple(dict.fromkeys(notes)), runs=runs, found_electrodes=positions
    )
    shape = (len(runs[0].channel_names), sum(run.samples for run in runs))
    return Candidate(
        path, file.name, kind, shape, confidence, reason, _sha256(file), content
    )


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _with_table(run: Waves, channels: dict[str, Channel], line: float | None) -> Waves:
    """Kinds and bad channels as channels.tsv states them."""
    known = [channels.get(plain_contact(name)) for name in run.channel_names]
    kinds = tuple(
        one.kind if one is not None and one.kind else kind
        for one, kind in zip(known, run.kinds, strict=True)
    )
    units = tuple(
        "µV" if not unit and one is not None and one.unit in ("µV", "uV") else unit
        for one, unit in zip(known, run.units, strict=True)
    )
    stated = {
        n: one.bad for n, one in zip(run.channel_names, known, strict=True) if one
    }
    bad = tuple(n for n in run.channel_names if stated.get(n, n in run.bad))
    return replace(run, kinds=kinds, units=units, bad=bad, line_hz=line or run.line_hz)


def _marks_beside(file: Path) -> tuple[tuple[Annotation, ...], list[str]]:
    tables = beside(file, "events")
    if not tables:
        return (), []
    marks, notes = events_at(tables[0])
    told = tr("{count} events are from {file}.", count=len(marks), file=tables[0].name)
    return marks, [told, *notes]


def with_marks(run: Waves, marks: tuple[Annotation, ...]) -> Waves:
    """The marks, timed from the start of the file, that fall into this run."""
    own = [
        replace(mark, onset_s=mark.onset_s - run.starts_s)
        for mark in marks
        if 0 <= mark.onset_s - run.starts_s <= run.seconds
    ]
    joined = dict.fromkeys((*run.annotations, *own))
    return replace(
        run, annotations=tuple(sorted(joined, key=lambda mark: mark.onset_s))
    )


def _line_hz(file: Path) -> float | None:
    """PowerLineFrequency of the JSON beside a BIDS recording."""
    try:
        said = json.loads(file.with_suffix(".json").read_bytes())
        value = float(said["PowerLineFrequency"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return value if 10 < value < 1000 else None


def _positions(file: Path, run: Waves) -> tuple[Electrodes | None, list[str]]:
    tables = beside(file, "electrodes")
    if not tables:
        return run.electrodes, []
    best = min(tables, key=lambda table: "mni" not in table.name.lower())
    electrodes, notes = electrodes_of(load(best))
    return electrodes, [tr("Contacts are from {file}.", file=best.name), *notes]


def _guess(run: Waves) -> Guess:
    """Which kind of recording, by the stated kinds of channels and else by names."""
    kinds = [kind for kind in run.kinds if kind in (*_BRAIN, "mag", "grad")]
    if any(kind in ("mag", "grad") for kind in kinds) and "eeg" not in kinds:
        told = tr("{format} with {count} MEG channels")
        return "meg", "sure", told.format(format=run.format, count=len(kinds))
    inside = [kind for kind in kinds if kind in ("seeg", "ecog", "dbs")]
    if inside:
        told = tr("{count} channels stated as SEEG or ECoG", count=len(inside))
        return "seeg", "sure", told
    brain = [
        n for n, kind in zip(run.channel_names, run.kinds, strict=True) if kind == "eeg"
    ]
    scalp = sum(plain_contact(name) in _scalp_names() for name in brain)
    if brain and scalp >= 0.5 * len(brain):
        told = tr("{scalp} of {count} channels have 10-20 names")
        return "eeg", "sure", told.format(scalp=scalp, count=len(brain))
    shafts: dict[str, int] = {}
    for name in brain:
        shaft = shaft_of(name)
        if shaft is not None and shaft[0].lower() not in ("eeg", "e", "ch", "channel"):
            shafts[shaft[0]] = shafts.get(shaft[0], 0) + 1
    deep = [shaft for shaft, count in shafts.items() if count >= 3]
    if sum(shafts[s] for s in deep) >= 0.5 * len(brain) > 0:
        told = tr("names of contacts on {count} shafts or grids", count=len(deep))
        return "seeg", "likely", told
    told = tr("{format} recording of {count} channels")
    return "eeg", "likely", told.format(format=run.format, count=len(brain))


def _scalp_names() -> frozenset[str]:
    """Plain names of the 10-5 system (Oostenveld and Praamstra 2001,
    doi:10.1016/S1388-2457(00)00527-7), of which A1, A2, T3 to T6 are older ones."""
    rows = ["fp", "af", "f", "ft", "fc", "t", "tp", "c", "cp", "p", "po", "o", "i", "n"]
    numbered = {f"{row}{n}" for row in rows for n in range(1, 11)}
    middle = {f"{row}z" for row in rows}
    return frozenset(numbered | middle | {"a1", "a2", "m1", "m2", "fpz", "oz", "iz"})


def _typed(run: Waves, kind: Kind) -> Waves:
    """Channels of the brain called what the whole recording is; ECoG stays ECoG."""
    if kind == "meg":
        return run
    swap = {"eeg": "seeg"}
    if kind == "eeg":
        swap = {"seeg": "eeg", "ecog": "eeg", "dbs": "eeg"}
    return replace(
        run,
        kinds=tuple(swap.get(k, k) for k in run.kinds),
        electrodes=_kinded(run.electrodes, kind),
    )


def _kinded(electrodes: Electrodes | None, kind: Kind) -> Electrodes | None:
    """Contacts of a recording that is called SEEG are none of the scalp."""
    if electrodes is None or kind != "seeg":
        return electrodes
    kinds = tuple("seeg" if one == "eeg" else one for one in electrodes.kinds)
    return replace(electrodes, kinds=kinds)


# ---------------------------------------------------------------- tables


def _electrodes(path: str, file: Path, told: Kind | None) -> Candidate:
    source = load(file)
    electrodes, notes = electrodes_of(source)
    why = tr("as told") if told else tr("named electrodes")
    where = tr("{space} space", space=electrodes.space)
    if electrodes.space == "not stated":
        where = tr("a space that is not stated")
    reason = tr("{why}, {count} of {total} placed in {where}").format(
        why=why, count=len(electrodes.placed), total=electrodes.count, where=where
    )
    return Candidate(
        path, file.name, "electrodes", (electrodes.count,), "sure", reason,
        source.sha256, ElectrodeContent(notes=notes, electrodes=electrodes),
    )  # fmt: skip


def _events(path: str, file: Path, told: Kind | None) -> Candidate:
    source = load(file)
    marks, notes = events_of(source)
    return Candidate(
        path, file.name, "events", (len(marks),), "sure",
        "as told" if told else tr("named events"), source.sha256,
        EventContent(notes=notes, marks=marks),
    )  # fmt: skip
