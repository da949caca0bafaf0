"""M0 to M6 and black boxes, day 1 to day 2: static and dynamic descriptors.

    python tests/benchmarks/hybrid_family.py --cache DIR [--subjects 1,2,...]
        [--models M1,M4,...] [--data dk68|aal2] [--effort standard] [--save]

Every model of the hybrid family (SCIENCE.md B.6) and every black box is fitted to the
runs of day 1 of one person (REST1_LR, REST1_RL of rest_dk68_4runs; of rest_aal2_lengths
the first scan), without a prior from other people, and judged by free-running
simulations against day 2 (the second scan). Beside it by the same formulas: the
training runs themselves as prediction (the ceiling), and a Gaussian sampler with their
covariance and spectra. Prints a table in Markdown over the subjects that are done, with
paired 95 % intervals of the differences that the claim is about; a model that was
refused for somebody is named and left out. Nothing is asserted.
DIR keeps what is done, so that a run can be resumed; --table prints without fitting.
"""

import argparse
import json
import os
import platform
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np
from first_twin import TR_S, patient

from brainTwinStudio.analysis.agreement import compare
from brainTwinStudio.analysis.features import features
from brainTwinStudio.analysis.folds import paired_interval
from brainTwinStudio.analysis.nulls import gaussian_sampler
from brainTwinStudio.engine.learned import SEQUENCE_MODELS
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.files.importing import Choices, InputFiles, read_input
from brainTwinStudio.files.twin_file import write_twin
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.messages import EvaluateRequest, Evaluation, FitRequest
from brainTwinStudio.jobs.worker import run, start_engine
from brainTwinStudio.project import FitSettings, ModelSpec, Patient, Recording, Twin
from brainTwinStudio.project.hold_out import split

RESIDUAL, SENDING = ("residual",), ("sending",)
FIXED = ModelSpec(connectome="fixed")
MODELS: dict[str, tuple[str, ModelSpec, str]] = {
    "M0": ("Hopf, grid", replace(FIXED, slow_gain=False), "grid"),
    "M1": ("Hopf, gradient", FIXED, "auto"),
    "M2": ("neural SDE", replace(FIXED, node="neural_sde", learned=RESIDUAL), "auto"),
    "M3": ("Hopf + residual", replace(FIXED, learned=RESIDUAL), "auto"),
    "M4": ("Hopf + connectome", ModelSpec(), "auto"),
    "M5": ("Hopf + connectome + residual", ModelSpec(learned=RESIDUAL), "auto"),
    "M6": ("Hopf + coupling function", replace(FIXED, learned=SENDING), "auto"),
} | {
    model.info.name: (model.info.label, ModelSpec(node=model.info.name), "auto")
    for model in SEQUENCE_MODELS
}
STATIC = ("fc_r", "fc_rmse", "lagged_fc_r", "phase_fc_r", "psd_r")
DYNAMIC = ("fcd_ks", "metastability_error")
KEYS = (*STATIC, *DYNAMIC)
LESS = ("fc_rmse", "fcd_ks", "metastability_error")  # less is better
CLAIMS = (
    ("M4", "M1", "learned connectome over physics"),
    ("M5", "M1", "hybrid over physics"),
    ("M3", "M1", "residual over physics"),
    ("M6", "M1", "coupling function over physics"),
    ("M4", "M2", "learned connectome over neural SDE"),
    ("M5", "M2", "hybrid over neural SDE"),
    ("M5", "M4", "residual beside a learned connectome"),
    ("M5", "koopman", "hybrid over the deep Koopman operator"),
    ("M5", "dendplrnn", "hybrid over dendPLRNN"),
    ("M4", "gauss", "learned connectome over a Gaussian sampler"),
    ("M4", "copy", "learned connectome over copying"),
)
SEEDS = 64
AAL2 = Path(__file__).parents[3] / "shared" / "data" / "rest_aal2_lengths" / "hcp"
KEPT = Path(__file__).parent / "results"
RESULTS = {"dk68": KEPT / "hybrid_family.md", "aal2": KEPT / "hybrid_family_aal2.md"}
Rows = dict[str, dict[str, dict[str, float]]]


