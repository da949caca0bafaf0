"""Learned parts that are stiff, diverge or are far from their training end with one
sentence; at home they are believed."""

from dataclasses import replace
from functools import cache

import jax
import numpy as np
import pytest

from brainTwinStudio.engine.black_box_runs import NET, NOISE
from brainTwinStudio.engine.black_box_support import box_support
from brainTwinStudio.engine.evaluate import extrapolated
from brainTwinStudio.engine.extrapolation import (
    at_rest,
    in_states,
    refuse_left,
    support_of,
)
from brainTwinStudio.engine.hybrid import SCALE, begun
from brainTwinStudio.engine.learned import sequence_model
from brainTwinStudio.engine.learned.familiar import parts_with_support
from brainTwinStudio.engine.scenarios import run as run_scenario
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.messages import SimulateRequest, Simulation
from brainTwinStudio.jobs.worker import run as answer_of
from brainTwinStudio.project import (
    FitSettings,
    FrozenMap,
    ModelSpec,
    Provenance,
    Sampling,
    Scenario,
    Stimulation,
    Twin,
)
from tests.engine.small import REGIONS, TR_S, connectome, recordings, truth

PARTS = ("residual", "sending")
SAMPLES = 150
NAMES = connectome().parcellation.region_names


def twin_of(spec: ModelSpec, learned: dict[str, np.ndarray]) -> Twin:
    return Twin(
        id="twin-1",
        patient_id="p",
        connectome=connectome(),
        spec=spec,
        settings=FitSettings(),
        parameter_specs=(),
        parameters=FrozenMap(truth()),
        learned=FrozenMap(learned),
        sampling=Sampling(TR_S, (SAMPLES,), "present", None),
        outcome="converged",
        message="",
        seconds=0.0,
        compile_seconds=0.0,
        free_parameters=1,
        loss_history=np.zeros(1),
        provenance=Provenance("", (), (), "cpu", "float64", "Heun", 0.1),
    )


@cache
def hybrid() -> Twin:
    """With learned parts of moderate size and what they were trained on."""
    draw = np.random.default_rng(1)
    weights = {k: np.asarray(v) for k, v in begun(PARTS, REGIONS).items()}
    for name in ("residual.w2", "sending.w2"):
        weights[name] = 0.02 * draw.normal(size=weights[name].shape)
    weights[SCALE] = np.full(REGIONS, 0.05)
    spec = ModelSpec(learned=PARTS)
    running = {**truth(), **weights}
    what = (spec.dynamics, spec.coupling, running, SAMPLES, TR_S, 0)
    return twin_of(spec, weights | support_of(*what))


@cache
def box() -> Twin:
    """A black box that forgets within a few samples, with its support."""
    runs = [one.signals for one in recordings(300.0)]
    runs = [(r - r.mean(1, keepdims=True)) / r.std(1, keepdims=True) for r in runs]
    model = sequence_model("koopman")
    weights = model.initial(jax.random.key(0), REGIONS)
    learned = {f"{NET}{k}": np.asarray(v) for k, v in weights.items()}
    both = np.concatenate(runs, axis=1)
    learned[NOISE] = 0.5 * np.linalg.cholesky(np.corrcoef(both) + 1e-6 * np.eye(8))
    return twin_of(ModelSpec(node="koopman"), learned | box_support("koopman", runs))


def louder(twin: Twin, factor: float, ending: str = "w2") -> Twin:
    weights = {
        k: v * factor if k.endswith(ending) else v for k, v in twin.learned.items()
    }
    return replace(twin, learned=FrozenMap(weights))


def driven(twin: Twin, amplitude: float) -> Scenario:
    change = Stimulation((NAMES[2],), amplitude=amplitude)
    return Scenario("s", twin.id, "s", (change,), seeds=5)


@pytest.mark.slow
def test_at_home_nothing_is_said():
    twin = hybrid()
    assert parts_with_support(twin.learned) == PARTS
    for seed in (7, 8):
        told = at_rest(twin, SAMPLES, seed)
        assert [one.part for one in told] == list(PARTS)
        assert [one.sentence for one in told] == ["", ""]
        assert all(one.share is not None and one.share < 0.02 for one in told)
    assert extrapolated(twin, recordings(150.0), 0)[0].sentence == ""
    bare = replace(twin, spec=ModelSpec(), learned=FrozenMap[np.ndarray]())
    assert at_rest(bare, SAMPLES, 0) == ()


