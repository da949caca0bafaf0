"""`braintwin dynamics`: a region of a twin, or a node model, as a dynamical system."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import Command, add_patient, number
from brainTwinStudio.cli.output import Answer, target_or_free, write_npz
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.project.dynamics import RegionSystem

EXAMPLE = """Examples:
  braintwin dynamics P1.btwin --region lh-precuneus --knob a
  braintwin dynamics P1.btwin --modes
  braintwin dynamics --model montbrio_pazo_roxin --set J=15 --knob eta --from -12 --to 2
"""
ONE_OF = "Give a TWIN with --region or --modes, or --model NAME, and --knob NAME."


def setting(text: str) -> tuple[str, float]:
    """NAME=NUMBER."""
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"'{text}' is not NAME=NUMBER")
    return name, number(value)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EXAMPLE
    parser.add_argument("twin", metavar="TWIN", nargs="?", help="as for evaluate")
    add_patient(parser)
    parser.add_argument("--model", metavar="NAME", help="a node model by itself")
    parser.add_argument("--region", metavar="NAME", help="of the twin")
    parser.add_argument(
        "--modes",
        action="store_true",
        help="of the twin's whole network, close to rest",
    )
    parser.add_argument("--knob", metavar="NAME", help="what is turned")
    parser.add_argument("--from", dest="low", type=number, metavar="X")
    parser.add_argument("--to", dest="high", type=number, metavar="Y")
    parser.add_argument(
        "--set", type=setting, action="append", default=[], metavar="NAME=NUMBER"
    )
    parser.add_argument(
        "--no-cycles", action="store_true", help="equilibria only: faster"
    )
    parser.add_argument("--out", metavar="FILE.npz", help="the curves")


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking

    if (args.twin is None) == (args.model is None):
        raise InputError(ONE_OF)
    out = None if args.out is None else target_or_free(args.out, "", (".npz",))
    asking.start_engine()
    if args.modes:
        return _modes(args, out)
    if args.knob is None:
        raise InputError(ONE_OF)
    system = _system(args)
    return _diagram(args, system, out)


def _system(args: argparse.Namespace) -> "RegionSystem":
    from dataclasses import replace

    import numpy as np

    from brainTwinStudio.cli import asking
    from brainTwinStudio.cli.inputs import twin_of
    from brainTwinStudio.cli.planning import region_names
    from brainTwinStudio.jobs.dynamics_requests import (
        NodeSystemRequest,
        RegionSystemRequest,
    )
    from brainTwinStudio.project import FrozenMap
    from brainTwinStudio.project.dynamics import RegionSystem

    given = dict(args.set)
    if args.model is not None:
        request = NodeSystemRequest(args.model, FrozenMap(given))
        return asking.ask(request, RegionSystem)
    if args.region is None:
        raise InputError(ONE_OF)
    found = twin_of(args)
    (name,) = region_names(found.twin, (args.region,))
    at = found.twin.connectome.parcellation.region_names.index(name)
    system = asking.ask(RegionSystemRequest(found.twin, at), RegionSystem)
    turned = {key: np.asarray(value) for key, value in given.items()}
    return replace(system, values=FrozenMap({**system.values, **turned}))


def _ends(
    args: argparse.Namespace, system: "RegionSystem"
) -> tuple[float, float] | None:
    """What was asked for; around the value, with the next bifurcation, where an end was
    not given."""
    from dataclasses import replace

    from brainTwinStudio.cli import asking
    from brainTwinStudio.cli import dynamics_told as told
    from brainTwinStudio.jobs.dynamics_requests import DiagramRequest
    from brainTwinStudio.project.dynamics import Diagram, near

    low, high = args.low, args.high
    knob = next((one for one in system.knobs if one.name == args.knob), None)
    if knob is None or not (low is None or high is None):
        return None if knob is None else (low, high)
    value = told.value_of(system, knob.name)
    knob = replace(knob, value=knob.value if value is None else value)
    request = DiagramRequest(system.node, system.values, knob.name, cycles=False)
    usual = near(knob, knob.value, asking.ask(request, Diagram))
    return (usual[0] if low is None else low, usual[1] if high is None else high)


def _diagram(args: argparse.Namespace, system: "RegionSystem", out: Any) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.cli import dynamics_told as told
    from brainTwinStudio.jobs.dynamics_requests import DiagramRequest
    from brainTwinStudio.project.dynamics import Diagram

    ends, cycles = _ends(args, system), not args.no_cycles
    request = DiagramRequest(system.node, system.values, args.knob, ends, cycles=cycles)
    found = asking.ask_until_stopped(request, Diagram)
    if out is not None:
        write_npz(out, told.curves_of(found))
    data = {
        "outcome": "finished",
        "model": system.node,
        "place": system.place,
        "knob": found.knob,
        "value": told.value_of(system, found.knob),
        "ends": found.ends,
        "states": system.states,
        "bifurcations": told.bifurcations(found, system),
        "branches": len(found.branches),
        "cycles": [told.cycle(one, system.unit_s) for one in found.cycles],
        "out": out,
        "notes": found.notes,
    }
    return Answer(data, told.diagram_text(found, system, data))


# ---------------------------------------------------------------- the whole network


def _modes(args: argparse.Namespace, out: Any) -> Answer:
    import numpy as np

    from brainTwinStudio.cli import asking
    from brainTwinStudio.cli import dynamics_told as told
    from brainTwinStudio.cli.inputs import twin_of
    from brainTwinStudio.jobs.dynamics_requests import NetworkModesRequest
    from brainTwinStudio.project.dynamics import NetworkModes

    if args.twin is None:
        raise InputError("Modes are those of a twin's network; give a TWIN.")
    twin = twin_of(args).twin
    found = asking.ask(NetworkModesRequest(twin), NetworkModes)
    names = twin.connectome.parcellation.region_names
    if out is not None:
        arrays = {
            "eigenvalues_per_s": found.eigenvalues, "modes": found.modes,
            "average_controllability_s": found.average,
            "modal_controllability": found.modal, "strength": found.strength,
            "labels": names,
        }  # fmt: skip
        write_npz(out, arrays)
    r = float(np.corrcoef(found.average, found.strength)[0, 1])
    data = {
        "outcome": "finished",
        "twin": twin.id,
        "modes": [
            {"frequency_hz": float(hz), "fading_s": float(fading)}
            for hz, fading in zip(found.frequency_hz, found.fading_s, strict=True)
        ],
        "regions": names,
        "average_controllability_s": found.average,
        "modal_controllability": found.modal,
        "strength": found.strength,
        "average_with_strength_r": r,
        "out": out,
    }
    return Answer(data, told.modes_text(found, names, r))


COMMAND = Command(
    "dynamics",
    "a region, a node model or a network as a dynamical system",
    add_arguments,
    run,
)
