"""Frames per second while a 1-hour 64-channel EEG is scrolled in the window: prints one
JSON object. Each frame moves the window of time, draws and paints it.

    xvfb-run -a -s "-screen 0 1600x1000x24" python -m tests.benchmarks.eeg_scroll
"""

import argparse
import json
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from brainTwinStudio.analysis.montages import montage
from brainTwinStudio.analysis.wave_pieces import Filters
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.panels.signal_feed import Wanted, WaveFeed
from brainTwinStudio.ui.plots.wave_picture import Waves
from brainTwinStudio.ui.plots.waves import WavePlot
from tests.benchmarks.event_turns import wait

CHANNELS, SIZE = 64, (1280, 900)
FRAMES, WINDOWS_S = 120, (10.0, 30.0, 120.0, 600.0)


def made(path: Path, hours: float, rate: int) -> NDArray[np.float32]:
    """Noise and alpha, mapped from the disk."""
    samples = round(hours * 3600 * rate)
    shape = (CHANNELS, samples)
    held = np.lib.format.open_memmap(path, "w+", np.float32, shape)
    draw, t = np.random.default_rng(0), np.arange(samples) / rate
    alpha = np.sin(2 * np.pi * 10 * t)
    for row in range(CHANNELS):
        held[row] = 20 * draw.standard_normal(samples, np.float32) + 10 * alpha
    held.flush()
    return np.load(path, mmap_mode="r")


class Paints(QObject):
    """Counts the pictures a widget paints."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def scrolled(plot: WavePlot, application: QApplication, length_s: float) -> list[float]:
    """Seconds of each frame; the window moves by a fiftieth of itself, every frame."""
    plot.show_window(900.0, length_s)
    application.processEvents()
    paints = Paints(plot.viewport())
    times = []
    for frame in range(FRAMES):
        start = time.perf_counter()
        plot.show_window(900.0 + (frame + 1) * length_s / 50, length_s)
        while paints.count <= frame:
            application.processEvents()
        times.append(time.perf_counter() - start)
    return times


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--hours", type=float, default=1.0)
    parser.add_argument("--rate", type=int, default=256)
    args = parser.parse_args()
    application = QApplication([])
    theme.apply(application, theme.DARK)
    with tempfile.TemporaryDirectory() as folder:
        signals = made(Path(folder) / "long.npy", args.hours, args.rate)
        names = [f"E{i + 1}" for i in range(CHANNELS)]
        rows = montage("recorded", names, np.ones(CHANNELS, bool))
        found = {}
        for title, filters in (("plain", Filters()), ("filtered", Filters(1, 70, 50))):
            feed = WaveFeed(Wanted(signals, args.rate, rows, filters))
            plot = WavePlot()
            plot.resize(*SIZE)
            plot.show()
            spread = np.full(CHANNELS, 22.0)
            plot.set(Waves(feed.view, feed.samples, args.rate, rows.names, spread),
                     anew=True)  # fmt: skip
            feed.ready.connect(plot.redraw)
            if title == "plain":
                built = wait(application, lambda f=feed: f.share == 1.0, 120)
                found["overview_s"], found["longest_turn_while_built_s"] = built
            else:
                first, _ = wait(application, lambda f=feed: f.spread is not None, 30)
                found["filtered_first_s"] = first
            found[title] = {"rows_in_sight": plot.rows_in_sight}
            for length in WINDOWS_S:
                used = time.process_time()
                times = scrolled(plot, application, length)
                processor = (time.process_time() - used) / FRAMES
                found[title][f"{length:g} s"] = {
                    "frames_per_s": round(1 / float(np.mean(times)), 1),
                    "median_ms": round(1e3 * float(np.median(times)), 1),
                    "longest_ms": round(1e3 * max(times), 1),
                    "processor_ms": round(1e3 * processor, 1),
                }
            feed.stop()
            plot.close()
            plot.deleteLater()
        print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
