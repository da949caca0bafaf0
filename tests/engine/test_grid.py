"""The time grid of a simulation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brainTwinStudio.engine.grid import Grid, grid_of
from brainTwinStudio.errors import InputError


def test_the_grid_of_a_whole_number_of_steps_has_just_those():
    assert grid_of(60.0, 2.0, 0.1) == Grid(30, 0, 20, 0.1)


@pytest.mark.parametrize("sample_s", [0.1, 0.3, 0.7, 0.72, 2.2])
def test_rounding_adds_no_step(sample_s: float):
    # 0.3 / 0.1 is 2.9999999999999996, 0.7 / 0.1 is 6.999999999999999
    steps = round(sample_s / 0.01)
    grid = grid_of(10 * sample_s, sample_s, 0.01)
    assert (grid.samples, grid.substeps) == (10, steps)


@given(st.floats(1e-3, 10), st.floats(1e-4, 20), st.floats(1, 1000), st.floats(0, 100))
def test_steps_hit_every_sample_and_are_short_enough(
    sample_s: float, step_s: float, seconds: float, burn_in_s: float
):
    grid = grid_of(seconds, sample_s, step_s, burn_in_s)
    assert grid.sample_s == pytest.approx(sample_s, rel=1e-14)
    assert grid.dt_s <= step_s * (1 + 1e-8)
    # one step fewer a sample would be too long
    assert grid.substeps == 1 or sample_s / (grid.substeps - 1) > step_s
    assert abs(grid.samples * sample_s - seconds) <= sample_s
    assert 0 <= grid.burn_in * sample_s - burn_in_s + 1e-8 * sample_s < sample_s * 1.01


def test_a_step_longer_than_a_sample_is_cut_to_it():
    assert grid_of(10.0, 0.5, 3.0) == Grid(20, 0, 1, 0.5)


def test_there_is_at_least_one_sample():
    assert grid_of(0.1, 1.0, 0.1).samples == 1


def test_the_burn_in_is_not_cut_short():
    assert grid_of(10.0, 0.72, 0.1, 5.0).burn_in == 7


@pytest.mark.parametrize("wrong", [0.0, -1.0, np.inf, np.nan])
@pytest.mark.parametrize("name", ["seconds", "sample", "step"])
def test_what_is_not_positive_and_finite_is_refused(name: str, wrong: float):
    values = {"seconds": 10.0, "sample": 1.0, "step": 0.1, name: wrong}
    with pytest.raises(InputError, match=rf"The {name} is .* s; it must be above 0\."):
        grid_of(values["seconds"], values["sample"], values["step"])
