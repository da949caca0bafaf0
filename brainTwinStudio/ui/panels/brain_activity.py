"""What the 3D view can play over time: signals of regions, how a seizure spreads, and
the course of a disease. Pure, without Qt."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from brainTwinStudio.language import tr
from brainTwinStudio.project import Array, Recording, Twin
from brainTwinStudio.project.full_seizure import FullSeizure
from brainTwinStudio.project.seizure_twin import SeizureTwin
from brainTwinStudio.ui.panels.brain_burden import burdens_of
from brainTwinStudio.ui.panels.brain_played import Activity, rows_of
from brainTwinStudio.ui.panels.facts import connectome_of
from brainTwinStudio.ui.view import View

STAGES = ("data", "inspect", "plan")
ARM_SD = 3.0  # ends of the bar, in standard deviations of each region
OVER_S = 0.5  # a field potential's root mean square is over so long
AFTER = 1.1  # recruitment is played a little beyond the last region
LOUD = 0.99  # quantile of the root mean squares that ends the bar
# Of a simulated seizure: its spread, the title of that, the potential.
UNCHANGED = (
    tr("Spread, simulated"),
    tr("Onset, simulated"),
    tr("Field potential, simulated"),
)
PLANNED = (
    tr("Spread, simulated under the plan"),
    tr("Onset, simulated under the plan"),
    tr("Field potential, simulated under the plan"),
)


def activities_of(view: View, stage: str) -> tuple[Activity, ...]:
    """Everything that can be played in a stage, the likeliest first."""
    connectome = connectome_of(view)
    if connectome is None or stage not in STAGES:
        return ()
    names = connectome.parcellation.region_names
    found: list[Activity | None] = []
    if view.on_seizures and view.seizure_twin is not None:
        found.append(_recruitment(view.seizure_twin, names))
        plan = view.seizure_plan
        for run in view.full_seizures.get(view.seizure_twin.id, ()):
            if not run.changes or (plan is not None and run.changes == plan.changes):
                found += _simulated_seizure(run, names)
    elif stage == "plan":
        found += burdens_of(view.courses_shown, names)
    if stage != "plan":
        found.append(_measured(view.recording, names))
        if stage == "inspect":
            found.append(_free_run(view, view.twin, names))
    return tuple(one for one in found if one is not None)


def _measured(recording: Recording | None, names: tuple[str, ...]) -> Activity | None:
    if recording is None or recording.kind != "bold":
        return None
    values = _scored(recording.signals)
    return _signals(
        "measured", tr("Measured fMRI"), values, recording.sampling_hz,
        rows_of(recording.channel_names, names),
    )  # fmt: skip


def _free_run(view: View, twin: Twin | None, names: tuple[str, ...]) -> Activity | None:
    run = None if twin is None else view.runs.get(twin.id)
    if run is None or run.bold is None:
        return None
    at = rows_of(run.region_names, names)
    rate = 1 / run.repetition_time_s
    return _signals(
        "simulated", tr("Simulated fMRI"), _first_scored(run.bold), rate, at
    )


def _signals(
    key: str, label: str, values: Array, rate: float, at: Array
) -> Activity | None:
    """Values (channel, time) in standard deviations; at (region,): channel or -1."""
    count = values.shape[1]
    if count < 2 or not (at >= 0).any():
        return None

    def row(time_s: float) -> Array:
        now = values[:, min(max(int(time_s * rate + 1e-9), 0), count - 1)]
        return np.where(at >= 0, now[at], np.nan)

    return Activity(
        key, label, label, "SD", count / rate, 1 / rate, (-ARM_SD, ARM_SD), True, row
    )


def _recruitment(twin: SeizureTwin, names: tuple[str, ...]) -> Activity | None:
    zone = twin.zone
    taking = np.isin(zone.region_names, zone.order)
    onset = np.where(taking, zone.onset_s, np.nan)
    return _spread(
        "recruitment", tr("Spread by the twin"), tr("Delay, twin"),
        _onto(onset, zone.region_names, names),
        tr(
            "Without a plan: median delays after the first region; grey: not by then. "
            "Intervals: Colour, Seizure delay."
        ),
    )  # fmt: skip


def _simulated_seizure(run: FullSeizure, names: tuple[str, ...]) -> list[Activity]:
    key, spreads, begins, label = "run", *UNCHANGED
    if run.changes:
        key, spreads, begins, label = "plan", *PLANNED
    onset = _onto(run.onset_s, run.region_names, names)
    one = tr("One run of one draw, intervals not estimated.")
    spread = _spread(
        f"spread-{key}", spreads, begins,
        onset, tr("{note} Grey: does not seize by then.", note=one),
    )  # fmt: skip
    rms, high = _loudness(run)
    at, rate = rows_of(run.region_names, names), run.sampling_hz

    def row(time_s: float) -> Array:
        now = rms[min(max(int(time_s * rate), 0), len(rms) - 1)]
        return np.where(at >= 0, now[at], np.nan)

    length = len(rms) / rate
    if spread is not None:
        spread = replace(spread, of_plan=bool(run.changes))
    loud = Activity(
        f"potential-{key}", label,
        tr("{label}, RMS over {seconds:g} s", label=label, seconds=OVER_S), "", length,
        0.05, (0.0, high), False, row, note=one, of_plan=bool(run.changes),
    )  # fmt: skip
    return [loud] if spread is None else [spread, loud]


def _spread(
    key: str, label: str, title: str, onset: Array, note: str
) -> Activity | None:
    """Regions get the colour of their onset (region,) in s once it is reached."""
    known = np.isfinite(onset)
    if not known.any():
        return None
    last = max(float(onset[known].max()), 0.1)

    def row(time_s: float) -> Array:
        return np.where(known & (onset <= time_s), onset, np.nan)

    def words(time_s: float) -> str:
        there = np.count_nonzero(known & (onset <= time_s))
        return tr("{count} of {all} recruited", count=there, all=known.sum())

    return Activity(
        key, label, title, "s", AFTER * last, last / 400, (0.0, last), False, row,
        words, plain_grey=True, note=note, stands_out="low",  # the earliest onsets
    )  # fmt: skip


def _onto(values: Array, names: tuple[str, ...], wanted: tuple[str, ...]) -> Array:
    at = rows_of(names, wanted)
    return np.where(at >= 0, values[at], np.nan)


@lru_cache(maxsize=2)
def _kept(signals: "_Same") -> Array:
    values = np.asarray(signals.array, np.float32)
    values = values - np.nanmean(values, axis=1, keepdims=True)
    spread = np.nanstd(values, axis=1, keepdims=True)
    return values / np.where(spread > 0, spread, np.nan)


class _Same:
    """An array as a key: equal to itself only."""

    def __init__(self, array: Array) -> None:
        self.array = array

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.array is self.array

    def __hash__(self) -> int:
        return id(self.array)


def _scored(signals: Array) -> Array:
    """(channel, time) in standard deviations of each channel."""
    return _kept(_Same(signals))


@lru_cache(maxsize=1)
def _first(runs: _Same) -> Array:
    return np.ascontiguousarray(runs.array[0].T)


def _first_scored(runs: Array) -> Array:
    """The first of runs (seed, time, region), as _scored."""
    return _scored(_first(_Same(runs)))


@lru_cache(maxsize=2)
def _loudness(run: FullSeizure) -> tuple[Array, float]:
    """Root mean square (time, region) around each moment, and the end of its bar."""
    square = np.nan_to_num(np.asarray(run.potential, float)) ** 2
    half = max(round(OVER_S * run.sampling_hz / 2), 1)
    total = np.cumsum(np.pad(square, ((half + 1, half), (0, 0))), axis=0)
    rms = np.sqrt((total[2 * half + 1 :] - total[: -2 * half - 1]) / (2 * half + 1))
    gone = np.isnan(run.potential).all(axis=0)
    rms[:, gone] = np.nan
    high = float(np.nanquantile(rms, LOUD)) or 1.0
    return rms.astype(np.float32), high


CACHES = (_kept, _first, _loudness)
