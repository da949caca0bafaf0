"""What the signals panel compares: recording and twin, or twin and plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from brainTwinStudio.analysis.connectivity import fcd, window_samples
from brainTwinStudio.analysis.spectrum import relative, segment_samples, welch
from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Recording, Twin
from brainTwinStudio.project.data_kinds import words_of
from brainTwinStudio.ui.panels.signal_electric import beside
from brainTwinStudio.ui.view import View

Compared = Literal["data", "plan"]
QUANTILES = 201
SHORT_SEGMENT_S = 4.0  # Welch segment of fast recordings (EEG)
FAST_HZ = 20.0
FCD_RUNS = 4  # simulated runs an FCD is taken from
MEASURED, SIMULATED = tr("measured"), tr("simulated")
TWIN, PLAN = tr("twin"), tr("plan")
NO_RECORDING = tr("No recording yet. Add one to see its signals.")
NO_TWIN = tr("No fitted twin selected: measured only.")
NOT_RUN = tr("The twin has not been run in this session.")
ONLY_OTHER = tr("The twin simulates {explained}: measured only.")
LONGEST_S = 120.0  # of an EEG; the Data page shows all of it
RUNNING = tr("The twin is being run.")
NO_ANSWER = tr("Run the selected plan to see its signals.")
FREE_RUN = tr("One free run of the twin: compare rhythm and size, not moments.")
FITTED_PART = tr("fitted part")
PAIRED = tr("The same noise in both runs; removed regions have no signal.")


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One of the two: runs, each (channel, time); none where there is nothing. source:
    the array they are parts of, the same object in every scene of it."""

    name: str
    token: str
    runs: tuple[Array, ...] = ()
    sampling_hz: float = 1.0
    source: Array | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Two sides over the same channels. stored: summaries of both that the twin keeps.
    missing: why a side has no signals; can_run: running the twin would mend it.
    part: of what the first side's stored summary is, "" where none is stored."""

    first: Side
    second: Side
    channels: tuple[str, ...]
    regional: bool = True
    stored: tuple["Summary | None", "Summary | None"] = (None, None)
    missing: str = ""
    can_run: bool = False
    tip: str = ""
    part: str = ""

    @property
    def empty(self) -> bool:
        return not self.first.runs and not self.second.runs


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """Relative power (channel, frequency) at hz, and quantiles of the FCD (quantile,)
    at even shares, None where it was not computed."""

    hz: Array
    power: Array
    fcd: Array | None


def parts_of(view: View, compared: Compared) -> tuple[object, ...]:
    """All that a scene depends on, to be compared by identity."""
    answer = None
    if view.scenario is not None:
        answer = view.answers.get(view.scenario.id)
    run = None if view.twin is None else view.runs.get(view.twin.id)
    running = view.job("simulate") is not None
    return (compared, view.recording, view.twin, run, answer, view.names, running)


def scene_of(view: View, compared: Compared) -> Scene:
    """What there is to compare."""
    return _plan_scene(view) if compared == "plan" else _data_scene(view)


