"""The case of the demo epilepsy patient, step by step, by mouse."""

import argparse
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit
from window_case_steps import Case
from window_hands import choose, click_row, pick, pick_entry, shown_dialog

from brainTwinStudio.ui.dialogs.locate import LocateDialog
from brainTwinStudio.ui.pages.data import DataPage
from brainTwinStudio.ui.pages.fit import FitPage
from brainTwinStudio.ui.pages.inspect import SEIZURES, InspectPage
from brainTwinStudio.ui.pages.report import ReportPage
from brainTwinStudio.ui.pages.start import StartPage
from brainTwinStudio.ui.panels.report_preview import page_images
from brainTwinStudio.ui.panels.seizures import SEGMENTS, SeizuresPanel
from brainTwinStudio.ui.seizure_sources import LOCATE
from brainTwinStudio.ui.walk import robot
from brainTwinStudio.ui.walk.runner import Rest, Runner, Steps, Until

LOCATE_S, PLAN_S, SEARCH_S, REPORT_S = 1800.0, 600.0, 1200.0, 300.0
PLAY_S, WITHOUT_MPC = 600.0, 1  # a controller that learns first takes much longer
HAND = "Hippocampus"  # what a board may hold of this patient before any fit
ROOM_MM = 10.0  # radius of the ablation


