"""How much recording does each model need? Short and noisy pieces of one run of day 1
are fitted, day 2 judges.

    python tests/benchmarks/data_length.py --rows FILE.jsonl [--subjects 1,2,...]
    python tests/benchmarks/data_length.py --rows FILE.jsonl --table

The first form measures and appends to FILE.jsonl, one line a piece (several processes
may share the subjects); the second prints the tables in Markdown. A piece is the
first minutes of REST1_LR of rest_dk68_4runs, and some of them with white noise of
4 or 16 times the variance of every region, so that length and reliability can be told
apart.

Models, from the simplest: structure (r of log weights with FC); global (coupling,
damping, measurement noise and the share of global signal removed, the same in all
regions, by Nelder-Mead on the linear theory, judged by it); fixed (regional parameters
on the anatomical connectome); learned (every weight free, held to anatomy by the
default pull); validated (the pull chosen on validation data); loose (a pull of
nearly 0). Fits are of effort "quick", judged by 32 free runs. Copy is the piece
itself, compared with day 2.
"""

import argparse
import itertools
import json
import math
import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from first_twin import TR_S, patient
from numpy.typing import NDArray
from scipy.optimize import minimize

from brainTwinStudio.analysis.agreement import structure_function
from brainTwinStudio.analysis.connectivity import mean_fisher_z, upper
from brainTwinStudio.analysis.sufficiency import (
    LEVELS,
    Level,
    level_of,
    memorised,
    sufficiency,
)
from brainTwinStudio.engine import fit_job, linear_part
from brainTwinStudio.engine.connectomes.dense import DENSE
from brainTwinStudio.engine.linear import covariance, system_matrix
from brainTwinStudio.engine.observe.bold_direct import measured_covariance
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.messages import EvaluateRequest, Evaluation, FitRequest
from brainTwinStudio.jobs.worker import run, start_engine
from brainTwinStudio.project import FitSettings, ModelSpec, Patient, Recording, Twin

MINUTES = (1.0, 2.0, 3.0, 5.0, 8.0, 14.0)
NOISE = (0.0, 4.0, 16.0)
NOISY = (2.0, 5.0, 14.0)  # minutes of the pieces that get noise
FREED = (2.0, 14.0)  # minutes of the pieces whose edges are also let loose
SEEDS = 32
LOSSES = (("fc", 1.0), ("psd", 0.25))  # all that a quick fit descends
NEARLY_0 = 1e-4
LONG = 600  # iterations of the loose fit, as in a thorough one
STEPS = (("fixed", "global"), ("learned", "fixed"), ("learned", "global"))
LADDER = ("structure", "global", "fixed", "learned")
Floats = NDArray[np.float64]
Row = dict[str, float]


def piece(recording: Recording, minutes: float, noise: float, seed: int) -> Recording:
    """The first minutes, with white noise of `noise` times each region's variance."""
    signals = recording.signals[:, : math.ceil(60 * minutes / TR_S)]
    spread = signals.std(axis=1, keepdims=True)
    drawn = np.random.default_rng(seed).standard_normal(signals.shape)
    return replace(recording, signals=signals + np.sqrt(noise) * spread * drawn)


def global_fit(weights: Floats, wanted_z: Floats) -> Floats:
    """Fisher-z FC (pair,) of the four global numbers that come nearest to wanted_z
    (pair,) in mean square."""
    scaled = jnp.sqrt(jnp.asarray(weights / weights.max()))
    n = len(weights)
    rows, columns = np.triu_indices(n, 1)

    @jax.jit
    def theory(x: jax.Array) -> jax.Array:
        g, damping, ratio = jnp.exp(jnp.clip(x[:3], -12, 6))
        gain = g * scaled
        a = -damping - gain.sum(axis=1)
        system = system_matrix(a, jnp.full(n, 0.05), gain, jnp.zeros(n))
        states = covariance(system, jnp.full(n, 0.01))
        y = measured_covariance(states, jnp.full(n, ratio), jax.nn.sigmoid(x[3]))
        sd = jnp.sqrt(jnp.diagonal(y))
        fc = (y / jnp.outer(sd, sd))[rows, columns]
        return jnp.arctanh(jnp.clip(fc, -0.999, 0.999))

    def error(x: Floats) -> float:
        value = float(jnp.mean((theory(x) - wanted_z) ** 2))
        return value if np.isfinite(value) else 1e3

    starts = [np.log([g, 0.1, 0.1]) for g in (0.01, 0.1, 1.0)]
    found = [
        minimize(error, [*x, shift], method="Nelder-Mead", options={"maxiter": 100})
        for x in starts
        for shift in (-2.0, 2.0)
    ]
    return np.asarray(theory(min(found, key=lambda answer: answer.fun).x))


