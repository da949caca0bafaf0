"""What a twin is judged by, and what else was there: runs it has not seen, and those it
was fitted to."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import FoundTwin
    from brainTwinStudio.project import Recording

Runs = tuple["Recording", ...]


def add_training(parser: argparse.ArgumentParser, what: str) -> None:
    """--train-bold; what: "one run that ..."."""
    parser.add_argument(
        "--train-bold",
        metavar="F",
        action="append",
        default=[],
        help=f"{what} (default: the project's runs that the twin was fitted to)",
    )


def judged_and_training(
    found: "FoundTwin", args: argparse.Namespace
) -> tuple[Runs, Runs, tuple[str, ...]]:
    """What is judged, what was there for training, and notes."""
    from brainTwinStudio.cli import inputs
    from brainTwinStudio.cli.commands.evaluate import seen
    from brainTwinStudio.project import judges_and_training

    runs, notes = inputs.runs_for(found, args)
    if args.train_bold:
        given = {"bold": args.train_bold, "weights": None, "project": None}
        asked = argparse.Namespace(**{**vars(args), **given})
        training, more = inputs.runs_for(found, asked)
        said = (*notes, *more, *seen(found.twin, runs))
        return runs, training, tuple(dict.fromkeys(said))
    judged, training, more = judges_and_training(found.twin, runs)
    return judged, training, (*notes, *more)
