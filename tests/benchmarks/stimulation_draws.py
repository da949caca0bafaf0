"""Does a stimulation map with draws of the twin hold the truth in its intervals?

    python tests/benchmarks/stimulation_draws.py --cache /tmp/draws [--save]
        [--classes rww,wc,jr] [--brains 3,4] [--effort standard]

As `stimulation_truth.py`, whose hidden brains and truth these are: a twin is asked
which region to drive, once with its draws of parameters and once without. Told are the
share of regions whose true answer lies within the 90 % interval of the map (the truth
times one factor for all regions, since units of a stimulus are not known), how much
wider the interval is than without draws, the place of the choice among all targets, in
what share of draws it is the best of the five that are judged, and in how many brains
it is so. How far regions differ in draws was chosen on brains 1 and 2. Prints Markdown;
asserts nothing.
"""

import argparse
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from intervention.hidden_brains import brain
from stimulation_truth import AMPLITUDE, answers_of, twin_of

from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.stimulation_requests import FindStimulationRequest
from brainTwinStudio.jobs.worker import run, start_engine
from brainTwinStudio.project import EFFORTS, Array, FrozenMap, Stimulation, Twin
from brainTwinStudio.project.stimulation_search import (
    StimulationAim,
    StimulationSearch,
)

SAVED = Path(__file__).parent / "results" / "stimulation_draws.md"
HEAD = """# Maps of stimulation with draws of the twin, in hidden brains

Written by `tests/benchmarks/stimulation_draws.py --save`; nothing is typed by hand.
"""


class Row(NamedTuple):
    """covered: share of regions with and without draws; wider: mean width over that
    without; place of the choice, 0 = best; best_in: share of draws; right: whether it
    truly is the best of those judged."""

    kind: str
    covered: tuple[float, float]
    wider: float
    place: int
    best_in: float
    right: bool
    targets: int


def search_on(twin: Twin, hz: float) -> StimulationSearch:
    names = twin.connectome.parcellation.region_names
    template = Stimulation((names[0],), "sine", AMPLITUDE, hz)
    aim = StimulationAim(template, "response", ("where",))
    found = run(FindStimulationRequest(twin, aim), Silent())
    assert isinstance(found, StimulationSearch)
    return found


def covered(found: StimulationSearch, truth: Array) -> float:
    scale = np.exp(np.mean(np.log(found.value) - np.log(truth)))
    inside = (found.low <= scale * truth) & (scale * truth <= found.high)
    return float(inside.mean())


def row_of(kind: str, truth: Array, twin: Twin, hz: float) -> Row:
    with_draws = search_on(twin, hz)
    alone = search_on(replace(twin, planning_draws=FrozenMap()), hz)
    index = twin.connectome.parcellation.index
    judged = [truth[index(one.stimulation.targets[0])] for one in with_draws.choices]
    wide, narrow = ((one.high - one.low).mean() for one in (with_draws, alone))
    return Row(
        kind,
        (covered(with_draws, truth), covered(alone, truth)),
        float(wide / narrow),
        int((truth > judged[0]).sum()),
        with_draws.choices[0].best_in or 0.0,
        bool(judged[0] == max(judged)),
        len(truth),
    )


def lines_of(rows: list[Row]) -> Iterator[str]:
    yield (
        "| class | brains | covered | without draws | wider | rank of the choice, % | "
        "best in draws | truly the best of those judged |"
    )
    yield "|" + "---|" * 8
    for kind in (*dict.fromkeys(row.kind for row in rows), "all"):
        some = [row for row in rows if kind in (row.kind, "all")]
        with_draws, alone = np.mean([row.covered for row in some], axis=0)
        rank = np.mean([100 * (row.place + 1) / row.targets for row in some])
        yield (
            f"| {kind} | {len(some)} | {with_draws:.2f} | {alone:.2f} | "
            f"{np.mean([row.wider for row in some]):.1f} times | {rank:.1f} | "
            f"{np.mean([row.best_in for row in some]):.2f} | "
            f"{sum(row.right for row in some)}/{len(some)} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--classes", default="rww,wc,jr")
    parser.add_argument("--brains", default="3,4")
    parser.add_argument("--effort", choices=EFFORTS, default="standard")
    parser.add_argument("--hz", type=float, default=0.05)
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    start_engine(default_cache_dir())
    rows: list[Row] = []
    for kind in asked.classes.split(","):
        for subject in map(int, asked.brains.split(",")):
            hidden = brain(kind, subject)
            twin = twin_of(hidden, asked.effort, asked.cache)
            rows.append(row_of(kind, answers_of(hidden, asked.hz), twin, asked.hz))
            print(rows[-1], flush=True)
    about = (
        f"Brains {asked.brains}; drive of {asked.hz} Hz, {asked.effort} fits; "
        f"load {os.getloadavg()[0]:.1f}."
    )
    text = "\n".join((*lines_of(rows), "", about))
    print(text)
    if asked.save:
        SAVED.write_text(f"{HEAD}\n{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
