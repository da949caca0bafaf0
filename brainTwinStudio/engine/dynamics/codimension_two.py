"""Where a bifurcation lies when two knobs are turned, and where such curves meet.

A fold: det F_x = 0; a Hopf point: det of the bialternate product 2 F_x . I = 0, whose
eigenvalues are the sums of pairs of those of F_x. With F = 0 each leaves a curve in
state and two knobs. On it: cusp (quadratic coefficient 0), Bogdanov-Takens (two zero
eigenvalues; a Hopf curve ends there), generalised Hopf (first Lyapunov coefficient 0),
zero-Hopf. Source: Kuznetsov 2004, doi:10.1007/978-1-4757-3978-7, ch. 8 and 10.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.dynamics.continuation import FAR
from brainTwinStudio.engine.dynamics.curve import Curve, Piece, Test, pieces
from brainTwinStudio.engine.dynamics.normal_forms import (
    first_lyapunov_coefficient,
    fold_coefficient,
    null_vectors,
)
from brainTwinStudio.engine.dynamics.vector_field import Change, VectorField, Weights
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array
from brainTwinStudio.project.dynamics import BifurcationCurve, Meeting, Special

DOUBLE = "bogdanov-takens"
Degenerate = Callable[[Change, Any, Any, Weights], jax.Array]


def bifurcation_curve(
    field: VectorField,
    special: Special,
    knobs: tuple[str, str],
    ends: tuple[tuple[float, float], tuple[float, float]] | None = None,
    *,
    values: Array | None = None,
    longest: float = 0.02,
) -> BifurcationCurve:
    """Follow a fold or a Hopf point of a branch over the first of these knobs while the
    second is turned too. values: of all knobs where it was found, the field's own if
    None."""
    if special.kind not in ("fold", "hopf"):
        raise InputError(f"A {special.kind} cannot be followed in two parameters.")
    followed = _Followed(field, special.kind, knobs, ends)
    return followed.through(special, values, longest)


@partial(jax.jit, static_argnums=(0, 1))
def _test(
    of: Degenerate, change: Change, state: Any, knobs: Any, weights: Weights
) -> tuple[jax.Array, tuple[jax.Array, jax.Array]]:
    return jax.value_and_grad(of, (1, 2))(change, state, knobs, weights)


def _fold(change: Change, state: Any, knobs: Any, weights: Weights) -> jax.Array:
    return jnp.linalg.det(jax.jacfwd(change)(state, knobs, weights))


def _hopf(change: Change, state: Any, knobs: Any, weights: Weights) -> jax.Array:
    return jnp.linalg.det(bialternate(jax.jacfwd(change)(state, knobs, weights)))


def bialternate(a: jax.Array) -> jax.Array:
    """2 A . I (pair, pair): what X -> A X + X A^T does to antisymmetric matrices."""
    one, other = np.triu_indices(len(a), 1)
    basis = np.zeros((len(one), len(a), len(a)))
    basis[range(len(one)), one, other] = 1.0
    basis[range(len(one)), other, one] = -1.0
    image = jnp.einsum("ij,pjk->pik", a, basis) + jnp.einsum("pij,kj->pik", basis, a)
    return image[:, one, other].T


class _Followed:
    """The curve of folds or Hopf points; a point is the state and two knobs."""

    def __init__(
        self,
        field: VectorField,
        kind: str,
        knobs: tuple[str, str],
        ends: tuple[tuple[float, float], tuple[float, float]] | None,
    ) -> None:
        self.field, self.kind, self.n = field, kind, len(field.states)
        if kind == "hopf" and self.n < 2:
            raise InputError("A single state has no Hopf point.")
        self.at = [field.chosen(knob) for knob in knobs]
        self.ends = field.ends[self.at] if ends is None else np.array(ends, float)
        self.of: Degenerate = _fold if kind == "fold" else _hopf
        self.values = field.start.copy()
        size = np.concatenate([field.state_size, np.ptp(self.ends, axis=1)])
        self.curve = Curve(self.value, self.slope, size)
        self.scale = 1.0

    def parted(self, point: Array) -> tuple[Array, Array]:
        knobs = self.values.copy()
        knobs[self.at] = point[self.n :]
        return point[: self.n], knobs

    def tested(self, point: Array) -> tuple[float, Array]:
        state, knobs = self.parted(point)
        value, (by_state, by_knob) = _test(
            self.of, self.field.change, state, knobs, self.field.weights
        )
        slope = np.append(np.asarray(by_state), np.asarray(by_knob)[self.at])
        return float(value) / self.scale, slope / self.scale

    def value(self, point: Array) -> Array:
        return np.append(self.field.value(*self.parted(point)), self.tested(point)[0])

    def slope(self, point: Array) -> Array:
        state, knobs = self.parted(point)
        push = self.field.push(state, knobs)[:, self.at]
        upper = np.column_stack([self.field.slope(state, knobs), push])
        return np.vstack([upper, self.tested(point)[1]])

    def through(
        self, special: Special, values: Array | None, longest: float
    ) -> BifurcationCurve:
        if values is not None:
            self.values = np.array(values, float)
        start = np.concatenate([special.state, self.values[self.at]])
        start[self.n] = special.knob
        slope = np.abs(self.tested(start)[1] * self.curve.size).max()
        self.scale = float(slope) if slope > 0 else 1.0
        room = np.ptp(self.field.state_ends, axis=1) + self.field.state_size
        low, high = self.field.state_ends.T
        box = np.vstack(
            [np.column_stack([low - FAR * room, high + FAR * room]), self.ends]
        )
        way = np.zeros(self.n + 2)
        way[-1] = 1.0
        walk = partial(pieces, self.curve, start, ends=box, longest=longest)
        sides, meetings = [], list[Meeting]()
        for sign in (-1.0, 1.0):
            side = []
            for piece in walk(direction=sign * way):
                found = self._meetings(piece)
                meetings += found
                ends = [m for m in found if self.kind == "hopf" and m.kind == DOUBLE]
                if ends:  # its pair turns no longer
                    side.append(np.append(ends[0].state, ends[0].knobs))
                    break
                side.append(piece.end)
            sides.append(side)
        whole = np.array([*reversed(sides[0]), start, *sides[1]])
        possible = self.field.possible(whole[:, : self.n])
        return BifurcationCurve(
            self.kind,
            whole[possible, self.n :],
            whole[possible, : self.n],
            tuple(m for m in meetings if self.field.possible(m.state[None])[0]),
        )

    def _meetings(self, piece: Piece) -> list[Meeting]:
        tests = self._fold_tests(piece) if self.kind == "fold" else self._hopf_tests()
        found: list[Meeting] = []
        for kind, test in tests.items():
            point = self.curve.root(piece, test)
            if point is not None:
                found.append(Meeting(kind, point[self.n :], point[: self.n]))
        double = [meeting for meeting in found if meeting.kind == DOUBLE]
        return double or found  # there the others change their sign too

    def _fold_tests(self, piece: Piece) -> dict[str, Test]:
        _, left = null_vectors(self.field.slope(*self.parted(piece.begin)))

        def cusp(point: Array, tangent: Array) -> float:
            state, knobs = self.parted(point)
            _, now = null_vectors(self.field.slope(state, knobs))
            side = float(np.sign(now @ left))  # the same as at the begin
            return fold_coefficient(self.field, state, knobs) * side

        def double(point: Array, tangent: Array) -> float:
            """The product of the other eigenvalues."""
            values = np.linalg.eigvals(self.field.slope(*self.parted(point)))
            return float(np.real(np.poly(values)[-2]))

        return {"cusp": cusp} | ({DOUBLE: double} if self.n > 1 else {})

    def _hopf_tests(self) -> dict[str, Test]:
        def bautin(point: Array, tangent: Array) -> float:
            return first_lyapunov_coefficient(self.field, *self.parted(point))

        def zero(point: Array, tangent: Array) -> float:
            slope = self.field.slope(*self.parted(point))
            sign, log = np.linalg.slogdet(slope)
            return float(sign * np.exp(log / self.n))

        def turning(point: Array, tangent: Array) -> float:
            """Square of the frequency: below 0 where the pair is real."""
            values = np.linalg.eigvals(self.field.slope(*self.parted(point)))
            one, other = np.triu_indices(self.n, 1)
            at = np.argmin(np.abs(values[one] + values[other]))
            return float((values[one[at]] * values[other[at]]).real)

        tests = {"generalised hopf": bautin, DOUBLE: turning}
        return tests | ({"zero-hopf": zero} if self.n > 2 else {})