def fitted(
    person: Patient, piece: Recording, connectome: str, pull: float | None
) -> tuple[float, float]:
    """(train, held-out) fc_r of a quick fit; pull None: chosen on validation data."""
    assert person.connectome is not None
    plan = fit_job.PLANS["quick"]
    usual = linear_part.strengths_of
    edges = LONG if pull == NEARLY_0 else plan.edges
    fit_job.PLANS["quick"] = plan._replace(validate=pull is None, edges=edges)
    linear_part.strengths_of = usual if pull is None else lambda job: (pull,)
    try:
        twin = run(
            FitRequest(
                person.id,
                person.connectome,
                (piece,),
                ModelSpec(connectome=connectome),
                FitSettings(effort="quick", losses=LOSSES, judge_seeds=8),
            ),
            Silent(),
        )
    finally:
        fit_job.PLANS["quick"] = plan
        linear_part.strengths_of = usual
    assert isinstance(twin, Twin)
    judged = run(EvaluateRequest(twin, person.recordings[2:], SEEDS), Silent())
    assert isinstance(judged, Evaluation)
    return twin.train["fc_r"], judged.held_out["fc_r"]


def measure(
    number: int, lengths: list[float], known: set[tuple[float, ...]]
) -> Iterator[Row]:
    """Rows of one subject, but for the (subject, minutes, noise) that are known."""
    person = patient(number)
    assert person.connectome is not None
    weights = person.connectome.weights
    day_2 = upper(mean_fisher_z([r.signals for r in person.recordings[2:]]))
    usual = DENSE.strengths[-1]
    for minutes in lengths:
        for noise in NOISE if minutes in NOISY else NOISE[:1]:
            if (number, minutes, noise) in known:
                continue
            cut = piece(person.recordings[0], minutes, noise, number)
            own = upper(mean_fisher_z([cut.signals]))
            enough = sufficiency([cut.signals], TR_S, len(weights), len(day_2))
            by_theory = global_fit(weights, own)
            row: Row = {
                "subject": number,
                "minutes": minutes,
                "noise": noise,
                "samples": enough.samples,
                "reliability": enough.reliability,
                "copy": _r(own, day_2),
                "structure": structure_function(weights, day_2),
                "global": _r(by_theory, day_2),
                "global_train": _r(by_theory, own),
            }
            asked: dict[str, tuple[str, float | None]] = {
                "fixed": ("fixed", usual),
                "learned": ("learned", usual),
            }
            if noise == 0 and minutes in FREED:
                asked["validated"] = ("learned", None)
                asked["loose"] = ("learned", NEARLY_0)
            for name, (connectome, pull) in asked.items():
                train, held = fitted(person, cut, connectome, pull)
                row |= {name: held, f"{name}_train": train}
            yield row


def _r(a: Floats, b: Floats) -> float:
    return float(np.corrcoef(a, b)[0, 1])


# ---------------------------------------------------------------- tables


def ladder_table(rows: list[Row]) -> Iterator[str]:
    names = ("samples", "reliability", "copy", *LADDER)
    steps = tuple(zip(LADDER[1:], LADDER[:-1], strict=True))
    yield (
        "| min | noise | " + " | ".join(names) + " | "
        "" + " | ".join(f"{a} - {b}" for a, b in steps) + " |"
    )
    yield "|" + "---|" * (2 + len(names) + len(steps))
    for minutes in MINUTES:
        for noise in NOISE:
            cell = [r for r in rows if (r["minutes"], r["noise"]) == (minutes, noise)]
            if not cell:
                continue
            means = [f"{np.mean([r[n] for r in cell]):.3g}" for n in names]
            gains = [_interval([r[a] - r[b] for r in cell]) for a, b in steps]
            yield f"| {minutes:g} | {noise:g} | " + " | ".join([*means, *gains]) + " |"


