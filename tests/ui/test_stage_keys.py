"""Ctrl+R starts a fit and stops it; Delete takes a change off where it is seen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.ui.pages.plan import PlanPage
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.taking_off import selected_change, wish_of
from brainTwinStudio.ui.view import View
from tests.ui.plan_answers import showing
from tests.ui.small import small_view
from tests.ui.test_studio import FakeLink, link, studio

__all__ = ["link", "studio"]  # fixtures


def press(studio: Studio, key: Qt.Key, *, ctrl: bool = False) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    held = control if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(studio.window.windowHandle(), key, held)
    studio.present_now()


def opened(studio: Studio, stage: str) -> None:
    studio.show_stage(stage)
    studio.present_now()
    studio.window.show()
    studio.window.activateWindow()
    assert QTest.qWaitForWindowActive(studio.window)


def test_ctrl_r_starts_and_stops_on_the_page_of_the_fit(
    studio: Studio, link: FakeLink
) -> None:
    opened(studio, "fit")
    press(studio, Qt.Key.Key_R, ctrl=True)
    (job,) = (job for job in link.jobs if isinstance(job.request, FitRequest))
    assert link.stopped == []
    press(studio, Qt.Key.Key_R, ctrl=True)
    assert link.stopped == [job.id]


def test_ctrl_r_elsewhere_never_stops(studio: Studio, link: FakeLink) -> None:
    opened(studio, "fit")
    press(studio, Qt.Key.Key_R, ctrl=True)
    opened(studio, "inspect")
    press(studio, Qt.Key.Key_R, ctrl=True)
    (dialog,) = studio.dialogs
    assert link.stopped == []
    dialog.close()


# ---------------------------------------------------------------- Delete


def selecting(view: View, number: int | None, *regions: str) -> View:
    chosen = replace(view.selection, change=number, regions=regions, edges=())
    return replace(view, selection=chosen)


def test_the_change_that_is_seen_is_the_one_that_goes() -> None:
    view = showing(small_view(), "plan-1")
    pole, fusiform = "ctx-lh-temporalpole", "ctx-lh-fusiform"
    assert selected_change(selecting(view, 0, pole)) == 0
    assert selected_change(selecting(view, None, fusiform)) == 1
    assert selected_change(selecting(view, 0, fusiform)) == 1  # not the chosen card's
    assert selected_change(selecting(view, 0, "ctx-rh-insula")) is None
    assert selected_change(selecting(view, None)) is None
    assert wish_of(replace(selecting(view, 0, pole), read_only=True)) is None
    wish = wish_of(selecting(view, 0, pole))
    assert wish is not None
    assert len(wish.project.scenario("plan-1").changes) == 2
    assert "Temporal pole" in wish.text


@pytest.mark.parametrize("place", ["brain", "matrix", "history"])
def test_delete_counts_where_the_selection_is_drawn(studio: Studio, place: str) -> None:
    project = studio.session.project
    assert project is not None
    region = "ctx-lh-temporalpole"
    before = studio.session.selection
    studio.session.select(
        replace(before, scenario_id="plan-1", twin_id="twin-1", regions=(region,))
    )
    opened(studio, "plan")
    page, brain = studio.window.page, studio.window.brain
    assert isinstance(page, PlanPage)
    widget = {
        "brain": brain.view3d,
        "matrix": page.difference.plot,
        "history": page.history.list,
    }[place]
    widget.setFocus()
    press(studio, Qt.Key.Key_Delete)
    changed = studio.session.project
    assert changed is not None
    gone = 1 if place != "history" else 0
    count = len(project.scenario("plan-1").changes)
    assert len(changed.scenario("plan-1").changes) == count - gone
    if gone:
        studio.act("undo")
        back = studio.session.project
        assert back is not None
        plan = back.scenario("plan-1")
        assert plan.changes == project.scenario("plan-1").changes
