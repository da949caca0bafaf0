"""200 times: open a window on a project, fit, close. What is left behind each time?

    xvfb-run -a -s "-screen 0 1600x1000x24" \\
        python tests/benchmarks/window_soak.py [CYCLES] [--save]

Every cycle has its own studio, window and engine process and fits a made-up patient of
6 regions ("quick"). Prints, for every tenth cycle, the widgets, child processes (one
is multiprocessing's own tracker), threads and open files that are left, and the
resident memory of this process.
"""

import argparse
import gc
import os
import platform
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from brainTwinStudio.cli.commands.selftest import tiny_patient
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.project import FitSettings
from brainTwinStudio.ui import application
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.wishes import Ask

SAVED = Path(__file__).parent / "results" / "window_soak.md"
PATIENCE_S = 120.0
HEAD = (
    "| cycle | widgets | children | threads | files | memory, MB |",
    "|---|---|---|---|---|---|",
)
Steps = Iterator[Callable[[], bool]]


def children() -> int:
    """Processes that this one started and that still run."""
    me, count = os.getpid(), 0
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            parent = (entry / "stat").read_text().rsplit(")", 1)[1].split()[1]
        except (OSError, IndexError):
            continue
        count += int(parent) == me
    return count


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def cycle(app: QApplication, folder: Path, number: int) -> Steps:
    """One life of a window; yields what to wait for."""
    patient = tiny_patient()
    own = folder / f"own-{number}"
    own.mkdir()
    settings = QSettings(str(own / "s.ini"), QSettings.Format.IniFormat)
    studio = application.make_studio(app, own, settings)
    with ProjectStore.create(folder / f"{number}.btproj") as store:
        store.change(store.project.with_patient(patient), "Import")
    application.show(studio, str(folder / f"{number}.btproj"))
    yield lambda: studio.link.state == "ready"
    studio.show_stage("fit")
    ask(studio)
    yield lambda: len(studio.view.twins) == 1
    studio.show_stage("inspect")
    yield lambda: bool(studio.runs) and not studio._pending
    studio.shut_down()
    studio.deleteLater()


def soak(app: QApplication, folder: Path, cycles: int, rows: list[str]) -> Steps:
    """All cycles, and what each left behind, in rows."""
    print(*HEAD, sep="\n", flush=True)
    for number in range(1, cycles + 1):
        yield from cycle(app, folder, number)
        QThreadPool.globalInstance().waitForDone(5000)
        yield lambda: not QApplication.allWidgets()
        gc.unfreeze()  # what the studio keeps from the collector
        gc.collect()
        gc.collect()
        if number in (1, 2, 5) or number % 10 == 0:
            files = len(os.listdir("/proc/self/fd"))
            rows.append(
                f"| {number} | {len(QApplication.allWidgets())} | {children()} | "
                f"{threading.active_count()} | {files} | {resident_mb():.1f} |"
            )
            print(rows[-1], flush=True)


def ask(studio: Studio) -> None:
    patient = studio.view.patient
    assert patient is not None
    assert patient.connectome is not None
    settings = FitSettings("quick", judge_seeds=4)
    request = FitRequest(
        patient.id, patient.connectome, patient.recordings, settings=settings
    )
    studio.grant(Ask(request, "Fit"))


class Walker(QObject):
    """Takes the steps inside one event loop, as a person's window has it."""

    def __init__(self, app: QApplication, steps: Steps) -> None:
        super().__init__()
        self._app, self._steps = app, steps
        self._holds: Callable[[], bool] = lambda: True
        self._since = time.monotonic()
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if not self._holds():
            if time.monotonic() - self._since > PATIENCE_S:
                print("It did not happen in time.")
                self._app.exit(1)
            return
        try:
            self._holds = next(self._steps)
            self._since = time.monotonic()
        except StopIteration:
            self._app.exit(0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cycles", type=int, nargs="?", default=200)
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    app = application.make_application(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    rows: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        walker = Walker(app, soak(app, Path(folder), args.cycles, rows))
        status = app.exec()
        del walker
    if args.save and not status:
        head = (
            f"# Open, fit, close: {args.cycles} times\n\n{datetime.now(UTC):%Y-%m-%d}, "
            f"{platform.machine()}, {os.cpu_count()} cores, Python "
            f"{platform.python_version()}. `window_soak.py` says what is counted.\n\n"
        )
        SAVED.write_text(head + "\n".join((*HEAD, *rows)) + "\n", "utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
