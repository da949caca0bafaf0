"""All that issue 5 measures, in one page: a table of its numbers beside their marks,
then the pages of the scripts that found them.

    python tests/benchmarks/issue_fidelity.py --cache DIR [--quick] [--subjects 1,2,...]
        [--people 1,2,...] [--classes rww,wc,jr] [--brains 1,2,3] [--runs 24]
        [--effort standard] [--peer PYTHON] [--out FILE]

In this order: day 1 to day 2, one run to day 2 (`fidelity.py`), what plans say of
hidden brains (`intervention_truth.py`), the race (`race.py`, only with tvboptim's
python as --peer), and the ten metrics (`ten_metrics.py`). --quick: two subjects, a
population from five people, quick fits, one hidden brain with its linear theory as
truth, published numbers only: minutes, and no figure to be quoted. Prints Markdown;
asserts nothing. DIR keeps what is done, so that a run can be resumed.
"""

import argparse
import io
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import fidelity
import intervention_truth
import numpy as np
import race
import ten_metrics

from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.analysis.folds import paired_interval
from brainTwinStudio.project import EFFORTS

SHORT = {metric.name: metric.short for metric in METRICS}
QUICK = {
    "subjects": "1,2",
    "people": "1,2,3,4,5",
    "effort": "quick",
    "classes": "rww",
    "brains": "1",
    "runs": 0,
}
DAY = "Day 1 to day 2"
ONE = "One run to day 2"
PLANS = "engine for plans, learned, shares of plans"
DRAWN = "independent noise"  # published of another draw
PACKAGES = ("jax", "jaxlib", "numpy", "scipy", "optax", "ripser")
Row = tuple[str, str, str, str]  # part, number, value, mark of the issue


def day_rows(part: str, rows: fidelity.Rows, mark: str) -> Iterator[Row]:
    """fc_r against copying and blending, the others against the Gaussian sampler."""
    column = fidelity.best_blend(rows)
    twin = _column(rows, "twin", "fc_r")
    copied, blended = _column(rows, "copy", "fc_r"), _column(rows, "blend", column)
    yield part, "FC r of the twin", f"{twin.mean():.3f}", ""
    yield part, "FC r, twin minus copying", _paired(twin, copied), mark
    best = f"FC r, twin minus best blend ({column[6:]} own)"
    yield part, best, _paired(twin, blended), ">= 0"
    for key in ("fcd_ks", "psd_r", "lagged_fc_r", "fc_rmse"):
        ours, theirs = _column(rows, "twin", key), _column(rows, "gauss", key)
        below = key in ("fcd_ks", "fc_rmse")
        mark = "< 0" if below else "> 0"
        mark += "; KS itself: goal 0.10" if key == "fcd_ks" else ""
        said = f"{_paired(ours, theirs)}; twin {ours.mean():.3f}"
        yield part, f"{SHORT[key]}, twin minus Gaussian sampler", said, mark
    anatomy = _column(rows, "twin", "r_with_sc")
    said = f"{anatomy.min():.2f} to {anatomy.max():.2f}"
    yield part, "Learned connectome, r with SC", said, ">= 0.4"
    low, high = _column(rows, "twin", "a_min").min(), _column(rows, "twin", "a_max")
    yield part, "a", f"{low:.2f} to {high.max():.2f}", "within its published range"
    seconds = _column(rows, "twin", "seconds")
    yield part, "Seconds of a fit", f"{np.median(seconds):.0f}", "<= 60, alone"


def plan_rows(classes: dict[str, list[dict[str, Any]]]) -> Iterator[Row]:
    """What the engine's plans predict on hidden brains, and the best of all rivals."""
    for node, brains in classes.items():
        part = f"Plans on {node}"
        mean = {
            name: {key: _mean([row[name][key] for row in brains]) for key in found}
            for name, found in brains[0].items()
        }
        ours = mean[PLANS]
        mark = "<= 0.4, goal 0.25" if node == "reduced_wong_wang" else ""
        yield part, "Error of FC changes", f"{ours['error']:.2f}", mark
        mark = ">= 0.9" if mark else ""
        yield part, "Rank of effect sizes", f"{ours['rank']:.2f}", mark
        yield part, "Covered by intervals", f"{ours['covered']:.2f}", "0.95"
        others = {name: row["error"] for name, row in mean.items() if name != PLANS}
        best = min(others, key=lambda name: others[name])
        yield part, f"Least error otherwise: {best}", f"{others[best]:.2f}", ""


