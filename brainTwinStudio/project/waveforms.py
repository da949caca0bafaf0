"""Courses of stimuli: what a stimulator gives over time, as exact areas.

Every waveform is told by the area under it, at amplitude 1, from its start to a time t
(time,) in s: the mean over a step of the model is then a difference of two areas, and a
pulse far shorter than a step enters by its charge (SCIENCE.md F.4). Balanced pulses
have no area over a whole period: a model whose steps are longer than a pulse feels
nothing of them, which is said where such a plan is run.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

import numpy as np

from brainTwinStudio.errors import InputError
from brainTwinStudio.project.arrays import Array
from brainTwinStudio.project.drawn import Points, area_drawn

NOISE_SEED = 0x57


class Course(Protocol):
    """What a waveform is told of; a Stimulation is one."""

    @property
    def frequency_hz(self) -> float: ...
    @property
    def phase_rad(self) -> float: ...
    @property
    def width_s(self) -> float: ...
    @property
    def start_s(self) -> float: ...
    @property
    def stop_s(self) -> float | None: ...
    @property
    def shape(self) -> Mapping[str, float]: ...
    @property
    def drawn(self) -> Points: ...


class Extra(NamedTuple):
    """A number of its own that a waveform has, with its bounds."""

    name: str
    label: str
    unit: str
    usual: float
    low: float
    high: float


class Waveform(NamedTuple):
    """area(course, t, extras): see above. repeats: it has a frequency; pulses: its
    pulses have a width."""

    name: str
    label: str
    meaning: str
    area: Callable[[Course, Array, Mapping[str, float]], Array]
    repeats: bool = True
    pulses: bool = False
    extras: tuple[Extra, ...] = ()


def _constant(course: Course, t: Array, extras: Mapping[str, float]) -> Array:
    return t


def _ramp(course: Course, t: Array, extras: Mapping[str, float]) -> Array:
    """Up in ramp_s, and down as long before it stops."""
    length = extras["ramp_s"]
    rising = np.minimum(t, length)
    area = rising**2 / (2 * length) + (t - rising)
    if course.stop_s is None:
        return area
    falling = np.clip(t - (course.stop_s - course.start_s - length), 0, length)
    return area - falling**2 / (2 * length)


def _of_sine(omega: float, phase: float, t: Array) -> Array:
    if omega == 0:
        return np.sin(phase) * t
    return (np.cos(phase) - np.cos(omega * t + phase)) / omega


def _sine(course: Course, t: Array, extras: Mapping[str, float]) -> Array:
    return _of_sine(2 * np.pi * course.frequency_hz, course.phase_rad, t)


def _periods(course: Course, t: Array) -> tuple[Array, Array]:
    """Whole periods and seconds in the last one, the phase counted in."""
    period = 1 / course.frequency_hz
    shift = course.phase_rad / (2 * np.pi) * period
    return np.divmod(t + shift, period)


def _from_start(course: Course, t: Array, area: Callable[[Array], Array]) -> Array:
    return area(t) - area(np.zeros(1))


def _pulses(course: Course, t: Array, extras: Mapping[str, float]) -> Array:
    def area(time: Array) -> Array:
        turns, rest = _periods(course, time)
        return turns * course.width_s + np.minimum(rest, course.width_s)

    return _from_start(course, t, area)


def _biphasic(course: Course, t: Array, extras: Mapping[str, float]) -> Array:
    """A pulse, a gap, then `ratio` times as long and as much weaker the other way."""
    ratio, width = extras["ratio"], course.width_s
    back = width + extras["gap_s"]

    def area(time: Array) -> Array:
        _, rest = _periods(course, time)
        return np.minimum(rest, width) - np.clip(rest - back, 0, ratio * width) / ratio

    return _from_start(course, t, area)


def _bursts(course: Course, t: Array, extras: Mapping[str, float]) -> Array:
    """`pulses` pulses at within_hz, the first of them `first` times as high, again and
    again at frequency_hz; `bursts` of them in all (0: until it stops), in trains of
    train_s with pauses of pause_s (0: without)."""
    count, apart, width = extras["pulses"], 1 / extras["within_hz"], course.width_s

    def area(time: Array) -> Array:
        turns, rest = _periods(course, time)
        done = np.minimum(np.floor(rest / apart), count)
        last = np.where(done < count, np.minimum(rest - done * apart, width), 0.0)
        first = np.minimum(rest, width) + turns * width
        of_first = (extras["first"] - 1) * first
        return (turns * count + done) * width + last + of_first

    def train(time: Array) -> Array:
        return _from_start(course, time, area)

    on = extras["train_s"] if extras["pause_s"] > 0 else 0.0
    if extras["bursts"] > 0:
        needed = extras["bursts"] / course.frequency_hz
        paused = np.ceil(needed / on - 1e-9) - 1 if on > 0 else 0.0
        t = np.minimum(t, needed + paused * extras["pause_s"])
    if on <= 0:
        return train(t)
    turns, rest = np.divmod(t, on + extras["pause_s"])
    return turns * train(np.full(1, on)) + train(np.minimum(rest, on))


def _modulated(course: Course, t: Array, extras: Mapping[str, float]) -> Array:
    """A sine whose height is (1 - cos(2 pi beat_hz t)) / 2: the envelope of two fields
    that interfere."""
    omega, beat = 2 * np.pi * course.frequency_hz, 2 * np.pi * extras["beat_hz"]
    whole, phase = _of_sine(omega, course.phase_rad, t), course.phase_rad
    sides = _of_sine(omega + beat, phase, t) + _of_sine(omega - beat, phase, t)
    return whole / 2 - sides / 4


def _chirp(course: Course, t: Array, extras: Mapping[str, float]) -> Array:
    """From frequency_hz to to_hz in sweep_s, then again from the start."""
    from scipy.special import fresnel

    length = extras["sweep_s"]
    speed = (extras["to_hz"] - course.frequency_hz) / length
    if speed == 0:
        return _sine(course, t, extras)
    # sin(pi |k| u^2 + c) with u = t + f0 / k: Fresnel's integrals.
    size, sign = np.sqrt(2 * abs(speed)), np.sign(speed)
    offset = course.frequency_hz / speed
    constant = course.phase_rad - np.pi * speed * offset**2

    def within(time: Array) -> Array:
        s, c = fresnel(size * (time + offset))
        return (np.cos(constant) * sign * s + np.sin(constant) * c) / size

    turns, rest = np.divmod(t, length)
    start = within(np.zeros(1))
    return turns * (within(np.full(1, length)) - start) + within(rest) - start


def _noise(course: Course, t: Array, extras: Mapping[str, float]) -> Array:
    """Independent normal heights of variance 1, each held for hold_s; always the same
    ones."""
    hold = extras["hold_s"]
    place, rest = np.divmod(t, hold)
    place = place.astype(int)
    heights = np.random.default_rng(NOISE_SEED).normal(size=int(place.max()) + 1)
    before = np.concatenate([[0.0], np.cumsum(heights) * hold])
    return before[place] + heights[place] * rest


def _drawn(course: Course, t: Array, extras: Mapping[str, float]) -> Array:
    return area_drawn(course.drawn, extras["every_s"], t)


GAP = Extra("gap_s", "Gap between phases", "s", 0.0, 0.0, 1.0)
WAVEFORMS: tuple[Waveform, ...] = (
    Waveform("constant", "Constant", "the same all the time", _constant,
             repeats=False),
    Waveform("sine", "Sine", "one frequency", _sine),
    Waveform("pulse-train", "Pulses", "pulses of one sign", _pulses, pulses=True),
    Waveform("ramp", "Ramp", "up, constant, and down before the end", _ramp,
             repeats=False,
             extras=(Extra("ramp_s", "Ramp", "s", 10.0, 1e-3, 1e4),)),
    Waveform("biphasic", "Balanced pulses",
             "a pulse and its charge back; ratio 1 is symmetric", _biphasic,
             pulses=True,
             extras=(Extra("ratio", "Second phase longer by", "×", 1.0, 1.0, 20.0),
                     GAP)),
    Waveform("theta-burst", "Bursts",
             "one, two or more pulses at a time, once or again and again, in trains: "
             "TMS as single and paired pulses, trains and theta bursts",
             _bursts, pulses=True,
             extras=(Extra("pulses", "Pulses of a burst", "", 3.0, 1.0, 1000.0),
                     Extra("within_hz", "Within a burst", "Hz", 1.0, 0.01, 1e3),
                     Extra("first", "Height of its first pulse", "×", 1.0, 0.0, 2.0),
                     Extra("bursts", "Bursts in all, 0 = all the time", "", 0.0, 0.0,
                           1e6),
                     Extra("train_s", "Trains of", "s", 2.0, 1e-3, 1e4),
                     Extra("pause_s", "Pauses, 0 = no trains", "s", 0.0, 0.0, 1e4))),
    Waveform("modulated", "Modulated sine", "a sine whose height beats", _modulated,
             extras=(Extra("beat_hz", "Beat", "Hz", 0.01, 1e-4, 100.0),)),
    Waveform("chirp", "Chirp", "from one frequency to another, again and again",
             _chirp,
             extras=(Extra("to_hz", "To", "Hz", 0.1, 1e-4, 100.0),
                     Extra("sweep_s", "In", "s", 100.0, 1e-2, 1e4))),
    Waveform("noise", "Noise", "random heights, the same in every run", _noise,
             repeats=False,
             extras=(Extra("hold_s", "Each height for", "s", 0.1, 1e-3, 100.0),)),
    Waveform("drawn", "Drawn", "straight lines between points", _drawn, repeats=False,
             extras=(Extra("every_s", "Again every, 0 = once", "s", 0.0, 0.0, 1e5),)),
)  # fmt: skip


def waveform(name: str) -> Waveform:
    """Raises InputError for one that is not known."""
    for one in WAVEFORMS:
        if one.name == name:
            return one
    known = ", ".join(one.name for one in WAVEFORMS)
    raise InputError(f"No waveform '{name}'. Known: {known}.")


def extras_of(name: str, shape: Mapping[str, float]) -> dict[str, float]:
    """The waveform's own numbers, usual where `shape` says nothing. Raises InputError
    for one it does not have, or out of bounds."""
    one = waveform(name)
    found = {extra.name: extra.usual for extra in one.extras}
    for key, value in shape.items():
        if key not in found:
            has = f"It has: {', '.join(found)}." if found else "It has none."
            raise InputError(f"The waveform {name} has no number '{key}'. {has}")
        found[key] = value
    for extra in one.extras:
        if not extra.low <= found[extra.name] <= extra.high:
            raise InputError(
                f"The waveform {name} has {extra.name} = {found[extra.name]:g}; "
                f"expected {extra.low:g} to {extra.high:g}."
            )
    return found


def longest_pulse_s(name: str, hz: float, extras: Mapping[str, float]) -> float:
    """The longest pulse that fits into a period, with all that belongs to it."""
    period = 1 / hz
    if name == "biphasic":
        return (period - extras["gap_s"]) / (1 + extras["ratio"])
    if name == "theta-burst":
        apart = 1 / extras["within_hz"]
        left = period - (extras["pulses"] - 1) * apart
        return min(apart, left)
    return period


def fastest_hz(name: str, width_s: float, extras: Mapping[str, float]) -> float:
    """The highest frequency at which pulses of that width, with all that belongs to
    them, fit into a period."""
    if name == "biphasic":
        return 1 / (extras["gap_s"] + (1 + extras["ratio"]) * width_s)
    if name == "theta-burst":
        return 1 / ((extras["pulses"] - 1) / extras["within_hz"] + width_s)
    return 1 / width_s


def highest(course: Course, name: str) -> float:
    """Greatest |height| at amplitude 1; of noise its standard deviation."""
    if name == "drawn":
        return max(abs(height) for _, height in course.drawn)
    own = extras_of(name, course.shape)
    return max(1.0, own.get("first", 1.0))


def area(name: str, course: Course, t: Array) -> Array:
    """Area under a waveform of amplitude 1 from its start until t (time,) >= 0, s."""
    return waveform(name).area(course, t, extras_of(name, course.shape))
