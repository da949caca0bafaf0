"""Stationary covariances of real linear networks, stiff ones too.

`linear.lyapunov` is the faster relative for the complex Hopf form, where all rates lie
within four decades.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

MOST_DOUBLINGS = 50
FORGOTTEN = 1e-10  # what is left of a state; squared in the covariance


def lyapunov_real(
    a: Float[Array, "n n"], q: Float[Array, "n n"]
) -> Float[Array, "n n"]:
    """P with A P + P A^T + Q = 0, for A with all eigenvalues left of the axis.

    Cayley transform and Smith doubling until the network has forgotten its state: with
    rates from 1e-5 to 1e2 some 20 doublings. Any Q, also of low rank or not symmetric.
    No eigenvectors, so it also runs where XLA has none. Exact gradients of any order,
    forward and backward: they solve the same equation.
    """

    def applied(p: jax.Array) -> jax.Array:
        return a @ p + p @ a.T

    return jax.lax.custom_linear_solve(
        applied,
        -q,
        lambda _, right: _smith(a, -right),
        lambda _, right: _smith(a.T, -right),
    )


def _smith(a: jax.Array, q: jax.Array) -> jax.Array:
    """The shift sqrt(|A| / |A^-1|) lies in the middle of the rates, on a logarithmic
    scale. Doubling U and P: P_2k = P_k + U^k P_k (U^k)^T."""
    a = jax.lax.stop_gradient(a)
    identity = jnp.eye(a.shape[-1], dtype=a.dtype)
    shift = jnp.sqrt(_size(a) / _size(jnp.linalg.inv(a)))
    inverse = jnp.linalg.inv(shift * identity - a)
    step = inverse @ (a + shift * identity)
    start = 2 * shift * inverse @ q @ inverse.T

    def double(place: tuple[jax.Array, jax.Array, jax.Array]):
        u, p, count = place
        return u @ u, p + u @ p @ u.T, count + 1

    def goes_on(place: tuple[jax.Array, jax.Array, jax.Array]):
        u, _, count = place
        return (jnp.abs(u).max() > FORGOTTEN) & (count < MOST_DOUBLINGS)

    begin = (step, start, jnp.zeros((), jnp.int32))
    return jax.lax.while_loop(goes_on, double, begin)[1]


def _size(matrix: jax.Array) -> jax.Array:
    """Geometric mean of the largest column and row sum, close to the spectral norm."""
    sizes = jnp.abs(matrix)
    return jnp.sqrt(sizes.sum(axis=0).max() * sizes.sum(axis=1).max())
