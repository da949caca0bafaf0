"""Sets of regions whose removal stops the seizures: several, never one answer.

They are looked for where the zone is as it was named, and judged in draws that have it
as uncertain as it is: a set against all that may be would hold every region that begins
in a few draws. Two orders: regions that could begin a seizure by themselves, and
gradients of how far regions come into a seizure, through all draws at once (a
relaxation: the share of a region that is left is a number between 0 and 1). Sets grow
from the top of each order and shrink again: every region that can stay is put back. A
simulation is one draw of the posterior run once; a gradient counts as four (Griewank
and Walther 2008, doi:10.1137/1.9780898717761).
"""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.seizures.classes import by_class
from brainTwinStudio.engine.seizures.forward import Runs
from brainTwinStudio.engine.seizures.network import (
    STEPS,
    Wired,
    connections_of,
    run,
)
from brainTwinStudio.engine.seizures.outcome import cost_of, picked_runs, spread_of
from brainTwinStudio.engine.seizures.set_tries import (
    LEAST_GAIN,
    LEFT,
    Budget,
    Tries,
    grow_and_shrink,
    others,
    rank,
)
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, FrozenMap
from brainTwinStudio.project.seizure_twin import (
    NAMED,
    THRESHOLD,
    ResectionSearch,
    ResectionSet,
    SeizureTwin,
    Spread,
)

TRIED_RUNS, JUDGED_RUNS = 4, 8
LEAST = 48  # simulations
REVERSE = 4
UNSEEN = (
    0.5  # from this probability on a zone that no contact saw is to be removed, too
)
SOFT = 0.25  # width of what counts as a seizure, in x


def search(
    twin: SeizureTwin,
    forbidden: tuple[str, ...],
    max_regions: int,
    simulations: int,
    seed: int,
    watcher: Watcher,
    *,
    recovery: bool = False,
) -> ResectionSearch:
    """recovery: judge each set once more with inhibition tuned again, out of the same
    budget, so that fewer are judged. Raises InputError where the limits leave nothing
    to search."""
    regions = twin.connectome.parcellation
    kept = {regions.index(name) for name in forbidden}
    allowed = [i for i in range(regions.count) if i not in kept]
    if not 1 <= max_regions <= regions.count - 3:
        raise InputError(
            f"At most {max_regions} regions may be removed; expected 1 to "
            f"{regions.count - 3}."
        )
    if simulations < LEAST:
        raise InputError(f"The search needs {LEAST} simulations or more.")
    if not allowed:
        raise InputError("Every region is forbidden: nothing can be removed.")
    runs, _ = picked_runs(as_named(twin), TRIED_RUNS, seed)
    weights = connections_of(twin.connectome.weights)
    watcher.progress("Gradients", 0.0)
    order = [i for i in _order(runs, weights) if i in set(allowed)]
    able = [i for i in _beginning(runs) if i in set(allowed)]
    most = simulations - REVERSE * TRIED_RUNS
    tried = Tries(runs, weights, Budget(most // 2), watcher)
    grow_and_shrink(tried, able, max_regions)
    grow_and_shrink(tried, order, max_regions)
    others(tried, order, max_regions)
    rest = Budget(most - tried.budget.spent)
    drawn, member = picked_runs(twin, JUDGED_RUNS, seed)
    judged = Tries(drawn, weights, rest, watcher)
    sets = _judged(twin, tried, judged, member, seed, recovery=recovery)
    baseline = judged.of(frozenset())
    assert baseline is not None  # the budget holds it
    start = spread_of(baseline.seizing, member, seed)
    return ResectionSearch(
        tuple(sets),
        forbidden,
        max_regions,
        tried.budget.spent + judged.budget.spent,
        TRIED_RUNS,
        start,
        _sentence(sets, start, max_regions),
    )


def as_named(twin: SeizureTwin) -> SeizureTwin:
    """The twin whose draws begin seizures where the zone was named, or is likelier than
    not where no contact saw it, and nowhere else; as it is where there is no such
    region."""
    zone = twin.zone
    least = np.where(zone.sampled, NAMED, UNSEEN)
    likely = zone.probability >= least
    if not likely.any():
        return twin
    x0 = twin.draws["x0"]
    share = np.broadcast_to(likely.astype(float), x0.shape)
    held = by_class(x0, share, np.random.default_rng(0))
    return replace(twin, draws=FrozenMap({**twin.draws, "x0": held}))


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


def _judged(
    twin: SeizureTwin,
    tried: Tries,
    judged: Tries,
    member: Array,
    seed: int,
    *,
    recovery: bool,
) -> list[ResectionSet]:
    """The best that were tried, as far as the budget goes."""
    baseline = judged.of(frozenset())
    assert baseline is not None  # the budget holds it
    names = twin.connectome.parcellation.region_names
    ranked = sorted((t for t in tried.known.values() if t.members), key=rank)
    sets = []
    for one in ranked:
        found = judged.of(one.members)
        later = judged.recovered(one.members) if recovery else None
        if found is None or (recovery and later is None):
            break
        effect, recovered = (
            None if left is None else spread_of(baseline.seizing - left, member, seed)
            for left in (found.seizing, later)
        )
        assert effect is not None
        present = np.ones(len(names))
        present[list(found.members)] = 0
        listed = tuple(names[i] for i in sorted(found.members))
        cost = cost_of(twin, _removal(present))
        told = listed, effect, cost, one.spent
        sets.append(ResectionSet(*told, on_front=False, recovered=recovered))
    return _on_front(sets)


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
