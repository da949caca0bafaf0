"""What is said of equilibria, and over which ranges a region is drawn."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from brainTwinStudio.jobs.messages import (
    DiagramRequest,
    PortraitRequest,
    RegionSystemRequest,
)
from brainTwinStudio.project.dynamics import Branch, Diagram, Knob, Special, near
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.system_ends import by_speed, state_spans, zoomed
from brainTwinStudio.ui.panels.system_study import RegionStudy
from brainTwinStudio.ui.panels.system_words import (
    beside_strength,
    knob_words,
    marks,
    region_sentences,
    resting,
    rests,
    special_sentence,
    until_sentence,
)
from brainTwinStudio.ui.plots.diagram_plot import DiagramPlot, pieces, thinned
from tests.ui import made_systems
from tests.ui.small import small_project


def fold() -> Diagram:
    """dx/dt = knob - x^2, dy/dt = -y: rests at x = +-sqrt(knob), the lower a saddle."""
    x = np.linspace(-1.0, 1.0, 201)
    states = np.column_stack([x, np.zeros_like(x)])
    leading = np.maximum(-2 * x, -1.0) + 0j
    away = np.where(x < 0, 1, 0)
    special = Special("fold", 0.0, np.zeros(2))
    branch = Branch(x**2, states, away, leading, (special,))
    return Diagram("input x", (-0.5, 1.0), (branch,))


def test_both_equilibria_beside_a_fold_are_found_where_they_are():
    stable, saddle = rests(fold(), 0.3)
    assert (stable.kind, saddle.kind) == ("stable node", "saddle")
    assert stable.state[0] == pytest.approx(np.sqrt(0.3), abs=1e-4)
    assert saddle.state[0] == pytest.approx(-np.sqrt(0.3), abs=1e-4)
    assert rests(fold(), -0.1) == ()
    assert len(rests(fold(), 0.25)) == 2  # a point of the branch itself


def test_the_state_at_rest_is_the_stable_one_next_to_the_one_before():
    assert resting(fold(), 0.3, None) == pytest.approx([np.sqrt(0.3), 0], abs=1e-4)
    near_saddle = np.array([-0.5, 0.0])
    assert resting(fold(), 0.3, near_saddle) == pytest.approx(
        [np.sqrt(0.3), 0], abs=1e-4
    )
    assert resting(fold(), -0.1, None) is None


def test_what_is_said_of_a_fold():
    system = made_systems.region_system()
    said = region_sentences(system, fold(), 0.3, "I")
    assert said[0].startswith("L Cuneus by itself, the network around it at rest")
    assert "2 equilibria: stable node, fades to 1/e in 1.00" in said[0]
    assert "saddle, grows by e in" in said[0]
    assert "The nearest fold (F) lies 0.300 below, at I = 0." in said[1]
    none = region_sentences(system, fold(), -0.2, "I")
    assert "no equilibrium was found at I = −0.200" in none[0]
    assert marks(fold()) == "F fold"


def test_time_units_become_seconds():
    system = replace(made_systems.region_system(), unit_s=0.01)
    said = region_sentences(system, made_systems.diagram(), -0.2, "a")[0]
    assert "stable focus at 5.00" in said
    assert "1/e in 0.0500" in said


def test_cycles_that_were_not_followed_to_the_end_are_said():
    whole = made_systems.diagram()
    (one,) = whole.cycles
    assert until_sentence(whole, "a") == ""
    cut = replace(
        one,
        knob=one.knob[:8],
        low=one.low[:8],
        high=one.high[:8],
        period=one.period[:8],
        largest=one.largest[:8],
    )
    said = until_sentence(replace(whole, cycles=(cut,)), "a")
    assert said == "Cycles were followed to a = 0.350 only."


def test_no_bifurcation_is_said_too():
    (branch,) = fold().branches
    plain = Diagram("a", (0.0, 1.0), (replace(branch, specials=()),))
    said = special_sentence(plain, 0.3, "a")
    assert said == "No bifurcation over a from 0 to 1.00."


def test_knobs_have_symbol_meaning_and_unit():
    twin = small_project().twins[0]
    symbol, meaning, _ = knob_words(twin, twin.parameter_specs[0].name)
    assert symbol == twin.parameter_specs[0].symbol
    assert meaning == twin.parameter_specs[0].meaning
    assert knob_words(twin, "input y")[0] == "input to y"
    assert knob_words(twin, "strength")[1].startswith("how strongly the network")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([1.0, 2.0, 3.1, 4.0], "says little beyond it"),
        ([4.0, 1.0, 2.0, 0.5], "partly its own"),
        ([1.0, -1.0, -1.0, 1.0], "Hardly follows"),
        ([np.nan] * 4, "Not estimated"),
    ],
)
def test_controllability_is_said_beside_strength(values: list[float], said: str):
    assert said in beside_strength(np.array(values), np.arange(4.0))


def test_ends_hold_the_value_and_the_next_bifurcation():
    knob = Knob("a", -0.03, -100.0, 100.0)
    survey = made_systems.diagram((-100.0, 100.0), cycles=False)
    low, high = near(knob, -0.03, survey)
    assert -0.2 < low < -0.03 < 0 < high < 0.2
    assert near(Knob("a", 0.0, -1.0, 1.0), 0.0, None) == (-1.0, 1.0)
    assert near(Knob("J", 15.0, 0.0, 25.0), 15.0, None) == (0.0, 25.0)
    drawn = made_systems.portrait(-0.2)
    low, high = by_speed(drawn, 0.0, Knob("input x", 0.0, -5.0, 5.0))
    assert -0.1 < low < 0 < high < 0.1
    assert zoomed((-1.0, 3.0), 1.0, 0.5) == (0.0, 2.0)


def test_states_have_room_for_all_cycles_of_the_diagram():
    spans = state_spans(made_systems.region_system(), made_systems.diagram())
    assert spans[0][0] < -1 < 1 < spans[0][1]


def test_curves_keep_every_change_of_stability():
    x = np.linspace(0, 1, 3001)
    whether = x < 0.5003
    few = thinned(x, x, whether)
    assert len(few) < 500
    at = int(np.flatnonzero(~whether)[0])
    assert {at - 1, at} <= set(few)
    across, _ = pieces([(x, x, whether)], wanted=True)
    assert np.nanmax(across) == x[at]  # both parts meet


def test_a_bifurcation_shared_by_branches_is_marked_once(qtbot: object):
    found = fold()
    plot = DiagramPlot()
    plot.set(replace(found, branches=found.branches * 2), 0, ("I", "x"))
    assert [word.item.toPlainText() for word in plot.letters] == ["F 0"]
    plot.close()


def test_states_that_are_not_drawn_stand_still_at_rest():
    study, asked = RegionStudy(), []
    study.asked.connect(asked.append)
    twin = small_project().twins[0]
    study.show(twin, 0)
    system = made_systems.region_system()
    ends = (*system.state_ends, (2.0, 4.0))
    system = replace(system, states=("x", "y", "z"), state_ends=ends)
    tell(study, asked[0], RegionSystemRequest, system)
    first = next(a for a in asked if isinstance(a.request, PortraitRequest))
    assert first.request.held == ("z",)
    assert float(first.request.values["z"]) == 3.0  # the middle, nothing else is known
    (branch,) = made_systems.diagram().branches
    states = np.column_stack([branch.states, np.full(len(branch.knob), 3.5)])
    known = Diagram("a", (-1.0, 1.0), (replace(branch, states=states, specials=()),))
    while any(isinstance(a.request, DiagramRequest) for a in asked):
        ask = next(a for a in asked if isinstance(a.request, DiagramRequest))
        asked.remove(ask)
        tell(study, ask, DiagramRequest, known)
    assert study.held() == {"z": 3.5}
    study.set_axes((2, 0))
    assert study.axes == (0, 2)
    assert list(study.held()) == ["y"]


def tell(study: RegionStudy, ask: Any, kind: type, answer: object) -> None:
    request = ask.request
    assert isinstance(request, kind)
    study.take(Job(1, "system", "", request, "done", answer=answer))
