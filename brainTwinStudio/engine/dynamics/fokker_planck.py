"""The stationary density of dx = F dt + sigma R dW in one or two states.

    0 = -div(F p) + sigma^2 / 2 div(R^2 grad p)

on a grid of cells that nothing leaves (finite volumes). What goes back and forth
between two cells balances at the density that the drift across their face has in one
dimension (Scharfetter and Gummel 1969, doi:10.1109/T-ED.1969.16566; for this equation
Chang and Cooper 1970, doi:10.1016/0021-9991(70)90001-X), so that gradient systems keep
their exact barriers. That widens the noise across a turning flow; a second solution
applies the balance only to the part of the drift that the noise holds, sigma^2 / 2 R^2
grad log p of the first one, and carries the density along with the rest. Source:
SCIENCE.md H.5.
"""

from typing import Any, NamedTuple

import numpy as np

from brainTwinStudio.engine.dynamics.vector_field import VectorField
from brainTwinStudio.project import Array

SMALL = 1.0  # drift over a cell beside the noise, where a face is taken again
TURNS = 3  # of the power method
SHIFT = 1e-13


class Cells(NamedTuple):
    """Edges (edge,) of the cells along x and y; y has one cell where there is one
    state."""

    x: Array
    y: Array

    @property
    def middles(self) -> tuple[Array, Array]:
        x, y = ((edges[1:] + edges[:-1]) / 2 for edges in self)
        return x, y

    @property
    def widths(self) -> tuple[float, float]:
        return float(self.x[1] - self.x[0]), float(self.y[1] - self.y[0])

    @property
    def shape(self) -> tuple[int, int]:
        return self.y.size - 1, self.x.size - 1


class Stationary(NamedTuple):
    """density (row, column) of sum 1; flux (row, column) along x and y, of probability
    per time unit; the slowest rate beside 0 and the fastest, per time unit; production
    of entropy per time unit; smeared: by what share noise is widened, on average."""

    density: Array
    flux: tuple[Array, Array]
    slowest: float
    fastest: float
    production: float
    smeared: float


class _Faces(NamedTuple):
    """Between neighbours along one axis: cells before and after, rates forth and back
    per time unit, those of noise alone, by how much the noise is widened."""

    before: np.ndarray
    after: np.ndarray
    forth: Array
    back: Array
    pace: Array
    widened: Array


def cells_of(ends: Array, count: int) -> Cells:
    """Over ends (state, 2) of one or two states, `count` along each."""
    edges = [np.linspace(low, high, count + 1) for low, high in ends]
    return Cells(edges[0], edges[1] if len(edges) == 2 else np.array([-0.5, 0.5]))


def stationary(
    field: VectorField, knobs: Array, sigma: Array, grid: Cells
) -> Stationary:
    """Under noise of sigma (state,), all above 0. Cells beyond hard bounds stay
    empty."""
    n, spread = len(field.states), sigma**2 / 2
    drift = _drift(field, grid, knobs)
    inside = field.possible(_points(grid.middles, n)).reshape(grid.shape)
    first = _faces(drift, spread, grid, inside)
    p, _ = _density(first, grid, inside)
    again = _faces(drift, spread, grid, inside, p)
    p, matrix = _density(again, grid, inside)
    return _told(again, p, matrix, grid)


def _points(at: tuple[Array, Array], states: int) -> Array:
    """All (point, state) of a grid, rows after each other."""
    x, y = np.meshgrid(*at)
    return np.column_stack([x.ravel(), y.ravel()])[:, :states]


def _drift(field: VectorField, grid: Cells, knobs: Array) -> list[Array]:
    """Drift across the inner faces: (row, column - 1) along x, (row - 1, column)."""
    n, (x, y) = len(field.states), grid.middles
    across = field.rates(_points((grid.x[1:-1], y), n), knobs)[:, 0]
    found = [across.reshape(y.size, x.size - 1)]
    if n == 2:
        up = field.rates(_points((x, grid.y[1:-1]), n), knobs)[:, 1]
        found.append(up.reshape(y.size - 1, x.size))
    return found


