"""What makes connectivity wax and wane: five kinds of noise on one fitted network.

    python tests/benchmarks/slow_gain.py [--subjects 1,2,3,4,5,6] [--seeds 24]

For each subject of rest_dk68_4runs the linear theory is fitted to day 1 (quick effort,
no population). The same linear network is then run with noise that is steady; or
multiplied by a slow gain (Ornstein-Uhlenbeck, as in engine/sampling.py) that all
regions share, or one for each hemisphere, or one for every region; or that grows with
the recent activity of the whole network (state-dependent noise). Depth and time
constant are those of a grid whose FCD comes nearest to day 1 (KS); they are judged on
day 2, which decided nothing. Every kind keeps E[gain^2] = 1, so covariances, and with
them what the theory says of FC, spectra, resections and drives, stay (but for noise
that regions share within one repetition time). Prints a table in Markdown with paired
95 % intervals; asserts nothing.
"""

import argparse
import os
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import product
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from first_twin import DAY_1, TR_S, patient
from scipy.linalg import expm

from brainTwinStudio.analysis.agreement import compare
from brainTwinStudio.analysis.features import Features, features
from brainTwinStudio.analysis.folds import paired_interval
from brainTwinStudio.engine.linear import lyapunov
from brainTwinStudio.engine.linear_objective import linear
from brainTwinStudio.engine.observe.bold_direct import measure, noise_spread
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.jobs.worker import run, start_engine
from brainTwinStudio.project import Array, FitSettings, Twin

DEPTHS = (0.2, 0.5, 0.8, 1.1)
TIMES_S = (8.0, 15.0, 30.0)
BURN_IN = 200
KEYS = ("fcd_ks", "fc_r", "metastability_error")


class Gain(NamedTuple):
    """What multiplies the noise: groups (region,) that share a slow state, or None
    where the network's own activity does."""

    groups: Array | None
    depth: float
    tau_s: float


class Walk(NamedTuple):
    """Exact steps of one repetition time of the linear network: z -> step z + root e
    with complex white e; sd (region,) of x, sides (region,) 0 left, 1 right."""

    step: Array
    root: Array
    sd: Array
    sides: Array


def walk_of(twin: Twin) -> Walk:
    p = {name: jnp.asarray(value) for name, value in twin.parameters.items()}
    theory = linear(p)
    drive = jnp.diag(2 * p["noise"] ** 2).astype(theory.system.dtype)
    whole = np.asarray(lyapunov(theory.system, drive))
    step = expm(np.asarray(theory.system) * TR_S)
    rest = whole - step @ whole @ step.conj().T
    values, vectors = np.linalg.eigh((rest + rest.conj().T) / 2)
    root = vectors * np.sqrt(np.maximum(values, 0)) @ vectors.conj().T
    sides = np.array([s == "R" for s in twin.connectome.parcellation.hemispheres])
    return Walk(step, root, np.sqrt(np.real(np.diagonal(whole)) / 2), sides.astype(int))


def course(of: Walk, gain: Gain, samples: int, seeds: int, seed: int) -> Array:
    """x (seed, time, region) under this gain."""
    rng = np.random.default_rng(seed)
    n = len(of.sd)
    z = np.zeros((seeds, n), complex)
    count = 1 if gain.groups is None else int(gain.groups.max()) + 1
    slow = rng.standard_normal((seeds, count))
    keep = np.exp(-TR_S / gain.tau_s)
    energy = np.ones((seeds, 1))
    kept = np.empty((seeds, samples, n))
    for t in range(-BURN_IN, samples):
        if gain.groups is None:
            new = np.mean((np.real(z) / of.sd) ** 2, axis=1, keepdims=True)
            energy = keep * energy + (1 - keep) * new
            loud = np.sqrt(np.clip(1 + gain.depth * (energy - 1), 0.1, 4.0))
        else:
            fresh = rng.standard_normal(slow.shape)
            slow = keep * slow + np.sqrt(1 - keep**2) * fresh
            loud = np.exp(gain.depth * slow - gain.depth**2)[:, gain.groups]
        e = rng.standard_normal((2, seeds, n)) / np.sqrt(2)
        z = z @ of.step.T + loud * ((e[0] + 1j * e[1]) @ of.root.T)
        if t >= 0:
            kept[:, t] = np.real(z)
    return kept


