"""What a stimulation may be wanted for: one function each, one line below.

All of them are told from second moments of BOLD, so that simulated runs and the linear
theory answer by the same formula. Larger is more of the goal.
"""

from collections.abc import Callable
from typing import NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Float

from brainTwinStudio.analysis.connectivity import fisher_z
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import stimulation_search

TINY = 1e-30


class Moments(NamedTuple):
    """Covariances of BOLD before and after, and the mean square of what the stimulus
    added, after minus before with the same noise."""

    before: Float[Array, "region region"]
    after: Float[Array, "region region"]
    driven: Float[Array, " region"]


class Readers(NamedTuple):
    """Where the outcome is read: weights 0 or 1 of regions that were not stimulated,
    and of those that were. wanted: Fisher z of an FC to come nearer to."""

    others: Float[Array, " region"]
    targets: Float[Array, " region"]
    wanted: Float[Array, "region region"]


Outcome = Callable[[Moments, Readers], Array]


class Goal(NamedTuple):
    """name as of `--objective`; of: outcome of a run."""

    name: str
    unit: str
    of: Outcome
    needs_fc: bool = False

    @property
    def label(self) -> str:
        return dict(stimulation_search.GOALS)[self.name]


def _z(covariance: Float[Array, "region region"]) -> Float[Array, "region region"]:
    sd = jnp.sqrt(jnp.maximum(jnp.diagonal(covariance), TINY))
    return fisher_z(covariance / (sd[:, None] * sd[None]), jnp)


def _over_pairs(values: Array, weights: Array) -> Array:
    pairs = weights[:, None] * weights[None] * (1 - jnp.eye(len(weights)))
    return (values * pairs).sum() / jnp.maximum(pairs.sum(), 1)


def _over(values: Array, weights: Array) -> Array:
    return (values * weights).sum() / jnp.maximum(weights.sum(), 1)


def _response(m: Moments, at: Readers) -> Array:
    share = m.driven / jnp.maximum(jnp.diagonal(m.before), TINY)
    return jnp.sqrt(_over(share, at.others) + TINY)


def _entrainment(m: Moments, at: Readers) -> Array:
    return _over(m.driven / jnp.maximum(jnp.diagonal(m.after), TINY), at.others)


def _fc_change(m: Moments, at: Readers) -> Array:
    return jnp.sqrt(_over_pairs((_z(m.after) - _z(m.before)) ** 2, at.others) + TINY)


def _mean_fc(m: Moments, at: Readers) -> Array:
    return _over_pairs(_z(m.after) - _z(m.before), at.others)


def _power(m: Moments, at: Readers) -> Array:
    return _over(_log_power(m), at.others)


def _target_power(m: Moments, at: Readers) -> Array:
    return _over(_log_power(m), at.targets)


def _log_power(m: Moments) -> Array:
    both = (jnp.maximum(jnp.diagonal(c), TINY) for c in (m.after, m.before))
    after, before = (jnp.log(power) for power in both)
    return after - before


def _toward_fc(m: Moments, at: Readers) -> Array:
    def away(c: Array) -> Array:
        return jnp.sqrt(_over_pairs((_z(c) - at.wanted) ** 2, at.others) + TINY)

    return away(m.before) - away(m.after)


GOALS: tuple[Goal, ...] = (
    Goal("response", "SD", _response),
    Goal("entrainment", "share", _entrainment),
    Goal("fc_change", "Fisher z", _fc_change),
    Goal("mean_fc", "Fisher z", _mean_fc),
    Goal("lower_mean_fc", "Fisher z", lambda m, at: -_mean_fc(m, at)),
    Goal("power", "log", _power),
    Goal("lower_power", "log", lambda m, at: -_power(m, at)),
    Goal("target_power", "log", _target_power),
    Goal("lower_target_power", "log", lambda m, at: -_target_power(m, at)),
    Goal("toward_fc", "Fisher z", _toward_fc, needs_fc=True),
)


def goal(name: str) -> Goal:
    for one in GOALS:
        if one.name == name:
            return one
    known = ", ".join(one.name for one in GOALS)
    raise InputError(f"No goal '{name}'; expected one of {known}.")
