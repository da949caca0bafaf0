"""Haemodynamics: shapes of responses, exactness of the step, gradients."""

import re
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from brainTwinStudio.engine.catalogue import catalogue
from brainTwinStudio.engine.observe.balloon import (
    impulse_response,
    inflow,
    longest_step_s,
    rate,
    rest,
    shape_of,
    signal,
    step,
    transfer,
)
from brainTwinStudio.engine.observe.balloon_sets import (
    BALLOONS,
    FRISTON2003,
    INFOS,
    STEPHAN2007,
    TIME_CONSTANTS,
    TVB_OLDER,
    Balloon,
    balloon,
)
from brainTwinStudio.errors import InputError

every = pytest.mark.parametrize("parameters", BALLOONS, ids=lambda b: b.name)


@partial(jax.jit, static_argnames=("dt_s", "parameters"))
def bold_of(
    drive: jax.Array,
    dt_s: float,
    parameters: Balloon,
    start: jax.Array | None = None,
) -> jax.Array:
    """BOLD (time, region) at the end of every step, from drive (time, region)."""
    first = rest(drive.shape[1], drive.dtype) if start is None else start

    def one(state: jax.Array, z: jax.Array) -> tuple[jax.Array, jax.Array]:
        state = step(state, z, dt_s, parameters)
        return state, signal(state, parameters)

    return jax.lax.scan(one, first, drive)[1]


def held(values: np.ndarray, substeps: int) -> jax.Array:
    return jnp.asarray(np.repeat(values, substeps)[:, None])


# SCIENCE.md C.4.3 and rows 25 and 26 of I.1: peak, width, undershoot in s, and ratio
TABLE = (
    (FRISTON2003, 3.35, 3.90, 9.31, -0.143),
    (STEPHAN2007, 4.77, 5.21, 12.78, -0.059),
    (TIME_CONSTANTS, 2.26, 1.98, 5.14, -0.050),
    (TVB_OLDER, 2.29, 1.77, 4.78, -0.126),
)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0].name)
def test_a_brief_input_gives_the_tabulated_response(row):
    parameters, peak, width, undershoot, ratio = row
    found = shape_of(parameters)
    # the table is rounded to 0.01 and comes from a slightly larger input
    assert found[:3] == pytest.approx((peak, width, undershoot), abs=0.02)
    assert found.undershoot_ratio == pytest.approx(ratio, abs=0.0015)


@every
def test_the_shown_text_has_the_computed_numbers(parameters: Balloon):
    shown = re.search(
        r"peaks after ([\d.]+) s, is ([\d.]+) s wide and undershoots by (\d+) % at "
        r"([\d.]+) s",
        parameters.meaning,
    )
    assert shown is not None
    peak, width, percent, undershoot = map(float, shown.groups())
    found = shape_of(parameters)
    assert (peak, width, undershoot) == pytest.approx(found[:3], abs=0.05)
    assert percent == pytest.approx(-100 * found.undershoot_ratio, abs=0.6)
    assert parameters.meaning in {info.meaning for info in INFOS}


@every
def test_at_rest_nothing_changes(parameters: Balloon):
    still = rate(rest(3, jnp.float64), jnp.zeros(3), parameters)
    np.testing.assert_allclose(still, 0, atol=1e-15)


def exactly(values: np.ndarray, hold_s: float, parameters: Balloon) -> np.ndarray:
    """BOLD after every held value, by SciPy on s, f, v, q as in the literature."""
    kappa, gamma, tau = parameters.kappa, parameters.gamma, parameters.tau
    alpha, E0 = parameters.alpha, parameters.E0

    def slope(_: float, x: np.ndarray, z: float) -> list[float]:
        s, f, v, q = x
        out = v ** (1 / alpha)
        taken = (1 - (1 - E0) ** (1 / f)) / E0
        return [
            z - kappa * s - gamma * (f - 1),
            s,
            (f - out) / tau,
            (f * taken - out * q / v) / tau,
        ]

    x, bold = np.array([0.0, 1.0, 1.0, 1.0]), []
    for z in values:
        done = solve_ivp(slope, (0, hold_s), x, "DOP853", args=(z,), rtol=1e-10,
                         atol=1e-12)  # fmt: skip
        x = done.y[:, -1]
        _, _, v, q = x
        bold.append(
            parameters.k1 * (1 - q) + parameters.k2 * (1 - q / v)
            + parameters.k3 * (1 - v)
        )  # fmt: skip
    return parameters.V0 * np.array(bold)


# percent of the largest BOLD at steps of 0.01, 0.02, 0.05 and 0.1 s, as documented
ERRORS = {
    "stephan2007": (0.001, 0.004, 0.026, 0.10),
    "friston2003": (0.002, 0.007, 0.043, 0.17),
    "time-constants": (0.004, 0.017, 0.11, 0.42),
    "tvb-older": (0.013, 0.052, 0.33, 1.3),
}


