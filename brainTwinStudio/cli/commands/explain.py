"""`braintwin explain`: what makes a twin agree, or what drove a plan on it."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import (
    Command,
    add_patient,
    add_seeds,
    add_twin,
    within,
)
from brainTwinStudio.cli.output import Answer, columns, say

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import FoundTwin
    from brainTwinStudio.project import Recording
    from brainTwinStudio.project.validation import Explanation

EXAMPLE = "Example: braintwin explain study.btproj --patient P1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    add_twin(parser)
    add_patient(parser)
    add_seeds(parser, 32, least=4)
    parser.add_argument(
        "--plan",
        metavar="PLAN",
        help="id or name of a plan: which parts of it, regions and connections drove "
        "its predicted effect",
    )
    parser.add_argument(
        "--most",
        type=within(1, 100),
        default=6,
        metavar="N",
        help="with --plan: how many of each kind are tried (default: 6)",
    )


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, inputs, plan_explained
    from brainTwinStudio.jobs.messages import ExplainRequest
    from brainTwinStudio.project.validation import Explanation

    if args.plan is not None:
        return plan_explained.run(args)
    found = inputs.twin_of(args)
    runs, notes = _judges(found)
    asking.start_engine()
    request = ExplainRequest(found.twin, runs, args.seeds, args.seed, notes)
    answer = asking.ask_until_stopped(request, Explanation)
    for note in answer.notes:
        say(note)
    return Answer(_data(answer, found.name), _text(answer))


def _judges(found: "FoundTwin") -> "tuple[tuple[Recording, ...], tuple[str, ...]]":
    """Recordings of a project that the twin was not fitted to; else none, and the
    features it carries are used."""
    from brainTwinStudio.cli import inputs
    from brainTwinStudio.project import judges, unseen_part

    if found.project is None:
        return (), ()
    project = inputs.project_at(found.project)
    patient = project.patient(found.twin.patient_id)
    runs = tuple(run for run in patient.recordings if run.kind == "bold")
    if not any(unseen_part((found.twin,), run) is not None for run in runs):
        return (), ()
    return judges((found.twin,), runs)


def _data(of: "Explanation", name: str) -> dict[str, Any]:
    from brainTwinStudio.report.validation import top_regions

    return {
        "outcome": of.outcome,
        "twin": name,
        "seconds": of.seconds,
        "seed": of.seed,
        "seeds": of.seeds,
        "judged_on": of.judged_on or None,
        "learned_connectome": {
            "r_with_sc": of.r_with_sc,
            "changed_fraction": of.changed_fraction,
            "changed_on_absent": of.changed_on_absent,
        },
        "a_eff": {
            "mean": of.growth_left.mean(),
            "min": of.growth_left.min(),
            "max": of.growth_left.max(),
            "values": of.growth_left,
        },
        "whole": dict(of.whole),
        "ablation": {
            part.part: {
                "changes": None if part.changes is None else dict(part.changes),
                "regions": part.regions,
                "top_regions": [
                    {"region": region, "share": share}
                    for region, share in top_regions(of, part.part)
                ],
            }
            for part in of.parts
        },
        "attribution": {key: dict(value) for key, value in of.sensitivity.items()},
        "outside_support": of.outside,
        "outside_support_regions": of.outside_regions,
        "regions": of.region_names,
        "notes": of.notes,
    }


def _text(of: "Explanation") -> str:
    from brainTwinStudio.report import validation as say_of

    on = ", ".join(of.judged_on) or "the recordings of the fit"
    parts = [f"Judged by {on}, {of.seeds} simulated runs of every variant."]
    if of.stopped:
        parts.append("Stopped: the parts that were not run yet are missing.")
    parts += [
        columns(say_of.facts_of(of)),
        say_of.ABLATION,
        columns(say_of.ablation_lines(of)),
    ]
    top = say_of.top_regions(of)
    if top:
        rows = [(region, say_of.signed(share)) for region, share in top]
        parts += [say_of.REGIONS, columns(rows)]
    parts += [say_of.SENSITIVITY, columns(say_of.sensitivity_lines(of))]
    return "\n\n".join(parts)


COMMAND = Command(
    "explain", "what makes a twin agree, or what drove a plan", add_arguments, run
)
