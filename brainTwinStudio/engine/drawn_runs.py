"""A stimulation in other twins that the recording allows as well.

Noise seeds go through the draws of the twin's parameters in turns, so intervals over
runs count both: what noise does, and what the recording leaves open.
"""

from collections.abc import Iterable
from dataclasses import replace

import jax
import numpy as np

from brainTwinStudio.engine.extrapolation import refuse_left
from brainTwinStudio.engine.plan_pair import Pair, changed, pair_of
from brainTwinStudio.engine.plan_stimulus import stimulus_of
from brainTwinStudio.engine.run_twin import observed_pair
from brainTwinStudio.engine.seeds import SEEDS_AT_ONCE, seed_keys
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array, Change, FrozenMap, Scenario, Twin


def draws_of(twin: Twin) -> int:
    """How many draws it has of the parameters that plans are predicted with."""
    return len(next(iter(twin.planning_draws.values()), ()))


def drawn_twins(twin: Twin) -> tuple[Twin, ...]:
    """The twin with every draw of the parameters that plans are predicted with."""
    rows = twin.planning_draws
    return tuple(
        replace(
            twin,
            planning=FrozenMap(
                {**twin.planning, **{name: row[at] for name, row in rows.items()}}
            ),
        )
        for at in range(draws_of(twin))
    )


def drawn_pairs(twin: Twin, changes: Iterable[Change]) -> tuple[Pair, ...]:
    """Before and after a plan that only stimulates, of every draw, all on the finest of
    their time grids, so that one compiled program serves."""
    changes = tuple(changes)
    pairs = [pair_of(one, changes) for one in drawn_twins(twin)]
    if not pairs:
        return ()
    finest = max(pairs, key=lambda pair: pair.grid.substeps)
    return tuple(p._replace(grid=finest.grid, plan=finest.plan) for p in pairs)


def drawn_runs(
    twin: Twin, scenario: Scenario, response: jax.Array, watcher: Watcher
) -> tuple[Array, Array]:
    """BOLD before and after (run, time, region); run i is of noise seed i and of draw
    i modulo their number. A stop ends it with the draws so far."""
    pairs, regions = (
        drawn_pairs(twin, scenario.active),
        twin.connectome.parcellation.region_names,
    )
    keys = seed_keys(scenario.seed, 0, scenario.seeds)
    at_once = min(-(-scenario.seeds // len(pairs)), SEEDS_AT_ONCE)
    found: dict[int, tuple[Array, Array]] = {}
    for number, pair in enumerate(pairs):
        if found and watcher.stop_requested():
            break
        watcher.progress("Simulating draws of the twin", number / len(pairs))
        stimulus, still = stimulus_of(pair.plan, pair.grid), np.zeros(at_once)
        networks = pair.network, changed(pair.edited, pair.plan, still)
        mine = np.arange(number, scenario.seeds, len(pairs))
        for first in range(0, len(mine), at_once):
            some = mine[first : first + at_once]
            both = observed_pair(
                twin.spec.dynamics,
                pair.grid,
                (pair.before, pair.after),
                networks,
                stimulus,
                response,
                keys[np.resize(some, at_once)],
            )
            runs = zip(some, *map(np.asarray, both), strict=False)
            found.update({int(at): (before, after) for at, before, after in runs})
    order = sorted(found)
    before, after = (np.stack([found[at][k] for at in order]) for k in (0, 1))
    refuse_left(before, regions)
    refuse_left(after, regions)
    return before, after
