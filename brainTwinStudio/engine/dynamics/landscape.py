"""The landscape that a noisy system moves in: its stationary density and potential.

One or two states with noise on each: by the Fokker-Planck equation (fokker_planck.py).
More states, or a whole network: by the density of simulated states over two axes,
with Gaussian kernels on a grid (Silverman 1986, doi:10.1201/9781315140919, section 4).
Both depend on the noise. Source: SCIENCE.md H.5.
"""

from dataclasses import replace

import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.dynamics.equilibria import equilibria
from brainTwinStudio.engine.dynamics.fokker_planck import (
    Cells,
    Stationary,
    cells_of,
    stationary,
)
from brainTwinStudio.engine.dynamics.noisy_flow import noisy_states
from brainTwinStudio.engine.dynamics.vector_field import VectorField
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Equilibrium
from brainTwinStudio.project.landscape import Landscape

CELLS = 161
WALKERS, SAMPLES, EVERY = 256, 100, 20
LONG = 8  # times as many samples where the density itself is of simulated states
ROOM = 0.35  # of what walkers cover, beyond it
EDGE = 1e-6  # of the highest density: what may lie at an edge that is no hard bound
WIDENED = 4
SEEN = 1e-14  # of the highest density
RESOLVED = 1e-12  # slowest rate beside the fastest; below, basins cannot be compared
COARSE = 0.005  # widening of noise; MPR: 1 % halved the time between attractors
FAR = 1e12
KERNEL_CELLS = 81
DRAWS = 200
LEAST = 4  # runs, for an interval over them
FEW = 1.0  # states within a kernel, below which nothing is said
SOLVED = "stationary density of the Fokker-Planck equation on {cells} cells"
SIMULATED = "density of {count} simulated states, Gaussian kernels of {width:.2g} SD"
STARTED = (
    "Runs started all over the usual range; where attractors are rarely changed, how "
    "deep they are beside each other depends on that."
)
APART = (
    "Attractors are changed too rarely to be compared by their density; the least "
    "action between them says how high the barriers are."
)
SMEARED = (
    "The grid is coarse beside so little noise (it widens it by {share:.1%} on "
    "average): attractors look wider, and changes between them faster, than they are."
)


def landscape(
    field: VectorField,
    level: float,
    relative: Array,
    step: float,
    *,
    ends: Array | None = None,
    cells: int = CELLS,
    axes: tuple[int, int] = (0, 1),
    seed: int = 0,
) -> Landscape:
    """level, relative (state,): as `noise_of` gives them; step: of simulations, in time
    units. ends (state, 2): what is looked at, all that is visited if None; axes: which
    two states, where there are more."""
    if len(field.states) > 2 or not (relative > 0).all():
        return _of_walkers(field, level, relative, step, axes, seed)
    rest, given = equilibria(field), ends
    if given is None:
        ends = _visited(field, rest, level * relative, step, seed)
    assert ends is not None
    for _ in range(WIDENED):
        grid = cells_of(ends, cells)
        found = stationary(field, field.start, level * relative, grid)
        wider = None if given is not None else _wider(field, found.density, grid)
        if wider is None:
            break
        ends = wider
    return _described(field, grid, found, rest, level)


def hard_ends(field: VectorField) -> Array:
    """Lowest and highest value a state may have (state, 2), infinite without bound."""
    n = len(field.states)
    if field.kept is None:
        return np.tile([-np.inf, np.inf], (n, 1))
    low, high = (np.asarray(field.kept(jnp.full((n, 1), x)))[:, 0] for x in (-FAR, FAR))
    low, high = np.where(low > -FAR, low, -np.inf), np.where(high < FAR, high, np.inf)
    return np.column_stack([low, high])


# ---------------------------------------------------------------- on a grid


def _walkers(field: VectorField, rest: tuple[Equilibrium, ...], seed: int) -> Array:
    """Starts (walker, state) all over the usual range, one in eight at equilibria."""
    low, high = field.state_ends.T
    high = np.where(high > low, high, low + field.state_size)
    starts = np.random.default_rng(seed).uniform(low, high, (WALKERS, low.size))
    for number, one in enumerate(rest):
        starts[8 * number :: 8 * len(rest)] = one.state
    return starts


