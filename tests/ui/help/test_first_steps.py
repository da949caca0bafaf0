"""Six steps on a demo patient, ticked by what was done."""

from dataclasses import replace

from brainTwinStudio.ui.help.first_steps import STEPS, done_of, is_seen
from brainTwinStudio.ui.patient_notes import with_sign_off
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.view import View
from brainTwinStudio.ui.wishes import Change
from tests.ui.test_studio import link, studio

__all__ = ["link", "studio"]  # fixtures
NONE: frozenset[str] = frozenset()


def ticks(studio: Studio) -> list[bool]:
    studio.present_now()
    return [row.is_done for row in studio.window.browser.first_steps.rows]


def test_steps_follow_the_project_and_not_the_clicks(view: View):
    assert view.project is not None
    assert view.patient is not None
    nobody = replace(view, project=replace(view.project, twins=(), scenarios=()))
    assert done_of(nobody, NONE) == (False,) * 6
    assert done_of(nobody, frozenset({"data", "inspect"})) == (True, *(False,) * 5)
    assert done_of(view, NONE) == (False, False, True, False, True, False)
    signed = replace(
        view.patient, notes=with_sign_off(view.patient, "accepted", "AB", "")
    )
    after = replace(view, project=view.project.with_patient(signed))
    assert done_of(after, NONE)[1]


def test_looking_counts_where_there_is_something_to_see(view: View):
    data, inspect = STEPS[0], STEPS[3]
    assert is_seen(data, replace(view, stage="data"))
    assert not is_seen(data, replace(view, stage="fit"))
    assert is_seen(inspect, replace(view, stage="inspect"))
    assert view.project is not None
    bare = replace(view.project, twins=(), scenarios=())
    assert not is_seen(inspect, replace(view, stage="inspect", project=bare))


def test_the_card_ticks_leads_hides_and_comes_back(studio: Studio):
    card = studio.window.browser.first_steps
    assert not card.isHidden()
    assert ticks(studio) == [False, False, True, False, True, False]
    card.rows[0].click()
    assert studio.window.stage == "data"
    assert ticks(studio)[0]
    studio.show_stage("check")
    assert ticks(studio)[0], "what was seen stays seen"
    card.hide_button.click()
    studio.present_now()
    assert card.isHidden()
    studio.act("first-steps")
    assert not card.isHidden()


def test_the_card_is_for_demo_patients_only(studio: Studio):
    project, patient = studio.view.project, studio.view.patient
    assert project is not None
    assert patient is not None
    person = project.with_patient(replace(patient, notes="Somebody."))
    studio.grant(Change(person, "Edit notes"))
    studio.present_now()
    assert studio.window.browser.first_steps.isHidden()
