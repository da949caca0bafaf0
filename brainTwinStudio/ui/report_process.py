"""Writing a report in a process of its own: the window draws on meanwhile.

The process opens the project read-only, as it is on the disk, where every confirmed
change already is.
"""

import logging
import sys
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal

from brainTwinStudio.language import tr
from brainTwinStudio.report.wanted import ALL, Wanted

FAILED = tr("The report could not be written.")
NO_PYTHON = tr("The program that writes reports could not be started.")
_log = logging.getLogger(__name__)


class ReportWriter(QObject):
    """Writes one report at a time; a newer one takes the place of the one on its way.

    written(Path) or failed(sentence) follows each `write` that was not replaced.
    """

    written = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._out = Path()
        self._left: list[QProcess] = []  # what must not outlive us
        self.destroyed.connect(partial(_end_all, self._left))
        program = QCoreApplication.instance()
        if program is not None:  # Qt would complain of a process that outlives it
            program.aboutToQuit.connect(self.stop)

    @property
    def busy(self) -> bool:
        return self._process is not None

    def write(
        self,
        project: Path,
        patient: str,
        twin: str | None,
        out: Path,
        wanted: Wanted = ALL,
    ) -> None:
        """Write to out, whose ending says HTML or PDF."""
        self.stop()
        process = QProcess()
        self._process, self._out = process, out
        self._left[:] = [process]
        process.finished.connect(lambda code, _: self._finished(process, code))
        process.errorOccurred.connect(lambda error: self._broken(process, error))
        program, *arguments = command(project, patient, twin, out, wanted)
        process.start(program, arguments)
        process.write(wanted.comment.encode("utf-8"))
        process.closeWriteChannel()

    def stop(self) -> None:
        """Give up what is being written."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)

    def _finished(self, process: QProcess, code: int) -> None:
        if process is not self._process or not shiboken6.isValid(process):
            return
        self._process = None
        said = bytes(process.readAllStandardError().data()).decode(errors="replace")
        if code == 0:
            self.written.emit(self._out)
            return
        lines = [line for line in said.splitlines() if line.strip()]
        if code != 2:
            _log.error("The report failed: %s", said)
        self.failed.emit(lines[-1] if code == 2 and lines else FAILED)

    def _broken(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if process is self._process and error is QProcess.ProcessError.FailedToStart:
            self._process = None
            self.failed.emit(NO_PYTHON)


def command(
    project: Path, patient: str, twin: str | None, out: Path, wanted: Wanted = ALL
) -> list[str]:
    """The command line of `braintwin report`, from source or from the installed
    program, whose executable is its own command line. The window notes in the audit log
    what it keeps; a preview is nothing to note. A comment is sent to its standard
    input: other people on this machine can read command lines."""
    frozen = getattr(sys, "frozen", False)
    start = [sys.executable] if frozen else [sys.executable, "-m", "brainTwinStudio"]
    chosen = [] if twin is None else ["--twin", twin]
    if wanted.without:
        chosen += ["--without", ",".join(wanted.without)]
    if wanted.comment:
        chosen += ["--comment", "-"]
    chosen += ["--language", wanted.language]
    return [*start, "report", str(project), "--patient", patient, *chosen,
            "--out", str(out), "--by-window"]  # fmt: skip


def _end_all(processes: list[QProcess], _: object = None) -> None:
    for process in processes:
        if shiboken6.isValid(process):
            _end(process)


def _end(process: QProcess) -> None:
    process.blockSignals(True)  # nobody waits for it any more
    if process.state() is not QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished(2000)
