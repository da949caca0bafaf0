"""The review's ten metrics: its published numbers beside ours, and day 1 against day 2.

    python tests/benchmarks/ten_metrics.py [--subjects 1,2,...] [--golden] [--save]

Golden numbers: SCIENCE.md D.9, on the arrays of review_fig4. Then every metric of
REST1 against REST2 of rest_dk68_4runs, LR against LR and RL against RL, beside its null
(random phases, each region by itself) and with the 95 % interval over subjects of the
difference. Last, the agreement numbers of day 2 with day 1 and with null models of
day 1. Prints tables in Markdown; nothing is asserted.
"""

import argparse
import os
import platform
import subprocess
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np

from brainTwinStudio.analysis import agreement, fractal, nulls
from brainTwinStudio.analysis import ten_metrics as ten
from brainTwinStudio.analysis.connectivity import upper
from brainTwinStudio.analysis.features import features
from brainTwinStudio.analysis.folds import paired_interval

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
RESULT = Path(__file__).parent / "results" / "ten_metrics.md"
JANSEN_RIT_HZ = 200.0
REST_HZ = 1 / 0.72
NULL_RUNS = 16
TABLE = {
    "surrogate_1": (0.2980677, 6.80442, 0.449091, 0.9762105),
    "surrogate_2": (1.6763996, 0.0293607, 0.0884325, 0.9900718),
}
Golden = list[tuple[str, float, float]]  # what, published, ours
TABLE_COLUMNS = ("nrmse", "kl", "hellinger", "fractal_similarity")


def golden() -> Iterator[tuple[str, float, float]]:
    """What, published, ours."""
    arrays = {path.stem: np.load(path) for path in (DATA / "review_fig4").glob("*.npy")}
    real = arrays["GT"]
    for name, published in TABLE.items():
        found = ten.ten_metrics(real, arrays[name], JANSEN_RIT_HZ, rng(), TABLE_COLUMNS)
        for column, value in zip(TABLE_COLUMNS, published, strict=True):
            yield f"{name} {column}", value, found[column].value
    slopes = [fractal.benchmark_dimensions(real, arrays[name]) for name in TABLE]
    yield "D2 of the real signals, benchmark fit", 0.886794, slopes[0][0]
    yield "D2 of surrogate_1", 0.845581, slopes[0][1]
    yield "D2 of surrogate_2", 0.904579, slopes[1][1]
    fc = arrays["real_fc"], arrays["pred_fc"]
    r = float(np.corrcoef(upper(fc[0]), upper(fc[1]))[0, 1])
    yield "FC pair, off-diagonal Pearson", 0.8343, r
    yield "FC pair, FC similarity", 0.7389, ten.fc_similarity_with_diagonal(*fc)
    names = ("fc_similarity_as_coded", "fc_similarity_with_diagonal", "fc_r")
    series = arrays["real_data"], arrays["pred_data"]
    found = ten.ten_metrics(series[0], series[1], JANSEN_RIT_HZ, rng(), names)
    for name, value in zip(names, (0.8609, 0.8483, 0.9380), strict=True):
        yield f"time-series pair, {name}", value, found[name].value
    noise = rng().standard_normal((2, 50, 1000))
    found = ten.ten_metrics(noise[0], noise[1], JANSEN_RIT_HZ, rng(), names[:2])
    yield "independent noise, region × region", 0.85, found[names[1]].value
    yield "independent noise, time × time", 0.31, found[names[0]].value