def _visited(
    field: VectorField,
    rest: tuple[Equilibrium, ...],
    sigma: Array,
    step: float,
    seed: int,
) -> Array:
    """Ends (state, 2) around where walkers are, and all equilibria."""
    starts = _walkers(field, rest, seed)
    ways = noisy_states(field, starts, sigma, field.start, step, SAMPLES, EVERY, seed)
    late = ways[:, SAMPLES // 2 :].reshape(-1, len(sigma))
    places = [np.quantile(late, [0.001, 0.999], axis=0), *(one.state for one in rest)]
    late = np.vstack(places)
    low, high = late.min(axis=0), late.max(axis=0)
    room = np.maximum(ROOM * (high - low), 1e-9 * field.state_size)
    return _bounded(field, np.column_stack([low - room, high + room]))


def _bounded(field: VectorField, ends: Array) -> Array:
    hard = hard_ends(field)
    return np.clip(ends, hard[:, :1], hard[:, 1:])


def _wider(field: VectorField, density: Array, grid: Cells) -> Array | None:
    """Ends beyond edges at which density is left, None where there is none."""
    top, hard = EDGE * density.max(), hard_ends(field)
    sides = ((density[:, 0], density[:, -1]), (density[0], density[-1]))
    ends, moved = [], False
    for k, edges in enumerate(grid[: len(field.states)]):
        low, high = edges[0], edges[-1]
        room = ROOM * (high - low)
        below = sides[k][0].max() > top and low > hard[k, 0]
        above = sides[k][1].max() > top and high < hard[k, 1]
        ends.append([low - room * below, high + room * above])
        moved |= bool(below or above)
    return _bounded(field, np.array(ends)) if moved else None


def _described(
    field: VectorField,
    grid: Cells,
    found: Stationary,
    rest: tuple[Equilibrium, ...],
    level: float,
) -> Landscape:
    potential = _potential(found.density, level)
    x, y = grid.middles
    apart = found.slowest < RESOLVED * found.fastest
    notes = [APART] if apart else []
    if found.smeared > COARSE:
        notes.append(SMEARED.format(share=found.smeared))
    seen = tuple(one for one in rest if _in_view(one.state, grid))
    names = (*field.states, "")
    return Landscape(
        axes=(names[0], names[1]),
        x=x,
        y=y,
        density=found.density,
        potential=potential,
        level=level,
        how=SOLVED.format(cells=found.density.size),
        flux_u=found.flux[0],
        flux_v=found.flux[1],
        rest=seen,
        heights=np.array([height(potential, x, y, one.state) for one in seen]),
        relaxation=np.nan if apart else 1 / found.slowest,
        production=found.production,
        smeared=found.smeared,
        notes=tuple(notes),
    )


def _potential(density: Array, level: float) -> Array:
    seen = density > SEEN * density.max()
    p = np.where(seen, density, np.nan) / density.max()
    return -(level**2) * np.log(p)


def _in_view(state: Array, grid: Cells) -> bool:
    ends = [(edges[0], edges[-1]) for edges in grid[: len(state)]]
    return all(low <= a <= high for a, (low, high) in zip(state, ends, strict=True))


def height(potential: Array, x: Array, y: Array, state: Array) -> float:
    """The potential (row, column) at a state (state,), between cells linearly."""
    from scipy.interpolate import interpn

    inner = np.clip(state[0], x[0], x[-1])
    if len(state) == 1:
        return float(np.interp(inner, x, potential[0]))
    at = np.array([np.clip(state[1], y[0], y[-1]), inner])
    return float(interpn((y, x), potential, at, bounds_error=False)[0])


# ---------------------------------------------------------------- simulated states


def of_states(
    samples: Array, axes: tuple[str, str], level: float = 1.0, seed: int = 0
) -> Landscape:
    """Of simulated states (run, sample, 2), with an interval over runs: bootstrap of
    whole runs, since samples of one hang together."""
    from scipy.ndimage import gaussian_filter

    if samples.ndim != 3 or samples.shape[2] != 2 or not np.isfinite(samples).all():
        raise InputError("A landscape needs finite states over two axes.")
    flat = samples.reshape(-1, 2)
    spread = flat.std(axis=0)
    if not (spread > 0).all():
        raise InputError("The simulated states do not move along both axes.")
    runs, each, _ = samples.shape
    width = flat.shape[0] ** (-1 / 6)  # Silverman's rule for two dimensions
    ends = np.column_stack([flat.min(axis=0), flat.max(axis=0)])
    ends = ends + 3 * width * spread[:, None] * np.array([-1, 1])
    grid = cells_of(ends, KERNEL_CELLS)
    kernel = [
        width * s / w for s, w in zip(spread[::-1], grid.widths[::-1], strict=True)
    ]
    counts = np.stack(
        [np.histogram2d(run[:, 1], run[:, 0], (grid.y, grid.x))[0] for run in samples]
    )
    smooth = gaussian_filter(counts, [0, *kernel], mode="constant")
    total = smooth.sum(axis=0)
    few = total * 2 * np.pi * kernel[0] * kernel[1] < FEW
    density = total / total.sum()
    potential = np.where(few, np.nan, _potential(density, level))
    low = high = None
    if runs >= LEAST:
        low, high = _over_runs(smooth, few, level, seed)
    x, y = grid.middles
    how = SIMULATED.format(count=runs * each, width=width)
    return Landscape(axes, x, y, density, potential, level, how, low=low, high=high)


def _over_runs(
    smooth: Array, few: np.ndarray, level: float, seed: int
) -> tuple[Array, Array]:
    """5 and 95 % of the potential (row, column) over drawn runs, each draw above its
    own lowest point."""
    rng, runs = np.random.default_rng(seed), len(smooth)
    weights = rng.multinomial(runs, np.full(runs, 1 / runs), DRAWS).astype(float)
    drawn = np.tensordot(weights, smooth, 1)
    top = drawn.max(axis=(1, 2), keepdims=True)
    with np.errstate(divide="ignore"):
        found = -(level**2) * np.log(drawn / top)
    low, high = np.quantile(found, [0.05, 0.95], axis=0, method="inverted_cdf")
    return np.where(few, np.nan, low), np.where(few, np.nan, high)


def _of_walkers(
    field: VectorField,
    level: float,
    relative: Array,
    step: float,
    axes: tuple[int, int],
    seed: int,
) -> Landscape:
    if len(field.states) < 2:
        raise InputError("A density of simulated states needs two states.")
    starts = _walkers(field, equilibria(field), seed)
    count = SAMPLES * LONG
    sigma = level * relative
    ways = noisy_states(field, starts, sigma, field.start, step, count, EVERY, seed)
    late = ways[:, count // 4 :, list(axes)]
    names = field.states[axes[0]], field.states[axes[1]]
    found = of_states(late, names, level, seed)
    return replace(found, notes=(STARTED,))