def recorded(twin: Twin, x: Array) -> Features:
    """Features of simulated states through the recording's own measurement."""
    p = twin.parameters
    keys = jax.random.split(jax.random.key(7), len(x))
    states = jnp.asarray(x)
    flat = jnp.ones(x.shape[1] // 2 + 1)
    bold = measure(
        states, noise_spread(states, jnp.asarray(p["noise_ratio"])),
        jnp.asarray(p["global_signal_removed"]), flat, keys,
        jnp.asarray(p["fast_share"]),
    )  # fmt: skip
    return features(tuple(np.asarray(one).T for one in bold), 1 / TR_S)


def kinds(of: Walk) -> dict[str, Callable[[float, float], Gain]]:
    n = len(of.sd)
    return {
        "shared gain": lambda d, t: Gain(np.zeros(n, int), d, t),
        "gain by hemisphere": lambda d, t: Gain(of.sides, d, t),
        "gain by region": lambda d, t: Gain(np.arange(n), d, t),
        "state-dependent": lambda d, t: Gain(None, d, t),
    }


def judged(number: int, seeds: int) -> dict[str, dict[str, float]]:
    person = patient(number)
    assert person.connectome is not None
    count = len(DAY_1)
    seen, unseen = person.recordings[:count], person.recordings[count:]
    settings = FitSettings(effort="quick", judge_seeds=4)
    twin = run(
        FitRequest(person.id, person.connectome, seen, settings=settings), Silent()
    )
    assert isinstance(twin, Twin)
    first = features(tuple(r.signals for r in seen), 1 / TR_S)
    second = features(tuple(r.signals for r in unseen), 1 / TR_S)
    of, samples = walk_of(twin), seen[0].signals.shape[1]
    steady = Gain(np.zeros(len(of.sd), int), 0.0, 15.0)
    made = recorded(twin, course(of, steady, samples, seeds, 1))
    rows = {"copy": _numbers(first, second), "steady": _numbers(made, second)}
    for name, kind in kinds(of).items():
        tried = []
        for depth, tau in product(DEPTHS, TIMES_S):
            made = recorded(twin, course(of, kind(depth, tau), samples, seeds, 1))
            tried.append((compare(made, first)["fcd_ks"], len(tried), depth, tau, made))
        _, _, depth, tau, best = min(tried, key=lambda one: one[:2])
        rows[name] = _numbers(best, second) | {"depth": depth, "tau_s": tau}
    return rows


def _numbers(made: Features, wanted: Features) -> dict[str, float]:
    found = compare(made, wanted)
    return {key: found[key] for key in KEYS}


def table(people: dict[int, dict[str, dict[str, float]]]) -> str:
    lines = [
        f"| noise | {' | '.join(KEYS)} | depth | tau (s) | FCD KS minus shared gain |",
        "|---|" + "---|" * (len(KEYS) + 3),
    ]
    rows = list(people.values())
    shared = np.array([row["shared gain"]["fcd_ks"] for row in rows])
    for name in rows[0]:
        cells = [f"{np.mean([row[name][key] for row in rows]):.3f}" for key in KEYS]
        for key in ("depth", "tau_s"):
            found = [row[name].get(key) for row in rows]
            cells.append(", ".join(f"{v:g}" for v in found if v is not None))
        ours = np.array([row[name]["fcd_ks"] for row in rows])
        difference = f"{(ours - shared).mean():+.3f}"
        if len(rows) > 1 and name != "shared gain":
            of = paired_interval(ours, shared)
            difference += f" ({of.low:+.3f} to {of.high:+.3f})"
        lines.append(f"| {name} | " + " | ".join([*cells, difference]) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--subjects", default="1,2,3,4,5,6")
    parser.add_argument("--seeds", type=int, default=24)
    asked = parser.parse_args()
    start_engine(str(default_cache_dir()))
    numbers = [int(one) for one in asked.subjects.split(",")]
    people = {number: judged(number, asked.seeds) for number in numbers}
    packages = ", ".join(f"{n} {version(n)}" for n in ("jax", "numpy", "scipy"))
    print(f"# Kinds of noise, day 1 to day 2, {len(people)} subjects\n")
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {packages}"
        f"; {os.cpu_count()} cores, {platform.machine()} {platform.system()}\n"
    )
    print(table(people))


if __name__ == "__main__":
    main()
