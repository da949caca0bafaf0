"""Numbers in words."""

import pytest

from brainTwinStudio.project import Resection
from brainTwinStudio.report import wording


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.12345, "0.123"),
        (-2.0, "−2.00"),
        (8706.0, "8\u202f706"),
        (3.35e-5, "3.35 × 10⁻⁵"),
        (0.0, "0"),
        (float("nan"), "not estimated"),
        (None, "not estimated"),
    ],
)
def test_significant_digits(value, text):
    assert wording.significant(value) == text


def test_numbers_have_units_and_no_minus_zero():
    assert wording.number(1.4, 1, "s") == "1.4\u00a0s"
    assert wording.number(-0.001) == "0.00"


def test_given_numbers_keep_their_digits():
    assert wording.given(0.08, "Hz") == "0.08\u00a0Hz"
    assert wording.given(5) == "5"
    assert wording.given(-1.0) == "−1"
    assert wording.given(100.0) == "100"


def test_long_lists_are_cut():
    names = tuple(f"r{i}" for i in range(12))
    assert wording.change(Resection(names)).count(",") == 7
    assert "and 4 more" in wording.change(Resection(names))
