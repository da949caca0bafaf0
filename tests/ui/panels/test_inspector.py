"""Facts are pure; the inspector shows them and leads to what is clicked."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from brainTwinStudio.analysis.lobes import lobe_of
from brainTwinStudio.project import FrozenMap, Selection
from brainTwinStudio.report.wording import NOT_ESTIMATED
from brainTwinStudio.ui.panels.determined import HATCHED
from brainTwinStudio.ui.panels.facts import NO_TRACT, facts_of
from brainTwinStudio.ui.panels.facts_rows import BarRow, LineRow, ValueRow
from brainTwinStudio.ui.panels.inspector import InspectorPanel
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Hover, Select
from tests.made_well_posedness import made_well_posedness
from tests.report.conftest import NAMES
from tests.ui.panels.listening import deeds, wishes_of
from tests.ui.small import empty_view, small_project, small_view

LEFT = Qt.MouseButton.LeftButton


def at(view: View, *regions: str, edges=()) -> View:
    return replace(
        view, selection=replace(view.selection, regions=regions, edges=edges)
    )


def with_intervals(view: View) -> View:
    assert view.project is not None
    assert view.twin is not None
    values = view.twin.parameters["a"]
    limits = FrozenMap({"a": np.stack([values - 0.02, values + 0.03])})
    twin = replace(view.twin, intervals=limits)
    return replace(view, project=view.project.with_twin(twin))


def group(facts, title):
    return next(g for g in facts.groups if g.title == title)


# ---------------------------------------------------------------- facts


def test_nothing_open_says_how_to_begin():
    assert facts_of(empty_view()).kind == "none"


def test_a_region_has_its_short_name_number_and_lobe(view: View):
    facts = facts_of(at(view, NAMES[1]))
    assert facts.title == "L Fusiform"
    assert facts.subtitle == "Region 2 · temporal lobe"


def test_a_value_without_interval_is_not_identified_and_says_so(view: View):
    fitted = group(facts_of(at(view, NAMES[1])), "Fitted values")
    (value,) = fitted.values
    assert not value.identified
    assert value.interval == NOT_ESTIMATED
    assert value.text.endswith("1/s")
    assert fitted.note.startswith("Hatched: interval not estimated")


def test_a_value_with_interval_lies_inside_its_track(view: View):
    fitted = group(facts_of(at(with_intervals(view), NAMES[1])), "Fitted values")
    (value,) = fitted.values
    assert value.low is not None
    assert value.high is not None
    assert value.span_low < value.low < value.value < value.high < value.span_high
    assert value.interval.startswith("[")
    assert fitted.note == ""


def test_a_value_that_the_recordings_do_not_tell_is_hatched_despite_its_interval(view):
    view = with_intervals(view)
    assert view.project is not None
    assert view.twin is not None
    told = replace(view.twin, identifiable=FrozenMap({"a": False, "G": False}))
    told = replace(view, project=view.project.with_twin(told))
    facts = facts_of(at(told, NAMES[1]))
    assert facts.share is None, "no colour in the head either"
    fitted = group(facts, "Fitted values")
    (value,) = fitted.values
    assert value.low is not None
    assert not value.identified
    assert "not identifiable" in value.tip
    assert fitted.note == HATCHED
    everywhere = group(facts_of(at(told)), "Global values")
    assert not everywhere.values[0].identified


def test_verdicts_by_region_hatch_that_region_only(view: View):
    told = {"twin-1": made_well_posedness(12)}  # all but the first are identifiable
    view = replace(with_intervals(view), well_posedness=told)
    for name, held in ((NAMES[0], False), (NAMES[1], True)):
        (value,) = group(facts_of(at(view, name)), "Fitted values").values
        assert value.identified == held


def test_the_strongest_partners_come_in_order(view: View):
    assert view.twin is not None
    weights = view.twin.connectome.weights
    found = group(facts_of(at(view, NAMES[0])), "Connections")
    best = np.argsort(-weights[0])[:4]
    assert [bar.region for bar in found.bars] == [NAMES[i] for i in best]
    assert found.bars[0].fraction == 1.0
    assert found.bars[0].text == f"{weights[0].max():.0f}"


def test_strength_in_sums_what_a_region_receives(view: View):
    assert view.project is not None
    assert view.twin is not None
    weights = np.array(view.twin.connectome.weights)
    weights[0, 1:] = 10.0  # row 0 receives
    weights[1:, 0] = 1.0
    connectome = replace(view.twin.connectome, weights=weights)
    project = view.project.with_twin(replace(view.twin, connectome=connectome))
    found = group(facts_of(at(replace(view, project=project), NAMES[0])), "Connections")
    assert found.lines[0].text == "110 / 11.0"


def test_the_worst_pair_is_where_the_model_fails_most(view: View):
    assert view.project is not None
    assert view.twin is not None
    measured = np.array(view.twin.measured["fc"])
    simulated = measured.copy()
    simulated[0, 7] += 0.31
    arrays = FrozenMap({**view.twin.simulated, "fc": simulated})
    project = view.project.with_twin(replace(view.twin, simulated=arrays))
    facts = facts_of(at(replace(view, project=project), NAMES[0]))
    error, worst = group(facts, "Where the model fails here").lines
    assert error.text == f"{np.sqrt(0.31**2 / 11):.2f} RMS"
    assert worst.text == "R Fusiform, +0.31"
    assert worst.edge == (NAMES[0], NAMES[7])


def test_without_simulated_fc_the_error_is_not_estimated(view: View):
    assert view.project is not None
    assert view.twin is not None
    twin = replace(view.twin, simulated=FrozenMap())
    facts = facts_of(at(replace(view, project=view.project.with_twin(twin)), NAMES[0]))
    (line,) = group(facts, "Where the model fails here").lines
    assert line.text == NOT_ESTIMATED


def test_an_edge_tells_weight_length_and_fc(view: View):
    assert view.twin is not None
    edge = (NAMES[0], NAMES[1])  # target, source
    facts = facts_of(at(view, *edge, edges=(edge,)))
    assert facts.title == "L Fusiform → L Cuneus"
    lines = {line.label: line.text for g in facts.groups for line in g.lines}
    assert lines["Measured, fitted part"] == f"{view.twin.measured['fc'][0, 1]:.2f}"
    assert lines["Simulated"] == f"{view.twin.simulated['fc'][0, 1]:.2f}"
    assert lines["Length"].endswith("mm") or lines["Length"] == "–"
    assert "Learned weight" in lines


def test_both_directions_are_one_connection(view: View):
    there, back = (NAMES[0], NAMES[1]), (NAMES[1], NAMES[0])
    facts = facts_of(at(view, *there, edges=(there, back)))
    assert "–" in facts.title
    assert facts.connections == 1
    assert [line.regions for line in group(facts, "Ends").lines] in (
        [(NAMES[0],), (NAMES[1],)],
        [(NAMES[1],), (NAMES[0],)],
    )


def test_two_regions_without_a_connection_say_so(view: View):
    assert view.twin is not None
    assert view.project is not None
    weights = view.twin.connectome.weights.copy()
    weights[0, 1] = weights[1, 0] = 0
    twin = replace(view.twin, connectome=replace(view.twin.connectome, weights=weights))
    bare = replace(view, project=view.project.with_twin(twin))
    facts = facts_of(at(bare, *NAMES[:2]))
    assert group(facts, "Connection").note == NO_TRACT
    assert group(facts, "Functional connectivity").lines


def test_nothing_selected_summarises_the_twin_with_held_out_numbers(view: View):
    facts = facts_of(view)
    assert (facts.kind, facts.title) == ("twin", "Fit 1")
    lines = group(facts, "Agreement, fit / held-out").lines
    assert lines[0].text == "0.70 / 0.61"
    (coupling,) = group(facts, "Global values").values
    assert (coupling.label, coupling.interval) == ("Global coupling", "[1.20, 1.60]")


def test_a_twin_without_held_out_data_says_not_estimated(view: View):
    assert view.project is not None
    assert view.twin is not None
    twin = replace(view.twin, held_out=FrozenMap())
    facts = facts_of(replace(view, project=view.project.with_twin(twin)))
    agreement = group(facts, "Agreement, fit / held-out")
    assert agreement.lines[0].text == "0.70 / –"
    assert "not estimated" in agreement.note


def test_a_patient_without_fit_shows_its_data(view: View):
    assert view.project is not None
    project = replace(view.project, twins=(), scenarios=())
    facts = facts_of(View(project=project, selection=Selection("P1")))
    assert facts.kind == "patient"
    (run,) = group(facts, "Recordings").lines
    assert run.text == "13.3\u00a0min, TR 2.00\u00a0s"  # 400 samples, 0.5 Hz


@pytest.mark.parametrize(
    ("name", "lobe"),
    [
        ("ctx-lh-middletemporal", "temporal lobe"),
        ("rh_posteriorcingulate", "cingulate cortex"),
        ("Left-Hippocampus", "subcortical"),
        ("Precentral_L", "frontal lobe"),
        ("Frontal_Inf_Orb_2_R", "frontal lobe"),  # AAL2
        ("Temporal_Pole_Mid_L", "temporal lobe"),
        ("Cingulum_Ant_R", "cingulate cortex"),  # AAL
        ("Area 51", ""),
    ],
)
def test_lobes_are_found_by_name(name: str, lobe: str):
    assert lobe_of(name) == lobe


def test_facts_are_equal_when_nothing_changed(view: View):
    view = at(view, NAMES[0])
    assert facts_of(view) == facts_of(view)


# ---------------------------------------------------------------- the panel


@pytest.fixture
def panel(qtbot) -> InspectorPanel:
    panel = InspectorPanel()
    qtbot.addWidget(panel)
    panel.resize(302, 760)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_an_empty_inspector_says_what_it_needs(panel):
    panel.present(empty_view())
    assert panel.empty.isVisible()
    assert not panel.dot.isVisible()


def test_a_region_is_shown_without_a_wish(panel, view):
    got = wishes_of(panel)
    panel.present(at(view, NAMES[1]))
    assert panel.title.text() == "L Fusiform"
    assert panel.dot.isVisible()
    assert got == []


def test_a_partner_is_selected_by_a_click_and_told_under_the_mouse(panel, qtbot, view):
    panel.present(at(view, NAMES[0]))
    got = wishes_of(panel)
    row = next(row for row in panel.findChildren(BarRow) if row.isVisible())
    qtbot.mouseClick(row, LEFT)
    chosen = [wish for wish in got if isinstance(wish, Select)]
    assert chosen[0].selection.regions == (
        facts_of(at(view, NAMES[0])).groups[1].bars[0].region,
    )
    row.entered.emit(NAMES[3])
    assert got[-1] == Hover(NAMES[3])


def test_the_worst_pair_is_selected_by_enter(panel, qtbot, view):
    panel.present(at(view, NAMES[0]))
    got = wishes_of(panel)
    rows = [row for row in panel.findChildren(LineRow) if row.isVisible()]
    worst = next(row for row in rows if row.label.text() == "Worst pair")
    qtbot.keyClick(worst, Qt.Key.Key_Return)
    ends = got[0].selection.regions
    assert ends[0] == NAMES[0]
    assert len(ends) == 2
    assert got[0].selection.edges in ((), (ends, ends[::-1]))


def test_the_buttons_select_and_add_to_the_plan(panel, qtbot, view):
    panel.present(at(view, *NAMES[:2]))
    got = wishes_of(panel)
    qtbot.mouseClick(panel.plan, LEFT)
    qtbot.mouseClick(panel.plot, LEFT)
    assert deeds(got) == [("add-to-plan", NAMES[:2])]
    assert got[1].selection.regions == NAMES[:2]


def test_the_button_of_a_connection_cuts_it(panel, qtbot, view):
    there, back = (NAMES[0], NAMES[1]), (NAMES[1], NAMES[0])
    panel.present(at(view, *there, edges=(there, back)))
    assert panel.plan.text() == "Cut in plan"
    got = wishes_of(panel)
    qtbot.mouseClick(panel.plan, LEFT)
    assert deeds(got) == [("add-to-plan", None)]
    panel.present(at(view, *NAMES[:2]))
    assert panel.plan.text() == "Add to plan"


def test_a_locked_connection_is_selected_before_it_is_cut(panel, qtbot, view):
    ends = NAMES[:2]
    panel.present(at(view, *ends, edges=(ends,)))
    panel.lock.click()
    panel.present(at(view, NAMES[3]))
    got = wishes_of(panel)
    qtbot.mouseClick(panel.plan, LEFT)
    assert isinstance(got[0], Select)
    assert got[0].selection.edges == (ends,)
    assert deeds(got[1:]) == [("add-to-plan", None)]


def test_a_read_only_project_takes_no_plan(panel, view):
    panel.present(at(replace(view, read_only=True), NAMES[0]))
    assert not panel.plan.isEnabled()


def test_a_locked_inspector_keeps_its_region(panel, qtbot, view):
    panel.present(at(view, NAMES[0]))
    qtbot.mouseClick(panel.lock, LEFT)
    panel.present(at(view, NAMES[4]))
    assert panel.title.text() == "L Cuneus"
    qtbot.mouseClick(panel.lock, LEFT)
    assert panel.title.text() == "L Precuneus"


def test_a_lock_opens_when_its_region_is_gone(panel, qtbot, view):
    panel.present(at(view, NAMES[0]))
    qtbot.mouseClick(panel.lock, LEFT)
    panel.present(empty_view())
    assert not panel.lock.isChecked()
    assert panel.empty.isVisible()


def test_facts_are_copied_as_text(panel, view):
    panel.present(at(view, NAMES[0]))
    panel.copy.trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("L Cuneus\nRegion 1")
    assert "Strength in / out\t" in text


def test_values_that_are_not_identified_are_not_bold(panel, view):
    panel.present(at(view, NAMES[0]))
    row = next(row for row in panel.findChildren(ValueRow) if row.isVisible())
    assert not row.value.property("strong")
    panel.present(at(with_intervals(view), NAMES[0]))
    assert row.value.property("strong")
    assert "interval" in row.glyph.accessibleDescription()


def test_fifty_presents_leave_no_widget_behind(panel):
    def show(number: int) -> None:
        view = small_view(small_project())
        panel.present(at(view, *NAMES[: number % 4]))

    for number in range(4):
        show(number)
    before = len(panel.findChildren(QWidget))
    for number in range(50):
        show(number)
    assert len(panel.findChildren(QWidget)) == before
