"""What the strip of jobs says about a job."""

from collections.abc import Sequence
from dataclasses import dataclass

from brainTwinStudio.language import heard, tr
from brainTwinStudio.report.wording import significant
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.fit_stages import COMPILING, key_of, position, stage_name
from brainTwinStudio.ui.time_words import left, spent

NEVER = tr("No job yet")
EMPTY = tr("Queue empty")
PAUSING = tr("pausing at the next step")
PAUSED = tr("paused; the engine waits")
STOPPING = tr("stopping; the best so far is kept")
STOPPING_COMPILE = tr("stopping; compiling cannot be interrupted")
LOST = tr("The calculation stopped unexpectedly. Your project is unharmed.")
MARKS = {
    "queued": ("clock", "text3"),
    "running": ("clock", "accent"),
    "pausing": ("pause", "accent"),
    "paused": ("pause", "warn"),
    "stopping": ("clock", "accent"),
    "done": ("tick", "ok"),
    "failed": ("warning", "bad"),
    "lost": ("warning", "warn"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A job in one line: icon and its colour, what it is, how it stands."""

    icon: str
    token: str
    title: str
    text: str


def line_of(job: Job) -> Line:
    """A job as a row of the list."""
    name, token = MARKS[job.state]
    return Line(name, token, job.title, _standing(job))


def latest_of(jobs: Sequence[Job]) -> Job | None:
    """The job the strip at rest tells of: the last that ended, but not a free run that
    the window itself asked for, unless it failed or is alone."""
    over = [job for job in jobs if job.is_over]
    asked = [job for job in over if job.kind != "simulate" or job.state != "done"]
    return next(iter(asked or over), None)


def ended_of(job: Job | None) -> Line:
    """The latest job that is over, for the strip at rest."""
    if job is None:
        return Line("clock", "text3", NEVER, "")
    name, token = MARKS[job.state]
    if job.state == "done":
        stopped = getattr(job.answer, "outcome", "") == "stopped"
        ended = tr("{job} stopped early") if stopped else tr("{job} finished")
        return Line(name, token, ended.format(job=job.title), spent(job.seconds))
    ended = tr("{job} was lost") if job.state == "lost" else tr("{job} failed")
    why = heard(job.sentence) or LOST
    return Line(name, token, ended.format(job=job.title), why)


def stage_of(job: Job) -> str:
    """'stage 3 of 6, learned connectome', or that it is being stopped."""
    if job.state == "stopping":
        compiling = key_of(job.stage) == COMPILING
        return STOPPING_COMPILE if compiling else STOPPING
    if job.waits:
        return PAUSED if job.state == "paused" else PAUSING
    return position(job)


def left_of(job: Job) -> str:
    """'about 1–2 min left'; what is known while it cannot be told."""
    if job.state == "paused":
        return ""
    if key_of(job.stage) == COMPILING:
        return tr("compiling (first time only)")
    return left(job.seconds_left)


def going_of(job: Job) -> str:
    """'Fitting, 8 %, about 20–60 s left.', for the panel that waits for a job."""
    stage = stage_name(job.stage) or tr("Starting")
    parts = (stage, f"{100 * job.fraction:.0f} %", left_of(job))
    return ", ".join(part for part in parts if part) + "."


def loss_of(job: Job) -> str:
    """'loss 0.169', "" while there is none."""
    if not job.course:
        return ""
    return tr("loss {loss}", loss=significant(job.course[-1][2]))


def queue_of(jobs: Sequence[Job]) -> int:
    """How many wait."""
    return sum(job.state == "queued" for job in jobs)


def _standing(job: Job) -> str:
    if job.state == "queued":
        return tr("in the queue")
    if job.state == "done":
        return tr("finished, {time}", time=spent(job.seconds))
    if job.is_over:
        return heard(job.sentence) or LOST
    return f"{stage_of(job)}, {100 * job.fraction:.0f} %"
