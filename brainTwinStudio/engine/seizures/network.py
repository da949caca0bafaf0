"""The network of two-dimensional Epileptors that is fitted to seizures.

    x' = 1 - x^3 - 2 x^2 - z + I1
    z' = (4 (x - x0) - z - K sum_j C_ij (x_j - x_i)) / tau0
    rise_c = log(1 + source exp(error_c) sum_j gain_cj exp(amplitude (x_j - 1)))

(SCIENCE.md A.8; Hashemi et al. 2020, doi:10.1016/j.neuroimage.2020.116839.) What a
contact sees is power: it adds over regions, and over the background that `gain` is
already divided by. error_c is how far the gain of a contact may be off. The equations
are those of engine/nodes/epileptor_2d.py with `upper` 0; they stand here once more
because all seizures and candidates go through one matrix product. Only regions that may
take part are simulated; all others are held where a healthy region rests.
"""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from brainTwinStudio.project import Array

I1 = 3.1
STEP = 0.2  # units of model time, Heun's scheme
LEAD, LAST = 4.0, 26.0  # units before and after the mark of the onset
POINTS = 75
EVERY = round((LEAD + LAST) / STEP / POINTS)  # steps between points
STEPS = POINTS * EVERY
UNITS_OF_A_SEIZURE = 20.0
FOLD_X, FOLD_Z = -4 / 3, 2.914815  # of the fast subsystem (SCIENCE.md A.7)
SEIZING = 0.0  # x above it
SMOOTH = 0.01  # of z
REST = -1.74  # x of a region with x0 = -2.6 by itself


class Theta(NamedTuple):
    """x0 (region,); logs of K, tau0, source, amplitude (4,); start (seizure,): log of
    how far z is above the fold at first where a region is on its way into a seizure;
    error (channel,)."""

    x0: Any
    logs: Any
    start: Any
    error: Any


class Wired(NamedTuple):
    """connections (target, source) among the regions that are simulated; strength
    (region,): all that a region hears, of the others too; outside (region,): what it
    hears of those that are not simulated."""

    connections: Any
    strength: Any
    outside: Any


class Observed(NamedTuple):
    """wired; gain (channel, region); rise (seizure, channel, point); precision, the
    same shape: one over the variance of what the model leaves, 0 where nothing was
    seen; mean, sd: of the Gaussian prior."""

    wired: Wired
    gain: jax.Array
    rise: jax.Array
    precision: jax.Array
    mean: Theta
    sd: Theta


def connections_of(weights: Array) -> Array:
    """sqrt(weights) over their mean in-strength: the square root tames the heavy tail
    of streamline counts; K is comparable between people."""
    root = np.sqrt(weights)
    return root / root.sum(axis=1).mean()


def wired(connections: Array, at: Array) -> Wired:
    """Of the whole network (target, source), with regions `at` simulated and all others
    held at rest."""
    inner = connections[np.ix_(at, at)]
    others = connections[at].sum(axis=1) - inner.sum(axis=1)
    rows = (inner, connections[at].sum(axis=1), REST * others)
    return Wired(*(jnp.asarray(row) for row in rows))


def first_z(x0: jax.Array, on_its_way: jax.Array) -> jax.Array:
    """Z at first: where a region below threshold rests by itself, or where it is on its
    way into a seizure, whichever is higher, smoothly."""
    x = jnp.full_like(x0, -1.8)
    for _ in range(8):
        left = 4 * (x - x0) - (1 - x**3 - 2 * x**2 + I1)
        x = x - left / (4 + 4 * x + 3 * x**2)
    x = jnp.minimum(x, FOLD_X)
    rests = 1 - x**3 - 2 * x**2 + I1
    return SMOOTH * jnp.logaddexp(rests / SMOOTH, on_its_way / SMOOTH)


