"""The only door to the engine: request in, answer out.

`run` answers one request in this process (the command line does that); `serve` is the
loop of the engine process. Handlers import the engine where they use it, so that
importing this module loads no JAX.
"""

import logging
import os
import time
import traceback
from collections import deque
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

import numpy as np

from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.checkpoint import Checkpoint, request_key
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
    Message,
    Preview,
    Progress,
    Quit,
    Request,
    ScenarioAnswer,
    ScenarioRequest,
    SimulateRequest,
    Simulation,
    Stop,
    Submit,
    revived,
)
from brainTwinStudio.project import Array, Catalogue, Comparison, FrozenMap, Twin

FAULT = "The calculation stopped because of a fault in the program."
NOT_BEGUN = "The calculation was stopped before it began."
NO_START = "The engine could not be started."

_PROGRESS_PAUSE_S = 1 / 15  # leaves room for the changes of stage within 20 a second
_PROGRESS_PER_S = 19  # and the very last one, which always gets through
_PREVIEW_PAUSE_S = 1 / 2
_log = logging.getLogger(__name__)


def start_engine(cache_dir: str | None) -> Catalogue:
    """Load JAX, set it up once for this process, and tell what the engine can do."""
    from brainTwinStudio.engine import configure

    configure(cache_dir)
    from brainTwinStudio.engine.catalogue import catalogue

    return catalogue()


def run(request: Request, watcher: Watcher) -> object:
    """The answer to `request`, in this process; `start_engine` comes first."""
    return HANDLERS[type(request)](request, watcher)


# ---------------------------------------------------------------- handlers


def _fit(request: FitRequest, watcher: Watcher) -> Twin:
    from brainTwinStudio.engine.fit import fit

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
    from brainTwinStudio.engine.evaluate import evaluate

    began = time.perf_counter()
    what = (request.twin, request.recordings, request.seeds, request.seed)
    held_out, ceiling, floor = evaluate(*what, watcher)
    return Evaluation(held_out, ceiling, floor, time.perf_counter() - began)


def _compare(of: CompareRequest, watcher: Watcher) -> Comparison:
    from brainTwinStudio.engine.comparison import compare_twins

    what = (of.twins, of.names, of.recordings, of.seeds, of.seed)
    return compare_twins(*what, watcher, of.notes)


def _simulate(request: SimulateRequest, watcher: Watcher) -> Simulation:
    from brainTwinStudio.engine.simulate_twin import simulate_twin

    twin = request.twin
    bold = simulate_twin(twin, request.seconds, request.seeds, request.seed)
    names = twin.connectome.parcellation.region_names
    return Simulation(bold, twin.sampling.repetition_time_s, names)


def _scenario(request: ScenarioRequest, watcher: Watcher) -> ScenarioAnswer:
    from brainTwinStudio.engine import scenarios

    scenario, before, after = scenarios.run(request.twin, request.scenario, watcher)
    return ScenarioAnswer(
        scenario, before, after, request.twin.sampling.repetition_time_s
    )


def _benchmark(request: BenchmarkRequest, watcher: Watcher) -> dict[str, Any]:
    from brainTwinStudio.engine.benchmark import benchmark

    return benchmark(request.rows)


HANDLERS: dict[type, Callable[[Any, Watcher], object]] = {
    FitRequest: _fit,
    EvaluateRequest: _evaluate,
    CompareRequest: _compare,
    SimulateRequest: _simulate,
    ScenarioRequest: _scenario,
    BenchmarkRequest: _benchmark,
}


# ---------------------------------------------------------------- watchers


class _SavingWatcher:
    """Another watcher, with the checkpoints of a fit kept in a file."""

    def __init__(self, watcher: Watcher, checkpoint: Checkpoint) -> None:
        self.progress = watcher.progress
        self.preview = watcher.preview
        self.stop_requested = watcher.stop_requested
        self.checkpoint = checkpoint.save


