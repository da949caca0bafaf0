"""A forecast as tables and sentences: for terminals and panels alike."""

from brainTwinStudio.language import tr
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
ERRORS = tr(
    "Error variance over the variance of the signal, mean over regions, with its 95 % "
    "interval: 0 is perfect, 1 as good as the mean."
)
PAIRED = "Error of the twin from its filtered start minus that of the row, paired:"
AT = {  # verdict -> at which horizons
    "better": tr("better at {samples}"),
    "worse": tr("worse at {samples}"),
    "not told apart": tr("not told apart at {samples}"),
}
BY = {  # verdict -> by how much
    "better": tr("better by {value} {interval}"),
    "worse": tr("worse by {value} {interval}"),
    "not told apart": tr("not told apart"),
}
START_NAMES = {
    "kalman": "Kalman filter",
    "ensemble": "ensemble Kalman filter",
    "led": "led along the last samples",
}


def horizon(samples: int, repetition_time_s: float) -> str:
    time = duration(samples * repetition_time_s)
    if samples == 1:
        return tr("1 sample ({time})", time=time)
    return tr("{count} samples ({time})", count=samples, time=time)


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
    each = (AT[name].format(samples=", ".join(at)) for name, at in told.items())
    return tr("{verdicts} samples ahead", verdicts="; ".join(each))


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
    each = _each(of, RAW)
    return tr("The filtered start against the last sample alone: {each}.", each=each)


def _beside(of: Forecast, row: ForecastRow) -> str:
    each = _each(of, row.name)
    return tr("The twin against {other}: {each}.", other=tr(row.label), each=each)


def _each(of: Forecast, name: str) -> str:
    pairs = zip(of.horizons, of.row(name).less, strict=True)
    step, ahead = of.repetition_time_s, tr("{horizon} ahead {change}")
    return "; ".join(
        ahead.format(horizon=horizon(h, step), change=_change(one)) for h, one in pairs
    )


def _change(one: Spread) -> str:
    low, high = sorted((abs(one.low), abs(one.high)))
    ends = f"[{number(low, 3)}, {number(high, 3)}]"
    return BY[one.verdict].format(value=number(abs(one.value), 3), interval=ends)


def _spread(one: Spread) -> str:
    low, high = number(one.low, 3), number(one.high, 3)
    return f"{number(one.value, 3)} ({low} to {high})"


def _signed(one: Spread) -> str:
    return f"{one.value:+.3f} ({one.low:+.3f} to {one.high:+.3f})".replace(
        "-", "\u2212"
    )
