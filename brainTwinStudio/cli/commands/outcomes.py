"""`braintwin outcomes`: overlap of seizure onset zone and resection against outcome."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import Command
from brainTwinStudio.cli.output import Answer, columns, say

if TYPE_CHECKING:
    from brainTwinStudio.analysis.overlap_against_outcome import Measure
    from brainTwinStudio.analysis.two_groups import Separation
    from brainTwinStudio.files.bids.outcomes import LeftOut, Operated


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        help="BIDS: participants.tsv with an outcome (Engel or ILAE); electrodes.tsv "
        "and channels.tsv of each patient, status_description with soz and resect",
    )


def run(args: argparse.Namespace) -> Answer:
    import numpy as np

    from brainTwinStudio.analysis.overlap_against_outcome import against_outcome
    from brainTwinStudio.errors import InputError
    from brainTwinStudio.files.bids.outcomes import operated_patients

    found, missing = operated_patients(args.folder)
    good = np.array([one.good for one in found], bool)
    try:
        compared = against_outcome([one.overlap for one in found], good)
    except InputError as error:  # patients are worth seeing all the same
        compared = ()
        say(f"Not compared with outcome. {error}")
    return Answer(_data(found, missing, compared), _text(found, missing, compared))


def _data(
    found: "tuple[Operated, ...]",
    missing: "tuple[LeftOut, ...]",
    compared: "tuple[tuple[Measure, Separation], ...]",
) -> dict[str, Any]:
    from brainTwinStudio.analysis.zone_overlap import NOT_VALIDATED

    return {
        "note": NOT_VALIDATED,
        "patients": {one.id: _patient(one) for one in found},
        "missing": {one.id: one.why for one in missing},
        "measures": {
            measure.name: {
                "good": _interval(of.first.mean, of.first.low, of.first.high)
                | {"n": of.first.count},
                "other": _interval(of.second.mean, of.second.low, of.second.high)
                | {"n": of.second.count},
                "auc": _interval(of.auc, of.low, of.high),
            }
            for measure, of in compared
        },
    }


def _patient(one: "Operated") -> dict[str, Any]:
    of = one.overlap
    return {
        "outcome": one.outcome,
        "good": one.good,
        "soz": of.soz_resected.count,
        "resected": of.resected_soz.count,
        "both": of.either.hits,
        "soz_resected": _interval(of.soz_resected.value, *of.soz_resected.interval),
        "resected_soz": _interval(of.resected_soz.value, *of.resected_soz.interval),
        "dice": _interval(of.dice, *of.dice_interval),
    }


def _interval(value: float, low: float, high: float) -> dict[str, Any]:
    return {"value": value, "low": low, "high": high}


def _text(
    found: "tuple[Operated, ...]",
    missing: "tuple[LeftOut, ...]",
    compared: "tuple[tuple[Measure, Separation], ...]",
) -> str:
    from brainTwinStudio.analysis.zone_overlap import NOT_VALIDATED
    from brainTwinStudio.project import RESEARCH_USE
    from brainTwinStudio.report import outcome_words as words

    rows = [words.patient_row(one.id, one.outcome, one.overlap) for one in found]
    lines = [columns([words.PATIENT_HEADS, *rows])] if rows else []
    lines += [f"Left out, {one.id}: {one.why}" for one in missing]
    if compared:
        rows = [words.measure_row(measure.label, of) for measure, of in compared]
        lines += [columns([words.MEASURE_HEADS, *rows]), words.ABOUT]
    return "\n".join([*lines, NOT_VALIDATED, RESEARCH_USE])


COMMAND = Command(
    "outcomes",
    "overlap of seizure onset zone and resection against outcome",
    add_arguments,
    run,
)
