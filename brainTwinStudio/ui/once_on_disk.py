"""Answers with many arrays, which are on the disk before the window takes them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from brainTwinStudio.jobs.messages import ScenarioAnswer
from brainTwinStudio.project import Scenario, Twin
from brainTwinStudio.ui.background import in_background
from brainTwinStudio.ui.job import Job
from brainTwinStudio.ui.plan_runs import FULL_SEEDS

if TYPE_CHECKING:
    from brainTwinStudio.ui.studio import Studio


def once_on_disk(
    studio: "Studio", job: Job, noun: object, take: Callable[[Job], None]
) -> None:
    """Take a job once the arrays of what it answered are written, which happens beside
    the window: a twin has dozens, and a slow disk takes 10 ms for each. Where the disk
    refuses, taking it says why."""
    store = studio.session.store
    if store is None or store.read_only:
        take(job)
        return

    def go_on(_: object) -> None:
        studio.guarded(take)(job)

    in_background(studio, lambda: store.prepare(noun), go_on, go_on)


def for_keeps(answer: object) -> Twin | Scenario | None:
    """What of an answer goes into the project: a twin, a full run of a plan."""
    if isinstance(answer, ScenarioAnswer):
        return answer.scenario if answer.scenario.seeds >= FULL_SEEDS else None
    return answer if isinstance(answer, Twin) else None
