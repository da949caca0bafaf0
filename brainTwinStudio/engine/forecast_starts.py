"""Which filter finds the state that a twin forecasts from, and how it is told of."""

from collections.abc import Callable
from functools import partial

import numpy as np

from brainTwinStudio.engine.black_box_forecasts import by_black_box
from brainTwinStudio.engine.black_box_runs import NOISE, is_black_box, net_of
from brainTwinStudio.engine.black_box_support import in_signals
from brainTwinStudio.engine.ensemble_system import (
    system_of,
)
from brainTwinStudio.engine.extrapolation import in_states
from brainTwinStudio.engine.learned import sequence_model
from brainTwinStudio.engine.state_space import state_space
from brainTwinStudio.engine.twin_forecasts import (
    Judged,
    StoppedError,
    Told,
    by_ensemble,
    by_kalman,
)
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.project import Array, Twin
from brainTwinStudio.project.extrapolation import sentences
from brainTwinStudio.project.forecast import ForecastPlan, Start

Stretch = tuple[str, float, float]  # stage, share of the whole where it begins and ends


def start_of(twin: Twin, plan: ForecastPlan) -> Start:
    return "led" if is_black_box(twin.spec.dynamics) else plan.filter


def teller(
    twin: Twin, plan: ForecastPlan, seed: int, watcher: Watcher
) -> Callable[[Judged, Stretch], Told]:
    """What makes the twin's forecasts of standardised runs, and tells of it; a stop
    leaves the runs that are done."""
    start = start_of(twin, plan)
    watcher.progress("Settling" if start == "ensemble" else "Filtering", 0.02)
    if start == "led":
        model, net = sequence_model(twin.spec.dynamics), net_of(twin.running)
        noise = np.asarray(twin.running[NOISE])
        make = partial(by_black_box, model, net, noise, seed=seed)
    elif start == "kalman":
        make = partial(by_kalman, state_space(twin))
    else:
        make = partial(by_ensemble, system_of(twin, seed), plan=plan, seed=seed)

    def tell(judged: Judged, stretch: Stretch) -> Told:
        stage, begin, end = stretch

        def heard(share: float) -> None:
            watcher.progress(stage, begin + (end - begin) * share)
            if watcher.stop_requested():
                raise StoppedError

        return make(judged=judged, heard=heard)

    return tell


def extrapolated(twin: Twin, told: Told, runs: list[Array]) -> tuple[str, ...]:
    """What is to be said of learned parts on the states that were filtered, of a black
    box on the runs it was led along."""
    if is_black_box(twin.spec.dynamics):
        shortest = min(run.shape[1] for run in runs)
        seen = np.stack([run[:, :shortest].T for run in runs])
        return sentences(in_signals(twin, seen))
    return sentences(in_states(twin, np.concatenate(told.met))) if told.met else ()
