"""Twins of EEG, judged on the half they have not seen; and joint twins of fMRI and EEG.

    python tests/benchmarks/eeg_twins.py [--people S001,Subject00,task] [--effort ...]
        [--seeds 4] [--brains 6] [--seconds 600] [--save]

Each recording of eeg_rest (and the task recording of eeg_task_set) is cut in halves: a
network of 68 regions is fitted to the first and simulated freely, and the second says
how well. Beside it the ceiling (first half against second), and a floor: Gaussian noise
with the spectra and the zero-lag correlations of the first half. None of these people
has a connectome: the anatomy is that of the built-in demo, and the head is MNE's.
--brains: brains made for the joint twin. Prints Markdown; --save keeps it in
results/eeg_twins.md. Asserts nothing.
"""

import argparse
import os
import platform
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from scipy.stats import t

from brainTwinStudio.analysis.electric_agreement import (
    compare_electric,
    electric_features,
    halves,
)
from brainTwinStudio.analysis.electric_spectrum import spectra
from brainTwinStudio.engine.electric_fit import (
    ElectricFit,
    aims_of,
    fit_spectra,
    wires_of,
)
from brainTwinStudio.engine.electric_network import SPECS, Wires
from brainTwinStudio.engine.electric_run import ElectricJudgement, judged
from brainTwinStudio.engine.joint_twin import (
    BRAIN,
    fit_joint,
    made_brain,
    recovery_errors,
    seen_of,
)
from brainTwinStudio.files.demo_patient import demo_patient
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import Kind, look
from brainTwinStudio.files.waves.lead_field import standard_lead_field
from brainTwinStudio.files.waves.montages import standard_positions
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.worker import start_engine

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "shared" / "data"
RESULT = HERE / "results" / "eeg_twins.md"
FILES = {
    "S001": DATA / "eeg_rest" / "S001R01.edf",
    "Subject00": DATA / "eeg_rest" / "Subject00_1.edf",
    "task": DATA / "eeg_task_set" / "eeglab_data.set",
}
ONE_THREAD = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
HALF = 34  # regions of one hemisphere
ROWS = {
    "spectrum_r": "log power spectrum, r over channels and frequencies",
    "spectrum_mean_r": "log power spectrum, r of the mean over channels",
    "spectrum_rms": "log power spectrum, rms difference",
    "alpha_hz": "alpha peak, Hz",
    "alpha_error_hz": "alpha peak, error in Hz",
    "alpha_gravity_error_hz": "alpha centre of gravity, error in Hz",
    "envelope_r": "envelope correlation, r over pairs",
    "orthogonal_envelope_r": "orthogonalised envelope correlation, r over pairs",
    "imaginary_coherence_r": "imaginary coherence, r over pairs",
    "wpli_r": "weighted phase lag index, r over pairs",
    "phase_locking_r": "phase-locking value, r over pairs",
}


class Person(NamedTuple):
    """signals (channel, time) in µV, average reference; wires of 68 regions."""

    signals: np.ndarray
    sampling_hz: float
    wires: Wires


class Answer(NamedTuple):
    """judged: twin and ceiling; floor; alike: r between the regional maps of fits to
    the first and to the second half."""

    person: Person
    fit: ElectricFit
    seconds: float
    judged: ElectricJudgement
    floor: dict[str, float]
    alike: dict[str, float]


def person(name: str) -> Person:
    path = str(FILES[name])
    kinds: dict[str, Kind] = {path: "eeg"}
    patient = build_patient(name, look(kinds, kinds), Choices()).patient
    run = patient.recordings[0]
    places = standard_positions(run.channel_names)
    brain = [k for k, kind in enumerate(run.channel_kinds) if kind == "eeg"]
    keep = [k for k in brain if k in places.placed]
    names = tuple(run.channel_names[k] for k in keep)
    anatomy = demo_patient().patient.connectome
    assert anatomy is not None
    field = standard_lead_field(standard_positions(names), anatomy.parcellation)
    signals = np.asarray(run.signals, float)[keep]
    wires = wires_of(anatomy, field.lead_field)
    return Person(signals - signals.mean(axis=0), run.sampling_hz, wires)


