"""What drove a plan, in the window: asked, shown, copied."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from brainTwinStudio.jobs.trust_requests import PlanDriversRequest
from brainTwinStudio.project import Effect, FrozenMap, ScenarioResult
from brainTwinStudio.project.scenario_drivers import Driver, PlanDrivers
from brainTwinStudio.ui.dialogs.drivers import DriversDialog
from brainTwinStudio.ui.job_kinds import KINDS, STOPS
from brainTwinStudio.ui.studio import Studio
from tests.ui.test_studio import FakeLink, link, sentences, studio

__all__ = ["link", "studio"]  # fixtures


def effect(value: float, spread: float = 0.01) -> Effect:
    low, high = value - spread, value + spread
    return Effect("mean_fc", "Mean FC", "Fisher z", value, low, high, 0.0, 8)


def answer(request: PlanDriversRequest) -> PlanDrivers:
    plan = request.scenario
    parts = (
        Driver("part of the plan", "removal of lh-insula", ("lh-insula",),
               (effect(-0.03),), float("nan")),
        Driver("region", "changed input of lh-cuneus", ("lh-cuneus",),
               (effect(-0.001),), -0.005),
    )  # fmt: skip
    return PlanDrivers(
        request.twin.id, plan.id, plan.name, (effect(-0.04),), parts, (7, 9), -0.05,
        8, plan.seed, 0.1,
    )  # fmt: skip


def with_result(studio: Studio) -> None:
    project, plan = studio.session.project, studio.view.scenario
    assert project is not None
    assert plan is not None
    result = ScenarioResult((effect(-0.04),), FrozenMap())
    studio.session.change(
        project.with_scenario(replace(plan, result=result)), "Run the plan"
    )
    studio.present_now()


def asked(studio: Studio, link: FakeLink):
    with_result(studio)
    studio.act("plan-drivers")
    return next(job for job in link.jobs if job.kind == "drivers")


def test_the_answer_is_a_table_with_intervals_and_shares(
    studio: Studio, link: FakeLink
):
    job = asked(studio, link)
    assert isinstance(job.request, PlanDriversRequest)
    link.end(job, state="done", answer=answer(job.request))
    (dialog,) = studio.window.findChildren(DriversDialog)
    rows = dialog.table.rows
    cells = [
        [rows.index(row, column).data() for column in range(rows.columnCount())]
        for row in range(2)
    ]
    assert cells[0] == [
        "Part", "removal of L Insula", "−0.0300 [−0.0400, −0.0200]", "0.75",
        "not estimated",
    ]  # fmt: skip
    assert cells[1][-2:] == ["0.03", "0.10"]
    assert "8 paired runs" in dialog.whole.text()
    assert "−0.0400 [−0.0500, −0.0300]" in dialog.whole.text()
    dialog.copy.click()
    assert QApplication.clipboard().text().startswith("kind\tfactor\t")


def test_of_a_plan_that_was_not_run_nothing_is_asked(studio: Studio, link: FakeLink):
    project, plan = studio.session.project, studio.view.scenario
    assert project is not None
    assert plan is not None
    bare = project.with_scenario(replace(plan, result=None))
    studio.session.change(bare, "Edit the plan")
    studio.present_now()
    studio.act("plan-drivers")
    assert "Run the plan first" in sentences(studio)[-1]
    assert not [job for job in link.jobs if job.kind == "drivers"]


def test_an_answer_about_a_plan_that_is_gone_is_not_shown(
    studio: Studio, link: FakeLink
):
    job = asked(studio, link)
    assert isinstance(job.request, PlanDriversRequest)
    gone = replace(answer(job.request), scenario_id="scenario-99")
    link.end(job, state="done", answer=gone)
    assert not studio.window.findChildren(DriversDialog)


def test_it_can_be_stopped():
    assert KINDS[PlanDriversRequest] in STOPS
