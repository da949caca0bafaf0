"""Connectome modes against closed forms (SCIENCE.md H.7)."""

from typing import Any

import numpy as np
import pytest

from brainTwinStudio.analysis.eigenmodes import decoupling, eigenmodes
from brainTwinStudio.errors import InputError


def ring(n: int) -> Any:
    return np.roll(np.eye(n), 1, axis=0) + np.roll(np.eye(n), -1, axis=0)


def test_modes_of_a_ring_are_waves():
    found = eigenmodes(ring(12))
    expected = np.sort(1 - np.cos(2 * np.pi * np.arange(12) / 12))
    np.testing.assert_allclose(found.values, expected, atol=1e-12)
    np.testing.assert_allclose(np.abs(found.modes[:, 0]), 1 / np.sqrt(12))
    np.testing.assert_allclose(found.modes.T @ found.modes, np.eye(12), atol=1e-12)


@pytest.mark.parametrize("parts", [1, 2, 3])
def test_zeros_count_the_components(parts: int):
    weights: Any = np.kron(np.eye(parts), ring(5))
    assert eigenmodes(weights).components == parts


def test_power_and_decoupling():
    found = eigenmodes(ring(12))
    rng = np.random.default_rng(0)
    smooth = found.modes[:, :3] @ rng.normal(size=(3, 500))
    rough = found.modes[:, -3:] @ rng.normal(size=(3, 500))
    assert found.power(smooth)[:3].sum() == pytest.approx(1.0)
    assert found.power(rough)[-3:].sum() == pytest.approx(1.0)
    mixed = decoupling(found, smooth + 0.1 * rough)
    assert (mixed < decoupling(found, smooth + 0.5 * rough)).all()


def test_negative_weights_are_refused():
    with pytest.raises(InputError, match="not below 0"):
        eigenmodes(-ring(4))
