"""Training: what it promises in every case, and systems it must find again."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.linalg import subspace_angles

from brainTwinStudio.engine.learned import SEQUENCE_MODELS, sequence_model
from brainTwinStudio.engine.learned.dale_rnn import signed
from brainTwinStudio.engine.learned.free_run import free
from brainTwinStudio.engine.learned.koopman import operator
from brainTwinStudio.engine.learned.prediction import judged, stretch
from brainTwinStudio.engine.learned.regression import next_from_last
from brainTwinStudio.engine.learned.sequence import SequenceModel, Weights
from brainTwinStudio.engine.learned.training import (
    Trained,
    TrainingSettings,
    innovations,
    train,
)
from brainTwinStudio.engine.learned.windows import Held, prepared
from brainTwinStudio.errors import InputError

SHORT = TrainingSettings(
    epochs=40, window=8, batch=16, batches=10, rate=1e-2, last_rate=3e-3, patience=40
)
LINEAR = np.array([[0.8, 0.3, 0.0], [-0.3, 0.7, 0.0], [0.0, 0.4, 0.5]])
SPREAD = np.array([[1.0, 0.0, 0.0], [0.6, 0.8, 0.0], [0.0, 0.0, 0.5]])


def linear_runs(samples: int = 400, runs: int = 2) -> list[np.ndarray]:
    """x(t+1) = LINEAR x(t) + SPREAD e (channel, time)."""
    rng = np.random.default_rng(1)
    found = []
    for _ in range(runs):
        x, rows = np.zeros(3), []
        for _ in range(samples + 50):
            x = LINEAR @ x + SPREAD @ rng.standard_normal(3)
            rows.append(x)
        found.append(np.array(rows[50:]).T)
    return found


def generated(
    model: SequenceModel, weights: Weights, noise: float, samples: int
) -> tuple[list[np.ndarray], np.ndarray]:
    """Two runs (channel, time) of a known network, z-scored, and the standard
    deviations they were divided by."""
    units = weights["bias"].shape[0]
    keys = jax.random.split(jax.random.key(9), 2)
    start = jnp.full(units, 0.1)
    run = free(model, weights, start, noise * jnp.eye(units), keys, samples + 200)
    signals = np.swapaxes(np.asarray(run.signals)[:, 200:], 1, 2)
    mean = signals.mean(axis=(0, 2))[:, None]
    spread = signals.std(axis=(0, 2))
    return [(one - mean) / spread[:, None] for one in signals], spread


@pytest.fixture(scope="module", params=SEQUENCE_MODELS, ids=lambda m: m.info.name)
def case(request) -> tuple[SequenceModel, Trained]:
    model = request.param
    wide = {"first_layer": 8, "second_layer": 8}  # per channel, and there are three
    sizes = wide if model.info.name == "three_step_mlp" else {}
    return model, train(model, linear_runs(), sizes, SHORT)


@pytest.mark.slow
def test_every_model_learns_to_predict_what_it_has_not_seen(case):
    _, trained = case
    assert trained.ahead[0] < trained.persistence[0]
    assert trained.best_epoch == np.argmin(trained.history["validation"])
    assert trained.told == "All 40 epochs were run."


@pytest.mark.slow
def test_validation_is_of_the_weights_that_are_kept(case):
    model, trained = case
    ends = [run[:, 320 - model.memory :].T for run in linear_runs()]
    found = [judged(model, trained.weights, jnp.asarray(end), 5) for end in ends]
    assert np.allclose(trained.ahead, np.mean([f.ahead for f in found], axis=0))
    assert trained.history["validation"].min() == pytest.approx(trained.ahead.mean())


@pytest.mark.slow
def test_constraints_hold_after_training(case):
    model, trained = case
    if model.info.name == "dale_rnn":
        W, signs = np.asarray(signed(trained.weights)), trained.weights["signs"]
        assert (W * np.asarray(signs) >= 0).all()
        assert not np.diag(W).any()
    elif model.info.name == "koopman":
        K = operator(trained.weights)
        assert np.abs(np.linalg.eigvals(K)).max() <= 1
    elif model.info.name == "dendplrnn":
        assert np.abs(model.prepared(trained.weights)["A"]).max() <= 1


def test_the_same_seed_gives_the_same_weights_and_another_gives_others():
    model = sequence_model("three_step_mlp")
    settings = replace(SHORT, epochs=2)
    one, same = (train(model, linear_runs(), settings=settings) for _ in range(2))
    other = train(model, linear_runs(), settings=replace(settings, seed=1))
    for name, value in one.weights.items():
        assert np.array_equal(value, same.weights[name])
        assert not np.array_equal(value, other.weights[name])


@pytest.mark.slow
def test_noise_of_free_runs_is_what_validation_could_not_predict(case):
    """A linear system is predicted well, so what is left is its own noise."""
    model, trained = case
    if model.info.name != "koopman":
        return
    covariance = trained.noise @ trained.noise.T
    assert np.allclose(covariance, SPREAD @ SPREAD.T, atol=0.25)
    assert not np.triu(trained.noise, 1).any()


def test_what_is_held_back_trains_nothing():
    """Other ends of the runs change no step of training, only its judgement."""
    model = sequence_model("low_rank_rnn")
    runs = linear_runs()
    changed = [run.copy() for run in runs]
    for run in changed:
        run[:, 320:] = 9.0
    one, other = (train(model, r, settings=SHORT) for r in (runs, changed))
    assert np.array_equal(one.history["training"], other.history["training"])
    assert not np.array_equal(one.history["validation"], other.history["validation"])


def test_windows_cross_no_border_of_runs():
    model = sequence_model("koopman")
    runs = [np.full((2, 50), 1.0), np.full((2, 70), 2.0)]
    data = prepared(model, runs, 10, Held(0.2, 5))
    span = np.arange(model.memory + 10)
    windows = np.asarray(data.signals)[np.asarray(data.starts)[:, None] + span]
    assert (windows == windows[:, :1]).all()
    assert len(windows) == (40 - 12) + (56 - 12)
    assert [len(block) for block in data.held] == [10 + 3, 14 + 3]


def test_a_listener_hears_every_epoch_and_stops_training():
    told = []

    def heard(stage: str, fraction: float, loss: float | None) -> bool:
        told.append((stage, fraction, loss))
        return len(told) == 2

    trained = train(sequence_model("low_rank_rnn"), linear_runs(), {}, SHORT, heard)
    assert [(stage, fraction) for stage, fraction, _ in told] == [
        ("training", 1 / 40), ("training", 2 / 40),
    ]  # fmt: skip
    assert trained.told == "Stopped on request after 2 epochs."
    assert [loss for *_, loss in told] == list(trained.history["validation"])


def test_validation_that_no_longer_improves_ends_training():
    settings = replace(SHORT, epochs=200, rate=1e-9, last_rate=1e-9, patience=3)
    trained = train(sequence_model("low_rank_rnn"), linear_runs(), settings=settings)
    assert "no longer improved" in trained.told
    assert len(trained.history["training"]) < 30


def test_training_that_diverges_ends_with_a_sentence():
    settings = replace(SHORT, epochs=40, rate=1e300, last_rate=1e300)
    with pytest.raises(InputError, match=r"never settled.*smaller learning rate"):
        train(sequence_model("three_step_mlp"), linear_runs(), settings=settings)


def test_runs_that_cannot_train_are_refused():
    model = sequence_model("dale_rnn")
    with pytest.raises(InputError, match=r"Run 2 has 20 samples.*at least 27"):
        train(model, [np.zeros((2, 90)), np.zeros((2, 20))])
    with pytest.raises(InputError, match="Run 1 has values that are not numbers"):
        train(model, [np.full((2, 90), np.nan)])


def test_a_model_that_predicts_nothing_says_so():
    walks = np.random.default_rng(0).standard_normal((2, 3, 400)).cumsum(axis=2)
    settings = replace(SHORT, epochs=1)
    trained = train(sequence_model("three_step_mlp"), list(walks), settings=settings)
    assert trained.told.endswith("predicts no better than 'nothing changes'.")


def test_stretch_of_a_linear_map_is_its_largest_singular_value_and_sets_alpha():
    model = sequence_model("dale_rnn")
    weights = model.initial(jax.random.key(0), 3)
    weights["connections"] = jnp.zeros((3, 3))
    weights["leak"] = jnp.full(3, -jnp.log(4.0))  # 1 - a = 0.8
    signals = jnp.asarray(linear_runs(50)[0].T)
    assert float(stretch(model, weights, signals)) == pytest.approx(0.8)
    settings = replace(SHORT, alpha=None)
    trained = train(sequence_model("low_rank_rnn"), linear_runs(), settings=settings)
    alphas = trained.history["alpha"]
    assert alphas[0] < 1
    assert (np.diff(alphas) <= 1e-9).all()
    assert (alphas >= 0).all()


def test_a_start_from_data_predicts_at_once_and_can_be_left_out():
    model, settings = sequence_model("low_rank_rnn"), replace(SHORT, epochs=1)
    with_data = train(model, linear_runs(), settings=settings)
    without = train(model, linear_runs(), settings=replace(settings, from_data=False))
    assert with_data.ahead[0] < with_data.persistence[0]
    assert with_data.ahead[0] < without.ahead[0]


def test_regression_of_a_linear_system_finds_it():
    runs = tuple(jnp.asarray(run.T) for run in linear_runs(4000))
    assert np.allclose(next_from_last(runs, 1e-9), LINEAR, atol=0.03)


def test_innovations_are_the_square_root_of_the_covariance():
    rng = np.random.default_rng(0)
    residuals = rng.standard_normal((20000, 3)) @ SPREAD.T
    root = innovations(residuals)
    assert np.allclose(root @ root.T, SPREAD @ SPREAD.T, atol=0.03)
    few = innovations(rng.standard_normal((4, 6)))  # singular, yet a root
    assert np.isfinite(few).all()


@pytest.mark.slow
def test_a_low_rank_network_is_found_again():
    """Rank 2, 30 units: the plane of kappa, and what free runs do."""
    model = sequence_model("low_rank_rnn")
    rng = np.random.default_rng(0)
    weights = model.initial(jax.random.key(1), 30, {"rank": 2})
    m = rng.standard_normal((30, 2))
    turn = np.array([[np.cos(0.5), np.sin(0.5)], [-np.sin(0.5), np.cos(0.5)]])
    weights |= {"m": jnp.asarray(m), "n": jnp.asarray(3.5 * m @ turn)}
    runs, spread = generated(model, weights, 0.2, 1500)
    settings = TrainingSettings(epochs=30, batches=40, rate=1e-2)
    trained = train(model, runs, {"rank": 2}, settings)
    angles = subspace_angles(m / spread[:, None], np.asarray(trained.weights["m"]))
    assert np.degrees(angles).max() < 15
    start = model.encoded(trained.weights, jnp.asarray(runs[0][:, :5].T))
    keys = jax.random.split(jax.random.key(3), 2)
    free_runs = free(
        model, trained.weights, start, jnp.asarray(trained.noise), keys, 1500
    )
    pairs = np.triu_indices(30, 1)
    ours, theirs = (
        np.corrcoef(np.concatenate(list(x), axis=1))[pairs]
        for x in (np.swapaxes(np.asarray(free_runs.signals), 1, 2), runs)
    )
    assert np.corrcoef(ours, theirs)[0, 1] > 0.98
    assert np.std(np.asarray(free_runs.signals)) == pytest.approx(1, abs=0.15)


@pytest.mark.slow
def test_signs_and_connections_of_a_dale_network_are_found_again():
    """20 units driven by rich noise; connections as they act on z-scored signals."""
    model = sequence_model("dale_rnn")
    rng = np.random.default_rng(0)
    weights = model.initial(jax.random.key(1), 20, {"leak": 0.3})
    signs = rng.permutation(np.asarray(weights["signs"]))
    size = rng.gamma(2, 1, (20, 20)) * (rng.random((20, 20)) < 0.3)
    size = 0.12 * size * np.where(signs > 0, 1.0, 4.0)
    weights |= {"connections": jnp.asarray(size), "signs": jnp.asarray(signs)}
    runs, spread = generated(model, weights, 0.5, 4000)
    settings = TrainingSettings(epochs=10, batches=40, rate=1e-2)
    trained = train(model, runs, {}, settings)
    assert np.array_equal(trained.weights["signs"], signs)
    leak = np.asarray(jax.nn.sigmoid(trained.weights["leak"]))
    gain = np.exp(np.asarray(trained.weights["log_gain"]))
    found = np.asarray(signed(trained.weights)) * leak[:, None] * gain
    truth = np.asarray(signed(weights)) * 0.3 / spread[:, None] * spread
    apart = ~np.eye(20, dtype=bool)
    assert np.corrcoef(found[apart], truth[apart])[0, 1] > 0.8