class PipeWatcher:
    """Tells the window how a job goes: 20 numbers and 2 pictures a second at most.

    The first and the last progress of a stage get through (unless stages change more
    than 20 times a second), so nothing looks stuck while a stage compiles.
    """

    def __init__(
        self,
        job_id: int,
        send: Callable[[Message], None],
        stop_requested: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._job_id = job_id
        self._send = send
        self._clock = clock
        self.stop_requested = stop_requested
        self._origin: tuple[float, float] | None = None  # time, fraction
        self._held: Progress | None = None
        self._stage: str | None = None
        self._sent: deque[float] = deque(maxlen=_PROGRESS_PER_S)
        self._pictured_at: float | None = None

    def progress(self, stage: str, fraction: float, loss: float | None = None) -> None:
        now = self._clock()
        fraction = min(max(float(fraction), 0.0), 1.0)
        left = self._seconds_left(now, fraction)
        new_stage = stage != self._stage
        if new_stage and self._has_room(now):
            self.flush()
        self._stage = stage
        number = None if loss is None else float(loss)
        self._held = Progress(self._job_id, stage, fraction, number, left)
        paused = not self._sent or now - self._sent[-1] >= _PROGRESS_PAUSE_S
        if (new_stage or paused) and self._has_room(now):
            self.flush()

    def preview(self, arrays: Mapping[str, Array]) -> None:
        now = self._clock()
        last = self._pictured_at
        if last is not None and now - last < _PREVIEW_PAUSE_S:
            return
        self._pictured_at = now
        copies = {name: np.array(array) for name, array in arrays.items()}
        self._send(Preview(self._job_id, FrozenMap(copies)))

    def checkpoint(self, state: Mapping[str, Array]) -> None:
        """Only requests that name a file are saved, see _SavingWatcher."""

    def flush(self) -> None:
        """Send the progress that was held back."""
        if self._held is not None:
            self._sent.append(self._clock())
            self._send(self._held)
            self._held = None

    def _has_room(self, now: float) -> bool:
        return len(self._sent) < _PROGRESS_PER_S or now - self._sent[0] >= 1.0

    def _seconds_left(self, now: float, fraction: float) -> float | None:
        """From the pace since the first progress: a resumed fit starts half-way."""
        if self._origin is None:
            self._origin = (now, fraction)
        done = fraction - self._origin[1]
        if done < 0.02:
            return None
        return (now - self._origin[0]) / done * (1.0 - fraction)


# ---------------------------------------------------------------- engine process


def serve(connection: Connection, cache_dir: str | None) -> None:
    """Introduce the engine, then answer one request after the other until Quit."""
    corridor = _Corridor(connection)
    try:
        catalogue = start_engine(cache_dir)
    except Exception:
        corridor.send(Failed(ENGINE, NO_START, traceback.format_exc(), mendable=False))
        raise
    corridor.send(Hello(catalogue))
    while (submit := corridor.next()) is not None:
        corridor.send(_answered(submit, corridor))


class _Corridor:
    """The engine's end of the pipe.

    A thread reads it at all times: so the pipe never fills up, a Stop is heard while a
    job computes, and the end of the window's process ends this one, whatever it does.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: SimpleQueue[Submit | None] = SimpleQueue()
        self._stopped: set[int] = set()
        Thread(target=self._listen, name="engine listener", daemon=True).start()

    def send(self, message: Message) -> None:
        try:
            self._connection.send(message)
        except OSError:
            os._exit(0)  # nobody is there any more

    def next(self) -> Submit | None:
        return self._waiting.get()

    def is_stopped(self, job_id: int) -> bool:
        return job_id in self._stopped

    def _listen(self) -> None:
        try:
            while True:
                message = self._connection.recv()
                if isinstance(message, Submit):
                    self._waiting.put(message)
                elif isinstance(message, Stop):
                    self._stopped.add(message.job_id)
                elif isinstance(message, Quit):
                    self._waiting.put(None)
        except (EOFError, OSError):
            os._exit(0)  # the window's process has ended
        except BaseException:
            _log.exception("A message to the engine could not be read.")
            os._exit(1)


def _answered(submit: Submit, corridor: _Corridor) -> Done | Failed:
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