def gaussian(first: np.ndarray, hz: float, samples: int, seed: int) -> np.ndarray:
    """Gaussian noise (channel, time) with the power spectra and the zero-lag
    correlations of `first`."""
    f, power = spectra(first, hz)
    values, vectors = np.linalg.eigh(np.corrcoef(first))
    mixing = vectors * np.sqrt(np.maximum(values, 0))
    white = np.random.default_rng(seed).standard_normal((len(first), samples))
    mixed = np.fft.rfft(mixing @ white, axis=1)
    at = np.fft.rfftfreq(samples, 1 / hz)
    size = np.stack([np.sqrt(np.interp(at, f, row) * hz / 2) for row in power])
    return np.fft.irfft(mixed * size, samples, axis=1)


def answer(name: str, effort: str, seeds: int) -> Answer:
    who = person(name)
    first, second = halves(who.signals)
    hz = who.sampling_hz
    began = time.perf_counter()
    fit = fit_spectra(who.wires, aims_of((first,), hz), effort)
    seconds = time.perf_counter() - began
    other = fit_spectra(who.wires, aims_of((second,), hz), effort)
    found = judged(fit.parameters, who.wires, first, second, hz, seeds=seeds)
    noise = [gaussian(first, hz, second.shape[1], seed) for seed in range(seeds)]
    floor = compare_electric(
        electric_features(noise, hz), electric_features([second], hz)
    )
    alike = {}
    for spec in SPECS:
        if spec.per_region:
            maps = [one.parameters[spec.name] for one in (fit, other)]
            if not spec.name.startswith("drive"):
                maps = [np.log(values) for values in maps]
            alike[spec.name] = float(np.corrcoef(maps[0], maps[1])[0, 1])
    return Answer(who, fit, seconds, found, floor, alike)


# ------------------------------------------------------------- writing


def table(one: Answer) -> list[str]:
    lines = ["| held-out half | twin | ceiling | floor |", "|---|---|---|---|"]
    columns = (one.judged.held_out, one.judged.ceiling, one.floor)
    for key, label in ROWS.items():
        numbers = " | ".join(f"{column[key]:.3f}" for column in columns)
        lines.append(f"| {label} | {numbers} |")
    return lines


def about(name: str, one: Answer) -> list[str]:
    p, who = one.fit.parameters, one.person
    alike = ", ".join(f"{key} {value:.2f}" for key, value in one.alike.items())
    peak = one.judged.held_out["measured_alpha_hz"]
    return [
        f"\n## {name}\n",
        f"{len(who.signals)} channels, {who.sampling_hz:g} Hz, halves of "
        f"{who.signals.shape[1] / who.sampling_hz / 2:.0f} s; alpha of the held-out "
        f"half {peak:.2f} Hz. Fitted in {one.seconds:.0f} s, compilation included, "
        f"{len(one.fit.losses)} steps, loss {one.fit.losses[0]:.3f} to "
        f"{one.fit.losses[-1]:.3f}. {one.fit.message}\n",
        *table(one),
        f"\nG {p['G']:.2f} per s, median own alpha "
        f"{np.median(p['alpha_frequency_hz']):.2f} Hz with decay "
        f"{np.median(p['alpha_decay']):.2f} per s; amplifier {p['lowpass_hz']:.0f} Hz, "
        f"order {p['lowpass_order']:.1f}. Maps over 68 regions fitted to the two "
        f"halves, r between them: {alike}.",
    ]


# ------------------------------------------------------------- joint twins

SOURCES = {"EEG": (True, False), "fMRI": (False, True), "both": (True, True)}


class Recovered(NamedTuple):
    """Errors of one brain by the source of the fit; unknown: of the prior's mean."""

    errors: dict[str, dict[str, float]]
    unknown: dict[str, float]
    seconds: float


def joint(brains: int, seconds: float) -> list[Recovered]:
    """Made brains of the left hemisphere, 34 regions, seen by the 19 channels of
    Subject00, each fitted to EEG, fMRI and both."""
    start_engine(str(default_cache_dir()))
    whole = person("Subject00").wires
    weights, delays = (np.asarray(m)[:HALF, :HALF] for m in whole[:2])
    gain = np.asarray(whole.lead_field)[:, :HALF]
    known = Wires(*map(jnp.asarray, (weights, delays, gain)))
    rows = []
    for seed in range(brains):
        began = time.perf_counter()
        brain = made_brain(known, seconds, seed)
        seen = seen_of(brain.eeg, brain.bold)
        errors = {
            name: recovery_errors(
                fit_joint(known, seen, eeg=eeg, bold=bold), brain.theta
            )
            for name, (eeg, bold) in SOURCES.items()
        }
        unknown = {k: np.zeros_like(v) for k, v in brain.theta.items()}
        rows.append(
            Recovered(
                errors,
                recovery_errors(unknown, brain.theta),
                time.perf_counter() - began,
            )
        )
    return rows


