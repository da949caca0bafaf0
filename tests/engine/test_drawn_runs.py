"""Stimulation over draws of the twin's parameters: paired, in turns, and wider."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.drawn_runs import drawn_pairs, drawn_twins
from brainTwinStudio.engine.scenarios import run
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import (
    Array,
    FrozenMap,
    Resection,
    Scenario,
    Stimulation,
    Twin,
)
from tests.engine.named_twin import NAMES, twin

SEEDS, DRAWS = 6, 3
SINE = Stimulation((NAMES[0],), "sine", 0.03)


def with_draws(scale: float) -> Twin:
    """Twins whose coupling is smaller and larger by `scale`."""
    made = twin(samples=80)
    g = float(made.parameters["G"]) * np.array([1 - scale, 1.0, 1 + scale])
    return replace(made, planning=made.parameters, planning_draws=FrozenMap({"G": g}))


def played(of: Twin, *changes: object) -> tuple[Scenario, Array, Array]:
    plan = Scenario("s", of.id, "", changes or (SINE,), SEEDS, 4)  # type: ignore[arg-type]
    return run(of, plan, Silent())


def test_every_draw_is_a_twin_of_its_own_on_one_time_grid():
    of = with_draws(0.2)
    found = [float(one.planning["G"]) for one in drawn_twins(of)]
    assert found == of.planning_draws["G"].tolist()
    grids = {pair.grid for pair in drawn_pairs(of, (SINE,))}
    assert len(grids) == 1
    assert drawn_twins(twin()) == ()


@pytest.mark.slow
def test_draws_that_are_the_twin_itself_change_nothing():
    of = with_draws(0.0)
    one, before, after = played(of)
    other, usual, changed = played(replace(of, planning_draws=FrozenMap()))
    assert np.allclose(before, usual, rtol=0, atol=1e-12)
    assert np.allclose(after, changed, rtol=0, atol=1e-12)
    assert one.result is not None
    assert other.result is not None
    assert (one.result.draws, other.result.draws) == (DRAWS, 0)


@pytest.mark.slow
def test_runs_go_through_draws_in_turns():
    of = with_draws(0.3)
    _, before, _ = played(of)
    alone, usual, _ = played(replace(of, planning_draws=FrozenMap()))
    same = [np.allclose(b, u, rtol=0, atol=1e-9)
            for b, u in zip(before, usual, strict=True)]  # fmt: skip
    assert same == [False, True, False] * (SEEDS // DRAWS)
    assert alone.result is not None


@pytest.mark.slow
def test_familiarity_is_that_of_the_twin_itself():
    of = with_draws(0.3)
    drawn, alone = played(of)[0], played(replace(of, planning_draws=FrozenMap()))[0]
    assert drawn.result is not None
    assert alone.result is not None
    assert drawn.result.familiarity == alone.result.familiarity


@pytest.mark.slow
def test_cuts_have_assumptions_of_their_own_and_no_draws():
    of = with_draws(0.3)
    found = played(of, Resection((NAMES[1],)), SINE)[0].result
    assert found is not None
    assert found.draws == 0
