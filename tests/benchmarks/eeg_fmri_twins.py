"""Twins of fMRI and EEG beside twins of the EEG alone: what a second recording tells.

    python tests/benchmarks/eeg_fmri_twins.py [--brains 4] [--seconds 600] [--save]

Brains of 34 regions (left hemisphere of the demo) with all that `eeg_fmri_network` has,
its maps drawn at random, are recorded by 19 channels and by fMRI. Each is fitted twice,
to its EEG alone and to both, through the same door as by `braintwin fit --data`, with
0.3 held out. Prints Markdown; --save keeps it in results/eeg_fmri_twins.md. Asserts
nothing.
"""

import argparse
import platform
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy.stats import t

from brainTwinStudio.engine.eeg_fmri_run import Lengths, cleaned, recorded
from brainTwinStudio.engine.electric_fit import wires_of
from brainTwinStudio.engine.electric_network import FLOOR, SPECS
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.files.demo_patient import demo_patient
from brainTwinStudio.files.waves.lead_field import standard_lead_field
from brainTwinStudio.files.waves.montages import standard_positions
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.jobs.worker import run, start_engine
from brainTwinStudio.project import (
    Connectome,
    FitSettings,
    LeadField,
    ModelSpec,
    Parcellation,
    Recording,
    Sampling,
    Twin,
)

RESULT = Path(__file__).resolve().parent / "results" / "eeg_fmri_twins.md"
HALF, HZ, TR_S, EEG_S = 34, 160.0, 1.0, 150.0
CHANNELS = (
    *("Fp1", "Fp2", "F7", "F3", "Fz", "F4", "F8", "T7", "C3", "Cz"),
    *("C4", "T8", "P7", "P3", "Pz", "P4", "P8", "O1", "O2"),
)
MODELS = {"EEG": "eeg_network", "both": "eeg_fmri_network"}
MAPS = ("alpha_noise", "alpha_decay", "alpha_frequency_hz")
HELD_OUT = ("spectrum_r", "imaginary_coherence_r", "envelope_r", "fc_r")
SPREADS = {"alpha_noise": 0.6, "alpha_decay": 0.2, "beta_noise": 0.3}


def anatomy() -> tuple[Connectome, LeadField]:
    whole = demo_patient().patient.connectome
    assert whole is not None
    of = whole.parcellation
    assert of.centres_mm is not None
    half = Parcellation(
        of.name,
        of.region_names[:HALF],
        of.hemispheres[:HALF],
        of.centres_mm[:HALF],
        of.space,
    )
    lengths = None if whole.lengths_mm is None else whole.lengths_mm[:HALF, :HALF]
    found = Connectome(half, whole.weights[:HALF, :HALF], lengths)
    return found, standard_lead_field(standard_positions(CHANNELS), half).lead_field


def made(seed: int) -> dict[str, np.ndarray]:
    """What a brain has, in units."""
    draw = np.random.default_rng(seed)
    found = {s.name: np.full(HALF if s.per_region else (), s.default) for s in SPECS}
    for name, spread in SPREADS.items():
        found[name] = found[name] * np.exp(spread * draw.standard_normal(HALF))
    found["alpha_noise"] = 6 * found["alpha_noise"]
    found["beta_noise"] = 2 * found["beta_noise"]
    found["alpha_frequency_hz"] = 10 + 0.3 * draw.standard_normal(HALF)
    found["G"] = np.asarray(40 * np.exp(0.25 * draw.standard_normal()))
    for k in range(2):
        found[f"drive_{k}"] = 0.5 * draw.standard_normal(HALF)
        found[f"drive_lag_{k}"] = 0.5 * draw.standard_normal(HALF)
    found["lowpass_hz"] = np.asarray(60.0)
    found[FLOOR.name] = np.full(len(CHANNELS), 0.05)
    found["noise_ratio"] = np.asarray(0.3)
    found["global_signal_removed"] = np.asarray(0.0)
    return found


def answer(seed: int, seconds: float) -> dict[str, dict[str, float]]:
    """Recovery and held-out agreement of both twins of one brain."""
    connectome, field = anatomy()
    truth, scans = made(seed), round(seconds / TR_S)
    sampling = Sampling(TR_S, (scans,), "present", None)
    lengths = Lengths(round(EEG_S * HZ), scans)
    wires = wires_of(connectome, field)
    seen = recorded(truth, wires, HZ, sampling, lengths, seed=seed)
    bold = cleaned(truth, seen.slow, sampling, seed=seed)
    names = connectome.parcellation.region_names
    blood = Recording("b", "bold", bold.T, 1 / TR_S, names, global_signal="present")
    eeg = Recording("e", "eeg", seen.eeg, HZ, field.channel_names, "µV")
    settings = FitSettings("quick", hold_out=0.3, judge_seeds=4)
    rows = {}
    for name, node in MODELS.items():
        began = time.perf_counter()
        runs = (eeg,) if name == "EEG" else (blood, eeg)
        spec = ModelSpec(node)
        request = FitRequest("P", connectome, runs, spec, settings, lead_field=field)
        twin = run(request, Silent())
        assert isinstance(twin, Twin)
        rows[name] = {
            f"map of {key}, r with the truth": float(
                np.corrcoef(np.log(twin.parameters[key]), np.log(truth[key]))[0, 1]
            )
            for key in MAPS
        }
        rows[name]["G, log of found over true, size"] = abs(
            float(np.log(twin.parameters["G"] / truth["G"]))
        )
        for key in HELD_OUT:
            if key in twin.held_out:
                rows[name][f"held-out {key}"] = twin.held_out[key]
                rows[name][f"held-out {key}, ceiling"] = twin.ceiling[key]
        rows[name]["seconds"] = time.perf_counter() - began
        print(seed, name, {k: round(v, 3) for k, v in rows[name].items()}, flush=True)
    return rows


def spread(values: np.ndarray) -> str:
    """Mean with its 95 % interval by Student's t over brains."""
    half = t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values))
    mean = values.mean()
    return f"{mean:.3f} ({mean - half:.3f} to {mean + half:.3f})"


def table(rows: list[dict[str, dict[str, float]]], seconds: float) -> list[str]:
    versions = ", ".join(f"{n} {version(n)}" for n in ("jax", "numpy", "scipy", "mne"))
    lines = [
        "# Twins of fMRI and EEG\n",
        "Written by `tests/benchmarks/eeg_fmri_twins.py`; nothing is typed by hand. "
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, "
        f"{versions}, {platform.machine()}.\n",
        f"{len(rows)} made brains of {HALF} regions, {len(CHANNELS)} channels for "
        f"{EEG_S:g} s and {seconds:g} s of fMRI every {TR_S:g} s, 0.3 held out, quick "
        "fits. Means over brains with 95 % intervals; differences paired.\n",
        "| | EEG alone | fMRI and EEG | difference |",
        "|---|---|---|---|",
    ]
    for key in rows[0]["both"]:
        both = np.array([row["both"][key] for row in rows])
        if key not in rows[0]["EEG"]:
            lines.append(f"| {key} | | {spread(both)} | |")
            continue
        alone = np.array([row["EEG"][key] for row in rows])
        told = " | ".join(map(spread, (alone, both, both - alone)))
        lines.append(f"| {key} | {told} |")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--brains", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    start_engine(str(default_cache_dir()))
    rows = []
    for seed in range(asked.brains):
        rows.append(answer(seed, asked.seconds))
        if len(rows) > 1:
            lines = table(rows, asked.seconds)
            if asked.save:
                RESULT.write_text("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
