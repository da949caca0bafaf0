"""Does the search find the best stimulation where an exhaustive search can tell it?

    python tests/benchmarks/stimulation_known.py [--seeds 16] [--save]

Six systems, two of them linear (tests/engine/stimulation_search/known_systems.py).
Every point of the grid target x amplitude x frequency x phase is simulated; then the
search is run from `--seeds` random starts with a twentieth of these simulations (a
gradient counts as 4). "Exact": share of starts that end at the best point of the grid;
"short": how far below it they end, in percent of the range of outcomes. Adjoint slopes
are held against finite differences. Prints Markdown; asserts nothing.
"""

import argparse
import os
import platform
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from brainTwinStudio.engine.stimulation_search.search import search
from brainTwinStudio.engine.stimulation_search.space import REVERSE, Points, Slope
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.worker import start_engine
from brainTwinStudio.project import Array
from tests.engine.stimulation_search.known_systems import ALL, Known

SAVED = Path(__file__).parent / "results" / "stimulation_known.md"
CHEAPER = 20
HEAD = """# The best stimulation of systems that are known

Written by `tests/benchmarks/stimulation_known.py --save`; nothing is typed by hand.
"""


class Looked(NamedTuple):
    """A system whose outcomes are known already: the search costs what it would."""

    known: Known
    every: Array
    seeds: int
    places: dict[tuple[float, ...], int]

    def outcomes(self, points: Points) -> Array:
        rows = zip(*points, strict=True)
        return np.stack([self.every[self.places[_key(*row)]] for row in rows])

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


def row_of(known: Known, starts: int) -> str:
    began = time.perf_counter()
    system = looked_up(known)
    exhaustive_s = time.perf_counter() - began
    values = system.every.mean(axis=1)
    size, ranks, short, spent = known.space.size, [], [], []
    began = time.perf_counter()
    for seed in range(starts):
        found = search(system, known.space, size * known.seeds // CHEAPER, seed,
                       Silent())  # fmt: skip
        ranks.append(int((values > values[found.best]).sum()))
        short.append(100 * (values.max() - values[found.best]) / np.ptp(values))
        spent.append((found.forward + REVERSE * found.reverse) / (size * known.seeds))
    each = (time.perf_counter() - began) / starts
    exact = np.mean(np.asarray(ranks) == 0)
    shape = " x ".join(str(length) for length in known.space.shape)
    kind = "linear" if known.linear else "nonlinear"
    return (
        f"| {known.name} | {kind} | {shape} | {exact:.0%} | {np.max(ranks)} | "
        f"{np.mean(short):.2f} | {np.max(short):.1f} | 1/{1 / np.mean(spent):.1f} | "
        f"{slope_error(known):.1e} | {exhaustive_s:.1f} | {each:.1f} |"
    )


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
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    start_engine(default_cache_dir())
    lines = []
    for line in table(asked.seeds):
        print(line, flush=True)
        lines.append(line)
    lines += [
        "",
        f"{asked.seeds} starts each; a rank counts points of the grid that are better. "
        "Adjoint error: beside central differences, relative to the largest slope.",
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load "
        f"{os.getloadavg()[0]:.1f}; Python {platform.python_version()}, jax "
        f"{version('jax')}, NumPy {np.__version__}; {datetime.now(UTC):%Y-%m-%d}.",
    ]
    print("\n".join(lines[-3:]))
    if asked.save:
        SAVED.write_text(HEAD + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
