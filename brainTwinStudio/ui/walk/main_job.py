"""The main job by mouse and keys, as a person does it who has never seen the window."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from brainTwinStudio.language import tr
from brainTwinStudio.project import Resection, Stimulation
from brainTwinStudio.ui.pages.check import CheckPage
from brainTwinStudio.ui.pages.fit import FitPage
from brainTwinStudio.ui.pages.inspect import InspectPage
from brainTwinStudio.ui.pages.plan import PlanPage
from brainTwinStudio.ui.pages.report import ReportPage
from brainTwinStudio.ui.pages.start import StartPage
from brainTwinStudio.ui.plots.matrix import MatrixPlot
from brainTwinStudio.ui.walk import robot
from brainTwinStudio.ui.walk.robot import LostError
from brainTwinStudio.ui.walk.runner import Rest, Runner, Steps, Until
from brainTwinStudio.ui.walk.sight import Sight
from brainTwinStudio.ui.walk.surrogate import write_surrogate

PART = Callable[[], Steps]
FIT_SECONDS = 240.0
THEMES = tr("Switch between light and dark")
SECOND_RUN = "second_run_surrogate.tsv"


class MainJob:
    """Open, import, check, fit, inspect, resect, stimulate, report."""

    def __init__(self, runner: Runner, folder: Path) -> None:
        self._runner = runner
        self._studio = runner.studio
        self._window = runner.studio.window
        self.sight = Sight(runner.studio)
        self._folder = folder

    def parts(self) -> list[tuple[str, PART]]:
        """What is walked, in order, with names for the findings."""
        return [
            ("start page", self.start),
            ("open the demo patient", self.open_demo),
            ("import one more recording", self.import_recording),
            ("check", self.check),
            ("quick fit", self.fit),
            ("inspect", self.inspect),
            ("virtual resection", self.resect),
            ("undo and redo", self.undo),
            ("stimulation", self.stimulate),
            ("report", self.report),
            ("the other theme", self.other_theme),
            ("engine killed in a fit, and resumed", self.kill_engine),
        ]

    # ------------------------------------------------------------ parts

    def start(self) -> Steps:
        yield Until("the start page", lambda: self._window.stage == "start")
        yield from self._take_keyboard()
        yield Until("a brain on the start page", self.sight.is_drawn)
        yield Rest()
        self._runner.picture("start")

    def open_demo(self) -> Steps:
        page = self._window.pages["start"]
        assert isinstance(page, StartPage)
        robot.click(page.demo)
        yield Until("the demo patient", lambda: self._studio.view.patient is not None)
        yield Until("the Data stage", lambda: self._window.stage == "data")
        yield Until("the connectome in 3D", self.sight.is_drawn)
        yield Rest(0.8)
        self._runner.picture("data")

    def import_recording(self) -> Steps:
        """A surrogate of the demo's own run: another noise, the same FC and spectra."""
        patient = self._studio.view.patient
        assert patient is not None
        path = self._folder / SECOND_RUN
        write_surrogate(patient.recordings[0], path)
        robot.drop(self._window, path)
        yield Until("the import dialog", lambda: self.sight.dialog() is not None)
        dialog = self.sight.dialog()
        assert dialog is not None
        yield Until("the file to be read", lambda: bool(dialog.state.found))
        yield Rest(0.6)
        self._runner.picture("import-asks-for-the-repetition-time")
        robot.type_text(dialog.tell.time.field, "1.4")
        yield Until("Add to be offered", dialog.add.isEnabled)
        yield Rest()
        self._runner.picture("import-ready")
        robot.click(dialog.add)
        yield Until("two recordings", lambda: self.sight.recordings() == 2)
        yield Rest(0.6)
        self._runner.picture("data-with-two-recordings")

    def check(self) -> Steps:
        yield from self.to_stage("check")
        yield Until("the cards", lambda: self._studio.view.cards is not None)
        page = self._window.pages["check"]
        assert isinstance(page, CheckPage)
        yield Rest(0.8)
        self._runner.picture("check")

    def fit(self) -> Steps:
        yield Until("the engine", lambda: self._studio.link.state == "ready", 90)
        yield from self.to_stage("fit")
        page = self._window.pages["fit"]
        assert isinstance(page, FitPage)
        yield Rest()
        robot.click(page.setup.form.effort.buttons["quick"], QPoint(10, 8))
        yield Rest(0.2)
        self._runner.picture("fit-set-up")
        robot.click(page.setup.start)
        yield Until("a running fit", lambda: self._studio.view.job("fit") is not None)
        yield Until("progress", self.sight.fit_has_course, FIT_SECONDS)
        yield Rest(0.4)
        self._runner.picture("fit-running")
        yield Until("the fitted twin", lambda: self.sight.twins() >= 1, FIT_SECONDS)
        yield Rest(0.8)
        self._runner.picture("fit-finished")

    def inspect(self) -> Steps:
        yield from self.to_stage("inspect")
        yield Until("a free run", lambda: bool(self._studio.runs), 60)
        yield Until("the connectome in 3D", self.sight.is_drawn)
        yield Rest(0.6)
        yield from self._click_region("L", "middletemporal")
        yield Rest(0.8)
        self._runner.picture("inspect")
        page = self._window.pages["inspect"]
        assert isinstance(page, InspectPage)
        tile = page.matrices.tiles[0].plot
        robot.click(tile, _cell_of(tile, 3, 22))
        yield Until(
            "an edge chosen in the matrix", lambda: self._studio.view.selection.edges
        )
        yield Rest(0.6)
        self._runner.picture("inspect-connection")

    def resect(self) -> Steps:
        yield from self._click_region("L", "temporalpole")
        yield Rest(0.3)
        robot.press(self._window.brain.view3d, Qt.Key.Key_Space)
        yield Until("a plan", lambda: self.sight.planned(Resection) == 1)
        yield Until("the Plan stage", lambda: self._window.stage == "plan")
        yield Until("before and after", self.sight.plan_has_result, 120)
        yield Until("the engine to rest", self.sight.is_idle, 60)
        yield Rest(1.0)
        self._runner.picture("plan-resection-preview")
        page = self._window.pages["plan"]
        assert isinstance(page, PlanPage)
        robot.click(page.editor.run_bar.button)
        yield Until("a kept result", self.sight.plan_is_kept, 120)
        yield Until("the engine to rest", self.sight.is_idle, 60)
        yield Rest(1.0)
        self._runner.picture("plan-resection")

    def undo(self) -> Steps:
        yield from self._take_keyboard()
        before = self._studio.view.project
        robot.press(self._window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        yield Until("the step undone", lambda: self._studio.view.project is not before)
        yield Rest()
        robot.press(
            self._window,
            Qt.Key.Key_Z,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
        yield Until("the step redone", self.sight.plan_is_kept)
        yield Rest()

    def stimulate(self) -> Steps:
        yield from self.to_stage("inspect")
        yield Rest(0.6)
        yield from self._click_region("L", "superiorfrontal")
        yield Rest(0.3)
        robot.type_text(self._window.palette_box.field, tr("New stimulation"))
        yield Rest(0.3)
        robot.press(self._window, Qt.Key.Key_Return)
        yield Until("a stimulation", lambda: self.sight.planned(Stimulation) == 1)
        page = self._window.pages["plan"]
        assert isinstance(page, PlanPage)
        yield Until("the Plan stage", lambda: self._window.stage == "plan")
        yield Rest(0.4)
        robot.click(page.stimulus.form.waveform.button("sine"))
        yield Until("a sine", self.sight.is_sine)
        yield Rest(0.8)
        yield Until("the engine to rest", self.sight.is_idle, 60)
        robot.click(page.stimulus.run_bar.button)
        yield Until("a kept result", self.sight.plan_is_kept, 120)
        yield Until("the engine to rest", self.sight.is_idle, 60)
        yield Rest(1.2)
        self._runner.picture("plan-stimulation")

    def report(self) -> Steps:
        yield from self.to_stage("report")
        page = self._window.pages["report"]
        assert isinstance(page, ReportPage)
        yield Rest(1.0)
        target = self._folder / "report.pdf"
        yield from self._write_report(page, target)
        yield Rest(0.8)
        self._runner.picture("report")

    def _write_report(self, page: ReportPage, target: Path) -> Steps:
        field = page.setup.file
        robot.click(field)
        robot.press(self._window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, str(target))
        yield Rest(0.2)
        robot.click(page.setup.write)
        yield Until("the written report", target.is_file, 90)
        yield Until("the report in the project", self.sight.reports, 20)

    def other_theme(self) -> Steps:
        dark = self._studio.view.theme.dark
        yield from self._switch_theme(not dark)
        for stage in ("inspect", "plan"):
            yield from self.to_stage(stage)
            yield Rest(1.2)
            self._runner.picture(f"{stage}-{'light' if dark else 'dark'}")
        yield from self._switch_theme(dark)

    def _switch_theme(self, dark: bool) -> Steps:
        robot.type_text(self._window.palette_box.field, THEMES)
        yield Rest(0.2)
        robot.press(self._window, Qt.Key.Key_Return)
        yield Until("the other theme", lambda: self._studio.view.theme.dark == dark)

    def kill_engine(self) -> Steps:
        """The engine dies over a fit; the sentence offers to resume it."""
        yield Until("the engine to rest", self.sight.is_idle, 60)
        yield from self.to_stage("fit")
        page = self._window.pages["fit"]
        assert isinstance(page, FitPage)
        if page.setup.another.isVisible():
            robot.click(page.setup.another)
            yield Rest()
        robot.click(page.setup.form.effort.buttons["quick"], QPoint(10, 8))
        robot.click(page.setup.start)
        yield Until("progress", self.sight.fit_has_course, FIT_SECONDS)
        pid = self._studio.link.pid
        if pid is None:
            raise LostError("There is no engine to kill.")
        os.kill(pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        alerts = self._window.alerts
        yield Until(
            "a sentence that offers to resume",
            lambda: any(tr("Resume") in a[0] for x in alerts.alerts for a in x.actions),
        )
        yield Rest()
        self._runner.picture("engine-killed")
        twins = self.sight.twins()
        robot.click(robot.button(alerts, tr("Resume")))
        yield Until("the resumed fit", lambda: self.sight.twins() > twins, FIT_SECONDS)
        yield Rest(0.6)
        self._runner.picture("fit-resumed")

    # ------------------------------------------------------------ single steps

    def _take_keyboard(self) -> Steps:
        """Without a window manager nobody hands it back after a dialog."""
        self._window.activateWindow()
        yield Until("the keyboard", self._window.isActiveWindow)

    def to_stage(self, stage: str) -> Steps:
        robot.click(self._window.stages.button(stage))
        yield Until(f"the {stage} stage", lambda: self._window.stage == stage)
        yield Rest(0.2)

    def _click_region(self, side: str, name: str) -> Steps:
        """Click a node of the 3D view where it is drawn."""
        view3d = self._window.brain.view3d
        wanted = next(
            place
            for place, region in enumerate(self._studio.view.names)
            if region.endswith(name) and _side(region) == side
        )
        place = view3d.project(wanted)
        robot.click(view3d, QPoint(round(place.x()), round(place.y())))
        yield Until(
            f"{side} {name} selected",
            lambda: wanted in self._studio.view.selected,
        )


def _cell_of(plot: MatrixPlot, row: int, column: int) -> QPoint:
    """The middle of a cell of a matrix, in its widget."""
    return plot.grid().box((row, column), (row, column)).center().toPoint()


def _side(region: str) -> str:
    low = region.lower()
    return "L" if low.startswith(("ctx-lh", "lh", "l_", "left")) else "R"
