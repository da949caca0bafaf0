"""Three plans of stimulation on the demo patient's twin, step by step, by mouse."""

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea
from window_case_steps import Case
from window_hands import choose, pick, pick_entry

from brainTwinStudio.project import Scenario, Stimulation
from brainTwinStudio.report.wording import region
from brainTwinStudio.ui.pages.fit import FitPage
from brainTwinStudio.ui.pages.start import StartPage
from brainTwinStudio.ui.panels.stimulus_editor import StimulusEditor
from brainTwinStudio.ui.stimuli import shown_stimulus
from brainTwinStudio.ui.walk import robot
from brainTwinStudio.ui.walk.runner import Rest, Runner, Steps, Until

FIT_S, RUN_S, SEARCH_S = 1800.0, 600.0, 1200.0
TARGETS = "L Precuneus", "L Superior frontal"
SINE, PULSES, SEARCHED = "Sine", "DBS pulses", "Searched"
EFFORTS = ("quick", "standard")
CTRL = Qt.KeyboardModifier.ControlModifier
ON_NAME = QPoint(10, 8)


class StimulationCase(Case):
    """spent: of every part of the planning, from the first click on Plan on, seconds by
    the clock, and of a processor by window and engine."""

    def __init__(self, runner: Runner, args: argparse.Namespace) -> None:
        super().__init__(runner, args)
        self._effort: str = args.effort
        self.spent: dict[str, tuple[float, float]] = {}

    def parts(self) -> list[tuple[str, Callable[[], Steps]]]:
        return [
            ("open the demo patient", self.open),
            ("fit", self.fit),
            *self._timed("sine", self.sine),
            *self._timed("pulses", self.pulses),
            *self._timed("searched", self.search),
            *self._timed("compared", self.compare),
        ]

    def _timed(
        self, name: str, part: Callable[[], Steps]
    ) -> list[tuple[str, Callable[[], Steps]]]:
        def walked() -> Steps:
            began, worked = time.monotonic(), self._worked_s()
            yield from part()
            gone = time.monotonic() - began
            self.spent[name] = gone, self._worked_s() - worked

        return [(name, walked)]

    def _worked_s(self) -> float:
        """By window and engine since they began."""
        stat = Path(f"/proc/{self._studio.link.pid}/stat").read_text()
        ticks = sum(map(int, stat.rsplit(")", 1)[1].split()[11:13]))
        return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")

    # ------------------------------------------------------------ parts

    def open(self) -> Steps:
        start = self._window.pages["start"]
        assert isinstance(start, StartPage)
        yield from self._open(start.demo)

    def fit(self) -> Steps:
        """Where the project has no twin yet; the plans begin after it."""
        yield Until("the engine", lambda: self._studio.link.state == "ready", 120)
        if not self._sight.twins():
            yield from self._stage("fit")
            page = self._window.pages["fit"]
            assert isinstance(page, FitPage)
            robot.click(page.setup.form.effort.buttons[self._effort], ON_NAME)
            robot.click(page.setup.start)
            yield Until("the twin", self._sight.twins, FIT_S)
        yield Until("the engine to rest", self._sight.is_idle, 120)
        yield Rest(1.0)
        self._read_news()

    def sine(self) -> Steps:
        yield from self._stage("plan")
        page = self._plan()
        yield from self.pictured("plan-empty")
        robot.click(page.editor.new_plan.stimulation)
        if not self._studio.view.selected:
            yield from pick(page.editor.starter.picker, [self._region(TARGETS[0])])
        yield Until("a stimulus", lambda: len(self._studio.view.scenarios) == 1)
        yield from self._name(SINE)
        form = self._editor().form
        robot.click(form.waveform.button("sine"))
        yield Until("its frequency", form.frequency.isVisible)
        yield Rest(0.8)
        yield from self._enter(form.amplitude.field, "0.005")
        yield from self._enter(form.frequency.field, "0.06")
        yield Until("the previewed sine", self._has_preview, RUN_S)
        yield from self.pictured("sine-preview")
        yield from self._run()
        yield from self.pictured("sine")

    def pulses(self) -> Steps:
        yield from self._new_stimulation(TARGETS[1])
        yield from self._name(PULSES)
        form = self._editor().form
        robot.click(form.waveform.button("pulse-train"))
        yield Until("their width", form.pulse.isVisible)
        yield Rest(0.8)  # panels follow one by one
        yield from self._enter(form.pulse.field, "0.45")
        yield from self._enter(form.frequency.field, "60")
        yield from self._enter(form.amplitude.field, "0.2")
        yield from self._enter(form.stop, "240")
        yield from self._set_stimulator()
        yield from self._run()
        yield from self.pictured("pulses")

    def _set_stimulator(self) -> Steps:
        """Beyond what the site allows, which is refused; then within it."""
        form = self._editor().form
        (area,) = self._editor().findChildren(QScrollArea)
        area.verticalScrollBar().setValue(form.stimulator.y())  # by the wheel
        yield Rest()
        robot.click(form.stimulator)
        yield Until("the stimulator", form.stimulator_form.isVisible)
        stimulator = form.stimulator_form
        yield from choose(stimulator.kind, stimulator.kind.findData("dbs"))
        yield from self._enter(stimulator.fields["current_ma"], "5")
        robot.click(stimulator.take)
        yield Until("the refusal", stimulator.fault.isVisible)
        assert stimulator.isVisible()
        assert self._stimulus().device is None
        yield from self.pictured("beyond-the-limit", above=True)
        yield from self._enter(stimulator.fields["current_ma"], "2")
        yield Until("nothing refused", lambda: not stimulator.fault.isVisible())
        yield from self.pictured("within-the-limit", above=True)
        robot.click(stimulator.take)
        yield Until("a stimulator", lambda: self._stimulus().device is not None)

    def search(self) -> Steps:
        page = self._plan()
        robot.click(page.plans.rows[0])
        yield Until("the sine", lambda: self._stimulus().waveform == "sine")
        yield Rest(0.8)
        robot.click(self._editor().search)
        yield Until("the question", page.search.form.isVisible)
        yield from self._turn_large(page.search)
        robot.click(page.search.form.choose["when"])
        robot.click(page.search.form.known)
        yield from self.pictured("search-question")
        robot.click(page.search.start)
        yield Until("a search", lambda: self._studio.view.job("stimulation"), 60)
        yield Until("candidates", lambda: self._studio.view.search, SEARCH_S)
        yield Until("the engine to rest", self._sight.is_idle, 120)
        yield Rest(0.8)
        self._read_news()
        yield from self.pictured("search-answer")
        yield from self._turn_large(page.search)
        plans = len(self._studio.view.scenarios)
        robot.click(page.search.new)
        yield Until("a plan", lambda: len(self._studio.view.scenarios) > plans)
        yield from self._name(SEARCHED)
        self._show_effects()
        yield from self._run()
        yield from self.pictured("searched")

    def compare(self) -> Steps:
        page = self._plan()
        robot.click(page.effects.compare_button)
        table = page.compare.table
        yield Until("all plans", table.isVisible)
        yield from self._turn_large(page.compare)
        yield from self.pictured("compared")
        for row, held in ((1, Qt.KeyboardModifier.NoModifier), (2, CTRL)):
            place = table.visualRect(table.model().index(row, 0)).center()
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, place)
            yield Rest(0.8)
        yield Until("two plans run by run", page.compare.forest.isVisible, 60)
        yield from self.pictured("compared-run-by-run")

    # ------------------------------------------------------------ single steps

    def _editor(self) -> StimulusEditor:
        return self._plan().stimulus

    def _stimulus(self) -> Stimulation:
        found = shown_stimulus(self._studio.view)
        assert found is not None
        return found[1]

    def _region(self, words: str) -> str:
        return next(name for name in self._studio.view.names if region(name) == words)

    def _new_stimulation(self, target: str) -> Steps:
        """A further plan, of the list's plus; on what is selected, or what is asked."""
        page, plans = self._plan(), len(self._studio.view.scenarios)
        robot.click(page.plans.new)
        yield from pick_entry(page.plans.new.menu(), "Stimulation…")
        if not self._studio.view.selected:
            yield from pick(page.plans.starter.picker, [self._region(target)])
        yield Until("a plan", lambda: len(self._studio.view.scenarios) > plans)
        yield Rest(0.8)

    def _name(self, name: str) -> Steps:
        """Another name for the shown plan, over the one it has."""
        yield Rest(0.8)  # panels follow one by one
        yield from self._enter(self._editor().name, name)
        yield Until("the name", lambda: self._shown().name == name)

    def _enter(self, field: QLineEdit, text: str) -> Steps:
        """Over what stands there."""
        robot.click(field)
        QTest.keyClick(field, Qt.Key.Key_A, CTRL)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        yield Rest(0.4)

    def _show_effects(self) -> None:
        tabs = next(tabs for tabs, _ in self._plan()._tabs if tabs.isVisible())
        robot.click(tabs.tabs[0])

    def _shown(self) -> Scenario:
        plan = self._studio.view.scenario
        assert plan is not None
        return plan

    def _has_preview(self) -> bool:
        return self._shown().result is not None and self._sight.is_idle()

    def _run(self) -> Steps:
        """All 64 pairs of the shown plan."""
        bar = self._editor().run_bar
        yield Rest(0.8)
        yield Until("Run to be offered", bar.button.isEnabled)
        robot.click(bar.button)
        yield Until("64 pairs", lambda: self._shown().seeds >= 64, RUN_S)
        yield Until("the engine to rest", self._sight.is_idle, RUN_S)
        yield Rest(0.8)
