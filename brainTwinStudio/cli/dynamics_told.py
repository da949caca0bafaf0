"""What `braintwin dynamics` says: as JSON, as lines, as arrays of a file."""

from typing import Any

from brainTwinStudio.cli.output import columns
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Cycles, Diagram, NetworkModes, RegionSystem


def value_of(system: RegionSystem, knob: str) -> float | None:
    """What the knob is now; None where it is an input that has no value of its own."""
    given = system.values.get(knob)
    if given is not None:
        return float(given)
    return next((one.value for one in system.knobs if one.name == knob), None)


def bifurcations(found: Diagram, system: RegionSystem) -> list[dict[str, Any]]:
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


def cycle(cycles: Cycles, unit_s: float) -> dict[str, Any]:
    return {
        "from": float(cycles.knob[0]),
        "to": float(cycles.knob[-1]),
        "shortest_s": float(cycles.period.min()) * unit_s,
        "longest_s": float(cycles.period.max()) * unit_s,
        "stable_share": float(cycles.stable.mean()),
    }


def diagram_text(found: Diagram, system: RegionSystem, data: dict[str, Any]) -> str:
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


def curves_of(found: Diagram) -> dict[str, Array]:
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


def modes_text(found: NetworkModes, names: tuple[str, ...], r: float) -> str:
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