def _faces(
    drift: list[Array],
    spread: Array,
    grid: Cells,
    inside: np.ndarray,
    known: Array | None = None,
) -> list[_Faces]:
    """Of the first solution; of the second, with its density `known` (row, column)."""
    at = np.arange(inside.size).reshape(inside.shape)
    sides = ((at[:, :-1], at[:, 1:]), (at[:-1], at[1:]))
    found = []
    for k, (rate, (before, after)) in enumerate(zip(drift, sides, strict=False)):
        size = rate * grid.widths[k] / spread[k]
        forth, back = _balanced(size)
        widened = (forth + back) / 2 - 1
        if known is not None:
            with np.errstate(all="ignore"):
                held = np.log(known.ravel()[after] / known.ravel()[before])
            forth2, back2 = _carrying(held, size - held)
            small = (np.abs(held) < SMALL) & (np.abs(size) < 2 * SMALL)
            small &= (forth2 > 0) & (back2 > 0)
            forth, back = np.where(small, forth2, forth), np.where(small, back2, back)
            widened = np.where(small, 0.0, widened)
        pace = spread[k] / grid.widths[k] ** 2
        pace = pace * (inside.ravel()[before] & inside.ravel()[after])
        found.append(_Faces(before, after, pace * forth, pace * back, pace, widened))
    return found


def _balanced(size: Array) -> tuple[Array, Array]:
    """Rates forth and back beside those of noise alone; size: drift over a cell beside
    the noise."""
    near = np.abs(size) < 1e-6
    safe = np.where(near, 1.0, size)
    with np.errstate(over="ignore"):
        forth, back = -safe / np.expm1(-safe), safe / np.expm1(safe)
    return np.where(near, 1 + size / 2, forth), np.where(near, 1 - size / 2, back)


def _carrying(held: Array, carried: Array) -> tuple[Array, Array]:
    """The same with a drift whose part `held` the noise balances (log of the ratio of
    densities) while the rest carries the logarithmic mean of both densities along."""
    near = np.abs(held) < 1e-6
    safe = np.where(near, 1.0, held)
    with np.errstate(all="ignore"):
        before, after = np.expm1(safe) / (2 * safe), -np.expm1(-safe) / (2 * safe)
    before, after = np.where(near, 0.5, before), np.where(near, 0.5, after)
    bent = np.tanh(held / 2)
    return 1 + bent + carried * before, 1 - bent - carried * after


def _density(faces: list[_Faces], grid: Cells, inside: np.ndarray) -> tuple[Array, Any]:
    """(row, column) of sum 1, and the matrix of rates between cells inside."""
    from scipy import sparse
    from scipy.sparse import linalg

    rows, columns, entries = [], [], []
    for one in faces:
        for target, source, value in (
            (one.after, one.before, one.forth), (one.before, one.before, -one.forth),
            (one.before, one.after, one.back), (one.after, one.after, -one.back),
        ):  # fmt: skip
            rows.append(target.ravel())
            columns.append(source.ravel())
            entries.append(value.ravel())
    which = (np.concatenate(rows), np.concatenate(columns))
    whole = sparse.csc_matrix((np.concatenate(entries), which), (inside.size,) * 2)
    kept = np.flatnonzero(inside)
    matrix = whole[kept][:, kept]
    fastest = -float(matrix.diagonal().min())
    unit = sparse.identity(kept.size, format="csc")
    solve = linalg.splu((matrix - SHIFT * fastest * unit).tocsc()).solve
    p = np.full(kept.size, 1 / kept.size)
    for _ in range(TURNS):
        p = np.abs(solve(p))
        p /= p.sum()
    density = np.zeros(inside.size)
    density[kept] = p
    return density.reshape(grid.shape), matrix


def _told(faces: list[_Faces], p: Array, matrix: Any, grid: Cells) -> Stationary:
    flux, production, smeared = [np.zeros_like(p), np.zeros_like(p)], 0.0, 0.0
    for axis, one in enumerate(faces):
        there = one.forth * p.ravel()[one.before]
        here = one.back * p.ravel()[one.after]
        np.add.at(flux[axis].ravel(), one.before, (there - here) / 2)
        np.add.at(flux[axis].ravel(), one.after, (there - here) / 2)
        near = (p.ravel()[one.before] + p.ravel()[one.after]) / 2
        good = (near > 0) & (one.pace > 0)
        production += float(((there - here) ** 2 / (one.pace * near))[good].sum())
        smeared += float((one.widened * near).sum())
    flux = [part * width for part, width in zip(flux, grid.widths, strict=True)]
    fastest = -float(matrix.diagonal().min())
    slowest = _slowest(matrix, fastest)
    return Stationary(p, (flux[0], flux[1]), slowest, fastest, production, smeared)


def _slowest(matrix: Any, fastest: float) -> float:
    """The rate beside 0 at which a density changes most slowly."""
    from scipy.sparse import linalg

    start, near = np.ones(matrix.shape[0]), 1e-9 * fastest
    values = linalg.eigs(matrix, 3, sigma=near, v0=start, return_eigenvectors=False)
    return float(np.sort(np.abs(np.real(values)))[1])
