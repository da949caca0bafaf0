"""Stages of a fit in plain words."""

from dataclasses import replace

from brainTwinStudio.project import ModelSpec
from brainTwinStudio.ui.panels.fit_stages import (
    expected,
    position,
    seconds_of,
    short_name,
    steps_of,
)
from brainTwinStudio.ui.view import View
from tests.ui.made_jobs import request_of, running_job, waiting_job


def test_a_running_fit_shows_what_is_done_and_what_comes(view: View):
    steps = steps_of(running_job(view), {"Judging": 12.0})
    assert [(s.text, s.state) for s in steps] == [
        ("Preparing", "done"),
        ("Compiling", "done"),
        ("Regional parameters", "done"),
        ("Learned connectome", "active"),
        ("Simulated dynamics", "waiting"),
        ("Judging by free runs", "waiting"),
    ]
    assert steps[1].note == "first time only, 1.5\u00a0s"
    assert steps[2].note == "3.0\u00a0s"
    assert steps[3].note == "5\u00a0s"  # validating belongs to it
    assert steps[5].note == "about 10\u00a0s"


def test_a_quick_fit_of_a_fixed_connectome_has_fewer_stages(view: View):
    request = request_of(view, effort="quick")
    fixed = replace(request, spec=ModelSpec(connectome="fixed"))
    assert expected(fixed) == (
        "Preparing",
        "Compiling",
        "Regional parameters",
        "Judging",
    )


def test_compiling_in_between_counts_to_the_stage_it_is_for(view: View):
    job = running_job(view)
    stages = (*job.stages, ("Compiling", 10.0), ("Slow gain", 12.0))
    compiling = replace(job, stage="Compiling", stages=stages[:-1], seconds=11.0)
    steps = {s.key: s for s in steps_of(compiling)}
    assert steps["Simulated dynamics"].state == "active"
    assert steps["Simulated dynamics"].note == "compiling"
    later = replace(job, stage="Slow gain", stages=stages, seconds=15.0)
    assert seconds_of(later)["Simulated dynamics"] == 5.0
    assert seconds_of(later)["Compiling"] == 1.5


def test_a_resumed_fit_says_what_it_left_out(view: View):
    stages = (("Simulated dynamics", 1.0),)
    job = running_job(view, stage="Simulated dynamics", stages=stages)
    steps = {s.key: s for s in steps_of(job)}
    assert steps["Learned connectome"].note == "left out"
    assert steps["Simulated dynamics"].state == "active"


def test_a_stage_nobody_knew_of_is_taken_in(view: View):
    stages = (*running_job(view).stages, ("Polishing", 9.0))
    keys = [
        s.key for s in steps_of(running_job(view, stage="Polishing", stages=stages))
    ]
    assert keys[-2:] == ["Polishing", "Judging"]


def test_the_strip_says_which_stage_of_how_many(view: View):
    job = running_job(view)
    assert position(job) == "stage 4 of 6, learned connectome"
    stages = (("Preparing", 0.0), ("Compiling", 0.5))
    compiling = running_job(view, stage="Compiling", stages=stages)
    assert position(compiling) == "stage 2 of 6, compiling"
    assert position(waiting_job(view)) == "starting"
    assert short_name("Validating 2 of 3") == "validating"
