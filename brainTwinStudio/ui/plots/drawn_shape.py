"""Points of a drawn course: where they are taken hold of, moved, added, removed."""

from bisect import bisect
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.project.drawn import Points

if TYPE_CHECKING:
    from brainTwinStudio.ui.plots.wave_shape import Wave

MOST_POINTS = 60  # that are pulled one by one
ROOM = 1.25  # of the plot beyond the last point of a course that comes once
NO_AMPLITUDE = 0.01
Array = NDArray[np.float64]


def every_s(wave: "Wave") -> float:
    """When the course begins again, 0 = never."""
    return wave.shape.get("every_s", 0.0)


def length_s(wave: "Wave") -> float:
    """How long a piece the plot shows."""
    return every_s(wave) or ROOM * wave.drawn[-1][0]


def drawn_lines(wave: "Wave") -> tuple[Array, Array]:
    """(time in s, height) of the course once, 0 before and after it."""
    time, height = np.array(wave.drawn).T
    time = np.concatenate([[0.0, time[0]], time, [time[-1], length_s(wave)]])
    return time, wave.amplitude * np.concatenate([[0.0, 0.0], height, [0.0, 0.0]])


def in_run(wave: "Wave") -> tuple[Array, Array]:
    """(time in the run in s, height) of a course that comes once, cut at its stop."""
    time, height = drawn_lines(wave)
    time = time + wave.start_s
    last = float(np.interp(wave.last_s, time, height))
    on = time < wave.last_s
    end = max(wave.end_s, wave.last_s)
    times = np.concatenate([[0.0], time[on], [wave.last_s, wave.last_s, end]])
    return times, np.concatenate([[0.0], height[on], [last, 0.0, 0.0]])


def heights(wave: "Wave") -> tuple[float, float]:
    """Lowest and highest value of the course, 0 among them."""
    values = [wave.amplitude * height for _, height in wave.drawn]
    return min(*values, 0.0), max(*values, 0.0)


def point_handles(wave: "Wave") -> dict[int, tuple[float, float]]:
    """Number of a point -> its time and height; none of very many points."""
    if len(wave.drawn) > MOST_POINTS:
        return {}
    return {k: (t, wave.amplitude * h) for k, (t, h) in enumerate(wave.drawn)}


def pulled_point(wave: "Wave", number: int, x: float, y: float) -> "Wave":
    """A point somewhere else, between its neighbours in time."""
    points, gap = list(wave.drawn), length_s(wave) / 1000
    low = points[number - 1][0] + gap if number else 0.0
    last = number + 1 == len(points)
    high = (every_s(wave) or np.inf) if last else points[number + 1][0] - gap
    points[number] = (min(max(_neat(x), low), high), _height(wave, y))
    return _with(wave, tuple(points))


def with_point(wave: "Wave", x: float, y: float) -> tuple["Wave", int]:
    """One more point, and its number; where there is no room, the course as it was."""
    number = bisect([t for t, _ in wave.drawn], x)
    at = _neat(x)
    near = [t for t, _ in wave.drawn[max(number - 1, 0) : number + 1]]
    late = every_s(wave) and at > every_s(wave)
    if late or any(abs(t - at) < length_s(wave) / 1000 for t in near):
        return wave, max(number - 1, 0)
    new = (at, _height(wave, y))
    return _with(wave, (*wave.drawn[:number], new, *wave.drawn[number:])), number


def with_halfway(wave: "Wave", number: int) -> tuple["Wave", int]:
    """One more point on the line after a point, before the last one."""
    first = min(number, len(wave.drawn) - 2)
    (t, one), (later, other) = wave.drawn[first : first + 2]
    return with_point(wave, (t + later) / 2, wave.amplitude * (one + other) / 2)


def without_point(wave: "Wave", number: int) -> "Wave":
    """Without a point; two remain."""
    if len(wave.drawn) <= 2:
        return wave
    return _with(wave, (*wave.drawn[:number], *wave.drawn[number + 1 :]))


def _with(wave: "Wave", points: Points) -> "Wave":
    """A course that is 0 throughout is none: it stays as it was."""
    return replace(wave, drawn=points) if any(h for _, h in points) else wave


def _height(wave: "Wave", y: float) -> float:
    return _neat(y / (wave.amplitude or NO_AMPLITUDE))


def _neat(value: float) -> float:
    return float(f"{value:.3g}")
