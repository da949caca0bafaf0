"""Made-up runs of plans of the small project, for tests of the Plan stage."""

from dataclasses import replace

import numpy as np

from brainTwinStudio.jobs.messages import ScenarioAnswer
from brainTwinStudio.project import Project, Resection, Stimulation
from brainTwinStudio.ui.plan_runs import request_of
from brainTwinStudio.ui.view import View
from tests.report.conftest import NAMES
from tests.ui.small import small_view

RUNS, TIMES = 24, 200


def answer_to(project: Project, plan_id: str, seeds: int = 16) -> ScenarioAnswer:
    """Runs in which all regions share a signal; under a plan that removes or weakens
    regions the last region loses it, so that its FC clearly falls."""
    draw = np.random.default_rng(3)
    shared = draw.normal(size=(RUNS, TIMES, 1))
    before = shared + draw.normal(size=(RUNS, TIMES, len(NAMES)))
    after = before.copy()
    plan = request_of(project, plan_id, seeds).scenario
    for change in plan.active:
        if isinstance(change, Stimulation):
            at = [NAMES.index(name) for name in change.targets]
            after[:, :, at] += 0.3 * draw.normal(size=(RUNS, TIMES, len(at)))
            continue
        after[:, :, -1] = draw.normal(size=(RUNS, TIMES))
        if isinstance(change, Resection) and change.fraction == 1:
            after[:, :, [NAMES.index(name) for name in change.regions]] = np.nan
    result = project.scenario(plan_id).result or project.scenario("plan-1").result
    return ScenarioAnswer(replace(plan, result=result), before, after, 2.0)


def with_answers(*plan_ids: str, seeds: int = 16, view: View | None = None) -> View:
    """A view of the small project in which plans were run with `seeds` seeds."""
    view = small_view() if view is None else view
    assert view.project is not None
    project, answers = view.project, {}
    for plan_id in plan_ids:
        answer = answer_to(project, plan_id, seeds)
        answers[plan_id] = answer
        project = project.with_scenario(answer.scenario)
    return replace(view, project=project, answers=answers)


def showing(view: View, plan_id: str | None, **selection: object) -> View:
    """The view with another plan selected."""
    chosen = replace(view.selection, scenario_id=plan_id, **selection)  # type: ignore[arg-type]
    return replace(view, selection=chosen)


def edited(view: View, wish: object) -> View:
    """The view after a wish was granted."""
    from brainTwinStudio.ui.wishes import Change, Select

    if isinstance(wish, Select):
        return replace(view, selection=wish.selection)
    assert isinstance(wish, Change)
    return replace(
        view, project=wish.project, selection=wish.selection or view.selection
    )
