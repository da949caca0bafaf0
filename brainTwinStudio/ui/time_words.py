"""Times in words: how long it took, and how long it may still take."""

import math

from brainTwinStudio.language import tr

NARROW_S, WIDE = 90.0, 1.4


def spent(seconds: float) -> str:
    """'3.4 s', '41 s', '3 min 12 s', '1 h 04 min'."""
    if seconds < 9.95:
        return f"{seconds:.1f}\u00a0s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole}\u00a0s"
    if whole < 3600:
        return f"{whole // 60}\u00a0min {whole % 60}\u00a0s"
    return f"{whole // 3600}\u00a0h {whole % 3600 // 60:02d}\u00a0min"


def clock(seconds: float) -> str:
    """'0:07', '2:04', '1:02:04'."""
    whole = max(int(seconds), 0)
    hours, minutes = whole // 3600, whole % 3600 // 60
    if hours:
        return f"{hours}:{minutes:02d}:{whole % 60:02d}"
    return f"{minutes}:{whole % 60:02d}"


def about(seconds: float) -> str:
    """An estimate: 'about 8 s', 'about 40 s', 'about 4 min'."""
    return tr("about {time}", time=rounded(seconds))


def rounded(seconds: float) -> str:
    """Without false digits: '8 s', '40 s', '4 min', '1.6 h'."""
    if seconds < 10:
        return f"{max(round(seconds), 1)}\u00a0s"
    if seconds < NARROW_S:
        return f"{5 * round(seconds / 5)}\u00a0s"
    if seconds < 5400:
        return f"{round(seconds / 60)}\u00a0min"
    return f"{seconds / 3600:.1f}\u00a0h"


def between(seconds: float) -> str:
    """A range around what is left: 'under 10 s', '20–40 s', '1–2 min', '2–3 h'.

    The pace of the stages differs, so an estimate is off by about 40 percent.
    """
    first, last = _range(seconds)
    return f"{first}–{last}" if first else tr("under {time}", time=last)


def left(seconds: float | None) -> str:
    """'about 1–2 min left', 'under 10 s left'; "" while it cannot be told."""
    if seconds is None or not math.isfinite(seconds):
        return ""
    first, last = _range(seconds)
    if not first:
        return tr("under {time} left", time=last)
    return tr("about {time} left", time=f"{first}–{last}")


def _range(seconds: float) -> tuple[str, str]:
    """Its ends, the second with the unit; the first is "" where it is 0."""
    low, high = seconds / WIDE, seconds * WIDE
    if high < 10:
        return "", "10\u00a0s"
    if high < NARROW_S:
        return _ends(low, high, 5.0 if high < 30 else 10.0, 1.0, "s")
    if high < 5400:
        return _ends(low, high, 60.0, 60.0, "min")
    return _ends(low, high, 3600.0, 3600.0, "h")


def _ends(
    low: float, high: float, step: float, unit_s: float, unit: str
) -> tuple[str, str]:
    first = math.floor(low / step) * step
    last = max(math.ceil(high / step) * step, first + step)
    first = max(first, step if unit != "s" else 0)
    if first >= last:
        last = first + step
    return f"{first / unit_s:.0f}" if first else "", f"{last / unit_s:.0f}\u00a0{unit}"
