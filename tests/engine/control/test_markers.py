"""Biomarkers of triggers on signals with a known answer: a process that slows down
before it tips, a rhythm while ill, and what does not rise."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.analysis.biomarkers import LagOneCorrelation, Variance, course_of
from brainTwinStudio.cli.commands import loop as command
from brainTwinStudio.engine.control import markers, training_runs
from brainTwinStudio.engine.control.controllers.trigger import Trigger
from brainTwinStudio.engine.control.judging import triggers
from brainTwinStudio.engine.control.markers import (
    MARKERS,
    higher,
    listening,
    strongest_rhythm,
)
from brainTwinStudio.engine.control.plants import Plant, plant
from brainTwinStudio.engine.control.playing import Played
from brainTwinStudio.engine.control.training_runs import (
    Thresholds,
    Training,
    meant,
    thresholds,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.report import loop_words

HZ, RUNS, SECONDS = 64.0, 4, 30.0
FIRST, LAST = 20.0, 25.0  # s, of the episode of every run
SLOWS_S = 6.0
ONE = Training(0, RUNS, SECONDS)
Made = Callable[[np.ndarray], np.ndarray]


def slowing(weights: np.ndarray, seed: int) -> np.ndarray:
    """x_k = w_k x_(k-1) + noise: it slows down as w nears 1, and its variance,
    1 / (1 - w^2), and lag-1 correlation, w, rise."""
    noise, x = np.random.default_rng(seed).standard_normal(len(weights)), 0.0
    made = np.empty(len(weights))
    for k, weight in enumerate(weights):
        x = weight * x + noise[k]
        made[k] = x
    return made


def weights(before: float) -> np.ndarray:
    """0.5, and `before` in the seconds before the episode."""
    t = np.arange(round(SECONDS * HZ)) / HZ
    return np.where((t >= FIRST - SLOWS_S) & (t < FIRST), before, 0.5)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Callable[[np.ndarray], Plant]:
    """A plant whose training runs are signals (time, run) that were made, ill in the
    episode."""

    def of(sensed: np.ndarray) -> Plant:
        t = np.arange(len(sensed)) / HZ
        ill = ((t >= FIRST) & (t < LAST)).astype(float)
        truth = np.repeat(ill[:, None], sensed.shape[1], axis=1)[:, :, None]
        for room in (markers, training_runs):
            monkeypatch.setattr(room, "unstimulated", lambda *_: Played(truth, sensed))
        return replace(
            plant("epileptor"), symptom=lambda p, _: p, ill=0.5, sampling_hz=HZ, every=1
        )

    return of


def runs(before: float) -> np.ndarray:
    found = [slowing(weights(before), seed) for seed in range(RUNS)]
    return np.stack(found, axis=1)


@pytest.mark.parametrize("name", ["variance", "lag_one"])
def test_what_slows_down_before_it_tips_triggers_before_it(made, name: str) -> None:
    of = listening(made(runs(0.98)), name, (), ONE)
    at = thresholds(of, ONE)
    assert at.off < at.on
    share = float(of.notes[-1].split(" % of pairs")[0].split()[-1])
    assert share > 90
    # a run that no threshold was taken from: on before it tips, and not elsewhere
    marker = of.marker(HZ)
    trigger = Trigger(at, HZ, 0.1, 0.1, marker.warm_up)
    signal = slowing(weights(0.98), 99)
    on = np.array([trigger.step(marker.step(float(one))) for one in signal])
    first = np.flatnonzero(on)[0] / HZ
    assert FIRST - SLOWS_S < first < FIRST
    # and what comes later changes nothing of it
    other = signal.copy()
    other[round((FIRST - 1) * HZ) :] = 50.0
    again, marker = Trigger(at, HZ, 0.1, 0.1, marker.warm_up), of.marker(HZ)
    heard = [again.step(marker.step(float(one))) for one in other]
    until = round((FIRST - 1) * HZ)
    assert np.array_equal(on[:until], heard[:until])


@pytest.mark.parametrize("name", ["variance", "lag_one"])
def test_what_does_not_rise_is_refused(made, name: str) -> None:
    with pytest.raises(InputError, match="does not rise before an episode"):
        listening(made(runs(0.1)), name, (), ONE)


def test_early_warning_signs_have_the_values_of_theory() -> None:
    x = slowing(np.full(6000, 0.9), 5)
    variance = course_of(Variance(HZ, 60), x)[-1]
    assert variance == pytest.approx(1 / (1 - 0.9**2), rel=0.15)
    lag = course_of(LagOneCorrelation(HZ, 60), x)[-1]
    assert lag == pytest.approx(0.9, abs=0.02)


@pytest.mark.parametrize("hz", [5.0, 11.0])
def test_the_rhythm_while_ill_is_found_and_its_power_triggers(made, hz: float) -> None:
    t = np.arange(round(SECONDS * HZ)) / HZ
    ill = (t >= FIRST) & (t < LAST)
    noise = np.random.default_rng(1).standard_normal((len(t), RUNS))
    of = made(noise + 4 * (ill * np.sin(2 * np.pi * hz * t))[:, None])
    low, high = strongest_rhythm(of, ONE)
    assert low < hz < high
    of = listening(of, "band_power", (), ONE)
    assert of.rhythm_hz == (low, high)
    at = thresholds(of, ONE)
    well, sick = (high - low) / (HZ / 2), 4.0**2  # of noise and sine, as powers
    assert well < at.on < sick
    locked = listening(made(noise + 4 * (ill * np.sin(2 * np.pi * hz * t))[:, None]),
                       "", ("phase_locked",), ONE)  # fmt: skip
    assert locked.rhythm_hz == (low, high)
    assert "band of the rhythm" in locked.notes[-1]


def test_without_an_episode_there_is_no_rhythm(made) -> None:
    of = replace(made(runs(0.5)), ill=2.0)
    with pytest.raises(InputError, match="no rhythm of it is known"):
        listening(of, "band_power", (), ONE)
    with pytest.raises(InputError, match="No biomarker 'magic'"):
        listening(of, "magic", (), ONE)


def test_line_length_rises_while_ill(made) -> None:
    t = np.arange(round(SECONDS * HZ)) / HZ
    ill = ((t >= FIRST) & (t < LAST))[:, None]
    of = listening(made(runs(0.5) * (1 + 3 * ill)), "line_length", (), ONE)
    at = thresholds(of, ONE)
    steps = np.abs(np.diff(runs(0.5), axis=0)).mean()
    assert steps < at.on < 4 * steps
    assert of.ahead_s == 0


def test_samples_before_an_episode_are_told_from_its_beginning() -> None:
    of = replace(plant("epileptor"), sampling_hz=10.0, ahead_s=2.0)
    ill = np.zeros((60, 2), bool)
    ill[30:40, 0] = ill[:10, 1] = True  # the other is ill from the start
    soon, well = meant(of, ill)
    assert np.flatnonzero(soon[:, 0]).tolist() == list(range(10, 25))
    assert not well[25:40, 0].any()
    assert well[40:, 0].all()
    assert not soon[:, 1].any()
    assert well[10:, 1].all()
    ill_now, fine = meant(replace(of, ahead_s=0.0), ill)
    assert np.array_equal(ill_now, ill)
    assert np.array_equal(fine, ~ill)


def test_a_trigger_that_foretells_is_no_false_one() -> None:
    on, ill = np.zeros((300, 1), bool), np.zeros((300, 1), bool)
    ill[200:250], on[120:140] = True, True
    assert triggers(on, ill, 100.0).false[0] == 1
    early = triggers(on, ill, 100.0, ahead_s=1.0)
    assert early.false[0] == 0
    assert early.latencies_s[0][0] == pytest.approx(-0.8)


def test_a_share_of_pairs_is_counted_with_ties_as_half() -> None:
    one, other = np.array([1.0, 2.0]), np.array([0.0, 1.0, 3.0, 3.0])
    assert higher(one, other) == pytest.approx((1.5 + 2) / 8)
    assert np.isnan(higher(one, np.empty(0)))
    assert Thresholds(1.0, 0.5).on == 1.0


def test_window_and_command_offer_all_of_them() -> None:
    from argparse import ArgumentParser

    names = [one.info.name for one in MARKERS]
    assert [name for name, _ in loop_words.MARKERS] == names
    parser = ArgumentParser()
    command.add_arguments(parser)
    told = parser.format_help()
    assert all(name in told for name in names)
