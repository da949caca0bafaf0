"""Sets of regions whose removal stops the seizures: several, never one answer.

Two orders: regions that could begin a seizure by themselves, and gradients of how far
regions come into a seizure, through all draws at once (a relaxation: the share of a
region that is left is a number between 0 and 1). Sets grow from the top of each order
and shrink again: every region that can stay is put back. A simulation is one draw of
the posterior run once; a gradient counts as four (Griewank and Walther 2008,
doi:10.1137/1.9780898717761).
"""

from dataclasses import replace
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.seizures.forward import Runs, onsets
from brainTwinStudio.engine.seizures.network import (
    STEPS,
    Wired,
    connections_of,
    run,
)
from brainTwinStudio.engine.seizures.outcome import cost_of, picked_runs, spread_of
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array
from brainTwinStudio.project.seizure_twin import (
    NAMED,
    THRESHOLD,
    ResectionSearch,
    ResectionSet,
    SeizureTwin,
    Spread,
)

TRIED_RUNS = 8
REVERSE = 4
SOFT = 0.25  # width of what counts as a seizure, in x
LEAST_GAIN = 1e-9
LEFT = 0.25  # of the draws may still seize where a set counts as stopping seizures
WORTH = (
    1 / NAMED
)  # regions that it is worth to stop seizures in all draws: as in naming


class _Tried(NamedTuple):
    """Sets that were run: members, share of runs with a seizure after, spent so far."""

    members: frozenset[int]
    seizing: Array
    spent: int


def search(
    twin: SeizureTwin,
    forbidden: tuple[str, ...],
    max_regions: int,
    simulations: int,
    seed: int,
    watcher: Watcher,
) -> ResectionSearch:
    """Raises InputError where the limits leave nothing to search."""
    regions = twin.connectome.parcellation
    kept = {regions.index(name) for name in forbidden}
    allowed = [i for i in range(regions.count) if i not in kept]
    if not 1 <= max_regions <= regions.count - 3:
        raise InputError(
            f"At most {max_regions} regions may be removed; expected 1 to "
            f"{regions.count - 3}."
        )
    least = TRIED_RUNS * (REVERSE + 2)
    if simulations < least:
        raise InputError(f"The search needs {least} simulations or more.")
    if not allowed:
        raise InputError("Every region is forbidden: nothing can be removed.")
    runs, member = picked_runs(twin, TRIED_RUNS, seed)
    weights = connections_of(twin.connectome.weights)
    watcher.progress("Gradients", 0.0)
    order = [i for i in _order(runs, weights) if i in set(allowed)]
    able = [i for i in _beginning(runs) if i in set(allowed)]
    budget = _Budget(simulations - REVERSE * TRIED_RUNS)
    tried = _Tries(runs, weights, budget, watcher)
    baseline = tried.of(frozenset())
    _grow_and_shrink(tried, able, max_regions)
    _grow_and_shrink(tried, order, max_regions)
    _others(tried, order, max_regions)
    return _answer(twin, tried, baseline, member, forbidden, max_regions, seed)


class _Budget:
    """How many forward simulations may still be spent, and were."""

    def __init__(self, most: int) -> None:
        self.most, self.spent = most, 0

    def takes(self, count: int) -> bool:
        if self.spent + count > self.most:
            return False
        self.spent += count
        return True


class _Tries:
    """Every set is run once, whoever asks."""

    def __init__(
        self, runs: Runs, weights: Array, budget: _Budget, watcher: Watcher
    ) -> None:
        self._runs, self._weights = runs, weights
        self.budget, self._watcher = budget, watcher
        self.known: dict[frozenset[int], _Tried] = {}

    def of(self, members: frozenset[int]) -> _Tried | None:
        """What becomes of the seizures, None where the budget is spent."""
        if members in self.known:
            return self.known[members]
        count = len(self._runs.tau0)
        if self._watcher.stop_requested() or not self.budget.takes(count):
            return None
        share = self.budget.spent / max(self.budget.most, 1)
        self._watcher.progress("Trying sets", share)
        present = np.ones((1, len(self._weights)))
        present[0, list(members)] = 0
        onset = onsets(self._runs, self._weights, present)[0]
        seizing = np.isfinite(onset).any(axis=1).astype(float)
        tried = _Tried(members, seizing, self.budget.spent)
        self.known[members] = tried
        return tried


def _order(runs: Runs, weights: Array) -> list[int]:
    """Regions by how much removing a little of each takes off the seizures."""
    whole = jnp.ones(len(weights))
    slope = _slope(whole, *(jnp.asarray(value) for value in (*runs, weights)))
    slope = np.nan_to_num(np.asarray(slope))
    own = runs.x0.mean(axis=1)
    # Where slopes say nothing (all draws far from any change), excitability does.
    return sorted(range(len(weights)), key=lambda i: (-slope[i], -own[i]))


def _beginning(runs: Runs) -> list[int]:
    """Regions by in how many draws they could begin a seizure by themselves. Where
    several can, removing a little of each is seen in no gradient: all must go."""
    able = (runs.x0 > THRESHOLD).mean(axis=1)
    own = runs.x0.mean(axis=1)
    return sorted(range(len(able)), key=lambda i: (-able[i], -own[i]))


