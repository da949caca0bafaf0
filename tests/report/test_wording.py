"""Numbers in words."""

from dataclasses import replace

import pytest

from brainTwinStudio.analysis import agreement
from brainTwinStudio.project import FrozenMap, Resection, Stimulation
from brainTwinStudio.report import wording
from brainTwinStudio.report.change_words import change
from brainTwinStudio.report.sections.fit import agreement_table


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
    assert change(Resection(names)).count(",") == 7
    assert "and 4 more" in change(Resection(names))


def test_every_metric_of_a_twin_has_its_words(project):
    """No row of the report falls back to the key of a number."""
    known = {metric.name: 0.5 for metric in agreement.METRICS}
    twin = replace(project.twins[0], train=FrozenMap(known), held_out=FrozenMap())
    table = agreement_table(twin)
    told = {row[0]: row[-1] for row in table.rows}
    assert told == {
        metric.titled: metric.better or "(spread)" for metric in agreement.METRICS
    }


def test_what_was_not_computed_has_a_row_only_where_nothing_was(project):
    nothing = {side: FrozenMap() for side in ("train", "held_out", "ceiling", "floor")}
    twin = replace(project.twins[0], **nothing)
    assert len(agreement_table(twin).rows) == len(agreement.METRICS)
    some = replace(twin, held_out=FrozenMap({"fc_r": 0.6, "psd_r": float("nan")}))
    rows = agreement_table(some).rows
    assert [row[0] for row in rows] == ["FC, correlation"]
    assert rows[0][1:4] == ("not estimated", "0.60", "not estimated")


def test_a_stimulus_says_what_regions_get_and_only_what_is_on():
    own = FrozenMap({"pulses": 2.0, "bursts": 1.0, "within_hz": 20.0})
    pair = Stimulation(
        ("lh-a", "lh-b"), "theta-burst", 0.05, 0.2, width_s=0.001, shape=own,
        weights=(0.4, 1.0), found="field of contact A1",
    )  # fmt: skip
    words = change(pair).replace("\u00a0", " ")
    assert words.startswith("Stimulate L b 100 %, L a 40 % (field of contact A1): ")
    assert "bursts in all 1" in words
    assert "train" not in words
    drawn = change(Stimulation(("lh-a",), "drawn")).replace("\u00a0", " ")
    assert "drawn 4 points in 20 s" in drawn
    assert "again" not in drawn
