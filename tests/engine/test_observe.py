"""What a recording makes of a signal."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.observe import OBSERVATIONS
from brainTwinStudio.engine.observe.bold_direct import (
    measure,
    measured_covariance,
    noise_spread,
)

SAMPLES = 240
NO_FILTER = np.ones(SAMPLES // 2 + 1)


def signals(
    seeds: int = 2, regions: int = 5, samples: int = SAMPLES, seed: int = 0
) -> np.ndarray:
    rng = np.random.default_rng(seed)
    mixing = rng.normal(size=(regions, regions)) + 0.5
    return rng.normal(size=(seeds, samples, regions)) @ mixing.T


def measured(
    x: np.ndarray, ratio: float = 0.0, removed: float = 0.0, response=NO_FILTER
) -> np.ndarray:
    ready = jnp.asarray(x)
    spread = noise_spread(ready, jnp.full(x.shape[2], ratio))
    keys = jax.random.split(jax.random.key(0), len(x))
    share = jnp.asarray(removed)
    return np.asarray(measure(ready, spread, share, jnp.asarray(response), keys))


def centred(x: np.ndarray) -> np.ndarray:
    return x - x.mean(axis=1, keepdims=True)


def test_nothing_removed_changes_nothing_but_the_mean():
    x = signals()
    np.testing.assert_allclose(measured(x), centred(x), atol=1e-12)


def test_removing_all_leaves_no_regression_on_the_mean():
    x = signals()
    common = centred(x).mean(axis=2, keepdims=True)
    left = (measured(x, removed=1.0) * common).mean(axis=1)
    np.testing.assert_allclose(left, 0, atol=1e-12)


def test_removing_all_leaves_no_mean_over_regions():
    np.testing.assert_allclose(
        measured(signals(), removed=1.0).mean(axis=2), 0, atol=1e-12
    )


def test_removing_a_part_removes_that_part():
    x = signals()
    none, some, all_of_it = (measured(x, removed=k) for k in (0.0, 0.3, 1.0))
    np.testing.assert_allclose(some, 0.7 * none + 0.3 * all_of_it, atol=1e-12)


def test_the_noise_has_the_stated_share_of_the_variance():
    x = signals(samples=100_000)
    noise = measured(x, ratio=0.6, response=np.ones(50_001)) - centred(x)
    # 100,000 samples: standard error of a variance 0.45 %
    np.testing.assert_allclose(noise.var(axis=1), 0.6 * x.var(axis=1), rtol=0.02)


def test_the_noise_is_white_and_each_regions_own():
    x = signals(seeds=1, samples=100_000)
    noise = (measured(x, ratio=1.0, response=np.ones(50_001)) - centred(x))[0]
    r = np.corrcoef(noise.T) - np.eye(5)
    later = np.corrcoef(noise[1:, 0], noise[:-1, 0])[0, 1]
    assert max(np.abs(r).max(), abs(later)) < 0.015  # 5 standard errors of 0.003


def test_each_seed_has_noise_of_its_own():
    x = np.repeat(signals(seeds=1), 2, axis=0)
    one, other = measured(x, ratio=1.0)
    assert not np.allclose(one, other)


@pytest.mark.slow
def test_a_seed_is_measured_alike_in_any_batch():
    x = signals(seeds=3)
    keys = jax.random.split(jax.random.key(0), 3)
    ready = jnp.asarray(x)
    spread = noise_spread(ready, jnp.full(5, 0.5))
    rest = (jnp.asarray(0.4), jnp.asarray(NO_FILTER))
    together = measure(ready, spread, *rest, keys)
    alone = measure(ready[2:], spread[2:], *rest, keys[2:])
    np.testing.assert_allclose(together[2:], alone, atol=1e-12)


def test_a_filter_scales_each_frequency():
    t = np.arange(SAMPLES)
    slow, fast = (
        np.sin(2 * np.pi * 5 * t / SAMPLES),
        np.cos(2 * np.pi * 40 * t / SAMPLES),
    )
    x = np.stack([slow + fast, 2 * slow - fast], axis=1)[None]
    response = np.ones(SAMPLES // 2 + 1)
    response[5], response[40] = 0.5, 0.0
    expected = np.stack([slow / 2, slow], axis=1)
    np.testing.assert_allclose(measured(x, response=response)[0], expected, atol=1e-12)


@pytest.mark.parametrize("removed", [0.0, 0.5, 1.0])
def test_removed_regions_stay_zero(removed: float):
    x = signals()
    x[:, :, 2] = 0.0
    y = measured(x, ratio=0.6, removed=removed)
    assert not y[:, :, 2].any()
    assert np.isfinite(y).all()


def test_removed_regions_count_for_no_mean():
    x = signals()
    x[:, :, 2] = 0.0
    kept = [0, 1, 3, 4]
    np.testing.assert_allclose(
        measured(x, removed=0.7)[:, :, kept],
        measured(x[:, :, kept], removed=0.7),
        atol=1e-12,
    )


@pytest.mark.parametrize("removed", [0.0, 0.4, 1.0])
def test_the_stated_covariance_is_the_one_measured_in_the_limit(removed: float):
    samples = 400_000
    x = signals(seeds=1, samples=samples)
    ratio = np.array([0.1, 0.5, 1.0, 2.0, 0.0])
    ready = jnp.asarray(x)
    y = measure(
        ready,
        noise_spread(ready, jnp.asarray(ratio)),
        jnp.asarray(removed),
        jnp.ones(samples // 2 + 1),
        jax.random.split(jax.random.key(0), 1),
    )
    # against the covariance of these very signals: only the noise is left to chance
    covariance = np.cov(x[0].T, bias=True)
    expected = measured_covariance(
        jnp.asarray(covariance), jnp.asarray(ratio), jnp.asarray(removed)
    )
    found = np.cov(np.asarray(y)[0].T, bias=True)
    # 400,000 samples: standard errors of 0.3 % of the largest variance
    np.testing.assert_allclose(found, expected, atol=0.01 * np.diag(covariance).max())


def test_the_stated_covariance_of_nothing_is_the_covariance():
    covariance = jnp.asarray(np.cov(signals()[0].T))
    found = measured_covariance(covariance, jnp.zeros(5), jnp.asarray(0.0))
    np.testing.assert_allclose(found, covariance, rtol=1e-14)


@pytest.mark.parametrize("what", ["x", "ratio", "removed"])
def test_gradients_equal_finite_differences(what: str):
    given = {
        "x": jnp.asarray(signals(seeds=1, samples=20)),
        "ratio": jnp.full(5, 0.5),
        "removed": jnp.asarray(0.4),
    }
    rng = np.random.default_rng(4)
    along = jnp.asarray(rng.normal(size=given[what].shape))
    weights = jnp.asarray(rng.normal(size=(1, 20, 5)))
    keys = jax.random.split(jax.random.key(0), 1)

    def value(step: jax.Array | float) -> jax.Array:
        p = {**given, what: given[what] + step * along}
        spread = noise_spread(p["x"], p["ratio"])
        y = measure(p["x"], spread, p["removed"], jnp.ones(11), keys)
        return jnp.sum(weights * y)

    h = 1e-5
    expected = float(value(h) - value(-h)) / (2 * h)
    # central differences: h^2 = 1e-10, rounding 1e-16 / h
    assert float(jax.grad(value)(0.0)) == pytest.approx(expected, rel=1e-7)


def test_float32_signals_stay_float32():
    x = jnp.asarray(signals(), jnp.float32)
    y = measure(
        x,
        noise_spread(x, jnp.ones(5, jnp.float32)),
        jnp.asarray(0.5, jnp.float32),
        jnp.asarray(NO_FILTER, jnp.float32),
        jax.random.split(jax.random.key(0), 2),
    )
    assert y.dtype == jnp.float32


@pytest.mark.parametrize("part", OBSERVATIONS, ids=lambda part: part.name)
def test_every_observation_introduces_itself(part):
    assert all((part.name, part.label, part.meaning, part.source))
