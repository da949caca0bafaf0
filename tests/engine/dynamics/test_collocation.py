"""Single cycles against closed forms and the flow itself."""

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.dynamics.collocation import any_cycle, cycle
from brainTwinStudio.engine.dynamics.flow import trajectory
from brainTwinStudio.engine.dynamics.vector_field import VectorField, node_field
from brainTwinStudio.errors import InputError


def van_der_pol(state, knobs, _):
    x, y = state
    return jnp.stack([y, knobs[0] * (1 - x**2) * y - x])


def stiff(mu: float) -> VectorField:
    ends = np.array([[-2.0, 2.0], [-1.5 * mu, 1.5 * mu]])
    start, reach = np.array([mu]), np.array([[0.0, 100.0]])
    return VectorField(("x", "y"), ("mu",), van_der_pol, start, reach, ends)


def test_the_hopf_cycle_has_its_radius_period_and_multiplier():
    field = node_field("hopf", {"a": 0.2, "frequency_hz": 0.05})
    found = any_cycle(field, 0.05)
    assert found.period == pytest.approx(20.0, rel=1e-6)
    np.testing.assert_allclose(np.hypot(*found.states.T), np.sqrt(0.2), rtol=1e-4)
    assert found.multipliers[0].real == pytest.approx(1.0, abs=1e-5)
    assert found.largest == pytest.approx(np.exp(-2 * 0.2 * 20), rel=1e-4)


def test_the_period_of_a_stiff_oscillator_is_that_of_a_long_run():
    field, start, step = stiff(10.0), np.array([2.0, 0.0]), 0.001
    found = cycle(field, start, step, 80.0)
    x = trajectory(field, start, field.start, step, 80_000)[:, 0]
    rises = np.flatnonzero((x[:-1] < 0) & (x[1:] >= 0))
    crossed = rises - x[rises] / (x[rises + 1] - x[rises])  # steps, between two
    assert found.period == pytest.approx(np.diff(crossed)[-1] * step, abs=2e-5)
    assert found.largest < 1e-6  # a shot across would need its inverse
    assert found.residual < 1e-5


def test_a_jansen_rit_spike_train_returns_to_itself():
    field = node_field("jansen_rit")
    found = any_cycle(field, 0.5)
    steps = 8000
    way = trajectory(field, found.states[0], field.start, found.period / steps, steps)
    np.testing.assert_allclose(way[-1], found.states[0], rtol=1e-4, atol=1e-7)
    assert found.largest < 1
    low, high = way.min(axis=0), way.max(axis=0)
    np.testing.assert_allclose(found.states.max(axis=0), high, rtol=1e-2, atol=1e-4)
    np.testing.assert_allclose(found.states.min(axis=0), low, rtol=1e-2, atol=1e-4)


def test_what_is_refused():
    at_rest = node_field("hopf", {"a": -0.5, "frequency_hz": 0.05})
    with pytest.raises(InputError, match="No cycle was found"):
        any_cycle(at_rest, 0.1)
    with pytest.raises(InputError, match="diverged"):
        cycle(stiff(10.0), np.array([2.0, 0.0]), 1.0, 80.0)
