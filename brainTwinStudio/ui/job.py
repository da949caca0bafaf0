"""One job of the engine, as the window shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from brainTwinStudio.jobs.messages import Request, ScenarioAnswer, Simulation
from brainTwinStudio.project import Array
from brainTwinStudio.project.full_seizure import FullSeizure
from brainTwinStudio.project.loop import LoopComparison
from brainTwinStudio.ui.job_kinds import STOPS, JobKind

State = Literal[
    "queued", "running", "pausing", "paused", "stopping", "done", "failed", "lost"
]


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One request on its way.

    course: (seconds since it began, stage, loss) of every progress that had a loss.
    stages: (stage, seconds since it began) in order. preview: arrays to draw, such as
    "fc" (region, region). answer: what came back, once it is done. started, paused_at:
    on the clock of time.monotonic, moved on by a pause; paused: seconds of all pauses,
    which `seconds` does not hold.
    """

    id: int
    kind: JobKind
    title: str
    request: Request
    state: State = "queued"
    stage: str = ""
    fraction: float = 0.0
    seconds_left: float | None = None
    started: float = 0.0
    seconds: float = 0.0
    course: tuple[tuple[float, str, float], ...] = ()
    stages: tuple[tuple[str, float], ...] = ()
    preview: Mapping[str, Array] = field(default_factory=dict)
    sentence: str = ""
    details: str = ""
    answer: object = None
    paused_at: float = 0.0
    paused: float = 0.0

    @property
    def is_over(self) -> bool:
        return self.state in ("done", "failed", "lost")

    @property
    def can_stop(self) -> bool:
        """A running fit stops at its next step; so do paired simulations, a comparison
        before its next twin, a forecast before its next recording."""
        going = ("running", "pausing", "paused")
        return self.state in going and self.kind in STOPS

    @property
    def can_pause(self) -> bool:
        """What can be stopped at a step can wait there."""
        return self.state == "running" and self.kind in STOPS

    @property
    def waits(self) -> bool:
        """Whether it was asked to wait."""
        return self.state in ("pausing", "paused")


def newer(known: Job | None, told: Job | None) -> Job | None:
    """Of two pictures of one job the later: views and progress come by two ways. None
    where nothing is told any more."""
    if known is None or told is None or known.id != told.id:
        return told
    if told.state != known.state and told.state != "running":
        return told
    return known if known.seconds > told.seconds else told


def light(answer: object) -> object:
    """An answer without its simulated runs: those belong to whoever takes them now."""
    if isinstance(answer, Simulation | FullSeizure | LoopComparison):
        return None
    if isinstance(answer, ScenarioAnswer):
        nothing = np.zeros((0, 0, 0))
        return replace(answer, before=nothing, after=nothing)
    return answer
