"""Does a twin know when a plan leads beyond what it knows?

    python tests/benchmarks/familiarity.py [--brains 1,2,3] [--twins residual]
        [--cache DIR] [--save [FILE]]

Hidden brains and what is truly outside of training: `familiarity_brains.py`. Three
twins of each: a Hopf twin fitted by the engine, the same physics with a residual net
trained on the recording (as in `learned_physics.py`; plans run with the net), and a
black box. All are asked for the same plans, amplitudes in spreads of the target's own
signal; the hybrid once more with the assumption on damping that is true of the brains,
alone (plans otherwise run under five). Per kind: AUROC of the largest distance of any
score, outside against inside, with a bootstrap interval over plans; how many inside
plans are not called familiar, and how many outside plans are, with exact binomial
intervals; the error of the predicted
change of log power and mean FC, in standard deviations of unchanged runs of the brain,
by level. With --gate the residual's rate is faded where it was not trained
(SCIENCE.md F.8), and the errors are set beside those without. Prints Markdown; asserts
nothing. DIR keeps fitted twins and answered plans.
"""

import argparse
import os
import pickle
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from familiarity_brains import REGIONS, Brain, Truth, brain, interventions, truth
from familiarity_told import SEEDS, Asked, told
from familiarity_twins import BOX, gated, twins_of, with_damping, with_gate

from brainTwinStudio.engine.inference.support import regional_features
from brainTwinStudio.engine.scenarios import run as run_scenario
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.worker import start_engine
from brainTwinStudio.project import Array, Change, Scenario, Stimulation, Twin
from brainTwinStudio.project.familiarity import judged, score

SAVED = Path(__file__).parent / "results" / "familiarity.md"


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--brains", default="1,2,3")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--twins", default="", help="only those with this in the name")
    parser.add_argument("--save", type=Path, nargs="?", const=SAVED)
    given = parser.parse_args(words)
    start_engine(str(default_cache_dir()))
    clock, load = time.monotonic(), os.getloadavg()[0]
    found: dict[str, list[Asked]] = {}
    faded: list[Asked] = []
    for number in map(int, given.brains.split(",")):
        rows, more = of_brain(number, given.gate, given.cache, given.twins)
        for name, some in rows.items():
            if given.twins in name and some:
                found.setdefault(name, []).extend(some)
        faded += more
    text = "\n".join(told(found, faded, given.brains, time.monotonic() - clock, load))
    print(text)
    if given.save:
        given.save.write_text(text + "\n", encoding="utf-8")


def again(row: Asked) -> Asked:
    """Judged by the limits of today."""
    if row.how is None:
        return row
    scores = (score(s.name, s.label, s.p, s.far, s.told) for s in row.how.scores)
    return row._replace(how=judged(tuple(scores)))


def of_brain(
    number: int, gate: bool, kept: Path | None, twins: str = ""
) -> tuple[dict[str, list[Asked]], list[Asked]]:
    """Rows of every twin, and of the hybrid with the gate."""
    done = None if kept is None else kept / f"rows-{number}{twins}.pickle"
    if done is not None and done.exists():
        rows, faded = pickle.loads(done.read_bytes())  # our own, made below
        return {
            name: [again(row) for row in some] for name, some in rows.items()
        }, faded
    of = brain(number)
    plans = [(kind, change, truth(of, change)) for kind, change in interventions(of)]
    rows, faded = {}, []
    for name, twin in twins_of(of, kept).items():
        if twins not in name:
            continue
        rows[name] = asked_all(of, twin, plans)
        if twin.spec.learned:
            told_all = partial(asked_all, of, twin, plans)
            rows[f"{name}, told how damping answers"] = with_damping(told_all)
        if gate and twin.spec.learned:
            faded += with_gate(partial(asked_all, of, twin, plans), gated())
        print(number, name, f"{time.process_time():.0f} s", file=sys.stderr, flush=True)
    if done is not None:
        done.write_bytes(pickle.dumps((rows, faded)))
    return rows, faded


# ---------------------------------------------------------------- asking


def own_spread(twin: Twin) -> Array:
    """Spread of the states of a twin's regions, from an empty plan (region,)."""
    if twin.spec.node == BOX:
        return np.ones(REGIONS)
    nothing = Stimulation((names_of(twin)[0],), amplitude=0.0)
    _, before, _ = run_scenario(twin, Scenario("s", "t", "t", (nothing,)), Silent())
    noise = np.asarray((twin.planning or twin.parameters)["noise_ratio"])
    return before.std(axis=(0, 1)) / np.sqrt(1 + noise)


def names_of(twin: Twin) -> tuple[str, ...]:
    return twin.connectome.parcellation.region_names


def ask(twin: Twin, spread: Array, change: Change, seed: int):
    """Familiarity and change of log power and mean FC (region, feature), or None where
    it is refused; InputError where such a twin cannot be asked."""
    if isinstance(change, Stimulation):
        at = [names_of(twin).index(name) for name in change.targets]
        size = change.amplitude * float(spread[at].mean())
        change = replace(change, amplitude=size)
    scenario = Scenario("s", "t", "t", (change,), seeds=SEEDS, seed=seed)
    try:
        answer, before, after = run_scenario(twin, scenario, Silent())
    except InputError as error:
        if "no connections to cut" in str(error):
            raise
        return None
    kept = ~np.isnan(after[0, 0])
    rows = [
        regional_features(np.swapaxes(run[:, :, kept], 1, 2)) for run in (before, after)
    ]
    found = np.full((REGIONS, 2), np.nan)
    found[kept] = (rows[1] - rows[0]).mean(axis=0)
    assert answer.result is not None
    return answer.result.familiarity, found


def asked_all(
    of: Brain, twin: Twin, truths: Sequence[tuple[str, Change, Truth]]
) -> list[Asked]:
    spread = own_spread(twin)
    usual = regional_features(np.swapaxes(of.fresh[:, :, 0], 1, 2)).std(axis=0)
    rows = []
    for number, (kind, change, true) in enumerate(truths):
        try:
            answer = ask(twin, spread, change, 1000 + number)
        except InputError:
            continue
        if answer is None:
            rows.append(Asked(kind, true, None, np.nan))
            continue
        how, guess = answer
        error = float(np.sqrt(np.nanmean((guess / usual - true.change) ** 2)))
        rows.append(Asked(kind, true, how, error))
    return rows


if __name__ == "__main__":
    main()