@pytest.mark.slow
def test_a_stimulus_outside_of_training_is_said_with_its_region():
    result = run_scenario(hybrid(), driven(hybrid(), 0.1), Silent())[0].result
    assert result is not None
    assert 0.01 < result.outside["residual"] < 0.5
    assert any(
        "'residual' met states unlike all it was trained on" in note
        and f"most of all in {NAMES[2]}" in note
        for note in result.notes
    )
    weak = run_scenario(hybrid(), driven(hybrid(), 1e-4), Silent())[0].result
    assert weak is not None
    assert weak.notes == ()


@pytest.mark.slow
def test_far_outside_is_refused_with_part_region_and_distance():
    with pytest.raises(InputError, match="This run is refused") as found:
        run_scenario(hybrid(), driven(hybrid(), 2.0), Silent())
    said = str(found.value)
    assert NAMES[2] in said
    assert "times as far out as training went" in said
    assert "Use a weaker stimulus" in said


def test_a_steep_part_is_refused_before_it_draws_an_artefact():
    with pytest.raises(InputError, match="too steep for the time step") as found:
        at_rest(louder(hybrid(), 3e3), SAMPLES, 0)
    assert "times what such a step can follow" in str(found.value)


def test_runs_that_leave_all_bounds_are_no_picture():
    wild = replace(
        hybrid(), parameters=FrozenMap({**truth(), "noise": np.full(REGIONS, 1e4)})
    )
    with pytest.raises(InputError, match="left all bounds, in lh-0"):
        at_rest(wild, SAMPLES, 0)
    request = SimulateRequest(wild, seeds=2)
    with pytest.raises(InputError, match="left all bounds"):
        answer_of(request, Silent())
    signals = np.zeros((2, 5, REGIONS))
    refuse_left(signals, NAMES)
    signals[1, 3, 4] = np.nan
    with pytest.raises(InputError, match=r"1 of 2 simulated runs .* in rh-0:"):
        refuse_left(signals, NAMES)


def test_another_fit_of_parameters_is_another_place():
    """Noise four times that of the fit takes the net out of what it knows."""
    loud = {**truth(), "noise": 4 * truth()["noise"]}
    (told, _) = at_rest(replace(hybrid(), parameters=FrozenMap(loud)), SAMPLES, 0)
    assert told.share is not None
    assert told.share > 0.05
    assert "of this run the learned part 'residual'" in told.sentence


def test_a_twin_of_an_earlier_version_says_that_it_does_not_know():
    kept = {k: v for k, v in hybrid().learned.items() if "visited" not in k}
    told = at_rest(replace(hybrid(), learned=FrozenMap(kept)), SAMPLES, 0)
    assert [one.share for one in told] == [None, None]
    assert "is not known" in told[0].sentence


def test_states_that_a_filter_found_are_judged():
    states = np.random.default_rng(0).normal(size=(50, 2 * REGIONS)) * 0.03
    assert in_states(hybrid(), states)[0].sentence == ""
    with pytest.raises(InputError, match="This run is refused"):
        in_states(hybrid(), states + 50.0)


@pytest.mark.slow
def test_black_boxes_know_their_training_data_too():
    twin = box()
    (told,) = at_rest(twin, SAMPLES, 3)
    assert told.sentence == ""
    simulation = answer_of(SimulateRequest(twin, seeds=2), Silent())
    assert isinstance(simulation, Simulation)
    assert simulation.notes == ()
    assert simulation.outside["koopman"] < 0.05
    result = run_scenario(twin, driven(twin, 0.6), Silent())[0].result
    assert result is not None
    assert f"most of all in {NAMES[2]}" in result.notes[0]
    with pytest.raises(InputError, match="This run is refused"):
        run_scenario(twin, driven(twin, 60.0), Silent())
    with pytest.raises(InputError, match=r"This run is refused|left all bounds"):
        at_rest(louder(twin, 40.0, "factor"), SAMPLES, 0)
