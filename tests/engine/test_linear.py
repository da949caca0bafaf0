"""The linear noise approximation against SciPy, finite differences and simulation."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.linalg import expm, solve_continuous_lyapunov

from brainTwinStudio.analysis.spectrum import welch
from brainTwinStudio.engine import linear
from brainTwinStudio.engine.form import Wiring, single
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.network import damping
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Inputs

# name: slowest and fastest a (1/s), strongest in-strength (1/s)
SPECTRA = {
    "usual": (-0.02, -0.2, 2.0),
    "wide": (-0.01, -1.0, 10.0),
    "strong": (-0.02, -0.02, 60.0),
    "weak": (-0.02, -0.02, 0.01),
    "isolated": (-0.01, -0.01, 0.0),
    "weak and wide": (-0.01, -1.0, 0.1),
}


def system(slow: float, fast: float, strength: float, n: int = 20, seed: int = 0):
    """A random diffusive network and the diagonal of its noise."""
    rng = np.random.default_rng(seed)
    gain = rng.lognormal(0, 1.5, (n, n)) * (rng.random((n, n)) < 0.3)
    np.fill_diagonal(gain, 0)
    gain *= strength / gain.sum(axis=1).max()
    a = -np.exp(rng.uniform(np.log(-slow), np.log(-fast), n))
    a[0] = slow
    frequency = rng.uniform(0.005, 0.1, n)
    matrix = linear.system_matrix(
        *(jnp.asarray(part) for part in (a, frequency, gain, gain.sum(axis=1)))
    )
    return np.asarray(matrix), rng.uniform(0.01, 0.05, n)


@pytest.mark.parametrize("spectrum", SPECTRA.values(), ids=SPECTRA)
def test_lyapunov_equals_scipy(spectrum):
    a, noise = system(*spectrum)
    q = np.diag(2 * noise**2).astype(complex)
    found = linear.lyapunov(jnp.asarray(a), jnp.asarray(q))
    expected = solve_continuous_lyapunov(a, -q)
    # 1e-9 of the largest entry; 1e-12 is what rates 5,000 : 1 apart leave of float64
    assert np.abs(found - expected).max() < 1e-9 * np.abs(expected).max()


@pytest.mark.parametrize("seed", range(4))
def test_additive_coupling_close_to_instability_equals_scipy(seed: int):
    a, noise = system(-0.02, -0.3, 5.0, seed=seed)
    gain = a - np.diag(np.diag(a))
    a = a + np.diag(np.real(gain).sum(axis=1))
    a -= (np.linalg.eigvals(a).real.max() + 0.005) * np.eye(len(a))
    q = np.diag(2 * noise**2).astype(complex)
    found = linear.lyapunov(jnp.asarray(a), jnp.asarray(q))
    expected = solve_continuous_lyapunov(a, -q)
    assert np.abs(found - expected).max() < 1e-9 * np.abs(expected).max()


def test_lyapunov_takes_any_hermitian_forcing():
    a, _ = system(*SPECTRA["usual"], n=5)
    root = np.random.default_rng(1).normal(size=(2, 5, 5))
    root = root[0] + 1j * root[1]
    q = root @ root.conj().T
    p = np.asarray(linear.lyapunov(jnp.asarray(a), jnp.asarray(q)))
    np.testing.assert_allclose(a @ p + p @ a.conj().T, -q, atol=1e-10)


def test_two_regions_have_the_known_covariance():
    # SCIENCE.md I.1, number 7; printed there to 6 digits, r = 1 / 1.1 exactly
    gain = jnp.asarray([[0.0, 0.2], [0.2, 0.0]])
    flat = jnp.ones(2)
    matrix = linear.system_matrix(-0.02 * flat, 0.05 * flat, gain, 0.2 * flat)
    p = np.asarray(linear.covariance(matrix, 0.02 * flat))
    assert p[0, 0] == pytest.approx(0.0052380952, abs=1e-9)
    assert p[0, 1] / p[0, 0] == pytest.approx(1 / 1.1, abs=1e-9)


def test_two_regions_have_the_known_eigenvalues():
    gain = jnp.asarray([[0.0, 0.2], [0.2, 0.0]])
    flat = jnp.ones(2)
    matrix = linear.system_matrix(-0.02 * flat, 0.05 * flat, gain, 0.2 * flat)
    found = np.sort_complex(np.linalg.eigvals(np.asarray(matrix)))
    omega = 2j * np.pi * 0.05
    np.testing.assert_allclose(found, [-0.42 + omega, -0.02 + omega], atol=1e-12)


def test_the_complex_form_equals_the_real_one_of_twice_the_size():
    a, noise = system(*SPECTRA["usual"])
    real = np.block([[np.real(a), -np.imag(a)], [np.imag(a), np.real(a)]])
    both = np.concatenate([noise, noise])
    expected = solve_continuous_lyapunov(real, -np.diag(both**2))[:20, :20]
    found = linear.covariance(jnp.asarray(a), jnp.asarray(noise))
    np.testing.assert_allclose(found, expected, atol=1e-12)


def test_rows_of_the_system_receive():
    gain = jnp.asarray([[0.0, 0.7], [0.0, 0.0]])
    zeros = jnp.zeros(2)
    matrix = linear.system_matrix(zeros, zeros, gain, gain.sum(axis=1))
    np.testing.assert_allclose(matrix, [[-0.7, 0.7], [0, 0]])


# ---------------------------------------------------------------- gradients


@pytest.mark.parametrize("spectrum", ["usual", "wide", "isolated"])
def test_the_gradient_of_the_covariance_equals_finite_differences(spectrum: str):
    a, noise = system(*SPECTRA[spectrum], n=6)
    rng = np.random.default_rng(3)
    weights = jnp.asarray(rng.normal(size=(6, 6)))
    start = tuple(jnp.asarray(part) for part in (np.real(a), np.imag(a), noise))
    along = tuple(jnp.asarray(rng.normal(size=part.shape)) for part in start)
    # Away from the axis: a change of all entries must leave the network stable.
    scale = 0.1 * float(np.abs(np.linalg.eigvals(a).real).min())

    def value(step: jax.Array | float) -> jax.Array:
        real, imag, sd = (
            p + step * scale * d for p, d in zip(start, along, strict=True)
        )
        return jnp.sum(weights * linear.covariance(real + 1j * imag, sd))

    found = jax.grad(value)(0.0)
    h = 1e-4
    wide, narrow = (float(value(s * h) - value(-s * h)) / (2 * s * h) for s in (2, 1))
    expected = (4 * narrow - wide) / 3
    # 1e-6: fourth-order differences of a value near 1e-3 with 1e-15 of noise
    assert float(found) == pytest.approx(expected, rel=1e-6)


def test_the_gradient_with_respect_to_the_forcing_solves_the_adjoint_equation():
    a, _ = system(*SPECTRA["usual"], n=5)
    weights = np.random.default_rng(0).normal(size=(5, 5))

    def value(diagonal: jax.Array) -> jax.Array:
        p = linear.lyapunov(jnp.asarray(a), jnp.diag(diagonal).astype(complex))
        return jnp.sum(jnp.asarray(weights) * jnp.real(p))

    found = jax.grad(value)(jnp.ones(5))
    even = (weights + weights.T).astype(complex) / 2
    adjoint = solve_continuous_lyapunov(a.conj().T, -even)
    np.testing.assert_allclose(found, np.diag(adjoint).real, rtol=1e-9)


# ---------------------------------------------------------------- spectra


def test_spectra_integrate_to_the_variance():
    a, noise = system(-0.2, -0.5, 1.0, n=4)
    frequencies = np.linspace(0, 40.0, 16_001)
    psd = linear.spectra(jnp.asarray(a), jnp.asarray(noise), jnp.asarray(frequencies))
    # the tail beyond F of a Lorentzian is beta^2 / (2 pi^2 F): about 1e-3 of the whole
    tail = noise**2 / (2 * np.pi**2 * 40.0)
    total = np.trapezoid(np.asarray(psd), frequencies, axis=1) + tail
    p = linear.covariance(jnp.asarray(a), jnp.asarray(noise))
    np.testing.assert_allclose(total, np.diag(np.asarray(p)), rtol=1e-4)


def test_the_spectrum_of_an_isolated_region_is_two_lorentzians():
    a, f, beta = -0.1, 0.05, 0.02
    at = np.linspace(0.001, 0.3, 50)
    one = jnp.ones(1)
    matrix = linear.system_matrix(a * one, f * one, jnp.zeros((1, 1)), 0 * one)
    found = linear.spectra(matrix, beta * one, jnp.asarray(at))[0]
    omega, centre = 2 * np.pi * at, 2 * np.pi * f
    expected = beta**2 * (
        1 / (a**2 + (omega - centre) ** 2) + 1 / (a**2 + (omega + centre) ** 2)
    )
    np.testing.assert_allclose(found, expected, rtol=1e-10)


def test_spectra_are_differentiable():
    a, noise = system(*SPECTRA["usual"], n=3)
    at = jnp.asarray([0.01, 0.05])

    def value(shift: jax.Array | float) -> jax.Array:
        moved = jnp.asarray(a) - shift * jnp.eye(3)
        return jnp.sum(jnp.log(linear.spectra(moved, jnp.asarray(noise), at)))

    h = 1e-5
    expected = float(value(h) - value(-h)) / (2 * h)
    # central differences: h^2 = 1e-10 against rates of 0.02, squared
    assert float(jax.grad(value)(0.0)) == pytest.approx(expected, rel=1e-5)


# ---------------------------------------------------------------- simulations

GRID = Grid(samples=4000, burn_in=120, substeps=10, dt_s=0.1)
SEEDS = 64


@pytest.fixture(scope="module")
def simulated():
    """Runs (seed, time, region) of three regions at noise so low that the cubic term
    changes variances by less than 0.1 %."""
    gain = jnp.asarray([[0, 0.05, 0], [0.4, 0, 0], [0.1, 0.2, 0.0]])
    values = {
        "a": jnp.linspace(-0.3, -0.1, 3),
        "frequency_hz": jnp.linspace(0.04, 0.07, 3),
        "noise": jnp.linspace(0.002, 0.003, 3),
        "gain_depth": jnp.asarray(0.0),
        "gain_tau_s": jnp.asarray(15.0),
    }
    strength = damping(gain, "diffusive")
    keys = jax.random.split(jax.random.key(1), SEEDS)
    form = single("hopf", "diffusive", 3)
    x = simulate(form, GRID, Inputs((values,), Wiring(gain)), keys).samples
    matrix = linear.system_matrix(values["a"], values["frequency_hz"], gain, strength)
    return np.asarray(x), np.asarray(matrix), np.asarray(values["noise"])


def assert_within_chance(rows: np.ndarray, expected: np.ndarray, bias: float):
    """The mean over seeds lies within 5 of its own standard errors, plus `bias` of the
    largest entry for the step of 0.1 s."""
    error = np.abs(rows.mean(axis=0) - expected)
    chance = 5 * rows.std(axis=0, ddof=1) / np.sqrt(len(rows))
    assert (error < chance + bias * np.abs(expected).max()).all(), error / chance
    assert chance.max() < 0.1 * np.abs(expected).max()  # or the test proves little


def test_the_covariance_is_that_of_long_simulations(simulated):
    x, matrix, noise = simulated
    rows = np.einsum("sti,stj->sij", x, x) / x.shape[1]
    p = np.asarray(linear.covariance(jnp.asarray(matrix), jnp.asarray(noise)))
    # Heun's stationary variance is off by (rate dt)^2 / 6 or so: (0.06)^2 = 0.4 %
    assert_within_chance(rows, p, bias=0.004)


def test_lagged_covariances_are_those_of_long_simulations(simulated):
    x, matrix, noise = simulated
    lag = 1
    rows = np.einsum("sti,stj->sij", x[:, lag:], x[:, :-lag]) / (x.shape[1] - lag)
    q = np.diag(2 * noise**2).astype(complex)
    p = np.asarray(linear.lyapunov(jnp.asarray(matrix), jnp.asarray(q)))
    expected = np.real(expm(matrix * lag) @ p) / 2
    assert_within_chance(rows, expected, bias=0.004)


def test_spectra_are_those_of_long_simulations(simulated):
    x, matrix, noise = simulated
    frequencies, rows = welch(np.swapaxes(x, 1, 2), 1.0, 256)
    # Sampling at 1 Hz folds what lies above 0.5 Hz onto the spectrum.
    folds = [frequencies, 1 - frequencies]
    folds += [k + sign * frequencies for k in range(1, 6) for sign in (-1, 1)][1:]
    expected = sum(
        np.asarray(
            linear.spectra(jnp.asarray(matrix), jnp.asarray(noise), jnp.asarray(f))
        )
        for f in folds
    )
    low = frequencies < 0.2
    ratio = rows[:, :, low] / np.asarray(expected)[:, low]
    # mean over 40 bins of 0.004 Hz; Hann leaks 1 % out of peaks 0.03 Hz wide
    assert_within_chance(ratio.mean(axis=2), np.ones(3), bias=0.01)
