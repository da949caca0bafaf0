"""The choice of a strength, on an ill-posed linear problem with a known answer."""

from typing import NamedTuple

import numpy as np
import pytest

from brainTwinStudio.engine.regularisers.strength import (
    discrepancy_choice,
    l_curve_corner,
    validation_choice,
)
from brainTwinStudio.errors import InputError


class Trials(NamedTuple):
    """Tikhonov answers over a list of strengths, of a smooth kernel of 40 unknowns."""

    strengths: np.ndarray
    residuals: np.ndarray
    penalties: np.ndarray
    errors: np.ndarray
    fresh: np.ndarray
    noise: float


def trials(sd: float, seed: int) -> Trials:
    """Minimises |A x - b|^2 + strength |x|^2, A a Gaussian blur; fresh (strength,
    fold): minus the error on new data."""
    rng = np.random.default_rng(seed)
    s = np.linspace(0, 1, 40)
    kernel = np.exp(-((s[:, None] - s[None]) ** 2) / (2 * 0.1**2)) / 40
    truth = np.sin(np.pi * s) + 0.5 * np.sin(2 * np.pi * s)
    clean = kernel @ truth
    data = clean + sd * rng.normal(size=40)
    u, d, vt = np.linalg.svd(kernel)
    strengths = np.geomspace(1e-10, 1.0, 61)
    answers = [vt.T @ (d / (d**2 + k) * (u.T @ data)) for k in strengths]
    new = clean + sd * rng.normal(size=(8, 40))
    return Trials(
        strengths,
        np.array([np.linalg.norm(kernel @ x - data) for x in answers]),
        np.array([np.linalg.norm(x) for x in answers]),
        np.array([np.linalg.norm(x - truth) for x in answers]),
        np.array([-((kernel @ x - new) ** 2).mean(axis=1) for x in answers]),
        sd * np.sqrt(40),
    )


problems = pytest.mark.parametrize(("sd", "seed"), [(1e-3, 0), (1e-3, 1), (1e-2, 2)])


def error_at(t: Trials, strength: float) -> float:
    return float(np.interp(np.log(strength), np.log(t.strengths), t.errors))


@problems
def test_the_corner_of_the_l_curve_is_near_the_best_answer(sd: float, seed: int):
    t = trials(sd, seed)
    found = error_at(t, l_curve_corner(t.strengths, t.residuals, t.penalties))
    # this truth is smooth, for which the corner comes early: a known limit of the rule
    assert found < 8 * t.errors.min()
    assert found < t.errors[0] / 30
    assert found < t.errors[-1] / 4


@pytest.mark.parametrize("corner", [0.01, 1.0, 30.0])
def test_the_corner_of_a_known_curve_is_found(corner: float):
    # residual 1 + k and penalty 1 + 1 / k: the same curve when k becomes 1 / k
    strengths = corner * np.geomspace(1e-3, 1e3, 61)
    k = strengths / corner
    assert l_curve_corner(strengths, 1 + k, 1 + 1 / k) == pytest.approx(corner)


@problems
def test_discrepancy_stops_at_the_noise(sd: float, seed: int):
    t = trials(sd, seed)
    found = discrepancy_choice(t.strengths, t.residuals, t.noise)
    left = np.exp(np.interp(np.log(found), np.log(t.strengths), np.log(t.residuals)))
    assert left == pytest.approx(t.noise, rel=1e-9)
    assert error_at(t, found) < 2 * t.errors.min()


@problems
def test_validation_finds_nearly_the_best_prediction(sd: float, seed: int):
    t = trials(sd, seed)
    found = validation_choice(t.strengths, t.fresh)
    assert error_at(t, found) < 2 * t.errors.min()


def test_validation_takes_the_strongest_within_the_tolerance():
    strengths = np.array([0.1, 0.2, 0.4, 0.8])
    scores = np.array([0.50, 0.52, 0.517, 0.40])
    assert validation_choice(strengths, scores) == 0.2
    assert validation_choice(strengths, scores, tolerance=0.005) == 0.4
    broken = np.array([np.nan, 0.52, np.nan, 0.40])
    assert validation_choice(strengths, broken, tolerance=0.005) == 0.2


def test_folds_that_disagree_allow_a_stronger_pull():
    strengths = np.array([0.1, 0.4])
    # means 0.50 and 0.48; the standard error of the first is 0.03
    scores = np.array([[0.44, 0.47, 0.53, 0.56], [0.48] * 4])
    assert validation_choice(strengths, scores) == 0.4
    alike = np.array([[0.49, 0.50, 0.50, 0.51], [0.48] * 4])
    assert validation_choice(strengths, alike) == 0.1


def test_all_strengths_explain_the_data():
    assert discrepancy_choice(np.array([1.0, 2.0]), np.array([0.1, 0.2]), 1.0) == 2.0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: l_curve_corner(*np.ones((3, 4)).cumsum(axis=1)), "at least 5"),
        (
            lambda: l_curve_corner(
                np.arange(1, 9.0), np.arange(1, 9.0), 1 / np.arange(1, 9.0)
            ),
            "no corner",
        ),
        (lambda: discrepancy_choice(np.array([1.0]), np.array([2.0]), 1.0), "weakest"),
        (lambda: validation_choice(np.array([1.0]), np.array([np.nan])), "No strength"),
        (lambda: validation_choice(np.array([2.0, 1.0]), np.ones(2)), "rise"),
        (
            lambda: discrepancy_choice(np.array([1.0, 2.0]), np.ones(3), 1.0),
            "one length",
        ),
    ],
)
def test_what_cannot_be_chosen_is_said(call, words: str):
    with pytest.raises(InputError, match=words):
        call()
