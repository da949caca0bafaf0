"""`braintwin analyse`: a twin as a dynamical system, and how far its recordings
determine it. One file an answer in cli/analyses."""

import argparse

from brainTwinStudio.cli.analyses import ANALYSES, Analysis
from brainTwinStudio.cli.arguments import Command, add_patient, number
from brainTwinStudio.cli.output import Answer
from brainTwinStudio.errors import InputError

EXAMPLE = """Examples:
  braintwin analyse P1.btwin --what well-posedness
  braintwin analyse P1.btwin --what fixed-points --region lh-precuneus
  braintwin analyse P1.btwin --what bifurcation --region lh-precuneus --knob a
  braintwin analyse --what bifurcation --model montbrio_pazo_roxin --set J=15 \\
      --knob eta --from -12 --to 2
  braintwin analyse P1.btwin --what response-map --out responses.npz
  braintwin analyse --what entrainment --model hopf --set a=5 --set frequency_hz=1
"""
SHARED = {"twin", "patient", "what", "run", "json", "debug", "seed"}


def setting(text: str) -> tuple[str, float]:
    """NAME=NUMBER."""
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"'{text}' is not NAME=NUMBER")
    return name, number(value)


def count(text: str) -> int:
    """A whole number, 0 or more."""
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text} is below 0")
    return value


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EXAMPLE
    parser.add_argument("twin", metavar="TWIN", nargs="?", help="as for evaluate")
    add_patient(parser)
    parser.add_argument(
        "--what",
        choices=tuple(one.what for one in ANALYSES),
        required=True,
        help="; ".join(f"{one.what}: {one.words}" for one in ANALYSES),
    )
    parser.add_argument("--model", metavar="NAME", help="a node model by itself")
    parser.add_argument("--region", metavar="NAME", help="of the twin")
    parser.add_argument("--knob", metavar="NAME", help="what is turned")
    parser.add_argument("--from", dest="low", type=number, metavar="X")
    parser.add_argument("--to", dest="high", type=number, metavar="Y")
    parser.add_argument(
        "--set", type=setting, action="append", default=[], metavar="NAME=NUMBER"
    )
    parser.add_argument(
        "--no-cycles", action="store_true", help="equilibria only: faster"
    )
    parser.add_argument(
        "--starts", type=count, metavar="N", help="inversions from the prior"
    )
    parser.add_argument(
        "--repeats", type=count, metavar="N", help="refits at every level of noise"
    )
    parser.add_argument(
        "--size",
        type=number,
        metavar="X",
        help="of a pulse: its area in standard deviations of the region's activity; of "
        "a node model, in the unit of its stimulus",
    )
    parser.add_argument("--out", metavar="FILE.npz", help="arrays of the answer")


def run(args: argparse.Namespace) -> Answer:
    chosen = next(one for one in ANALYSES if one.what == args.what)
    _refuse_others(chosen, args)
    return chosen.run(args)


def _refuse_others(chosen: Analysis, args: argparse.Namespace) -> None:
    """An option that an answer does not know would be ignored unheard."""
    names = {"low": "from", "high": "to", "no_cycles": "no-cycles"}
    given = {name: value for name, value in vars(args).items() if value is not False}
    for name, value in given.items():
        if name in SHARED or name in chosen.takes or value in (None, []):
            continue
        raise InputError(f"--what {chosen.what} takes no --{names.get(name, name)}.")


COMMAND = Command(
    "analyse",
    "a twin, a region or a node model as a dynamical system; what the data determine",
    add_arguments,
    run,
)
