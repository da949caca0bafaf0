"""`braintwin explain --plan`: which factors drove a plan."""

from pathlib import Path

import pytest

from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.trust_requests import PlanDriversRequest
from brainTwinStudio.project import Effect
from brainTwinStudio.project.scenario_drivers import Driver, PlanDrivers


def effect(value: float) -> Effect:
    return Effect("mean_fc", "Mean FC", "Fisher z", value, value - 1, value + 1, 0.0, 5)


@pytest.fixture
def asked(monkeypatch) -> list[PlanDriversRequest]:
    seen: list[PlanDriversRequest] = []

    def answer(request: PlanDriversRequest, _: object) -> PlanDrivers:
        seen.append(request)
        plan = request.scenario
        parts = (
            Driver("region", "changed input of lh-cuneus", ("lh-cuneus",),
                   (effect(-3.0),), -0.5),
            Driver("part of the plan", "removal of lh-insula", ("lh-insula",),
                   (effect(-1.0),), float("nan")),
        )  # fmt: skip
        return PlanDrivers(
            request.twin.id, plan.id, plan.name, (effect(-4.0),), parts, (7, 9), -1.0,
            plan.seeds, plan.seed, 0.1, ("A note.",),
        )  # fmt: skip

    monkeypatch.setitem(worker.HANDLERS, PlanDriversRequest, answer)
    return seen


@pytest.fixture
def planned(braintwin, engine, project: Path) -> Path:
    assert braintwin("fit", project, "--patient", "P1").status == 0
    assert braintwin("resect", project, "--regions", "lh-insula").status == 0
    return project


def test_the_drivers_of_a_plan_are_told(braintwin, planned: Path, asked):
    words = ("explain", planned, "--plan", "scenario-1", "--seeds", 5, "--most", 3)
    data = braintwin(*words, "--json").json
    (request,) = asked
    assert (request.scenario.id, request.scenario.seeds) == ("scenario-1", 5)
    assert request.most == 3
    assert data["plan"] == "scenario-1"
    region, part = data["drivers"]
    assert region["share"] == pytest.approx(0.75)
    assert region["linear_share"] == pytest.approx(0.5)
    assert part["linear_share"] is None
    assert region["effects"][0]["low"] == -4.0
    said = braintwin(*words)
    assert "L Cuneus" in said.out
    assert "not estimated" in said.out, "the linear theory of a part of the plan"
    assert "A note." in said.err


def test_a_plan_that_is_not_there_is_one_sentence(braintwin, planned: Path, asked):
    said = braintwin("explain", planned, "--plan", "nothing")
    assert said.status == 2
    assert "Known: scenario-1." in said.err
    assert not asked


def test_a_twin_alone_has_no_plans(braintwin, twin: Path, asked):
    said = braintwin("explain", twin, "--plan", "scenario-1")
    assert said.status == 2
    assert "kept in a project" in said.err
