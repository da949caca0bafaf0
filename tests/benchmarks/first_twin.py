"""Fit day 1, judge on day 2: the standard test of a twin, and its rivals.

    python tests/benchmarks/first_twin.py [--effort standard] [--subjects 1,2,...]

For every subject of rest_dk68_4runs the twin is fitted to REST1_LR + REST1_RL and
judged by 64 free-running simulations against REST2_LR + REST2_RL. Beside it, by the
same formulas: structure alone, the mean FC of the other people, copying the own day-1
recording, and a Gaussian sampler with the day-1 covariance and spectrum and no brain
in it. Prints a table in Markdown; nothing is asserted.
"""

import argparse
import os
import platform
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np

from brainTwinStudio.analysis.agreement import compare, features, structure_floor
from brainTwinStudio.analysis.nulls import gaussian_sampler
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.files.importing import Choices, InputFiles, read_input
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.messages import EvaluateRequest, Evaluation, FitRequest
from brainTwinStudio.jobs.worker import run, start_engine
from brainTwinStudio.project import EFFORTS, FitSettings, Patient, Twin
from brainTwinStudio.project.model_spec import Effort

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "rest_dk68_4runs"
TR_S = 0.72
DAY_1, DAY_2 = ("REST1_LR", "REST1_RL"), ("REST2_LR", "REST2_RL")
KEYS = ("fc_r", "fc_rmse", "fcd_ks", "psd_r", "phase_fc_r", "metastability_error")
SAMPLES_OF_GAUSS = 64


def patient(subject: int) -> Patient:
    path = DATA / f"sub-{subject:02d}.npz"
    runs = tuple(f"{path}:bold_{name}" for name in (*DAY_1, *DAY_2))
    names = str(DATA / "region_names.txt")
    found = read_input(
        InputFiles(f"{path}:weights", runs, labels=names),
        Choices(tr_s=TR_S),
        f"sub-{subject:02d}",
    )
    return found.patient


def judge(subject: int, others: dict[int, Patient], effort: Effort) -> dict[str, dict]:
    person = others[subject]
    assert person.connectome is not None
    day_1, day_2 = person.recordings[:2], person.recordings[2:]
    began = time.perf_counter()
    request = FitRequest(
        person.id, person.connectome, day_1, settings=FitSettings(effort=effort)
    )
    twin = run(request, Silent())
    assert isinstance(twin, Twin)
    seconds = time.perf_counter() - began
    evaluation = run(EvaluateRequest(twin, day_2), Silent())
    assert isinstance(evaluation, Evaluation)
    hz = 1 / TR_S
    first = features(tuple(r.signals for r in day_1), hz)
    second = features(tuple(r.signals for r in day_2), hz)
    draw = np.random.default_rng(subject)
    made = gaussian_sampler([r.signals for r in day_1], draw, SAMPLES_OF_GAUSS)
    gauss = features(made, hz)
    crowd = np.mean(
        [
            features(tuple(r.signals for r in other.recordings), hz).fc_z.mean(axis=0)
            for key, other in others.items()
            if key != subject
        ],
        axis=0,
    )
    wanted = second.fc_z.mean(axis=0)
    facts = {
        "seconds": seconds,
        "r_with_sc": twin.learned_connectome["r_with_sc"],
        "changed": twin.learned_connectome["changed_fraction"],
        "depth": float(twin.parameters["gain_depth"]),
        "a_min": float(twin.parameters["a"].min()),
        "a_max": float(twin.parameters["a"].max()),
        "outcome": twin.outcome,
    }
    return {
        "twin": dict(evaluation.held_out) | facts,
        "structure": {"fc_r": structure_floor(person.connectome.weights, second)},
        "others": {"fc_r": float(np.corrcoef(crowd, wanted)[0, 1])},
        "copy": compare(first, second),
        "gauss": compare(gauss, second),
    }


def table(rows: dict[int, dict[str, dict]]) -> str:
    lines = [
        "| subject | " + " | ".join(f"twin {key}" for key in KEYS) + " | r(C, SC) | "
        "gain depth | a min..max | fit s | outcome | copy fc_r | copy fcd_ks | copy "
        "psd_r | gauss fc_r | gauss fcd_ks | gauss psd_r | others fc_r | structure "
        "fc_r |",
        "|" + "---|" * (len(KEYS) + 14),
    ]
    numbers: list[list[float]] = []
    for subject, row in rows.items():
        twin = row["twin"]
        values = [twin[key] for key in KEYS] + [twin["r_with_sc"], twin["depth"]]
        rivals = [row["copy"][k] for k in ("fc_r", "fcd_ks", "psd_r")]
        rivals += [row["gauss"][k] for k in ("fc_r", "fcd_ks", "psd_r")]
        rivals += [row["others"]["fc_r"], row["structure"]["fc_r"]]
        numbers.append([*values, twin["seconds"], *rivals])
        lines.append(
            f"| {subject} | "
            + " | ".join(f"{v:.3f}" for v in values)
            + f" | {twin['a_min']:.2f}..{twin['a_max']:.2f} | {twin['seconds']:.0f} | "
            + f"{twin['outcome']} | "
            + " | ".join(f"{v:.3f}" for v in rivals)
            + " |"
        )
    mean = np.mean(numbers, axis=0)
    spot = len(KEYS) + 2
    lines.append(
        "| **mean** | "
        + " | ".join(f"**{v:.3f}**" for v in mean[:spot])
        + f" | | {mean[spot]:.0f} | | "
        + " | ".join(f"{v:.3f}" for v in mean[spot + 1 :])
        + " |"
    )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--effort", default="standard", choices=EFFORTS)
    parser.add_argument("--subjects", default=",".join(map(str, range(1, 13))))
    asked = parser.parse_args()
    start_engine(str(default_cache_dir()))
    everyone = {number: patient(number) for number in range(1, 13)}
    rows = {}
    for number in map(int, asked.subjects.split(",")):
        rows[number] = judge(number, everyone, asked.effort)
        twin = rows[number]["twin"]
        print(
            f"sub-{number:02d} fc_r {twin['fc_r']:.3f} fcd_ks {twin['fcd_ks']:.3f} "
            f"psd_r {twin['psd_r']:.3f} {twin['seconds']:.0f} s {twin['outcome']}",
            file=sys.stderr,
            flush=True,
        )
    packages = ("jax", "jaxlib", "numpy", "scipy", "optax")
    print(f"# Day 1 to day 2, effort {asked.effort}, {len(rows)} subjects\n")
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, "
        + ", ".join(f"{name} {version(name)}" for name in packages)
        + f"; {os.cpu_count()} cores, {platform.machine()} {platform.system()}\n"
    )
    print(table(rows))


if __name__ == "__main__":
    main()
