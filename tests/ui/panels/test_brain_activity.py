"""What is played over time in the 3D view: values, scale, time, and who hears of it."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from brainTwinStudio.project import FrozenMap, ParameterChange, Recording
from brainTwinStudio.project.disease import DiseaseInfo, KeptCourse
from brainTwinStudio.ui.panels.brain import BrainPanel
from brainTwinStudio.ui.panels.brain_activity import (
    AFTER,
    ARM_SD,
    _spread,
    activities_of,
)
from brainTwinStudio.ui.panels.brain_burden import BURDEN
from brainTwinStudio.ui.panels.brain_colouring import Colouring
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_played import time_words
from brainTwinStudio.ui.panels.brain_player import FRAME_MS
from brainTwinStudio.ui.panels.brain_playing import Playing
from brainTwinStudio.ui.panels.brain_scene import Shown, scene_of
from brainTwinStudio.ui.panels.signals import SignalsPanel
from brainTwinStudio.ui.plans import with_operations, without_change
from brainTwinStudio.ui.plots.brain import BrainScene, Tag, make
from brainTwinStudio.ui.plots.brain.flat_picture import FlatPicture
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Moment
from tests.ui.small import small_view


@pytest.fixture
def panel(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> BrainPanel:
    """On Inspect, with the small person's twin."""
    monkeypatch.setattr(make, "best_picture", FlatPicture)
    made = BrainPanel()
    qtbot.addWidget(made)
    made.resize(700, 420)
    made.set_stage("inspect")
    made.present(small_view())
    with qtbot.waitExposed(made):
        made.show()
    return made


def told(panel: BrainPanel | SignalsPanel) -> list[float | None]:
    """Moments that a panel wishes from now on."""
    found: list[float | None] = []
    panel.wish.connect(
        lambda wish: found.append(wish.time_s) if isinstance(wish, Moment) else None
    )
    return found


def run_of(view: View) -> Recording:
    assert view.recording is not None
    return view.recording


# ------------------------------------------------------------------ values


def test_signals_are_in_each_regions_own_standard_deviations():
    view = small_view()
    (found,) = activities_of(view, "inspect")
    run = run_of(view)
    at_s = 7 / run.sampling_hz
    own = run.signals
    score = (own[:, 7] - own.mean(axis=1)) / own.std(axis=1)
    assert found.row(at_s) == pytest.approx(score, abs=1e-4)
    assert found.ends == (-ARM_SD, ARM_SD)
    assert found.diverging
    assert found.seconds == pytest.approx(own.shape[1] / run.sampling_hz)


def test_recruited_regions_get_the_colour_of_their_onset_and_keep_it():
    spread = _spread("k", "Spread", "Delay", np.array([0.0, 4.0, np.nan, 2.0]), "")
    assert spread is not None
    at_2 = spread.row(2.0)
    assert at_2[[0, 3]].tolist() == [0.0, 2.0]
    assert np.isnan(at_2[[1, 2]]).all()
    assert spread.row(4.1)[1] == 4.0
    assert spread.ends == (0.0, 4.0)
    assert spread.seconds == pytest.approx(4 * AFTER)
    words = time_words(2.0, spread).replace("\u202f", " ").replace("\xa0", " ")
    assert words == "2.0 of 4.4 s · 2 of 3 recruited"


def test_nothing_is_played_where_no_region_takes_part():
    assert _spread("k", "Spread", "Delay", np.full(3, np.nan), "") is None
    assert activities_of(small_view(), "fit") == ()


def with_course(view: View) -> View:
    """A disease in the shown plan, looked at on days 0, 5 and 10."""
    assert view.project is not None
    shift = ParameterChange("a", (0.02,), "shift", view.names[:1])
    info = DiseaseInfo("ei-shift", "E/I shift", "", "", (), "regions", "days", "")
    burden = np.zeros((3, len(view.names)))
    burden[:, 0] = 0.0, 0.5, 1.0
    known = info, view.names[:1], FrozenMap(), (0.0, 5.0, 10.0), view.names
    course = KeptCourse("course-1", "plan-1", *known, burden, (shift,))
    edit = with_operations(view.project, "plan-1", (shift,))
    return replace(view, project=edit.project.with_course(course))


def test_a_disease_is_played_at_the_times_it_was_computed_for():
    view = with_course(small_view())
    (found,) = activities_of(view, "plan")
    assert found.label == "Burden, E/I shift"
    assert found.row(0.0)[0] == 0.0
    assert found.row(1.2)[0] == 0.5
    assert found.row(found.seconds)[0] == 1.0
    assert not found.row(found.seconds)[1:].any()
    assert time_words(1.2, found).replace("\xa0", " ") == "5.00 of 10.0 days"
    assert not activities_of(view, "inspect")[0].key.startswith("burden")


def test_a_disease_that_is_off_the_plan_is_not_played():
    view = with_course(small_view())
    assert view.project is not None
    last = len(view.project.scenario("plan-1").changes) - 1
    left = without_change(view.project, "plan-1", last)
    assert activities_of(replace(view, project=left.project), "plan") == ()


