"""What a recording supports, and when a fit has memorised it."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.analysis.quality_numbers import agreement
from brainTwinStudio.analysis.sufficiency import (
    GLOBAL,
    LEARNED,
    LEARNED_RELIABILITY,
    LEVELS,
    NOTHING,
    REGIONAL,
    asked_level,
    level_of,
    memorised,
    shortage,
    sufficiency,
    whole_reliability,
)
from brainTwinStudio.errors import InputError

REGIONS = 20
PAIRS = REGIONS * (REGIONS - 1) // 2


def run_of(samples: int, noise: float = 0.0, seed: int = 0) -> np.ndarray:
    """(region, time): a network of one true covariance, and white noise of its own."""
    truth = np.random.default_rng(99).normal(size=(REGIONS, 6))
    draw = np.random.default_rng(seed)
    shared = truth @ draw.normal(size=(6, samples))
    own = draw.normal(size=(REGIONS, samples))
    return shared + own + np.sqrt(noise) * 2.5 * draw.normal(size=(REGIONS, samples))


# ---------------------------------------------------------------- reliability


def test_reliability_of_halves_foretells_another_recording_as_long():
    runs = [run_of(120, noise=1.0, seed=seed) for seed in range(30)]
    told = np.mean([whole_reliability([run]) for run in runs])
    seen = np.mean(
        [agreement([a], [b]) for a, b in zip(runs[::2], runs[1::2], strict=True)]
    )
    assert told == pytest.approx(seen, abs=0.04)


def test_reliability_of_runs_foretells_as_many_other_runs():
    runs = [run_of(60, noise=1.0, seed=seed) for seed in range(40)]
    sets = [runs[i : i + 4] for i in range(0, 40, 4)]
    told = np.mean([whole_reliability(four) for four in sets])
    seen = np.mean(
        [agreement(a, b) for a, b in zip(sets[::2], sets[1::2], strict=True)]
    )
    assert told == pytest.approx(seen, abs=0.04)


def test_runs_that_say_opposite_things_have_no_reliability():
    first = run_of(200)
    other = first * np.where(np.arange(REGIONS) % 2, 1, -1)[:, None]
    shuffled = np.random.default_rng(3).permutation(other)
    assert whole_reliability([first, shuffled]) < 0.3


# ---------------------------------------------------------------- what is supported


def test_a_long_clean_recording_supports_a_learned_connectome():
    found = sufficiency([run_of(600)], 2.0, REGIONS, PAIRS)
    assert found.supports == LEARNED
    assert found.seconds == 1200
    assert shortage(found, LEARNED) is None


def test_less_reliable_data_never_support_more():
    steps = [
        sufficiency([run_of(300, noise=noise)], 2.0, REGIONS, PAIRS)
        for noise in (0, 4, 16, 64, 256)
    ]
    ranks = [LEVELS.index(step.supports) for step in steps]
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[0] > ranks[-1]


def test_a_few_volumes_support_nothing():
    found = sufficiency([run_of(12)], 2.0, REGIONS, PAIRS)
    assert found.supports == NOTHING
    said = shortage(found, REGIONAL)
    assert said is not None
    assert said.endswith("they can support no model.")


def test_more_weights_need_more_samples():
    assert level_of(60, 0.9, 68, 2278) == LEARNED
    assert level_of(60, 0.9, 400, 79800) == REGIONAL


def test_what_is_supported_is_told_with_what_is_missing():
    found = replace(
        sufficiency([run_of(300)], 2.0, REGIONS, PAIRS),
        samples=40.0,
        reliability=0.12,
        supports=GLOBAL,
    )
    assert shortage(found, asked_level("learned")) == (
        "Too little data for a learned connectome with regional parameters: 10.0 min "
        "hold about 40 independent samples, their FC repeats with r = 0.12; they can "
        "support global parameters only."
    )
    assert shortage(found, asked_level("fixed")) is not None
    assert shortage(found, GLOBAL) is None


def test_reliability_that_cannot_be_told_supports_nothing():
    assert level_of(500, float("nan"), 68, 2278) == NOTHING
    assert level_of(500, LEARNED_RELIABILITY, 68, 2278) == LEARNED


def test_without_runs_it_says_so():
    with pytest.raises(InputError, match="at least one run"):
        sufficiency([], 2.0, REGIONS, PAIRS)


# ---------------------------------------------------------------- memorising


def test_a_noisy_copy_of_the_recording_is_flagged_and_the_truth_is_not():
    """Numbers as they arise: FC of a true network, of two recordings of it, and of
    models that hold the truth, or the first recording with errors of their own."""
    long = [run_of(4000, seed=50)]
    one, two = [run_of(60, noise=1.0, seed=1)], [run_of(60, noise=1.0, seed=2)]
    ceiling = agreement(one, two)
    held = agreement(long, two)
    assert memorised(agreement(long, one), held, ceiling) is None
    copy = [one[0] + 0.2 * run_of(60, seed=7)]
    said = memorised(agreement(copy, one), agreement(copy, two) - 0.1, ceiling)
    assert said is not None
    assert f"{ceiling:.2f}" in said


def test_a_twin_that_beats_copying_is_never_flagged():
    assert memorised(0.99, 0.80, 0.79) is None


def test_what_was_not_measured_is_not_judged():
    assert memorised(0.9, None, 0.5) is None
    assert memorised(0.9, 0.2, None) is None
    assert memorised(None, 0.2, 0.5) is None
    assert memorised(0.9, float("nan"), 0.5) is None
