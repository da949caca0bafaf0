"""`braintwin resect`: virtual surgery."""

import argparse
from typing import TYPE_CHECKING

from brainTwinStudio.cli.arguments import (
    Command,
    add_fraction,
    add_patient,
    add_seeds,
    add_twin,
    names,
)
from brainTwinStudio.cli.output import Answer
from brainTwinStudio.cli.surgery_options import add_operations
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.project import Change, Twin
    from brainTwinStudio.project.seizure_twin import SeizureTwin

NOTHING = (
    "Say what is removed: --regions A,B or --edges A--B, or --ablate, --callosotomy, "
    "--hemispherotomy, --lesion, --what-if."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_twin(parser)
    add_patient(parser)
    parser.add_argument("--regions", type=names, default=(), metavar="A,B")
    parser.add_argument(
        "--edges",
        type=names,
        default=(),
        metavar="A--B",
        help="A--B both ways, 'A->B' only from A to B",
    )
    add_fraction(parser)
    _add_kinds(parser)
    parser.add_argument(
        "--recovery",
        action="store_true",
        help="also run the brain once it has tuned its inhibition again",
    )
    add_seeds(parser, 16)
    parser.add_argument("--out", metavar="FILE.npz", help="runs before and after")


def _add_kinds(parser: argparse.ArgumentParser) -> None:
    group = add_operations(parser)
    group.add_argument(
        "--perilesional",
        metavar="AMOUNT[,MM]",
        help="excitability around the lesion, a Gaussian of distance",
    )
    group.add_argument(
        "--what-if",
        action="append",
        default=[],
        metavar="NAME=VALUE[@REGION]",
        help="another value, *factor or +shift of a parameter; edge=*0.5@A->B; "
        "excitability=+0.02@A",
    )


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, planning, surgery_arguments
    from brainTwinStudio.cli.inputs import twin_of

    found = twin_of(args)
    out = planning.out_of(args)
    changes = (
        *changes_of(found.twin, args.regions, args.edges, args.fraction),
        *surgery_arguments.changes_of(found, args),
    )
    if not changes:
        raise InputError(NOTHING)
    asking.start_engine()
    how = planning.Runs(args.seeds, args.seed, args.recovery)
    answer = planning.play(found, changes, how)
    data = planning.play_data(found, answer, out)
    return Answer(data, planning.play_text(found, answer, out))


def changes_of(
    twin: "Twin | SeizureTwin",
    regions: tuple[str, ...],
    edges: tuple[str, ...],
    fraction: float,
) -> "tuple[Change, ...]":
    """What --regions and --edges mean for this twin."""
    from brainTwinStudio.cli.planning import edge_pairs, region_names
    from brainTwinStudio.project import Disconnection, Resection

    changes: list[Change] = []
    if regions:
        changes.append(Resection(region_names(twin, regions), fraction))
    if edges:
        pairs = [pair for edge in edges for pair in edge_pairs(twin, edge)]
        changes.append(Disconnection(tuple(dict.fromkeys(pairs)), fraction))
    return tuple(changes)


COMMAND = Command("resect", "virtual surgery on a twin", add_arguments, run)
