"""Haemodynamic kernels and the convolution with them."""

import re

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy import signal as scipy_signal
from scipy import stats

from brainTwinStudio.engine.observe.kernels import (
    INFOS,
    KERNELS,
    convolved,
    kernel,
    volterra_rotation,
)
from brainTwinStudio.errors import InputError

every = pytest.mark.parametrize("known", KERNELS, ids=lambda known: known.info.name)
DT_S = 0.001


def test_volterra_has_the_golden_numbers():  # SCIENCE.md I.1, row 27
    g = kernel("volterra", DT_S)
    assert volterra_rotation() == pytest.approx(1.4523688, abs=1e-7)
    assert g.max() == pytest.approx(0.127729, abs=1e-6)
    assert g.argmax() * DT_S == pytest.approx(0.802, abs=1e-3)
    assert g.argmin() * DT_S == pytest.approx(2.965, abs=1e-3)
    assert g.sum() * DT_S == pytest.approx(0.1333338, abs=1e-6)


def test_double_gamma_is_that_of_spm():
    t = DT_S * np.arange(32_000)
    spm = stats.gamma.pdf(t, 6) - stats.gamma.pdf(t, 16) / 6
    found = kernel("double-gamma", DT_S)
    np.testing.assert_allclose(found, spm / (5 / 6), atol=1e-12)
    assert found.sum() * DT_S == pytest.approx(1, abs=2e-4)  # 0.013 % beyond 32 s
    assert 5 <= found.argmax() * DT_S + DT_S <= 6


def test_gamma_is_three_stages_after_a_delay():
    t = DT_S * np.arange(20_000)
    expected = stats.gamma.pdf(t - 2.05, 3, scale=1.08)
    np.testing.assert_allclose(kernel("gamma", DT_S), expected, atol=1e-12)


@every
def test_the_shown_text_has_the_computed_numbers(known):
    g = kernel(known.info.name, DT_S)
    peak = re.search(r"peaks after ([\d.]+) s", known.info.meaning)
    area = re.search(r"area ([\d.]+)", known.info.meaning)
    assert peak
    assert area
    assert float(peak[1]) == pytest.approx(g.argmax() * DT_S, abs=0.05)
    assert float(area[1]) == pytest.approx(g.sum() * DT_S, abs=1e-3)
    undershoot = re.search(r"undershoots at ([\d.]+) s", known.info.meaning)
    if undershoot:
        assert float(undershoot[1]) == pytest.approx(g.argmin() * DT_S, abs=0.06)


@every
def test_the_area_does_not_hang_on_the_step(known):
    fine, coarse = (kernel(known.info.name, dt).sum() * dt for dt in (0.001, 0.1))
    assert coarse == pytest.approx(fine, rel=0.01)


@every
def test_a_kernel_has_the_length_asked_for(known):
    assert kernel(known.info.name, 0.1, 12.0).shape == (120,)
    assert kernel(known.info.name, 0.1).shape == (round(known.seconds / 0.1),)


def drives(samples: int, regions: int = 3) -> np.ndarray:
    return np.random.default_rng(0).normal(size=(samples, regions))


@pytest.mark.parametrize("samples", [97, 128, 331])
def test_convolution_is_the_sum_over_lags(samples: int):
    drive, g = drives(samples), kernel("double-gamma", 0.5)
    expected = np.stack([np.convolve(row, g, "valid") * 0.5 for row in drive.T], axis=1)
    found = convolved(jnp.asarray(drive), g, 0.5)
    np.testing.assert_allclose(found, expected, atol=1e-12)
    later = scipy_signal.fftconvolve(drive, g[:, None], axes=0)[g.size - 1 : samples]
    np.testing.assert_allclose(found, later * 0.5, atol=1e-12)


def test_a_drive_as_long_as_the_kernel_gives_one_sample():
    g = kernel("gamma", 0.5)
    found = convolved(jnp.asarray(drives(g.size)), g, 0.5)
    assert found.shape == (1, 3)


def test_a_steady_drive_gives_its_area():
    g = kernel("double-gamma", 0.01)
    found = convolved(jnp.full((4000, 1), 2.0), g, 0.01)
    np.testing.assert_allclose(found, 2 * g.sum() * 0.01, rtol=1e-10)


def test_gain_and_offset_of_the_drive_do_not_change_correlations():
    drive, g = drives(400), kernel("volterra", 0.1, 10.0)
    first = np.corrcoef(np.asarray(convolved(jnp.asarray(drive), g, 0.1)).T)
    again = np.corrcoef(np.asarray(convolved(jnp.asarray(7 * drive - 3), g, 0.1)).T)
    np.testing.assert_allclose(first, again, atol=1e-10)


@pytest.mark.parametrize("what", ["drive", "kernel"])
def test_gradients_equal_finite_differences(what: str):
    rng = np.random.default_rng(1)
    given = {
        "drive": jnp.asarray(drives(60)),
        "kernel": jnp.asarray(rng.normal(size=9)),
    }
    along = jnp.asarray(rng.normal(size=given[what].shape))
    weights = jnp.asarray(rng.normal(size=(52, 3)))

    def value(h: float | jax.Array) -> jax.Array:
        p = {**given, what: given[what] + h * along}
        return jnp.sum(weights * convolved(p["drive"], p["kernel"], 0.5))

    # linear: only rounding, 1e-16 / h times the size of the terms
    expected = float(value(1e-3) - value(-1e-3)) / 2e-3
    assert float(jax.grad(value)(0.0)) == pytest.approx(expected, rel=1e-10)


@pytest.mark.usefixtures("strict")
def test_float32_stays_float32():
    drive = jnp.asarray(drives(100), jnp.float32)
    assert convolved(drive, kernel("gamma", 0.5), 0.5).dtype == jnp.float32


def test_unknown_names_are_refused_with_the_known_ones():
    with pytest.raises(InputError, match=r"'glover'.*kernel-gamma.*kernel-volterra"):
        kernel("glover", 0.1)
    assert [info.name for info in INFOS] == sorted(info.name for info in INFOS)


def test_a_drive_shorter_than_the_kernel_is_refused():
    with pytest.raises(InputError, match=r"10 samples, the kernel 40.*20 s"):
        convolved(jnp.zeros((10, 1)), kernel("gamma", 0.5), 0.5)


def test_a_step_longer_than_the_kernel_is_refused():
    with pytest.raises(InputError, match="more than one sample"):
        kernel("gamma", 30.0)
