"""Band-pass and sampling as in the recording."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy import signal as scipy_signal

from brainTwinStudio.analysis.spectrum import band_response
from brainTwinStudio.engine.observe.bold_direct import measure
from brainTwinStudio.engine.observe.recorded import down_sampled, filtered, recorded
from brainTwinStudio.errors import InputError

BAND = (0.04, 0.07)


def signals(samples: int = 600, regions: int = 3) -> np.ndarray:
    return np.random.default_rng(0).normal(size=(samples, regions)) + 5


def test_the_filter_is_that_of_the_direct_observation():
    x = jnp.asarray(signals())
    found = recorded(x, 0.5, BAND)
    through = measure(
        x[None],
        jnp.zeros((1, 3)),
        jnp.asarray(0.0),
        jnp.asarray(band_response(600, 0.5, BAND)),
        jax.random.split(jax.random.key(0), 1),
    )[0]
    np.testing.assert_allclose(found, through, atol=1e-12)


def test_the_filter_is_that_of_scipy_away_from_the_ends():
    x = signals(4000)
    sos = scipy_signal.butter(2, BAND, "bandpass", fs=0.5, output="sos")
    expected = scipy_signal.sosfiltfilt(sos, x - x.mean(axis=0), axis=0)
    found = np.asarray(recorded(jnp.asarray(x), 0.5, BAND))
    # ends differ: the FFT takes the run for a circle
    np.testing.assert_allclose(found[500:-500], expected[500:-500], atol=1e-5)


def test_without_a_band_only_the_mean_goes():
    x = signals()
    found = recorded(jnp.asarray(x), 0.5, None)
    np.testing.assert_allclose(found, x - x.mean(axis=0), atol=1e-12)


def test_down_sampling_takes_means_of_blocks_and_leaves_the_rest_out():
    x = np.arange(11.0)[:, None]
    found = down_sampled(jnp.asarray(x), 3)
    np.testing.assert_allclose(found[:, 0], [1.0, 4.0, 7.0], rtol=1e-15)


def test_down_sampling_keeps_fast_rhythms_out_of_the_band():
    t = np.arange(20_000) / 10.0  # 10 per s, recorded at 0.5 per s
    fast = np.cos(2 * np.pi * 0.5 * t)  # folds to 0 Hz without a low-pass
    near = np.cos(2 * np.pi * 0.45 * t)  # folds to 0.05 Hz, into the band
    slow = np.cos(2 * np.pi * 0.05 * t)
    x = jnp.asarray(np.stack([fast, near, slow], axis=1))
    spread = np.asarray(recorded(x, 10.0, BAND, 0.5)).std(axis=0)
    assert spread[0] < 1e-9
    # sin(pi f / fr) / (20 sin(pi f / fs)) = 0.110 at 0.45 Hz, 0.984 at 0.05 Hz
    assert spread[1] / spread[2] == pytest.approx(0.110 / 0.984, rel=0.02)


def test_down_sampling_then_filtering_is_the_recordings_own_filter():
    x = signals(6000)
    slow = jnp.asarray(x.reshape(300, 20, 3).mean(axis=1))
    expected = recorded(slow, 0.5, BAND)
    np.testing.assert_allclose(
        recorded(jnp.asarray(x), 10.0, BAND, 0.5), expected, atol=1e-12
    )


@pytest.mark.parametrize("tr", [0.72, 1.94, 2.0, 3.3])
def test_ratios_of_odd_repetition_times_are_recognised(tr: float):
    dt_s = tr / 7
    found = recorded(jnp.asarray(signals(70)), 1 / dt_s, None, 1 / tr)
    assert found.shape == (10, 3)


def test_gain_passes_and_offset_does_not():
    x = jnp.asarray(signals())
    np.testing.assert_allclose(
        recorded(3 * x + 8, 2.0, BAND, 0.5), 3 * recorded(x, 2.0, BAND, 0.5), atol=1e-11
    )


def test_gradients_equal_finite_differences():
    rng = np.random.default_rng(1)
    x, along = (jnp.asarray(rng.normal(size=(80, 2))) for _ in range(2))
    weights = jnp.asarray(rng.normal(size=(20, 2)))

    def value(h: float | jax.Array) -> jax.Array:
        return jnp.sum(weights * recorded(x + h * along, 2.0, BAND, 0.5))

    expected = float(value(1e-3) - value(-1e-3)) / 2e-3  # linear: rounding only
    assert float(jax.grad(value)(0.0)) == pytest.approx(expected, rel=1e-9)


@pytest.mark.usefixtures("strict")
def test_float32_stays_float32():
    x = jnp.asarray(signals(), jnp.float32)
    assert recorded(x, 2.0, BAND, 0.5).dtype == jnp.float32
    assert filtered(x, jnp.ones(301, jnp.float32)).dtype == jnp.float32


@pytest.mark.parametrize(("fast", "slow"), [(10.0, 3.0), (0.5, 1.0), (1.0, 0.4)])
def test_a_sampling_that_does_not_divide_is_refused(fast: float, slow: float):
    with pytest.raises(InputError, match=f"{fast:g}.*{slow:g}.*whole multiple"):
        recorded(jnp.asarray(signals()), fast, None, slow)


@pytest.mark.parametrize("rates", [(0.0, 1.0), (1.0, -1.0), (float("nan"), 1.0)])
def test_a_sampling_of_nothing_is_refused(rates: tuple[float, float]):
    with pytest.raises(InputError, match="above 0"):
        recorded(jnp.asarray(signals()), rates[0], None, rates[1])


def test_a_band_upside_down_is_refused():
    with pytest.raises(InputError, match=r"0.07 to 0.04 Hz"):
        recorded(jnp.asarray(signals()), 0.5, (0.07, 0.04))


def test_less_than_one_sample_is_refused():
    with pytest.raises(InputError, match="Simulate longer"):
        recorded(jnp.asarray(signals(10)), 10.0, None, 0.5)
