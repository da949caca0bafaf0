"""Edits of plans: a new project, its words, and never a result that does not belong."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.messages import ScenarioAnswer
from brainTwinStudio.project import (
    Disconnection,
    Project,
    Resection,
    Scenario,
    Stimulation,
)
from brainTwinStudio.ui import plans, shown_plan
from brainTwinStudio.ui.connections import connections, edges_among, edges_of
from brainTwinStudio.ui.plan_runs import answer_of, request_of, same_plan
from brainTwinStudio.ui.plan_words import deed, heading, size
from brainTwinStudio.ui.view import View
from tests.report.conftest import NAMES

CUNEUS, FUSIFORM, INSULA, LINGUAL, PRECUNEUS, POLE = NAMES[:6]
NBSP = "\u00a0"


def plan_after(edit: plans.Edit) -> Scenario:
    assert edit.plan_id is not None
    return edit.project.scenario(edit.plan_id)


def targets_of(plan: Scenario) -> tuple[str, ...]:
    stimulus = plan.changes[0]
    assert isinstance(stimulus, Stimulation)
    return stimulus.targets


# ---------------------------------------------------------------- whole plans


def test_a_new_plan_is_empty_numbered_and_selected(project: Project):
    edit = plans.new_plan(project, "twin-1")
    assert plan_after(edit).name == "Plan 1"
    assert plan_after(edit).changes == ()
    assert edit.text == "Add plan “Plan 1”"
    again = plans.new_plan(edit.project, "twin-1")
    assert plan_after(again).name == "Plan 2"
    assert len(again.project.scenarios) == len(project.scenarios) + 2


def test_a_plan_that_begins_with_a_stimulus_is_one_of_stimulation(project: Project):
    edit = plans.new_plan(project, "twin-1", (Stimulation((CUNEUS,)),))
    assert plan_after(edit).name == "Stimulation 1"
    assert plans.kind_of(plan_after(edit)) == "stimulation"
    assert plans.kind_of(project.scenario("plan-1")) == "surgery"


def test_the_wish_of_an_edit_selects_the_plan_and_its_change(view: View):
    assert view.project is not None
    edit = plans.with_regions(view.project, "plan-3", (INSULA,))
    wish = edit.wish(view.selection)
    assert wish.project is edit.project
    assert wish.selection is not None
    assert (wish.selection.scenario_id, wish.selection.change) == ("plan-3", 1)
    assert (wish.selection.patient_id, wish.selection.twin_id) == ("P1", "twin-1")


def test_a_copy_has_the_same_changes_and_no_result(project: Project):
    off = plans.switched(project, "plan-1", 1, False).project
    edit = plans.copied(off, "plan-1")
    copy, original = plan_after(edit), off.scenario("plan-1")
    assert (copy.changes, copy.off) == (original.changes, (1,))
    assert copy.result is None
    assert (copy.name, edit.text) == ("Pole copy", "Copy plan “Pole”")


def test_another_name_keeps_the_result(project: Project):
    edit = plans.renamed(project, "plan-1", "  Anterior  temporal L ")
    assert plan_after(edit).name == "Anterior temporal L"
    assert plan_after(edit).result is project.scenario("plan-1").result
    with pytest.raises(InputError, match="needs a name"):
        plans.renamed(project, "plan-1", "  ")


def test_after_a_plan_is_deleted_its_neighbour_is_selected(project: Project):
    edit = plans.deleted(project, "plan-2")
    assert edit.plan_id == "plan-1"
    assert [s.id for s in edit.project.scenarios] == ["plan-1", "plan-3"]
    edit = plans.deleted(plans.deleted(edit.project, "plan-1").project, "plan-3")
    assert edit.plan_id is None
    assert edit.project.scenarios == ()


def test_a_stimulation_needs_a_selected_region(view: View):
    with pytest.raises(InputError, match="Select the region to stimulate"):
        shown_plan.new_plan_for(view, "stimulation")
    chosen = replace(view, selection=replace(view.selection, regions=(PRECUNEUS,)))
    plan = plan_after(shown_plan.new_plan_for(chosen, "stimulation"))
    assert plan.changes == (Stimulation((PRECUNEUS,)),)


def test_without_a_twin_there_is_no_plan():
    with pytest.raises(InputError, match="fitted twin"):
        shown_plan.new_plan_for(View(), "surgery")


# ---------------------------------------------------------------- changes


def test_regions_are_removed_each_by_a_change_of_its_own(project: Project):
    edit = plans.with_regions(project, "plan-3", (INSULA, LINGUAL))
    assert plan_after(edit).changes[1:] == (Resection((INSULA,)), Resection((LINGUAL,)))
    assert edit.text == "Remove 2 regions"
    assert plans.with_regions(project, "plan-3", (INSULA,)).text == "Remove L Insula"


def test_a_region_that_is_in_the_plan_is_not_added_twice(project: Project):
    edit = plans.with_regions(project, "plan-1", (POLE,))
    assert edit.project is project


def test_a_region_that_is_switched_off_is_switched_on_when_it_is_added(
    project: Project,
):
    off = plans.switched(project, "plan-1", 0, False).project
    edit = plans.with_regions(off, "plan-1", (POLE,))
    assert plan_after(edit).off == ()
    assert len(plan_after(edit).changes) == 3
    assert edit.change == 0


def test_a_region_that_is_weakened_is_really_removed(project: Project):
    weak = plans.with_regions(project, "plan-1", (FUSIFORM,))
    assert plan_after(weak).changes[1] == Resection((FUSIFORM,))
    assert weak.text == "Remove L Fusiform"
    assert weak.change == 1
    off = plans.switched(project, "plan-1", 1, False).project
    both = plan_after(plans.with_regions(off, "plan-1", (FUSIFORM, INSULA)))
    assert both.changes[1] == Resection((FUSIFORM,))
    assert both.changes[-1] == Resection((INSULA,))
    assert both.off == ()


def test_one_of_several_weakened_regions_is_removed_and_the_others_stay_weak(
    project: Project,
):
    group = Resection((CUNEUS, INSULA), 0.3)
    grouped = plans.with_change(project, "plan-3", group, "Weaken").project
    plan = plan_after(plans.with_regions(grouped, "plan-3", (INSULA,)))
    assert plan.changes[-2:] == (group, Resection((INSULA,)))


def test_copies_of_a_plan_say_that_they_are(project: Project):
    first = plans.new_plan(project, "twin-1")
    assert first.plan_id is not None
    once = plans.copied(first.project, first.plan_id)
    twice = plans.copied(once.project, first.plan_id)
    names = [plan_after(edit).name for edit in (first, once, twice)]
    assert names == ["Plan 1", "Plan 1 copy", "Plan 1 copy 2"]


def test_a_selected_connection_is_cut_and_one_that_is_not_there_is_refused(view: View):
    assert view.twin is not None
    assert view.project is not None
    ends = connections(view.twin)[0]
    chosen = replace(view.selection, regions=ends, edges=(ends,))
    plan = plan_after(shown_plan.with_selection(replace(view, selection=chosen)))
    assert plan.changes[-1] == Disconnection((ends,))
    nothing = replace(chosen, edges=((CUNEUS, CUNEUS),))
    with pytest.raises(InputError, match="no such connection"):
        shown_plan.with_selection(replace(view, selection=nothing))


def test_toggling_takes_out_what_is_in_and_back(project: Project):
    out = plans.toggled(project, "plan-1", (POLE,))
    assert out.text == "Take L Temporal pole off the plan"
    assert plan_after(out).changes == project.scenario("plan-1").changes[1:]
    back = plans.toggled(out.project, "plan-1", (POLE,))
    assert Resection((POLE,)) in plan_after(back).changes


@pytest.mark.parametrize(
    "edit",
    [
        lambda p: plans.with_regions(p, "plan-1", (INSULA,)),
        lambda p: plans.with_edges(p, "plan-1", ((INSULA, CUNEUS),)),
        lambda p: plans.with_stimulus(p, "plan-1", Stimulation((INSULA,))),
        lambda p: plans.set_fraction(p, "plan-1", 0, 0.5),
        lambda p: plans.switched(p, "plan-1", 0, False),
        lambda p: plans.without_change(p, "plan-1", 0),
        lambda p: plans.with_targets(p, "plan-2", 0, (INSULA,)),
    ],
)
def test_every_edit_of_a_plan_drops_its_result(project: Project, edit):
    before = {plan.id: plan.result for plan in project.scenarios}
    made = edit(project)
    assert before[made.plan_id] is not None
    assert plan_after(made).result is None
    assert project.scenario(made.plan_id).result is before[made.plan_id]


def test_weakening_is_told_in_percent_and_a_whole_fraction_removes(project: Project):
    weak = plans.set_fraction(project, "plan-1", 0, 0.604)
    assert plan_after(weak).changes[0] == Resection((POLE,), 0.6)
    assert weak.text == f"Weaken L Temporal pole 60{NBSP}%"
    assert plans.set_fraction(weak.project, "plan-1", 0, 1.0).text == (
        "Remove L Temporal pole"
    )
    assert plans.set_fraction(project, "plan-1", 2, 0.5).text == (
        f"Weaken R Cuneus → L Cuneus 50{NBSP}%"
    )


def test_a_fraction_never_reaches_zero(project: Project):
    plan = plan_after(plans.set_fraction(project, "plan-1", 0, 0.0))
    assert plan.changes[0] == Resection((POLE,), plans.SMALLEST_FRACTION)


def test_the_same_fraction_is_no_edit(project: Project):
    assert plans.set_fraction(project, "plan-1", 1, 0.4).project is project


def test_a_change_that_is_switched_off_stays_and_comes_back(project: Project):
    off = plans.switched(project, "plan-1", 1, False)
    assert off.text == "Switch off L Fusiform"
    assert plan_after(off).off == (1,)
    assert len(plan_after(off).changes) == 3
    on = plans.switched(off.project, "plan-1", 1, True)
    assert on.text == "Switch on L Fusiform"
    assert plan_after(on).off == ()


def test_switches_follow_their_changes_when_one_before_them_goes(project: Project):
    off = plans.switched(project, "plan-1", 2, False).project
    edit = plans.without_change(off, "plan-1", 0)
    plan = plan_after(edit)
    assert plan.changes[plan.off[0]] == project.scenario("plan-1").changes[2]
    assert edit.text == "Take L Temporal pole off the plan"


def test_a_change_that_does_not_exist_is_refused(project: Project):
    with pytest.raises(InputError, match="has no change 4"):
        plans.without_change(project, "plan-1", 3)
    with pytest.raises(InputError, match="amplitude, not a fraction"):
        plans.set_fraction(project, "plan-2", 0, 0.5)


def test_edits_of_a_stimulus_say_what_they_set(project: Project):
    def text(**new: object) -> str:
        old = project.scenario("plan-2").changes[0]
        return plans.changed(project, "plan-2", 0, replace(old, **new)).text

    assert text(amplitude=0.03) == f"Set amplitude to 0.03{NBSP}/s"
    assert text(frequency_hz=0.1) == f"Set frequency to 0.1{NBSP}Hz"
    assert text(phase_rad=np.pi / 2) == "Set phase to 90°"
    assert text(stop_s=30.0) == f"Set stop to 30{NBSP}s"
    assert text(waveform="constant") == "Set waveform to constant input"
    assert text(targets=(CUNEUS, INSULA)) == "Stimulate 2 regions"
    assert text(amplitude=0.03, stop_s=30.0) == "Set the stimulus"


def test_the_last_target_of_a_stimulus_stays(project: Project):
    two = plans.with_targets(project, "plan-2", 0, (CUNEUS,)).project
    assert targets_of(two.scenario("plan-2")) == (PRECUNEUS, CUNEUS)
    one = plans.with_targets(two, "plan-2", 0, (PRECUNEUS,)).project
    assert targets_of(one.scenario("plan-2")) == (CUNEUS,)
    assert plans.with_targets(one, "plan-2", 0, (CUNEUS,)).project is one
    with pytest.raises(InputError, match="no stimulation"):
        plans.with_targets(project, "plan-1", 0, (CUNEUS,))


# ---------------------------------------------------------------- the selection


def test_selected_regions_go_into_a_plan_of_surgery_and_out_again(view: View):
    chosen = replace(view, selection=replace(view.selection, regions=(INSULA,)))
    edit = shown_plan.with_selection(chosen)
    assert plan_after(edit).changes[-1] == Resection((INSULA,))
    again = shown_plan.with_selection(replace(chosen, project=edit.project))
    assert Resection((INSULA,)) not in plan_after(again).changes


def test_selected_regions_become_targets_of_a_stimulation(view: View):
    selection = replace(view.selection, scenario_id="plan-2", regions=(INSULA,))
    edit = shown_plan.with_selection(replace(view, selection=selection))
    assert targets_of(plan_after(edit)) == (PRECUNEUS, INSULA)


def test_a_selected_connection_is_cut(view: View):
    selection = replace(view.selection, edges=((CUNEUS, INSULA),))
    edit = shown_plan.with_selection(replace(view, selection=selection))
    assert plan_after(edit).changes[-1] == Disconnection(((CUNEUS, INSULA),))
    assert edit.text == "Cut L Insula → L Cuneus"


def test_without_a_plan_the_selection_begins_one(view: View):
    selection = replace(view.selection, scenario_id=None, regions=(INSULA,))
    edit = shown_plan.with_selection(replace(view, selection=selection))
    assert plan_after(edit).changes == (Resection((INSULA,)),)
    assert len(edit.project.scenarios) == 4


def test_nothing_selected_is_refused(view: View):
    with pytest.raises(InputError, match="Select a region or a connection"):
        shown_plan.with_selection(view)


def test_an_edit_is_wished_for_where_it_may_be_and_changes_something(view: View):
    wish = shown_plan.wish_for(view, plans.set_fraction, 0, 0.5)
    assert wish is not None
    assert wish.project.scenario("plan-1").changes[0] == Resection((POLE,), 0.5)
    assert shown_plan.wish_for(view, plans.set_fraction, 0, 1.0) is None  # as it is
    locked = replace(view, read_only=True)
    assert shown_plan.wish_for(locked, plans.set_fraction, 0, 0.5) is None
    assert shown_plan.wish_for(View(), plans.set_fraction, 0, 0.5) is None


# ---------------------------------------------------------------- words


def test_connections_of_a_twin_are_where_its_weights_are(project: Project):
    twin = project.twin("twin-1")
    weights = twin.connectome.weights
    found = connections(twin)
    assert len(found) == (weights > 0).sum()
    assert all(weights[NAMES.index(t), NAMES.index(s)] > 0 for t, s in found)
    assert {r for edge in edges_of(twin, (POLE,)) for r in edge} >= {POLE}
    assert all(POLE in edge for edge in edges_of(twin, (POLE,)))
    among = edges_among(twin, (POLE, INSULA, CUNEUS))
    assert {r for edge in among for r in edge} <= {POLE, INSULA, CUNEUS}


def test_a_cut_of_all_connections_of_a_region_is_named_after_it(project: Project):
    twin = project.twin("twin-1")
    every = edges_of(twin, (POLE,))
    known = connections(twin)
    assert heading(Disconnection(every), known) == "L Temporal pole, all"
    part = Disconnection(every[:4])
    assert heading(part, known) == "4 connections"
    assert heading(Disconnection(every)) == f"{len(every)} connections"


@pytest.mark.parametrize(
    ("change", "title", "label", "amount"),
    [
        (Resection((POLE,)), "L Temporal pole", "Remove region", f"100{NBSP}%"),
        (Resection((POLE, CUNEUS), 0.4), "2 regions", "Weaken regions", f"40{NBSP}%"),
        (
            Disconnection(((CUNEUS, POLE), (POLE, CUNEUS)), 0.6),
            "L Temporal pole – L Cuneus",
            "Weaken connection",
            f"60{NBSP}%",
        ),
        (
            Disconnection(((CUNEUS, POLE),)),
            "L Temporal pole → L Cuneus",
            "Cut connection",
            f"100{NBSP}%",
        ),
        (
            Stimulation((POLE,), "pulse-train", 0.02, 1.0),
            "L Temporal pole",
            "Pulse train",
            f"0.02{NBSP}/s",
        ),
    ],
)
def test_changes_have_a_title_a_deed_and_a_size(change, title, label, amount):
    found = heading(change)
    if isinstance(change, Disconnection) and len(change.edges) == 2:
        assert set(found.split(" – ")) == set(title.split(" – "))
    else:
        assert found == title
    assert (deed(change), size(change)) == (label, amount)


# ---------------------------------------------------------------- runs


def with_answer(project: Project, plan_id: str, seeds: int = 16):
    """The project with a made-up result of a plan, and the answer it came from."""
    request = request_of(project, plan_id, seeds)
    result = project.scenario("plan-1").result
    plan = replace(request.scenario, result=result)
    runs = np.zeros((seeds, 20, len(NAMES)))
    return project.with_scenario(plan), ScenarioAnswer(plan, runs, runs, 2.0)


def test_a_request_is_the_plan_as_it_stands_without_its_old_result(project: Project):
    request = request_of(project, "plan-1", 64)
    assert request.twin is project.twin("twin-1")
    assert (request.scenario.seeds, request.scenario.result) == (64, None)
    assert request.scenario.changes == project.scenario("plan-1").changes


def test_a_plan_with_everything_switched_off_is_not_run(project: Project):
    off = plans.switched(project, "plan-3", 0, False).project
    with pytest.raises(InputError, match="Nothing is switched on"):
        request_of(off, "plan-3", 16)


def test_simulated_runs_belong_to_a_plan_only_while_it_is_the_same(project: Project):
    done, answer = with_answer(project, "plan-3")
    answers = {"plan-3": answer}
    assert answer_of(done.scenario("plan-3"), answers) is answer
    renamed = plans.renamed(done, "plan-3", "Soon").project
    assert answer_of(renamed.scenario("plan-3"), answers) is answer
    assert answer_of(project.scenario("plan-3"), answers) is None  # not run
    edited = plans.with_regions(done, "plan-3", (POLE,))
    assert answer_of(plan_after(edited), answers) is None
    assert answer_of(None, answers) is None
    assert answer_of(done.scenario("plan-3"), {}) is None


def test_runs_of_a_preview_do_not_stand_for_a_full_run(project: Project):
    full, _ = with_answer(project, "plan-3", 64)
    _, preview = with_answer(project, "plan-3", 16)
    assert answer_of(full.scenario("plan-3"), {"plan-3": preview}) is None


def test_a_switched_off_change_makes_a_plan_the_same_as_one_without_it(
    project: Project,
):
    off = plans.switched(project, "plan-1", 0, False).project.scenario("plan-1")
    out = plans.without_change(project, "plan-1", 0).project.scenario("plan-1")
    assert same_plan(off, out)
    assert not same_plan(off, project.scenario("plan-1"))
