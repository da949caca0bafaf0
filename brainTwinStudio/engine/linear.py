"""Linear noise approximation of the Hopf network: exact covariances and spectra.

Around z = x + i y = 0 the network is dz = A z dt + beta (dW_x + i dW_y) with
A = diag(a + 2 pi i f - strength) + gain. Covariance P = E[z z^H] solves
A P + P A^H + 2 diag(beta^2) = 0; E[x x^T] = Re(P)/2 (SCIENCE.md A.1.4; Ponce-Alvarez
and Deco 2024, Sci. Rep. 14:2615).
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Complex, Float

DOUBLINGS = 12


@jax.custom_vjp
def lyapunov(
    a: Complex[Array, "region region"], q: Complex[Array, "region region"]
) -> Complex[Array, "region region"]:
    """P with A P + P A^H + Q = 0, for A with all eigenvalues left of the axis.

    Cayley transform and Smith doubling: twelve doublings bring decay rates from 0.003
    to 60 per s to 1e-11 of the largest entry (ten left 5e-4 with weak coupling). No
    eigenvectors, so it also runs where XLA has none.
    """
    return _smith(a, q)


def _smith(a: jax.Array, q: jax.Array) -> jax.Array:
    identity = jnp.eye(a.shape[-1], dtype=a.dtype)
    # A rotation that all regions share leaves P alone, and slows the doubling down.
    a = a - 1j * jnp.mean(jnp.imag(jnp.diagonal(a))) * identity
    rates = jnp.abs(jnp.real(jnp.diagonal(a)))
    shift = jax.lax.stop_gradient(jnp.sqrt(0.02 * jnp.maximum(rates.max(), 1e-3)))
    inverse = jnp.linalg.inv(shift * identity - a)
    step = inverse @ (a + shift * identity)
    start = 2 * shift * inverse @ q @ inverse.conj().T

    def double(_: object, pair: tuple[jax.Array, jax.Array]):
        u, p = pair
        return u @ u, p + u @ p @ u.conj().T

    return jax.lax.fori_loop(0, DOUBLINGS, double, (step, start))[1]


def _forward(a: jax.Array, q: jax.Array):
    p = _smith(a, q)
    return p, (a, p)


def _backward(saved: tuple[jax.Array, jax.Array], cotangent: jax.Array):
    a, p = saved
    m = _smith(a.conj().T, cotangent.T.astype(a.dtype))
    return (p @ m).T + jnp.conj(m @ p), m.T


lyapunov.defvjp(_forward, _backward)


def system_matrix(
    a: Float[Array, " region"],
    frequency_hz: Float[Array, " region"],
    gain: Float[Array, "target source"],
    strength: Float[Array, " region"],
) -> Complex[Array, "region region"]:
    """The complex Jacobian A at z = 0, 1/s."""
    return jnp.diag(a - strength + 2j * jnp.pi * frequency_hz) + gain


def covariance(
    system: Complex[Array, "region region"], noise: Float[Array, " region"]
) -> Float[Array, "region region"]:
    """E[x x^T] of the stationary linear network, state units squared."""
    q = jnp.diag(2 * noise**2).astype(system.dtype)
    return jnp.real(lyapunov(system, q)) / 2


def spectra(
    system: Complex[Array, "region region"],
    noise: Float[Array, " region"],
    frequencies_hz: Float[Array, " frequency"],
) -> Float[Array, "region frequency"]:
    """One-sided power spectral density of x, state units squared per Hz.

    One frequency after the other on purpose: a batched complex inverse deadlocks in
    XLA's CPU thread pool on two cores (jaxlib 0.10.2).
    """
    identity = jnp.eye(system.shape[0])
    drive = 2 * noise**2

    def at(frequency: jax.Array) -> jax.Array:
        turn = 2j * jnp.pi * frequency * identity
        ahead = jnp.abs(jnp.linalg.inv(system - turn)) ** 2
        behind = jnp.abs(jnp.linalg.inv(system + turn)) ** 2
        return (ahead + behind) @ drive / 2

    return jax.lax.map(at, frequencies_hz).T
