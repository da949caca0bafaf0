"""The course of a disease, as the 3D view plays it. Pure, without Qt."""

import numpy as np

from brainTwinStudio.language import tr, within
from brainTwinStudio.project import Array
from brainTwinStudio.project.disease import KeptCourse
from brainTwinStudio.report.wording import significant
from brainTwinStudio.ui.panels.brain_played import Activity, rows_of

BURDEN = tr(
    "Burden as the template assumes it, intervals not estimated; the plan plays the "
    "last time."
)


def burdens_of(
    courses: tuple[KeptCourse, ...], names: tuple[str, ...]
) -> list[Activity]:
    """The burden of every region in each course."""
    return [_burden(number, one, names) for number, one in enumerate(courses)]


def _burden(number: int, course: KeptCourse, names: tuple[str, ...]) -> Activity:
    """One second for each time it was computed at; nothing is filled in between."""
    at, last = rows_of(course.region_names, names), len(course.times) - 1

    def place(time_s: float) -> int:
        return min(round(time_s), last)

    def row(time_s: float) -> Array:
        return np.where(at >= 0, course.burden[place(time_s)][at], np.nan)

    def clock(time_s: float) -> str:
        unit = tr(course.info.time_unit)
        now, end = (significant(course.times[i]) for i in (place(time_s), last))
        return tr("{time} of {end}", time=now, end=f"{end} {unit}")

    label = tr("Burden, {disease}", disease=within(tr(course.info.label)))
    high = float(course.burden.max()) or 1.0
    return Activity(
        f"burden-{number}", label, label, "", float(max(last, 1)), 1.0,
        (0.0, high), False, row, note=BURDEN, of_plan=True, clock=clock,
        stands_out="high",
    )  # fmt: skip
