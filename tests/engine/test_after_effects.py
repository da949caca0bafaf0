"""What is left of a stimulus once it has ended."""

import numpy as np
import pytest

from brainTwinStudio.engine.after_effects import after_effects
from brainTwinStudio.engine.effects import Plan
from brainTwinStudio.engine.grid import Grid
from brainTwinStudio.engine.scenarios import run
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import Array, Scenario, Stimulation
from tests.engine.named_twin import NAMES, twin

GRID = Grid(200, 10, 4, 0.125)  # samples of half a second
TAU_S, END = 6.2, 80


def plan(last: int = END) -> Plan:
    """Region 0 is stimulated from sample 20 to `last`."""
    course = np.zeros((210, 4))
    course[10 + 20 : 10 + last] = 1.0
    touched = np.array([True, False, False])
    where = np.array([1.0, 0.0, 0.0])
    return Plan(np.ones((3, 3)), np.ones(3), ((where, course),), touched, {})


def runs() -> tuple[Array, Array]:
    """A response of size 1 that fades by exp(-t / tau) from the end on."""
    before = np.random.default_rng(0).normal(size=(8, 200, 3))
    left = np.ones(200)
    left[:20] = 0
    left[END:] = np.exp(-0.5 * (np.arange(END, 200) + 1 - END) / TAU_S)
    return before, before + left[:, None]


def test_a_response_that_fades_exponentially_lasts_one_time_constant():
    lasts, power = after_effects(*runs(), plan(), GRID)
    assert lasts.unit == "s"
    assert lasts.value == pytest.approx(TAU_S, abs=0.5)
    assert lasts.low == pytest.approx(lasts.high)
    before, after = (x[:, END:, 1:] for x in runs())
    change = (np.log(after.var(axis=1)) - np.log(before.var(axis=1))).mean()
    assert power.value == pytest.approx(change)


def test_what_leaves_nothing_outlasts_nothing():
    before, _ = runs()
    lasts, power = after_effects(before, before, plan(), GRID)
    assert (lasts.value, power.value) == (0.0, 0.0)


def test_nothing_is_told_where_too_little_follows_or_nothing_was_given():
    assert after_effects(*runs(), plan(last=170), GRID) == ()
    assert after_effects(*runs(), plan(last=20), GRID) == ()


@pytest.mark.slow
def test_a_plan_tells_it_of_a_stimulus_that_ends():
    short = Stimulation((NAMES[2],), "sine", 0.02, 0.05, start_s=10, stop_s=30)
    for stimulus, told in ((short, True), (Stimulation((NAMES[2],), "sine"), False)):
        scenario = Scenario("s", "t", "", (stimulus,), seeds=4)
        result = run(twin(samples=90), scenario, Silent())[0].result
        assert result is not None
        names = {effect.name for effect in result.effects}
        assert ("outlasts_s" in names) == told
