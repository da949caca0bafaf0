"""What a twin says about surgery and stimulation, beside what truly happens.

    python tests/benchmarks/intervention_truth.py --cache /tmp/truth [--quick]
        [--classes rww,wc,jr,rww_active] [--brains 1,2,3] [--runs 24]
        [--effort standard] [--perfect]

Hidden brains of other model classes (`intervention/hidden_brains.py`) are recorded
twice; twins are fitted to these runs and to an imperfect connectome; then both get the
same interventions. --runs 0 takes the truth from the hidden brain's own linear theory
instead of that many simulations: seconds instead of minutes.

The twins are families of linear Hopf twins (`intervention/symmetric.py`), and with
--effort the engine's own fit; they predict by their linear theory
(`intervention/predictions.py`). A rest recording fixes the damping of a region, not
what becomes of it when a neighbour is lost: "share" of the lost input that comes off
the damping, 1 in the diffusive form, 0 in the additive one. Below 0 damping rises:
where the response bends upward, a region that hears less also answers less. An
"ensemble" is the mean over shares of 0, -0.5 and -1; its intervals are that mean +-
1.96 standard deviations over all shares, because rest does not tell the sign.

Per class: mean over brains of the error of the FC change on edges that remain (Fisher
z; 1 = "no change"), the same without the truth's own noise, its correlation with the
true change, the rank of effect sizes over resections, error and correlation of the
change of log power, and for constant drives the correlation of the change of mean
activity elsewhere; the drive's dose is set by the target's own response. "Covered": the
share of edges whose true change lies within the interval of an ensemble.
Prints Markdown; asserts nothing. The truth is kept in `--cache`.
"""

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from intervention import symmetric
from intervention.classes import CLASSES
from intervention.engine_twins import engine_families
from intervention.hidden_brains import Brain
from intervention.predictions import Expected, Rest, expected
from intervention.rivals import rivals
from intervention.truth import Truth, interventions, recordings_of, truth_of
from scipy.stats import t as student_t

from brainTwinStudio.analysis.interventions import (
    agreement,
    corrected_error,
    coverage,
    noise_share,
    normalised_error,
    rank_agreement,
    remaining,
    size,
)
from brainTwinStudio.engine import plan_pair
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.worker import start_engine
from brainTwinStudio.project import EFFORTS, Array

CHANGES = interventions()
SHARES = (1.0, 0.5, 0.0, -0.5, -1.0)
REFERENCE = "regions held, share 0"
EXCITABLE = (0.0, -0.5, -1.0)
COLUMNS = (
    *("error", "without noise", "r", "rank", "power error", "power r"),
    *("drive FC error", "drive level r", "covered"),
)
Row = dict[str, float]


class Forecast(NamedTuple):
    """Changes (intervention, region, region) and (intervention, region), and the
    spread of the first over members, None if there is one."""

    fc: Array
    power: Any = None
    level: Any = None
    spread: Any = None


def forecast(twin: Rest, truth: Truth, share: float) -> Forecast:
    rows: list[Expected] = []
    for number, change in enumerate(CHANGES):
        dose = 0.0
        if change.kind == "stimulate":
            dose = float(truth.level[number, list(change.regions)].mean())
        rows.append(expected(twin, change, share, dose))
    return Forecast(*(np.asarray([row[k] for row in rows]) for k in range(3)))


def pooled(
    members: dict[float, Forecast], believed: tuple[float, ...] = EXCITABLE
) -> Forecast:
    """The mean over the shares of `believed`; how members of all shares differ."""
    chosen = [members[share] for share in believed]
    everyone = np.asarray([member.fc for member in members.values()])
    return Forecast(
        np.mean([member.fc for member in chosen], axis=0),
        np.mean([member.power for member in chosen], axis=0),
        np.mean([member.level for member in chosen], axis=0),
        everyone.std(axis=0, ddof=1),
    )


def judged(of: Forecast, truth: Truth) -> Row:
    """The numbers of COLUMNS: means over interventions."""
    found: dict[str, list[float]] = {name: [] for name in COLUMNS}
    sizes: list[tuple[float, float]] = []
    n = truth.before.shape[0]
    for k, change in enumerate(CHANGES):
        cut = change.kind == "resect"
        edges = remaining(n, change.regions if cut else ())
        others = np.setdiff1d(np.arange(n), change.regions)
        true, error = truth.fc[k][edges], truth.fc_se[k][edges]
        guess = of.fc[k][edges]
        if not cut:
            found["drive FC error"].append(normalised_error(guess, true))
            if of.level is not None:
                level, wanted = of.level[k][others], truth.level[k][others]
                found["drive level r"].append(agreement(level, wanted))
            continue
        found["error"].append(normalised_error(guess, true))
        found["without noise"].append(corrected_error(guess, true, error))
        found["r"].append(agreement(guess, true))
        sizes.append((size(guess), size(true)))
        if of.power is not None:
            power, wanted = of.power[k][others], truth.power[k][others]
            found["power error"].append(normalised_error(power, wanted))
            found["power r"].append(agreement(power, wanted))
        if of.spread is not None:
            wide = 1.96 * np.hypot(of.spread[k][edges], error)
            found["covered"].append(coverage(guess - wide, guess + wide, true))
    found["rank"] = [rank_agreement(*np.asarray(sizes).T)]
    return {name: _mean(values) for name, values in found.items()}


