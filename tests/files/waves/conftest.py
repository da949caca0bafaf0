"""EDF, EDF+ and BDF files made byte by byte, so that what they hold is known."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest


def _cell(text: object, width: int) -> bytes:
    return str(text).encode("latin-1")[:width].ljust(width)


def _tal(start: float, marks: list[tuple[float, float, str]], length: int) -> bytes:
    text = f"+{start:g}\x14\x14\0".encode()
    for onset, duration, words in marks:
        text += f"+{onset:g}\x15{duration:g}\x14{words}\x14\0".encode()
    return text.ljust(length, b"\0")


def edf_bytes(
    signals: np.ndarray,
    rate: int,
    names: list[str],
    *,
    unit: str = "uV",
    starts: list[float] | None = None,
    marks: Sequence[tuple[float, float, str]] = (),
    plus: str = "",
    bdf: bool = False,
) -> bytes:
    """signals (channel, time) in `unit`, records of 1 s. plus: "C" or "D" adds an
    annotation signal; starts: when each record starts, in s."""
    count, samples = signals.shape
    records, width, tal = samples // rate, 3 if bdf else 2, 60
    top = 8388607 if bdf else 32767
    largest = float(np.ceil(np.abs(signals).max())) or 1.0
    digital = np.round(signals / largest * top).astype("<i4")
    labels = [*names, *(["BDF Annotations" if bdf else "EDF Annotations"] * bool(plus))]
    n = len(labels)
    low, high = (-top, top)
    head = b"\xffBIOSEMI" if bdf else _cell("0", 8)
    head += _cell("X M 12-MAR-1970 Jane_Roe", 80) + _cell("Startdate 01-JAN-2020", 80)
    head += _cell("01.01.20", 8) + _cell("10.11.12", 8) + _cell(256 * (n + 1), 8)
    head += _cell(f"EDF+{plus}" if plus else ("24BIT" if bdf else ""), 44)
    head += _cell(records, 8) + _cell(1, 8) + _cell(n, 4)
    per = [rate] * count + [tal // width] * bool(plus)
    of_signal = [
        (16, labels),
        (80, [""] * n),
        (8, [unit] * n),
        (8, [-largest] * count + [-1] * bool(plus)),
        (8, [largest] * count + [1] * bool(plus)),
        (8, [low] * n),
        (8, [high] * n),
        (80, [""] * n),
        (8, per),
        (32, [""] * n),
    ]
    head += b"".join(_cell(v, w) for w, values in of_signal for v in values)
    starts = starts or [float(i) for i in range(records)]
    body = []
    for i in range(records):
        block = np.ascontiguousarray(digital[:, i * rate : (i + 1) * rate])
        raw = block.view(np.uint8).reshape(count, rate, 4)[:, :, :width]
        body.append(raw.tobytes())
        if plus:
            end = starts[i] + 1
            own = [m for m in marks if starts[i] <= m[0] < end]
            body.append(_tal(starts[i], own, tal))
    return head + b"".join(body)


@pytest.fixture
def write_edf(tmp_path: Path):
    """Writes an EDF made of known signals; gives its path."""

    def write(signals, rate, names, file: str = "run.edf", **how) -> Path:
        path = tmp_path / file
        path.write_bytes(edf_bytes(np.asarray(signals), rate, list(names), **how))
        return path

    return write


@pytest.fixture
def known_signals():
    """(3, 2000) in µV, 100 Hz."""
    t = np.arange(2000) / 100
    draw = np.random.default_rng(3)
    return np.stack(
        [50 * np.sin(2 * np.pi * 10 * t), draw.normal(0, 20, 2000), np.full(2000, 5.0)]
    )
