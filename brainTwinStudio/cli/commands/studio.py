"""`braintwin` and `braintwin studio`: the window."""

import argparse

from brainTwinStudio.cli.arguments import Command
from brainTwinStudio.cli.output import Answer
from brainTwinStudio.errors import InputError

NO_WINDOW = (
    "The window comes with the next version of Brain Twin Studio; until then "
    "`braintwin demo` walks through the whole work, and `braintwin --help` lists what "
    "else there is."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", metavar="PROJECT", nargs="?")


def run(args: argparse.Namespace) -> Answer:
    raise InputError(NO_WINDOW)


COMMAND = Command("studio", "open the window (next version)", add_arguments, run)