def resting(start_z: jax.Array) -> jax.Array:
    """X of the lower branch at z, held at the fold where the branch has ended."""
    x = jnp.full_like(start_z, -1.8)
    for _ in range(6):
        rate = 1 - x**3 - 2 * x**2 - start_z + I1
        x = jnp.minimum(x - rate / (-3 * x**2 - 4 * x), FOLD_X - 0.05)
    return x


def run(
    x0: jax.Array,
    coupling: jax.Array,
    tau0: jax.Array,
    start_z: jax.Array,
    wiring: Wired,
    steps: int = STEPS,
) -> jax.Array:
    """The x of all (step, region, run). x0 (region, 1 or run), start_z (region, run),
    coupling and tau0 numbers or (run,)."""
    strength, outside = wiring.strength[:, None], wiring.outside[:, None]

    def rate(x: jax.Array, z: jax.Array) -> tuple[jax.Array, jax.Array]:
        received = wiring.connections @ x + outside - strength * x
        slow = 4 * (x - x0) - z - coupling * received
        return 1 - x**3 - 2 * x**2 - z + I1, slow / tau0

    def step(state: Any, _: None) -> Any:
        x, z = state
        dx, dz = rate(x, z)
        dx2, dz2 = rate(x + STEP * dx, z + STEP * dz)
        x = x + STEP / 2 * (dx + dx2)
        z = z + STEP / 2 * (dz + dz2)
        return (x, z), x

    _, xs = lax.scan(step, (resting(start_z), start_z), None, length=steps)
    return xs


def dynamics(theta: Theta, wiring: Wired) -> jax.Array:
    """X (point, region, seizure) of a point of parameter space."""
    shape = (theta.x0.shape[0], theta.start.shape[0])
    x0 = jnp.broadcast_to(theta.x0[:, None], shape)
    start = first_z(x0, FOLD_Z + jnp.exp(theta.start)[None])
    coupling, tau0 = jnp.exp(theta.logs[0]), jnp.exp(theta.logs[1])
    xs = run(theta.x0[:, None], coupling, tau0, start, wiring)
    return xs[EVERY - 1 :: EVERY]


def log_power(theta: Theta, observed: Observed) -> jax.Array:
    """Log of (source power over background) without the contacts' errors (seizure,
    channel, point)."""
    xs = dynamics(theta, observed.wired)
    power = jnp.exp(jnp.exp(theta.logs[3]) * (xs - 1))
    seen = jnp.einsum("cr,prs->scp", observed.gain, power)
    return theta.logs[2] + jnp.log(seen + 1e-12)


def predicted(theta: Theta, observed: Observed) -> jax.Array:
    """Rise (seizure, channel, point)."""
    return jax.nn.softplus(log_power(theta, observed) + theta.error[:, None])


def objective(theta: Theta, observed: Observed) -> jax.Array:
    """Minus the log posterior, up to a constant."""
    left = predicted(theta, observed) - observed.rise
    misfit = (observed.precision * left**2).sum()
    return (misfit + _prior(theta, observed)) / 2


def _prior(theta: Theta, observed: Observed) -> jax.Array:
    parts = zip(theta, observed.mean, observed.sd, strict=True)
    return jnp.stack([(((a - b) / c) ** 2).sum() for a, b, c in parts]).sum()


objectives = jax.jit(jax.vmap(objective, in_axes=(0, None)))


def profiled(theta: Theta, observed: Observed) -> tuple[jax.Array, jax.Array]:
    """The objective at the best errors of contacts, and these (channel,): each touches
    its own channel only."""
    level = log_power(theta, observed)
    mean, sd = observed.mean.error, observed.sd.error

    def newton(error: jax.Array, _: None) -> tuple[jax.Array, None]:
        here = level + error[:, None]
        slope = jax.nn.sigmoid(here)
        left = observed.precision * (jax.nn.softplus(here) - observed.rise)
        first = (left * slope).sum(axis=(0, 2)) + (error - mean) / sd**2
        second = (observed.precision * slope**2).sum(axis=(0, 2)) + sd**-2
        return error - jnp.clip(first / second, -1, 1), None

    error, _ = lax.scan(newton, theta.error, None, length=2)
    left = jax.nn.softplus(level + error[:, None]) - observed.rise
    misfit = (observed.precision * left**2).sum()
    free = theta._replace(error=error)
    return (misfit + _prior(free, observed)) / 2, error


