"""A map of responses in words: for panels."""

from brainTwinStudio.language import tr
from brainTwinStudio.project.response_map import Estimate, ResponseMap
from brainTwinStudio.report.wording import NOT_ESTIMATED, region, significant

ABOUT = tr(
    "Rows respond, columns are stimulated: a pulse to one region at a time, against "
    "the same noise without it, per area of the pulse. 90 % intervals over runs; the "
    "twin's own uncertainty is not in them."
)
OUTCOMES = (
    ("peak", tr("Peak")),
    ("area", tr("Area (s)")),
    ("latency_s", tr("Time of the peak (s)")),
)
ORDER = {
    "distance_mm": tr("distance"),
    "tract_length_mm": tr("tract length"),
    "weight": tr("anatomical weight"),
}


def told(of: Estimate, at: tuple[int, ...] = (), unit: str = "") -> str:
    """'0.12 s [0.11 s, 0.13 s]'."""
    value, low, high = (float(part[at]) for part in (of.value, of.low, of.high))
    if value != value:
        return NOT_ESTIMATED
    ends = f"{significant(low, unit)}, {significant(high, unit)}"
    return f"{significant(value, unit)} [{ends}]"


def of_pair(of: ResponseMap, names: tuple[str, ...], row: int, column: int) -> str:
    """What a region does after a pulse to another, or to itself."""
    at = row, column
    where = tr(
        "{region} after a pulse to {stimulated}",
        region=region(names[row]),
        stimulated=region(names[column]),
    )
    if row == column:
        where = tr("{region} after a pulse to itself", region=region(names[row]))
    lasts = tr("until {time}", time=told(of.lasting_s, at, "s"))
    if float(of.lasting_s.high[at]) == 0:
        lasts = tr("at no time")
    return tr(
        "{where}: peak {peak} after {time}; above its scatter at rest {until}.",
        where=where,
        peak=told(of.peak, at),
        time=told(of.latency_s, at, "s"),
        until=lasts,
    )


def of_order(of: ResponseMap) -> str:
    """What the size of responses goes with."""
    parts = [f"{ORDER[name]} r = {told(one)}" for name, one in of.order.items()]
    return tr("Peaks rank with {order}.", order="; ".join(parts)) if parts else ""
