"""What explains a twin: what is asked for, and what is drawn of the answer."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.messages import ExplainRequest
from brainTwinStudio.project import FrozenMap, MetricInfo
from brainTwinStudio.project.validation import Explanation, PartLoss
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels import explained_rows as rows
from brainTwinStudio.ui.panels.brain_values import colourings_of
from brainTwinStudio.ui.panels.explained import NO_LEARNED, NO_TWIN, ExplainedPanel
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do
from tests.ui.panels.listening import wishes_of
from tests.ui.small import empty_view, small_project, small_view

METRICS = (
    MetricInfo("fc_r", "FC, correlation", "static", "higher"),
    MetricInfo("fcd_ks", "FCD, KS distance", "dynamic", "lower"),
)


def explanation() -> Explanation:
    """Learned edges carry FC, most of all in the third region; without the noise of
    regions the network is unstable; the slow gain carries FCD."""
    twin = small_project().twins[0]
    names = twin.connectome.parcellation.region_names
    shares = np.linspace(-0.2, 0.4, len(names))
    shares[2] = 0.9
    edges = FrozenMap({"fc_r": -0.3, "fcd_ks": -0.01})
    gain = FrozenMap({"fc_r": 0.001, "fcd_ks": 0.4})
    return Explanation(
        metrics=METRICS,
        whole=FrozenMap({"fc_r": 0.8, "fcd_ks": 0.1}),
        parts=(
            PartLoss("learned_connectome", edges, shares),
            PartLoss("noise", None, None),
            PartLoss("slow_gain", gain, np.zeros(len(names))),
        ),
        sensitivity=FrozenMap(
            {"fc_r": FrozenMap({"G": 0.1, "edges": 0.4, "noise_ratio": 0.02})}
        ),
        growth_left=np.full(len(names), -0.2),
        r_with_sc=0.77,
        changed_fraction=0.2,
        changed_on_absent=0.4,
        judged_on=("rest-1, held-out part",),
        region_names=names,
        twin_id=twin.id,
        patient_id=twin.patient_id,
        seeds=32,
        seed=0,
        notes=("Careful.",),
    )


def told(**changes: Any) -> View:
    found = explanation()
    return small_view(explanations={found.twin_id: found}, **changes)


@pytest.fixture
def panel(qtbot: QtBot) -> ExplainedPanel:
    result = ExplainedPanel()
    qtbot.addWidget(result)
    result.resize(692, 338)
    result.show()
    return result


def test_bars_say_how_much_and_whether_a_part_helps():
    heads, lines = rows.parts_grid(explanation())
    assert [head[0] for head in heads] == ["Edges", "Noise", "Slow gain"]
    fc, dynamics = lines
    assert [bar.size for bar in fc.bars] == pytest.approx([-1.0, None, 0.001 / 0.3])
    assert [bar.token for bar in fc.bars][::2] == ["sim", "text3"]
    assert [bar.token for bar in dynamics.bars][::2] == ["text3", "sim"]
    assert fc.bars[1].text == "unstable"
    assert "0.800 whole" in fc.bars[0].tip


def test_the_region_that_gains_most_stands_first():
    _, lines = rows.regions_grid(explanation())
    assert len(lines) == 10
    assert lines[0].bars[0].text.startswith("90")
    sizes = [line.bars[0].size or 0.0 for line in lines]
    assert sizes == sorted(sizes, reverse=True)


def test_every_metric_names_the_parameters_it_follows_most():
    heads, (line,) = rows.parameters_grid(explanation())
    assert [head[0] for head in heads] == ["G", "Edges", "q"]
    assert [bar.size for bar in line.bars] == pytest.approx([0.25, 1.0, 0.05])
    assert "follows learned connectome most" in line.bars[0].tip


def test_what_was_not_computed_is_said_and_can_be_asked_for(
    panel: ExplainedPanel, qtbot: QtBot
):
    said = wishes_of(panel)
    panel.present(small_view())
    assert panel.empty._text.text().startswith("Not estimated.")
    (button,) = panel.empty.findChildren(QPushButton)
    assert button.text() == "Compute"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (wish,) = said
    assert isinstance(wish, Ask)
    assert isinstance(wish.request, ExplainRequest)
    assert wish.title == "Explain Fit 1"
    assert wish.request.twin is small_twin(panel)
    found = explanation()
    panel.present(told())
    assert "not estimated" in panel.facts.text()  # minutes outside what was recorded
    assert found.outside is None


def small_twin(panel: ExplainedPanel) -> Any:
    return panel._view.twin


def test_a_twin_is_judged_by_what_it_has_not_seen():
    project = small_project()
    run, twin = project.patients[0].recordings[0], project.twins[0]
    used = replace(twin.provenance, inputs=((run.source_file, run.sha256 or "a" * 64),))
    seen = replace(run, sha256=run.sha256 or "a" * 64)
    patient = replace(project.patients[0], recordings=(seen,))
    settings = replace(twin.settings, hold_out=0.0)
    fitted = replace(twin, provenance=used, settings=settings)
    project = replace(project, patients=(patient,), twins=(fitted,))
    assert rows.request_of(small_view(project), fitted).recordings == ()
    part = replace(fitted, settings=replace(settings, hold_out=0.25))
    (judge,) = rows.request_of(small_view(project), part).recordings
    assert judge.id.endswith("held-out part")


def test_an_empty_panel_leads_to_a_fit(panel: ExplainedPanel):
    said = wishes_of(panel)
    panel.present(empty_view())
    assert panel.empty._text.text() == NO_TWIN
    project = replace(small_project(), twins=(), scenarios=())
    selection = replace(small_view().selection, twin_id=None, scenario_id=None)
    panel.present(small_view(project, selection=selection))
    panel.empty.pressed.emit()
    assert [wish.action for wish in said if isinstance(wish, Do)] == ["fit"]


def test_a_running_job_is_told_and_can_be_stopped(panel: ExplainedPanel):
    twin = small_project().twins[0]
    job = Job(1, "explain", "Explain", ExplainRequest(twin), "running", "Whole", 0.4)
    panel.present(small_view(jobs=(job,)))
    assert panel.empty._text.text().startswith("Whole, 40 %")
    panel.show_job(replace(job, fraction=0.5))
    assert panel.empty._text.text().startswith("Whole, 50 %")
    assert job.can_stop


def test_all_views_are_drawn_in_both_themes(panel: ExplainedPanel, qapp: Any):
    for look in (theme.LIGHT, theme.DARK):
        theme.apply(qapp, look)
        for key in ("parts", "regions", "parameters"):
            panel.segments.set_current(key)
            panel.present(told(theme=look))
            assert not panel.grab().isNull()
            assert panel.grid.height() > 40
    assert "r with anatomy 0.77" in panel.facts.text()
    assert "Careful." in panel.basis.text()


def test_cells_of_a_row_do_not_overlap(panel: ExplainedPanel):
    panel.present(told())
    grid = panel.grid
    for column in range(2):
        assert grid.cell(0, column).right() <= grid.cell(0, column + 1).left()
    assert grid.cell(0, 2).right() <= grid.width()


def test_a_twin_without_a_learned_part_says_so(panel: ExplainedPanel):
    found = replace(explanation(), parts=explanation().parts[2:], r_with_sc=None)
    panel.segments.set_current("regions")
    panel.present(small_view(explanations={found.twin_id: found}))
    assert panel.words.text() == NO_LEARNED


def test_the_brain_can_be_painted_by_the_share_of_the_learned_part():
    known = {c.key: c for c in colourings_of(told(), "inspect")}
    assert known["explained"].values[2] == 0.9
    assert "explained" not in {c.key for c in colourings_of(small_view(), "inspect")}
