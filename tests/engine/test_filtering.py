"""Filters against closed forms, against each other, and against a hidden state."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.linalg import expm, solve_discrete_are

from brainTwinStudio.engine.ensemble_filter import (
    ensemble_filter,
    ensemble_forecast,
)
from brainTwinStudio.engine.ensemble_system import (
    System,
    shrunk,
    system_of,
)
from brainTwinStudio.engine.filtering import (
    gains_of,
    kalman_filter,
    raw_gain,
    smoothed,
    unrelated,
)
from brainTwinStudio.engine.linear import covariance, system_matrix
from brainTwinStudio.engine.network import damping
from brainTwinStudio.engine.observe.bold_direct import measure, noise_spread
from brainTwinStudio.engine.run_twin import activity, prepared, seed_keys
from brainTwinStudio.engine.simulation import no_stimulus
from brainTwinStudio.engine.state_space import StateSpace, state_space
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, FrozenMap, ModelSpec, Twin
from tests.engine.small import REGIONS, TR_S, recordings
from tests.engine.test_comparison import twin_of

SAMPLES = 256


@pytest.fixture(scope="module")
def twin() -> Twin:
    """The hidden brain with a fast share and a part of the global signal removed."""
    made = twin_of("t", recordings(100.0))
    more = {"fast_share": np.asarray(0.5), "global_signal_removed": np.asarray(0.4)}
    return replace(made, parameters=FrozenMap({**made.parameters, **more}))


@pytest.fixture(scope="module")
def space(twin: Twin) -> StateSpace:
    return state_space(twin)


def root(matrix: Array) -> Array:
    values, vectors = np.linalg.eigh(matrix)
    return vectors * np.sqrt(np.maximum(values, 0))


def lived(space: StateSpace, samples: int, seed: int) -> tuple[Array, Array]:
    """States (time, state) and what is recorded of them (channel, time)."""
    rng = np.random.default_rng(seed)
    state = root(space.covariance) @ rng.normal(size=len(space.step))
    states = np.empty((samples, len(space.step)))
    for time in range(samples):
        states[time] = state
        kick = rng.normal(size=len(state))
        state = space.step @ state + root(space.drive) @ kick
    noise = rng.normal(size=(samples, len(space.noise))) @ root(space.noise).T
    return states, (states @ space.seen.T + noise).T


def linear_system(space: StateSpace) -> System:
    step, kick, rest = (
        jnp.asarray(m) for m in (space.step, root(space.drive), root(space.covariance))
    )
    n = len(space.step)
    return System(
        lambda s, key: step @ s + kick @ jax.random.normal(key, (n,)),
        lambda key: rest @ jax.random.normal(key, (n,)),
        jnp.asarray(space.seen),
        jnp.asarray(np.linalg.cholesky(space.noise)),
    )


# ---------------------------------------------------------------- the model


def test_the_state_space_is_the_linear_theory(twin: Twin, space: StateSpace):
    p = {name: jnp.asarray(v) for name, v in twin.parameters.items()}
    gain = p["G"] * p["learned_weights"]
    system = system_matrix(p["a"], p["frequency_hz"], gain, damping(gain, "diffusive"))
    x = np.asarray(covariance(system, p["noise"]))
    assert np.allclose(space.covariance[:REGIONS, :REGIONS], x, rtol=1e-6)
    angle = np.arange(REGIONS)
    z = np.cos(angle) + 1j * np.sin(angle)
    ahead = expm(np.asarray(system) * TR_S) @ z
    both = space.step @ np.concatenate([np.cos(angle), np.sin(angle)])
    assert np.allclose(both, np.concatenate([np.real(ahead), np.imag(ahead)]))
    assert np.linalg.eigvalsh(space.drive).min() > 0
    power, spread = space.ahead(np.zeros_like(space.drive), 2)
    assert np.allclose(power, space.step @ space.step)
    later = space.step @ space.drive @ space.step.T + space.drive
    assert np.allclose(spread, later)


@pytest.mark.slow
def test_what_is_recorded_varies_as_simulated_recordings_do(
    twin: Twin, space: StateSpace
):
    """Nonlinear runs through `measure`, the noise weak enough for the theory."""
    quiet = {**twin.parameters, "noise": np.full(REGIONS, 1e-3)}
    faint = state_space(replace(twin, parameters=FrozenMap(quiet)))
    inner, network, grid = prepared(quiet, "diffusive", 1500, TR_S)
    inner = {k: v for k, v in inner.items() if not k.startswith("gain")}
    keys = seed_keys(0, 0, 8)
    still = no_stimulus(grid, REGIONS, np.float64)
    x = activity("hopf", grid, inner, network, still, keys)
    flat = jnp.ones(grid.samples // 2 + 1)
    spread = noise_spread(x, inner["noise_ratio"])
    y = measure(
        x, spread, inner["global_signal_removed"], flat, keys, inner["fast_share"]
    )
    rows = np.asarray(y).reshape(-1, REGIONS)
    found, wanted = np.cov(rows.T), faint.signal
    scale = np.sqrt(np.outer(wanted.diagonal(), wanted.diagonal()))
    assert np.abs(found - wanted).max() < 0.07 * scale.max()
    assert np.abs(np.log(found.diagonal() / wanted.diagonal())).max() < 0.1


# ---------------------------------------------------------------- Kalman


def test_one_state_has_the_gain_of_the_textbook():
    """p = f^2 p r / (p + r) + q, a quadratic equation."""
    f, q, r = 0.9, 0.5, 2.0
    one = StateSpace(*(np.array([[v]]) for v in (f, q, q / (1 - f**2), 1.0, r)))
    b = r * (1 - f**2) - q
    p = (-b + np.sqrt(b**2 + 4 * q * r)) / 2
    gains = gains_of(one, 500)
    assert gains.predicted[-1, 0, 0] == pytest.approx(p, rel=1e-10)
    assert gains.gain[-1, 0, 0] == pytest.approx(p / (p + r), rel=1e-10)


def test_covariances_settle_at_the_riccati_equation(space: StateSpace):
    gains = gains_of(space, 2000)
    assert len(gains.gain) < 200
    steady = solve_discrete_are(space.step.T, space.seen.T, space.drive, space.noise)
    scale = space.covariance.max()
    assert np.abs(gains.predicted[-1] - steady).max() < 1e-8 * scale


def test_the_smoother_is_the_regression_on_the_whole_run(space: StateSpace):
    """Over six samples: mean and covariance of a Gaussian given all that is seen; the
    filter is the same with the samples up to now."""
    count, n = 6, len(space.step)
    joint = np.zeros((count * n, count * n))
    for i in range(count):
        for j in range(i + 1):
            power = np.linalg.matrix_power(space.step, i - j) @ space.covariance
            joint[i * n : i * n + n, j * n : j * n + n] = power
            joint[j * n : j * n + n, i * n : i * n + n] = power.T
    view = np.kron(np.eye(count), space.seen)
    noise = np.kron(np.eye(count), space.noise)
    _, y = lived(space, count, 3)
    whole = joint @ view.T @ np.linalg.inv(view @ joint @ view.T + noise)
    mean = (whole @ y.T.ravel()).reshape(count, n)
    variance = np.diagonal(joint - whole @ view @ joint).reshape(count, n)
    found = kalman_filter(space, y)
    smooth, spread = smoothed(space, found)
    scale = np.sqrt(space.covariance.max())
    assert np.abs(smooth - mean).max() < 1e-8 * scale
    assert np.abs(spread - variance).max() < 1e-8 * scale**2
    assert np.abs(found.mean[-1] - mean[-1]).max() < 1e-8 * scale


def test_a_hidden_state_is_found_within_its_own_interval(space: StateSpace):
    states, y = lived(space, 1500, 0)
    found = kalman_filter(space, y)
    smooth, spread = smoothed(space, found)
    power = np.diagonal(space.covariance)
    raw = raw_gain(space) @ y
    errors = {
        name: np.mean((mean - states) ** 2 / power)
        for name, mean in (("raw", raw.T), ("filter", found.mean), ("smooth", smooth))
    }
    assert errors["smooth"] < errors["filter"] < 0.8 * errors["raw"]
    filtered = np.diagonal(found.gains.filtered[-1])
    assert errors["filter"] == pytest.approx(np.mean(filtered / power), rel=0.1)
    near = np.abs(found.mean - states) < 1.6449 * np.sqrt(filtered)
    print(f"\n90 % interval of the filtered state covers {near.mean():.3f}", errors)
    assert near.mean() == pytest.approx(0.9, abs=0.02)
    near = np.abs(smooth - states) < 1.6449 * np.sqrt(spread)
    assert near.mean() == pytest.approx(0.9, abs=0.02)
    assert abs(unrelated(found.surprise)) < 0.03


@pytest.mark.slow
def test_a_simulated_twin_is_filtered_closer_than_its_raw_signal(
    twin: Twin, space: StateSpace
):
    """The nonlinear network itself is hidden, not its theory."""
    inner, network, grid = prepared(twin.parameters, "diffusive", 1200, TR_S)
    keys = seed_keys(5, 0, 2)
    still = no_stimulus(grid, REGIONS, np.float64)
    x = activity("hopf", grid, inner, network, still, keys)
    flat = jnp.ones(grid.samples // 2 + 1)
    spread = noise_spread(x, inner["noise_ratio"])
    removed = inner["global_signal_removed"]
    y = np.asarray(measure(x, spread, removed, flat, keys, inner["fast_share"]))
    hidden = np.asarray(x)
    start = raw_gain(space)
    errors = np.zeros(2)
    for seen, true in zip(y, hidden, strict=True):
        told = kalman_filter(space, seen.T).mean[50:, :REGIONS]
        raw = (seen @ start.T)[50:, :REGIONS]
        for place, mean in enumerate((told, raw)):
            errors[place] += np.mean((mean - true[50:]) ** 2 / true.var(axis=0))
    print(f"\nerror of x in its variances: filtered {errors[0] / 2:.3f}, "
          f"raw {errors[1] / 2:.3f}")  # fmt: skip
    assert errors[0] < 0.7 * errors[1]


def test_coloured_noise_shows_in_the_surprises(space: StateSpace):
    _, y = lived(space, 1500, 1)
    smoothed_noise = np.stack([np.convolve(row, np.ones(3) / 3, "same") for row in y])
    assert unrelated(kalman_filter(space, smoothed_noise).surprise) > 0.15


# ---------------------------------------------------------------- ensembles


@pytest.mark.slow
def test_the_ensemble_filter_goes_to_kalman_in_a_linear_network(space: StateSpace):
    states, y = lived(space, SAMPLES, 0)
    exact = kalman_filter(space, y)
    power = np.diagonal(space.covariance)
    apart = []
    for members in (32, 512):
        found = ensemble_filter(linear_system(space), y, members=members, inflation=1.0)
        apart.append(np.mean((found.mean - exact.mean) ** 2 / power))
        assert not found.lost
    assert apart[1] < 0.01
    assert apart[1] < apart[0] / 4
    near = np.abs(found.mean - states) < 1.6449 * np.sqrt(found.variance)
    assert near.mean() == pytest.approx(0.9, abs=0.03)


def test_a_theory_to_shrink_toward_stands_in_for_members(space: StateSpace):
    _, y = lived(space, SAMPLES, 0)
    exact = kalman_filter(space, y)
    plain = linear_system(space)
    helped = plain._replace(expected=jnp.asarray(exact.gains.predicted[-1]))
    apart = [
        np.mean((ensemble_filter(s, y, members=32).mean - exact.mean) ** 2)
        for s in (plain, helped)
    ]
    assert apart[1] < 0.6 * apart[0]


def test_shrinking_leaves_many_members_and_keeps_few_positive():
    rng = np.random.default_rng(0)
    true = np.array([[2.0, 0.8, 0.0], [0.8, 1.0, 0.3], [0.0, 0.3, 1.0]])
    many = rng.normal(size=(40000, 3)) @ root(true).T
    found = np.asarray(shrunk(jnp.asarray(many - many.mean(axis=0))))
    assert np.abs(found - np.cov(many.T)).max() < 1e-3
    few = rng.normal(size=(4, 30))
    found = np.asarray(shrunk(jnp.asarray(few - few.mean(axis=0))))
    assert np.linalg.eigvalsh(found).min() > 0


def test_the_network_is_filtered_as_its_theory(twin: Twin):
    """The nonlinear network of a twin close to its linear theory."""
    quiet = {**twin.parameters, "noise": np.full(REGIONS, 1e-3)}
    calm = replace(twin, parameters=FrozenMap(quiet))
    theory = state_space(calm)
    _, y = lived(theory, 64, 2)
    exact = kalman_filter(theory, y)
    found = ensemble_filter(system_of(calm), y, [40, 60], members=128)
    assert found.members.shape == (2, 128, 2 * REGIONS)
    assert np.allclose(found.members.mean(axis=1), found.mean[[40, 60]])
    power = np.diagonal(theory.covariance)
    assert np.mean((found.mean - exact.mean) ** 2 / power) < 0.02


def test_an_ensemble_foretells_as_kalman_does_in_a_linear_network(space: StateSpace):
    rng = np.random.default_rng(4)
    spread = gains_of(space, 500).filtered[-1]
    mean = root(space.covariance) @ rng.normal(size=len(space.step))
    members = mean + rng.normal(size=(1, 2000, len(mean))) @ root(spread).T
    told, variance = ensemble_forecast(linear_system(space), members, (1, 4))
    for place, ahead in enumerate((1, 4)):
        step, grown = space.ahead(spread, ahead)
        left = np.diagonal(space.seen @ grown @ space.seen.T + space.noise)
        error = told[place, 0] - space.seen @ step @ mean
        assert np.abs(error).max() < 0.1 * np.sqrt(left.max())
        assert variance[place, 0] / left == pytest.approx(np.ones(REGIONS), abs=0.1)


# ---------------------------------------------------------------- refusals


def test_what_cannot_be_filtered_is_said(twin: Twin):
    loud = {**twin.parameters, "a": np.full(REGIONS, 2.0)}
    with pytest.raises(InputError, match="no stationary state"):
        state_space(replace(twin, parameters=FrozenMap(loud)))
    other = replace(twin, spec=ModelSpec(node="linear"))
    with pytest.raises(InputError, match="use the ensemble filter"):
        state_space(other)
