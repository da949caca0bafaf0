"""Is the target that a twin chooses a good one in the brain it was fitted to?

    python tests/benchmarks/stimulation_truth.py --cache /tmp/stim [--save]
        [--classes rww,wc,jr,rww_active] [--brains 1,2,3] [--effort standard]
        [--hz 0.05]

Hidden brains of other model classes (`intervention/hidden_brains.py`) are recorded
twice; a twin is fitted to these runs and to an imperfect connectome, and asked by
`stimulate --optimise where` which region to drive with a sine so that the others answer
most. In the hidden brain every region is driven in turn by the same input, weak enough
for its linear theory, which is exact then: its answer is the RMS over the other regions
of their BOLD per standard deviation. Told are the rank of the twin's choice among all
targets there (mark: top 10 %), with the interval over brains, what it gives of the best
one's answer, and the rank correlation of the twin's map with the truth; beside the rank
of two choices that need no twin: the strongest region of the connectome told, and a
region at random; and of how many brains the search said that its map may be reversed
(`engine/amplitude_check.py`), with the rank of the choice where it did not. Prints
Markdown; asserts nothing.
"""

import argparse
import os
import platform
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from intervention import hidden_brains
from intervention.classes import CLASSES
from intervention.hidden_brains import Brain, brain, recordings
from scipy.stats import bootstrap

from brainTwinStudio.analysis.interventions import rank_agreement
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.linearise import linearised
from brainTwinStudio.engine.network import network_rate
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.files.twin_file import read_twin, write_twin
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.jobs.stimulation_requests import FindStimulationRequest
from brainTwinStudio.jobs.worker import run, start_engine
from brainTwinStudio.project import (
    EFFORTS,
    Array,
    FitSettings,
    ModelSpec,
    Stimulation,
    Twin,
)
from brainTwinStudio.project.stimulation_search import (
    StimulationAim,
    StimulationSearch,
)

SAVED = Path(__file__).parent / "results" / "stimulation_truth.md"
GOALS = ("response", "fc_change")
AMPLITUDE = 0.02
HEAD = """# Targets that twins choose, in hidden brains of other classes

Written by `tests/benchmarks/stimulation_truth.py --save`; nothing is typed by hand.
"""


class Row(NamedTuple):
    """Of a twin: place of its choice among the targets of the hidden brain, 0 = best;
    what it gives of the best one's answer; rank correlation of its map; place of the
    strongest region; what its search says of amplitudes, and their rank correlation
    with strength in the recordings."""

    kind: str
    goal: str
    place: int
    share: float
    r: float
    strongest: int
    check: str
    measured: float
    cost: int
    exhaustive: int
    targets: int


def answers_of(hidden: Brain, hz: float) -> Array:
    """RMS answer of the others to a weak sine given to every region (target,)."""
    cls = CLASSES[hidden.kind]
    network = hidden_brains._assembled(
        cls, hidden.weights, Grid(1, 0, 1, 1e-3), hidden.values, double=True
    )
    (parameters,) = network.inputs.parameters
    wiring, n = network.inputs.wiring, len(hidden.weights)
    state = jnp.asarray(hidden.rest)
    linear = linearised(network.form, (parameters,), wiring, state)

    def rate(driven: jax.Array) -> jax.Array:
        given = {**parameters, cls.driven: driven}
        return network_rate(network.form, (given,), wiring, state).ravel()

    usual = jnp.broadcast_to(jnp.asarray(hidden.values[cls.driven]), n)
    enters = np.asarray(jax.jacfwd(rate)(usual))
    turning = 2j * np.pi * hz * network.form.unit_s * np.eye(len(enters))
    matrix = np.asarray(linear.matrix)
    moved = np.asarray(linear.bold) @ np.linalg.solve(turning - matrix, enters)
    cov = hidden_brains._linear(cls, hidden.weights, hidden.values)[2]
    size = np.abs(moved) / np.sqrt(np.diagonal(cov))[:, None]
    np.fill_diagonal(size, np.nan)
    return np.sqrt(np.nanmean(size**2, axis=0))


def twin_of(hidden: Brain, effort: Any, cache: Path) -> Twin:
    file = cache / f"{hidden.kind}-{hidden.subject:02d}-{effort}.btwin"
    if file.exists():
        return read_twin(file)
    settings = FitSettings(effort=effort, judge_seeds=8)
    spec = ModelSpec(coupling="additive", connectome="fixed")
    name = f"{hidden.kind}-{hidden.subject}"
    twin = run(FitRequest(name, hidden.told, recordings(hidden), spec, settings),
               Silent())  # fmt: skip
    assert isinstance(twin, Twin)
    cache.mkdir(parents=True, exist_ok=True)
    write_twin(twin, file)
    return twin