def paired(one: list[float], other: list[float]) -> str:
    """Mean of one - other with its 95 % interval by Student's t over brains."""
    apart = np.array(one) - np.array(other)
    half = t.ppf(0.975, len(apart) - 1) * apart.std(ddof=1) / np.sqrt(len(apart))
    low, high = apart.mean() - half, apart.mean() + half
    return f"{apart.mean():+.3f} ({low:+.3f} to {high:+.3f})"


def about_joint(rows: list[Recovered], seconds: float) -> list[str]:
    each = np.mean([row.seconds for row in rows])
    lines = [
        "\n## One network that makes EEG and fMRI\n",
        f"{len(rows)} brains of {HALF} regions (left hemisphere of the demo), drawn "
        f"from the prior and simulated for {seconds:.0f} s: EEG of 19 channels at 100 "
        "Hz, and fMRI every second from the slow power of the same oscillators by the "
        "double-gamma response, both with noise. Root mean square errors in "
        "standard deviations of the prior, mean over brains; differences paired, with "
        f"95 % intervals over brains. {each:.0f} s a brain with "
        "three fits.\n",
        "| parameter | prior's mean | EEG | fMRI | both | both - EEG | both - fMRI |",
        "|---|---|---|---|---|---|---|",
    ]
    for key in (*BRAIN, "all"):
        errors = {name: [row.errors[name][key] for row in rows] for name in SOURCES}
        unknown = np.mean([row.unknown[key] for row in rows])
        means = " | ".join(f"{np.mean(errors[name]):.3f}" for name in SOURCES)
        apart = [paired(errors["both"], errors[name]) for name in ("EEG", "fMRI")]
        lines.append(f"| {key} | {unknown:.3f} | {means} | {' | '.join(apart)} |")
    return lines


def head(effort: str, seeds: int) -> list[str]:
    packages = ("jax", "numpy", "scipy", "mne")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return [
        "# Twins of EEG\n",
        "Written by `tests/benchmarks/eeg_twins.py`; nothing is typed by hand. "
        f"{effort} fits, {seeds} free runs. {datetime.now(UTC):%Y-%m-%d}, Python "
        f"{platform.python_version()}, {versions}; {os.cpu_count()} cores, "
        f"{platform.machine()} {platform.system()}, one thread an "
        "operation.\n",
        "Fitted to the first half, judged on the second by free runs of the same "
        "length. Ceiling: the first half against the second. Floor: Gaussian noise "
        "with the spectra and zero-lag correlations of the first half. The people have "
        "no connectome: anatomy of the built-in demo (68 regions), head of MNE "
        "(spheres, radial dipoles), velocity 6 m/s. Aims: spectrum r at least 0.95, "
        "alpha peak within 0.25 Hz. Alpha is judged in the quarter of the channels "
        "where it stands out most; connectivity from 8 to 13 Hz.",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--people", default="S001,Subject00,task")
    parser.add_argument("--effort", default="standard")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--brains", type=int, default=6)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    # The matrices are too small to be shared: with threads a step takes ten times as
    # long on a busy machine.
    os.environ.setdefault("XLA_FLAGS", ONE_THREAD)
    start_engine(str(default_cache_dir()))
    lines = head(asked.effort, asked.seeds)
    with ProcessPoolExecutor(1, get_context("spawn")) as other_core:
        waiting = other_core.submit(joint, asked.brains, asked.seconds)
        for name in filter(None, asked.people.split(",")):
            lines += about(name, answer(name, asked.effort, asked.seeds))
            print("\n".join(lines), flush=True)
        if asked.brains > 1:
            lines += about_joint(waiting.result(), asked.seconds)
    print("\n".join(lines))
    if asked.save:
        RESULT.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
