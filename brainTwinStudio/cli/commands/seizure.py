"""`braintwin seizure`: a twin's seizure as signals, with surgery or without."""

import argparse
import math
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import (
    Command,
    add_fraction,
    add_hemispheres,
    names,
)
from brainTwinStudio.cli.output import Answer, columns, target, write_npz

if TYPE_CHECKING:
    from brainTwinStudio.project import Change
    from brainTwinStudio.project.full_seizure import FullSeizure
    from brainTwinStudio.project.seizure_twin import SeizureTwin


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("twin", metavar="TWIN", help="a twin of seizures (locate)")
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
    add_hemispheres(parser)
    parser.add_argument("--out", metavar="FILE.npz", help="contacts and regions")


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.files.twin_file import read_seizure_twin
    from brainTwinStudio.jobs.seizure_requests import FullSeizureRequest
    from brainTwinStudio.project.full_seizure import FullSeizure

    twin = read_seizure_twin(args.twin)
    out = target(args.out, (".npz",)) if args.out else None
    changes = changes_of(twin, args)
    asking.start_engine()
    found = asking.ask(FullSeizureRequest(twin, changes, args.seed), FullSeizure)
    if out is not None:
        write_npz(out, arrays_of(found))
    data = {**seizure_data(found), "out": None if out is None else str(out)}
    return Answer(data, _text(found, None if out is None else str(out)))


def changes_of(twin: "SeizureTwin", args: argparse.Namespace) -> "tuple[Change, ...]":
    """What the options of surgery mean for this twin."""
    from brainTwinStudio.cli.commands import resect
    from brainTwinStudio.cli.surgery_arguments import hemispheric

    removed = resect.changes_of(twin, args.resect, args.cut, args.fraction)
    return (*removed, *hemispheric(args))


def seizure_data(found: "FullSeizure") -> dict[str, Any]:
    """Onsets in s from the start of the piece: here, and by the twin with its 90 %."""
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
        "notes": found.notes,
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
    lines = [*table, *found.notes, *([f"Signals: {out}"] if out else [])]
    return "\n".join([*lines, RESEARCH_USE])


def _seconds(value: float) -> str:
    return f"{value:.1f}" if math.isfinite(value) else "none"


COMMAND = Command("seizure", "a twin's seizure as signals", add_arguments, run)