def people_of(data: str, numbers: Sequence[int]) -> dict[str, tuple[Patient, int]]:
    """Code -> patient and how many of its first runs are trained on. People of AAL2
    have one run: its first two thirds train, the last one, 30 s apart, judges."""
    if data == "dk68":
        return {f"sub-{n:02d}": (patient(n), 2) for n in numbers}
    folders = sorted(path for path in AAL2.iterdir() if path.is_dir())
    return {folders[n - 1].name: (_aal2(folders[n - 1]), 1) for n in numbers}


def _aal2(folder: Path) -> Patient:
    run = f"{folder / 'functional' / 'TC_rsfMRI_REST1_LR.mat'}:tc"
    files = InputFiles(
        str(folder / "structural" / "DTI_CM.mat"),
        (run,),
        labels=str(AAL2.parent / "aal2_regions_94.tsv"),
    )
    person = read_input(files, Choices(tr_s=TR_S), folder.name).patient
    first, last = split(person.recordings, 1 / 3)
    return replace(person, recordings=(*first, replace(last[0], id="last")))


def fitted(person: Patient, train: int, name: str, cache: Path, effort: str) -> Twin:
    _, spec, optimiser = MODELS[name]
    settings = FitSettings(effort, optimiser=optimiser, judge_seeds=SEEDS)  # pyright: ignore[reportArgumentType]
    assert person.connectome is not None
    request = FitRequest(
        person.id, person.connectome, person.recordings[:train], spec, settings
    )
    twin = run(request, Silent())
    assert isinstance(twin, Twin)
    write_twin(twin, cache / f"{person.id}-{name}.btwin")
    return twin


def judged(
    person: Patient, train: int, name: str, cache: Path, effort: str
) -> dict[str, float]:
    """Agreement with day 2, seconds, free values; outcome -1 where there is no twin."""
    began = time.perf_counter()
    try:
        twin = fitted(person, train, name, cache, effort)
        seconds = time.perf_counter() - began
        unseen = person.recordings[train:]
        found = run(EvaluateRequest(twin, unseen, seeds=SEEDS), Silent())
    except InputError as error:
        print(f"{person.id} {name}: {error}", flush=True)
        return {"failed": 1.0}
    assert isinstance(found, Evaluation)
    more = {"physics": twin.shares.get("explained_by_physics", np.nan)}
    more["r_with_sc"] = twin.learned_connectome.get("r_with_sc", np.nan)
    return {
        **{key: found.held_out[key] for key in KEYS},
        **{key: float(value) for key, value in more.items()},
        "train_fc_r": twin.train["fc_r"],
        "seconds": seconds,
        "free": float(twin.free_parameters),
    }


def references(person: Patient, train: int) -> dict[str, dict[str, float]]:
    """The training runs themselves, and a Gaussian sampler made from them."""
    seen, unseen = person.recordings[:train], person.recordings[train:]
    hz = seen[0].sampling_hz

    def of(runs: Sequence[Recording]):
        return features(tuple(r.signals for r in runs), hz, runs[0].band_hz)

    second = of(unseen)
    signals = tuple(r.signals for r in seen)
    made = gaussian_sampler(signals, np.random.default_rng(0), SEEDS)
    copy = compare(of(seen), second)
    gauss = compare(features(made, hz, seen[0].band_hz), second)
    return {
        "copy": {key: copy[key] for key in KEYS},
        "gauss": {key: gauss[key] for key in KEYS},
    }


def column(rows: Rows, name: str, key: str) -> np.ndarray:
    return np.array([row[name][key] for row in rows.values()])


