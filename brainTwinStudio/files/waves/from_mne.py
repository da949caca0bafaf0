"""What MNE opened, in the terms of Waves: units, kinds, positions, marks; its
exceptions and warnings as sentences."""

import logging
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.waves.waves import Waves
from brainTwinStudio.project import Annotation, Array, Electrodes
from brainTwinStudio.project.electrodes import ContactKind
from brainTwinStudio.project.spaces import Space

_log = logging.getLogger(__name__)
# kind of MNE -> factor from its SI unit, and the unit that people read
_SCALES = {"mag": (1e15, "fT"), "grad": (1e13, "fT/cm")}
_VOLTS = ("eeg", "seeg", "ecog", "dbs", "eog", "ecg", "emg", "bio", "ref")
# unit of an EDF signal -> factor from what MNE makes of it to µV
_EDF_UNITS = {
    **dict.fromkeys(("uV", "\u00b5V", "\u03bcV", "\x83\xcaV", "mV", "V"), (1e6, "µV")),
    **dict.fromkeys(("uv", "UV", "microV", "MICROV", "Microvolt"), (1.0, "µV")),
    "nV": (1e-3, "µV"),
}
_FRAMES: dict[str, Space] = {
    "head": "head",
    "mri": "tkRAS",
    "mni_tal": "MNI305",
    "ras": "scanner RAS",
}
_PLACED: dict[str, ContactKind] = {"eeg": "eeg", "seeg": "seeg", "ecog": "ecog"}
_UNTELLING = (AssertionError, AttributeError, IndexError, KeyError, TypeError)
_KINDS = (
    ("ecg", r"^(?:ecg|ekg)"),
    ("eog", r"^(?:eog|e\.?o\.?g|loc|roc|heog|veog)(?!\w*-?ref$)"),
    ("emg", r"^(?:emg|chin)"),
    ("stim", r"^(?:trig|stim|status|mark|event|sti \d)"),
    ("misc", r"^(?:resp|spo2|sao2|pulse|dc\d|photic|osat|temp|misc|rate|rr)"),
)  # fmt: skip


@contextmanager
def reading(path: Path, label: str) -> Iterator[list[str]]:
    """MNE's warnings become notes, its exceptions one sentence about the file."""
    said: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            yield said
        except FileError:
            raise
        except MemoryError:
            raise FileError(
                path, f"It claims more data than memory can hold: the {label} file is "
                "damaged."
            ) from None  # fmt: skip
        except Exception as error:
            # MNE raises whatever a damaged file provokes; the log tells a fault of
            # ours from a damaged file.
            _log.info("While a %s file was read", label, exc_info=True)
            raise FileError(path, _sentence(error, label)) from None
    for one in caught:
        text = " ".join(str(one.message).split())
        if not issubclass(one.category, DeprecationWarning | FutureWarning):
            said.append(f"MNE: {text[:200]}")


def _sentence(error: Exception, label: str) -> str:
    if isinstance(error, FileNotFoundError):
        name = Path(str(error.filename or "")).name
        return f"A file that belongs to it is missing{f': {name}' if name else ''}."
    plain = f"The {label} file is damaged or cut off."
    text = " ".join(str(error).split())
    if isinstance(error, _UNTELLING) or not text:
        return plain
    return f"{plain} MNE: {text[:160]}"


def waves_of(
    path: Path, label: str, raw: Any, said: list[str], units: list[str] | None = None
) -> Waves:
    """What MNE opened, in units that people read."""
    names = tuple(raw.ch_names)
    rate = float(raw.info["sfreq"])
    if not (np.isfinite(rate) and 1e-3 < rate < 1e7) or raw.n_times < 2 or not names:
        raise FileError(
            path, f"It holds {raw.n_times} samples of {len(names)} channels at "
            f"{rate:g} Hz; expected a recording."
        )  # fmt: skip
    with reading(path, label) as also:
        kinds = _kinds(raw, names)
        scales, shown = _units(kinds, units)
        electrodes = _electrodes(raw, names, kinds)
        marks = _annotations(raw)
    line = raw.info.get("line_freq")
    return Waves(
        path, label, names, kinds, shown, rate, int(raw.n_times),
        _segment(path, label, raw, scales),
        annotations=marks,
        electrodes=electrodes,
        bad=tuple(name for name in raw.info["bads"] if name in names),
        line_hz=float(line) if line else None,
        notes=tuple(dict.fromkeys(said + also)),
    )  # fmt: skip


def _segment(
    path: Path, label: str, raw: Any, scales: Array
) -> Callable[[Sequence[int], int, int], Array]:
    def segment(picks: Sequence[int], first: int, stop: int) -> Array:
        chosen = list(picks)
        with reading(path, label):
            values, _ = raw[chosen, first:stop]
        return values * scales[chosen][:, None]

    return segment


def _kinds(raw: Any, names: tuple[str, ...]) -> tuple[str, ...]:
    """Kinds by the file, and by the name where the file says EEG of everything."""
    stated = raw.get_channel_types()
    return tuple(
        _kind_by_name(name) or kind if kind in ("eeg", "misc") else kind
        for name, kind in zip(names, stated, strict=True)
    )


def _kind_by_name(name: str) -> str:
    plain = re.sub(r"^(?:eeg|pol)[ _]+", "", name.strip(), flags=re.I).lower()
    return next((kind for kind, words in _KINDS if re.match(words, plain)), "")


def _units(
    kinds: tuple[str, ...], own: list[str] | None
) -> tuple[Array, tuple[str, ...]]:
    """Factor from what MNE gives to the unit shown. own: units as an EDF file has them,
    of which MNE scales only three to volts."""
    scales, shown = [], []
    for i, kind in enumerate(kinds):
        if kind == "stim":
            factor, unit = 1.0, ""
        elif own is not None:
            factor, unit = _EDF_UNITS.get(own[i].strip(), (1.0, own[i].strip()))
        elif kind in _VOLTS:
            factor, unit = 1e6, "µV"
        else:
            factor, unit = _SCALES.get(kind, (1.0, ""))
        scales.append(factor)
        shown.append(unit)
    return np.array(scales), tuple(shown)


def _annotations(raw: Any) -> tuple[Annotation, ...]:
    """Marks relative to the first sample; the date they refer to is dropped."""
    marks = raw.annotations
    shift = float(raw.first_time) if marks.orig_time is not None else 0.0
    found = [
        Annotation(float(onset) - shift, float(length), str(text)[:400])
        for onset, length, text in zip(
            marks.onset, marks.duration, marks.description, strict=True
        )
        if np.isfinite(onset) and np.isfinite(length)
    ]
    return tuple(sorted(found, key=lambda mark: mark.onset_s))


def _electrodes(
    raw: Any, names: tuple[str, ...], kinds: tuple[str, ...]
) -> Electrodes | None:
    montage = raw.get_montage()
    if montage is None:
        return None
    told = montage.get_positions()
    places = told["ch_pos"] or {}
    rows = np.full((len(names), 3), np.nan)
    for i, name in enumerate(names):
        place = np.asarray(places.get(name, np.full(3, np.nan)), float)
        rows[i] = place * 1000 if np.isfinite(place).all() and place.any() else np.nan
    known = [i for i, kind in enumerate(kinds) if kind in _PLACED]
    if not known or not np.isfinite(rows[known]).any():
        return None
    kept: list[ContactKind] = [_PLACED[kinds[i]] for i in known]
    space = _FRAMES.get(told["coord_frame"], "not stated")
    return Electrodes(tuple(names[i] for i in known), tuple(kept), rows[known], space)
