"""The loop is causal, late by as much as it is told to be, and paired."""

from dataclasses import replace

import jax.numpy as jnp
import numpy as np
import pytest

from brainTwinStudio.engine.control.controllers import Decision, Setting
from brainTwinStudio.engine.control.controllers.none import CONTROLLER as NONE
from brainTwinStudio.engine.control.loop import (
    Amplifier,
    Line,
    arrivals,
    listened,
    looped,
)
from brainTwinStudio.engine.control.plants import PLANTS, Plant, plant
from brainTwinStudio.engine.control.playing import (
    JUDGED,
    TRAINED,
    begun,
    keys_of,
    played,
    sensor_noise,
    stepping,
)
from brainTwinStudio.engine.control.training_runs import Training

FREE = replace(plant("epileptor"), low=-1e9, high=1e9, rate=1e12)
SAMPLES, RUNS = 60, 2
KEYS = keys_of(3, RUNS, JUDGED)


class Echo:
    """Says a hundredth of what it hears; adds a push at one call."""

    def __init__(self, push_at: int = -1) -> None:
        self.calls, self._push_at = 0, push_at

    def step(self, sample: float) -> Decision:
        push = 5.0 if self.calls == self._push_at else 0.0
        self.calls += 1
        return Decision(sample / 100 + push, on=sample > 0.8)


def test_a_decision_hears_what_was_sensed_a_delay_before_and_nothing_later() -> None:
    made = looped(FREE, Echo, KEYS, SAMPLES, Line(5 / 256))
    sensed = FREE.heard(made.potential) + sensor_noise(FREE, KEYS, SAMPLES)
    assert np.allclose(made.u[5:], sensed[:-5] / 100)
    assert not made.u[:5].any()
    assert [len(run) for run in made.step_s] == [SAMPLES - 5] * RUNS


def test_what_the_future_holds_changes_no_decision() -> None:
    """One push at tick 20: no other decision differs until it can have been heard."""
    line, at = Line(4 / 256), 20
    calm = looped(FREE, Echo, KEYS, SAMPLES, line)
    pushed = looped(FREE, lambda: Echo(at - 4), KEYS, SAMPLES, line)
    differs = ~np.isclose(calm.u, pushed.u, rtol=0, atol=1e-12).all(axis=1)
    assert list(np.flatnonzero(differs)[:2]) == [at, at + 1 + 4]
    assert np.array_equal(calm.potential[: at + 1], pushed.potential[: at + 1])
    assert not np.allclose(calm.potential[at + 1], pushed.potential[at + 1])


def test_a_trigger_that_only_listens_hears_no_future_either() -> None:
    sensed = np.random.default_rng(0).standard_normal((SAMPLES, RUNS))
    other = sensed.copy()
    other[30:] = 9.0
    line = Line(3 / 256, 2 / 256)
    one, two = (listened(FREE, Echo, each, line) for each in (sensed, other))
    assert np.array_equal(one[:33], two[:33])
    assert two[40:].all()


def test_jitter_delays_but_never_turns_round() -> None:
    due = arrivals(Line(0.01, 0.02), 1000.0, 500, np.random.default_rng(0))
    late = due - np.arange(500)
    assert late.min() >= 10
    assert late.max() <= 30
    assert late.std() > 2
    assert (np.diff(due) >= 0).all()


def test_the_amplifier_obeys_its_limits() -> None:
    strict = replace(FREE, low=-1.0, high=0.5, rate=0.2 * FREE.sampling_hz)
    amplifier = Amplifier(strict, 1)
    given = [float(amplifier.give(np.array([-9.0]))[0]) for _ in range(7)]
    assert np.allclose(given, [-0.2, -0.4, -0.6, -0.8, -1.0, -1.0, -1.0])
    assert amplifier.give(np.array([9.0]))[0] == pytest.approx(-0.8)


def test_runs_are_paired_and_judged_noise_is_not_that_of_training() -> None:
    begin = NONE.prepare(Setting(FREE, 0.0, Training(0)))
    made = looped(FREE, begin, KEYS, SAMPLES, Line())
    again = played(FREE, KEYS, np.zeros((SAMPLES, RUNS)))
    assert np.allclose(made.potential[1:], again.potential[:-1], atol=1e-9)
    other = played(FREE, keys_of(3, RUNS, TRAINED), np.zeros((SAMPLES, RUNS)))
    assert not np.allclose(again.potential, other.potential, atol=1e-3)


@pytest.mark.parametrize("of", PLANTS, ids=lambda of: of.info.name)
def test_every_plant_falls_ill_by_itself_and_its_triggers_can_end_that(of: Plant):
    samples, keys = round(20 * of.sampling_hz), keys_of(0, 2, TRAINED)
    free = of.is_ill(played(of, keys, np.zeros((samples, 2))).potential).mean()
    push = np.full((samples, 2), of.amplitude / 2)
    under = of.is_ill(played(of, keys, push).potential).mean()
    assert 0.03 < free < 0.7
    assert under < free / 2


@pytest.mark.slow
def test_a_sample_of_the_plant_is_heuns_steps_of_the_node_model() -> None:
    """Without noise, against the model's drift taken by hand."""
    quiet = replace(
        FREE, background_sd=0.0, values={**FREE.values, "noise": 0.0}, start=FREE.start
    )
    runs, _ = stepping(quiet)(begun(quiet, 1), jnp.array([[0.5]]), KEYS[:1], 0)
    node, state = quiet.node, jnp.asarray(quiet.start)[:, None]
    p = {s.name: jnp.array([s.default]) for s in node.info.parameters}
    p |= {name: jnp.array([value]) for name, value in quiet.values.items()}
    push = jnp.array([0.5])
    for _ in range(5):
        first = node.drift(state, jnp.zeros((2, 1)), push, p)
        second = node.drift(state + 0.05 * first, jnp.zeros((2, 1)), push, p)
        state = state + 0.025 * (first + second)
    assert np.allclose(runs.state[0], state)
