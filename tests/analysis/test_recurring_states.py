"""States that are known to come back are found, counted and timed."""

import numpy as np
import pytest
from numpy.typing import NDArray

from brainTwinStudio.analysis.recurring_states import (
    clustered,
    leading_eigenvectors,
    recurring_states,
    silhouette,
    states_apart,
)
from brainTwinStudio.errors import InputError

REGIONS, HZ = 12, 0.5
HALF = np.where(np.arange(REGIONS) < 6, 1.0, -1.0)
THIRD = np.where(np.arange(REGIONS) % 3 == 0, -1.0, 1.0)


def switching(
    lengths: tuple[int, ...], seed: int = 0, second: NDArray = HALF
) -> tuple[NDArray, NDArray]:
    """A run (region, time) at 0.055 Hz in which all regions move together and, in every
    other stretch, against each other as `second` says; and the state (time,)."""
    rng = np.random.default_rng(seed)
    state = np.repeat(np.arange(len(lengths)) % 2, lengths)
    wave = np.cos(2 * np.pi * 0.055 / HZ * np.arange(len(state)))
    signs = np.where(state[None] == 0, 1.0, second[:, None])
    return signs * wave + 0.7 * rng.normal(size=(REGIONS, len(state))), state


def runs(second: NDArray = HALF) -> list[NDArray]:
    lengths = (120, 60, 120, 60, 120, 60)
    return [switching(lengths, seed, second)[0] for seed in (0, 1)]


def test_the_leading_eigenvector_is_that_of_the_whole_matrix():
    angle = np.random.default_rng(2).uniform(-np.pi, np.pi, (REGIONS, 40))
    found = leading_eigenvectors(angle)
    for column, vector in zip(angle.T, found, strict=True):
        values, vectors = np.linalg.eigh(np.cos(column[:, None] - column))
        assert abs(vectors[:, -1] @ vector) == pytest.approx(1.0, abs=1e-9)
        assert (vector > 0).sum() <= REGIONS / 2
        assert values[-1] > 0


def test_two_states_that_switch_are_found_with_their_times():
    found = recurring_states(runs(), HZ, (0.04, 0.07))
    assert found.count == 2
    assert max(found.silhouettes, key=lambda k: found.silhouettes[k]) == 2
    together = np.full(REGIONS, REGIONS**-0.5)
    assert abs(found.centroids[0] @ together) > 0.99
    assert abs(found.centroids[1] @ HALF) / REGIONS**0.5 > 0.97
    # edges of 12 samples are cut off; 108 + 120 + 120 of 516 are in the first state
    assert found.occupancy[0] == pytest.approx(348 / 516, abs=0.05)
    # three visits of each in a run, none of them longer than its stretch
    assert found.lifetime_s[0] == pytest.approx(348 / 3 / HZ, rel=0.12)
    assert found.lifetime_s[1] == pytest.approx(168 / 3 / HZ, rel=0.2)
    assert found.transitions.sum(axis=1) == pytest.approx(np.ones(2))
    assert found.transitions[0, 1] == pytest.approx(3 / 348, rel=0.35)
    assert [len(one) for one in found.labels] == [516, 516]


def test_runs_are_not_joined():
    one = recurring_states(runs()[:1], HZ, counts=(2,))
    twice = recurring_states(runs()[:1] * 2, HZ, counts=(2,))
    assert np.allclose(one.transitions, twice.transitions)
    assert np.allclose(one.lifetime_s, twice.lifetime_s)


def test_states_of_the_same_brain_match_and_of_another_do_not():
    measured = recurring_states(runs(), HZ, counts=(2,))
    again = recurring_states(
        [switching((60, 120) * 3, seed)[0] for seed in (7, 8)], HZ, counts=(2,)
    )
    other = recurring_states(runs(THIRD), HZ, counts=(2,))
    same, apart = states_apart(measured, again), states_apart(measured, other)
    # the states are the same, their times are swapped
    assert list(same.partner) == [1, 0]
    assert same.likeness.min() > 0.97
    p = measured.occupancy
    assert same.occupancy_kl == pytest.approx(
        abs(p[0] - p[1]) * np.log(p[0] / p[1]), rel=0.35
    )
    assert same.lifetime_error_s > 50
    assert apart.likeness.min() < 0.8
    itself = states_apart(measured, measured)
    assert (itself.occupancy_kl, itself.transition_error) == (0, 0)


def test_clusters_are_the_same_for_the_same_seed_and_never_empty():
    rng = np.random.default_rng(5)
    points = rng.normal(size=(80, 4))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    centres, labels = clustered(points, 6, 3)
    again, _ = clustered(points, 6, 3)
    assert np.array_equal(centres, again)
    sizes = np.bincount(labels, minlength=6)
    assert sizes.min() > 0
    assert (np.diff(sizes) <= 0).all()


def test_the_silhouette_by_hand():
    """Two points at 0 and 10 degrees, two at 90 and 100."""
    angle = np.deg2rad([0.0, 10.0, 90.0, 100.0])
    points = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    apart = 1 - np.abs(np.cos(angle[:, None] - angle))
    wanted = []
    for i in range(4):
        mate, others = i ^ 1, [2, 3] if i < 2 else [0, 1]
        a, b = apart[i, mate], apart[i, others].mean()
        wanted.append((b - a) / max(a, b))
    found = silhouette(points, np.array([0, 0, 1, 1]))
    assert found == pytest.approx(np.mean(wanted))
    assert silhouette(points, np.zeros(4, int)) == -1.0


def test_too_little_is_refused():
    with pytest.raises(InputError, match="too few"):
        recurring_states([runs()[0][:, :60]], HZ)
    with pytest.raises(InputError, match="three regions"):
        recurring_states([runs()[0][:2]], HZ)
    two = recurring_states(runs(), HZ, counts=(2,))
    three = recurring_states(runs(), HZ, counts=(3,))
    with pytest.raises(InputError, match="same number"):
        states_apart(two, three)
