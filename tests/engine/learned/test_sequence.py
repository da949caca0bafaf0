"""Every black box keeps the contract: states, kicks, resection, gradients, size."""

from functools import cache, partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.learned import SEQUENCE_MODELS, sequence_model
from brainTwinStudio.engine.learned.dale_rnn import signed
from brainTwinStudio.engine.learned.free_run import FARTHEST, free
from brainTwinStudio.engine.learned.koopman import RIDGE, lifted_run, operator
from brainTwinStudio.engine.learned.prediction import judged
from brainTwinStudio.engine.learned.sequence import SequenceModel, Weights, observed
from brainTwinStudio.engine.learned.windows import window_loss
from brainTwinStudio.errors import InputError

CHANNELS = 4
HIDDEN = {
    "dendplrnn": {"hidden": 3},
    "shallow_plrnn": {"hidden": 3},
    "dale_rnn": {"hidden": 3},
}
every_model = pytest.mark.parametrize(
    "model", SEQUENCE_MODELS, ids=lambda model: model.info.name
)


@cache
def started(model: SequenceModel) -> Weights:
    """Weights of a start from data, where the model has one."""
    sizes = HIDDEN.get(model.info.name, {})
    weights = model.initial(jax.random.key(0), CHANNELS, sizes)
    if model.informed is not None:
        weights = model.informed(weights, (recording(60),))
    return weights


def recording(samples: int) -> jax.Array:
    """A smooth wave (time, channel) with noise."""
    rng = np.random.default_rng(5)
    time = np.arange(samples)[:, None]
    wave = np.sin(time / 3 + np.arange(CHANNELS))
    return jnp.asarray(wave + 0.3 * rng.standard_normal((samples, CHANNELS)))


@pytest.mark.slow
@every_model
def test_a_kick_adds_to_what_is_observed_and_reaches_other_channels_in_time(model):
    weights, past = started(model), recording(20)
    state = jax.jit(model.encoded)(weights, past)
    assert np.allclose(observed(state, CHANNELS), past[-1])
    step = jax.jit(model.step)
    zero = jnp.zeros(CHANNELS)
    kick = jnp.array([0.0, 1.5, 0.0, 0.0])
    one, other = step(weights, state, zero), step(weights, state, kick)
    assert one.shape == state.shape
    assert np.allclose(observed(other - one, CHANNELS), kick)
    for _ in range(3):
        one, other = step(weights, one, zero), step(weights, other, zero)
    effect = np.abs(observed(other - one, CHANNELS))
    assert effect[[0, 2, 3]].max() > 1e-6


@pytest.mark.slow
@every_model
def test_gradients_through_forced_windows_are_those_of_differences(model):
    weights = started(model)
    windows = jnp.stack([recording(40)[k : k + 10] for k in (0, 7)])
    loss = jax.jit(partial(window_loss, model))
    slope = jax.jit(jax.grad(loss))(weights, windows, windows, 0.3)
    rng = np.random.default_rng(0)
    fixed = {"signs", "clipped", "mean_centred", "rectified", "frame", "axes"}
    fixed.add("rotation")
    along = {
        name: jnp.zeros_like(w) if name in fixed else jnp.asarray(
            rng.standard_normal(w.shape)
        )
        for name, w in weights.items()
    }  # fmt: skip

    def at(step: float) -> float:
        moved = {name: w + step * along[name] for name, w in weights.items()}
        return float(loss(moved, windows, windows, 0.3))

    expected = (at(1e-6) - at(-1e-6)) / 2e-6
    found = sum(float((slope[name] * along[name]).sum()) for name in weights)
    assert found == pytest.approx(expected, rel=2e-4, abs=1e-8)
    assert all(not slope[name].any() for name in fixed & set(slope))


@every_model
def test_full_forcing_forgets_what_the_model_said(model):
    """With alpha 1 the loss is that of one-step predictions along the data."""
    weights, data = started(model), recording(12)
    loss = jax.jit(partial(window_loss, model))(weights, data[None], data[None], 1.0)
    errors = judged(model, weights, data, 1).residuals
    expected = np.mean(np.square(errors))
    if model.penalty is None:
        assert float(loss) == pytest.approx(expected)
    else:
        assert float(loss) > expected


