"""How soon the window is there, and how long it ever keeps a person waiting.

    xvfb-run -a -s "-screen 0 1600x1000x24" \\
        python -m tests.benchmarks.window_times [--starts 7] [--runs 2] [--save]

Starts: fresh processes of the program, from their first instruction to the first
picture of the window; longest turn: the longest time without an event in the four
seconds that follow, while pages are put together and the engine starts.
Runs: `braintwin selftest --gui` on the demo patient: gaps between turns of the event
loop during a standard fit with the 3D view still, and frames of the 3D view.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

SAVED = Path(__file__).parent / "results" / "window.md"
AFTER_S = 4.0
STARTED = f"""
import os, sys, tempfile, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from brainTwinStudio.ui import application

class First(QObject):
    painted, last, longest = 0.0, 0.0, 0.0
    def eventFilter(self, watched, event):
        if not self.painted and event.type() == QEvent.Type.Paint:
            self.painted = self.last = time.time()
            QTimer.singleShot({1000 * AFTER_S:.0f}, self.end)
            self.timer = QTimer(self, interval=2)
            self.timer.timeout.connect(self.turn)
            self.timer.start()
        return False
    def turn(self):
        now = time.time()
        self.longest, self.last = max(self.longest, now - self.last), now
    def end(self):
        print(self.painted - float(sys.argv[1]), self.longest, flush=True)
        app.exit(0)

app = application.make_application(sys.argv[:1])
with tempfile.TemporaryDirectory() as folder:
    own = Path(folder)
    settings = QSettings(str(own / "s.ini"), QSettings.Format.IniFormat)
    studio = application.make_studio(app, own, settings)
    first = First()
    studio.window.installEventFilter(first)
    application.show(studio)
    app.exec()
    studio.shut_down()
"""


def started() -> tuple[float, float]:
    """First picture and longest turn after it, s."""
    call = [sys.executable, "-c", STARTED, str(time.time())]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    first, longest = done.stdout.split()[-2:]
    return float(first), float(longest)


def walked() -> dict[str, Any]:
    """What the self-test of the window says."""
    with tempfile.TemporaryDirectory() as folder:
        call = [sys.executable, "-m", "brainTwinStudio", "selftest"]
        call += ["--gui", folder, "--json"]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
    return json.loads(done.stdout)


def table(starts: Sequence[tuple[float, float]], runs: Sequence[dict[str, Any]]) -> str:
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    packages = ", ".join(
        f"{name} {version(name)}"
        for name in ("PySide6-Essentials", "vispy", "pyqtgraph", "numpy", "jax")
    )
    lines = [
        "# The window in time",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
        f"software OpenGL, Python {platform.python_version()}, {packages}; load {load}."
        " `window_times.py` says what the columns mean.",
        "",
        "| starts | first picture, s: median | largest | longest turn, ms: median | "
        "largest |",
        "|---|---|---|---|---|",
    ]
    if starts:
        first, longest = np.array(starts).T
        lines.append(
            f"| {len(starts)} | {np.median(first):.2f} | {first.max():.2f} | "
            f"{1000 * np.median(longest):.0f} | {1000 * longest.max():.0f} |"
        )
    lines += [
        "",
        "| run | longest gap, ms | p99, ms | gaps above 50 ms | measured, s | "
        "3D turned by mouse, frames/s | still picture, frames/s |",
        "|---|---|---|---|---|---|---|",
    ]
    for number, one in enumerate(runs, 1):
        frames = one["frames_per_second"]
        lines.append(
            f"| {number} | {one['longest_gap_ms']:.1f} | {one['gap_p99_ms']:.1f} | "
            f"{one['gaps_over_50_ms']} | {one['measured_seconds']:.0f} | "
            f"{frames['rotating']:.0f} | {frames['still']:.0f} |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    starts = [started() for _ in range(args.starts)]
    text = table(starts, [walked() for _ in range(args.runs)])
    print(text)
    if args.save:
        SAVED.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
