"""What happens at a bifurcation: coefficients of its normal form.

Fold: a = 1/2 <w, B(v, v)>; it vanishes at a cusp. Hopf: the first Lyapunov coefficient,
below 0 where a stable cycle is born (supercritical), above 0 where an unstable one
vanishes (subcritical); 0 at a generalised Hopf point. Source: Kuznetsov 2004, Elements
of Applied Bifurcation Theory, doi:10.1007/978-1-4757-3978-7, eq. 5.18 and 8.3.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from brainTwinStudio.engine.dynamics.vector_field import Change, VectorField, Weights
from brainTwinStudio.project import Array


def null_vectors(slope: Array) -> tuple[Array, Array]:
    """Right and left unit vectors of the smallest singular value."""
    left, _, right = np.linalg.svd(slope)
    return right[-1], left[:, -1]


def fold_coefficient(field: VectorField, state: Array, knobs: Array) -> float:
    """<w, B(v, v)> / 2 of the unit null vectors v, w; 0 at a cusp. Its sign is that of
    w."""
    right, left = null_vectors(field.slope(state, knobs))
    ways = (right + 0j, right + 0j)
    curved = np.real(_form(field.change, state, knobs, field.weights, ways))
    return float(left @ curved) / 2


def first_lyapunov_coefficient(field: VectorField, state: Array, knobs: Array) -> float:
    """Of the pair nearest to the imaginary axis; nan where no pair turns."""
    slope = field.slope(state, knobs)
    values, rights = np.linalg.eig(slope)
    turning = np.flatnonzero(np.imag(values) > 0)
    if not turning.size:
        return float("nan")
    at = turning[np.argmin(np.abs(np.real(values[turning])))]
    omega = np.imag(values[at])
    q = rights[:, at]
    others, lefts = np.linalg.eig(slope.T)
    p = lefts[:, np.argmin(np.abs(others + 1j * omega))]
    p = p / np.conj(np.vdot(p, q))
    fixed = (field.change, state, knobs, field.weights)

    def second(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return np.asarray(_form(*fixed, (a, b)))

    third = np.asarray(_form(*fixed, (q, q, np.conj(q))))
    inner = np.linalg.solve(slope, second(q, np.conj(q)))
    twice = np.linalg.solve(2j * omega * np.eye(len(slope)) - slope, second(q, q))
    whole = third - 2 * second(q, inner) + second(np.conj(q), twice)
    return float(np.vdot(p, whole).real / (2 * omega))


@partial(jax.jit, static_argnums=0)
def _form(
    change: Change, state: Any, knobs: Any, weights: Weights, ways: tuple[Any, ...]
) -> jax.Array:
    """The derivative along these vectors, complex ones by their real parts."""

    def along(*ways: jax.Array) -> jax.Array:
        of: Callable[[jax.Array], jax.Array] = lambda s: change(s, knobs, weights)  # noqa: E731
        for way in ways:
            of = _along(of, way)
        return of(state)

    total = jnp.zeros(len(state), complex)
    for choice in np.ndindex(*(2,) * len(ways)):
        real = [w.imag if c else w.real for c, w in zip(choice, ways, strict=True)]
        total = total + 1j ** sum(choice) * along(*real)
    return total


def _along(
    of: Callable[[jax.Array], jax.Array], way: jax.Array
) -> Callable[[jax.Array], jax.Array]:
    return lambda state: jax.jvp(of, (state,), (way,))[1]