def table(rows: Rows, names: Sequence[str]) -> list[str]:
    """Mean over the people whom all of these models were fitted to."""
    lines = [
        "| model | " + " | ".join(KEYS) + " | FC of training | physics | r(C, SC) | "
        "free values | seconds |",
        "|---|" + "---|" * (len(KEYS) + 5),
    ]
    for name in (*names, "copy", "gauss"):
        label = f"{name}: {MODELS[name][0]}" if name in MODELS else name
        cells = [f"{column(rows, name, key).mean():.3f}" for key in KEYS]
        for key, digits in (
            ("train_fc_r", 3), ("physics", 3), ("r_with_sc", 2), ("free", 0),
            ("seconds", 0),
        ):  # fmt: skip
            known = [row[name].get(key, np.nan) for row in rows.values()]
            value = float(np.mean(known))
            cells.append(f"{value:.{digits}f}" if np.isfinite(value) else "-")
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return lines


def margins(rows: Rows, names: Sequence[str]) -> list[str]:
    """Paired differences; positive is better, whatever the metric."""
    lines = ["| claim | metric | margin | 95 % |", "|---|---|---|---|"]
    for ours, theirs, claim in CLAIMS:
        if ours not in names or (theirs not in names and theirs in MODELS):
            continue
        for key in KEYS:
            sign = -1 if key in LESS else 1
            one, other = (
                sign * column(rows, ours, key),
                sign * column(rows, theirs, key),
            )
            mean = (one - other).mean()
            if len(one) < 3:
                lines.append(f"| {claim} | {key} | {mean:+.4f} | too few people |")
                continue
            found = paired_interval(one, other)
            lines.append(
                f"| {claim} | {key} | {mean:+.4f} | {found.low:+.4f} to "
                f"{found.high:+.4f} |"
            )
    return lines


def report(rows: Rows, asked: argparse.Namespace) -> str:
    names = [n for n in asked.models if any(n in row for row in rows.values())]
    failed = [
        (c, n) for c, r in rows.items() for n in names if "failed" in r.get(n, ())
    ]
    names = [n for n in names if n not in {model for _, model in failed}]
    done = {c: row for c, row in rows.items() if all(n in row for n in names)}
    versions = ", ".join(
        f"{p} {version(p)}" for p in ("jax", "numpy", "scipy", "optax")
    )
    lines = [
        f"## {asked.data}: {len(done)} people",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, {versions}; effort {asked.effort}, "
        f"{SEEDS} free runs. Seconds were taken on a machine that did other work.",
        "",
    ]
    if failed:
        lines += ["No twin: " + ", ".join(f"{n} of {c}" for c, n in failed) + ".", ""]
    if not done:
        return "\n".join([*lines, "Nobody is done with all of these models."])
    lines += [*table(done, names), "", *margins(done, names), ""]
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--data", choices=("dk68", "aal2"), default="dk68")
    parser.add_argument("--subjects", default="1,2,3,4,5,6,7,8,9,10,11,12")
    parser.add_argument("--models", default=",".join(MODELS))
    parser.add_argument("--effort", default="standard")
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--table", action="store_true")
    asked = parser.parse_args(words)
    asked.models = asked.models.split(",")
    asked.cache.mkdir(parents=True, exist_ok=True)
    kept = asked.cache / f"{asked.data}-{asked.effort}.json"
    rows: Rows = json.loads(kept.read_text()) if kept.exists() else {}
    if not asked.table:
        start_engine(str(default_cache_dir()))
        numbers = [int(word) for word in asked.subjects.split(",")]
        for code, (person, train) in people_of(asked.data, numbers).items():
            row = rows.setdefault(code, {})
            if "copy" not in row:
                row |= references(person, train)
            for name in asked.models:
                if name not in row:
                    row[name] = judged(person, train, name, asked.cache, asked.effort)
                    kept.write_text(json.dumps(rows))
                    told = {k: round(v, 3) for k, v in row[name].items()}
                    print(code, name, told, flush=True)
    text = report(rows, asked)
    print(text)
    if asked.save:
        RESULTS[asked.data].write_text(
            "# The hybrid family\nWritten by `tests/benchmarks/hybrid_family.py "
            f"--save`; what is compared is said there.\n\n{text}"
        )


if __name__ == "__main__":
    main()