@jax.jit
def objectives_of_x0(
    x0: jax.Array, theta: Theta, observed: Observed
) -> tuple[jax.Array, jax.Array]:
    """Of many x0 (part, candidate, region), with the contacts' errors that suit each
    best and all else the same: (part, candidate), (part, candidate, channel)."""
    one = jax.vmap(lambda row: profiled(theta._replace(x0=row), observed))
    return lax.map(one, x0)


@jax.jit
def delays_of_x0(x0: jax.Array, theta: Theta, observed: Observed) -> jax.Array:
    """Delay (part, candidate) in units of the region that each candidate sets, which is
    its place, after the first region, mean over seizures in which it begins; NaN where
    it begins in none."""

    def one(row: jax.Array, at: jax.Array) -> jax.Array:
        above = dynamics(theta._replace(x0=row), observed.wired) > SEIZING
        onset = jnp.where(above.any(axis=0), jnp.argmax(above, axis=0), jnp.inf)
        late = onset[at] - onset.min(axis=0)
        return EVERY * STEP * jnp.nanmean(jnp.where(jnp.isfinite(late), late, jnp.nan))

    places = jnp.arange(x0.shape[1])
    return lax.map(lambda rows: jax.vmap(one)(rows, places), x0)


@jax.jit
def normal_equations(
    theta: Theta, observed: Observed
) -> tuple[jax.Array, jax.Array, jax.Array]:
    """Gauss-Newton matrix (parameter, parameter), gradient (parameter,) and objective
    in the order of Theta's fields. Derivatives by the contacts' errors touch one
    channel each and are written down, all others are pushed through the simulation."""
    regions = theta.x0.shape[0]
    flat = jnp.concatenate([theta.x0, theta.logs, theta.start])

    def inner(values: jax.Array) -> jax.Array:
        x0, logs, start = jnp.split(values, (regions, regions + 4))
        return log_power(theta._replace(x0=x0, logs=logs, start=start), observed)

    level = inner(flat) + theta.error[:, None]
    slope = jax.nn.sigmoid(level)
    left = jax.nn.softplus(level) - observed.rise
    by = slope[..., None] * jax.jacfwd(inner)(flat)
    weighted = observed.precision[..., None] * by
    both = jnp.einsum("scpi,scpj->ij", weighted, by)
    cross = jnp.einsum("scpi,scp->ic", weighted, slope)
    own = jnp.diag((observed.precision * slope**2).sum(axis=(0, 2)))
    gradient = jnp.concatenate(
        [
            jnp.einsum("scpi,scp->i", weighted, left),
            (observed.precision * slope * left).sum(axis=(0, 2)),
        ]
    )
    matrix = jnp.block([[both, cross], [cross.T, own]])
    away, sd = (jnp.concatenate(part) for part in (theta, observed.sd))
    away = away - jnp.concatenate(observed.mean)
    return (
        matrix + jnp.diag(sd**-2),
        gradient + away / sd**2,
        objective(theta, observed),
    )


def split_at(regions: int, seizures: int) -> tuple[int, int, int]:
    """Where the fields of Theta end in one row of all parameters."""
    return regions, regions + 4, regions + 4 + seizures


def own_threshold(coupling: Array, connections: Array) -> Array:
    """The x0 (..., region) above which a region falls into seizures while all others
    rest: they hold it back, the more the stronger it is connected. coupling (...)."""
    held = connections.sum(axis=1) * (REST - FOLD_X)
    return FOLD_X - (FOLD_Z + np.multiply.outer(coupling, held)) / 4
