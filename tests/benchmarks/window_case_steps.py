"""What every case walked in the window does: open a patient, go to a stage, wait."""

import argparse
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from window_pictures import Pictures

from brainTwinStudio.ui.controls.head import ALONE, BACK
from brainTwinStudio.ui.pages.plan import PlanPage
from brainTwinStudio.ui.panels.base import Panel
from brainTwinStudio.ui.walk import robot
from brainTwinStudio.ui.walk.runner import Rest, Runner, Steps, Until
from brainTwinStudio.ui.walk.sight import Sight

ON_TITLE = QPoint(3, 3)


class Case:
    """A walk; `pictured` keeps what the window shows."""

    def __init__(self, runner: Runner, args: argparse.Namespace) -> None:
        self._studio, self._window = runner.studio, runner.studio.window
        self._out: Path = args.folder
        self._sight = Sight(runner.studio)
        self.pictured = Pictures(runner.studio, args).take

    def _open(self, demo: QAbstractButton) -> Steps:
        """A patient, by its button on the start page."""
        yield Until("a brain on the start page", self._sight.is_drawn, 60)
        yield from self.pictured("start")
        robot.click(demo)
        yield Until("the patient", lambda: self._studio.view.patient is not None)
        yield Until("the brain in 3D", self._sight.is_drawn, 60)

    def _stage(self, stage: str) -> Steps:
        robot.click(self._window.stages.button(stage))
        yield Until(f"the {stage} stage", lambda: self._window.stage == stage)
        yield Rest(0.4)

    def _read_news(self) -> None:
        """Good news go by themselves after a while; a person closes them before."""
        if self._window.alerts.alerts:
            robot.click(robot.button(self._window.alerts, "Close"))

    def _turn_large(self, panel: Panel) -> Steps:
        """Give a panel the whole page, or the page back to all: by its button, or by a
        double click where the head has no room for it."""
        words, offered = (ALONE, BACK), panel.head.findChildren(QAbstractButton)
        shown = [b for b in offered if b.isVisible() and b.toolTip() in words]
        if shown:
            robot.click(shown[0])
        else:
            QTest.mouseDClick(panel.head, Qt.MouseButton.LeftButton, pos=ON_TITLE)
        yield Rest(0.8)

    def _plan(self) -> PlanPage:
        page = self._window.pages["plan"]
        assert isinstance(page, PlanPage)
        return page
