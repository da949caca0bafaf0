"""The system that makes virtual seizures: thresholds, delays, resections, noise."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.seizures.generating import (
    onsets_of,
    quiet_state,
    seizing,
    simulate,
)
from brainTwinStudio.engine.seizures.generating_steps import FOLD_X1, THRESHOLD
from brainTwinStudio.errors import InputError
from brainTwinStudio.project.virtual_patient import GeneratingSystem, SeizureStart

NAMES = ("zone", "next", "far", "quiet")
FAST = 0.002  # slowness: a seizure within two seconds, so that tests are short
# One length, two sets and two seizures everywhere: two programs are compiled.
SECONDS = 5.0
BOTH = np.ones((2, 4), bool)
ONE_GONE = BOTH.copy()
ONE_GONE[1, 0] = False


def system(
    x0: tuple[float, ...] = (-1.7, -2.09, np.nan, np.nan),
    weights: np.ndarray | None = None,
    *,
    z: tuple[float, ...] = (3.0, 2.925, 0.0, 0.0),
    lengths_mm: float = 40.0,
    coupling: float = 6.0,
    seeds: tuple[int, ...] = (0, 1),
) -> GeneratingSystem:
    if weights is None:
        weights = np.zeros((4, 4))
        weights[1, 0] = weights[0, 1] = 0.4
        weights[2, 1] = weights[1, 2] = weights[3, 2] = weights[2, 3] = 0.2
    starts = tuple(SeizureStart(seed, np.array(z), np.zeros(4)) for seed in seeds)
    return GeneratingSystem(
        NAMES, weights, np.full((4, 4), lengths_mm), 4.0, np.array(x0), coupling,
        FAST, np.array([7.0, 8.0, 9.0, 10.0]), SECONDS, starts,
    )  # fmt: skip


def test_a_region_alone_seizes_only_above_the_threshold_of_the_epileptor() -> None:
    # SCIENCE.md A.7: the fold at x1 = -4/3, z = 2.914815 gives x0 = -2.06204
    assert pytest.approx(-2.06203704, abs=1e-8) == THRESHOLD
    apart = system(
        (-2.03, -2.09, -1.7, -2.4), np.zeros((4, 4)), z=(2.95, 2.95, 2.95, 3.2)
    )  # fmt: skip
    assert np.isfinite(seizing(apart, present=BOTH)[0, 0]).tolist() == [
        True,
        False,
        True,
        False,
    ]


def test_a_quiet_region_starts_where_nothing_moves_but_the_permittivity() -> None:
    z = np.array([2.95, 3.2, 3.6])
    state = quiet_state(z)
    x1, y1 = state[:2]
    assert (x1 < FOLD_X1).all()
    assert y1 - x1**3 + 3 * x1**2 - z + 3.1 == pytest.approx(0, abs=1e-3)
    assert y1 == pytest.approx(1 - 5 * x1**2)


def test_a_zone_recruits_its_neighbour_later_and_without_it_nothing_seizes() -> None:
    onset = seizing(system(), present=ONE_GONE)
    assert np.isfinite(onset[0, :, :2]).all()
    assert (onset[0, :, 1] > onset[0, :, 0]).all()
    assert np.isnan(onset[1]).all()


def test_a_cut_tract_spares_the_neighbour() -> None:
    kept = np.ones((4, 4))
    kept[1, 0] = kept[0, 1] = 0.0
    onset = seizing(system(), present=BOTH, kept=kept)[0]
    assert np.isfinite(onset[:, 0]).all()
    assert np.isnan(onset[:, 1]).all()


def test_runs_with_and_without_a_region_have_the_same_noise() -> None:
    potential, x1 = simulate(system(weights=np.zeros((4, 4))), present=ONE_GONE)
    # without tracts nobody hears of the resection: not a bit of the others changes
    assert np.array_equal(potential[0, :, :, 1:], potential[1, :, :, 1:])
    assert np.isnan(potential[1, :, :, 0]).all()
    assert np.isnan(x1[:, :, :, 2:]).all()  # no Epileptors
    assert not np.array_equal(potential[0, 0], potential[0, 1])  # seeds differ


def test_what_is_sent_arrives_after_its_tract() -> None:
    """200 mm more at 4 m/s are 50 ms."""
    weights = np.zeros((4, 4))
    weights[2, 0] = 0.5  # a rhythm hears of the zone and of nothing else
    heard = []
    for length in (40.0, 240.0):
        made = system(weights=weights, lengths_mm=length)
        potential, x1 = simulate(made, present=BOTH)
        begins = int(np.argmax(x1[0, 0, :, 0] > 0))
        alone = simulate(replace(made, weights=np.zeros((4, 4))), present=BOTH)[0]
        # while the zone is quiet it pulls hardly at all; then it jumps
        pulled = np.abs((potential - alone)[0, 0, :, 2])
        heard.append(int(np.argmax(pulled > 1.5 * pulled[: begins - 20].max())))
    assert (heard[1] - heard[0]) / 256 == pytest.approx(0.05, abs=0.012)


def test_an_onset_is_a_crossing_that_lasts() -> None:
    x1 = np.full((1, 2560, 3), -1.6)
    x1[0, 1000:1010, 1] = 0.5  # a spike
    x1[0, 1000:2000, 2] = 0.5
    x1[0, :, 0] = np.nan  # no Epileptor
    onset = onsets_of(x1)[0]
    assert np.isnan(onset[:2]).all()
    assert onset[2] == pytest.approx(1000 / 256)


def test_sets_of_another_brain_are_refused() -> None:
    with pytest.raises(InputError, match=r"expected \(set, 4\)"):
        seizing(system(), present=np.ones((1, 3), bool))
    with pytest.raises(InputError, match=r"expected \(4, 4\)"):
        seizing(system(), kept=np.ones((3, 3)))
