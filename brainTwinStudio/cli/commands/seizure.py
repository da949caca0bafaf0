"""`braintwin seizure`: a twin's seizure as signals, and with surgery what becomes of
all its seizures, right after and once inhibition is tuned again."""

import argparse
import math
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import (
    Command,
    add_fraction,
    add_patient,
    add_twin,
    names,
    within,
)
from brainTwinStudio.cli.output import Answer, columns, target, write_npz
from brainTwinStudio.cli.surgery_options import add_operations
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.cli.seizure_inputs import FoundSeizureTwin
    from brainTwinStudio.project import Change
    from brainTwinStudio.project.full_seizure import FullSeizure
    from brainTwinStudio.project.seizure_twin import SeizureOutcome, SeizureRecovery

NO_SURGERY = (
    "--recovery tells what follows surgery: say which, with --resect, --cut or an "
    "operation."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_twin(parser)
    add_patient(parser)
    parser.add_argument(
        "--resect", type=names, default=(), metavar="A,B", help="regions to remove"
    )
    parser.add_argument(
        "--cut",
        type=names,
        default=(),
        metavar="A--B",
        help="connections: A--B both ways, 'A->B' only from A to B",
    )
    add_fraction(parser)
    add_operations(parser)
    parser.add_argument(
        "--runs",
        type=within(2, 10_000),
        default=64,
        metavar="N",
        help="with and without surgery, paired by draw (default: %(default)s)",
    )
    parser.add_argument(
        "--recovery",
        action="store_true",
        help="judge the surgery once more with inhibition tuned again (an assumption; "
        "the signals are those right after)",
    )
    parser.add_argument("--out", metavar="FILE.npz", help="contacts and regions")


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.cli.seizure_inputs import seizure_twin_of
    from brainTwinStudio.jobs.seizure_requests import (
        FullSeizureRequest,
        SeizurePlanRequest,
    )
    from brainTwinStudio.project.full_seizure import FullSeizure
    from brainTwinStudio.project.seizure_twin import SeizureOutcome

    found = seizure_twin_of(args)
    twin = found.twin
    out = target(args.out, (".npz",)) if args.out else None
    changes = changes_of(found, args)
    if args.recovery and not changes:
        raise InputError(NO_SURGERY)
    asking.start_engine()
    outcome = None
    if changes:
        request = SeizurePlanRequest(twin, changes, args.runs, args.seed, args.recovery)
        outcome = asking.ask(request, SeizureOutcome)
    seizure = asking.ask(FullSeizureRequest(twin, changes, args.seed), FullSeizure)
    if out is not None:
        write_npz(out, arrays_of(seizure))
    where = None if out is None else str(out)
    names = twin.zone.region_names
    data = {
        **seizure_data(seizure),
        "plan": None if outcome is None else outcome_data(outcome, names),
        "out": where,
    }
    lines = [] if outcome is None else [*outcome_lines(outcome, names), ""]
    return Answer(data, "\n".join([*lines, _text(seizure, where)]))


def changes_of(
    found: "FoundSeizureTwin", args: argparse.Namespace
) -> "tuple[Change, ...]":
    """What the options of surgery mean for this twin."""
    from brainTwinStudio.cli.commands import resect
    from brainTwinStudio.cli.surgery_arguments import operations

    removed = resect.changes_of(found.twin, args.resect, args.cut, args.fraction)
    return (*removed, *operations(found, args))


def outcome_data(of: "SeizureOutcome", names: tuple[str, ...]) -> dict[str, Any]:
    """Before and after with 90 %; recruited: share of runs by region, null where it is
    removed; recovery: null where it was not asked for."""
    shares = zip(names, of.recruited_before, of.recruited_after, strict=True)
    return {
        "likelihood": {"before": of.likelihood_before, "after": of.likelihood_after},
        "regions": {"before": of.regions_before, "after": of.regions_after},
        "propagation_s": {"before": of.delay_before_s, "after": of.delay_after_s},
        "recruited": {
            name: {"before": float(before), "after": float(after)}
            for name, before, after in shares
        },
        "cost": dict(of.cost),
        "runs": of.runs,
        "seed": of.seed,
        "notes": of.notes,
        "recovery": None if of.recovery is None else recovery_data(of.recovery, names),
    }


def recovery_data(of: "SeizureRecovery", names: tuple[str, ...]) -> dict[str, Any]:
    """As of an outcome, later; x0_change: how far excitability was moved, with 90 %
    over runs, null where a region is removed."""
    moved = zip(names, of.x0_change, of.x0_low, of.x0_high, strict=True)
    return {
        "likelihood": of.likelihood,
        "regions": of.regions,
        "propagation_s": of.delay_s,
        "recruited": dict(zip(names, of.recruited.tolist(), strict=True)),
        "x0_change": {
            name: {"value": float(value), "low": float(low), "high": float(high)}
            for name, value, low, high in moved
        },
    }


def outcome_lines(of: "SeizureOutcome", names: tuple[str, ...]) -> list[str]:
    """As the window's table, each number with its interval; what is said of a full
    seizure too comes with that."""
    from brainTwinStudio.project.seizure_plan import UNFAMILIAR
    from brainTwinStudio.report.seizure_words import (
        COST_NOTE,
        moved_words,
        outcome_table,
    )

    later = () if of.recovery is None else ("recovered",)
    rows = [
        ("", "without surgery", "with surgery", *later),
        *outcome_table([of]),
    ]
    pairs = f"{of.runs} runs with and without, paired by draw; [ ] holds 90 %."
    notes = (note for note in of.notes if note != UNFAMILIAR)
    moved = [] if of.recovery is None else [moved_words(of.recovery, names)]
    return [columns(rows), f"{pairs} {COST_NOTE}", *moved, *notes]


def seizure_data(found: "FullSeizure") -> dict[str, Any]:
    """Onsets in s from the start of the piece: here, and by the twin with its 90 %."""
    from brainTwinStudio.project.seizure_plan import UNFAMILIAR

    order = [
        {
            "region": found.region_names[i],
            "onset_s": found.onset_s[i],
            "twin_s": found.onset_twin_s[i],
            "twin_low": found.onset_twin_low_s[i],
            "twin_high": found.onset_twin_high_s[i],
            "begins_by_itself": found.began_alone[i],
        }
        for i in found.shown
    ]
    heard = dict(zip(found.channel_names, found.heard_s, strict=True))
    return {
        "onsets": order,
        "lasts_s": found.lasts_s,
        "contacts": heard,
        "seconds": len(found.times_s) / found.sampling_hz,
        "sampling_hz": found.sampling_hz,
        "seed": found.seed,
        "notes": (*found.notes, UNFAMILIAR),
    }


def arrays_of(found: "FullSeizure") -> dict[str, Any]:
    """`data` (channel, time) with sfreq and channels is a recording that `locate` and
    `import` read; the rest is by region."""
    return {
        "data": found.contacts.T,
        "sfreq": found.sampling_hz,
        "channels": found.channel_names,
        "potential": found.potential.T,
        "regions": found.region_names,
        "onset_s": found.onset_s,
        "onset_twin_s": found.onset_twin_s,
        "onset_twin_low_s": found.onset_twin_low_s,
        "onset_twin_high_s": found.onset_twin_high_s,
        "epileptor": found.epileptor,
    }


def _text(found: "FullSeizure", out: str | None) -> str:
    from brainTwinStudio.project import RESEARCH_USE
    from brainTwinStudio.project.seizure_plan import UNFAMILIAR

    rows = [("region", "onset (s)", "twin (s)", "90 %", "")]
    rows += [
        (
            found.region_names[i],
            _seconds(found.onset_s[i]),
            _seconds(found.onset_twin_s[i]),
            f"{_seconds(found.onset_twin_low_s[i])} to "
            f"{_seconds(found.onset_twin_high_s[i])}",
            "begins by itself" if found.began_alone[i] else "",
        )
        for i in found.shown
    ]
    table = [columns(rows)] if found.shown else ["No region seizes."]
    lines = [*table, *found.notes, UNFAMILIAR, *([f"Signals: {out}"] if out else [])]
    return "\n".join([*lines, RESEARCH_USE])


def _seconds(value: float) -> str:
    return f"{value:.1f}" if math.isfinite(value) else "none"


COMMAND = Command(
    "seizure",
    "a twin's seizure as signals, and what surgery does to its seizures",
    add_arguments,
    run,
)
