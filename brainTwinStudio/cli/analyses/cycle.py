"""The limit cycle that a region or a node model ends on (SCIENCE.md H.3)."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.analyses.base import Analysis
from brainTwinStudio.cli.analyses.systems import NODE, require_system, system_of
from brainTwinStudio.cli.output import Answer, columns, write_npz

if TYPE_CHECKING:
    from brainTwinStudio.project.dynamics import RegionSystem


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, planning
    from brainTwinStudio.jobs.dynamics_requests import CycleRequest
    from brainTwinStudio.project.dynamics import Cycle

    require_system(args)
    out = planning.out_of(args)
    asking.start_engine()
    system = system_of(args)
    found = asking.ask(CycleRequest(system.node, system.values), Cycle)
    if out is not None:
        write_npz(out, {"times_s": found.times * system.unit_s, "states": found.states})
    ends = zip(
        found.states.min(axis=0).tolist(),
        found.states.max(axis=0).tolist(),
        strict=True,
    )
    data = {
        "outcome": "finished",
        "model": system.node,
        "place": system.place,
        "period_s": found.period * system.unit_s,
        "frequency_hz": 1 / (found.period * system.unit_s),
        "stable": found.largest < 1,
        "largest_multiplier": found.largest,
        "states": dict(zip(system.states, ends, strict=True)),
        "points": found.times.size,
        "residual": found.residual,
        "out": out,
    }
    return Answer(data, _text(data, system))


def _text(data: dict[str, Any], system: "RegionSystem") -> str:
    kind = "stable" if data["stable"] else "unstable"
    head = (
        f"{system.place} ({system.node}): a {kind} cycle of "
        f"{data['frequency_hz']:.4g} Hz, period {data['period_s']:.6g} s, largest "
        f"multiplier {data['largest_multiplier']:.3g}."
    )
    rows = [("state", "from", "to")]
    rows += [
        (name, f"{low:.4g}", f"{high:.4g}")
        for name, (low, high) in data["states"].items()
    ]
    return "\n".join([head, columns(rows), "Intervals: not estimated."])


ANALYSIS = Analysis(
    "cycle",
    "the limit cycle that a region or node ends on, stiff ones too",
    run,
    (*NODE, "out"),
)
