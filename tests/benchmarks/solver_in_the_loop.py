"""Coarse steps with a learned corrector beside fine ones: statistics, speed, bounds.

    python tests/benchmarks/solver_in_the_loop.py [--save] [--seeds 16] [--only hopf]

Four networks on the connectome of subject 1 of rest_dk68_4runs (68 regions, weights
over their maximum), Heun's method. The fine step is a usual one of the model, the
coarse one 10 times as long. A corrector is trained for each (roll-outs of 10 coarse
steps at most, initial states and what follows) and then runs the same network from
seeds that training never saw, for hundreds of times that horizon. Statistics of a run:
mean and variance of every region, FC, spectrum of every region. The distance between
two runs is that of their statistics; what counts as agreement is the distance between
two fine runs of different seeds. `p`: of a permutation test on the energy distance
between both groups of runs, small where they differ. Prints tables in Markdown; asserts
nothing.
"""

import argparse
import os
import platform
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import jax
import numpy as np
from scipy.signal import welch

from brainTwinStudio.engine.assemble import Assembled, Choices, assemble
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.learned.corrector import (
    extrapolation,
    trained,
    with_corrector,
)
from brainTwinStudio.engine.learned.same_path import Lesson
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Watch
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.worker import start_engine

SAVED = Path(__file__).parent / "results" / "solver_in_the_loop.md"
DATA = Path(__file__).parents[3] / "shared" / "data" / "rest_dk68_4runs"
FINER, SHUFFLES, ROUNDS = 10, 2000, 5
HEAD = """# Coarse steps with a learned corrector

Written by `tests/benchmarks/solver_in_the_loop.py --save`. 68 regions; ratios of
distances are to 1 where two kinds of step differ no more than two seeds do.
"""
KINDS = ("mean", "variance", "FC", "spectrum")


class Case(NamedTuple):
    """fine_s: fine step, by Heun's method; every: coarse steps in a sample; varied:
    told to the corrector; base: integrator of the coarse step that is corrected."""

    node: str
    parameters: dict[str, Any]
    fine_s: float
    every: int
    seconds: float
    watch: str = "potential"
    varied: tuple[str, ...] = ()
    lesson: Lesson = Lesson(finer=FINER, solver="heun")
    base: str = "heun"

    def network(self, weights: np.ndarray, finer: int, seconds: float) -> Assembled:
        coarse = FINER * self.fine_s
        sample = coarse * self.every
        burn_in = round(self.seconds / 10 / sample)
        steps = self.every * finer
        grid = Grid(round(seconds / sample), burn_in, steps, coarse / finer)
        by = self.base if finer == 1 else "heun"
        choices = Choices(integrator=by, check_step=False)
        return assemble(self.node, weights, grid, self.parameters, choices=choices)


def cases(regions: int) -> dict[str, Case]:
    rng = np.random.default_rng(0)
    hopf = {
        "G": 5.0,
        "a": rng.uniform(-2.0, 0.0, regions),
        "frequency_hz": rng.uniform(8.0, 12.0, regions),
        "noise": 1.0,
    }
    varied, lesson = ("a", "frequency_hz"), Lesson(finer=FINER, solver="heun")
    return {
        "hopf": Case("hopf", hopf, 1e-3, 2, 100.0, varied=varied),
        "jansen_rit": Case(
            "jansen_rit",
            {"G": 5.0},
            5e-4,
            4,
            100.0,
            lesson=lesson._replace(hidden=8, steps=400, updates=500),
        ),
        "wilson_cowan": Case("wilson_cowan", {}, 1e-3, 2, 100.0, "first"),
        "montbrio_pazo_roxin": Case("montbrio_pazo_roxin", {}, 1e-4, 5, 40.0),
    }


# ---------------------------------------------------------------- statistics of runs


