"""`braintwin evaluate`: a twin against a recording it has not seen."""

import argparse
from typing import TYPE_CHECKING

from brainTwinStudio.cli.arguments import (
    Command,
    add_eeg,
    add_input,
    add_seeds,
    add_twin,
)
from brainTwinStudio.cli.output import Answer, say

if TYPE_CHECKING:
    from brainTwinStudio.project import Recording, Twin


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_twin(parser)
    add_input(parser)
    add_eeg(parser)
    add_seeds(parser, None)


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import answers, asking, inputs
    from brainTwinStudio.jobs.messages import EvaluateRequest, Evaluation
    from brainTwinStudio.project.data_kinds import USUAL_SEEDS

    found = inputs.twin_of(args)
    runs, notes = inputs.runs_for(found, args)
    notes += seen(found.twin, runs)
    for note in notes:
        say(note)
    asking.start_engine()
    seeds = args.seeds or USUAL_SEEDS[found.twin.spec.data]
    request = EvaluateRequest(found.twin, runs, seeds, args.seed)
    evaluation = asking.ask(request, Evaluation)
    data = {
        **answers.twin_data(found.twin, found.name),
        "message": f"{_count(len(runs))} against {seeds} simulated runs.",
        "seconds": evaluation.seconds,
        "seed": args.seed,
        "held_out": dict(evaluation.held_out),
        "ceiling": dict(evaluation.ceiling),
        "floor": dict(evaluation.floor),
        "outside_training": dict(evaluation.outside),
        "notes": [
            *notes,
            *evaluation.notes,
            *answers.notes_of(
                found.twin.train, evaluation.held_out, evaluation.ceiling
            ),
        ],
    }
    shown = {**data, "train": {}}
    lines = (data["message"], answers.agreement_text(shown), *evaluation.notes)
    return Answer(data, "\n".join(lines))


def _count(runs: int) -> str:
    return "1 recording" if runs == 1 else f"{runs} recordings"


def seen(twin: "Twin", runs: "tuple[Recording, ...]") -> tuple[str, ...]:
    """A warning for every run that comes from a file the twin was fitted to."""
    used = set(twin.provenance.inputs)
    whole = {sha for name, sha in used if ":" not in name}
    return tuple(
        f"{run.id} comes from a file that this twin was fitted to: agreement with it "
        "proves little."
        for run in runs
        if run.sha256 and ((run.source_file, run.sha256) in used or run.sha256 in whole)
    )


COMMAND = Command(
    "evaluate", "compare a twin with a recording it has not seen", add_arguments, run
)
