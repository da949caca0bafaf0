"""Ranks, and what may be judged by."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Comparison,
    ComparisonRow,
    FrozenMap,
    MetricInfo,
    Recording,
    Twin,
    best_of,
    better_in,
    judges,
    ranked,
    seen_by,
    unseen_part,
    worst_of,
)
from brainTwinStudio.project.comparison import ranks
from tests.report.conftest import make_project

METRICS = (
    MetricInfo("fc_r", "FC, correlation", "static", "higher"),
    MetricInfo("fcd_ks", "FCD, KS distance", "dynamic", "lower"),
    MetricInfo("fc_r_sd", "FC, spread", "static", None),
)


def row(name: str, kind: str = "twin", **values: float) -> ComparisonRow:
    return ComparisonRow(name, kind, FrozenMap(values))  # type: ignore[arg-type]


def comparison(*rows: ComparisonRow) -> Comparison:
    return Comparison(METRICS, rows, ("run-1",), "P1", 8, 0)


def test_equal_values_share_the_mean_of_their_places():
    assert ranks((0.5, 0.9, 0.5, 0.1), "higher") == (2.5, 1.0, 2.5, 4.0)
    assert ranks((0.5, 0.9, 0.5, 0.1), "lower") == (2.5, 4.0, 2.5, 1.0)
    assert ranks((0.3, 0.3, 0.3), "lower") == (2.0, 2.0, 2.0)


def test_twins_are_ranked_and_nothing_else():
    found = ranked(
        comparison(
            row("a", fc_r=0.5, fcd_ks=0.3, fc_r_sd=0.9),
            row("b", fc_r=0.7, fcd_ks=0.1, fc_r_sd=0.1),
            row("copy", "copy", fc_r=0.9, fcd_ks=0.0),
        )
    )
    assert [(one.row.name, one.mean) for one in found] == [("b", 1.0), ("a", 2.0)]
    assert set(found[0].by_metric) == {"fc_r", "fcd_ks"}  # a spread ranks nobody


def test_a_metric_that_one_twin_lacks_ranks_nobody():
    found = ranked(
        comparison(row("a", fc_r=0.5, fcd_ks=0.3), row("b", fc_r=0.4, fcd_ks=np.nan))
    )
    assert [dict(one.by_metric) for one in found] == [{"fc_r": 1.0}, {"fc_r": 2.0}]
    assert found[1].row.value("fcd_ks") is None
    (alone,) = ranked(comparison(row("a")))
    assert alone.mean is None


def test_best_and_worst_know_which_side_is_better():
    rows = (row("a", fc_r=0.5, fcd_ks=0.3), row("b", fc_r=0.4))
    assert (best_of(METRICS[0], rows), worst_of(METRICS[0], rows)) == (0.5, 0.4)
    assert (best_of(METRICS[1], rows), worst_of(METRICS[1], rows)) == (0.3, 0.3)
    assert best_of(METRICS[2], rows) is None
    assert best_of(METRICS[0], ()) is None


def test_better_in_counts_what_both_have():
    one, other = row("a", fc_r=0.5, fcd_ks=0.3), row("b", fc_r=0.4, fcd_ks=0.2)
    assert better_in(comparison(one, other), one, other) == (1, 2)
    assert better_in(comparison(one), one, row("s", "structure", fc_r=0.1)) == (1, 1)


# ------------------------------------------------------------------ recordings


def person() -> tuple[Twin, Recording]:
    """A twin that held a quarter out, and a run of 400 samples that it knows."""
    project = make_project()
    run = project.patients[0].recordings[0]
    twin = project.twins[0]
    inputs = (("bold.tsv", run.sha256),)
    return replace(twin, provenance=replace(twin.provenance, inputs=inputs)), run


def test_a_run_is_known_by_its_bytes_and_within_an_archive_by_its_name_too():
    twin, run = person()
    assert seen_by(twin, replace(run, source_file="renamed.tsv"))
    assert not seen_by(twin, replace(run, sha256="cd" * 32))
    assert not seen_by(twin, replace(run, sha256=""))
    inputs = (("all.zip:day1.tsv", run.sha256),)
    inside = replace(twin, provenance=replace(twin.provenance, inputs=inputs))
    assert seen_by(inside, replace(run, source_file="all.zip:day1.tsv"))
    assert not seen_by(inside, replace(run, source_file="all.zip:day2.tsv"))


def test_the_part_that_every_fit_held_out_is_unseen():
    twin, run = person()
    less = replace(twin, settings=replace(twin.settings, hold_out=0.1))
    part = unseen_part((twin, less), run)
    assert part is not None
    np.testing.assert_array_equal(part.signals, run.signals[:, 360:])
    assert not seen_by(twin, part)
    assert unseen_part((), run) is run
    everything = replace(twin, settings=replace(twin.settings, hold_out=0.0))
    assert unseen_part((twin, everything), run) is None


def test_new_recordings_come_before_held_out_parts_and_those_before_seen_ones():
    twin, run = person()
    new = replace(run, id="rest-2", sha256="cd" * 32)
    assert judges((twin,), (run, new)) == ((new,), ())
    (part,), (note,) = judges((twin,), (run,))
    assert part.id == "rest-1, held-out part"
    assert "The rest of rest-1 was used in a fit" in note
    everything = replace(twin, settings=replace(twin.settings, hold_out=0.0))
    (whole,), (note,) = judges((everything,), (run,))
    assert whole is run
    assert "used in a fit" in note
    with pytest.raises(InputError, match="at least one"):
        judges((twin,), ())
