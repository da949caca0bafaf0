"""Composition of physics and learned parts: parallel, series, parallel-series.

A node model with learned parts in its dynamics is a node model again: "hopf+residual"
is named, simulated, perturbed and judged as "hopf" is. Parallel: a learned residual is
added to the drift. Series: what is learned enters the physics as parameters (the
learned connectome) or as what regions send each other. Parallel-series: both.
Source: the survey arXiv:2606.06094; SCIENCE.md B.5, B.6.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import jax
import jax.numpy as jnp

from brainTwinStudio.engine.entries import entry_of
from brainTwinStudio.engine.learned.graph_residual import (
    MESSAGES,
    graph_residual_rate,
    graph_residual_start,
    messages,
)
from brainTwinStudio.engine.learned.residual import residual_rate, residual_start
from brainTwinStudio.engine.learned.sending import sending_start, sent_more
from brainTwinStudio.engine.nodes.base import NodeModel, Parameters
from brainTwinStudio.project import PartInfo

SCALE = "learned.scale"
HIDDEN, EMBEDDING = 16, 4


@dataclass(frozen=True, slots=True)
class LearnedDrift:
    """A learned part of the dynamics of a region.

    begun(key, regions): its first weights, "name.array". added(state (state, region),
    received (channel, region), parameters): what it adds to the rate of change. sent
    (state, parameters): what it adds to what a region sends (channel, region). None
    where it does neither. messages: channels that it sends beside those of the physics,
    told(state, parameters) (message, region), which come after those in `received`; one
    part of a region at most has any. composition: its name in the survey.
    """

    info: PartInfo
    composition: str
    begun: Callable[[jax.Array, int], dict[str, jax.Array]]
    added: Callable[[jax.Array, jax.Array, Parameters], jax.Array] | None = None
    sent: Callable[[jax.Array, Parameters], jax.Array] | None = None
    messages: int = 0
    told: Callable[[jax.Array, Parameters], jax.Array] | None = None


def _residual(key: jax.Array, regions: int) -> dict[str, jax.Array]:
    return residual_start(key, HIDDEN, EMBEDDING, regions)


def _added(state: jax.Array, received: jax.Array, p: Parameters) -> jax.Array:
    return residual_rate(dict(p), state, received, p[SCALE])


def _sending(key: jax.Array, regions: int) -> dict[str, jax.Array]:
    return sending_start(key, HIDDEN)


def _sent(state: jax.Array, p: Parameters) -> jax.Array:
    return sent_more(p, state, p[SCALE])


def _graph_residual(key: jax.Array, regions: int) -> dict[str, jax.Array]:
    return graph_residual_start(key, HIDDEN)


def _graph_added(state: jax.Array, received: jax.Array, p: Parameters) -> jax.Array:
    return graph_residual_rate(p, state, received, p[SCALE])


def _told(state: jax.Array, p: Parameters) -> jax.Array:
    return messages(p, state, p[SCALE])


LEARNED_DRIFTS: tuple[LearnedDrift, ...] = (
    LearnedDrift(
        PartInfo(
            "residual",
            "Local residual",
            "a small net, the same for all regions but for a few numbers of their own, "
            "added to the drift; 0 at rest, bounded",
            "SCIENCE.md B.5",
            in_dynamics=True,
        ),
        "parallel",
        _residual,
        added=_added,
    ),
    LearnedDrift(
        PartInfo(
            "sending",
            "Learned coupling function",
            "what a region sends is bent by a small net, the same for all regions; 0 "
            "at rest, bounded",
            "SCIENCE.md B.6",
            in_dynamics=True,
        ),
        "series",
        _sending,
        sent=_sent,
    ),
    LearnedDrift(
        PartInfo(
            "graph_residual",
            "Graph residual",
            "a small net, the same for all regions, added to the drift; it hears "
            "messages of the neighbours through the connectome; 0 at rest, bounded",
            "SCIENCE.md B.5; arXiv:1704.01212",
            in_dynamics=True,
        ),
        "parallel",
        _graph_residual,
        added=_graph_added,
        messages=MESSAGES,
        told=_told,
    ),
)


def learned_drift(name: str) -> LearnedDrift:
    return entry_of(LEARNED_DRIFTS, name, "learned part")


def begun(names: tuple[str, ...], regions: int, seed: int = 0) -> dict[str, jax.Array]:
    """First weights of these parts, all "part.array"."""
    weights: dict[str, jax.Array] = {}
    for number, name in enumerate(names):
        key = jax.random.fold_in(jax.random.key(seed), number)
        weights |= learned_drift(name).begun(key, regions)
    return weights


def own_scale(growth: jax.Array, noise: jax.Array) -> jax.Array:
    """Usual size of the states (region,): twice the spread that noise alone gives a
    region of this growth (1/s, below 0)."""
    return 2 * noise / jnp.sqrt(2 * jnp.abs(growth))


@cache
def composed(node: NodeModel, names: tuple[str, ...]) -> NodeModel:
    """The node model with learned parts. A part whose weights are not among the
    parameters is silent, as in the held parameters of plans."""
    parts = tuple(learned_drift(name) for name in names)
    own = len(node.info.sent)

    def present(p: Parameters, part: LearnedDrift) -> bool:
        return any(name.startswith(f"{part.info.name}.") for name in p)

    def drift(
        state: jax.Array,
        received: jax.Array,
        stimulus: jax.Array | float,
        p: Parameters,
    ) -> jax.Array:
        change = node.drift(state, received[:own], stimulus, p)
        for part in parts:
            if part.added is not None and present(p, part):
                change = change + part.added(state, received, p)
        return change

    def sent(state: jax.Array, p: Parameters) -> jax.Array:
        out = node.sent(state, p)
        for part in parts:
            if part.sent is not None and present(p, part):
                out = out + part.sent(state, p)
        rows = [out]
        for part in parts:
            if part.told is not None and present(p, part):
                rows.append(part.told(state, p))
            elif part.messages:
                rows.append(jnp.zeros((part.messages, *out.shape[1:]), out.dtype))
        return rows[0] if len(rows) == 1 else jnp.concatenate(rows)

    more = (f"{p.info.name} {k + 1}" for p in parts for k in range(p.messages))
    info = replace(
        node.info,
        sent=(*node.info.sent, *more),
        name="+".join((node.info.name, *names)),
        label=" + ".join((node.info.label, *(part.info.label for part in parts))),
    )
    return replace(node, info=info, drift=drift, sent=sent)


def composition(node: str, learned: tuple[str, ...], connectome: str) -> str:
    """Its name in the survey: "physics", "parallel", "series", "parallel-series", or
    "learned" where no physics is left."""
    kinds = {learned_drift(name).composition for name in learned}
    if connectome != "fixed":
        kinds.add("series")
    if node == "neural_sde":
        return "learned"
    if kinds == {"parallel", "series"}:
        return "parallel-series"
    return next(iter(kinds), "physics")
