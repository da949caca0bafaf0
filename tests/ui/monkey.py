"""Somebody who does anything, anywhere, in any order: seeded, watched, and written
down."""

import logging
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from random import Random
from traceback import format_exception
from typing import Any
from unittest.mock import patch

import numpy as np
from PySide6.QtCore import (
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QInputMethodEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)
from shiboken6 import isValid

from brainTwinStudio.ui.actions import ACTIONS
from brainTwinStudio.ui.commands.moving import movable, ways
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.wishes import Ask
from tests.ui.audited import controls_in, shown_in, words_on
from tests.ui.made_jobs import request_of

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction
# "quit" would end the walk, a new scale or language start the program anew; others are
# drawn by themselves
LEFT_OUT = ("quit", "scale", "language", "theme", "close-project", "open-demo")
TYPED = (
    *("0.5", "-1", "1e9", "nan", "1,5", "abc", "lh insula", "öäü 😀", "%s{0}\\x00"),
    *("P-07", "../..", "CON", " ", "0", "100000", "set fit", "hopf", "x" * 300),
)
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Plus, Qt.Key.Key_Minus),
    *(Qt.Key.Key_F, Qt.Key.Key_H, Qt.Key.Key_L, Qt.Key.Key_B, Qt.Key.Key_S),
    *(Qt.Key.Key_E, Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_F1),
)
MODIFIERS = (
    NONE,
    NONE,
    NONE,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
LEAST, LARGEST = (960, 600), (1600, 1000)
DRAG_S = 0.5
PATIENCE = 60  # actions that a modal dialog may stay, Escape among them
# of the platform the test runs on, not of the program
NOT_OURS = (
    "This plugin does not support",
    "propagateSizeHints",
    "XDG_RUNTIME_DIR",
    "QXcbClipboard",
)


@dataclass
class Watch:
    """What must not happen: exceptions, also those that became a sentence, and words
    of Qt."""

    faults: list[str] = field(default_factory=list)

    def note(self, what: str) -> None:
        if not any(words in what for words in NOT_OURS):
            self.faults.append(what)


@contextmanager
def watching(studio: Studio) -> Iterator[Watch]:
    """Everything that is raised or told by Qt, from now until the end."""
    watch = Watch()
    usual = studio.fail

    def fail(error: Exception) -> None:
        told = studio.window.alerts.alerts
        usual(error)
        for alert in studio.window.alerts.alerts:
            if alert.details and alert not in told:
                watch.note("".join(format_exception(error)))

    def heard(kind: QtMsgType, _: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg:
            watch.note(f"Qt: {text}")

    class Log(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if not record.exc_info:  # told by `fail`
                watch.note(f"log: {record.getMessage()}")

    log = Log(logging.ERROR)
    uncaught: tuple[tuple[object, str, Callable[..., None]], ...] = (
        (studio, "fail", fail),
        (sys, "excepthook", lambda *e: watch.note("".join(format_exception(*e)))),
        (sys, "unraisablehook", lambda e: watch.note(f"unraisable: {e.exc_value!r}")),
        (threading, "excepthook", lambda e: watch.note(f"thread: {e.exc_value!r}")),
    )
    with ExitStack() as undone:
        for where, name, noted in uncaught:
            undone.enter_context(patch.object(where, name, noted))
        undone.callback(qInstallMessageHandler, qInstallMessageHandler(heard))
        logging.getLogger().addHandler(log)
        undone.callback(logging.getLogger().removeHandler, log)
        yield watch


@contextmanager
def answer_file_dialogs(
    random: Random, files: list[str], folder: Path
) -> Iterator[None]:
    """A stub in the place of every file dialog: it is cancelled, or answered with a
    file that is there, one that is not, or a new one. No page is opened elsewhere."""

    def path() -> str:
        kinds = [*files, str(folder / "missing.csv"), str(folder / "new"), str(folder)]
        return random.choice(kinds)

    def opened(dialog: QFileDialog) -> None:
        def answer() -> None:
            if random.random() < 0.4:
                dialog.rejected.emit()
                dialog.finished.emit(0)
                return
            chosen = path()
            if dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave:
                chosen = str(folder / f"saved-{random.randrange(10**9)}")
            dialog.fileSelected.emit(chosen)
            dialog.filesSelected.emit([chosen])
            dialog.finished.emit(1)

        QTimer.singleShot(0, dialog, answer)

    def new(*_: object) -> str:
        made = str(folder / f"saved-{random.randrange(10**9)}")
        return made if random.random() < 0.6 else ""

    static: tuple[tuple[type, str, Callable[..., object]], ...] = (
        (QFileDialog, "getSaveFileName", lambda *_: (new(), "")),
        (QFileDialog, "getExistingDirectory", new),
        (QFileDialog, "getOpenFileName",
         lambda *_: (path() if random.random() < 0.6 else "", "")),
        (QFileDialog, "getOpenFileNames",
         lambda *_: ([path()] if random.random() < 0.6 else [], "")),
        (QDesktopServices, "openUrl", lambda *_: True),
    )  # fmt: skip
    with ExitStack() as undone:
        for where, name, stub in static:
            undone.enter_context(patch.object(where, name, staticmethod(stub)))
        own = patch.object(QFileDialog, "open", lambda dialog, *_: opened(dialog))
        undone.enter_context(own)
        yield


class Monkey(QObject):
    """`act` does one thing; what it did is in `done`. files: that may be dropped."""

    def __init__(self, studio: Studio, seed: int, files: list[str]) -> None:
        super().__init__()
        self.studio, self.seed, self.files = studio, seed, files
        self.home = studio.session.path
        self.done: deque[str] = deque(maxlen=20)
        self.count = 0
        self._random = Random(seed)
        self._modal: QWidget | None = None
        self._moving: float | None = None  # since when a mouse is being moved
        self._modal_since = 0
        self._menus = QTimer(self, interval=5)  # also inside the loop of a menu
        self._menus.timeout.connect(self._answer_menu)
        self._menus.start()
        self._deeds: tuple[tuple[int, Callable[[], str]], ...] = (
            (34, self._click),
            (8, self._key),
            (8, self._action),
            (6, self._drag),
            (5, self._wheel),
            (8, self._type),
            (6, self._stage),
            (5, self._undo),
            (3, self._palette),
            (3, self._right_click),
            (2, self._drop),
            (2, self._resize),
            (1, self._theme),
            (3, self._select),
            (2, self._rest),
            (6, self._jobs),
            (1, self._projects),
            (2, self._move),
        )

    def act(self) -> None:
        """One thing, drawn from the seed and what is on the screen."""
        self.count += 1
        self._mind_modal()
        weights, deeds = zip(*self._deeds, strict=True)
        (deed,) = self._random.choices(deeds, weights)
        self.done.append(f"{self.count}: {deed.__name__.strip('_')} …")
        said = deed()
        self.done[-1] = f"{self.count}: {deed.__name__.strip('_')} {said}"
        QApplication.processEvents()

    def stop(self) -> None:
        self._menus.stop()

    # ------------------------------------------------------------ where

    def top(self) -> QWidget:
        modal = QApplication.activeModalWidget()
        if modal is not None:
            return modal
        others = [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, QDialog) and one.isVisible()
        ]
        if others and self._random.random() < 0.4:
            return self._random.choice(others)
        return self.studio.window

    def _any(self, found: list[QWidget]) -> QWidget | None:
        return self._random.choice(found) if found else None

    def _place_in(self, widget: QWidget) -> QPoint:
        rect = widget.rect()
        return QPoint(
            self._random.randrange(max(rect.width(), 1)),
            self._random.randrange(max(rect.height(), 1)),
        )

    def _mind_modal(self) -> None:
        """No dialog may stay for ever: Escape closes it in the end."""
        modal = QApplication.activeModalWidget()
        if modal is not self._modal:
            self._modal, self._modal_since = modal, self.count
        waited = self.count - self._modal_since
        if modal is not None and waited > PATIENCE // 3 and waited % 5 == 0:
            QTest.keyClick(modal, Qt.Key.Key_Escape)
            QApplication.processEvents()
        if modal is not None and waited > PATIENCE:
            raise AssertionError(f"{type(modal).__name__} stays modal for ever.")

    def _answer_menu(self) -> None:
        """Menus have loops of their own: choose from them, or leave. So have drags of
        selected text, which only a real mouse could end."""
        if self._moving is not None and time.monotonic() - self._moving > DRAG_S:
            QDrag.cancel()
        popup = QApplication.activePopupWidget()
        if popup is None:
            return
        if isinstance(popup, QMenu):
            every = [
                a for a in popup.actions() if a.isEnabled() and not a.isSeparator()
            ]
            every = [a for a in every if a.menu() is None and not _left_out(a.text())]
            if every and self._random.random() < 0.7:
                chosen = self._random.choice(every)
                self.done.append(f"{self.count}: menu {chosen.text()!r}")
                popup.close()
                chosen.trigger()
                return
        popup.close()

    # ------------------------------------------------------------ deeds

    def _click(self) -> str:
        top = self.top()
        page = self.studio.window.page
        inner = top is self.studio.window and self._random.random() < 0.5
        target = self._any(controls_in(page if inner else top))
        if target is None or self._random.random() < 0.15:
            target = self._any(list(shown_in(top)))
        if target is None:
            return "nothing"
        name = f"{type(target).__name__} {target.accessibleName()[:40]!r}"
        if _left_out(words_on(target)):
            return f"left out {name}"
        place = target.mapTo(top, self._place_in(target))
        handle = top.windowHandle()
        if handle is not None and top.rect().contains(place):
            modifier = self._random.choice(MODIFIERS)
            QTest.mouseClick(handle, LEFT, modifier, place)
        return name

    def _key(self) -> str:
        top, key = self.top(), self._random.choice(KEYS)
        modifier = self._random.choice(MODIFIERS)
        handle = top.windowHandle()
        if handle is not None:
            QTest.keyClick(handle, key, modifier)
        return f"{key.name} {modifier.name}"

    def _action(self) -> str:
        view = self.studio.view
        every = [a for a in ACTIONS if a.name not in LEFT_OUT and a.when(view)]
        if QApplication.activeModalWidget() is not None:
            return "not now"
        action = self._random.choice(every)
        self.studio.act(action.name, action.argument)
        return repr(action.text)

    def _drag(self) -> str:
        top = self.top()
        widget = self._any(
            [w for w in shown_in(top) if min(w.width(), w.height()) > 60]
        )
        handle = top.windowHandle()
        if widget is None or handle is None:
            return "nothing"
        button = self._random.choice((LEFT, LEFT, Qt.MouseButton.RightButton))
        modifier, name = self._random.choice(MODIFIERS), type(widget).__name__
        way = [widget.mapTo(top, self._place_in(widget)) for _ in range(6)]
        way = [place for place in way if top.rect().contains(place)]
        if not way:
            return f"{name}, out of sight"
        self.done[-1] = f"{self.count}: drag {name} {button.name} …"
        QTest.mousePress(handle, button, modifier, way[0])
        for place in way[1:]:
            if not isValid(top) or not top.isVisible() or top.windowHandle() is None:
                return f"{name}, which went away"
            self._moving = time.monotonic()
            QTest.mouseMove(top.windowHandle(), place)
            self._moving = None
        if isValid(top) and top.isVisible() and top.windowHandle() is not None:
            QTest.mouseRelease(top.windowHandle(), button, modifier, way[-1])
        return name

    def _wheel(self) -> str:
        widget = self._any(list(shown_in(self.top())))
        if widget is None:
            return "nothing"
        place = QPointF(self._place_in(widget))
        turn = QPoint(0, self._random.choice((-240, -120, 120, 240)))
        event = QWheelEvent(
            place, widget.mapToGlobal(place), QPoint(), turn, Qt.MouseButton.NoButton,
            self._random.choice(MODIFIERS), Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
        return type(widget).__name__

    def _type(self) -> str:
        fields_ = [
            w
            for w in controls_in(self.top())
            if isinstance(w, QLineEdit) and not w.isReadOnly()
        ]
        target = self._any(list(fields_))
        if target is None:
            return "nowhere"
        text = self._random.choice(TYPED)
        target.setFocus()
        QTest.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if text.isascii():
            QTest.keyClicks(target, text)
        else:  # which QTest cannot type: as an input method does
            composed = QInputMethodEvent("", [])
            composed.setCommitString(text)
            QApplication.sendEvent(target, composed)
        if self._random.random() < 0.6:
            QTest.keyClick(target, Qt.Key.Key_Return)
        return f"{text[:20]!r} into {target.accessibleName()[:30]!r}"

    def _stage(self) -> str:
        stage = self._random.choice(
            ("data", "check", "fit", "inspect", "plan", "report")
        )
        if QApplication.activeModalWidget() is None:
            self.studio.act("stage", stage)
        return stage

    def _undo(self) -> str:
        name = self._random.choice(("undo", "undo", "redo"))
        if QApplication.activeModalWidget() is None:
            self.studio.act(name)
        return name

    def _palette(self) -> str:
        box = self.studio.window.palette_box
        if QApplication.activeModalWidget() is not None or not box.isVisible():
            return "not now"
        words = self._random.choice(("fit", "insula", "new", "theme", "l", "export"))
        box.take_focus()
        QTest.keyClicks(box.field, words)
        key = self._random.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape))
        if key is Qt.Key.Key_Return and _left_out(_first_of(box.list)):
            key = Qt.Key.Key_Escape
        QTest.keyClick(box.field, key)
        return words

    def _right_click(self) -> str:
        widget = self._any(list(shown_in(self.top())))
        if widget is None:
            return "nothing"
        place = self._place_in(widget)
        reason = QContextMenuEvent.Reason.Mouse
        event = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, event)
        return type(widget).__name__

    def _drop(self) -> str:
        window = self.studio.window
        if QApplication.activeModalWidget() is not None:
            return "not now"
        paths = self._random.sample(self.files, k=min(2, len(self.files)))
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in paths])
        middle = window.rect().center()
        enter = QDragEnterEvent(middle, COPY, data, LEFT, NONE)
        QApplication.sendEvent(window, enter)
        if enter.isAccepted():
            drop = QDropEvent(QPointF(middle), COPY, data, LEFT, NONE)
            QApplication.sendEvent(window, drop)
        return ", ".join(Path(path).name for path in paths)

    def _resize(self) -> str:
        size = [
            self._random.randint(least, most)
            for least, most in zip(LEAST, LARGEST, strict=True)
        ]
        self.studio.window.resize(*size)
        return str(size)

    def _theme(self) -> str:
        """Seldom: it polishes every widget anew, which takes seconds."""
        if self._random.random() < 0.8:
            return "as it is"
        name = self._random.choice(("dark", "light", "contrast"))
        self.studio.act("theme", name)
        return name

    def _select(self) -> str:
        names = self.studio.view.names
        if not names:
            return "nothing"
        name = self._random.choice(names)
        self.studio.act("select-region", name)
        if self._random.random() < 0.4 and self.studio.view.twin is not None:
            self.studio.act("add-to-plan", (name,))
        return name

    def _rest(self) -> str:
        QTest.qWait(60)
        return ""

    def _jobs(self) -> str:
        jobs, view = self.studio.link.jobs, self.studio.view
        patient = view.patient
        if not jobs or self._random.random() < 0.3:
            if patient is None or patient.connectome is None or len(jobs) > 5:
                return "none"
            self.studio.grant(Ask(request_of(view, effort="quick"), "Fit"))
            return "fit"
        job = self._random.choice(jobs)
        deed = self._random.choice(("stop", "pause", "go_on", "forget"))
        if deed != "forget" and job.is_over:
            return f"{job.title} is over"
        if deed == "forget" and not job.is_over:
            return f"{job.title} is not over"
        getattr(self.studio.link, deed)(job.id)
        return f"{deed} {job.title}"

    def _move(self) -> str:
        """A panel to another place of its page."""
        room = self.studio.window.page.room
        able = movable(room)
        if not able or QApplication.activeModalWidget() is not None:
            return "nothing"
        if self._random.random() < 0.2:
            self.studio.act("reset-layout")
            return "reset"
        name = self._random.choice(able).name
        every = ways(room, name)
        if not every:
            return "nowhere"
        how, target = self._random.choice(every)
        self.studio.act("move-panel", (name, how, target))
        return f"{name} {how} {target}"

    def _projects(self) -> str:
        """The project closed, and another or the same one opened."""
        path = self.studio.session.path
        if QApplication.activeModalWidget() is not None:
            return "not now"
        if path is None or self._random.random() < 0.7:
            self.studio.ends.close_anyway = True
            self.studio.act("open-project", str(path or self.home))
            self.studio.ends.close_anyway = False
            return "opened"
        self.studio.act("close-project")
        return "closed"