def statistics(samples: np.ndarray, sample_s: float) -> dict[str, np.ndarray]:
    """Of one run (time, region): vectors whose distances are root mean squares."""
    deviation = samples - samples.mean(axis=0)
    upper = np.triu_indices(samples.shape[1], 1)
    frequency, power = welch(
        deviation, 1 / sample_s, nperseg=min(256, len(samples) // 8), axis=0
    )
    below = slice(1, int(0.8 * len(frequency)))  # neither the mean nor the last edge
    return {
        "mean": samples.mean(axis=0),
        "variance": np.log(samples.var(axis=0)),
        "FC": np.corrcoef(samples.T)[upper],
        "spectrum": np.log10(power[below]).ravel(),
    }


def distances(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Root mean square difference of statistics (run, entry) of all pairs."""
    return np.sqrt(np.square(one[:, None] - other[None]).mean(axis=2))


class Verdict(NamedTuple):
    """ratio: distance to fine runs over that among fine runs; limit: the ratio that
    the most unusual of 20 fine runs has; p of the permutation test."""

    fine: float
    ratio: float
    limit: float
    p: float

    @property
    def within(self) -> bool:
        return bool(self.ratio <= self.limit)


def verdict(fine: np.ndarray, other: np.ndarray) -> Verdict:
    if not np.isfinite(other).all():
        return Verdict(np.nan, np.nan, np.nan, 0.0)
    count = len(fine)
    whole = distances(np.concatenate([fine, other]), np.concatenate([fine, other]))
    among = whole[:count, :count].sum(axis=1) / (count - 1)  # of each fine run
    ratio = whole[:count, count:].mean() / among.mean()
    rng = np.random.default_rng(0)

    def energy(order: np.ndarray) -> float:
        a, b = order[:count], order[count:]
        inner = whole[np.ix_(a, a)].mean() + whole[np.ix_(b, b)].mean()
        return 2 * whole[np.ix_(a, b)].mean() - inner

    order = np.arange(len(whole))
    true = energy(order)
    shuffled = [energy(rng.permutation(order)) for _ in range(SHUFFLES)]
    p = (1 + sum(s >= true for s in shuffled)) / (1 + SHUFFLES)
    limit = np.quantile(among, 0.95) / among.mean()
    return Verdict(float(among.mean()), float(ratio), float(limit), p)


# ---------------------------------------------------------------- one network


def samples_of(network: Assembled, watch: str, seeds: int, first: int) -> Any:
    keys = jax.random.split(jax.random.key(first), seeds)
    run = simulate(network.form, network.grid, network.inputs, keys, Watch(watch))
    return jax.block_until_ready(run)


def seconds_of(networks: dict[str, Assembled], watch: str) -> dict[str, list[float]]:
    """Seconds of processor time of one run each, in turns, compiled before."""
    found: dict[str, list[float]] = {name: [] for name in networks}
    for turn in range(ROUNDS + 1):
        for name, network in networks.items():
            clock = time.process_time()
            samples_of(network, watch, 2, turn)
            if turn:
                found[name].append(time.process_time() - clock)
    return found


def told(name: str, case: Case, weights: np.ndarray, seeds: int) -> list[str]:
    print(f"{name} ...", flush=True)
    coarse = case.network(weights, 1, case.seconds)
    fine = case.network(weights, FINER, case.seconds)
    clock = time.monotonic()
    lesson = case.lesson
    learned = trained(coarse, lesson, case.varied)
    trained_s = time.monotonic() - clock
    corrected = with_corrector(coarse, learned.weights)
    networks = {"fine": fine, "coarse": coarse, "corrected": corrected}
    found: dict[str, dict[str, np.ndarray]] = {}
    ended: dict[str, str] = {}
    for number, (label, network) in enumerate(networks.items()):
        run = samples_of(network, case.watch, seeds, 100 + number)
        total = network.grid.samples + network.grid.burn_in
        whole = np.asarray(run.finite) == total
        ended[label] = f"{whole.sum()} of {seeds}"
        rows = [
            statistics(row, network.grid.sample_s)
            for row in np.asarray(run.samples)[whole]
        ]
        found[label] = {
            kind: np.array([row[kind] for row in rows]) for kind in KINDS if rows
        }
    short = {
        label: case.network(weights, FINER if label == "fine" else 1, case.seconds / 10)
        for label in networks
    }
    short["corrected"] = with_corrector(short["corrected"], learned.weights)
    taken = seconds_of(short, case.watch)
    states = samples_of(short["corrected"], "states", 1, 7).samples[0]
    outside, _ = extrapolation(corrected, states)
    ratios = np.array(taken["fine"]) / np.array(taken["corrected"])
    plain = np.array(taken["fine"]) / np.array(taken["coarse"])
    horizon = max(lesson.horizons)
    steps = (coarse.grid.samples + coarse.grid.burn_in) * coarse.grid.substeps
    errors = "; ".join(
        f"after {n} steps {a:.2f} -> {b:.2f}" for n, (a, b) in learned.errors.items()
    )
    text = [
        f"## {name}: {case.fine_s * 1e3:g} ms -> {FINER * case.fine_s * 1e3:g} ms",
        "",
        "| statistic | fine to fine | coarse / fine, p | corrected / fine, p | "
        "a fine run of 20 | corrected within seed noise |",
        "|---|---|---|---|---|---|",
    ]
    for kind in KINDS:
        own = found["fine"][kind]
        both = [
            verdict(own, found[label][kind])
            if len(found[label].get(kind, ())) > 1
            else Verdict(np.nan, np.nan, np.nan, 0.0)
            for label in ("coarse", "corrected")
        ]
        cells = [
            f"{v.ratio:.2f}, {v.p:.3f}" if np.isfinite(v.ratio) else "diverged"
            for v in both
        ]
        text.append(
            f"| {kind} | {both[1].fine:.4g} | {cells[0]} | {cells[1]} | "
            f"{both[1].limit:.2f} | {'yes' if both[1].within else 'NO'} |"
        )
    speed = f"{np.median(ratios):.1f} ({ratios.min():.1f} to {ratios.max():.1f})"
    return [
        *text,
        "",
        f"- Runs that stayed finite: fine {ended['fine']}, coarse {ended['coarse']}, "
        f"corrected {ended['corrected']}; {steps} coarse steps each, "
        f"{steps / horizon:.0f} times the training horizon of {horizon}.",
        f"- Speed, processor time of fine steps over that of corrected ones: {speed}; "
        f"coarse without corrector {np.median(plain):.1f}.",
        f"- Error in units of one coarse step, runs not trained on: {errors}.",
        f"- Inputs of the corrector outside of what training visited: {outside:.2%}. "
        f"Training: {trained_s:.0f} s, {lesson.hidden} hidden units, on the steps of "
        f"{'Heun' if case.base == 'heun' else 'Euler'}.",
        f"- {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, "
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load "
        f"{os.getloadavg()[0]:.1f}; {seeds} seeds a kind.",
        "",
    ]


def kept_with(blocks: dict[str, str]) -> dict[str, str]:
    """Blocks of the saved page, by the name of the network; new ones replace old."""
    old = SAVED.read_text(encoding="utf-8") if SAVED.exists() else ""
    kept = {
        block.split(":")[0]: f"## {block.strip()}\n" for block in old.split("\n## ")[1:]
    }
    return kept | blocks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--seeds", type=int, default=16)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    start_engine(str(default_cache_dir()))
    weights = np.load(DATA / "sub-01.npz")["weights"].astype(float)
    np.fill_diagonal(weights, 0)
    weights /= weights.max()
    wanted = cases(len(weights))
    names = given.only.split(",") if given.only else list(wanted)
    for name in names:
        block = "\n".join(told(name, wanted[name], weights, given.seeds))
        print(block, flush=True)
        if given.save:
            kept = kept_with({name: block})
            text = [HEAD, *(kept[other] for other in wanted if other in kept)]
            SAVED.write_text("\n".join(text), encoding="utf-8")


if __name__ == "__main__":
    main()
