"""A twin under stimulation: theory beside simulation, slopes beside differences."""

from dataclasses import replace

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.plan_pair import pair_of
from brainTwinStudio.engine.scenarios import run
from brainTwinStudio.engine.stimulation_search.goals import GOALS, goal
from brainTwinStudio.engine.stimulation_search.space import Points, Slope, Space
from brainTwinStudio.engine.stimulation_search.twin_system import (
    Runs,
    TwinSystem,
    Wanted,
)
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FrozenMap, Scenario, Stimulation
from tests.engine.named_twin import NAMES, parameters, twin

N, SAMPLES, SEEDS = len(NAMES), 120, 4
SINE = Stimulation((NAMES[0],), "sine", 0.03)
SPACE = Space(tuple(range(N)), (0.03,), (0.03, 0.05), (0.0,))


def system(
    name: str, template: Stimulation = SINE, first: int = 0, wanted_z: float = 0.0
) -> TwinSystem:
    of = twin(samples=SAMPLES)
    wanted = Wanted(goal(name), np.ones(N), np.full((N, N), wanted_z))
    runs = Runs(SEEDS, first, 0)
    return TwinSystem(of, pair_of(of, ()), template, np.eye(N), wanted, runs)


def one(target: int = 2, amplitude: float = 0.03, hz: float = 0.05) -> Points:
    return Points(np.array([target]), np.array([amplitude]), np.array([hz]),
                  np.zeros(1))  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", ["response", "entrainment"])
def test_the_linear_theory_foretells_simulations(name: str):
    here = system(name)
    points = SPACE.points()
    simulated = here.outcomes(points).mean(axis=1)
    expected = here.expected(points)
    assert expected is not None
    assert np.corrcoef(expected, simulated)[0, 1] > 0.97
    assert np.polyfit(expected, simulated, 1)[0] == pytest.approx(1, abs=0.15)


@pytest.mark.slow
def test_runs_are_those_of_a_plan():
    here = system("fc_change")
    plan = replace(SINE, targets=(NAMES[2],))
    scenario = Scenario("s", "twin-1", "", (plan,), SEEDS, 0)
    answer, _, _ = run(twin(samples=SAMPLES), scenario, Silent())
    assert answer.result is not None
    told = {effect.name: effect.value for effect in answer.result.effects}
    assert here.outcomes(one()).mean() == pytest.approx(told["fc_change"], rel=0.02)
    assert system("mean_fc").outcomes(one()).mean() == pytest.approx(
        told["mean_fc"], abs=2e-3
    )


@pytest.fixture(scope="module")
def sloping() -> tuple[TwinSystem, Slope]:
    here = system("response")
    return here, here.slope(one())


def test_adjoint_slopes_are_finite_differences(sloping: tuple[TwinSystem, Slope]):
    here, slope = sloping

    def at(amplitude: float = 0.03, hz: float = 0.05) -> float:
        return float(here.outcomes(one(2, amplitude, hz)).mean())

    step = 1e-4
    differences = (at(amplitude=0.03 + step) - at(amplitude=0.03 - step)) / (2 * step)
    assert slope.amplitude == pytest.approx(differences, rel=1e-3)
    step = 1e-6
    differences = (at(hz=0.05 + step) - at(hz=0.05 - step)) / (2 * step)
    assert slope.frequency_hz == pytest.approx(differences, rel=1e-2)
    assert slope.shares.shape == (N,)
    assert slope.shares[2] == pytest.approx(0.03 * slope.amplitude, rel=1e-6)


def test_what_a_region_would_add_is_told_by_the_adjoint_map(
    sloping: tuple[TwinSystem, Slope],
):
    """Of a small share given to every other region beside the first target."""
    (here, told), share = sloping, 1e-3
    places = np.eye(N)
    places[:] += places[2]
    places[3:] = np.eye(N)[2] + share * np.eye(N)[3:]
    slope = told.shares
    # what is stimulated is not read: the readers stay those of the one target
    base = here.outcomes(one()).mean()
    for other in (5, 8):
        spread = here._active(
            jnp.tile(places[other], (SEEDS, 1)),
            jnp.tile(0.03 * here.course(0.05, 0.0), (SEEDS, 1, 1)),
            here._keys,
        )
        after = np.asarray(here._seen(spread, here._usual, here._keys))
        added = after - np.asarray(here.before)
        driven = ((added - added.mean(1, keepdims=True)) ** 2).mean(1)
        level = np.asarray(here.before).var(axis=1)
        read = np.delete(np.arange(N), 2)
        outcome = np.sqrt((driven / level)[:, read].mean(1)).mean()
        assert slope[other] == pytest.approx((outcome - base) / share, rel=0.05)


@pytest.mark.parametrize("goal_of", GOALS, ids=lambda one: one.name)
def test_every_goal_is_zero_without_a_stimulus(goal_of):
    here = system(goal_of.name, wanted_z=0.3)
    outcome = here.outcomes(one(amplitude=1e-12))
    assert np.abs(outcome).max() < 1e-6
    loud = here.outcomes(one(amplitude=0.2))
    assert np.isfinite(loud).all()
    assert np.abs(loud).max() > 1e-3
    if goal_of.name.startswith("lower_"):
        other = system(goal_of.name.removeprefix("lower_"))
        assert other.outcomes(one(amplitude=0.2)) == pytest.approx(-loud)


def test_there_is_no_theory_of_a_course_without_rhythm_or_of_an_unstable_network():
    points = SPACE.points()
    assert system("response", replace(SINE, waveform="ramp")).expected(points) is None
    loud = {**parameters(), "a": np.full(N, 0.4)}
    wild = replace(twin(samples=SAMPLES), parameters=FrozenMap(loud))
    wanted = Wanted(goal("response"), np.ones(N), np.zeros((N, N)))
    what = wild, pair_of(wild, ()), SINE, np.eye(N), wanted
    assert TwinSystem(*what, Runs(2, 0, 0)).expected(points) is None


def test_an_unknown_goal_is_refused():
    with pytest.raises(InputError, match="No goal 'joy'; expected one of response"):
        goal("joy")
