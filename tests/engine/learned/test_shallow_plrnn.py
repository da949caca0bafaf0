"""The shallow PLRNN starts near a nonlinear map, and is bounded."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.analysis.attractors import binned_divergence
from brainTwinStudio.engine.learned.free_run import free
from brainTwinStudio.engine.learned.prediction import judged
from brainTwinStudio.engine.learned.regression import ridge_of
from brainTwinStudio.engine.learned.sequence import Weights
from brainTwinStudio.engine.learned.shallow_plrnn import SHALLOW_PLRNN as MODEL
from brainTwinStudio.engine.learned.training import TrainingSettings, train


def henon(samples: int) -> np.ndarray:
    """z-scored run (channel, time) of the map of Hénon (1976,
    doi:10.1007/BF01608556)."""
    rows = [np.array([0.1, 0.1])]
    for _ in range(samples + 50):
        x, y = rows[-1]
        rows.append(np.array([1 - 1.4 * x**2 + y, 0.3 * x]))
    run = np.array(rows[51:]).T
    return (run - run.mean(axis=1, keepdims=True)) / run.std(axis=1, keepdims=True)


@pytest.fixture(scope="module")
def started() -> Weights:
    weights = MODEL.initial(jax.random.key(0), 2, {"layer": 60})
    assert MODEL.informed is not None
    return MODEL.informed(weights, (jnp.asarray(henon(2000).T),))


def test_the_start_predicts_a_quadratic_map_that_no_line_does(started: Weights):
    run = jnp.asarray(henon(3000)[:, 2000:].T)
    assert judged(MODEL, started, run, 1).ahead[0] < 1e-3
    x, after = run[:-1], run[1:]
    kernel, bias = ridge_of(x, after)
    assert jnp.square(after - x @ kernel.T - bias).mean() > 0.4


@pytest.mark.slow
def test_a_chaotic_map_is_found_again():
    """Trained briefly, it goes by itself where the map of Hénon goes."""
    run = henon(12_000)
    settings = TrainingSettings(
        epochs=6, batches=200, window=10, alpha=None, horizon=3, last_rate=1e-5
    )
    trained = train(MODEL, [run[:, :4000]], {"layer": 60}, settings)
    start = MODEL.encoded(trained.weights, jnp.asarray(run[:, 4000:4010].T))
    keys = jax.random.split(jax.random.key(0), 1)
    found = free(MODEL, trained.weights, start, jnp.zeros((2, 2)), keys, 4000)
    truth, other = run[:, 4010:8010], run[:, 8000:]
    floor = binned_divergence(truth, other)
    assert found.finite.all()
    assert binned_divergence(truth, np.asarray(found.signals[0]).T) < floor + 0.6


def test_no_state_is_driven_beyond_what_the_layer_can_give(started: Weights):
    ready = MODEL.prepared(started)
    layer = jnp.abs(ready["W1"]) @ jnp.abs(ready["h2"]) + jnp.abs(ready["h1"])
    for far in (1e3, -1e6):
        state = jnp.array([far, -far])
        drive = MODEL.moved(ready, state) - ready["A"] * state
        assert (jnp.abs(drive) <= layer * (1 + 1e-9)).all()
    assert (jnp.abs(ready["A"]) < 1).all()


def test_the_ridge_is_small_without_noise_and_large_where_nothing_is_known():
    rng = np.random.default_rng(0)
    x = rng.standard_normal((200, 30))
    true = rng.standard_normal((2, 30))
    kernel, bias = ridge_of(jnp.asarray(x), jnp.asarray(x @ true.T + 5.0))
    np.testing.assert_allclose(kernel, true, atol=1e-6)
    np.testing.assert_allclose(bias, 5.0, atol=1e-6)
    noise = jnp.asarray(rng.standard_normal((200, 1)))
    plain = np.linalg.lstsq(x, np.asarray(noise), rcond=None)[0]
    assert jnp.linalg.norm(ridge_of(jnp.asarray(x), noise)[0]) < 0.3 * np.linalg.norm(
        plain
    )
