"""An engine without JAX for the real worker in a real process: what `fit` does is told
by the patient's code. Small nouns for tests live here as well."""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs import process
from brainTwinStudio.jobs.messages import Done, Failed, FitRequest, Hello, Lost, Message
from brainTwinStudio.project import (
    Catalogue,
    Connectome,
    FitSettings,
    FrozenMap,
    ModelSpec,
    ParameterSpec,
    Parcellation,
    Provenance,
    Recording,
    Sampling,
    Twin,
)

if TYPE_CHECKING:  # the window's side of a test knows no engine
    from brainTwinStudio.engine.watcher import Watcher

PATIENCE_S = 30.0
Kind = TypeVar("Kind")


# ---------------------------------------------------------------- small nouns


def small_connectome(n: int = 4) -> Connectome:
    names = tuple(f"r{i}" for i in range(n))
    parcellation = Parcellation("small", names, ("-",) * n, np.zeros((n, 3)))
    return Connectome(parcellation, np.ones((n, n)) - np.eye(n), np.ones((n, n)))


def small_recording(samples: int = 50) -> Recording:
    signals = np.random.default_rng(0).normal(size=(4, samples))
    return Recording("run-1", "bold", signals, 0.5, small_names())


def small_names() -> tuple[str, ...]:
    return small_connectome().parcellation.region_names


def fit_request(does: str = "echo", **more: Any) -> FitRequest:
    return FitRequest(does, small_connectome(), (small_recording(),), **more)


def small_twin(
    message: str = "", outcome: Any = "converged", extra: Any = None
) -> Twin:
    return Twin(
        id="twin-1",
        patient_id="p",
        connectome=small_connectome(),
        spec=ModelSpec(),
        settings=FitSettings(),
        parameter_specs=(ParameterSpec("G", "G", "1", 1.0, 0.0, 2.0, False, "gain"),),
        parameters=FrozenMap({"G": np.array(1.0), "a": np.zeros(4)}),
        sampling=Sampling(2.0, (50,), "present", None),
        outcome=outcome,
        message=message,
        seconds=1.0,
        compile_seconds=0.5,
        free_parameters=5,
        loss_history=np.array([2.0, 1.0]),
        provenance=Provenance("", (), (), "cpu", "float64", "euler", 0.1),
        measured=FrozenMap({} if extra is None else {"fc": extra}),
        train=FrozenMap({"fc_r": 0.5}),
    )


def small_catalogue() -> Catalogue:
    """Tells what the child looks like in place of versions."""
    seen = {
        "nice": os.nice(0),
        "JAX_PLATFORMS": os.environ.get("JAX_PLATFORMS"),
        "modules": " ".join(sorted({name.partition(".")[0] for name in sys.modules})),
        "cache": CONFIGURED,
    }
    none = ((),) * 8
    versions = tuple((name, str(value)) for name, value in seen.items())
    return Catalogue(*none, device="fake", versions=versions)


# ---------------------------------------------------------------- what fit can do

CONFIGURED: list[str | None] = []


def fit(
    patient_id: str,
    connectome: Connectome,
    recordings: tuple[Recording, ...],
    spec: ModelSpec,
    settings: FitSettings,
    watcher: Watcher,
    resume: Mapping[str, np.ndarray] | None = None,
    population: tuple[Twin, ...] = (),
) -> Twin:
    if patient_id == "checkpoint":
        return _count(watcher, resume)
    signals = recordings[0].signals
    if patient_id == "big":
        return small_twin(extra=signals * 2)
    if patient_id == "frozen?":
        frozen = not (signals.flags.writeable or connectome.weights.flags.writeable)
        return small_twin(str(frozen))
    if patient_id == "threads and handles":
        handles = len(list(Path("/proc/self/fd").iterdir()))
        return small_twin(f"{threading.active_count()} {handles}")
    return {
        "echo": _echo,
        "input error": _input_error,
        "fault": _fault,
        "crash": lambda watcher: os._exit(9),
        "until stopped": _until_stopped,
        "deaf": _deaf,
        "storm": _storm,
        "array of JAX": lambda watcher: small_twin(extra=NotNumPy()),
    }[patient_id](watcher)


