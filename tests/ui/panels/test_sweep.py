"""A sweep over amplitude and frequency: run by run, and a click sets a cell."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.messages import ScenarioAnswer, ScenarioRequest
from brainTwinStudio.project import (
    Effect,
    Familiarity,
    FrozenMap,
    ScenarioResult,
    Stimulation,
)
from brainTwinStudio.project.familiarity import judged, score
from brainTwinStudio.ui import plans, sweeps
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.sweep import NOTHING, RING, SweepPanel
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Change
from tests.ui.panels.listening import deeds, wishes_of
from tests.ui.plan_answers import showing
from tests.ui.small import small_project, small_view

LEFT = Qt.MouseButton.LeftButton


def effect(value: float) -> Effect:
    return Effect("target_power", "Log power of stimulated regions", "log",
                  value, value - 0.1, value + 0.1, -8.0, 16)  # fmt: skip


def stimulation_view(**new: object) -> View:
    view = showing(small_view(), "plan-2", change=0)
    assert view.project is not None
    stimulus = replace(view.project.scenario("plan-2").changes[0], **new)
    edit = plans.changed(view.project, "plan-2", 0, stimulus)
    return replace(view, project=edit.project)


def begun() -> sweeps.Sweep:
    project = small_project()
    sweep = sweeps.begun(project.scenario("plan-2"), 0, project.twin("twin-1"))
    assert sweep is not None
    return sweep


@pytest.fixture
def panel(qtbot: QtBot) -> SweepPanel:
    made = SweepPanel()
    qtbot.addWidget(made)
    made.resize(600, 320)
    made.present(stimulation_view())
    made.show()
    return made


class Engine:
    """Answers what a panel asks, one job at a time, as the engine would."""

    def __init__(self, panel: SweepPanel, view: View, factor: float = 1.0) -> None:
        self.panel, self.view, self.factor = panel, view, factor
        self.wishes = wishes_of(panel)
        self.answered = 0
        self.how: Familiarity | None = None

    @property
    def asked(self) -> list[ScenarioRequest]:
        asks = [wish for wish in self.wishes if isinstance(wish, Ask)]
        return [w.request for w in asks if isinstance(w.request, ScenarioRequest)]

    def answer(self, state: str = "done") -> None:
        """Finish the latest request with an effect that grows with the amplitude."""
        request = self.asked[-1]
        stimulus = request.scenario.changes[0]
        assert isinstance(stimulus, Stimulation)
        found = effect(10 * self.factor * stimulus.amplitude)
        result = ScenarioResult((found,), FrozenMap(), familiarity=self.how)
        runs = np.zeros((16, 4, 12))
        done = ScenarioAnswer(replace(request.scenario, result=result), runs, runs, 2.0)
        answer = done if state == "done" else None
        job = Job(len(self.asked), "scenario", "Sweep", request, state)  # type: ignore[arg-type]
        job = replace(job, sentence="Too loud.", answer=answer)
        self.view = replace(self.view, jobs=(job,))
        self.panel.present(self.view)
        self.answered += 1


# ---------------------------------------------------------------- the grid


def test_a_sweep_goes_around_the_present_values_and_begins_with_them():
    sweep = begun()
    assert sweep.amplitudes == (0.005, 0.01, 0.02, 0.03, 0.04)
    assert sweep.frequencies_hz == (0.0125, 0.025, 0.05, 0.1, 0.2)
    assert sweep.next_place == (2, 2)
    stimulus = sweeps.stimulus_at(sweep, (4, 0))
    assert (stimulus.amplitude, stimulus.frequency_hz) == (0.005, 0.2)


def test_a_run_of_a_cell_is_no_plan_of_the_project():
    sweep = begun()
    request = sweeps.request_of(sweep, (0, 4), small_project().twin("twin-1"))
    assert request.scenario.id not in {s.id for s in small_project().scenarios}
    assert request.scenario.seeds == sweeps.RUNS_A_CELL
    assert request.scenario.seed == sweep.plan.seed


def test_frequencies_stay_within_what_the_model_follows():
    project = small_project()
    plan = replace(
        project.scenario("plan-2"),
        changes=(Stimulation(("ctx-lh-cuneus",), "sine", 0.02, 2.0),),
    )
    sweep = sweeps.begun(plan, 0, project.twin("twin-1"))
    assert sweep is not None
    assert max(sweep.frequencies_hz) == 2.5
    assert len(set(sweep.frequencies_hz)) == len(sweep.frequencies_hz)


def test_a_constant_input_has_nothing_to_sweep():
    project = small_project()
    for stimulus in (
        Stimulation(("ctx-lh-cuneus",)),
        Stimulation(("ctx-lh-cuneus",), "sine", amplitude=0.0),
    ):
        plan = replace(project.scenario("plan-2"), changes=(stimulus,))
        assert sweeps.begun(plan, 0, project.twin("twin-1")) is None


def test_the_grid_has_values_noise_and_words():
    sweep = sweeps.with_result(begun(), (2, 2), (effect(0.3),))
    sweep = sweeps.with_result(sweep, (2, 0), (effect(0.05),))
    values, noise, words, unit = sweeps.grid(sweep, "target_power")
    assert values[2, 2] == pytest.approx(100 * np.expm1(0.3))
    assert np.isnan(values).sum() == 23
    assert noise[2, 0]
    assert not noise[2, 2]
    assert unit == "%"
    assert words[2][2].startswith("0.02/s, 0.05 Hz: +35")
    assert words[0][0] == "not run yet"


def test_every_cell_says_whether_the_twin_knows_it():
    far = judged((score("input", "Input", 0.001, 2.0, "The stimulus is strong."),))
    near = judged((score("input", "Input", 0.5, 0.2, "weak."),))
    sweep = begun()
    for place, how in (((2, 2), far), ((2, 1), near), ((0, 0), None)):
        sweep = sweeps.with_result(sweep, place, (effect(0.3),), how)
    _, _, words, _ = sweeps.grid(sweep, "target_power")
    assert "The stimulus is strong." in words[2][2]
    assert near.sentence in words[2][1]
    assert "not estimated" in words[0][0]
    assert np.argwhere(sweeps.beyond(sweep)).tolist() == [[2, 2]]


def test_a_cell_beyond_what_the_twin_knows_has_a_corner(
    panel: SweepPanel, qtbot: QtBot
):
    """Of all that was answered, the last one; it alone is unlike its own middle."""
    far = judged((score("input", "Input", 0.001, 2.0, "The stimulus is strong."),))
    engine = Engine(panel, stimulation_view(), factor=10)
    panel.empty.pressed.emit()
    for count, how in enumerate((None, None, far)):
        qtbot.waitUntil(lambda count=count: len(engine.asked) == count + 1)
        engine.how = how
        engine.answer()
    picture = panel.plot.grab().toImage()
    ratio = picture.devicePixelRatio()

    def alike(place: tuple[int, int]) -> bool:
        box = panel.plot.cell(*place)
        corner = (box.topRight() + QPointF(-3, 3)) * ratio
        beside = (box.center() + QPointF(9, 0)) * ratio
        points = corner.toPoint(), beside.toPoint()
        return picture.pixel(points[0]) == picture.pixel(points[1])

    assert alike((0, 0))
    assert not alike((0, 1))


def test_only_amplitude_and_frequency_may_differ():
    sweep, project = begun(), small_project()
    plan = project.scenario("plan-2")
    stimulus = plan.changes[0]
    louder = replace(plan, changes=(replace(stimulus, amplitude=0.04),))
    later = replace(plan, changes=(replace(stimulus, start_s=20.0),))
    assert sweeps.belongs(sweep, louder, 0)
    assert not sweeps.belongs(sweep, later, 0)
    assert not sweeps.belongs(sweep, replace(plan, id="other"), 0)
    assert sweeps.place_of(sweep, louder.changes[0]) == (2, 4)  # type: ignore[arg-type]


# ---------------------------------------------------------------- the panel


def test_a_sweep_is_offered_where_there_is_something_to_sweep(panel: SweepPanel):
    assert panel.stack.currentWidget() is panel.empty
    assert panel.empty._button.text() == "Sweep"
    panel.present(stimulation_view(waveform="constant"))
    assert panel.empty._text.text() == NOTHING
    assert panel.empty._button.isHidden()


def test_cells_are_asked_one_after_the_other_until_all_are_there(
    panel: SweepPanel, qtbot: QtBot
):
    engine = Engine(panel, stimulation_view())
    panel.empty.pressed.emit()
    for done in range(25):
        qtbot.waitUntil(lambda count=done + 1: len(engine.asked) == count)
        assert panel.state.text() == f"Running, {done} of 25"
        engine.answer()
    qtbot.waitUntil(lambda: panel.state.text() == RING)
    assert len(engine.asked) == 25
    assert len({request.scenario.id for request in engine.asked}) == 25
    assert panel.button.text() == "Sweep again"


def test_a_sweep_can_be_stopped(panel: SweepPanel, qtbot: QtBot):
    engine = Engine(panel, stimulation_view())
    panel.empty.pressed.emit()
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.asked) == 2)
    running = Job(9, "scenario", "Sweep", engine.asked[1], "running")
    panel.present(replace(engine.view, jobs=(running,)))
    qtbot.mouseClick(panel.button, LEFT)
    assert deeds(engine.wishes) == [("stop", 9)]
    assert panel.state.text() == "Stopped, 1 of 25"


def test_a_cell_that_vanished_from_the_queue_counts_as_stopped(
    panel: SweepPanel, qtbot: QtBot
):
    engine = Engine(panel, stimulation_view())
    panel.empty.pressed.emit()
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.asked) == 2)
    waiting = Job(9, "scenario", "Sweep", engine.asked[1])
    panel.present(replace(engine.view, jobs=(waiting,)))
    assert panel.state.text() == "Running, 1 of 25"
    panel.present(replace(engine.view, jobs=()))
    assert panel.state.text() == "Stopped, 1 of 25"
    assert panel.button.text() == "Sweep again"


def test_a_cell_that_never_came_into_the_queue_counts_as_stopped(panel: SweepPanel):
    engine = Engine(panel, stimulation_view())
    panel.empty.pressed.emit()
    panel.present(replace(engine.view, jobs=()))  # may be from before it was asked
    panel.present(panel._view)
    assert panel.state.text() == "Running, 0 of 25"
    panel.present(replace(engine.view, jobs=()))
    assert panel.state.text() == "Stopped, 0 of 25"


def test_a_sweep_goes_on_when_the_person_comes_back(panel: SweepPanel, qtbot: QtBot):
    engine = Engine(panel, stimulation_view())
    panel.empty.pressed.emit()
    panel.hide()  # another tab; the cell is done meanwhile
    panel.show()
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.asked) == 2)
    assert panel.state.text() == "Running, 1 of 25"


def test_the_sweep_of_another_project_is_gone(panel: SweepPanel):
    engine = Engine(panel, stimulation_view())
    panel.empty.pressed.emit()
    engine.answer()
    panel.present(replace(engine.view, path=Path("/other.btproj")))
    assert panel.stack.currentWidget() is panel.empty


def test_a_failure_ends_the_sweep_with_its_sentence(panel: SweepPanel):
    engine = Engine(panel, stimulation_view())
    panel.empty.pressed.emit()
    engine.answer("failed")
    assert panel.state.text() == "The sweep stopped: Too loud."
    assert len(engine.asked) == 1


def test_a_click_on_a_cell_sets_its_amplitude_and_frequency(
    panel: SweepPanel, qtbot: QtBot
):
    engine = Engine(panel, stimulation_view())
    panel.empty.pressed.emit()
    engine.answer()
    where = panel.plot.cell(3, 4).center().toPoint()
    qtbot.mouseClick(panel.plot, LEFT, pos=where)
    change = engine.wishes[-1]
    assert isinstance(change, Change)
    stimulus = change.project.scenario("plan-2").changes[0]
    assert isinstance(stimulus, Stimulation)
    assert (stimulus.amplitude, stimulus.frequency_hz) == (0.04, 0.1)
    panel.present(replace(engine.view, project=change.project))
    assert panel.stack.currentWidget() is panel.plot  # the map still holds
    assert panel.plot._current == (3, 4)


def test_keys_reach_every_cell(panel: SweepPanel, qtbot: QtBot):
    engine = Engine(panel, stimulation_view())
    panel.empty.pressed.emit()
    engine.answer()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(panel.plot, key)
    assert panel.plot.accessibleDescription() == "not run yet"
    qtbot.keyClick(panel.plot, Qt.Key.Key_Return)
    change = engine.wishes[-1]
    assert isinstance(change, Change)
    stimulus = change.project.scenario("plan-2").changes[0]
    assert isinstance(stimulus, Stimulation)
    assert (stimulus.amplitude, stimulus.frequency_hz) == (0.03, 0.1)


def test_another_stimulus_drops_the_map(panel: SweepPanel):
    engine = Engine(panel, stimulation_view())
    panel.empty.pressed.emit()
    engine.answer()
    panel.present(stimulation_view(start_s=30.0))
    assert panel.stack.currentWidget() is panel.empty
    panel.present(engine.view)
    assert panel.stack.currentWidget() is panel.empty


def test_the_numbers_of_the_map_can_be_copied(panel: SweepPanel):
    engine = Engine(panel, stimulation_view())
    panel.empty.pressed.emit()
    engine.answer()
    lines = panel.plot.numbers().split("\n")
    assert len(lines) == 6
    assert lines[0].split("\t")[1:] == ["0.005", "0.01", "0.02", "0.03", "0.04"]
