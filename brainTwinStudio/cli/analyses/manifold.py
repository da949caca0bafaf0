"""The space that a twin moves in, beside that of its recording (SCIENCE.md H.8)."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.analyses.base import Analysis
from brainTwinStudio.cli.analyses.systems import required_twin
from brainTwinStudio.cli.output import Answer, columns, target_or_free, write_npz

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import FoundTwin
    from brainTwinStudio.project import Recording
    from brainTwinStudio.project.manifold import LatentManifold, Spread


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.jobs.dynamics_requests import ManifoldRequest
    from brainTwinStudio.project.manifold import LatentManifold

    found = required_twin(args)
    out = None if args.out is None else target_or_free(args.out, "", (".npz",))
    runs, notes = _recordings(found)
    asking.start_engine()
    request = ManifoldRequest(found.twin, runs, seed=args.seed, notes=notes)
    answer = asking.ask(request, LatentManifold)
    arrays = {
        "axes": answer.axes, "simulated_way": answer.simulated_way,
        "recorded_way": answer.recorded_way,
        "simulated_shares": answer.simulated_shares,
        "recorded_shares": answer.recorded_shares, "map_values": answer.map_values,
        "map_simulated": answer.map_simulated, "map_recorded": answer.map_recorded,
    }  # fmt: skip
    if out is not None:
        known = {name: value for name, value in arrays.items() if value is not None}
        write_npz(out, known | {"labels": answer.region_names})
    data = {
        "outcome": "finished",
        "twin": found.name,
        "recordings": [run.id for run in runs],
        "axes_compared": answer.kept,
        "simulated_dimension": _spread(answer.simulated_dimension),
        "recorded_dimension": _spread(answer.recorded_dimension),
        "overlap": _spread(answer.overlap),
        "recorded_overlap": _spread(answer.recorded_overlap),
        "chance_overlap": answer.chance,
        "angles_deg": answer.angles_deg,
        "angles_low_deg": answer.angles_low,
        "angles_high_deg": answer.angles_high,
        "diffusion_eigenvalues": answer.map_values,
        "seeds": answer.seeds,
        "seed": answer.seed,
        "notes": answer.notes,
        "out": out,
    }
    return Answer(data, _text(answer))


def _recordings(
    found: "FoundTwin",
) -> "tuple[tuple[Recording, ...], tuple[str, ...]]":
    """What judges the twin, where it lies in a project."""
    from brainTwinStudio.cli import inputs
    from brainTwinStudio.project import judges

    alone = ("The twin came without recordings; it is told of by itself.",)
    if found.project is None:
        return (), alone
    patient = inputs.project_at(found.project).patient(found.twin.patient_id)
    runs = tuple(run for run in patient.recordings if run.kind == "bold")
    return judges((found.twin,), runs) if runs else ((), alone)


def _spread(of: "Spread | None") -> dict[str, Any] | None:
    if of is None:
        return None
    ends = (of.low, of.high) if of.is_estimated else (None, None)
    return {"mean": of.mean, "low": ends[0], "high": ends[1], "runs": of.count}


def _text(found: "LatentManifold") -> str:
    rows = [("", "mean", "90 % of runs")]
    for name, one in (
        ("dimension, simulated", found.simulated_dimension),
        ("dimension, recorded", found.recorded_dimension),
        (f"overlap of {found.kept} axes", found.overlap),
        ("overlap of halves recorded", found.recorded_overlap),
    ):
        if one is not None:
            rows.append((name, f"{one.mean:.3g}", _interval(one)))
    lines = [columns(rows)]
    if found.overlap is not None:
        lines.append(f"Random axes overlap by {found.chance:.2g}.")
    return "\n".join([*lines, *found.notes])


def _interval(of: "Spread") -> str:
    if not of.is_estimated:
        return "not estimated"
    return f"[{of.low:.3g}, {of.high:.3g}]"


ANALYSIS = Analysis(
    "manifold",
    "in how few directions a twin moves, and whether its recording moves in them",
    run,
    ("out",),
)
