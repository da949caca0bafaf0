"""The course of a disease that a plan plays, in words and a table."""

import numpy as np

from brainTwinStudio.language import tr, within
from brainTwinStudio.project.disease import KeptCourse
from brainTwinStudio.report.blocks import Block, Table, Text
from brainTwinStudio.report.wording import given, number, region, regions

MOST_ROWS, MOST_TIMES = 8, 6
LEAST = 0.005  # of burden, that is told
BURDEN = tr(
    "Burden as the template assumes it, 0 none to 1 full, intervals not estimated; "
    "the regions with the largest burden at the last time, which the plan plays."
)
NO_BURDEN = tr("No region carries a burden by the last time.")


def course_blocks(course: KeptCourse) -> list[Block]:
    """What was assumed, and the burden of the regions that carry most of it."""
    return [Text(_assumed(course)), _table(course)]


def _assumed(of: KeptCourse) -> str:
    """Which disease, where it begins, with which settings."""
    known = {spec.name: spec for spec in of.info.settings}
    settings = ", ".join(
        f"{tr(known[name].meaning)} {given(value, tr(known[name].unit))}"
        for name, value in of.settings.items()
        if name in known
    )
    told = tr(
        "Course of {disease}, beginning in {where}: {settings}.",
        disease=within(tr(of.info.label)),
        where=_begins(of),
        settings=settings,
    )
    return f"{told} {tr(of.info.assumptions)}"


def _begins(of: KeptCourse) -> str:
    """Regions by the names that a person reads, or what a lesion is called."""
    if set(of.begins) <= set(of.region_names):
        return regions(of.begins)
    return ", ".join(tr(name) for name in of.begins)


def _table(of: KeptCourse) -> Block:
    last, count = of.burden[-1], len(of.times)
    top = [i for i in np.argsort(-last, kind="stable")[:MOST_ROWS] if last[i] >= LEAST]
    if not top:
        return Text(NO_BURDEN, "note")
    evenly = np.linspace(0, count - 1, min(count, MOST_TIMES))
    at = [int(i) for i in evenly.round()]
    unit = tr(of.info.time_unit)
    heads = (tr("Region"), *(given(of.times[i], unit) for i in at))
    rows = tuple(
        (region(of.region_names[i]), *(number(float(of.burden[k, i])) for k in at))
        for i in top
    )
    widths = (2.6, *(1.1,) * len(at))
    return Table(heads, rows, widths, tuple(range(1, len(heads))), BURDEN)
