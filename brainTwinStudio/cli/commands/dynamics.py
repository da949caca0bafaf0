"""`braintwin dynamics`: a region of a twin, or a node model, as a dynamical system."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import Command, add_patient, number
from brainTwinStudio.cli.output import Answer, columns, target_or_free, write_npz
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.project import Array
    from brainTwinStudio.project.dynamics import Diagram, NetworkModes, RegionSystem

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
    from brainTwinStudio.jobs.dynamics_requests import DiagramRequest
    from brainTwinStudio.project.dynamics import Diagram, near

    low, high = args.low, args.high
    knob = next((one for one in system.knobs if one.name == args.knob), None)
    if knob is None or not (low is None or high is None):
        return None if knob is None else (low, high)
    value = _value(system, knob.name)
    knob = replace(knob, value=knob.value if value is None else value)
    request = DiagramRequest(system.node, system.values, knob.name, cycles=False)
    usual = near(knob, knob.value, asking.ask(request, Diagram))
    return (usual[0] if low is None else low, usual[1] if high is None else high)


def _diagram(args: argparse.Namespace, system: "RegionSystem", out: Any) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.jobs.dynamics_requests import DiagramRequest
    from brainTwinStudio.project.dynamics import Diagram

    ends, cycles = _ends(args, system), not args.no_cycles
    request = DiagramRequest(system.node, system.values, args.knob, ends, cycles=cycles)
    found = asking.ask_until_stopped(request, Diagram)
    if out is not None:
        write_npz(out, curves_of(found))
    data = {
        "outcome": "finished",
        "model": system.node,
        "place": system.place,
        "knob": found.knob,
        "value": _value(system, found.knob),
        "ends": found.ends,
        "states": system.states,
        "bifurcations": _bifurcations(found, system),
        "branches": len(found.branches),
        "cycles": [_cycle(one, system.unit_s) for one in found.cycles],
        "out": out,
        "notes": found.notes,
    }
    return Answer(data, _text(found, system, data))


def _value(system: "RegionSystem", knob: str) -> float | None:
    """What the knob is now; None where it is an input that has no value of its own."""
    given = system.values.get(knob)
    if given is not None:
        return float(given)
    return next((one.value for one in system.knobs if one.name == knob), None)


def _bifurcations(found: "Diagram", system: "RegionSystem") -> list[dict[str, Any]]:
    return [
        {
            "kind": special.kind,
            "value": special.knob,
            "state": dict(zip(system.states, special.state.tolist(), strict=True)),
            "frequency_hz": special.frequency / system.unit_s
            if special.kind == "hopf"
            else None,
            "coefficient": special.coefficient,
            "cycle": _born(special.kind, special.coefficient),
        }
        for branch in found.branches
        for special in branch.specials
    ]


def _born(kind: str, coefficient: float) -> str | None:
    if kind != "hopf":
        return None
    return "stable" if coefficient < 0 else "unstable"


def _cycle(cycles: Any, unit_s: float) -> dict[str, Any]:
    return {
        "from": float(cycles.knob[0]),
        "to": float(cycles.knob[-1]),
        "shortest_s": float(cycles.period.min()) * unit_s,
        "longest_s": float(cycles.period.max()) * unit_s,
        "stable_share": float(cycles.stable.mean()),
    }


def _text(found: "Diagram", system: "RegionSystem", data: dict[str, Any]) -> str:
    head = (
        f"{system.place} ({system.node}), {found.knob} from {found.ends[0]:g} to "
        f"{found.ends[1]:g}: {_count(len(found.branches), 'branch', 'branches')} of "
        "equilibria."
    )
    rows = (
        [("bifurcation", found.knob, "frequency", "")] if data["bifurcations"] else []
    )
    for one in data["bifurcations"]:
        turns = one["frequency_hz"]
        rows.append(
            (
                one["kind"],
                f"{one['value']:.6g}",
                "" if turns is None else f"{turns:.4g} Hz",
                "" if one["cycle"] is None else f"a cycle, {one['cycle']}",
            )
        )
    none = "No bifurcation in this range."
    lines = [head, columns(rows) if data["bifurcations"] else none]
    if data["value"] is not None:
        lines.append(f"{found.knob} is {data['value']:.6g} here.")
    lines += [
        f"Cycles from {one['from']:.5g} to {one['to']:.5g}: period "
        f"{one['shortest_s']:.4g} to {one['longest_s']:.4g} s, "
        f"{one['stable_share']:.0%} of them stable."
        for one in data["cycles"]
    ]
    return "\n".join([*lines, *found.notes, "Intervals: not estimated."])


def _count(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"


def curves_of(found: "Diagram") -> "dict[str, Array]":
    """What the file holds: of branch k "branch_k_knob" (point,), "branch_k_states"
    (point, state), "branch_k_unstable" (point,); of cycles "cycle_k_knob", "_low",
    "_high", "_period" (in the model's time units)."""
    arrays: dict[str, Array] = {}
    for k, branch in enumerate(found.branches):
        arrays[f"branch_{k}_knob"] = branch.knob
        arrays[f"branch_{k}_states"] = branch.states
        arrays[f"branch_{k}_unstable"] = branch.unstable
    for k, cycle in enumerate(found.cycles):
        arrays[f"cycle_{k}_knob"] = cycle.knob
        arrays[f"cycle_{k}_low"] = cycle.low
        arrays[f"cycle_{k}_high"] = cycle.high
        arrays[f"cycle_{k}_period"] = cycle.period
    return arrays


# ---------------------------------------------------------------- the whole network


def _modes(args: argparse.Namespace, out: Any) -> Answer:
    import numpy as np

    from brainTwinStudio.cli import asking
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
    return Answer(data, _modes_text(found, names, r))


def _modes_text(found: "NetworkModes", names: tuple[str, ...], r: float) -> str:
    rows = [("slowest modes", "frequency", "fades in", "strongest in")]
    for k in range(min(5, found.modes.shape[1])):
        strongest = [names[i] for i in (-found.modes[:, k]).argsort()[:3]]
        rows.append(
            (
                str(k + 1), f"{found.frequency_hz[k]:.4g} Hz",
                f"{found.fading_s[k]:.3g} s", ", ".join(strongest),
            )
        )  # fmt: skip
    return "\n".join(
        [
            columns(rows),
            f"Average controllability follows in-strength with r = {r:.2f}.",
            "Intervals: not estimated.",
        ]
    )


COMMAND = Command(
    "dynamics",
    "a region, a node model or a network as a dynamical system",
    add_arguments,
    run,
)
