"""Requests and answers of many fits travel between window and engine as they are."""

import pickle
from dataclasses import replace

import numpy as np
from fake_engine import small_connectome, small_names, small_recording, small_twin

from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.messages import Done, Request, Submit
from brainTwinStudio.jobs.revived import revived
from brainTwinStudio.jobs.validation_requests import (
    CrossValidateRequest,
    ExplainRequest,
    FrontRequest,
)
from brainTwinStudio.project import FrozenMap, MetricInfo
from brainTwinStudio.project.validation import (
    CrossValidation,
    Explanation,
    FoldPlan,
    FoldScore,
    FrontPoint,
    HarderScore,
    LossFront,
    PartLoss,
)

METRICS = (MetricInfo("fc_r", "FC", "static", "higher"),)
ONE = FrozenMap({"fc_r": 0.5})
LOSSES = (("fc", 1.0),)


def requests() -> tuple[Request, ...]:
    runs = (small_recording(),)
    plan = FoldPlan("time", 3, (LOSSES,), robust=True)
    return (
        CrossValidateRequest("P1", small_connectome(), runs, plan=plan),
        FrontRequest("P1", small_connectome(), runs, ("fc", "fcd")),
        ExplainRequest(small_twin(), runs, notes=("new",)),
    )


def answers() -> tuple[object, ...]:
    harder = HarderScore("noise, 6 dB", "noise", 6.0, ONE, ONE, ONE)
    fold = FoldScore(("run-1",), ONE, ONE, ONE, LOSSES, "converged", ONE, (harder,))
    names = small_names()
    shares = np.linspace(0.0, 1.0, len(names))
    return (
        CrossValidation(METRICS, (fold,), 2, FoldPlan(), "P1", 4, 0),
        LossFront(
            ("fc",), METRICS, METRICS, (FrontPoint(LOSSES, ONE, True, False, ""),), 1,
            True, ONE, "P1", 4, 0,
        ),
        Explanation(
            METRICS, ONE, (PartLoss("a", ONE, shares), PartLoss("b", None, None)),
            FrozenMap({"fc_r": ONE}), shares.copy(), 0.5, None, None, (), names,
            "twin-1", "P1", 4, 0,
        ),
    )  # fmt: skip


def through_a_pipe(thing: object) -> object:
    return revived(pickle.loads(pickle.dumps(thing)))


def test_requests_arrive_whole():
    for number, request in enumerate(requests()):
        arrived = through_a_pipe(Submit(number, request))
        assert isinstance(arrived, Submit)
        assert type(arrived.request) is type(request)
    folds = through_a_pipe(requests()[0])
    assert isinstance(folds, CrossValidateRequest)
    assert folds.plan == FoldPlan("time", 3, (LOSSES,), robust=True)


def test_answers_arrive_read_only():
    for answer in answers():
        arrived = through_a_pipe(Done(1, answer))
        assert isinstance(arrived, Done)
        assert type(arrived.answer) is type(answer)
    told = through_a_pipe(answers()[2])
    assert isinstance(told, Explanation)
    part = told.part("a")
    assert part is not None
    assert part.regions is not None
    assert not part.regions.flags.writeable
    assert told.sensitivity["fc_r"]["fc_r"] == 0.5


def test_every_request_has_a_handler():
    assert {type(request) for request in requests()} <= set(worker.HANDLERS)


def test_missing_folds_mean_that_it_was_stopped():
    found = answers()[0]
    assert isinstance(found, CrossValidation)
    assert found.outcome == "stopped"
    assert replace(found, planned=1).outcome == "finished"
