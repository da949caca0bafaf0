"""`braintwin compare`: any twins in one table, with ranks, ceilings and floors."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import (
    Command,
    add_choices,
    add_patient,
    add_seeds,
)
from brainTwinStudio.cli.output import Answer, columns, say, target
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import FoundTwin
    from brainTwinStudio.project import Comparison, Recording

SUFFIXES = (".csv", ".tsv", ".md")
MARKS = (
    "* best of the twins. Rank: mean place over all metrics that have a better side; "
    "equal values share a place. – not estimated."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "twins",
        metavar="TWIN",
        nargs="+",
        help="NAME.btwin, PROJECT:TWIN-ID, or PROJECT (all twins of --patient)",
    )
    add_patient(parser)
    group = parser.add_argument_group(
        "input", "what to judge by; without it, the recordings of the first project"
    )
    group.add_argument(
        "--project", metavar="PROJECT", help="the recordings of --patient in there"
    )
    group.add_argument(
        "--bold", metavar="F", action="append", default=[], help="one run of fMRI"
    )
    group.add_argument("--labels", metavar="F", help="region names")
    group.add_argument(
        "--recording",
        metavar="ID",
        action="append",
        default=[],
        help="this recording only (default: those that no twin was fitted to, else "
        "the parts that were held out)",
    )
    parser.set_defaults(weights=None, lengths=None)
    add_choices(parser)
    add_seeds(parser, 64)
    parser.add_argument(
        "--out", metavar="FILE", help="the table as FILE.csv, FILE.tsv or FILE.md"
    )


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, inputs
    from brainTwinStudio.jobs.messages import CompareRequest
    from brainTwinStudio.project import Comparison, judges
    from brainTwinStudio.report.comparison import as_text

    out = target(args.out, SUFFIXES) if args.out else None
    found = _twins(args)
    twins = tuple(one.twin for one in found)
    runs, notes = inputs.runs_for(found[0], _input(args, found))
    runs, more = judges(twins, _chosen(runs, args.recording))
    asking.start_engine()
    names = tuple(one.name for one in found)
    notes = (*notes, *more)
    request = CompareRequest(twins, names, runs, args.seeds, args.seed, notes)
    comparison = asking.ask_until_stopped(request, Comparison)
    for note in comparison.notes:
        say(note)
    if out is not None:
        out.write_text(as_text(comparison, out.suffix.lower()), encoding="utf-8")
    return Answer(_data(comparison, out), _text(comparison, out))


# ---------------------------------------------------------------- input


def _twins(args: argparse.Namespace) -> "list[FoundTwin]":
    """Every twin that is named; a project stands for all twins of its patient."""
    from brainTwinStudio.cli import inputs

    found: dict[str, FoundTwin] = {}
    for text in args.twins:
        if Path(text).is_dir():
            project = inputs.project_at(text)
            patient = inputs.patient_of(project, args.patient)
            twins = project.twins_of(patient.id)
            if not twins:
                raise InputError(
                    f"Patient {patient.id} of {text} has no twin yet; fit one first."
                )
            each = [
                inputs.FoundTwin(twin, Path(text), f"{text}:{twin.id}")
                for twin in twins
            ]
        else:
            one = argparse.Namespace(twin=text, patient=args.patient)
            each = [inputs.twin_of(one)]
        found |= {one.name: one for one in each}
    return list(found.values())


def _input(args: argparse.Namespace, found: "list[FoundTwin]") -> argparse.Namespace:
    """INPUT as `inputs.runs_for` reads it: without one, the first project."""
    if args.project is not None or args.bold:
        return args
    first = next((one for one in found if one.project is not None), None)
    if first is None:
        raise InputError(
            "The recordings to judge by are missing. Give --project PROJECT, or files: "
            "--bold F --tr S."
        )
    patient = args.patient or first.twin.patient_id
    values = {**vars(args), "project": str(first.project), "patient": patient}
    return argparse.Namespace(**values)


def _chosen(
    runs: "tuple[Recording, ...]", wanted: list[str]
) -> "tuple[Recording, ...]":
    known = [run.id for run in runs]
    for name in wanted:
        if name not in known:
            raise InputError(f"No recording '{name}'. Known: {', '.join(known)}.")
    return tuple(run for run in runs if not wanted or run.id in wanted)


# ---------------------------------------------------------------- answer


def _data(comparison: "Comparison", out: Path | None) -> dict[str, Any]:
    from brainTwinStudio.project import ranked
    from brainTwinStudio.report.comparison import KINDS

    ranks = {one.row.name: one for one in ranked(comparison)}
    names = [metric.name for metric in comparison.metrics]
    rows = [
        {
            "name": row.name,
            "kind": KINDS[row.kind],
            "about": row.about,
            "mean_rank": ranks[row.name].mean if row.kind == "twin" else None,
            "ranks": dict(ranks[row.name].by_metric) if row.kind == "twin" else {},
            "values": {name: row.value(name) for name in names},
            "sd": dict(row.sd),
        }
        for row in (*(one.row for one in ranks.values()), *comparison.references)
    ]
    return {
        "outcome": comparison.outcome,
        "seconds": comparison.seconds,
        "seed": comparison.seed,
        "seeds": comparison.seeds,
        "recordings": comparison.recordings,
        "metrics": comparison.metrics,
        "rows": rows,
        "notes": comparison.notes,
        "out": out,
    }


def _text(comparison: "Comparison", out: Path | None) -> str:
    from brainTwinStudio.report.comparison import metric_lines, ranking_lines

    parts = [
        f"Judged by {'; '.join(comparison.recordings)}, {comparison.seeds} simulated "
        "runs of every twin.",
        columns(ranking_lines(comparison)),
        columns(metric_lines(comparison)),
        MARKS,
    ]
    if comparison.stopped:
        parts.insert(1, "Stopped: the twins that were not run yet are missing.")
    if out is not None:
        parts.append(f"The table is {out}")
    return "\n\n".join(parts)


COMMAND = Command(
    "compare", "any twins in one table: agreement, ranks, ceilings", add_arguments, run
)