class EpilepsyCase(Case):
    def __init__(self, runner: Runner, args: argparse.Namespace) -> None:
        super().__init__(runner, args)
        self._effort: str = args.effort

    def parts(self) -> list[tuple[str, Callable[[], Steps]]]:
        return [
            ("open the demo epilepsy patient", self.open),
            ("contacts and seizures", self.look),
            ("check", self.check),
            ("hypothesis and fit", self.locate),
            ("zone, spread, contacts, coupling", self.inspect),
            ("a hypothesis from the fit", self.hypothesis_of_fit),
            ("resection", self.resect),
            ("laser ablation", self.ablate),
            ("sets", self.search),
            ("closed loop", self.loop),
            ("report", self.report),
        ]

    # ------------------------------------------------------------ parts

    def open(self) -> Steps:
        start = self._window.pages["start"]
        assert isinstance(start, StartPage)
        yield from self._open(start.epilepsy)
        yield from self._stage("data")

    def look(self) -> Steps:
        page = self._window.pages["data"]
        assert isinstance(page, DataPage)
        table = page.table.table
        row = next(
            row
            for row in range(table.rows.rowCount())
            if "seizure-1" in table.rows.cell(table.rows.index(row, 0)).text
        )
        click_row(table, row)
        yield Rest(1.5)
        yield from self.pictured("data")
        for name in ("Seizure", "Contacts"):
            robot.click(robot.button(page.signals, name))
            yield Rest(1.5)
            yield from self.pictured(f"data-{name.lower()}")

    def check(self) -> Steps:
        yield from self._stage("check")
        yield Until("the cards", lambda: self._studio.view.cards is not None, 60)
        yield from self.pictured("check")

    def locate(self) -> Steps:
        if self._studio.view.seizure_twins:
            return
        yield Until("the engine", lambda: self._studio.link.state == "ready", 120)
        yield from self._stage("fit")
        page = self._window.pages["fit"]
        assert isinstance(page, FitPage)
        yield from self.pictured("fit")
        robot.click(robot.button(page.seizures, LOCATE))
        yield Until("the set-up", lambda: shown_dialog(LocateDialog) is not None)
        dialog = shown_dialog(LocateDialog)
        assert isinstance(dialog, LocateDialog)
        yield from self.pictured("locate", above=True)
        yield Rest()
        robot.click(dialog.by_onset)
        yield Until("a hypothesis from SEEG", lambda: dialog.guess, 60)
        yield from self.pictured("hypothesis-from-seeg", above=True)
        robot.click(dialog.clear)
        yield Until("nothing held", lambda: not dialog.guess)
        robot.click(robot.button(dialog, "Regions…"))
        yield from pick(dialog.pickers["zone"], self._named_like(HAND))
        yield Until("a hypothesis by hand", lambda: dialog.guess)
        yield from self.pictured("hypothesis-by-hand", above=True)
        robot.click(dialog.clear)  # this fit is to be told by the recordings alone
        robot.click(dialog.effort.button(self._effort))
        robot.click(dialog.start)
        yield Until("a running fit", lambda: self._studio.view.job("locate"), 60)
        yield from self._stage("inspect")
        yield Until("progress", self._has_progress, 600)
        yield from self.pictured("locating")
        yield Until("the twin", lambda: self._studio.view.seizure_twin, LOCATE_S)
        yield Rest(0.8)
        yield from self.pictured("located")
        self._read_news()

    def inspect(self) -> Steps:
        yield from self._stage("inspect")
        page = self._window.pages["inspect"]
        assert isinstance(page, InspectPage)
        if not page.seizures.isVisible():
            robot.click(page._tabs[0].tabs[SEIZURES])
        panel = page.seizures
        yield Until("the zone", panel.zone.isVisible)
        yield Until("the brain in 3D", self._sight.is_drawn, 60)
        click_row(panel.zone.table, 0)
        yield Until("its first region", lambda: self._studio.view.selection.regions)
        for key, name in SEGMENTS:
            robot.click(panel.segments.button(key))
            if key == "full":
                yield from self._simulate(panel)
            else:
                yield from self.pictured(f"inspect-{name.lower()}")

    def hypothesis_of_fit(self) -> Steps:
        page = self._window.pages["inspect"]
        assert isinstance(page, InspectPage)
        robot.click(page.seizures.again)
        yield Until("the set-up", lambda: shown_dialog(LocateDialog) is not None)
        dialog = shown_dialog(LocateDialog)
        assert isinstance(dialog, LocateDialog)
        robot.click(dialog.by_fit)
        yield from self.pictured("hypothesis-from-the-fit", above=True)
        dialog.reject()
        yield Rest()

    def resect(self) -> Steps:
        yield from self._stage("plan")
        editor = self._plan().seizure_editor
        yield from self.pictured("plan-empty")
        robot.click(editor.by_name)
        yield from pick(editor.picker, self._zone())
        yield Until("a plan", lambda: self._studio.view.seizure_plan)
        yield from self._name("Zone removed")
        yield from self._run()
        yield from self.pictured("plan-resection")

    def ablate(self) -> Steps:
        editor = self._plan().seizure_editor
        robot.click(editor.more)
        yield from pick_entry(editor.menu, "New plan")
        yield Until("an empty plan", lambda: not self._changes())
        robot.click(editor.operations.button)
        yield from pick_entry(editor.operations.menu, "Laser ablation…")
        form = editor.operations.ablation
        yield Until("the form", form.isVisible)
        form.radius.set_value(ROOM_MM)
        yield from self.pictured("plan-ablation-form", above=True)
        robot.click(form.take)
        yield Until("a sphere", self._changes)
        yield from self._name("Laser ablation")
        yield from self._run()
        outcome = self._plan().seizure_outcome
        yield from choose(outcome.beside, 1)
        yield from self.pictured("plans-compared")

    def search(self) -> Steps:
        outcome = self._plan().seizure_outcome
        robot.click(outcome.segments.button("sets"))
        yield from self.pictured("sets-not-yet")
        sets, count = outcome.sets, len(self._studio.view.seizure_plans)
        robot.click(robot.button(sets, "Search"))
        yield Until("a search", lambda: self._studio.view.job("sets"), 60)
        yield Until("sets", self._has_sets, SEARCH_S)
        yield Rest()
        click_row(sets.table, 0)
        yield Until("a chosen set", sets.take.isEnabled)
        yield from self.pictured("sets")
        robot.click(sets.take)
        yield Until(
            "a plan of it", lambda: len(self._studio.view.seizure_plans) > count
        )
        robot.click(outcome.segments.button("outcome"))
        yield from self._name("Searched set")
        yield from self._run()
        yield from choose(outcome.beside, 1)
        yield from self.pictured("searched-plan-compared")

    def loop(self) -> Steps:
        outcome = self._plan().seizure_outcome
        robot.click(outcome.segments.button("loop"))
        yield from choose(outcome.loop.played, WITHOUT_MPC)
        robot.click(outcome.loop.start)
        yield Until("closed loops", lambda: self._studio.view.loops, PLAY_S)
        self._read_news()
        yield from self.pictured("closed-loop")
        robot.click(outcome.segments.button("outcome"))

    def report(self) -> Steps:
        yield from self._stage("report")
        page = self._window.pages["report"]
        assert isinstance(page, ReportPage)
        target = self._out / "report.pdf"
        target.unlink(missing_ok=True)
        field = page.setup.file
        robot.click(field)
        robot.press(self._window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, str(target))
        robot.click(page.setup.write)
        yield Until("the written report", page.setup.done.isVisible, REPORT_S)
        yield Until(
            "the preview", lambda: "page" in page.preview.state.text(), REPORT_S
        )
        yield from self.pictured("report")
        for number, image in enumerate(page_images(target)):
            image.save(str(self._out / f"report-page-{number + 1:02d}.png"))

    # ------------------------------------------------------------ single steps

    def _simulate(self, panel: SeizuresPanel) -> Steps:
        """A seizure as signals, which need room."""
        robot.click(robot.button(panel.full, "Simulate"))
        yield Until("signals", lambda: self._studio.view.full_seizures, PLAY_S)
        yield Rest()
        self._read_news()
        yield from self._turn_large(panel)
        yield from self.pictured("inspect-full-seizure")
        yield from self._turn_large(panel)

    def _changes(self) -> tuple:
        plan = self._studio.view.seizure_plan
        return () if plan is None else plan.changes

    def _name(self, name: str) -> Steps:
        """Another name for the shown plan."""
        yield Rest(0.8)  # panels follow one by one
        editor = self._plan().seizure_editor
        robot.click(editor.more)
        yield from pick_entry(editor.menu, "Rename…")
        yield Until("the dialog", lambda: shown_dialog(QInputDialog) is not None)
        dialog = shown_dialog(QInputDialog)
        assert isinstance(dialog, QInputDialog)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.selectAll()
        QTest.keyClicks(field, name)
        robot.click(robot.button(dialog, "OK"))
        yield Until("the name", lambda: self._plan_name() == name)

    def _plan_name(self) -> str:
        plan = self._studio.view.seizure_plan
        return "" if plan is None else plan.name

    def _run(self) -> Steps:
        editor = self._plan().seizure_editor
        yield Rest(0.8)  # panels follow one by one
        yield Until("Run to be offered", editor.run.isEnabled)
        robot.click(editor.run)
        yield Until("the outcome", self._has_outcome, PLAN_S)
        yield Rest()

    def _has_outcome(self) -> bool:
        plan = self._studio.view.seizure_plan
        return plan is not None and plan.outcome is not None

    def _has_sets(self) -> bool:
        twin = self._studio.view.seizure_twin
        return twin is not None and twin.search is not None

    def _has_progress(self) -> bool:
        """Of the fit, or that it is over."""
        (job,) = (one for one in self._studio.link.jobs if one.kind == "locate")
        return job.is_over or job.fraction > 0

    def _named_like(self, part: str) -> list[str]:
        return [name for name in self._studio.view.names if part in name][:1]

    def _zone(self) -> list[str]:
        """Regions that are called the zone; where none is, the likeliest seen one."""
        twin = self._studio.view.seizure_twin
        assert twin is not None
        zone = twin.zone
        seen = [at for at, sampled in enumerate(zone.sampled) if sampled]
        likeliest = max(seen, key=lambda at: zone.probability[at])
        return list(zone.named) or [zone.region_names[likeliest]]
