"""Day 1 to day 2 with a population prior: the fit, its rivals, paired over subjects.

    python tests/benchmarks/fidelity.py --cache DIR [--subjects 1,2,...] [--runs 2]
        [--effort standard] [--people 1,2,...]

For every subject of rest_dk68_4runs the twin is fitted to REST1_LR + REST1_RL (or, with
--runs 1, to REST1_LR alone), with quick twins of the eleven other people (four runs
each) as population, and judged by 64 free-running simulations against REST2_LR +
REST2_RL. Beside it by the same formulas: copying the recording it was fitted to, the
best linear blend of that with the others' mean FC, and a Gaussian sampler with its
covariance and spectra. Prints a table in Markdown with paired 95 % intervals; nothing
is asserted. DIR keeps the population and what is done, so that a run can be resumed.
--people: from whom the population is taken, the judged ones among them.
"""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np
from first_twin import DAY_1, TR_S, patient

from brainTwinStudio.analysis.agreement import compare
from brainTwinStudio.analysis.features import features
from brainTwinStudio.analysis.folds import paired_interval
from brainTwinStudio.analysis.nulls import gaussian_sampler
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.files.twin_file import read_twin, write_twin
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.messages import EvaluateRequest, Evaluation, FitRequest
from brainTwinStudio.jobs.worker import run, start_engine
from brainTwinStudio.project import EFFORTS, FitSettings, Patient, Twin
from brainTwinStudio.project.model_spec import Effort

KEYS = ("fc_r", "fc_rmse", "lagged_fc_r", "phase_fc_r", "psd_r", "fcd_ks", "gbc_r")
FACTS = ("r_with_sc", "a_min", "a_max", "fast_share", "gain_depth", "seconds")
Rows = dict[int, dict[str, dict[str, float]]]
EVERYBODY = ",".join(map(str, range(1, 13)))
BLENDS = np.linspace(0.5, 1.0, 11)


def population(people: dict[int, Patient], cache: Path) -> dict[int, Twin]:
    """A quick twin of everybody, from all four runs; of the judged person none is
    used."""
    found = {}
    for number, person in people.items():
        path = cache / f"population-{number:02d}.btwin"
        if not path.exists():
            assert person.connectome is not None
            settings = FitSettings(effort="quick", judge_seeds=4)
            twin = run(
                FitRequest(
                    person.id, person.connectome, person.recordings, settings=settings
                ),
                Silent(),
            )
            assert isinstance(twin, Twin)
            write_twin(twin, path)
        found[number] = read_twin(path)
    return found


def judge(
    number: int,
    people: dict[int, Patient],
    twins: dict[int, Twin],
    runs: int,
    effort: Effort = "standard",
) -> dict[str, dict[str, float]]:
    person = people[number]
    assert person.connectome is not None
    seen, unseen = person.recordings[:runs], person.recordings[len(DAY_1) :]
    others = tuple(twin for key, twin in twins.items() if key != number)
    began = time.perf_counter()
    settings = FitSettings(effort=effort)
    request = FitRequest(
        person.id, person.connectome, seen, settings=settings, population=others
    )
    twin = run(request, Silent())
    assert isinstance(twin, Twin)
    seconds = time.perf_counter() - began
    evaluation = run(EvaluateRequest(twin, unseen), Silent())
    assert isinstance(evaluation, Evaluation)
    hz = 1 / TR_S
    first = features(tuple(r.signals for r in seen), hz)
    second = features(tuple(r.signals for r in unseen), hz)
    made = gaussian_sampler(
        tuple(r.signals for r in seen), np.random.default_rng(number), 64
    )
    wanted, own = second.fc_z.mean(axis=0), first.fc_z.mean(axis=0)
    crowd = np.mean([t.measured["train_fc_z"].mean(axis=0) for t in others], axis=0)
    blends = {
        f"blend {w:.2f}": float(np.corrcoef(w * own + (1 - w) * crowd, wanted)[0, 1])
        for w in BLENDS
    }
    facts = {
        "seconds": seconds,
        "r_with_sc": twin.learned_connectome["r_with_sc"],
        "a_min": float(twin.parameters["a"].min()),
        "a_max": float(twin.parameters["a"].max()),
        "fast_share": float(twin.parameters["fast_share"]),
        "gain_depth": float(twin.parameters["gain_depth"]),
    }
    return {
        "twin": {key: evaluation.held_out[key] for key in KEYS} | facts,
        "copy": {key: compare(first, second)[key] for key in KEYS},
        "gauss": {key: compare(features(made, hz), second)[key] for key in KEYS},
        "blend": blends,
    }


