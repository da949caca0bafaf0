"""The end of the case of the demo epilepsy patient: it is located once more, with a
hypothesis by hand, which then stands beside the named zone."""

from collections.abc import Callable

from epilepsy_case_steps import HAND, LOCATE_S, EpilepsyCase
from window_hands import choose, click_row, pick, shown_dialog

from brainTwinStudio.report.wording import region
from brainTwinStudio.ui.dialogs.locate import LocateDialog
from brainTwinStudio.ui.pages.inspect import SEIZURES, InspectPage
from brainTwinStudio.ui.walk import robot
from brainTwinStudio.ui.walk.runner import Rest, Steps, Until


class CaseWithHypothesis(EpilepsyCase):
    """After the report, so that all else is told by the recordings alone."""

    def parts(self) -> list[tuple[str, Callable[[], Steps]]]:
        return [*super().parts(), ("a fit with a hypothesis", self.hold)]

    def hold(self) -> Steps:
        yield from self._stage("inspect")
        page = self._window.pages["inspect"]
        assert isinstance(page, InspectPage)
        if not page.seizures.isVisible():
            robot.click(page._tabs[0].tabs[SEIZURES])
        twins = len(self._studio.view.seizure_twins)
        robot.click(page.seizures.again)
        yield Until("the set-up", lambda: shown_dialog(LocateDialog) is not None)
        dialog = shown_dialog(LocateDialog)
        assert isinstance(dialog, LocateDialog)
        robot.click(robot.button(dialog, "Regions…"))
        yield from pick(dialog.pickers["zone"], self._named_like(HAND))
        yield Until("a hypothesis by hand", lambda: dialog.guess)
        robot.click(dialog.effort.button(self._effort))
        robot.click(dialog.start)
        yield Until(
            "the twin", lambda: len(self._studio.view.seizure_twins) > twins, LOCATE_S
        )
        yield Until("the engine to rest", self._sight.is_idle, 60)
        self._read_news()
        yield from self._select(page)
        robot.click(page.seizures.segments.button("contacts"))
        yield from self.pictured("hypothesis-agreement")
        colour = self._window.brain.controls.colour
        yield from choose(colour, colour.findData("hypothesis"))
        yield from self._turn_large(self._window.brain)
        yield from self.pictured("hypothesis-held")

    def _select(self, page: InspectPage) -> Steps:
        """What was held to be the zone, by its row."""
        (held,) = self._named_like(HAND)
        robot.click(page.seizures.segments.button("zone"))
        yield Rest()
        rows = page.seizures.zone.table.rows
        names = [rows.cell(rows.index(row, 1)).text for row in range(rows.rowCount())]
        click_row(page.seizures.zone.table, names.index(region(held)))
        yield Until(
            "it selected", lambda: self._studio.view.selection.regions == (held,)
        )
