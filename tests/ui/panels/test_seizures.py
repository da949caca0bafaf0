"""The window on seizures: set-up, tab, plans, sets; every number with its interval."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from brainTwinStudio.engine.seizures import network
from brainTwinStudio.jobs.seizure_requests import (
    FullSeizureRequest,
    LocateRequest,
    PlanResectionRequest,
    SeizurePlanRequest,
)
from brainTwinStudio.project import Callosotomy, FrozenMap, Resection, Stimulation
from brainTwinStudio.project.seizure_plan import UNFAMILIAR
from brainTwinStudio.project.seizure_twin import GUESSES
from brainTwinStudio.report import seizure_words
from brainTwinStudio.ui import seizure_plans
from brainTwinStudio.ui.dialogs.locate import LocateDialog
from brainTwinStudio.ui.pages.inspect import SEIZURES, InspectPage
from brainTwinStudio.ui.pages.plan import PlanPage
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_scene import scene_of
from brainTwinStudio.ui.panels.brain_seizures import of_seizures
from brainTwinStudio.ui.panels.brain_values import colourings_of
from brainTwinStudio.ui.panels.full_seizure import MOST_CONTACTS, hearing
from brainTwinStudio.ui.panels.resection_sets import ResectionSets
from brainTwinStudio.ui.panels.seizure_editor import SeizureEditor
from brainTwinStudio.ui.panels.seizure_outcome import SeizureOutcomePanel
from brainTwinStudio.ui.panels.seizures import SEGMENTS, SeizuresPanel
from brainTwinStudio.ui.seizure_sources import missing
from brainTwinStudio.ui.wishes import Ask, Change, Select
from tests.made_seizures import full_seizure
from tests.numbers_follow import FACTOR, unbacked
from tests.ui.numbers_shown import said_by
from tests.ui.seizure_views import patient_with_seizures, seizure_view
from tests.ui.small import small_view

SIZE = (1100, 420)


def cells(table) -> list[list[str]]:
    model = table.rows
    return [
        [
            model.cell(model.index(row, column)).text.replace("\xa0", " ")
            for column in range(columns)
        ]
        for columns in (model.columnCount(),)
        for row in range(model.rowCount())
    ]


def outcome_panel(qtbot) -> SeizureOutcomePanel:
    panel = SeizureOutcomePanel()
    qtbot.addWidget(panel)
    panel.resize(*SIZE)
    panel.show()
    return panel


def every_number_has_an_interval(panel: SeizureOutcomePanel, turn) -> None:
    """`turn` shows what is looked at."""
    found = []
    for factor in (1.0, FACTOR):
        panel.present(seizure_view(factor))
        turn()
        QApplication.processEvents()
        found.append(said_by(panel))
    assert found[0] != found[1]
    assert unbacked(*found) == []


def test_simulated_rises_stand_where_the_engine_computed_them():
    assert (seizure_words.LEAD, seizure_words.LAST) == (network.LEAD, network.LAST)
    twin = seizure_view().seizure_twin
    assert twin is not None
    times = seizure_words.simulated_times(twin, 0)
    step = np.diff(times)[0]
    first = twin.seizures[0].begins_s - network.LEAD * twin.seconds_per_unit + step
    assert times[0] == pytest.approx(first)
    assert len(times) == twin.simulated[0].shape[1]


def test_the_tab_shows_zone_spread_contacts_and_coupling(qtbot):
    panel, view = SeizuresPanel(), seizure_view()
    qtbot.addWidget(panel)
    panel.present(view)
    rows = cells(panel.zone.table)
    assert rows[0][1:4] == ["L Cuneus", "0.90 [0.80, 0.98]", "sampled"]
    assert "not sampled" in [row[3] for row in rows]
    assert [row[1] for row in cells(panel.spread.table)] == ["L Cuneus", "L Fusiform"]
    assert "explained: 0.70" in panel.contacts.fits.text()
    assert "1 of 1 (100\xa0% [21, 100])" in panel.contacts.marks.text()
    assert "resected contacts: not estimated" in panel.contacts.marks.text()
    assert "1.4 regions [0.900, 1.90]" in panel.regime.told.text()
    assert panel.caution.words.text().startswith("The seizures are those of a virtual")


def test_a_region_picked_in_the_tab_is_selected_everywhere(qtbot):
    panel, view = SeizuresPanel(), seizure_view()
    qtbot.addWidget(panel)
    panel.present(view)
    with qtbot.waitSignal(panel.wish) as told:
        panel.zone.plot.picked.emit(1)
    (wish,) = told.args
    assert isinstance(wish, Select)
    assert wish.selection.regions == (view.names[1],)
    panel.present(replace(view, selection=wish.selection))
    assert panel.zone.plot._chosen == 1


def test_every_number_of_the_tab_has_an_interval(qtbot):
    panel = SeizuresPanel()
    qtbot.addWidget(panel)
    panel.resize(*SIZE)
    panel.show()
    for key, _ in SEGMENTS:
        panel.segments.picked.emit(key)
        found = []
        for factor in (1.0, FACTOR):
            panel.present(seizure_view(factor))
            QApplication.processEvents()
            found.append(said_by(panel))
        assert found[0] != found[1], key
        assert unbacked(*found) == [], key


def test_the_tab_says_what_is_missing_and_locates(qtbot):
    panel = SeizuresPanel()
    qtbot.addWidget(panel)
    panel.present(small_view())
    assert "SEEG" in panel.empty._text.text()
    project = seizure_view().project
    assert project is not None
    bare = project.without_seizure_twin("seizures-1")
    panel.present(small_view(bare, selection=replace(seizure_view().selection)))
    assert "Not estimated" in panel.empty._text.text()
    with qtbot.waitSignal(panel.wish) as told:
        panel.empty.pressed.emit()
    assert told.args[0].action == "locate"


def test_inspect_offers_the_tab_to_those_with_contacts_only(qtbot):
    page = InspectPage()
    qtbot.addWidget(page)
    page.present(small_view())
    assert page._tabs[0].tabs[SEIZURES].isHidden()
    page.present(seizure_view())
    assert not page._tabs[0].tabs[SEIZURES].isHidden()
    assert page._place == SEIZURES  # nothing else was fitted


def test_the_dialog_asks_for_the_seizures_that_are_ticked(qtbot):
    view = seizure_view()
    dialog = LocateDialog(None, view)
    qtbot.addWidget(dialog)
    dialog.runs[1][1].setChecked(False)
    dialog.by_fit.click()
    assert dialog.names["zone"].text() == "L Cuneus"
    dialog._take("healthy", view.names[2:3])
    dialog.effort.set_current("4")
    with qtbot.waitSignal(dialog.wish) as told:
        dialog.start.click()
    (wish,) = told.args
    assert isinstance(wish, Ask)
    assert isinstance(wish.request, LocateRequest)
    assert [run.id for run in wish.request.recordings] == ["seizure-1"]
    assert wish.request.members == 4
    assert dict(wish.request.guess) == {
        view.names[0]: "zone",
        view.names[1]: "propagation",
        view.names[2]: "healthy",
    }


def test_no_recording_ticked_starts_nothing(qtbot):
    dialog = LocateDialog(None, seizure_view())
    qtbot.addWidget(dialog)
    for _, box in dialog.runs:
        box.setChecked(False)
    assert not dialog.start.isEnabled()


def test_what_is_missing_is_named():
    patient = patient_with_seizures()
    assert missing(patient) == ""
    assert "connectome" in missing(replace(patient, connectome=None))
    assert "electrodes" in missing(replace(patient, electrodes=None))
    assert "SEEG" in missing(replace(patient, recordings=()))


# ---------------------------------------------------------------- plans


def test_two_plans_stand_side_by_side_with_intervals(qtbot):
    panel = outcome_panel(qtbot)
    every_number_has_an_interval(panel, lambda: panel._compare(1))
    panel.present(seizure_view())
    rows = {row[0]: row[1:] for row in cells(panel.table)}
    assert rows["Likelihood of a seizure"] == [
        "97 % [90, 100]",
        "5 % [2, 30]",
        "30 % [10, 50]",
        "10 % [2, 30]",
        "",
    ]
    assert "largest rise of x0 0.025 [0.015, 0.035], L Fusiform" in panel.basis.text()
    heads = [panel.table.rows.headerData(n, Qt.Orientation.Horizontal) for n in (2, 3)]
    assert heads == ["“Plan 2”", "Recovered"]
    assert [panel.table.isColumnHidden(n) for n in (3, 4, 5)] == [False, False, True]
    assert rows["Time from first to last region"][1] == "not estimated"


def test_news_while_the_list_of_plans_is_open_keep_list_and_choice(qtbot):
    panel, view = outcome_panel(qtbot), seizure_view()
    panel.present(view)
    box = panel.beside
    box.showPopup()
    panel.present(replace(view, busy="news"))
    assert box.view().isVisible()
    assert [box.itemText(n) for n in range(box.count())] == [
        "No other plan",
        "Beside “Plan 1”",
    ]
    qtbot.wait(QApplication.doubleClickInterval() + 100)  # a release ends no click now
    place = box.view().visualRect(box.model().index(1, 0)).center()
    qtbot.mouseMove(box.view().viewport(), place)
    qtbot.mouseClick(box.view().viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not panel.table.isColumnHidden(4)
    assert box.currentIndex() == 1


def test_no_word_below_the_outcome_is_cut(qtbot):
    panel = outcome_panel(qtbot)
    panel.resize(762, 325)  # as in a window of 1280 x 720
    panel.present(seizure_view())
    QApplication.processEvents()
    for words in (panel.basis, panel.caution.words):
        assert words.wordWrap()
        assert words.height() >= words.heightForWidth(words.width()), words.text()


def test_an_edit_drops_the_outcome_and_asks_again(qtbot):
    editor, view = SeizureEditor(), seizure_view()
    qtbot.addWidget(editor)
    editor.present(view)
    assert len(editor.cards) == 2
    with qtbot.waitSignal(editor.wish) as told:
        editor.cards[0].removed.emit()
    (wish,) = told.args
    assert isinstance(wish, Change)
    plan = wish.project.seizure_plan("seizure-plan-2")
    assert plan.changes == (Resection(view.names[1:2]),)
    assert plan.outcome is None
    editor.present(replace(view, project=wish.project))
    assert editor.state.text() == "Not run since the last edit"
    with qtbot.waitSignal(editor.wish) as told:
        editor.run.click()
    (asked,) = told.args
    assert isinstance(asked.request, SeizurePlanRequest)
    assert asked.request.changes == plan.changes
    assert asked.request.recovery
    with qtbot.waitSignal(editor.wish) as told:
        editor.operations.box.click()
    (wish,) = told.args
    assert wish.text == "Play no recovery"
    assert not wish.project.seizure_plan("seizure-plan-2").recovery


def test_regions_without_a_plan_begin_one(qtbot):
    view = seizure_view()
    assert view.project is not None
    project = view.project
    for plan in project.seizure_plans:
        project = project.without_seizure_plan(plan.id)
    selection = replace(view.selection, regions=view.names[:2], seizure_plan_id=None)
    view = replace(view, project=project, selection=selection)
    editor = SeizureEditor()
    qtbot.addWidget(editor)
    editor.present(view)
    with qtbot.waitSignal(editor.wish) as told:
        editor.by_selection.click()
    (wish,) = told.args
    (plan,) = wish.project.seizure_plans
    assert [change.regions for change in plan.changes] == [(n,) for n in view.names[:2]]
    assert wish.selection.seizure_plan_id == plan.id


def test_only_surgery_enters_a_plan_on_seizures(qtbot):
    view = seizure_view()
    editor = SeizureEditor()
    qtbot.addWidget(editor)
    editor.present(view)
    assert not any(action.isVisible() for action in editor.operations.of_activity)
    assert view.project is not None
    cut = seizure_plans.with_changes(
        view.project, "seizure-plan-1", (Callosotomy(),)
    ).project
    assert cut.seizure_plan("seizure-plan-1").changes[-1] == Callosotomy()
    with pytest.raises(Exception, match="surgery only"):
        seizure_plans.with_changes(
            view.project, "seizure-plan-1", (Stimulation(view.names[:1]),)
        )


def test_sets_are_candidates_that_can_be_planned(qtbot):
    panel, view = ResectionSets(), seizure_view()
    qtbot.addWidget(panel)
    panel.present(view)
    assert "none of these is the answer" in panel.told.text()
    assert "Candidates, not an answer" in panel.about.text()
    assert UNFAMILIAR in panel.about.text()
    assert cells(panel.table)[1][:2] == ["L Cuneus, L Fusiform", "95 % [85, 100]"]
    panel._pick(1)
    with qtbot.waitSignal(panel.wish) as told:
        panel.take.click()
    made = told.args[0].project.seizure_plans[-1]
    assert [change.regions[0] for change in made.changes] == list(view.names[:2])
    panel._forbid(view.names[3:4])
    with qtbot.waitSignal(panel.wish) as told:
        panel.start.click()
    request = told.args[0].request
    assert isinstance(request, PlanResectionRequest)
    assert request.forbidden == view.names[3:4]
    assert request.simulations == 200


def test_every_number_of_the_sets_has_an_interval(qtbot):
    panel = outcome_panel(qtbot)
    every_number_has_an_interval(panel, lambda: panel.show_segment("sets"))


def test_the_plan_page_turns_between_activity_and_seizures(qtbot):
    page, view = PlanPage(), seizure_view(fitted=True)
    qtbot.addWidget(page)
    page.present(view)
    assert page.right.currentWidget() is page.seizure_editor
    assert page.outcome.currentWidget() is page.seizure_outcome
    with qtbot.waitSignal(page.wish) as told:
        page.subjects[1].picked.emit("activity")
    (wish,) = told.args
    assert isinstance(wish, Select)
    page.present(replace(view, selection=wish.selection))
    assert page.right.currentWidget() is page.editor
    assert page.outcome.currentWidget() is page.effects


def test_the_brain_shows_zone_contacts_and_plan():
    view = seizure_view()
    first = colourings_of(view, "inspect")[0]
    assert first.key == "zone"
    assert first.words(0) == "zone probability 0.900  [0.800, 0.980]"
    assert "not sampled" in first.words(11)
    shown = scene_of(view, "plan", Look())
    assert shown is not None
    assert shown.colouring.key == "zone"
    assert shown.scene.removed == (0, 1)
    assert shown.scene.contacts is not None


def test_the_brain_shows_what_was_held_before_the_fit():
    (twin,) = seizure_view().seizure_twins
    held = FrozenMap(dict(zip(twin.zone.region_names, GUESSES, strict=False)))
    found = of_seizures(replace(twin, guess=held))[-1]
    assert found.label == "Hypothesis"
    assert found.values[:3].tolist() == [1.0, 0.5, 0.0]
    assert np.isnan(found.values[3:]).all()
    said = [found.words(at) for at in range(4)]
    assert said == [
        "hypothesis: zone",
        "hypothesis: propagation",
        "hypothesis: healthy",
        "hypothesis: nothing held",
    ]
    free = of_seizures(replace(twin, guess=FrozenMap()))
    assert "hypothesis" not in [one.key for one in free]


def full_panel(qtbot) -> SeizuresPanel:
    panel = SeizuresPanel()
    qtbot.addWidget(panel)
    panel.resize(*SIZE)
    panel.show()
    panel.segments.button("full").click()
    return panel


def test_a_seizure_is_asked_for_as_signals_without_a_plan_and_then_under_it(qtbot):
    panel = full_panel(qtbot)
    panel.present(replace(seizure_view(), full_seizures={}))
    bench = panel.full
    assert bench.stack.currentWidget() is bench.empty
    asked = []
    panel.wish.connect(asked.append)
    bench.empty.pressed.emit()
    assert [wish.request.changes for wish in asked] == [()]
    bench.which.setCurrentIndex(1)
    bench.which.activated.emit(1)
    bench.empty.pressed.emit()
    plan = seizure_view().seizure_plan
    assert plan is not None
    # With the plan, and the one it stands on top of.
    assert [wish.request.changes for wish in asked[1:]] == [(), plan.changes]
    assert all(isinstance(wish.request, FullSeizureRequest) for wish in asked)


def test_full_seizure_shows_contacts_by_onset_and_regions_beside_the_twin(qtbot):
    view = seizure_view()
    twin, plan = view.seizure_twin, view.seizure_plan
    assert twin is not None
    assert plan is not None
    panel = full_panel(qtbot)
    panel.present(view)
    bench = panel.full
    assert bench.stack.currentWidget() is bench.plot
    assert bench.plot.onset.item.value() == 15.0
    assert not bench.plot.under.x.size
    first, second = cells(bench.table)
    assert first[1:] == ["15.0", "15.0 [14.5, 16.0]", "begins by itself"]
    assert second[1:] == ["16.5", "18.5 [18.0, 19.5]", "recruited"]
    assert "not a forecast" in bench.told.text()
    assert UNFAMILIAR in bench.told.text()
    names = bench.plot.numbers().splitlines()[0]
    # B1-B2 hears nothing.
    assert names.split("\t")[1:] == ["A1-A2, simulated", "A2-A3, simulated"]
    under = full_seizure(twin, plan.changes)
    both = (*view.full_seizures[twin.id], under)
    panel.present(replace(view, full_seizures={twin.id: both}))
    bench.which.setCurrentIndex(1)
    bench.which.activated.emit(1)
    assert bench.plot.under.x.size
    assert "Grey: without the plan" in bench.told.text()
    assert panel.fact_of("SeizureTraces") == "full-seizure"


def test_contacts_are_shown_over_the_whole_spread():
    twin = seizure_view().seizure_twin
    assert twin is not None
    made, many = full_seizure(twin), 40
    late = np.where(np.arange(many) % 2, np.arange(many, 0.0, -1), np.nan)
    names = tuple(f"A{n}" for n in range(many))
    contacts = np.ones((len(made.times_s), many))
    of = replace(made, channel_names=names, contacts=contacts, heard_s=late)
    shown = hearing(of)
    assert len(shown) == MOST_CONTACTS
    assert late[shown].tolist() == sorted(late[shown])
    assert late[shown[0]] == np.nanmin(late)
    assert late[shown[-1]] == np.nanmax(late)
    silent = replace(of, heard_s=np.full(many, np.nan))
    assert len(hearing(silent)) == MOST_CONTACTS
