"""Closed loops beside open loop and none, on noise that trained nothing.

    python tests/benchmarks/closed_loop.py [--seeds 50] [--twin FILE.btwin] [--save]

Two questions. Epileptor: does Koopman MPC cut the time in seizures by half or more,
below the energy of the best open loop, in less than 5 ms a step on one core? Beta
bursts: does stimulation that beta triggers suppress beta with less energy than
continuous one? Every controller is tuned on training runs (streams of noise of their
own) to leave at most a quarter of the time ill at the least energy, the open loop by a
scan over constants and pulses; "half" leaves half. "Continuous, same amplitude" is
what the trigger gives, always on. Says also how far predictions of the trained model
are from those of EDMDc. With a twin of seizures (`braintwin locate`) that one is played
alone, sensed and stimulated in its whole zone. Prints Markdown; asserts nothing. About
25 minutes, 8 for a twin and 8 seeds.
"""

import argparse
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import platform
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from brainTwinStudio.engine.control.compare import Asked, side_by_side
from brainTwinStudio.engine.control.controllers import (
    Controller,
    Policy,
    Setting,
    controller,
    koopman_mpc,
    open_loop,
    threshold,
)
from brainTwinStudio.engine.control.lifted_model import Windows, error_of, trained
from brainTwinStudio.engine.control.loop import Line
from brainTwinStudio.engine.control.plants import Plant, plant
from brainTwinStudio.engine.control.training_runs import Training
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.files.twin_file import read_seizure_twin
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.worker import start_engine
from brainTwinStudio.project import PartInfo
from brainTwinStudio.project.loop import (
    LoopComparison,
    LoopRow,
    Measured,
    TwinPlant,
)

LINE = Line(0.01, 0.004)
RESULTS = Path(__file__).parent / "results"
SHOWN = ("none", "open_loop", "threshold", "koopman_mpc")


def same_amplitude(setting: Setting):
    """What the trigger gives, always."""
    policy: Policy = threshold.prepare(setting)()
    train = open_loop.Train(policy.amplitude, 1.0, 1.0)  # pyright: ignore
    return lambda: open_loop.Playing(train, setting.plant.sampling_hz)


HALF = Controller(
    PartInfo("open_loop_half", "Open loop, half", "the cheapest that halves time ill"),
    partial(open_loop.prepare, most_left=0.5),
)
CONTINUOUS = Controller(
    PartInfo("continuous", "Continuous, same amplitude", "the trigger's, always on"),
    same_amplitude,
)


def told(one: Measured, scale: float = 1.0) -> str:
    if not np.isfinite(one.value):
        return "not estimated"
    value, low, high = (scale * x for x in (one.value, one.low, one.high))
    return f"{value:.3g} ({low:.3g} to {high:.3g})"


def table(found: LoopComparison) -> str:
    names = (
        *("share_ill", "less_ill", "less_level", "regions", "energy", "duty"),
        *("latency_s", "missed", "false_per_min", "step_ms", "step_p99_ms"),
    )
    words = (
        *("time ill", "less ill than none", "symptom less than none", "regions ill"),
        *("energy per s", "duty cycle", "latency (s)", "episodes missed"),
        *("false triggers per min", "step, median (ms)", "step, p99 (ms)"),
    )
    lines = [f"| {found.label} | " + " | ".join(r.label for r in found.rows) + " |"]
    lines.append("|---|" + "---|" * len(found.rows))
    for name, word in zip(names, words, strict=True):
        cells = " | ".join(told(getattr(row, name)) for row in found.rows)
        lines.append(f"| {word} | {cells} |")
    return "\n".join(lines)


def row_of(found: LoopComparison, name: str) -> LoopRow:
    return next(row for row in found.rows if row.name == name)


def difference(found: LoopComparison, one: str, other: str) -> str:
    """Energy of one minus that of the other, run by run: mean and 95 % over runs."""
    names = [row.name for row in found.rows]
    energy = (found.stimulation.astype(float) ** 2).mean(axis=2)
    gap = energy[names.index(one)] - energy[names.index(other)]
    drawn = np.random.default_rng(0).choice(gap, (10_000, len(gap))).mean(axis=1)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return f"{gap.mean():+.4f} ({low:+.4f} to {high:+.4f})"


