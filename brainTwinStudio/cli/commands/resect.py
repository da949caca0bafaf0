"""`braintwin resect`: virtual surgery."""

import argparse
from typing import TYPE_CHECKING

from brainTwinStudio.cli.arguments import (
    Command,
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

NOTHING = "Say what is removed: --regions A,B or --edges A--B."


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
    parser.add_argument(
        "--fraction", type=number, default=1.0, help="what is removed, above 0, up to 1"
    )
    add_seeds(parser, 16)
    parser.add_argument("--out", metavar="FILE.npz", help="runs before and after")


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, planning
    from brainTwinStudio.cli.inputs import twin_of

    found = twin_of(args)
    out = planning.out_of(args)
    changes = changes_of(found.twin, args.regions, args.edges, args.fraction)
    asking.start_engine()
    answer = planning.play(found, changes, args.seeds, args.seed)
    data = planning.play_data(found, answer, out)
    return Answer(data, planning.play_text(found, answer, out))


def changes_of(
    twin: "Twin", regions: tuple[str, ...], edges: tuple[str, ...], fraction: float
) -> "tuple[Change, ...]":
    """What --regions and --edges mean for this twin."""
    from brainTwinStudio.cli.planning import region_names
    from brainTwinStudio.project import Disconnection, Resection

    if not regions and not edges:
        raise InputError(NOTHING)
    changes: list[Change] = []
    if regions:
        changes.append(Resection(region_names(twin, regions), fraction))
    if edges:
        pairs = [pair for edge in edges for pair in _pairs(twin, edge)]
        changes.append(Disconnection(tuple(dict.fromkeys(pairs)), fraction))
    return tuple(changes)


def _pairs(twin: "Twin", edge: str) -> list[tuple[str, str]]:
    """(target, source) pairs of 'A->B' (from A to B) or 'A--B' (both ways)."""
    from brainTwinStudio.cli.planning import region_names

    for sign in ("->", "--"):
        first, found, second = edge.partition(sign)
        if found:
            ends = region_names(twin, (first.strip(), second.strip()))
            if len(ends) < 2:
                raise InputError(f"'{edge}' leads from a region to itself.")
            source, target = ends
            both = [(target, source), (source, target)]
            return both if sign == "--" else both[:1]
    raise InputError(f"'{edge}' is no connection; expected A--B or A->B.")


COMMAND = Command("resect", "virtual surgery on a twin", add_arguments, run)
