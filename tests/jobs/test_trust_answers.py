"""Requests about how far a twin can be trusted, through the only door to the engine."""

import pickle

import numpy as np
import pytest

from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.revived import revived
from brainTwinStudio.jobs.trust_answers import TRUST
from brainTwinStudio.jobs.trust_requests import (
    EquilibriaRequest,
    ExponentRequest,
    NodeExponentsRequest,
    WellPosednessRequest,
)
from brainTwinStudio.jobs.worker import HANDLERS, run, start_engine
from brainTwinStudio.project import FrozenMap, ModelSpec
from brainTwinStudio.project.stability import (
    Equilibria,
    LargestExponent,
    NodeExponents,
)
from tests.engine.test_interpretation import twin


@pytest.fixture(scope="module", autouse=True)
def engine():
    start_engine(None)


def test_all_have_an_answer():
    assert TRUST.keys() <= HANDLERS.keys()


def test_answers_travel_through_a_pipe():
    values = FrozenMap({"J": np.array(15.0), "eta": np.array(-5.0)})
    rest = run(EquilibriaRequest("montbrio_pazo_roxin", values), Silent())
    assert isinstance(rest, Equilibria)
    assert len(rest.found) == 3
    speed = run(ExponentRequest(twin("additive", {})), Silent())
    assert isinstance(speed, LargestExponent)
    # close to rest the slowest mode of the linear network decides
    assert -0.3 < speed.per_s < 0
    for answer in (rest, speed):
        assert type(revived(pickle.loads(pickle.dumps(answer)))) is type(answer)


def test_exponents_of_a_node_are_the_rates_of_its_rest():
    values = FrozenMap({"a": -0.4, "frequency_hz": 0.2})
    found = run(NodeExponentsRequest("hopf", values), Silent())
    assert isinstance(found, NodeExponents)
    np.testing.assert_allclose(found.spectrum.exponents, -0.4, atol=1e-3)


def test_twins_of_an_eeg_are_refused():
    of = twin("additive", {})  # a twin of an EEG has sensors, which nobody looks at
    object.__setattr__(of, "spec", ModelSpec(node="eeg_network"))
    with pytest.raises(InputError, match="Well-posedness works with models of fMRI"):
        run(WellPosednessRequest(of), Silent())
