"""EDF, EDF+, BDF, BrainVision, FIF and EEGLAB through MNE, opened, not loaded."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.waves.edf_header import EdfHeader, edf_header, record_times
from brainTwinStudio.files.waves.fif_guard import check_fif
from brainTwinStudio.files.waves.from_mne import reading, waves_of
from brainTwinStudio.files.waves.set_guard import check_set
from brainTwinStudio.files.waves.waves import Waves, split
from brainTwinStudio.language import tr
from brainTwinStudio.project import Annotation

_BORDERS = re.compile(r"^(?:bad |edge )?boundary$|^edge boundary|^new segment/", re.I)


@dataclass(frozen=True, slots=True)
class WaveFormat:
    """One format: its suffixes, the first bytes of such a file, how it opens."""

    label: str
    suffixes: tuple[str, ...]
    starts: tuple[bytes, ...]
    open: Callable[[Path], tuple[Waves, ...]]


def open_waves(path: str | Path) -> tuple[Waves, ...]:
    """Every run of a recording; no samples are read. Raises FileError for a file that
    is damaged or of another format."""
    path = Path(path)
    return format_of(path).open(path)


def format_of(path: Path) -> WaveFormat:
    """The format of a file by suffix and first bytes. Raises FileError."""
    suffix = path.suffix.lower()
    known = [form for form in FORMATS if suffix in form.suffixes]
    if not known:
        named = ", ".join(s for form in FORMATS for s in form.suffixes)
        raise FileError(
            path, tr("No recording; recordings end in {endings}.", endings=named)
        )
    if not head_of(path).startswith(known[0].starts):
        raise FileError(
            path,
            tr(
                "It is called {suffix} but does not begin like {label}: it is "
                "damaged, packed or of another format.",
                suffix=suffix,
                label=known[0].label,
            ),
        )
    return known[0]


def head_of(path: Path) -> bytes:
    if path.is_dir():
        raise FileError(path, tr("This is a folder; expected a file."))
    try:
        with path.open("rb") as stream:
            head = stream.read(64)
    except FileNotFoundError:
        raise FileError(path, tr("There is no such file.")) from None
    except OSError as error:
        raise FileError(
            path, tr("The file cannot be read: {reason}.", reason=error.strerror)
        ) from None
    if not head:
        raise FileError(path, tr("The file is empty."))
    return head.removeprefix(b"\xef\xbb\xbf")


# ---------------------------------------------------------------- formats


def _open_edf(path: Path) -> tuple[Waves, ...]:
    import mne

    header = edf_header(path)
    rate, left_out = _one_rate(header)
    names = [header.labels[i] for i in left_out]
    reader = mne.io.read_raw_bdf if header.sample_bytes == 3 else mne.io.read_raw_edf
    label = "BDF" if header.sample_bytes == 3 else "EDF"
    with reading(path, label) as said:
        raw = reader(path, exclude=names, preload=False, verbose="WARNING")
    if names:
        said.append(
            tr(
                "Left out, because not sampled at {rate:g} Hz as the others: {names}.",
                rate=rate,
                names=", ".join(names[:8]),
            )
        )
    kept = [header.units[i] for i in header.signals if i not in left_out]
    if len(kept) != len(raw.ch_names):  # two signals of one name, one of them left out
        raise FileError(
            path,
            tr(
                "Two of its signals share a name ({names}) but not their sampling "
                "rate; rename one.",
                names=", ".join(names),
            ),
        )
    whole = waves_of(path, label, raw, said, kept)
    return _in_runs(path, header, whole) if header.discontinuous else (whole,)


def _in_runs(path: Path, header: EdfHeader, whole: Waves) -> tuple[Waves, ...]:
    times = record_times(path, header)
    marks = tuple(
        sorted((Annotation(*m) for m in times.marks), key=lambda m: m.onset_s)
    )
    per_record = round(whole.sampling_hz * header.record_s)
    borders = [(0, 0.0)]
    for i, (last, this) in enumerate(pairwise(times.starts_s), start=1):
        if this - last > header.record_s * (1 + 1e-6) + 1e-6:
            borders.append((i * per_record, this))
    # MNE reads the times as if there were no gaps, and drops what is beyond them.
    notes = tuple(n for n in whole.notes if not n.startswith("MNE: Omitted"))
    return split(replace(whole, annotations=marks, notes=notes), borders)


def _one_rate(header: EdfHeader) -> tuple[float, list[int]]:
    """The sampling rate most signals have (the higher of two), and the others."""
    rates = [header.rate_hz(i) for i in header.signals]
    rate = max(set(rates), key=lambda r: (rates.count(r), r))
    others = [i for i in header.signals if header.rate_hz(i) != rate]
    return rate, others


def _open_brainvision(path: Path) -> tuple[Waves, ...]:
    import mne

    with reading(path, "BrainVision") as said:
        raw = mne.io.read_raw_brainvision(path, preload=False, verbose="WARNING")
    return _at_marks(waves_of(path, "BrainVision", raw, said))


def _open_fif(path: Path) -> tuple[Waves, ...]:
    import mne

    check_fif(path)
    with reading(path, "FIF") as said:
        raw = mne.io.read_raw_fif(
            path, allow_maxshield="yes", preload=False, on_split_missing="warn",
            verbose="WARNING",
        )  # fmt: skip
    return _at_marks(waves_of(path, "FIF", raw, said))


def _open_eeglab(path: Path) -> tuple[Waves, ...]:
    import mne

    check_set(path)
    with reading(path, "EEGLAB") as said:
        raw = mne.io.read_raw_eeglab(path, preload=False, verbose="WARNING")
    return _at_marks(waves_of(path, "EEGLAB", raw, said))


def _at_marks(whole: Waves) -> tuple[Waves, ...]:
    """Split where the file marks that the recording was interrupted."""
    at = {round(m.onset_s * whole.sampling_hz) for m in whole.annotations
          if _BORDERS.match(m.text.strip())}  # fmt: skip
    inner = sorted(first for first in at if 0 < first < whole.samples)
    borders = [(first, first / whole.sampling_hz) for first in (0, *inner)]
    return split(whole, borders)


FORMATS: tuple[WaveFormat, ...] = (
    WaveFormat("EDF", (".edf", ".rec"), (b"0       ",), _open_edf),
    WaveFormat("BDF", (".bdf",), (b"\xffBIOSEMI",), _open_edf),
    WaveFormat("BrainVision", (".vhdr",), (b"Brain Vision", b"BrainVision"),
               _open_brainvision),
    WaveFormat("FIF", (".fif",), (b"\x00\x00\x00\x64",), _open_fif),
    WaveFormat("EEGLAB", (".set",), (b"MATLAB ", b"\x89HDF"), _open_eeglab),
)  # fmt: skip