def race_rows(found: tuple[float, float, float]) -> Iterator[Row]:
    goal, theory, whole = found
    said = "not reached" if np.isnan(theory) else f"{theory:.3f}"
    held = f"Our time to tvboptim's best FC r ({goal:.3f}) over its own, by theory"
    yield "Race", held, said, "<= 0.1"
    yield "Race", "The whole of our quick fit over its time", f"{whole:.3f}", ""


def metric_rows(published: ten_metrics.Golden) -> Iterator[Row]:
    for drawn, name in ((False, "arrays"), (True, "noise of another draw")):
        gaps = [abs(b - a) for what, a, b in published if (DRAWN in what) == drawn]
        said = f"{max(gaps):.1e} of {len(gaps)}"
        yield "Ten metrics", f"Largest difference, published {name}", said, "rounding"


def _column(rows: fidelity.Rows, who: str, key: str) -> np.ndarray:
    return np.array([row[who][key] for row in rows.values()])


def _paired(ours: np.ndarray, theirs: np.ndarray) -> str:
    mean = f"{(ours - theirs).mean():+.4f}"
    if len(ours) < 2:
        return mean
    found = paired_interval(ours, theirs)
    return f"{mean} ({found.low:+.4f} to {found.high:+.4f})"


def _mean(values: Sequence[float]) -> float:
    good = [value for value in values if np.isfinite(value)]
    return float(np.mean(good)) if good else float("nan")


def parts_of(
    asked: argparse.Namespace,
) -> Iterator[tuple[str, Callable[[], list[Row]]]]:
    """What is run, in order; each prints its own page."""
    cache = str(asked.cache)
    who = ["--cache", cache, "--subjects", asked.subjects, "--people", asked.people]
    who += ["--effort", asked.effort]
    yield DAY, lambda: list(day_rows(DAY, fidelity.main(who), "goal +0.02"))
    one = [*who, "--runs", "1"]
    yield ONE, lambda: list(day_rows(ONE, fidelity.main(one), ">= +0.015"))
    hidden = ["--cache", cache, "--classes", asked.classes, "--brains", asked.brains]
    hidden += ["--runs", str(asked.runs), "--effort", asked.effort]
    yield "Plans", lambda: list(plan_rows(intervention_truth.main(hidden)))
    if asked.peer:
        peer = ["--peer", asked.peer, "--subject", asked.subjects.partition(",")[0]]
        yield "Race", lambda: list(race_rows(race.main(peer)))
    else:
        yield "Race", lambda: [("Race", "not run", "give --peer", "<= 0.1")]
    ten = ["--golden"] if asked.quick else ["--subjects", asked.subjects]
    yield "Ten metrics", lambda: list(metric_rows(ten_metrics.main(ten)))


def heading(asked: argparse.Namespace) -> str:
    told = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty"]
    commit = subprocess.run(told, capture_output=True, text=True, check=True).stdout
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    people = len(asked.people.split(",")) - 1
    note = " Quick look: no figure to be quoted." if asked.quick else ""
    return (
        f"# Fidelity (issue 5)\n\n{datetime.now(UTC):%Y-%m-%d}, commit {commit.strip()}"
        f", Python {platform.python_version()}, {versions}; {os.cpu_count()} cores, "
        f"{platform.machine()} {platform.system()}, load {os.getloadavg()[0]:.1f} at "
        f"the end. Subjects {asked.subjects}, {people} others as population, effort "
        f"{asked.effort}, hidden brains {asked.brains} of {asked.classes}.{note}\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", required=True, type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--subjects", default=fidelity.EVERYBODY)
    parser.add_argument("--people", default=fidelity.EVERYBODY)
    parser.add_argument("--effort", choices=EFFORTS, default="standard")
    parser.add_argument("--classes", default="rww,wc,jr")
    parser.add_argument("--brains", default="1,2,3")
    parser.add_argument("--runs", type=int, default=24)
    parser.add_argument("--peer", help="tvboptim's python")
    parser.add_argument("--out", type=Path, help="also write the page there")
    first, _ = parser.parse_known_args()
    if first.quick:
        parser.set_defaults(**QUICK)
    asked = parser.parse_args()
    rows: list[Row] = []
    pages: list[str] = []
    for name, measure in parts_of(asked):
        print(f"{name} ...", file=sys.stderr, flush=True)
        page = io.StringIO()
        with redirect_stdout(page):
            rows += measure()
        pages.append(page.getvalue())
    lines = [heading(asked), "| part | number | value | mark |", "|---|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    text = "\n".join(lines) + "\n\n" + "\n".join(page for page in pages if page)
    print(text, end="")
    if asked.out:
        asked.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
