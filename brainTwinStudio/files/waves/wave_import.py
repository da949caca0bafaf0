"""From recordings, contacts and events to a patient; samples go through the disk."""

import tempfile
from dataclasses import replace
from typing import BinaryIO

import numpy as np

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.candidate import Candidate
from brainTwinStudio.files.waves.bids_table import entities_of
from brainTwinStudio.files.waves.patient_contacts import contacts_after
from brainTwinStudio.files.waves.wave_candidates import (
    EventContent,
    WaveContent,
    with_marks,
)
from brainTwinStudio.files.waves.waves import Waves
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Annotation,
    Array,
    Patient,
    Recording,
)
from brainTwinStudio.project.patient import RecordingKind

_KINDS: dict[str, RecordingKind] = {"eeg": "eeg", "seeg": "seeg", "meg": "meg"}
_KEPT = ("eeg", "seeg", "ecog", "dbs", "eog", "ecg", "emg")


def with_waves(
    patient: Patient, candidates: tuple[Candidate, ...]
) -> tuple[Patient, tuple[str, ...]]:
    """The patient with what the candidates add, and notes. Raises FileError, and then
    nothing has changed."""
    notes = [f"{one.file}: {note}" for one in candidates for note in one.content.notes]
    waves = [one for one in candidates if isinstance(one.content, WaveContent)]
    events = [one for one in candidates if isinstance(one.content, EventContent)]
    recordings = list(patient.recordings)
    for one in waves:
        own = [event for event in events if _belongs(event, one, len(waves))]
        new, said = _recordings(one, own, tuple(recordings))
        recordings += new
        notes += said
        events = [event for event in events if event not in own]
    for event in events:
        recordings, said = _on_existing(event, recordings)
        notes += said
    electrodes, said = contacts_after(patient, candidates)
    made = replace(patient, recordings=tuple(recordings), electrodes=electrodes)
    return made, tuple(dict.fromkeys(notes + said))


def _belongs(event: Candidate, wave: Candidate, waves: int) -> bool:
    return waves == 1 or entities_of(event.file) == entities_of(wave.file)


# ---------------------------------------------------------------- recordings


def _recordings(
    one: Candidate, events: list[Candidate], others: tuple[Recording, ...]
) -> tuple[list[Recording], list[str]]:
    content = one.content
    assert isinstance(content, WaveContent)
    if any(other.sha256 == one.sha256 for other in others):
        raise FileError(one.path, tr("This recording is in the patient already."))
    made: list[Recording] = []
    notes: list[str] = []
    for run in content.runs:
        for event in events:
            assert isinstance(event.content, EventContent)
            run = with_marks(run, event.content.marks)
        picks, unit, said = kept_channels(run, one.path)
        notes += [f"{one.file}: {text}" for text in said]
        made.append(_recording(one, run, picks, unit, (*others, *made)))
        notes.append(_said(one, made[-1]))
    return made, notes


def kept_channels(run: Waves, path: str) -> tuple[list[int], str, list[str]]:
    """Channels that go into the recording, their unit, and what is left out. One
    recording has one unit: voltages, else magnetometers, else gradiometers."""
    units = list(zip(run.kinds, run.units, strict=True))
    groups = (
        ("µV", [i for i, (k, u) in enumerate(units) if k in _KEPT and u == "µV"]),
        ("a.u.", [i for i, (k, u) in enumerate(units) if k in _KEPT and not u]),
        ("fT", [i for i, (k, _) in enumerate(units) if k == "mag"]),
        ("fT/cm", [i for i, (k, _) in enumerate(units) if k == "grad"]),
    )
    unit, picks = next(((u, picks) for u, picks in groups if picks), ("", []))
    if not picks:
        raise FileError(path, tr("It holds no channel of EEG, SEEG, ECoG or MEG."))
    left = [n for i, n in enumerate(run.channel_names) if i not in set(picks)]
    notes = []
    if left:
        shown = ", ".join(left[:6]) + (", ..." if len(left) > 6 else "")
        notes.append(
            tr(
                "{count} channels of another kind or unit are left out: {shown}.",
                count=len(left),
                shown=shown,
            )
        )
    if unit == "a.u.":
        notes.append(tr("The file states no unit; amplitudes are arbitrary."))
    return picks, unit, notes


