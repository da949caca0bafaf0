"""One data set from the start page to its cards or its twin, by mouse and keys."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from import_cases import Case
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from brainTwinStudio.files.source import split_key
from brainTwinStudio.ui.dialogs.import_data import ImportDialog
from brainTwinStudio.ui.dialogs.import_files import Refused
from brainTwinStudio.ui.dialogs.new_patient import NewPatientDialog
from brainTwinStudio.ui.pages.fit import FitPage
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.walk import robot
from brainTwinStudio.ui.walk.robot import LostError
from brainTwinStudio.ui.walk.runner import Rest, Steps, Until, picture_of
from brainTwinStudio.ui.walk.sight import Sight

FIT_S = 400.0
FSAVERAGE = "MNI305 (fsaverage)"  # as the README of the only surfaces says
BEAT_MS = 2
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(slots=True)
class Row:
    """What the window showed of one data set."""

    case: Case
    read: str = ""
    asked: str = ""
    answered: list[str] = field(default_factory=list)
    reading_ms: float = 0.0
    adding_ms: float = 0.0
    cards: str = ""
    fit: str = ""
    failed: str = ""


class TurnMeter(QObject):
    """The longest turn of the window's loop in processor time of its thread: what other
    programs of the machine take does not count."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest_ms, self._last = 0.0, 0.0
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.longest_ms = 0.0
        self.go_on()

    def pause(self) -> None:
        self._timer.stop()

    def go_on(self) -> None:
        self._last = time.thread_time()
        self._timer.start()

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest_ms = max(self.longest_ms, 1000 * (now - self._last))
        self._last = now


