"""`braintwin compare`: which twins and recordings it means, and the table."""

import csv
from pathlib import Path
from typing import Any

import pytest
from pretended import TR, FakeEngine, Files

from brainTwinStudio.files.store import ProjectStore
from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.messages import CompareRequest
from brainTwinStudio.project import (
    Comparison,
    ComparisonRow,
    FrozenMap,
    MetricInfo,
)

METRICS = (
    MetricInfo("fc_r", "FC, correlation", "static", "higher"),
    MetricInfo("fcd_ks", "FCD, KS distance", "dynamic", "lower"),
)


def answer(request: CompareRequest, watcher: Any) -> Comparison:
    """The last twin is the best."""
    rows = [
        ComparisonRow(name, "twin", FrozenMap({"fc_r": 0.5 + i / 10, "fcd_ks": 0.3}))
        for i, name in enumerate(request.names)
    ]
    floor = ComparisonRow("Structure alone", "structure", FrozenMap({"fc_r": 0.2}))
    recordings = tuple(run.id for run in request.recordings)
    return Comparison(
        METRICS, (*rows, floor), recordings, "P1", request.seeds, request.seed,
        notes=request.notes,
    )  # fmt: skip


@pytest.fixture
def asked(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> list[CompareRequest]:
    requests: list[CompareRequest] = []

    def compare(request: CompareRequest, watcher: Any) -> Comparison:
        requests.append(request)
        return answer(request, watcher)

    monkeypatch.setitem(worker.HANDLERS, CompareRequest, compare)
    return requests


@pytest.fixture
def two(braintwin, asked, project: Path) -> Path:
    """A project whose patient P1 has two twins that held a quarter out."""
    for _ in range(2):
        said = braintwin("fit", project, "--patient", "P1", "--hold-out", 0.25)
        assert said.status == 0, said
    return project


def test_a_project_stands_for_all_twins_of_its_patient(braintwin, two: Path, asked):
    said = braintwin("compare", two, "--patient", "P1", "--seeds", 4, "--json")
    data = said.json
    (request,) = asked
    assert request.names == (f"{two}:twin-1", f"{two}:twin-2")
    assert [run.id for run in request.recordings] == ["run-1, held-out part"]
    assert data["outcome"] == "finished"
    assert data["seeds"] == 4
    assert [row["name"] for row in data["rows"]] == [
        f"{two}:twin-2",
        f"{two}:twin-1",
        "Structure alone",
    ]
    assert data["rows"][0]["mean_rank"] == 1.25
    assert data["rows"][0]["ranks"] == {"fc_r": 1.0, "fcd_ks": 1.5}
    assert data["rows"][2]["values"] == {"fc_r": 0.2, "fcd_ks": None}
    assert data["rows"][2]["mean_rank"] is None
    assert data["metrics"][0]["better"] == "higher"
    assert "both parts are of one day" in data["notes"][0]


def test_new_recordings_are_taken_before_those_of_the_fit(
    braintwin, two: Path, files: Files, asked
):
    words = ("import", two, files.bold2, "--patient", "P1", "--tr", TR)
    assert braintwin(*words).status == 0
    assert braintwin("compare", two, "--json").json["notes"] == []
    assert [run.id for run in asked[-1].recordings] == ["run-2"]
    said = braintwin("compare", two, "--recording", "run-1", "--json")
    assert said.json["recordings"] == ["run-1, held-out part"]
    said = braintwin("compare", two, "--recording", "run-9")
    assert said.refused == "No recording 'run-9'. Known: run-1, run-2."


def test_files_of_twins_with_a_recording(
    braintwin, twin: Path, two: Path, files: Files, asked
):
    given = ("--bold", files.bold2, "--tr", TR)
    said = braintwin("compare", twin, f"{two}:twin-2", twin, *given, "--json")
    assert said.status == 0, said
    assert asked[-1].names == (str(twin), f"{two}:twin-2")  # none twice
    said = braintwin("compare", twin)
    assert "recordings to judge by are missing" in said.refused
    said = braintwin("compare", twin, "--project", two, "--json")
    assert said.json["recordings"] == ["run-1"]


def test_a_project_without_twins_is_refused(braintwin, project: Path, asked):
    assert "no twin yet" in braintwin("compare", project).refused


def test_the_table_for_people_and_for_programs(braintwin, two: Path, asked):
    said = braintwin("compare", two, "--out", "table.csv")
    assert said.status == 0
    assert "1     1.25       [1]" in said.out
    assert "0.600 *" in said.out
    assert "–" in said.out  # structure has no dynamics
    with open("table.csv", encoding="utf-8", newline="") as stream:
        first, second, floor = csv.DictReader(stream)
    assert (first["rank"], first["mean_rank"], first["fc_r"]) == ("1", "1.25", "0.6")
    assert (second["rank"], second["rank_fcd_ks"]) == ("2", "1.5")
    assert (floor["kind"], floor["fcd_ks"]) == ("floor", "not estimated")
    assert braintwin("compare", two, "--out", "table.md").status == 0
    text = Path("table.md").read_text(encoding="utf-8")
    assert text.startswith(f"|  | better | {two}:twin-2 |")
    said = braintwin("compare", two, "--out", "table.xls")
    assert ".csv or .tsv or .md" in said.refused


def test_the_project_is_not_touched(braintwin, two: Path, asked):
    with ProjectStore.open(two, read_only=True) as store:
        before = store.project.twins
    assert braintwin("compare", two).status == 0
    with ProjectStore.open(two, read_only=True) as store:
        assert [t.id for t in store.project.twins] == [t.id for t in before]
