"""Forecasts of a recording from the present: the twin's, and what they must beat.

A forecast knows the samples of one run up to its origin. The twin starts from the state
that a filter finds in them, or from the last sample alone as if it had no noise; its
forecast is the mean of what it then does. All rows have the same origins.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from brainTwinStudio.analysis.forecasts import (
    HIGHEST_ORDER,
    ORDERS,
    Persistence,
    fitted_ar,
    fitted_var,
    interval,
    normalised_errors,
    origins_of,
    resampled,
    standardised,
    targets,
)
from brainTwinStudio.engine.black_box_forecasts import SEEN
from brainTwinStudio.engine.black_box_runs import is_black_box
from brainTwinStudio.engine.evaluate import check_alike, check_same_cleaning
from brainTwinStudio.engine.forecast_starts import (
    Stretch,
    extrapolated,
    start_of,
    teller,
)
from brainTwinStudio.engine.twin_forecasts import Judged, Told
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import Array, Recording, Twin
from brainTwinStudio.project.forecast import (
    AR,
    FILTERED,
    PERSISTENCE,
    RAW,
    Forecast,
    ForecastPlan,
    ForecastRow,
    Spread,
)

WARM_UP_S = 45.0  # what a filter may see before the first origin
MEMORY = max(SEEN, HIGHEST_ORDER, *ORDERS)  # what any row looks back, in samples
BLOCK_S = 60.0  # of origins that are drawn together (SCIENCE.md E.6)
NORMAL_90 = 1.6448536269514722
ENSEMBLE_EVERY = 5  # samples between origins, where every one costs a simulation
LABELS = {
    FILTERED: "twin, filtered start",
    "twin_scaled": "twin, filtered start, scaled on training runs",
    RAW: "twin, start from the last sample",
    "twin_mean": "twin, its resting mean",
    PERSISTENCE: "persistence",
    AR: "AR, every region by itself",
    "var": "VAR, all regions",
}
COLOURED = (
    "The recording is band-pass filtered: its noise is coloured and the filter, which "
    "takes it for white, trusts neighbouring samples too much; and a filter that ran "
    "forward and backward lets samples know a little of what follows, for every row."
)
SMOOTH = (
    "One sample ahead, a slow signal is foretold by repeating it: read a row beside "
    "persistence and AR, not by its error alone."
)
LED = (
    "This twin is a black box: its filtered start is the state after it was led along "
    "the last 40 samples, its raw start the fewest samples that make a state."
)
NOTHING_DONE = "Stopped before the first recording was forecast; nothing is kept."
STOPPED = "Stopped on request: {missing} not forecast."
UNTRAINED = "Without training runs there is no AR and no VAR to compare with."


def forecast(
    twin: Twin,
    recordings: tuple[Recording, ...],
    training: tuple[Recording, ...],
    plan: ForecastPlan,
    seed: int,
    watcher: Watcher,
    notes: tuple[str, ...] = (),
) -> Forecast:
    """Of every sample of runs that nothing here was trained on, from samples before it.

    Runs are standardised by their own mean and standard deviation, as cleaning has
    done for most. AR and VAR learn from `training` alone.
    """
    began = time.perf_counter()
    _check(twin, recordings, training)
    horizons, start = plan.horizons, start_of(twin, plan)
    tr = twin.sampling.repetition_time_s
    every = ENSEMBLE_EVERY if start == "ensemble" else 1
    runs = [standardised(run.signals) for run in recordings]
    first = max(round(WARM_UP_S / tr), MEMORY)
    places = [origins_of(r.shape[1], first, max(horizons), every) for r in runs]
    judged = Judged(runs, places, horizons)
    learned = [standardised(run.signals) for run in training]
    scaled: dict[str, list[Array]] = {}
    tell = teller(twin, plan, seed, watcher)
    scales = bool(learned) and start != "ensemble"
    told = tell(judged, ("Filtering", 0.05, 0.4 if scales else 0.65))
    stopped = len(told.filtered) < len(runs)
    judged = _those_done(judged, len(told.filtered))
    runs, places = judged.runs, judged.origins
    recordings, missing = recordings[: len(runs)], recordings[len(runs) :]
    warnings = (*extrapolated(twin, told, runs), *_missing(missing))
    slopes = None
    if scales and not stopped:
        slopes = _slopes(tell, learned, first, horizons)
    if slopes is not None:
        scale = slopes[:, None, None]
        scaled["twin_scaled"] = [scale * one for one in told.filtered]
    watcher.progress("Baselines", 0.7)
    rows = {FILTERED: told.filtered, RAW: told.raw, **scaled}
    rows |= _baselines(judged, learned)
    watcher.progress("Comparing", 0.9)
    came = [targets(r, o, horizons) for r, o in zip(runs, places, strict=True)]
    block = max(round(BLOCK_S / tr / every), -(-max(horizons) // every))
    return Forecast(
        plan=plan,
        repetition_time_s=tr,
        rows=_rows(rows, came, block, seed),
        coverage=_coverage(told, came),
        unrelated=told.unrelated,
        origins=sum(len(one) for one in places),
        block=block,
        judged_on=_names(recordings, training),
        trained_on=_names(training, recordings),
        twin_id=twin.id,
        patient_id=twin.patient_id,
        seed=seed,
        seconds=time.perf_counter() - began,
        notes=(*notes, *_notes(twin, training)),
        start=start,
        stopped=stopped,
        warnings=warnings,
    )


def _those_done(judged: Judged, count: int) -> Judged:
    if count == 0:
        raise InputError(NOTHING_DONE)
    return replace(judged, runs=judged.runs[:count], origins=judged.origins[:count])


def _missing(runs: Sequence[Recording]) -> tuple[str, ...]:
    if not runs:
        return ()
    return (STOPPED.format(missing=", ".join(run.id for run in runs)),)


def _check(
    twin: Twin, recordings: tuple[Recording, ...], training: tuple[Recording, ...]
) -> None:
    if twin.outcome == "diverged":
        raise InputError("This fit diverged; it foretells nothing. Fit again.")
    check_alike((*recordings, *training), 1 / twin.sampling.repetition_time_s)
    regions = twin.connectome.parcellation.region_names
    for run in (*recordings, *training):
        if run.channel_names != regions:
            raise InputError(f"Recording {run.id} and the twin list different regions.")
    check_same_cleaning(twin.sampling, recordings)
    for run in recordings:
        if any(np.array_equal(run.signals, other.signals) for other in training):
            raise InputError(
                f"Recording {run.id} is judged and trained on. Leave it out of one."
            )


def _baselines(judged: Judged, training: Sequence[Array]) -> dict[str, list[Array]]:
    rows = {
        "twin_mean": [0.0 * one for one in judged.by(Persistence())],
        PERSISTENCE: judged.by(Persistence()),
    }
    if training:
        rows[AR] = judged.by(fitted_ar(training))
        rows["var"] = judged.by(fitted_var(training, judged.horizons))
    return rows


def _slopes(
    tell: Callable[[Judged, Stretch], Told],
    training: Sequence[Array],
    first: int,
    horizons: tuple[int, ...],
) -> Array | None:
    """What to multiply the twin's forecasts with at every horizon, so that they err
    least in training runs: below 1 where the twin takes activity to last longer than it
    does. None after a stop."""
    places = [origins_of(run.shape[1], first, max(horizons)) for run in training]
    judged = Judged(list(training), places, horizons)
    told = tell(judged, ("Filtering training runs", 0.4, 0.65)).filtered
    if len(told) < len(training):
        return None
    came = [targets(r, o, horizons) for r, o in zip(training, places, strict=True)]
    ours, theirs = np.concatenate(told, axis=1), np.concatenate(came, axis=1)
    power = np.maximum((ours**2).sum(axis=(1, 2)), 1e-300)
    return (ours * theirs).sum(axis=(1, 2)) / power


def _rows(
    rows: dict[str, list[Array]], came: list[Array], block: int, seed: int
) -> tuple[ForecastRow, ...]:
    by_row = [normalised_errors(one, came) for one in rows.values()]
    runs = [np.stack(one) for one in zip(*by_row, strict=True)]
    mean = np.concatenate(runs, axis=-1).mean(axis=-1)
    draws = resampled(runs, block, seed=seed)
    return tuple(
        ForecastRow(
            name,
            LABELS[name],
            _spreads(mean[row], draws[:, row]),
            _spreads(mean[0] - mean[row], draws[:, 0] - draws[:, row]),
        )
        for row, name in enumerate(rows)
    )


def _spreads(values: Array, draws: Array) -> tuple[Spread, ...]:
    low, high = interval(draws)
    numbers = zip(values, low, high, strict=True)
    return tuple(Spread(float(v), float(a), float(b)) for v, a, b in numbers)


def _coverage(told: Told, came: list[Array]) -> tuple[float, ...]:
    inside = [
        np.abs(mean - truth) < NORMAL_90 * np.sqrt(variance)
        for mean, variance, truth in zip(
            told.filtered, told.variance, came, strict=True
        )
    ]
    return tuple(float(v) for v in np.concatenate(inside, axis=1).mean(axis=(1, 2)))


def _names(runs: Sequence[Recording], others: Sequence[Recording]) -> tuple[str, ...]:
    """Ids, or files where two of the runs share an id."""
    taken = {run.id for run in others}
    if any(run.id in taken for run in runs):
        return tuple(run.source_file or run.id for run in runs)
    return tuple(run.id for run in runs)


def _notes(twin: Twin, training: Sequence[Recording]) -> tuple[str, ...]:
    found = [SMOOTH]
    if is_black_box(twin.spec.dynamics):
        found.append(LED)
    if twin.sampling.band_hz is not None:
        found.append(COLOURED)
    if not training:
        found.append(UNTRAINED)
    return tuple(found)
