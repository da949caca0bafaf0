"""`braintwin states`: recurring states of a twin beside those of recordings."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import Command, add_input, add_seeds, add_twin
from brainTwinStudio.cli.output import Answer, columns, say
from brainTwinStudio.cli.unseen import add_training, judged_and_training

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import FoundTwin
    from brainTwinStudio.project import Array, RecurringComparison

EXAMPLE = "Example: braintwin states study.btproj --patient P1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    add_twin(parser)
    add_input(parser)
    add_training(parser, "one run that says how far apart two days are")
    add_seeds(parser, 16)


def run(args: argparse.Namespace) -> Answer:
    from dataclasses import replace

    from brainTwinStudio.cli import asking, inputs
    from brainTwinStudio.jobs.messages import StatesRequest
    from brainTwinStudio.project import RecurringComparison

    found = inputs.twin_of(args)
    judged, training, notes = judged_and_training(found, args)
    asking.start_engine()
    seeds, seed = args.seeds, args.seed
    request = StatesRequest(found.twin, judged, training, seeds, seed, notes)
    with inputs.opened(found.project) as store:
        answer = asking.ask_until_stopped(request, RecurringComparison)
        if store is not None:
            kept = replace(store.project.twin(found.twin.id), states=answer)
            store.change(store.project.with_twin(kept), f"States of {found.twin.id}")
    for note in answer.notes:
        say(note)
    return Answer(_data(answer, found), _text(answer, found))


def _data(of: "RecurringComparison", found: "FoundTwin") -> dict[str, Any]:
    return {
        "outcome": "finished",
        "twin": found.name,
        "seconds": of.seconds,
        "seed": of.seed,
        "seeds": of.seeds,
        "judged_on": of.judged_on,
        "trained_on": of.trained_on or None,
        "band_hz": of.band_hz,
        "count": of.count,
        "silhouettes": dict(of.quality),
        "regions": found.twin.connectome.parcellation.region_names,
        "states": [
            {
                "likeness": float(of.likeness[k]),
                "pattern": of.patterns[k],
                "simulated_pattern": of.simulated_patterns[k],
                "probability": {
                    "measured": float(of.probability[k]),
                    **_spread(
                        of.simulated_probability[k],
                        of.probability_low[k],
                        of.probability_high[k],
                    ),
                },
                "dwell_s": {
                    "measured": float(of.dwell_s[k]),
                    **_spread(
                        of.simulated_dwell_s[k], of.dwell_low[k], of.dwell_high[k]
                    ),
                },
            }
            for k in range(of.count)
        ],
        "transitions": {
            "measured": of.transitions,
            "simulated": of.simulated_transitions,
            "low": of.transitions_low,
            "high": of.transitions_high,
        },
        "apart": dict(of.apart),
        "training_apart": dict(of.copy_apart) or None,
        "notes": of.notes,
    }


def _spread(value: "Array", low: "Array", high: "Array") -> dict[str, float]:
    return {"simulated": float(value), "low": float(low), "high": float(high)}


def _text(of: "RecurringComparison", found: "FoundTwin") -> str:
    from brainTwinStudio.report import states as say_of

    names = found.twin.connectome.parcellation.region_names
    parts = [
        say_of.chosen(of),
        columns(say_of.state_lines(of, names)),
        say_of.WHAT,
        columns(say_of.transition_lines(of)),
        say_of.TRANSITIONS,
        "\n".join(say_of.verdict(of)),
        say_of.basis(of),
    ]
    if found.project is not None:
        parts.append(f"Kept with the twin in {found.project}, for window and report.")
    return "\n\n".join(parts)


COMMAND = Command(
    "states",
    "recurring states of a twin beside those of recordings",
    add_arguments,
    run,
)
