"""A forecast as tables and sentences: for terminals and panels alike."""

from brainTwinStudio.project.forecast import (
    AR,
    FILTERED,
    PERSISTENCE,
    RAW,
    Forecast,
    ForecastRow,
    Spread,
)
from brainTwinStudio.report.wording import duration, number

Table = tuple[tuple[str, ...], ...]
ERRORS = (
    "Error variance over the variance of the signal, mean over regions, with its 95 % "
    "interval: 0 is perfect, 1 as good as the mean."
)
PAIRED = "Error of the twin from its filtered start minus that of the row, paired:"
START_NAMES = {
    "kalman": "Kalman filter",
    "ensemble": "ensemble Kalman filter",
    "led": "led along the last samples",
}


def horizon(samples: int, repetition_time_s: float) -> str:
    unit = "sample" if samples == 1 else "samples"
    return f"{samples} {unit} ({duration(samples * repetition_time_s)})"


def error_lines(of: Forecast) -> Table:
    """Rows down, horizons across."""
    head = ("", *(horizon(h, of.repetition_time_s) for h in of.horizons))
    return (head, *((row.label, *map(_spread, row.errors)) for row in of.rows))


def paired_lines(of: Forecast) -> Table:
    rows = [row for row in of.rows if row.name != FILTERED]
    return tuple((row.label, *map(_signed, row.less)) for row in rows)


def verdict(of: Forecast) -> tuple[str, ...]:
    """What the filtered start does, and what the twin adds to simple forecasts."""
    said = [_start(of)]
    names = {row.name for row in of.rows}
    for name in (PERSISTENCE, AR, "var"):
        if name in names:
            said.append(_beside(of, of.row(name)))
    return tuple(said)


def brief(of: Forecast, name: str) -> str:
    """Of the twin against a row: at which horizons it is better, worse, neither."""
    told: dict[str, list[str]] = {}
    for samples, one in zip(of.horizons, of.row(name).less, strict=True):
        told.setdefault(one.verdict, []).append(str(samples))
    each = "; ".join(f"{verdict} at {', '.join(at)}" for verdict, at in told.items())
    return f"{each} samples ahead"


def facts(of: Forecast) -> Table:
    cover = ", ".join(f"{100 * share:.0f} %" for share in of.coverage)
    start = START_NAMES[of.start]
    if of.start == "ensemble":
        start += f", {of.plan.members} members, inflation {of.plan.inflation:g}"
    return (
        ("judged on", ", ".join(of.judged_on)),
        ("AR and VAR trained on", ", ".join(of.trained_on) or "nothing"),
        ("start state", start),
        ("places forecast from", str(of.origins)),
        ("samples inside the twin's 90 % interval", cover),
        ("correlation of neighbouring surprises", number(of.unrelated, 2)),
    )


def _start(of: Forecast) -> str:
    return f"The filtered start against the last sample alone: {_each(of, RAW)}."


def _beside(of: Forecast, row: ForecastRow) -> str:
    return f"The twin against {row.label}: {_each(of, row.name)}."


def _each(of: Forecast, name: str) -> str:
    pairs = zip(of.horizons, of.row(name).less, strict=True)
    return "; ".join(
        f"{horizon(h, of.repetition_time_s)} ahead {_change(one)}" for h, one in pairs
    )


def _change(one: Spread) -> str:
    if one.verdict == "not told apart":
        return "not told apart"
    low, high = sorted((abs(one.low), abs(one.high)))
    ends = f"[{number(low, 3)}, {number(high, 3)}]"
    return f"{one.verdict} by {number(abs(one.value), 3)} {ends}"


def _spread(one: Spread) -> str:
    low, high = number(one.low, 3), number(one.high, 3)
    return f"{number(one.value, 3)} ({low} to {high})"


def _signed(one: Spread) -> str:
    return f"{one.value:+.3f} ({one.low:+.3f} to {one.high:+.3f})".replace(
        "-", "\u2212"
    )
