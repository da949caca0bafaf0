"""Ensemble Kalman filter: state filtering of any network, nonlinear ones too.

Members are moved by the network itself with noise of their own; a sample moves each by
the Kalman gain of the ensemble's covariance, toward the sample plus a draw of the
measurement noise (stochastic EnKF, Burgers et al. 1998,
doi:10.1175/1520-0493(1998)126<1719:ASITEK>2.0.CO;2). Two remedies for few members:
inflation multiplies deviations from the mean before every sample; in place of a
localisation by distance, which a connectome does not have, the covariance is shrunk
toward that of the linear theory, or its own diagonal where there is none, by the share
of the difference that chance explains (Schaefer and Strimmer 2005,
doi:10.2202/1544-6115.1175; in the EnKF: doi:10.1007/s10236-015-0888-9). With many
members the share goes to 0 and, in a linear network, the filter to Kalman's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.draws import normal
from brainTwinStudio.engine.ensemble_system import MEMBERS, System, at_rest, shrunk
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

INFLATION = 1.01
STRETCH = 64  # samples that one call takes: of these all members are held
AT_ONCE = 16  # origins that are carried ahead together


Heard = Callable[[float], None]


def unheard(share: float) -> None:
    pass


@dataclass(frozen=True, slots=True, eq=False)
class EnsembleFiltered:
    """mean, variance (time, state) after a sample is seen; surprise (time, channel);
    members (origin, member, state) at the origins that were asked for; lost: whether a
    member left all bounds."""

    mean: Array
    variance: Array
    surprise: Array
    members: Array
    lost: bool


def ensemble_filter(
    system: System,
    signals: Array,
    origins: Sequence[int] | Array = (),
    *,
    members: int = MEMBERS,
    inflation: float = INFLATION,
    seed: int = 0,
    heard: Heard = unheard,
) -> EnsembleFiltered:
    """Of one run (channel, time) in the units of the system. heard(share done) may
    raise, to end it."""
    if members < 4 or not inflation >= 1:
        raise InputError(
            f"{members} members with inflation {inflation:g} were asked for; the "
            "ensemble filter needs 4 members or more and an inflation of 1 or more."
        )
    first, later = jax.random.split(jax.random.key(seed))
    states = at_rest(system.settled, jax.random.split(first, members))
    wanted = np.zeros(signals.shape[1], bool)
    wanted[np.asarray(origins, int)] = True
    parts, kept, carry = [], [], (states, later)
    for start in range(0, signals.shape[1], STRETCH):
        heard(start / signals.shape[1])
        piece = signals[:, start : start + STRETCH].T
        count = len(piece)
        full = np.concatenate([piece, piece[-1:].repeat(STRETCH - count, axis=0)])
        rows = jnp.asarray(full)
        carry, told = _stretch(system.advance, _known(system), inflation, carry, rows)
        parts.append([np.asarray(row)[:count] for row in told[:3]])
        kept.append(np.asarray(told[3])[:count][wanted[start : start + count]])
    mean, variance, surprise = (
        np.concatenate(rows) for rows in zip(*parts, strict=True)
    )
    lost = not (np.isfinite(mean).all() and np.isfinite(variance).all())
    return EnsembleFiltered(mean, variance, surprise, np.concatenate(kept), lost)


class Known(NamedTuple):
    """What an update needs of a system, all arrays."""

    seen: jax.Array
    noise_root: jax.Array
    expected: jax.Array | None


def _known(system: System) -> Known:
    return Known(system.seen, system.noise_root, system.expected)


@partial(jax.jit, static_argnums=0)
def _stretch(
    advance: Callable[[jax.Array, jax.Array], jax.Array],
    known: Known,
    inflation: float | jax.Array,
    carry: tuple[jax.Array, jax.Array],
    rows: jax.Array,
) -> tuple[tuple[jax.Array, jax.Array], tuple[jax.Array, ...]]:
    """Members and key after samples (time, channel); and of every time what
    EnsembleFiltered says."""

    def one(carry: tuple[jax.Array, jax.Array], sample: jax.Array):
        states, key = carry
        key, moved, drawn = jax.random.split(key, 3)
        states, surprise = _seen(known, states, sample, drawn, inflation)
        told = states.mean(axis=0), states.var(axis=0, ddof=1), surprise, states
        ahead = jax.vmap(advance)(states, jax.random.split(moved, len(states)))
        return (ahead, key), told

    return jax.lax.scan(one, carry, rows)


def _seen(
    known: Known,
    states: jax.Array,
    sample: jax.Array,
    key: jax.Array,
    inflation: float | jax.Array,
) -> tuple[jax.Array, jax.Array]:
    """Members after a sample, and its distance from what they foretold."""
    mean = states.mean(axis=0)
    away = inflation * (states - mean)
    covariance = shrunk(away, known.expected)
    noise = known.noise_root @ known.noise_root.T
    crossed = covariance @ known.seen.T
    gain = jnp.linalg.solve(known.seen @ crossed + noise, crossed.T).T
    draws = normal(key, (len(states), len(sample)), states.dtype)
    draws = (draws - draws.mean(axis=0)) @ known.noise_root.T
    told = (mean + away) @ known.seen.T
    after = mean + away + (sample + draws - told) @ gain.T
    return after, sample - known.seen @ mean


def ensemble_forecast(
    system: System,
    members: Array,
    horizons: Sequence[int],
    seed: int = 0,
    heard: Heard = unheard,
) -> tuple[Array, Array]:
    """Mean and variance (horizon, origin, channel) of what will be recorded, from
    members (origin, member, state). heard as in `ensemble_filter`."""
    at = np.asarray(horizons) - 1
    keys = jax.random.split(jax.random.key(seed), len(members))
    found = []
    width = min(AT_ONCE, len(members))
    for first in range(0, len(members), width):
        heard(first / len(members))
        piece = slice(first, first + width)
        missing = width - len(members[piece])  # of one shape, so compiled once
        states = np.concatenate([members[piece], members[:1].repeat(missing, axis=0)])
        drawn = jnp.concatenate([keys[piece], jnp.repeat(keys[:1], missing)])
        here = jnp.asarray(states)
        told = _ahead(system.advance, max(horizons), _known(system), here, drawn)
        found.append([np.asarray(row)[: width - missing, at] for row in told])
    mean, variance = (np.concatenate(rows) for rows in zip(*found, strict=True))
    return np.swapaxes(mean, 0, 1), np.swapaxes(variance, 0, 1)


@partial(jax.jit, static_argnums=(0, 1))
def _ahead(
    advance: Callable[[jax.Array, jax.Array], jax.Array],
    samples: int,
    known: Known,
    members: jax.Array,
    keys: jax.Array,
) -> tuple[jax.Array, jax.Array]:
    """Mean and variance (origin, sample, channel)."""
    noise = jnp.sum(known.noise_root**2, axis=1)

    def one(states: jax.Array, key: jax.Array):
        def step(states: jax.Array, key: jax.Array):
            keys = jax.random.split(key, len(states))
            states = jax.vmap(advance)(states, keys)
            told = states @ known.seen.T
            return states, (told.mean(axis=0), told.var(axis=0, ddof=1) + noise)

        return jax.lax.scan(step, states, jax.random.split(key, samples))[1]

    return jax.vmap(one)(members, keys)
