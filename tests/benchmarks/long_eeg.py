"""How fast a 1-hour 64-channel EEG opens, how much memory it takes to bring into a project,
and how long its overview takes: prints one JSON object.

    python tests/benchmarks/long_eeg.py [--hours 1] [--rate 256]
"""

import argparse
import json
import tempfile
import time
from pathlib import Path

import numpy as np

CHANNELS = 64


def write_long_edf(path: Path, hours: float, rate: int) -> None:
    """An EDF+C of noise and alpha, record by record."""
    records, n = round(hours * 3600), CHANNELS + 1
    labels = [f"EEG {i + 1:03d}" for i in range(CHANNELS)] + ["EDF Annotations"]
    cells: list[tuple[int, list[object]]] = [
        (16, [*labels]),
        (80, [""] * n),
        (8, ["uV"] * n),
        (8, [-500] * n),
        (8, [500] * n),
        (8, [-32768] * n),
        (8, [32767] * n),
        (80, [""] * n),
        (8, [rate] * CHANNELS + [30]),
        (32, [""] * n),
    ]
    head = [("0", 8), ("X X X X", 80), ("Startdate X X X X", 80), ("01.01.85", 8),
            ("00.00.00", 8), (256 * (n + 1), 8), ("EDF+C", 44), (records, 8), (1, 8),
            (n, 4)]  # fmt: skip
    draw = np.random.default_rng(0)
    with path.open("wb") as stream:
        for text, width in head:
            stream.write(str(text).encode().ljust(width))
        for width, values in cells:
            stream.write(b"".join(str(v).encode().ljust(width) for v in values))
        noise = draw.normal(0, 1500, (CHANNELS, rate * 20))
        t = np.arange(rate * 20) / rate
        block = (noise + 1000 * np.sin(2 * np.pi * 10 * t)).astype("<i2")
        for i in range(records):
            at = (i % 20) * rate
            stream.write(np.ascontiguousarray(block[:, at : at + rate]).tobytes())
            stream.write(f"+{i}\x14\x14\0".encode().ljust(60, b"\0"))


def memory_mb() -> dict[str, float]:
    """Peak of the process, and what is its own (not pages of files), in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    found = dict(line.split(":", 1) for line in lines)
    return {
        key: int(found[name].split()[0]) / 1024
        for key, name in (("peak", "VmHWM"), ("own", "RssAnon"), ("now", "VmRSS"))
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--hours", type=float, default=1.0)
    parser.add_argument("--rate", type=int, default=256)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.edf"
        write_long_edf(path, args.hours, args.rate)
        print(json.dumps(measured(path, Path(folder)), indent=1))


def measured(path: Path, folder: Path) -> dict[str, object]:
    import mne  # noqa: F401  (its own import time is not the file's)
    import mne.io

    from brainTwinStudio.files.wave_formats import open_waves

    found: dict[str, object] = {"file_mb": path.stat().st_size / 1e6}
    before = memory_mb()
    start = time.perf_counter()
    (waves,) = open_waves(path)
    found["open_s"] = time.perf_counter() - start
    start = time.perf_counter()
    waves.read(100_000, 100_000 + 10 * round(waves.sampling_hz))
    found["read_10_s_s"] = time.perf_counter() - start
    after = memory_mb()
    found["open_memory_mb"] = after["peak"] - before["now"]
    return found


if __name__ == "__main__":
    main()
