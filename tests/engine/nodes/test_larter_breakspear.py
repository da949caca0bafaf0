"""Rest, rhythm and chaos of the Larter-Breakspear column.

The regimes that the literature names are those of a column without a share for others
(C = 0), with g_Ca = 1 and d_Z = d_V. The defaults of tvb-library, g_Ca = 1.1 among
them, give periodic bursts instead of chaos.
"""

from collections.abc import Mapping

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.optimize import root

from brainTwinStudio.engine.nodes.larter_breakspear import LARTER_BREAKSPEAR
from tests.engine.nodes.anywhere import assert_finite_anywhere
from tests.engine.nodes.steps import alone, defaults, run

STEP = 0.1
START = (-0.17, 0.2, 0.1)


def column(d_V: list[float], **changed: object):
    """Parameters of one column for each d_V."""
    usual = {"C": 0.0, "gCa": 1.0, "d_Z": d_V}
    return defaults(LARTER_BREAKSPEAR, len(d_V), d_V=d_V, **(usual | changed))


def starts(columns: int) -> np.ndarray:
    return np.repeat(np.array(START)[:, None], columns, axis=1)


def heights(V: np.ndarray) -> np.ndarray:
    """Local maxima of V (time,)."""
    inner = V[1:-1]
    return inner[(inner > V[:-2]) & (inner > V[2:])]


def exponents(p: Mapping[str, jax.Array], steps: int = 100_000) -> np.ndarray:
    """Largest Lyapunov exponent per ms of each column."""
    rate = alone(LARTER_BREAKSPEAR, p)

    def heun(x: jax.Array) -> jax.Array:
        first = rate(x)
        return x + STEP / 2 * (first + rate(x + STEP * first))

    def step(carry: tuple[jax.Array, jax.Array], _: None):
        x, way = carry
        x, way = jax.jvp(heun, (x,), (way,))
        size = jnp.linalg.norm(way, axis=0)
        return (x, way / size), jnp.log(size)

    x = jnp.asarray(starts(len(p["d_V"])))
    _, growth = jax.jit(lambda c: jax.lax.scan(step, c, None, steps))(
        (x, jnp.ones_like(x))
    )
    return np.asarray(growth[steps // 5 :].mean(axis=0) / STEP)


def test_the_spread_of_thresholds_leads_from_rest_to_rhythm_to_more():
    d_V = [0.50, 0.54, 0.57, 0.58, 0.62, 0.65]
    x = run(LARTER_BREAKSPEAR, column(d_V), starts(6), STEP, 60_000)
    late = x[30_000:, 0]
    swing = np.ptp(late, axis=0)
    np.testing.assert_array_less(swing[:2], 1e-3)
    for V in late[:, 2:4].T:
        assert 0.03 < np.ptp(V) < 0.2
        assert np.ptp(heights(V)) < 1e-3  # one height: a simple cycle
    for V in late[:, 4:].T:
        assert np.ptp(heights(V)) > 0.1


def test_the_exponent_is_negative_then_zero_then_positive():
    rest, rhythm, chaos = exponents(column([0.54, 0.57, 0.65]))
    assert rest < -2e-4
    assert rhythm == pytest.approx(0.0, abs=2e-4)
    assert chaos > 5e-3


def test_the_defaults_burst_without_chaos():
    p = defaults(LARTER_BREAKSPEAR)
    x = run(LARTER_BREAKSPEAR, p, starts(1), STEP, 60_000)
    assert np.abs(x).max() < 1
    assert np.ptp(heights(x[20_000:, 0, 0])) > 0.1
    # 0 is a rhythm; chaos has 5e-3 and more
    assert exponents(p, 400_000)[0] == pytest.approx(0.0, abs=5e-4)


def test_rest_balances_the_drive_of_inhibition():
    """dZ/dt = 0 needs V Q_V = -a_ni I / a_ei."""
    p = column([0.5])
    rate = alone(LARTER_BREAKSPEAR, p)
    x = root(lambda x: np.asarray(rate(jnp.asarray(x)[:, None]))[:, 0], START).x
    fired = LARTER_BREAKSPEAR.sent(jnp.asarray(x)[:, None], p)[0, 0]
    assert x[0] * fired == pytest.approx(-0.4 * 0.3 / 2, abs=1e-9)


def test_what_is_received_replaces_the_own_firing():
    """Hearing its own rate, a column does not feel how much it listens to others."""
    x = jnp.array([[0.1], [0.3], [0.1]])
    deaf, open_ = (defaults(LARTER_BREAKSPEAR, C=C) for C in (0.0, 0.7))
    heard = LARTER_BREAKSPEAR.sent(x, open_)
    np.testing.assert_allclose(
        LARTER_BREAKSPEAR.drift(x, heard, 0.0, open_),
        LARTER_BREAKSPEAR.drift(x, 0 * heard, 0.0, deaf),
        atol=1e-14,
    )


def test_a_stimulus_adds_to_the_potential():
    p, x = defaults(LARTER_BREAKSPEAR), jnp.array([[0.1], [0.3], [0.1]])
    moved = alone(LARTER_BREAKSPEAR, p, 0.2)(x) - alone(LARTER_BREAKSPEAR, p)(x)
    np.testing.assert_allclose(moved, [[0.2], [0.0], [0.0]], atol=1e-14)


@pytest.mark.parametrize("dtype", [jnp.float32, jnp.float64])
def test_rates_and_gradients_are_finite_anywhere(dtype: type):
    assert_finite_anywhere(LARTER_BREAKSPEAR, dtype)