def report(rows: Rows) -> str:
    """Subjects, means, and paired differences."""
    lines = [
        "| subject | " + " | ".join(f"{key} twin / copy / Gauss" for key in KEYS)
        + " | best blend fc_r | " + " | ".join(FACTS) + " |",
        "|" + "---|" * (len(KEYS) + len(FACTS) + 2),
    ]  # fmt: skip
    column = best_blend(rows)
    for number, row in rows.items():
        cells = [
            f"{row['twin'][k]:.3f} / {row['copy'][k]:.3f} / {row['gauss'][k]:.3f}"
            for k in KEYS
        ]
        cells.append(f"{row['blend'][column]:.3f}")
        cells += [f"{row['twin'][key]:.2f}" for key in FACTS]
        lines.append(f"| {number} | " + " | ".join(cells) + " |")
    lines += ["", f"Best blend of all subjects: {column} own.", ""]
    lines += ["| twin minus | metric | mean | 95 % |", "|---|---|---|---|"]
    for rival in ("copy", "gauss"):
        for key in KEYS:
            ours = np.array([row["twin"][key] for row in rows.values()])
            theirs = np.array([row[rival][key] for row in rows.values()])
            lines.append(_difference(rival, key, ours, theirs))
    ours = np.array([row["twin"]["fc_r"] for row in rows.values()])
    blend = np.array([row["blend"][column] for row in rows.values()])
    lines.append(_difference("blend", "fc_r", ours, blend))
    return "\n".join(lines)


def best_blend(rows: Rows) -> str:
    """The weight that is best in hindsight over all subjects: the hardest rival."""
    names = next(iter(rows.values()))["blend"]
    return max(names, key=lambda n: np.mean([r["blend"][n] for r in rows.values()]))


def _difference(rival: str, key: str, ours: np.ndarray, theirs: np.ndarray) -> str:
    if len(ours) < 2:
        return f"| {rival} | {key} | {(ours - theirs).mean():+.4f} | |"
    found = paired_interval(ours, theirs)
    return (
        f"| {rival} | {key} | {(ours - theirs).mean():+.4f} | {found.low:+.4f} to "
        f"{found.high:+.4f} |"
    )


def main(words: Sequence[str] | None = None) -> Rows:
    """Prints; the numbers of every subject."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", required=True, type=Path)
    parser.add_argument("--subjects", default=EVERYBODY)
    parser.add_argument("--people", default=EVERYBODY)
    parser.add_argument("--runs", type=int, default=2, choices=(1, 2))
    parser.add_argument("--effort", default="standard", choices=EFFORTS)
    asked = parser.parse_args(words)
    asked.cache.mkdir(parents=True, exist_ok=True)
    start_engine(str(default_cache_dir()))
    people = {number: patient(number) for number in map(int, asked.people.split(","))}
    twins = population(people, asked.cache)
    rows = {}
    usual = asked.people == EVERYBODY and asked.effort == "standard"
    also = "" if usual else f"-{asked.effort}-of-{asked.people.replace(',', '+')}"
    for number in map(int, asked.subjects.split(",")):
        path = asked.cache / f"day2-{asked.runs}-{number:02d}{also}.json"
        if not path.exists():
            found = judge(number, people, twins, asked.runs, asked.effort)
            path.write_text(json.dumps(found))
        rows[number] = json.loads(path.read_text())
        print(number, rows[number]["twin"], file=sys.stderr, flush=True)
    packages = ("jax", "jaxlib", "numpy", "scipy", "optax")
    fitted = "REST1_LR + REST1_RL" if asked.runs == 2 else "REST1_LR alone"
    print(
        f"# {fitted} to day 2 with a population of {len(people) - 1}, "
        f"effort {asked.effort}, {len(rows)} subjects\n"
    )
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, "
        + ", ".join(f"{name} {version(name)}" for name in packages)
        + f"; {os.cpu_count()} cores, {platform.machine()} {platform.system()}\n"
    )
    print(report(rows))
    return rows


if __name__ == "__main__":
    main()
