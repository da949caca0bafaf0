"""Coarse steps with a corrector trained through them end where fine steps do."""

from typing import Any, NamedTuple, cast

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.assemble import Assembled, Choices, Tracts, assemble
from brainTwinStudio.engine.corrected_step import increment
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.learned.corrector import (
    Trained,
    extrapolation,
    trained,
    with_corrector,
)
from brainTwinStudio.engine.learned.familiar import share_outside, unfamiliar, visited
from brainTwinStudio.engine.learned.long_run import (
    loudness,
    off_in_mean,
    off_in_spread,
    unbiased,
)
from brainTwinStudio.engine.learned.same_path import Course, Lesson, fine_runs
from brainTwinStudio.engine.simulate import simulate
from brainTwinStudio.engine.simulation import Memory, Stimulus, Watch
from brainTwinStudio.errors import InputError

COARSE_S, FINER, REGIONS = 0.01, 10, 4
LESSON = Lesson(
    hidden=8, finer=FINER, runs=16, steps=100, horizons=(1, 4), updates=150, batch=8
)
MODEL = Watch("states")


def alpha(finer: int = 1, samples: int = 4000) -> Assembled:
    """Hopf regions at 10 Hz below their Hopf point: a coarse step of Heun, a tenth of a
    cycle, carries them above it. A sample is a coarse step."""
    rng = np.random.default_rng(0)
    weights = rng.uniform(0.1, 0.4, (REGIONS, REGIONS))
    np.fill_diagonal(weights, 0)
    values = {
        "G": 1.0,
        "a": np.linspace(-2.5, -1.0, REGIONS),
        "frequency_hz": np.linspace(9.0, 11.0, REGIONS),
        "noise": 1.0,
    }
    grid = Grid(samples, 200, finer, COARSE_S / finer)
    choices = Choices(check_step=False)
    return assemble("hopf", weights, grid, values, choices=choices)


@pytest.fixture(scope="module")
def learned() -> Trained:
    return trained(alpha(), LESSON, ("a", "frequency_hz"))


def states(network: Assembled, seeds: int, first: int = 0) -> np.ndarray:
    keys = jax.random.split(jax.random.key(first), seeds)
    run = simulate(network.form, network.grid, network.inputs, keys, MODEL)
    return np.asarray(run.samples)


class Seen(NamedTuple):
    variance: np.ndarray
    fc: np.ndarray


def seen(samples: np.ndarray) -> Seen:
    """Of x, one row a seed."""
    upper = np.triu_indices(REGIONS, 1)
    x = samples[:, :, 0]
    fc = [np.corrcoef(row.T)[upper] for row in x]
    return Seen(x.var(axis=1), np.array(fc))


@pytest.mark.slow
def test_statistics_are_those_of_fine_steps_1000_horizons_long(learned: Trained):
    fine = seen(states(alpha(FINER), 8))
    plain = seen(states(alpha(), 8, 1))
    network = with_corrector(alpha(), learned.weights)
    corrected = seen(states(network, 8, 2))
    for true, found in zip(fine, corrected, strict=True):
        error = 2**0.5 * true.std(axis=0, ddof=1) / 8**0.5
        assert (np.abs(found.mean(axis=0) - true.mean(axis=0)) < 4 * error).all()
    assert (plain.variance.mean(axis=0) > 1.2 * fine.variance.mean(axis=0)).all()
    assert plain.variance.mean() > 1.5 * fine.variance.mean()
    assert network.grid.samples >= 1000 * max(LESSON.horizons)


@pytest.mark.slow
def test_errors_shrink_on_runs_it_was_not_trained_on(learned: Trained):
    one, four = learned.errors[1], learned.errors[4]
    assert 0.9 < one[0] < 1.1  # the unit
    assert one[1] < 0.9
    assert four[1] < 0.6 * four[0]


@pytest.fixture(scope="module")
def course() -> Course:
    network = alpha()
    return Course(network, fine_runs(network, LESSON, jax.random.key(0)), LESSON)


@pytest.mark.slow
def test_a_bias_that_training_left_is_taken_out(learned: Trained, course: Course):
    """A push that every step would add is gone, and nothing else has changed."""
    quiet = {k: v for k, v in learned.weights.items() if k != "corrector.loudness"}
    push = jnp.array([0.3, -0.2])
    wrong = {**quiet, "corrector.b2": quiet["corrector.b2"] + push}
    found = unbiased(course, wrong)
    left = found["corrector.b2"] - quiet["corrector.b2"]
    assert (jnp.abs(left) < 0.2 * jnp.abs(push)).all()
    assert off_in_mean(course, found) < 0.2 * off_in_mean(course, wrong)


@pytest.mark.slow
def test_noise_is_as_loud_as_variances_of_fine_runs_say(
    learned: Trained, course: Course
):
    quiet = {k: v for k, v in learned.weights.items() if k != "corrector.loudness"}
    factor = loudness(course, quiet)
    loud = {**quiet, "corrector.loudness": factor}
    assert (factor > 1).all()
    assert off_in_spread(course, quiet) < 0
    assert abs(off_in_spread(course, loud)) < 0.2 * abs(off_in_spread(course, quiet))


