"""What is asked of a twin, in numbers: the grid, the places and the system."""

from typing import NamedTuple

import numpy as np

from brainTwinStudio.analysis.connectivity import fisher_z
from brainTwinStudio.engine.plan_pair import Pair
from brainTwinStudio.engine.stimulation_search.goals import Goal, goal
from brainTwinStudio.engine.stimulation_search.space import Space
from brainTwinStudio.engine.stimulation_search.twin_system import (
    Runs,
    TwinSystem,
    Wanted,
)
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Stimulation, Twin
from brainTwinStudio.project.stimulation_search import (
    AMPLITUDES,
    FREQUENCIES,
    PHASES,
    StimulationAim,
)
from brainTwinStudio.project.waveforms import extras_of, fastest_hz, waveform


class Asked(NamedTuple):
    """The aim in numbers. names (target,): what targets are called."""

    twin: Twin
    aim: StimulationAim
    goal: Goal
    space: Space
    places: Array
    names: tuple[tuple[str, ...], ...]


def asked_of(twin: Twin, aim: StimulationAim, pair: Pair) -> Asked:
    parcellation = twin.connectome.parcellation
    wanted, n = goal(aim.goal), parcellation.count
    if wanted.needs_fc and (aim.fc is None or aim.fc.shape != (n, n)):
        raise InputError(
            f"The goal '{aim.goal}' needs an FC of {n} x {n} regions to come nearer to."
        )
    if "where" in aim.choose:
        names = aim.targets or parcellation.region_names
        at = [parcellation.index(name) for name in names]
        places = np.eye(n)[at]
        targets = tuple((parcellation.region_names[i],) for i in at)
    else:
        places = np.zeros((1, n))
        at = [parcellation.index(name) for name in aim.template.targets]
        places[0, at] = aim.template.shares
        targets = (aim.template.targets,)
    space = Space(tuple(range(len(places))), *_axes(twin, aim, pair))
    if aim.climb and max(space.shape[1:]) < 2:
        raise InputError(
            "There is nothing to climb in: let amplitude and frequency, or the phase, "
            "be chosen."
        )
    if space.size < 2:
        raise InputError(
            "There is nothing to choose between: one target, one amplitude, one "
            "frequency and one phase are left. Allow more targets, or let more be "
            "chosen; a waveform without a rhythm has neither frequency nor phase."
        )
    return Asked(twin, aim, wanted, space, places, targets)


def _axes(
    twin: Twin, aim: StimulationAim, pair: Pair
) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """Amplitudes, frequencies and phases of the grid."""
    template, repeats = aim.template, waveform(aim.template.waveform).repeats
    amplitudes = (template.amplitude,)
    hz, phases = (template.frequency_hz,), (template.phase_rad,)
    if "how" in aim.choose:
        steps = np.arange(1, AMPLITUDES + 1) / AMPLITUDES
        amplitudes = tuple(float(a) for a in template.amplitude * steps)
        if repeats:
            ends = aim.hz or _usual_hz(twin, template, pair)
            grid = np.geomspace(*ends, FREQUENCIES)
            hz = tuple(float(f"{f:.4g}") for f in grid)
    if "when" in aim.choose and repeats:
        phases = tuple(float(p) for p in 2 * np.pi * np.arange(PHASES) / PHASES)
    return amplitudes, hz, phases


def _usual_hz(twin: Twin, template: Stimulation, pair: Pair) -> tuple[float, float]:
    """Around the twin's own rhythms, as far as samples and pulses allow."""
    own = np.asarray(pair.before.get("frequency_hz", template.frequency_hz))
    top = 0.45 / twin.sampling.repetition_time_s
    if waveform(template.waveform).pulses:
        extras = extras_of(template.waveform, template.shape)
        top = min(top, fastest_hz(template.waveform, template.width_s, extras))
    high = min(2 * float(own.max()), top)
    return min(float(own.min()) / 2, high / 2), high


def system_of(asked: Asked, pair: Pair, runs: Runs) -> TwinSystem:
    parcellation = asked.twin.connectome.parcellation
    read = np.zeros(parcellation.count)
    names = asked.aim.read or parcellation.region_names
    read[[parcellation.index(name) for name in names]] = 1
    fc_z = np.zeros((len(read), len(read)))
    if asked.aim.fc is not None:
        fc_z = fisher_z(asked.aim.fc)
    wanted = Wanted(asked.goal, read, fc_z)
    what = asked.twin, pair, asked.aim.template, asked.places
    return TwinSystem(*what, wanted, runs)
