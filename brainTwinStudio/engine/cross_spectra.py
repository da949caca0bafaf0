"""Spectra of linear networks, with conduction delays in the frequency domain.

What region j sends arrives at i a delay tau_ij later: at the angular frequency w that
is a factor exp(-i w tau_ij) on the part of the Jacobian that comes from j,
A(w) = local + (A - local) exp(-i w tau). With H = (i w - A(w))^-1 the one-sided cross
spectrum is S = 2 R H Q H^* R^T, and the integral of its real part over frequency the
covariance (Ponce-Alvarez and Deco 2024, doi:10.1038/s41598-024-53105-0). S_ij belongs
to E[x_i(t + lag) x_j(t)]; scipy.signal.csd(x_i, x_j) is its conjugate.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Complex, Float

from brainTwinStudio.engine.fixed_point import places
from brainTwinStudio.engine.form import Form
from brainTwinStudio.engine.linearise import Linear
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array as NumpyArray

POINTS = 512
LARGEST_TURN = np.pi / 3
MOST_HALVINGS = 14


class Quadrature(NamedTuple):
    """Frequencies, Hz, and what each counts for in an integral over all of them, Hz."""

    frequencies_hz: Float[Array, " frequency"]
    weights_hz: Float[Array, " frequency"]


def cross_spectra(
    form: Form,
    linear: Linear,
    frequencies_hz: Float[Array, " frequency"],
    delays_s: Float[Array, "target source"] | None = None,
    what: str = "bold",
) -> Complex[Array, "frequency region region"]:
    """One-sided cross spectral density of what is read, its unit squared per Hz;
    Hermitian. delays_s: seconds, `wiring.delays` times the time step (of which a
    simulation makes at least one); None for none.

    One frequency after the other on purpose: a batched complex inverse deadlocks in
    XLA's CPU thread pool on two cores (jaxlib 0.10.2).
    """
    return jax.lax.map(_spectrum(form, linear, delays_s, what), frequencies_hz)


def power_spectra(
    form: Form,
    linear: Linear,
    frequencies_hz: Float[Array, " frequency"],
    delays_s: Float[Array, "target source"] | None = None,
    what: str = "bold",
) -> Float[Array, "region frequency"]:
    """One-sided power spectral density of what is read, its unit squared per Hz."""
    at = _spectrum(form, linear, delays_s, what)
    return jax.lax.map(lambda f: jnp.real(jnp.diagonal(at(f))), frequencies_hz).T


def covariance_with_delays(
    form: Form,
    linear: Linear,
    delays_s: Float[Array, "target source"],
    over: Quadrature | Float[Array, " frequency"],
    what: str = "bold",
) -> Float[Array, "region region"]:
    """Covariance of what is read: the integral of the cross spectra over frequency.

    over: a `quadrature`, or frequencies (Hz) for the trapezoidal rule, which leaves out
    what lies beyond them. Meaningless if `growing_modes` finds one.
    """
    if not isinstance(over, Quadrature):
        gaps = jnp.diff(over) / 2
        over = Quadrature(over, jnp.pad(gaps, (0, 1)) + jnp.pad(gaps, (1, 0)))
    at = _spectrum(form, linear, delays_s, what)

    def add(sum_: jax.Array, point: Quadrature):
        return sum_ + point.weights_hz * jnp.real(at(point.frequencies_hz)), None

    regions = form.regions
    empty = jnp.zeros((regions, regions), linear.matrix.dtype)
    return jax.lax.scan(jax.checkpoint(add), empty, over)[0]


def _spectrum(form: Form, linear: Linear, delays_s: jax.Array | None, what: str):
    """The cross spectra as a function of one frequency in Hz."""
    seen = linear.readout(what)
    identity = jnp.eye(linear.matrix.shape[0], dtype=linear.matrix.dtype)
    coming = linear.matrix - linear.local
    late = None if delays_s is None else _spread(form, delays_s)
    drive = 2 * form.unit_s * jnp.diagonal(linear.forcing)

    def at(frequency: jax.Array) -> jax.Array:
        omega = 2 * jnp.pi * frequency
        system = linear.matrix
        if late is not None:
            system = linear.local + coming * jnp.exp(-1j * omega * late)
        turning = 1j * omega * form.unit_s * identity - system
        response = jnp.linalg.solve(turning.T, seen.T.astype(turning.dtype)).T
        return (response * drive) @ response.conj().T

    return at


def _spread(form: Form, delays: jax.Array) -> jax.Array:
    """Delays between regions as delays between states (n, n)."""
    _, regions = places(form)
    return delays[regions[:, None], regions]


# ------------------------------------------------------------- outside jit


def quadrature(form: Form, linear: Linear, count: int = POINTS) -> Quadrature:
    """Frequencies that resolve every resonance of the network without delays: equal
    quantiles of the mean of its modes' spectra, a Lorentzian (Cauchy) line each.

    The midpoint rule over the quantile includes the tail to infinity. Without delays
    what it is off by falls exponentially with `count`.
    """
    modes = np.linalg.eigvals(np.asarray(linear.matrix)) / form.unit_s
    width = np.maximum(np.abs(modes.real), 1e-6 * np.abs(modes).max()) / (2 * np.pi)
    centre = modes.imag / (2 * np.pi)
    if not (np.isfinite(modes).all() and (width > 0).all()):
        raise InputError("A network whose Jacobian is 0 or not finite has no spectrum.")

    def below(frequency: NumpyArray) -> NumpyArray:
        """Share of the lines between minus and plus this frequency."""
        far = (frequency[:, None] - centre) / width
        near = (-frequency[:, None] - centre) / width
        return ((np.arctan(far) - np.arctan(near)) / np.pi).mean(axis=1)

    wanted = (np.arange(count) + 0.5) / count
    low = np.zeros(count)
    high = np.full(count, 4 * count * (width + np.abs(centre)).max())
    for _ in range(100):  # halves the interval down to rounding
        middle = (low + high) / 2
        short = below(middle) < wanted
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    found = (low + high) / 2
    lines = width / (width**2 + (found[:, None] - centre) ** 2)
    lines = lines + width / (width**2 + (found[:, None] + centre) ** 2)
    density = lines.mean(axis=1) / np.pi
    return Quadrature(jnp.asarray(found), jnp.asarray(1 / (count * density)))


def growing_modes(
    form: Form,
    linear: Linear,
    delays_s: NumpyArray,
    count: int = POINTS,
) -> int:
    """How many modes of the network with delays grow; 0 if it is stable.

    By the argument principle: the phase of det(i w - A(w)), against that of a stable
    network of the same size, turns by -pi for each from frequency 0 to infinity.
    """
    local = np.asarray(linear.local)
    coming = np.asarray(linear.matrix) - local
    _, regions = places(form)
    late = np.asarray(delays_s)[regions[:, None], regions]
    identity = np.eye(len(local))
    pace = np.abs(np.asarray(linear.matrix)).sum(axis=1).max()

    def phase(frequency: float) -> complex:
        omega = 2 * np.pi * frequency
        turn = 1j * omega * form.unit_s
        system = local + coming * np.exp(-1j * omega * late)
        sign, _ = np.linalg.slogdet((turn * identity - system) / (turn + pace))
        return complex(sign)

    def turned(low: float, high: float, ends: tuple[complex, complex], depth: int):
        angle = float(np.angle(ends[1] / ends[0]))
        if abs(angle) < LARGEST_TURN or depth == MOST_HALVINGS:
            return angle
        middle = (low + high) / 2
        here = phase(middle)
        return turned(low, middle, (ends[0], here), depth + 1) + turned(
            middle, high, (here, ends[1]), depth + 1
        )

    points = np.asarray(quadrature(form, linear, count).frequencies_hz)
    points = np.concatenate([[0.0], points, points[-1] * np.array([10, 100, 1e3, 1e4])])
    phases = [phase(point) for point in points]
    whole = sum(
        turned(points[k], points[k + 1], (phases[k], phases[k + 1]), 0)
        for k in range(len(points) - 1)
    )
    whole += float(np.angle(1 / phases[-1]))
    return max(round(-whole / np.pi), 0)
