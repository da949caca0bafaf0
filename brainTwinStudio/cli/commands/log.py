"""`braintwin log`: what was asked of a project, and whether the record is whole."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import Command
from brainTwinStudio.cli.output import Answer, columns, say
from brainTwinStudio.errors import FileError

if TYPE_CHECKING:
    from brainTwinStudio.files.audit import Entry, Log

EMPTY = "There is no audit log yet; it starts with the next change."
EXAMPLE = "Example: braintwin log study.btproj --verify"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    parser.add_argument("project", metavar="PROJECT", help="a folder NAME.btproj")
    parser.add_argument(
        "--verify",
        action="store_true",
        help="only say whether the log is whole; exit status 2 where it is not",
    )


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.files.audit import NAME
    from brainTwinStudio.files.audit_trail import checked

    folder = Path(args.project)
    log, fault = checked(folder)
    data = _data(folder, log, fault)
    if args.verify:
        if fault:
            raise FileError(folder / NAME, fault)
        return Answer(data, _end(log))
    if fault:
        say(fault)
    return Answer(data, _text(log))


def _data(folder: Path, log: "Log", fault: str) -> dict[str, Any]:
    entries = [
        {
            "number": entry.number,
            "time": entry.time,
            "kind": entry.event.kind,
            "told": entry.event.told,
            "outcome": entry.event.outcome,
            "change": entry.change or None,
            "facts": dict(entry.event.facts),
            "chain": entry.chain,
        }
        for entry in log.entries
    ]
    whole = not fault
    return {"project": folder, "whole": whole, "fault": fault, "entries": entries}


def _text(log: "Log") -> str:
    rows = [columns(map(_row, log.entries), "")] if log.entries else []
    return "\n".join([*rows, _end(log)])


def _row(entry: "Entry") -> tuple[str, ...]:
    when = entry.time.replace("T", " ").replace("+00:00", " UTC")
    event = entry.event
    row = (f"{entry.number}", when, event.kind, event.outcome, event.told)
    return tuple("".join(c if c.isprintable() else "?" for c in part) for part in row)


def _end(log: "Log") -> str:
    """The chain to note elsewhere: who knows it finds every change."""
    if not log.entries:
        return EMPTY
    return f"{log.sentence()} Last chain: {log.entries[-1].chain}"


COMMAND = Command("log", "what was asked of a project (audit log)", add_arguments, run)
