"""The comparison of twins: what is asked for, and what is drawn of the answer."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.messages import CompareRequest
from brainTwinStudio.project import Comparison, ComparisonRow, FrozenMap, MetricInfo
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels import ranking_rows as rows
from brainTwinStudio.ui.panels.ranking import NO_RECORDING, NO_TWIN, RankingPanel
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do
from tests.ui.panels.listening import wishes_of
from tests.ui.small import empty_view, small_project, small_view

NAMES = (
    ("fc_r", "static", "higher"),
    ("fc_rmse", "static", "lower"),
    ("lagged_fc_r", "dynamic", "higher"),
    ("fcd_ks", "dynamic", "lower"),
    ("psd_r", "spectral", "higher"),
    ("fc_r_sd", "static", None),
)
METRICS = tuple(MetricInfo(n, f"Metric {n}", g, b) for n, g, b in NAMES)  # type: ignore[arg-type]


def row(name: str, kind: str, *values: float | None) -> ComparisonRow:
    known = {m.name: v for m, v in zip(METRICS, values, strict=False) if v is not None}
    sd = FrozenMap({"fc_r": 0.05} if kind == "twin" else {})
    return ComparisonRow(name, kind, FrozenMap(known), sd, "about")  # type: ignore[arg-type]


def comparison() -> Comparison:
    """Fit 2 is better in FC and worse in the spectrum; lagged FC has no ceiling."""
    made = (
        row("Fit 1", "twin", 0.5, 0.30, 0.4, 0.4, 0.8, 0.1),
        row("Fit 2", "twin", 0.6, 0.20, 0.5, 0.2, 0.7, 0.2),
        row("Training data", "copy", 0.8, 0.10, None, 0.1, 0.75),
        row("Gaussian sampler", "null", 0.7, 0.25, 0.4, 0.5, 0.7),
        row("Structure alone", "structure", 0.3),
        row("White noise", "null", 0.0, 0.50, 0.0, 1.0, 0.0),
    )
    return Comparison(METRICS, made, ("rest-1",), "P1", 64, 0, notes=("Careful.",))


def two_twins(**changes: Any) -> View:
    """Patient P1 with twin-1, fitted to three quarters of rest-1, and twin-2."""
    project = small_project()
    run = project.patients[0].recordings[0]
    first = project.twins[0]
    used = replace(first.provenance, inputs=(("bold.tsv", run.sha256),))
    first = replace(first, provenance=used)
    project = replace(project, twins=(first, replace(first, id="twin-2")))
    return small_view(project, **changes)


@pytest.fixture
def panel(qtbot: QtBot) -> RankingPanel:
    result = RankingPanel()
    qtbot.addWidget(result)
    result.resize(1071, 813)
    result.show()
    return result


# ------------------------------------------------------------------ rows


def test_the_best_twin_stands_first_and_references_apart():
    shown = rows.cells(comparison(), METRICS, wide=True)
    assert [line[1].text for line in shown] == [
        "Fit 2",
        "Fit 1",
        "For scale, not ranked",
        "Training data (ceiling)",
        "Gaussian sampler (null)",
        "Structure alone (floor)",
        "White noise (null)",
    ]
    assert [(line[0].text, line[2].text) for line in shown[:2]] == [
        ("1", "1.20"),
        ("2", "1.80"),
    ]


def test_the_best_of_the_twins_is_bold_and_no_reference_is():
    shown = rows.cells(comparison(), METRICS, wide=True)
    bold = [[cell.bold for cell in line[3:9]] for line in shown]
    assert bold[0] == [True, True, True, True, False, False]
    assert bold[1] == [False, False, False, False, True, False]  # a spread has no best
    assert not any(any(line) for line in bold[2:])


def test_what_was_not_computed_is_said_to_be_not_estimated():
    for wide, words in ((True, "not estimated"), (False, "–")):
        cell = rows.cells(comparison(), METRICS, wide=wide)[5][4]
        assert cell.text == words
        assert "not estimated" in cell.tooltip


def test_a_cell_tells_its_spread_and_its_place():
    cell = rows.cells(comparison(), METRICS, wide=True)[0][3]
    assert cell.tooltip == (
        "Metric fc_r: 0.600 (higher is better). Spread over simulated runs: 0.050. "
        "Place 1."
    )


def test_the_radar_goes_from_the_worst_null_to_the_training_data():
    axes, polygons, without = rows.radar_of(comparison())
    assert [axis.label for axis in axes] == ["FC r", "FC RMSE", "FCD KS", "Spectrum r"]
    assert without == ("Lagged FC r",)  # the training data have none
    best, other = polygons
    assert best.name == "Fit 2"
    assert best.shares == pytest.approx((0.75, 0.75, 0.8 / 0.9, 0.7 / 0.75))
    assert other.shares[3] == pytest.approx(0.8 / 0.75)  # beyond the ceiling
    assert "ceiling 0.800" in best.words[0]


def test_the_headline_names_the_first_and_what_it_beats():
    assert rows.headline(comparison()) == (
        "Fit 2 ranks first: mean rank 1.20 over 5 metrics. Fit 2 beats the Gaussian "
        "sampler in 3 of 5, training data in 0 of 4."
    )
    assert "Careful." in rows.basis(comparison())
    stopped = replace(comparison(), stopped=True)
    assert rows.basis(stopped).startswith("Stopped")


# ------------------------------------------------------------------ panel


def test_an_empty_panel_says_what_is_missing(panel: RankingPanel, qtbot: QtBot):
    told = wishes_of(panel)
    panel.present(empty_view())
    assert panel.empty.isVisible()
    project = replace(small_project(), twins=(), scenarios=())
    selection = replace(small_view().selection, twin_id=None, scenario_id=None)
    panel.present(small_view(project, selection=selection))
    assert panel.empty._text.text() == NO_TWIN
    panel.empty.pressed.emit()
    patient = replace(small_project().patients[0], recordings=())
    panel.present(small_view(replace(small_project(), patients=(patient,))))
    assert panel.empty._text.text() == NO_RECORDING
    panel.empty.pressed.emit()
    assert [(wish.action) for wish in told] == ["fit", "add-data"]
    assert all(isinstance(wish, Do) for wish in told)


def test_compare_asks_for_all_twins_by_the_part_that_was_held_out(
    panel: RankingPanel, qtbot: QtBot
):
    panel.present(two_twins())
    told = wishes_of(panel)
    assert panel.bar.twins.text() == "Both twins"
    assert panel.bar.judges.text() == "rest-1, held-out part"
    qtbot.mouseClick(panel.bar.compare, Qt.MouseButton.LeftButton)
    (wish,) = told
    assert isinstance(wish, Ask)
    request = wish.request
    assert isinstance(request, CompareRequest)
    assert wish.title == "Compare 2 twins"
    assert request.names == ("Fit 1", "Fit 2")
    assert request.recordings[0].signals.shape[1] == 100
    assert "both parts are of one day" in request.notes[0]


def test_twins_and_recordings_can_be_chosen_and_the_use_of_a_run_is_said(
    panel: RankingPanel,
):
    panel.present(two_twins())
    panel.bar.menu_of(panel.bar.twins).actions()[0].trigger()
    assert panel.bar.twins.text() == "Fit 2"
    panel.bar.menu_of(panel.bar.twins).actions()[1].trigger()
    assert panel.bar.twins.text() == "Fit 2"  # the last one stays
    part, whole = panel.bar.menu_of(panel.bar.judges).actions()
    assert (part.isChecked(), whole.isChecked()) == (True, False)
    assert "used in the fit of Fit 2" in whole.text()
    whole.trigger()
    assert panel.bar.judges.text() == "rest-1"
    assert "used in the fit of Fit 2" in panel.bar.warning.text()


def test_nothing_is_asked_twice_while_a_comparison_runs(panel: RankingPanel):
    request = CompareRequest((), (), ())
    job = Job(1, "compare", "Compare", request, "running", "Simulating Fit 1", 0.4)
    panel.present(two_twins(jobs=(job,)))
    assert not panel.bar.compare.isEnabled()
    panel.show_job(replace(job, fraction=0.5))
    assert panel.empty._text.text().startswith("Simulating Fit 1, 50 %")
    assert job.can_stop


def test_an_answer_is_drawn_in_both_themes_and_can_be_copied(
    panel: RankingPanel, qapp: Any
):
    view = two_twins(comparisons={"P1": comparison()})
    for look in (theme.LIGHT, theme.DARK):
        theme.apply(qapp, look)
        panel.present(replace(view, theme=look))
        assert panel.table is not None
        assert panel.table.rows.rowCount() == 7
        assert not panel.radar.grab().isNull()
    panel.copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:5] == ["rank", "name", "kind", "mean_rank", "fc_r"]
    assert len(lines) == 7


def test_groups_change_the_columns(panel: RankingPanel):
    panel.present(two_twins(comparisons={"P1": comparison()}))
    panel.segments.set_current("spectral")
    panel.segments.picked.emit("spectral")
    assert panel.table is not None
    heads = [panel.table.rows.headerData(i, Qt.Orientation.Horizontal) for i in (3, 4)]
    assert heads == ["Spectrum r ↑", ""]


def test_a_twin_that_came_later_is_said_to_be_missing(panel: RankingPanel):
    view = two_twins(comparisons={"P1": comparison()})
    assert view.project is not None
    third = replace(view.project.twins[0], id="twin-3")
    project = replace(view.project, twins=(*view.project.twins, third))
    panel.present(replace(view, project=project))
    assert panel.basis.text().endswith("Not in it: Fit 3.")


@pytest.mark.parametrize("size", [(1071, 813), (751, 533), (600, 460)])
def test_names_on_the_radar_overlap_nothing(
    panel: RankingPanel, qtbot: QtBot, size: tuple[int, int]
):
    full = comparison()
    known = {m.name for m in METRICS}
    more = [n for n in rows.RADAR if n not in known]
    metrics = (*METRICS, *(MetricInfo(n, n, "static", "higher") for n in more))
    made = [
        replace(
            one,
            values=FrozenMap(
                {**one.values, **dict.fromkeys(["lagged_fc_r", *more], v)}
            ),
        )
        for one, v in zip(full.rows, (0.5, 0.6, 0.8, 0.1, 0.1, 0.0), strict=True)
    ]
    answer = replace(full, metrics=metrics, rows=tuple(made))
    panel.resize(*size)
    panel.present(two_twins(comparisons={"P1": answer}))
    qtbot.waitUntil(lambda: panel.width() == size[0])
    radar = panel.radar
    labels = [radar.label(i) for i in range(8)]
    assert all(radar.rect().contains(label.toAlignedRect()) for label in labels)
    for i, one in enumerate(labels):
        assert not any(one.intersects(other) for other in labels[i + 1 :])
        corners = (radar.point(k, 1.1) for k in range(8))
        assert not any(one.contains(corner) for corner in corners)


def test_the_radar_tells_what_is_under_the_mouse(panel: RankingPanel):
    panel.present(two_twins(comparisons={"P1": comparison()}))
    radar = panel.radar
    assert radar.words_at(radar.point(0, 0.75)).startswith("Fit 2. Metric fc_r: 0.600")
    assert radar.words_at(radar.label(1).center()).startswith("Metric fc_rmse. Floor")
    assert radar.words_at(QPointF(1, 1)) == ""
    assert radar.numbers().splitlines()[1].startswith("Fit 2\t0.75")
