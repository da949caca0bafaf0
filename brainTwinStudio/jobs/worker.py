"""The only door to the engine: request in, answer out.

`run` answers one request in this process (the command line does that); `serve` is the
loop of the engine process. Handlers import the engine where they use it, so that
importing this module loads no JAX.
"""

import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.checkpoint import Checkpoint, request_key
from brainTwinStudio.jobs.corridor import Corridor
from brainTwinStudio.jobs.data_refusals import refuse_of_eeg
from brainTwinStudio.jobs.disease_answers import DISEASES
from brainTwinStudio.jobs.dynamics_answers import DYNAMICS
from brainTwinStudio.jobs.loop_answers import LOOPS
from brainTwinStudio.jobs.memory_maps import keep_few_maps
from brainTwinStudio.jobs.messages import (
    ENGINE,
    BenchmarkRequest,
    CompareRequest,
    Done,
    EvaluateRequest,
    Evaluation,
    Failed,
    FitRequest,
    Hello,
    Request,
    ScenarioAnswer,
    ScenarioRequest,
    SimulateRequest,
    Simulation,
    Submit,
)
from brainTwinStudio.jobs.pipe_watcher import PipeWatcher
from brainTwinStudio.jobs.revived import revived
from brainTwinStudio.jobs.seizure_answers import SEIZURES
from brainTwinStudio.jobs.stimulation_answers import STIMULATION
from brainTwinStudio.jobs.trust_answers import TRUST
from brainTwinStudio.jobs.validation_requests import (
    CrossValidateRequest,
    ExplainRequest,
    ForecastRequest,
    FrontRequest,
    StatesRequest,
)
from brainTwinStudio.project import Catalogue, Comparison, RecurringComparison, Twin
from brainTwinStudio.project.extrapolation import outside, sentences
from brainTwinStudio.project.forecast import Forecast
from brainTwinStudio.project.validation import (
    CrossValidation,
    Explanation,
    LossFront,
)

FAULT = "The calculation stopped because of a fault in the program."
NOT_BEGUN = "The calculation was stopped before it began."
NO_START = "The engine could not be started."


def start_engine(cache_dir: str | None) -> Catalogue:
    """Load JAX, set it up once for this process, and tell what the engine can do."""
    from brainTwinStudio.engine import configure

    configure(cache_dir)
    from brainTwinStudio.engine.catalogue import catalogue

    return catalogue()


def run(request: Request, watcher: Watcher) -> object:
    """The answer to `request`, in this process; `start_engine` comes first."""
    refuse_of_eeg(request)
    return HANDLERS[type(request)](request, watcher)


# ---------------------------------------------------------------- handlers


def _fit(request: FitRequest, watcher: Watcher) -> Twin:
    from brainTwinStudio.engine.by_data import fit_with_channels
    from brainTwinStudio.engine.fit import fit

    with_channels, of = fit_with_channels(request.spec), request
    if with_channels is not None:
        what = (of.patient_id, of.connectome, of.recordings, of.spec, of.settings)
        return with_channels(*what, watcher, of.lead_field)
    resume = None
    if request.checkpoint:
        checkpoint = Checkpoint(request.checkpoint, request_key(request))
        resume = checkpoint.load()
        watcher = _SavingWatcher(watcher, checkpoint)
    return fit(
        request.patient_id,
        request.connectome,
        request.recordings,
        request.spec,
        request.settings,
        watcher,
        resume=resume,
        population=request.population,
    )


def _evaluate(request: EvaluateRequest, watcher: Watcher) -> Evaluation:
    from brainTwinStudio.engine.by_data import evaluate_twin
    from brainTwinStudio.engine.evaluate import extrapolated

    began = time.perf_counter()
    what = (request.twin, request.recordings, request.seeds, request.seed)
    told = extrapolated(request.twin, request.recordings, request.seed)
    numbers = evaluate_twin(*what, watcher)
    seconds = time.perf_counter() - began
    return Evaluation(*numbers, seconds, outside(told), sentences(told))


def _compare(of: CompareRequest, watcher: Watcher) -> Comparison:
    from brainTwinStudio.engine.comparison import compare_twins

    what = (of.twins, of.names, of.recordings, of.seeds, of.seed)
    return compare_twins(*what, watcher, of.notes)


