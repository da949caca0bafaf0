"""Equilibria of a region or a node model and how they answer small changes (SCIENCE.md
H.2)."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.analyses.base import Analysis
from brainTwinStudio.cli.analyses.systems import NODE, require_system, system_of
from brainTwinStudio.cli.output import Answer, columns

if TYPE_CHECKING:
    from brainTwinStudio.project.dynamics import Equilibrium, RegionSystem


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.jobs.trust_requests import EquilibriaRequest
    from brainTwinStudio.project.stability import Equilibria

    require_system(args)
    asking.start_engine()
    system = system_of(args)
    request = EquilibriaRequest(system.node, system.values)
    found = asking.ask(request, Equilibria).found
    data = {
        "outcome": "finished",
        "model": system.node,
        "place": system.place,
        "states": system.states,
        "fixed_points": [_told(one, system) for one in found],
    }
    return Answer(data, _text(data, system))


def _told(of: "Equilibrium", system: "RegionSystem") -> dict[str, Any]:
    """Eigenvalues in 1/s, those that grow fastest first."""
    return {
        "state": dict(zip(system.states, of.state.tolist(), strict=True)),
        "kind": of.kind,
        "unstable_directions": of.unstable,
        "frequency_hz": of.frequency / system.unit_s,
        "eigenvalues_per_s": [
            {
                "real": value.real / system.unit_s,
                "imaginary": value.imag / system.unit_s,
            }
            for value in of.eigenvalues.tolist()
        ],
    }


def _text(data: dict[str, Any], system: "RegionSystem") -> str:
    found = data["fixed_points"]
    head = f"{system.place} ({system.node}): {len(found)} fixed points found."
    if len(found) == 1:
        head = f"{system.place} ({system.node}): one fixed point found."
    rows = [("kind", "turns at", "grows by", "at")]
    for one in found:
        turns, leading = one["frequency_hz"], one["eigenvalues_per_s"][0]["real"]
        at = ", ".join(f"{name} {value:.4g}" for name, value in one["state"].items())
        hz = f"{turns:.4g} Hz" if turns else ""
        rows.append((one["kind"], hz, f"{leading:.4g} per s", at))
    lines = [head, columns(rows)] if found else [head]
    return "\n".join([*lines, "Intervals: not estimated."])


ANALYSIS = Analysis(
    "fixed-points", "equilibria of a region or node, and their stability", run, NODE
)