@jax.jit
def _slope(
    left: jax.Array,
    x0: jax.Array,
    coupling: jax.Array,
    tau0: jax.Array,
    start_z: jax.Array,
    weights: jax.Array,
) -> jax.Array:
    def seizing(share: jax.Array) -> jax.Array:
        kept = weights * share[:, None] * share[None]
        wiring = Wired(kept, kept.sum(axis=1), jnp.zeros(len(share)))
        held = share[:, None] * x0 + (1 - share[:, None]) * -4.0
        xs = run(held, coupling, tau0, start_z, wiring, STEPS)
        return jax.nn.sigmoid(xs / SOFT).mean(axis=0).sum()

    return jax.grad(seizing)(left)


def _grow_and_shrink(tried: _Tries, order: list[int], most: int) -> None:
    """Sets from the top of the order until seizures stop, then without each region
    that need not be in it."""
    best: _Tried | None = None
    for size in range(1, most + 1):
        found = tried.of(frozenset(order[:size]))
        if found is None:
            return
        best = best if best and _stops(best) else found
        if not found.seizing.any():
            break
    if best is None:
        return
    for i in reversed(order[:most]):
        if i in best.members and len(best.members) > 1:
            less = tried.of(best.members - {i})
            if less is None:
                return
            best = min(best, less, key=_rank)


def _others(tried: _Tries, order: list[int], most: int) -> None:
    """Other sets: single regions, then exchanges in the best sets found."""
    for i in order[: 2 * most]:
        if tried.of(frozenset((i,))) is None:
            return
    while True:
        ranked = sorted(tried.known.values(), key=_rank)
        tries = [
            ranked[0].members - {out} | {new}
            for out in ranked[0].members
            for new in order[: 3 * most]
            if new not in ranked[0].members
        ]
        if len(ranked[0].members) < most:
            tries += [ranked[0].members | {new} for new in order[: 3 * most]]
        fresh = [members for members in tries if members not in tried.known]
        if not fresh or _stops(ranked[0]):
            return
        for members in fresh:
            if tried.of(members) is None:
                return


def _stops(tried: _Tried) -> bool:
    """A set need not stop the last draws: those hold regions that hardly any other draw
    has begin, and each would add one to every set."""
    return bool(tried.seizing.mean() <= LEFT)


def _rank(tried: _Tried) -> tuple[float, float]:
    """Every region must be worth it: one more that stops seizures in fewer draws than
    would have it named only makes a set larger."""
    seizing = float(tried.seizing.mean())
    return len(tried.members) + WORTH * seizing, seizing


def _answer(
    twin: SeizureTwin,
    tried: _Tries,
    baseline: _Tried | None,
    member: Array,
    forbidden: tuple[str, ...],
    max_regions: int,
    seed: int,
) -> ResectionSearch:
    assert baseline is not None  # the budget holds it
    names = twin.connectome.parcellation.region_names
    ranked = sorted((t for t in tried.known.values() if t.members), key=_rank)
    sets = []
    for found in ranked:
        effect = spread_of(baseline.seizing - found.seizing, member, seed)
        present = np.ones(len(names))
        present[list(found.members)] = 0
        listed = tuple(names[i] for i in sorted(found.members))
        cost = cost_of(twin, _removal(present))
        sets.append(ResectionSet(listed, effect, cost, found.spent, False))
    sets = _on_front(sets)
    start = spread_of(baseline.seizing, member, seed)
    return ResectionSearch(
        tuple(sets),
        forbidden,
        max_regions,
        tried.budget.spent,
        TRIED_RUNS,
        start,
        _sentence(sets, start, max_regions),
    )


def _removal(present: Array) -> Plan:
    n = len(present)
    factor = np.ones((n, n))
    return Plan(factor, present, (), present == 0, {})


def _on_front(sets: list[ResectionSet]) -> list[ResectionSet]:
    """With those marked than which no set has more effect at no more regions and no
    more cost."""

    def beaten(one: ResectionSet) -> bool:
        mine = (-one.effect.value, len(one.regions), one.cost["all"])
        return any(
            all(a <= b for a, b in zip(theirs, mine, strict=True)) and theirs != mine
            for other in sets
            for theirs in [(-other.effect.value, len(other.regions), other.cost["all"])]
        )

    return [replace(one, on_front=not beaten(one)) for one in sets]


def _sentence(sets: list[ResectionSet], start: Spread, most: int) -> str:
    if start.value <= LEFT:
        return (
            "The twin has seizures in a quarter of its draws or fewer without surgery; "
            "no set can be judged by what it stops."
        )
    enough = start.value - LEFT - LEAST_GAIN
    stopping = [one for one in sets if one.effect.value >= enough]
    if not stopping:
        return (
            f"No set of up to {most} regions that was tried stops the seizures in "
            "three of four draws. That does not prove that there is none."
        )
    fewest = min(len(one.regions) for one in stopping)
    count = sum(len(one.regions) == fewest for one in stopping)
    sets_word = "set" if count == 1 else "sets"
    region_word = "region" if fewest == 1 else "regions"
    stop = "stops" if count == 1 else "stop"
    return (
        f"{count} {sets_word} of {fewest} {region_word} {stop} the twin's seizures in "
        "three of four draws or more. Smaller ones that were not tried may do so too; "
        "what each costs is a choice for people."
    )
