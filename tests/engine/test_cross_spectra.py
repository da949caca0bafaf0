"""Spectra of linear networks with and without delays."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.signal import csd

from brainTwinStudio.engine import linear as hopf_only
from brainTwinStudio.engine.cross_spectra import (
    covariance_with_delays,
    cross_spectra,
    growing_modes,
    power_spectra,
    quadrature,
)
from brainTwinStudio.engine.delays import lag_of
from brainTwinStudio.engine.fixed_point import fixed_point
from brainTwinStudio.engine.form import Form, Wiring, single
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.linearise import Linear, linearised, observed
from brainTwinStudio.engine.sampling import Inputs
from brainTwinStudio.engine.simulate import simulate
from tests.engine.resting import REGIONS, WEIGHTS, resting, solved

# ---------------------------------------------------------------- without delays


INTEGRATED = ("hopf", "montbrio_pazo_roxin", "jansen_rit", "epileptor")


@pytest.mark.parametrize("name", INTEGRATED)
def test_spectra_integrate_to_the_covariance(name: str):
    net = resting(name)
    over = quadrature(net.form, net.linear, 256)
    none = jnp.zeros((REGIONS, REGIONS))
    found = covariance_with_delays(net.form, net.linear, none, over, "potential")
    expected = np.asarray(observed(net.linear, net.covariance, "potential"))
    assert np.abs(found - expected).max() < 1e-8 * expected.max()


def test_the_trapezoidal_rule_gives_nearly_the_same():
    net = resting("wilson_cowan")
    frequencies = jnp.linspace(0, 2000.0, 4001)  # rates are 130 to 300 per s
    none = jnp.zeros((REGIONS, REGIONS))
    found = covariance_with_delays(net.form, net.linear, none, frequencies)
    expected = np.asarray(observed(net.linear, net.covariance))
    # the tail beyond F is about rate / (pi^2 F) = 1.5 %
    assert np.abs(found - expected).max() < 0.02 * expected.max()


def test_the_hopf_network_equals_its_complex_form():
    net = resting("hopf")
    p, gain = net.parameters[0], net.wiring.gain
    system = hopf_only.system_matrix(p["a"], p["frequency_hz"], gain, gain.sum(axis=1))
    at = jnp.linspace(0.0, 0.2, 7)
    expected = hopf_only.spectra(system, p["noise"], at)
    np.testing.assert_allclose(
        power_spectra(net.form, net.linear, at), expected, rtol=1e-9
    )


def test_delays_of_nothing_change_nothing():
    net = resting("dynamic_mean_field")
    at = jnp.asarray([0.0, 1.0, 10.0])
    expected = cross_spectra(net.form, net.linear, at)
    found = cross_spectra(net.form, net.linear, at, jnp.zeros((REGIONS, REGIONS)))
    np.testing.assert_allclose(found, expected, rtol=1e-10)


def test_cross_spectra_are_hermitian_and_hold_the_power():
    net = resting("jansen_rit")
    at = jnp.asarray([1.0, 5.0, 10.0])
    delays = jnp.asarray(0.02 * (WEIGHTS > 0))
    found = cross_spectra(net.form, net.linear, at, delays, "potential")
    np.testing.assert_allclose(found, found.conj().swapaxes(1, 2), rtol=1e-9)
    power = power_spectra(net.form, net.linear, at, delays, "potential")
    np.testing.assert_allclose(np.einsum("fii->if", found), power, rtol=1e-12)
    assert (power > 0).all()


# ---------------------------------------------------------------- with delays


def ring(
    form_name: str = "additive", strength: float = 0.8
) -> tuple[Form, dict[str, jax.Array], np.ndarray, np.ndarray]:
    """Three linear regions with negative feedback round a ring: the delays (s) make it
    resonate at 0.15 Hz or so."""
    gain = strength * np.array([[0, 0, -1.2], [1.0, 0, 0], [0.3, 0.9, 0]])
    delays_s = np.array([[0, 0, 0.6], [0.3, 0, 0], [1.1, 0.8, 0]])
    values = {"tau": jnp.ones(3), "noise": jnp.asarray([1.0, 0.5, 1.5])}
    return single("linear", form_name, 3), values, gain, delays_s


def linear_of(form: Form, values: dict[str, jax.Array], gain: np.ndarray) -> Linear:
    return solved(form, (values,), Wiring(jnp.asarray(gain)), jnp.zeros((1, 3)))[1]


@pytest.mark.parametrize("coupling", ["additive", "diffusive"])
def test_delays_turn_what_comes_from_others_and_not_what_is_ones_own(coupling: str):
    form, values, gain, delays_s = ring(coupling)
    linear = linear_of(form, values, gain)
    at = np.array([0.0, 0.15, 0.7])
    found = cross_spectra(form, linear, jnp.asarray(at), jnp.asarray(delays_s))
    own = np.diag(1 + (gain.sum(axis=1) if coupling == "diffusive" else np.zeros(3)))
    for f, one in zip(at, found, strict=True):
        omega = 2 * np.pi * f
        late = gain * np.exp(-1j * omega * delays_s)
        response = np.linalg.inv(1j * omega * np.eye(3) + own - late)
        noise = np.diag(np.asarray(values["noise"]) ** 2)
        expected = 2 * response @ noise @ response.conj().T
        np.testing.assert_allclose(one, expected, rtol=1e-10, atol=1e-12)


def test_regions_in_milliseconds_hear_delays_in_seconds():
    net = resting("reduced_wong_wang")
    at = jnp.asarray([0.5, 3.0])
    delays_s = 0.03 * (WEIGHTS > 0)
    found = cross_spectra(net.form, net.linear, at, jnp.asarray(delays_s))
    per_s = 1000.0
    a, local = (np.asarray(m) * per_s for m in (net.linear.matrix, net.linear.local))
    noise = np.asarray(net.linear.forcing) * per_s
    for f, one in zip(at, found, strict=True):
        omega = 2 * np.pi * float(f)
        late = (a - local) * np.exp(-1j * omega * delays_s)
        response = np.linalg.inv(1j * omega * np.eye(4) - local - late)
        expected = 2 * response @ noise @ response.conj().T
        np.testing.assert_allclose(one, expected, rtol=1e-10)


@pytest.mark.parametrize(("late", "growing"), [(0.9, 0), (1.1, 2)])
def test_modes_grow_beyond_the_known_delay(late: float, growing: int):
    # s + 1 = +-2i exp(-s tau): on the axis at w = sqrt(3), w tau = pi/2 - arctan(w)
    form, values, _, _ = ring()
    gain = np.array([[0, 2.0, 0], [-2.0, 0, 0], [0, 0, 0]])
    linear = linear_of(form, values, gain)
    omega = np.sqrt(3)
    critical = (np.pi / 2 - np.arctan(omega)) / omega
    delays_s = np.full((3, 3), late * critical)
    assert growing_modes(form, linear, delays_s) == growing


@pytest.mark.parametrize("name", ["hopf", "epileptor", "jansen_rit"])
def test_stable_networks_without_delays_have_no_growing_modes(name: str):
    net = resting(name)
    assert growing_modes(net.form, net.linear, np.zeros((REGIONS, REGIONS))) == 0


def test_growing_modes_without_delays_are_those_of_the_matrix():
    form, values, gain, _ = ring(strength=-2.0)
    linear = linear_of(form, values, gain)
    eigenvalues = np.linalg.eigvals(np.asarray(linear.matrix))
    expected = int((eigenvalues.real > 0).sum())
    assert expected > 0
    assert growing_modes(form, linear, np.zeros((3, 3))) == expected


# ---------------------------------------------------------------- gradients


def test_gradients_to_delays_parameters_and_gain_equal_finite_differences():
    net = resting("wilson_cowan")
    at = jnp.asarray([0.0, 8.0, 40.0])
    over = quadrature(net.form, net.linear, 64)
    rng = np.random.default_rng(5)
    delay_along = jnp.asarray(0.01 * rng.random((REGIONS, REGIONS)))
    gain_along = jnp.asarray(WEIGHTS * rng.normal(size=WEIGHTS.shape))

    def value(moved: jax.Array) -> jax.Array:
        p = dict(net.parameters[0])
        p["c_ee"] = p["c_ee"] + moved[0]
        wiring = Wiring(net.wiring.gain + moved[1] * gain_along)
        delays_s = 0.01 + moved[2] * delay_along
        point = fixed_point(net.form, (p,), wiring, net.point.state)
        linear = linearised(net.form, (p,), wiring, point.state)
        spectra = cross_spectra(net.form, linear, at, delays_s)
        whole = covariance_with_delays(net.form, linear, delays_s, over)
        return jnp.sum(jnp.log(jnp.abs(spectra))) + 1e4 * jnp.sum(whole)

    both = jax.jit(jax.value_and_grad(value))
    found = both(jnp.zeros(3))[1]
    h = 1e-3
    for axis, step in enumerate(np.eye(3) * h):
        ends = [float(both(jnp.asarray(k * step))[0]) for k in (-2, -1, 1, 2)]
        expected = (ends[0] - 8 * ends[1] + 8 * ends[2] - ends[3]) / (12 * h)
        # fourth order: h^4 = 1e-12, and rounding of 1e-14 over h
        assert float(found[axis]) == pytest.approx(expected, rel=1e-5)


# ---------------------------------------------------------------- simulations

SEEDS = 48
GRID = Grid(samples=4096, burn_in=60, substeps=10, dt_s=0.05)


@pytest.fixture(scope="module")
def delayed():
    """Runs (seed, region, time) of the ring, and its linear theory."""
    form, values, gain, delays_s = ring()
    steps = np.round(delays_s / GRID.dt_s)
    lag, slots = lag_of(steps, gain, GRID.substeps, interpolated=False)
    wiring = Wiring(jnp.asarray(gain), delays=jnp.asarray(steps), slots=slots)
    keys = jax.random.split(jax.random.key(3), SEEDS)
    inputs = Inputs((values,), wiring, start=jnp.zeros((1, 3)))
    samples = simulate(form._replace(lag=lag), GRID, inputs, keys).samples
    assert samples is not None
    x = np.swapaxes(np.asarray(samples), 1, 2)
    return x, form, linear_of(form, values, gain), delays_s


def assert_within_chance(rows: np.ndarray, expected: np.ndarray, bias: float):
    error = np.abs(rows.mean(axis=0) - expected)
    chance = 5 * rows.std(axis=0, ddof=1) / np.sqrt(SEEDS)
    largest = np.abs(expected).max()
    assert (error < chance + bias * largest).all(), error / chance
    assert chance.max() < 0.1 * largest  # or the test proves little


def test_the_covariance_is_that_of_delayed_simulations(delayed):
    x, form, linear, delays_s = delayed
    assert growing_modes(form, linear, delays_s) == 0
    over = quadrature(form, linear)
    found = np.asarray(
        covariance_with_delays(form, linear, jnp.asarray(delays_s), over)
    )
    rows = np.einsum("sit,sjt->sij", x, x) / x.shape[2]
    # rates of 1 to 2 per s and steps of 0.05 s: Heun is off by (rate dt)^2 / 6 = 0.2 %
    assert_within_chance(rows, found, bias=0.005)
    undelayed = covariance_with_delays(form, linear, jnp.zeros((3, 3)), over)
    assert np.abs(found - undelayed).max() > 0.2 * found.max()


@pytest.mark.slow
def test_cross_spectra_are_those_of_delayed_simulations(delayed):
    x, form, linear, delays_s = delayed
    rate = 1 / GRID.sample_s
    at, pairs = csd(x[:, :, None], x[:, None], rate, nperseg=256, detrend="constant")
    rows = pairs[..., 1:60].conj()  # up to 0.46 Hz
    # sampling folds what lies above 1 Hz onto the spectrum
    expected = 0
    for k in range(-20, 21):
        f = at[1:60] + k * rate
        one = cross_spectra(form, linear, jnp.asarray(np.abs(f)), jnp.asarray(delays_s))
        expected = expected + np.where((f < 0)[:, None, None], one.conj(), one)
    expected = np.moveaxis(np.asarray(expected), 0, 2)
    power = np.sqrt(np.einsum("iif->if", expected).real)
    unit = power[:, None] * power
    for part in (np.real, np.imag):
        mean = part(rows / unit).reshape(SEEDS, 3, 3, -1)[..., :56]
        wanted = part(expected / unit)[..., :56]
        assert_within_chance(
            mean.reshape(SEEDS, 3, 3, 7, 8).mean(axis=-1),
            wanted.reshape(3, 3, 7, 8).mean(axis=-1),
            bias=0.015,
        )
