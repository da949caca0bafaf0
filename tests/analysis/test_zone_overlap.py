"""Overlap of zones, and what it tells of outcome: against counting and known forms."""

from math import erf

import numpy as np
import pytest

from brainTwinStudio.analysis.overlap_against_outcome import MEASURES, against_outcome
from brainTwinStudio.analysis.two_groups import auc_interval, separation
from brainTwinStudio.analysis.zone_overlap import contact_overlap
from brainTwinStudio.errors import InputError


def marks(text: str) -> np.ndarray:
    return np.array([letter == "x" for letter in text])


def test_overlap_of_contacts_is_counted():
    found = contact_overlap(marks("xxxx...."), marks("..xxxx.."))
    assert (found.soz_resected.value, found.resected_soz.value) == (0.5, 0.5)
    assert (found.either.hits, found.either.count) == (2, 6)
    assert found.dice == pytest.approx(0.5)
    # Wilson's interval of 2 of 6 (R: prop.test without correction), then J -> 2J/(1+J)
    assert found.dice_interval == pytest.approx((0.1765, 0.8237), abs=1e-3)
    assert np.isnan(contact_overlap(marks("..."), marks("...")).dice)


def test_auc_is_the_share_of_pairs_with_half_for_ties():
    found = separation(np.array([3.0, 2.0, 1.0]), np.array([2.0, 0.0]))
    assert found.auc == pytest.approx(4.5 / 6)
    assert (found.first.mean, found.second.mean) == (2.0, 1.0)
    turned = separation(np.array([2.0, 0.0]), np.array([3.0, 2.0, 1.0]))
    assert (1 - turned.high, 1 - turned.low) == pytest.approx((found.low, found.high))
    with pytest.raises(InputError, match="each needs 2"):
        separation(np.array([1.0]), np.array([1.0, 2.0]))


def test_groups_apart_keep_an_interval():
    low, high = auc_interval(1.0, 18, 11)
    assert (low, high) == pytest.approx((0.852, 1.0), abs=1e-3)


@pytest.mark.parametrize("shift", [0.0, 1.0, 2.0])
def test_the_interval_of_auc_holds_the_truth_nineteen_times_in_twenty(shift: float):
    rng = np.random.default_rng(0)
    truth, times = (1 + erf(shift / 2)) / 2, 400
    held = 0
    for _ in range(times):
        apart = rng.normal(shift, 1, 18)[:, None] - rng.normal(size=11)
        low, high = auc_interval(float((apart > 0).mean()), 18, 11)
        held += low <= truth <= high
    assert 0.92 <= held / times <= 0.985


def test_each_measure_is_compared_and_size_alone_too():
    all_of_it = contact_overlap(marks("xx.."), marks("xx.."))
    none_of_it = contact_overlap(marks("xx.."), marks("..xx"))
    good = np.array([True, False, True, False])
    found = against_outcome([all_of_it, none_of_it] * 2, good)
    assert [measure for measure, _ in found] == list(MEASURES)
    assert {m.name: of.auc for m, of in found} == {
        "soz_resected": 1.0, "resected_soz": 1.0, "dice": 1.0, "resected": 0.5,
    }  # fmt: skip
