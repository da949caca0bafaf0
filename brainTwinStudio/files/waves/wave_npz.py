"""Recordings as named arrays, in .npz and .mat.

`data` (channel, time), `sfreq` in Hz, `ch_names` or `channels`. Where they are there:
`unit` ("µV"; else arbitrary), `kinds` and `bad` (channel,), `soz` and `resected`
(channel,) for contacts in the seizure onset zone and in the tissue taken out, `tmin`,
the time of the first sample in s on the file's own clock, and marks as `mark_onset_s`,
`mark_duration_s`, `mark_text`.
"""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.safe_zip import Archive
from brainTwinStudio.files.source import MAX_BYTES, load
from brainTwinStudio.files.tables import matlab
from brainTwinStudio.files.tables.keyed_arrays import sorted_out
from brainTwinStudio.files.tables.npy_bytes import array_of
from brainTwinStudio.files.waves.waves import Segment, Waves
from brainTwinStudio.project import Annotation, Array, Electrodes
from brainTwinStudio.project.electrodes import ContactKind

_RATE, _NAMES, _DATA = ("sfreq",), ("ch_names", "channels"), ("data", "signals", "seeg")
_MARKS = ("mark_onset_s", "mark_duration_s", "mark_text")
_CONTACTS: tuple[ContactKind, ...] = get_args(ContactKind)


def holds_waves(file: Path) -> bool:
    """Whether a .npz states a sampling rate as `sfreq`."""
    if file.suffix.lower() != ".npz":
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            return "sfreq.npy" in archive.namelist()
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False  # damaged, or no zip: the reader of .npz says so


def open_npz(file: Path) -> tuple[Waves, ...]:
    """Raises FileError where an array is missing or does not fit."""
    source = load(file)
    with Archive(file, source.data, MAX_BYTES) as archive:
        held = {
            name.removesuffix(".npy"): array_of(
                file, archive.read(name), name, text=True
            )
            for name in archive.names
            if name.endswith(".npy")
        }
    return (_Named(file, "NumPy", held).waves(),)


def open_mat(file: Path) -> tuple[Waves, ...]:
    """As `open_npz`, from variables of the same names."""
    arrays, texts, _ = sorted_out(matlab.values_of(load(file)))
    words = {name: np.array(text) for name, text in texts.items()}
    return (_Named(file, "MATLAB", {**arrays, **words}).waves(),)


@dataclass(frozen=True, slots=True)
class _Named:
    """Arrays of a file by their names."""

    file: Path
    format: str
    held: Mapping[str, Array]

    def waves(self) -> Waves:
        rate, data = self._needed(_RATE), self._needed(_DATA)
        names = self._needed(_NAMES)
        if data.dtype.kind not in "fiu" or data.ndim != 2 or len(data) != names.size:
            raise FileError(
                self.file, f"data has shape {data.shape} for {names.size} channel "
                "names; expected (channel, time) numbers."
            )  # fmt: skip
        hz = _number(rate)
        if not 0 < hz < 1e7 or data.shape[1] < 2:
            raise FileError(
                self.file, f"sfreq is {hz:g} Hz for {data.shape[1]} samples."
            )
        labels = _words(names)
        kinds = self._texts("kinds", len(labels)) or ("eeg",) * len(labels)
        unit = self._word("unit")
        bad = self._flags("bad", len(labels)) or ()
        return Waves(
            self.file, self.format, labels, kinds, (unit,) * len(labels), hz,
            data.shape[1], _segment_of(data),
            annotations=self._annotations(),
            electrodes=self._electrodes(labels, kinds),
            bad=tuple(n for n, is_bad in zip(labels, bad, strict=False) if is_bad),
        )  # fmt: skip

    def _needed(self, keys: tuple[str, ...]) -> Array:
        key = next((key for key in keys if key in self.held), None)
        if key is None:
            raise FileError(self.file, f"It holds no array '{keys[0]}'.")
        return self.held[key]

    def _word(self, key: str) -> str:
        array = self.held.get(key)
        if array is None or array.dtype.kind != "U" or array.size != 1:
            return ""
        unit = str(array.reshape(-1)[0])
        return "µV" if unit in ("µV", "uV", "\u03bcV") else ""

    def _texts(self, key: str, count: int) -> tuple[str, ...]:
        array = self.held.get(key)
        if array is None or array.dtype.kind != "U" or array.size != count:
            return ()
        return _words(array)

    def _flags(self, key: str, count: int) -> tuple[bool, ...] | None:
        """One yes or no a channel; None where the file has none."""
        array = self.held.get(key)
        if array is None:
            return None
        if array.dtype.kind not in "biuf" or array.size != count:
            raise FileError(
                self.file,
                f"{key} holds {array.size} values for {count} channels; expected a yes "
                "or no for each.",
            )
        if not np.isin(array, (0, 1)).all():
            raise FileError(self.file, f"{key} holds other values than 0 and 1.")
        return tuple(bool(value) for value in array.reshape(-1))

    def _electrodes(
        self, labels: tuple[str, ...], kinds: tuple[str, ...]
    ) -> Electrodes | None:
        """Contacts with the zones that the file states, without positions."""
        soz, resected = (self._flags(k, len(labels)) for k in ("soz", "resected"))
        if soz is None and resected is None:
            return None
        known: dict[str, ContactKind] = {kind: kind for kind in _CONTACTS}
        try:
            return Electrodes(
                labels, tuple(known.get(kind, "other") for kind in kinds),
                soz=soz, resected=resected, source_file=self.file.name,
            )  # fmt: skip
        except InputError as error:
            raise FileError(self.file, str(error)) from None

    def _annotations(self) -> tuple[Annotation, ...]:
        marks = list(self._marks())
        own = self.held.get("tmin")
        if own is not None and -1e6 < _number(own) < 0:
            marks.append(Annotation(-_number(own), 0.0, "time 0 of the file"))
        return tuple(sorted(marks, key=lambda mark: mark.onset_s))

    def _marks(self) -> list[Annotation]:
        columns = [self.held.get(key) for key in _MARKS]
        if any(column is None for column in columns):
            return []
        onset, lasting, text = (np.asarray(column).reshape(-1) for column in columns)
        numeric = onset.dtype.kind in "fiu" and lasting.dtype.kind in "fiu"
        if not numeric or not onset.size == lasting.size == text.size:
            raise FileError(
                self.file, "Its marks need an onset, a duration and a text."
            )
        return [
            Annotation(float(a), float(b), str(c))
            for a, b, c in zip(onset, lasting, text, strict=True)
        ]


def _segment_of(data: Array) -> Segment:
    def segment(picks: Sequence[int], first: int, stop: int) -> Array:
        return data[list(picks), first:stop]

    return segment


def _words(array: Array) -> tuple[str, ...]:
    return tuple(str(name) for name in array.reshape(-1))


def _number(array: Array) -> float:
    """The single number of an array, NaN where it is none."""
    if array.size != 1 or array.dtype.kind not in "fiu":
        return float("nan")
    return float(array.reshape(-1)[0])
