"""Do 90 % intervals hold the truth nine times in ten? Simulated recovery of brains
drawn from the prior, for every model and method of uncertainty: coverage with a
binomial test, ranks of simulation-based calibration (Talts et al. 2018,
arXiv:1804.06788), posterior z-score and shrinkage (SCIENCE.md E.5). Prints
Markdown; --save puts what was measured in its place in results/coverage.md; --cache DIR
keeps every finished brain there and goes on from it.
"""

import argparse
import json
import os
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import jax
import numpy as np
from scipy.stats import binomtest, chisquare, kstest, t

from brainTwinStudio.engine import configure
from brainTwinStudio.engine.inference.methods import estimate
from brainTwinStudio.engine.inference.posterior import Estimate
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from tests.benchmarks.coverage_cases import CASES, Brain, Case
from tests.benchmarks.coverage_hopf import ABOUT, HOPF_BRAINS, HOPF_METHODS, hopf_rows

METHODS = ("laplace", "importance", "mean_field", "flow", "nuts")
RANKS = 100  # draws a rank is counted among, thinned from what the method gave
DRAWS = 600
BRAINS = 300  # of methods that take a second; of the others enough for 300 intervals
SLOW = ("mean_field", "flow", "nuts")
BINS = 10
LEVEL = 0.9
READING = """\
Written by `tests/benchmarks/coverage.py --save`; nothing is typed by hand. Truths
come from the prior itself unless a heading says otherwise, so that an exact method
covers 90 % and has even ranks. Intervals of one brain depend on each other: the
binomial test over all of them is too strict then, and the interval over brains, the
test of one interval a brain and the KS test of every parameter by itself (brains
are independent, times the number of parameters) are the valid ones. sd of z: of
(mean - truth) / posterior sd, 1 where the spread is right. Shrinkage: 1 - posterior
over prior variance, median. Not settled: brains of which the method itself said
that its answer may be off; they count all the same. Time series: no process noise,
so the likelihood is exact. Laplace takes posteriors of such short recordings for
Gaussian, which they are not: that is why it covers too little there, and importance
sampling mends it. Learned edges of whole fits: how far edges lie from anatomy is drawn
from what the recording says of it; what is not linear of their errors is a factor,
found on other brains than these."""
RESULT = Path(__file__).parent / "results" / "coverage.md"


def judged(brain: Brain, found: Estimate) -> dict:
    """What of one brain and method is kept."""
    truth = np.asarray(brain.of.physical(jax.numpy.asarray(brain.truth), brain.of.data))
    take = np.linspace(0, len(found.values) - 1, RANKS - 1).astype(int)
    mean, sd = found.theta.mean(axis=0), found.theta.std(axis=0)
    return {
        "held": ((found.low <= truth) & (truth <= found.high)).astype(int).tolist(),
        "rank": (found.values[take] < truth).sum(axis=0).tolist(),
        "z": ((mean - brain.truth) / sd).tolist(),
        "shrinkage": (1 - (sd / brain.of.prior_sd) ** 2).tolist(),
        "names": list(found.names),
        "notes": list(found.notes),
        "r_hat": found.r_hat,
        "ess": found.ess,
        "divergences": found.divergences,
        "seconds": found.seconds,
    }


def collected(
    case: Case,
    methods: tuple[str, ...],
    cache: Path,
    brains: int | None,
    *,
    finished: bool,
) -> list:
    rows = []
    for seed in range(1, (brains or BRAINS) + 1):
        brain = None
        for method in methods:
            if method in SLOW and seed > (brains or case.fewest_brains):
                continue
            path = cache / f"{case.name}-{method}-{seed}.json"
            if finished and not path.exists():
                continue
            if not path.exists():
                brain = brain or case.brain(seed)
                found = estimate(brain.of, method, draws=DRAWS, seed=seed)
                path.write_text(json.dumps(judged(brain, found)))
                print(case.name, method, seed, f"{found.seconds:.1f} s", flush=True)
            rows.append((method, seed, json.loads(path.read_text())))
    return rows


def collected_of_fits(cache: Path, brains: int) -> list:
    """What Laplace intervals of whole fits held; the refits of the ensemble beside."""
    rows = []
    for seed in range(1, brains + 1):
        paths = {m: cache / f"hopf-{m}-{seed}.json" for m in HOPF_METHODS}
        if not all(path.exists() for path in paths.values()):
            for method, found in hopf_rows(seed, RANKS).items():
                paths[method].write_text(json.dumps(found))
                print("hopf", method, seed, f"{found['seconds']:.1f} s", flush=True)
        rows += [(m, seed, json.loads(p.read_text())) for m, p in paths.items()]
    return rows


