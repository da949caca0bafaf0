"""Signals that look like BOLD, and the second namespace of the formulas."""

from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

TR_S = 0.72
REVIEW = Path(__file__).resolve().parents[3] / "shared" / "data" / "review_fig4"


@pytest.fixture
def bold() -> np.ndarray:
    """Twelve regions, 600 samples: shared slow waves under noise of their own."""
    return smooth_noise(12, 600, seed=0)


@pytest.fixture
def two_runs() -> tuple[np.ndarray, np.ndarray]:
    """Two runs of the same eight regions at different levels."""
    mixing = np.random.default_rng(9).normal(size=(8, 8))
    runs = (mixing @ smooth_noise(8, 500, seed=seed) for seed in (1, 2))
    first, second = runs
    return first, second + 1000.0


@pytest.fixture
def review() -> dict[str, np.ndarray]:
    """The arrays of the review's figure 4, by the names of their files."""
    if not REVIEW.is_dir():
        pytest.skip(f"{REVIEW} is absent: arrays of the review, not to be distributed")
    return {path.stem: np.load(path) for path in REVIEW.glob("*.npy")}


@pytest.fixture
def jnp() -> ModuleType:
    jax = pytest.importorskip("jax")
    jax.config.update("jax_enable_x64", True)  # parity is asked to 1e-10
    return jax.numpy


def smooth_noise(regions: int, samples: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    shared = rng.normal(size=(3, samples + 9))
    own = rng.normal(size=(regions, samples + 9))
    white = rng.normal(size=(regions, 3)) @ shared + own
    kernel = np.hanning(10)
    return np.stack([np.convolve(row, kernel, "valid") for row in white])
