"""Does the search find the best stimulation where an exhaustive search can tell it?

    python tests/benchmarks/stimulation_known.py [--seeds 16] [--others 3] [--save]

Six systems, two of them linear (tests/engine/stimulation_search/known_systems.py).
Every point of the grid target x amplitude x frequency x phase is simulated; then the
search is run from `--seeds` random starts with a twentieth of these simulations (a
gradient counts as 4). "Exact": share of starts that end at the best point of the grid;
"short": how far below it they end, in percent of the range of outcomes. Adjoint slopes
are held against finite differences. A second table has the same systems wired
otherwise, --others times: the search was made on wirings 0 to 3, the table starts at
FIRST_OTHER. Prints Markdown; asserts nothing.
"""

import argparse
import os
import platform
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from brainTwinStudio.engine.stimulation_search.search import search
from brainTwinStudio.engine.stimulation_search.space import (
    EVERY,
    REVERSE,
    Points,
    Slope,
)
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.worker import start_engine
from brainTwinStudio.project import Array
from tests.engine.stimulation_search.known_systems import ALL, Known

SAVED = Path(__file__).parent / "results" / "stimulation_known.md"
CHEAPER = 20
FIRST_OTHER = 4
HEAD = """# The best stimulation of systems that are known

Written by `tests/benchmarks/stimulation_known.py --save`; nothing is typed by hand.
"""
OTHERS = "The same systems wired otherwise, on wirings that the search was not made on:"


class Looked(NamedTuple):
    """A system whose outcomes are known already: the search costs what it would."""

    known: Known
    every: Array
    seeds: int
    places: dict[tuple[float, ...], int]

    def outcomes(self, points: Points, seeds: slice = EVERY) -> Array:
        rows = zip(*points, strict=True)
        return np.stack([self.every[self.places[_key(*row)]] for row in rows])[:, seeds]

    def expected(self, points: Points) -> Array | None:
        return None

    def slope(self, points: Points) -> Slope:
        return self.known.slope(points)


def _key(*numbers: float) -> tuple[float, ...]:
    return tuple(round(float(number), 9) for number in numbers)


def looked_up(known: Known) -> Looked:
    points = known.space.points()
    every = known.outcomes(points)
    places = {_key(*row): i for i, row in enumerate(zip(*points, strict=True))}
    return Looked(known, every, known.seeds, places)


class Searched(NamedTuple):
    """Of every start (start,): points that are better than where it ended, how far it
    fell short in %, and its cost as a share of the exhaustive one."""

    better: Array
    short: Array
    cost: Array
    exhaustive_s: float
    search_s: float

    @property
    def exact(self) -> float:
        return float((self.better == 0).mean())


def searched(known: Known, starts: int) -> Searched:
    began = time.perf_counter()
    system = looked_up(known)
    exhaustive_s = time.perf_counter() - began
    values = system.every.mean(axis=1)
    size, better, short, cost = known.space.size, [], [], []
    began = time.perf_counter()
    for seed in range(starts):
        found = search(system, known.space, size * known.seeds // CHEAPER, seed,
                       Silent())  # fmt: skip
        better.append(int((values > values[found.best]).sum()))
        short.append(100 * (values.max() - values[found.best]) / np.ptp(values))
        cost.append((found.forward + REVERSE * found.reverse) / (size * known.seeds))
    each = (time.perf_counter() - began) / starts
    return Searched(
        np.asarray(better), np.asarray(short), np.asarray(cost), exhaustive_s, each
    )


def row_of(known: Known, starts: int) -> str:
    found = searched(known, starts)
    shape = " x ".join(str(length) for length in known.space.shape)
    kind = "linear" if known.linear else "nonlinear"
    return (
        f"| {known.name} | {kind} | {shape} | {found.exact:.0%} | "
        f"{found.better.max()} | {found.short.mean():.2f} | {found.short.max():.1f} | "
        f"1/{1 / found.cost.mean():.1f} | {slope_error(known):.1e} | "
        f"{found.exhaustive_s:.1f} | {found.search_s:.1f} |"
    )


def others(starts: int, count: int) -> Iterator[str]:
    """The table of systems that are wired otherwise, a column for each wiring."""
    wirings = range(FIRST_OTHER, FIRST_OTHER + count)
    yield (
        "| exact, short (worst) % | "
        + " | ".join(f"wiring {n}" for n in wirings)
        + " |"
    )
    yield "|" + "---|" * (count + 1)
    for make in ALL:
        found = [searched(make(other=number), starts) for number in wirings]
        cells = [f"{one.exact:.0%}, {one.short.max():.1f}" for one in found]
        yield f"| {make.__name__} | " + " | ".join(cells) + " |"


def slope_error(known: Known, step: float = 1e-5) -> float:
    """Largest difference between adjoint and central differences, relative to the
    largest slope, over shares, amplitude, frequency and phase of one setting."""
    points = known.space.points()
    number = int(np.ravel_multi_index([n // 2 for n in known.space.shape],
                                      known.space.shape))  # fmt: skip
    one = points.at(np.asarray([number]))
    slope = known.slope(one)
    share = jnp.eye(known.regions)[int(one.target[0])]
    numbers = [jnp.asarray(float(column[0])) for column in one[1:]]
    given = [slope.amplitude, slope.frequency_hz, slope.phase_rad, *slope.shares]
    measured = []
    for place in range(3):
        ends = []
        for sign in (1, -1):
            moved = list(numbers)
            moved[place] = moved[place] + sign * step
            ends.append(float(known.mean(share, *moved)))
        measured.append((ends[0] - ends[1]) / (2 * step))
    for region in range(known.regions):
        ends = [
            float(known.mean(share.at[region].add(sign * step), *numbers))
            for sign in (1, -1)
        ]
        measured.append((ends[0] - ends[1]) / (2 * step))
    largest = max(np.abs(measured).max(), 1e-12)
    return float(np.abs(np.asarray(given) - measured).max() / largest)


def table(starts: int) -> Iterator[str]:
    yield (
        "| system | | grid (target, amplitude, Hz, phase) | exact | worst rank | "
        "short, mean % | short, worst % | cost | adjoint error | exhaustive, s | "
        "search, s |"
    )
    yield "|" + "---|" * 11
    for make in ALL:
        yield row_of(make(), starts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=16)
    parser.add_argument("--others", type=int, default=3)
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    start_engine(default_cache_dir())
    lines = []
    parts = [table(asked.seeds)]
    if asked.others:
        parts += [iter(["", OTHERS, ""]), others(asked.seeds, asked.others)]
    for line in chain(*parts):
        print(line, flush=True)
        lines.append(line)
    lines += [
        "",
        f"{asked.seeds} starts each; a rank counts points of the grid that are better. "
        "Adjoint error: beside central differences, relative to the largest slope.",
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load "
        f"{os.getloadavg()[0]:.1f}, OMP_NUM_THREADS "
        f"{os.environ.get('OMP_NUM_THREADS', 'unset')}; "
        f"Python {platform.python_version()}, jax "
        f"{version('jax')}, NumPy {np.__version__}; {datetime.now(UTC):%Y-%m-%d}.",
    ]
    print("\n".join(lines[-3:]))
    if asked.save:
        SAVED.write_text(HEAD + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
