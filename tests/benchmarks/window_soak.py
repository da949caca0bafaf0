"""50 times: open a window on a project, fit, close. What is left behind each time?

    xvfb-run -a -s "-screen 0 1600x1000x24" python tests/benchmarks/window_soak.py [CYCLES]

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
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from brainTwinStudio.cli.commands.selftest import tiny_patient
from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.project import FitSettings
from brainTwinStudio.ui import application
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.wishes import Ask


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


def wait(app: QApplication, holds: Callable[[], bool], seconds: float) -> None:
    """Let Qt work until something holds."""
    until = time.monotonic() + seconds
    timer = QTimer(interval=20)
    timer.timeout.connect(
        lambda: app.exit(0) if holds() or time.monotonic() > until else None
    )
    timer.start()
    app.exec()
    timer.stop()
    if not holds():
        raise TimeoutError("It did not happen in time.")


def cycle(app: QApplication, folder: Path, number: int) -> None:
    patient = tiny_patient()
    own = folder / f"own-{number}"
    own.mkdir()
    settings = QSettings(str(own / "s.ini"), QSettings.Format.IniFormat)
    studio = application.make_studio(app, own, settings)
    with ProjectStore.create(folder / f"{number}.btproj") as store:
        store.change(store.project.with_patient(patient), "Import")
    application.show(studio, str(folder / f"{number}.btproj"))
    wait(app, lambda: studio.link.state == "ready", 60)
    studio.show_stage("fit")
    ask(studio)
    wait(app, lambda: len(studio.view.twins) == 1, 120)
    studio.show_stage("inspect")
    try:
        wait(app, lambda: bool(studio.runs) and not studio._pending, 60)
    except TimeoutError:
        said = [alert.sentence for alert in studio.window.alerts.alerts]
        jobs = [(job.title, job.state, job.stage) for job in studio.link.jobs]
        waits = (studio._next.isActive(), studio._soon.isActive(), studio._is_closed)
        print(said, jobs, studio.link.state, len(studio._pending), waits)
        raise
    studio.shut_down()
    studio.deleteLater()


def ask(studio: Studio) -> None:
    patient = studio.view.patient
    assert patient is not None
    assert patient.connectome is not None
    settings = FitSettings("quick", judge_seeds=4)
    request = FitRequest(
        patient.id, patient.connectome, patient.recordings, settings=settings
    )
    studio.grant(Ask(request, "Fit"))


def main() -> None:
    cycles = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    app = application.make_application(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    print("cycle  widgets  children  threads  files  memory MB")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, cycles + 1):
            cycle(app, Path(folder), number)
            QThreadPool.globalInstance().waitForDone(5000)
            for _ in range(3):
                QCoreApplication.sendPostedEvents(
                    None, QEvent.Type.DeferredDelete.value
                )
                gc.unfreeze()  # what `application.show` keeps from the collector
                gc.collect()
            if number in (1, 2) or number % 5 == 0:
                files = len(os.listdir("/proc/self/fd"))
                print(
                    f"{number:5d} {len(QApplication.allWidgets()):8d} {children():9d} "
                    f"{threading.active_count():8d} {files:6d} {resident_mb():10.1f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
