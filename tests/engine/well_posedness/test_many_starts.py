"""Inversions from many places, of disturbed data, and along one parameter: of models
whose answers are known."""

import numpy as np
import pytest

from brainTwinStudio.engine.well_posedness.many_starts import (
    Chord,
    Found,
    Squares,
    from_many,
    levenberg_marquardt,
    perturbed,
    told_of_starts,
)
from brainTwinStudio.engine.well_posedness.profiles import Model, profile
from brainTwinStudio.engine.well_posedness.sensitivity import Prior, independent
from brainTwinStudio.project import Array

ROWS = np.array([[2.0, 1.0], [0.5, 3.0], [1.0, -1.0]])


def straight(goal: Array) -> Squares:
    return Squares(lambda at: ROWS @ at - goal, lambda at: ROWS, np.ones(2))


def curved(at: Array) -> Array:
    """Rosenbrock's valley; its minimum is at (1, 1)."""
    return np.array([10 * (at[1] - at[0] ** 2), 1 - at[0]])


def bent(at: Array) -> Array:
    return np.array([[-20 * at[0], 10.0], [-1.0, 0.0]])


def test_a_search_ends_at_the_minimum():
    found = levenberg_marquardt(Squares(curved, bent, np.ones(2)), -np.ones(2), 60)
    assert found.theta == pytest.approx([1, 1], abs=1e-2)
    assert levenberg_marquardt(
        Squares(curved, bent, np.ones(2)), -np.ones(2), 60, lambda: True
    ).theta == pytest.approx([-1, -1])


def test_one_solution_and_two():
    one = straight(np.ones(3))
    rng = np.random.default_rng(0)
    starts = [3 * rng.standard_normal(2) for _ in range(8)]
    told = told_of_starts(from_many(one, starts), one.sd)
    assert set(told.cluster.tolist()) == {0}
    assert told.dispersion < 1e-3
    # x^2 = 1 has two
    two = Squares(
        lambda at: np.array([at[0] ** 2 - 1, at[1]]),
        lambda at: np.array([[2 * at[0], 0.0], [0.0, 1.0]]),
        np.ones(2),
    )
    starts = [np.array([x, 1.0]) for x in (-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2)]
    # squares of the residuals vanish; a floor makes "within 5 %" mean something
    ends = [Found(one.theta, one.loss + 1) for one in from_many(two, starts)]
    told = told_of_starts(ends, two.sd)
    assert set(told.cluster.tolist()) == {0, 1}
    assert told.dispersion == pytest.approx(np.sqrt(1 / 2), rel=0.05)
    assert told.picture.shape == (8, 2)


def test_a_start_without_an_answer_is_left_out():
    lost = Squares(lambda at: np.full(2, np.nan), bent, np.ones(2))
    assert from_many(lost, [np.zeros(2)]) == []


def test_refits_answer_to_noise_as_the_pseudoinverse():
    at = np.array([1.0, -2.0])
    goal = ROWS @ at
    refit = Chord(straight(goal), at)
    change = np.array([0.1, -0.2, 0.05])
    moved = refit(straight(goal + change)).theta - at
    assert moved == pytest.approx(np.linalg.pinv(ROWS) @ change, abs=1e-6)
    rng = np.random.default_rng(1)
    found = perturbed(
        lambda step: refit(straight(goal + step)).theta,
        at,
        np.ones(2),
        np.ones(3),
        repeats=40,
        rng=rng,
    )
    assert found is not None
    assert found.change.shape == (10, 40)
    wide = np.sqrt((np.linalg.pinv(ROWS) ** 2).sum())  # root mean square of a change
    assert found.slope == pytest.approx(wide / np.sqrt(5), rel=0.15)
    none = perturbed(lambda s: at, at, np.ones(2), np.ones(3), 2, rng, lambda: True)
    assert none is None


# ---------------------------------------------------------------- profiles


def of_names(sd: Array) -> Prior:
    return Prior(sd, {"g": np.array([0]), "a": np.array([1])})


def test_the_profile_of_a_straight_model_is_a_parabola():
    noise = independent(np.full(3, 0.3))
    prior = of_names(np.array([10.0, 2.0]))
    model = Model(lambda at: ROWS @ at, lambda at: ROWS, noise, prior)
    bend = ROWS.T @ ROWS / 0.09 + np.diag([0, 1 / 4])  # its own prior is left out
    sd = float(np.sqrt(np.linalg.inv(bend)[0, 0]))
    found = profile(model, np.zeros(2), "g", 9)
    assert found is not None
    np.testing.assert_allclose(found.rise, (found.moved / sd) ** 2, atol=1e-6)
    assert found.end(1) == pytest.approx(np.sqrt(2.71) * sd, rel=1e-3)
    assert found.end(-1) == pytest.approx(-np.sqrt(2.71) * sd, rel=1e-3)


def test_a_profile_stays_flat_where_another_parameter_makes_up_for_it():
    # only the product is told: e^g e^a
    model = Model(
        lambda at: np.exp(at.sum())[None],
        lambda at: np.full((1, 2), np.exp(at.sum())),
        independent(np.array([0.01])),
        of_names(np.array([1.0, 100.0])),
    )
    found = profile(model, np.zeros(2), "g", 9)
    assert found is not None
    assert found.rise.max() < 0.1
    assert (found.end(-1), found.end(1)) == (-np.inf, np.inf)


def test_a_profile_ends_where_the_model_has_no_answer():
    def features(at: Array) -> Array:
        return at if at[0] < 0.5 else np.full(2, np.nan)

    noise, prior = independent(np.ones(2)), of_names(np.ones(2))
    model = Model(features, lambda at: np.eye(2), noise, prior)
    found = profile(model, np.zeros(2), "g", 9)
    assert found is not None
    assert 0.5 <= found.end(1) < 0.6  # the first point without one
    assert np.isinf(found.rise[-1])
    assert profile(model, np.zeros(2), "g", 9, lambda: True) is None


@pytest.mark.parametrize("bend", [3.0, -3.0, 30.0])
def test_the_region_of_90_percent_has_points_however_much_the_model_bends(bend: float):
    """The rise is that of (e^(bend g) - 1) / 0.2, whose slope at 0 tells little of how
    far it is to either end."""
    model = Model(
        lambda at: np.expm1(bend * at[:1]),
        lambda at: np.array([[bend * np.exp(bend * at[0]), 0.0]]),
        independent(np.array([0.2])),
        of_names(np.ones(2)),
    )
    found = profile(model, np.zeros(2), "g", 9)
    assert found is not None
    for side in (-1, 1):
        true = np.log1p(side * np.sign(bend) * 0.2 * np.sqrt(2.71)) / bend
        assert found.end(side) == pytest.approx(true, rel=0.03)
        within = (side * found.moved > 0) & (found.rise < 2.71)
        assert within.sum() >= 3
