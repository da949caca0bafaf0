"""Triggers turn with hysteresis; rows tell what was known to happen; names and numbers
nobody can play are refused."""

from argparse import ArgumentParser

import numpy as np
import pytest

from brainTwinStudio.cli.commands.loop import COMMAND
from brainTwinStudio.engine.control.compare import Asked, compared
from brainTwinStudio.engine.control.controllers import (
    CONTROLLERS,
    Setting,
    none,
    phase_locked,
    proportional,
)
from brainTwinStudio.engine.control.controllers.open_loop import (
    Scanned,
    Train,
    cheapest,
    trains,
)
from brainTwinStudio.engine.control.controllers.proportional import Proportional
from brainTwinStudio.engine.control.controllers.trigger import Trigger
from brainTwinStudio.engine.control.judging import judged, of_runs, triggers
from brainTwinStudio.engine.control.loop import Line, listened, looped
from brainTwinStudio.engine.control.plants import PLANTS, plant
from brainTwinStudio.engine.control.playing import JUDGED, keys_of
from brainTwinStudio.engine.control.training_runs import (
    Thresholds,
    Training,
    stimulated,
    thresholds,
)
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError

SHORT = Training(0, runs=2, seconds=8.0)


def test_a_trigger_has_hysteresis_a_shortest_burst_and_a_refractory_period() -> None:
    trigger = Trigger(Thresholds(2.0, 1.0), 10.0, 0.3, 0.2, warm_up=1)
    values = [9, 0, 1.5, 2.5, 0.5, 0.5, 0.5, 1.5, 0.5, 9, 9, 9, 1.5, 1.5, 1.5, 1.5]
    on = [trigger.step(float(value)) for value in values]
    assert on == [False] * 3 + [True] * 4 + [True] + [False] * 3 + [True] * 5


def test_latency_misses_and_false_triggers_are_counted() -> None:
    on, ill = np.zeros((300, 2), bool), np.zeros((300, 2), bool)
    ill[100:150, 0] = ill[200:250, 0] = True
    on[110:140, 0] = on[20:30, 0] = True
    on[50:60, 1] = on[150:160, 1] = True
    found = triggers(on, ill, 100.0)
    assert found.latencies_s[0][0] == pytest.approx(0.1)
    assert np.isnan(found.latencies_s[0][1])
    assert list(found.false) == [1.0, 2.0]
    ill[130:140, 0] = False  # a short rest does not end an episode
    assert len(triggers(on, ill, 100.0).latencies_s[0]) == 2


def test_an_interval_over_runs_holds_the_value_and_pairs_what_is_compared() -> None:
    rng = np.random.default_rng(0)
    free = rng.uniform(1, 9, 40)
    less = of_runs(lambda a, b: float(1 - a.mean() / b.mean()), free / 4, free)
    assert less.low == pytest.approx(0.75)
    assert less.high == pytest.approx(0.75)
    mean = of_runs(lambda a: float(a.mean()), free)
    assert mean.low < mean.value < mean.high


def test_the_open_loop_is_the_cheapest_that_is_enough() -> None:
    def one(ill: float, energy: float) -> Scanned:
        return Scanned(Train(energy**0.5, 1.0, 1.0), ill, energy)

    scanned = [one(0.4, 0.0), one(0.3, 0.1), one(0.15, 0.2), one(0.05, 0.9)]
    assert cheapest(scanned, 0.5).energy == 0.2
    assert cheapest(scanned, 0.01).share_ill == 0.05
    tried = trains(plant("epileptor"))
    energies = [train.level**2 * train.duty for train in tried]
    assert energies == sorted(energies)
    assert {np.sign(train.level) for train in tried} == {-1, 0, 1}


def test_random_stimulation_stays_within_the_limits_and_excites() -> None:
    of = plant("beta")
    _, u = stimulated(of, SHORT)
    assert u.min() >= of.low
    assert u.max() <= of.high
    assert np.abs(np.diff(u, axis=0)).max() <= of.rate / of.sampling_hz * (1 + 1e-9)
    assert 0.2 < (u == 0).mean() < 0.8
    assert u.std() > 0.1 * (of.high - of.low)


def test_thresholds_lie_between_well_and_ill() -> None:
    at = thresholds(plant("epileptor"), SHORT)
    assert 0 < at.off < at.on


@pytest.mark.slow
def test_a_triggered_loop_stimulates_less_and_the_plant_is_less_ill() -> None:
    """Detection, stimulation and rows together, on few short runs."""
    of, line, samples = plant("epileptor"), Line(0.01, 0.004), 8 * 256
    at = thresholds(of, SHORT)

    def begin() -> Proportional:
        return Proportional(of, at, of.amplitude)

    keys = keys_of(1, 3, JUDGED)
    free = looped(of, none.prepare(Setting(of, 0.0, SHORT)), keys, samples, line)
    made = looped(of, begin, keys, samples, line)
    shadow = listened(of, begin, of.heard(free.potential), line)
    infos = [none.CONTROLLER.info, proportional.CONTROLLER.info]
    first, closed = judged(of, infos, [free, made], [np.zeros_like(shadow), shadow])
    assert first.energy.value == 0
    assert np.isnan(first.latency_s.value)
    assert closed.share_ill.value < first.share_ill.value
    assert 0 < closed.duty.value < 0.8
    assert closed.less_ill.low <= closed.less_ill.value <= closed.less_ill.high
    assert closed.latency_s.value < 1
    assert closed.step_p99_ms.value > 0


def test_a_comparison_has_the_courses_of_all_runs() -> None:
    asked = Asked(runs=2, seconds=5.0, delay_s=0.01, jitter_s=0.004, seed=1)
    found = compared(plant("epileptor"), ("none",), asked, Silent())
    assert [row.name for row in found.rows] == ["none"]
    assert found.potential.shape == found.ill.shape == (1, 2, 5 * 256)
    assert np.allclose(found.ill_share[..., 0], found.ill.mean(axis=-1))
    assert not found.stimulation.any()
    assert not np.array_equal(found.potential[0, 0], found.potential[0, 1])


@pytest.mark.parametrize(
    ("name", "one", "said"),
    [
        ("nothing", "threshold", "No plant 'nothing'"),
        ("beta", "magic", "No controller 'magic'"),
    ],
)
def test_names_nobody_knows_are_refused(name: str, one: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        compared(plant(name), (one,), Asked(2, 10.0, 0.01, 0.0, 0), Silent())


def test_numbers_that_cannot_be_played_are_refused() -> None:
    for asked, said in (
        (Asked(1, 10.0, 0.01, 0.0, 0), "at least 2"),
        (Asked(2, 1.0, 0.01, 0.0, 0), "too short"),
        (Asked(2, 10.0, 2.0, 0.0, 0), "2000 ms"),
    ):
        with pytest.raises(InputError, match=said):
            compared(plant("beta"), ("none",), asked, Silent())
    with pytest.raises(InputError, match="no rhythm"):
        phase_locked.prepare(Setting(plant("epileptor"), 0.0, SHORT))


def test_every_entry_says_what_it_is_and_the_command_names_it() -> None:
    loop = ArgumentParser()
    COMMAND.add_arguments(loop)
    told = loop.format_help().replace("\n", " ")
    for entry in (*PLANTS, *CONTROLLERS):
        assert entry.info.label
        assert entry.info.meaning
        assert entry.info.name in told
