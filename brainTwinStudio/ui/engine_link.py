"""The engine as the window sees it: jobs in a queue, one at a time, and their course.

Owns nothing that would be lost with the engine: an answer is passed on once, and a fit
that was interrupted resumes from its checkpoint.
"""

import time
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from brainTwinStudio.jobs.messages import (
    Done,
    Failed,
    Hello,
    Lost,
    Message,
    Preview,
    Progress,
    Request,
)
from brainTwinStudio.jobs.pausing import Paused
from brainTwinStudio.jobs.process import Engine
from brainTwinStudio.language import tr
from brainTwinStudio.project import Catalogue
from brainTwinStudio.ui.job import Job, State, light
from brainTwinStudio.ui.job_kinds import KINDS, QUIET

KEPT_COURSE = 4000
STOPPED_NOW = tr(
    "Stopped at once. What the fit had reached at its last checkpoint is kept."
)


class EngineLink(QObject):
    """Queue of jobs in front of one engine process.

    jobs_changed: a job came, began, ended. progressed(Job): numbers of the running one,
    at most 20 a second. finished(Job): done, failed or lost, told once. answered(Job):
    the same of quiet jobs, which go first and are in no list: a newer one takes the
    place of one of its kind that waits.
    """

    jobs_changed = Signal()
    progressed = Signal(object)
    finished = Signal(object)
    answered = Signal(object)
    greeted = Signal(object)
    engine_lost = Signal(object)
    _told = Signal(object)

    def __init__(
        self, parent: QObject | None = None, engine: Engine | None = None
    ) -> None:
        super().__init__(parent)
        self._engine = engine or Engine(self._told.emit, self._told.emit)
        self._told.connect(self._heard)
        self._ids = 0
        self._jobs: dict[int, Job] = {}
        self._running: tuple[int, int] | None = None  # ours, the engine's
        self._seen: tuple[Job, ...] = ()
        self.catalogue: Catalogue | None = None
        self.state = "warming up"
        self.held = False  # whether the queue waits

    # ------------------------------------------------------------ what the window asks

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The running one first, then the queue, then what is over, newest first."""
        loud = [job for job in self._jobs.values() if job.kind != QUIET]
        live = [job for job in loud if not job.is_over]
        live.sort(key=lambda job: job.state == "queued")
        over = [job for job in loud if job.is_over]
        return (*live, *reversed(over))

    @property
    def pid(self) -> int | None:
        """The process id of the engine."""
        return self._engine.pid

    def start(self) -> None:
        self._engine.start()

    def submit(self, request: Request, title: str) -> Job:
        """Put a request into the queue; an engine that was given up tries again."""
        if self.state == "lost":
            self.state = "warming up"
        self._ids += 1
        job = Job(self._ids, KINDS[type(request)], title, request)
        if job.kind == QUIET:
            self._drop_waiting(type(request))
        self._jobs[job.id] = job
        self._forget_old()
        self._next()
        return self._jobs[job.id]

    def _drop_waiting(self, asked: type) -> None:
        for job in tuple(self._jobs.values()):
            if job.state == "queued" and isinstance(job.request, asked):
                del self._jobs[job.id]

    def move(self, job_id: int, by: int) -> None:
        """Let a waiting job come so many places later; negative: earlier."""
        waiting = [job.id for job in self.jobs if job.state == "queued"]
        if job_id not in waiting:
            return
        at = waiting.index(job_id)
        waiting.insert(min(max(at + by, 0), len(waiting) - 1), waiting.pop(at))
        others = {i: job for i, job in self._jobs.items() if i not in waiting}
        self._jobs = others | {i: self._jobs[i] for i in waiting}
        self._next()

    def hold(self, held: bool) -> None:
        """Begin no further job of the queue, or go on with it. Quiet ones still go."""
        self.held = held
        self._seen = ()
        self._next()

    def pause(self, job_id: int) -> None:
        """Let the running job wait at its next step."""
        self._steer(job_id, "running", "pausing")

    def go_on(self, job_id: int) -> None:
        """Let a job that waits compute further."""
        self._steer(job_id, "pausing", "running")
        self._steer(job_id, "paused", "running")

    def _steer(self, job_id: int, was: State, becomes: State) -> None:
        job = self._jobs.get(job_id)
        if job is None or self._running is None or self._running[0] != job_id:
            return
        if job.state != was or not job.can_stop:
            return
        asks = self._engine.pause if becomes == "pausing" else self._engine.go_on
        asks(self._running[1])
        self._jobs[job_id] = replace(_moved_on(job), state=becomes)
        self.jobs_changed.emit()

    def stop(self, job_id: int) -> None:
        """Let a running job end at its next step with its best; drop a waiting one."""
        job = self._jobs.get(job_id)
        if job is None or job.is_over:
            return
        if self._running is None or self._running[0] != job_id:
            del self._jobs[job_id]
        else:
            self._engine.stop(self._running[1])
            self._jobs[job_id] = replace(_moved_on(job), state="stopping")
        self.jobs_changed.emit()

    def kill(self, job_id: int) -> None:
        """End a running job at once, engine and all; its checkpoint stays."""
        job = self._jobs.get(job_id)
        if job is None or self._running is None or self._running[0] != job_id:
            return
        self._running = None
        self.state = "warming up"
        self._engine.restart()
        self._end(replace(job, state="lost", sentence=STOPPED_NOW))

    def discard(self, job_id: int) -> None:
        """Forget a job and whatever it would have answered."""
        job = self._jobs.pop(job_id, None)
        if job is None:
            return
        if self._running is not None and self._running[0] == job_id:
            self._running = None
            self.state = "warming up"
            self._engine.restart()
        self._next()

    def leave(self) -> None:
        """Another project: no job of the one before is of interest any more."""
        if self._running is not None:
            self._engine.abandon(self._running[1])
            self._running = None
        self._jobs.clear()
        self.jobs_changed.emit()

    def forget(self, job_id: int) -> None:
        """Take a job that is over off the list."""
        if job_id in self._jobs and self._jobs[job_id].is_over:
            del self._jobs[job_id]
            self.jobs_changed.emit()

    def close(self) -> None:
        """End the engine for good."""
        self._jobs.clear()
        self._running = None
        self._engine.close()

    # ------------------------------------------------------------ what the engine says

    def _heard(self, message: Message | Lost) -> None:
        if isinstance(message, Hello):
            self.catalogue = message.catalogue
            self.state = "ready"
            self.greeted.emit(message.catalogue)
        elif isinstance(message, Lost):
            self.state = "warming up" if message.restarting else "lost"
            self.engine_lost.emit(message)
            self._next()
        elif self._running is None or message.job_id != self._running[1]:
            return
        elif isinstance(message, Progress):
            self._progress(self._jobs[self._running[0]], message)
        elif isinstance(message, Paused):
            job = self._jobs[self._running[0]]
            if job.state == "pausing":
                now = time.monotonic()
                self._jobs[job.id] = replace(job, state="paused", paused_at=now)
                self.jobs_changed.emit()
        elif isinstance(message, Preview):
            job = replace(self._jobs[self._running[0]], preview=message.arrays)
            self._put(job)
        elif isinstance(message, Done):
            job = self._jobs[self._running[0]]
            self._running = None
            self._end(replace(job, state="done", fraction=1.0, answer=message.answer))
        elif isinstance(message, Failed):
            self._failed(message)

    def _progress(self, job: Job, message: Progress) -> None:
        now = time.monotonic() - job.started
        stages, course = job.stages, job.course
        if not stages or stages[-1][0] != message.stage:
            stages = (*stages, (message.stage, now))
        if message.loss is not None:
            course = (*course[-KEPT_COURSE:], (now, message.stage, message.loss))
        news = replace(
            job,
            stage=message.stage,
            fraction=message.fraction,
            seconds_left=message.seconds_left,
            seconds=now,
            stages=stages,
            course=course,
        )
        self._put(news)

    def _put(self, job: Job) -> None:
        self._jobs[job.id] = job
        if job.kind != QUIET:
            self.progressed.emit(job)

    def _failed(self, message: Failed) -> None:
        assert self._running is not None
        job = self._jobs[self._running[0]]
        self._running = None
        self._end(
            replace(
                job,
                state="lost" if message.lost else "failed",
                sentence=message.sentence,
                details=message.details,
            )
        )

    def _end(self, job: Job) -> None:
        job = replace(job, seconds=time.monotonic() - job.started, seconds_left=None)
        if job.kind == QUIET:
            del self._jobs[job.id]
            self.answered.emit(job)
        else:
            self._jobs[job.id] = replace(job, answer=light(job.answer))
            self.finished.emit(job)
        self._next()

    def _next(self) -> None:
        if self._running is None:
            waiting = [
                job
                for job in self._jobs.values()
                if job.state == "queued" and not (self.held and job.kind != QUIET)
            ]
            if waiting and self.state != "lost":
                job = min(waiting, key=lambda one: one.kind != QUIET)
                engine_id = self._engine.submit(job.request)
                self._running = (job.id, engine_id)
                self._jobs[job.id] = replace(
                    job, state="running", started=time.monotonic()
                )
        if self.jobs != self._seen:
            self._seen = self.jobs
            self.jobs_changed.emit()

    def _forget_old(self) -> None:
        over = [job.id for job in self._jobs.values() if job.is_over]
        for job_id in over[:-12]:
            del self._jobs[job_id]


def _moved_on(job: Job) -> Job:
    """The job after its pause, whose time does not count."""
    if job.state != "paused":
        return job
    waited = time.monotonic() - job.paused_at
    return replace(job, started=job.started + waited, paused=job.paused + waited)