def _interval(values: list[float]) -> str:
    """Mean ± standard error over subjects."""
    error = np.std(values, ddof=1) / np.sqrt(len(values)) if len(values) > 1 else np.nan
    return f"{np.mean(values):+.3f} ± {error:.3f}"


def support_table(rows: list[Row]) -> Iterator[str]:
    """Among pieces of like reliability, how often and by how much the richer wins."""
    edges = (-1.0, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0)
    yield (
        "| reliability | pieces | samples | fixed better than global | by | learned "
        "better than fixed | by | learned better than global | by |"
    )
    yield "|---|---|---|---|---|---|---|---|---|"
    for low, high in itertools.pairwise(edges):
        cell = [r for r in rows if low < r["reliability"] <= high]
        if not cell:
            continue
        cells = [f"{low:g} to {high:g}", str(len(cell))]
        cells.append(f"{np.mean([r['samples'] for r in cell]):.0f}")
        for rich, simple in STEPS:
            gain = np.array([r[rich] - r[simple] for r in cell])
            cells += [f"{100 * np.mean(gain > 0):.0f} %", _interval(list(gain))]
        yield "| " + " | ".join(cells) + " |"


def memory_table(rows: list[Row]) -> Iterator[str]:
    yield "| min | model | fitted | held-out | copy | flagged |"
    yield "|---|---|---|---|---|---|"
    kinds = ("fixed", "validated", "learned", "loose")
    for minutes in MINUTES:
        cell = [r for r in rows if r["minutes"] == minutes and "loose" in r]
        for kind in kinds if cell else ():
            told = [
                memorised(r[f"{kind}_train"], r[kind], r["copy"]) is not None
                for r in cell
            ]
            train, held, copy = (
                np.mean([r[key] for r in cell])
                for key in (f"{kind}_train", kind, "copy")
            )
            yield (
                f"| {minutes:g} | {kind} | {train:.3f} | {held:.3f} | {copy:.3f} | "
                f"{sum(told)} of {len(told)} |"
            )


def report(rows: list[Row]) -> None:
    subjects = sorted({int(r["subject"]) for r in rows})
    packages = ("jax", "numpy", "scipy")
    print(f"# How much recording each model needs, {len(subjects)} subjects\n")
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, "
        + ", ".join(f"{name} {version(name)}" for name in packages)
        + f"; {os.cpu_count()} cores; subjects {', '.join(map(str, subjects))} of "
        "rest_dk68_4runs, one run of day 1 cut, day 2 judges (fc_r).\n"
    )
    for title, table in (
        ("Length and noise (mean ± standard error over subjects)", ladder_table),
        ("By reliability of the piece's FC", support_table),
        ("Memorising", memory_table),
    ):
        print(f"## {title}\n")
        print("\n".join(table(rows)), end="\n\n")
    told = dict.fromkeys(LEVELS, 0)
    for row in rows:
        told[level_told(row)] += 1
    print(f"Levels told: {told}")


def level_told(row: Row) -> Level:
    return level_of(row["samples"], row["reliability"], 68, 2278)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", required=True, type=Path)
    parser.add_argument("--subjects", default="1,2,3,4,5,6")
    parser.add_argument("--minutes", default=",".join(map(str, reversed(MINUTES))))
    parser.add_argument("--table", action="store_true")
    asked = parser.parse_args()
    lines = asked.rows.read_text().splitlines() if asked.rows.exists() else []
    rows: list[Row] = [json.loads(line) for line in lines]
    if asked.table:
        report(rows)
        return
    known = {(r["subject"], r["minutes"], r["noise"]) for r in rows}
    lengths = [float(minutes) for minutes in asked.minutes.split(",")]
    start_engine(str(default_cache_dir()))
    for number in map(int, asked.subjects.split(",")):
        for row in measure(number, lengths, known):
            with asked.rows.open("a") as file:
                file.write(json.dumps(row) + "\n")
            print(json.dumps(row), file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
