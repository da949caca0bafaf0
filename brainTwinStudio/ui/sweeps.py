"""A sweep of one stimulus over amplitude and frequency: which runs, and their grid.
No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from brainTwinStudio.jobs.messages import ScenarioRequest
from brainTwinStudio.language import heard, tr
from brainTwinStudio.project import (
    Array,
    Effect,
    Familiarity,
    FrozenMap,
    Scenario,
    Stimulation,
    Twin,
)
from brainTwinStudio.project.familiarity import NOT_KNOWN
from brainTwinStudio.project.stimulator_alike import alike
from brainTwinStudio.project.waveforms import waveform
from brainTwinStudio.report.figures.forest import WITHIN_NOISE, reading
from brainTwinStudio.report.wording import NOT_ESTIMATED, given
from brainTwinStudio.ui import stimuli
from brainTwinStudio.ui.compare_rows import OUTCOMES
from brainTwinStudio.ui.effect_rows import effect_row, shown

AMPLITUDES = (0.25, 0.5, 1.0, 1.5, 2.0)  # times the amplitude that is set
FREQUENCIES = (0.25, 0.5, 1.0, 2.0, 4.0)  # times the frequency that is set
RUNS_A_CELL = 16
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """amplitudes (column,), frequencies_hz (row,) around the stimulus `number` of a
    plan; results: effects of the cells that were run; familiarity: of them, None where
    it was not estimated."""

    plan: Scenario
    number: int
    amplitudes: tuple[float, ...]
    frequencies_hz: tuple[float, ...]
    results: Mapping[Place, tuple[Effect, ...]]
    familiarity: Mapping[Place, Familiarity | None] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.amplitudes) * len(self.frequencies_hz)

    @property
    def next_place(self) -> Place | None:
        """The cell to run next, the one that is set first; None when all are done."""
        every = np.ndindex(len(self.frequencies_hz), len(self.amplitudes))
        places = [place for place in every if place not in self.results]
        home = (FREQUENCIES.index(1.0), AMPLITUDES.index(1.0))
        return home if home in places else (places[0] if places else None)


def begun(plan: Scenario, number: int, twin: Twin) -> Sweep | None:
    """A sweep around a stimulus; None for one without frequency or amplitude, which
    have nothing to sweep over."""
    stimulus = plan.changes[number]
    if not isinstance(stimulus, Stimulation):
        return None
    if not waveform(stimulus.waveform).repeats or stimulus.amplitude == 0:
        return None
    most = stimuli.fastest_hz(twin, stimulus)
    hz = [_neat(f * stimulus.frequency_hz) for f in FREQUENCIES]
    rows = tuple(dict.fromkeys(min(max(f, stimuli.LEAST_HZ), most) for f in hz))
    columns = tuple(_neat(f * stimulus.amplitude) for f in AMPLITUDES)
    return Sweep(plan, number, columns, rows, {})


def request_of(sweep: Sweep, place: Place, twin: Twin) -> ScenarioRequest:
    """The run of a cell: the plan with that amplitude and frequency."""
    before, after = sweep.plan.changes[: sweep.number], sweep.number + 1
    tried = stimulus_at(sweep, place)
    changes = (*before, tried, *sweep.plan.changes[after:])
    plan = replace(
        sweep.plan,
        id=f"{sweep.plan.id}-sweep-{place[0]}-{place[1]}",
        changes=changes,
        seeds=RUNS_A_CELL,
        result=None,
    )
    return ScenarioRequest(twin, plan)


def stimulus_at(sweep: Sweep, place: Place) -> Stimulation:
    """The stimulus with the amplitude and the frequency of a cell."""
    row, column = place
    stimulus = sweep.plan.changes[sweep.number]
    assert isinstance(stimulus, Stimulation)
    louder = replace(stimulus, amplitude=sweep.amplitudes[column])
    return alike(stimuli.with_frequency(louder, sweep.frequencies_hz[row]))


def with_result(
    sweep: Sweep,
    place: Place,
    effects: tuple[Effect, ...],
    how: Familiarity | None = None,
) -> Sweep:
    results = {**sweep.results, place: effects}
    return replace(
        sweep, results=results, familiarity={**sweep.familiarity, place: how}
    )


def beyond(sweep: Sweep) -> Array:
    """Cells (row, column) whose run leads beyond what the twin knows."""
    found = np.zeros((len(sweep.frequencies_hz), len(sweep.amplitudes)), bool)
    for place, how in sweep.familiarity.items():
        found[place] = how is not None and how.level != "familiar"
    return found


def belongs(sweep: Sweep, plan: Scenario, number: int) -> bool:
    """Whether a sweep is about a plan still: amplitude and frequency may differ."""
    if plan.id != sweep.plan.id or plan.twin_id != sweep.plan.twin_id:
        return False
    if len(plan.changes) != len(sweep.plan.changes) or number != sweep.number:
        return False
    return _bare(plan, number) == _bare(sweep.plan, number)


def place_of(sweep: Sweep, stimulus: Stimulation) -> Place | None:
    """The cell whose amplitude and frequency are set, None where there is none."""
    if stimulus.amplitude not in sweep.amplitudes:
        return None
    if stimulus.frequency_hz not in sweep.frequencies_hz:
        return None
    row = sweep.frequencies_hz.index(stimulus.frequency_hz)
    return row, sweep.amplitudes.index(stimulus.amplitude)


def outcomes(sweep: Sweep) -> tuple[tuple[str, str], ...]:
    """(name, label) of the outcomes that can be shown, the target's first."""
    return tuple(sorted(OUTCOMES, key=lambda o: o[0] != "target_power"))


def grid(sweep: Sweep, outcome: str) -> tuple[Array, Array, list[list[str]], str]:
    """Values (row, column) with NaN where nothing was run, whether they are within
    noise, words for every cell, and the unit."""
    shape = (len(sweep.frequencies_hz), len(sweep.amplitudes))
    values, noise = np.full(shape, np.nan), np.zeros(shape, bool)
    words = [[tr("not run yet")] * shape[1] for _ in range(shape[0])]
    unit = ""
    for (row, column), effects in sweep.results.items():
        effect = next((e for e in effects if e.name == outcome), None)
        if effect is None or reading(effect) == NOT_ESTIMATED:
            words[row][column] = NOT_ESTIMATED
            continue
        seen, said = shown(effect), reading(effect)
        line = effect_row(effect, 1.0)
        values[row, column] = seen.value
        noise[row, column] = said == WITHIN_NOISE
        unit = seen.unit
        head = (
            f"{given(sweep.amplitudes[column])}/s, {given(sweep.frequencies_hz[row])}"
        )
        how = sweep.familiarity.get((row, column))
        known = NOT_KNOWN if how is None else heard(how.sentence)
        told = f"{head} Hz: {line.change} {line.interval}, {said}"
        words[row][column] = f"{told}. {known}"
    return values, noise, words, unit


def _bare(plan: Scenario, number: int) -> tuple[object, ...]:
    stimulus = plan.changes[number]
    if not isinstance(stimulus, Stimulation):
        return ()
    bare = replace(stimulus, waveform="constant", amplitude=0.0, frequency_hz=1.0,
                   width_s=0.0, shape=FrozenMap(), drawn=())  # fmt: skip
    rest = (*plan.changes[:number], *plan.changes[number + 1 :])
    own = stimulus.waveform, stimulus.shape, stimulus.drawn
    return (bare, *own, rest, plan.off)


def _neat(value: float) -> float:
    return float(f"{value:.3g}")
