"""Where, when and how: the question, the engine's answer, and what is made of it."""

import json
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.jobs.stimulation_requests import FindStimulationRequest
from brainTwinStudio.project import Selection, Stimulation
from brainTwinStudio.project.amplitudes import AmplitudeCheck, Outcome
from brainTwinStudio.project.stimulation_search import (
    GOALS,
    NEEDS_FC,
    StimulationAim,
    StimulationSearch,
)
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_scene import scene_of
from brainTwinStudio.ui.panels.facts import facts_of
from brainTwinStudio.ui.panels.stimulation_aim import NOTHING, SILENT
from brainTwinStudio.ui.panels.stimulation_search import (
    BETTER,
    FORM,
    FOUND,
    GOING,
    NARROW_PX,
    OF_DRAWS,
    OF_EEG,
    StimulationSearchPanel,
)
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Ask, Change, Do, Select
from tests.files.test_encoding import same
from tests.made_search import search
from tests.numbers_follow import FACTOR, unbacked, varied
from tests.report.test_electric_report import electric_project
from tests.ui.numbers_shown import said_by
from tests.ui.panels.listening import wishes_of
from tests.ui.panels.test_sweep import stimulation_view
from tests.ui.plan_answers import showing, with_answers
from tests.ui.small import small_view
from tests.ui.test_studio import FakeLink, link, studio

__all__ = ["link", "studio"]  # fixtures
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot) -> StimulationSearchPanel:
    made = StimulationSearchPanel()
    qtbot.addWidget(made)
    made.resize(NARROW_PX, 320)
    made.present(stimulation_view())
    made.show()
    return made


def found_in(view: View, **aim: Any) -> StimulationSearch:
    assert view.scenario is not None
    template = view.scenario.changes[0]
    assert isinstance(template, Stimulation)
    made = search(StimulationAim(template, **aim), view.names)
    return replace(made, twin_id="twin-1")


def with_answer(**aim: Any) -> View:
    view = stimulation_view()
    return replace(view, searches={"twin-1": found_in(view, **aim)})


def selecting(view: View, *regions: str) -> View:
    return replace(view, selection=replace(view.selection, regions=regions))


# ---------------------------------------------------------------- the question


def test_the_question_is_asked_as_it_stands(
    panel: StimulationSearchPanel, qtbot: QtBot
):
    view, wishes, form = stimulation_view(), wishes_of(panel), panel.form
    some, other = view.names[2:4], view.names[5]
    panel.present(selecting(view, *some))
    qtbot.mouseClick(form.among.which.button("selected"), LEFT)
    panel.present(selecting(view, other))
    qtbot.mouseClick(form.read.which.button("selected"), LEFT)
    form.goal.setCurrentIndex(form.goal.findData("lower_mean_fc"))
    form.choose["when"].click()
    form.adjoint.click()
    form.known.click()
    assert "64 settings with 4 noise seeds each" in form.told.text()
    assert "about 16 simulations of 256" in form.told.text()
    qtbot.mouseClick(panel.start, LEFT)
    assert len(wishes) == 1
    assert isinstance(wishes[0], Ask)
    request = wishes[0].request
    assert isinstance(request, FindStimulationRequest)
    aim = request.aim
    assert view.scenario is not None
    assert aim.template == view.scenario.changes[0]
    assert (aim.goal, aim.choose) == ("lower_mean_fc", ("where", "how"))
    assert (aim.targets, aim.read) == (some, (other,))
    assert aim.adjoint
    assert aim.known


def test_all_goals_but_that_of_another_fc_are_offered(panel: StimulationSearchPanel):
    box = panel.form.goal
    offered = [(box.itemData(at), box.itemText(at)) for at in range(box.count())]
    assert offered == [goal for goal in GOALS if goal[0] != NEEDS_FC]


def test_what_cannot_be_asked_is_not(panel: StimulationSearchPanel):
    panel.present(stimulation_view(amplitude=0.0))
    assert not panel.start.isEnabled()
    assert panel.form.told.text() == SILENT
    panel.present(stimulation_view())
    assert panel.start.isEnabled()
    for box in panel.form.choose.values():
        box.click()
    assert not panel.start.isEnabled()
    assert panel.form.told.text() == NOTHING


def test_a_twin_of_an_eeg_is_not_searched(panel: StimulationSearchPanel):
    assert panel.refused(small_view(electric_project())) == OF_EEG
    assert panel.refused(small_view()) == ""


def test_it_can_be_stopped(panel: StimulationSearchPanel, qtbot: QtBot):
    view, wishes = stimulation_view(), wishes_of(panel)
    assert view.twin is not None
    request = FindStimulationRequest(view.twin, panel.form.aim())
    job = Job(7, "stimulation", "Search", request, "running", stage="Searching")
    panel.present(replace(view, jobs=(job,)))
    assert panel.stack.currentIndex() == GOING
    assert panel.start.text() == "Stop"
    qtbot.mouseClick(panel.start, LEFT)
    assert isinstance(wishes[0], Do)
    assert (wishes[0].action, wishes[0].argument) == ("stop", 7)


# ---------------------------------------------------------------- the answer


