"""Branches of equilibria over one knob, and what happens along them.

Folds, Hopf points and branch points are found by a change of sign and then to the last
digit. Source: SCIENCE.md H.3; Kuznetsov 2004, doi:10.1007/978-1-4757-3978-7, ch. 10.
"""

import numpy as np

from brainTwinStudio.engine.dynamics.curve import Curve, Piece, pieces
from brainTwinStudio.engine.dynamics.equilibria import equilibria
from brainTwinStudio.engine.dynamics.normal_forms import (
    first_lyapunov_coefficient,
    fold_coefficient,
)
from brainTwinStudio.engine.dynamics.vector_field import VectorField
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import Branch, Special

FAR = 4.0  # usual ranges that a state may leave its own by


def branches(
    field: VectorField,
    knob: str,
    ends: tuple[float, float] | None = None,
    *,
    starts: int = 5,
    longest: float = 0.02,
) -> tuple[Branch, ...]:
    """All branches of equilibria over `knob` that some start leads to: equilibria are
    looked for at `starts` values between the ends (the knob's own if None)."""
    at = field.chosen(knob)
    low, high = ends or tuple(field.ends[at])
    if not low < high:
        raise InputError(f"{knob} must run from a lower to a higher value.")
    found: list[Branch] = []
    for value in np.linspace(low, high, starts + 2)[1:-1]:
        for rest in equilibria(field, field.turned(**{knob: value})):
            if any(_lies_on(field, branch, rest.state, value) for branch in found):
                continue
            one = _Equilibria(field, at, (low, high))
            found.append(one.through(rest.state, value, longest))
    return tuple(sorted(found, key=lambda branch: tuple(branch.states[0])))


class _Equilibria:
    """The curve of equilibria over one knob; a point is the state and the knob."""

    def __init__(
        self, field: VectorField, knob: int, ends: tuple[float, float]
    ) -> None:
        self.field, self.knob, self.ends = field, knob, ends
        self.n = len(field.states)
        size = np.append(field.state_size, ends[1] - ends[0])
        self.curve = Curve(self.value, self.slope, size)

    def parted(self, point: Array) -> tuple[Array, Array]:
        knobs = self.field.start.copy()
        knobs[self.knob] = point[self.n]
        return point[: self.n], knobs

    def value(self, point: Array) -> Array:
        return self.field.value(*self.parted(point))

    def slope(self, point: Array) -> Array:
        state, knobs = self.parted(point)
        push = self.field.push(state, knobs)[:, self.knob]
        return np.column_stack([self.field.slope(state, knobs), push])

    def through(self, state: Array, value: float, longest: float) -> Branch:
        """The branch through this equilibrium, both ways."""
        room = np.ptp(self.field.state_ends, axis=1) + self.field.state_size
        low, high = self.field.state_ends.T
        box = np.column_stack([low - FAR * room, high + FAR * room])
        box = np.vstack([box, self.ends])
        start = np.append(state, value)
        way = np.zeros(self.n + 1)
        way[self.n] = 1.0
        onward = list(pieces(self.curve, start, way, box, longest=longest))
        closed = len(onward) > 8 and bool(
            np.linalg.norm((onward[-1].end - start) / self.curve.size) < longest
        )
        back = [] if closed else pieces(self.curve, start, -way, box, longest=longest)
        return self._described(start, list(back), onward)

    def _described(
        self, start: Array, back: list[Piece], onward: list[Piece]
    ) -> Branch:
        points = [piece.end for piece in reversed(back)] + [start]
        whole = np.array(points + [piece.end for piece in onward])
        values = [self.eigenvalues(point) for point in whole]
        specials = [one for piece in (*back, *onward) for one in self._specials(piece)]
        possible = self.field.possible(whole[:, : self.n])
        return Branch(
            whole[possible, self.n],
            whole[possible, : self.n],
            np.array([(np.real(v) > 0).sum() for v in values])[possible],
            np.array([v[np.argmax(np.real(v))] for v in values])[possible],
            tuple(sorted(specials, key=lambda special: special.knob)),
        )

    def eigenvalues(self, point: Array) -> np.ndarray:
        return np.linalg.eigvals(self.field.slope(*self.parted(point)))

    def _specials(self, piece: Piece) -> list[Special]:
        found: list[Special] = []
        if (at := self.curve.root(piece, self._turning)) is not None:
            a = fold_coefficient(self.field, *self.parted(at))
            found.append(self._special("fold", at, coefficient=a))
        if self.n > 1 and (at := self.curve.root(piece, self._crossing)) is not None:
            pair = leading_pair(self.eigenvalues(at))
            if pair is not None:
                l1 = first_lyapunov_coefficient(self.field, *self.parted(at))
                turns = abs(pair.imag) / (2 * np.pi)
                found.append(self._special("hopf", at, turns, l1))
        if (at := self.curve.root(piece, self._branching)) is not None:
            found.append(self._special("branch point", at))
        state = [special.state for special in found]
        return [
            s
            for s, ok in zip(
                found,
                self.field.possible(np.array(state).reshape(-1, self.n)),
                strict=True,
            )
            if ok
        ]

    def _special(
        self, kind: str, at: Array, frequency: float = 0.0, coefficient: float = np.nan
    ) -> Special:
        return Special(kind, float(at[self.n]), at[: self.n], frequency, coefficient)

    def _turning(self, point: Array, tangent: Array) -> float:
        return float(tangent[self.n])

    def _crossing(self, point: Array, tangent: Array) -> float:
        return pair_test(self.eigenvalues(point))

    def _branching(self, point: Array, tangent: Array) -> float:
        bordered = np.vstack([self.slope(point) * self.curve.size, tangent])
        sign, log = np.linalg.slogdet(bordered)
        return float(sign * np.exp(log / len(bordered)))


def pair_test(eigenvalues: np.ndarray) -> float:
    """Product of the sums of all pairs of eigenvalues, scaled to at most 1: changes its
    sign where a pair crosses the imaginary axis (or two real ones are opposite)."""
    one, other = np.triu_indices(len(eigenvalues), 1)
    a, b = eigenvalues[one], eigenvalues[other]
    return float(np.prod((a + b) / (np.abs(a) + np.abs(b) + 1e-300)).real)


def leading_pair(eigenvalues: np.ndarray) -> complex | None:
    """The pair that lies on the imaginary axis; None where the sum of two real ones
    vanishes instead (a neutral saddle)."""
    one, other = np.triu_indices(len(eigenvalues), 1)
    at = np.argmin(np.abs(eigenvalues[one] + eigenvalues[other]))
    value = complex(eigenvalues[one[at]])
    size = np.abs(eigenvalues).max()
    return value if abs(value.imag) > 1e-7 * size else None


def _lies_on(field: VectorField, branch: Branch, state: Array, value: float) -> bool:
    """Is this equilibrium a point of the branch? Compared where the branch passes this
    value of the knob, on the straight line between its points."""
    knob = branch.knob
    passed = np.flatnonzero((knob[:-1] - value) * (knob[1:] - value) <= 0)
    for at in passed:
        gap = knob[at + 1] - knob[at]
        share = 0.5 if gap == 0 else (value - knob[at]) / gap
        there = (1 - share) * branch.states[at] + share * branch.states[at + 1]
        reach = (
            np.abs(branch.states[at + 1] - branch.states[at]) + 1e-3 * field.state_size
        )
        if (np.abs(there - state) < reach).all():
            return True
    return False
