"""The engine process as the window sees it: start, ask, stop, kill, notice its end.

Knows no JAX and no Qt. Callbacks come on a thread of ours: a window passes them on
through a queued signal. Every submitted job ends in exactly one Done or Failed, except
those given up by `abandon`, `kill`, `restart` or `close`.
"""

import faulthandler
import itertools
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import TypeVar

from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.losses import lost_with, unreadable
from brainTwinStudio.jobs.messages import (
    ENGINE,
    Done,
    Failed,
    Hello,
    Lost,
    Message,
    Quit,
    Request,
    Stop,
    Submit,
)
from brainTwinStudio.jobs.pausing import GoOn, Pause
from brainTwinStudio.jobs.priority import step_back
from brainTwinStudio.jobs.revived import revived
from brainTwinStudio.language import tr

Entry = Callable[[Connection, str | None], None]
Told = TypeVar("Told")
Asked = Submit | Stop | Pause | GoOn | Quit
_STARTS = 2  # so many losses in a row of an engine that had nothing to do are enough
_END_SECONDS = 2.0  # for an engine to end by itself
_log = logging.getLogger(__name__)


class Engine:
    """One engine process at a time, started again when it is lost."""

    def __init__(
        self,
        on_message: Callable[[Message], None],
        on_lost: Callable[[Lost], None],
        cache_dir: str | None = None,
        entry: Entry | None = None,
    ) -> None:
        self._on_message = on_message
        self._on_lost = on_lost
        self._cache_dir = cache_dir or default_cache_dir()
        self._entry = entry or engine_main
        self._lock = threading.RLock()
        self._job_ids = itertools.count(1)
        self._child: _Child | None = None
        self._awaited: set[int] = set()
        self._idle_losses = 0
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process id of the engine, None while there is none."""
        with self._lock:
            return self._child.pid if self._child else None

    def start(self) -> None:
        """Start the engine unless it runs; its first message is Hello."""
        with self._lock:
            if self._closed:
                raise RuntimeError("The engine was closed.")
            if self._child is None:
                self._child = _Child(
                    self._entry, self._cache_dir, self._received, self._ended
                )

    def submit(self, request: Request) -> int:
        """Ask for an answer and return the job's id; never waits for the engine."""
        with self._lock:
            self.start()
            assert self._child is not None
            job_id = next(self._job_ids)
            self._awaited.add(job_id)
            self._child.send(Submit(job_id, request))
            return job_id

    def stop(self, job_id: int) -> None:
        """Let the job finish at its next step and answer with the best so far."""
        self._tell_of(job_id, Stop(job_id))

    def pause(self, job_id: int) -> None:
        """Let the job wait at its next step; a Paused tells that it does."""
        self._tell_of(job_id, Pause(job_id))

    def go_on(self, job_id: int) -> None:
        """Let a paused job compute further."""
        self._tell_of(job_id, GoOn(job_id))

    def _tell_of(self, job_id: int, message: Pause | GoOn | Stop) -> None:
        with self._lock:
            if self._child is not None and job_id in self._awaited:
                self._child.send(message)

    def abandon(self, job_id: int) -> None:
        """Stop the job and drop everything it still says."""
        with self._lock:
            self.stop(job_id)
            self._awaited.discard(job_id)

    def kill(self) -> None:
        """End the engine at once, without waiting; all its jobs are forgotten."""
        child = self._given_up()
        if child is not None:
            child.kill()

    def restart(self) -> None:
        """Kill the engine and start a new one."""
        with self._lock:
            self.kill()
            self._idle_losses = 0
            self.start()

    def close(self) -> None:
        """End the engine for good and wait until it is gone; asks an idle one first."""
        with self._lock:
            self._closed = True
            busy = bool(self._awaited)
            child = self._given_up()
        if child is None:
            return
        if child.greeted and not busy:
            child.send(Quit())
            child.wait(_END_SECONDS)
        child.kill()
        child.wait(_END_SECONDS)

    def _given_up(self) -> "_Child | None":
        with self._lock:
            child, self._child = self._child, None
            self._awaited.clear()
            return child

    def _received(self, child: "_Child", message: Message) -> None:
        with self._lock:
            if child is not self._child:
                return
            if isinstance(message, Hello):
                child.greeted = True
            elif isinstance(message, Failed) and message.job_id == ENGINE:
                child.details = message.details  # told with the loss that follows
                return
            elif message.job_id not in self._awaited:
                return
            elif isinstance(message, Done | Failed):
                self._awaited.discard(message.job_id)
                self._idle_losses = 0
        _tell(self._on_message, _checked(message))

    def _ended(self, child: "_Child", exit_code: int) -> None:
        with self._lock:
            if child is not self._child:
                return
            jobs = sorted(self._awaited)
            self._given_up()
            unused = not (child.greeted and jobs)
            self._idle_losses = self._idle_losses + 1 if unused else 0
            restarting = self._idle_losses < _STARTS
        lost = lost_with(exit_code, child.details, restarting)
        for job_id in jobs:
            failed = Failed(job_id, lost.sentence, lost.details, False, lost=True)
            _tell(self._on_message, failed)
        _tell(self._on_lost, lost)
        if restarting:
            self._start_again()

    def _start_again(self) -> None:
        try:
            with self._lock:
                if not self._closed:
                    self.start()
        except OSError as error:
            sentence = tr("The engine could not be started ({error}).", error=error)
            _tell(self._on_lost, Lost(None, sentence, "", restarting=False))