def _data_scene(view: View) -> Scene:
    recording, twin = view.recording, view.twin
    measured = Side(MEASURED, "measured")
    channels, regional = view.names, True
    if recording is not None:
        signals, rate = recording.signals, recording.sampling_hz
        channels, regional = recording.channel_names, recording.kind == "bold"
        shown = signals if regional else signals[:, : round(LONGEST_S * rate)]
        measured = Side(MEASURED, "measured", (shown,), rate, signals)
    simulated, missing, can_run = Side(SIMULATED, "sim"), "", False
    run = None if twin is None else view.runs.get(twin.id)
    if twin is None:
        missing = NO_TWIN
    elif recording is not None and recording.kind not in twin.spec.data:
        missing = ONLY_OTHER.format(explained=words_of(twin.spec.data))
    elif run is None:
        running = view.job("simulate") is not None
        missing, can_run = (RUNNING, False) if running else (NOT_RUN, True)
    elif recording is not None and not regional:
        found = beside(run, recording, LONGEST_S)
        if found is not None:
            channels, shown, runs = found
            measured = replace(measured, runs=(shown,), source=shown)
            simulated = Side(SIMULATED, "sim", runs, run.eeg_hz, run.eeg)
    elif run.bold is not None and len(run.region_names) == len(channels):
        simulated = _simulated(SIMULATED, "sim", run.bold, run.repetition_time_s)
    if recording is None:
        missing = NO_RECORDING
    stored = _stored(twin) if regional else (None, None)
    fitted = twin is not None and recording is not None and was_fitted(twin, recording)
    if recording is not None and not fitted:
        stored = None, stored[1]
    part = FITTED_PART if stored[0] is not None else ""
    return Scene(
        measured,
        simulated,
        channels,
        regional,
        stored,
        missing,
        can_run,
        FREE_RUN,
        part,
    )


def _plan_scene(view: View) -> Scene:
    plan = view.scenario
    answer = None if plan is None else view.answers.get(plan.id)
    before, after = Side(TWIN, "sim"), Side(PLAN, "plan")
    if answer is None:
        return Scene(before, after, view.names, missing=NO_ANSWER)
    seconds = answer.repetition_time_s
    before = _simulated(before.name, before.token, answer.before, seconds)
    after = _simulated(after.name, after.token, answer.after, seconds)
    return Scene(before, after, view.names, tip=PAIRED)


def _simulated(name: str, token: str, runs: Array, seconds: float) -> Side:
    """Runs (seed, time, region), a sample every `seconds`."""
    return Side(name, token, tuple(seed.T for seed in runs), 1 / seconds, runs)


def was_fitted(twin: Twin, recording: Recording) -> bool:
    """Whether a twin was fitted to (the first part of) a recording."""
    inputs = twin.provenance.inputs
    if recording.sha256:
        return recording.sha256 in {sha256 for _, sha256 in inputs}
    named = bool(recording.source_file)
    return named and (recording.source_file, "") in inputs


def _stored(twin: Twin | None) -> tuple[Summary | None, Summary | None]:
    """Spectra and FCD that were computed with the fit."""
    if twin is None or "psd_hz" not in twin.measured:
        return None, None
    hz = twin.measured["psd_hz"]
    first, second = (
        Summary(hz, kept["psd"], kept.get("fcd")) if "psd" in kept else None
        for kept in (twin.measured, twin.simulated)
    )
    return first, second


def summary_of(side: Side, *, with_fcd: bool) -> Summary | None:
    """Mean spectrum over runs, and FCD of the first runs; takes up to seconds."""
    runs = [np.asarray(run, float) for run in side.runs]
    if not runs or min(run.shape[1] for run in runs) < 8:
        return None
    rate = side.sampling_hz
    samples = min(run.shape[1] for run in runs)
    segment = segment_samples(samples, rate)
    if rate > FAST_HZ:
        segment = min(samples, round(SHORT_SEGMENT_S * rate))
    spectra = []
    hz: Array = np.empty(0)
    for run in runs:
        hz, power = welch(run, rate, segment)
        spectra.append(relative(power))
    values = _fcd_quantiles(runs, rate) if with_fcd else None
    return Summary(hz, np.mean(spectra, axis=0), values)


def _fcd_quantiles(runs: Sequence[Array], rate: float) -> Array | None:
    window, step = window_samples(1 / rate)
    values: list[Array] = []
    for run in runs[:FCD_RUNS]:
        known = run[np.isfinite(run).all(axis=1)]
        if run.shape[1] >= 2 * window + step and len(known) > 2:
            values.append(np.asarray(fcd(known, window, step)))
    if not values:
        return None
    return np.quantile(np.concatenate(values), np.linspace(0, 1, QUANTILES))
