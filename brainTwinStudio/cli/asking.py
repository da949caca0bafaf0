"""Asking the engine, in this process, the way the window asks it in another."""

from typing import TypeVar

from brainTwinStudio.cli import progress
from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.messages import Request
from brainTwinStudio.project import Catalogue

Kind = TypeVar("Kind")


def start_engine() -> Catalogue:
    """Load JAX; seconds, so only once it is sure that there is something to do."""
    return worker.start_engine(default_cache_dir())


def ask(request: Request, kind: type[Kind]) -> Kind:
    """The answer to `request`; Ctrl-C ends it without one."""
    with progress.watching() as watcher:
        return _checked(worker.run(request, watcher), kind)


def ask_until_stopped(request: Request, kind: type[Kind]) -> Kind:
    """The answer to `request`, or the best so far after a Ctrl-C."""
    with (
        progress.stopping_on_interrupt() as stop_requested,
        progress.watching(stop_requested) as watcher,
    ):
        return _checked(worker.run(request, watcher), kind)


def _checked(answer: object, kind: type[Kind]) -> Kind:
    if not isinstance(answer, kind):
        raise TypeError(f"The engine answered {type(answer).__name__}.")
    return answer
