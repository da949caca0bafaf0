"""What each member of the hybrid family says of surgery on hidden brains.

    python tests/benchmarks/hybrid_interventions.py --cache DIR [--classes rww,wc,jr]
        [--brains 1,2,3] [--models M1,M4,...] [--effort standard] [--save]

Hidden brains of other model classes (`intervention/hidden_brains.py`) are recorded
twice at rest; every model of `hybrid_family.py` is fitted to these runs and an
imperfect connectome, then asked by its own simulations (32 paired seeds) what nine
single and three double resections do. Mechanistic twins and hybrids plan with the
parameters that are held for plans; "as fitted" with those of the fit, learned parts
included. The truth is the hidden brain's own linear theory. Columns: error of the
change of Fisher-z FC on edges that remain (1 = "no change"), its correlation with the
true change, the rank of effect sizes over resections. Prints Markdown; asserts nothing;
DIR keeps what is done.
"""

import argparse
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np
from hybrid_family import MODELS
from intervention.engine_twins import simulated
from intervention.hidden_brains import Brain
from intervention.truth import Truth, interventions, recordings_of, truth_of

from brainTwinStudio.analysis.interventions import (
    agreement,
    normalised_error,
    rank_agreement,
    remaining,
    size,
)
from brainTwinStudio.analysis.quality import count_of
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.jobs.worker import run, start_engine
from brainTwinStudio.project import FitSettings, FrozenMap, Twin

SEEDS = 32
RESECTIONS = tuple(change for change in interventions() if change.kind == "resect")
RESULT = Path(__file__).parent / "results" / "hybrid_interventions.md"
COLUMNS = ("error", "r", "rank")
Row = dict[str, float]


def fitted(hidden: Brain, truth: Truth, name: str, effort: str) -> Twin:
    _, spec, optimiser = MODELS[name]
    settings = FitSettings(effort, optimiser=optimiser, judge_seeds=4)  # pyright: ignore[reportArgumentType]
    runs = recordings_of(hidden, truth)
    code = f"{hidden.kind}-{hidden.subject}"
    twin = run(FitRequest(code, hidden.told, runs, spec, settings), Silent())
    assert isinstance(twin, Twin)
    return twin


def judged(twin: Twin, truth: Truth) -> Row:
    """Means over resections."""
    n = truth.before.shape[0]
    errors, likeness, sizes = [], [], []
    for number, change in enumerate(RESECTIONS):
        edges = remaining(n, change.regions)
        guess, true = simulated(twin, change, SEEDS)[edges], truth.fc[number][edges]
        errors.append(normalised_error(guess, true))
        likeness.append(agreement(guess, true))
        sizes.append((size(guess), size(true)))
    rank = rank_agreement(*np.asarray(sizes).T)
    return {
        "error": float(np.mean(errors)),
        "r": float(np.mean(likeness)),
        "rank": float(rank),
    }


def brain_rows(
    hidden: Brain, truth: Truth, names: Sequence[str], effort: str, known: dict
) -> None:
    """Fill in what is not known yet."""
    for name in names:
        if name in known:
            continue
        try:
            twin = fitted(hidden, truth, name, effort)
            known[name] = judged(twin, truth)
            if twin.planning:
                own = replace(twin, planning=FrozenMap({}))
                known[f"{name} as fitted"] = judged(own, truth)
        except InputError as error:
            print(f"{hidden.kind} {hidden.subject} {name}: {error}", flush=True)
            known[name] = dict.fromkeys(COLUMNS, float("nan"))
        print(hidden.kind, hidden.subject, name, known[name], flush=True)


def table(brains: list[dict[str, Row]]) -> list[str]:
    names = [name for name in brains[0] if all(name in brain for brain in brains)]
    lines = [f"| model | {' | '.join(COLUMNS)} |", "|---|" + "---|" * len(COLUMNS)]
    for name in names:
        label = f"{name}: {MODELS[name][0]}" if name in MODELS else name
        cells = [f"{np.mean([b[name][c] for b in brains]):.2f}" for c in COLUMNS]
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return lines


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--classes", default="rww,wc,jr")
    parser.add_argument("--brains", default="1,2,3")
    parser.add_argument("--models", default=",".join(MODELS))
    parser.add_argument("--effort", default="standard")
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args(words)
    start_engine(str(default_cache_dir()))
    asked.cache.mkdir(parents=True, exist_ok=True)
    kept = asked.cache / f"interventions-{asked.effort}.json"
    rows = json.loads(kept.read_text()) if kept.exists() else {}
    packages = ("jax", "numpy", "scipy", "optax")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    lines = [
        "# What the hybrid family says of surgery",
        "Written by `tests/benchmarks/hybrid_interventions.py --save`; what the "
        "columns are is said there.",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, {versions}; effort {asked.effort}, "
        f"{SEEDS} paired seeds.",
        "",
    ]
    for kind in asked.classes.split(","):
        brains = []
        for subject in map(int, asked.brains.split(",")):
            hidden, truth = truth_of(kind, subject, 0, asked.cache)
            known = rows.setdefault(f"{kind}-{subject}", {})
            names = asked.models.split(",")
            brain_rows(hidden, truth, names, asked.effort, known)
            kept.write_text(json.dumps(rows))
            brains.append(known)
        lines += [
            f"## {kind}: {count_of(len(brains), 'brain', 'brains')}",
            "",
            *table(brains),
            "",
        ]
    text = "\n".join(lines)
    print(text)
    if asked.save:
        RESULT.write_text(text)


if __name__ == "__main__":
    main()
