"""50 times: open a window on a project, fit, close. What is left behind each time?

    xvfb-run -a -s "-screen 0 1600x1000x24" \\
        python tests/benchmarks/window_soak.py [CYCLES]

Every cycle has its own studio, window and engine process and fits a made-up patient of
6 regions ("quick"). Prints, for every fifth cycle, the widgets, child processes,
threads and open files that are left, and the resident memory of this process.
"""

import gc
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
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

PATIENCE_S = 120.0
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


def soak(app: QApplication, folder: Path, cycles: int) -> Steps:
    """All cycles, and what each left behind."""
    print("cycle  widgets  children  threads  files  memory MB")
    for number in range(1, cycles + 1):
        yield from cycle(app, folder, number)
        QThreadPool.globalInstance().waitForDone(5000)
        yield lambda: not QApplication.allWidgets()
        gc.unfreeze()  # what the studio keeps from the collector
        gc.collect()
        gc.collect()
        if number in (1, 2) or number % 5 == 0:
            files = len(os.listdir("/proc/self/fd"))
            print(
                f"{number:5d} {len(QApplication.allWidgets()):8d} {children():9d} "
                f"{threading.active_count():8d} {files:6d} {resident_mb():10.1f}",
                flush=True,
            )


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
    cycles = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    app = application.make_application(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder:
        walker = Walker(app, soak(app, Path(folder), cycles))
        status = app.exec()
        del walker
    return status


if __name__ == "__main__":
    sys.exit(main())