def seizure_mark(found: LoopComparison) -> str:
    mpc, opened = row_of(found, "koopman_mpc"), row_of(found, "open_loop")
    half = row_of(found, "open_loop_half")
    held = (
        mpc.step_p99_ms.high < 5
        and mpc.less_ill.low >= 0.5
        and mpc.energy.high < min(opened.energy.low, half.energy.low)
    )
    return (
        f"**Koopman MPC**: step p99 {told(mpc.step_p99_ms)} ms, time ill cut by "
        f"{told(mpc.less_ill, 100)} %, energy {told(mpc.energy)}; minus open loop that "
        f"leaves a quarter {difference(found, 'koopman_mpc', 'open_loop')}, minus open "
        "loop that halves "
        f"{difference(found, 'koopman_mpc', 'open_loop_half')}. "
        f"{'Holds' if held else 'Does not hold'} at the ends of the intervals."
    )


def beta_mark(found: LoopComparison) -> str:
    lines = []
    for name in ("threshold", "proportional", "phase_locked", "koopman_mpc"):
        row = row_of(found, name)
        lines.append(
            f"- {row.label}: beta power less by {told(row.less_level, 100)} %, burst "
            f"time by {told(row.less_ill, 100)} %; energy minus continuous of the same "
            f"amplitude {difference(found, name, 'continuous')}, minus the best open "
            f"loop that leaves a quarter {difference(found, name, 'open_loop')}, minus "
            f"the one that halves {difference(found, name, 'open_loop_half')}"
        )
    return "\n".join(lines)


def models(of: Plant) -> str:
    """Errors of predictions on noise that trained nothing, in spreads of the signal."""
    setting = Setting(of, LINE.mean_s, Training(0))
    data, scale = koopman_mpc.data_of(setting)
    unseen, _ = koopman_mpc.data_of(setting._replace(training=Training(1, runs=4)))
    unseen = Windows(unseen.y[::5], unseen.u[::5])
    lines = []
    for word, model in (
        ("EDMDc (functions at random)", trained(data, scale, 0, rounds=0)),
        ("trained", koopman_mpc.model_of(setting)),
    ):
        errors = error_of(model, unseen)[[0, 4, 9, 19]]
        largest = np.abs(np.linalg.eigvals(model.K)).max()
        cells = " | ".join(f"{e:.3f}" for e in errors)
        lines.append(f"| {of.info.label}, {word} | {cells} | {largest:.4f} |")
    return "\n".join(lines)