@every
def test_errors_are_those_of_the_docstring(parameters: Balloon):
    values = 0.3 * np.random.default_rng(0).normal(size=120)
    expected = exactly(values, 0.5, parameters)

    def percent(substeps: int) -> float:
        bold = bold_of(held(values, substeps), 0.5 / substeps, parameters)
        error = np.abs(bold[substeps - 1 :: substeps, 0] - expected).max()
        return 100 * error / np.abs(expected).max()

    found = [percent(substeps) for substeps in (50, 25, 10, 5)]
    # the docstring rounds to two digits
    assert found == pytest.approx(ERRORS[parameters.name], rel=0.05, abs=5e-4)
    assert percent(int(np.ceil(0.5 / longest_step_s(parameters)))) < 0.5


@every
def test_the_step_follows_the_rate(parameters: Balloon):
    rng = np.random.default_rng(2)
    state = jnp.asarray(0.3 * rng.normal(size=(4, 5)))
    z = jnp.asarray(rng.normal(size=5))
    dt_s = 1e-5
    found = (step(state, z, dt_s, parameters) - state) / dt_s
    # first order in dt: fastest rates are some 20 per s squared
    np.testing.assert_allclose(found, rate(state, z, parameters), atol=5e-3)


def test_inflow_is_flow_above_a_tenth_and_never_negative():
    flow = jnp.linspace(-500.0, 20.0, 4001)
    seen = np.asarray(inflow(flow))
    np.testing.assert_array_equal(seen[flow >= 0.1], flow[flow >= 0.1])
    assert (seen > 0).all()
    slope = jax.vmap(jax.grad(lambda x: inflow(x[None])[0]))
    near = slope(jnp.asarray([0.1 - 1e-9, 0.1 + 1e-9]))
    np.testing.assert_allclose(near, 1, atol=1e-6)


@pytest.mark.parametrize(
    ("parameters", "dt_s"),
    [(STEPHAN2007, 0.05), (FRISTON2003, 2.0), (TIME_CONSTANTS, 0.1), (TVB_OLDER, 0.5)],
)
def test_no_drive_from_far_below_to_far_above_breaks_it(parameters: Balloon, dt_s):
    drive = np.random.default_rng(3).uniform(-5, 50, size=(400, 8))
    drive[:, 0], drive[:, 1], drive[:, 2] = -5, 50, np.tile([-5] * 50 + [50] * 50, 4)

    @jax.jit
    def squares(z: jax.Array) -> jax.Array:
        return jnp.sum(bold_of(z, dt_s, parameters) ** 2)

    total, slopes = jax.value_and_grad(squares)(jnp.asarray(drive))
    assert np.isfinite(total)
    assert np.isfinite(slopes).all()


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.floats(-5, 50), min_size=20, max_size=20),
    st.sampled_from((STEPHAN2007, TVB_OLDER)),
)
def test_no_course_of_the_drive_gives_nan(values: list[float], parameters: Balloon):
    bold = bold_of(held(np.array(values), 10), 0.1, parameters)
    assert np.isfinite(bold).all()


@every
def test_gradients_equal_finite_differences(parameters: Balloon):
    rng = np.random.default_rng(4)
    levels = np.array([0.2, 30.0, -5.0])  # usual, far above and far below rest
    drive = jnp.asarray(levels * (1 + 0.3 * rng.normal(size=(60, 3))))
    along = jnp.asarray(levels * rng.normal(size=drive.shape))
    weights = jnp.asarray(rng.normal(size=drive.shape)) / parameters.V0
    start = jnp.asarray(0.1 * rng.normal(size=(4, 3)))
    toward = jnp.asarray(rng.normal(size=start.shape))

    @jax.jit
    @jax.value_and_grad
    def value(h: jax.Array) -> jax.Array:
        """One part per region, all in one compilation."""
        bold = bold_of(drive + h * along, 0.05, parameters, start + h * toward)
        return jnp.sum(weights * bold)

    h = 1e-6
    up, down = (value(jnp.asarray(sign * h))[0] for sign in (1, -1))
    found = value(jnp.asarray(0.0))[1]
    # central differences: h^2 = 1e-12 times third derivatives, rounding 1e-16 / h
    assert float(found) == pytest.approx(float(up - down) / (2 * h), rel=1e-6)


@every
def test_rest_stays_rest_and_shows_nothing(parameters: Balloon):
    bold = bold_of(jnp.zeros((1000, 2)), 0.1, parameters)
    np.testing.assert_allclose(bold, 0, atol=1e-14 * parameters.V0)