def _left_out(text: str) -> bool:
    return text.strip().endswith("%") or text.startswith("Quit")


def _first_of(found: Any) -> str:
    return found.item(0).text().split("   ")[0] if found.count() else ""


# ---------------------------------------------------------------- the same document


def difference(one: Any, two: Any, where: str = "project") -> str:
    """Where two documents differ, "" where they do not."""
    if isinstance(one, np.ndarray) or isinstance(two, np.ndarray):
        a, b = np.asarray(one), np.asarray(two)
        number = a.dtype.kind in "fc"
        same = a.shape == b.shape and np.array_equal(a, b, equal_nan=number)
        return "" if same else where
    if type(one) is not type(two):
        return f"{where}: {type(one).__name__} and {type(two).__name__}"
    if is_dataclass(one) and not isinstance(one, type):
        pairs = [
            (getattr(one, f.name), getattr(two, f.name), f.name) for f in fields(one)
        ]
    elif isinstance(one, Mapping):
        if one.keys() != two.keys():
            return f"{where}: {sorted(one)} and {sorted(two)}"
        pairs = [(one[key], two[key], str(key)) for key in one]
    elif isinstance(one, list | tuple):
        if len(one) != len(two):
            return f"{where}: {len(one)} and {len(two)}"
        pairs = [(a, b, str(n)) for n, (a, b) in enumerate(zip(one, two, strict=True))]
    else:
        same = one == two or (one != one and two != two)
        return "" if same else f"{where}: {one!r} and {two!r}"
    found = (difference(a, b, f"{where}.{name}") for a, b, name in pairs)
    return next(filter(None, found), "")