# ------------------------------------------------------------------ player


def test_off_the_scene_is_as_ever(panel: BrainPanel):
    player = panel.player
    assert player.isVisible()
    assert player.activity is None
    assert not player.is_playing
    shown = scene_of(small_view(), "inspect", Look())
    assert shown is not None
    assert player.onto(shown) == (shown.scene, None)
    assert not player.slider.isVisible()


def test_days_of_a_disease_are_no_moments_of_signals(panel: BrainPanel):
    player, found = panel.player, told(panel)
    panel.set_stage("plan")
    panel.present(with_course(small_view()))
    player.go(1.0)
    assert player.activity is not None
    assert player.activity.key.startswith("burden")
    assert set(found) == {None}
    assert not player.speed.isVisible()
    panel.show_moment(40.0)
    assert player.time_s == 1.0
    assert panel.view3d.scene.value_title == "Burden, E/I shift"
    assert panel.view3d.scene.stands_out == "high"
    assert panel.note.text().startswith(BURDEN)


def test_a_moment_changes_only_colours(panel: BrainPanel):
    player, view3d = panel.player, panel.view3d
    player.go(0.0)
    before = view3d.drawing
    player.go(player.activity.seconds / 2 if player.activity else 0)
    assert view3d.drawing.shape is before.shape
    assert view3d.drawing.states is before.states
    assert (view3d.drawing.colours != before.colours).any()
    assert view3d.scene.value_range == (-ARM_SD, ARM_SD)
    assert view3d.scene.value_title == "Measured fMRI"


def test_playing_goes_on_and_stops_when_hidden(qtbot: QtBot, panel: BrainPanel):
    player = panel.player
    player.toggle()
    qtbot.waitUntil(lambda: player.time_s > 0.5, timeout=5000)
    panel.hide()
    assert not player.is_playing
    at_s = player.time_s
    qtbot.wait(3 * FRAME_MS)
    assert player.time_s == at_s


def test_at_the_end_it_stops_and_begins_anew(qtbot: QtBot, panel: BrainPanel):
    player = panel.player
    player.go(1e9)
    assert player.activity is not None
    assert player.time_s == player.activity.seconds
    player.toggle()
    assert player.is_playing
    assert player.time_s < 1.0
    player.pause()


def test_keys_of_the_view_play_and_step(qtbot: QtBot, panel: BrainPanel):
    player, view3d = panel.player, panel.view3d
    qtbot.keyClicks(view3d, "p")
    assert player.is_playing
    qtbot.keyClicks(view3d, ".")
    assert not player.is_playing
    later = player.time_s
    qtbot.keyClicks(view3d, ",")
    assert player.time_s < later


def test_another_colour_ends_the_activity(panel: BrainPanel):
    panel.player.go(3.0)
    panel.set_look(replace(panel.look, colour="strength"))
    assert panel.player.activity is None
    assert panel.view3d.scene.value_title == "Strength"


# ------------------------------------------------------------------ one moment for all


def test_the_moment_is_told_and_heard_once(qtbot: QtBot, panel: BrainPanel):
    heard = told(panel)
    panel.player.go(5.0)
    assert heard[-1] == 5.0
    heard.clear()
    panel.show_moment(5.0)  # the studio tells the sender as well
    panel.show_moment(9.0)
    assert panel.player.time_s == 9.0
    assert heard.count(9.0) <= 1
    panel.player.choose(None)
    assert heard[-1] is None


def test_signals_mark_the_moment_and_a_click_picks_one(qtbot: QtBot):
    panel = SignalsPanel()
    qtbot.addWidget(panel)
    panel.resize(600, 420)
    panel.present(small_view())
    line = panel.traces._moment.item
    assert not line.isVisible()
    panel.show_moment(12.0)
    assert line.isVisible()
    assert line.value() == 12.0
    panel.show_moment(None)
    assert not line.isVisible()
    heard = told(panel)
    panel.traces.time_picked.emit(3.0)
    assert heard == [3.0]


def test_what_happens_without_the_plan_has_no_marks_of_it():
    """Else a removed region would be an empty ring while it is said to seize."""
    scene = replace(demo_like(), removed=(1,), tags=(Tag(1, "Removed", "", "cut"),))
    spread = _spread("k", "Spread", "Delay", np.array([0.0, 1.0]), "")
    assert spread is not None
    playing: Any = SimpleNamespace(activity=spread, time_s=1.0)
    found, beside = Playing.onto(playing, Shown(scene, Colouring("", "", np.empty(0))))
    assert (found.removed, found.tags, beside) == ((), (), None)
    playing.activity = replace(spread, of_plan=True)
    found, _ = Playing.onto(playing, Shown(scene, Colouring("", "", np.empty(0))))
    assert found.removed == (1,)


def demo_like() -> BrainScene:
    places = np.array([[-30.0, 0, 0], [30.0, 0, 0]])
    return BrainScene(places, ("A", "B"), ("L", "R"), np.zeros((2, 2)))