def drawn(comparisons: list[LoopComparison]) -> Figure:
    """Signals of one run under each controller, and energy against time ill."""
    figure = Figure(figsize=(13, 8.5), layout="constrained")
    grid = figure.add_gridspec(len(SHOWN), 3, width_ratios=(3, 3, 2))
    for column, found in enumerate(comparisons):
        names = [row.name for row in found.rows]
        t = np.arange(found.potential.shape[2]) / found.sampling_hz
        run = int(found.ill[0].mean(axis=1).argsort()[found.runs // 2])
        reach = np.abs(found.stimulation).max() or 1.0
        low, high = found.potential[0].min(), found.potential[0].max()
        for line, name in enumerate(SHOWN):
            i, axes = names.index(name), figure.add_subplot(grid[line, column])
            axes.plot(t, found.potential[i, run], lw=0.4, color="#1f4e79")
            given = (
                low
                - 0.15 * (high - low)
                + 0.3 * (high - low) * (found.stimulation[i, run] / reach)
            )
            axes.plot(t, given, lw=0.6, color="#c55a11")
            axes.set_title(f"{found.label}: {found.rows[i].label}", fontsize=9)
            axes.tick_params(labelsize=7)
            if name == SHOWN[-1]:
                axes.set_xlabel("time (s)", fontsize=8)
        cloud = figure.add_subplot(grid[2 * column : 2 * column + 2, 2])
        for row in found.rows:
            x, y = row.energy, row.share_ill
            cloud.errorbar(
                x.value, y.value, [[y.value - y.low], [y.high - y.value]],
                [[x.value - x.low], [x.high - x.value]], fmt="o", ms=4, label=row.label,
            )  # fmt: skip
        cloud.set_xlabel("energy (stimulation squared, per s)", fontsize=8)
        cloud.set_ylabel(f"time in a {found.word}", fontsize=8)
        cloud.legend(fontsize=6)
        cloud.tick_params(labelsize=7)
    figure.suptitle(
        "Blue: potential of the plant. Orange: stimulation. Points: all runs, 95 %.",
        fontsize=9,
    )
    return figure


CASES = {  # the longest first
    "beta": (*SHOWN, "proportional", "phase_locked", HALF, CONTINUOUS),
    "epileptor": (*SHOWN, HALF),
    "jansen_rit": (*SHOWN, HALF),
}


def case(name: str, how: Asked) -> tuple[LoopComparison, str]:
    """One plant, in a process of its own, and lines on its models."""
    start_engine(str(default_cache_dir()))
    chosen = [controller(c) if isinstance(c, str) else c for c in CASES[name]]
    return side_by_side(plant(name), chosen, how, Silent()), models(plant(name))


def head(asked: argparse.Namespace, what: str = "") -> str:
    packages = ", ".join(f"{n} {version(n)}" for n in ("jax", "numpy", "osqp"))
    title = " ".join(("# Closed loops", *([what] if what else [])))
    return (
        f"{title}, {asked.seeds} runs of {asked.seconds:g} s\n\n"
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, "
        f"{packages}; {os.cpu_count()} cores, of which others used some (load "
        f"{os.getloadavg()[1]:.1f}), {platform.machine()} {platform.system()}. "
        f"Delay {1000 * LINE.delay_s:g} ms, jitter to {1000 * LINE.jitter_s:g} ms. "
        "Means with 95 % of a bootstrap over runs; steps in processor time; energy "
        "is the mean square of stimulation, in the plant's unit squared.\n"
    )


def of_twin(path: str, how: Asked) -> str:
    """A person's twin of seizures, as a section of its own."""
    start_engine(str(default_cache_dir()))
    twin = read_seizure_twin(path)
    zone = twin.zone.named
    of, chosen = plant(TwinPlant(twin, zone, zone)), [controller(c) for c in SHOWN]
    found = side_by_side(of, chosen, how, Silent())
    share = "\n".join(
        f"| {row.label} | {' | '.join(f'{one:.3f}' for one in by_region)} |"
        for row, by_region in zip(found.rows, found.ill_share.mean(axis=1), strict=True)
    )
    head = " | ".join(found.region_names)
    return "\n".join(
        [
            f"Sensed and stimulated: {', '.join(zone)}. "
            f"Minus open loop, energy: threshold "
            f"{difference(found, 'threshold', 'open_loop')}, Koopman MPC "
            f"{difference(found, 'koopman_mpc', 'open_loop')}.\n",
            table(found),
            f"\nShare of the time in a seizure, mean over runs:\n\n| | {head} |",
            "|---" * (len(found.region_names) + 1) + "|",
            share,
            "",
            *(f"- {note}" for note in found.notes),
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--twin", metavar="FILE.btwin")
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    how = Asked(asked.seeds, asked.seconds, *LINE, seed=0)
    if asked.twin is not None:
        text = head(asked, "on a twin of seizures") + "\n" + of_twin(asked.twin, how)
        print(text)
        if asked.save:
            (RESULTS / "closed_loop_twin.md").write_text(text + "\n")
        return
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        found = list(pool.map(case, CASES, (how,) * len(CASES)))
    (beta, seizures, spikes), told_of = zip(*found, strict=True)
    text = "\n".join(
        [
            head(asked),
            "Signals: closed_loop.png.\n",
            seizure_mark(seizures) + "\n",
            table(seizures) + "\n",
            "**Stimulation that beta triggers**, beside continuous:\n",
            beta_mark(beta) + "\n",
            table(beta) + "\n",
            "The same of rhythmic spikes:\n",
            seizure_mark(spikes) + "\n",
            table(spikes) + "\n",
            "Root mean square errors of the model some decisions ahead, in spreads of "
            "the signal, on unseen noise and stimulation:\n",
            "| model | 1 | 5 | 10 | 20 | largest eigenvalue of K |",
            "|---|---|---|---|---|---|",
            *told_of,
        ]
    )
    print(text)
    if asked.save:
        (RESULTS / "closed_loop.md").write_text(text + "\n")
        drawn([seizures, beta]).savefig(RESULTS / "closed_loop.png", dpi=110)


if __name__ == "__main__":
    main()
