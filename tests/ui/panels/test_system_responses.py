"""Responses to pulses in the tab System."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.dynamics_requests import ResponseMapRequest
from brainTwinStudio.project.familiarity import NOT_OF_READOUTS
from brainTwinStudio.report.sections.plans import REST_IS_SILENT
from brainTwinStudio.ui.job_kinds import KINDS
from brainTwinStudio.ui.panels.system import SystemPanel
from brainTwinStudio.ui.told import Told
from brainTwinStudio.ui.view import View
from tests.ui.made_scans import response_map
from tests.ui.panels.listening import wishes_of
from tests.ui.small import small_view


@pytest.fixture
def panel(qtbot: QtBot) -> SystemPanel:
    made = SystemPanel()
    qtbot.addWidget(made)
    made.resize(1048, 338)
    made.segments.set_current("responses")
    return made


def told() -> View:
    view = small_view()
    assert view.twin is not None
    return replace(view, responses={view.twin.id: response_map(len(view.names))})


def test_a_map_is_asked_for_by_a_button(panel: SystemPanel):
    panel.present(small_view())
    wishes = wishes_of(panel)
    panel.responses.empty.pressed.emit()
    assert isinstance(wishes[0].request, ResponseMapRequest)
    assert KINDS[ResponseMapRequest] == "responses"


def test_a_map_shows_the_course_of_a_pair(panel: SystemPanel):
    panel.present(told())
    bench = panel.response
    assert bench.pair == (1, 0)
    said = bench.told.text()
    assert "peak 0.243 [0.218, 0.267] after 0.500" in said
    assert "at rest at no time" in said
    assert bench.other.y[0] == pytest.approx(0.4 * np.exp(-0.5))
    bench.matrix.cell_clicked.emit(2, 2, None)
    assert "to itself" in bench.told.text()
    assert "until 1" in bench.told.text()
    assert "anatomical weight r = 0.700 [0.630, 0.770]" in bench.order.text()
    assert bench.gain.text() == f"{REST_IS_SILENT} {NOT_OF_READOUTS}"
    bench.outcome.setCurrentIndex(2)
    bench.outcome.activated.emit(2)
    assert bench.outcome.currentText() == "Time of the peak (s)"


def test_the_selected_region_is_the_one_stimulated(panel: SystemPanel):
    view = told()
    here = replace(view.selection, regions=(view.names[3],))
    panel.present(replace(view, selection=here))
    assert panel.response.pair[1] == 3


def test_a_map_is_kept_by_twin():
    kept = Told()
    kept.keep(response_map(3), "twin-1")
    assert set(kept.shown()["responses"]) == {"twin-1"}
    kept.clear()
    assert not kept.responses
