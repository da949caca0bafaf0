"""How familiar a plan is: every score alone, the policy, and twins of every kind."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.grid import time_grid
from brainTwinStudio.engine.inference.familiarity import (
    Changed,
    Leading,
    Unchanged,
    familiarity,
)
from brainTwinStudio.engine.inference.leading import leading
from brainTwinStudio.engine.inference.shrunk_covariance import ledoit_wolf
from brainTwinStudio.engine.inference.usual import (
    mahalanobis,
    unusual,
    worst_region,
    worst_share,
)
from brainTwinStudio.engine.interventions import plan_of
from brainTwinStudio.engine.plan_familiarity import peak_of
from brainTwinStudio.engine.scenarios import run
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.project import (
    Disconnection,
    Familiarity,
    FrozenMap,
    ModelSpec,
    Resection,
    Scenario,
    Stimulation,
    Twin,
)
from brainTwinStudio.project.familiarity import judged, score
from tests.engine.small import REGIONS, truth
from tests.engine.test_extrapolation import NAMES, box, hybrid, twin_of

TIMES, RUNS = 120, 24
DRAW = np.random.default_rng(0)


def signals(runs: int, size: float = 1.0) -> np.ndarray:
    """Smooth noise with a common part, (run, time, region)."""
    own = DRAW.normal(size=(runs, TIMES + 4, 5)) + DRAW.normal(
        size=(runs, TIMES + 4, 1)
    )
    return size * np.mean([own[:, k : k + TIMES] for k in range(5)], axis=0)


UNCHANGED = Unchanged(
    signals(RUNS),
    DRAW.normal(size=(RUNS, TIMES, 5, 3)),
    DRAW.normal(size=(RUNS, 9, 5)),
    0.1 + 0.01 * DRAW.random((RUNS, 5)),
)


def changed(**more: object) -> Changed:
    base = {
        "before": signals(8),
        "after": signals(8),
        "states": DRAW.normal(size=(5, TIMES, 5, 3)),
        "kept": np.ones(5, bool),
        "peak": np.zeros(5),
        "regions": tuple("abcde"),
        "share": 0.1 + 0.01 * DRAW.random((5, 5)),
    }
    return Changed(**(base | more))  # pyright: ignore[reportArgumentType]


# ---------------------------------------------------------------- the scale


@pytest.mark.slow
def test_p_is_uniform_over_runs_that_are_unchanged():
    rows = DRAW.normal(size=(40, 6))
    found = [
        unusual(rows, one[None], mahalanobis).p for one in DRAW.normal(size=(200, 6))
    ]
    assert 0.35 < np.mean(found) < 0.65
    assert 0.01 < np.mean(np.array(found) <= 0.1) < 0.2
    far = unusual(rows, np.full((1, 6), 9.0), mahalanobis)
    assert far.p == pytest.approx(1 / 41)
    assert far.far > 3


def test_covariances_are_shrunk_where_runs_are_few():
    truth_ = np.diag([1.0, 1.0, 4.0, 4.0])
    few = DRAW.normal(size=(4, 4)) * np.sqrt(np.diag(truth_))
    many = DRAW.normal(size=(20000, 4)) * np.sqrt(np.diag(truth_))
    assert np.linalg.cond(ledoit_wolf(few)) < 1e3 < np.linalg.cond(np.cov(few.T))
    np.testing.assert_allclose(ledoit_wolf(many), truth_, atol=0.15)


def test_one_region_that_moves_is_seen_among_many():
    rows = DRAW.normal(size=(40, 60, 2))
    one = np.zeros((1, 60, 2))
    one[0, 7] = 6.0
    assert unusual(rows, one, worst_region).p == pytest.approx(1 / 41)
    assert unusual(rows, one * 0.1, worst_region).p > 0.2


def test_states_count_by_region_and_removed_ones_do_not():
    usual = DRAW.normal(size=(8, 200, 3, 2))
    distance = worst_share(usual)
    now = DRAW.normal(size=(2, 200, 3, 2))
    now[1, 50:, 2] += 8.0
    assert distance(now)[0] < 0.03
    assert distance(now)[1] == pytest.approx(0.75, abs=0.01)
    now[:, :, 2] = np.nan
    assert distance(now).max() < 0.03


# ---------------------------------------------------------------- the scores


def test_more_of_the_same_is_familiar():
    found = familiarity(UNCHANGED, changed())
    assert found.level == "familiar"
    assert not any(one.flag for one in found.scores)
    assert found.sentence.startswith("Familiar:")


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("pattern", {"after": signals(8, 3.0)}),
        ("states", {"states": DRAW.normal(size=(5, TIMES, 5, 3)) + 7.0}),
        ("input", {"peak": np.array([0, 0, 9.0, 0, 0])}),
        ("input", {"silenced": 2}),
        ("network", {"prior": Leading(0.01, 0.0, np.inf)}),
        ("residual", {"share": np.full((5, 5), 0.4)}),
    ],
)
def test_each_score_is_flagged_by_its_own_cause(name: str, more: dict):
    found = familiarity(UNCHANGED, changed(**more))
    assert [one.name for one in found.scores if one.flag] == [name]
    assert found.level == ("unfamiliar" if name == "states" else "stretched")
    assert found[name].told in found.sentence


def test_members_that_contradict_each_other_are_flagged():
    before = signals(10)
    after, members = before.copy(), np.arange(10) % 2
    after[members == 1] *= np.array([20.0, 0.05, 20.0, 0.05, 20.0])
    found = familiarity(UNCHANGED, changed(before=before, after=after, members=members))
    assert found["agreement"].flag
    alike = changed(before=before, after=1.01 * before, members=members)
    assert not familiarity(UNCHANGED, alike)["agreement"].flag
    assert not familiarity(UNCHANGED, changed())["agreement"].estimated


def test_the_network_is_judged_by_its_stability_at_rest():
    values = {"a": np.full(4, -0.1), "frequency_hz": np.full(4, 0.05),
              "noise": np.full(4, 0.01)}  # fmt: skip
    gain, still, here = np.full((4, 4), 0.01), np.zeros(4), np.ones(4)
    usual = (gain, still)
    weaker = leading(values, 0.5 * gain, [still], here, usual)
    assert weaker is not None
    assert weaker.growth == pytest.approx(-0.08)
    assert weaker.p == 1.0
    wild = leading(values, 3 * gain, [still], here, usual)
    assert wild is not None
    assert wild.growth > 0
    assert (wild.p, wild.far) == (0.0, np.inf)
    near = leading(values, 2.45 * gain, [still], here, usual)
    assert near is not None
    assert near.growth < 0
    assert 0 < near.p < weaker.p
    assert leading(values, gain, [still], here, (9 * gain, still)) is None
    assert leading({}, gain, [still], here, usual) is None


def test_two_flags_are_unfamiliar_and_states_alone_too():
    calm = score("pattern", "A", 0.5, 0.2, "calm.")
    one = score("input", "B", 0.001, 2.0, "too much.")
    two = score("agreement", "C", 0.02, 2.0, "they differ.")
    assert judged((calm, one)).level == "stretched"
    assert judged((one, two)).level == "unfamiliar"
    assert judged((calm, score("states", "D", 0.01, 1.2, "far."))).level == "unfamiliar"
    assert judged((calm, score("states", "D", 0.01, 0.8, "far."))).level == "stretched"
    assert not score("residual", "E", np.nan, np.nan, "none.").flag
    assert "no recommendation" in judged((one, two)).sentence


# ---------------------------------------------------------------- twins


def mechanistic() -> Twin:
    values = truth() | {"a": np.linspace(-0.3, -0.15, REGIONS)}
    values["learned_weights"] = 0.1 * values["learned_weights"]
    twin = twin_of(ModelSpec(), {})
    return replace(twin, parameters=FrozenMap(values))


def asked(twin: Twin, *changes) -> Familiarity:
    scenario = Scenario("s", twin.id, "plan", changes, seeds=5, seed=3)
    result = run(twin, scenario, Silent())[0].result
    assert result is not None
    assert result.familiarity is not None
    return result.familiarity


@pytest.mark.slow
def test_a_mechanistic_twin_knows_small_changes_and_not_large_ones():
    twin = mechanistic()
    assert asked(twin, Stimulation((NAMES[2],), amplitude=0.0)).level == "familiar"
    assert asked(twin, Disconnection(((NAMES[0], NAMES[1]),))).level == "familiar"
    strong = asked(twin, Stimulation((NAMES[2],), "sine", 0.5, 0.05))
    assert strong.level == "unfamiliar"
    assert strong["states"].flag
    assert strong["input"].flag
    assert NAMES[2] in strong["input"].told


def peaks(*changes: Stimulation) -> tuple[np.ndarray, bool]:
    plan = plan_of(mechanistic(), changes, time_grid(300, 2.0))
    return peak_of(plan), plan.felt


def test_the_peak_is_what_was_asked_for_and_not_what_a_step_leaves_of_it():
    """60 us at 130 Hz: the mean of a step of 143 ms is nothing."""
    where = NAMES[1:2], "biphasic", 0.5, 130.0
    peak, felt = peaks(Stimulation(*where, width_s=60e-6))
    assert (peak[1], peak[0], felt) == (0.5, 0.0, False)
    assert peaks(Stimulation(*where, width_s=60e-6, start_s=1e6))[0][1] == 0.0
    once = Stimulation(NAMES[1:2], "pulse-train", -0.2, 1.0, width_s=1e-3)
    peak, felt = peaks(once, replace(once, weights=(0.5,)))
    assert peak[1] == pytest.approx(0.3)
    assert felt


def test_what_is_not_felt_is_never_familiar():
    """Of a stimulus so weak that nothing else speaks against it."""
    weak = {"peak": np.array([0, 0, 1e-6, 0, 0]), "felt": False}
    found = familiarity(UNCHANGED, changed(**weak))
    assert found.level == "unfamiliar"
    assert "too long to feel the stimulus" in found.sentence
    gone = changed(**weak, kept=np.array([1, 1, 0, 1, 1], bool))
    gone = gone._replace(share=None)
    assert familiarity(UNCHANGED._replace(share=None), gone).level == "familiar"


@pytest.mark.slow
def test_twins_say_so_of_deep_brain_stimulation_and_fast_sines():
    deep = Stimulation(NAMES[2:3], "biphasic", 1e-4, 130.0, width_s=60e-6)
    for twin in (mechanistic(), box()):
        for change in (deep, Stimulation(NAMES[2:3], "sine", 1e-4, 10.0)):
            found = asked(twin, change)
            assert found.level == "unfamiliar"
            assert found["input"].flag


@pytest.mark.slow
def test_hybrids_and_black_boxes_are_judged_too():
    weak = asked(hybrid(), Stimulation((NAMES[2],), amplitude=1e-4))
    assert weak["residual"].estimated
    assert not weak["states"].flag
    assert asked(box(), Stimulation((NAMES[2],), amplitude=1e-4)).level == "familiar"
    silent = asked(box(), Resection(NAMES[:2]))
    assert silent["input"].flag
    assert "2 of its inputs are silent" in silent.sentence
