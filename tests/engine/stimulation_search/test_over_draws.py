"""The best of a search in draws of the twin's parameters."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.stimulation_search import judging
from brainTwinStudio.engine.stimulation_search.find import find_stimulation
from brainTwinStudio.engine.stimulation_search.over_draws import Drawn
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.jobs.revived import revived
from brainTwinStudio.project import FrozenMap, Stimulation
from brainTwinStudio.project.stimulation_search import StimulationAim
from tests.engine.named_twin import NAMES, twin

SOME = NAMES[3:6]


def test_a_choice_is_counted_in_the_draws_in_which_it_is_the_best():
    of_draws = np.array([[3.0, 1, 1, 5], [2, 2, 2, 2], [0, 0, 3, 0]])
    seeds = np.array([-0.1, 0.1])
    drawn = Drawn(of_draws[:, :, None] + seeds, None)
    assert drawn.best_in.tolist() == [0.5, 0.25, 0.25]


def test_the_spread_of_the_theory_is_told_on_the_scale_of_simulations():
    theory = np.array([[1.0, 2.0], [3.0, 4.0]])
    drawn = Drawn(np.zeros((1, 2, 2)), theory)
    assert drawn.spread(np.array([20.0, 30.0])) == pytest.approx(10 * np.sqrt([2, 2]))
    assert Drawn(np.zeros((1, 2, 2)), None).spread(np.ones(2)).tolist() == [0, 0]


@pytest.mark.slow
def test_choices_are_judged_in_every_draw_and_the_map_counts_them():
    of = twin(samples=60, coupling="additive")
    a = np.asarray(of.parameters["a"]) - 1.5
    rows = np.stack([a, np.roll(a, 1), np.roll(a, 2)])
    of = replace(of, planning=FrozenMap({**of.parameters, "a": a}))
    sine = Stimulation(SOME[:1], "sine", 0.03)
    aim = StimulationAim(sine, "response", ("where",), SOME, seeds=2, judged=6,
                         exhaustive=True)  # fmt: skip
    alone = find_stimulation(of, aim, 0, Silent())
    drawn = replace(of, planning_draws=FrozenMap({"a": rows}))
    found = find_stimulation(drawn, aim, 0, Silent())
    assert (alone.draws, found.draws) == (0, 3)
    assert revived(found).sentence == found.sentence  # it travels to the window
    assert judging.NO_DRAWS in alone.notes
    assert judging.NO_DRAWS not in found.notes
    assert {one.best_in for one in alone.choices} == {None}
    assert sum(one.best_in or 0.0 for one in found.choices) == pytest.approx(1)
    assert {one.effect.seeds for one in found.choices} == {6}
    assert "of the draws of the twin's parameters" in found.sentence
    wide = (found.high - found.low) > (alone.high - alone.low)
    assert [bool(w) for w, n in zip(wide, NAMES, strict=True) if n in SOME] == [
        True
    ] * 3
