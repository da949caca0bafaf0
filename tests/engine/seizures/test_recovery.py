"""Recovery against small cases that can be written down."""

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.seizures.forward import Runs, onsets
from brainTwinStudio.engine.seizures.network import (
    FOLD_X,
    FOLD_Z,
    first_z,
    own_threshold,
)
from brainTwinStudio.engine.seizures.recovery import (
    between_seizures,
    felt,
    recovered_x0,
)
from brainTwinStudio.project.seizure_twin import THRESHOLD

K = np.array([1.0, 0.5])
ZONE, SPREADS, HEALTHY = -1.6, -2.1, -2.6


def column(*x0: float) -> np.ndarray:
    return np.tile(np.array(x0)[:, None], 2)


def three() -> np.ndarray:
    """The zone drives the second region; the third is calm and heard by the second."""
    return np.array([[0.0, 0.0, 0.0], [0.8, 0.0, 0.2], [0.0, 0.2, 0.0]])


def test_a_region_alone_rests_where_its_equations_say():
    x = between_seizures(column(HEALTHY), K, np.zeros((1, 1)))
    assert (x < FOLD_X).all()
    z = 4.1 - x**3 - 2 * x**2
    assert 4 * (x - HEALTHY) == pytest.approx(z, abs=1e-8)
    above = between_seizures(column(ZONE), K, np.zeros((1, 1)))
    assert above == pytest.approx(FOLD_X)


def test_all_rest_together():
    x0, C = column(ZONE, SPREADS, HEALTHY), three()
    x = between_seizures(x0, K, C)
    heard = C @ x - C.sum(axis=1)[:, None] * x
    left = 4 * (x - x0) - (4.1 - x**3 - 2 * x**2) - K * heard
    held = x >= FOLD_X
    assert held[0].all()
    assert left[~held] == pytest.approx(0, abs=1e-7)
    assert (left[held] < 0).all()  # nowhere to rest below the fold
    alone = x - (4.1 - x**3 - 2 * x**2) / 4  # that rests there with nothing to hear
    assert felt(x0, K, C, x)[~held] == pytest.approx(alone[~held])


def test_nothing_lost_changes_nothing():
    x0, C = column(ZONE, SPREADS, HEALTHY), three()
    assert np.array_equal(recovered_x0(x0, K, C, C), x0)


def test_two_regions_by_hand():
    """Below threshold and beside the zone: rises by K C (fold - x) / 4, x solving one
    cubic; on the fold beside a calm one: falls by K C (fold - rest) / 4."""
    C = np.array([[0.0, 1.0], [1.0, 0.0]])
    x0, gone = column(ZONE, HEALTHY), np.zeros((2, 2))
    new = recovered_x0(x0, K, C, gone)
    for run, k in enumerate(K):
        # 4 (x - x0) - (4.1 - x^3 - 2 x^2) + k (x - fold) = 0
        roots = np.roots([1, 2, 4 + k, -4 * HEALTHY - 4.1 - k * FOLD_X])
        (x,) = roots[np.isreal(roots)].real
        assert new[1, run] - HEALTHY == pytest.approx(k * (FOLD_X - x) / 4, abs=1e-8)
        assert new[0, run] - ZONE == pytest.approx(k * (x - FOLD_X) / 4, abs=1e-8)
    assert (new[1] > HEALTHY).all()
    assert (new[0] < ZONE).all()


def test_it_is_the_end_of_the_slow_control():
    """T dx0/dt = ê - e, run in small steps, ends there."""
    x0, C = column(ZONE, SPREADS, HEALTHY), three()
    left = C.copy()
    left[:, 0] = left[0] = 0
    wanted = felt(x0, K, C, between_seizures(x0, K, C))
    now = x0.copy()
    for _ in range(400):
        now = now + 0.1 * (wanted - felt(now, K, left, between_seizures(now, K, left)))
    assert now == pytest.approx(recovered_x0(x0, K, C, left), abs=1e-6)


def seizing(x0: np.ndarray, C: np.ndarray, tau0: float = 30.0) -> np.ndarray:
    """Which regions seize (region, run), all on their way into a seizure or at rest."""
    start = np.asarray(first_z(jnp.asarray(x0), jnp.full((1, 2), FOLD_Z + 0.05)))
    runs = Runs(x0, K, np.full(2, tau0), start)
    return np.isfinite(onsets(runs, C, np.ones((1, len(C))))[0]).T


def test_a_region_that_was_held_back_is_held_back_again():
    """Between the fold and its own threshold beside a calm one: at peace before,
    released by surgery, at peace once more by the fold condition and in runs."""
    C = np.array([[0.0, 1.0], [1.0, 0.0]])
    x0 = column(THRESHOLD + 0.02, HEALTHY)
    assert (x0[0] < own_threshold(K, C)[:, 0]).all()
    gone = np.zeros((2, 2))
    new = recovered_x0(x0, K, C, gone)
    assert (new[0] < THRESHOLD).all()
    assert not seizing(x0, C).any()
    assert seizing(x0, gone)[0].all()
    assert not seizing(new, gone).any()


def test_a_drive_that_is_regained_lets_a_seizure_spread_again():
    """The last region hears two zones; without the stronger one it is farther from the
    fold and not recruited, and after recovery it is, as far from it as before."""
    C = np.zeros((3, 3))
    C[2] = 0.9, 0.12, 0.0
    x0 = column(ZONE, ZONE, SPREADS)
    left = C.copy()
    left[:, 0] = left[0] = 0
    new = recovered_x0(x0, K, C, left)
    x = between_seizures(x0, K, C)
    e = felt(x0, K, C, x)
    assert felt(new, K, left, x)[2] == pytest.approx(e[2])
    assert (felt(x0, K, left, between_seizures(x0, K, left))[2] < e[2]).all()
    strong = 0  # the run with K = 1
    assert seizing(x0, C)[2, strong]
    assert not seizing(x0, left)[2, strong]
    assert seizing(new, left)[2, strong]