def _simulate(request: SimulateRequest, watcher: Watcher) -> Simulation:
    from brainTwinStudio.engine.by_data import free_runs
    from brainTwinStudio.engine.extrapolation import at_rest
    from brainTwinStudio.engine.simulate_twin import samples_of

    twin, seconds, seeds = request.twin, request.seconds, request.seeds
    told = at_rest(twin, samples_of(twin, seconds, seeds), request.seed)
    bold, eeg = free_runs(twin, seconds, seeds, request.seed)
    names = twin.connectome.parcellation.region_names
    tr, kept = twin.sampling.repetition_time_s, (outside(told), sentences(told))
    if (at := twin.sensors) is None:
        return Simulation(bold, tr, names, *kept)
    return Simulation(bold, tr, names, *kept, eeg, at.sampling_hz, at.channel_names)


def _scenario(request: ScenarioRequest, watcher: Watcher) -> ScenarioAnswer:
    from brainTwinStudio.engine import electric_scenarios, scenarios

    what = (request.twin, request.scenario, watcher)
    if request.twin.sensors is not None:
        answer = electric_scenarios.electric_scenario(*what)
        return ScenarioAnswer(*answer, 1 / electric_scenarios.HZ)
    return ScenarioAnswer(
        *scenarios.run(*what), request.twin.sampling.repetition_time_s
    )


def _benchmark(request: BenchmarkRequest, watcher: Watcher) -> dict[str, Any]:
    from brainTwinStudio.engine.benchmark import benchmark

    return benchmark(request.rows)


def _cross_validate(of: CrossValidateRequest, watcher: Watcher) -> CrossValidation:
    from brainTwinStudio.engine.crossvalidate import cross_validate

    what = (of.patient_id, of.connectome, of.recordings, of.spec, of.settings)
    return cross_validate(*what, of.plan, watcher)


def _front(of: FrontRequest, watcher: Watcher) -> LossFront:
    from brainTwinStudio.engine.front_of_losses import front_of_losses

    what = (of.patient_id, of.connectome, of.recordings, of.losses, of.points)
    return front_of_losses(*what, of.spec, of.settings, watcher)


def _explain(of: ExplainRequest, watcher: Watcher) -> Explanation:
    from brainTwinStudio.engine.explain import explain

    return explain(of.twin, of.recordings, of.seeds, of.seed, watcher, of.notes)


def _forecast(of: ForecastRequest, watcher: Watcher) -> Forecast:
    from brainTwinStudio.engine.forecasting import forecast

    what = (of.twin, of.recordings, of.training, of.plan, of.seed)
    return forecast(*what, watcher, of.notes)


def _states(of: StatesRequest, watcher: Watcher) -> RecurringComparison:
    from brainTwinStudio.engine.recurring import compare_states

    what = (of.twin, of.recordings, of.training, of.seeds, of.seed)
    return compare_states(*what, watcher, of.notes)


HANDLERS: dict[type, Callable[[Any, Watcher], object]] = {
    FitRequest: _fit,
    EvaluateRequest: _evaluate,
    CompareRequest: _compare,
    SimulateRequest: _simulate,
    ScenarioRequest: _scenario,
    BenchmarkRequest: _benchmark,
    CrossValidateRequest: _cross_validate,
    FrontRequest: _front,
    ExplainRequest: _explain,
    ForecastRequest: _forecast,
    StatesRequest: _states,
    **DYNAMICS,
    **TRUST,
    **DISEASES,
    **SEIZURES,
    **LOOPS,
    **STIMULATION,
}


# ---------------------------------------------------------------- watchers


class _SavingWatcher:
    """Another watcher, with the checkpoints of a fit kept in a file."""

    def __init__(self, watcher: Watcher, checkpoint: Checkpoint) -> None:
        self.progress = watcher.progress
        self.preview = watcher.preview
        self.stop_requested = watcher.stop_requested
        self.checkpoint = checkpoint.save


# ---------------------------------------------------------------- engine process


def serve(connection: Connection, cache_dir: str | None) -> None:
    """Introduce the engine, then answer one request after the other until Quit."""
    corridor = Corridor(connection)
    try:
        catalogue = start_engine(cache_dir)
    except Exception:
        corridor.send(Failed(ENGINE, NO_START, traceback.format_exc(), mendable=False))
        raise
    corridor.send(Hello(catalogue))
    while (submit := corridor.next()) is not None:
        corridor.send(_answered(submit, corridor))
        keep_few_maps()


def _answered(submit: Submit, corridor: Corridor) -> Done | Failed:
    job_id = submit.job_id
    if corridor.is_stopped(job_id):
        return Failed(job_id, NOT_BEGUN, "", mendable=True)
    watcher = PipeWatcher(job_id, corridor.send, lambda: corridor.is_stopped(job_id))
    try:
        return Done(job_id, revived(run(revived(submit.request), watcher)))
    except InputError as error:
        return Failed(job_id, str(error), "", mendable=True)
    except Exception:
        return Failed(job_id, FAULT, traceback.format_exc(), mendable=False)
    finally:
        watcher.flush()
