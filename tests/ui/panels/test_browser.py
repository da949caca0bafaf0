"""The project tree's words are pure; its panel selects, opens, renames and deletes."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from brainTwinStudio.project import FitSettings, Patient, Recording, Selection
from brainTwinStudio.ui.panels.browser import BrowserPanel
from brainTwinStudio.ui.panels.browser_nodes import (
    all_nodes,
    key_of,
    nodes_of,
    selection_of,
)
from brainTwinStudio.ui.panels.browser_tree import node_at
from brainTwinStudio.ui.panels.region_list import region_rows
from brainTwinStudio.ui.patient_notes import notes_of, with_decisions
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change, Hover, Select
from tests.report.conftest import NAMES
from tests.ui.panels.listening import deeds, wishes_of
from tests.ui.small import empty_view, small_project, small_view

LEFT = Qt.MouseButton.LeftButton


def two_patients(view: View) -> View:
    assert view.project is not None
    return replace(view, project=view.project.with_patient(Patient("P2")))


def lines(view: View) -> list[tuple[str, str]]:
    return [(node.text, node.fact) for node in all_nodes(nodes_of(view))]


def entry(panel: BrowserPanel, text: str):
    return next(action for action in panel.menu.actions() if action.text() == text)


# ---------------------------------------------------------------- words


def test_the_tree_lists_data_fits_plans_and_reports(view: View):
    assert lines(view) == [
        ("P1", ""),
        ("Structure", "12 × 12"),
        ("fMRI", "13.3\u00a0min"),
        ("Fits", "1"),
        ("Fit 1", "r 0.70"),
        ("Plans", "3"),
        ("Pole", ""),
        ("Sine", ""),
        ("Later", "not run"),
        ("Reports", "0"),
    ]


def test_surgery_has_scissors_and_a_stimulus_a_bolt(view: View):
    icons = {node.text: node.icon for node in all_nodes(nodes_of(view))}
    assert (icons["Pole"], icons["Sine"]) == ("scissors", "bolt")


def test_fits_that_were_quick_or_stopped_say_so(view: View):
    assert view.project is not None
    assert view.twin is not None
    quick = replace(view.twin, settings=FitSettings("quick"))
    stopped = replace(view.twin, outcome="stopped")
    for twin, fact in ((quick, "quick"), (stopped, "stopped")):
        changed = replace(view, project=view.project.with_twin(twin))
        assert ("Fit 1", fact) in lines(changed)


def test_other_patients_tell_how_far_they_are(view: View):
    assert ("P2", "data") in lines(two_patients(view))


def test_several_runs_and_eeg_have_rows_of_their_own(view: View):
    assert view.project is not None
    assert view.patient is not None
    (run,) = view.patient.recordings
    eeg = Recording("eeg-1", "eeg", np.zeros((3, 9)) + 1, 160.0, ("a", "b", "c"))
    runs = (run, replace(run, id="rest-2"), eeg)
    patient = replace(view.patient, recordings=runs)
    found = lines(replace(view, project=view.project.with_patient(patient)))
    assert ("fMRI", "2 runs") in found
    assert ("rest-2", "13.3\u00a0min") in found
    assert ("EEG", "3 ch") in found


@pytest.mark.parametrize(
    ("stage", "key"),
    [
        ("data", "structure:P1"),
        ("check", "patient:P1"),
        ("fit", "fits:P1"),
        ("inspect", "fit:twin-1"),
        ("plan", "plan:plan-1"),
    ],
)
def test_each_stage_has_its_row(view: View, stage: str, key: str):
    assert key_of(view, stage) == key
    assert key in {node.key for node in all_nodes(nodes_of(view))}


def test_a_click_elsewhere_keeps_the_regions_that_are_selected(view: View):
    view = replace(view, selection=replace(view.selection, regions=NAMES[:1]))
    nodes = {node.key: node for node in all_nodes(nodes_of(two_patients(view)))}
    plan = selection_of(view, nodes["plan:plan-2"])
    assert (plan.scenario_id, plan.regions) == ("plan-2", NAMES[:1])
    other = selection_of(view, nodes["patient:P2"])
    assert other.twin_id is None


def test_regions_are_listed_with_a_value_and_found_by_lobe(view: View):
    rows, label = region_rows(view)
    assert len(rows) == 12
    assert label == "Excitability (1/s)"
    assert rows[1][1].text == "L Fusiform"
    assert "interval not estimated" in rows[1][2].tooltip
    found, _ = region_rows(view, "temporal lobe")
    assert {row[0] for row in found} == {NAMES[i] for i in (1, 5, 7, 11)}


def test_regions_of_an_atlas_of_networks_are_found_by_network(view: View):
    assert view.project is not None
    assert view.twin is not None
    old = view.twin.connectome.parcellation
    names = ("7Networks_LH_Default_Temp_1", *old.region_names[1:])
    graph = replace(view.twin.connectome, parcellation=replace(old, region_names=names))
    project = view.project.with_twin(replace(view.twin, connectome=graph))
    found, _ = region_rows(replace(view, project=project), "default mode")
    assert [row[0] for row in found] == [names[0]]
    assert "Default mode network" in found[0][1].tooltip


def test_rows_do_not_change_with_the_selected_regions(view: View):
    other = replace(view, selection=replace(view.selection, regions=NAMES[:3]))
    assert nodes_of(view) == nodes_of(other)


# ---------------------------------------------------------------- the panel


@pytest.fixture
def panel(qtbot) -> BrowserPanel:
    panel = BrowserPanel()
    qtbot.addWidget(panel)
    panel.resize(226, 760)
    panel.set_stage("inspect")
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def place_of(panel: BrowserPanel, key: str) -> QPoint:
    index = panel.tree.index_of(key)
    assert index.isValid()
    return panel.tree.visualRect(index).center()


def click(qtbot, panel: BrowserPanel, key: str) -> None:
    qtbot.mouseClick(panel.tree.viewport(), LEFT, pos=place_of(panel, key))


def current(panel: BrowserPanel) -> str:
    return node_at(panel.tree.currentIndex()).key


def test_without_a_project_it_says_what_it_will_hold(panel):
    panel.present(empty_view())
    assert panel.empty.isVisible()
    assert not panel.tree.isVisible()
    assert not panel.add_data.isEnabled()
    assert not panel.new_plan.isEnabled()


def test_the_small_project_is_shown_without_a_wish(panel, view):
    got = wishes_of(panel)
    panel.present(view)
    assert panel.tree.isVisible()
    assert current(panel) == "fit:twin-1"
    panel.set_stage("plan")
    assert current(panel) == "plan:plan-1"
    assert got == []


def test_a_click_on_a_plan_selects_it(panel, qtbot, view):
    panel.present(view)
    got = wishes_of(panel)
    click(qtbot, panel, "plan:plan-2")
    (wish,) = got
    assert isinstance(wish, Select)
    assert wish.selection.scenario_id == "plan-2"
    panel.present(replace(view, selection=wish.selection))
    assert current(panel) == "plan:plan-2"  # and not the row of the stage


def test_a_double_click_opens_the_stage(panel, qtbot, view):
    panel.present(view)
    got = wishes_of(panel)
    place = place_of(panel, "structure:P1")
    qtbot.mouseClick(panel.tree.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(panel.tree.viewport(), LEFT, pos=place)
    assert ("stage", "data") in deeds(got)


def test_keys_move_and_enter_opens(panel, qtbot, view):
    panel.present(view)
    got = wishes_of(panel)
    panel.tree.set_current("plan:plan-1")
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    assert got[-1].selection.scenario_id == "plan-2"
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert deeds(got) == [("stage", "plan")]


def test_the_foot_adds_data_and_plans(panel, qtbot, view):
    panel.present(view)
    got = wishes_of(panel)
    qtbot.mouseClick(panel.add_data, LEFT)
    qtbot.mouseClick(panel.new_plan, LEFT)
    assert deeds(got) == [("add-data", None), ("new-plan", None)]


def test_a_fit_is_deleted_with_its_plans_by_a_change(panel, view):
    panel.present(view)
    got = wishes_of(panel)
    panel.fill_menu(node_at(panel.tree.index_of("fit:twin-1")))
    entry(panel, "Delete fit").trigger()
    (change,) = got
    assert isinstance(change, Change)
    assert change.text == "Delete Fit 1"
    assert (change.project.twins, change.project.scenarios) == ((), ())


def test_a_plan_is_deleted_by_a_change(panel, view):
    panel.present(view)
    got = wishes_of(panel)
    panel.fill_menu(node_at(panel.tree.index_of("plan:plan-1")))
    entry(panel, "Delete plan").trigger()
    assert got[0].text == "Delete plan “Pole”"
    assert [plan.id for plan in got[0].project.scenarios] == ["plan-2", "plan-3"]


def test_a_read_only_project_deletes_nothing(panel, view):
    panel.present(replace(view, read_only=True))
    panel.fill_menu(node_at(panel.tree.index_of("plan:plan-1")))
    assert not entry(panel, "Delete plan").isEnabled()
    assert not panel.add_data.isEnabled()


def test_a_plan_gets_another_name_in_its_row(panel, qtbot, view):
    panel.present(view)
    got = wishes_of(panel)
    panel.tree.set_current("plan:plan-1")
    qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    field = panel.tree.findChild(QLineEdit)
    assert field.text() == "Pole"
    field.selectAll()
    qtbot.keyClicks(field, "Anterior  temporal")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(got))
    (change,) = got
    assert change.text == "Rename plan to “Anterior temporal”"
    assert change.project.scenario("plan-1").name == "Anterior temporal"


def test_the_same_name_changes_nothing(panel, qtbot, view):
    panel.present(view)
    got = wishes_of(panel)
    panel.tree.set_current("plan:plan-1")
    qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    editing = panel.tree.State.EditingState
    qtbot.keyClick(panel.tree.findChild(QLineEdit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.tree.state() is not editing)
    assert got == []


def test_notes_keep_what_was_decided(panel, view):
    assert view.project is not None
    assert view.patient is not None
    text = with_decisions("old words", ["TR 2 s."])
    patient = replace(view.patient, notes=text)
    panel.present(replace(view, project=view.project.with_patient(patient)))
    got = wishes_of(panel)
    panel.fill_menu(node_at(panel.tree.index_of("patient:P1")))
    entry(panel, "Notes...").trigger()
    dialog = panel.findChild(QInputDialog)
    assert dialog.textValue() == "old words"
    dialog.setTextValue("new words")
    dialog.accept()
    notes = notes_of(got[0].project.patient("P1").notes)
    assert (notes.own, notes.decided) == ("new words", ("TR 2 s.",))


def test_rows_stay_closed_when_the_project_changes(panel, view):
    panel.present(two_patients(view))
    closed = panel.tree.index_of("plans:P1")
    panel.tree.collapse(closed)
    panel.present(two_patients(small_view(small_project(), read_only=True)))
    panel.present(view)
    assert not panel.tree.isExpanded(panel.tree.index_of("plans:P1"))
    assert panel.tree.isExpanded(panel.tree.index_of("fits:P1"))


def test_the_filter_line_finds_patients_and_regions(panel, qtbot, view):
    panel.present(two_patients(view))
    qtbot.mouseClick(panel.search, LEFT)
    assert panel.filter.isVisible()
    qtbot.keyClicks(panel.filter, "insula")
    assert panel.regions.rows.rowCount() == 2
    assert panel.tree.isRowHidden(1, panel.tree.rootIndex())
    got = wishes_of(panel)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert got[0].selection.regions == (NAMES[2],)
    qtbot.mouseClick(panel.search, LEFT)
    assert panel.regions.rows.rowCount() == 12
    assert not panel.tree.isRowHidden(1, panel.tree.rootIndex())


def test_regions_are_selected_in_the_list_and_shown_in_it(panel, qtbot, view):
    panel.present(view)
    assert not panel.regions.isVisible()
    qtbot.mouseClick(panel.fold, LEFT)
    assert panel.regions.isVisible()
    got = wishes_of(panel)
    index = panel.regions.rows.index(3, 0)
    place = panel.regions.visualRect(index).center()
    qtbot.mouseClick(panel.regions.viewport(), LEFT, pos=place)
    chosen = [wish for wish in got if isinstance(wish, Select)]
    assert chosen[0].selection.regions == (NAMES[3],)
    got.clear()
    panel.present(replace(view, selection=replace(view.selection, regions=NAMES[5:7])))
    assert panel.regions.selected_regions() == NAMES[5:7]
    assert got == []


def test_keys_select_regions_and_the_mouse_tells_its_region(panel, qtbot, view):
    panel.find()
    panel.present(view)
    panel.present(replace(view, selection=replace(view.selection, regions=NAMES[:1])))
    got = wishes_of(panel)
    qtbot.keyClick(panel.regions, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert got[-1].selection.regions == NAMES[:2]
    panel.regions.entered.emit(panel.regions.rows.index(4, 0))
    assert got[-1] == Hover(NAMES[4])


def test_another_patient_opens_and_its_rows_are_there(panel, view):
    view = two_patients(view)
    panel.present(replace(view, selection=Selection("P2")))
    assert current(panel) == "patient:P2"
    assert not panel.fold.isVisible()


def test_fifty_presents_leave_no_widget_behind(panel):
    panel.find()
    panel.present(small_view(small_project()))
    before = len(panel.findChildren(QWidget))
    for number in range(50):
        panel.set_stage(("inspect", "plan", "data")[number % 3])
        view = small_view(small_project())
        chosen = replace(view.selection, regions=NAMES[: number % 3])
        panel.present(replace(view, selection=chosen))
    assert len(panel.findChildren(QWidget)) == before
