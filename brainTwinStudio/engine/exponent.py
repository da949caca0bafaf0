"""The largest Lyapunov exponent of a network, on the noise that drives it, and how far
back a gradient may look.

Two runs that start next to each other meet the same noise, input and delays; after
every stretch of steps their distance is measured and set back (Benettin et al. 1980,
doi:10.1007/BF02128236). The tangent is a difference of runs and not a forward
derivative: steps have a derivative of their own for the backward pass (stepping.py),
which JAX does not let forward ones through. With distances of 1e-8 of the states the
two agree to about as much. The slow gain on the noise counts as steady.
"""

from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.delays import first_history
from brainTwinStudio.engine.draws import normal
from brainTwinStudio.engine.form import Form
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.network import noisy_rows, waves
from brainTwinStudio.engine.noise import coin_key
from brainTwinStudio.engine.pieces import Steps, pieces_of, steps_of_sample
from brainTwinStudio.engine.sampling import first_state
from brainTwinStudio.engine.simulation import Inputs, Memory, Watch
from brainTwinStudio.engine.stepping import Moment, Pace, Place, prepared
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

STRETCH = 10
BLOCKS = 10
FOLDINGS, USUALLY = 3.0, 0.95
BLIND = Watch(keep=False)


class Exponent(NamedTuple):
    """per_s: the exponent; above 0 small changes grow. error: its standard error over
    ten parts of the run. growth (stretch,): log of how much a small change grew in
    every stretch of stretch_s."""

    per_s: float
    error: float
    growth: Array
    stretch_s: float

    @property
    def course(self) -> Array:
        """The estimate as the run goes on, per s (stretch,)."""
        count = np.arange(1, self.growth.size + 1)
        return np.cumsum(self.growth) / (count * self.stretch_s)


def horizon(found: Exponent, step_s: float, longest: int) -> int:
    """Steps of step_s that a gradient may look back, 1 to `longest`: as long as no more
    than one stretch in twenty makes a small change grow by more than e^3, and until a
    change has faded to 5 % where it does (SCIENCE.md E.2: 1 to 3 / exponent, or the
    autocorrelation time).

    Growth over finite times decides, because a network whose exponent is negative can
    still have bursts of growth in which gradients explode: with four chaotic regions
    that noise had made -5 +- 2 per s the gradient over 2.2 s was 92, the true one -0.7.
    """
    limit = longest
    if found.per_s < 0:
        limit = min(longest, FOLDINGS / (-found.per_s * step_s))
    sums = np.concatenate([[0.0], np.cumsum(found.growth)])
    most = max(found.growth.size // 4, 1)
    windows = np.unique(np.geomspace(1, most, 100).round().astype(int))
    before = windows[0]
    for window in windows:
        grown = sums[window:] - sums[:-window]
        if np.quantile(grown, USUALLY) > FOLDINGS:
            limit = min(limit, before * found.stretch_s / step_s)
            break
        before = window
    return max(round(limit), 1)


def largest_exponent(
    form: Form, grid: Grid, inputs: Inputs, key: jax.Array
) -> Exponent:
    """Of the network at rest (no stimulus), over the samples of the grid after its
    burn-in, in which the difference of the two runs turns into the direction that grows
    most. Raises InputError if a state leaves all bounds or the run is too short."""
    substeps = grid.substeps
    if form.lag is None:  # else a stretch has to hold whole blocks of the lag
        substeps = max(n for n in range(1, STRETCH + 1) if grid.substeps % n == 0)
    share = grid.substeps // substeps
    unit = Grid(grid.samples * share, grid.burn_in * share, substeps, grid.dt_s)
    if unit.samples < BLOCKS:
        raise InputError(
            f"A run of {unit.samples} stretches is too short for a Lyapunov exponent; "
            f"it needs at least {BLOCKS}."
        )
    if form.order is not None and inputs.start is not None:
        inputs = inputs._replace(start=inputs.start[:, np.asarray(form.order)])
    growth = np.asarray(_growth(form, unit, inputs, key))[unit.burn_in :]
    if not np.isfinite(growth).all():
        raise InputError(
            "The simulation left all bounds while its Lyapunov exponent was measured: "
            "use a shorter time step, or lower G or the noise."
        )
    rates = growth / unit.sample_s
    blocks = [block.mean() for block in np.array_split(rates, BLOCKS)]
    error = float(np.std(blocks, ddof=1) / np.sqrt(BLOCKS))
    return Exponent(float(rates.mean()), error, growth, unit.sample_s)


class _Pair(NamedTuple):
    """States (run, state, region) and histories of the two runs."""

    state: jax.Array
    history: jax.Array | None


@partial(jax.jit, static_argnames=("form", "grid"))
def _growth(form: Form, grid: Grid, inputs: Inputs, key: jax.Array) -> jax.Array:
    """Log of how much the distance grew in every sample of the grid (sample,)."""
    network = prepared(form, inputs.parameters, inputs.wiring)
    dtype = network.sigma.dtype
    key_start, key_side, key_coins, key_normal = jax.random.split(key, 4)
    dt = grid.dt_s / form.unit_s
    pace = Pace(dt, jnp.asarray(dt**0.5, dtype), coin_key(key_coins))
    pieces = pieces_of(form, grid, BLIND, Memory())
    state = inputs.start
    if state is None:
        state = first_state(form, key_start, dtype)
    side = normal(key_side, state.shape, jnp.float32).astype(dtype)
    apart = jnp.sqrt(jnp.finfo(dtype).eps) * (1 + jnp.sqrt(jnp.mean(state**2)))

    def beginning(state: jax.Array) -> _Pair:
        if form.lag is None:
            return _Pair(state, None)
        sent = waves(form, inputs.parameters, state)
        return _Pair(state, first_history(form.lag, sent, pieces))

    def sample(pair: _Pair, number: jax.Array) -> tuple[_Pair, jax.Array]:
        draws = None
        if form.draws == "normal":
            shape = (grid.substeps, len(noisy_rows(form)), form.regions)
            place = jax.random.fold_in(key_normal, number)
            draws = normal(place, shape, jnp.float32).astype(dtype)
        count = number.astype(jnp.uint64) * np.uint64(grid.substeps)

        def ahead(one: _Pair) -> _Pair:
            steps = Steps(Place(one.state, count), one.history, None, None)
            moments = Moment(None, None, None, draws)
            after = steps_of_sample(network, grid, BLIND, pieces, pace, steps, moments)
            return _Pair(after.place.state, after.history)

        pair = jax.vmap(ahead)(pair)
        found = _distance(form, pair)
        return _nearer(pair, apart / found), jnp.log(found / apart)

    pair = jax.vmap(beginning)(jnp.stack([state, state + apart * side]))
    pair = _nearer(pair, apart / _distance(form, pair))
    numbers = jnp.arange(grid.burn_in + grid.samples, dtype=jnp.int32)
    return jax.lax.scan(sample, pair, numbers)[1]


def _distance(form: Form, pair: _Pair) -> jax.Array:
    """Of the two runs, with what is still on its way."""
    total = jnp.sum((pair.state[1] - pair.state[0]) ** 2)
    if form.lag is not None and pair.history is not None:
        kept = pair.history[..., : form.lag.history]
        total = total + jnp.sum((kept[1] - kept[0]) ** 2)
    return jnp.sqrt(total)


def _nearer(pair: _Pair, share: jax.Array) -> _Pair:
    """The second run at `share` of its distance from the first."""
    return jax.tree.map(
        lambda leaf: leaf.at[1].set(leaf[0] + share * (leaf[1] - leaf[0])), pair
    )
