"""Whether its recordings determine a twin (SCIENCE.md E.7)."""

import argparse
from typing import TYPE_CHECKING

from brainTwinStudio.cli.analyses.base import Analysis
from brainTwinStudio.cli.analyses.systems import required_twin
from brainTwinStudio.cli.analyses.well_posedness_told import (
    arrays_of,
    identifiability_text,
    parameters_data,
    well_posedness_data,
    well_posedness_text,
)
from brainTwinStudio.cli.output import Answer, target_or_free, write_npz

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import FoundTwin
    from brainTwinStudio.project import Recording
    from brainTwinStudio.project.well_posedness import WellPosedness


def run(args: argparse.Namespace) -> Answer:
    found, answer = _asked(args, args.starts, args.repeats, None)
    data = well_posedness_data(answer, found.name, args.seed)
    return _written(args, answer, Answer(data, well_posedness_text(answer)))


def run_identifiability(args: argparse.Namespace) -> Answer:
    found, answer = _asked(args, 0, 0, 0)
    data = parameters_data(answer, found.name, args.seed)
    return _written(args, answer, Answer(data, identifiability_text(answer)))


def _asked(
    args: argparse.Namespace,
    starts: int | None,
    repeats: int | None,
    points: int | None,
) -> "tuple[FoundTwin, WellPosedness]":
    """None for the usual number."""
    from dataclasses import replace

    from brainTwinStudio.cli import asking
    from brainTwinStudio.jobs.trust_requests import WellPosednessRequest
    from brainTwinStudio.project.well_posedness import WellPosedness

    found = required_twin(args)
    if args.out is not None:  # refused before it is computed
        target_or_free(args.out, "", (".npz",))
    runs = _fitted(found)
    asking.start_engine()
    usual = WellPosednessRequest(found.twin, runs, seed=args.seed)
    request = replace(
        usual,
        starts=usual.starts if starts is None else starts,
        repeats=usual.repeats if repeats is None else repeats,
        points=usual.points if points is None else points,
    )
    return found, asking.ask_until_stopped(request, WellPosedness)


def _fitted(found: "FoundTwin") -> "tuple[Recording, ...]":
    """Recordings of a project that the twin was fitted to; none of a file, which
    carries their features."""
    from brainTwinStudio.cli import inputs
    from brainTwinStudio.project import seen_by

    if found.project is None:
        return ()
    patient = inputs.project_at(found.project).patient(found.twin.patient_id)
    runs = (run for run in patient.recordings if run.kind == "bold")
    return tuple(run for run in runs if seen_by(found.twin, run))


def _written(args: argparse.Namespace, answer: "WellPosedness", said: Answer) -> Answer:
    if args.out is None:
        return said
    out = target_or_free(args.out, "", (".npz",))
    write_npz(out, arrays_of(answer))
    return Answer({**said.data, "out": out}, said.text)


WELL_POSEDNESS = Analysis(
    "well-posedness",
    "whether the recordings determine the twin: existence, uniqueness, stability, "
    "conditioning, identifiability",
    run,
    ("starts", "repeats", "out"),
)
IDENTIFIABILITY = Analysis(
    "identifiability",
    "which parameters the recordings tell, and what they tell least: faster",
    run_identifiability,
    ("out",),
)
