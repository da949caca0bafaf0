"""The rows of the benchmark, on a grid so short that nothing is measured."""

import json

import pytest

from brainTwinStudio.engine.benchmark import TASKS, benchmark
from brainTwinStudio.engine.grid import Grid
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
    short = [
        task._replace(regions=6, grid=Grid(4, 0, 10, task.grid.dt_s)) for task in TASKS
    ]
    return benchmark(tasks=tuple(short))


def test_the_rows_are_those_of_the_command_line(report):
    found = {(row["name"], row["batch"], row["delays"]) for row in report["rows"]}
    assert found == {
        ("hopf", 1, False),
        ("hopf", 32, False),
        ("montbrio_pazo_roxin", 1, False),
        ("montbrio_pazo_roxin", 32, False),
        ("wilson_cowan", 1, True),
        ("jansen_rit", 1, True),
        ("hopf gradient step", 1, False),
    }


def test_every_row_has_the_promised_keys(report):
    assert all(row.keys() >= KEYS for row in report["rows"])


def test_no_two_rows_are_the_same(report):
    what = ("name", "batch", "coupling", "draws", "dtype")
    rows = [tuple(row[key] for key in what) for row in report["rows"]]
    assert len(set(rows)) == len(rows)


def test_node_steps_are_regions_times_steps_times_batch(report):
    for row in report["rows"]:
        steps = row["node_steps_per_second"] * row["seconds"]
        assert steps == pytest.approx(6 * 40 * row["batch"], rel=1e-12)


def test_the_first_call_holds_the_compilation(report):
    assert all(row["first_call_seconds"] > row["seconds"] for row in report["rows"])


def test_the_machine_says_what_numbers_depend_on(report):
    machine = report["machine"]
    assert machine["cores"] >= 1
    assert machine["cpu"]
    assert {"jax", "jaxlib", "numpy", "brainTwinStudio"} <= machine["versions"].keys()


def test_the_report_is_json(report):
    assert json.loads(json.dumps(report)) == report


def test_the_grids_are_those_of_the_command_line():
    for task in TASKS:
        seconds = task.grid.samples * task.grid.sample_s
        if task.node == "hopf":
            assert (seconds, task.grid.dt_s) == (pytest.approx(600), 0.1)
        if task.delays:
            assert (task.grid.dt_s, task.regions) == (1e-4, 80)


def test_an_unknown_row_is_refused_with_the_known_ones():
    with pytest.raises(
        InputError,
        match=r"No benchmark row 'hopff'\. Known: hopf, montbrio_pazo_roxin, ",
    ):
        benchmark(("hopff",))


def test_known_rows_are_chosen_by_name():
    grid = Grid(4, 0, 10, 0.1)
    task = TASKS[0]._replace(regions=4, grid=grid)
    other = task._replace(name="other")
    rows = benchmark(("other",), (task, other))["rows"]
    assert [row["name"] for row in rows] == ["other"]