def row_of(hidden: Brain, twin: Twin, goal: str, hz: float) -> Row:
    names = twin.connectome.parcellation.region_names
    template = Stimulation((names[0],), "sine", AMPLITUDE, hz)
    aim = StimulationAim(template, goal, ("where",))
    found = run(FindStimulationRequest(twin, aim), Silent())
    assert isinstance(found, StimulationSearch)
    assert found.amplitudes is not None
    truth = answers_of(hidden, hz)
    chosen = twin.connectome.parcellation.index(found.best.targets[0])
    strongest = int(hidden.told.weights.sum(axis=1).argmax())
    return Row(
        hidden.kind,
        goal,
        int((truth > truth[chosen]).sum()),
        float(truth[chosen] / truth.max()),
        rank_agreement(found.value, truth),
        int((truth > truth[strongest]).sum()),
        found.amplitudes.outcome,
        found.amplitudes.measured[0],
        found.forward + 4 * found.reverse,
        found.exhaustive,
        len(truth),
    )


def lines_of(rows: list[Row]) -> Iterator[str]:
    yield (
        "| class | goal | brains | rank of the choice, % | 95 % | in the top 10 % | of "
        "the best answer | r of maps | strongest region, rank % | amplitude with "
        "strength | said to be reversed | rank where not, % | simulations |"
    )
    yield "|" + "---|" * 13
    kinds = dict.fromkeys(row.kind for row in rows)
    for goal in dict.fromkeys(row.goal for row in rows):
        for kind in (*kinds, "all"):
            some = [r for r in rows if r.goal == goal and kind in (r.kind, "all")]
            rank = np.array([100 * (row.place + 1) / row.targets for row in some])
            low, high = _interval(rank)
            yield (
                f"| {kind} | {goal} | {len(some)} | {rank.mean():.1f} | {low:.1f} to "
                f"{high:.1f} | {(rank <= 10).sum()}/{len(some)} | "
                f"{np.mean([row.share for row in some]):.2f} | "
                f"{np.mean([row.r for row in some]):.2f} | "
                f"{_strongest(some):.1f} | {_checked(some)} | "
                f"{some[0].cost} of {some[0].exhaustive} |"
            )


def _interval(values: Array) -> tuple[float, float]:
    if len(values) < 3 or np.ptp(values) == 0:
        return float(values.min()), float(values.max())
    found = bootstrap((values,), np.mean, method="percentile", rng=0)
    return found.confidence_interval.low, found.confidence_interval.high


def _strongest(rows: list[Row]) -> float:
    return float(np.mean([100 * (row.strongest + 1) / row.targets for row in rows]))


def _checked(rows: list[Row]) -> str:
    """Three columns of what the search said of amplitudes."""
    fine = [row for row in rows if row.check != "disagrees"]
    rank = np.mean([100 * (row.place + 1) / row.targets for row in fine] or [np.nan])
    return (
        f"{np.mean([row.measured for row in rows]):+.2f} | "
        f"{len(rows) - len(fine)}/{len(rows)} | {f'{rank:.1f}' if fine else ''}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--classes", default="rww,wc,jr,rww_active")
    parser.add_argument("--brains", default="1,2,3")
    parser.add_argument("--effort", choices=EFFORTS, default="standard")
    parser.add_argument("--hz", type=float, default=0.05)
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    start_engine(default_cache_dir())
    rows: list[Row] = []
    for kind in asked.classes.split(","):
        for subject in map(int, asked.brains.split(",")):
            began = time.perf_counter()
            hidden = brain(kind, subject)
            twin = twin_of(hidden, asked.effort, asked.cache)
            rows += [row_of(hidden, twin, goal, asked.hz) for goal in GOALS]
            spent = time.perf_counter() - began
            print(f"{rows[-2]} {rows[-1]} {spent:.0f} s", flush=True)
    lines = [
        *lines_of(rows),
        "",
        f"Drive of {asked.hz} Hz, {asked.effort} fits. A region at random has a rank "
        "of 50 %. Rank of the choice: with interval over brains (bootstrap).",
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load "
        f"{os.getloadavg()[0]:.1f}; Python {platform.python_version()}, jax "
        f"{version('jax')}, NumPy {np.__version__}; {datetime.now(UTC):%Y-%m-%d}.",
    ]
    print("\n".join(lines))
    if asked.save:
        SAVED.write_text(HEAD + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
