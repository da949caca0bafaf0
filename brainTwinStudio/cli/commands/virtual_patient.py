"""`braintwin virtual-patient`: seizures of nobody, whose truth is known."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import Command, names, number, within
from brainTwinStudio.cli.output import Answer, say
from brainTwinStudio.cli.seizure_inputs import add_anatomy

if TYPE_CHECKING:
    from brainTwinStudio.project.virtual_patient import VirtualPatient


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_anatomy(parser)
    parser.add_argument(
        "--zone",
        type=names,
        required=True,
        metavar="A,B",
        help="regions that seize by themselves",
    )
    parser.add_argument(
        "--seizures",
        type=within(1, 12),
        default=3,
        metavar="N",
        help="how many (default: %(default)s)",
    )
    parser.add_argument(
        "--seconds",
        type=within(40, 600, number),
        default=80.0,
        metavar="S",
        help="length of each recording; seizures begin at 13 to 19 s (default: "
        "%(default)s)",
    )
    parser.add_argument(
        "--out", metavar="DIR", required=True, help="a folder that is new or empty"
    )


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.cli.seizure_inputs import patient_of
    from brainTwinStudio.files.disk import check_new_folder
    from brainTwinStudio.files.virtual_patient import write
    from brainTwinStudio.jobs.seizure_requests import VirtualPatientRequest
    from brainTwinStudio.project.virtual_patient import VirtualPatient

    out = Path(args.out)
    check_new_folder(out)
    patient, notes = patient_of(args)
    assert patient.connectome is not None  # patient_of refuses otherwise
    assert patient.electrodes is not None
    for index in args.zone:
        patient.connectome.parcellation.index(index)  # refuses before JAX is loaded
    for note in notes:
        say(note)
    asking.start_engine()
    request = VirtualPatientRequest(
        patient.connectome,
        patient.electrodes,
        args.zone,
        args.seizures,
        args.seconds,
        args.seed,
    )
    made = asking.ask(request, VirtualPatient)
    files = write(made, out)
    data = _data(made, out, files) | {"notes": notes}
    return Answer(data, _text(made, out))


def _data(made: "VirtualPatient", out: Path, files: tuple[Path, ...]) -> dict[str, Any]:
    from brainTwinStudio.files.virtual_patient import PATIENT, TRUTH

    return {
        "patient": out / PATIENT,
        "truth": out / TRUTH,
        "files": [str(path.relative_to(out)) for path in files],
        "seizures": len(made.recordings),
        "seconds": made.system.seconds,
        "sampling_hz": made.recordings[0].sampling_hz,
        "channels": made.electrodes.count,
        "regions": len(made.system.region_names),
        "zone_sampled": made.zone_sampled,
        "virtual": True,
        "seed": made.seed,
    }


def _text(made: "VirtualPatient", out: Path) -> str:
    from brainTwinStudio.project.parameter_names import begun
    from brainTwinStudio.project.virtual_patient import VIRTUAL

    seen = "a contact lies within 15 mm of it" if made.zone_sampled else (
        "no contact lies within 15 mm of it"
    )  # fmt: skip
    return (
        f"{len(made.recordings)} seizures of {made.system.seconds:g} s at "
        f"{made.electrodes.count} contacts; zone {', '.join(made.zone)}: {seen}.\n"
        f"What a fit may read is in {out / 'patient'}, the truth in "
        f"{out / 'truth.json'}.\n{begun(VIRTUAL)}"
    )


COMMAND = Command(
    "virtual-patient",
    "seizures of a virtual patient, the truth apart",
    add_arguments,
    run,
)
