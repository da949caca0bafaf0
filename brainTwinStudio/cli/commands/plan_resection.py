"""`braintwin plan-resection`: which sets of regions stop the seizures of a twin."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import Command, names, within
from brainTwinStudio.cli.output import Answer, columns

if TYPE_CHECKING:
    from brainTwinStudio.project.seizure_twin import (
        ResectionSearch,
        SeizureTwin,
        Spread,
    )

SHOWN = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("twin", metavar="TWIN", help="a twin of seizures (locate)")
    parser.add_argument(
        "--forbid",
        type=names,
        default=(),
        metavar="A,B",
        help="regions that must stay",
    )
    parser.add_argument(
        "--max-regions",
        type=within(1, 100),
        default=4,
        metavar="N",
        help="of a set (default: 4)",
    )
    parser.add_argument(
        "--simulations",
        type=within(48, 100_000),
        default=200,
        metavar="N",
        help="the most that are spent; a gradient counts as 4 (default: %(default)s)",
    )
    parser.add_argument(
        "--recovery",
        action="store_true",
        help="judge sets once more with inhibition tuned again (an assumption); of "
        "the same simulations, so that fewer sets are judged",
    )


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.files.twin_file import read_seizure_twin
    from brainTwinStudio.jobs.seizure_requests import PlanResectionRequest
    from brainTwinStudio.project.seizure_twin import ResectionSearch

    twin = read_seizure_twin(args.twin)
    regions = twin.connectome.parcellation
    forbidden = tuple(
        dict.fromkeys(regions.region_names[regions.index(n)] for n in args.forbid)
    )
    asking.start_engine()
    request = PlanResectionRequest(
        *(twin, forbidden, args.max_regions, args.simulations, args.seed),
        recovery=args.recovery,
    )
    found = asking.ask_until_stopped(request, ResectionSearch)
    return Answer(search_data(found), _text(twin, found))


def search_data(found: "ResectionSearch") -> dict[str, Any]:
    """As CLI.md has it, and more."""
    return {
        "sets": [
            {
                "regions": one.regions,
                "effect": one.effect,
                "cost": dict(one.cost),
                "simulations": one.simulations,
                "on_front": one.on_front,
                "recovered": one.recovered,
            }
            for one in found.sets
        ],
        "baseline": found.baseline,
        "forbidden": found.forbidden,
        "max_regions": found.max_regions,
        "cost": {"forward": found.forward, "reverse": found.reverse},
        "message": found.sentence,
        "notes": notes_of(found),
    }


def notes_of(found: "ResectionSearch") -> tuple[str, ...]:
    """What is to be known of the sets."""
    from brainTwinStudio.project.seizure_plan import RECOVERED, UNFAMILIAR

    later = any(one.recovered is not None for one in found.sets)
    return (RECOVERED, UNFAMILIAR) if later else (UNFAMILIAR,)


def _text(twin: "SeizureTwin", found: "ResectionSearch") -> str:
    from brainTwinStudio.project import RESEARCH_USE

    rows = [("set", "seizures prevented", "90 %", "strength lost", "", "")]
    rows += [
        (
            ", ".join(one.regions),
            f"{one.effect.value:.0%}",
            f"{one.effect.low:.0%} to {one.effect.high:.0%}",
            f"{one.cost['all']:.1%}",
            _recovered(one.recovered),
            "no set tried does better for less" if one.on_front else "",
        )
        for one in found.sets[:SHOWN]
    ]
    spent = f"{found.forward} simulations and {found.reverse} gradients were spent."
    lines = [
        found.sentence,
        columns(rows),
        spent,
        twin.message,
        *twin.notes,
        *notes_of(found),
    ]
    return "\n".join([*lines, RESEARCH_USE])


def _recovered(effect: "Spread | None") -> str:
    if effect is None:
        return ""
    ends = f"{effect.low:.0%} to {effect.high:.0%}"
    return f"recovered {effect.value:.0%} ({ends})"


COMMAND = Command(
    "plan-resection",
    "sets of regions that stop the seizures of a twin",
    add_arguments,
    run,
)
