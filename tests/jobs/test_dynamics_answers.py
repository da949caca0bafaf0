"""Requests about dynamical systems through the only door to the engine."""

import pickle

import numpy as np
import pytest

from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.dynamics_answers import DYNAMICS
from brainTwinStudio.jobs.dynamics_requests import (
    DiagramRequest,
    LandscapeRequest,
    NodeSystemRequest,
    PortraitRequest,
    TrajectoryRequest,
)
from brainTwinStudio.jobs.worker import HANDLERS, run, start_engine
from brainTwinStudio.project import FrozenMap
from brainTwinStudio.project.dynamics import Diagram, Portrait, RegionSystem, Trajectory
from brainTwinStudio.project.landscape import Landscape

MPR = "montbrio_pazo_roxin"


@pytest.fixture(scope="module", autouse=True)
def engine():
    start_engine(None)


def test_all_have_an_answer():
    assert DYNAMICS.keys() <= HANDLERS.keys()


def test_a_node_its_portrait_and_its_diagram():
    system = run(NodeSystemRequest(MPR, FrozenMap({"J": 15.0})), Silent())
    assert isinstance(system, RegionSystem)
    drawn = run(PortraitRequest(system.node, system.values), Silent())
    assert isinstance(drawn, Portrait)
    assert len(drawn.equilibria) == 3
    asked = DiagramRequest(system.node, system.values, "eta", (-12.0, 2.0))
    found = run(asked, Silent())
    assert isinstance(found, Diagram)
    assert [s.kind for s in found.branches[0].specials] == ["fold", "fold"]
    for answer in (system, drawn, found):  # they travel through a pipe
        assert type(pickle.loads(pickle.dumps(answer))) is type(answer)
    np.testing.assert_allclose(found.ends, (-12.0, 2.0))


def test_ends_the_wrong_way_round_are_refused():
    asked = DiagramRequest(MPR, FrozenMap({}), "eta", (2.0, -12.0))
    with pytest.raises(InputError, match="from a lower to a higher"):
        run(asked, Silent())


def test_a_trajectory_comes_to_rest_and_needs_a_value_a_state():
    values = FrozenMap({"a": np.array(-2.0), "frequency_hz": np.array(1.0)})
    asked = TrajectoryRequest("hopf", values, (0.5, 0.0), 5.0)
    way = run(asked, Silent())
    assert isinstance(way, Trajectory)
    np.testing.assert_allclose(way.states[0], (0.5, 0.0))
    assert way.times[-1] == pytest.approx(5.0)
    assert np.abs(way.states[-1]).max() < 1e-4
    with pytest.raises(InputError, match="free states: x, y"):
        run(TrajectoryRequest("hopf", values, (0.5,), 5.0), Silent())


def test_a_landscape_needs_noise_and_travels():
    values = FrozenMap({"a": np.array(-0.5), "noise": np.array(0.1)})
    ends = ((-0.4, 0.4), (-0.4, 0.4))
    found = run(LandscapeRequest("hopf", values, ends=ends), Silent())
    assert isinstance(found, Landscape)
    assert pickle.loads(pickle.dumps(found)).density.shape == found.density.shape
    quiet = FrozenMap({"noise": np.array(0.0)})
    with pytest.raises(InputError, match="Without noise"):
        run(LandscapeRequest("hopf", quiet), Silent())
