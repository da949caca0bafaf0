"""What twins said of the familiarity of plans against what truly happened, as the
tables of `familiarity.py`."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from typing import NamedTuple

import numpy as np
from familiarity_brains import REGIONS, RUNS, SAMPLES, Truth
from familiarity_twins import WIDTH
from scipy.stats import binomtest, rankdata, spearmanr

from brainTwinStudio.project import Array
from brainTwinStudio.project.familiarity import LEVELS, Familiarity

SEEDS = 10
SHOWN = (*LEVELS, "refused")


class Asked(NamedTuple):
    """One plan: what truly happens, what the twin says of its familiarity (None:
    refused), and its error in standard deviations of unchanged runs."""

    kind: str
    truth: Truth
    how: Familiarity | None
    error: float

    @property
    def level(self) -> str:
        return "refused" if self.how is None else self.how.level

    @property
    def far(self) -> float:
        return np.inf if self.how is None else self.how.far


# ---------------------------------------------------------------- the page


def told(
    found: dict[str, list[Asked]],
    faded: list[Asked],
    brains: str,
    seconds: float,
    load: float,
) -> list[str]:
    packages = ("jax", "jaxlib", "numpy", "scipy")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    lines = [
        "# Does a twin know when a plan leads beyond what it knows?",
        "",
        "Written by `tests/benchmarks/familiarity.py --save`; what inside and outside "
        "are is decided by the hidden brain and said in `familiarity_brains.py`. The "
        "limits of all scores were set on brains 1, 2 and 3.",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
        f"load {load:.1f} at the start, Python {platform.python_version()}, "
        f"{versions}; {seconds:.0f} s. Brains {brains}, {REGIONS} regions, {RUNS} runs "
        f"of {SAMPLES} s; {SEEDS} paired runs a plan.",
        "",
        "| twin | AUROC, outside against inside (95 %) | inside, not called familiar "
        "(95 %) | inside, called unfamiliar or refused | outside, called familiar | "
        "on the edge, not called familiar |",
        "|---|---|---|---|---|---|",
    ]
    for name, rows in found.items():
        lines += rows_of(name, rows)
    lines += [
        "",
        "Error of the predicted change of log power and mean FC of a region, in "
        "standard deviations of unchanged runs (root mean square over regions):",
        "",
        "| twin | level | plans | median (quartiles) | 95th percentile |",
        "|---|---|---|---|---|",
    ]
    for name, rows in found.items():
        lines += errors_of(name, rows)
    trends = ", ".join(f"{name} {trend(rows):.2f}" for name, rows in found.items())
    lines += ["", f"Rank correlation of error and level: {trends}.", ""]
    lines += [
        "| twin | score | AUROC alone | flagged inside | flagged outside |",
        "|---|---|---|---|---|",
    ]
    for name, rows in found.items():
        lines += scores_of(name, rows)
    if faded:
        plain = next(rows for name, rows in found.items() if "residual" in name)
        lines += [
            "",
            f"The gate f_phys + sigmoid(-(d - 1) / {WIDTH}) f_NN (SCIENCE.md F.8), "
            "error of the same predictions without and with it:",
            "",
            "| plans | number | without | with | difference (95 %) |",
            "|---|---|---|---|---|",
            *gate_lines(plain, faded),
        ]
    return lines


# ---------------------------------------------------------------- its tables


def auroc(inside: Array, outside: Array) -> float:
    ranks = rankdata(np.concatenate([inside, outside]))[len(inside) :]
    n, m = len(inside), len(outside)
    return float((ranks.sum() - m * (m + 1) / 2) / (n * m))


def bootstrap(inside: Array, outside: Array, draws: int = 2000) -> tuple[float, float]:
    draw = np.random.default_rng(0)
    values = [
        auroc(draw.choice(inside, len(inside)), draw.choice(outside, len(outside)))
        for _ in range(draws)
    ]
    return tuple(np.quantile(values, (0.025, 0.975)))  # pyright: ignore[reportReturnType]


def of_count(hits: int, count: int) -> str:
    interval = binomtest(hits, count).proportion_ci()
    ends = f"{100 * interval.low:.1f} to {100 * interval.high:.1f}"
    return f"{hits} of {count}, {100 * hits / count:.1f} % ({ends})"


def rows_of(name: str, rows: list[Asked]) -> list[str]:
    inside, outside = (
        [row for row in rows if row.truth.label == label]
        for label in ("inside", "outside")
    )
    usual, far = (np.array([row.far for row in some]) for some in (inside, outside))
    low, high = bootstrap(usual, far)
    alarms = sum(row.level != "familiar" for row in inside)
    grave = sum(row.level in ("unfamiliar", "refused") for row in inside)
    missed = sum(row.level == "familiar" for row in outside)
    edge = [row for row in rows if row.truth.label == "edge"]
    told = sum(row.level != "familiar" for row in edge)
    return [
        f"| {name} | {auroc(usual, far):.3f} ({low:.3f} to {high:.3f}) | "
        f"{of_count(alarms, len(inside))} | {of_count(grave, len(inside))} | "
        f"{of_count(missed, len(outside))} | {told} of {len(edge)} |"
    ]


def errors_of(name: str, rows: list[Asked]) -> list[str]:
    lines = []
    for level in SHOWN:
        some = np.array([row.error for row in rows if row.level == level])
        some = some[np.isfinite(some)]
        count = sum(row.level == level for row in rows)
        if not some.size:
            lines.append(f"| {name} | {level} | {count} | nothing shown | |")
            continue
        middle = np.quantile(some, (0.25, 0.5, 0.75, 0.95))
        lines.append(
            f"| {name} | {level} | {count} | {middle[1]:.2f} ({middle[0]:.2f} to "
            f"{middle[2]:.2f}) | {middle[3]:.2f} |"
        )
    return lines


def trend(rows: list[Asked]) -> float:
    some = [(LEVELS.index(r.how.level), r.error) for r in rows if r.how is not None]
    return float(spearmanr(*np.asarray(some).T)[0])  # pyright: ignore[reportArgumentType]


def scores_of(name: str, rows: list[Asked]) -> list[str]:
    """Every score by itself: AUROC, and how often it is flagged."""
    known = [row for row in rows if row.how is not None]
    lines = []
    for number, first in enumerate(known[0].how.scores):  # pyright: ignore[reportOptionalMemberAccess]
        both = {}
        for label in ("inside", "outside"):
            both[label] = [
                row.how.scores[number]  # pyright: ignore[reportOptionalMemberAccess]
                for row in known
                if row.truth.label == label
            ]
        if not all(one.estimated for some in both.values() for one in some):
            lines.append(f"| {name} | {first.name} | not estimated | | |")
            continue
        far = [np.array([one.far for one in some]) for some in both.values()]
        flags = [
            f"{sum(one.flag for one in some)} of {len(some)}" for some in both.values()
        ]
        lines.append(
            f"| {name} | {first.name} | {auroc(*far):.3f} | {flags[0]} | {flags[1]} |"
        )
    return lines


def gate_lines(plain: list[Asked], faded: list[Asked]) -> list[str]:
    lines = []
    for label in ("inside", "edge", "outside"):
        pairs = np.array(
            [
                (a.error, b.error)
                for a, b in zip(plain, faded, strict=True)
                if a.truth.label == label and np.isfinite(a.error + b.error)
            ]
        )
        change = pairs[:, 1] - pairs[:, 0]
        draw = np.random.default_rng(0).choice(change, (2000, len(change))).mean(axis=1)
        low, high = np.quantile(draw, (0.025, 0.975))
        lines.append(
            f"| {label} | {len(pairs)} | {pairs[:, 0].mean():.3f} | "
            f"{pairs[:, 1].mean():.3f} | {change.mean():+.3f} ({low:+.3f} to "
            f"{high:+.3f}) |"
        )
    refused = [sum(row.how is None for row in rows) for rows in (plain, faded)]
    return [*lines, "", f"Refused: {refused[0]} without, {refused[1]} with the gate."]
