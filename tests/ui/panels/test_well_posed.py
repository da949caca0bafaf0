"""The dashboard of well-posedness shows what the answer says, and nothing else."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brainTwinStudio.jobs.trust_requests import WellPosednessRequest
from brainTwinStudio.project import Twin
from brainTwinStudio.project.well_posedness import Starts
from brainTwinStudio.report.well_posedness import solutions
from brainTwinStudio.ui import theme
from brainTwinStudio.ui.engine_link import KINDS, Job
from brainTwinStudio.ui.panels.brain_values import colouring_of
from brainTwinStudio.ui.panels.well_posed import (
    DIVERGED,
    NO_TWIN,
    SEGMENTS,
    WellPosedPanel,
    request_of,
)
from brainTwinStudio.ui.told import Told
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Do
from tests.made_well_posedness import disturbed, made_well_posedness
from tests.ui.panels.listening import deeds, wishes_of
from tests.ui.small import empty_view, small_project, small_view

REGIONS = 12
Keys = Qt.Key


def told(**changes: Any) -> View:
    found = made_well_posedness(REGIONS)
    return small_view(well_posedness={found.twin_id: found}, **changes)


@pytest.fixture
def panel(qtbot: QtBot) -> WellPosedPanel:
    result = WellPosedPanel()
    qtbot.addWidget(result)
    result.resize(1048, 338)
    result.show()
    return result


def opened(panel: WellPosedPanel, segment: str, view: View | None = None) -> None:
    panel.present(told() if view is None else view)
    panel.segments.set_current(segment)
    panel.segments.picked.emit(segment)
    if segment == "curves":
        for _ in range(50):  # plots are made one after the other
            QTest.qWait(2)
            if panel.curves.is_filled:
                break


def cells(panel: WellPosedPanel, row: int) -> list[str]:
    model = panel.parameters.rows
    found = (model.cell(model.index(row, column)) for column in range(5))
    return [cell.text.replace("\u00a0", " ") for cell in found]


def words_of(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_every_criterion_says_its_light_its_number_and_its_sentence(
    panel: WellPosedPanel,
):
    panel.present(told())
    good, fair, none, poor, _ = panel.criteria.rows
    assert (good.light.text(), good.value.text()) == ("good", "1.10")
    assert good.told.text() == "Best loss 1.10 of that of a second recording."
    assert "How close the best fit" in good.toolTip()
    assert fair.light.text() == "fair"
    assert poor.light.text() == "poor"
    assert "not estimated" in words_of(none)
    assert "nan" not in words_of(panel)
    assert "Condition number 32" in panel.basis.text()
    assert panel.caution.words.text() == "Said before."
    panel.present(told(theme=theme.LIGHT))


def test_verdicts_are_words(panel: WellPosedPanel):
    opened(panel, "parameters")
    assert cells(panel, 0) == [
        "Global coupling",
        "correlated with weights, r = \u22120.97",
        "50 %",
        "",
        "A second state of the brain, at rest and at a task.",
    ]
    excitability = cells(panel, 1)
    assert excitability[1] == "identifiable in 11 of 12 regions"
    assert excitability[2] == "52 % [10, 95]"
    assert cells(panel, 2)[1:3] == ["not identifiable", "not estimated"]
    model = panel.parameters.rows
    tip = model.cell(model.index(1, 1)).tooltip
    assert "Not determined: L Cuneus." in tip


def test_a_chosen_direction_colours_the_brain(panel: WellPosedPanel, qtbot: QtBot):
    opened(panel, "directions")
    wishes = wishes_of(panel)
    table = panel.directions.table
    table.setFocus()
    table.selectRow(0)
    assert deeds(wishes) == [("colour-brain", "direction:sloppy:0")]
    assert "by excitability" in panel.directions.hint.text()
    assert panel.directions.plot.ring.x.tolist() == [REGIONS + 2]
    qtbot.keyClick(table, Keys.Key_Down)
    assert deeds(wishes)[1:] == []
    assert "keeps its colours" in panel.directions.hint.text()
    qtbot.keyClick(table, Keys.Key_Down)
    assert deeds(wishes)[1:] == [("colour-brain", "direction:stiff:0")]


def test_the_brain_has_the_loading_and_leaves_the_undetermined_grey():
    view = told()
    loading = colouring_of(view, "inspect", "direction:sloppy:0")
    assert loading is not None
    assert loading.label == "Sloppy 1: Excitability"
    assert loading.diverging
    assert loading.values[:3].tolist() == [0.6, -0.5, 0.0]
    left = colouring_of(view, "inspect", "left:a")
    assert left is not None
    assert np.isnan(left.shown[0])
    assert np.isfinite(left.shown[1:]).all()


def test_a_row_of_a_regional_parameter_colours_the_brain(panel: WellPosedPanel):
    opened(panel, "parameters")
    wishes = wishes_of(panel)
    panel.parameters.selectRow(0)
    assert deeds(wishes) == []
    panel.parameters.selectRow(1)
    assert deeds(wishes) == [("colour-brain", "left:a")]


def test_curves_say_open_ends_and_what_was_not_asked_for(
    panel: WellPosedPanel, qtbot: QtBot
):
    opened(panel, "curves")
    curves = panel.curves
    assert curves.of_profile.text() == "90 % interval [1.24, open] 1/s."
    assert curves.profile.curve.token == "text3"  # grey: one end is open
    assert not curves.disturbed.isVisible()
    assert curves.of_disturbed.text() == "Refits to disturbed data: not estimated."
    assert "3 solutions (1: 2 starts, loss 1.00;" in curves.of_starts.text()
    assert "1 of 6 came to no end" in curves.of_starts.text()
    assert curves.starts.best.x.size == 2
    curves.which.setFocus()
    qtbot.keyClick(curves.which, Keys.Key_Down)
    curves.which.activated.emit(1)
    assert "not identifiable" in curves.of_profile.text()
    curves.starts.setFocus()
    qtbot.keyClick(curves.starts, Keys.Key_Right)
    assert curves.of_starts.text().startswith("Start ")


def test_refits_to_disturbed_data_are_drawn(panel: WellPosedPanel):
    found = disturbed(made_well_posedness(REGIONS))
    opened(panel, "curves", small_view(well_posedness={found.twin_id: found}))
    plot = panel.curves.disturbed
    assert plot.isVisible()
    assert plot.middle.y[-1] == pytest.approx(7.0)
    assert plot.single.x.size == 30
    assert panel.curves.of_disturbed.text() == "Slope 0.70: noise is damped."
    assert plot.numbers().startswith("Noise added to the data (%)\tChange (%)\n1\t0.5")


def test_an_answer_without_profiles_and_starts_says_so(panel: WellPosedPanel):
    found = replace(made_well_posedness(REGIONS), profiles=(), starts=None)
    opened(panel, "curves", small_view(well_posedness={found.twin_id: found}))
    assert panel.curves.of_profile.text() == "Profile likelihoods: not estimated."
    assert solutions(Starts(np.ones(1), np.zeros(1), np.nan, np.zeros((1, 2)))) == (
        "1 solution (1: 1 start, loss 1.00). How far the best are apart: not estimated."
    )
    assert "many starts: not estimated" in panel.curves.of_starts.text()
    assert not panel.curves.which.isVisible()


def test_sensitivity_is_a_tornado_with_words_for_what_is_unknown(
    panel: WellPosedPanel,
):
    opened(panel, "sensitivity")
    words = panel.sensitivity.accessibleDescription()
    assert words.startswith("Global coupling: mean FC +3.10, FC dynamics not estimated")
    assert "Excitability: mean FC \u22120.40" in words


def test_all_is_named_and_can_be_reached_by_keyboard(panel: WellPosedPanel):
    for segment, _ in SEGMENTS:
        opened(panel, segment)
    rows = panel.criteria.rows
    assert all(row.focusPolicy() & Qt.FocusPolicy.TabFocus for row in rows)
    assert rows[0].accessibleName() == (
        "Existence: good, 1.10. Best loss 1.10 of that of a second recording."
    )
    assert rows[0].accessibleDescription()
    focusable = (
        panel.parameters,
        panel.directions.table,
        panel.curves.which,
        panel.curves.starts,
    )
    for widget in focusable:
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert widget.accessibleName()
    plots = (panel.directions.plot, panel.curves.profile, panel.curves.disturbed)
    for widget in (*plots, panel.segments, panel.sensitivity):
        assert widget.accessibleName()
    assert "above 1" in panel.directions.plot.accessibleDescription()


def test_views_are_made_when_they_are_first_wanted(panel: WellPosedPanel):
    panel.present(told())
    assert "criteria" in vars(panel)
    assert not {"parameters", "directions", "curves"} & set(vars(panel))


# ---------------------------------------------------------------- asking


def test_an_empty_panel_asks_the_engine_and_tells_how_it_goes(
    panel: WellPosedPanel, qtbot: QtBot
):
    wishes = wishes_of(panel)
    panel.present(small_view())
    assert "Not estimated." in words_of(panel.empty)
    button = panel.empty.findChild(QPushButton)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (wish,) = wishes
    assert isinstance(wish, Ask)
    assert isinstance(wish.request, WellPosednessRequest)
    assert wish.title.startswith("Well-posedness of Fit")
    assert KINDS[WellPosednessRequest] == "well-posedness"
    kind = "well-posedness"
    job = Job(1, kind, wish.title, wish.request, "running", "Start 3 of 8", 0.4, 30.0)
    assert job.can_stop
    panel.show_job(job)
    assert "Start 3 of 8, 40 %, " in words_of(panel.empty)


def analysed() -> Twin:
    return replace(
        small_project().twins[0], well_posedness=made_well_posedness(REGIONS)
    )


def test_what_is_kept_with_the_twin_is_shown(panel: WellPosedPanel):
    panel.present(small_view(small_project().with_twin(analysed())))
    assert not panel.empty.isVisible()
    assert panel.criteria.rows[0].light.text() == "good"


def test_recordings_of_the_fit_go_with_the_question():
    view = small_view()
    twin, patient = view.twin, view.patient
    assert twin is not None
    assert patient is not None
    run = patient.recordings[0]
    asked = request_of(view, twin)
    assert asked is not None
    assert asked.recordings == ()  # the files of this fit do not name it
    inputs = (*twin.provenance.inputs, ("bold.tsv", run.sha256))
    knowing = replace(twin, provenance=replace(twin.provenance, inputs=inputs))
    asked = request_of(view, knowing)
    assert asked is not None
    assert asked.recordings == (run,)


def test_without_a_twin_it_leads_to_a_fit_and_a_diverged_one_is_not_asked(
    panel: WellPosedPanel,
):
    panel.present(empty_view())
    assert NO_TWIN in words_of(panel.empty)
    wishes = wishes_of(panel)
    panel.empty.pressed.emit()
    (wish,) = wishes
    assert isinstance(wish, Do)
    project = small_project()
    lost = replace(project.twins[0], outcome="diverged")
    panel.present(small_view(project.with_twin(lost)))
    assert DIVERGED in words_of(panel.empty)


def test_answers_are_kept_by_twin():
    kept, found = Told(), made_well_posedness(REGIONS)
    kept.keep(found)
    assert kept.shown()["well_posedness"] == {found.twin_id: found}
    kept.clear()
    assert kept.shown()["well_posedness"] == {}
