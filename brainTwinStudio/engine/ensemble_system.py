"""What an ensemble filter moves: a network without delays, and what is seen of it."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.filtering import gains_of
from brainTwinStudio.engine.form import Form, Wiring, single
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.run_twin import prepared
from brainTwinStudio.engine.sampling import one_seed
from brainTwinStudio.engine.simulation import Inputs, Memory, Watch
from brainTwinStudio.engine.state_space import StateSpace, measurement, state_space
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Twin

MEMBERS = 128
SETTLE_S = 120.0
LONG = 1000  # samples within which a Kalman filter has settled
SLOW = ("gain_depth", "gain_tau_s")


class System(NamedTuple):
    """What is filtered. advance(state (state,), key): one sample later, with noise;
    settled(key): a state at rest (state,); seen (channel, state); noise_root (channel,
    channel): R = root root^T. expected (state, state): of members before a sample, and
    resting: of states at rest, by a theory; None where there is none."""

    advance: Callable[[jax.Array, jax.Array], jax.Array]
    settled: Callable[[jax.Array], jax.Array]
    seen: jax.Array
    noise_root: jax.Array
    expected: jax.Array | None = None
    resting: jax.Array | None = None


def shrunk(away: jax.Array, target: jax.Array | None = None) -> jax.Array:
    """Covariance (state, state) of deviations (member, state), pulled toward `target`
    (its own diagonal if not given) by sum var(s) / sum (s - t)^2 over pairs, with
    var(s_ij) = (s_ii s_jj + s_ij^2) / (members - 1), all in units of the target."""
    count = len(away) - 1
    plain = away.T @ away / count
    goal = jnp.diag(jnp.diagonal(plain)) if target is None else target
    unit = jnp.sqrt(jnp.maximum(jnp.diagonal(goal), 1e-300))
    s, t = (matrix / unit[:, None] / unit for matrix in (plain, goal))
    pairs = 1 - jnp.eye(len(s)) if target is None else jnp.ones_like(s)
    own = jnp.diagonal(s)
    chance = jnp.sum(pairs * (jnp.outer(own, own) + s**2)) / count
    share = jnp.clip(chance / jnp.maximum(jnp.sum(pairs * (s - t) ** 2), 1e-12), 0, 1)
    return (1 - share) * plain + share * goal


def system_of(twin: Twin, seed: int = 0) -> System:
    """A twin's nonlinear network, its slow gain at its mean. The level of measurement
    noise comes from the linear theory where there is one, else from states at rest.
    Raises InputError where it does not settle."""
    tr = twin.sampling.repetition_time_s
    inner, network, grid = prepared(twin.running, twin.spec.coupling, 1, tr)
    steady = {name: v for name, v in inner.items() if name not in SLOW}
    n = network.gain.shape[0]
    # the additive form is the diffusive one with an in-strength of 0
    form = single(twin.spec.dynamics, "diffusive", n)
    inputs = Inputs((steady,), Wiring(network.gain, network.strength))
    advance, settled = moving(form, grid._replace(burn_in=0), inputs)
    space = _linear_theory(twin)
    if space is not None:
        expected = jnp.asarray(gains_of(space, LONG).predicted[-1])
        root = jnp.asarray(np.linalg.cholesky(space.noise))
        seen = jnp.asarray(space.seen)
        calm = jnp.asarray(space.covariance)
        return System(advance, settled, seen, root, expected, calm)
    states = _rested(settled, 4 * MEMBERS, seed)
    if not np.isfinite(states).all():
        raise InputError("This twin diverges at rest; there is nothing to filter.")
    first = states[:, :n] - states[:, :n].mean(axis=0)
    numbers = {name: np.asarray(value) for name, value in twin.parameters.items()}
    view, spread = measurement(np.asarray(shrunk(jnp.asarray(first))), numbers)
    hidden = np.zeros((n, n * (form.states - 1)))
    seen = jnp.asarray(np.concatenate([view, hidden], axis=1))
    return System(advance, settled, seen, jnp.asarray(np.linalg.cholesky(spread)))


def _linear_theory(twin: Twin) -> StateSpace | None:
    try:
        return state_space(twin)
    except InputError:
        return None


def resting(system: System, members: int, seed: int) -> Array:
    """States at rest (member, state)."""
    return _rested(system.settled, members, seed)


def _rested(
    settled: Callable[[jax.Array], jax.Array], members: int, seed: int
) -> Array:
    keys = jax.random.split(jax.random.key(seed), members)
    return np.asarray(at_rest(settled, keys))


@partial(jax.jit, static_argnums=0)
def at_rest(settled: Callable[[jax.Array], jax.Array], keys: jax.Array) -> jax.Array:
    return jax.vmap(settled)(keys)


def moving(
    form: Form, grid: Grid, inputs: Inputs
) -> tuple[
    Callable[[jax.Array, jax.Array], jax.Array], Callable[[jax.Array], jax.Array]
]:
    """`advance` and `settled` of a network without delays; states in one row, all first
    states first."""
    shape = (form.states, form.regions)
    settle = grid._replace(samples=1, burn_in=round(SETTLE_S / grid.sample_s))
    watch, memory = Watch("states"), Memory()

    def advance(state: jax.Array, key: jax.Array) -> jax.Array:
        here = inputs._replace(start=state.reshape(shape))
        return one_seed(form, grid, watch, memory, here, key).samples[0].ravel()

    def settled(key: jax.Array) -> jax.Array:
        return one_seed(form, settle, watch, memory, inputs, key).samples[0].ravel()

    return advance, settled
