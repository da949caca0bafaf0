"""Every message survives pickle and comes out as it went in, read-only again."""

import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import numpy as np
import pytest
from fake_engine import (
    NotNumPy,
    fit_request,
    small_catalogue,
    small_connectome,
    small_names,
    small_recording,
    small_twin,
)

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.messages import (
    BenchmarkRequest,
    CompareRequest,
    Done,
    EvaluateRequest,
    Evaluation,
    Failed,
    Hello,
    Preview,
    Progress,
    Quit,
    ScenarioAnswer,
    ScenarioRequest,
    SimulateRequest,
    Simulation,
    Stop,
    Submit,
)
from brainTwinStudio.jobs.revived import revived
from brainTwinStudio.project import (
    Comparison,
    ComparisonRow,
    Effect,
    FrozenMap,
    MetricInfo,
    Resection,
    Scenario,
    ScenarioResult,
)

RUNS = np.ones((2, 50, 4))


def scenario() -> Scenario:
    effect = Effect("fc", "Mean FC", "", -0.1, -0.2, 0.0, 0.5, 16)
    arrays = FrozenMap({"fc_before": np.ones((4, 4)), "fc_after": np.ones((4, 4))})
    result = ScenarioResult((effect,), arrays)
    return Scenario("s-1", "twin-1", "cut", (Resection(("r0",)),), result=result)


def comparison(agreement: FrozenMap[float]) -> Comparison:
    metrics = (MetricInfo("fc_r", "FC", "static", "higher"),)
    rows = (ComparisonRow("A", "twin", agreement, agreement, "hopf"),)
    return Comparison(metrics, rows, ("run-1",), "P1", 8, 0, notes=("new",))


def messages() -> list[object]:
    twin = small_twin(extra=np.eye(4))
    agreement = FrozenMap({"fc_r": 0.5})
    answers = (
        twin,
        Evaluation(agreement, agreement, agreement, 1.0),
        comparison(agreement),
        Simulation(RUNS.copy(), 2.0, small_names()),
        ScenarioAnswer(scenario(), RUNS.copy(), RUNS * np.nan, 2.0),
        {"rows": [{"name": "hopf", "seconds": 1.0}], "machine": {"cores": 2}},
    )
    requests = (
        fit_request(),
        EvaluateRequest(twin, (small_recording(),)),
        CompareRequest((twin,), ("A",), (small_recording(),), notes=("new",)),
        SimulateRequest(twin),
        ScenarioRequest(twin, scenario()),
        BenchmarkRequest(("hopf",)),
    )
    return [
        *(Submit(1, request) for request in requests),
        *(Done(1, answer) for answer in answers),
        Stop(1),
        Quit(),
        Hello(small_catalogue()),
        Progress(1, "fit", 0.5, 1.0, 3.0),
        Preview(1, FrozenMap({"fc": np.eye(4)})),
        Failed(1, "sentence", "details", mendable=True),
    ]


def leaves(thing: object) -> Iterator[object]:
    """All plain values and arrays in a thing, in order."""
    if is_dataclass(thing):
        for field in fields(thing):
            yield from leaves(getattr(thing, field.name))
    elif isinstance(thing, tuple | list):
        for item in thing:
            yield from leaves(item)
    elif isinstance(thing, FrozenMap | dict):
        yield from leaves(tuple(thing.items()))
    else:
        yield thing


def name_of(message: object) -> str:
    inner = getattr(message, "request", getattr(message, "answer", message))
    return f"{type(message).__name__}-{type(inner).__name__}"


@pytest.mark.parametrize("message", messages(), ids=name_of)
def test_a_message_comes_out_equal_and_read_only(message: object):
    arrived = revived(pickle.loads(pickle.dumps(message)))
    before, after = list(leaves(message)), list(leaves(arrived))
    assert type(arrived) is type(message)
    assert [type(leaf) for leaf in before] == [type(leaf) for leaf in after]
    for old, new in zip(before, after, strict=True):
        np.testing.assert_array_equal(old, new)  # type: ignore[arg-type]
        assert not (isinstance(new, np.ndarray) and new.flags.writeable)


def test_pickle_alone_gives_writeable_arrays():
    # The reason for `revived`; may go when this fails.
    arrived = pickle.loads(pickle.dumps(small_connectome()))
    assert arrived.weights.flags.writeable


def test_arrays_are_revived_without_a_copy():
    arrived = pickle.loads(pickle.dumps(small_recording()))
    assert np.shares_memory(revived(arrived).signals, arrived.signals)


def test_a_record_that_does_not_hold_together_is_refused():
    twin = pickle.loads(pickle.dumps(small_twin()))
    object.__setattr__(twin.connectome, "weights", -np.ones((4, 4)))
    with pytest.raises(InputError, match="negative"):
        revived(Done(1, twin))


@pytest.mark.parametrize("stranger", [NotNumPy(), {1, 2}, np.array([NotNumPy()])])
def test_nothing_but_records_plain_values_and_numpy_travels(stranger: object):
    with pytest.raises(TypeError, match="does not travel"):
        revived(Done(1, {"fc": stranger}))


def test_simulated_signals_are_read_only_without_a_pipe_too():
    bold = Simulation(RUNS.copy(), 2.0, small_names()).bold
    assert bold is not None
    assert not bold.flags.writeable
    assert not ScenarioAnswer(scenario(), RUNS, RUNS, 2.0).after.flags.writeable
