"""`braintwin simulate`: a twin left to itself."""

import argparse

from brainTwinStudio.cli.arguments import (
    Command,
    add_patient,
    add_seeds,
    add_twin,
    number,
)
from brainTwinStudio.cli.output import Answer, target_or_free, write_npz


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
    tr = simulation.repetition_time_s
    labels = simulation.region_names
    write_npz(out, {"bold": simulation.bold, "tr": tr, "labels": labels})
    seeds, samples, regions = simulation.bold.shape
    data = {
        "out": out,
        "twin": found.name,
        "seed": args.seed,
        "seeds": seeds,
        "samples": samples,
        "regions": regions,
        "tr": tr,
        "seconds": samples * tr,
    }
    text = f"{seeds} runs of {samples * tr:g} s, {regions} regions, TR {tr:g} s: {out}"
    return Answer(data, text)


COMMAND = Command("simulate", "run a twin freely", add_arguments, run)
