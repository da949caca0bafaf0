"""One brain seen by EEG and fMRI: the theory of both, and what both together tell."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax.flatten_util import ravel_pytree

from brainTwinStudio.analysis.connectivity import correlation, upper
from brainTwinStudio.engine.electric_fit import cross_spectra_of
from brainTwinStudio.engine.electric_network import Wires, alpha_spectra
from brainTwinStudio.engine.joint_twin import (
    BAND_HZ,
    EEG_HZ,
    WINDOW_S,
    Brain,
    at_prior,
    bold_covariance,
    fit_joint,
    in_units,
    made_brain,
    misfit_and_gradient,
    recovery_errors,
    referenced,
    rotating_spectra,
    seen_of,
)
from tests.engine.electric_brain import CHANNELS, REGIONS, wires


def strong() -> Wires:
    """Four regions in two pairs, so that powers go together."""
    known = wires(4)
    weights = np.kron(np.eye(2), 0.6 * (1 - np.eye(2)))
    return known._replace(weights=jnp.asarray(weights))


@pytest.fixture(scope="module")
def brain() -> Brain:
    return made_brain(strong(), 600.0, 3)


def units(brain: Brain) -> dict[str, jax.Array]:
    return in_units(jax.tree.map(jnp.asarray, brain.theta))


def test_both_sides_of_the_spectrum_make_the_eeg_of_the_network():
    p, known = in_units(at_prior(REGIONS)), wires()
    at = jnp.asarray([3.0, 10.0])
    ahead, behind = (rotating_spectra(p, known, sign * at) for sign in (1, -1))
    still = {f"drive_{k}": jnp.zeros(REGIONS) for k in range(2)}
    still |= {f"drive_lag_{k}": jnp.zeros(REGIONS) for k in range(2)}
    expected = alpha_spectra(
        p | still, known.weights, known.delays_s, at, jnp.eye(REGIONS)
    )
    np.testing.assert_allclose((ahead + behind.conj()) / 2, expected, rtol=1e-10)


def test_bold_of_a_simulated_brain_has_the_covariance_of_the_theory(brain: Brain):
    p = units(brain)
    slow = np.asarray(
        bold_covariance(rotating_spectra(p, strong(), jnp.asarray(BAND_HZ)))
    )
    size = np.log(np.diag(slow))
    found = np.log(brain.bold.var(axis=1))
    assert np.ptp(size) > 1
    # 112 independent samples: log variances are good to 0.13
    np.testing.assert_allclose(found - found.mean(), size - size.mean(), atol=0.4)
    root = np.sqrt(np.diag(slow) * (1 + float(p["bold_noise"])))
    expected = upper(slow / np.outer(root, root))
    np.testing.assert_allclose(upper(correlation(brain.bold)), expected, atol=0.25)
    assert expected.max() > 0.15


def test_eeg_of_a_simulated_brain_has_the_spectra_of_the_theory(brain: Brain):
    p, gain = units(brain), np.asarray(strong().lead_field)
    at = jnp.asarray(BAND_HZ)
    z = [np.asarray(rotating_spectra(p, strong(), s * at)) for s in (1, -1)]
    expected = gain @ ((z[0] + z[1].conj()) / 2) @ gain.T
    centred = np.eye(CHANNELS) - 1 / CHANNELS
    expected = expected + float(p["channel_noise"]) * centred
    found = cross_spectra_of((brain.eeg,), EEG_HZ, BAND_HZ, WINDOW_S)
    one, other = (
        np.log(np.real(np.diagonal(s, axis1=1, axis2=2))) for s in (found, expected)
    )
    assert abs((one - other).mean()) < 0.05
    assert np.corrcoef(one.ravel(), other.ravel())[0, 1] > 0.98


def test_the_gradient_is_that_of_finite_differences(brain: Brain):
    known, seen = strong(), seen_of(brain.eeg, brain.bold)
    basis = jnp.asarray(referenced(CHANNELS))
    theta = jax.tree.map(jnp.asarray, brain.theta)
    flat, unravel = ravel_pytree(theta)
    share = jnp.ones(2)

    def value(x: np.ndarray) -> float:
        at = unravel(jnp.asarray(x))
        return float(misfit_and_gradient(at, known, basis, seen, share)[0])

    slopes = misfit_and_gradient(theta, known, basis, seen, share)[1]
    gradient, x = np.asarray(ravel_pytree(slopes)[0]), np.asarray(flat)
    draw = np.random.default_rng(0)
    for _ in range(4):
        way = draw.standard_normal(x.size)
        slope = (value(x + 1e-5 * way) - value(x - 1e-5 * way)) / 2e-5
        assert gradient @ way == pytest.approx(slope, rel=1e-4, abs=1e-3)


def test_each_tells_the_other_what_it_cannot_see(brain: Brain):
    """Of one brain; that both together are better on the whole is a matter of many."""
    known = strong()
    # three channels see four regions badly
    few = known._replace(
        lead_field=known.lead_field[::2] - known.lead_field[::2].mean(0)
    )
    seen = seen_of(brain.eeg[::2] - brain.eeg[::2].mean(axis=0), brain.bold)
    errors = {
        name: recovery_errors(fit_joint(few, seen, eeg=eeg, bold=bold), brain.theta)
        for name, eeg, bold in (
            ("eeg", True, False), ("bold", False, True), ("both", True, True),
        )
    }  # fmt: skip
    unknown = {k: np.zeros_like(v) for k, v in brain.theta.items()}
    assert errors["both"]["alpha_noise"] < errors["eeg"]["alpha_noise"]
    assert errors["both"]["all"] < errors["bold"]["all"]
    assert errors["both"]["all"] < 0.7 * recovery_errors(unknown, brain.theta)["all"]


def test_the_reference_is_taken_out_and_nothing_else():
    basis = referenced(5)
    np.testing.assert_allclose(basis @ basis.T, np.eye(4), atol=1e-12)
    np.testing.assert_allclose(basis @ np.ones(5), 0, atol=1e-12)
