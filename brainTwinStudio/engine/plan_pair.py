"""A twin before and after a plan: the two networks whose runs are compared."""

from collections.abc import Iterable
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.grid import Grid, stable_grid, time_grid
from brainTwinStudio.engine.interventions import plan_of
from brainTwinStudio.engine.network import damping
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.run_twin import (
    Network,
    fastest_rate,
    network_of,
)
from brainTwinStudio.project import Array, Change, Effect, Twin

# Of the input a region loses, the share that its damping falls by: 1 in the diffusive
# form, 0 in the additive one, below 0 where regions answer less to less input, as
# quiet ones of reduced Wong-Wang, Wilson-Cowan and Jansen-Rit networks do. Their mean,
# -0.5, predicted resections of such brains best, and the five cover most of what they
# do: 88 % of edges, 79 % with 0.5 and -1.5 for the last two
# (tests/benchmarks/results/intervention_truth.md). Regions in saturation do otherwise.
SHARES = (-0.5, 0.0, -1.0, 1.0, -2.0)
GROWTH = "Growth left after coupling (a_eff) of the remaining regions"


class Pair(NamedTuple):
    """Parameters before and after, the network before, the network with the plan's
    values but all its connections (edited), the plan, and a time grid on which both are
    stable."""

    before: Parameters
    after: Parameters
    network: Network
    edited: Network
    plan: Plan
    grid: Grid


def pair_of(twin: Twin, changes: Iterable[Change]) -> Pair:
    """Refuses what cannot be done."""
    changes = tuple(changes)
    samples, tr = twin.sampling.run_samples[0], twin.sampling.repetition_time_s
    known, coupling = twin.planning or twin.running, twin.spec.coupling
    values = plan_of(twin, changes, time_grid(2, tr)).values
    before = {k: jnp.asarray(v, jnp.float64) for k, v in known.items()}
    new = {k: jnp.asarray(v, jnp.float64) for k, v in values.items()}
    after = {**before, **new}
    network, edited = network_of(before, coupling), network_of(after, coupling)
    fastest = max(
        fastest_rate(before, network, -min(SHARES)),
        fastest_rate(after, edited, -min(SHARES)),
    )
    grid = stable_grid(samples, tr, fastest)
    return Pair(before, after, network, edited, plan_of(twin, changes, grid), grid)


def shares_of(first: int, count: int) -> Array:
    """SHARES of noise seeds first .. first + count - 1 (seed,), in turns."""
    return np.resize(np.asarray(SHARES), first + count)[first:]


def changed(edited: Network, plan: Plan, shares: Array) -> Network:
    """The network after a change, one strength for every share (seed, region). Weights
    are not renormalised, which would hide the loss."""
    gain = edited.gain * jnp.asarray(plan.factor)
    lost = (edited.gain - gain).sum(axis=1)
    strength = edited.strength - jnp.asarray(shares)[:, None] * lost
    return Network(gain, strength, jnp.asarray(plan.present))


def recovered(pair: Pair, count: int) -> Network:
    """The network after regions have tuned their excitability so that each has the
    a_eff = a - G S again that the plan's own values give it with all its connections:
    what feedback inhibition does in models that have one. (seed, region)."""
    after = changed(pair.edited, pair.plan, np.zeros(count))
    own = jnp.broadcast_to(pair.edited.strength, after.strength.shape)
    return after._replace(strength=own)


def growth_arrays(twin: Twin, pair: Pair) -> dict[str, Array]:
    """Arrays "a_eff_before", "a_eff_after" (region,) 1/s by the twin's own coupling,
    NaN where removed: a fact of its equations, without noise. {} without an `a`."""
    if twin.spec.node != "hopf" or not pair.plan.is_structural:
        return {}
    here = pair.plan.present
    gain = pair.edited.gain * pair.plan.factor * here[:, None] * here[None, :]
    after = pair.after["a"] - damping(gain, twin.spec.coupling)
    return {
        "a_eff_before": np.array(pair.before["a"] - pair.network.strength),
        "a_eff_after": np.where(here > 0, np.asarray(after), np.nan),
    }


def growth_effect(twin: Twin, pair: Pair, strengths: Array) -> tuple[Effect, ...]:
    """The same as the runs had it: strengths (run, region) of every run. They differ in
    what damping does where input is lost, and so in a_eff."""
    if twin.spec.node != "hopf" or not pair.plan.is_structural:
        return ()
    kept = pair.plan.present > 0
    before = np.asarray(pair.before["a"] - pair.network.strength)[kept].mean()
    after = np.asarray(pair.after["a"]) - strengths
    after = np.broadcast_to(after, (len(strengths), kept.size))[:, kept].mean(axis=1)
    whole = np.full(len(after), before)
    return (Effect.of_runs("a_eff", GROWTH, "1/s", whole, after),)
