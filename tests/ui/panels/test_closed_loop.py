"""Closed loops on Plan: what is asked of the engine, and what its answer shows."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from brainTwinStudio.jobs.loop_requests import LoopRequest
from brainTwinStudio.project.loop import Measured, TwinPlant
from brainTwinStudio.report import loop_words as say_of
from brainTwinStudio.report.wording import NOT_ESTIMATED, region
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.seizure_outcome import SeizureOutcomePanel
from brainTwinStudio.ui.wishes import Ask, Do
from tests.made_loops import of_twin
from tests.ui.panels.test_seizures import every_number_has_an_interval
from tests.ui.seizure_views import seizure_view


@pytest.fixture
def panel(qtbot) -> SeizureOutcomePanel:
    made = SeizureOutcomePanel()
    qtbot.addWidget(made)
    made.resize(762, 325)  # as in a window of 1280 x 720
    made.show()
    made.present(replace(seizure_view(), loops={}))
    made.segments.button("loop").click()
    return made


def test_the_question_is_asked_of_the_twin(panel, qtbot) -> None:
    bench, twin = panel.loop, seizure_view().seizure_twin
    assert twin is not None
    assert bench.stack.currentWidget() is bench.empty
    contact = bench.sense.findText(twin.seizures[0].channel_names[0])
    bench.sense.setCurrentIndex(contact)
    bench.target.setCurrentIndex(bench.target.findText(region(twin.zone.named[0])))
    bench.delay.set_value(25.0)
    bench.limit.set_value(2.0)
    bench.marker.setCurrentIndex(2)
    with qtbot.waitSignal(panel.wish) as told:
        bench.start.click()
    (wish,) = told.args
    assert isinstance(wish, Ask)
    asked = wish.request
    assert isinstance(asked, LoopRequest)
    assert isinstance(asked.plant, TwinPlant)
    assert asked.plant.sensed == twin.seizures[0].channel_names[:1]
    assert asked.plant.stimulated == twin.zone.named[:1]
    assert asked.controllers == ("open_loop", "threshold", "koopman_mpc")
    assert (asked.delay_s, asked.limit, asked.runs) == (0.025, 2.0, 4)
    assert asked.marker == "variance"


def test_the_answer_stands_in_a_table_beside_one_run(panel) -> None:
    view, bench = seizure_view(), panel.loop
    panel.present(view)
    assert bench.stack.currentWidget() is not bench.empty
    rows = bench.table.rows
    shown = [rows.data(rows.index(1, n)) for n in range(rows.columnCount())]
    assert shown == [
        "Threshold",
        "10 % [9, 11]",
        "10 % [9, 11]",
        "0.1 [0.1, 0.1]",
        "0.10 [0.090, 0.11]",
    ]
    first, *samples = bench.plot.numbers().splitlines()
    assert first.split("\t")[1:] == ["Sensed", "Input"]
    assert float(samples[3].split("\t")[1]) == pytest.approx(np.sin(1), abs=1e-5)
    assert "Without the plan" in bench.told.text()
    assert "recordings at rest cannot tell it" in bench.caution.words.text()
    assert panel.fact_of("LoopTrace") == "closed-loop"
    assert bench.shown.text() == "One run: Threshold"
    bench.table.selectRow(0)
    assert bench.shown.text() == "One run: None"


def test_a_job_is_told_of_and_stopped(panel, qtbot) -> None:
    view, bench = replace(seizure_view(), loops={}), panel.loop
    assert view.seizure_twin is not None
    places = TwinPlant(view.seizure_twin, view.names[:1], view.names[:1])
    asked = LoopRequest(places, ("threshold",))
    going = Job(1, "closed-loop", "", asked, "running", "Threshold", 0.5)
    panel.present(replace(view, jobs=(going,)))
    words = bench.empty.findChild(QLabel)
    assert words is not None
    assert words.text() == "Threshold, 50 %."
    with qtbot.waitSignal(panel.wish) as told:
        bench.start.click()
    (wish,) = told.args
    assert isinstance(wish, Do)
    assert (wish.action, wish.argument) == ("stop", going.id)
    panel.show_job(replace(going, state="done"))
    assert bench.start.text() == "Play"


def test_every_number_has_an_interval(panel) -> None:
    every_number_has_an_interval(panel, lambda: panel.show_segment("loop"))


def test_a_trigger_says_when_it_was_on_and_how_often_for_nothing(panel) -> None:
    made = of_twin("seizures-1", ("a",)).rows[1]
    assert say_of.trigger(made) == ""  # it never triggered
    early = replace(
        made,
        latency_s=Measured(-1.5, -1.8, -0.4),
        missed=Measured(0.25, 0.1, 0.4),
        false_per_min=Measured(2.0, 1.0, 3.0),
    )
    said = say_of.trigger(early)
    assert "on 1.50 s [0.40, 1.80] before the beginning" in said
    assert "missed 25 % [10, 40]; 2.0 [1.0, 3.0] false per min" in said
    assert "0.30 s" in say_of.trigger(replace(early, latency_s=Measured(0.3, 0.1, 1)))
    missed = replace(early, latency_s=made.latency_s)
    assert NOT_ESTIMATED in say_of.trigger(missed)
    view = seizure_view()
    twin_id, found = next(iter(view.loops.items()))
    panel.present(replace(view, loops={}))
    told = replace(found, rows=(found.rows[0], early))
    panel.present(replace(view, loops={twin_id: told}))
    assert panel.loop.trigger.text() == said
    panel.loop.table.selectRow(0)
    assert not panel.loop.trigger.isVisible()


def test_what_was_not_measured_is_not_estimated() -> None:
    made = of_twin("seizures-1", ("a",)).rows[1]
    none = replace(made, share_ill=made.latency_s, regions=made.latency_s)
    assert say_of.cells(none)[1] == NOT_ESTIMATED
    assert say_of.cells(none)[3] == NOT_ESTIMATED
