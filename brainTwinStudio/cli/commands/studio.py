"""`braintwin` and `braintwin studio`: the window."""

import argparse
import os
import sys
from pathlib import Path

from brainTwinStudio.cli.arguments import Command
from brainTwinStudio.cli.output import Answer
from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.language import LANGUAGES, choose

NO_DISPLAY = (
    "There is no display to open the window on (DISPLAY and WAYLAND_DISPLAY are not "
    "set). `braintwin demo` does the same work without a window."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", metavar="PROJECT", nargs="?", help="NAME.btproj")
    parser.add_argument(
        "--demo", action="store_true", help="open the built-in demo patient"
    )
    add_language(parser)


def add_language(parser: argparse.ArgumentParser) -> None:
    """The option that says what the window speaks."""
    parser.add_argument(
        "--language",
        choices=tuple(LANGUAGES),
        help="what the window speaks (default: what was chosen in View > Language)",
    )


def run(args: argparse.Namespace) -> Answer:
    project = getattr(args, "project", None)
    demo = getattr(args, "demo", False)
    if demo and project is not None:
        raise InputError("Either a project or --demo, not both.")
    if project is not None and not Path(project).is_dir():
        raise FileError(project, "There is no project folder here.")
    if not has_display():
        raise InputError(NO_DISPLAY)
    from brainTwinStudio.ui import preferences

    asked = getattr(args, "language", None)
    choose(asked or preferences.read(preferences.kept()).language)  # then load
    from brainTwinStudio.ui import application

    status = application.run(project, demo=demo)
    return Answer({"closed": True}, "", status)


def has_display() -> bool:
    """Whether a window can be shown."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") in (
        "offscreen",
        "minimal",
    ):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


COMMAND = Command(
    "studio", "open the window (also without a command)", add_arguments, run
)
