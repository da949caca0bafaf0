"""PCI, entrainment and phase responses of a plan's targets on Plan."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.dynamics_requests import (
    PulseAtPhaseRequest,
    RegionEntrainmentRequest,
    ResponseComplexityRequest,
)
from brainTwinStudio.project.familiarity import NOT_OF_READOUTS
from brainTwinStudio.report import readout_words as say_of
from brainTwinStudio.report.wording import NOT_ESTIMATED
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.job_kinds import KINDS
from brainTwinStudio.ui.panels.readouts import ASKS, ReadoutsPanel
from brainTwinStudio.ui.told import Told
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do
from tests.made_readouts import by_phase, complexity, entrainment
from tests.ui.panels.listening import wishes_of
from tests.ui.plan_answers import showing
from tests.ui.small import small_view

AT = "ctx-lh-precuneus"  # the target of the small project's stimulation
ASKED = {
    "complexity": ResponseComplexityRequest,
    "entrainment": RegionEntrainmentRequest,
    "phase-response": PulseAtPhaseRequest,
}


def stimulating() -> View:
    return showing(small_view(), "plan-2")


def told() -> View:
    view = stimulating()
    assert view.twin is not None
    known = (complexity(AT), entrainment(AT), by_phase(AT))
    return replace(view, readouts={view.twin.id: known})


@pytest.fixture
def panel(qtbot: QtBot) -> ReadoutsPanel:
    made = ReadoutsPanel()
    qtbot.addWidget(made)
    made.resize(750, 240)
    made.show()
    return made


def words_of(panel: ReadoutsPanel) -> str:
    words = panel.empty.findChild(QLabel)
    assert words is not None
    return words.text()


@pytest.mark.parametrize("kind", ASKED)
def test_the_question_is_asked_of_a_target_of_the_plan(panel: ReadoutsPanel, kind):
    view = stimulating()
    panel.present(view)
    panel.segments.button(kind).click()
    assert words_of(panel).startswith("Not estimated.")
    wishes = wishes_of(panel)
    panel.start.click()
    (wish,) = wishes
    assert isinstance(wish, Ask)
    asked = wish.request
    assert isinstance(asked, ASKS)
    assert type(asked) is ASKED[kind]
    assert view.names[asked.region] == AT
    assert asked.twin is view.twin
    assert "L Precuneus" in wish.title
    assert KINDS[type(asked)] == "readouts"


def test_a_job_is_told_of_and_stopped_and_its_fault_said(panel: ReadoutsPanel):
    view = stimulating()
    assert view.twin is not None
    asked = ResponseComplexityRequest(view.twin, view.names.index(AT))
    going = Job(3, "readouts", "", asked, "running", "Stimulating", 0.2)
    panel.present(replace(view, jobs=(going,)))
    assert "Stimulating, 20 %" in words_of(panel)
    assert panel.start.text() == "Stop"
    wishes = wishes_of(panel)
    panel.start.click()
    assert isinstance(wishes[0], Do)
    assert (wishes[0].action, wishes[0].argument) == ("stop", 3)
    panel.segments.button("entrainment").click()  # nobody asked that
    assert panel.start.text() == "Compute"
    panel.segments.button("complexity").click()
    failed = replace(going, state="failed", sentence="It has no equations.")
    panel.present(replace(view, jobs=(failed,)))
    panel.show_job(failed)
    assert words_of(panel) == "Not estimated. It has no equations."
    assert panel.start.text() == "Compute"


def test_pci_stands_beside_that_without_a_pulse(panel: ReadoutsPanel):
    panel.present(told())
    bench = panel.complexity
    assert panel.stack.currentWidget() is bench
    said = bench.told.text()
    assert "PCI 0.400 [0.360, 0.440], without a pulse not estimated" in said
    assert "with the pulse less that without: 2.00 [1.80, 2.20]" in said
    assert bench.missing.item.toPlainText() == NOT_ESTIMATED
    assert "0.400 [0.360, 0.440]" in bench.pci.numbers()
    assert bench.line.y[0] == pytest.approx(75)
    assert "TMS-EEG" in bench.about.text()
    assert panel.unknown.text() == NOT_OF_READOUTS
    assert panel.start.text() == "Compute again"
    assert panel.fact_of("IntervalPlot") == "complexity"


def test_a_tongue_shows_the_plan_and_a_row_with_intervals(panel: ReadoutsPanel):
    view = told()
    panel.present(view)
    panel.segments.button("entrainment").click()
    bench = panel.entrainment
    head, *rows = bench.map.numbers().splitlines()
    assert head.split("\t")[1:] == ["0.030", "0.050", "0.070"]
    assert rows[0].split("\t")[2] == "0.6"
    bench.map.cell_clicked.emit(0, 1)
    columns = bench.plot.numbers().splitlines()
    assert len(columns[0].split("\t")) == 7  # x, value and ends, with and without
    assert float(columns[2].split("\t")[1]) == pytest.approx(0.6)
    assert "follows." in bench.told.text()
    assert "does not follow" in bench.plot.accessibleDescription()
    assert panel.fact_of("SweepMap") == "entrainment"
    assert panel._own() == (0.02, 0.05)
    assert "beyond this map" not in bench.told.text()
    bench.set(entrainment(AT), (0.02, 0.4))
    assert "beyond this map" in bench.told.text()


def test_a_phase_that_nobody_met_is_not_estimated(panel: ReadoutsPanel):
    panel.present(told())
    panel.segments.button("phase-response").click()
    bench = panel.phases
    assert "338°: shift not estimated" in bench.shift.accessibleDescription()
    assert "7 of 8 phases shift beyond their interval" in bench.told.text()
    lines = bench.growth.numbers().splitlines()
    assert "nan" in lines[-1]
    grown = 100 * np.expm1(0.3 * np.cos(np.pi / 8))
    assert float(lines[1].split("\t")[1]) == pytest.approx(grown)
    none = replace(by_phase(AT), shift=replace(by_phase(AT).shift, low=np.full(8, -9.0),
                                               high=np.full(8, 9.0)))  # fmt: skip
    assert "No phase" in say_of.of_strongest(none)


def test_a_stopped_answer_says_so() -> None:
    pci = replace(complexity(AT), stopped=True)
    tongue = replace(entrainment(AT), stopped=True)
    phases = replace(by_phase(AT), stopped=True)
    assert say_of.about_complexity(pci).startswith(say_of.STOPPED)
    assert say_of.about_entrainment(tongue, "here").startswith(say_of.STOPPED)
    assert say_of.about_phases(phases).startswith(say_of.STOPPED)


def test_the_newest_of_a_kind_and_region_is_known():
    kept = Told()
    kept.keep(entrainment(AT), "twin-1")
    kept.keep(entrainment(AT, 2.0), "twin-1")
    (newest,) = kept.shown()["readouts"]["twin-1"]
    assert newest.chance.value[0] == pytest.approx(0.44)
    view = told()
    assert view.twin is not None
    saved = replace(view.twin, readouts=(entrainment("b"), entrainment(AT, 3.0)))
    assert view.project is not None
    view = replace(view, project=view.project.with_twin(saved))
    assert [one.region for one in view.readouts_of_twin] == ["b", AT, AT, AT]
    kept.clear()
    assert not kept.readouts
