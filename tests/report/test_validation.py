"""What cross-validation says of a run that nobody has seen."""

import numpy as np
import pytest

from brainTwinStudio.project import FrozenMap, MetricInfo
from brainTwinStudio.project.validation import CrossValidation, FoldPlan, FoldScore
from brainTwinStudio.report.validation import fold_lines, next_run, next_run_said

METRICS = (MetricInfo("fc_r", "FC, correlation", "static", "higher"),)
NONE = FrozenMap[float]({})


def validated(values: list[float], plan: FoldPlan, each: int = 1) -> CrossValidation:
    folds = tuple(
        FoldScore(("run",) * each, FrozenMap({"fc_r": v}), NONE, NONE, (), "converged")
        for v in values
    )
    return CrossValidation(METRICS, folds, len(folds), plan, "P1", 4, 0)


def test_a_further_run_has_an_interval_where_runs_are_enough():
    many = validated(np.linspace(0.5, 0.68, 19).tolist(), FoldPlan())
    found = next_run(many, "fc_r")
    assert (found.low, found.high) == pytest.approx((0.5, 0.68))
    assert "19 left-out runs" in next_run_said(many)
    assert fold_lines(many)[1][-1] == "[0.500, 0.680]"


@pytest.mark.parametrize(
    ("plan", "each", "why"),
    [
        (FoldPlan(), 1, "a chance of 60"),
        (FoldPlan(), 2, "folds of several runs"),
        (FoldPlan("time"), 1, "blocks of the same runs"),
    ],
)
def test_where_there_is_no_basis_it_is_not_estimated(
    plan: FoldPlan, each: int, why: str
):
    few = validated([0.5, 0.6, 0.7, 0.8], plan, each)
    assert next_run(few, "fc_r").low is None
    assert why in next_run_said(few)
    assert next_run_said(few).startswith("Next run, 90%: Not estimated")
    assert fold_lines(few)[1][-1] == "not estimated"