@every
def test_a_steady_drive_settles_where_the_equations_say(parameters: Balloon):
    z = 0.3 * parameters.gamma
    bold = bold_of(jnp.full((1000, 2), z), 0.1, parameters)[-1, 0]
    f = 1.3
    v = f**parameters.alpha
    q = v * (1 - (1 - parameters.E0) ** (1 / f)) / parameters.E0
    k1, k2, k3 = parameters.k1, parameters.k2, parameters.k3
    expected = parameters.V0 * (k1 * (1 - q) + k2 * (1 - q / v) + k3 * (1 - v))
    assert float(bold) == pytest.approx(expected, rel=1e-9)


@every
def test_correlations_do_not_see_the_gain_of_a_small_drive(parameters: Balloon):
    drive = np.random.default_rng(6).normal(size=(1000, 2)) @ [[1, 0.5], [0, 1]]
    small, smaller = (
        np.corrcoef(np.asarray(bold_of(jnp.asarray(g * drive), 0.1, parameters)).T)
        for g in (1e-4, 1e-6)
    )
    np.testing.assert_allclose(small, smaller, atol=1e-3)


def test_regions_do_not_hear_each_other():
    drive = np.random.default_rng(7).normal(size=(1000, 2))
    one = bold_of(jnp.asarray(drive), 0.1, STEPHAN2007)
    drive[:, 1] = 0
    other = bold_of(jnp.asarray(drive), 0.1, STEPHAN2007)
    np.testing.assert_array_equal(one[:, 0], other[:, 0])
    assert not np.allclose(one[:, 1], other[:, 1])


def test_a_small_sine_is_scaled_and_delayed_by_the_transfer_function():
    dt_s, f = 0.1, 0.05
    t = dt_s * np.arange(1000)  # 5 periods, of which the last is looked at
    drive = 1e-4 * np.cos(2 * np.pi * f * (t + dt_s / 2))[:, None] * np.ones(2)
    bold = np.asarray(bold_of(jnp.asarray(drive), dt_s, STEPHAN2007))[-200:, 0]
    found = 2 * np.mean(bold * np.exp(-2j * np.pi * f * (t[-200:] + dt_s))) / 1e-4
    expected = complex(transfer(STEPHAN2007, jnp.asarray([f]))[0])
    # step of 0.1 s: 1e-3
    assert abs(found - expected) < 3e-3 * abs(expected)


@every
def test_the_transfer_function_is_that_of_a_small_input(parameters: Balloon):
    dt_s, seconds = 0.02, 60.0
    bold = np.asarray(impulse_response(parameters, dt_s, seconds))
    t = dt_s * np.arange(bold.size)
    frequencies = np.array([0.0, 0.01, 0.04, 0.07, 0.15, 0.4])
    turned = np.exp(-2j * np.pi * frequencies[:, None] * t)
    pulse = np.sinc(0.5 * frequencies) * np.exp(-1j * np.pi * frequencies * 0.5)
    expected = (turned @ bold) * dt_s / pulse
    found = np.asarray(transfer(parameters, jnp.asarray(frequencies)))
    # step of 0.02 s: 5e-4; input of 1e-4: 1e-4
    np.testing.assert_allclose(found, expected, atol=1e-3 * np.abs(found).max())


@every
@pytest.mark.usefixtures("strict")
def test_float32_stays_float32_and_close(parameters: Balloon):
    drive = 0.3 * np.random.default_rng(8).normal(size=(1000, 2))
    single = bold_of(jnp.asarray(drive, jnp.float32), 0.1, parameters)
    assert single.dtype == jnp.float32
    double = bold_of(jnp.asarray(drive), 0.1, parameters)
    # 1e-7 times some hundred steps of memory
    np.testing.assert_allclose(single, double, atol=1e-5 * np.abs(double).max())


@pytest.mark.usefixtures("strict")
def test_everything_runs_under_strict_types():
    found = transfer(STEPHAN2007, jnp.asarray([0.05]))
    assert np.isfinite(impulse_response(STEPHAN2007, 0.1, 5.0)).all()
    assert found.dtype == jnp.complex128


def test_names_find_their_constants():
    assert [balloon(b.name) for b in BALLOONS] == list(BALLOONS)
    assert [info.name for info in INFOS] == [f"balloon-{b.name}" for b in BALLOONS]
    assert len(set(BALLOONS)) == len(BALLOONS)


def test_the_catalogue_offers_every_set_with_gain_and_measurement_noise():
    offered = {part.name: part for part in catalogue().observations}
    for info in INFOS:
        names = [p.name for p in offered[info.name].parameters]
        assert names == ["drive_gain", "noise_ratio", "global_signal_removed"]


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(InputError, match=r"'buxton'.*stephan2007.*tvb-older"):
        balloon("buxton")
