"""Following a curve of solutions: pseudo-arclength continuation.

N equations in N + 1 unknowns leave a curve. From a point the next is predicted along
the tangent and corrected by Newton's method on the equations and the plane across the
tangent, so that folds are no obstacle.
Source: Keller 1977; Allgower and Georg 1990, doi:10.1007/978-3-642-61257-2; SCIENCE.md
H.3.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from brainTwinStudio.project import Array

Test = Callable[[Array, Array], float]
CONVERGED = 1e-11  # of the usual size of the unknowns
NEWTON_STEPS = 8
SHARPEST = 0.97  # cosine of the largest turn of the tangent in a step
SHORTEST = 1e-6


@dataclass(frozen=True, slots=True)
class Piece:
    """A step of the curve: its end, the tangents at both ends, its length in units of
    size."""

    begin: Array
    end: Array
    before: Array
    after: Array
    length: float


@dataclass(frozen=True, slots=True)
class Curve:
    """N equations of N + 1 unknowns; size: the usual size of the unknowns, in which
    steps are measured."""

    value: Callable[[Array], Array]
    slope: Callable[[Array], Array]
    size: Array

    def tangent(self, point: Array, before: Array) -> Array:
        """Unit tangent in units of `size`, on the side of `before`."""
        bordered = np.vstack([self.slope(point) * self.size, before])
        right = np.zeros(self.size.size)
        right[-1] = 1.0
        try:
            found = np.linalg.solve(bordered, right)
        except np.linalg.LinAlgError:  # a branch point, to the last bit
            found = np.linalg.svd(bordered[:-1])[2][-1]
            found = found * (1.0 if found @ before >= 0 else -1.0)
        return found / np.linalg.norm(found)

    def corrected(self, start: Array, across: Array) -> tuple[Array, int] | None:
        """The point of the curve in the plane through `start` across this tangent and
        how many steps of Newton's method it took; None if it was not found."""
        point = start.copy()
        for count in range(NEWTON_STEPS):
            left = np.append(self.value(point), across @ ((point - start) / self.size))
            bordered = np.vstack([self.slope(point) * self.size, across])
            try:
                change = np.linalg.solve(bordered, -left)
            except np.linalg.LinAlgError:
                return None
            if not np.isfinite(change).all():
                return None
            point = point + self.size * change
            if np.abs(change).max() < CONVERGED:
                return point, count + 1
        return None

    def root(self, piece: Piece, test: Test) -> Array | None:
        """The point of this piece where `test` is 0, None where it has the same sign at
        both ends."""
        ends = test(piece.begin, piece.before), test(piece.end, piece.after)
        if not ends[0] * ends[1] < 0:
            return None
        found: dict[float, Array] = {0.0: piece.begin, 1.0: piece.end}

        def tested(share: float) -> float:
            if share in (0.0, 1.0):
                return ends[int(share)]
            way = share * piece.length * self.size * piece.before
            place = self.corrected(piece.begin + way, piece.before)
            if place is None:
                return np.nan
            found[share] = place[0]
            return test(place[0], self.tangent(place[0], piece.before))

        try:
            share = float(brentq(tested, 0.0, 1.0, xtol=1e-13))  # pyright: ignore[reportArgumentType]
        except ValueError:  # the test is not defined all along
            return None
        if share not in found:
            tested(share)
        return found.get(share)


def pieces(
    curve: Curve,
    start: Array,
    direction: Array,
    ends: Array,
    *,
    longest: float | Callable[[Array], float] = 0.05,
    most: int = 4000,
) -> Iterator[Piece]:
    """The curve from `start`, step by step, first to the side of `direction`, until an
    unknown leaves its ends (unknown, 2), the curve closes, no step succeeds or `most`
    were taken. longest: step in units of size, everywhere or at a point."""
    usual = longest if callable(longest) else lambda _: longest
    tangent = curve.tangent(start, direction / np.linalg.norm(direction))
    point, length = start, usual(start) / 10
    gone = 0.0
    for _ in range(most):
        step = _step(curve, point, tangent, length)
        if step is None:
            return
        found, after, length, easy = step
        yield Piece(point, found, tangent, after, length)
        gone += length
        home = np.linalg.norm((found - start) / curve.size)
        reach = usual(found)
        outside = (found < ends[:, 0]) | (found > ends[:, 1])
        if outside.any() or (gone > 4 * reach and home < 0.7 * length):
            return
        point, tangent = found, after
        length = min(reach, length * (1.6 if easy else 1.0))


def _step(
    curve: Curve, point: Array, tangent: Array, length: float
) -> tuple[Array, Array, float, bool] | None:
    """Next point, tangent there, length of the step and whether it was easy."""
    while length > SHORTEST:
        found = curve.corrected(point + length * curve.size * tangent, tangent)
        if found is not None:
            after = curve.tangent(found[0], tangent)
            if after @ tangent > SHARPEST:
                return found[0], after, length, found[1] <= 4
        length /= 2
    return None
