"""What becomes of a twin as its coupling, and a parameter beside it, are turned
(SCIENCE.md H.3)."""

import argparse
from typing import TYPE_CHECKING

from brainTwinStudio.cli.analyses.base import Analysis
from brainTwinStudio.cli.analyses.systems import required_twin
from brainTwinStudio.cli.output import Answer, columns, target_or_free, write_npz
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.project.scans import CouplingScan

LOW, HIGH, STEPS = 0.0, 2.0, 11
BESIDE = (0.5, 0.75, 1.0, 1.5, 2.0)


def run(args: argparse.Namespace) -> Answer:
    import numpy as np

    from brainTwinStudio.cli import asking
    from brainTwinStudio.jobs.dynamics_requests import CouplingScanRequest
    from brainTwinStudio.project.scans import CouplingScan

    low = LOW if args.low is None else args.low
    high = HIGH if args.high is None else args.high
    if not 0 <= low < high:
        raise InputError(
            f"G cannot be multiplied from {low:g} to {high:g}; give --from 0 or more "
            "and a larger --to."
        )
    found = required_twin(args)
    out = None if args.out is None else target_or_free(args.out, "", (".npz",))
    asking.start_engine()
    factors = np.unique(np.append(np.linspace(low, high, STEPS), 1.0))
    request = CouplingScanRequest(
        found.twin,
        tuple(factors[(factors >= low) & (factors <= high)].tolist()),
        args.knob or "",
        BESIDE if args.knob else (1.0,),
        seed=args.seed,
    )
    answer = asking.ask_until_stopped(request, CouplingScan)
    arrays = {
        "factors": answer.factors, "knob_factors": answer.knob_factors,
        "mean_fc": answer.mean_fc, "mean_fc_low": answer.mean_fc_low,
        "mean_fc_high": answer.mean_fc_high, "metastability": answer.metastability,
        "metastability_low": answer.metastability_low,
        "metastability_high": answer.metastability_high,
        "growth_per_s": answer.growth,
    }  # fmt: skip
    if out is not None:
        write_npz(out, arrays)
    data = {
        "outcome": "stopped" if answer.stopped else "finished",
        "twin": found.name,
        "knob": answer.knob or None,
        "fitted": answer.fitted,
        "recorded_fc": answer.recorded_fc,
        **arrays,
        "seeds": answer.seeds,
        "seed": answer.seed,
        "notes": answer.notes,
        "out": out,
    }
    return Answer(data, _text(answer))


def _text(found: "CouplingScan") -> str:
    head = ("G times", "mean FC", "metastability", "grows by", "")
    rows: list[tuple[str, ...]] = [(f"{found.knob} times", *head)]
    for row, beside in enumerate(found.knob_factors):
        for column, factor in enumerate(found.factors):
            at = row, column
            line = (
                f"{factor:.3g}",
                _interval(
                    found.mean_fc[at], found.mean_fc_low[at], found.mean_fc_high[at]
                ),
                _interval(
                    found.metastability[at],
                    found.metastability_low[at],
                    found.metastability_high[at],
                ),
                f"{found.growth[at]:.3g} per s",
                "as fitted" if at == found.fitted else "",
            )
            rows.append((f"{beside:.3g}", *line) if found.knob else line)
    lines = [columns(rows)]
    if found.recorded_fc is not None:
        lines.append(f"Mean FC of the recording: {found.recorded_fc:.3g}.")
    lines.append(
        f"[90 %] intervals of means over {found.seeds} seeds; growth of the network at "
        "rest and recording: not estimated."
    )
    return "\n".join([*lines, *found.notes])


def _interval(value: float, low: float, high: float) -> str:
    return f"{value:.3f} [{low:.3f}, {high:.3f}]"


ANALYSIS = Analysis(
    "coupling-scan",
    "FC, metastability and stability as G, and --knob beside it, are multiplied",
    run,
    ("knob", "low", "high", "out"),
)