def test_the_fine_solver_can_be_another_one():
    """Coarse Euler steps are taught by fine steps of Heun: the states of the record are
    those of a network by Heun."""
    by_euler = alpha()._replace(form=alpha().form._replace(integrator="euler"))
    key, short = jax.random.key(3), LESSON._replace(runs=2, steps=5, finer=2)
    heun = fine_runs(alpha(), short, key)
    taught = fine_runs(by_euler, short._replace(solver="heun"), key)
    np.testing.assert_array_equal(heun.states, taught.states)
    own = fine_runs(by_euler, short, key)
    assert np.abs(own.states - heun.states).max() > 1e-3


def test_the_coarse_run_meets_the_path_of_the_fine_one():
    """Steps that are as fine as the fine ones end in the same place."""
    network = alpha()
    lesson = LESSON._replace(finer=1)
    record = fine_runs(network, lesson, jax.random.key(0))
    coarse, fine = Course(network, record, lesson).steps(
        {}, jnp.asarray(3), jnp.asarray(7), n=20
    )
    np.testing.assert_allclose(coarse, fine, rtol=1e-12, atol=1e-15)
    ten = fine_runs(network, LESSON, jax.random.key(0))
    assert abs(np.asarray(ten.draws).var() - 1) < 0.05


@pytest.mark.slow
def test_a_correction_of_nothing_changes_nothing(learned: Trained):
    weights = dict(learned.weights)
    weights["corrector.error"] = jnp.zeros(2)
    weights["corrector.loudness"] = jnp.ones(2)
    weights["corrector.reach"] = jnp.full(6, 1e6)
    same = states(with_corrector(alpha(samples=50), weights), 1)
    np.testing.assert_allclose(same, states(alpha(samples=50), 1), rtol=1e-9)


@pytest.mark.slow
def test_steps_are_bounded_however_far_the_state(learned: Trained):
    p = {**alpha().inputs.parameters[0], **learned.weights}
    far, further = (
        increment(p, tuple(jnp.full((2, REGIONS), size) for _ in range(3)))
        for size in (1e12, 1e300)
    )
    np.testing.assert_array_equal(far, further)
    assert np.abs(far).max() < 100 * np.abs(learned.weights["corrector.spread"]).max()


@pytest.mark.slow
def test_other_weights_compile_nothing_and_have_a_gradient(learned: Trained):
    network = with_corrector(alpha(samples=20), learned.weights)
    key = jax.random.split(jax.random.key(0), 1)
    (own,) = network.inputs.parameters

    @jax.jit
    def loss(b2: jax.Array) -> jax.Array:
        changed = ({**own, "corrector.b2": b2},)
        inputs = network.inputs._replace(parameters=changed)
        run = simulate(network.form, network.grid, inputs, key, MODEL, (), Memory())
        return jnp.square(run.samples).sum()

    b2, way, step = learned.weights["corrector.b2"], jnp.array([1.0, -0.5]), 1e-5
    slope = jax.grad(loss)(b2) @ way
    expected = (loss(b2 + step * way) - loss(b2 - step * way)) / (2 * step)
    np.testing.assert_allclose(slope, expected, rtol=1e-5)
    assert cast(Any, loss)._cache_size() == 1


@pytest.mark.slow
def test_a_run_pushed_out_of_the_training_range_is_told(learned: Trained):
    network = with_corrector(alpha(samples=200), learned.weights)
    share, sentence = extrapolation(network, jnp.asarray(states(network, 1)[0]))
    assert share < 0.02
    assert not sentence
    steps = network.grid.samples + network.grid.burn_in
    push = Stimulus(jnp.ones((1, REGIONS)), jnp.full((steps, 1, 1), 500.0))
    driven = network._replace(inputs=network.inputs._replace(stimulus=push))
    share, sentence = extrapolation(driven, jnp.asarray(states(driven, 1)[0]))
    assert share > 0.5
    assert "the learned part 'corrector' met states or inputs unlike" in sentence


def test_visited_range_of_known_numbers():
    rng = np.random.default_rng(0)
    root = np.array([[1.0, 0.0], [3.0, 0.1]])
    known = jnp.asarray(5 + rng.normal(size=(50_000, 2)) @ root.T)
    weights = visited("part", known)
    # the radius that holds 99.9 % of two normal numbers
    np.testing.assert_allclose(weights["part.visited_limit"], 3.717, rtol=0.03)
    assert abs(share_outside("part", weights, known) - 0.001) < 1e-4
    across = jnp.asarray([[5 + 2.0, 5 - 2.0]])  # inside of both ranges, off the line
    assert share_outside("part", weights, across) == 1
    assert unfamiliar("part", weights, jnp.full((3, 2), jnp.nan)).startswith("In 100%")


@pytest.mark.slow
def test_what_does_not_fit_ends_with_a_sentence(learned: Trained):
    with pytest.raises(
        InputError, match=r"steps of 0\.01 s; the run has steps of 0\.00"
    ):
        with_corrector(alpha(FINER), learned.weights)
    lengths = 50.0 * (1 - np.eye(REGIONS))
    delayed = assemble(
        "hopf",
        np.ones((REGIONS, REGIONS)) - np.eye(REGIONS),
        Grid(10, 0, 1, COARSE_S),
        tracts=Tracts(lengths, 5.0),
        choices=Choices(check_step=False),
    )
    with pytest.raises(InputError, match="without conduction delays"):
        with_corrector(delayed, learned.weights)
    other = assemble(
        "jansen_rit",
        np.zeros((REGIONS, REGIONS)),
        Grid(10, 0, 1, COARSE_S),
        choices=Choices(check_step=False),
    )
    with pytest.raises(InputError, match="trained for 2 states; the node model here"):
        with_corrector(other, learned.weights)
