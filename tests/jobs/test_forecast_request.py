"""A request for a forecast and its answer travel between window and engine whole."""

import pickle

from fake_engine import small_recording, small_twin

from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.messages import Done, Submit
from brainTwinStudio.jobs.revived import revived
from brainTwinStudio.jobs.validation_requests import ForecastRequest
from brainTwinStudio.project.forecast import (
    Forecast,
    ForecastPlan,
    ForecastRow,
    Spread,
)


def answer() -> Forecast:
    one = (Spread(0.5, 0.4, 0.6),)
    rows = (
        ForecastRow("twin_filtered", "twin", one, (Spread(0.0, 0.0, 0.0),)),
        ForecastRow("twin_raw", "raw", one, (Spread(-0.1, -0.2, -0.05),)),
    )
    return Forecast(
        ForecastPlan((3,)), 2.0, rows, (0.9,), 0.0, 40, 30, ("run-2",), (), "twin-1",
        "P1", 0,
    )  # fmt: skip


def through_a_pipe(thing: object) -> object:
    return revived(pickle.loads(pickle.dumps(thing)))


def test_both_arrive_whole():
    runs = (small_recording(),)
    plan = ForecastPlan((5, 1), "ensemble", members=16)
    request = ForecastRequest(small_twin(), runs, runs, plan, seed=3, notes=("new",))
    arrived = through_a_pipe(Submit(1, request))
    assert isinstance(arrived, Submit)
    assert isinstance(arrived.request, ForecastRequest)
    assert arrived.request.plan.horizons == (1, 5)
    assert arrived.request.plan == plan
    told = through_a_pipe(Done(1, answer()))
    assert isinstance(told, Done)
    assert told.answer == answer()
    assert answer().filtered_start == ("better",)


def test_there_is_a_handler():
    assert ForecastRequest in worker.HANDLERS