def table(label: str, about: str, rows: list, methods: tuple[str, ...]) -> list[str]:
    lines = [
        f"## {label}",
        about + ".",
        "",
        machine(),
        "",
        "| method | intervals (brains) | cover | binomial p | 95 % over brains "
        "| one a brain, binomial p "
        "| ranks: chi² p | ranks: smallest KS p, Bonferroni | sd of z | shrinkage "
        "| not settled | s a brain |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for method in methods:
        mine = [row for name, _, row in rows if name == method]
        if len(mine) > 1:
            lines.append(line(method, mine))
    return lines


def line(method: str, rows: list[dict]) -> str:
    held = np.array([row["held"] for row in rows])
    rank = np.array([row["rank"] for row in rows])
    z = np.array([row["z"] for row in rows])
    share = held.mean()
    p = binomtest(int(held.sum()), held.size, LEVEL).pvalue
    each = held.mean(axis=1)
    half = t.ppf(0.975, len(each) - 1) * each.std(ddof=1) / np.sqrt(len(each))
    rng = np.random.default_rng(0)
    single = held[np.arange(len(held)), rng.integers(held.shape[1], size=len(held))]
    alone = binomtest(int(single.sum()), single.size, LEVEL).pvalue
    counts = np.histogram(rank, BINS, (-0.5, RANKS - 0.5))[0]
    even = chisquare(counts).pvalue
    # ranks of one parameter are independent over brains; discrete ones are spread out
    places = (rank + rng.random(rank.shape)) / RANKS
    least = min(kstest(column, "uniform").pvalue for column in places.T)
    least = min(1.0, least * rank.shape[1])
    unsettled = sum(bool(row["notes"]) for row in rows)
    return (
        f"| {method} | {held.size} ({len(rows)}) | {100 * share:.1f} % | {p:.2g} | "
        f"{100 * (share - half):.1f} to {100 * min(share + half, 1):.1f} % | "
        f"{100 * single.mean():.1f} %, {alone:.2g} | "
        f"{even:.2g} | {least:.2g} | {z.std():.2f} | "
        f"{np.median([row['shrinkage'] for row in rows]):.2f} | "
        f"{unsettled} of {len(rows)} | {np.median([r['seconds'] for r in rows]):.1f} |"
    )


def machine() -> str:
    names = ("brainTwinStudio", "jax", "numpyro", "numpy", "scipy")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    cpu = next(
        (
            row.split(":")[1].strip()
            for row in Path("/proc/cpuinfo").read_text().splitlines()
            if row.startswith("model name")
        ),
        "unknown processor",
    )
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    return f"{day}, {versions}; {cpu}, {os.cpu_count()} cores, load {load}."


def beside(sections: Sequence[str], old: str) -> list[str]:
    """Sections in the place of those of the same heading in the text of a result, and
    the others of it as they are."""
    new = {one.splitlines()[0]: one.rstrip() for one in sections}
    kept = {one.splitlines()[0]: one.rstrip() for one in old.split("\n## ")[1:]}
    return list((kept | new).values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path("/tmp/coverage"))
    parser.add_argument(
        "--models", nargs="*", default=["hopf", *(case.name for case in CASES)]
    )
    parser.add_argument("--methods", nargs="*", default=METHODS)
    parser.add_argument("--brains", type=int, help="of every model, instead of enough")
    parser.add_argument(
        "--finished", action="store_true", help="only what the cache holds"
    )
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    args.cache.mkdir(parents=True, exist_ok=True)
    configure(str(default_cache_dir()))
    began, lines = time.perf_counter(), []
    if "hopf" in args.models:
        rows = collected_of_fits(args.cache, args.brains or HOPF_BRAINS)
        lines += [*table("Hopf, whole fits", ABOUT, rows, HOPF_METHODS), ""]
    for case in CASES:
        if case.name in args.models:
            rows = collected(
                case,
                tuple(args.methods),
                args.cache,
                args.brains,
                finished=args.finished,
            )
            lines += [*table(case.label, case.about, rows, tuple(args.methods)), ""]
    text = "\n".join(lines)
    print(f"{text}\n{time.perf_counter() - began:.0f} s")
    if args.save:
        sections = beside(("\n" + text).split("\n## ")[1:], RESULT.read_text())
        head = f"# Coverage of intervals\n{READING}"
        RESULT.write_text("\n\n## ".join([head, *sections]) + "\n")


if __name__ == "__main__":
    main()