def _recording(
    one: Candidate, run: Waves, picks: list[int], unit: str,
    others: tuple[Recording, ...],
) -> Recording:  # fmt: skip
    names = tuple(run.channel_names[i] for i in picks)
    try:
        return Recording(
            id=_free_id(one.read_as, others),
            kind=_KINDS[one.read_as],
            signals=on_disk(run, picks),
            sampling_hz=run.sampling_hz,
            channel_names=names,
            unit=unit,
            source_file=one.file,
            sha256=one.sha256,
            channel_kinds=tuple(run.kinds[i] for i in picks),
            bad_channels=tuple(name for name in run.bad if name in names),
            annotations=run.annotations,
            starts_s=run.starts_s,
            line_hz=run.line_hz,
        )
    except FileError:
        raise
    except InputError as error:
        raise FileError(one.path, str(error)) from None


def _said(one: Candidate, run: Recording) -> str:
    bad = (
        tr(", {count} of them bad", count=len(run.bad_channels))
        if run.bad_channels
        else ""
    )
    marks = tr(", {count} marks", count=len(run.annotations)) if run.annotations else ""
    return tr(
        "{file}: {count} channels{bad}, {rate:g} Hz, {lasting}{marks}, kept as {name}.",
        file=one.file,
        count=len(run.channel_names),
        bad=bad,
        rate=run.sampling_hz,
        lasting=_lasting(run.seconds),
        marks=marks,
        name=run.id,
    )


def _lasting(seconds: float) -> str:
    return f"{seconds:.3g} s" if seconds < 120 else f"{seconds / 60:.1f} min"


def _free_id(kind: str, others: tuple[Recording, ...]) -> str:
    """eeg-1, eeg-2, ...: file names may name a person."""
    taken = {recording.id for recording in others}
    number = 1
    while f"{kind}-{number}" in taken:
        number += 1
    return f"{kind}-{number}"


def on_disk(run: Waves, picks: list[int]) -> Array:
    """Samples (channel, time) as float32, mapped from a temporary file that goes when
    the array does; a few MB are in memory at a time. Raises FileError for values that
    are not numbers, and when the disk is full."""
    try:
        with tempfile.TemporaryFile(prefix="brain-twin-") as stream:
            for start, part in run.chunks(picks):
                _check(run, picks, start, part)
                _write(stream, start, part, run.samples)
            stream.flush()
            shape = (len(picks), run.samples)
            mapped = np.memmap(stream, np.float32, "r", shape=shape)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileError(
            run.path, tr("Its samples cannot be copied: {reason}.", reason=reason)
        ) from None
    mapped.flags.writeable = False
    return np.asarray(mapped)


def _write(stream: BinaryIO, start: int, part: Array, samples: int) -> None:
    for row, values in enumerate(np.ascontiguousarray(part, np.float32)):
        stream.seek(4 * (row * samples + start))
        stream.write(values.tobytes())


def _check(run: Waves, picks: list[int], start: int, part: Array) -> None:
    wrong = ~np.isfinite(part)
    if wrong.any():
        channel, sample = (int(i) for i in np.argwhere(wrong)[0])
        raise FileError(
            run.path,
            tr(
                "Channel {name} holds no number at {time:.3f} s.",
                name=run.channel_names[picks[channel]],
                time=(start + sample) / run.sampling_hz + run.starts_s,
            ),
        )


# ---------------------------------------------------------------- marks


def _on_existing(
    event: Candidate, recordings: list[Recording]
) -> tuple[list[Recording], list[str]]:
    """Events put on the electrical recording of the same file name, or the only one."""
    content = event.content
    assert isinstance(content, EventContent)
    known = [run for run in recordings if run.kind != "bold"]
    named = [
        run for run in known
        if entities_of(run.source_file) == entities_of(event.file) != {}
    ]  # fmt: skip
    chosen = named or (known if len({run.source_file for run in known}) == 1 else [])
    if not chosen:
        raise FileError(
            event.path,
            tr(
                "These events belong to a recording, but the patient has "
                "{count} that could be meant. Import the recording with them.",
                count=len(known),
            ),
        )
    placed = {run.id: _with_marks(run, content.marks) for run in chosen}
    new = [placed.get(run.id, run) for run in recordings]
    names = ", ".join(placed)
    return new, [
        tr(
            "{file}: {count} events are put on {names}.",
            file=event.file,
            count=len(content.marks),
            names=names,
        )
    ]


def _with_marks(run: Recording, marks: tuple[Annotation, ...]) -> Recording:
    own = [
        replace(mark, onset_s=mark.onset_s - run.starts_s)
        for mark in marks
        if 0 <= mark.onset_s - run.starts_s <= run.seconds
    ]
    joined = dict.fromkeys((*run.annotations, *own))
    return replace(
        run, annotations=tuple(sorted(joined, key=lambda mark: mark.onset_s))
    )
