"""A map of responses in words: for panels."""

from brainTwinStudio.project.response_map import Estimate, ResponseMap
from brainTwinStudio.report.wording import NOT_ESTIMATED, region, significant

ABOUT = (
    "Rows respond, columns are stimulated: a pulse to one region at a time, against "
    "the same noise without it, per area of the pulse. 90 % intervals over runs; the "
    "twin's own uncertainty is not in them."
)
OUTCOMES = (
    ("peak", "Peak"),
    ("area", "Area (s)"),
    ("latency_s", "Time of the peak (s)"),
)
ORDER = {
    "distance_mm": "distance",
    "tract_length_mm": "tract length",
    "weight": "anatomical weight",
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
    where = f"{region(names[row])} after a pulse to {region(names[column])}"
    if row == column:
        where = f"{region(names[row])} after a pulse to itself"
    lasts = f"until {told(of.lasting_s, at, 's')}"
    if float(of.lasting_s.high[at]) == 0:
        lasts = "at no time"
    return (
        f"{where}: peak {told(of.peak, at)} after {told(of.latency_s, at, 's')}; above "
        f"its scatter at rest {lasts}."
    )


def of_order(of: ResponseMap) -> str:
    """What the size of responses goes with."""
    parts = [f"{ORDER[name]} r = {told(one)}" for name, one in of.order.items()]
    return f"Peaks rank with {'; '.join(parts)}." if parts else ""
