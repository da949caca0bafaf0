"""How fast small changes grow: of a twin's network with its noise, or of a node model
by itself (SCIENCE.md H.4)."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.analyses.base import Analysis
from brainTwinStudio.cli.analyses.systems import required_twin
from brainTwinStudio.cli.output import Answer, columns
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.project.stability import LargestExponent

Z = 1.645  # 90 %


def run(args: argparse.Namespace) -> Answer:
    if (args.twin is None) == (args.model is None):
        raise InputError("Give a TWIN, or --model NAME.")
    return _of_node(args) if args.twin is None else _of_twin(args)


def _of_twin(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.jobs.trust_requests import ExponentRequest
    from brainTwinStudio.project.stability import LargestExponent

    if args.set:
        raise InputError("--set belongs to --model; a twin has its own numbers.")
    found = required_twin(args)
    asking.start_engine()
    request = ExponentRequest(found.twin, args.seed)
    answer = asking.ask(request, LargestExponent)
    rows = [_row(answer.per_s, answer.error)]
    data = {
        "outcome": "finished",
        "twin": found.name,
        "exponents": rows,
        "seconds_of_run": answer.seconds,
        "seed": args.seed,
    }
    return Answer(data, _twin_text(answer, rows[0]))


def _of_node(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.jobs.trust_requests import NodeExponentsRequest
    from brainTwinStudio.project import FrozenMap
    from brainTwinStudio.project.stability import NodeExponents

    asking.start_engine()
    request = NodeExponentsRequest(args.model, FrozenMap(dict(args.set)), args.seed)
    answer = asking.ask(request, NodeExponents)
    of = answer.spectrum
    pairs = zip(of.exponents.tolist(), of.errors.tolist(), strict=True)
    rows = [
        _row(value / answer.unit_s, error / answer.unit_s) for value, error in pairs
    ]
    data = {
        "outcome": "finished",
        "model": args.model,
        "exponents": rows,
        "dimension": of.dimension,
        "seconds_of_run": answer.seconds,
        "seed": args.seed,
    }
    return Answer(data, _node_text(data))


def _row(value: float, error: float) -> dict[str, float]:
    """Of one exponent, with its 90 % interval over parts of the run."""
    return {"per_s": value, "low": value - Z * error, "high": value + Z * error}


def _interval(row: dict[str, float]) -> str:
    return f"{row['per_s']:.4g} per s [{row['low']:.4g}, {row['high']:.4g}]"


def _twin_text(of: "LargestExponent", row: dict[str, float]) -> str:
    grow = "small changes grow" if row["low"] > 0 else "small changes fade"
    if row["low"] <= 0 <= row["high"]:
        grow = "whether small changes grow is not told by this run"
    return (
        f"Largest Lyapunov exponent {_interval(row)}: {grow}.\n"
        f"Over {of.seconds:.0f} s of the network with its noise; 90 % interval over "
        "parts of the run."
    )


def _node_text(data: dict[str, Any]) -> str:
    rows = [("exponent", "[90 % over parts of the run]")]
    rows += [(f"{k + 1}", _interval(row)) for k, row in enumerate(data["exponents"])]
    return "\n".join(
        [
            f"{data['model']} by itself, without noise, over "
            f"{data['seconds_of_run']:.4g} s:",
            columns(rows),
            f"Kaplan-Yorke dimension {data['dimension']:.3g}; its interval: not "
            "estimated.",
        ]
    )


ANALYSIS = Analysis(
    "lyapunov",
    "largest exponent of a twin, all exponents of a node (--model)",
    run,
    ("model", "set"),
)
