"""`braintwin forecast`: what a twin foretells, beside persistence, AR and VAR."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import Command, add_input, add_twin
from brainTwinStudio.cli.output import Answer, columns, say
from brainTwinStudio.cli.unseen import add_training, judged_and_training

if TYPE_CHECKING:
    from brainTwinStudio.project.forecast import Forecast, Spread

EXAMPLE = (
    "Example: braintwin forecast me.btwin --bold day2.csv --train-bold day1.csv "
    "--tr 0.72 --horizons 1,5,20"
)


def horizons(text: str) -> tuple[int, ...]:
    """'1,5,20' in samples."""
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' are no horizons; expected samples such as 1,5,20"
        ) from None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    add_twin(parser)
    add_input(parser)
    add_training(parser, "one run that AR and VAR learn from")
    parser.add_argument(
        "--horizons",
        type=horizons,
        default=(1, 5, 20),
        metavar="N,N",
        help="samples ahead (default: 1,5,20)",
    )
    parser.add_argument(
        "--filter",
        choices=("kalman", "ensemble"),
        help="what finds the start state: the exact filter of the linear theory, or an "
        "ensemble of the nonlinear network (default: the exact one where there is one)",
    )
    parser.add_argument(
        "--members",
        type=int,
        default=128,
        metavar="N",
        help="of the ensemble (default: %(default)s)",
    )


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, inputs
    from brainTwinStudio.jobs.messages import ForecastRequest
    from brainTwinStudio.project.forecast import Forecast, ForecastPlan, usual_filter

    ForecastPlan(args.horizons, args.filter or "kalman", args.members)  # may refuse
    found = inputs.twin_of(args)
    which = args.filter or usual_filter(found.twin)
    plan = ForecastPlan(args.horizons, which, args.members)
    judged, training, notes = judged_and_training(found, args)
    asking.start_engine()
    request = ForecastRequest(found.twin, judged, training, plan, args.seed, notes)
    answer = asking.ask_until_stopped(request, Forecast)
    for note in (*answer.warnings, *answer.notes):
        say(note)
    return Answer(_data(answer, found.name), _text(answer))


def _data(of: "Forecast", name: str) -> dict[str, Any]:
    return {
        "outcome": of.outcome,
        "twin": name,
        "seconds": of.seconds,
        "seed": of.seed,
        "horizons": of.horizons,
        "horizons_s": [h * of.repetition_time_s for h in of.horizons],
        "filter": of.start,
        "members": of.plan.members if of.start == "ensemble" else None,
        "judged_on": of.judged_on,
        "trained_on": of.trained_on or None,
        "origins": of.origins,
        "rows": {row.name: _row(of, row.name) for row in of.rows},
        "filtered_start": of.filtered_start,
        "coverage_90": of.coverage,
        "surprise_correlation": of.unrelated,
        "notes": [*of.warnings, *of.notes],
    }


def _row(of: "Forecast", name: str) -> dict[str, Any]:
    row = of.row(name)
    trained = any(one.name == "ar" for one in of.rows)
    return {
        "label": row.label,
        "error": [_spread(one) for one in row.errors],
        "twin_filtered_minus_this": [_spread(one) for one in row.less],
        "skill_over_persistence": of.skill(name, "persistence"),
        "skill_over_ar": of.skill(name, "ar") if trained else None,
    }


def _spread(one: "Spread") -> dict[str, float]:
    return {"value": one.value, "low": one.low, "high": one.high}


def _text(of: "Forecast") -> str:
    from brainTwinStudio.report import forecast as say_of

    parts = [
        columns(say_of.facts(of)),
        say_of.ERRORS,
        columns(say_of.error_lines(of)),
        say_of.PAIRED,
        columns(say_of.paired_lines(of)),
        "\n".join(say_of.verdict(of)),
    ]
    return "\n\n".join(parts)


COMMAND = Command(
    "forecast",
    "what a twin foretells of a recording, beside persistence, AR and VAR",
    add_arguments,
    run,
)
