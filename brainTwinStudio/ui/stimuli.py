"""The shown stimulus of a plan, and the quantities that may be set. No Qt."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from brainTwinStudio.analysis.stimulus_spectrum import Content, content_of
from brainTwinStudio.project import FrozenMap, Scenario, Stimulation, Twin
from brainTwinStudio.project.protocols import Protocol
from brainTwinStudio.project.stimulus_course import heights
from brainTwinStudio.project.waveforms import extras_of, longest_pulse_s, waveform
from brainTwinStudio.project.waveforms import fastest_hz as pulses_fit_hz
from brainTwinStudio.ui.plots.wave_shape import FASTEST_HZ, SHORTEST_S, Wave

if TYPE_CHECKING:
    from brainTwinStudio.ui.view import View

LEAST_HZ, MOST_HZ = 1e-3, FASTEST_HZ
MOST_STEPS = 500_000  # of the engine, of which the spectrum is told
STEPS_A_PERIOD = 4  # of the engine, below which a sine is no longer one


def shown_number(plan: Scenario | None, wanted: int | None) -> int | None:
    """The number of the stimulus to show: the selected change where it is one, else the
    first; None where the plan has none."""
    changes = () if plan is None else plan.changes
    places = [i for i, change in enumerate(changes) if isinstance(change, Stimulation)]
    if wanted in places:
        return wanted
    return places[0] if places else None


def shown_stimulus(view: "View") -> tuple[int, Stimulation] | None:
    """The number and the stimulus that the window shows."""
    number = shown_number(view.scenario, view.selection.change)
    if view.scenario is None or number is None:
        return None
    stimulus = view.scenario.changes[number]
    assert isinstance(stimulus, Stimulation)
    return number, stimulus


def run_seconds(twin: Twin) -> float:
    """How long a simulated run of a plan is."""
    return twin.sampling.run_samples[0] * twin.sampling.repetition_time_s


def fastest_hz(twin: Twin, stimulus: Stimulation) -> float:
    """The highest frequency that the model's time step can follow: of sines; pulses
    enter by their area, and must fit into a period."""
    if waveform(stimulus.waveform).pulses:
        return min(MOST_HZ, _fitting_hz(stimulus.waveform, stimulus.shape))
    if twin.provenance.dt_s <= 0:
        return MOST_HZ
    return min(MOST_HZ, 1 / (STEPS_A_PERIOD * twin.provenance.dt_s))


def _fitting_hz(kind: str, shape: Mapping[str, float]) -> float:
    """The highest frequency at which the shortest pulses fit into a period."""
    return pulses_fit_hz(kind, SHORTEST_S, extras_of(kind, shape))


def wave_of(stimulus: Stimulation, end_s: float) -> Wave:
    """What the waveform plot draws over a run of `end_s` seconds."""
    return Wave(
        stimulus.waveform,
        stimulus.amplitude,
        stimulus.frequency_hz,
        stimulus.phase_rad,
        stimulus.width_s,
        min(stimulus.start_s, end_s),
        stimulus.stop_s,
        end_s,
        stimulus.shape,
        stimulus.drawn,
    )


def content(stimulus: Stimulation, twin: Twin) -> tuple[Content, float] | None:
    """What the model is given while it is on, and the step in s; None where the twin
    does not know its step or it is never on. Of very many steps only the first."""
    step, end = twin.provenance.dt_s, run_seconds(twin)
    stop = end if stimulus.stop_s is None else min(stimulus.stop_s, end)
    count = min(round((stop - stimulus.start_s) / step), MOST_STEPS) if step > 0 else 0
    if count < 2:
        return None
    edges = stimulus.start_s + step * np.arange(count + 1)
    return content_of(heights(stimulus, edges), step), step


def with_wave(stimulus: Stimulation, wave: Wave, most_hz: float) -> Stimulation:
    """The stimulus as it was pulled in the plot, at most at `most_hz`."""
    return replace(
        stimulus,
        amplitude=wave.amplitude,
        frequency_hz=min(wave.frequency_hz, most_hz),
        width_s=wave.width_s,
        start_s=wave.start_s,
        stop_s=wave.stop_s,
        drawn=wave.drawn,
    )


def with_waveform(stimulus: Stimulation, kind: str, most_hz: float) -> Stimulation:
    """Another waveform; a frequency or a width that it cannot have is lowered."""
    hz = min(max(stimulus.frequency_hz, LEAST_HZ), most_hz)
    width = stimulus.width_s
    if waveform(kind).pulses:
        hz = min(hz, _fitting_hz(kind, {}))
        width = min(width, longest_pulse_s(kind, hz, extras_of(kind, {})))
    return replace(
        stimulus, waveform=kind, frequency_hz=hz, width_s=width, shape=FrozenMap()
    )


def with_protocol(stimulus: Stimulation, protocol: Protocol) -> Stimulation:
    """The course of a protocol; where, how strong and when stay."""
    return replace(
        stimulus,
        waveform=protocol.waveform,
        frequency_hz=protocol.frequency_hz,
        phase_rad=0.0,
        width_s=protocol.width_s,
        shape=protocol.shape,
    )


def with_number(stimulus: Stimulation, name: str, value: float) -> Stimulation:
    """Another value of a number of the waveform's own; pulses that no longer fit get
    shorter. Raises InputError where it cannot be."""
    shape = FrozenMap({**stimulus.shape, name: value})
    own = extras_of(stimulus.waveform, shape)
    width = stimulus.width_s
    if waveform(stimulus.waveform).pulses:
        hz = stimulus.frequency_hz
        width = min(width, longest_pulse_s(stimulus.waveform, hz, own))
    return replace(stimulus, shape=shape, width_s=width)


def with_frequency(stimulus: Stimulation, hz: float) -> Stimulation:
    """Another frequency; pulses that no longer fit into a period get shorter."""
    width = stimulus.width_s
    if waveform(stimulus.waveform).pulses:
        own = extras_of(stimulus.waveform, stimulus.shape)
        width = min(width, longest_pulse_s(stimulus.waveform, hz, own))
    return replace(stimulus, frequency_hz=hz, width_s=width)


def with_times(
    stimulus: Stimulation, start_s: float, stop_s: float | None, end_s: float
) -> Stimulation | None:
    """Another start and stop, None where it would stop before it starts; a stop at the
    end of the run or later is no stop."""
    if stop_s is not None and stop_s >= end_s:
        stop_s = None
    if start_s >= (end_s if stop_s is None else stop_s):
        return None
    return replace(stimulus, start_s=start_s, stop_s=stop_s)


def degrees_of(stimulus: Stimulation) -> float:
    """Phase in degrees, 0 to 360."""
    return math.degrees(stimulus.phase_rad) % 360


def with_degrees(stimulus: Stimulation, degrees: float) -> Stimulation:
    """Another phase."""
    return replace(stimulus, phase_rad=math.radians(degrees % 360))
