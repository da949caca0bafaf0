"""`braintwin simulate`: a twin left to itself."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import (
    Command,
    add_patient,
    add_seeds,
    add_twin,
    number,
)
from brainTwinStudio.cli.output import Answer, target_or_free, write_npz

if TYPE_CHECKING:
    from brainTwinStudio.jobs.messages import Simulation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_twin(parser)
    add_patient(parser)
    parser.add_argument(
        "--seconds", type=number, metavar="S", help="(default: as the recording)"
    )
    add_seeds(parser, 4, least=1)
    parser.add_argument("--out", metavar="FILE.npz", help="(default: simulation.npz)")


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.cli.inputs import twin_of
    from brainTwinStudio.jobs.messages import SimulateRequest, Simulation

    found = twin_of(args)
    out = target_or_free(args.out, "simulation.npz", (".npz",))
    asking.start_engine()
    request = SimulateRequest(found.twin, args.seconds, args.seeds, args.seed)
    simulation = asking.ask(request, Simulation)
    write_npz(out, arrays_of(simulation))
    tr, labels = simulation.repetition_time_s, simulation.region_names
    data = {
        "out": out,
        "twin": found.name,
        "seed": args.seed,
        "regions": len(labels),
        "tr": tr,
        "outside_training": dict(simulation.outside),
        "notes": simulation.notes,
    }
    said = []
    if simulation.bold is not None:
        seeds, samples, regions = simulation.bold.shape
        data |= {"seeds": seeds, "samples": samples, "seconds": samples * tr}
        said.append(f"{samples * tr:g} s, {regions} regions, TR {tr:g} s")
    if simulation.eeg is not None:
        seeds, samples, channels = simulation.eeg.shape
        seconds = samples / simulation.eeg_hz
        seen = {"seeds": seeds, "samples": samples, "seconds": seconds}
        data = {**seen, **data, "channels": channels, "sfreq": simulation.eeg_hz}
        said.append(f"{seconds:g} s, {channels} channels at {simulation.eeg_hz:g} Hz")
    text = f"{data['seeds']} runs of {' and '.join(said)}: {out}"
    return Answer(data, "\n".join((text, *simulation.notes)))


def arrays_of(simulation: "Simulation") -> dict[str, Any]:
    """What the file holds: bold (seed, time, region) with tr and labels; eeg (seed,
    time, channel) with sfreq, tr of the EEG where there is no fMRI, and channels."""
    arrays: dict[str, Any] = {
        "tr": simulation.repetition_time_s,
        "labels": simulation.region_names,
    }
    if simulation.bold is not None:
        arrays["bold"] = simulation.bold
    if simulation.eeg is not None:
        arrays["eeg"] = simulation.eeg
        arrays["sfreq"] = simulation.eeg_hz
        arrays["channels"] = simulation.channel_names
    return arrays


COMMAND = Command("simulate", "run a twin freely", add_arguments, run)
