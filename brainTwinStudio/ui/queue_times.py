"""When the queue will be done, from what jobs took on this computer."""

import json
import logging
import math
import statistics
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from brainTwinStudio.analysis.quality import count_of
from brainTwinStudio.errors import FileError
from brainTwinStudio.files.disk import replacing
from brainTwinStudio.jobs.messages import FitRequest
from brainTwinStudio.language import tr
from brainTwinStudio.ui.effort_times import EffortTimes
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.panels.fit_choices import size_of_request

FILE, KEPT = "job_times.json", 7
DAYS = tr("Mon Tue Wed Thu Fri Sat Sun").split()
_log = logging.getLogger(__name__)


class QueueTimes:
    """How long jobs of every kind took here, kept in a folder of the program. Fits have
    times of their own: they depend on effort and size."""

    def __init__(self, folder: Path, fits: EffortTimes) -> None:
        self._path, self._fits = folder / FILE, fits
        self._took: dict[str, list[float]] = _read(self._path)

    def remember(self, job: Job) -> None:
        """Keep how long a job took; one that was stopped or paused says nothing."""
        if job.state != "done" or job.kind == "fit" or job.paused:
            return
        if getattr(job.answer, "outcome", "") == "stopped":
            return
        took = [*self._took.get(job.kind, []), round(job.seconds, 2)]
        self._took[job.kind] = took[-KEPT:]
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._path) as stream:
                stream.write(json.dumps(self._took, indent=1).encode())
        except (OSError, FileError) as error:
            _log.warning("The times of jobs cannot be kept: %s", error)

    def seconds_of(self, job: Job) -> float | None:
        """How long a job will take in all, None where none like it was timed."""
        if isinstance(job.request, FitRequest):
            effort, size = size_of_request(job.request)
            spec = job.request.spec
            estimate = self._fits.estimate(
                effort, size, learned=spec.learns_connectome, dynamics=spec.dynamics
            )
            known = estimate.basis != "none"
            return math.sqrt(estimate.low * estimate.high) if known else None
        took = self._took.get(job.kind)
        return statistics.median(took) if took else None

    def left_of(self, job: Job) -> float | None:
        """How long it still takes."""
        if job.seconds_left is not None and math.isfinite(job.seconds_left):
            return job.seconds_left
        whole = self.seconds_of(job)
        return None if whole is None else max(whole - job.seconds, 0.0)

    def finish(
        self, jobs: Sequence[Job], *, held: bool = False, now: datetime | None = None
    ) -> str:
        """'done about 14:35' for all that runs and waits; "" where nothing does."""
        live = [job for job in jobs if not job.is_over]
        waiting = [job for job in live if job.state == "queued"]
        if any(job.waits for job in live):
            return tr("paused")
        if held and waiting:
            return tr("{jobs} held", jobs=count_of(len(waiting), tr("job"), tr("jobs")))
        if not live:
            return ""
        return _told([self.left_of(job) for job in live], now or _now())


def _told(left: Sequence[float | None], now: datetime) -> str:
    known = [seconds for seconds in left if seconds is not None]
    unknown = len(left) - len(known)
    if not known:
        return tr("when it is done cannot be told yet")
    end = now + timedelta(seconds=sum(known) + 30)  # to the nearest minute
    day = "" if end.date() == now.date() else f"{DAYS[end.weekday()]} "
    if unknown:
        untimed = count_of(unknown, tr("job"), tr("jobs"))
        return tr(
            "not before {day}{time:%H:%M}; {jobs} never timed here",
            day=day,
            time=end,
            jobs=untimed,
        )
    return tr("done about {day}{time:%H:%M}", day=day, time=end)


def _now() -> datetime:
    return datetime.now().astimezone()


def _read(path: Path) -> dict[str, list[float]]:
    try:
        found = json.loads(path.read_text("utf-8"))
        return {
            str(kind): [float(s) for s in took if 0 < float(s) < 1e6]
            for kind, took in found.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        _log.warning("%s is not understood: %r", path, error)
        return {}
