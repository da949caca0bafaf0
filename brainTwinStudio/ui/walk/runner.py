"""Runs a walk: steps that act, then wait until the window shows what they expect."""

import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.walk.robot import LostError

POLL_MS = 20


@dataclass(frozen=True, slots=True)
class Until:
    """Wait until `holds`; what: in words, for the sentence when it never does."""

    what: str
    holds: Callable[[], object]
    seconds: float = 20.0


@dataclass(frozen=True, slots=True)
class Rest:
    """Let the window draw for a while, as a person looks."""

    seconds: float = 0.4


Steps = Iterator[Until | Rest]


@dataclass(slots=True)
class Finding:
    """One thing that was checked."""

    name: str
    ok: bool
    message: str


@dataclass(slots=True)
class Walked:
    """What came of a walk."""

    findings: list[Finding] = field(default_factory=list)
    pictures: list[Path] = field(default_factory=list)


class Runner(QObject):
    """Takes one part of a walk after the other; a part that fails ends the walk."""

    def __init__(self, studio: Studio, out: Path) -> None:
        super().__init__()
        self.studio = studio
        self.walked = Walked()
        self._out = out
        self._parts: list[tuple[str, Callable[[], Steps]]] = []
        self._name = ""
        self._steps: Steps = iter(())
        self._until: Until | Rest | None = None
        self._since = 0.0
        self._began = 0.0
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._look)
        self._over: Callable[[], None] = lambda: None

    def run(
        self, parts: list[tuple[str, Callable[[], Steps]]], over: Callable[[], None]
    ) -> None:
        """Start; `over` is called when everything was walked, or something failed."""
        self._parts = parts
        self._over = over
        self._timer.start()

    def picture(self, name: str) -> None:
        """Save what the window shows, dialogs on top of it included."""
        path = self._out / f"{len(self.walked.pictures) + 1:02d}-{name}.png"
        if not picture_of(self.studio.window).save(str(path)):
            raise LostError(f"{path} cannot be written.")
        self.walked.pictures.append(path)

    def _look(self) -> None:
        try:
            if self._until is not None and not self._met(self._until):
                return
            self._until = next(self._steps)
            self._since = time.monotonic()
        except StopIteration:
            self._next_part()
        except Exception as error:
            self._failed(error)

    def _met(self, until: Until | Rest) -> bool:
        waited = time.monotonic() - self._since
        if isinstance(until, Rest):
            return waited >= until.seconds
        if until.holds():
            return True
        if waited > until.seconds:
            said = "; ".join(a.sentence for a in self.studio.window.alerts.alerts)
            raise LostError(
                f"Waited {until.seconds:.0f} s in vain for: {until.what}."
                + (f" The window says: {said}" if said else "")
            )
        return False

    def _next_part(self) -> None:
        if self._name:
            seconds = time.monotonic() - self._began
            self.walked.findings.append(Finding(self._name, True, f"{seconds:.1f} s"))
        self._until = None
        if not self._parts:
            self._timer.stop()
            self._over()
            return
        self._name, part = self._parts.pop(0)
        self._began = time.monotonic()
        self._steps = part()

    def _failed(self, error: Exception) -> None:
        self._timer.stop()
        text = str(error) if isinstance(error, LostError) else traceback.format_exc()
        self.walked.findings.append(Finding(self._name, False, text))
        self.picture(f"failed-{self._name.replace(' ', '-')}")
        self._over()


def picture_of(window: QWidget) -> QImage:
    """The window as a person sees it: dialogs and lists of it painted on top."""
    base = QPixmap(window.grab())
    painter = QPainter(base)
    for other in QApplication.topLevelWidgets():
        if other is window or not other.isVisible() or other.windowType() is None:
            continue
        if _belongs(other, window):
            painter.drawPixmap(window.mapFromGlobal(other.pos()), other.grab())
    painter.end()
    return base.toImage()


def _belongs(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if parent is window:
            return True
        parent = parent.parentWidget()
    return False
