"""The rows of the benchmark, on a grid so short that nothing is measured."""

import json

import jax
import pytest

from brainTwinStudio.engine.benchmark import (
    TASKS,
    Task,
    benchmark,
    forward_of,
    gradient_of,
)
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


SMALL = tuple(
    task._replace(regions=6, grid=Grid(4, 0, 10, task.grid.dt_s)) for task in TASKS
)
RUN = ("hopf", "wilson_cowan", "hopf gradient step")


@pytest.fixture(scope="module")
def report():
    """A row as it is, one with delays, one of a gradient and one of a batch."""
    batch = next(task for task in SMALL if task.batch > 1)
    firsts = [next(task for task in SMALL if task.name == name) for name in RUN]
    return benchmark(tasks=(*firsts, batch))


def test_the_rows_are_those_of_the_command_line():
    found = {(task.name, task.batch, task.delays) for task in TASKS}
    assert found == {
        ("hopf", 1, False),
        ("hopf", 32, False),
        ("montbrio_pazo_roxin", 1, False),
        ("montbrio_pazo_roxin", 32, False),
        ("wilson_cowan", 1, True),
        ("jansen_rit", 1, True),
        ("hopf gradient step", 1, False),
    }


@pytest.mark.parametrize("task", SMALL, ids=lambda task: task.name)
def test_every_row_is_a_program(task: Task):
    """Traced, not compiled: XLA is for the rows of `report`."""
    made = jax.eval_shape(gradient_of(task) if task.gradient else forward_of(task))
    kind = "float64" if task.double else "float32"
    assert {str(leaf.dtype) for leaf in jax.tree.leaves(made)} == {kind}


def test_every_row_has_the_promised_keys(report):
    assert all(row.keys() >= KEYS for row in report["rows"])


def test_no_two_rows_are_the_same():
    rows = [(t.name, t.batch, t.held, t.draws, t.double) for t in TASKS]
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
    other = SMALL[0]._replace(name="other")
    rows = benchmark(("other",), (SMALL[0], other))["rows"]
    assert [row["name"] for row in rows] == ["other"]