def drop_all(window: QWidget, paths: tuple[str, ...]) -> None:
    """Files brought over the middle of the window together, and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    middle, copy = window.rect().center(), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(middle, copy, data, left, none)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        raise LostError("The window does not take the files.")
    let_go = QDropEvent(QPointF(middle), copy, data, left, none)
    QApplication.sendEvent(window, let_go)


def type_over(field_: QWidget, text: str) -> None:
    robot.click(field_)
    QTest.keyClick(field_, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(field_, text)


def choose(combo: QComboBox, text: str) -> Steps:
    """Open a list and click the line of that text."""
    robot.click(combo)
    view = combo.view()
    yield Until("the list", view.isVisible)
    row = combo.findText(text)
    if row < 0:
        raise LostError(f"The list has no line '{text}'.")
    place = view.visualRect(view.model().index(row, 0)).center()
    for _ in range(6):  # Qt takes no click for a moment, so that it is no slip
        yield Rest(0.8)
        if not view.isVisible():
            return
        QTest.mouseClick(view.viewport(), robot.LEFT, robot.NONE, place)
    yield Until(f"'{text}' chosen", lambda: not view.isVisible())


class DialogWalk:
    """One data set: from the start page to its cards, or to its twin."""

    def __init__(
        self, studio: Studio, row: Row, folder: Path, out: Path, fit: bool
    ) -> None:
        self._studio, self._window = studio, studio.window
        self._row, self._fit = row, fit
        self._folder, self._out = folder, out
        self._sight, self._meter = Sight(studio), TurnMeter(studio)
        self._name = "".join(c if c.isalnum() else "_" for c in row.case.name)

    def parts(self) -> list:
        parts = [("start page", self.begin), ("dialog", self.dialog)]
        if self._row.case.refused:
            return parts
        parts += [("add", self.add), ("check", self.check)]
        return [*parts, ("fit", self.fit)] if self._fit else parts

    def picture(self, step: str) -> None:
        self._meter.pause()
        picture_of(self._window).save(str(self._out / f"{self._name}-{step}.png"))
        self._meter.go_on()

    def begin(self) -> Steps:
        """Close what is open, drop the files, and say whose they are."""
        if self._studio.session.project is not None:
            self._studio.act("close-project")
        yield Until("the start page", lambda: self._window.stage == "start")
        yield Rest(0.3)
        code, files = self._row.case.people[0]
        whole = tuple(dict.fromkeys(str(split_key(path)[0]) for path in files))
        drop_all(self._window, whole)
        yield Until("the code is asked", lambda: shown(NewPatientDialog) is not None)
        asked = shown(NewPatientDialog)
        assert isinstance(asked, NewPatientDialog)
        type_over(asked.code, code)
        type_over(asked.folder, str(self._folder / f"{self._name}.btproj"))
        yield Until("Create", asked.ok.isEnabled)
        self._meter.start()
        robot.click(asked.ok)

    def dialog(self) -> Steps:
        """Wait for the rows, and answer what is asked."""
        yield Until("the import dialog", lambda: shown(ImportDialog) is not None)
        dialog = self._import()
        yield Until("files to be read", lambda: self._settled(dialog), 60)
        if dialog.stack.currentWidget() is dialog.bids:
            yield from self._bids(dialog)
        yield Rest(0.4)
        self._row.reading_ms = self._meter.longest_ms
        self._row.asked = dialog.missing.text()
        self.picture("1-asks")
        yield from self._answer(dialog)
        yield Until("the answer", lambda: self._settled(dialog), 60)
        yield Rest(0.4)
        self._row.read = rows_of(dialog)
        self.picture("2-answered")
        if self._row.case.refused:
            said = f"{dialog.tell.trouble.text.text()} {faults_of(dialog)}".strip()
            self._row.answered.append(f"refused: {said}")
            if dialog.add.isEnabled():
                raise LostError("Add is offered, and should not be.")
            robot.click(dialog.cancel)
        elif not dialog.add.isEnabled():
            raise LostError(f"Add is not offered: {dialog.missing.text()}")

    def _bids(self, dialog: ImportDialog) -> Steps:
        """The first part of the subject who is searched for already."""
        yield Rest(0.3)
        self.picture("0-bids")
        table = dialog.bids.table
        first = table.visualRect(table.rows.index(0, 0)).center()
        QTest.mouseClick(table.viewport(), robot.LEFT, robot.NONE, first)
        robot.click(dialog.bids.use)
        yield Until("files to be read", lambda: self._settled(dialog), 60)

    def _answer(self, dialog: ImportDialog) -> Steps:
        yield from self._leave_out_keys(dialog)
        words = self._row.case.told
        told = dict(zip(words[::2], words[1::2], strict=True))
        said = self._row.answered
        if kind := told.get("--as"):
            text = {"bold": "fMRI region signals"}[kind]
            yield from choose(dialog.list.rows[0].read_as, text)
            said.append(f"read as {text}")
            yield Until("the answer", lambda: self._settled(dialog))
        if dialog.tell.time.isVisible():
            robot.type_text(dialog.tell.time.field, told["--tr"])
            said.append(f"TR {told['--tr']} s")
        if dialog.tell.sides and dialog.tell.sides[0].isVisible():
            yield from choose(dialog.tell.sides[0].choice, "Columns are time")
            said.append("columns are time")
        surfaces = dialog.tell.spaces.get("surface")
        if surfaces is not None and surfaces.isVisible():
            yield from choose(surfaces.choice, FSAVERAGE)
            said.append(f"surfaces in {FSAVERAGE}")
        if "--drop" in told:
            yield Until("the answer", lambda: self._settled(dialog))
            robot.click(dialog.tell.drop.button)
            said.append(f"left out {told['--drop']}")

    def _leave_out_keys(self, dialog: ImportDialog) -> Steps:
        """Of "file.npz:key" only that table is used."""
        _, files = self._row.case.people[0]
        keyed = {str(split_key(path)[0]): path for path in files if split_key(path)[1]}
        for row in dialog.list.rows:
            whole = str(split_key(row.found.path)[0])
            if whole in keyed and row.found.path != keyed[whole]:
                robot.click(row.check, QPoint(9, row.check.height() // 2))
                self._row.answered.append(f"{row.found.file} unticked")
                yield Until("the answer", lambda: self._settled(dialog))

    def add(self) -> Steps:
        dialog = self._import()
        self._meter.start()
        robot.click(dialog.add)
        yield Until("the data in the patient", self._has_data)
        yield Until("the cards", lambda: self._studio.view.cards is not None, 60)
        yield Rest(2.0)
        self._row.adding_ms = self._meter.longest_ms
        self.picture("3-data")

    def check(self) -> Steps:
        robot.click(self._window.stages.button("check"))
        yield Until("the check stage", lambda: self._window.stage == "check")
        yield Rest(1.2)
        cards = self._studio.view.cards or ()
        self._row.cards = "; ".join(
            f"{card.title} ({card.severity})"
            for card in cards
            if card.severity in ("bad", "warn")
        )
        self.picture("4-check")

    def fit(self) -> Steps:
        yield Until("the engine", lambda: self._studio.link.state == "ready", 120)
        robot.click(self._window.stages.button("fit"))
        yield Until("the fit stage", lambda: self._window.stage == "fit")
        page = self._window.pages["fit"]
        assert isinstance(page, FitPage)
        yield Rest(0.6)
        robot.click(page.setup.form.effort.buttons["quick"], QPoint(10, 8))
        yield Rest(0.3)
        began = time.monotonic()
        robot.click(page.setup.start)
        yield Until("the fitted twin", lambda: self._sight.twins() >= 1, FIT_S)
        yield Rest(1.5)
        self.picture("5-fit")
        (twin,) = self._studio.view.twins
        inside, floor = (side["fc_r"] for side in (twin.train, twin.floor))
        seconds = time.monotonic() - began
        self._row.fit = (
            f"in-sample FC r {inside:.2f}, structure alone {floor:.2f}; {seconds:.0f} s"
        )

    # ------------------------------------------------------------ what is seen

    def _import(self) -> ImportDialog:
        dialog = shown(ImportDialog)
        if not isinstance(dialog, ImportDialog):
            raise LostError("The import dialog is gone.")
        return dialog

    def _settled(self, dialog: ImportDialog) -> bool:
        footer = dialog.missing.text()
        came = bool(dialog.state.found) or not dialog.bids.isHidden()
        return came and footer not in ("Reading…", "Checking…")

    def _has_data(self) -> bool:
        patient = self._studio.view.patient
        return patient is not None and bool(
            patient.connectome or patient.recordings or patient.electrodes
            or patient.anatomy
        )  # fmt: skip


def shown(kind: type[QWidget]) -> QWidget | None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, kind) and widget.isVisible():
            return widget
    return None


def rows_of(dialog: ImportDialog) -> str:
    """Kind and size of every row that is used."""
    return ", ".join(
        f"{row.read_as.currentText()} {row.size_label.text()}"
        for row in dialog.list.rows
        if row.check.isChecked()
    )


def faults_of(dialog: ImportDialog) -> str:
    """Sentences beside rows that are not merely read with another file."""
    return " ".join(
        row.fault.text()
        for row in dialog.list.rows
        if row.fault.text() and not (isinstance(row.found, Refused) and row.found.quiet)
    )
