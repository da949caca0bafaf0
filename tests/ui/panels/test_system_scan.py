"""The coupling turned, and the directions a twin moves in, in the tab System."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.dynamics_requests import CouplingScanRequest, ManifoldRequest
from brainTwinStudio.project.manifold import LatentManifold
from brainTwinStudio.project.scans import CouplingScan
from brainTwinStudio.ui.job_kinds import KINDS
from brainTwinStudio.ui.panels.system import SystemPanel
from brainTwinStudio.ui.told import Told
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask
from tests.ui.made_scans import coupling_scan, latent_manifold
from tests.ui.panels.listening import wishes_of
from tests.ui.small import small_view


@pytest.fixture
def panel(qtbot: QtBot) -> SystemPanel:
    made = SystemPanel()
    qtbot.addWidget(made)
    made.resize(1048, 338)
    return made


def opened(panel: SystemPanel, segment: str, view: View) -> None:
    panel.segments.set_current(segment)
    panel.present(view)
    panel.show()


def told() -> View:
    view = small_view()
    assert view.twin is not None
    of = view.twin.id
    return replace(
        view,
        scans={of: coupling_scan()},
        manifolds={of: latent_manifold(view.names)},
    )


@pytest.mark.parametrize(
    ("segment", "request_type"),
    [("scan", CouplingScanRequest), ("manifold", ManifoldRequest)],
)
def test_each_is_asked_for_by_a_button(
    panel: SystemPanel, segment: str, request_type: type
):
    opened(panel, segment, small_view())
    asked = panel.scans if segment == "scan" else panel.manifolds
    wishes = wishes_of(panel)
    button = asked.empty.findChild(QPushButton)
    assert button is not None
    button.click()
    (wish,) = wishes
    assert isinstance(wish, Ask)
    assert isinstance(wish.request, request_type)
    assert KINDS[request_type] == segment


def test_the_balance_of_a_hopf_twin_is_its_excitability(panel: SystemPanel):
    opened(panel, "scan", small_view())
    wishes = wishes_of(panel)
    panel.scans.empty.pressed.emit()
    request = wishes[0].request
    assert (request.knob, request.knob_factors[2]) == ("a", 1.0)
    assert request.factors[5] == 1.0


def test_a_scan_is_a_curve_with_its_interval_and_a_map(panel: SystemPanel):
    opened(panel, "scan", told())
    bench = panel.scan
    assert bench.curve.y == pytest.approx(0.1 * (1 + np.linspace(0, 2, 11)))
    assert bench.recorded.item.isVisible()
    assert "Coupling × 1, excitability × 1: mean FC 0.200 [0.180, 0.220]" in (
        bench.told.text()
    )
    assert "left all bounds" in bench.caution.words.text()
    bench.map.cell_clicked.emit(2, 0)  # the row that left all bounds at its end
    assert bench.curve.x.size == 10
    assert "× 2, excitability × 2: not estimated" in bench.plot.accessibleDescription()
    bench.outcome.setCurrentIndex(2)
    bench.outcome.activated.emit(2)
    assert "does not come to rest" in bench.told.text()
    assert "not estimated" in bench.told.text()
    assert not bench.recorded.item.isVisible()


def test_directions_stand_beside_those_of_the_recording(panel: SystemPanel):
    opened(panel, "manifold", told())
    bench = panel.manifold
    assert bench.simulated.y[-1] == pytest.approx(100)
    assert bench.recorded_way.x.size == 300
    said = bench.of_shares.text()
    assert "twin 4.30 [3.90, 4.80], recording 5.10 (interval not estimated)" in said
    assert "of halves of the recording not estimated" in said


def test_answers_are_kept_by_twin():
    kept = Told()
    kept.keep(coupling_scan(), "twin-1")
    kept.keep(latent_manifold(("A", "B")), "twin-1")
    shown = kept.shown()
    assert isinstance(shown["scans"]["twin-1"], CouplingScan)
    assert isinstance(shown["manifolds"]["twin-1"], LatentManifold)
    kept.clear()
    assert kept.shown()["scans"] == {}


def test_each_view_answers_how_it_was_computed(panel: SystemPanel):
    for segment in ("scan", "manifold"):
        opened(panel, segment, told())
        assert panel.fact_of("Axes") == segment
    opened(panel, "network", told())
    assert panel.fact_of("PointPlot") == "system"
