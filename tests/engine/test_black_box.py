"""Black boxes are fitted, kept, judged and perturbed through the doors of twins."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.engine.black_box import UNUSED
from brainTwinStudio.engine.black_box_runs import free_black_box
from brainTwinStudio.engine.evaluate import evaluate
from brainTwinStudio.engine.explain import explain
from brainTwinStudio.engine.fit import fit
from brainTwinStudio.engine.learned import SEQUENCE_MODELS
from brainTwinStudio.engine.scenarios import run as run_scenario
from brainTwinStudio.engine.simulate_twin import simulate_twin
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.files.twin_file import read_twin, write_twin
from brainTwinStudio.project import (
    Disconnection,
    FitSettings,
    ModelSpec,
    Resection,
    Scenario,
    Stimulation,
    Twin,
)
from tests.engine.small import connectome, recordings

NAMES = [model.info.name for model in SEQUENCE_MODELS]
QUICK = FitSettings("quick", judge_seeds=8)


@cache
def fitted(name: str) -> Twin:
    runs = recordings(300.0)
    return fit("p", connectome(), runs, ModelSpec(node=name), QUICK, Silent())


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_black_box_is_a_twin(name: str, tmp_path: Path):
    twin = fitted(name)
    assert UNUSED in twin.message
    assert twin.spec == ModelSpec(name, "", "fixed", slow_gain=False)
    assert 0 < float(np.asarray(twin.parameters["innovation"]).mean()) < 1.05
    assert np.isfinite(list(twin.train.values())).all()
    unseen = recordings(300.0, seed=9)
    held_out, _, _ = evaluate(twin, unseen, 8, 0, Silent())
    assert np.isfinite(list(held_out.values())).all()
    assert twin.train["fc_r"] > 0.4  # it learned who moves with whom
    path = tmp_path / "box.btwin"
    write_twin(twin, path)
    again = simulate_twin(read_twin(path), 60.0, 2, 0)
    np.testing.assert_array_equal(again, simulate_twin(twin, 60.0, 2, 0))
    assert again.shape == (2, 60, 8)


def scenario(twin: Twin, *changes) -> Scenario:
    return Scenario("s", twin.id, "s", changes, seeds=4)


@pytest.mark.slow
def test_a_resected_region_is_silent_and_missed():
    twin = fitted("dendplrnn")
    names = twin.connectome.parcellation.region_names
    plan = scenario(twin, Resection((names[0],)))
    told, before, after = run_scenario(twin, plan, Silent())
    assert np.isnan(after[:, :, 0]).all()
    assert np.isfinite(after[:, :, 1:]).all()
    assert not np.allclose(after[:, :, 1:], before[:, :, 1:])
    assert told.result is not None


def test_a_steady_stimulus_moves_its_target():
    twin = fitted("dendplrnn")
    names = twin.connectome.parcellation.region_names
    plan = scenario(twin, Stimulation((names[2],), "constant", amplitude=0.5))
    _, before, after = run_scenario(twin, plan, Silent())
    moved = (after - before).mean(axis=(0, 1))
    assert moved[2] > 0.2
    assert np.argmax(np.abs(moved)) == 2


@pytest.mark.slow
def test_same_seeds_meet_the_same_innovations():
    twin = fitted("koopman")
    more = {"samples": 50, "repetition_time_s": 1.0, "seeds": 3, "seed": 4}
    whole = free_black_box("koopman", twin.running, **more)
    still = free_black_box(
        "koopman", twin.running, **more, present=np.ones(8), course=np.zeros((50, 8))
    )
    np.testing.assert_array_equal(whole, still)


@pytest.mark.parametrize(
    "change",
    [Disconnection((("lh-0", "lh-1"),)), Resection(("lh-0",), fraction=0.5)],
    ids=["edge", "half a region"],
)
def test_what_a_black_box_does_not_have_is_refused(change):
    twin = fitted("koopman")
    with pytest.raises(InputError, match="black box: it has no connections to cut"):
        run_scenario(twin, scenario(twin, change), Silent())


def test_a_black_box_has_no_parts_to_leave_out():
    with pytest.raises(InputError, match="black box"):
        explain(fitted("koopman"), (), 4, 0, Silent())


@pytest.mark.slow
def test_a_net_that_runs_away_is_told():
    twin = fitted("three_step_mlp")
    wild = {k: 9.0 * np.asarray(v) for k, v in twin.running.items()}
    with pytest.raises(InputError, match="left all bounds"):
        free_black_box(
            "three_step_mlp", wild, samples=50, repetition_time_s=1.0, seeds=2, seed=0
        )
