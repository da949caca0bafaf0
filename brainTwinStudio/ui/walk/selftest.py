"""`braintwin selftest --gui`: the window, walked by a robot."""

import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSettings

from brainTwinStudio.ui import application
from brainTwinStudio.ui.walk.main_job import MainJob
from brainTwinStudio.ui.walk.measures import Figures, Measures
from brainTwinStudio.ui.walk.runner import Finding, Runner

SHOWN_S = 1.5  # within which the window is to be seen


@dataclass(frozen=True, slots=True)
class Report:
    """What the walk found."""

    findings: tuple[Finding, ...]
    figures: Figures
    startup_seconds: float
    pictures: tuple[Path, ...]


def process_age_s() -> float | None:
    """Seconds since this process began, where the system tells (Linux)."""
    try:
        fields = Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()
        uptime = float(Path("/proc/uptime").read_text().split()[0])
    except (OSError, IndexError, ValueError):
        return None
    return uptime - int(fields[19]) / os.sysconf("SC_CLK_TCK")


def run(
    out: Path, *, began: float, size: tuple[int, int] = (1600, 1000),
    theme: str = "dark", measure: bool = True,
) -> Report:  # fmt: skip
    """Open the window, walk the main job, measure, close.

    out: folder of the pictures. began: perf_counter when the command began, from which
    the start-up is counted. theme: a name of tokens.ThemeName.
    """
    app = application.make_application(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory(prefix="braintwin-walk-") as own:
        folder = Path(own)
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        settings.setValue("theme", theme)
        studio = application.make_studio(app, folder, settings)
        studio.window.resize(*size)
        settings.setValue("geometry", studio.window.saveGeometry())
        application.show(studio)
        shown = _Shown(studio.window, began)
        runner = Runner(studio, out)
        job = MainJob(runner, folder)
        measures = Measures(runner, job)
        parts = [*job.parts(), *(measures.parts() if measure else [])]
        runner.run(parts, lambda: app.exit(0))  # quit() would close the window first
        app.exec()
        studio.shut_down()
        findings = [shown.finding(), *runner.walked.findings]
        return Report(
            tuple(findings),
            measures.figures,
            shown.seconds,
            tuple(runner.walked.pictures),
        )


class _Shown(QObject):
    """Notes when the window's first picture was painted."""

    def __init__(self, window: QObject, began: float) -> None:
        super().__init__()
        self._began = began
        self._painted: float | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._painted is None and event.type() == QEvent.Type.Paint:
            self._painted = time.perf_counter()
        return False

    @property
    def seconds(self) -> float:
        return (self._painted or time.perf_counter()) - self._began

    def finding(self) -> Finding:
        return Finding(
            f"window visible in less than {SHOWN_S} s",
            self.seconds < SHOWN_S,
            f"{self.seconds:.2f} s from the start of the program",
        )
