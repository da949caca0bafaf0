"""The course of a stimulus in numbers: what is drawn, and where its handles are."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from brainTwinStudio.project import FrozenMap
from brainTwinStudio.project.drawn import Points
from brainTwinStudio.project.stimulus_course import turns
from brainTwinStudio.project.waveforms import area, extras_of, waveform
from brainTwinStudio.ui.plots import drawn_shape

Name = Literal["amplitude", "frequency_hz", "width_s", "start_s", "stop_s"]
Handle = Name | int  # a number: that point of a drawn course
FASTEST_HZ, SLOWEST_HZ = 500.0, 1e-4
SHORTEST_S = 1e-5  # of a pulse
CYCLES_SHOWN = 2.0
FINE = 480  # pieces that a period without handles is drawn in
BOTH_WAYS = ("sine", "biphasic", "modulated", "chirp", "noise", "drawn")
# Seconds to show of what is longer than its periods say.
SHOWN_BY: dict[str, Callable[[Mapping[str, float]], float]] = {
    "modulated": lambda own: CYCLES_SHOWN / own["beat_hz"],
    "chirp": lambda own: own["sweep_s"],
    "noise": lambda own: 100 * own["hold_s"],
}
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Wave:
    """A stimulus over a run of `end_s` seconds. amplitude in model units per second;
    stop_s None: to the end."""

    kind: str = "constant"
    amplitude: float = 0.01
    frequency_hz: float = 0.05
    phase_rad: float = 0.0
    width_s: float = 0.5
    start_s: float = 0.0
    stop_s: float | None = None
    end_s: float = 600.0
    shape: FrozenMap[float] = field(default_factory=FrozenMap[float])
    drawn: Points = ()

    @property
    def period_s(self) -> float:
        return 1 / self.frequency_hz

    @property
    def last_s(self) -> float:
        """When it ends."""
        return self.end_s if self.stop_s is None else min(self.stop_s, self.end_s)

    @property
    def phase_share(self) -> float:
        """Phase as a share of a period, 0 to 1."""
        return (self.phase_rad / (2 * math.pi)) % 1.0

    @property
    def first_s(self) -> float:
        """Onset of the first whole pulse, in s since the stimulus began."""
        return (-self.phase_share % 1.0) * self.period_s


def cycles(wave: Wave) -> tuple[Array, Array]:
    """(time since the stimulus began in s, height) over two periods, empty for a
    constant input."""
    length = CYCLES_SHOWN * wave.period_s
    if wave.kind == "sine":
        time = np.linspace(0, length, 241)
        angle = 2 * np.pi * wave.frequency_hz * time + wave.phase_rad
        return time, wave.amplitude * np.sin(angle)
    if wave.kind == "constant":
        return np.empty(0), np.empty(0)
    if wave.kind == "drawn":
        return drawn_shape.drawn_lines(wave)
    if wave.kind != "pulse-train":
        return _other_cycles(wave)
    time, height = [0.0], [wave.amplitude if _inside(wave, 0.0) else 0.0]
    for pulse in range(-1, math.ceil(CYCLES_SHOWN) + 1):
        on = wave.first_s + pulse * wave.period_s
        for at, before, after in ((on, 0.0, 1.0), (on + wave.width_s, 1.0, 0.0)):
            if 0 < at < length:
                time += [at, at]
                height += [before * wave.amplitude, after * wave.amplitude]
    time.append(length)
    height.append(height[-1])
    return np.array(time), np.array(height)


def shown_s(wave: Wave) -> float:
    """How long a piece of the stimulus the upper plot shows."""
    if wave.kind in ("sine", "pulse-train"):
        return CYCLES_SHOWN * wave.period_s
    if wave.kind == "drawn":
        return drawn_shape.length_s(wave)
    whole = wave.last_s - wave.start_s
    if wave.kind in SHOWN_BY:
        return min(whole, SHOWN_BY[wave.kind](extras_of(wave.kind, wave.shape)))
    repeats = waveform(wave.kind).repeats
    return min(whole, CYCLES_SHOWN * wave.period_s) if repeats else whole


def _other_cycles(wave: Wave) -> tuple[Array, Array]:
    """Heights from areas, where no formula of their own is needed; of what does not
    repeat, the whole stimulus."""
    length = shown_s(wave)
    edges = np.linspace(0, length, FINE + 1)
    if wave.kind == "biphasic":  # at whose ends, however short its pulses are
        moments, period = turns(wave.kind, wave)
        ends = moments + np.arange(math.ceil(CYCLES_SHOWN) + 1)[:, None] * period
        edges = np.unique(np.clip(np.append(ends, [0.0, length]), 0.0, length))
    height = wave.amplitude * np.diff(area(wave.kind, wave, edges)) / np.diff(edges)
    return np.repeat(edges, 2)[1:-1], np.repeat(height, 2)


def _swing(wave: Wave) -> tuple[float, float]:
    """The room that a stimulus swings in."""
    size = wave.amplitude
    if wave.kind == "drawn":
        return drawn_shape.heights(wave)
    if wave.kind in BOTH_WAYS:
        return -abs(size), abs(size)
    return min(size, 0.0), max(size, 0.0)


def _inside(wave: Wave, time: float) -> bool:
    return (time - wave.first_s) % wave.period_s < wave.width_s


def course(wave: Wave) -> tuple[Array, Array, Array]:
    """(time in the run in s, lower edge, upper edge) of the whole stimulus: its height,
    or the room it swings in."""
    start, stop = wave.start_s, wave.last_s
    if wave.kind == "drawn" and not drawn_shape.every_s(wave):
        time, height = drawn_shape.in_run(wave)
        return time, np.minimum(height, 0), np.maximum(height, 0)
    time = np.array([0.0, start, start, stop, stop, max(wave.end_s, stop)])
    on = np.array([0.0, 0.0, 1.0, 1.0, 0.0, 0.0])
    low, high = _swing(wave)
    return time, low * on, high * on


def cycle_handles(wave: Wave) -> dict[Handle, tuple[float, float]]:
    """Where amplitude, width, frequency or points are taken hold of in `cycles`."""
    if wave.kind == "drawn":
        return {**drawn_shape.point_handles(wave)}
    period, size = wave.period_s, wave.amplitude
    if wave.kind == "sine":
        peak = (0.25 - wave.phase_share) % 1.0 * period
        return {"amplitude": (peak, size), "frequency_hz": (period, _at(wave, period))}
    if wave.kind != "pulse-train":
        return {}
    on = wave.first_s
    return {
        "amplitude": (on + wave.width_s / 2, size),
        "width_s": (on + wave.width_s, size / 2),
        "frequency_hz": (on + period, size / 2),
    }


def _at(wave: Wave, time: float) -> float:
    angle = 2 * math.pi * wave.frequency_hz * time + wave.phase_rad
    return wave.amplitude * math.sin(angle)


def course_handles(wave: Wave) -> dict[Handle, tuple[float, float]]:
    """Where start, stop and a constant amplitude are taken hold of in `course`."""
    top = abs(wave.amplitude) if wave.kind in BOTH_WAYS else wave.amplitude
    if wave.kind == "drawn":
        top = _swing(wave)[1]
    found: dict[Handle, tuple[float, float]] = {
        "start_s": (wave.start_s, top),
        "stop_s": (wave.last_s, top),
    }
    if wave.kind not in ("sine", "pulse-train", "drawn"):
        found["amplitude"] = ((wave.start_s + wave.last_s) / 2, top)
    return found


def pulled(wave: Wave, name: Handle, x: float, y: float) -> Wave:
    """The stimulus when one of its handles is pulled to a place of its plot; what
    cannot be stays at its bound."""
    if isinstance(name, int):
        return drawn_shape.pulled_point(wave, name, x, y)
    if name == "amplitude":
        return replace(wave, amplitude=_neat(y))
    if name == "width_s":
        width = min(max(x - wave.first_s, SHORTEST_S), wave.period_s)
        return replace(wave, width_s=min(_neat(width), wave.period_s))
    if name == "frequency_hz":
        turns = 1.0 if wave.kind == "sine" else 1 + (-wave.phase_share % 1.0)
        shortest = max(1 / FASTEST_HZ, wave.width_s if wave.kind != "sine" else 0.0)
        period = min(max(x / turns, shortest), 1 / SLOWEST_HZ)
        faster = _neat(1 / period)
        return replace(
            wave, frequency_hz=faster if faster <= 1 / shortest else 1 / shortest
        )
    least = wave.end_s / 1000
    if name == "start_s":
        return replace(wave, start_s=round(min(max(x, 0.0), wave.last_s - least), 1))
    stop = round(max(x, wave.start_s + least), 1)
    return replace(wave, stop_s=None if stop >= wave.end_s else stop)


def _neat(value: float) -> float:
    """Three significant digits: nobody means more with a mouse."""
    return float(f"{value:.3g}")