def runs_of(subject: int) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Day 1 and day 2, (LR, RL) each."""
    held = np.load(DATA / "rest_dk68_4runs" / f"sub-{subject:02d}.npz")
    first, second = (
        [held[f"bold_REST{day}_{way}"].astype(float) for way in ("LR", "RL")]
        for day in (1, 2)
    )
    return first, second


def day_1_against_day_2(subjects: list[int]) -> dict[str, np.ndarray]:
    """Metric -> (subject, value and null), mean over the two pairs of runs."""
    found: dict[str, list[np.ndarray]] = {metric.name: [] for metric in ten.METRICS}
    for subject in subjects:
        pairs = zip(*runs_of(subject), strict=True)
        each = [
            ten.ten_metrics(second, first, REST_HZ, rng(subject))
            for first, second in pairs
        ]
        for name, rows in found.items():
            scores = [(one[name].value, one[name].null) for one in each]
            rows.append(np.mean(scores, axis=0))
    return {name: np.array(rows) for name, rows in found.items()}


def null_models(subjects: list[int]) -> dict[str, list[dict[str, float]]]:
    """Rival -> agreement with day 2 of each subject."""
    found: dict[str, list[dict[str, float]]] = {}
    for subject in subjects:
        first, second = runs_of(subject)
        measured = features(second, REST_HZ)
        draw = rng(subject)
        many = NULL_RUNS // 2 * first
        rivals = {
            "day 1": first,
            "Gaussian sampler": nulls.gaussian_sampler(first, draw, NULL_RUNS),
            "common phases": nulls.phase_randomised(many, draw, common=True),
            "own phases": nulls.phase_randomised(many, draw),
            "shuffled frames": nulls.time_shuffled(many, draw, common=True),
            "noise": nulls.independent_noise(many, draw),
        }
        for name, runs in rivals.items():
            made = agreement.compare(features(runs, REST_HZ), measured)
            found.setdefault(name, []).append(made)
        within = agreement.reliability(measured)
        found.setdefault("run to run of day 2", []).append(within)
    return found


def golden_table(published: Golden) -> Iterator[str]:
    yield "| number | published | ours | difference |"
    yield "|---|---|---|---|"
    for name, wanted, ours in published:
        yield f"| {name} | {wanted:.9g} | {ours:.7f} | {ours - wanted:+.1e} |"


def days_table(found: dict[str, np.ndarray]) -> Iterator[str]:
    yield (
        "| # | metric | better | day 1 against day 2 | lowest to highest | null | "
        "difference, 95 % interval | subjects better than null |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for metric in ten.METRICS:
        value, null = found[metric.name].T
        over = paired_interval(value, null)
        better = value > null if metric.better == "higher" else value < null
        yield (
            f"| {metric.number or ''} | {metric.label} | {metric.better} | "
            f"{value.mean():.3f} | {value.min():.3f} to {value.max():.3f} | "
            f"{null.mean():.3f} | {over.mean:+.3f} ({over.low:+.3f} to "
            f"{over.high:+.3f}) | {better.sum()} of {value.size} |"
        )


def agreement_table(found: dict[str, list[dict[str, float]]]) -> Iterator[str]:
    yield "| metric | better | " + " | ".join(found) + " |"
    yield "|---|---|" + "---|" * len(found)
    for metric in (metric for metric in agreement.METRICS if metric.better):
        means = (np.mean([row[metric.name] for row in rows]) for rows in found.values())
        values = " | ".join(f"{mean:.3f}" for mean in means)
        yield f"| {metric.titled} | {metric.better} | {values} |"


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def where_and_when() -> str:
    packages = ("numpy", "scipy", "ripser")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent,
    ).stdout.strip()
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, commit {commit}, "
        f"Python {platform.python_version()}, "
        + ", ".join(f"{name} {version(name)}" for name in packages)
        + f"; {os.cpu_count()} cores, {platform.machine()} {platform.system()}"
    )


def golden_page(published: Golden) -> str:
    lines = [
        "# The ten metrics of the review",
        "",
        where_and_when(),
        "",
        "## Published numbers (SCIENCE.md D.9)",
        "",
        *golden_table(published),
        "",
        "The noise pair published was another draw; theory expects 0.847 and 0.310.",
        "",
        "",
    ]
    return "\n".join(lines)


def page(subjects: list[int], published: Golden) -> str:
    lines = [
        f"## Day 1 against day 2, {len(subjects)} subjects, one run against one run",
        "",
        *days_table(day_1_against_day_2(subjects)),
        "",
        "`#`: place among the ten; the others are additions. Null: the real run with "
        "random phases, each region by itself. It has the very spectra of the real "
        "run, so on 7 and the dB it is the best that can be, not the worst. At rest no "
        "recording predicts the samples of another, so 1, 2, 5 and 6 say nothing here.",
        "",
        f"## Agreement with day 2, {len(subjects)} subjects, mean",
        "",
        *agreement_table(null_models(subjects)),
        "",
        f"Nulls are made of day 1, {NULL_RUNS} runs each; the last column compares "
        "single runs of day 2 with each other.",
        "",
    ]
    return golden_page(published) + "\n".join(lines)


def main(words: Sequence[str] | None = None) -> Golden:
    """Prints; what, published and ours."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--subjects", default=",".join(map(str, range(1, 13))))
    parser.add_argument("--save", action="store_true", help=f"also write {RESULT}")
    parser.add_argument("--golden", action="store_true", help="published numbers only")
    asked = parser.parse_args(words)
    subjects = [int(number) for number in asked.subjects.split(",")]
    published = list(golden())
    text = golden_page(published) if asked.golden else page(subjects, published)
    print(text, end="")
    if asked.save:
        RESULT.write_text(text, encoding="utf-8")
    return published


if __name__ == "__main__":
    main()
