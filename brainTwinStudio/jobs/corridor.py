"""The engine's end of the pipe to the window."""

import logging
import os
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Condition, Thread

from brainTwinStudio.jobs.messages import Message, Quit, Stop, Submit
from brainTwinStudio.jobs.pausing import GoOn, Pause, Paused

_log = logging.getLogger(__name__)


class Corridor:
    """A thread reads the pipe at all times: so it never fills up, a Stop is heard while
    a job computes, and the end of the window's process ends this one, whatever it does.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: SimpleQueue[Submit | None] = SimpleQueue()
        self._stopped: set[int] = set()
        self._paused: set[int] = set()
        self._told = Condition()
        Thread(target=self._listen, name="engine listener", daemon=True).start()

    def send(self, message: Message) -> None:
        try:
            self._connection.send(message)
        except OSError:
            os._exit(0)  # nobody is there any more

    def next(self) -> Submit | None:
        return self._waiting.get()

    def is_stopped(self, job_id: int) -> bool:
        """Asked by a job at each of its steps: the answer waits while it is paused."""
        if job_id in self._paused:
            self.send(Paused(job_id))
            with self._told:
                self._told.wait_for(lambda: not self._holds(job_id))
        return job_id in self._stopped

    def _holds(self, job_id: int) -> bool:
        return job_id in self._paused and job_id not in self._stopped

    def _note(self, message: Stop | Pause | GoOn) -> None:
        with self._told:
            if isinstance(message, Stop):
                self._stopped.add(message.job_id)
            elif isinstance(message, Pause):
                self._paused.add(message.job_id)
            else:
                self._paused.discard(message.job_id)
            self._told.notify_all()

    def _listen(self) -> None:
        try:
            while True:
                message = self._connection.recv()
                if isinstance(message, Submit):
                    self._waiting.put(message)
                elif isinstance(message, Stop | Pause | GoOn):
                    self._note(message)
                elif isinstance(message, Quit):
                    self._waiting.put(None)
        except (EOFError, OSError):
            os._exit(0)  # the window's process has ended
        except BaseException:
            _log.exception("A message to the engine could not be read.")
            os._exit(1)
