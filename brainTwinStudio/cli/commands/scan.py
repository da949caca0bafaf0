"""`braintwin scan`: signs of a person in files, before they go anywhere."""

import argparse

from brainTwinStudio.cli.arguments import Command
from brainTwinStudio.cli.output import Answer, columns

CLEAN = (
    "No sign of a person was found. That is a hint, not a proof: faces in images and "
    "voices in recordings are not looked at."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", help="files or folders")


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.files.privacy.deidentify import scan

    found = scan(args.files)
    data = {"clean": not found, "findings": found}
    if not found:
        return Answer(data, CLEAN)
    lines = []
    for file in dict.fromkeys(one.file for one in found):
        rows = [
            (one.place, one.what, one.text[:50], one.suggestion)
            for one in found
            if one.file == file
        ]
        lines += [file, columns(rows)]
    count = f"{len(found)} signs of a person were found; the files were not changed."
    return Answer(data, "\n".join([*lines, count]))


COMMAND = Command("scan", "look for signs of a person in files", add_arguments, run)
