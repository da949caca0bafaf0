"""Runs of a plan: what the engine is asked, and what its answer belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from brainTwinStudio.analysis.paired import PairedFc, paired_fc
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.messages import (
    Request,
    ScenarioAnswer,
    ScenarioRequest,
    SimulateRequest,
)
from brainTwinStudio.language import tr
from brainTwinStudio.project import Project, Scenario

if TYPE_CHECKING:
    from brainTwinStudio.ui.job import Job
    from brainTwinStudio.ui.view import View

PREVIEW_SEEDS = 16
FULL_SEEDS = 64


def request_of(project: Project, plan_id: str, seeds: int) -> ScenarioRequest:
    """What the engine is asked for: the plan as it stands, on its twin."""
    plan = project.scenario(plan_id)
    if not plan.active:
        raise InputError(tr("Nothing is switched on in this plan."))
    twin = project.twin(plan.twin_id)
    return ScenarioRequest(twin, replace(plan, seeds=seeds, result=None))


@lru_cache(maxsize=2)
def spread_of(answer: ScenarioAnswer) -> PairedFc:
    """What lies beyond noise in the runs of a plan. Takes up to a second: ask for it
    beside the window."""
    return paired_fc(answer.before, answer.after)


def runs_of(plan: Scenario) -> int:
    """How many paired runs a plan's result is from: fewer than were asked for where the
    run was stopped."""
    effects = () if plan.result is None else plan.result.effects
    return effects[0].seeds if effects else plan.seeds


def owner_of(plan: Scenario, view: "View") -> tuple[object, ...]:
    """What numbers of a plan belong to, for another project, person or twin may well
    have a plan with the same id."""
    twin = view.twin
    if twin is None:
        return (view.path, plan.id)
    made = (twin.patient_id, twin.id, twin.provenance.created, twin.provenance.inputs)
    return (view.path, *made, plan.id)


def same_plan(one: Scenario, other: Scenario) -> bool:
    """Whether two plans do the same to the same twin, whatever they are called."""
    mine = (one.twin_id, one.active, one.recovery)
    return mine == (other.twin_id, other.active, other.recovery)


def answer_of(
    plan: Scenario | None, answers: Mapping[str, ScenarioAnswer]
) -> ScenarioAnswer | None:
    """The simulated runs behind a plan's result, None where they are not at hand."""
    if plan is None or plan.result is None:
        return None
    answer = answers.get(plan.id)
    if answer is None or not same_plan(plan, answer.scenario):
        return None
    return answer if answer.scenario.seeds == plan.seeds else None


def answers_of(
    project: Project | None, answers: Sequence[ScenarioAnswer]
) -> dict[str, ScenarioAnswer]:
    """The runs that belong to each plan as it stands: those behind its result, else the
    most. So an undo finds the runs of the state it goes back to."""
    found: dict[str, ScenarioAnswer] = {}
    for plan in () if project is None else project.scenarios:
        fitting = [
            answer
            for answer in answers
            if answer.scenario.id == plan.id and same_plan(plan, answer.scenario)
        ]
        if fitting:
            found[plan.id] = max(
                fitting,
                key=lambda answer: (
                    plan.result is not None and answer.scenario.seeds == plan.seeds,
                    answer.scenario.seeds,
                ),
            )
    return found


def same_subject(one: Request, other: Request) -> bool:
    """Whether two requests are about the same plan, or free runs of the same twin."""
    if isinstance(one, ScenarioRequest) and isinstance(other, ScenarioRequest):
        full = one.scenario.seeds != other.scenario.seeds  # a sweep, a full run
        return one.scenario.id == other.scenario.id and not full
    if isinstance(one, SimulateRequest) and isinstance(other, SimulateRequest):
        return one.twin.id == other.twin.id
    return False


def outdated(jobs: Sequence["Job"], request: Request) -> list[int]:
    """The waiting jobs that a newer run of the same plan makes pointless."""
    waiting = (job for job in jobs if job.state == "queued")
    return [job.id for job in waiting if same_subject(job.request, request)]
