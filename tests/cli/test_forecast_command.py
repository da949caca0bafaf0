"""`forecast`: what it asks for, and what it says."""

from pathlib import Path
from typing import Any

import pytest
from pretended import TR, FakeEngine, Files

from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.messages import ForecastRequest
from brainTwinStudio.project.forecast import Forecast, ForecastRow, Spread

HELPS, HARMS = Spread(-0.1, -0.2, -0.05), Spread(0.1, 0.05, 0.2)


def told(of: ForecastRequest, watcher: Any) -> Forecast:
    """Errors 0.7, 0.8 for the twin, 0.9, 1.0 for all others."""
    count = len(of.plan.horizons)
    names = ["twin_filtered", "twin_raw", "persistence"]
    names += ["ar", "var"] if of.training else []
    rows = []
    for name in names:
        base = 0.7 if name == "twin_filtered" else 0.9
        errors = tuple(Spread(base + 0.1 * i, 0.5, 1.5) for i in range(count))
        less = tuple(HELPS if i % 2 == 0 else HARMS for i in range(count))
        rows.append(ForecastRow(name, f"the {name}", errors, less))
    return Forecast(
        of.plan, TR, tuple(rows), (0.9,) * count, 0.05, 100, 20,
        tuple(run.id for run in of.recordings), tuple(run.id for run in of.training),
        of.twin.id, of.twin.patient_id, of.seed, notes=of.notes, start=of.plan.filter,
    )  # fmt: skip


@pytest.fixture
def asked(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> list[ForecastRequest]:
    requests: list[ForecastRequest] = []

    def handler(request: ForecastRequest, watcher: Any) -> Forecast:
        requests.append(request)
        return told(request, watcher)

    monkeypatch.setitem(worker.HANDLERS, ForecastRequest, handler)
    return requests


def test_files_are_judged_and_trained_on(braintwin, asked, twin: Path, files: Files):
    words = ("--bold", files.bold2, "--train-bold", files.bold, "--tr", TR)
    said = braintwin(
        "forecast", twin, *words, "--horizons", "5,1", "--seed", 3, "--json"
    )
    (request,) = asked
    assert [run.source_file for run in request.recordings] == ["bold2.csv"]
    assert [run.source_file for run in request.training] == ["bold.csv"]
    assert (request.plan.horizons, request.seed) == ((1, 5), 3)
    data = said.json
    assert data["horizons_s"] == [TR, 5 * TR]
    assert data["filtered_start"] == ["better", "worse"]
    row = data["rows"]["twin_filtered"]
    assert row["error"][0]["value"] == pytest.approx(0.7)
    assert row["skill_over_persistence"][0] == pytest.approx(1 - 0.7 / 0.9)
    assert row["skill_over_ar"][1] == pytest.approx(0.2)
    assert data["trained_on"] == ["run-1"]
    assert data["members"] is None


def test_a_project_knows_what_the_twin_was_fitted_to(
    braintwin, asked, project: Path, files: Files
):
    assert braintwin("fit", project).status == 0
    words = ("import", project, files.bold2, "--patient", "P1", "--tr", TR)
    assert braintwin(*words).status == 0
    said = braintwin("forecast", project, "--filter", "ensemble", "--members", 16)
    (request,) = asked
    assert [run.id for run in request.recordings] == ["run-2"]
    assert [run.id for run in request.training] == ["run-1"]
    assert (request.plan.filter, request.plan.members) == ("ensemble", 16)
    assert "ensemble Kalman filter, 16 members" in said.out
    assert "The filtered start against the last sample alone" in said.out
    assert "the var" in said.out


def test_without_training_there_is_less_to_compare_with(
    braintwin, asked, twin: Path, files: Files
):
    said = braintwin("forecast", twin, "--bold", files.bold2, "--tr", TR, "--json")
    assert asked[0].training == ()
    assert said.json["rows"]["twin_raw"]["skill_over_ar"] is None
    assert said.json["trained_on"] is None


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--horizons", "soon"), "expected samples such as 1,5,20"),
        (("--horizons", "0"), "1 to 200"),
        (("--filter", "particle"), "kalman"),
        (("--filter", "ensemble", "--members", "2"), "4 members"),
    ],
)
def test_bad_words_are_refused_in_one_sentence(
    words: tuple[str, ...], named: str, braintwin, asked, twin: Path, files: Files
):
    given = ("forecast", twin, "--bold", files.bold2, "--tr", TR)
    assert named in braintwin(*given, *words).refused
    assert not asked


def test_there_is_a_worked_line(braintwin):
    said = braintwin("forecast", "--help")
    assert "Example: braintwin forecast" in " ".join(said.out.split())
