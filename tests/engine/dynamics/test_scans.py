"""Scans of the coupling against the linear theory, and what they refuse."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.engine.dynamics.of_twin import network_modes
from brainTwinStudio.engine.dynamics.scans import coupling_scan
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FrozenMap, Sampling, Twin
from tests.engine.test_interpretation import twin as made


@pytest.fixture(scope="module")
def twin() -> Twin:
    one = made("diffusive", {})
    values = {**one.parameters, "noise_ratio": np.zeros(8)}
    short = Sampling(1.0, (300,), "present", None)
    return replace(one, sampling=short, parameters=FrozenMap(values))


def test_coupling_binds_regions_and_none_leaves_them_alone(twin: Twin):
    found = coupling_scan(twin, (0.0, 1.0, 4.0), 8, 0, Silent())
    assert found.fitted == (0, 1)
    fc = found.mean_fc[0]
    assert found.mean_fc_low[0, 0] < 0.03  # independent regions
    assert abs(fc[0]) < 0.05 < fc[1] < fc[2]
    assert (found.mean_fc_low < found.mean_fc).all()
    assert (found.metastability_low < found.metastability_high).all()
    slowest = np.real(network_modes(twin).eigenvalues[0])
    assert found.growth[0, 1] == pytest.approx(slowest)
    assert not found.stopped
    assert not found.notes


def test_a_second_number_is_turned_beside_it(twin: Twin):
    found = coupling_scan(
        twin, (0.5, 1.0), 4, 0, Silent(), knob="a", knob_factors=(0.5, 1.0, 2.0)
    )
    assert found.mean_fc.shape == (3, 2)
    assert found.fitted == (1, 1)
    # "a" is below 0: twice of it fades twice as fast
    assert (np.diff(found.growth, axis=0) < 0).all()
    same = coupling_scan(twin, (0.5, 1.0), 4, 0, Silent())
    np.testing.assert_allclose(found.mean_fc[1], same.mean_fc[0])


def test_a_stop_keeps_what_was_found(twin: Twin):
    class Stops(Silent):
        asked = 0

        def stop_requested(self) -> bool:
            self.asked += 1
            return self.asked > 1

    found = coupling_scan(twin, (0.5, 1.0), 4, 0, Stops())
    assert found.stopped
    assert np.isfinite(found.mean_fc[0]).tolist() == [True, False]


def test_a_network_that_runs_away_leaves_its_point_empty(twin: Twin):
    found = coupling_scan(twin, (1.0, 1e9), 4, 0, Silent())
    assert np.isfinite(found.mean_fc[0]).tolist() == [True, False]
    assert "1 of 2 points" in found.notes[0]


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ({"factors": (-1.0,)}, "below 0"),
        ({"factors": ()}, "at least one"),
        ({"factors": (1.0,) * 500}, "too many"),
        ({"seeds": 1}, "expected 2 to 64"),
        ({"knob": "noise_ratio"}, "no 'noise_ratio' to turn"),
    ],
)
def test_what_is_refused(twin: Twin, what: dict, sentence: str):
    asked = {"factors": (1.0,), "seeds": 4} | what
    with pytest.raises(InputError, match=sentence):
        coupling_scan(twin, seed=0, watcher=Silent(), **asked)
