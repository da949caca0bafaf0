"""Whether amplitudes of a recording speak for the twin: agreed, reversed, not told."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.amplitude_check import (
    OLD,
    SCALED,
    amplitude_check,
    amplitudes_of,
)
from brainTwinStudio.engine.network import scaled_weights
from brainTwinStudio.jobs.revived import revived
from brainTwinStudio.project import (
    Array,
    Connectome,
    FrozenMap,
    Parcellation,
    Recording,
    Twin,
)
from brainTwinStudio.project.amplitudes import AmplitudeCheck
from tests.engine.named_twin import twin

N, HZ, SAMPLES = 30, 1.0, 200
NAMES = tuple(f"region-{k}" for k in range(N))


def of_many() -> Twin:
    """Of 30 regions, which the check can rank; nothing of it is run."""
    rng = np.random.default_rng(3)
    weights = np.triu(rng.uniform(1, 400, (N, N)), 1)
    parcellation = Parcellation("many", NAMES, ("-",) * N)
    made = twin()
    parameters = {k: np.resize(v, N) for k, v in made.parameters.items() if v.ndim == 1}
    connectome = Connectome(parcellation, weights + weights.T)
    return replace(made, connectome=connectome, parameters=FrozenMap(parameters))


TWIN = of_many()
STRENGTH = scaled_weights(TWIN.connectome.weights).sum(axis=0)


def signals(size: Array, seed: int = 0) -> Array:
    """(region, time) of noise, a region as large as asked for."""
    noise = np.random.default_rng(seed).standard_normal((len(size), SAMPLES))
    return size[:, None] * noise


REST = np.stack([signals(STRENGTH, seed).T for seed in (1, 2)])


def checked(size: Array, rest: Array = REST, level: float = 0.0) -> AmplitudeCheck:
    names = TWIN.connectome.parcellation.region_names
    run = Recording("run-1", "bold", level + signals(size), HZ, names)
    made = replace(TWIN, measured=FrozenMap(amplitudes_of((run,))))
    return amplitude_check(made, rest)


def test_amplitudes_that_rise_in_both_agree():
    found = checked(STRENGTH)
    assert found.outcome == "agrees"
    assert found.measured[1] > 0
    assert found.of_effects == ""
    assert revived(found) == found  # it travels to the window


@pytest.mark.parametrize("level", [0.0, 1000.0])
def test_amplitudes_that_fall_in_the_recording_are_a_reversed_map(level: float):
    found = checked(1 / STRENGTH, level=level)
    assert found.outcome == "disagrees"
    assert found.measured[2] < 0 < found.twin[1]
    assert found.sentence.startswith("No target is recommended")
    assert "may be reversed" in found.of_effects


def test_a_twin_that_falls_too_agrees():
    rest = np.stack([signals(1 / STRENGTH, seed).T for seed in (1, 2)])
    assert checked(1 / STRENGTH, rest).outcome == "agrees"


def test_amplitudes_that_go_no_way_are_unclear():
    size = 1 + np.random.default_rng(4).uniform(size=N)
    found = checked(size)
    assert found.outcome == "unclear"
    assert "is not ruled out" in found.sentence


def test_scaled_recordings_say_nothing():
    raw = signals(1 / STRENGTH)
    z = (raw - raw.mean(axis=1, keepdims=True)) / raw.std(axis=1, keepdims=True)
    run = Recording("run-1", "bold", z.astype(np.float16), HZ, NAMES)
    made = replace(TWIN, measured=FrozenMap(amplitudes_of((run,))))
    found = amplitude_check(made, REST)
    assert found.outcome == "not estimated"
    assert found.why == SCALED
    assert np.isnan(found.measured).all()


def test_runs_that_were_scaled_are_left_out():
    runs = (signals(np.ones(N)), signals(1 / STRENGTH))
    scaled = runs[0] / runs[0].std(axis=1, keepdims=True)
    both = tuple(
        Recording(f"run-{k}", "bold", one, HZ, NAMES)
        for k, one in enumerate((scaled, runs[1]))
    )
    made = replace(TWIN, measured=FrozenMap(amplitudes_of(both)))
    alone = replace(TWIN, measured=FrozenMap(amplitudes_of(both[1:])))
    assert amplitude_check(made, REST) == amplitude_check(alone, REST)


def test_older_twins_and_few_regions_are_not_judged():
    assert amplitude_check(TWIN, REST).why == OLD
    few = twin()
    run = Recording("run-1", "bold", signals(np.arange(1.0, 13)), HZ,
                    few.connectome.parcellation.region_names)  # fmt: skip
    few = replace(few, measured=FrozenMap(amplitudes_of((run,))))
    assert "12 regions are too few" in amplitude_check(few, REST[:, :, :12]).why
