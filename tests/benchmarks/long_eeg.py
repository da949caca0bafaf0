"""How fast a 1-hour 64-channel EEG opens, goes into a project and gets its overview,
and how much memory that takes: prints one JSON object.

    python tests/benchmarks/long_eeg.py [--hours 1] [--rate 256]
"""

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

CHANNELS = 64


def write_long_edf(path: Path, hours: float, rate: int) -> None:
    """An EDF+C of noise and alpha, record by record."""
    records, n = round(hours * 3600), CHANNELS + 1
    labels = [f"EEG {i + 1:03d}" for i in range(CHANNELS)] + ["EDF Annotations"]
    cells: list[tuple[int, Sequence[object]]] = [
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
    """Each step apart; `own` memory is what no page of a file backs."""
    from brainTwinStudio.analysis.envelope_pyramid import EnvelopePyramid
    from brainTwinStudio.files.importing import build_patient
    from brainTwinStudio.files.looking import look
    from brainTwinStudio.files.store import ProjectStore
    from brainTwinStudio.files.waves.wave_formats import open_waves
    from brainTwinStudio.project.arrays import release_pages

    base = memory_mb()
    found: dict[str, object] = {"file_mb": path.stat().st_size / 1e6}
    start, cpu = time.perf_counter(), time.process_time()
    (waves,) = open_waves(path)
    found["open_s"] = time.perf_counter() - start
    found["open_processor_s"] = time.process_time() - cpu  # of a busy machine
    start = time.perf_counter()
    waves.read(100_000, 100_000 + 10 * round(waves.sampling_hz))
    found["read_10_s_s"] = time.perf_counter() - start
    found["open_memory_mb"] = memory_mb()["peak"] - base["now"]
    watch = Watch()
    start = time.perf_counter()
    with ProjectStore.create(folder / "a.btproj") as store:
        patient = build_patient("x", look([path])).patient
        store.change(store.project.with_patient(patient), "Import")
    found["import_s"] = time.perf_counter() - start
    start = time.perf_counter()
    with ProjectStore.open(folder / "a.btproj", read_only=True) as store:
        run = store.project.patients[0].recordings[0]
    found["project_opens_s"] = time.perf_counter() - start
    start = time.perf_counter()
    pyramid = EnvelopePyramid(run.signals)
    for _ in pyramid.build():
        release_pages(run.signals)
    found["pyramid_s"] = time.perf_counter() - start
    found["pyramid_mb"] = pyramid.nbytes / 1e6
    times = []
    for first in range(0, run.signals.shape[1] - 200_000, 50_000):
        start = time.perf_counter()
        pyramid.view(first, first + 200_000, 1600)
        times.append(time.perf_counter() - start)
    found["view_median_s"] = float(np.median(times))
    found["view_longest_s"] = max(times)
    found["own_memory_mb"] = watch.stop() - base["own"]
    found["peak_memory_mb"] = memory_mb()["peak"] - base["now"]
    return found


class Watch(threading.Thread):
    """The largest own memory while it runs."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._most, self._done = 0.0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self._done.wait(0.02):
            self._most = max(self._most, memory_mb()["own"])

    def stop(self) -> float:
        self._done.set()
        self.join()
        return self._most


if __name__ == "__main__":
    main()
