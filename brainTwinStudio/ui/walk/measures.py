"""Figures of the window: how long it was deaf in a fit, how fast the 3D view turns."""

import time
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from brainTwinStudio.ui.pages.fit import FitPage
from brainTwinStudio.ui.walk import robot
from brainTwinStudio.ui.walk.gaps import GapMeter
from brainTwinStudio.ui.walk.main_job import FIT_SECONDS, PART, MainJob
from brainTwinStudio.ui.walk.runner import Finding, Rest, Runner, Steps, Until

TURNING_S = 4.0


@dataclass(slots=True)
class Figures:
    """None = not measured."""

    longest_gap_ms: float | None = None
    gap_p99_ms: float | None = None
    gaps_over_50_ms: int | None = None
    measured_s: float | None = None
    still_fps: float | None = None
    rotating_fps: float | None = None


class Measures:
    """Parts of a walk that measure; after the main job, with its twin."""

    def __init__(self, runner: Runner, job: MainJob) -> None:
        self.figures = Figures()
        self._runner = runner
        self._job, self._sight = job, job.sight
        self._studio = runner.studio
        self._window = runner.studio.window
        self._meter = GapMeter(runner)

    def parts(self) -> list[tuple[str, PART]]:
        return [
            ("event loop during a standard fit", self.standard_fit),
            ("3D view turned by mouse", self.turning),
        ]

    def standard_fit(self) -> Steps:
        """First half on the Fit stage with its live pictures, then Inspect with the 3D
        view standing still, until the twin is in the project and drawn."""
        yield Until("the engine to rest", self._sight.is_idle, 60)
        yield from self._job.to_stage("fit")
        page = self._window.pages["fit"]
        assert isinstance(page, FitPage)
        if page.setup.another.isVisible():
            robot.click(page.setup.another)
            yield Rest()
        robot.click(page.setup.form.effort.buttons["standard"], QPoint(10, 8))
        yield Rest(1.0)
        twins = self._sight.twins()
        self._meter.start()
        robot.click(page.setup.start)
        yield Until("half of the fit", lambda: self._fraction() > 0.5, FIT_SECONDS)
        self._meter.pause()
        self._runner.picture("standard-fit-running")
        self._meter.go_on()
        yield from self._job.to_stage("inspect")
        yield Until("the twin", lambda: self._sight.twins() > twins, 2 * FIT_SECONDS)
        yield Rest(2.0)
        self._meter.stop()
        figures, meter = self.figures, self._meter
        figures.longest_gap_ms, figures.gap_p99_ms = meter.longest_ms, meter.p99_ms
        figures.gaps_over_50_ms, figures.measured_s = meter.over_50_ms, meter.seconds
        self._runner.walked.findings.append(
            Finding(
                "longest gap below 50 ms and p99 below 16 ms",
                (meter.longest_ms or 1e9) < 50 and (meter.p99_ms or 1e9) < 16,
                f"longest {meter.longest_ms:.1f} ms, p99 {meter.p99_ms:.1f} ms, "
                f"{meter.over_50_ms} above 50 ms in {meter.seconds:.0f} s",
            )
        )

    def turning(self) -> Steps:
        """Drag the brain round for some seconds, and count what was drawn."""
        yield Until("the engine to rest", self._sight.is_idle, 60)
        yield from self._job.to_stage("inspect")
        yield Rest(1.0)
        view = self._window.brain.view3d
        still = [view.render_once() for _ in range(5)]
        self.figures.still_fps = 1 / float(np.median(still))
        handle = self._window.windowHandle()
        middle = view.mapTo(self._window, view.rect().center())
        view.rendering.frame_times.clear()
        began = time.perf_counter()
        none = Qt.KeyboardModifier.NoModifier
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, none, middle)
        step = 0
        while time.perf_counter() - began < TURNING_S:
            step += 1
            QTest.mouseMove(handle, middle + QPoint(4 * step % 600 - 300, 0))
            yield Rest(0.0)
        seconds = time.perf_counter() - began
        drawn = len(view.frame_times)
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, none, middle)
        self.figures.rotating_fps = drawn / seconds
        self._runner.walked.findings.append(
            Finding(
                "3D turns with 20 frames/s or more",
                drawn / seconds >= 20,
                f"{drawn / seconds:.1f} frames/s at {view.width()} x {view.height()}",
            )
        )

    def _fraction(self) -> float:
        job = self._studio.view.job("fit") or next(
            (j for j in self._studio.link.jobs if j.kind == "fit"), None
        )
        live = next((j for j in self._studio.link.jobs if j.kind == "fit"), job)
        return 0.0 if live is None or live.is_over else live.fraction
