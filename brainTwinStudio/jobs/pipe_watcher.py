"""What a job says on its way, thinned before it goes through the pipe."""

import time
from collections import deque
from collections.abc import Callable, Mapping

import numpy as np

from brainTwinStudio.jobs.messages import Message, Preview, Progress
from brainTwinStudio.project import Array, FrozenMap

_PROGRESS_PAUSE_S = 1 / 15  # leaves room for the changes of stage within 20 a second
_PROGRESS_PER_S = 19  # and the very last one, which always gets through
_PREVIEW_PAUSE_S = 1 / 2
_PAUSE_S = 0.1  # waiting longer than this for an answer, a job was paused


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
        self._stop_requested = stop_requested
        self._origin: tuple[float, float] | None = None  # time, fraction
        self._held: Progress | None = None
        self._stage: str | None = None
        self._sent: deque[float] = deque(maxlen=_PROGRESS_PER_S)
        self._pictured_at: float | None = None

    def stop_requested(self) -> bool:
        """Whether to end at this step; a paused job waits in here, and that time does
        not count where it is told how long the job still takes."""
        began = self._clock()
        stopped = self._stop_requested()
        waited = self._clock() - began
        if self._origin is not None and waited > _PAUSE_S:
            self._origin = (self._origin[0] + waited, self._origin[1])
        return stopped

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
        """Only requests that name a file are saved, see worker.py."""

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
