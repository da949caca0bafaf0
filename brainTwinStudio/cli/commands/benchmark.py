"""`braintwin benchmark`: how fast the engine is on this machine."""

import argparse
from collections.abc import Mapping
from typing import Any

from brainTwinStudio.cli.arguments import Command, names
from brainTwinStudio.cli.output import Answer, columns


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rows", type=names, default=(), metavar="NAME,...", help="(default: all)"
    )


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.jobs.messages import BenchmarkRequest

    asking.start_engine()
    data = asking.ask(BenchmarkRequest(args.rows), dict)
    rows = [_row(row) for row in data.get("rows", ())]
    head = ("model", "regions", "batch", "delays", "node steps/s", "first call")
    return Answer(data, columns([head, *rows]))


def _row(row: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        str(row["name"]),
        str(row["regions"]),
        str(row["batch"]),
        "yes" if row["delays"] else "no",
        f"{row['node_steps_per_second']:.3g}",
        f"{row['first_call_seconds']:.2f} s",
    )


COMMAND = Command("benchmark", "the engine's speed on this machine", add_arguments, run)