def test_candidates_stand_beside_each_other_with_intervals(
    panel: StimulationSearchPanel,
):
    found = []
    for factor in (1.0, FACTOR):
        view = with_answer()
        answer = view.searches["twin-1"]
        choices = (varied(c, "effect", "better", factor=factor) for c in answer.choices)
        answer = replace(answer, choices=tuple(choices))
        panel.present(replace(view, searches={"twin-1": answer}))
        found.append(said_by(panel))
    assert panel.stack.currentIndex() == FOUND
    assert [s.words for s in found[0]] != [s.words for s in found[1]]
    assert not unbacked(*found)
    assert "none is the answer" in panel.notes.text()
    assert not panel.table.isColumnHidden(BETTER)
    assert panel.table.isColumnHidden(OF_DRAWS)
    assert panel.said.property("role") == "note"


def with_check(outcome: Outcome, **aim: Any) -> View:
    view = with_answer(**aim)
    answer = view.searches["twin-1"]
    check = AmplitudeCheck(outcome, (-0.7, -0.8, -0.5), (0.6, 0.4, 0.8))
    said = f"{check.sentence} {answer.sentence}"
    return replace(
        view, searches={"twin-1": replace(answer, amplitudes=check, sentence=said)}
    )


def test_a_map_that_may_be_reversed_is_a_warning_and_keeps_its_numbers(
    panel: StimulationSearchPanel,
):
    panel.present(with_check("disagrees"))
    assert panel.said.text().startswith("No target is recommended")
    assert panel.said.property("role") == "warn"
    assert panel.table.rows.rowCount() == 2
    panel.present(with_check("agrees"))
    assert panel.said.property("role") == "note"


def test_in_how_many_draws_a_candidate_is_the_best_has_a_column(
    panel: StimulationSearchPanel,
):
    view = with_answer()
    answer = view.searches["twin-1"]
    shares = zip(answer.choices, (0.75, 0.25), strict=True)
    choices = tuple(replace(one, best_in=share) for one, share in shares)
    answer = replace(answer, choices=choices, draws=8)
    panel.present(replace(view, searches={"twin-1": answer}))
    assert not panel.table.isColumnHidden(OF_DRAWS)
    told = [panel.table.rows.index(row, OF_DRAWS).data() for row in range(2)]
    assert told == ["75\u00a0%", "25\u00a0%"]


def test_a_candidate_is_selected_used_or_made_a_plan(
    panel: StimulationSearchPanel, qtbot: QtBot
):
    view, wishes = with_answer(), wishes_of(panel)
    panel.present(view)
    table = panel.table
    place = table.visualRect(table.rows.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    assert isinstance(wishes[0], Select)
    assert wishes[0].selection.regions == (view.names[3],)
    chosen = view.searches["twin-1"].choices[1].stimulation
    panel.use.click()
    panel.new.click()
    used, new = wishes[-2:]
    assert isinstance(used, Change)
    assert isinstance(new, Change)
    assert used.project.scenario("plan-2").changes == (chosen,)
    assert view.project is not None
    assert len(new.project.scenarios) == len(view.project.scenarios) + 1
    assert new.project.scenarios[-1].changes == (chosen,)


def test_the_question_can_be_asked_anew_and_the_answer_looked_at(
    panel: StimulationSearchPanel, qtbot: QtBot
):
    panel.present(with_answer())
    assert not panel.start.isVisible()
    for page in (FORM, FOUND):
        qtbot.mouseClick(panel.turn, LEFT)
        assert panel.stack.currentIndex() == page


def test_the_brain_and_the_facts_tell_what_is_believed_of_a_region():
    view = with_answer(adjoint=True)
    found = view.searches["twin-1"]
    for look, values in (("search", found.value), ("adjoint", found.adjoint)):
        shown = scene_of(view, "plan", Look(response=look))
        assert shown is not None
        assert shown.colouring.values is values
    bare = scene_of(
        showing(with_answers("plan-2"), "plan-2"), "plan", Look(response="search")
    )
    assert bare is not None
    assert bare.colouring.key == "field"
    words = scene_of(view, "plan", Look(response="search"))
    assert words is not None
    assert "[" in words.colouring.words(3)
    assert "no value" in words.colouring.words(0)
    assert "not allowed" in words.note
    group = facts_of(selecting(view, view.names[3])).groups[-1]
    assert "[" in group.lines[0].text


def test_a_search_is_kept_with_its_twin_and_logged(studio: Studio, link: FakeLink):
    session = studio.session
    assert session.store is not None
    twin = session.store.project.twins[0]
    template = Stimulation(twin.connectome.parcellation.region_names[:1], "sine", 0.02)
    names = twin.connectome.parcellation.region_names
    aim = StimulationAim(template, adjoint=True)
    found = replace(search(aim, names), twin_id=twin.id)
    session.select(Selection(twin.patient_id, None, twin.id))
    studio.grant(Ask(FindStimulationRequest(twin, aim), "Search"))
    link.end(link.jobs[-1], state="done", answer=found)
    studio.present_now()
    assert studio.view.search is found
    with ProjectStore.open(session.store.path, read_only=True) as again:
        assert same(again.project.twin(twin.id).search, found)
    line = json.loads((session.store.path / "audit.jsonl").read_text().split("\n")[-2])
    assert line["body"]["kind"] == "stimulation search"
    assert line["body"]["facts"]["changed"][0]["simulations"] == [100, 4]
    studio.act("show-search")
    assert studio.window.brain.look.response == "search"
    session.undo()
    assert session.store.project.twin(twin.id).search is None
