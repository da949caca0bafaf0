"""Recordings in .npz: `data` (channel, time), `sfreq` (Hz), `ch_names`/`channels`."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.safe_zip import Archive
from brainTwinStudio.files.source import MAX_BYTES, load
from brainTwinStudio.files.tables.npy_bytes import array_of
from brainTwinStudio.files.waves.waves import Waves
from brainTwinStudio.project import Array

_RATE, _NAMES, _DATA = ("sfreq",), ("ch_names", "channels"), ("data", "signals", "seeg")


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
        held = {name.removesuffix(".npy"): name for name in archive.names}

        def array(keys: tuple[str, ...]) -> Array:
            key = next((key for key in keys if key in held), None)
            if key is None:
                raise FileError(file, f"It holds no array '{keys[0]}'.")
            return array_of(file, archive.read(held[key]), key, text=True)

        rate, names, data = array(_RATE), array(_NAMES), array(_DATA)
    if data.dtype.kind not in "fiu" or data.ndim != 2 or len(data) != names.size:
        raise FileError(
            file, f"data has shape {data.shape} for {names.size} channel names; "
            "expected (channel, time) numbers."
        )  # fmt: skip
    hz = (
        float(rate.reshape(-1)[0])
        if rate.size == 1 and rate.dtype.kind in "fi"
        else 0.0
    )
    if not 0 < hz < 1e7 or data.shape[1] < 2:
        raise FileError(file, f"sfreq is {hz:g} Hz for {data.shape[1]} samples.")

    def segment(picks: Sequence[int], first: int, stop: int) -> Array:
        return data[list(picks), first:stop]

    labels = tuple(str(name) for name in names.reshape(-1))
    return (
        Waves(
            file, "NumPy", labels, ("eeg",) * len(labels), ("",) * len(labels), hz,
            data.shape[1], segment,
        ),
    )  # fmt: skip
