"""`braintwin locate`: where seizures may begin, from recordings of them."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import Command, names, within
from brainTwinStudio.cli.output import Answer, columns, say
from brainTwinStudio.cli.seizure_inputs import add_anatomy
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.project import Patient
    from brainTwinStudio.project.seizure_twin import SeizureTwin

SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_anatomy(parser)
    parser.add_argument(
        "--seizure",
        action="append",
        required=True,
        metavar="F",
        help="a recording of one seizure with 10 s or more before it: EDF, BrainVision "
        "or .npz (data: channel x time, sfreq, channels); give several times",
    )
    for what in ("zone", "propagation", "healthy"):
        parser.add_argument(
            f"--guess-{what}",
            type=names,
            default=(),
            metavar="A,B",
            help=f"regions held to be {what} before the fit",
        )
    parser.add_argument(
        "--members",
        type=within(2, 64),
        default=8,
        metavar="N",
        help="fits of the ensemble (default: %(default)s)",
    )
    parser.add_argument("--out", metavar="TWIN", help="the twin, a .btwin file")


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.cli.seizure_inputs import patient_of
    from brainTwinStudio.files.twin_file import write_twin
    from brainTwinStudio.jobs.seizure_requests import LocateRequest
    from brainTwinStudio.project import FrozenMap
    from brainTwinStudio.project.seizure_twin import SeizureTwin

    patient, notes = patient_of(args, seizures=args.seizure)
    assert patient.connectome is not None  # patient_of refuses otherwise
    assert patient.electrodes is not None
    guess = _guess(args, patient)
    for note in notes:
        say(note)
    asking.start_engine()
    request = LocateRequest(
        patient.id,
        patient.connectome,
        patient.electrodes,
        patient.recordings,
        FrozenMap(guess),
        args.members,
        args.seed,
    )
    twin = asking.ask_until_stopped(request, SeizureTwin)
    if args.out:
        write_twin(twin, args.out)
    data = twin_data(twin) | {"twin": args.out, "notes": [*notes, *twin.notes]}
    return Answer(data, _text(twin, args.out))


def _guess(args: argparse.Namespace, patient: "Patient") -> dict[str, str]:
    """Region -> what is held of it. Raises InputError where one is held to be two."""
    from brainTwinStudio.project.seizure_twin import GUESSES

    assert patient.connectome is not None
    regions = patient.connectome.parcellation
    found: dict[str, str] = {}
    for what in GUESSES:
        for given in getattr(args, f"guess_{what}"):
            name = regions.region_names[regions.index(given)]
            if found.setdefault(name, what) != what:
                raise InputError(
                    f"'{name}' is held to be {found[name]} and {what}; say one."
                )
    return found


def twin_data(twin: "SeizureTwin") -> dict[str, Any]:
    """As CLI.md has it, and more."""
    zone = twin.zone
    rows = {
        name: {
            "probability": zone.probability[i],
            "low": zone.low[i],
            "high": zone.high[i],
            "sampled": zone.sampled[i],
            "x0": zone.x0[i],
            "x0_low": zone.x0_low[i],
            "x0_high": zone.x0_high[i],
            "recruited": zone.recruited[i],
        }
        for i, name in enumerate(zone.region_names)
    }
    order = [
        {
            "region": name,
            "delay_s": zone.onset_s[i],
            "low": zone.onset_low_s[i],
            "high": zone.onset_high_s[i],
        }
        for name in zone.order
        for i in (zone.region_names.index(name),)
    ]
    regime = twin.regime
    return {
        "outcome": twin.outcome,
        "message": twin.message,
        "seconds": twin.seconds,
        "seed": twin.seed,
        "zone": rows,
        "named": zone.named,
        "propagation": order,
        "regime": {
            "kind": regime.kind,
            "sentence": regime.sentence,
            "needed": regime.needed,
            "scales": regime.scales,
            "regions": regime.counts,
            "low": regime.lows,
            "high": regime.highs,
        },
        "agreement": dict(twin.agreement),
        "seizures": [
            {"recording": s.recording_id, "begins_s": s.begins_s, "ends_s": s.ends_s}
            for s in twin.seizures
        ],
    }


def _text(twin: "SeizureTwin", out: str | None) -> str:
    from brainTwinStudio.project import RESEARCH_USE

    zone = twin.zone
    ranked = sorted(range(len(zone.region_names)), key=lambda i: -zone.probability[i])
    rows = [("region", "probability", "90 %", "", "share of draws in which it seizes")]
    rows += [
        (
            zone.region_names[i],
            f"{zone.probability[i]:.2f}",
            f"{zone.low[i]:.2f} to {zone.high[i]:.2f}",
            "" if zone.sampled[i] else "not sampled",
            f"{zone.recruited[i]:.2f}",
        )
        for i in ranked[:SHOWN]
    ]
    lines = [twin.message, *twin.notes, columns(rows), twin.regime.sentence]
    unseen = twin.agreement.get("rise_r2_left_out")
    if unseen is not None:
        lines.append(
            f"At contacts that a fit did not see it explains {unseen:.0%} of the "
            "variance of rises."
        )
    if out:
        lines.append(f"Twin: {out}")
    return "\n".join([*lines, RESEARCH_USE])


COMMAND = Command("locate", "where seizures may begin", add_arguments, run)
