"""Every regulariser of the tuple: analytic values, gradients, and refusals."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.parameters import Pull, edge_weights, layout_of, start
from brainTwinStudio.engine.parameters import penalty as fit_penalty
from brainTwinStudio.engine.regularisers import (
    REGULARISERS,
    Course,
    Penalised,
    Regulariser,
    leading_modules,
    penalty,
    regulariser,
)
from brainTwinStudio.engine.regularisers.modules import modularity
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import ModelSpec
from tests.engine.small import connectome

N = 6
entries = pytest.mark.parametrize("entry", REGULARISERS, ids=lambda e: e.info.name)


def anatomy() -> np.ndarray:
    rng = np.random.default_rng(0)
    weights = np.triu(rng.uniform(0.05, 0.2, (N, N)), 1)
    weights[0, 3] = weights[1, 5] = 0.0  # two pairs without a tract
    return weights + weights.T


def candidate(leaves: dict[str, jax.Array]) -> Penalised:
    rng = np.random.default_rng(1)
    place = rng.normal(size=(N, 3))
    return Penalised(
        {"a": leaves["a"], "G": jnp.asarray(1.0)},
        leaves["weights"],
        anatomy(),
        {"a": 0.5},
        np.linalg.norm(place[:, None] - place[None], axis=2),
        np.array([0, 0, 0, 1, 1, 1]),
        Course(leaves["states"], 0.1, leaves["physics"]),
    )


def leaves(seed: int = 2) -> dict[str, jax.Array]:
    rng = np.random.default_rng(seed)
    found = {
        "a": rng.normal(size=N),
        "weights": anatomy() + rng.normal(size=(N, N)) * 0.02 * (1 - np.eye(N)),
        "states": rng.normal(size=(20, 2, N)),
        "physics": rng.normal(size=(20, 2, N)),
    }
    return {name: jnp.asarray(value) for name, value in found.items()}


@entries
def test_gradients_equal_finite_differences(entry: Regulariser):
    at = leaves()
    rng = np.random.default_rng(3)
    along = {name: jnp.asarray(rng.normal(size=x.shape)) for name, x in at.items()}

    def moved(step: float) -> jax.Array:
        return entry.value(
            candidate({name: x + step * along[name] for name, x in at.items()})
        )

    h = 1e-6
    expected = float(moved(h) - moved(-h)) / (2 * h)
    found = jax.grad(lambda x: entry.value(candidate(x)))(at)
    total = sum(float(jnp.sum(found[name] * along[name])) for name in at)
    # 1e-6: squares are exact under central differences, rounding is 1e-16 / h
    assert total == pytest.approx(expected, rel=1e-6)
    assert total != 0


@entries
def test_gradients_are_finite_at_anatomy_and_rest(entry: Regulariser):
    still = {
        "a": jnp.full(N, -0.1),
        "weights": jnp.asarray(anatomy()),
        "states": jnp.zeros((5, 2, N)),
        "physics": jnp.zeros((5, 2, N)),
    }
    value, gradient = jax.value_and_grad(lambda x: entry.value(candidate(x)))(still)
    if entry.info.name != "modularity":
        assert value == 0
    assert all(np.isfinite(leaf).all() for leaf in gradient.values())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # all 24 tracts of weight 1 grow by 0.5, the six pairs without one to 0.5 too
        ("weights_l1", 30 * 0.5 / 24),
        ("weights_l2", 30 * 0.25 / 24),
        ("anatomical", 30 * 0.25 / (24 * (1 - 0.8) ** 2 + 6 * 0.8**2)),
        ("absent_tracts", 6 * 0.5 / 24),
        ("wiring_cost", 30 * 0.5 / 24),  # a mean over all pairs
    ],
)
def test_penalties_of_weights_have_their_analytic_values(name: str, expected: float):
    tracts = np.ones((N, N)) - np.eye(N)
    for i, j in ((0, 3), (1, 5), (2, 4)):
        tracts[i, j] = tracts[j, i] = 0.0
    given = candidate(leaves())._replace(
        weights=jnp.asarray(tracts + 0.5 * (1 - np.eye(N))), anatomy=tracts
    )
    assert float(regulariser(name).value(given)) == pytest.approx(expected)


@pytest.mark.parametrize(
    "name", ["weights_l1", "weights_l2", "anatomical", "absent_tracts", "wiring_cost"]
)
def test_the_scale_of_weights_does_not_matter(name: str):
    given = candidate(leaves())
    scaled = given._replace(weights=7 * given.weights, anatomy=7 * anatomy())
    value = regulariser(name).value
    assert float(value(scaled)) == pytest.approx(float(value(given)))


def test_the_anatomical_penalty_is_that_of_fits():
    weights = connectome().weights + 1e-9  # without faint edges
    np.fill_diagonal(weights, 0.0)
    layout = layout_of(weights, ModelSpec(), {})
    theta = start(layout, ModelSpec())
    edges = np.random.default_rng(0).normal(size=layout.base.size)
    moved = {**theta, "edges": jnp.asarray(edges)}

    def matrix(upper) -> jax.Array:
        square = jnp.zeros((layout.regions, layout.regions))
        square = square.at[layout.rows, layout.columns].set(upper)
        return square + square.T

    one, none = (
        float(fit_penalty(moved, layout, Pull(theta, strength)))
        for strength in (1.0, 0.0)
    )
    learned = edge_weights(moved, layout)
    given = Penalised({}, matrix(learned), matrix(layout.base))
    assert float(regulariser("anatomical").value(given)) == pytest.approx(one - none)


def test_penalties_of_maps_count_borders_and_heights():
    chain = np.diag(np.ones(3), 1)
    chain = chain + chain.T  # four regions in a row, 6 directed connections
    steep = {"a": jnp.asarray([0.0, 0.0, 2.0, 2.0])}
    gentle = {"a": jnp.asarray([0.0, 2 / 3, 4 / 3, 2.0])}
    tv, smooth = (
        regulariser(name).value for name in ("total_variation", "graph_smoothness")
    )

    def of(maps: dict[str, jax.Array]) -> Penalised:
        return Penalised(maps, jnp.asarray(chain), chain)

    # a border costs its height whether in one step or three, a square three times less
    assert float(tv(of(steep))) == pytest.approx(2 * 2 / 6)
    assert float(tv(of(gentle))) == pytest.approx(2 * 2 / 6)
    assert float(smooth(of(steep))) == pytest.approx(2 * 4 / 6)
    assert float(smooth(of(gentle))) == pytest.approx(2 * 4 / 6 / 3)
    wide = of(steep)._replace(spans={"a": 2.0})
    assert float(tv(wide)) == pytest.approx(2 / 6)


def test_graph_smoothness_is_the_quadratic_form_of_the_laplacian():
    theta = np.random.default_rng(0).normal(size=N)
    laplacian = np.diag(anatomy().sum(axis=1)) - anatomy()
    expected = 2 * theta @ laplacian @ theta / anatomy().sum()
    given = Penalised({"a": jnp.asarray(theta)}, jnp.asarray(anatomy()), anatomy())
    assert float(regulariser("graph_smoothness").value(given)) == pytest.approx(
        expected
    )


def test_a_brain_without_maps_has_smooth_maps():
    given = Penalised({"G": jnp.asarray(1.0)}, jnp.asarray(anatomy()), anatomy())
    assert float(regulariser("total_variation").value(given)) == 0


def two_cliques(between: float) -> np.ndarray:
    matrix = np.kron(np.eye(2), np.ones((4, 4))) - np.eye(8)
    matrix[0, 4] = matrix[4, 0] = between
    return matrix


def test_modularity_of_two_separate_cliques_is_a_half():
    modules = np.repeat([0, 1], 4)
    # Q = 1 - sum of squared shares of the two modules
    assert float(modularity(two_cliques(0.0), modules)) == pytest.approx(0.5)
    assert float(modularity(two_cliques(0.0), np.zeros(8))) == pytest.approx(0.0)


def test_the_leading_eigenvector_finds_the_cliques():
    found = leading_modules(two_cliques(0.5))
    assert len(set(found)) == 2
    assert len(set(found[:4])) == len(set(found[4:])) == 1


def test_more_than_two_modules_are_found():
    rng = np.random.default_rng(0)
    weights = np.kron(np.eye(3), np.ones((5, 5))) + 0.02 * rng.random((15, 15))
    np.fill_diagonal(weights, 0.0)
    found = leading_modules(weights)
    assert [len(set(found[k : k + 5])) for k in (0, 5, 10)] == [1, 1, 1]
    assert len(set(found)) == 3


def test_a_clique_is_not_split():
    assert not leading_modules(np.ones((5, 5)) - np.eye(5)).any()


def test_no_connections_have_no_modules():
    with pytest.raises(InputError, match="add up to 0"):
        leading_modules(np.zeros((3, 3)))


def test_a_course_that_obeys_physics_owes_it_nothing():
    time = 0.01 * np.arange(500)
    x = np.exp(-time)[:, None]
    value = regulariser("physics_residual").value

    def owed(rate: float) -> float:
        course = Course(jnp.asarray(x), 0.01, jnp.asarray(-rate * x))
        empty = jnp.zeros((1, 1))
        return float(value(Penalised({}, empty, empty, course=course)))

    # the trapezoid rule's error, step^2 / 12 of x, squared
    assert owed(1.0) == pytest.approx(0.0, abs=1e-9)
    # half of the rate is missing: (x / 2)^2, the mean of x^2 being about 1 / 10
    middle = (x[1:] + x[:-1]) / 2
    assert owed(0.5) == pytest.approx(np.mean((middle / 2) ** 2), rel=1e-3)


def test_roughness_is_the_mean_square_of_steps():
    course = Course(jnp.asarray([[0.0], [1.0], [-1.0]]), 0.1)
    given = Penalised({}, jnp.zeros((1, 1)), jnp.zeros((1, 1)), course=course)
    assert float(regulariser("temporal_smoothness").value(given)) == 2.5


# ------------------------------------------------------------------ their sum


def test_a_penalty_is_the_sum_of_strengths_times_values():
    given = candidate(leaves())
    expected = 2.0 * regulariser("anatomical").value(given)
    expected = expected + 0.5 * regulariser("total_variation").value(given)
    found = penalty((("anatomical", 2.0), ("total_variation", 0.5)), given)
    assert float(found) == pytest.approx(float(expected))
    assert float(penalty((), given)) == 0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("wiring_cost", "distances"),
        ("modularity", "partition"),
        ("physics_residual", "course"),
        ("anatomicall", "Known: anatomical"),
    ],
)
def test_what_is_missing_is_named(name: str, words: str):
    bare = Penalised({}, jnp.asarray(anatomy()), anatomy())
    with pytest.raises(InputError, match=words):
        penalty(((name, 1.0),), bare)


def test_a_course_without_physics_is_refused_by_the_physics_residual():
    course = Course(jnp.zeros((3, 1)), 0.1)
    bare = Penalised({}, jnp.asarray(anatomy()), anatomy(), course=course)
    with pytest.raises(InputError, match="mechanistic"):
        penalty((("physics_residual", 1.0),), bare)


@entries
def test_every_regulariser_names_its_source(entry: Regulariser):
    info = entry.info
    assert all((info.name, info.label, info.meaning, info.source))
