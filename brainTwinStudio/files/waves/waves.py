"""EEG, SEEG, ECoG and MEG recordings that stay on the disk until a part is asked for.

`open_waves` reads the header only. One Waves is one continuous run: a file with gaps
gives several, and nothing ever reads across their borders.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.language import tr
from brainTwinStudio.project import Annotation, Array, Electrodes

Segment = Callable[[Sequence[int], int, int], Array]
CHUNK_VALUES = 2_000_000  # per read while a whole recording is walked through


@dataclass(frozen=True, slots=True, eq=False)
class Waves:
    """One continuous run.

    channel_names, kinds, units (channel,): kinds as in Recording.channel_kinds, units
    "µV", "fT", "fT/cm" or the file's own. samples, sampling_hz of all channels.
    annotations: onsets from the start of the run. starts_s: start of the run after that
    of its file. electrodes: positions that the file itself holds. bad: channels that
    the file calls bad. line_hz: mains frequency where the file says it.
    segment (channels, first, stop) -> (channel, time) in `units`, counted from the
    start of the file; `first` is where this run starts there.
    """

    path: Path
    format: str
    channel_names: tuple[str, ...]
    kinds: tuple[str, ...]
    units: tuple[str, ...]
    sampling_hz: float
    samples: int
    segment: Segment
    first: int = 0
    annotations: tuple[Annotation, ...] = ()
    starts_s: float = 0.0
    electrodes: Electrodes | None = None
    bad: tuple[str, ...] = ()
    line_hz: float | None = None
    notes: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        return self.samples / self.sampling_hz

    def read(
        self,
        start: int = 0,
        stop: int | None = None,
        picks: Sequence[int] | None = None,
    ) -> Array:
        """Samples start to stop of channels `picks` (channel, time), float32 in their
        units. Raises FileError where the file is damaged there or gone."""
        stop = self.samples if stop is None else stop
        start, stop = max(0, start), min(stop, self.samples)
        chosen = range(len(self.channel_names)) if picks is None else picks
        if stop <= start or not len(chosen):
            return np.empty((len(chosen), 0), np.float32)
        values = self.segment(list(chosen), self.first + start, self.first + stop)
        return np.asarray(values, np.float32)

    def chunks(self, picks: Sequence[int] | None = None) -> Iterator[tuple[int, Array]]:
        """(first sample, part (channel, time)) from start to end, a few MB each."""
        count = len(self.channel_names) if picks is None else len(picks)
        step = max(1, CHUNK_VALUES // max(1, count))
        for start in range(0, self.samples, step):
            yield start, self.read(start, start + step, picks)


def split(whole: Waves, borders: Sequence[tuple[int, float]]) -> tuple[Waves, ...]:
    """The runs of a file. borders: (first sample, start in s) of every run, in order;
    annotations go to the run in whose time they start."""
    if len(borders) < 2:
        return (whole,)
    ends = [first for first, _ in borders[1:]] + [whole.samples]
    runs = []
    for (first, starts_s), end in zip(borders, ends, strict=True):
        if end - first < 2:
            continue
        lasts = (end - first) / whole.sampling_hz
        own = tuple(
            replace(mark, onset_s=mark.onset_s - starts_s)
            for mark in whole.annotations
            if starts_s <= mark.onset_s < starts_s + lasts
        )
        runs.append(
            replace(
                whole,
                first=first,
                samples=end - first,
                annotations=own,
                starts_s=starts_s,
            )
        )
    if not runs:
        raise FileError(
            whole.path,
            tr(
                "It holds {count} samples with gaps between them, no two of "
                "them together: it is cut off.",
                count=whole.samples,
            ),
        )
    said = tr(
        "The recording has gaps: it is read as {count} runs, never joined.",
        count=len(runs),
    )
    if len(runs) < 2:
        said = tr("A piece of a single sample before or after a gap is left out.")
    return tuple(replace(run, notes=(*run.notes, said)) for run in runs)
