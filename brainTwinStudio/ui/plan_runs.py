"""Runs of a plan: what the engine is asked, and what its answer belongs to."""

from collections.abc import Mapping
from dataclasses import replace

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.messages import ScenarioAnswer, ScenarioRequest
from brainTwinStudio.project import Project, Scenario
from brainTwinStudio.ui.plans import Edit

PREVIEW_SEEDS = 16
FULL_SEEDS = 64


def request_of(project: Project, plan_id: str, seeds: int) -> ScenarioRequest:
    """What the engine is asked for: the plan as it stands, on its twin."""
    plan = project.scenario(plan_id)
    if not plan.active:
        raise InputError("Nothing is switched on in this plan.")
    twin = project.twin(plan.twin_id)
    return ScenarioRequest(twin, replace(plan, seeds=seeds, result=None))


def with_answer(project: Project, answer: ScenarioAnswer) -> Edit | None:
    """The plan with its result; None where the plan is gone, was edited since it was
    asked, or already has a result of more seeds."""
    found = [s for s in project.scenarios if s.id == answer.scenario.id]
    if not found or not same_plan(found[0], answer.scenario):
        return None
    plan, ran = found[0], answer.scenario
    if plan.result is not None and plan.seeds > ran.seeds:
        return None
    done = replace(plan, result=ran.result, seeds=ran.seeds, seed=ran.seed)
    text = f"Run plan “{plan.name}”, {ran.seeds} paired runs"
    return Edit(project.with_scenario(done), text, plan.id)


def same_plan(one: Scenario, other: Scenario) -> bool:
    """Whether two plans do the same to the same twin, whatever they are called."""
    return (one.twin_id, one.active) == (other.twin_id, other.active)


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
