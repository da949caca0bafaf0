"""Closed loops in words, for the window."""

import math

from brainTwinStudio.language import tr
from brainTwinStudio.project.loop import LoopComparison, LoopRow, Measured
from brainTwinStudio.report.wording import NOT_ESTIMATED, number, significant

HEADS = (
    tr("Controller"),
    tr("Seizure time, 95 %"),
    tr("Less than none"),
    tr("Regions"),
    tr("Energy"),
)
SPARED = (2, 3)  # columns that a narrow table can do without
MARKERS = (  # name, label
    ("line_length", tr("Line length")),
    ("band_power", tr("Band power")),
    ("variance", tr("Variance (early warning)")),
    ("lag_one", tr("Lag-1 correlation (early warning)")),
)
TRIGGER = tr(
    "{controller}, listening by itself: on {when} the beginning, the median; missed "
    "{missed}; {false} false per min."
)
AFTER, BEFORE = tr("{time} after"), tr("{time} before")
BASIS = tr(
    "Without the plan; {runs} runs of {seconds} s on the same noise, delay {delay} ms. "
    "Sensed: {sensed}. Stimulated: {stimulated}."
)


def cells(row: LoopRow) -> tuple[str, ...]:
    """By HEADS; without stimulation nothing is less than itself."""
    none = row.name == "none"
    return (
        tr(row.label),
        percent(row.share_ill),
        "" if none else percent(row.less_ill),
        _plain(row.regions, 1),
        "" if none else _rounded(row.energy),
    )


def basis(found: LoopComparison, sensed: str, stimulated: str) -> str:
    return BASIS.format(
        runs=found.runs,
        seconds=number(found.seconds, 0),
        delay=number(1000 * found.delay_s, 0),
        sensed=sensed,
        stimulated=stimulated,
    )


def trigger(row: LoopRow) -> str:
    """When the trigger of a controller turns on, "" where it has none."""
    if not math.isfinite(row.missed.value):
        return ""
    late = row.latency_s
    when = AFTER.format(time=NOT_ESTIMATED)
    if math.isfinite(late.value):
        sign = -1 if late.value < 0 else 1
        ends = sorted((sign * late.low, sign * late.high))
        low, high = (number(one, 2) for one in ends)
        time = f"{number(abs(late.value), 2)} s [{low}, {high}]"
        when = (BEFORE if sign < 0 else AFTER).format(time=time)
    return TRIGGER.format(
        controller=tr(row.label),
        when=when,
        missed=percent(row.missed),
        false=_plain(row.false_per_min, 1),
    )


def percent(of: Measured) -> str:
    """As '28 % [11, 45]'."""
    if not math.isfinite(of.value):
        return NOT_ESTIMATED
    value, low, high = (number(100 * one, 0) for one in (of.value, of.low, of.high))
    return f"{value} % [{low}, {high}]"


def _plain(of: Measured, digits: int) -> str:
    if not math.isfinite(of.value):
        return NOT_ESTIMATED
    value, low, high = (number(one, digits) for one in (of.value, of.low, of.high))
    return f"{value} [{low}, {high}]"


def _rounded(of: Measured) -> str:
    if not math.isfinite(of.value):
        return NOT_ESTIMATED
    value, low, high = (
        significant(one, digits=2) for one in (of.value, of.low, of.high)
    )
    return f"{value} [{low}, {high}]"
