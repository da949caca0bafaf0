"""Every optimiser of the tuple on problems with known answers."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.linearise import covariance, linearised
from brainTwinStudio.engine.optimisers import (
    OPTIMISERS,
    Descent,
    Optimiser,
    Problem,
    Settings,
    batched,
    minimise,
    multi_start,
    optimiser,
)
from brainTwinStudio.errors import InputError
from tests.engine.resting import network_of

entries = pytest.mark.parametrize("entry", OPTIMISERS, ids=lambda e: e.info.name)
# first-order methods need many steps where others need few
SLOW = {
    "adam": Settings(2000, rate=0.05),
    "sgd": Settings(7000, rate=0.002, clip=100.0),
    "adabelief": Settings(2000, rate=0.05),
    "nelder-mead": Settings(2000, tolerance=1e-13),
}


def settings_of(entry: Optimiser) -> Settings:
    return SLOW.get(entry.info.name, Settings(300, tolerance=1e-14))


def problem_of(residuals, product: bool = False) -> Problem:
    """A sum of squares, compiled."""

    def value(x: jax.Array) -> jax.Array:
        return jnp.sum(residuals(x) ** 2)

    def along(x: jax.Array, direction: jax.Array) -> jax.Array:
        return jax.jvp(jax.grad(value), (x,), (direction,))[1]

    return Problem(
        jax.jit(jax.value_and_grad(value)),
        jax.jit(value),
        jax.jit(along) if product else None,
        residuals,
    )


def rosenbrock(x: jax.Array) -> jax.Array:
    return jnp.stack([10 * (x[1] - x[0] ** 2), 1 - x[0]])


@entries
def test_a_quadratic_is_solved(entry: Optimiser):
    rng = np.random.default_rng(0)
    matrix = np.diag([1.0, 2.0, 4.0]) @ np.linalg.qr(rng.normal(size=(3, 3)))[0]
    answer = np.array([0.5, -0.3, 0.8])
    problem = problem_of(lambda x: jnp.asarray(matrix) @ (x - answer))
    found = minimise(entry.info.name, problem, np.zeros(3), settings_of(entry))
    np.testing.assert_allclose(found.x, answer, atol=1e-6)
    assert found.value < 1e-10
    assert found.message


@entries
def test_rosenbrock_is_solved(entry: Optimiser):
    start = np.array([-1.2, 1.0])
    problem = problem_of(rosenbrock)
    found = minimise(entry.info.name, problem, start, settings_of(entry))
    np.testing.assert_allclose(found.x, 1.0, atol=1e-6)


def test_exact_products_serve_the_trust_region_like_differences():
    start = np.array([-1.2, 1.0])
    found = [
        minimise("trust-region", problem_of(rosenbrock, product), start)
        for product in (False, True)
    ]
    np.testing.assert_allclose(found[0].x, found[1].x, atol=1e-6)
    assert found[1].converged


def name_of(entry: Optimiser) -> str:
    return entry.info.name


@pytest.mark.parametrize("entry", [e for e in OPTIMISERS if not e.noisy], ids=name_of)
def test_deterministic_methods_say_that_they_converged(entry: Optimiser):
    settings = settings_of(entry)
    found = minimise(
        entry.info.name, problem_of(rosenbrock), np.array([-1.2, 1.0]), settings
    )
    assert found.converged
    assert found.steps < settings.steps
    assert "Converged" in found.message


# ------------------------------------------------------------------ a small brain


def brain(sd: float) -> tuple[Problem, np.ndarray, np.ndarray]:
    """Recover damping of four Hopf regions and the coupling from a covariance with
    noise on it, as the linear noise theory gives it; residuals in shares of the mean
    variance."""
    form, (values,), wiring = network_of("hopf", a=-0.1)
    rng = np.random.default_rng(0)
    truth = np.concatenate([np.log([0.12, 0.16, 0.2, 0.24]), [0.3]])

    def theory(x: jax.Array) -> jax.Array:
        p = {**values, "a": -jnp.exp(x[:4])}
        linear = linearised(
            form,
            (p,),
            wiring._replace(gain=wiring.gain * jnp.exp(x[4])),
            jnp.zeros((2, 4)),
        )
        return covariance(linear)[:4, :4]

    clean = np.asarray(jax.jit(theory)(jnp.asarray(truth)))
    size = np.diag(clean).mean()
    target = clean + sd * size * rng.normal(size=clean.shape)
    problem = problem_of(lambda x: ((theory(x) - target) / size).ravel())
    return problem, truth, np.concatenate([np.log(np.full(4, 0.15)), [0.0]])


@pytest.fixture(scope="module")
def noisy_brain():
    problem, truth, start = brain(0.02)
    best = minimise("l-bfgs", problem, start, Settings(300, tolerance=1e-14))
    return problem, truth, start, best.value


@pytest.mark.slow
@entries
def test_the_parameters_of_a_small_brain_are_found(entry: Optimiser, noisy_brain):
    problem, truth, start, least = noisy_brain
    fast = {"adam", "adabelief"}
    settings = settings_of(entry)
    if entry.info.name in fast:
        settings = Settings(600, rate=0.05)
    if entry.info.name == "sgd":
        settings = Settings(1500, rate=0.01)
    found = minimise(entry.info.name, problem, start, settings)
    # 2 % of noise on 16 entries, a correlation of damping and coupling: 0.3 of log
    assert np.abs(found.x - truth).max() < 0.3
    assert found.value < least * (1 + 1e-3) + 1e-9


# ------------------------------------------------------------------ conduct


@entries
def test_a_stop_is_heard_at_once_and_keeps_the_best(entry: Optimiser):
    heard: list[tuple[int, float, np.ndarray]] = []

    def stop_at_three(step: int, value: float, flat: np.ndarray) -> bool:
        heard.append((step, value, flat.copy()))
        return step == 3

    problem = problem_of(rosenbrock)
    start = np.array([-1.2, 1.0])
    found = minimise(entry.info.name, problem, start, heard=stop_at_three)
    assert [step for step, _, _ in heard] == [1, 2, 3]
    assert found.steps == 3
    assert not found.converged
    assert "Stopped on request" in found.message
    values = [value for _, value, _ in heard]
    assert values == sorted(values, reverse=True)
    assert found.value == values[-1] == min(values)
    np.testing.assert_array_equal(found.x, heard[-1][2])
    assert float(jnp.sum(rosenbrock(jnp.asarray(found.x)) ** 2)) == pytest.approx(
        found.value
    )


@entries
def test_steps_that_are_used_up_are_said(entry: Optimiser):
    found = minimise(
        entry.info.name, problem_of(rosenbrock), np.array([-1.2, 1.0]), Settings(2)
    )
    assert found.steps == 2
    assert found.message == "All 2 steps were used."


@entries
def test_a_start_that_is_not_finite_is_an_answer(entry: Optimiser):
    problem = problem_of(lambda x: jnp.log(x))
    found = minimise(entry.info.name, problem, np.array([-1.0, 2.0]))
    assert found.value == np.inf
    assert not found.converged
    assert "not a finite number" in found.message


def cliff(x: jax.Array) -> jax.Array:
    """The answer is 0.01; there is nothing at 0 and below."""
    return jnp.log(x / 0.01)


@pytest.mark.parametrize("name", ["adam", "sgd", "adabelief", "l-bfgs"])
def test_a_step_off_the_cliff_is_taken_back(name: str):
    # the first step of 1 would lead to -0.5
    settings = Settings(400, rate=1.0, momentum=0.0)
    found = minimise(name, problem_of(cliff), np.array([0.5]), settings)
    assert np.isfinite(found.value)
    assert found.x[0] == pytest.approx(0.01, rel=0.05)


def test_a_search_that_gives_up_at_the_cliff_does_not_say_that_it_converged():
    found = minimise("slsqp", problem_of(cliff), np.array([0.5]))
    assert found.value > 1
    assert not found.converged
    assert "edge" in found.message


def test_only_so_many_parameters_are_taken():
    problem = problem_of(lambda x: x)
    with pytest.raises(InputError, match="up to 500"):
        minimise("slsqp", problem, np.zeros(501))
    with pytest.raises(InputError, match="up to 50"):
        minimise("nelder-mead", problem, np.zeros(51))


@pytest.mark.parametrize("name", ["levenberg-marquardt", "gauss-newton"])
def test_missing_residuals_are_refused(name: str):
    bare = Problem(problem_of(rosenbrock).value_and_gradient)
    with pytest.raises(InputError, match="residuals"):
        minimise(name, bare, np.zeros(2))


def test_an_unknown_optimiser_is_refused_with_those_that_exist():
    with pytest.raises(InputError, match="Known: l-bfgs"):
        optimiser("adamm")


@pytest.mark.parametrize("name", ["levenberg-marquardt", "gauss-newton"])
def test_many_parameters_are_solved_without_the_jacobian(name: str):
    # a chain of 400 that bends: x_i^2 + x_i - x_{i-1} = its value at the answer
    answer = np.sin(np.arange(400) / 30) + 1.5

    def bent(x: jax.Array) -> jax.Array:
        return x**2 + x - 0.5 * jnp.roll(x, 1)

    target = np.asarray(bent(jnp.asarray(answer)))
    problem = problem_of(lambda x: bent(x) - target)
    found = minimise(name, problem, np.ones(400), Settings(100, tolerance=1e-10))
    np.testing.assert_allclose(found.x, answer, atol=1e-6)


def test_residuals_with_a_backward_pass_only_are_solved():
    @jax.custom_vjp
    def square(x: jax.Array) -> jax.Array:
        return x**2

    square.defvjp(lambda x: (x**2, x), lambda x, g: (2 * x * g,))
    problem = problem_of(lambda x: square(x) - jnp.asarray([4.0, 9.0]))
    found = minimise("levenberg-marquardt", problem, np.ones(2))
    np.testing.assert_allclose(found.x, [2.0, 3.0], atol=1e-6)


# ------------------------------------------------------------------ first order


def test_noise_in_every_call_averages_out():
    rng = np.random.default_rng(0)

    def noisy(x: np.ndarray) -> tuple[float, np.ndarray]:
        kick = 0.3 * rng.normal(size=2)
        return float(np.sum((x - 1) ** 2)), 2 * (x - 1) + kick

    for name in ("adam", "sgd", "adabelief"):
        settings = Settings(1500, rate=0.02 if name != "sgd" else 0.005)
        found = minimise(name, Problem(noisy), np.zeros(2), settings)
        assert np.abs(found.x - 1).max() < 0.02


def test_scales_let_parameters_move_at_their_own_pace():
    problem = problem_of(lambda x: x)
    settings = Settings(1, rate=0.1, scale=np.array([1.0, 0.0]))
    found = minimise("adam", problem, np.ones(2), settings)
    assert found.x == pytest.approx([0.9, 1.0])


def test_a_resumed_descent_gives_the_same_numbers():
    batch = batched(lambda x: jnp.sum(rosenbrock(x) ** 2))
    starts = np.array([[-1.2, 1.0], [2.0, -1.0]])

    def steps(descent: Descent, count: int) -> Descent:
        for _ in range(count):
            descent.step()
        return descent

    settings = Settings(40)
    whole = steps(Descent("adam", batch, starts, settings), 40)
    first = steps(Descent("adam", batch, starts, settings), 15)
    again = Descent("adam", batch, np.zeros_like(starts), settings)
    again.restore(first.state())
    steps(again, 25)
    np.testing.assert_array_equal(again.best, whole.best)
    np.testing.assert_array_equal(again.values, whole.values)
    assert again.steps == whole.steps


# ------------------------------------------------------------------ many starts


def two_valleys(x: jax.Array) -> jax.Array:
    """0 at x = 1, 0.3 at x = -1."""
    return (x[0] ** 2 - 1) ** 2 + 0.15 * (1 - x[0]) + x[1] ** 2


def test_many_starts_find_the_deeper_valley_and_show_the_other():
    starts = np.random.default_rng(0).uniform(-2, 2, (16, 2))
    ends = multi_start(batched(two_valleys), starts, Settings(300, rate=0.05), 60)
    assert ends.x[0] == pytest.approx([1.02, 0.0], abs=0.03)
    assert (np.diff(ends.values) >= 0).all()
    assert (ends.steps == 300).sum() == 4  # the best quarter
    assert (ends.steps == 60).sum() == 12
    assert (np.sign(ends.x[:, 0]) == np.sign(starts[ends.number, 0])).mean() > 0.8
    assert (ends.x[:, 0] < -0.5).any()


def test_a_start_among_many_goes_as_it_would_alone():
    starts = np.array([[-1.2, 1.0], [0.5, 0.5], [1.4, 0.2]])
    batch = batched(lambda x: jnp.sum(rosenbrock(x) ** 2))
    settings = Settings(50, rate=0.05)
    together = multi_start(batch, starts, settings, trial_steps=50)
    alone = minimise("adam", problem_of(rosenbrock), starts[2], settings)
    at = together.number.tolist().index(2)
    np.testing.assert_allclose(together.x[at], alone.x, rtol=1e-9)
    assert together.values[at] == pytest.approx(alone.value)


def test_starts_that_diverge_do_not_stop_the_others():
    batch = batched(lambda x: jnp.sum(jnp.log(x) ** 2))
    starts = np.array([[-1.0], [2.0], [-3.0], [0.3]])
    ends = multi_start(batch, starts, Settings(200, rate=0.05))
    assert ends.x[0] == pytest.approx([1.0], abs=1e-3)
    assert np.isinf(ends.values[-2:]).all()
    assert set(ends.number[-2:]) == {0, 2}


def test_a_stop_keeps_all_ends():
    batch = batched(two_valleys)
    starts = np.random.default_rng(0).uniform(-2, 2, (8, 2))
    ends = multi_start(
        batch, starts, Settings(100), heard=lambda step, value, flat: step == 5
    )
    assert ends.x.shape == (8, 2)
    assert (ends.steps == 5).all()


def test_only_bad_starts_are_refused():
    batch = batched(lambda x: jnp.sum(jnp.log(x)))
    with pytest.raises(InputError, match="any of the 3 starts"):
        multi_start(batch, -np.ones((3, 1)), Settings(30))
    with pytest.raises(InputError, match="expected"):
        multi_start(batch, np.ones(3), Settings(30))
