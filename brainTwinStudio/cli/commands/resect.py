"""`braintwin resect`: virtual surgery."""

import argparse
import re
from typing import TYPE_CHECKING

from brainTwinStudio.cli.arguments import (
    SPACES,
    Command,
    add_fraction,
    add_hemispheres,
    add_patient,
    add_seeds,
    add_twin,
    names,
    number,
)
from brainTwinStudio.cli.output import Answer
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
    group = parser.add_argument_group("other operations; all of them add up")
    # argparse takes only single negative numbers for values; a place begins with one
    parser._negative_number_matcher = re.compile(r"^-[\d.]+(,.*)?$")
    group.add_argument(
        "--ablate",
        action="append",
        default=[],
        metavar="X,Y,Z,R",
        help="laser ablation of a sphere, mm",
    )
    group.add_argument(
        "--space",
        choices=tuple(SPACES),
        help="of the centre of the sphere (default: that of the twin's regions)",
    )
    group.add_argument(
        "--removed-from",
        type=number,
        default=1.0,
        metavar="F",
        help="share of a region from which ablation or lesion removes it as a whole; "
        "below it is weakened by its share (default: %(default)s)",
    )
    add_hemispheres(group)
    group.add_argument(
        "--lesion",
        action="append",
        default=[],
        metavar="NAME",
        help="a lesion mask of the patient",
    )
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
