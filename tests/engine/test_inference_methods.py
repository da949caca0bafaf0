"""Every method of uncertainty recovers posteriors known in closed form."""

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.inference.methods import METHODS, Method, estimate
from brainTwinStudio.engine.inference.posterior import Posterior, at_optimum
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array

SD = 0.7
BLOCKS, LONG = 40, 6
PRIOR = np.array([1.0, 0.4, 2.0])


def _line(theta: jax.Array, data: Mapping[str, Any]) -> jax.Array:
    off = (data["seen"] - data["design"] @ theta) / SD
    away = (theta - data["origin"]) / PRIOR
    fit = jnp.sum(data["weights"] * jnp.sum(off**2, axis=1))
    return -(fit + jnp.sum(away**2)) / 2


def _same(theta: jax.Array, data: Any) -> jax.Array:
    return theta


def _moved(data: Mapping[str, Any], theta: jax.Array, key: jax.Array) -> Any:
    draw = jax.random.normal(key, theta.shape)
    return {**data, "origin": theta + jnp.asarray(PRIOR) * draw}


@jax.jit
def _redrawn(theta: jax.Array, data: Mapping[str, Any], key: jax.Array) -> Any:
    one, other = jax.random.split(key)
    seen = data["design"] @ theta
    seen = seen + SD * jax.random.normal(one, seen.shape)
    return {**_moved(data, theta, other), "seen": seen}


@jax.jit
def _resampled(theta: jax.Array, data: Mapping[str, Any], key: jax.Array) -> Any:
    one, other = jax.random.split(key)
    picked = jax.random.randint(one, (BLOCKS,), 0, BLOCKS)
    weights = jnp.bincount(picked, length=BLOCKS).astype(float)
    # the prior pulls to a draw around the centre it had, not around the answer
    draw = jax.random.normal(other, theta.shape) * jnp.asarray(PRIOR)
    return {**data, "weights": weights, "origin": data["origin"] + draw}


def line() -> tuple[Posterior, Array, Array]:
    """A linear model with correlated parameters, and mean and covariance of its
    posterior in closed form."""
    rng = np.random.default_rng(5)
    design = rng.standard_normal((BLOCKS, LONG, 3))
    design[..., 1] += 0.8 * design[..., 0]
    truth, origin = np.array([0.5, -0.3, 1.0]), np.array([0.2, 0.0, 0.0])
    seen = design @ truth + SD * rng.standard_normal((BLOCKS, LONG))
    flat = design.reshape(-1, 3)
    covariance = np.linalg.inv(flat.T @ flat / SD**2 + np.diag(PRIOR**-2))
    mean = covariance @ (flat.T @ seen.ravel() / SD**2 + origin / PRIOR**2)
    data = {
        "design": jnp.asarray(design),
        "seen": jnp.asarray(seen),
        "weights": jnp.ones(BLOCKS),
        "origin": jnp.asarray(origin),
    }
    of = Posterior(
        ("p", "q", "r"), _line, _same, data, origin, PRIOR, _redrawn, _resampled
    )
    return at_optimum(of), mean, covariance


@pytest.mark.slow
@pytest.mark.parametrize("entry", METHODS, ids=lambda entry: entry.info.name)
def test_every_method_recovers_a_gaussian_posterior(entry: Method):
    of, mean, covariance = line()
    found = estimate(of, entry.info.name, draws=1000)
    sd = np.sqrt(np.diag(covariance))
    fewer = len(found.theta) / (5 if entry.info.name == "nuts" else 1)
    error = 4 / np.sqrt(fewer)
    assert np.abs(found.values.mean(axis=0) - mean).max() < (error + 0.05) * sd.max()
    assert found.values.std(axis=0) / sd == pytest.approx(1, abs=error + 0.05)
    shown = np.corrcoef(found.values.T)[0, 1]
    known = covariance[0, 1] / (sd[0] * sd[1])
    assert shown == pytest.approx(known, abs=error + 0.05)
    width = (found.high - found.low) / (2 * 1.645 * sd)
    assert width == pytest.approx(1, abs=1.5 * error + 0.05)
    assert found.notes == ()
    again = estimate(of, entry.info.name, draws=1000)
    assert np.array_equal(again.theta, found.theta)


BEND = 0.6


def _banana(theta: jax.Array, data: Any) -> jax.Array:
    x, y = theta
    return -(x**2 + ((y - BEND * (x**2 - 1)) / 0.5) ** 2) / 2


@pytest.mark.slow
@pytest.mark.parametrize("entry", METHODS, ids=lambda entry: entry.info.name)
def test_methods_for_skewed_posteriors_follow_a_banana(entry: Method):
    # y = 0.6 (x^2 - 1) + noise of sd 0.5: mean 0, variance 0.25 + 2 0.36
    of = Posterior(("x", "y"), _banana, _same, None, np.array([0.0, -BEND]), np.ones(2))
    if not entry.skewed:
        return
    found = estimate(at_optimum(of), entry.info.name, draws=4000)
    x, y = found.values.T
    assert y.mean() == pytest.approx(0, abs=0.15)
    assert y.std() == pytest.approx(np.sqrt(0.25 + 2 * BEND**2), rel=0.2)
    assert x.std() == pytest.approx(1, abs=0.12)
    assert np.mean((y - y.mean()) ** 3) > 0.3 * y.std() ** 3
    assert np.corrcoef(x**2, y)[0, 1] > 0.7


class _Impatient(Silent):
    def __init__(self, after: int) -> None:
        self.left = after

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        assert 0 <= fraction <= 1
        self.left -= 1

    def stop_requested(self) -> bool:
        return self.left < 0


@pytest.mark.slow
@pytest.mark.parametrize("entry", METHODS, ids=lambda entry: entry.info.name)
def test_a_stop_ends_every_method_soon(entry: Method):
    of, *_ = line()
    watcher = _Impatient(24)
    if entry.info.name == "nuts":
        watcher.left = 1
        with pytest.raises(InputError, match="stopped"):
            estimate(of, "nuts", watcher=watcher)
    else:
        found = estimate(of, entry.info.name, watcher=watcher)
        assert np.isfinite(found.values).all()
    assert watcher.left >= -2


def test_what_cannot_be_refitted_is_refused():
    of = Posterior(("x", "y"), _banana, _same, None, np.zeros(2), np.ones(2))
    for name in ("ensemble", "bootstrap"):
        with pytest.raises(InputError, match="choose another method"):
            estimate(of, name)
    with pytest.raises(InputError, match=r"laplace, ensemble.*nuts"):
        estimate(of, "sbi")
