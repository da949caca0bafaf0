"""What the linear theory of a Hopf network says of a plan: how much of the change of
the mean FC each changed weight carries."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.linear import covariance, system_matrix
from brainTwinStudio.engine.nodes.base import Parameters
from brainTwinStudio.engine.plan_pair import SHARES
from brainTwinStudio.engine.run_twin import Network
from brainTwinStudio.project import Array, Twin

STEPS = 16


class Theory(NamedTuple):
    """edges (target, source): integrated gradients, which sum up to whole, the change
    of the mean Fisher-z FC; nan where the theory says nothing."""

    edges: Array
    whole: float


def integrated(
    twin: Twin, parameters: Parameters, network: Network, plan: Plan, rest: Array
) -> Theory:
    """Integrated gradients along the straight line from the whole network to that of
    the plan, by the midpoint rule. rest (region,): between which FC is averaged.
    Damping follows lost input by the mean of SHARES."""
    factor = jnp.asarray(plan.factor)
    nothing = Theory(np.full(plan.factor.shape, np.nan), float("nan"))
    if twin.spec.node != "hopf" or plan.values or not (plan.factor != 1).any():
        return nothing
    at = np.flatnonzero(rest)
    i, j = np.triu_indices(at.size, 1)

    def system(factor: jax.Array) -> jax.Array:
        gain = network.gain * factor
        lost = (network.gain - gain).sum(axis=1)
        strength = network.strength - float(np.mean(SHARES)) * lost
        a, hz = parameters["a"], parameters["frequency_hz"]
        return system_matrix(a, hz, gain, strength)

    def mean_fc(factor: jax.Array) -> jax.Array:
        spread = covariance(system(factor), parameters["noise"])
        sd = jnp.sqrt(jnp.diagonal(spread))
        r = (spread / sd[:, None] / sd[None, :])[at[i], at[j]]
        return jnp.arctanh(jnp.clip(r, -0.999, 0.999)).mean()

    ends = (jnp.ones_like(factor), factor)
    for end in ends:
        if np.linalg.eigvals(np.asarray(system(end))).real.max() >= 0:
            return nothing
    slope = jax.jit(jax.grad(mean_fc))
    path = (np.arange(STEPS) + 0.5) / STEPS
    slopes = [np.asarray(slope(1 + t * (factor - 1))) for t in path]
    edges = np.mean(slopes, axis=0) * (plan.factor - 1)
    return Theory(edges, float(mean_fc(factor) - mean_fc(ends[0])))