@every_model
def test_free_runs_hold_resected_channels_at_0_and_hear_stimulation(model):
    weights = started(model)
    start = jax.jit(model.encoded)(weights, recording(20))
    present = jnp.array([1.0, 1.0, 0.0, 1.0])
    course = jnp.zeros((30, CHANNELS))
    keys = jax.random.split(jax.random.key(3), 2)
    noise = 0.2 * jnp.eye(CHANNELS)

    def signals(course: jax.Array) -> np.ndarray:
        runs = free(model, weights, start, noise, keys, 30, present, course)
        assert runs.finite.all()
        return np.asarray(runs.signals)

    without = signals(course)
    assert without.shape == (2, 30, CHANNELS)
    assert np.array_equal(without, signals(course))  # the same keys
    assert not without[:, :, 2].any()
    assert (without[:, :, [0, 1, 3]] != 0).all()
    assert not np.allclose(without[0], without[1])
    change = signals(course.at[4, 1].set(2.0)) - without
    assert np.allclose(change[:, :4], 0)
    assert np.allclose(change[:, 4], [0, 2, 0, 0])


def test_a_run_that_explodes_is_told_and_a_clipped_one_does_not():
    model, runs = sequence_model("dendplrnn"), []
    keys = jax.random.split(jax.random.key(0), 1)
    for clipped in (0, 1):
        weights = model.initial(jax.random.key(0), CHANNELS, {"clipped": clipped})
        weights["A"] = jnp.full(CHANNELS, 0.9)
        weights["W"], weights["slopes"] = jnp.ones((4, 4)), jnp.ones(10)
        start = jnp.full(CHANNELS, 5.0)
        runs.append(free(model, weights, start, jnp.zeros((4, 4)), keys, 300))
    assert [bool(run.finite.all()) for run in runs] == [False, True]
    assert np.abs(runs[0].signals).max() < FARTHEST  # never NaN


def test_mean_centred_branches_see_no_common_shift():
    model = sequence_model("dendplrnn")
    weights = model.initial(jax.random.key(0), CHANNELS, {"mean_centred": 1})
    ready = model.prepared(weights)
    state = jnp.array([0.3, -1.0, 0.4, 2.0])
    shift = model.moved(ready, state + 1.5) - model.moved(ready, state)
    assert np.allclose(shift, 1.5 * jnp.tanh(weights["A"]))


def test_dale_networks_keep_signs_and_have_no_self_connections():
    model = sequence_model("dale_rnn")
    weights = model.initial(jax.random.key(0), 20)
    W = np.asarray(signed(weights))
    assert (weights["signs"] < 0).sum() == 4
    assert (W[:, weights["signs"] > 0] >= 0).all()
    assert (W[:, weights["signs"] < 0] <= 0).all()
    assert not np.diag(W).any()
    # excitation and inhibition cancel on average
    assert abs(W.sum()) < 0.2 * np.abs(W).sum()


def test_koopman_starts_at_the_least_squares_operator():
    """The operator of EDMD, which is stable here, is met exactly; any weights give
    eigenvalues inside the unit circle."""
    model = sequence_model("koopman")
    weights = started(model)
    z = lifted_run(weights, recording(60))
    square = z[:-1].T @ z[:-1] / (len(z) - 1)
    square += RIDGE * jnp.trace(square) / len(square) * jnp.eye(len(square))
    expected = jnp.linalg.solve(square, z[:-1].T @ z[1:] / (len(z) - 1)).T
    assert np.allclose(operator(weights), expected, atol=0.02)
    rng = np.random.default_rng(0)
    free_part = {"turn", "tilt", "radius"}
    wild = {
        name: jnp.asarray(9 * rng.standard_normal(w.shape)) if name in free_part else w
        for name, w in weights.items()
    }
    assert np.abs(np.linalg.eigvals(operator(wild))).max() <= 1 + 1e-9


def test_unknown_models_and_sizes_are_named():
    with pytest.raises(InputError, match="Known: three_step_mlp, dendplrnn"):
        sequence_model("transformer")
    model = sequence_model("low_rank_rnn")
    with pytest.raises(InputError, match="no size 'ranks'"):
        model.initial(jax.random.key(0), 3, {"ranks": 2})
    with pytest.raises(InputError, match="between 1 and 100"):
        model.initial(jax.random.key(0), 3, {"rank": 0})
    koopman = sequence_model("koopman")
    weights = koopman.initial(jax.random.key(0), 3)
    with pytest.raises(InputError, match="needs 3 samples"):
        koopman.encoded(weights, jnp.zeros((2, 3)))
