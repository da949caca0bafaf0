"""Tutorials follow what the window shows; the control of every step is in it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from brainTwinStudio.files import demo_epilepsy, demo_patient
from brainTwinStudio.project import Project, Report, Selection, Stimulation
from brainTwinStudio.project.stimulation_search import StimulationAim
from brainTwinStudio.ui.actions import ACTIONS
from brainTwinStudio.ui.help import pages
from brainTwinStudio.ui.help.guide import AT, NAME, Guide
from brainTwinStudio.ui.help.guide_card import ENDED
from brainTwinStudio.ui.help.ring import area_of
from brainTwinStudio.ui.help.tutorials import TUTORIALS, Tutorial
from brainTwinStudio.ui.main_window import MainWindow
from brainTwinStudio.ui.pages.start import TUTORIALS as ON_START_PAGE
from brainTwinStudio.ui.patient_notes import with_sign_off
from brainTwinStudio.ui.studio import Studio
from brainTwinStudio.ui.view import View
from tests.made_search import search
from tests.ui.made_jobs import running_job
from tests.ui.seizure_views import seizure_project
from tests.ui.small import small_project
from tests.ui.test_studio import link, studio

__all__ = ["link", "studio"]  # fixtures


def named(project: Project, patient_id: str) -> Project:
    """The same project about a patient of another code."""
    (patient,) = project.patients
    return replace(
        project,
        patients=(replace(patient, id=patient_id),),
        twins=tuple(replace(t, patient_id=patient_id) for t in project.twins),
        seizure_twins=tuple(
            replace(t, patient_id=patient_id) for t in project.seizure_twins
        ),
    )


def reported(view: View) -> View:
    assert view.project is not None
    twin = (*view.twins, *view.seizure_twins)[0]
    report = Report("report-1", "R", twin.patient_id, twin.id)
    return replace(view, project=replace(view.project, reports=(report,)))


def unplanned(project: Project) -> Project:
    return replace(project, scenarios=(), seizure_plans=())


def resting() -> Iterator[View]:
    """What the window shows after every step of the tutorial."""
    full = named(small_project(), demo_patient.PATIENT)
    bare = replace(full, twins=(), scenarios=())
    chosen = Selection(demo_patient.PATIENT)
    yield (view := View(bare, selection=chosen, stage="data"))
    region = replace(chosen, regions=(view.names[0],))
    yield (view := replace(view, selection=region))
    yield (view := replace(view, stage="check"))
    assert view.patient is not None
    signed = replace(
        view.patient, notes=with_sign_off(view.patient, "accepted", "AB", "")
    )
    yield (view := replace(view, project=bare.with_patient(signed)))
    yield (view := replace(view, stage="fit"))
    yield (view := replace(view, jobs=(running_job(view),)))
    fitted = replace(unplanned(full), patients=(signed,))
    twin = replace(region, twin_id=full.twins[0].id)
    yield (view := replace(view, project=fitted, jobs=(), selection=twin))
    yield (view := replace(view, stage="inspect"))
    edge = (view.names[0], view.names[1])
    yield (view := replace(view, selection=replace(twin, edges=(edge,))))
    yield (view := replace(view, stage="plan"))
    done = full.scenarios[0]
    planned = replace(fitted, scenarios=(replace(done, result=None),))
    plan = replace(twin, scenario_id=done.id)
    yield (view := replace(view, project=planned, selection=plan))
    run = replace(planned, scenarios=(done,))
    yield (view := replace(view, project=run))
    yield reported(replace(view, stage="report"))


def epilepsy() -> Iterator[View]:
    full = named(seizure_project(), demo_epilepsy.PATIENT)
    bare = replace(unplanned(full), seizure_twins=())
    chosen = Selection(demo_epilepsy.PATIENT)
    yield (view := View(bare, selection=chosen, stage="data"))
    chosen = replace(chosen, recording_id="seizure-1")
    yield (view := replace(view, selection=chosen))
    yield (view := replace(view, stage="check"))
    yield (view := replace(view, stage="fit"))
    locating = replace(running_job(view), kind="locate")
    yield (view := replace(view, jobs=(locating,)))
    twin = full.seizure_twins[0]
    chosen = replace(chosen, seizures=True, seizure_twin_id=twin.id)
    fitted = unplanned(full)
    yield (view := replace(view, project=fitted, jobs=(), selection=chosen))
    region = replace(chosen, regions=(view.names[0],))
    yield (view := replace(view, stage="inspect", selection=region))
    done = full.seizure_plans[0]
    plan = replace(region, seizure_plan_id=done.id)
    planned = replace(fitted, seizure_plans=(replace(done, outcome=None),))
    yield (view := replace(view, stage="plan", project=planned, selection=plan))
    yield (view := replace(view, project=replace(planned, seizure_plans=(done,))))
    yield reported(view)


def stimulation() -> Iterator[View]:
    full = named(small_project(), demo_patient.PATIENT)
    bare = replace(full, twins=(), scenarios=())
    chosen = Selection(demo_patient.PATIENT)
    yield (view := View(bare, selection=chosen, stage="data"))
    chosen = replace(chosen, twin_id=full.twins[0].id)
    yield (view := replace(view, project=unplanned(full), selection=chosen))
    done = next(p for p in full.scenarios if isinstance(p.changes[0], Stimulation))
    target = Stimulation((view.names[0],))
    begun = replace(done, changes=(target,), result=None)
    plan = replace(chosen, scenario_id=done.id)
    project = replace(full, scenarios=(begun,))
    yield (view := replace(view, stage="plan", project=project, selection=plan))
    sine = replace(begun, changes=(replace(target, waveform="sine"),))
    yield (view := replace(view, project=replace(full, scenarios=(sine,))))
    run = replace(sine, result=done.result)
    yield (view := replace(view, project=replace(full, scenarios=(run,))))
    found = search(StimulationAim(target), view.names)
    yield (view := replace(view, searches={full.twins[0].id: found}))
    yield reported(view)


WALKS = {"resting": resting, "epilepsy": epilepsy, "stimulation": stimulation}


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda one: one.name)
def test_a_step_is_done_by_its_deed_and_not_before(tutorial: Tutorial):
    before = View()
    walk = list(WALKS[tutorial.name]())
    assert len(walk) == len(tutorial.steps)
    for step, after in zip(tutorial.steps, walk, strict=True):
        assert not step.done(before), step.text
        assert step.done(after), step.text
        before = after


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda one: one.name)
def test_every_step_has_words_and_a_page(tutorial: Tutorial):
    for step in tutorial.steps:
        assert step.text.endswith(".")
        assert len(step.text) < 230, "a card shows a few lines"
        assert not step.page or step.page in pages.names()


@pytest.fixture
def guide(qtbot: QtBot, tmp_path: Path) -> Guide:
    window = MainWindow()
    qtbot.addWidget(window)
    return Guide(window, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))


def test_the_guide_goes_through_a_tutorial_and_ends(guide: Guide):
    guide.start("resting")
    for step, view in zip(TUTORIALS[0].steps, WALKS["resting"](), strict=True):
        assert guide.step is step
        guide.present(view)
    assert guide.step is None
    assert guide.card.text.text() == ENDED
    guide.card.next_button.click()
    assert guide.tutorial is None
    assert guide.card.isHidden()


def test_a_step_that_was_gone_back_to_waits(guide: Guide):
    first, second, *_ = list(WALKS["resting"]())
    steps = TUTORIALS[0].steps
    guide.start("resting")
    guide.present(second)
    assert guide.step is steps[2]
    guide.card.back_button.click()
    guide.present(second)
    assert guide.step is steps[1]
    assert guide.card.next_button.text() == "Next"
    guide.card.next_button.click()
    assert guide.step is steps[2]
    guide.card.next_button.click()
    assert guide.step is steps[3], "skipped although it was not done"
    guide.present(first)
    assert guide.step is steps[3], "what was done is not asked again"


def test_a_tutorial_goes_on_after_a_restart(guide: Guide, qtbot: QtBot):
    first = next(iter(WALKS["stimulation"]()))
    guide.start("stimulation")
    guide.present(first)
    again = Guide(guide._window, guide._settings)
    again.resume()
    assert again.tutorial is guide.tutorial
    assert again.step is guide.step
    again.close()
    assert not again._settings.contains(NAME)
    assert not again._settings.contains(AT)
    guide._settings.setValue(NAME, "unknown")
    Guide(guide._window, guide._settings).resume()


def test_the_control_of_every_step_is_in_the_window_and_stays_free(studio: Studio):
    window, guide = studio.window, studio.commands.help.guide
    window.resize(1280, 720)
    window.show()
    steps = [(t.name, at, s) for t in TUTORIALS for at, s in enumerate(t.steps)]
    for name, at, step in sorted(steps, key=lambda one: one[2].stage):
        studio.show_stage(step.stage)
        control = step.find(window)
        assert control.window() is window
        if step.stage not in ("start", "fit"):
            assert window.isAncestorOf(control)
        guide.start(name, at)
        guide.place()
        words = guide.card.text
        assert words.height() >= words.heightForWidth(words.width()), step.text
        found = guide.control()
        if found is not None:
            assert guide.ring.isVisible()
            assert guide.ring.geometry().intersects(area_of(found))
        if found is not None and found.height() < 300:
            assert not guide.card.geometry().intersects(area_of(found)), step.text
    guide.close()
    assert guide.ring.isHidden()


def test_every_tutorial_is_in_the_menu_and_on_the_start_page():
    names = [tutorial.name for tutorial in TUTORIALS]
    assert [a.argument for a in ACTIONS if a.name == "tutorial"] == names
    assert [name for name, _ in ON_START_PAGE] == names


def test_a_tutorial_goes_on_begins_from_the_menu_and_opens_its_help(studio: Studio):
    studio.settings.setValue(NAME, "resting")
    studio.window.show()
    studio.present_now()
    guide = studio.commands.help.guide
    assert guide.tutorial is TUTORIALS[0], "begun before the window was opened"
    studio.act("tutorial", "epilepsy")
    assert guide.tutorial is TUTORIALS[1]
    with_help = []
    guide.wanted.connect(with_help.append)
    guide.card.more_button.click()
    assert with_help == ["tutorials"]
    studio.act("tutorial", "nonsense")
    assert guide.tutorial is TUTORIALS[1]