class _Child:
    """One process, its pipe, and the two threads that read and write it.

    Both directions have a thread on both sides, so no full pipe can block anybody. The
    reader alone waits for the process and closes what belongs to it.
    """

    def __init__(
        self,
        entry: Entry,
        cache_dir: str,
        on_message: Callable[["_Child", Message], None],
        on_end: Callable[["_Child", int], None],
    ) -> None:
        self.greeted = False
        self.details = ""
        self._on_message = on_message
        self._on_end = on_end
        self._outbox: SimpleQueue[Asked | None] = SimpleQueue()
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(
            target=entry, args=(theirs, cache_dir), name="engine", daemon=True
        )
        try:
            self._process.start()
        except BaseException:
            self._connection.close()
            raise
        finally:
            theirs.close()
        self.pid = self._process.pid
        self._writer = threading.Thread(target=self._write, name="engine writer")
        self._reader = threading.Thread(target=self._read, name="engine reader")
        for thread in (self._writer, self._reader):
            thread.daemon = True
            thread.start()

    def send(self, message: Asked) -> None:
        self._outbox.put(message)

    def kill(self) -> None:
        with suppress(ValueError):  # it ended by itself and was put away
            self._process.kill()

    def wait(self, seconds: float) -> None:
        if threading.current_thread() is not self._reader:
            self._reader.join(seconds)

    def _write(self) -> None:
        while (message := self._outbox.get()) is not None:
            try:
                self._connection.send(message)
            except OSError:
                return  # the reader notices, too
            except Exception as error:  # it cannot be pickled: nothing was sent
                _log.exception("A message to the engine could not be sent.")
                if isinstance(message, Submit):
                    self._on_message(self, unreadable(message.job_id, error))

    def _read(self) -> None:
        try:
            while True:
                self._on_message(self, self._connection.recv())
        except (EOFError, OSError):
            pass
        except Exception:
            _log.exception("A message of the engine could not be read.")
            self.kill()
        self._outbox.put(None)
        self._process.join(_END_SECONDS)
        self._process.kill()
        self._process.join()
        self._writer.join()
        self._connection.close()
        exit_code = self._process.exitcode
        self._process.close()
        self._on_end(self, exit_code or 0)


def engine_main(connection: Connection, cache_dir: str | None) -> None:
    """What the engine process does: good manners first, then the worker's loop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the window decides what Ctrl+C means
    if sys.stderr is not None:
        faulthandler.enable()
    step_back()
    os.environ.setdefault("JAX_PLATFORMS", "cpu")
    from brainTwinStudio.jobs import worker

    worker.serve(connection, cache_dir)


def _checked(message: Message) -> Message:
    try:
        return revived(message)
    except Exception as error:
        _log.exception("The engine sent something that does not hold together.")
        return unreadable(getattr(message, "job_id", ENGINE), error)


def _tell(callback: Callable[[Told], None], news: Told) -> None:
    try:
        callback(news)
    except Exception:
        _log.exception("Whoever listens to the engine failed.")
