"""From a recording to the rows that are drawn of it: pure, without Qt."""

import numpy as np

from brainTwinStudio.analysis.montages import (
    Montage,
    MontageKey,
    longitudinal_pairs,
    montage,
)
from brainTwinStudio.analysis.referencing import near_pairs
from brainTwinStudio.language import tr
from brainTwinStudio.project import (
    Array,
    Electrodes,
    Recording,
    ascending_pairs,
    bare_contact,
    plain_contact,
)
from brainTwinStudio.report.electric_checks import brain_channels
from brainTwinStudio.report.wording import significant
from brainTwinStudio.ui.plots.wave_marks import TimeMark
from brainTwinStudio.ui.view import View

ONSET, SEIZURE = "seizure onset", "seizure"  # annotations that are kept
MONTAGES: tuple[tuple[MontageKey, str], ...] = (
    ("recorded", tr("As recorded")),
    ("average", tr("Average")),
    ("bipolar", tr("Bipolar")),
)
LOW_HZ = (0.1, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
HIGH_HZ = (15.0, 30.0, 40.0, 70.0, 100.0, 150.0, 300.0)
NOTCH_HZ = (50.0, 60.0)
SHOWN = {ONSET: tr("seizure onset"), SEIZURE: tr("seizure")}
Choices = tuple[tuple[str, str], ...]


def electric_run(view: View) -> Recording | None:
    """The selected recording, where it is EEG, SEEG or MEG."""
    run = view.recording
    return None if run is None or run.kind == "bold" else run


def montage_of(
    run: Recording, electrodes: Electrodes | None, key: MontageKey
) -> Montage:
    """The rows of a recording. Raises InputError where the montage cannot be made."""
    good = np.zeros(len(run.channel_names), bool)
    good[brain_channels(run)] = True
    pairs: list[tuple[int, int]] = []
    if key == "bipolar":
        bare = [bare_contact(name) for name in run.channel_names]
        pairs = near_pairs(longitudinal_pairs(bare), None, good)
        if run.kind != "eeg" or not pairs:  # on the scalp F7 and F8 are no neighbours
            places = positions_of(run, electrodes)
            pairs = near_pairs(ascending_pairs(run.channel_names), places, good)
    return montage(key, run.channel_names, good, pairs)


def positions_of(run: Recording, electrodes: Electrodes | None) -> Array | None:
    """Positions (channel, xyz) of a recording's channels, NaN where none is known."""
    if electrodes is None or electrodes.positions_mm is None:
        return None
    at = {plain_contact(name): i for i, name in enumerate(electrodes.names)}
    places = np.full((len(run.channel_names), 3), np.nan)
    for row, name in enumerate(run.channel_names):
        contact = at.get(plain_contact(name))
        if contact is not None:
            places[row] = electrodes.positions_mm[contact]
    return places


def marks_of(run: Recording) -> tuple[TimeMark, ...]:
    """Annotations and events; seizures in their own colour."""
    return tuple(
        TimeMark(
            note.onset_s,
            note.duration_s,
            SHOWN.get(note.text, note.text),
            "bad" if note.text in (ONSET, SEIZURE) else "text3",
        )
        for note in run.annotations
    )


def rows_named(rows: Montage, run: Recording, names: tuple[str, ...]) -> frozenset[int]:
    """Places of rows that stand for channels of these names, however spelled."""
    wanted = {plain_contact(name) for name in names}
    if not wanted:
        return frozenset()
    plain = [plain_contact(name) for name in run.channel_names]
    places = enumerate(rows.channels)
    return frozenset(row for row, channel in places if plain[channel] in wanted)


def shown_names(rows: Montage, run: Recording) -> tuple[str, ...]:
    """Names (row,) without what amplifiers put around them, where all stay apart."""
    bare = [bare_contact(name) for name in run.channel_names]
    if len(set(bare)) < len(bare):
        return rows.names
    if rows.pairs:
        return tuple(f"{bare[a]}\u2013{bare[b]}" for a, b in rows.pairs)
    return tuple(bare[channel] for channel in rows.channels)


def usual_spread(spread: Array, rows: Montage, run: Recording) -> Array:
    """Spread (row,) of the median good row of the same kind: rows of a kind share one
    scale, so that their sizes can be compared."""
    kinds = run.channel_kinds or ("",) * len(run.channel_names)
    kind = np.array([kinds[channel] for channel in rows.channels])
    bad = {i for i, name in enumerate(run.channel_names) if name in run.bad_channels}
    good = np.array([channel not in bad for channel in rows.channels])
    shared = np.array(spread, float)
    for one in set(kinds):
        here = kind == one
        judged = here & good & (shared > 0)
        if judged.any():
            shared[here] = np.median(spread[judged])
    return shared


def low_choices(run: Recording) -> Choices:
    return _choices(LOW_HZ, tr("HP"), run.sampling_hz, tr("High-pass off"))


def high_choices(run: Recording) -> Choices:
    return _choices(HIGH_HZ, tr("LP"), run.sampling_hz, tr("Low-pass off"))


def notch_choices(run: Recording) -> Choices:
    return _choices(NOTCH_HZ, tr("Notch"), run.sampling_hz, tr("Notch off"))


def _choices(edges: tuple[float, ...], word: str, rate: float, off: str) -> Choices:
    """Edges that fit below half the sampling rate."""
    fitting = [hz for hz in edges if hz < 0.45 * rate]
    return (("", off), *((f"{hz:g}", f"{word} {hz:g} Hz") for hz in fitting))


def scale_words(amount: float, unit: str) -> str:
    """What one row's height is."""
    return tr("row {amount}", amount=significant(amount, unit))