def _echo(watcher: Watcher) -> Twin:
    watcher.progress("fit", 1.0)
    return small_twin("echo")


def _input_error(watcher: Watcher) -> Twin:
    raise InputError("The recording is too short.")


def _fault(watcher: Watcher) -> Twin:
    raise ZeroDivisionError("a bug of ours")


def _until_stopped(watcher: Watcher) -> Twin:
    steps = 0
    watcher.progress("fit", 0.1)
    while not watcher.stop_requested():
        steps += 1
        time.sleep(0.001)  # the computation
    return small_twin(f"{steps} steps", outcome="stopped")


def _deaf(watcher: Watcher) -> Twin:
    """Computes on and hears no stop; ends when every test has lost its patience."""
    watcher.progress("fit", 0.1)
    until = time.monotonic() + 2 * PATIENCE_S
    while time.monotonic() < until:
        sum(range(1000))
    os._exit(4)


def _storm(watcher: Watcher) -> Twin:
    """1 s of progress and pictures at every chance."""
    until = time.monotonic() + 1.0
    steps = 0
    while time.monotonic() < until:
        steps += 1
        watcher.progress("storm", 0.5, float(steps))
        watcher.preview({"fc": np.full((4, 4), steps)})
    watcher.progress("storm", 1.0, -1.0)
    return small_twin(str(steps))


def _count(watcher: Watcher, resume: Mapping[str, np.ndarray] | None) -> Twin:
    if resume is not None:
        return small_twin("resumed", extra=resume["weights"])
    weights = np.random.default_rng(1).normal(size=(4, 4))
    watcher.checkpoint({"weights": weights, "step": np.array(7)})
    watcher.preview({"weights": weights})
    return _deaf(watcher)


class NotNumPy:
    """Looks like an array of JAX: an array, but not NumPy's."""

    shape = (4, 4)


# ---------------------------------------------------------------- the child


def install() -> None:
    """Put the fake in the engine's place, where the worker's handlers look for it."""
    import brainTwinStudio

    name = "brainTwinStudio.engine"
    package = ModuleType(name)
    package.__path__ = [str(Path(brainTwinStudio.__file__).parent / "engine")]
    parts: dict[str, dict[str, Any]] = {
        "catalogue": {"catalogue": small_catalogue},
        "fit": {"fit": fit},
    }
    sys.modules[name] = package
    package.__dict__["configure"] = CONFIGURED.append
    for part, content in parts.items():
        module = ModuleType(f"{name}.{part}")
        module.__dict__.update(content)
        sys.modules[module.__name__] = module


def entry(connection: Connection, cache_dir: str | None) -> None:
    install()
    process.engine_main(connection, cache_dir)


def entry_that_exits(connection: Connection, cache_dir: str | None) -> None:
    os._exit(3)


def entry_that_cannot_start(connection: Connection, cache_dir: str | None) -> None:
    install()
    sys.modules["brainTwinStudio.engine"].__dict__["configure"] = _broken
    sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    process.engine_main(connection, cache_dir)


def _broken(cache_dir: str | None) -> None:
    raise ImportError("no jaxlib for this processor")


# ---------------------------------------------------------------- the listener


class Ear:
    """Hears what an engine says and waits for what a test wants to hear."""

    def __init__(self) -> None:
        self.messages: queue.Queue[Message] = queue.Queue()
        self.losses: queue.Queue[Lost] = queue.Queue()

    def wait_for(self, kind: type[Kind]) -> Kind:
        """The next message of that kind; the ones before it are thrown away."""
        while True:
            message = self.messages.get(timeout=PATIENCE_S)
            if isinstance(message, kind):
                return message

    def hello(self) -> dict[str, str]:
        return dict(self.wait_for(Hello).catalogue.versions)

    def twin(self) -> Twin:
        """The answer of the next job that is done."""
        message = self.messages.get(timeout=PATIENCE_S)
        while not isinstance(message, Done):
            assert not isinstance(message, Failed), message
            message = self.messages.get(timeout=PATIENCE_S)
        assert isinstance(message.answer, Twin)
        return message.answer

    def loss(self) -> Lost:
        return self.losses.get(timeout=PATIENCE_S)
