"""`braintwin pareto`: what one metric costs of another."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import (
    Command,
    add_input,
    add_seeds,
    names,
    number,
)
from brainTwinStudio.cli.model_arguments import add_effort, add_model
from brainTwinStudio.cli.output import Answer, columns, say

if TYPE_CHECKING:
    from brainTwinStudio.jobs.messages import FrontRequest
    from brainTwinStudio.project.validation import LossFront

EXAMPLE = (
    "Example: braintwin pareto study.btproj --patient P1 --losses fc,fcd --points 7 "
    "--hold-out 0.25"
)
LEGEND = (
    "front: no other fit is better in one and as good in the others; knee: where a "
    "little more of one begins to cost most of the others; beaten: another is better."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    add_input(parser)
    parser.add_argument(
        "--losses",
        type=names,
        default=("fc", "fcd"),
        metavar="fc,fcd",
        help="two or three that compete (default: fc,fcd)",
    )
    parser.add_argument(
        "--points",
        type=int,
        default=7,
        metavar="N",
        help="fits, from one loss alone to the other (default: %(default)s)",
    )
    add_model(parser, about="a node model (default: %(default)s)")
    add_effort(parser)
    parser.add_argument(
        "--hold-out",
        type=number,
        default=0.0,
        metavar="F",
        help="part at the end of every run that the front is judged on, 0 to 0.5",
    )
    add_seeds(parser, 64)


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.cli.inputs import subject_of
    from brainTwinStudio.project.validation import LossFront

    subject = subject_of(args)
    for note in subject.notes:
        say(note)
    request = _request(args, subject.patient)
    answer = asking.ask_until_stopped(request, LossFront)
    for note in answer.notes:
        say(note)
    return Answer(_data(answer), _text(answer))


def _request(args: argparse.Namespace, patient: Any) -> "FrontRequest":
    from dataclasses import replace

    from brainTwinStudio.cli import asking
    from brainTwinStudio.cli.commands.crossvalidate import request_of
    from brainTwinStudio.cli.commands.fit import checked
    from brainTwinStudio.jobs.messages import FrontRequest

    fit = request_of(args, patient, args.hold_out)
    weights = tuple((name, 1.0) for name in args.losses)
    fit = replace(fit, settings=replace(fit.settings, losses=weights))
    fit = checked(fit, asking.start_engine())
    return FrontRequest(
        fit.patient_id,
        fit.connectome,
        fit.recordings,
        args.losses,
        args.points,
        fit.spec,
        fit.settings,
    )


def _data(of: "LossFront") -> dict[str, Any]:
    return {
        "outcome": of.outcome,
        "message": _message(of),
        "seconds": of.seconds,
        "seed": of.seed,
        "seeds": of.seeds,
        "losses": of.losses,
        "objectives": [metric.name for metric in of.objectives],
        "judged_on": "held_out" if of.held_out else "train",
        "points": [
            {
                "weights": dict(point.weights),
                "front": point.on_front,
                "knee": point.knee,
                "outcome": point.outcome,
                "values": dict(point.values),
            }
            for point in of.points
        ],
        "copy": dict(of.copy),
        "notes": of.notes,
    }


def _message(of: "LossFront") -> str:
    if not of.stopped:
        return f"{len(of.points)} fits."
    return (
        f"Stopped: {len(of.points)} of {of.planned} fits are finished and kept; the "
        "front is that of these."
    )


def _text(of: "LossFront") -> str:
    from brainTwinStudio.report.validation import front_lines

    on = "the part that was held out" if of.held_out else "the fitted data"
    lines = columns(front_lines(of))
    return f"{_message(of)} Judged on {on}.\n\n{lines}\n\n{LEGEND}"


COMMAND = Command(
    "pareto", "what a better fit of one metric costs of another", add_arguments, run
)
