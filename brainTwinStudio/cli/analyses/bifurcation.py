"""Equilibria, bifurcations and cycles of a region or a node model over one of its
numbers (SCIENCE.md H.3)."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.analyses.base import Analysis
from brainTwinStudio.cli.analyses.systems import NODE, require_system, system_of
from brainTwinStudio.cli.output import Answer, columns, write_npz
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.project import Array
    from brainTwinStudio.project.dynamics import Cycles, Diagram, RegionSystem


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, planning

    require_system(args)
    if args.knob is None:
        raise InputError("Say with --knob NAME which number is turned.")
    out = planning.out_of(args)
    asking.start_engine()
    return _diagram(args, system_of(args), out)


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
    value = value_of(system, knob.name)
    knob = replace(knob, value=knob.value if value is None else value)
    request = DiagramRequest(system.node, system.values, knob.name, cycles=False)
    usual = near(knob, knob.value, asking.ask(request, Diagram))
    return (usual[0] if low is None else low, usual[1] if high is None else high)


def _diagram(
    args: argparse.Namespace, system: "RegionSystem", out: Path | None
) -> Answer:
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
        "value": value_of(system, found.knob),
        "ends": found.ends,
        "states": system.states,
        "bifurcations": bifurcations(found, system),
        "branches": len(found.branches),
        "cycles": [cycle(one, system.unit_s) for one in found.cycles],
        "out": out,
        "notes": found.notes,
    }
    return Answer(data, diagram_text(found, system, data))


def value_of(system: "RegionSystem", knob: str) -> float | None:
    """What the knob is now; None where it is an input that has no value of its own."""
    given = system.values.get(knob)
    if given is not None:
        return float(given)
    return next((one.value for one in system.knobs if one.name == knob), None)


def bifurcations(found: "Diagram", system: "RegionSystem") -> list[dict[str, Any]]:
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


def cycle(cycles: "Cycles", unit_s: float) -> dict[str, Any]:
    return {
        "from": float(cycles.knob[0]),
        "to": float(cycles.knob[-1]),
        "shortest_s": float(cycles.period.min()) * unit_s,
        "longest_s": float(cycles.period.max()) * unit_s,
        "stable_share": float(cycles.stable.mean()),
    }


def diagram_text(found: "Diagram", system: "RegionSystem", data: dict[str, Any]) -> str:
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


ANALYSIS = Analysis(
    "bifurcation",
    "equilibria, bifurcations and cycles over --knob",
    run,
    (*NODE, "knob", "low", "high", "no_cycles", "out"),
)
