"""The rows of the benchmark, on a grid so short that nothing is measured."""

import json

import pytest

from brainTwinStudio.engine import benchmark as module
from brainTwinStudio.engine.benchmark import benchmark
from brainTwinStudio.engine.simulate import Grid
from brainTwinStudio.errors import InputError

KEYS = {
    "name",
    "regions",
    "batch",
    "delays",
    "steps",
    "seconds",
    "node_steps_per_second",
    "first_call_seconds",
}


@pytest.fixture(scope="module")
def report():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "GRID", Grid(samples=10, burn_in=0, substeps=2, dt_s=0.1))
        patch.setattr(module, "REGIONS", 6)
        patch.setattr(module, "STEPS", 20)
        return benchmark()


def test_the_rows_are_those_of_the_command_line(report):
    found = [(row["name"], row["batch"]) for row in report["rows"]]
    assert found == [("hopf", 1), ("hopf", 32), ("hopf gradient step", 1)]


def test_every_row_has_the_promised_keys(report):
    assert all(row.keys() >= KEYS for row in report["rows"])


def test_node_steps_are_regions_times_steps_times_batch(report):
    for row in report["rows"]:
        steps = row["node_steps_per_second"] * row["seconds"]
        assert steps == pytest.approx(6 * 20 * row["batch"], rel=1e-12)


def test_the_first_call_holds_the_compilation(report):
    assert all(row["first_call_seconds"] > row["seconds"] for row in report["rows"])


def test_the_machine_says_what_numbers_depend_on(report):
    machine = report["machine"]
    assert machine["cores"] >= 1
    assert machine["cpu"]
    assert {"jax", "jaxlib", "numpy", "brainTwinStudio"} <= machine["versions"].keys()


def test_the_report_is_json(report):
    assert json.loads(json.dumps(report)) == report


def test_the_real_grid_is_ten_minutes_in_6000_steps():
    assert module.STEPS == 6000
    assert module.STEPS * module.GRID.dt_s == pytest.approx(600)


def test_an_unknown_row_is_refused_with_the_known_ones():
    with pytest.raises(
        InputError,
        match=r"No benchmark row 'hopff'\. Known: hopf, hopf gradient step\.",
    ):
        benchmark(("hopff",))


def test_known_rows_are_chosen_by_name(monkeypatch):
    rows = ((name, lambda name: {"name": name}) for name in ("one", "two", "two"))
    monkeypatch.setattr(module, "ROWS", tuple(rows))
    assert benchmark(("two",))["rows"] == [{"name": "two"}, {"name": "two"}]