def _mean(values: list[float]) -> float:
    good = [value for value in values if np.isfinite(value)]
    return float(np.mean(good)) if good else float("nan")


def brain_rows(kind: str, subject: int, asked: argparse.Namespace) -> dict[str, Row]:
    """Every rival and twin family on one hidden brain."""
    hidden, truth = truth_of(
        kind, subject, asked.runs, Path(asked.cache), imperfect=not asked.perfect
    )
    recorded = recordings_of(hidden, truth)
    rows = {
        name: judged(Forecast(fc), truth)
        for name, fc in rivals(recorded, hidden.told, CHANGES, truth.fc).items()
    }
    families = {
        name: symmetric.fitted(family, hidden.told.weights, truth.signals)
        for name, family in symmetric.FAMILIES.items()
    }
    if asked.effort:
        families |= engine_families(hidden, truth, asked.effort, CHANGES[0])
    for name, twin in families.items():
        members = {share: forecast(twin, truth, share) for share in SHARES}
        for share, member in members.items():
            rows[f"{name}, share {share:g}"] = judged(member, truth)
        rows[f"{name}, ensemble"] = judged(pooled(members), truth)
        if name.startswith("engine"):
            known = {share: forecast(twin, truth, share) for share in plan_pair.SHARES}
            answer = judged(pooled(known, plan_pair.SHARES), truth)
            rows[f"{name}, shares of plans"] = answer
    _tell(kind, subject, hidden, truth, rows)
    return rows


def _tell(
    kind: str, subject: int, hidden: Brain, truth: Truth, rows: dict[str, Row]
) -> None:
    n = truth.before.shape[0]
    best = min(rows, key=lambda name: rows[name]["error"])
    noise = []
    for k, change in enumerate(CHANGES):
        edges = remaining(n, change.regions if change.kind == "resect" else ())
        noise.append(noise_share(truth.fc[k][edges], truth.fc_se[k][edges]))
    upper = np.triu_indices(n, 1)
    with_sc = np.corrcoef(truth.before[upper], hidden.weights[upper])[0, 1]
    print(
        f"{kind} {subject}: G {hidden.values['G']:.3g}, mean FC "
        f"{np.tanh(truth.before[upper]).mean():.3f}, r(FC, SC) {with_sc:.2f}; standard "
        f"error per change {np.median(noise):.2f} (up to {max(noise):.2f}); least "
        f"error {rows[best]['error']:.2f}: {best}",
        file=sys.stderr,
        flush=True,
    )


def table(brains: list[dict[str, Row]]) -> str:
    """Mean over brains; the second column: how much less error than the additive twin
    whose regions are held together, with the paired 95 % interval over brains."""
    lines = [
        f"| prediction | error | less than additive | {' | '.join(COLUMNS[1:])} |",
        "|---|---|---|" + "---|" * (len(COLUMNS) - 1),
    ]
    for name in brains[0]:
        cells = []
        for column in COLUMNS:
            value = _mean([row[name][column] for row in brains])
            cells.append("" if np.isnan(value) else f"{value:.2f}")
        gains = [row[REFERENCE]["error"] - row[name]["error"] for row in brains]
        cells.insert(1, _interval(np.asarray(gains)))
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _interval(gains: Array) -> str:
    if len(gains) < 2:
        return f"{gains.mean():+.2f}"
    half = student_t.ppf(0.975, len(gains) - 1) * gains.std(ddof=1) / len(gains) ** 0.5
    middle = gains.mean()
    return f"{middle:+.2f} ({middle - half:+.2f} to {middle + half:+.2f})"


def main(words: Sequence[str] | None = None) -> dict[str, list[dict[str, Row]]]:
    """Prints; by class the rows of every hidden brain."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", required=True)
    parser.add_argument("--classes", default=",".join(CLASSES))
    parser.add_argument("--brains", default="1,2,3")
    parser.add_argument("--runs", type=int, default=24)
    parser.add_argument("--effort", choices=EFFORTS, help="fit by the engine, too")
    parser.add_argument("--perfect", action="store_true", help="tell the true SC")
    parser.add_argument("--quick", action="store_true", help="one brain, theory")
    asked = parser.parse_args(words)
    if asked.quick:
        asked.brains, asked.runs = "1", 0
    start_engine(str(default_cache_dir()))
    packages = ("jax", "jaxlib", "numpy", "scipy", "optax")
    source = f"{asked.runs} simulations" if asked.runs else "the brains' linear theory"
    told = "true" if asked.perfect else "imperfect"
    print(f"# Intervention truth, truth from {source}, {told} connectomes\n")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    machine = f"{os.cpu_count()} cores, {platform.machine()} {platform.system()}"
    python = platform.python_version()
    print(f"{datetime.now(UTC):%Y-%m-%d}, Python {python}, {versions}; {machine}\n")
    found = {}
    for kind in asked.classes.split(","):
        subjects = [int(number) for number in asked.brains.split(",")]
        rows = [brain_rows(kind, subject, asked) for subject in subjects]
        print(f"## {CLASSES[kind].node}, {len(rows)} brains\n\n{table(rows)}\n")
        found[CLASSES[kind].node] = rows
    return found


if __name__ == "__main__":
    main()
