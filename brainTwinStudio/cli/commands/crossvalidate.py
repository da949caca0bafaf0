"""`braintwin crossvalidate`: how well fits to some runs predict the others."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import (
    Command,
    add_input,
    add_seeds,
    losses,
    within,
)
from brainTwinStudio.cli.model_arguments import (
    add_effort,
    add_loss,
    add_model,
    spec_of,
)
from brainTwinStudio.cli.output import Answer, columns, say
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.jobs.messages import CrossValidateRequest, FitRequest
    from brainTwinStudio.project import Catalogue
    from brainTwinStudio.project.validation import CrossValidation, FoldPlan, Losses

SHOWN = ("fc_r", "fcd_ks", "psd_r")
# what --nested chooses from where --try names nothing
CANDIDATES = (
    (("fc", 1.0), ("fcd", 1.0), ("psd", 0.25)),
    (("fc", 1.0), ("fcd", 1.0), ("psd", 1.0)),
    (("fc", 1.0), ("fcd", 1.0), ("psd", 0.0)),
)
EXAMPLE = (
    "Example: braintwin crossvalidate study.btproj --patient P1 --effort quick --robust"
)
LEGEND = (
    "Mean [95 % interval] over folds, each judged on data its fit has not seen. Copy: "
    "the training data themselves taken as the prediction. Structure: r(log SC, FC)."
)
HARDER = (
    "Fits to harder training data, judged on the same left-out data as they are: mean "
    "over folds, then the change against the fit to the data as they are [95 %]."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EXAMPLE
    add_input(parser)
    add_model(parser)
    add_effort(parser)
    add_loss(parser)
    parser.add_argument(
        "--over",
        choices=("runs", "time"),
        default="runs",
        help="folds of whole runs, or of blocks of time that all runs are cut into, "
        "30 s apart (default: %(default)s)",
    )
    parser.add_argument(
        "--folds",
        type=within(2, 100),
        metavar="K",
        help="number of folds (default: one a run, or 4 blocks)",
    )
    parser.add_argument(
        "--nested",
        action="store_true",
        help="choose the weights of the losses by folds inside the training part; how "
        "hard anatomy pulls is chosen there in any case, from effort standard on",
    )
    parser.add_argument(
        "--try",
        dest="candidates",
        type=losses,
        action="append",
        default=[],
        metavar="fc=1,psd=1",
        help="losses to choose from with --nested; give it twice or more",
    )
    parser.add_argument(
        "--robust",
        action="store_true",
        help="fit again to training data with noise added (20, 14, 6 dB), 10 and 30 %% "
        "of the time hidden, 10 and 30 %% of the regions hidden",
    )
    add_seeds(parser, 64)


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.cli.inputs import subject_of
    from brainTwinStudio.project.validation import CrossValidation

    plan = _plan(args)
    subject = subject_of(args)
    request = request_of(args, subject.patient)
    for note in subject.notes:
        say(note)
    asked = _asked(request, plan, asking.start_engine())
    answer = asking.ask_until_stopped(asked, CrossValidation)
    for note in answer.notes:
        say(note)
    return Answer(_data(answer), _text(answer))


# ---------------------------------------------------------------- request


def request_of(
    args: argparse.Namespace, patient: Any, hold_out: float = 0.0
) -> "FitRequest":
    """The fit that is repeated."""
    from dataclasses import replace

    from brainTwinStudio.cli.inputs import runs_of
    from brainTwinStudio.jobs.messages import FitRequest
    from brainTwinStudio.project import FitSettings

    if patient.connectome is None:
        raise InputError(f"Patient {patient.id} has no connectome; import weights.")
    settings = FitSettings(
        effort=args.effort, hold_out=hold_out, seed=args.seed, judge_seeds=args.seeds
    )
    wanted = getattr(args, "loss", None)
    if wanted:
        settings = replace(settings, losses=wanted)
    runs, spec = runs_of(patient), spec_of(args)
    return FitRequest(patient.id, patient.connectome, runs, spec, settings)


def _plan(args: argparse.Namespace) -> "FoldPlan":
    from brainTwinStudio.project.validation import FoldPlan

    if args.candidates and not args.nested:
        raise InputError("--try names losses to choose from; add --nested.")
    if len(args.candidates) == 1:
        raise InputError("One --try leaves nothing to choose from; give two or more.")
    chosen: tuple[Losses, ...] = ()
    if args.nested:
        chosen = tuple(args.candidates) or CANDIDATES
    return FoldPlan(args.over, args.folds, chosen, args.robust)


def _asked(
    request: "FitRequest", plan: "FoldPlan", catalogue: "Catalogue"
) -> "CrossValidateRequest":
    """With names that the engine knows. Raises InputError."""
    from dataclasses import replace

    from brainTwinStudio.cli.commands.fit import checked
    from brainTwinStudio.jobs.messages import CrossValidateRequest

    for candidate in plan.candidates:
        trial = replace(request.settings, losses=candidate)
        checked(replace(request, settings=trial), catalogue)
    known = checked(request, catalogue)
    return CrossValidateRequest(
        known.patient_id,
        known.connectome,
        known.recordings,
        known.spec,
        known.settings,
        plan,
    )


# ---------------------------------------------------------------- answer


def _data(of: "CrossValidation") -> dict[str, Any]:
    from brainTwinStudio.report import validation as say_of

    rows = ("values", "copy", "structure", "difference")
    names = {"values": "twin", "difference": "twin_minus_copy"}
    return {
        "outcome": of.outcome,
        "message": _message(of),
        "seconds": of.seconds,
        "seed": of.seed,
        "seeds": of.seeds,
        "over": of.plan.over,
        "planned_folds": of.planned,
        "summary": {
            metric.name: {
                names.get(row, row): say_of.of_folds(of.folds, row, metric.name)
                for row in rows
            }
            | {"next_run": _next_run(of, metric.name)}
            for metric in of.metrics
            if metric.better is not None
        },
        "folds": [
            {
                "judged_on": fold.left_out,
                "outcome": fold.outcome,
                "losses": dict(fold.losses),
                "tried": dict(fold.tried),
                "twin": dict(fold.values),
                "copy": dict(fold.copy),
                "structure": dict(fold.structure),
            }
            for fold in of.folds
        ],
        "robustness": [
            {
                "name": name,
                **{
                    metric.name: dict(
                        zip(
                            ("harder", "before", "change"),
                            say_of.harder_summary(of, name, metric.name),
                            strict=True,
                        )
                    )
                    for metric in of.metrics
                    if metric.better is not None
                },
            }
            for name in say_of.hardships(of)
        ],
        "notes": of.notes,
    }


def _next_run(of: "CrossValidation", metric: str) -> dict[str, Any]:
    """Conformal interval of a metric on a further run; n: runs left out in turn."""
    from brainTwinStudio.analysis.conformal import LEVEL
    from brainTwinStudio.report import validation as say_of

    found = say_of.next_run(of, metric)
    ends = {"low": found.low, "high": found.high}
    return {**ends, "level": LEVEL, "n": len(of.folds), "told": found.told}


def _message(of: "CrossValidation") -> str:
    if not of.stopped:
        return f"{len(of.folds)} folds."
    done = len(of.folds)
    return (
        f"Stopped: {done} of {of.planned} folds are finished and kept; the one in "
        "progress was dropped."
    )


def _text(of: "CrossValidation") -> str:
    from brainTwinStudio.report import validation as say_of

    parts = [_message(of)]
    if of.folds:
        parts += [
            columns(say_of.fold_lines(of)),
            LEGEND,
            say_of.next_run_said(of),
            columns(say_of.each_fold_lines(of, SHOWN)),
        ]
    if say_of.hardships(of):
        parts += [HARDER, columns(say_of.harder_lines(of, SHOWN))]
    return "\n\n".join(parts)


COMMAND = Command(
    "crossvalidate",
    "how well fits to some runs predict the others",
    add_arguments,
    run,
)
