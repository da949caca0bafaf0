"""What a pulse to every region of a twin does to all others (SCIENCE.md F.7)."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.analyses.base import Analysis
from brainTwinStudio.cli.analyses.systems import required_twin
from brainTwinStudio.cli.output import Answer, columns, write_npz

if TYPE_CHECKING:
    from brainTwinStudio.project.response_map import Estimate, ResponseMap

SHOWN = 10


def run(args: argparse.Namespace) -> Answer:
    from brainTwinStudio.cli import asking, planning
    from brainTwinStudio.jobs.dynamics_requests import ResponseMapRequest
    from brainTwinStudio.project.familiarity import NOT_OF_READOUTS
    from brainTwinStudio.project.response_map import ResponseMap
    from brainTwinStudio.report.sections.plans import REST_IS_SILENT

    found = required_twin(args)
    out = planning.out_of(args)
    asking.start_engine()
    request = ResponseMapRequest(found.twin, args.size, args.seed)
    answer = asking.ask_until_stopped(request, ResponseMap)
    names = found.twin.connectome.parcellation.region_names
    matrices = {
        "peak": answer.peak, "area_s": answer.area, "latency_s": answer.latency_s,
        "lasting_s": answer.lasting_s,
    }  # fmt: skip
    if out is not None:
        arrays = {"times_s": answer.times_s, "course": answer.course, "labels": names}
        arrays |= {"pulse": answer.pulse, "scatter": answer.scatter}
        for name, one in matrices.items():
            arrays |= {f"{name}{end}": value for end, value in _ends(one).items()}
        write_npz(out, arrays)
    data = {
        "outcome": "stopped" if answer.stopped else "finished",
        "twin": found.name,
        "regions": names,
        "axes": "(responding, stimulated)",
        **{name: interval(one) for name, one in matrices.items()},
        "order": {name: interval(one) for name, one in answer.order.items()},
        "pulse": answer.pulse,
        "window_s": float(answer.times_s[-1]),
        "seeds": answer.seeds,
        "seed": answer.seed,
        "notes": [REST_IS_SILENT, NOT_OF_READOUTS],
        "out": out,
    }
    return Answer(data, _text(answer, names, "\n".join(data["notes"])))


def interval(of: "Estimate") -> dict[str, Any]:
    return {"value": of.value, "low": of.low, "high": of.high}


def _ends(of: "Estimate") -> dict[str, Any]:
    return {"": of.value, "_low": of.low, "_high": of.high}


def _text(of: "ResponseMap", names: tuple[str, ...], rest: str) -> str:
    import numpy as np

    from brainTwinStudio.report.responses import ORDER

    reach = np.abs(of.peak.value)
    np.fill_diagonal(reach, 0.0)
    total = np.where(of.known, reach.sum(axis=0), -1.0)
    head = ("stimulated", "responds most", "peak [90 %]", "after", "lasts at home")
    rows: list[tuple[str, ...]] = [head]
    for at in np.argsort(-total)[:SHOWN]:
        if not of.known[at]:
            continue
        to = int(reach[:, at].argmax())
        rows.append(
            (
                names[at], names[to], told(of.peak, (to, at)),
                told(of.latency_s, (to, at), " s"), told(of.lasting_s, (at, at), " s"),
            )
        )  # fmt: skip
    lines = [
        f"A pulse to each of {int(of.known.sum())} regions in turn; those that move "
        "others most, per area of the pulse:",
        columns(rows),
    ]
    lines += [
        f"Responses rank with {ORDER[name]} by r = {told(one, ())}."
        for name, one in of.order.items()
    ]
    lines.append(
        f"[90 %] intervals over {of.seeds} noise seeds; the twin's own uncertainty is "
        "not in them. A response lasts while it is above one standard deviation of the "
        f"region's activity at rest; {of.times_s[-1]:.4g} s were watched."
    )
    return "\n".join([*lines, rest])


def told(of: "Estimate", at: tuple[int, ...], unit: str = "") -> str:
    value, low, high = (float(part[at]) for part in (of.value, of.low, of.high))
    if value != value:
        return "not estimated"
    return f"{value:.3g}{unit} [{low:.3g}, {high:.3g}]"


ANALYSIS = Analysis(
    "response-map",
    "what a pulse to every region of a twin does to all: peak, area, latency",
    run,
    ("size", "out"),
)
