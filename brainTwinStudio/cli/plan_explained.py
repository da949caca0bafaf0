"""`braintwin explain TWIN --plan NAME`: what drove the predicted effect of a plan."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.output import Answer, columns, say
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import FoundTwin
    from brainTwinStudio.project import Scenario
    from brainTwinStudio.project.scenario_drivers import PlanDrivers

NO_PROJECT = (
    "A plan is kept in a project; give PROJECT or PROJECT:TWIN-ID, not a twin alone."
)


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, inputs
    from brainTwinStudio.jobs.trust_requests import PlanDriversRequest
    from brainTwinStudio.project.scenario_drivers import PlanDrivers

    found = inputs.twin_of(args)
    plan = replace(plan_named(found, args.plan), seeds=args.seeds)
    asking.start_engine()
    request = PlanDriversRequest(found.twin, plan, args.most)
    answer = asking.ask_until_stopped(request, PlanDrivers)
    for note in answer.notes:
        say(note)
    return Answer(_data(answer, found.name), _text(answer))


def plan_named(found: "FoundTwin", name: str) -> "Scenario":
    """The plan on the twin of that id or name; of several, the last."""
    from brainTwinStudio.cli.inputs import project_at

    if found.project is None:
        raise InputError(NO_PROJECT)
    plans = project_at(found.project).scenarios_of(found.twin.id)
    hits = [plan for plan in plans if name in (plan.id, plan.name)]
    if not hits:
        known = ", ".join(plan.id for plan in plans) or "none"
        raise InputError(f"No plan '{name}' on {found.twin.id}. Known: {known}.")
    return hits[-1]


def _data(of: "PlanDrivers", name: str) -> dict[str, Any]:
    from brainTwinStudio.report.scenario_drivers import linear_share, share

    return {
        "outcome": "stopped" if of.stopped else "done",
        "twin": name,
        "plan": of.scenario_id,
        "seconds": of.seconds,
        "seed": of.seed,
        "seeds": of.seeds,
        "effects": of.effects,
        "linear": of.linear,
        "screened": {"regions": of.screened[0], "connections": of.screened[1]},
        "drivers": [
            {
                "kind": one.kind,
                "name": one.name,
                "regions": one.regions,
                "effects": one.effects,
                "share": share(one, of),
                "linear": one.linear,
                "linear_share": linear_share(one, of),
            }
            for one in of.drivers
        ],
        "notes": of.notes,
    }


def _text(of: "PlanDrivers") -> str:
    from brainTwinStudio.cli.answers import effects_text
    from brainTwinStudio.report import scenario_drivers as words

    parts = [of.name, effects_text(of.effects)]
    if of.stopped:
        parts.append("Stopped: the factors that were not run yet are missing.")
    if not of.drivers:
        return "\n\n".join([*parts, words.NONE])
    return "\n\n".join(
        [*parts, words.ABLATION, columns(words.driver_lines(of)), words.LINEAR]
    )
